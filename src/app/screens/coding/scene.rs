//! What the pieces of the screen are given: made from the study's slices, each made again
//! only when its own slices have changed.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::AttrValue;

use super::bench::{Only, Who};
use super::margin::detail;
use super::picker::CodeOption;
use super::turn::Tag;
use super::turns::Tags;
use crate::app::context::Now;
use crate::app::parts::PickOption;
use crate::app::shared::Shared;
use crate::codebook::Codebook;
use crate::coding::{Layers, Mark, Sheet, TurnMarks};
use crate::id::{CodeId, CoderId, Id as _, SegmentId, TranscriptId};
use crate::order::{self, Map};
use crate::participants::Participants;
use crate::stamp::Moment;
use crate::study::About;
use crate::text::short;
use crate::themes::Themes;
use crate::transcript::Transcript;
use crate::words::Words;

use super::inspector::Shown;

/// How many of the codes used last come first.
const RECENT: usize = 8;

/// Returns the segments of every turn in words. Turns that are those of `before`, a sheet that
/// was said with the same codes and coders, are shared with what was said then.
pub fn tags(
    sheet: &Sheet,
    codebook: &Codebook,
    about: &About,
    own: CoderId,
    words: &'static Words,
    before: Option<(&Sheet, &Tags)>,
) -> Tags {
    let names: HashMap<CodeId, _> = codebook
        .codes()
        .map(|it| (it.id, (AttrValue::from((words.codebook.named)(it)), it.colour)))
        .collect();
    let tag = |mark: &Mark| {
        let segment = &mark.segment;
        let (name, colour) = names.get(&segment.code).cloned().unwrap_or_default();
        let stance = segment.stance.map(words.coding.stance);
        let detail = detail(stance, about, std::iter::once(mark.coder), own).into();
        Tag { id: segment.id, code: segment.code, name, colour, detail }
    };
    let same = |at: usize, turn: &Rc<TurnMarks>| {
        let (sheet, tags) = before?;
        let as_before = sheet.turns.get(at).is_some_and(|it| Rc::ptr_eq(it, turn));
        as_before.then(|| tags.get(at).cloned()).flatten()
    };
    let turns = sheet.turns.iter().enumerate();
    turns
        .map(|(at, turn)| {
            same(at, turn).unwrap_or_else(|| {
                Shared::from(turn.marks.iter().map(tag).collect::<Rc<[Tag]>>())
            })
        })
        .collect()
}

/// Returns the codes for the picker: those that the coder used last first, then in the
/// codebook's order.
pub(super) fn options(
    codebook: &Codebook,
    layers: &Layers,
    own: CoderId,
) -> Shared<[CodeOption]> {
    let mut used: Map<CodeId, Moment> = Map::new();
    for layer in layers.values().filter(|it| it.coder == own) {
        for segment in layer.segments() {
            let at = segment.provenance.modified.at;
            let last = used.entry(segment.code).or_insert(at);
            *last = at.max(*last);
        }
    }
    let mut recent: Vec<(Moment, CodeId)> =
        used.into_iter().map(|(code, at)| (at, code)).collect();
    order::sort_by(&mut recent, |a, b| b.cmp(a));
    recent.truncate(RECENT);
    let mut path: Vec<&str> = Vec::new();
    let mut all: Vec<(usize, CodeOption)> = Vec::with_capacity(codebook.len());
    for entry in codebook.entries().iter().filter(|it| it.code.is_active()) {
        let code = &entry.code;
        path.truncate(entry.depth);
        let place = recent.iter().position(|(_, it)| *it == code.id).unwrap_or(RECENT);
        let pick = PickOption {
            key: code.id.to_string().into(),
            label: code.name.clone().into(),
            lead: yew::Html::default(),
            tail: yew::Html::default(),
        };
        let option = CodeOption {
            pick,
            colour: code.colour,
            path: path.join(" › ").into(),
            count: 0,
        };
        all.push((place, option));
        path.push(&code.name);
    }
    order::sort_by_key(&mut all, |(place, _)| *place);
    Shared::from(all.into_iter().map(|(_, it)| it).collect::<Rc<[CodeOption]>>())
}

/// Returns the codes with how many segments each has now.
pub(super) fn counted(
    options: &[CodeOption],
    counts: &HashMap<CodeId, usize>,
) -> Shared<[CodeOption]> {
    let count = |it: &CodeOption| {
        CodeId::parse(&it.pick.key).and_then(|it| counts.get(&it).copied())
    };
    let options = options.iter();
    let counted = options
        .map(|it| CodeOption { count: count(it).unwrap_or_default(), ..it.clone() });
    Shared::from(counted.collect::<Rc<[CodeOption]>>())
}

