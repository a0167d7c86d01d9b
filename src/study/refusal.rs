//! Typed "no": why a command leaves the study as it is. The sentences for people, each with
//! what to do, are in `words`.

use crate::codebook::TreeError;
use crate::transcript::NotSo;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A name is empty.
    #[error("a name is needed")]
    NameEmpty,
    /// The name is taken by another of its kind.
    #[error("the name `{0}` is taken")]
    NameTaken(String),
    /// What the command is about is not there (any more).
    #[error("it is not there any more")]
    Gone,
    /// The id of something new is already used.
    #[error("the id is already used")]
    IdTaken,
    /// The passage lies outside the transcript's text.
    #[error("the passage lies outside the text")]
    OutsideText,
    /// A turn would have no words left.
    #[error("a turn would have no words left")]
    TurnEmpty,
    /// So many segments would have no words left, and nobody said what becomes of them.
    #[error("{0} segments would have no words left")]
    SegmentsEmpty(usize),
    /// The same coder has given the same passage the same code already.
    #[error("this passage has this code already")]
    AlreadyCoded,
    /// A code cannot lie under itself.
    #[error("a code cannot lie under itself")]
    Circle,
    /// The code with this name is archived: nothing new comes to it.
    #[error("the code `{0}` is archived")]
    Archived(String),
    /// A code cannot be merged into itself.
    #[error("a code cannot be merged into itself")]
    IntoItself,
    /// The last coder, or one who has segments, cannot be removed.
    #[error("this coder has work in the study")]
    CoderHasWork,
    /// There is no room where the study is kept for anything large.
    #[error("there is no room for it")]
    NoRoom,
    /// Another tab writes the study; this one only shows it.
    #[error("the study is being written elsewhere")]
    WrittenElsewhere,
    /// A composite scale takes two questions with numbers, or more.
    #[error("a scale takes two items or more")]
    TooFewItems,
    /// The command changes nothing.
    #[error("nothing to change")]
    NothingToDo,
}

impl From<NotSo> for Refusal {
    fn from(error: NotSo) -> Self {
        match error {
            NotSo::Outside => Self::OutsideText,
            NotSo::TurnEmpty => Self::TurnEmpty,
        }
    }
}

impl From<TreeError> for Refusal {
    fn from(error: TreeError) -> Self {
        match error {
            TreeError::Unknown => Self::Gone,
            TreeError::Circle => Self::Circle,
            TreeError::Taken => Self::IdTaken,
        }
    }
}
