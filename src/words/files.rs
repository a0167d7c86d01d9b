//! Words of files out and in.

/// Words of files out and in.
#[derive(Debug)]
pub struct Files {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Files = Files {
    title: "Files",
    lead: "Save the study as a file, open a colleague's, take tables along.",
};
