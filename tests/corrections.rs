//! Corrections of a transcript's text, and pseudonyms: where segments go, what is kept of
//! the words that were there, and what is not.

use heddle::coding::Stance;
use heddle::interchange::study_file::{read, write};
use heddle::study::correct::{Fate, Wanted, corrected, replaced, retyped};
use heddle::study::{
    Command, History, Lost, MemoTarget, NewSegment, Pseudonyms, Refusal, Rewording,
    Scrub, Study, apply,
};
use heddle::text::Edits;
use heddle::text::{Change, Text, TextRange, changed, differences};
use heddle::transcript::{Draft, DraftSpeaker, DraftTurn, Transcript, Words};
use proptest::prelude::*;

use crate::common::{any_rewording, id, range, stamp, study};

fn first(study: &Study) -> &Transcript {
    study.transcripts_by_name()[0]
}

fn quote(study: &Study, segment: u32) -> Option<String> {
    let (layer, found) = study.segment(id(segment))?;
    Some(study.transcript(layer.transcript)?.text.slice(found.range).to_owned())
}

fn typed(study: &Study, turn: usize, new: &str) -> Rewording {
    retyped(study, first(study).id, turn, new).unwrap()
}

fn done(study: &Study, it: Rewording) -> Study {
    apply(study, &Command::Correct(it), &stamp(500)).unwrap()
}

const SECOND: &str = "She sat with us at the desk. “Naïve,” we said… cafe\u{301}.";

fn wanted(words: &str, (whole, exactly): (bool, bool)) -> Wanted {
    Wanted { words: words.into(), whole, exactly }
}

#[test]
fn a_typo_moves_no_segment_off_its_words() {
    let before = study();
    assert_eq!(quote(&before, 30).as_deref(), Some("She sat with us at the desk."));
    let old: Vec<_> = (30..34).map(|it| quote(&before, it)).collect();
    let it = typed(&before, 0, "What really helped you? 👩‍⚕️");
    let after = done(&before, it);
    assert!(first(&after).text.as_str().starts_with("What really helped you? 👩‍⚕️\nShe"));
    let new: Vec<_> = (30..34).map(|it| quote(&after, it)).collect();
    assert_eq!(old, new);
    // In the words themselves: the segments read otherwise, and it is said which.
    let it = typed(&after, 1, &SECOND.replace("desk", "front desk"));
    let made = corrected(&after, &it, None, &stamp(501)).unwrap();
    let touched: Vec<_> = made.touched.iter().map(|it| it.segment.id).collect();
    assert_eq!(touched, [id(30), id(31), id(33)]);
    let after = done(&after, it);
    assert_eq!(quote(&after, 30).as_deref(), Some("She sat with us at the front desk."));
    assert_eq!(quote(&after, 33), quote(&after, 30));
}

#[test]
fn who_changed_what_can_be_seen_and_the_text_as_it_was() {
    let before = study();
    let after = done(&before, typed(&before, 1, &SECOND.replace("Naïve", "Native")));
    let after = done(&after, typed(&after, 0, "What helped?"));
    let it = first(&after);
    assert_eq!(it.original().as_str(), first(&before).text.as_str());
    let made: Vec<_> = it
        .corrections
        .iter()
        .map(|it| (it.stamp, it.rewrites[0].was.shown(), it.rewrites[0].now.shown()))
        .collect();
    assert_eq!(made[0], (stamp(500), Some("Naïve"), Some("Native")));
    assert_eq!(made[1], (stamp(500), Some(" 👩‍⚕️"), Some("")));
    let (at, turn) = it.places_of(0)[0];
    assert_eq!((it.text.slice(range(at, at + 6)), turn), ("Native", 1));
    // In the file, and back.
    let file = write(&after);
    let again = read(&file);
    assert_eq!((again.value.as_ref(), again.notes.len()), (Some(&after), 0));
}

