//! Words of the log of changes.

/// Words of the log of changes.
#[derive(Debug)]
pub struct Log {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Log =
    Log { title: "Changes", lead: "What was done in this study, by whom and when." };
