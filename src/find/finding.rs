//! What a study keeps of finding: queries under their names, a list of stop words of its own,
//! and which proposals were dismissed.

use super::SavedQuery;
use crate::id::{CodeId, CoderId, QueryId, TranscriptId};
use crate::order::{Map, Set};

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The queries.
    pub queries: Map<QueryId, SavedQuery>,
    /// The study's own list of stop words, in order; nothing for the built-in one.
    pub stop_words: Option<Vec<String>>,
    /// The proposals that nobody wants to see again.
    pub dismissed: Set<Dismissed>,
}

/// A turn that a coder did not want to give a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dismissed {
    /// The code.
    pub code: CodeId,
    /// The coder.
    pub coder: CoderId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// What stands for the turn's text: see [`super::mark`]. Not its place, which changes,
    /// and not its words, which may have to go.
    pub mark: u32,
}

impl Finding {
    /// Returns the queries in natural order of their names.
    pub fn by_name(&self) -> Vec<&SavedQuery> {
        let mut all: Vec<_> = self.queries.values().collect();
        crate::order::sort_by(&mut all, |a, b| {
            crate::text::natural_order(&a.name, &b.name).then(a.id.cmp(&b.id))
        });
        all
    }

    /// Returns the stop words, in order.
    pub fn stop_words(&self) -> Vec<String> {
        self.stop_words.clone().unwrap_or_else(super::english)
    }
}
