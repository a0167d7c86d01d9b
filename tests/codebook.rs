//! The codebook as a whole: merging, dealing out, archiving, versions and what changed rules
//! put in doubt.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use heddle::codebook::{What, difference};
use heddle::id::{CodeId, CoderId, Id as _, TranscriptId};
use heddle::interchange::study_file;
use heddle::study::{
    CodeFields, Command, History, MemoTarget, NewCode, NewSegment, Refusal, SegmentRef,
    Study, apply,
};
use heddle::themes::{doubts, redefined};
use proptest::prelude::*;

use crate::common::{any_command, code, id, range, stamp, study};

fn first(study: &Study) -> TranscriptId {
    study.transcripts_by_name()[0].id
}

fn run(study: &Study, commands: &[Command]) -> Study {
    let mut it = study.clone();
    for (at, command) in (1000..).zip(commands) {
        it = apply(&it, command, &stamp(at)).unwrap();
    }
    it
}

fn uuid(number: u32) -> uuid::Uuid {
    id::<CodeId>(number).uuid()
}

fn segment(study: &Study, number: u32) -> SegmentRef {
    SegmentRef { transcript: first(study), coder: id(1), id: id(number) }
}

fn edited(study: &Study, number: u32, change: impl Fn(&mut CodeFields)) -> Command {
    let mut fields = CodeFields::of(study.codebook.get(id(number)).unwrap());
    change(&mut fields);
    Command::EditCode { id: id(number), fields }
}

/// Which characters of which text each coder gave each code, by its name at the beginning.
type Words = BTreeMap<(TranscriptId, CoderId), BTreeSet<u32>>;

fn words(study: &Study, codes: &[CodeId]) -> Words {
    let mut all = Words::new();
    for (key, layer) in &*study.layers {
        for it in layer.segments().iter().filter(|it| codes.contains(&it.code)) {
            all.entry(*key).or_default().extend(it.range.start()..it.range.end());
        }
    }
    all
}

/// All codes of the codebook as it is now: one that was merged comes back with an earlier version.
fn codes(study: &Study) -> Vec<CodeId> {
    study.codebook.codes().map(|it| it.id).collect()
}

/// The words of a code that was merged, merged back after an earlier version brought its old code
/// again: they are under the old code then, and nothing is lost.
#[test]
fn a_merge_is_turned_around_after_an_earlier_version() {
    let begun = study();
    let steps = [
        Command::SaveVersion { id: id(70), name: "Before".into() },
        Command::MergeCodes { from: id(20), into: id(21) },
        Command::ReturnToVersion { id: id(70) },
        Command::MergeCodes { from: id(21), into: id(20) },
    ];
    let after = run(&begun, &steps);
    let now = codes(&after);
    assert!(now.contains(&id(20)) && !now.contains(&id(21)));
    assert_eq!(words(&after, &[id(20)]), words(&begun, &[id(20), id(21)]));
    assert_eq!(words(&after, &now), words(&begun, &codes(&begun)));
}

#[test]
fn what_is_merged_leaves_nothing_behind() {
    let study = study();
    let more = Command::AddSegments {
        transcript: first(&study),
        coder: id(1),
        // Overlaps segment 31, which has the code 22 and no stance either.
        segments: vec![NewSegment {
            id: id(78),
            code: id(21),
            range: range(40, 66),
            stance: None,
            memo: "Both.".into(),
        }],
    };
    let pin =
        |segment| Command::PinQuote { theme: id(40), segment: id(segment), pinned: true };
    let study = run(&study, &[more, pin(31)]);
    let favourite = Command::SetFavourite { id: id(22), number: Some(4) };
    let memo = Command::WriteMemo {
        id: id(46),
        on: MemoTarget::Code(id(22)),
        text: "When they came.".into(),
    };
    let merge = Command::MergeCodes { from: id(22), into: id(21) };
    let after = run(&study, &[favourite, memo, merge]);
    let (_, joined) = after.segment(id(78)).unwrap();
    assert_eq!(
        (joined.range, joined.memo.as_str()),
        (range(21, 66), "Both.\nLook again.")
    );
    assert!(after.segment(id(31)).is_none());
    // It still speaks for the theme, the memo is on the code, the number key is its.
    assert_eq!(after.theme(id(40)).unwrap().quotes, [id(30), id(78)]);
    assert_eq!(after.memos.get(&id(46)).unwrap().on, MemoTarget::Code(id(21)));
    assert_eq!(after.number_keys(id(1)).code(4), Some(id(21)));
    assert_eq!(after.codebook.get(id(21)).unwrap().merged, [id(22)]);
    assert_eq!(words(&after, &[id(21)]), words(&study, &[id(21), id(22)]));
}