#[test]
fn words_that_go_take_no_segment_along_unasked() {
    let before = study();
    let third = "January came.\nNobody drew charts.";
    let without = "January came. Nine staff were off.";
    let it = typed(&before, 3, without);
    // Segment 32 reads "Nine staff were off.\nNobody drew…" in part: it stays on the rest.
    assert!(corrected(&before, &it, None, &stamp(1)).unwrap().lost() == 0);
    let it = typed(&before, 3, third);
    let made = corrected(&before, &it, None, &stamp(1)).unwrap();
    assert!(made.touched.iter().any(|it| matches!(it.fate, Fate::Reads(_))));
    // All words of a passage are taken out.
    let gone = Change { start: 18, end: 47, with: String::new() };
    let take = |lost| Rewording {
        transcript: first(&before).id,
        changes: vec![gone.clone()],
        lost,
    };
    let refused = apply(&before, &Command::Correct(take(Lost::Refuse)), &stamp(1));
    assert_eq!(refused.unwrap_err(), Refusal::SegmentsEmpty(2));
    let moved = done(&before, take(Lost::Move));
    assert_eq!(quote(&moved, 30).as_deref(), Some("Naïve"));
    assert_eq!(moved.theme(id(40)).unwrap().quotes, [id(30)]);
    let removed = done(&before, take(Lost::Remove));
    assert_eq!(quote(&removed, 30), None);
    assert_eq!(removed.theme(id(40)).unwrap().quotes, []);
    let layer = removed.layer(first(&before).id, id(1)).unwrap();
    assert!(layer.removed.contains_key(&id(30)));
}

#[test]
fn two_that_become_the_same_become_one_and_keep_what_was_noted() {
    let before = study();
    let it = first(&before).id;
    let segment = |number, start, end, stance, memo: &str| NewSegment {
        id: id(number),
        code: id(23),
        range: range(start, end),
        stance: Some(stance),
        memo: memo.into(),
    };
    let add = Command::AddSegments {
        transcript: it,
        coder: id(1),
        segments: vec![
            segment(90, 48, 53, Stance::Barrier, "One."),
            segment(91, 54, 56, Stance::Facilitator, "Two."),
        ],
    };
    let coded = apply(&before, &add, &stamp(1)).unwrap();
    let changes = vec![Change { start: 48, end: 56, with: "[name]".into() }];
    let after = done(&coded, Rewording { transcript: it, changes, lost: Lost::Refuse });
    assert_eq!(quote(&after, 90).as_deref(), Some("[name]"));
    let kept = after.segment(id(90)).unwrap().1;
    assert_eq!(kept.memo, "One.\nTwo.");
    // Neither of what was said about them is dropped.
    assert_eq!(kept.stance, Some(Stance::Mixed));
    assert!(after.segment(id(91)).is_none());
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let before = study();
    let transcript = first(&before).id;
    let it = |start, end, with: &str| {
        let changes = vec![Change { start, end, with: with.into() }];
        Command::Correct(Rewording { transcript, changes, lost: Lost::Remove })
    };
    for (command, why) in [
        // Across two turns; beyond the end; a turn without words.
        (it(10, 25, "x"), Refusal::OutsideText),
        (it(900, 901, "x"), Refusal::OutsideText),
        (it(0, 17, " "), Refusal::TurnEmpty),
        (
            Command::Correct(Rewording { transcript, changes: vec![], lost: Lost::Move }),
            Refusal::NothingToDo,
        ),
    ] {
        assert_eq!(apply(&before, &command, &stamp(1)).unwrap_err(), why);
    }
}

#[test]
fn positions_of_the_file_still_find_their_words() {
    let turn = |source, text: &str| DraftTurn {
        source,
        text: text.into(),
        speaker: Some(0),
        time: None,
    };
    let draft = Draft {
        name: "one".into(),
        speakers: vec![DraftSpeaker { name: "P".into(), interviewer: false }],
        turns: vec![
            turn(3, "Teh ward 🙂 was full."),
            turn(30, "Sister Mary left early."),
        ],
        ..Draft::default()
    };
    let mut ids = heddle::id::Ids::seeded(3);
    let it = draft.into_transcript(&mut ids, &stamp(0));
    let change = |start, end, with: &str| Change { start, end, with: with.into() };
    let (it, _) = it.corrected(&[change(0, 3, "The old")], None, &stamp(1)).unwrap();
    // "Sister Mary" begins at 25 now; it is hidden.
    let hide = ["Mary".to_owned()];
    let (it, _) =
        it.corrected(&[change(25, 36, "[Nurse A]")], Some(&hide), &stamp(2)).unwrap();
    assert_eq!(it.text.as_str(), "The old ward 🙂 was full.\n[Nurse A] left early.");
    let slice = |a, b| it.range_from_source(a, b).map(|it_| it.text.slice(it_));
    for (start, end, words) in [
        (3, 6, Some("The old")),
        (7, 11, Some("ward")),
        (12, 13, Some("🙂")),
        (30, 41, Some("[Nurse A]")),
        (42, 46, Some("left")),
        (18, 46, Some("full.\n[Nurse A] left")),
        (30, 54, None),
    ] {
        assert_eq!(slice(start, end), words, "{start} {end}");
    }
    assert_eq!(it.from_source(7), 8);
    assert_eq!(it.from_source(42), 35);
    assert_eq!(it.original().as_str(), "Teh ward 🙂 was full.\n[Nurse A] left early.");
}

