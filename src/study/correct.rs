//! What a correction of a transcript's text does to the coding on it: worked out before it
//! is done, so that it can be shown, and in the same way when it is done.

use std::rc::Rc;

use super::{Refusal, SegmentRef, Study};
use crate::coding::{Layer, Segment, take_notes};
use crate::id::{SegmentId, TranscriptId};
use crate::stamp::Stamp;
use crate::text::{Change, Edits, Text, TextRange, next_word, previous_word};
use crate::transcript::Transcript;

/// Words of one transcript to put in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// The transcript.
    pub transcript: TranscriptId,
    /// What is changed, in the order of the text, each inside one turn.
    pub changes: Vec<Change>,
    /// What becomes of segments that have no words left.
    pub lost: Lost,
}

/// What becomes of segments that have no words left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lost {
    /// Nothing is done while there are any.
    #[default]
    Refuse,
    /// They move to the nearest word of their turn.
    Move,
    /// They are removed.
    Remove,
}

/// What a correction does.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The transcript afterwards.
    pub transcript: Transcript,
    /// The segments whose words change, or that go elsewhere for want of words.
    pub touched: Vec<Touched>,
    /// The layers afterwards.
    pub(super) layers: Vec<Rc<Layer>>,
}

/// A segment whose words a correction changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// Which.
    pub segment: SegmentRef,
    /// As it was.
    pub before: Rc<Segment>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is here, with other words.
    Reads(TextRange),
    /// None of its words are left: it would move here.
    Lost(TextRange),
    /// It would be the same as this one of its coder's: the two become one.
    Joins(SegmentId),
}

impl Corrected {
    /// Returns how many segments have no words left.
    pub fn lost(&self) -> usize {
        self.touched.iter().filter(|it| matches!(it.fate, Fate::Lost(_))).count()
    }
}

/// Returns what the rewording does. Where `hide` names words, these are kept nowhere.
pub fn corrected(
    study: &Study,
    it: &Rewording,
    hide: Option<&[String]>,
    stamp: &Stamp,
) -> Result<Corrected, Refusal> {
    let old = study.transcript(it.transcript).ok_or(Refusal::Gone)?;
    if it.changes.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let (mut transcript, edits) = old.corrected(&it.changes, hide, stamp)?;
    transcript.provenance = transcript.provenance.touched(stamp);
    let mut made = Corrected { transcript, touched: Vec::new(), layers: Vec::new() };
    for layer in study.layers_on(it.transcript) {
        let layer = anchored(layer, &old.text, &mut made, &edits, it.lost, stamp);
        made.layers.push(Rc::new(layer));
    }
    Ok(made)
}

/// Returns a layer with its segments on the words they were on.
fn anchored(
    layer: &Layer,
    old: &Text,
    made: &mut Corrected,
    edits: &Edits,
    lost: Lost,
    stamp: &Stamp,
) -> Layer {
    let text = &made.transcript.text;
    let mut kept: Vec<Segment> = Vec::with_capacity(layer.segments().len());
    // No two were the same: only one whose words changed can have become another.
    let mut reworded: Vec<usize> = Vec::new();
    let mut removed = layer.removed.clone();
    for before in layer.segments() {
        let mut segment = (**before).clone();
        let mut fate = None;
        if let Some(range) = edits.map(before.range).map(|it| text.snap(it)) {
            segment.range = range;
            if text.slice(range) != old.slice(before.range) {
                fate = Some(Fate::Reads(range));
            }
        } else {
            let (at, _) = edits.widen((before.range.start(), before.range.end()));
            segment.range = nearest(&made.transcript, at).unwrap_or(before.range);
            segment.provenance = segment.provenance.touched(stamp);
            fate = Some(Fate::Lost(segment.range));
        }
        let gone = lost == Lost::Remove && matches!(fate, Some(Fate::Lost(_)));
        let same = |it: &Segment| it.code == segment.code && it.range == segment.range;
        let twin = if fate.is_some() {
            kept.iter().position(same)
        } else {
            let here = |at: &&usize| kept.get(**at).is_some_and(same);
            reworded.iter().find(here).copied()
        };
        if gone {
            removed.insert(segment.id, *stamp);
        } else if let Some(twin) = twin.and_then(|it| kept.get_mut(it)) {
            if !matches!(fate, Some(Fate::Lost(_))) || lost == Lost::Move {
                fate = Some(Fate::Joins(twin.id));
            }
            take_notes(twin, &segment);
            removed.insert(segment.id, *stamp);
        } else {
            if fate.is_some() {
                reworded.push(kept.len());
            }
            kept.push(segment);
        }
        if let Some(fate) = fate {
            let segment = SegmentRef {
                transcript: layer.transcript,
                coder: layer.coder,
                id: before.id,
            };
            made.touched.push(Touched { segment, before: Rc::clone(before), fate });
        }
    }
    let segments = kept.into_iter().map(Rc::new).collect();
    let mut after = Layer::with(layer.transcript, layer.coder, segments);
    after.removed = removed;
    after
}

