//! Words of the survey list and its import.

/// Words of the survey list and its import.
#[derive(Debug)]
pub struct Survey {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Survey = Survey {
    title: "Questions",
    lead: "Import a survey export as it came, and check what was understood.",
};
