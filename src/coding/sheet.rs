//! What a screen shows of the coding of one transcript: the segments of some coders, cut
//! turn by turn into spans, and gathered for the margin.

use std::rc::Rc;

use super::{Layer, Segment, Stance, lanes, runs};
use crate::id::{CodeId, CoderId, SegmentId};
use crate::order;
use crate::text::{Text, TextRange};
use crate::transcript::Transcript;

/// A segment with whose it is.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The segment.
    pub segment: Rc<Segment>,
    /// Who made it.
    pub coder: CoderId,
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        self.coder == other.coder
            && (Rc::ptr_eq(&self.segment, &other.segment)
                || self.segment == other.segment)
    }
}

/// A stretch of a turn that the same segments cover throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The stretch.
    pub range: TextRange,
    /// The same in bytes of the transcript's text.
    pub bytes: std::ops::Range<usize>,
    /// Where it begins in the turn, in UTF-16 units.
    pub unit: u32,
    /// What covers it: places in [`TurnMarks::marks`].
    pub covers: Vec<usize>,
}

/// The coding of one turn.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnMarks {
    /// The segments that touch the turn, by start, then the longer first.
    pub marks: Vec<Mark>,
    /// The turn's text in spans: they cover it exactly once, in order.
    pub spans: Vec<Span>,
}

/// The same passage with the same code and stance, by one coder or by several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The passage.
    pub range: TextRange,
    /// The code.
    pub code: CodeId,
    /// The stance.
    pub stance: Option<Stance>,
    /// The segments, with whose they are.
    pub members: Vec<(SegmentId, CoderId)>,
    /// Its lane in the margin, counted from 0.
    pub lane: usize,
}

/// What a screen shows of the coding of one transcript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// All segments, by start, then the longer first.
    pub marks: Vec<Mark>,
    /// The turns' coding, a turn each.
    pub turns: Vec<Rc<TurnMarks>>,
    /// The segments as the margin shows them, by start.
    pub groups: Vec<Group>,
}

impl Sheet {
    /// Returns what to show of these layers: the segments that `keep` says yes to. Turns whose coding is as it was in `before`, a
    /// sheet of the same transcript, are shared with it.
    pub fn of<'a>(
        transcript: &Transcript,
        layers: impl IntoIterator<Item = &'a Rc<Layer>>,
        keep: &dyn Fn(&Segment) -> bool,
        before: Option<&Self>,
    ) -> Self {
        let mut marks: Vec<Mark> = layers
            .into_iter()
            .flat_map(|layer| {
                let coder = layer.coder;
                layer
                    .segments()
                    .iter()
                    .filter(|it| keep(it))
                    .map(move |it| Mark { segment: Rc::clone(it), coder })
            })
            .collect();
        order::sort_by_key(&mut marks, order);
        let groups = groups(&marks);
        let turns = turns(transcript, &marks, before);
        Self { marks, turns, groups }
    }

    /// Returns a segment.
    pub fn mark(&self, id: SegmentId) -> Option<&Mark> {
        self.marks.iter().find(|it| it.segment.id == id)
    }

    /// Returns the segments that hold the position, the shortest first.
    pub fn at(&self, position: u32) -> Vec<&Mark> {
        let end = self.marks.partition_point(|it| it.segment.range.start() <= position);
        let before = self.marks.get(..end).unwrap_or_default();
        let mut found: Vec<&Mark> =
            before.iter().filter(|it| it.segment.range.contains(position)).collect();
        order::sort_by_key(&mut found, |it| it.segment.range.chars());
        found
    }

    /// Tells how many of the turns are coded: of those that are no interviewer's, or of all
    /// when all are.
    pub fn coverage(&self, transcript: &Transcript) -> Coverage {
        Coverage::of(transcript, |at| {
            self.turns.get(at).is_some_and(|it| !it.marks.is_empty())
        })
    }
}

/// How many turns are coded, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Turns with at least one segment.
    pub coded: usize,
    /// All turns that count.
    pub of: usize,
}

impl Coverage {
    /// Counts the turns that `is_coded` tells to be.
    pub fn of(transcript: &Transcript, is_coded: impl Fn(usize) -> bool) -> Self {
        let mut counts = Self::default();
        for (at, _) in countable(transcript) {
            counts.of += 1;
            counts.coded += usize::from(is_coded(at));
        }
        counts
    }

