//! Words of coding a transcript.

/// Words of coding a transcript.
#[derive(Debug)]
pub struct Coding {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Coding =
    Coding { title: "Coding", lead: "Select words, then choose a code." };
