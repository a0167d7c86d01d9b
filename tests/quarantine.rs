//! Whatever is damaged, lost or refused: the last whole state opens or what is wrong is
//! said, and no byte that cannot be read is deleted.

use std::rc::Rc;

use heddle::order::Map;
use heddle::parsed::Problem;
use heddle::stamp::Moment;
use heddle::store::copies::{
    Mended, Recorded, Write, doubtful, is_head, mend, plain, room_of,
};
use heddle::store::quarantine::{self, damaged};
use heddle::store::{
    Drawer, DrawerError, MemoryDrawer, OpenError, SaveError, Saved, Shelf,
};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

pub(crate) type Texts = Map<String, String>;

pub(crate) fn done(copy: &mut Texts, writes: Vec<Write>) {
    for it in writes {
        match it {
            Write::Put(key, text) => drop(copy.insert(key, text)),
            Write::Remove(key) => drop(copy.remove(&key)),
        }
    }
}

pub(crate) fn drawer_of(texts: &Texts, room: usize) -> MemoryDrawer {
    let drawer = MemoryDrawer::with_room(room);
    for (key, text) in texts {
        drawer.put(key, text).unwrap();
    }
    drawer
}

fn size(texts: &Texts) -> usize {
    let units = |it: &String| it.encode_utf16().count();
    texts.iter().map(|(a, b)| units(a) + units(b)).sum()
}

pub(crate) fn renamed(study: &Study, name: &str) -> Study {
    let command = Command::DescribeStudy { name: name.into(), description: "d".into() };
    apply(study, &command, &stamp(1_000_000)).unwrap()
}

/// A drawer with a study that was saved three times, and the study.
pub(crate) fn kept() -> (Texts, Study) {
    let drawer = Rc::new(MemoryDrawer::default());
    let shelf = Shelf::new(Rc::clone(&drawer));
    let mut now = study();
    let mut saved = shelf.save(&now, None, Moment(1)).unwrap();
    let merged = Command::MergeCodes { from: id(22), into: id(21) };
    let without = Command::RemoveTranscript { id: now.transcripts_by_name()[1].id };
    for (at, command) in (2..).zip([merged, without]) {
        now = apply(&now, &command, &stamp(1_000 * at)).unwrap();
        saved = shelf.save(&now, Some(&saved), Moment(at)).unwrap();
    }
    (drawer.dump(), now)
}

/// Every value with a byte changed, cut off or gone: at many places, the same each time.
fn hurts(texts: &Texts) -> Vec<(String, Option<String>)> {
    let mut all = Vec::new();
    for (key, text) in texts {
        all.push((key.clone(), None));
        let chars: Vec<char> = text.chars().collect();
        for at in (0..chars.len()).step_by(chars.len() / 8 + 1) {
            let mut flipped = chars.clone();
            flipped[at] = char::from_u32(u32::from(flipped[at]) ^ 1).unwrap();
            all.push((key.clone(), Some(flipped.into_iter().collect())));
            all.push((key.clone(), Some(chars[..at].iter().collect())));
        }
    }
    all
}

pub(crate) fn hurt(texts: &Texts, (key, damage): &(String, Option<String>)) -> Texts {
    let mut hurt = texts.clone();
    match damage {
        Some(text) => drop(hurt.insert(key.clone(), text.clone())),
        None => drop(hurt.remove(key)),
    }
    hurt
}

fn holds(texts: &Texts, text: &str) -> bool {
    texts.values().any(|it| it == text)
}

/// Opens the study as a person would who takes what is offered.
fn open_somehow<D: Drawer>(shelf: &Shelf<D>) -> (Study, bool, Saved) {
    let (parsed, saved) = match shelf.open(id(9)) {
        Err(OpenError::Unknown | OpenError::Damaged(_)) => {
            let all = shelf.unreadable().unwrap();
            assert_eq!(all[0].id, id(9));
            assert!(!shelf.list().unwrap().iter().any(|it| it.id == id(9)));
            let offered = shelf.put_together(id(9)).unwrap();
            let said = |it: &Problem| matches!(it, Problem::SavePutTogether { .. });
            assert!(said(&offered.0.notes[0].problem));
            offered
        }
        other => other.unwrap(),
    };
    (parsed.value, !parsed.notes.is_empty(), saved)
}

