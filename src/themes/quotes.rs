//! What people said about a theme, passage by passage. Words that several coders coded, or
//! that got several codes, are one quote with several tags, so that they are read once;
//! counts stay counts of segments.

use super::{Material, Theme, is_recognisable};
use crate::coding::{Segment, Stance};
use crate::id::{CodeId, CoderId, ParticipantId, SegmentId, TranscriptId};
use crate::order::{self, Map};
use crate::participants::Participants;
use crate::stats::Disclosure;
use crate::text::{TextRange, natural_order};

/// A passage with everyone who gave it a code of the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The passage.
    pub range: TextRange,
    /// The turn it begins in, from 1; nothing in a transcript without turns.
    pub turn: Option<usize>,
    /// Who says its first words.
    pub participant: Option<ParticipantId>,
    /// Its segments: by the codes' order in the theme, then by coder.
    pub tags: Vec<Tag>,
}

/// One segment of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The segment.
    pub segment: SegmentId,
    /// Its code.
    pub code: CodeId,
    /// Who coded it.
    pub coder: CoderId,
    /// Its stance.
    pub stance: Option<Stance>,
}

/// Which quotes to show. What is `None` lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteFilter {
    /// Only segments with this code.
    pub code: Option<CodeId>,
    /// Only segments with this stance, or with none.
    pub stance: Option<Option<Stance>>,
    /// Only this coder's segments.
    pub coder: Option<CoderId>,
    /// Only participants with this value of this attribute, or with none.
    pub value: Option<(String, Option<String>)>,
}

/// Returns a theme's quotes, by the transcripts' names and then in the order in which they
/// were said.
pub fn quotes(theme: &Theme, material: &Material<'_>) -> Vec<Quote> {
    let mut found: Map<(TranscriptId, TextRange), Vec<Tag>> = Map::new();
    for (&(transcript, coder), layer) in material.layers {
        let wanted = |it: &Segment| theme.codes.contains(&it.code);
        for it in layer.segments().iter().filter(|it| wanted(it)) {
            let tag = Tag { segment: it.id, code: it.code, coder, stance: it.stance };
            found.entry((transcript, it.range)).or_default().push(tag);
        }
    }
    let place = |code: CodeId| theme.codes.iter().position(|it| *it == code);
    for tags in found.values_mut() {
        order::sort_by_key(tags, |it| (place(it.code), it.coder, it.segment));
    }
    gathered(found, material)
}

/// Returns passages as quotes, by the names of their transcripts and then in the order in
/// which they were said; those of a transcript that is not there are left out.
pub fn gathered(
    found: Map<(TranscriptId, TextRange), Vec<Tag>>,
    material: &Material<'_>,
) -> Vec<Quote> {
    let mut all: Vec<(&str, Quote)> = found
        .into_iter()
        .filter_map(|((id, range), tags)| {
            let transcript = material.transcripts.get(&id)?;
            let quote = Quote {
                transcript: id,
                range,
                turn: transcript.turn_at(range.start()).map(|it| it + 1),
                participant: transcript.participant_at(range.start()),
                tags,
            };
            Some((transcript.name.as_str(), quote))
        })
        .collect();
    // Stable: quotes of one transcript are in order already.
    order::sort_by(&mut all, |(a, one), (b, other)| {
        natural_order(a, b).then(one.transcript.cmp(&other.transcript))
    });
    all.into_iter().map(|(_, it)| it).collect()
}

impl QuoteFilter {
    /// Returns the quotes with what is left of their tags; those without any are left out.
    pub fn of(&self, quotes: &[Quote], people: &Participants) -> Vec<Quote> {
        let tag = |it: &Tag| {
            self.code.is_none_or(|code| it.code == code)
                && self.stance.is_none_or(|stance| it.stance == stance)
                && self.coder.is_none_or(|coder| it.coder == coder)
        };
        let said_by = |it: &Quote| {
            self.value.as_ref().is_none_or(|(attribute, value)| {
                let own = it.participant.and_then(|it| people.value(it, attribute));
                own == value.as_deref()
            })
        };
        let kept = quotes.iter().filter(|it| said_by(it)).map(|it| Quote {
            tags: it.tags.iter().copied().filter(tag).collect(),
            ..it.clone()
        });
        kept.filter(|it| !it.tags.is_empty()).collect()
    }
}

/// Returns who is quoted, in the values of the attributes chosen: `Nurse, Harbour`. Never a
/// name. Empty when nothing of that is known, or so few are alike that it would say who.
pub fn described(
    participant: Option<ParticipantId>,
    attributes: &[String],
    people: &Participants,
    rule: Disclosure,
) -> String {
    if participant.is_some_and(|it| is_recognisable(it, attributes, people, rule)) {
        return String::new();
    }
    let value = |it: &String| participant.and_then(|id| people.value(id, it));
    attributes.iter().filter_map(value).collect::<Vec<_>>().join(", ")
}

