//! What commands do, refuse, and how they are undone.

use std::rc::Rc;

use heddle::codebook::Colour;
use heddle::coding::Segment;
use heddle::study::{
    CodeFields, Command, History, Log, NewSegment, Refusal, SegmentRef, Study, apply,
};
use heddle::themes::{Counts, StanceCounts, tally};
use proptest::prelude::*;

use crate::common::{any_command, code, id, range, stamp, study};

fn first(study: &Study) -> heddle::id::TranscriptId {
    study.transcripts_by_name()[0].id
}

fn at(study: &Study, number: u32) -> SegmentRef {
    SegmentRef { transcript: first(study), coder: id(1), id: id(number) }
}

fn refused(command: &Command) -> Refusal {
    apply(&study(), command, &stamp(99)).unwrap_err()
}

#[test]
fn a_passage_gets_a_code_once() {
    let study = study();
    let new = |start, end| Command::AddSegments {
        transcript: first(&study),
        coder: id(1),
        segments: vec![NewSegment {
            id: id(77),
            code: id(21),
            range: range(start, end),
            stance: None,
            memo: String::new(),
        }],
    };
    assert_eq!(refused(&new(18, 46)), Refusal::AlreadyCoded);
    assert_eq!(refused(&new(18, 999)), Refusal::OutsideText);
    let after = apply(&study, &new(19, 46), &stamp(99)).unwrap();
    let (layer, segment) = after.segment(id(77)).unwrap();
    assert_eq!(layer.segments().len(), 4);
    assert_eq!(segment.provenance.created, stamp(99));
    // What did not change is shared.
    assert!(Rc::ptr_eq(&after.codebook, &study.codebook));
}

#[test]
fn segments_keep_whole_graphemes() {
    let study = study();
    // Position 13 to 16 is one woman health worker; half of her is not a passage.
    let resize = Command::Resize { segment: at(&study, 30), range: range(0, 14) };
    let after = apply(&study, &resize, &stamp(99)).unwrap();
    let text = &after.transcripts_by_name()[0].text;
    assert_eq!(text.slice(after.segment(id(30)).unwrap().1.range), "What helped? 👩‍⚕️");
}

#[test]
fn merging_codes_counts_nothing_twice() {
    let study = study();
    let both = NewSegment {
        id: id(78),
        code: id(22),
        range: range(18, 46),
        stance: None,
        memo: "Also a visit.".into(),
    };
    let (transcript, coder) = (first(&study), id(1));
    let add = Command::AddSegments { transcript, coder, segments: vec![both] };
    let study = apply(&study, &add, &stamp(98)).unwrap();
    let merge = Command::MergeCodes { from: id(22), into: id(21) };
    let after = apply(&study, &merge, &stamp(99)).unwrap();
    let layer = after.layer(transcript, coder).unwrap();
    assert_eq!(layer.segments().iter().filter(|it| it.code == id(21)).count(), 2);
    assert_eq!(layer.get(id(30)).unwrap().memo, "Also a visit.");
    assert!(layer.removed.contains_key(&id(78)));
    assert_eq!(after.theme(id(40)).unwrap().codes, [id(21)]);
    assert!(!after.codebook.contains(id(22)));
}

#[test]
fn removing_a_code_removes_its_segments_and_lifts_its_children() {
    let after = apply(&study(), &Command::RemoveCode { id: id(20) }, &stamp(99)).unwrap();
    assert_eq!(after.codebook.path(id(21)), ["Credibility"]);
    let gone = apply(&after, &Command::RemoveCode { id: id(21) }, &stamp(99)).unwrap();
    assert!(gone.segment(id(30)).is_none());
    assert_eq!(gone.theme(id(40)).unwrap().codes, [id(22)]);
}

#[test]
fn refusals_say_why() {
    let fields = |name: &str| CodeFields {
        name: name.into(),
        colour: Colour::new(2),
        ..CodeFields::default()
    };
    let cases = [
        (Command::AddCodes(vec![code(60, " ", None)]), Refusal::NameEmpty),
        (
            Command::AddCodes(vec![code(60, "Coaching", None)]),
            Refusal::NameTaken("Coaching".into()),
        ),
        (Command::AddCodes(vec![code(20, "Else", None)]), Refusal::IdTaken),
        (Command::EditCode { id: id(99), fields: fields("x") }, Refusal::Gone),
        (
            Command::MoveCode { id: id(20), parent: Some(id(21)), before: None },
            Refusal::Circle,
        ),
        (Command::MergeCodes { from: id(20), into: id(20) }, Refusal::IntoItself),
        (
            Command::AddCoder { id: id(3), name: "Jo".into() },
            Refusal::NameTaken("Jo".into()),
        ),
        (Command::RenameTranscript { id: id(99), name: "x".into() }, Refusal::Gone),
        (Command::Together(vec![]), Refusal::NothingToDo),
    ];
    for (command, refusal) in cases {
        assert_eq!(refused(&command), refusal, "{command:?}");
    }
}

