//! What in a study may tell who somebody is, and what is proposed in its place.

use heddle::id::Ids;
use heddle::identifiers::Kind;
use heddle::participants::Participant;
use heddle::stamp::Provenance;
use heddle::study::identifying::{Candidate, Spot, candidates, leaks_in};
use heddle::study::{Command, Lost, Pseudonyms, Rewording, Scrub, Study, apply};
use heddle::text::Change;
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn};
use heddle::words::pseudonyms::LABELS;

use crate::common::{id, stamp, study};

fn told(texts: &[&str]) -> Study {
    let mut ids = Ids::seeded(11);
    let mut it = study();
    for (at, text) in texts.iter().enumerate() {
        let draft = Draft {
            name: format!("T{at}"),
            speakers: vec![DraftSpeaker {
                name: "Priya Shah".into(),
                interviewer: false,
            }],
            turns: vec![DraftTurn {
                text: (*text).into(),
                speaker: Some(0),
                ..DraftTurn::default()
            }],
            ..Draft::default()
        };
        let made = draft.into_transcript(&mut ids, &stamp(1));
        it = apply(&it, &Command::AddTranscripts(vec![made]), &stamp(1)).unwrap();
    }
    it
}

fn look(study: &Study, key: &[(String, String)]) -> Vec<(String, String)> {
    let all = candidates(study, &[], key, &LABELS);
    all.into_iter().map(|it| (it.words, it.pseudonym)).collect()
}

const TEXTS: [&str; 2] = [
    "So Nurse Jones rang 020 7946 0958 on 3 May. Then Jones saw Priya at St Mary's Hospital.",
    "Mrs Jones is not nurse Okafor. I told Jones and Okafor at St Mary's Hospital on 4 May.",
];

#[test]
fn the_same_person_has_the_same_pseudonym() {
    let study = told(&TEXTS);
    let found = look(&study, &[]);
    let of = |words: &str| {
        found.iter().find(|it| it.0 == words).map_or("", |it| it.1.as_str())
    };
    assert_eq!(of("Nurse Jones"), "[Nurse A]");
    assert_eq!(of("Jones"), "[Nurse A]");
    assert_eq!(of("nurse Okafor"), of("Okafor"));
    assert_ne!(of("nurse Okafor"), of("Jones"));
    assert_eq!(of("Priya Shah"), of("Priya"));
    assert_eq!(of("St Mary's Hospital"), "[Hospital A]");
    assert_eq!((of("3 May"), of("4 May")), ("[date]", "[date]"));
    assert_eq!(of("020 7946 0958"), "[phone]");
    // What the key has already is not given to somebody else.
    let key = [("[Nurse A]".to_owned(), "Nurse Smith".to_owned())];
    let later = look(&study, &key);
    assert!(later.iter().all(|it| it.1 != "[Nurse A]"), "{later:?}");
    let key = [("[Nurse C]".to_owned(), "Jones".to_owned())];
    assert!(look(&study, &key).contains(&("Jones".into(), "[Nurse C]".into())));
}

#[test]
fn names_of_participants_and_speakers_count() {
    let study = told(&["We asked Ravenscourt once."]);
    assert!(!look(&study, &[]).iter().any(|it| it.0 == "Ravenscourt"));
    let person = Participant::new(id(70), "Ann Ravenscourt", Provenance::new(&stamp(1)));
    let put = Command::PutParticipants { attributes: vec![], people: vec![person] };
    let study = apply(&study, &put, &stamp(2)).unwrap();
    let found = candidates(&study, &[], &[], &LABELS);
    let it = found.iter().find(|it| it.words == "Ravenscourt").unwrap();
    assert!(matches!(it.places[..], [Spot::Said(..)]));
    let whole = found.iter().find(|it| it.words == "Ann Ravenscourt").unwrap();
    // The log says that a participant of this name was added.
    assert_eq!(whole.places, [Spot::Participant(id(70)), Spot::Log]);
    assert_eq!(whole.pseudonym, it.pseudonym);
    // Somebody's code is no name.
    assert!(!found.iter().any(|it| it.words.contains("P0")));
}

fn command(found: &[Candidate]) -> Pseudonyms {
    let mut it = Pseudonyms::default();
    let mut all: Vec<(heddle::id::TranscriptId, Change)> = Vec::new();
    for candidate in found {
        let with = candidate.pseudonym.clone();
        for spot in &candidate.places {
            if let Spot::Said(id, range) = spot {
                let (start, end) = (range.start(), range.end());
                all.push((*id, Change { start, end, with: with.clone() }));
            }
        }
        it.scrubs.push(Scrub { words: candidate.words.clone(), with });
    }
    all.sort_by_key(|it| (it.0, it.1.start));
    for (transcript, change) in all {
        match it.texts.last_mut().filter(|it| it.transcript == transcript) {
            Some(it) => it.changes.push(change),
            None => it.texts.push(Rewording {
                transcript,
                changes: vec![change],
                lost: Lost::Move,
            }),
        }
    }
    it
}

#[test]
fn after_all_is_replaced_nothing_is_found() {
    let study = told(&TEXTS);
    let mut found = candidates(&study, &[], &[], &LABELS);
    found.retain(|it| it.kind != Kind::Own);
    let command = Command::Pseudonymise(Box::new(command(&found)));
    let after = apply(&study, &command, &stamp(5)).unwrap();
    assert_eq!(look(&after, &[]), []);
    let file = heddle::interchange::study_file::write(&after);
    for it in &found {
        assert!(!file.contains(&it.words), "{}", it.words);
    }
    assert!(file.contains("So [Nurse A] rang [phone] on [date]. Then [Nurse A] saw"));
}

#[test]
fn a_table_is_searched_before_it_leaves() {
    let study = told(&TEXTS);
    let cells = ["role", "Then Jones said", "x@example.org", "[Nurse A]", "P01"];
    assert_eq!(leaks_in(&study, &[], cells), ["Jones", "x@example.org"]);
    assert_eq!(leaks_in(&study, &["role".into()], ["the Role"]), ["Role"]);
}
