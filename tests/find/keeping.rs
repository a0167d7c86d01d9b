//! What a study keeps of finding: queries, stop words, dismissed proposals; and what was
//! accepted.

use heddle::find::{Dismissed, Group, Is, Part, english};
use heddle::id::TranscriptId;
use heddle::interchange::study_file;
use heddle::study::identifying::{Spot, candidates};
use heddle::study::{
    Command, History, NewSegment, Pseudonyms, Refusal, Scrub, Study, apply,
};
use heddle::words::pseudonyms::LABELS;

use crate::common::{asks, id, range, stamp, study};

fn run(study: &Study, command: &Command) -> Result<Study, Refusal> {
    apply(study, command, &stamp(500))
}

fn first(study: &Study) -> TranscriptId {
    study.transcripts_by_name()[0].id
}

/// Where a name stands that is on the person's own list.
fn identifying(study: &Study) -> Vec<Spot> {
    let found = candidates(study, &["Mary Jones".into()], &[], &LABELS);
    found.into_iter().flat_map(|it| it.places).collect()
}

#[test]
fn queries_are_kept_renamed_changed_and_removed() {
    let it = study();
    let save = |number, name: &str, code| Command::SaveQuery {
        id: id(number),
        name: name.into(),
        asks: asks(code),
    };
    for (command, refusal) in [
        (save(81, " ", 21), Refusal::NameEmpty),
        (save(81, " Heard ", 21), Refusal::NameTaken("Heard".into())),
        (save(80, "Heard", 20), Refusal::NothingToDo),
        (Command::RemoveQuery { id: id(81) }, Refusal::Gone),
    ] {
        assert_eq!(run(&it, &command), Err(refusal), "{command:?}");
    }
    let two = run(&it, &save(81, "Later", 21)).unwrap();
    let names: Vec<&str> = two.finding.by_name().iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["Heard", "Later"]);
    let changed = run(&two, &save(80, "Not heard", 22)).unwrap();
    let query = changed.finding.queries.get(&id(80)).unwrap();
    assert_eq!((&*query.name, &query.asks), ("Not heard", &asks(22)));
    assert_eq!(query.provenance.modified, stamp(500));
    let gone = run(&two, &Command::RemoveQuery { id: id(80) }).unwrap();
    assert!(!gone.finding.queries.contains_key(&id(80)));
    assert!(gone.removed.values().any(|it| *it == stamp(500)));
    assert_eq!(gone.log.entries().last().unwrap().action, "query.removed");
}

#[test]
fn queries_follow_a_merged_code_and_keep_naming_a_removed_one() {
    let it = study();
    let merged = run(&it, &Command::MergeCodes { from: id(20), into: id(23) }).unwrap();
    assert_eq!(merged.finding.queries.get(&id(80)).unwrap().asks, asks(23));
    let removed = run(&it, &Command::RemoveCode { id: id(20) }).unwrap();
    assert_eq!(removed.finding.queries.get(&id(80)).unwrap().asks, asks(20));
    let text = study_file::write(&removed);
    let read = study_file::read(&text);
    assert_eq!((read.value.unwrap(), read.notes), (removed, Vec::new()));
}

#[test]
fn stop_words_are_the_studys_own_or_ours() {
    let it = study();
    assert_eq!(it.finding.stop_words(), ["and", "the"]);
    let same = Command::SetStopWords(it.finding.stop_words.clone());
    assert_eq!(run(&it, &same), Err(Refusal::NothingToDo));
    let ours = run(&it, &Command::SetStopWords(None)).unwrap();
    assert_eq!(ours.finding.stop_words(), english());
}

#[test]
fn what_is_dismissed_is_remembered_until_it_is_asked_for() {
    let it = study();
    let transcript = first(&it);
    let gone = |code, mark| Dismissed { code: id(code), coder: id(1), transcript, mark };
    let dismiss = |all: &[Dismissed]| Command::DismissProposals(all.to_vec());
    assert_eq!(run(&it, &dismiss(&[])), Err(Refusal::NothingToDo));
    assert_eq!(run(&it, &dismiss(&[gone(21, 7)])), Err(Refusal::NothingToDo));
    assert_eq!(run(&it, &dismiss(&[gone(99, 7)])), Err(Refusal::Gone));
    let more = run(&it, &dismiss(&[gone(21, 8), gone(22, 8)])).unwrap();
    assert_eq!(more.finding.dismissed.len(), 3);
    let again = Command::ProposeAgain { code: id(21), coder: id(1) };
    let again = run(&more, &again).unwrap();
    assert_eq!(again.finding.dismissed.iter().collect::<Vec<_>>(), [&gone(22, 8)]);
    let none = Command::ProposeAgain { code: id(21), coder: id(2) };
    assert_eq!(run(&more, &none), Err(Refusal::NothingToDo));
    let without = run(&more, &Command::RemoveCode { id: id(21) }).unwrap();
    assert_eq!(without.finding.dismissed.iter().collect::<Vec<_>>(), [&gone(22, 8)]);
    let without = run(&more, &Command::RemoveTranscript { id: transcript }).unwrap();
    assert!(without.finding.dismissed.is_empty());
}

