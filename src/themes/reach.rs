//! How far codes reach into the data, and what merging or removing one would change: said
//! beforehand, so that nobody has to try.

use std::rc::Rc;

use super::Theme;
use crate::codebook::Codebook;
use crate::coding::{Layers, Segment};
use crate::id::{CodeId, TranscriptId};
use crate::order::{Map, Set};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// Its segments.
    pub segments: usize,
    /// Those among them that become one with a segment that the same coder gave the other
    /// code already. Only when it is merged.
    pub twins: usize,
    /// Themes that gather it.
    pub themes: usize,
    /// Codes directly under it, which move up.
    pub children: usize,
}

/// Returns what happens when a code is removed, or merged into another.
pub fn going(
    book: &Codebook,
    layers: &Layers,
    themes: &[Rc<Theme>],
    code: CodeId,
    into: Option<CodeId>,
) -> Going {
    let mut going = Going {
        themes: themes.iter().filter(|it| it.codes.contains(&code)).count(),
        children: book.children(Some(code)).len(),
        ..Going::default()
    };
    for layer in layers.values() {
        let of = |code: CodeId| move |it: &&Rc<Segment>| it.code == code;
        for it in layer.segments().iter().filter(of(code)) {
            going.segments += 1;
            let same = |into| layer.same(into, it.range).is_some();
            going.twins += usize::from(into.is_some_and(same));
        }
    }
    going
}