#[test]
fn replacing_throughout_takes_whole_words() {
    let study = study();
    let it = first(&study);
    let found = |words: &str, how| replaced(it, &wanted(words, how), "X").changes.len();
    assert_eq!(found("we", (true, true)), 1);
    assert_eq!(found("us", (true, true)), 1);
    assert_eq!(found("a", (false, true)), 11);
    assert_eq!(found("january", (true, true)), 0);
    assert_eq!(found("january", (true, false)), 1);
    // Half of an accented letter is none.
    assert_eq!(found("cafe", (false, true)), 0);
    assert_eq!(found(" ", (false, true)), 0);
}

fn named() -> Study {
    let it = study();
    let say = [
        Command::WriteMemo {
            id: id(46),
            on: MemoTarget::Study(id(9)),
            text: "Ask Mary Jones again. Maryland stays.".into(),
        },
        Command::RenameTranscript { id: first(&it).id, name: "Mary Jones".into() },
        Command::Correct(typed(&it, 2, "And then, Mary Jnoes?")),
    ];
    let it = say.iter().fold(it, |it, say| apply(&it, say, &stamp(300)).unwrap());
    let fixed = typed(&it, 2, "And then, Mary Jones?");
    apply(&it, &Command::Correct(fixed), &stamp(301)).unwrap()
}

fn pseudonyms(it: &Study) -> Pseudonyms {
    let text = replaced(first(it), &wanted("Mary Jones", (true, true)), "[Nurse A]");
    assert_eq!(text.changes.len(), 1);
    let scrub = |words: &str| Scrub { words: words.into(), with: "[Nurse A]".into() };
    Pseudonyms { texts: vec![text], scrubs: vec![scrub("Mary"), scrub("Mary Jones")] }
}

#[test]
fn a_pseudonym_leaves_the_name_nowhere_in_the_study() {
    let before = named();
    for name in ["Mary Jones", "Jnoes"] {
        assert!(write(&before).contains(name), "{name}");
    }
    let command = Command::Pseudonymise(Box::new(pseudonyms(&before)));
    let after = apply(&before, &command, &stamp(400)).unwrap();
    let file = write(&after);
    for name in ["Mary Jones", "Jnoes", "Jones", "Mary "] {
        assert!(!file.contains(name), "{name}: {file}");
    }
    assert!(file.contains("Maryland stays."));
    assert_eq!(first(&after).name, "[Nurse A]");
    assert!(first(&after).text.as_str().contains("And then, [Nurse A]?"));
    let last = first(&after).corrections.last().unwrap();
    assert_eq!(last.rewrites[0].was, Words::Hidden(10));
    assert_eq!(read(&file).value, Some(after));
}

#[test]
fn pseudonyms_are_one_step_back() {
    let before = named();
    let mut history = History::new(before.clone());
    let command = Command::Pseudonymise(Box::new(pseudonyms(&before)));
    history.run(&command, &stamp(400)).unwrap();
    assert_eq!(history.undoable(), Some("pseudonyms.put"));
    history.undo(&stamp(401));
    let back = Study { log: before.log.clone(), ..(**history.study()).clone() };
    assert_eq!(back, before);
}

/// Texts of words that repeat, of letters that are written with several code points, and
/// of both directions.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(
        &[
            "no",
            "no",
            "ward",
            "cafe\u{301}",
            "👩‍⚕️",
            "🇬🇧",
            "שלום",
            "a\u{308}\u{301}",
            "we",
            "-",
        ][..],
    );
    let gap = prop::sample::select(&[" ", " ", ", ", "\n", ". "][..]);
    prop::collection::vec((word, gap), 1..14).prop_map(|all| {
        all.into_iter().flat_map(|(word, gap)| [word, gap]).collect::<String>()
    })
}

