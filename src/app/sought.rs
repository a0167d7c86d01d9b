//! What is looked for in the open study: there again when one comes back to the search, and
//! what the coding screen steps through.

use std::rc::Rc;

use crate::find::{Group, Hit, Limits, Order};
use crate::id::{CodeId, QueryId};

/// A view of the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Words and patterns.
    #[default]
    Words,
    /// How often words are said.
    Counts,
    /// Segments by what is true of them.
    Segments,
    /// More like these.
    Like,
}

impl View {
    /// All views, in order.
    pub const ALL: [Self; 4] = [Self::Words, Self::Counts, Self::Segments, Self::Like];

    /// Returns the word for it in the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Counts => "counts",
            Self::Segments => "segments",
            Self::Like => "like",
        }
    }
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sought {
    /// Which view is open.
    pub view: View,
    /// What was typed.
    pub typed: String,
    /// Whether it is a pattern.
    pub pattern: bool,
    /// Where to look.
    pub limits: Limits,
    /// In which order.
    pub order: Order,
    /// What was found, as it was said.
    pub hits: Rc<[Hit]>,
    /// Which of them was gone to last.
    pub at: Option<usize>,
    /// What is asked of segments.
    pub asks: Group,
    /// The kept query that is open.
    pub query: Option<QueryId>,
    /// The code of which more is wanted.
    pub code: Option<CodeId>,
    /// Whether interviewers' turns are proposed too.
    pub everybody: bool,
    /// What of a proposed turn is coded: its sentence, or all of it.
    pub whole_turn: bool,
}
