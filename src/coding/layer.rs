//! One coder's segments on one transcript.

use std::rc::Rc;

use super::Segment;
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::order::{self, Map};
use crate::stamp::Stamp;
use crate::text::TextRange;

/// One coder's segments on one transcript, sorted by start, then the longer first.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The coder.
    pub coder: CoderId,
    segments: Vec<Rc<Segment>>,
    /// Segments that were removed, by whom and when, for merging copies.
    pub removed: Map<SegmentId, Stamp>,
}

impl Layer {
    /// Returns an empty layer.
    pub fn new(transcript: TranscriptId, coder: CoderId) -> Self {
        Self { transcript, coder, segments: Vec::new(), removed: Map::new() }
    }

    /// Returns a layer with these segments, in any order.
    pub fn with(
        transcript: TranscriptId,
        coder: CoderId,
        mut segments: Vec<Rc<Segment>>,
    ) -> Self {
        order::sort_by_key(&mut segments, |it| order(it));
        Self { transcript, coder, segments, removed: Map::new() }
    }

    /// Returns the segments, by start, then the longer first.
    pub fn segments(&self) -> &[Rc<Segment>] {
        &self.segments
    }

    /// Returns a segment.
    pub fn get(&self, id: SegmentId) -> Option<&Rc<Segment>> {
        self.segments.iter().find(|it| it.id == id)
    }

    /// Returns the segment that has this code and passage, if there is one.
    pub fn same(&self, code: CodeId, range: TextRange) -> Option<&Rc<Segment>> {
        self.overlapping(range).find(|it| it.code == code && it.range == range)
    }

    /// Returns the segments that share at least one character with the range.
    pub fn overlapping(&self, range: TextRange) -> impl Iterator<Item = &Rc<Segment>> {
        let end = self.segments.partition_point(|it| it.range.start() < range.end());
        let before = self.segments.get(..end).unwrap_or_default();
        before.iter().filter(move |it| it.range.overlaps(range))
    }

    /// Adds a segment, or puts it in the place of the one with its id.
    pub fn put(&mut self, segment: Segment) {
        self.segments.retain(|it| it.id != segment.id);
        self.removed.remove(&segment.id);
        let key = order(&segment);
        let at = self.segments.partition_point(|it| order(it) < key);
        self.segments.insert(at, Rc::new(segment));
    }

    /// Removes a segment and remembers that it was.
    pub fn remove(&mut self, id: SegmentId, stamp: &Stamp) -> Option<Rc<Segment>> {
        let at = self.segments.iter().position(|it| it.id == id)?;
        self.removed.insert(id, *stamp);
        Some(self.segments.remove(at))
    }
}

fn order(it: &Segment) -> (u32, std::cmp::Reverse<u32>, CodeId, SegmentId) {
    (it.range.start(), std::cmp::Reverse(it.range.end()), it.code, it.id)
}