/// Returns how many segments the quotes are.
pub fn segments(quotes: &[Quote]) -> usize {
    quotes.iter().map(|it| it.tags.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::coding::{Layer, Layers};
    use crate::id::{Ids, ThemeId};
    use crate::participants::Participant;
    use crate::stamp::{Moment, Provenance, Stamp};
    use crate::text::Text;
    use crate::transcript::{Transcript, TranscriptKind, Turn};

    struct World {
        transcripts: Map<TranscriptId, Rc<Transcript>>,
        layers: Layers,
        people: Participants,
        theme: Theme,
        team: [CoderId; 2],
    }

    impl World {
        fn material(&self) -> Material<'_> {
            Material {
                transcripts: &self.transcripts,
                layers: &self.layers,
                participants: &self.people,
            }
        }
    }

    /// Transcripts `P10` (a nurse) and `P2` (a doctor) of the turns "ab" and "cd". Two
    /// coders gave "ab" of P10 the first code, the second gave it the second code too; a
    /// code outside the theme is on "cd".
    fn world() -> World {
        let mut ids = Ids::seeded(3);
        let mut team: [CoderId; 2] = [ids.make(), ids.make()];
        team.sort();
        let provenance = Provenance::new(&Stamp { at: Moment(0), by: team[0] });
        let codes: [CodeId; 3] = [ids.make(), ids.make(), ids.make()];
        let mut people = Participants::default();
        let (mut transcripts, mut layers) = (Map::new(), Layers::new());
        let range = |start, end| TextRange::new(start, end).unwrap();
        for (name, role) in [("P10", "Nurse"), ("P2", "Doctor")] {
            let mut person = Participant::new(ids.make(), name, provenance);
            person.attributes.insert("role".into(), role.into());
            let turn = |start, end| Turn {
                range: range(start, end),
                speaker: None,
                time: None,
                source: start,
            };
            let it = Transcript {
                id: ids.make(),
                name: name.into(),
                kind: TranscriptKind::Interview,
                source: String::new(),
                text: Text::new("ab\ncd"),
                turns: Rc::new(vec![turn(0, 2), turn(3, 5)]),
                speakers: Map::new(),
                participant: Some(person.id),
                corrections: Rc::default(),
                provenance,
            };
            people.people.insert(person.id, person);
            let mut segment = |code: CodeId, range, stance| {
                let id = ids.make();
                let memo = String::new();
                Rc::new(Segment {
                    id,
                    code,
                    range,
                    stance,
                    memo,
                    checked: None,
                    provenance,
                })
            };
            let barrier = Some(Stance::Barrier);
            let first = if name == "P10" {
                vec![segment(codes[0], range(0, 2), barrier)]
            } else {
                vec![segment(codes[1], range(3, 5), None)]
            };
            let mut second = vec![segment(codes[2], range(3, 5), None)];
            if name == "P10" {
                second.push(segment(codes[1], range(0, 2), None));
                second.push(segment(codes[0], range(0, 2), None));
            }
            for (coder, all) in [(team[0], first), (team[1], second)] {
                let layer = Layer::with(it.id, coder, all);
                layers.insert((it.id, coder), Rc::new(layer));
            }
            transcripts.insert(it.id, Rc::new(it));
        }
        let theme = Theme {
            id: ids.make::<ThemeId>(),
            name: "T".into(),
            statement: String::new(),
            codes: vec![codes[1], codes[0]],
            quotes: Vec::new(),
            provenance,
        };
        World { transcripts, layers, people, theme, team }
    }

    #[test]
    fn the_same_words_are_read_once_and_counted_by_segment() {
        let world = world();
        let all = quotes(&world.theme, &world.material());
        let shown: Vec<(&str, Option<usize>, usize)> = all
            .iter()
            .map(|it| {
                let name = world.transcripts.get(&it.transcript).unwrap().name.as_str();
                (name, it.turn, it.tags.len())
            })
            .collect();
        assert_eq!(shown, [("P2", Some(2), 1), ("P10", Some(1), 3)]);
        assert_eq!(segments(&all), 4);
        let order: Vec<(CodeId, CoderId)> =
            all[1].tags.iter().map(|it| (it.code, it.coder)).collect();
        let [first, second] = [world.theme.codes[0], world.theme.codes[1]];
        let [a, b] = world.team;
        assert_eq!(order, [(first, b), (second, a), (second, b)]);
        let tally =
            super::super::tally(&[Rc::new(world.theme.clone())], &world.material(), None);
        assert_eq!(tally[0].counts.segments, segments(&all));
    }

    #[test]
    fn filters_keep_what_fits() {
        let world = world();
        let all = quotes(&world.theme, &world.material());
        let count = |filter: QuoteFilter| {
            let kept = filter.of(&all, &world.people);
            (kept.len(), segments(&kept))
        };
        let any = QuoteFilter::default;
        assert_eq!(count(any()), (2, 4));
        let code = Some(world.theme.codes[0]);
        assert_eq!(count(QuoteFilter { code, ..any() }), (2, 2));
        let stance = Some(Some(Stance::Barrier));
        assert_eq!(count(QuoteFilter { stance, ..any() }), (1, 1));
        assert_eq!(count(QuoteFilter { stance: Some(None), ..any() }), (2, 3));
        let coder = Some(world.team[1]);
        assert_eq!(count(QuoteFilter { coder, ..any() }), (1, 2));
        let value = |it: Option<&str>| Some(("role".into(), it.map(str::to_owned)));
        let value_of = |it| QuoteFilter { value: value(it), ..any() };
        assert_eq!(count(value_of(Some("Doctor"))), (1, 1));
        assert_eq!(count(value_of(None)), (0, 0));
    }

    #[test]
    fn people_are_described_and_never_named() {
        let world = world();
        let all = quotes(&world.theme, &world.material());
        let who = |attributes: &[&str]| {
            let attributes: Vec<String> =
                attributes.iter().map(|it| (*it).to_owned()).collect();
            described(
                all[0].participant,
                &attributes,
                &world.people,
                Disclosure::default(),
            )
        };
        assert_eq!(who(&["role", "site"]), "Doctor");
        assert_eq!(who(&[]), "");
        assert_eq!(
            described(None, &["role".into()], &world.people, Disclosure::default()),
            ""
        );
    }
}
