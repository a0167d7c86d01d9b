//! Words of the codebook.

/// Words of the codebook.
#[derive(Debug)]
pub struct Codebook {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Codebook = Codebook {
    title: "Codebook",
    lead: "Codes with what they mean, when to use them and when not.",
};
