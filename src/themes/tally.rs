//! How much of the data supports a theme, in all and by an attribute of the participants.

use std::collections::HashMap;
use std::rc::Rc;

use super::Theme;
use crate::coding::{Layers, Segment, Stance};
use crate::id::{CodeId, ParticipantId, ThemeId, TranscriptId};
use crate::order::{self, Map, Set};
use crate::participants::Participants;
use crate::text::natural_order;
use crate::transcript::Transcript;

/// What themes are counted in.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The transcripts.
    pub transcripts: &'a Map<TranscriptId, Rc<Transcript>>,
    /// All coders' layers.
    pub layers: &'a Layers,
    /// The participants with their attributes.
    pub participants: &'a Participants,
}

/// Segments, and in how many transcripts and with how many participants they are. A segment
/// is one coder's: two coders who code the same words give two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Segments.
    pub segments: usize,
    /// Transcripts with at least one.
    pub transcripts: usize,
    /// Participants with at least one.
    pub participants: usize,
}

/// Segments by stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StanceCounts {
    /// Barriers.
    pub barrier: usize,
    /// Facilitators.
    pub facilitator: usize,
    /// Mixed.
    pub mixed: usize,
    /// Without a stance.
    pub none: usize,
}

/// The counts of one group of participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCounts {
    /// The attribute's value; `None` for participants without one, and segments without a
    /// participant.
    pub value: Option<String>,
    /// The group's counts.
    pub counts: Counts,
    /// Participants of the group who have a transcript: the base of shares.
    pub base: usize,
    /// Whether so few are in it that its counts are not shown.
    pub hidden: bool,
}

/// What supports a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The theme.
    pub theme: ThemeId,
    /// In all.
    pub counts: Counts,
    /// Participants who have a transcript: the base of shares.
    pub base: usize,
    /// By stance.
    pub stances: StanceCounts,
    /// Segments of each of the theme's codes, in the theme's order.
    pub codes: Vec<(CodeId, usize)>,
    /// By the attribute's values, in natural order, those without last; empty when no
    /// attribute was asked for.
    pub by: Vec<ValueCounts>,
}

/// Returns the participant who says a segment's first words.
fn participant_of(transcript: &Transcript, segment: &Segment) -> Option<ParticipantId> {
    transcript.participant_at(segment.range.start())
}

/// Returns the participants who have a transcript or speak in one.
fn base(material: &Material<'_>) -> Set<ParticipantId> {
    order::set(material.transcripts.values().flat_map(|it| {
        let speakers = it.speakers.values().filter_map(|it| it.participant);
        it.participant.into_iter().chain(speakers)
    }))
}

/// Returns the number of segments of every code that has any.
pub fn code_counts(layers: &Layers) -> HashMap<CodeId, usize> {
    let mut counts = HashMap::new();
    for segment in layers.values().flat_map(|it| it.segments()) {
        *counts.entry(segment.code).or_insert(0) += 1;
    }
    counts
}

/// Returns the counts of one code, and their base: the participants who have a transcript.
pub fn code_tally(code: CodeId, material: &Material<'_>) -> (Counts, usize) {
    let mut found = Group::default();
    for (&(id, _), layer) in material.layers {
        let Some(transcript) = material.transcripts.get(&id) else { continue };
        for segment in layer.segments().iter().filter(|it| it.code == code) {
            found.add(id, participant_of(transcript, segment));
        }
    }
    (found.counts(), base(material).len())
}

#[derive(Clone, Default)]
struct Group {
    segments: usize,
    transcripts: Set<TranscriptId>,
    participants: Set<ParticipantId>,
}

impl Group {
    fn add(&mut self, transcript: TranscriptId, participant: Option<ParticipantId>) {
        self.segments += 1;
        self.transcripts.insert(transcript);
        self.participants.extend(participant);
    }

    fn counts(&self) -> Counts {
        Counts {
            segments: self.segments,
            transcripts: self.transcripts.len(),
            participants: self.participants.len(),
        }
    }
}

/// Returns the tally of each theme, in the order given. A segment counts once for each
/// theme that gathers its code. With an attribute, each tally also has the counts by its
/// values: a segment belongs to the participant who says its first words.
pub fn tally(
    themes: &[Rc<Theme>],
    material: &Material<'_>,
    attribute: Option<&str>,
) -> Vec<Tally> {
    let base = base(material);
    let value_of =
        |id: ParticipantId| attribute.and_then(|it| material.participants.value(id, it));
    let mut values: Vec<Option<&str>> = base.iter().map(|&it| value_of(it)).collect();
    order::sort_by(&mut values, |a, b| match (a, b) {
        (Some(a), Some(b)) => natural_order(a, b),
        _ => b.is_some().cmp(&a.is_some()),
    });
    values.dedup();
    let mut places: HashMap<CodeId, Vec<(usize, usize)>> = HashMap::new();
    for (theme, it) in themes.iter().enumerate() {
        for (place, &code) in it.codes.iter().enumerate() {
            places.entry(code).or_default().push((theme, place));
        }
    }
    let mut whole = vec![Group::default(); themes.len()];
    let mut stances = vec![StanceCounts::default(); themes.len()];
    let mut codes: Vec<Vec<usize>> =
        themes.iter().map(|it| vec![0; it.codes.len()]).collect();
    let mut by: Vec<Map<Option<&str>, Group>> = vec![Map::new(); themes.len()];
    for (&(transcript_id, _), layer) in material.layers {
        let Some(transcript) = material.transcripts.get(&transcript_id) else { continue };
        for segment in layer.segments() {
            let Some(found) = places.get(&segment.code) else { continue };
            let participant = participant_of(transcript, segment);
            for &(theme, place) in found {
                if let Some(count) = codes.get_mut(theme).and_then(|it| it.get_mut(place))
                {
                    *count += 1;
                }
                if let Some(it) = stances.get_mut(theme) {
                    *match segment.stance {
                        Some(Stance::Barrier) => &mut it.barrier,
                        Some(Stance::Facilitator) => &mut it.facilitator,
                        Some(Stance::Mixed) => &mut it.mixed,
                        None => &mut it.none,
                    } += 1;
                }
                let mut add = |group: &mut Group| group.add(transcript_id, participant);
                whole.get_mut(theme).map(&mut add);
                if attribute.is_some() {
                    let value = participant.and_then(value_of);
                    if let Some(groups) = by.get_mut(theme) {
                        add(groups.entry(value).or_default());
                    }
                }
            }
        }
    }
    let base_of =
        |value: Option<&str>| base.iter().filter(|&&it| value_of(it) == value).count();
    let rows = themes.iter().zip(whole).zip(stances).zip(codes).zip(by);
    rows.map(|((((theme, whole), stances), codes), by)| {
        let mut shown = if attribute.is_some() { values.clone() } else { Vec::new() };
        if by.contains_key(&None) && shown.last() != Some(&None) {
            shown.push(None);
        }
        Tally {
            theme: theme.id,
            counts: whole.counts(),
            base: base.len(),
            stances,
            codes: theme.codes.iter().copied().zip(codes).collect(),
            by: shown
                .into_iter()
                .map(|value| ValueCounts {
                    value: value.map(str::to_owned),
                    counts: by.get(&value).map(Group::counts).unwrap_or_default(),
                    base: base_of(value),
                    hidden: false,
                })
                .collect(),
        }
    })
    .collect()
}
