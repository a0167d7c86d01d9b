//! Themes: statements about the data that gather codes, and the counts of what supports
//! them. Counts are derived from the layers each time.

mod doubt;
mod hidden;
mod quotes;
mod reach;
mod tally;

use std::rc::Rc;

pub use doubt::{Doubt, doubts, redefined};
pub use hidden::{Support, hide, is_recognisable, is_small_group, support};
pub use quotes::{Quote, QuoteFilter, Tag, described, gathered, quotes, segments};
pub use reach::{Going, Reach, code_reach, going};
pub use tally::{
    Counts, Material, StanceCounts, Tally, ValueCounts, code_counts, code_tally, tally,
};

use crate::id::{CodeId, SegmentId, ThemeId};
use crate::stamp::Provenance;

/// The themes of a study, in the order in which they are told.
pub type Themes = Vec<Rc<Theme>>;

/// A statement about the data that gathers codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its short name.
    pub name: String,
    /// What it states.
    pub statement: String,
    /// The codes it gathers, in order, each once.
    pub codes: Vec<CodeId>,
    /// The segments chosen to speak for it, in order, each once.
    pub quotes: Vec<SegmentId>,
    /// Who and when.
    pub provenance: Provenance,
}
