//! Giving segments another code where the coder may have coded the same words with it
//! already: passages that meet become one, and no words, stances or memos are lost.

use std::rc::Rc;

use super::{Layer, Segment, Stance};
use crate::id::{CodeId, SegmentId};
use crate::order::{self, Map};
use crate::stamp::Stamp;
use crate::text::TextRange;

/// A layer after it was changed, and what became of its segments.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The layer.
    pub layer: Layer,
    /// How many segments have another code now.
    pub moved: usize,
    /// Segments that are no more, each with the one that has its words now.
    pub gone: Map<SegmentId, SegmentId>,
}

/// Returns the layer with all segments of one code given to another. A segment that has the
/// same passage as one of the other code becomes one with it; so does one that overlaps it
/// and has the same stance.
pub fn give_all(layer: &Layer, from: CodeId, into: CodeId, stamp: &Stamp) -> Joined {
    let mut others = Vec::new();
    // Those of the other code, each with whether it had it from the beginning.
    let mut kept: Vec<(Segment, bool)> = Vec::new();
    let mut coming = Vec::new();
    for it in layer.segments() {
        if it.code == from {
            coming.push((**it).clone());
        } else if it.code == into {
            kept.push(((**it).clone(), true));
        } else {
            others.push(Rc::clone(it));
        }
    }
    let moved = coming.len();
    let mut gone = Map::new();
    for mut it in coming {
        it.code = into;
        it.provenance = it.provenance.touched(stamp);
        let meets = |(other, own): &(Segment, bool)| {
            other.range == it.range
                || (*own && other.stance == it.stance && other.range.overlaps(it.range))
        };
        let Some(first) = kept.iter().position(meets) else {
            kept.push((it, false));
            continue;
        };
        // Several that it meets become one with it.
        let mut at = kept.len();
        while at > first + 1 {
            at -= 1;
            if kept.get(at).is_some_and(meets) {
                let (other, _) = kept.remove(at);
                absorb(&mut kept, first, &other, &mut gone, stamp);
            }
        }
        absorb(&mut kept, first, &it, &mut gone, stamp);
    }
    one_each(&mut kept, &mut gone, stamp);
    others.extend(kept.into_iter().map(|it| Rc::new(it.0)));
    Joined { layer: with_gone(layer, others, &gone, stamp), moved, gone }
}

/// Returns the layer with one segment given another code; with `copy`, it keeps its own and
/// a copy with this id has the other. Nothing when the segment is not there.
pub fn give_one(
    layer: &Layer,
    id: SegmentId,
    into: CodeId,
    copy: Option<SegmentId>,
    stamp: &Stamp,
) -> Option<Joined> {
    let it = layer.get(id)?;
    let twin = layer.same(into, it.range).filter(|twin| twin.id != id).cloned();
    let mut next = layer.clone();
    let mut gone = Map::new();
    match (twin, copy) {
        (Some(_), Some(_)) => {}
        (Some(twin), None) => {
            let mut twin = (*twin).clone();
            merge(&mut twin, it, stamp);
            next.remove(id, stamp);
            gone.insert(id, twin.id);
            next.put(twin);
        }
        (None, copy) => {
            let mut given =
                Segment { code: into, checked: Some(*stamp), ..(**it).clone() };
            given.id = copy.unwrap_or(id);
            given.provenance = given.provenance.touched(stamp);
            next.put(given);
        }
    }
    Some(Joined { layer: next, moved: 1, gone })
}

/// Makes a segment one with the one at a place of the list.
fn absorb(
    kept: &mut [(Segment, bool)],
    at: usize,
    other: &Segment,
    gone: &mut Map<SegmentId, SegmentId>,
    stamp: &Stamp,
) {
    if let Some((it, own)) = kept.get_mut(at) {
        merge(it, other, stamp);
        *own = true;
        let into = it.id;
        for (_, to) in gone.iter_mut().filter(|(_, to)| **to == other.id) {
            *to = into;
        }
        gone.insert(other.id, into);
    }
}

