//! Segments by what is true of them, against the plainest reading of each condition.

use std::collections::BTreeSet;

use heddle::coding::{Segment, Stance};
use heddle::find::{Group, Index, Is, Near, Part, Retrieval, retrieve};
use heddle::id::{CoderId, SegmentId};
use heddle::stats::Disclosure;
use heddle::study::Study;
use heddle::text::TextRange;
use heddle::transcript::{Transcript, TranscriptKind};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

fn found(study: &Study, asks: &Group) -> BTreeSet<SegmentId> {
    let index = Index::default().renewed(&study.transcripts);
    let material = study.material();
    let on = Retrieval { material: &material, book: &study.codebook, index: &index };
    let quotes = retrieve(asks, &on);
    let all: Vec<SegmentId> =
        quotes.iter().flat_map(|it| it.tags.iter().map(|it| it.segment)).collect();
    let set: BTreeSet<_> = all.iter().copied().collect();
    assert_eq!(set.len(), all.len(), "each segment once");
    set
}

fn is(is: Is) -> Part {
    Part { not: false, is }
}

fn all(parts: Vec<Part>) -> Group {
    Group { any: false, parts }
}

fn numbers(study: &Study, asks: &Group) -> Vec<u32> {
    (30..40).filter(|it| found(study, asks).contains(&id(*it))).collect()
}

/// Segments of the study: 30 (21 by 1, 18–46), 31 (22 by 1, 21–60, memo), 32 (23 by 1,
/// 85–118) and 33 (21 by 2, 18–46) in P01 (a nurse); 34 (23 by 1, 85–100) in P02 (a doctor).
#[test]
fn each_condition_alone_and_joined() {
    let it = study();
    let code = |code, under| Is::Code { code: id(code), under };
    let near = |code, how| Is::Near { code: id(code), under: false, how };
    let value = |value: Option<&str>| Is::Value {
        attribute: "role".into(),
        value: value.map(str::to_owned),
    };
    let one = |it: Is| all(vec![is(it)]);
    let not = |it: Is| all(vec![Part { not: true, is: it }]);
    let either =
        |parts: Vec<Is>| Group { any: true, parts: parts.into_iter().map(is).collect() };
    for (asks, expected) in [
        (Group::default(), &[][..]),
        (one(code(21, false)), &[30, 33]),
        (one(code(20, false)), &[]),
        (one(code(20, true)), &[30, 31, 33]),
        (one(code(99, true)), &[]),
        (not(code(20, true)), &[32, 34]),
        (one(Is::Coder(id(2))), &[33]),
        (one(Is::Stance(Some(Stance::Barrier))), &[32, 34]),
        (one(Is::Stance(None)), &[31]),
        (one(value(Some("Doctor"))), &[34]),
        (one(value(None)), &[]),
        (one(Is::Kind(TranscriptKind::Interview)), &[30, 31, 32, 33, 34]),
        (one(Is::Kind(TranscriptKind::Document)), &[]),
        (one(Is::Memo(String::new())), &[31]),
        (one(Is::Memo("look AGAIN".into())), &[31]),
        (one(Is::Memo("else".into())), &[]),
        (one(near(22, Near::Overlaps)), &[30, 33]),
        (one(near(21, Near::Overlaps)), &[30, 31, 33]),
        (one(near(21, Near::Inside)), &[30, 33]),
        (one(near(23, Near::Overlaps)), &[]),
        (one(near(23, Near::Words(1_000))), &[30, 31, 33]),
        (one(near(23, Near::Words(0))), &[]),
        (one(near(23, Near::Turns(9))), &[30, 31, 33]),
        (either(vec![code(21, false), Is::Coder(id(2))]), &[30, 33]),
        (either(vec![code(22, false), value(Some("Doctor"))]), &[31, 34]),
        (all(vec![is(code(21, false)), Part { not: true, is: Is::Coder(id(2)) }]), &[30]),
        (
            all(vec![
                is(Is::Coder(id(1))),
                Part {
                    not: true,
                    is: Is::Group(either(vec![code(23, false), code(22, true)])),
                },
            ]),
            &[30],
        ),
        (one(Is::Group(Group { any: true, parts: vec![] })), &[30, 31, 32, 33, 34]),
    ] {
        assert_eq!(numbers(&it, &asks), expected, "{asks:?}");
    }
}

#[test]
fn words_are_looked_for_in_the_passage_alone() {
    let it = study();
    for (_, layer) in &*it.layers {
        let text = &it.transcript(layer.transcript).unwrap().text;
        for segment in layer.segments() {
            let own = text.slice(segment.range);
            let word = own.split_whitespace().max_by_key(|it| it.len()).unwrap();
            let word: String = word.chars().filter(|it| it.is_alphanumeric()).collect();
            let asks = all(vec![is(Is::Words(word.clone()))]);
            let ids = found(&it, &asks);
            for (_, other) in &*it.layers {
                let text = &it.transcript(other.transcript).unwrap().text;
                for other in other.segments() {
                    let says = text.slice(other.range).to_lowercase();
                    let says = says
                        .split(|it: char| !it.is_alphanumeric())
                        .any(|it| it == word.to_lowercase());
                    assert_eq!(ids.contains(&other.id), says, "{word}");
                }
            }
        }
    }
}

