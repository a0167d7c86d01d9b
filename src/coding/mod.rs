//! Coding: the passages that coders gave codes. Each coder has a layer of their own on each
//! transcript; counts are always derived, never stored.

mod around;
mod density;
mod join;
mod lanes;
mod layer;
mod reach;
mod runs;
mod segment;
mod sheet;
mod spot;

use std::rc::Rc;

pub use around::{InContext, in_context};
pub use density::density;
pub use join::{Joined, Meeting, give_all, give_one, meeting, take_notes};
pub use lanes::lanes;
pub use layer::Layer;
pub use reach::{By, Move, next_to, paragraph, reach, sentence};
pub use runs::{Run, runs};
pub use segment::{Segment, Stance};
pub use sheet::{Coverage, Group, Mark, Sheet, Span, TurnMarks, countable};
pub use spot::{Spot, selected};

use crate::id::{CoderId, TranscriptId};
use crate::order::Map;

/// All layers of a study.
pub type Layers = Map<(TranscriptId, CoderId), Rc<Layer>>;
