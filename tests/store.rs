//! Keeping studies: only what changed is written, and no failure loses the last whole state.

use std::rc::Rc;

use heddle::parsed::Problem;
use heddle::stamp::Moment;
use heddle::store::{
    Drawer as _, DrawerError, MemoryDrawer, OpenError, SaveError, Shelf,
};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

fn shelf(room: usize) -> (Rc<MemoryDrawer>, Shelf<Rc<MemoryDrawer>>) {
    let drawer = Rc::new(MemoryDrawer::with_room(room));
    (Rc::clone(&drawer), Shelf::new(drawer))
}

fn renamed(study: &Study, name: &str) -> Study {
    let command =
        Command::DescribeStudy { name: name.into(), description: String::new() };
    apply(study, &command, &stamp(1_000_000)).unwrap()
}

#[test]
fn a_study_opens_as_it_was_saved() {
    let (_, shelf) = shelf(usize::MAX);
    shelf.save(&study(), None, Moment(5)).unwrap();
    let (parsed, _) = shelf.open(id(9)).unwrap();
    assert_eq!((parsed.value, parsed.notes), (study(), vec![]));
    let list = shelf.list().unwrap();
    assert_eq!((list[0].name.as_str(), list[0].counts.segments), ("Winter falls", 5));
    assert_eq!(list[0].units, shelf.used().unwrap());
}

#[test]
fn only_what_changed_is_written() {
    let (drawer, shelf) = shelf(usize::MAX);
    let study = study();
    let saved = shelf.save(&study, None, Moment(1)).unwrap();
    let before = drawer.dump();
    let next = renamed(&study, "Spring falls");
    shelf.save(&next, Some(&saved), Moment(2)).unwrap();
    let after = drawer.dump();
    let new: Vec<_> = after.keys().filter(|it| !before.contains_key(*it)).collect();
    let names: Vec<_> = new.iter().map(|it| it.rsplit('/').next().unwrap()).collect();
    // The name is in `about@2`; the log's page is `log/0@2`.
    assert_eq!(names, ["about@2", "0@2"]);
}

#[test]
fn saving_nothing_new_writes_nothing() {
    let (drawer, shelf) = shelf(usize::MAX);
    let saved = shelf.save(&study(), None, Moment(1)).unwrap();
    let (parsed, opened) = shelf.open(id(9)).unwrap();
    drawer.refuse_after(Some(0));
    shelf.save(&parsed.value, Some(&opened), Moment(2)).unwrap();
    assert_eq!(
        shelf.save(&study(), Some(&saved), Moment(2)).unwrap_err(),
        SaveError::Drawer(DrawerError::Full)
    );
}

#[test]
fn a_save_that_fails_at_any_write_leaves_the_old_state() {
    for writes in 0..40 {
        let (drawer, shelf) = shelf(usize::MAX);
        let study = study();
        let saved = shelf.save(&study, None, Moment(1)).unwrap();
        let next = apply(&study, &Command::RemoveCode { id: id(21) }, &stamp(9)).unwrap();
        let next = renamed(&next, "Spring falls");
        drawer.refuse_after(Some(writes));
        let outcome = shelf.save(&next, Some(&saved), Moment(2));
        drawer.refuse_after(None);
        let (parsed, opened) = shelf.open(id(9)).unwrap();
        let expected = if outcome.is_ok() { &next } else { &study };
        assert_eq!(
            (&parsed.value, parsed.notes),
            (expected, vec![]),
            "after {writes} writes"
        );
        // And the next save goes through.
        shelf.save(&renamed(&parsed.value, "Later"), Some(&opened), Moment(3)).unwrap();
        assert_eq!(shelf.list().unwrap()[0].name, "Later");
        if outcome.is_ok() {
            return;
        }
    }
    panic!("no save went through");
}

#[test]
fn a_tab_that_died_while_saving_is_noticed() {
    let (drawer, shelf) = shelf(usize::MAX);
    shelf.save(&study(), None, Moment(1)).unwrap();
    let key = format!("heddle/1/study/{}/about@2", id::<heddle::id::StudyId>(9));
    drawer.put(&key, "zHalf").unwrap();
    let (parsed, _) = shelf.open(id(9)).unwrap();
    assert_eq!(parsed.value, study());
    assert!(matches!(parsed.notes[0].problem, Problem::SaveIncomplete { .. }));
}