#[test]
fn alone_what_is_damaged_is_said_and_kept() {
    let (texts, study) = kept();
    for damage in hurts(&texts) {
        let (key, value) = &damage;
        let drawer = Rc::new(drawer_of(&hurt(&texts, &damage), usize::MAX));
        let shelf = Shelf::new(Rc::clone(&drawer));
        let (mut now, said, mut saved) = open_somehow(&shelf);
        assert!(said || now == study, "{damage:?}");
        if key.ends_with("/head") {
            // Nothing but the head: all else is found, and what was removed is not.
            assert_eq!(now, study, "{damage:?}");
            assert!(shelf.unreadable().unwrap()[0].whole);
        }
        // Work goes on: the damaged value stays, where it was or aside.
        for round in 0..4 {
            now = renamed(&now, &format!("Round {round}"));
            saved = shelf.save(&now, Some(&saved), Moment(9)).unwrap();
            if let Some(value) = value {
                assert!(holds(&drawer.dump(), value), "{damage:?} in round {round}");
            }
            let (parsed, _) = shelf.open(id(9)).unwrap();
            assert_eq!((parsed.value, parsed.notes), (now.clone(), vec![]));
        }
        let aside = quarantine::list(&drawer).unwrap();
        assert_eq!(aside.len(), usize::from(value.is_some()), "{damage:?}");
        assert_eq!(shelf.unreadable().unwrap(), []);
        for it in aside {
            assert_eq!((it.study, key.ends_with(&it.what)), (id(9), true));
            assert_eq!(quarantine::text(&drawer, &it).unwrap(), *value);
            quarantine::discard(&drawer, &it).unwrap();
        }
        assert_eq!(quarantine::list(&drawer).unwrap(), []);
    }
}

/// What a start does: what is damaged goes to the copy first, then the two are compared.
fn start(drawer: &MemoryDrawer, copy: &mut Texts, aside_first: bool) -> Vec<Mended> {
    let heads = copy.iter().filter(|it| is_head(it.0));
    let heads: Texts = heads.map(|(a, b)| (a.clone(), b.clone())).collect();
    let mended = doubtful(drawer, &heads, &plain).into_iter().map(|id| {
        let rooms = [room_of(id), quarantine::room_of(id)];
        let theirs = |copy: &Texts| -> Texts {
            let ours = |it: &&String| rooms.iter().any(|room| it.starts_with(room));
            let keys = copy.keys().filter(ours);
            keys.map(|it| (it.clone(), copy[it].clone())).collect()
        };
        if aside_first {
            let writes = damaged(drawer, id, &theirs(copy), &plain);
            done(copy, writes);
        }
        let mended = mend(drawer, id, &theirs(copy), &plain);
        if let Mended::Copy(writes) = &mended {
            done(copy, writes.clone());
        }
        mended
    });
    mended.collect()
}

#[test]
fn either_copy_mends_the_other_and_nothing_is_lost() {
    let (texts, study) = kept();
    let full = size(&texts) + 1;
    for damage in hurts(&texts) {
        for (in_copy, aside_first, room) in [
            (false, true, usize::MAX),
            (false, true, full),
            (false, false, usize::MAX),
            (true, true, full),
        ] {
            let (mut copy, mut ours) = (texts.clone(), texts.clone());
            let side = if in_copy { &mut copy } else { &mut ours };
            *side = hurt(&texts, &damage);
            let drawer = drawer_of(&ours, room);
            start(&drawer, &mut copy, aside_first);
            let all = [drawer.dump(), copy.clone()];
            let there = |text: &str| all.iter().any(|it| holds(it, text));
            for text in texts.values().chain(&damage.1) {
                assert!(there(text), "{damage:?} {in_copy} {aside_first} {room}");
            }
            let (parsed, _) = Shelf::new(drawer).open(id(9)).unwrap();
            assert_eq!((&parsed.value, parsed.notes), (&study, vec![]), "{damage:?}");
        }
    }
}

#[test]
fn without_room_to_put_it_aside_the_damaged_value_stays() {
    let (texts, study) = kept();
    let head = texts.keys().find(|it| is_head(it)).unwrap().clone();
    let ours = hurt(&texts, &(head.clone(), Some("x".repeat(texts[&head].len()))));
    let drawer = drawer_of(&ours, size(&ours));
    let mut copy = texts.clone();
    assert_eq!(start(&drawer, &mut copy, false), [Mended::Refused(DrawerError::Full)]);
    assert_eq!(drawer.dump(), ours);
    assert_eq!(start(&drawer, &mut copy, true), [Mended::Restored]);
    assert!(holds(&copy, &ours[&head]));
    assert_eq!(Shelf::new(drawer).open(id(9)).unwrap().0.value, study);
}

