//! Words of the themes.

/// Words of the themes.
#[derive(Debug)]
pub struct Themes {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Themes = Themes {
    title: "Themes",
    lead: "Statements about the data, and the codes that carry them.",
};