    /// Counts the turns that any of the layers touches.
    pub fn of_layers<'a>(
        transcript: &Transcript,
        layers: impl IntoIterator<Item = &'a Rc<Layer>>,
    ) -> Self {
        let mut touched = vec![false; transcript.turns.len()];
        let segments = layers.into_iter().flat_map(|it| it.segments());
        for range in segments.map(|it| it.range) {
            let first = transcript.turn_at(range.start()).unwrap_or_default();
            for (flag, turn) in
                touched.iter_mut().zip(transcript.turns.iter()).skip(first)
            {
                if turn.range.start() >= range.end() {
                    break;
                }
                *flag |= turn.range.overlaps(range);
            }
        }
        Self::of(transcript, |at| touched.get(at).copied().unwrap_or_default())
    }
}

/// Returns the turns that are to be coded, with their places: not an interviewer's, unless
/// there are no others.
pub fn countable(
    transcript: &Transcript,
) -> impl Iterator<Item = (usize, &crate::transcript::Turn)> {
    let all_ask = transcript.turns.iter().all(|it| transcript.is_interviewer(it));
    transcript
        .turns
        .iter()
        .enumerate()
        .filter(move |(_, it)| all_ask || !transcript.is_interviewer(it))
}

fn order(it: &Mark) -> (u32, std::cmp::Reverse<u32>, CodeId, CoderId, SegmentId) {
    let range = it.segment.range;
    (
        range.start(),
        std::cmp::Reverse(range.end()),
        it.segment.code,
        it.coder,
        it.segment.id,
    )
}

fn groups(marks: &[Mark]) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    for Mark { segment, coder } in marks {
        let range = segment.range;
        let twin = found
            .iter_mut()
            .rev()
            .take_while(|it| it.range == range)
            .find(|it| it.code == segment.code && it.stance == segment.stance);
        match twin {
            Some(group) => group.members.push((segment.id, *coder)),
            None => found.push(Group {
                range,
                code: segment.code,
                stance: segment.stance,
                members: vec![(segment.id, *coder)],
                lane: 0,
            }),
        }
    }
    let ranges: Vec<TextRange> = found.iter().map(|it| it.range).collect();
    for (group, lane) in found.iter_mut().zip(lanes(&ranges)) {
        group.lane = lane;
    }
    found
}

fn turns(
    transcript: &Transcript,
    marks: &[Mark],
    before: Option<&Sheet>,
) -> Vec<Rc<TurnMarks>> {
    let mut rest = marks.iter();
    let mut next = rest.next();
    let mut open: Vec<&Mark> = Vec::new();
    let mut found = Vec::with_capacity(transcript.turns.len());
    for (at, turn) in transcript.turns.iter().enumerate() {
        let range = turn.range;
        while let Some(mark) = next.filter(|it| it.segment.range.start() < range.end()) {
            open.push(mark);
            next = rest.next();
        }
        open.retain(|it| it.segment.range.end() > range.start());
        let old = before.and_then(|it| it.turns.get(at));
        let same = |it: &&Rc<TurnMarks>| it.marks.iter().eq(open.iter().copied());
        found.push(match old.filter(same) {
            Some(old) => Rc::clone(old),
            None => Rc::new(TurnMarks {
                marks: open.iter().map(|it| (*it).clone()).collect(),
                spans: spans(&transcript.text, range, &open),
            }),
        });
    }
    found
}