#[test]
fn a_full_drawer_lets_go_of_it_when_the_copy_has_it_on_disk() {
    let (texts, study) = kept();
    // A record group of the state before: the next save has no use for it.
    let key = texts.keys().find(|it| it.contains("/about@2")).unwrap().clone();
    let value = "zDamaged".repeat(4_000);
    let ours = hurt(&texts, &(key.clone(), Some(value.clone())));
    let drawer = Rc::new(Recorded::new(drawer_of(&ours, size(&ours) + 4_000)));
    let shelf = Shelf::new(Rc::clone(&drawer));
    let (parsed, mut saved) = shelf.open(id(9)).unwrap();
    assert_eq!(parsed.value, study);
    let mut now = study;
    for (round, gone) in [false, false, true].into_iter().enumerate() {
        now = renamed(&now, &format!("{round}"));
        saved = shelf.save(&now, Some(&saved), Moment(9)).unwrap();
        let writes = drawer.take();
        let asked = |it: &Write| matches!(it, Write::Put(_, it) if *it == value);
        assert_eq!(writes.iter().any(asked), !gone);
        assert_eq!(drawer.get(&key).unwrap().is_none(), gone, "round {round}");
        // The first time the transaction failed.
        if round == 1 {
            drawer.on_disk(&writes);
        }
    }
}

#[test]
fn a_study_without_a_head_that_has_holes_says_so() {
    let (texts, _) = kept();
    let gone = |it: &&String| !is_head(it) && !it.contains("/layer/");
    let texts: Texts =
        texts.keys().filter(gone).map(|it| (it.clone(), texts[it].clone())).collect();
    let shelf = Shelf::new(Rc::new(drawer_of(&texts, usize::MAX)));
    assert!(matches!(shelf.open(id(9)), Err(OpenError::Unknown)));
    let found = shelf.unreadable().unwrap();
    assert_eq!((found[0].name.as_deref(), found[0].whole), (Some("Winter falls"), false));
    assert_eq!(found[0].parts, texts.len());
    assert_eq!(found[0].units, shelf.used().unwrap());
    let (parsed, saved) = shelf.put_together(id(9)).unwrap();
    assert!(parsed.notes.len() > 1);
    assert!(parsed.value.layers.is_empty());
    // Another study under its id, from a file perhaps, does not take its place unseen.
    shelf.save(&parsed.value, Some(&saved), Moment(3)).unwrap();
    assert_eq!(shelf.unreadable().unwrap(), []);
    let nothing = Shelf::new(MemoryDrawer::default());
    assert!(matches!(nothing.put_together(id(9)), Err(OpenError::Unknown)));
}

#[test]
fn what_is_there_without_a_head_is_never_written_over() {
    let (texts, study) = kept();
    let head = texts.keys().find(|it| is_head(it)).unwrap().clone();
    for damage in [None, Some("damaged".to_owned())] {
        let ours = hurt(&texts, &(head.clone(), damage));
        let drawer = Rc::new(drawer_of(&ours, usize::MAX));
        let shelf = Shelf::new(Rc::clone(&drawer));
        // The same study again, from a file.
        let outcome = shelf.save(&renamed(&study, "Old"), None, Moment(9));
        assert_eq!(outcome.unwrap_err(), SaveError::SavedElsewhere);
        assert_eq!(drawer.dump(), ours);
    }
}

/// Saves a study twice, and damages a group of the second state.
fn fallen_back(shelf: &Shelf<Rc<MemoryDrawer>>) -> (Study, Saved, String) {
    let first = study();
    let saved = shelf.save(&first, None, Moment(1)).unwrap();
    let saved = shelf.save(&renamed(&first, "Second"), Some(&saved), Moment(2)).unwrap();
    let key = format!("{}about@2", room_of(id(9)));
    shelf.drawer().put(&key, "zHalf").unwrap();
    (first, saved, key)
}

#[test]
fn the_state_before_never_gives_way_to_a_damaged_one() {
    // The page is open, and does not know that what it saved last is damaged on the disk.
    let roomy = Shelf::new(Rc::new(MemoryDrawer::default()));
    let (first, saved, _) = fallen_back(&roomy);
    let texts = roomy.drawer().dump();
    let shelf = Shelf::new(Rc::new(drawer_of(&texts, size(&texts) + 200)));
    let noise = (0..4_000).map(|it: u32| char::from(b'a' + (it * it % 26) as u8));
    let third = renamed(&first, &noise.collect::<String>());
    let outcome = shelf.save(&third, Some(&saved), Moment(3));
    assert_eq!(outcome.unwrap_err(), SaveError::Drawer(DrawerError::Full));
    assert_eq!(shelf.open(id(9)).unwrap().0.value, first);
}

