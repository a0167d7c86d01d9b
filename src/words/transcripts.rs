//! Words of the transcript list and its import.

/// Words of the transcript list and its import.
#[derive(Debug)]
pub struct Transcripts {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Transcripts = Transcripts {
    title: "Transcripts",
    lead: "Import interviews, field notes and documents, and choose one to code.",
};