#[test]
fn a_flipped_byte_opens_the_state_before() {
    let (drawer, shelf) = shelf(usize::MAX);
    let saved = shelf.save(&study(), None, Moment(1)).unwrap();
    shelf.save(&renamed(&study(), "Spring falls"), Some(&saved), Moment(2)).unwrap();
    let key =
        drawer.keys("").unwrap().into_iter().find(|it| it.contains("about@2")).unwrap();
    let value = drawer.get(&key).unwrap().unwrap();
    drawer.put(&key, &value.replacen('A', "B", 1).replacen('a', "b", 1)).unwrap();
    let (parsed, _) = shelf.open(id(9)).unwrap();
    assert_eq!(parsed.value, study());
    assert!(
        matches!(&parsed.notes[0].problem, Problem::SaveIncomplete { key } if key == "about")
    );
}

#[test]
fn with_holes_everywhere_what_is_readable_opens() {
    let (drawer, shelf) = shelf(usize::MAX);
    shelf.save(&study(), None, Moment(1)).unwrap();
    for key in drawer.keys("").unwrap() {
        if key.contains("/layer/") {
            drawer.remove(&key).unwrap();
        }
    }
    let (parsed, saved) = shelf.open(id(9)).unwrap();
    // Three layers, and the quote that one of them held.
    assert_eq!(parsed.notes.len(), 4);
    assert_eq!(parsed.value.codebook, study().codebook);
    // Saving it again makes it whole.
    shelf.save(&parsed.value, Some(&saved), Moment(2)).unwrap();
    assert_eq!(shelf.open(id(9)).unwrap().0.notes, []);
}

#[test]
fn a_full_drawer_says_so_and_keeps_what_it_has() {
    let (drawer, roomy) = shelf(usize::MAX);
    let saved = roomy.save(&study(), None, Moment(1)).unwrap();
    let used = roomy.used().unwrap();
    let tight = Rc::new(MemoryDrawer::with_room(used + 700));
    for (key, value) in drawer.dump() {
        tight.put(&key, &value).unwrap();
    }
    let tight = Shelf::new(tight);
    let mut last = (saved, study());
    let mut refused = false;
    for number in 0..30 {
        let noise: String = (0..200)
            .map(|it| ((it * 37 + number * 91) % 26 + 97) as u8 as char)
            .collect();
        let memo = Command::WriteMemo {
            id: id(1000 + number),
            on: heddle::study::MemoTarget::Study(id(9)),
            text: noise,
        };
        let next = apply(&last.1, &memo, &stamp(i64::from(number))).unwrap();
        match tight.save(&next, Some(&last.0), Moment(2)) {
            Ok(saved) => last = (saved, next),
            Err(error) => {
                assert_eq!(error, SaveError::Drawer(DrawerError::Full));
                refused = true;
            }
        }
    }
    assert!(refused);
    let (parsed, _) = tight.open(id(9)).unwrap();
    assert_eq!((parsed.value, parsed.notes), (last.1, vec![]));
}

/// The study with a survey as large as is worth packing beforehand, and words in it that look
/// like the file's own.
fn with_answers(rows: usize) -> Study {
    let head = "id,rate,\"say \"\"questions\"\":[]\"".to_owned();
    let row = |row: usize| format!("R{row},{},word {}", row % 5, row * row % 7919);
    let lines: Vec<String> = std::iter::once(head).chain((0..rows).map(row)).collect();
    let text = lines.join("\n");
    let survey = crate::survey::finish(crate::survey::draft(&text)).value;
    apply(&study(), &Command::AddSurvey(Box::new(survey)), &stamp(1_000_000)).unwrap()
}