#[test]
fn an_archived_code_keeps_its_segments_and_gets_nothing_new() {
    let study = study();
    let archive = |archived| Command::ArchiveCode { id: id(20), archived };
    let put_away = run(&study, &[archive(true)]);
    assert_eq!(put_away.layers, study.layers);
    let names: Vec<_> = put_away.codebook.active().map(|it| it.name.clone()).collect();
    assert_eq!(names, ["Pressures"]);
    let refused = |command: &Command| apply(&put_away, command, &stamp(9)).unwrap_err();
    let archived = || Refusal::Archived("Coaching".into());
    assert_eq!(refused(&Command::AddCodes(vec![code(60, "New", Some(20))])), archived());
    let into = Command::MoveCode { id: id(23), parent: Some(id(20)), before: None };
    assert_eq!(refused(&into), archived());
    assert_eq!(refused(&Command::MergeCodes { from: id(23), into: id(20) }), archived());
    assert_eq!(
        refused(&Command::SetFavourite { id: id(20), number: Some(1) }),
        archived()
    );
    let deal =
        Command::DealSegment { segment: segment(&study, 32), code: id(20), copy: None };
    assert_eq!(refused(&deal), archived());
    assert_eq!(refused(&archive(true)), Refusal::NothingToDo);
    let back = run(&put_away, &[archive(false)]);
    assert_eq!(back.codebook.active().count(), 4);
    // It is in the file, and an unmarked code under it in another's file is archived too.
    let text = study_file::write(&put_away);
    assert_eq!(study_file::read(&text).value.unwrap(), put_away);
    let line = text.lines().find(|it| it.contains("\"Visits\"")).unwrap();
    let from = line.find("\"archived\"").unwrap();
    let to = from + line[from..].find('}').unwrap() + 2;
    let broken = text.replace(line, &[&line[..from], &line[to..]].concat());
    assert_ne!(broken, text);
    let read = study_file::read(&broken).value.unwrap();
    assert!(!read.codebook.get(id(22)).unwrap().is_active());
}