fn spans(text: &Text, within: TextRange, marks: &[&Mark]) -> Vec<Span> {
    let ranges: Vec<TextRange> = marks.iter().map(|it| it.segment.range).collect();
    // Walked once: finding each run's place anew would cost more than all the rest.
    let mut said = text.slice(within).chars();
    let (mut byte, mut unit) = (text.byte(within.start()), 0);
    runs(within, &ranges)
        .into_iter()
        .map(|run| {
            let (from, begins) = (byte, unit);
            for letter in said.by_ref().take(run.range.chars() as usize) {
                byte += letter.len_utf8();
                unit += if letter.len_utf16() == 2 { 2 } else { 1 };
            }
            let (range, covers) = (run.range, run.covers);
            Span { range, bytes: from..byte, unit: begins, covers }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id, Ids};
    use crate::stamp::{Moment, Provenance, Stamp};
    use crate::transcript::{Draft, DraftSpeaker, DraftTurn};

    fn id<I: Id>(number: u128) -> I {
        I::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn transcript() -> Transcript {
        let turns = ["How so?", "We met 👩‍⚕️ late.", "Why?", "Nobody came."]
            .iter()
            .enumerate()
            .map(|(at, it)| DraftTurn {
                text: (*it).into(),
                speaker: Some(at % 2),
                ..DraftTurn::default()
            })
            .collect();
        let speaker =
            |name: &str, interviewer| DraftSpeaker { name: name.into(), interviewer };
        let speakers = vec![speaker("I", true), speaker("P", false)];
        let stamp = Stamp { at: Moment(0), by: id(1) };
        Draft { speakers, turns, ..Draft::default() }
            .into_transcript(&mut Ids::seeded(1), &stamp)
    }

    fn layer(of: &Transcript, coder: u128, segments: &[(u128, u128, &str)]) -> Rc<Layer> {
        let stamp = Stamp { at: Moment(0), by: id(coder) };
        let segments = segments.iter().map(|&(number, code, quote)| {
            Rc::new(Segment {
                id: id(number),
                code: id(code),
                range: crate::text::find_quote(&of.text, quote, 0).unwrap(),
                stance: None,
                memo: String::new(),
                checked: None,
                provenance: Provenance::new(&stamp),
            })
        });
        Rc::new(Layer::with(of.id, id(coder), segments.collect()))
    }

    fn show(of: &Transcript, turn: &TurnMarks) -> Vec<(String, u32, usize)> {
        let spans = turn.spans.iter();
        spans
            .map(|it| {
                let said = of.text.slice(it.range);
                assert_eq!(of.text.as_str().get(it.bytes.clone()), Some(said));
                (said.to_owned(), it.unit, it.covers.len())
            })
            .collect()
    }

    #[test]
    fn turns_are_cut_into_spans_that_count_utf16_units() {
        let it = transcript();
        let own = layer(&it, 1, &[(10, 7, "met 👩‍⚕️"), (11, 8, "👩‍⚕️ late.\nWhy?")]);
        let sheet = Sheet::of(&it, [&own], &|_| true, None);
        let found = show(&it, &sheet.turns[1]);
        let plain: Vec<(&str, u32, usize)> = found
            .iter()
            .map(|(text, unit, covers)| (text.as_str(), *unit, *covers))
            .collect();
        assert_eq!(
            plain,
            [("We ", 0, 0), ("met ", 3, 1), ("👩‍⚕️", 7, 2), (" late.", 12, 1)]
        );
        assert_eq!(show(&it, &sheet.turns[2]), [("Why?".to_owned(), 0, 1)]);
        assert_eq!(show(&it, &sheet.turns[3]), [("Nobody came.".to_owned(), 0, 0)]);
        assert_eq!(sheet.coverage(&it), Coverage { coded: 1, of: 2 });
        assert_eq!(Coverage::of_layers(&it, [&own]), Coverage { coded: 1, of: 2 });
        let at = own.segments()[1].range.start();
        let here: Vec<SegmentId> = sheet.at(at).iter().map(|it| it.segment.id).collect();
        assert_eq!(here, [id(10), id(11)]);
    }

    #[test]
    fn what_is_as_before_is_shared() {
        let it = transcript();
        let before = Sheet::of(&it, [&layer(&it, 1, &[(10, 7, "met")])], &|_| true, None);
        let own = layer(&it, 1, &[(10, 7, "met"), (11, 7, "Nobody")]);
        let after = Sheet::of(&it, [&own], &|_| true, Some(&before));
        let shared: Vec<bool> = before
            .turns
            .iter()
            .zip(&after.turns)
            .map(|(a, b)| Rc::ptr_eq(a, b))
            .collect();
        assert_eq!(shared, [true, true, true, false]);
        assert_eq!(after, Sheet::of(&it, [&own], &|_| true, None));
    }

    #[test]
    fn the_same_by_two_coders_is_one_group() {
        let it = transcript();
        let amara = layer(&it, 1, &[(10, 7, "We met"), (11, 8, "met")]);
        let jo = layer(&it, 2, &[(20, 7, "We met"), (21, 7, "Nobody")]);
        let sheet = Sheet::of(&it, [&amara, &jo], &|_| true, None);
        let groups: Vec<(usize, usize)> =
            sheet.groups.iter().map(|it| (it.members.len(), it.lane)).collect();
        assert_eq!(groups, [(2, 0), (1, 1), (1, 0)]);
    }
}
