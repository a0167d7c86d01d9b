//! Words of the participants.

/// Words of the participants.
#[derive(Debug)]
pub struct Participants {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
}

/// English.
pub const EN: Participants = Participants {
    title: "Participants",
    lead: "Who takes part, with their role, site and other attributes.",
};