#[test]
fn together_is_all_or_nothing() {
    let both = Command::Together(vec![
        Command::AddCodes(vec![code(60, "New", None)]),
        Command::RemoveCode { id: id(99) },
    ]);
    let mut history = History::new(study());
    assert_eq!(history.run(&both, &stamp(99)), Err(Refusal::Gone));
    assert!(!history.study().codebook.contains(id(60)));
    assert_eq!(history.undoable(), None);
}

#[test]
fn typing_is_undone_as_one_step() {
    let mut history = History::new(study());
    for (ms, name) in [(0, "C"), (500, "Co"), (1_200, "Coa"), (9_000, "Coach")] {
        let fields = CodeFields { name: name.into(), ..CodeFields::default() };
        history.run(&Command::EditCode { id: id(20), fields }, &stamp(ms)).unwrap();
    }
    let name = |it: &History| it.study().codebook.get(id(20)).unwrap().name.clone();
    history.undo(&stamp(10_000));
    assert_eq!(name(&history), "Coa");
    history.undo(&stamp(10_001));
    assert_eq!(name(&history), "Coaching");
    history.redo(&stamp(10_002));
    assert_eq!(name(&history), "Coa");
}

#[test]
fn undo_is_logged_not_forgotten() {
    let mut history = History::new(study());
    history.run(&Command::RemoveCode { id: id(23) }, &stamp(100)).unwrap();
    history.undo(&stamp(200));
    let actions: Vec<_> =
        history.study().log.entries().map(|it| it.action.clone()).collect();
    assert_eq!(actions[actions.len() - 2..], ["code.removed", "undo"]);
    assert!(history.study().codebook.contains(id(23)));
}

#[test]
fn themes_count_segments_transcripts_and_participants() {
    let study = study();
    let found = tally(&study.themes, &study.material(), Some("role"));
    let theme = &found[0];
    assert_eq!(theme.counts, Counts { segments: 3, transcripts: 1, participants: 1 });
    assert_eq!(
        (theme.base, theme.codes.as_slice()),
        (2, &[(id(21), 2), (id(22), 1)][..])
    );
    let stances = StanceCounts { barrier: 0, facilitator: 1, mixed: 1, none: 1 };
    assert_eq!(theme.stances, stances);
    let by: Vec<_> = theme
        .by
        .iter()
        .map(|it| (it.value.as_deref().unwrap(), it.counts.segments, it.base))
        .collect();
    assert_eq!(by, [("Doctor", 0, 1), ("Nurse", 3, 1)]);
}

/// A study without its log, which undo leaves alone.
fn without_log(study: &Study) -> Study {
    Study { log: Log::default(), ..study.clone() }
}

proptest! {
    #[test]
    fn every_step_back_is_where_it_was(commands in prop::collection::vec(any_command(), 1..12)) {
        let mut history = History::new(study());
        let mut seen = vec![without_log(history.study())];
        for (at, command) in (1..).zip(&commands) {
            // Far apart, so that typed texts stay steps of their own.
            if history.run(command, &stamp(at * 60_000)).is_ok() {
                seen.push(without_log(history.study()));
            }
        }
        let last = seen.len() - 1;
        for step in (0..last).rev() {
            prop_assert!(history.undo(&stamp(9_000_000)));
            prop_assert_eq!(&without_log(history.study()), &seen[step]);
        }
        prop_assert!(!history.undo(&stamp(9_000_000)));
        for before in seen.iter().skip(1) {
            prop_assert!(history.redo(&stamp(9_000_000)));
            prop_assert_eq!(&without_log(history.study()), before);
        }
    }

    #[test]
    fn what_commands_leave_is_sound(commands in prop::collection::vec(any_command(), 1..25)) {
        let mut it = study();
        for (at, command) in (1..).zip(&commands) {
            if let Ok(next) = apply(&it, command, &stamp(at)) {
                it = next;
            }
        }
        for (&(transcript, _), layer) in &*it.layers {
            let text = &it.transcript(transcript).unwrap().text;
            for segment in layer.segments() {
                prop_assert!(text.range(segment.range.start(), segment.range.end()).is_some());
                prop_assert!(it.codebook.contains(segment.code));
            }
        }
        let mut keys = it.codebook.codes().filter_map(|it| it.favourite).collect::<Vec<_>>();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), all);
        for code in it.codebook.codes() {
            let above = it.codebook.parent(code.id);
            prop_assert!(above.is_none_or(|it| it.is_active()) || !code.is_active());
            prop_assert!(code.favourite.is_none() || code.is_active());
        }
        for coder in it.about.coders.values() {
            let keys = coder.keys.iter().flat_map(heddle::codebook::NumberKeys::codes).flatten();
            prop_assert!(keys.clone().all(|key| it.codebook.contains(*key)));
        }
        for layer in it.layers.values() {
            for (at, one) in layer.segments().iter().enumerate() {
                let twin = |it: &Rc<Segment>| (it.code, it.range) == (one.code, one.range);
                prop_assert!(!layer.segments().iter().skip(at + 1).any(twin));
            }
        }
        for theme in it.themes.iter() {
            let known = |it_is: &heddle::id::SegmentId| it.segment(*it_is).is_some();
            prop_assert!(theme.quotes.iter().all(known));
            prop_assert!(theme.codes.iter().all(|code| it.codebook.contains(*code)));
        }
        for gone in &it.finding.dismissed {
            prop_assert!(it.codebook.contains(gone.code));
            prop_assert!(it.transcripts.contains_key(&gone.transcript));
        }
        for transcript in it.transcripts.values() {
            let known = |id| it.participants.people.contains_key(&id);
            prop_assert!(transcript.participant.is_none_or(known));
        }
    }
}

