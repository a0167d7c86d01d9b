//! How far codes reach into the data, and what merging or removing one would change: said
//! beforehand, so that nobody has to try.

use std::rc::Rc;

use super::Theme;
use crate::codebook::Codebook;
use crate::coding::{Layers, give_all};
use crate::id::{CodeId, CoderId, Id as _, TranscriptId};
use crate::order::{Map, Set};
use crate::stamp::{Moment, Stamp};

/// Where a code is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Segments of all coders.
    pub segments: usize,
    /// Transcripts with at least one.
    pub transcripts: Set<TranscriptId>,
}

/// Returns where every code is used that is used at all.
pub fn code_reach(layers: &Layers) -> Map<CodeId, Reach> {
    let mut all: Map<CodeId, Reach> = Map::new();
    for layer in layers.values() {
        for it in layer.segments() {
            let reach = all.entry(it.code).or_default();
            reach.segments += 1;
            reach.transcripts.insert(layer.transcript);
        }
    }
    all
}

/// What happens when a code goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// Its segments.
    pub segments: usize,
    /// Segments that become one with another of the same coder, since their passages are the
    /// same or overlap. Only when it is merged.
    pub joined: usize,
    /// Names of the themes that gather it.
    pub themes: Vec<String>,
    /// Names of the codes directly under it, which move up.
    pub children: Vec<String>,
}

/// Returns what happens when a code is removed, or merged into another.
pub fn going(
    book: &Codebook,
    layers: &Layers,
    themes: &[Rc<Theme>],
    code: CodeId,
    into: Option<CodeId>,
) -> Going {
    let gathering = themes.iter().filter(|it| it.codes.contains(&code));
    let mut going = Going {
        themes: gathering.map(|it| it.name.clone()).collect(),
        children: book.children(Some(code)).iter().map(|it| it.name.clone()).collect(),
        ..Going::default()
    };
    let nobody = Stamp { at: Moment(0), by: CoderId::from_uuid(uuid::Uuid::nil()) };
    for layer in layers.values() {
        let own = layer.segments().iter().filter(|it| it.code == code).count();
        going.segments += own;
        if let Some(into) = into.filter(|_| own > 0) {
            going.joined += give_all(layer, code, into, &nobody).gone.len();
        }
    }
    going
}