/// What a condition means, read plainly.
fn truth(
    study: &Study,
    (transcript, coder, it): (&Transcript, CoderId, &Segment),
    asked: &Is,
) -> bool {
    match asked {
        Is::Group(group) => {
            let mut parts = group
                .parts
                .iter()
                .map(|p| truth(study, (transcript, coder, it), &p.is) != p.not);
            if group.any {
                group.parts.is_empty() || parts.any(|it| it)
            } else {
                parts.all(|it| it)
            }
        }
        Is::Code { code, under } => {
            it.code == *code
                || (*under && study.codebook.with_descendants(*code).contains(&it.code))
        }
        Is::Coder(by) => *by == coder,
        Is::Stance(stance) => it.stance == *stance,
        Is::Value { attribute, value } => {
            let person = transcript.participant_at(it.range.start());
            person.and_then(|it| study.participants.value(it, attribute))
                == value.as_deref()
        }
        Is::Kind(kind) => transcript.kind == *kind,
        Is::Words(_) => unreachable!("has a test of its own"),
        Is::Memo(words) => it.memo.to_lowercase().contains(words) && !it.memo.is_empty(),
        Is::Near { code, under, how } => {
            let mut others = study.layers_on(transcript.id).flat_map(|it| it.segments());
            others.any(|other| {
                let wanted = other.code == *code
                    || (*under
                        && study.codebook.with_descendants(*code).contains(&other.code));
                wanted
                    && other.id != it.id
                    && lies(transcript, it.range, other.range, *how)
            })
        }
    }
}

fn lies(transcript: &Transcript, a: TextRange, b: TextRange, how: Near) -> bool {
    let chars: Vec<char> = transcript.text.as_str().chars().collect();
    let letter = |at: u32| chars[at as usize].is_alphanumeric();
    match how {
        Near::Overlaps => (a.start()..a.end()).any(|it| b.contains(it)),
        Near::Inside => (a.start()..a.end()).all(|it| b.contains(it)),
        Near::Around => (b.start()..b.end()).all(|it| a.contains(it)),
        Near::Words(most) => {
            let (from, to) = (a.end().min(b.end()), a.start().max(b.start()));
            let starts =
                (from..to).filter(|&at| letter(at) && (at == 0 || !letter(at - 1)));
            starts.count() <= most as usize
        }
        Near::Turns(most) => {
            let at = |it: u32| {
                let before =
                    transcript.turns.iter().filter(|turn| turn.range.start() <= it);
                i64::try_from(before.count()).unwrap() - 1
            };
            let turns =
                |it: TextRange| (at(it.start())..=at(it.end() - 1)).collect::<Vec<_>>();
            let (a, b) = (turns(a), turns(b));
            a.iter().any(|x| b.iter().any(|y| (x - y).abs() <= i64::from(most)))
        }
    }
}

fn conditions() -> impl Strategy<Value = Group> {
    let code = || (20u32..25, any::<bool>());
    let near = prop_oneof![
        Just(Near::Overlaps),
        Just(Near::Inside),
        Just(Near::Around),
        (0u32..12).prop_map(Near::Words),
        (0u32..3).prop_map(Near::Turns),
    ];
    let leaf = prop_oneof![
        code().prop_map(|(code, under)| Is::Code { code: id(code), under }),
        (1u32..3).prop_map(|it| Is::Coder(id(it))),
        prop::option::of(prop::sample::select(&Stance::ALL[..])).prop_map(Is::Stance),
        prop::sample::select(&["Nurse", "Doctor"][..]).prop_map(|it| Is::Value {
            attribute: "role".into(),
            value: Some(it.into())
        }),
        Just(Is::Memo(String::new())),
        (code(), near).prop_map(|((code, under), how)| Is::Near {
            code: id(code),
            under,
            how
        }),
    ];
    let part = leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = prop::collection::vec((any::<bool>(), inner), 0..4);
        (any::<bool>(), parts).prop_map(|(any, parts)| {
            let parts = parts.into_iter().map(|(not, is)| Part { not, is });
            Is::Group(Group { any, parts: parts.collect() })
        })
    });
    (any::<bool>(), prop::collection::vec((any::<bool>(), part), 1..4)).prop_map(
        |(any, parts)| Group {
            any,
            parts: parts.into_iter().map(|(not, is)| Part { not, is }).collect(),
        },
    )
}

proptest! {
    #[test]
    fn what_is_found_is_what_is_true(
        asks in conditions(),
        commands in prop::collection::vec(any_command(), 0..25),
    ) {
        let mut it = study();
        for (at, command) in (1..).zip(&commands) {
            it = heddle::study::apply(&it, command, &stamp(at)).unwrap_or(it);
        }
        let mut expected = BTreeSet::new();
        for layer in it.layers.values() {
            let transcript = it.transcript(layer.transcript).unwrap();
            for segment in layer.segments() {
                let asked = Is::Group(asks.clone());
                if truth(&it, (transcript, layer.coder, segment), &asked) {
                    expected.insert(segment.id);
                }
            }
        }
        prop_assert_eq!(found(&it, &asks), expected);
    }
}

#[test]
fn few_people_are_asked_for_by_values_alone() {
    let it = study();
    let value = |value: &str, not| {
        let is = Is::Value { attribute: "role".into(), value: Some(value.into()) };
        Part { not, is }
    };
    let rule = Disclosure { below: 2, round: 0, zeros: false };
    let few = |asks: &Group, rule| asks.is_of_few(&it.participants, rule);
    let code = || is(Is::Code { code: id(21), under: false });
    let nurse = || value("Nurse", false);
    // A nurse and a doctor: one of each is few, both are not.
    for (asks, expected) in [
        (all(vec![]), false),
        (all(vec![code()]), false),
        (all(vec![nurse()]), true),
        (all(vec![nurse(), code()]), true),
        (all(vec![value("Nurse", true)]), true),
        (all(vec![is(Is::Group(all(vec![nurse()])))]), true),
        (Group { any: true, parts: vec![nurse(), value("Doctor", false)] }, false),
        // Nobody is both.
        (all(vec![nurse(), value("Doctor", false)]), false),
    ] {
        assert_eq!(few(&asks, rule), expected, "{asks:?}");
        assert!(!few(&asks, Disclosure::default()));
    }
}