proptest! {
    /// An earlier state comes back whole; later coders and the log stay, and so does the
    /// memory of what is gone, so that a copy elsewhere does not bring it back unasked.
    #[test]
    fn an_earlier_state_comes_back(
        before in prop::collection::vec(any_command(), 0..12),
        after in prop::collection::vec(any_command(), 1..12),
    ) {
        let mut it = study();
        let run = |it: &mut Study, commands: &[Command], from: i64| {
            for (at, command) in (from..).zip(commands) {
                if let Ok(next) = apply(it, command, &stamp(at)) {
                    *it = next;
                }
            }
        };
        run(&mut it, &before, 1);
        let earlier = it.clone();
        run(&mut it, &after, 1_000);
        let add = Command::AddCoder { id: id(9), name: "Later".to_owned() };
        it = apply(&it, &add, &stamp(2_000)).unwrap();
        let command = Command::Restore(Box::new(earlier.clone()));
        match apply(&it, &command, &stamp(3_000)) {
            Ok(back) => {
                prop_assert!(back.about.coders.contains_key(&id(9)));
                prop_assert_eq!(&back.about.name, &earlier.about.name);
                prop_assert_eq!(&back.codebook, &earlier.codebook);
                prop_assert_eq!(&back.themes, &earlier.themes);
                prop_assert_eq!(&back.transcripts, &earlier.transcripts);
                prop_assert_eq!(back.log.entries().count(), it.log.entries().count() + 1);
                for (key, layer) in &*earlier.layers {
                    prop_assert_eq!(back.layers[key].segments(), layer.segments());
                    let now = it.layers.get(key).map_or(&[][..], |it| it.segments());
                    for segment in now.iter().filter(|it| layer.get(it.id).is_none()) {
                        prop_assert!(back.layers[key].removed.contains_key(&segment.id));
                    }
                }
                for code in it.codebook.codes().filter(|it| !earlier.codebook.contains(it.id)) {
                    prop_assert!(back.removed.contains_key(&heddle::id::Id::uuid(code.id)));
                }
                for code in back.codebook.codes() {
                    prop_assert!(!back.removed.contains_key(&heddle::id::Id::uuid(code.id)));
                }
                // It is a change like any other: undone as one. Where nothing but a version of
                // the codebook came back, which stays, there is nothing to undo.
                let again = apply(&back, &Command::Restore(Box::new(it.clone())), &stamp(4_000));
                match again {
                    Ok(again) => prop_assert_eq!(&again.codebook, &it.codebook),
                    Err(why) => {
                        prop_assert_eq!(why, Refusal::NothingToDo);
                        prop_assert_eq!(&back.codebook, &it.codebook);
                        prop_assert_eq!(&back.themes, &it.themes);
                        prop_assert_eq!(&back.transcripts, &it.transcripts);
                        prop_assert_ne!(&back.versions, &it.versions);
                    }
                }
            }
            Err(why) => prop_assert_eq!(why, Refusal::NothingToDo),
        }
        let other = Command::Restore(Box::new(earlier.as_copy(id(77), "Another")));
        prop_assert_eq!(apply(&it, &other, &stamp(5_000)).unwrap_err(), Refusal::Gone);
    }
}
