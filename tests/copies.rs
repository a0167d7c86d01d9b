//! The second copy: whenever the browser dies, and whatever it had not yet written to disk,
//! the newest whole state of the two opens.

use std::rc::Rc;

use heddle::order::Map;
use heddle::stamp::Moment;
use heddle::store::copies::{
    Mended, Recorded, Write, doubtful, erased, is_head, mend, plain, room_of,
};
use heddle::store::{Drawer as _, DrawerError, MemoryDrawer, Shelf};
use heddle::study::{Command, Study, apply};
use proptest::prelude::*;

use crate::common::{any_command, id, stamp, study};

/// About the first half of a text, to the end of a character: what a write that broke off left.
pub(crate) fn half(text: &str) -> &str {
    &text[..text.floor_char_boundary(text.len() / 2)]
}

type Copy = Map<String, String>;

fn done(copy: &mut Copy, writes: Vec<Write>) {
    for it in writes {
        match it {
            Write::Put(key, text) => drop(copy.insert(key, text)),
            Write::Remove(key) => drop(copy.remove(&key)),
        }
    }
}

fn drawer_of(texts: &Copy, room: usize) -> MemoryDrawer {
    let drawer = MemoryDrawer::with_room(room);
    for (key, text) in texts {
        drawer.put(key, text).unwrap();
    }
    drawer
}

fn heads(copy: &Copy) -> Copy {
    copy.iter()
        .filter(|(it, _)| is_head(it))
        .map(|(a, b)| (a.clone(), b.clone()))
        .collect()
}

/// What the drawer and the copy held after each save, and the study then.
fn history(commands: &[Command]) -> Vec<(Copy, Copy, Study)> {
    let drawer = Rc::new(Recorded::new(MemoryDrawer::default()));
    let inner = |it: &Recorded<MemoryDrawer>| -> Copy {
        let keys = it.keys("").unwrap();
        keys.into_iter()
            .map(|key| (key.clone(), it.get(&key).unwrap().unwrap()))
            .collect()
    };
    let shelf = Shelf::new(Rc::clone(&drawer));
    let mut copy = Copy::new();
    let mut now = study();
    let mut saved = shelf.save(&now, None, Moment(0)).unwrap();
    done(&mut copy, drawer.take());
    let mut all = vec![(inner(&drawer), copy.clone(), now.clone())];
    for (at, command) in (1..).zip(commands) {
        let Ok(next) = apply(&now, command, &stamp(1_000_000 + at)) else { continue };
        now = next;
        saved = shelf.save(&now, Some(&saved), Moment(at)).unwrap();
        done(&mut copy, drawer.take());
        all.push((inner(&drawer), copy.clone(), now.clone()));
    }
    all
}

/// What a start does: compares, and mends what differs.
fn start(drawer: &MemoryDrawer, copy: &mut Copy) -> Vec<Mended> {
    let all = doubtful(drawer, &heads(copy), &plain);
    all.into_iter()
        .map(|id| {
            let room = room_of(id);
            let theirs: Copy = copy
                .iter()
                .filter(|(it, _)| it.starts_with(&room))
                .map(|(a, b)| (a.clone(), b.clone()))
                .collect();
            let mended = mend(drawer, id, &theirs, &plain);
            if let Mended::Copy(writes) = &mended {
                done(copy, writes.clone());
            }
            mended
        })
        .collect()
}

