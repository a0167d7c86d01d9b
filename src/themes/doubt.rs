//! Segments that were given a code before the rules for using it changed, and that nobody
//! has looked at since.

use std::rc::Rc;

use crate::codebook::Codebook;
use crate::coding::{Layers, Segment};
use crate::id::{CodeId, CoderId, TranscriptId};
use crate::order::{self, Map};
use crate::stamp::Moment;

/// A segment in doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Where it is.
    pub transcript: TranscriptId,
    /// Whose it is.
    pub coder: CoderId,
    /// The segment.
    pub segment: Rc<Segment>,
}

/// Returns when the rules of each code changed last, for those whose rules did.
pub fn redefined(book: &Codebook) -> Map<CodeId, Moment> {
    order::map(book.codes().filter_map(|it| Some((it.id, it.redefined?.at))))
}

/// Returns the segments that were judged before the moment at which their code was
/// redefined, code by code.
pub fn doubts(
    redefined: &Map<CodeId, Moment>,
    layers: &Layers,
) -> Map<CodeId, Vec<Doubt>> {
    let mut all: Map<CodeId, Vec<Doubt>> = Map::new();
    if redefined.is_empty() {
        return all;
    }
    for layer in layers.values() {
        for segment in layer.segments() {
            let changed = redefined.get(&segment.code);
            if changed.is_some_and(|it| segment.judged() < *it) {
                all.entry(segment.code).or_default().push(Doubt {
                    transcript: layer.transcript,
                    coder: layer.coder,
                    segment: Rc::clone(segment),
                });
            }
        }
    }
    all
}
