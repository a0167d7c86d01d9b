//! What differs between two states of a study.

use std::rc::Rc;

use heddle::codebook::Colour;
use heddle::coding::Stance;
use heddle::interchange::study_file;
use heddle::order::Map;
use heddle::stamp::{Moment, Stamp};
use heddle::study::difference::{NAMED, difference};
use heddle::study::{CodeFields, Command, Log, NewSegment, SegmentRef, Study, apply};
use heddle::survey::{Answers, Column};
use heddle::words::EN;
use proptest::prelude::*;

use crate::common::{any_command, asks, code, id, range, stamp, study};

fn without_log(study: &Study) -> Study {
    Study { log: Log::default(), ..study.clone() }
}

/// The same study, sharing nothing with it.
fn apart(study: &Study) -> Study {
    study_file::read(&study_file::write(study)).value.unwrap()
}

fn said(before: &Study, commands: &[Command]) -> Vec<String> {
    let mut after = before.clone();
    for command in commands {
        after = apply(&after, command, &stamp(99_000)).unwrap();
    }
    let found = difference(before, &after);
    // It is the same when nothing is shared, and nothing is lost on the way back.
    assert_eq!(difference(&apart(before), &apart(&after)), found);
    assert!(!difference(&after, before).is_empty());
    (EN.difference.said)(&found)
}

type Rows = Vec<(Vec<Command>, &'static [&'static str])>;

fn changed(study: &Study) -> Rows {
    let first = study.transcripts_by_name()[0].id;
    let segment = |number: u32, start| NewSegment {
        id: id(number),
        code: id(23),
        range: range(start, start + 5),
        stance: None,
        memo: String::new(),
    };
    let at = SegmentRef { transcript: first, coder: id(1), id: id(30) };
    let fields = CodeFields {
        name: "Coaching".into(),
        definition: "Being asked what gets in the way.".into(),
        colour: Colour::new(20),
        ..CodeFields::default()
    };
    let many = (0..12).map(|it| segment(200 + it, 60 + it)).collect();
    vec![
        (
            vec![Command::AddSegments {
                transcript: first,
                coder: id(2),
                segments: many,
            }],
            &["12 segments added in “P01” by Jo: “Pressures”."],
        ),
        (
            vec![Command::EditCode { id: id(20), fields }],
            &["1 code changed: “Coaching” (definition)."],
        ),
        (
            vec![
                Command::SetStance { segment: at, stance: Some(Stance::Barrier) },
                Command::Recode { segment: at, code: id(22) },
            ],
            &["1 segment changed in “P01” by Amara: “Visits” (code, stance)."],
        ),
        (
            vec![Command::MoveCode { id: id(22), parent: None, before: None }],
            &["1 code changed: “Visits” (place)."],
        ),
        (
            vec![Command::MoveCode { id: id(23), parent: None, before: Some(id(20)) }],
            &["The order of the codes changed."],
        ),
        (
            vec![Command::RenameSurvey { id: id(50), name: "Staff".into() }],
            &["1 survey changed: “Staff” (name)."],
        ),
    ]
}

fn come_and_gone(study: &Study) -> Rows {
    let first = study.transcripts_by_name()[0].id;
    vec![
        (
            vec![Command::RemoveTranscript { id: first }],
            &[
                "1 transcript removed: “P01”.",
                "3 segments removed in “P01” by Amara: “Credibility”, “Visits”, \
                 “Pressures”.",
                "1 segment removed in “P01” by Jo: “Credibility”.",
                "1 theme changed: “Coaching that fits” (quotes).",
                "1 dismissed proposal removed: “Credibility”.",
            ],
        ),
        (
            vec![
                Command::SaveQuery { id: id(80), name: "Heard".into(), asks: asks(21) },
                Command::SaveQuery { id: id(81), name: "Later".into(), asks: asks(21) },
                Command::SetStopWords(Some(vec!["and".into(), "they".into()])),
            ],
            &[
                "1 query added: “Later”.",
                "1 query changed: “Heard” (what it asks).",
                "1 stop word added: “they”.",
                "1 stop word removed: “the”.",
            ],
        ),
        (
            vec![
                Command::AddCoder { id: id(3), name: "Kim".into() },
                Command::AddCodes(vec![code(24, "Time", None)]),
                Command::RemoveMemo { id: id(45) },
            ],
            &[
                "1 coder added: “Kim”.",
                "1 code added: “Time”.",
                "1 memo removed: “Credibility”.",
            ],
        ),
        (
            vec![Command::DescribeStudy {
                name: "Falls".into(),
                description: "d".into(),
            }],
            &["The study changed: name, description."],
        ),
        (
            vec![Command::RemoveParticipant { id: id(6) }],
            &[
                "1 participant removed: “P02”.",
                "1 transcript changed: “P02” (participant).",
            ],
        ),
    ]
}

#[test]
fn changes_are_said_as_people_would() {
    let study = study();
    for (commands, expected) in changed(&study).into_iter().chain(come_and_gone(&study)) {
        assert_eq!(said(&study, &commands), expected, "{commands:?}");
    }
}

#[test]
fn an_answer_that_changed_is_found() {
    let study = study();
    let survey = study.surveys.values().next().unwrap();
    let (question, _) = survey.by_name("years").unwrap();
    let answers = Answers::Number(vec![Ok(2.5), Ok(3.0), Ok(1e12)]);
    let command = Command::SetQuestion {
        survey: survey.id,
        question: Box::new(question.clone()),
        column: Some(Rc::new(Column { answers, strays: Map::new() })),
    };
    let after = apply(&study, &command, &stamp(99_000)).unwrap();
    let said = (EN.difference.said)(&difference(&study, &after));
    assert!(said.iter().any(|it| it.contains("“years” (answers)")), "{said:?}");
}

proptest! {
    #[test]
    fn nothing_differs_from_itself_and_every_change_does(
        commands in prop::collection::vec(any_command(), 1..12)
    ) {
        let mut all = vec![study()];
        for (at, command) in (1..).zip(&commands) {
            let stamp = Stamp { at: Moment(1_700_000_600_000 + at), by: id(1) };
            let Ok(next) = apply(all.last().unwrap(), command, &stamp) else { continue };
            let (a, b) = (all.last().unwrap(), &next);
            let found = difference(a, b);
            prop_assert_eq!(found.is_empty(), without_log(a) == without_log(b), "{:?}", command);
            for part in &found.parts {
                prop_assert!(part.added.names.len() <= NAMED && part.changes.len() <= NAMED);
            }
            all.push(next);
        }
        for it in &all {
            prop_assert!(difference(it, it).is_empty());
            prop_assert!(difference(it, &apart(it)).is_empty());
        }
        // Between any two moments, both ways.
        let (first, last) = (&all[0], all.last().unwrap());
        let same = without_log(first) == without_log(last);
        prop_assert_eq!(difference(first, last).is_empty(), same);
        prop_assert_eq!(difference(last, first).is_empty(), same);
    }
}