/// Returns the word of the turn that is nearest to the position.
fn nearest(transcript: &Transcript, at: u32) -> Option<TextRange> {
    let turn = transcript.turns.get(transcript.turn_at(at)?)?.range;
    let text = &transcript.text;
    let word = |end: u32| {
        let start = previous_word(text, turn, end);
        let found = TextRange::new(start, end).and_then(|it| text.trim(it))?;
        text.slice(found).contains(char::is_alphanumeric).then_some(found)
    };
    word(next_word(text, turn, at))
        .or_else(|| word(at))
        .or_else(|| text.trim(turn))
        .map(|it| text.snap(it))
}

/// Returns the changes that make `new` of the words of a turn, as a person typed them.
pub fn retyped(
    study: &Study,
    transcript: TranscriptId,
    turn: usize,
    new: &str,
) -> Option<Rewording> {
    let it = study.transcript(transcript)?;
    let range = it.turns.get(turn)?.range;
    let layers = study.layers_on(transcript);
    let coded: Vec<TextRange> =
        layers.flat_map(|it| it.overlapping(range)).map(|it| it.range).collect();
    let new = new.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let old = it.text.slice(range);
    let changes = crate::text::differences(range.start(), old, new.trim(), &coded);
    Some(Rewording { transcript, changes, lost: Lost::Refuse })
}

/// Words to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The words.
    pub words: String,
    /// Whether they are no part of longer words.
    pub whole: bool,
    /// Whether capitals matter.
    pub exactly: bool,
}

/// Returns the changes that put words in the place of others throughout a transcript.
pub fn replaced(transcript: &Transcript, wanted: &Wanted, with: &str) -> Rewording {
    let text = &transcript.text;
    // Never across two turns, nor what is as it should be.
    let other = |it: &TextRange| {
        let here = text.slice(*it);
        here != with && !here.contains('\n')
    };
    let put = |it: TextRange| Change {
        start: it.start(),
        end: it.end(),
        with: with.to_owned(),
    };
    let changes = places(text, wanted).into_iter().filter(other).map(put).collect();
    Rewording { transcript: transcript.id, changes, lost: Lost::Refuse }
}

/// Returns where words stand in a text, one after the other.
pub fn places(text: &Text, wanted: &Wanted) -> Vec<TextRange> {
    let Wanted { words, whole, exactly } = wanted;
    let (whole, exactly) = (*whole, *exactly);
    let wanted: Vec<char> = words.trim().chars().collect();
    let Some(&first) = wanted.first() else { return Vec::new() };
    let same =
        |a: char, b: char| a == b || (!exactly && a.to_lowercase().eq(b.to_lowercase()));
    let letters: Vec<char> = text.as_str().chars().collect();
    let word = |at: Option<&char>| at.is_some_and(|it| it.is_alphanumeric());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|it| it.len() >= wanted.len()) {
        let fits = rest.first().is_some_and(|it| same(*it, first))
            && rest.iter().zip(&wanted).all(|(a, b)| same(*a, *b));
        let end = at + wanted.len();
        let edges =
            |inner: Option<&char>, outer: Option<&char>| !(word(inner) && word(outer));
        let before = at.checked_sub(1).and_then(|it| letters.get(it));
        let free =
            edges(wanted.first(), before) && edges(wanted.last(), letters.get(end));
        let range = u32::try_from(at).ok().zip(u32::try_from(end).ok());
        let range = range.and_then(|(start, end)| text.range(start, end));
        // A letter with an accent of its own is another letter.
        match range.filter(|it| fits && (free || !whole) && text.snap(*it) == *it) {
            Some(range) => {
                found.push(range);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}
