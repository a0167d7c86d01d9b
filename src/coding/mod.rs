//! Coding: the passages that coders gave codes. Each coder has a layer of their own on each
//! transcript; counts are always derived, never stored.

mod lanes;
mod layer;
mod runs;
mod segment;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use lanes::lanes;
pub use layer::Layer;
pub use runs::{Run, runs};
pub use segment::{Segment, Stance};

use crate::id::{CoderId, TranscriptId};

/// All layers of a study.
pub type Layers = BTreeMap<(TranscriptId, CoderId), Rc<Layer>>;