fn opened(drawer: MemoryDrawer) -> Study {
    let (parsed, _) = Shelf::new(drawer).open(id(9)).unwrap();
    assert_eq!(parsed.notes, []);
    parsed.value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Local storage is as it was some saves ago, the copy as it was at another.
    #[test]
    fn the_newer_of_two_whole_states_opens(
        commands in prop::collection::vec(any_command(), 0..12),
        (kept, copied) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let all = history(&commands);
        let (kept, copied) = (kept.index(all.len()), copied.index(all.len()));
        let drawer = drawer_of(&all[kept].0, usize::MAX);
        let mut copy = all[copied].1.clone();
        start(&drawer, &mut copy);
        // Afterwards nothing is in doubt, and either opens alone.
        prop_assert_eq!(doubtful(&drawer, &heads(&copy), &plain), vec![]);
        prop_assert_eq!(&opened(drawer), &all[kept.max(copied)].2);
        prop_assert_eq!(&opened(drawer_of(&copy, usize::MAX)), &all[kept.max(copied)].2);
    }

    /// A save is cut off in the drawer at any write, or records of it are lost or changed.
    #[test]
    fn a_damaged_drawer_is_mended_by_the_copy(
        commands in prop::collection::vec(any_command(), 1..8),
        hurt in prop::collection::vec((any::<prop::sample::Index>(), 0..3u8), 1..4),
    ) {
        let all = history(&commands);
        let (drawer, copy, study) = all.last().unwrap();
        let drawer = drawer_of(drawer, usize::MAX);
        for (at, how) in hurt {
            let keys = drawer.keys("").unwrap();
            let Some(key) = keys.get(at.index(keys.len().max(1))) else { break };
            let text = drawer.get(key).unwrap().unwrap();
            match how {
                0 => drawer.remove(key).unwrap(),
                1 => drawer.put(key, half(&text)).unwrap(),
                _ => drawer.put(key, &format!("{text}x")).unwrap(),
            }
        }
        start(&drawer, &mut copy.clone());
        prop_assert_eq!(&opened(drawer), study);
    }
}

#[test]
fn a_browser_that_forgot_local_storage_gets_all_of_it_back() {
    let all = history(&[]);
    let drawer = MemoryDrawer::default();
    let mut copy = all[0].1.clone();
    assert_eq!(start(&drawer, &mut copy), [Mended::Restored]);
    assert_eq!(opened(drawer), study());
}

#[test]
fn a_study_of_a_page_that_kept_no_copy_gets_one() {
    let all = history(&[]);
    let (drawer, mut copy) = (drawer_of(&all[0].0, usize::MAX), Copy::new());
    start(&drawer, &mut copy);
    assert_eq!(copy, all[0].0);
    // The bin changes the head alone.
    let recorded = Rc::new(Recorded::new(drawer));
    Shelf::new(Rc::clone(&recorded)).set_binned(id(9), Some(Moment(7))).unwrap();
    done(&mut copy, recorded.take());
    let old = drawer_of(&all[0].0, usize::MAX);
    assert_eq!(start(&old, &mut copy), [Mended::Restored]);
    assert_eq!(Shelf::new(old).list().unwrap()[0].binned_at, Some(Moment(7)));
}

#[test]
fn what_was_erased_is_not_brought_back() {
    let all = history(&[]);
    let drawer = Rc::new(drawer_of(&all[0].0, usize::MAX));
    let mut copy = all[0].1.clone();
    drawer.put(&erased(id(9)), "").unwrap();
    // While the study is there, saved anew perhaps, the mark means nothing.
    assert_eq!(start(&drawer, &mut copy), []);
    Shelf::new(Rc::clone(&drawer)).erase(id(9)).unwrap();
    // The page ended here.
    assert!(matches!(start(&drawer, &mut copy)[..], [Mended::Copy(_)]));
    assert_eq!(copy, Copy::new());
    assert_eq!(Shelf::new(Rc::clone(&drawer)).list().unwrap(), []);
}

#[test]
fn where_there_is_no_room_to_restore_nothing_of_the_copy_is_lost() {
    let all = history(&[]);
    let size: usize = all[0].1.iter().map(|(a, b)| a.len() + b.len()).sum();
    let drawer = MemoryDrawer::with_room(size / 3);
    let mut copy = all[0].1.clone();
    assert_eq!(start(&drawer, &mut copy), [Mended::Refused(DrawerError::Full)]);
    assert_eq!(copy, all[0].1);
}

#[test]
fn when_neither_is_whole_both_are_left_alone() {
    let all = history(&[]);
    let broken = |texts: &Copy| -> Copy {
        texts
            .iter()
            .filter(|(it, _)| !it.contains("/about@"))
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect()
    };
    let (kept, mut copy) = (broken(&all[0].0), broken(&all[0].1));
    let drawer = drawer_of(&kept, usize::MAX);
    assert_eq!(start(&drawer, &mut copy), [Mended::Left]);
    assert_eq!((drawer.dump(), copy), (kept.clone(), broken(&all[0].1)));
}