#[test]
fn a_survey_packed_a_piece_at_a_time_opens_as_it_was() {
    let (_, shelf) = shelf(usize::MAX);
    let saved = shelf.save(&study(), None, Moment(1)).unwrap();
    let next = with_answers(20_000);
    let mut pieces = 1;
    while !shelf.prepare(&next, Some(&saved), usize::MAX, &mut || false) {
        pieces += 1;
    }
    assert!(pieces > 8, "{pieces}");
    // What comes meanwhile takes nothing of it back.
    let next = renamed(&next, "Spring falls");
    assert!(shelf.prepare(&next, Some(&saved), usize::MAX, &mut || false));
    let saved = shelf.save(&next, Some(&saved), Moment(2)).unwrap();
    let (parsed, _) = shelf.open(id(9)).unwrap();
    assert_eq!((parsed.value, parsed.notes), (next.clone(), vec![]));
    // Another survey with the same id is not taken for it.
    let survey = next.surveys.keys().last().copied().unwrap();
    let other = Command::RenameSurvey { id: survey, name: "Other".into() };
    let other = apply(&next, &other, &stamp(1_000_001)).unwrap();
    shelf.prepare(&other, Some(&saved), usize::MAX, &mut || false);
    let again = apply(&next, &Command::RemoveSurvey { id: survey }, &stamp(2)).unwrap();
    let saved = shelf.save(&again, Some(&saved), Moment(3)).unwrap();
    shelf.save(&next, Some(&saved), Moment(4)).unwrap();
    assert_eq!(shelf.open(id(9)).unwrap().0.value, next);
}

#[test]
fn a_survey_beyond_all_room_is_not_tried_and_the_rest_is_kept() {
    let (drawer, shelf) = shelf(usize::MAX);
    let saved = shelf.save(&study(), None, Moment(1)).unwrap();
    let next = with_answers(20_000);
    while !shelf.prepare(&next, Some(&saved), 30_000, &mut || false) {}
    assert!(shelf.is_too_large(&next));
    let before = drawer.dump();
    let full = SaveError::Drawer(DrawerError::Full);
    assert_eq!(shelf.save(&next, Some(&saved), Moment(2)).unwrap_err(), full);
    assert_eq!(drawer.dump(), before);
    // Without it there is room again.
    let less = renamed(&study(), "Spring falls");
    while !shelf.prepare(&less, Some(&saved), 30_000, &mut || false) {}
    assert!(!shelf.is_too_large(&less));
    shelf.save(&less, Some(&saved), Moment(3)).unwrap();
    assert_eq!(shelf.open(id(9)).unwrap().0.value, less);
}

#[test]
fn another_tab_is_never_written_over() {
    let (_, shelf) = shelf(usize::MAX);
    let ours = shelf.save(&study(), None, Moment(1)).unwrap();
    shelf.save(&renamed(&study(), "Theirs"), Some(&ours), Moment(2)).unwrap();
    let outcome = shelf.save(&renamed(&study(), "Ours"), Some(&ours), Moment(3));
    assert_eq!(outcome.unwrap_err(), SaveError::SavedElsewhere);
    assert_eq!(shelf.open(id(9)).unwrap().0.value.about.name, "Theirs");
    assert_eq!(
        shelf.save(&study(), None, Moment(4)).unwrap_err(),
        SaveError::SavedElsewhere
    );
}

#[test]
fn the_bin_comes_before_the_end() {
    let (drawer, shelf) = shelf(usize::MAX);
    drawer.put("other.site/settings", "theirs").unwrap();
    shelf.save(&study(), None, Moment(1)).unwrap();
    shelf.set_binned(id(9), Some(Moment(7))).unwrap();
    assert_eq!(shelf.list().unwrap()[0].binned_at, Some(Moment(7)));
    shelf.set_binned(id(9), None).unwrap();
    assert_eq!(shelf.open(id(9)).unwrap().0.value, study());
    shelf.erase(id(9)).unwrap();
    assert_eq!(shelf.list().unwrap(), []);
    assert!(matches!(shelf.open(id(9)), Err(OpenError::Unknown)));
    assert_eq!(drawer.keys("").unwrap(), ["other.site/settings"]);
}

proptest! {
    #[test]
    fn any_sequence_of_saves_opens_as_the_last(commands in prop::collection::vec(any_command(), 1..15)) {
        let (_, shelf) = shelf(usize::MAX);
        let mut it = study();
        let mut saved = None;
        for (at, command) in (1..).zip(&commands) {
            it = apply(&it, command, &stamp(at)).unwrap_or(it);
            saved = Some(shelf.save(&it, saved.as_ref(), Moment(at)).unwrap());
        }
        let (parsed, _) = shelf.open(id(9)).unwrap();
        prop_assert_eq!(parsed.notes, vec![]);
        prop_assert_eq!(parsed.value, it);
    }
}