/// Joining may have made two passages the same: they are one too.
fn one_each(
    kept: &mut Vec<(Segment, bool)>,
    gone: &mut Map<SegmentId, SegmentId>,
    stamp: &Stamp,
) {
    let mut at = 0;
    while let Some(range) = kept.get(at).map(|it| it.0.range) {
        let twin = kept.iter().skip(at + 1).position(|it| it.0.range == range);
        match twin {
            Some(next) => {
                let (other, _) = kept.remove(at + 1 + next);
                absorb(kept, at, &other, gone, stamp);
            }
            None => at += 1,
        }
    }
}

/// Gives a segment the words of another of the same code, its stance and its memo.
fn merge(it: &mut Segment, other: &Segment, stamp: &Stamp) {
    let start = it.range.start().min(other.range.start());
    let end = it.range.end().max(other.range.end());
    it.range = TextRange::new(start, end).unwrap_or(it.range);
    take_notes(it, other);
    it.provenance = it.provenance.touched(stamp);
}

/// Gives a segment what was noted on another that becomes one with it: the stance is mixed where
/// they differ, and memos stand one after the other.
pub fn take_notes(it: &mut Segment, other: &Segment) {
    it.stance = match (it.stance, other.stance) {
        (a, b) if a == b => a,
        (Some(one), None) | (None, Some(one)) => Some(one),
        _ => Some(Stance::Mixed),
    };
    if !other.memo.is_empty() && other.memo != it.memo {
        let gap = if it.memo.is_empty() { "" } else { "\n" };
        it.memo = [it.memo.as_str(), gap, other.memo.as_str()].concat();
    }
}

/// How a passage that gets a code meets those of the layer that have it.
#[derive(Clone, Debug, PartialEq)]
pub enum Meeting {
    /// Not at all.
    None,
    /// It is one of them, or lies inside one.
    Had(SegmentId),
    /// It overlaps some: the segment that all of them become, and those that it takes in.
    Joins(Box<Segment>, Vec<SegmentId>),
}

/// Returns how a passage meets the segments of a code. With `own`, it is that segment's, which
/// is changed: it takes in what it meets, and is never taken in itself.
pub fn meeting(
    layer: &Layer,
    own: Option<SegmentId>,
    code: CodeId,
    range: TextRange,
    stamp: &Stamp,
) -> Meeting {
    let of = |it: &&Rc<Segment>| it.code == code && Some(it.id) != own;
    let met: Vec<&Rc<Segment>> = layer.overlapping(range).filter(of).collect();
    let around = |it: &&&Rc<Segment>| {
        it.range.start() <= range.start() && it.range.end() >= range.end()
    };
    let mut rest = met.iter();
    let first = match own.and_then(|it| layer.get(it)) {
        Some(own) => own,
        None => match met.iter().find(around).or_else(|| rest.next()) {
            Some(it) if around(&it) => return Meeting::Had(it.id),
            Some(it) => it,
            None => return Meeting::None,
        },
    };
    if met.is_empty() {
        return Meeting::None;
    }
    let mut made = Segment { code, range: first.range.union(range), ..(**first).clone() };
    if own.is_some() {
        // It may have become smaller.
        made.range = range;
    }
    let mut gone = Vec::new();
    for it in rest {
        merge(&mut made, it, stamp);
        gone.push(it.id);
    }
    Meeting::Joins(Box::new(made), gone)
}