#[test]
fn versions_are_kept_and_told_apart() {
    let study = study();
    let save =
        |number, name: &str| Command::SaveVersion { id: id(number), name: name.into() };
    let changes = [
        save(70, "First"),
        edited(&study, 21, |it| it.definition = "What trust means to them.".into()),
        edited(&study, 20, |it| it.name = "Being coached".into()),
        Command::AddCodes(vec![code(24, "Time", None)]),
        Command::MoveCode { id: id(23), parent: Some(id(24)), before: None },
        Command::MergeCodes { from: id(22), into: id(21) },
        Command::ArchiveCode { id: id(23), archived: true },
    ];
    let after = run(&study, &changes);
    assert_eq!(
        apply(&after, &save(71, "First"), &stamp(9)).unwrap_err(),
        Refusal::NameTaken("First".into())
    );
    let version = Rc::clone(after.versions.get(id(70)).unwrap());
    assert_eq!(*version.codebook, *study.codebook);
    let found = difference(&version.codebook, &after.codebook);
    let shown: Vec<String> = found
        .iter()
        .map(|it| {
            let what: Vec<String> = it
                .what
                .iter()
                .map(|it| match it {
                    What::Words(part, pieces) => {
                        format!("{} in {}", part.as_str(), pieces.len())
                    }
                    other => format!("{other:?}"),
                })
                .collect();
            format!("{}: {}", it.name, what.join("; "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Being coached: Renamed(\"Coaching\")",
            "Credibility: definition in 6",
            "Time: Added",
            "Pressures: Archived; Moved([], [\"Time\"])",
            "Visits: Merged(\"Credibility\")",
        ]
    );
    assert!(difference(&after.codebook, &after.codebook).is_empty());
    // They go into the file and come back, and an earlier state of the study keeps them.
    assert_eq!(study_file::read(&study_file::write(&after)).value.unwrap(), after);
    let restored = run(&after, &[Command::Restore(Box::new(study.clone()))]);
    assert_eq!(restored.versions, after.versions);
    let gone = run(&after, &[Command::RemoveVersion { id: id(70) }]);
    assert!(gone.versions.0.is_empty() && gone.removed.len() > after.removed.len());
}

#[test]
fn what_a_changed_definition_puts_in_doubt() {
    let study = study();
    let count = |it: &Study| {
        let found = doubts(&redefined(&it.codebook), &it.layers);
        found.values().map(Vec::len).sum::<usize>()
    };
    assert_eq!(count(&study), 0);
    // An example is no rule; the first words are no change.
    let example = run(&study, &[edited(&study, 21, |it| it.example = "So.".into())]);
    assert_eq!(count(&example), 0);
    let bare = run(&study, &[edited(&study, 21, |it| it.definition = String::new())]);
    assert_eq!(count(&bare), 2, "the words that stood there are gone");
    let changed =
        run(&study, &[edited(&study, 21, |it| it.not_when = "Visits alone.".into())]);
    assert_eq!(count(&changed), 2);
    // What is coded, recoded or looked at afterwards is not in doubt.
    let checked = Command::CheckSegments(vec![segment(&study, 30)]);
    let checked = apply(&changed, &checked, &stamp(2000)).unwrap();
    assert_eq!(count(&checked), 1);
    let recoded = Command::Recode { segment: segment(&study, 31), code: id(21) };
    let recoded = apply(&checked, &recoded, &stamp(2001)).unwrap();
    assert_eq!(count(&recoded), 1);
    assert_eq!(study_file::read(&study_file::write(&recoded)).value.unwrap(), recoded);
    // Words that are still being written put nothing in doubt, however often one pauses.
    let mut draft =
        run(&study, &[edited(&study, 23, |it| it.definition = String::new())]);
    draft = study_file::read(&study_file::write(&draft)).value.unwrap();
    let mut fresh = run(
        &study,
        &[Command::AddCodes(vec![NewCode {
            fields: CodeFields { name: "Fresh".into(), ..CodeFields::default() },
            ..code(24, "Fresh", None)
        }])],
    );
    let segment_of = |number, at| Command::AddSegments {
        transcript: first(&study),
        coder: id(1),
        segments: vec![NewSegment {
            id: id(number),
            code: id(24),
            range: range(at, at + 5),
            stance: None,
            memo: String::new(),
        }],
    };
    fresh = apply(&fresh, &segment_of(90, 20), &stamp(1100)).unwrap();
    for (at, words) in [(1200, "Tim"), (1201, "Time for"), (1202, "Time for it.")] {
        let edit = edited(&fresh, 24, |it| it.definition = words.into());
        fresh = apply(&fresh, &edit, &stamp(at)).unwrap();
    }
    assert_eq!(count(&fresh), 0);
    fresh = apply(&fresh, &segment_of(91, 30), &stamp(1300)).unwrap();
    for (at, words) in [(1400, "Time"), (1401, "Time off.")] {
        let edit = edited(&fresh, 24, |it| it.definition = words.into());
        fresh = apply(&fresh, &edit, &stamp(at)).unwrap();
        assert_eq!(count(&fresh), 2);
    }
    assert_eq!(count(&draft), 2);
    // Until the rules change again.
    let again = edited(&recoded, 21, |it| it.use_when = "Said in so many words.".into());
    assert_eq!(count(&apply(&recoded, &again, &stamp(3000)).unwrap()), 3);
}

#[test]
fn favourites_are_stored() {
    let key = Command::SetFavourite { id: id(23), number: Some(1) };
    let after = run(&study(), &[key]);
    let read = study_file::read(&study_file::write(&after)).value.unwrap();
    let keys = |it: &Study, coder| it.number_keys(id(coder)).codes()[..3].to_vec();
    assert_eq!(keys(&read, 1), [Some(id(23)), None, None]);
    // The other coder has chosen none: the first codes in use.
    assert_eq!(keys(&read, 2), [Some(id(20)), Some(id(21)), Some(id(22))]);
    // What is taken away is taken away for one coder, and stays so in a file.
    let none = Command::SetFavourite { id: id(23), number: None };
    let after = run(&read, &[none]);
    let read = study_file::read(&study_file::write(&after)).value.unwrap();
    assert_eq!(read, after);
    assert!(read.about.keys_of(id(1)).unwrap().is_empty());
    let gone = run(
        &read,
        &[
            Command::SetFavourite { id: id(21), number: Some(2) },
            Command::RemoveCode { id: id(21) },
        ],
    );
    assert!(gone.about.keys_of(id(1)).unwrap().is_empty());
}

#[test]
fn number_keys_of_an_older_file_are_everyones_until_a_coder_chooses() {
    let mut old = study();
    let mut code = (**old.codebook.get(id(22)).unwrap()).clone();
    code.favourite = Some(3);
    Rc::make_mut(&mut old.codebook).replace(code).unwrap();
    let file = study_file::write(&old);
    assert!(file.contains(r#""favourite":3"#));
    let read = study_file::read(&file).value.unwrap();
    for coder in [1, 2] {
        assert_eq!(read.number_keys(id(coder)).code(3), Some(id(22)));
    }
    let own = run(&read, &[Command::SetFavourite { id: id(20), number: Some(1) }]);
    let keys = |coder| {
        let keys = own.number_keys(id(coder));
        (keys.code(1), keys.code(3))
    };
    assert_eq!(keys(1), (Some(id(20)), Some(id(22))));
    assert_eq!(keys(2), (None, Some(id(22))));
}

/// The outline with what is archived in brackets.
fn outline(study: &Study) -> String {
    let line = |it: &heddle::codebook::Entry| {
        let name = &it.code.name;
        let name = if it.code.is_active() { name.clone() } else { format!("({name})") };
        "-".repeat(it.depth) + &name
    };
    study.codebook.entries().iter().map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn going_back_to_a_version_loses_nothing_that_was_coded() {
    let study = study();
    let save = Command::SaveVersion { id: id(70), name: "Pilot".into() };
    let coded = |code, number| Command::AddSegments {
        transcript: first(&study),
        coder: id(2),
        segments: vec![NewSegment {
            id: id(number),
            code: id(code),
            range: range(85, 118),
            stance: None,
            memo: String::new(),
        }],
    };
    let now = run(
        &study,
        &[
            save,
            edited(&study, 23, |it| it.definition = "Time and money.".into()),
            coded(23, 80),
            Command::AddCodes(vec![code(60, "Later", Some(20)), code(61, "Top", None)]),
            Command::MoveCode { id: id(61), parent: None, before: Some(id(23)) },
            coded(60, 81),
            Command::MergeCodes { from: id(22), into: id(21) },
            Command::ArchiveCode { id: id(20), archived: true },
        ],
    );
    assert_eq!(outline(&now), "(Coaching) -(Credibility) -(Later) Top Pressures");
    let mut history = History::new(now.clone());
    let back = Command::ReturnToVersion { id: id(70) };
    history.run(&back, &stamp(5000)).unwrap();
    let after = history.study();
    // What came later is archived where it stands; what was merged is there again, empty.
    assert_eq!(outline(after), "Coaching -Credibility -Visits -(Later) (Top) Pressures");
    assert_eq!(after.layers, now.layers);
    assert_eq!(after.themes, now.themes);
    assert!(after.codebook.get(id(21)).unwrap().merged.is_empty());
    assert!(
        now.removed.contains_key(&uuid(22)) && !after.removed.contains_key(&uuid(22))
    );
    // The definition is gone again: what was coded by it is in doubt, nothing else is.
    assert_eq!(after.codebook.get(id(23)).unwrap().definition, "What Pressures means.");
    let all = doubts(&redefined(&after.codebook), &after.layers);
    let of: Vec<_> = all.iter().map(|(code, it)| (*code, it.len())).collect();
    assert_eq!(of, [(id(23), 3)]);
    // The log says so, a second time there is nothing to do, and undo takes it back.
    let last = after.log.entries().last().unwrap();
    assert_eq!(
        (last.action.as_str(), last.subject.as_str()),
        ("version.returned", "Pilot")
    );
    assert_eq!(apply(after, &back, &stamp(6000)), Err(Refusal::NothingToDo));
    let read = study_file::read(&study_file::write(after));
    assert_eq!((read.value.as_ref(), read.notes.as_slice()), (Some(&**after), &[][..]));
    assert!(history.undo(&stamp(7000)));
    assert_eq!(history.study().codebook, now.codebook);
    assert_eq!(history.study().removed, now.removed);
    let gone = Command::ReturnToVersion { id: id(71) };
    assert_eq!(apply(&now, &gone, &stamp(8000)), Err(Refusal::Gone));
}

#[test]
fn a_code_whose_name_a_version_gives_to_another_gets_a_number() {
    let study = study();
    let renamed = |number, name: &'static str| {
        edited(&study, number, move |it| it.name = name.into())
    };
    let now = run(
        &study,
        &[
            Command::SaveVersion { id: id(70), name: "Pilot".into() },
            renamed(23, "Strain"),
            Command::AddCodes(vec![code(60, "Pressures", None)]),
            Command::ReturnToVersion { id: id(70) },
        ],
    );
    assert_eq!(outline(&now), "Coaching -Credibility -Visits Pressures (Pressures (2))");
}

#[test]
fn a_version_is_renamed() {
    let save = |it, name: &str| Command::SaveVersion { id: id(it), name: name.into() };
    let study = run(&study(), &[save(70, "Pilot"), save(71, "Round 1")]);
    let rename =
        |it, name: &str| Command::RenameVersion { id: id(it), name: name.into() };
    let after = run(&study, &[rename(70, " First draft ")]);
    let version = after.versions.get(id(70)).unwrap();
    assert_eq!(version.name, "First draft");
    assert_eq!(version.codebook, study.versions.get(id(70)).unwrap().codebook);
    let refused = |command: &Command| apply(&study, command, &stamp(9)).unwrap_err();
    assert_eq!(refused(&rename(70, "  ")), Refusal::NameEmpty);
    assert_eq!(refused(&rename(70, "Round 1")), Refusal::NameTaken("Round 1".into()));
    assert_eq!(refused(&rename(70, "Pilot")), Refusal::NothingToDo);
    assert_eq!(refused(&rename(72, "Other")), Refusal::Gone);
}

proptest! {
    /// Merging, dealing out, archiving, going back to a version and taking all of it back
    /// keep every word coded.
    #[test]
    fn no_coded_word_is_lost(
        before in prop::collection::vec(any_command(), 0..12),
        steps in prop::collection::vec((0u8..5, 20u32..26, 20u32..26, 30u32..38), 1..10),
    ) {
        let mut history = History::new(study());
        for (at, command) in (1..).zip(&before) {
            history.run(command, &stamp(at * 60_000)).ok();
        }
        let save = Command::SaveVersion { id: id(74), name: "Before".into() };
        history.run(&save, &stamp(90 * 60_000)).ok();
        let begun = history.study().clone();
        let kept = words(&begun, &codes(&begun));
        let mut done = 0;
        for (at, (what, a, b, segment)) in (100..).zip(steps) {
            let now = history.study();
            let place = now.segment(id(segment)).map(|(layer, it)| SegmentRef {
                transcript: layer.transcript,
                coder: layer.coder,
                id: it.id,
            });
            let command = match (what, place) {
                (0, _) => Command::MergeCodes { from: id(a), into: id(b) },
                (1, _) => Command::ArchiveCode { id: id(a), archived: b % 2 == 0 },
                (4, _) => Command::ReturnToVersion { id: id(70 + a % 5) },
                (2, Some(segment)) => Command::DealSegment { segment, code: id(b), copy: None },
                (_, Some(segment)) => {
                    let copy = Some(id(900 + u32::try_from(at).unwrap()));
                    Command::DealSegment { segment, code: id(b), copy }
                }
                _ => continue,
            };
            done += usize::from(history.run(&command, &stamp(at * 60_000)).is_ok());
            let now = history.study();
            prop_assert_eq!(&words(now, &codes(now)), &kept, "{:?}", command);
        }
        for _ in 0..done {
            prop_assert!(history.undo(&stamp(99_000_000)));
        }
        prop_assert_eq!(&history.study().layers, &begun.layers);
        prop_assert_eq!(&history.study().codebook, &begun.codebook);
    }
}