/// Where words and all else begin.
fn edges(text: &str) -> Vec<u32> {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut found = vec![0];
    let (mut at, mut word) = (0, false);
    for it in text.graphemes(true) {
        let letter = it.starts_with(char::is_alphanumeric);
        if !(word && letter) {
            found.push(at);
        }
        word = letter;
        at += it.chars().count() as u32;
        if !letter {
            found.push(at);
        }
    }
    found.push(at);
    found.dedup();
    found
}

proptest! {
    /// The heart of it: whatever is changed outside of a passage, its words are the same.
    #[test]
    fn an_edit_outside_a_passage_leaves_its_words(
        old in any_text(),
        put in prop_oneof![Just(String::new()), any_text()],
        picks in prop::array::uniform4(0usize..1_000),
    ) {
        let places = edges(&old);
        let mut at: Vec<u32> = picks.iter().map(|it| places[it % places.len()]).collect();
        at.sort_unstable();
        let text = Text::new(&old);
        // The passage before the edit, and the one after it.
        for (passage, edit) in [((at[0], at[1]), (at[2], at[3])), ((at[2], at[3]), (at[0], at[1]))] {
            let Some(passage) = TextRange::new(passage.0, passage.1) else { continue };
            let change = Change { start: edit.0, end: edit.1, with: put.clone() };
            let new = changed(&text, &[change]).unwrap();
            // What is glued to the passage's edge words changes these.
            let after = edges(&new);
            let shift = |it: u32| {
                if it <= edit.0 && passage.end() <= edit.0 { it }
                else { it + put.chars().count() as u32 - (edit.1 - edit.0) }
            };
            let (start, end) = (shift(passage.start()), shift(passage.end()));
            if !after.contains(&start) || !after.contains(&end) {
                continue;
            }
            let found = differences(0, &old, &new, &[passage]);
            let again = changed(&text, &found);
            prop_assert_eq!(again.as_deref(), Some(&*new));
            let now = Edits::of(&found).unwrap().map(passage);
            let new = Text::new(&new);
            prop_assert_eq!(now.map(|it| new.slice(it)), Some(text.slice(passage)), "{:?}", found);
        }
    }

    #[test]
    fn differences_make_the_new_words(old in any_text(), new in any_text()) {
        let found = differences(0, &old, &new, &[]);
        prop_assert_eq!(changed(&Text::new(&old), &found), Some(new));
    }

    /// Whatever is reworded: ranges are valid, cut no letter, turns cover the text, the text
    /// that was imported comes back, and so does the study by one undo.
    #[test]
    fn after_any_rewording_all_is_sound(all in prop::collection::vec(any_rewording(), 1..6)) {
        let mut it = study();
        for (at, rewording) in (1..).zip(all) {
            let before = it.clone();
            let mut history = History::new(before.clone());
            let shown = corrected(&before, &rewording, None, &stamp(at));
            match history.run(&Command::Correct(rewording.clone()), &stamp(at)) {
                Err(why) => {
                    let lost = shown.map(|it| it.lost()).unwrap_or_default();
                    let unsaid = why == Refusal::SegmentsEmpty(lost);
                    prop_assert!(!unsaid || rewording.lost == Lost::Refuse);
                    continue;
                }
                Ok(()) => it = (**history.study()).clone(),
            }
            history.undo(&stamp(at));
            let back = Study { log: before.log.clone(), ..(**history.study()).clone() };
            prop_assert_eq!(&back, &before);
            // Nothing goes silently: who is not there any more was in the preview.
            let shown = shown.unwrap();
            for segment in before.layers.values().flat_map(|it| it.segments()) {
                let told = shown.touched.iter().any(|it| it.segment.id == segment.id);
                prop_assert!(told || it.segment(segment.id).is_some());
            }
        }
        for (&(transcript, _), layer) in &*it.layers {
            let text = &it.transcript(transcript).unwrap().text;
            for segment in layer.segments() {
                let range = segment.range;
                prop_assert_eq!(text.range(range.start(), range.end()), Some(range));
                prop_assert_eq!(text.snap(range), range);
                let twins = layer.overlapping(range).filter(|it| it.range == range && it.code == segment.code);
                prop_assert_eq!(twins.count(), 1);
            }
        }
        for (transcript, start) in it.transcripts_by_name().into_iter().zip(study().transcripts_by_name()) {
            let said: Vec<&str> = transcript.turns.iter().map(|it| transcript.text.slice(it.range)).collect();
            prop_assert_eq!(said.join("\n"), transcript.text.as_str());
            let original = transcript.original();
            prop_assert_eq!(original.as_str(), start.text.as_str());
        }
    }
}