/// What the panel of a segment is made from.
pub struct Said<'a> {
    /// The transcript.
    pub transcript: &'a Transcript,
    /// Its coding.
    pub sheet: &'a Sheet,
    /// The codes.
    pub codebook: &'a Codebook,
    /// The coders.
    pub about: &'a About,
    /// Who codes.
    pub own: CoderId,
    /// The clock.
    pub now: Now,
    /// The words.
    pub words: &'static Words,
}

impl Said<'_> {
    /// Returns a segment in words.
    pub fn segment(&self, id: SegmentId) -> Option<Shown> {
        let mark = self.sheet.mark(id)?;
        let segment = &mark.segment;
        let (words, range) = (self.words, segment.range);
        let code = self.codebook.get(segment.code);
        let first = self.transcript.turn_at(range.start()).unwrap_or_default();
        let last = self.transcript.turn_at(range.end() - 1).unwrap_or_default();
        let place = if first == last {
            (words.coding.turn)(first + 1)
        } else {
            (words.coding.turns)(first + 1, last + 1)
        };
        let also = self
            .sheet
            .marks
            .iter()
            .filter(|it| it.segment.id != id && it.segment.range.overlaps(range));
        let coder = |id: CoderId| {
            self.about.coders.get(&id).map(|it| it.name.clone()).unwrap_or_default()
        };
        Some(Shown {
            quote: short(self.transcript.text.slice(range), 600).into(),
            place: place.into(),
            code: code.map(|it| (words.codebook.named)(it)).unwrap_or_default().into(),
            colour: code.map(|it| it.colour).unwrap_or_default(),
            coder: coder(mark.coder).into(),
            when: (words.time.when)(segment.provenance.created.at, self.now).into(),
            own: mark.coder == self.own,
            also: also.map(|it| self.tag(it)).collect(),
            mark: mark.clone(),
        })
    }

    fn tag(&self, mark: &Mark) -> Tag {
        let segment = &mark.segment;
        let code = self.codebook.get(segment.code);
        let stance = segment.stance.map(self.words.coding.stance);
        let coder = std::iter::once(mark.coder);
        Tag {
            id: segment.id,
            code: segment.code,
            name: code
                .map(|it| (self.words.codebook.named)(it))
                .unwrap_or_default()
                .into(),
            colour: code.map(|it| it.colour).unwrap_or_default(),
            detail: detail(stance, self.about, coder, self.own).into(),
        }
    }
}

/// Returns what the head says beside the transcript's name: whom it is about by attributes,
/// and its kind. Nobody is named, and a number alone would say nothing.
pub fn about_transcript(
    transcript: &Transcript,
    participants: &Participants,
    words: &'static Words,
) -> Vec<String> {
    let person = transcript.participant.and_then(|it| participants.get(it));
    let values = participants.attributes.iter().filter_map(|it| person?.value(it));
    let mut parts: Vec<String> = values
        .filter(|it| it.chars().any(char::is_alphabetic))
        .take(3)
        .map(str::to_owned)
        .collect();
    parts.push((words.transcripts.kind)(transcript.kind).to_owned());
    parts
}

/// Returns the layers to show: the coder's own, others', or everyone's.
pub fn layers_of(
    layers: &Layers,
    transcript: TranscriptId,
    own: CoderId,
    who: Who,
) -> impl Iterator<Item = &Rc<crate::coding::Layer>> {
    layers.values().filter(move |it| {
        it.transcript == transcript
            && match who {
                Who::Mine => it.coder == own,
                Who::Others => it.coder != own,
                Who::One(coder) => it.coder == coder,
                Who::Everyone => true,
            }
    })
}

/// Returns the codes to which a filter narrows what is shown; nothing when it does not.
pub fn codes_of(
    only: Only,
    codebook: &Codebook,
    themes: &Themes,
) -> Option<HashSet<CodeId>> {
    match only {
        Only::All | Only::Stance(_) => None,
        Only::Code(code) => Some(codebook.with_descendants(code).into_iter().collect()),
        Only::Theme(theme) => {
            let theme = themes.iter().find(|it| it.id == theme);
            Some(theme.map(|it| it.codes.iter().copied().collect()).unwrap_or_default())
        }
    }
}

/// Returns the layers of which somebody may know: who is blind to what others did, of their own.
pub(super) fn seen_layers(layers: &Layers, blind: Option<CoderId>) -> Layers {
    let seen = layers.iter().filter(|it| blind.is_none_or(|own| it.1.coder == own));
    seen.map(|(key, it)| (*key, Rc::clone(it))).collect()
}
