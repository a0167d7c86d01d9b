//! What in a study may tell who somebody is, and what is proposed in its place.

use std::rc::Rc;

use heddle::id::Ids;
use heddle::identifiers::Kind;
use heddle::interchange::bundle::{Bundle, FileIn};
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

/// A survey in which names are wherever they can be.
fn asked(study: &Study) -> Study {
    let csv = "id,Rate Dr Jones,Where,Why\nJones 1,good,Jones ward,So said Jones when she came to see us again\n\
               Jones 2,bad,East,Nobody asked any of us what we thought of it\n\
               R3,good,Jones ward,It was fine for everybody in the end I would say\n";
    let file = FileIn { name: "Jones survey.csv".into(), bytes: csv.into() };
    let bundle =
        Bundle { survey: Some((file, "Jones 2026".into())), ..Bundle::default() };
    let mut ids = Ids::seeded(3);
    bundle.add_to(study.clone(), &mut ids, &stamp(2)).unwrap().value
}

fn named(study: &Study, name: &str) -> Rc<heddle::survey::Survey> {
    study.surveys.values().find(|it| it.name == name).unwrap().clone()
}

#[test]
fn surveys_are_searched_and_replaced_too() {
    let mut study = asked(&told(&TEXTS));
    let person = Participant {
        respondent: Some("Jones 2".into()),
        ..Participant::new(id(70), "Somebody", Provenance::new(&stamp(1)))
    };
    let put = Command::PutParticipants { attributes: vec![], people: vec![person] };
    study = apply(&study, &put, &stamp(3)).unwrap();
    let survey = named(&study, "Jones 2026");
    let (question, place, why) =
        (survey.questions[1].0.id, survey.questions[2].0.id, survey.questions[3].0.id);
    let found = candidates(&study, &[], &[], &LABELS);
    let jones = found.iter().find(|it| it.words == "Jones").unwrap();
    for spot in [
        Spot::Participant(id(70)),
        Spot::Survey(survey.id),
        Spot::Question(place),
        Spot::Answer(why),
    ] {
        assert!(jones.places.contains(&spot), "{spot:?}");
    }
    let doctor = found.iter().find(|it| it.words == "Dr Jones").unwrap();
    assert!(doctor.places.contains(&Spot::Question(question)));
    // All of it goes in one step: levels, wordings, ids, and the person who gave the answers.
    let command = Command::Pseudonymise(Box::new(command(&found)));
    let after = apply(&study, &command, &stamp(5)).unwrap();
    let new = &after.surveys.get(&survey.id).unwrap();
    assert!(!heddle::interchange::study_file::write(&after).contains("Jones"));
    assert_eq!(new.rows(), 3);
    let mut ids: Vec<&str> = new.respondents.iter().map(|it| &**it).collect();
    let linked = after.participants.people.get(&id(70)).unwrap();
    assert_eq!(linked.respondent.as_deref(), Some(ids[1]));
    assert_eq!(ids[2], "R3");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    // The counts are of the same levels.
    let labels = |it: &heddle::survey::Survey| {
        (0..3).map(|row| it.text(2, row, true)).collect::<Vec<_>>()
    };
    let [a, b, c] = labels(new).try_into().unwrap();
    assert!(a == c && b == "East" && a.ends_with(" ward"), "{a} {b}");
    let read = heddle::interchange::study_file::read(
        &heddle::interchange::study_file::write(&after),
    );
    assert_eq!((read.value, read.notes), (Some(after), vec![]));
}

#[test]
fn capitals_of_a_questionnaire_are_no_names() {
    let csv = "id,How Satisfied Are You?\nR1,Very Strongly Agree\nR2,Rather Strongly Disagree\n\
               R3,Very Strongly Agree\nR4,Rather Strongly Disagree\n";
    let file = FileIn { name: "survey.csv".into(), bytes: csv.into() };
    let bundle = Bundle { survey: Some((file, "survey".into())), ..Bundle::default() };
    let it = bundle.add_to(study(), &mut Ids::seeded(3), &stamp(2)).unwrap().value;
    let found = candidates(&it, &[], &[], &LABELS);
    let named =
        |it: &&Candidate| it.places.iter().any(|it| matches!(it, Spot::Question(_)));
    assert_eq!(found.iter().filter(named).count(), 0, "{found:?}");
}

#[test]
fn coders_have_pseudonyms_of_their_own() {
    let mut it = told(&["So Amira asked us. Then Amira wrote it down."]);
    for (number, name) in [(8, "Amira Khan"), (10, "Coder 2")] {
        let add = Command::AddCoder { id: id(number), name: name.into() };
        it = apply(&it, &add, &stamp(3)).unwrap();
    }
    let found = candidates(&it, &[], &[], &LABELS);
    let of = |words: &str| found.iter().find(|it| it.words == words);
    let whole = of("Amira Khan").unwrap();
    assert_eq!(whole.places, [Spot::Log, Spot::Coder(id(8))]);
    assert!(whole.is_only_coders() && !of("Amira").unwrap().is_only_coders());
    assert_eq!(whole.pseudonym, of("Amira").unwrap().pseudonym);
    assert!(whole.pseudonym.starts_with("[Coder "), "{}", whole.pseudonym);
    assert!(of("Jo").unwrap().is_only_coders());
    assert!(of("Coder 2").is_none() && of("Coder").is_none());
    let command = Command::Pseudonymise(Box::new(command(&found)));
    let after = apply(&it, &command, &stamp(5)).unwrap();
    assert_eq!(after.coder_name(id(8)), whole.pseudonym);
    assert_eq!(after.coder_name(id(10)), "Coder 2");
    assert!(!heddle::interchange::study_file::write(&after).contains("Amira"));
}