#[test]
fn an_older_state_that_was_opened_is_the_one_before() {
    let shelf = Shelf::new(Rc::new(MemoryDrawer::default()));
    let (first, _, _) = fallen_back(&shelf);
    let (parsed, saved) = shelf.open(id(9)).unwrap();
    assert_eq!(parsed.value, first);
    shelf.save(&renamed(&first, "Third"), Some(&saved), Moment(3)).unwrap();
    shelf.drawer().put(&format!("{}about@3", room_of(id(9))), "zHalf").unwrap();
    assert_eq!(shelf.open(id(9)).unwrap().0.value, first);
}

#[test]
fn what_another_save_left_unfinished_is_not_written_over() {
    let drawer = Rc::new(MemoryDrawer::default());
    let shelf = Shelf::new(Rc::clone(&drawer));
    let saved = shelf.save(&study(), None, Moment(1)).unwrap();
    drawer.put(&format!("{}about@2", room_of(id(9))), "zOther").unwrap();
    let (_, opened) = shelf.open(id(9)).unwrap();
    for (name, saved) in [("A", &saved), ("B", &opened)] {
        let again = Shelf::new(Rc::new(drawer_of(&drawer.dump(), usize::MAX)));
        again.save(&renamed(&study(), name), Some(saved), Moment(2)).unwrap();
        assert!(holds(&again.drawer().dump(), "zOther"));
        assert_eq!(again.open(id(9)).unwrap().0.value, renamed(&study(), name));
    }
}

#[test]
fn how_many_changes_are_in_no_file_is_remembered() {
    let shelf = Shelf::new(MemoryDrawer::default());
    let mut now = study();
    let saved = shelf.save(&now, None, Moment(1)).unwrap();
    let first = shelf.list().unwrap()[0].edits.unwrap();
    let saved = shelf.backed_up(&saved, Moment(2)).unwrap();
    assert_eq!(saved.backup().edits, Some(first));
    now = renamed(&now, "A");
    shelf.save(&now, Some(&saved), Moment(3)).unwrap();
    let entry = &shelf.list().unwrap()[0];
    assert_eq!((entry.edits, entry.backup_edits), (Some(first + 1), Some(first)));
    // Also when it was opened again.
    let (_, saved) = shelf.open(id(9)).unwrap();
    assert_eq!((saved.backup().edits, saved.backup().at), (Some(first), Some(Moment(2))));
    assert_eq!(
        shelf.backed_up(&saved, Moment(4)).unwrap().backup().edits,
        Some(first + 1)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Several values of the drawer are damaged after any work; then work goes on.
    #[test]
    fn after_any_work_no_damaged_byte_is_deleted(
        commands in prop::collection::vec(any_command(), 2..10),
        hurt in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let drawer = Rc::new(MemoryDrawer::default());
        let shelf = Shelf::new(Rc::clone(&drawer));
        let mut now = study();
        let mut saved = shelf.save(&now, None, Moment(0)).unwrap();
        let (first, then) = commands.split_at(commands.len() / 2);
        for (at, command) in (1..).zip(first) {
            now = apply(&now, command, &stamp(1_000_000 + at)).unwrap_or(now);
            saved = shelf.save(&now, Some(&saved), Moment(at)).unwrap();
        }
        let mut damaged = Vec::new();
        for (key, place) in hurt {
            let keys = drawer.keys("").unwrap();
            let key = &keys[key.index(keys.len())];
            let text = drawer.get(key).unwrap().unwrap();
            let text = text[..place.index(text.len().max(1))].to_owned();
            damaged.retain(|it: &(String, String)| it.0 != *key);
            damaged.push((key.clone(), text.clone()));
            drawer.put(key, &text).unwrap();
        }
        // With the study still in memory, or opened again from what there is.
        let opened = shelf.open(id(9)).or_else(|_| shelf.put_together(id(9)));
        let opens = opened.is_ok();
        if let Ok((parsed, again)) = opened {
            prop_assert!(parsed.value == now || !parsed.notes.is_empty());
            (now, saved) = (parsed.value, again);
        }
        for (at, command) in (50..).zip(then) {
            now = apply(&now, command, &stamp(2_000_000 + at)).unwrap_or(now);
            saved = shelf.save(&now, Some(&saved), Moment(at)).unwrap();
            let all = drawer.dump();
            prop_assert!(damaged.iter().all(|it| holds(&all, &it.1)));
            if opens {
                let (parsed, _) = shelf.open(id(9)).unwrap();
                prop_assert_eq!((&parsed.value, parsed.notes), (&now, vec![]));
            }
        }
    }
}