fn with_gone(
    layer: &Layer,
    segments: Vec<Rc<Segment>>,
    gone: &Map<SegmentId, SegmentId>,
    stamp: &Stamp,
) -> Layer {
    let mut next = Layer::with(layer.transcript, layer.coder, segments);
    let removed = layer.removed.iter().map(|(id, at)| (*id, *at));
    next.removed = order::map(removed.chain(gone.keys().map(|id| (*id, *stamp))));
    next
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::Id;
    use crate::stamp::{Moment, Provenance};

    fn id<I: Id>(n: u128) -> I {
        I::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn stamp() -> Stamp {
        Stamp { at: Moment(7), by: id(1) }
    }

    type Row = (u128, u128, u32, u32, Option<Stance>, &'static str);

    fn layer(rows: &[Row]) -> Layer {
        let mut it = Layer::new(id(1), id(1));
        for (n, code, start, end, stance, memo) in rows {
            it.put(Segment {
                id: id(*n),
                code: id(*code),
                range: TextRange::new(*start, *end).unwrap(),
                stance: *stance,
                memo: (*memo).to_owned(),
                checked: None,
                provenance: Provenance::new(&Stamp { at: Moment(0), by: id(1) }),
            });
        }
        it
    }

    fn show(it: &Layer) -> Vec<String> {
        let one = |it: &Rc<Segment>| {
            let stance = it.stance.map_or("", Stance::as_str);
            let (from, to) = (it.range.start(), it.range.end());
            let code = it.code.uuid().as_u128();
            format!("{code}:{from}-{to} {stance} {}", it.memo).trim_end().to_owned()
        };
        it.segments().iter().map(one).collect()
    }

    /// Segments 1 to 4 of two codes: a passage that gets code 7 meets those of code 7 alone.
    #[test]
    fn what_a_passage_meets() {
        let of = layer(&[
            (1, 7, 10, 20, Some(Stance::Barrier), "a"),
            (2, 7, 25, 30, None, "b"),
            (3, 8, 0, 50, None, ""),
            (4, 7, 40, 45, Some(Stance::Facilitator), ""),
        ]);
        let at = |own: Option<u128>, start, end| {
            let range = TextRange::new(start, end).unwrap();
            match meeting(&of, own.map(id), id(7), range, &stamp()) {
                Meeting::None => "none".to_owned(),
                Meeting::Had(it) => format!("had {}", it.uuid().as_u128()),
                Meeting::Joins(it, gone) => {
                    let gone: Vec<_> =
                        gone.iter().map(|it| it.uuid().as_u128()).collect();
                    let (range, number) = (it.range, it.id.uuid().as_u128());
                    format!(
                        "{number} {}..{} {:?} {:?} {gone:?}",
                        range.start(),
                        range.end(),
                        it.stance,
                        it.memo
                    )
                }
            }
        };
        for (own, start, end, want) in [
            (None, 20, 25, "none"),
            (None, 10, 20, "had 1"),
            (None, 12, 15, "had 1"),
            (None, 15, 23, "1 10..23 Some(Barrier) \"a\" []"),
            (None, 15, 26, "1 10..30 Some(Barrier) \"a\\nb\" [2]"),
            (None, 5, 60, "1 5..60 Some(Mixed) \"a\\nb\" [2, 4]"),
            // Of a segment that is changed: it keeps its own place, and takes the others in.
            (Some(1), 10, 24, "none"),
            (Some(1), 12, 26, "1 12..30 Some(Barrier) \"a\\nb\" [2]"),
            (Some(2), 25, 44, "2 25..45 Some(Facilitator) \"b\" [4]"),
            (Some(2), 41, 44, "2 40..45 Some(Facilitator) \"b\" [4]"),
            // Of another code, that becomes this one.
            (Some(3), 0, 50, "3 0..50 Some(Mixed) \"a\\nb\" [1, 2, 4]"),
        ] {
            assert_eq!(at(own, start, end), want, "{own:?} {start} {end}");
        }
    }

    #[test]
    fn passages_that_meet_become_one() {
        use Stance::{Barrier, Facilitator};
        let cases: [(&[Row], &[&str]); 6] = [
            // Nothing met.
            (&[(1, 5, 0, 4, None, "a"), (2, 6, 8, 9, None, "")], &["6:0-4  a", "6:8-9"]),
            // The same passage: stances that differ are both.
            (
                &[(1, 5, 0, 4, Some(Barrier), "a"), (2, 6, 0, 4, Some(Facilitator), "b")],
                &["6:0-4 mixed b\na"],
            ),
            (
                &[(1, 5, 0, 4, Some(Barrier), ""), (2, 6, 0, 4, None, "")],
                &["6:0-4 barrier"],
            ),
            // Overlapping, with the same stance or another one.
            (&[(1, 5, 0, 4, None, "a"), (2, 6, 2, 9, None, "")], &["6:0-9  a"]),
            (
                &[(1, 5, 0, 4, Some(Barrier), ""), (2, 6, 2, 9, None, "")],
                &["6:0-4 barrier", "6:2-9"],
            ),
            // One that meets two makes all three one; another code's stays.
            (
                &[
                    (1, 5, 3, 12, None, ""),
                    (2, 6, 0, 4, None, "x"),
                    (3, 6, 10, 20, None, "y"),
                    (4, 7, 0, 4, None, ""),
                ],
                &["6:0-20  x\ny", "7:0-4"],
            ),
        ];
        for (rows, shown) in cases {
            let found = give_all(&layer(rows), id(5), id(6), &stamp());
            assert_eq!(show(&found.layer), shown, "{rows:?}");
            let count = rows.len() - found.layer.segments().len();
            assert_eq!((found.gone.len(), found.layer.removed.len()), (count, count));
        }
    }

    #[test]
    fn one_segment_is_dealt_out() {
        let rows: &[Row] = &[
            (1, 5, 0, 4, None, "a"),
            (2, 6, 0, 4, Some(Stance::Barrier), "b"),
            (3, 5, 6, 9, None, ""),
        ];
        let deal = |n, copy: Option<u128>| {
            let copy = copy.map(id);
            give_one(&layer(rows), id(n), id(6), copy, &stamp()).map(|it| show(&it.layer))
        };
        assert_eq!(deal(1, None).unwrap(), ["6:0-4 barrier b\na", "5:6-9"]);
        assert_eq!(deal(1, Some(9)).unwrap(), ["5:0-4  a", "6:0-4 barrier b", "5:6-9"]);
        assert_eq!(deal(3, None).unwrap(), ["5:0-4  a", "6:0-4 barrier b", "6:6-9"]);
        assert_eq!(deal(3, Some(9)).unwrap().len(), 4);
        assert_eq!(deal(8, None), None);
    }

    fn words(it: &Layer, codes: &[u128]) -> Vec<u32> {
        let own =
            it.segments().iter().filter(|it| codes.contains(&it.code.uuid().as_u128()));
        let mut all: Vec<u32> =
            own.flat_map(|it| it.range.start()..it.range.end()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_passage_is_there_twice(
            rows in prop::collection::vec((5u128..8, 0u32..30, 1u32..12, 0usize..4), 0..14)
        ) {
            let mut before = Layer::new(id(1), id(1));
            for (n, (code, start, length, stance)) in (1..).zip(rows) {
                let range = TextRange::new(start, start + length).unwrap();
                if before.same(id(code), range).is_none() {
                    before.put(Segment {
                        id: id(n),
                        code: id(code),
                        range,
                        stance: Stance::ALL.get(stance).copied(),
                        memo: n.to_string(),
                        checked: None,
                        provenance: Provenance::new(&stamp()),
                    });
                }
            }
            let found = give_all(&before, id(5), id(6), &stamp());
            let after = &found.layer;
            prop_assert_eq!(words(after, &[6]), words(&before, &[5, 6]));
            prop_assert_eq!(words(after, &[7]), words(&before, &[7]));
            prop_assert_eq!(words(after, &[5]), Vec::<u32>::new());
            for (at, it) in after.segments().iter().enumerate() {
                let same = |other: &&Rc<Segment>| {
                    (other.code, other.range) == (it.code, it.range)
                };
                prop_assert!(!after.segments().iter().skip(at + 1).any(|o| same(&o)));
            }
            // Whatever is gone is in what took its place, memo and all.
            for (gone, into) in &found.gone {
                let (gone, into) = (before.get(*gone).unwrap(), after.get(*into).unwrap());
                prop_assert!(into.range.start() <= gone.range.start());
                prop_assert!(into.range.end() >= gone.range.end());
                prop_assert!(into.memo.split('\n').any(|it| it == gone.memo));
            }
            let lost = before.segments().len() - after.segments().len();
            prop_assert_eq!(found.gone.len(), lost);
        }
    }
}
