//! One coded passage.

use crate::id::{CodeId, SegmentId};
use crate::stamp::{Moment, Provenance, Stamp};
use crate::text::TextRange;

/// A passage that one coder gave one code (a *coding* in REFI-QDA). Which coder, and in
/// which transcript, is said by the layer that holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its id.
    pub id: SegmentId,
    /// The code.
    pub code: CodeId,
    /// The passage.
    pub range: TextRange,
    /// Whether it helps or hinders, if the coder said so.
    pub stance: Option<Stance>,
    /// The coder's note; empty when none.
    pub memo: String,
    /// When somebody last said that it has the right code, after it was made.
    pub checked: Option<Stamp>,
    /// Who and when.
    pub provenance: Provenance,
}

impl Segment {
    /// Returns when it was last looked at whether the code fits.
    pub fn judged(&self) -> Moment {
        let made = self.provenance.created.at;
        self.checked.map_or(made, |it| it.at.max(made))
    }
}

/// Whether a passage tells of something that hinders or helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It hinders.
    Barrier,
    /// It helps.
    Facilitator,
    /// It does both.
    Mixed,
}

impl Stance {
    /// All stances.
    pub const ALL: [Self; 3] = [Self::Barrier, Self::Facilitator, Self::Mixed];

    /// Returns the word for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Barrier => "barrier",
            Self::Facilitator => "facilitator",
            Self::Mixed => "mixed",
        }
    }

    /// Reads the word of [`Stance::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
