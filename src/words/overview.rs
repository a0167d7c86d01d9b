//! Words of the study at a glance.

/// Words of the study at a glance.
#[derive(Debug)]
pub struct Overview {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Overview =
    Overview { title: "Overview", lead: "What this study holds, and what to do next." };