#[test]
fn what_is_accepted_is_marked_as_proposed_and_can_be_undone() {
    let it = study();
    let segment = NewSegment {
        id: id(82),
        code: id(22),
        range: range(85, 99),
        stance: None,
        memo: String::new(),
    };
    let (transcript, coder) = (first(&it), id(2));
    let accept =
        Command::AcceptProposal { transcript, coder, segment: Box::new(segment.clone()) };
    let mut history = History::new(it.clone());
    history.run(&accept, &stamp(500)).unwrap();
    let (layer, found) = history.study().segment(id(82)).unwrap();
    assert_eq!((layer.coder, found.code, found.range), (coder, id(22), range(85, 99)));
    let last = history.study().log.entries().last().unwrap();
    assert_eq!((&*last.action, &*last.subject), ("proposal.accepted", "P01"));
    assert_eq!(history.undoable(), Some("proposal.accepted"));
    // The same passage with the same code is there already.
    let again = NewSegment { id: id(83), ..segment };
    let again = Command::AcceptProposal { transcript, coder, segment: Box::new(again) };
    assert_eq!(apply(history.study(), &again, &stamp(501)), Err(Refusal::AlreadyCoded));
}

#[test]
fn what_cannot_be_understood_in_a_file_is_named_and_costs_only_itself() {
    let it = study();
    let text = study_file::write(&it);
    let odd = text.replace("\"is\":\"kind\"", "\"is\":\"weather\"");
    let read = study_file::read(&odd);
    assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
    assert!(format!("{:?}", read.notes[0]).contains("weather"));
    let read = read.value.unwrap();
    assert!(read.finding.queries.is_empty());
    assert_eq!(read.finding.dismissed, it.finding.dismissed);
    assert_eq!(read.layers, it.layers);
    let stray = text.replace("\"marks\":[7]", "\"marks\":[7,8]").replacen(
        &format!("{{\"code\":\"{}\",\"coder\"", id::<heddle::id::CodeId>(21)),
        &format!("{{\"code\":\"{}\",\"coder\"", id::<heddle::id::CodeId>(98)),
        1,
    );
    let read = study_file::read(&stray);
    assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
    assert!(read.value.unwrap().finding.dismissed.is_empty());
    // A file without any of it, as they all were.
    let bare = Study { finding: std::rc::Rc::default(), ..it };
    let text = study_file::write(&bare);
    assert!(!text.contains("\"queries\"") && !text.contains("\"dismissed\""));
    assert_eq!(study_file::read(&text).value.unwrap(), bare);
}

#[test]
fn a_pseudonym_leaves_a_name_in_no_query_and_no_list() {
    let it = study();
    let parts = vec![
        Part { not: false, is: Is::Words("\"Mary Jones\"".into()) },
        Part {
            not: true,
            is: Is::Group(Group {
                any: true,
                parts: vec![Part { not: false, is: Is::Memo("Mary Jones said".into()) }],
            }),
        },
    ];
    let asks = Group { any: false, parts };
    let save = Command::SaveQuery { id: id(81), name: "Of Mary Jones".into(), asks };
    let it = run(&it, &save).unwrap();
    let words = Some(vec!["and".into(), "jones".into()]);
    let it = run(&it, &Command::SetStopWords(words)).unwrap();
    assert!(identifying(&it).contains(&Spot::Query));
    let scrub = Scrub { words: "Mary Jones".into(), with: "[Nurse A]".into() };
    let all = Pseudonyms { scrubs: vec![scrub], ..Pseudonyms::default() };
    let after = run(&it, &Command::Pseudonymise(Box::new(all))).unwrap();
    let file = study_file::write(&after).to_lowercase();
    assert!(!file.contains("jones"), "{file}");
    assert_eq!(after.finding.queries.get(&id(81)).unwrap().name, "Of [Nurse A]");
    assert_eq!(after.finding.stop_words(), ["and"]);
    assert!(!identifying(&after).contains(&Spot::Query));
}
