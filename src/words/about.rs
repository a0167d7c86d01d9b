//! Words of the settings and of what Heddle is.

/// Words of the settings and of what Heddle is.
#[derive(Debug)]
pub struct About {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: About = About {
    title: "About Heddle",
    lead: "How it looks, where your work is kept, and what it promises.",
};
