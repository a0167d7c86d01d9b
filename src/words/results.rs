//! Words of the results of questions.

/// Words of the results of questions.
#[derive(Debug)]
pub struct Results {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Results =
    Results { title: "Results", lead: "What was answered, question by question." };
