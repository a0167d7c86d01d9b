//! A browser dies at any moment of a vault's life, with local storage as it was at one
//! moment and the second copy as it was at another: the newest study opens.

use std::rc::Rc;

use heddle::parsed::Severity;
use heddle::stamp::Moment;
use heddle::store::copies::{Mended, Recorded, Write, doubtful, is_head, mend, room_of};
use heddle::store::vault::{
    State, Status, VAULT, VaultError, change, make, resume, settle, stragglers, turn_off,
    unlock,
};
use heddle::store::{MemoryDrawer, Shelf};
use heddle::study::Study;
use proptest::prelude::*;

use super::{
    QUICK, Texts, all_done, done, filled, is_room, opened, pass, renamed, saved, sealed,
};
use crate::common::{id, stamp};
use crate::copies::half;

const FIRST: &str = "correct horse";
const SECOND: &str = "battery staple";
const THIRD: &str = "an other vault";

/// What is kept at one moment, and what it holds.
#[derive(Clone)]
struct At {
    texts: Texts,
    study: Study,
}

/// All that is kept after each single write of a long life: edits, a vault, edits, another
/// passphrase, the vault turned off, edits, another vault.
fn life() -> Vec<At> {
    let recorded = Rc::new(Recorded::new(MemoryDrawer::default()));
    let it = sealed(Rc::clone(&recorded));
    let shelf = Shelf::new(Rc::clone(&it));
    let mut all: Vec<At> = Vec::new();
    let mut texts = Texts::new();
    // A small one: many pairs of its moments are tried.
    let mut now = Study::new(id(9), "Winter falls", "Amara", &stamp(0));
    let mut last = saved(&shelf, &now, None);
    let take = |texts: &mut Texts, all: &mut Vec<At>, now: &Study| {
        for write in recorded.take() {
            // A save has happened when the head is written.
            let head = matches!(&write, Write::Put(key, _) if is_head(key));
            done(texts, write);
            if head || !all.is_empty() {
                let before = all.last().map_or(now, |it| &it.study);
                let study = if head { now } else { before }.clone();
                all.push(At { texts: texts.clone(), study });
            }
        }
    };
    take(&mut texts, &mut all, &now);
    for step in 0..11 {
        match step {
            1 => drop(make(&it, &pass(FIRST), QUICK, Moment(100)).unwrap()),
            3 | 7 | 10 => drop(settle(&it).unwrap()),
            4 => change(&it, &pass(FIRST), &pass(SECOND), QUICK).unwrap(),
            6 => drop(turn_off(&it, &pass(SECOND)).unwrap()),
            8 => drop(make(&it, &pass(THIRD), QUICK, Moment(200)).unwrap()),
            // Saves: before, amid and after.
            _ => {
                now = renamed(&now, &format!("Version {step}"), step);
                last = saved(&shelf, &now, Some(&last));
            }
        }
        take(&mut texts, &mut all, &now);
    }
    all
}

/// What a start does with the two, as the page is to do it. Returns the drawer's state of
/// the vault afterwards.
fn start(drawer: &Rc<MemoryDrawer>, copy: &mut Texts) -> Status {
    let recorded = Rc::new(Recorded::new(Rc::clone(drawer)));
    let it = sealed(Rc::clone(&recorded));
    it.expect(copy.get(VAULT).map(String::as_str)).unwrap();
    let locked = it.status() == Ok(Status::Locked);
    if locked {
        let tries = [FIRST, SECOND, THIRD].map(pass);
        let right = tries.iter().find(|phrase| unlock(&it, phrase).is_ok());
        assert!(right.is_some(), "a passphrase is right");
    }
    let reveal = |key: &str, text: &str| it.reveal(key, text);
    let heads = copy.clone().into_iter().filter(|it| is_head(&it.0)).collect();
    let before = (drawer.dump(), copy.clone());
    for id in doubtful(&**drawer, &heads, &reveal) {
        let room = room_of(id);
        let theirs =
            copy.clone().into_iter().filter(|it| it.0.starts_with(&room)).collect();
        match mend(&**drawer, id, &theirs, &reveal) {
            Mended::Copy(writes) => all_done(writes, copy),
            Mended::Restored => (),
            other => panic!("{other:?}"),
        }
    }
    // Nothing sealed was written over by the same in plain.
    for (before, now) in [(before.0, drawer.dump()), (before.1, copy.clone())] {
        for (key, text) in before {
            let same =
                |it: &String| *it != text && reveal(&key, &text).as_ref() == Some(it);
            assert!(!now.get(&key).is_some_and(same), "{key}");
        }
    }
    if locked {
        resume(&it).unwrap();
        all_done(recorded.take(), copy);
        all_done(stragglers(&it, copy).unwrap(), copy);
        settle(&it).unwrap();
    }
    all_done(recorded.take(), copy);
    assert_eq!(
        doubtful(
            &**drawer,
            &copy.clone().into_iter().filter(|it| is_head(&it.0)).collect(),
            &reveal
        ),
        []
    );
    it.status().unwrap()
}

/// Opens the drawer as a later start does.
fn reopened(drawer: &Rc<MemoryDrawer>) -> Study {
    let it = sealed(Rc::clone(drawer));
    if it.status() == Ok(Status::Locked) {
        let tries = [FIRST, SECOND, THIRD].map(pass);
        assert!(tries.iter().any(|phrase| unlock(&it, phrase) == Ok(State::Sealed)));
    }
    // A save that was cut off is remarked on; nothing is missing.
    let (parsed, _) = Shelf::new(it).open(id(9)).unwrap();
    assert!(parsed.notes.iter().all(|it| it.severity == Severity::Info));
    parsed.value
}

fn survives(kept: &At, copied: &At, newest: &Study, what: &str) {
    let drawer = filled(&kept.texts);
    let mut copy = copied.texts.clone();
    let status = start(&drawer, &mut copy);
    assert_eq!(&reopened(&drawer), newest, "{what}");
    // Either opens alone, each is wholly in one form, and nothing is left to do.
    assert_eq!(&reopened(&filled(&copy)), newest, "{what}");
    let is_sealed = status == Status::Unlocked(State::Sealed);
    assert!(is_sealed || status == Status::NoVault, "{what}: {status:?}");
    for texts in [&drawer.dump(), &copy] {
        for (key, text) in texts.iter().filter(|it| is_room(it.0)) {
            assert_eq!(text.starts_with("sealed1:"), is_sealed, "{what}: {key}");
        }
        assert_eq!(texts.contains_key(VAULT), is_sealed);
    }
    let before = (drawer.dump(), copy.clone());
    start(&drawer, &mut copy);
    assert!(before == (drawer.dump(), copy), "{what}: a second start changes nothing");
}

/// Each moment with those around it, and with every seventh of the others: all pairs of
/// them pass too, in 20 seconds.
#[test]
fn copies_of_any_two_moments_mend() {
    let all = life();
    assert!(all.len() > 40, "{}", all.len());
    for (i, kept) in all.iter().enumerate() {
        for (j, copied) in all.iter().enumerate() {
            if i.abs_diff(j) < 3 || (i * 3 + j) % 7 == 0 {
                survives(kept, copied, &all[i.max(j)].study, &format!("{i} and {j}"));
            }
        }
    }
}

#[test]
fn either_of_the_two_may_be_lost() {
    for (i, at) in life().iter().enumerate() {
        let none = At { texts: Texts::new(), study: at.study.clone() };
        survives(&none, at, &at.study, &format!("only the copy of {i}"));
        survives(at, &none, &at.study, &format!("only the drawer of {i}"));
    }
}

#[test]
fn a_header_damaged_in_one_is_taken_from_the_other() {
    let all = life();
    let end = all.last().unwrap();
    let mut hurt = end.clone();
    hurt.texts.insert(VAULT.into(), "00000000 {}".into());
    survives(&hurt, end, &end.study, "the drawer's");
    survives(end, &hurt, &end.study, "the copy's");
    let it = sealed(filled(&hurt.texts));
    it.expect(Some("cut o")).unwrap();
    assert_eq!(unlock(&it, &pass(THIRD)), Err(VaultError::Damaged));
}

/// While it is locked, nobody can say which of the two is whole: both are left alone.
#[test]
fn nothing_is_mended_while_it_is_locked() {
    let all = life();
    let (drawer, copy) = (filled(&all.last().unwrap().texts), &all[all.len() - 8].texts);
    let it = sealed(Rc::clone(&drawer));
    it.expect(copy.get(VAULT).map(String::as_str)).unwrap();
    let reveal = |key: &str, text: &str| it.reveal(key, text);
    let before = drawer.dump();
    for id in doubtful(&*drawer, copy, &reveal) {
        assert_eq!(mend(&*drawer, id, copy, &reveal), Mended::Left);
    }
    assert_eq!(drawer.dump(), before);
}

/// Another tab settled the vault, and changed the passphrase, while this one still asks for
/// the one it saw at its start.
#[test]
fn a_tab_that_asks_late_does_not_undo_what_another_did() {
    let all = life();
    let place = |it: &At| it.texts.contains_key(VAULT);
    let first = all.iter().find(|it| place(it)).unwrap();
    let drawer = filled(&first.texts);
    let late = sealed(Rc::clone(&drawer));
    late.expect(None).unwrap();
    let ours = sealed(Rc::clone(&drawer));
    unlock(&ours, &pass(FIRST)).unwrap();
    resume(&ours).unwrap();
    settle(&ours).unwrap();
    change(&ours, &pass(FIRST), &pass(SECOND), QUICK).unwrap();
    assert_eq!(unlock(&late, &pass(FIRST)), Err(VaultError::Wrong));
    assert_eq!(unlock(&late, &pass(SECOND)), Ok(State::Sealed));
    assert_eq!(opened(late), first.study);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Where the drawer is damaged at the end of it all, the copy mends it, and the other
    /// way round.
    #[test]
    fn damage_is_mended_under_seal(
        hurt in prop::collection::vec((any::<prop::sample::Index>(), 0..3u8), 1..4),
        ours in any::<bool>(),
    ) {
        thread_local!(static LIFE: Vec<At> = life());
        let end = LIFE.with(|all| all.last().unwrap().clone());
        let mut other = end.clone();
        for (at, how) in hurt {
            let keys: Vec<_> = other.texts.keys().filter(|it| is_room(it)).cloned().collect();
            if keys.is_empty() { break }
            let key = at.get(&keys);
            let text = other.texts[key].clone();
            match how {
                0 => drop(other.texts.remove(key)),
                1 => drop(other.texts.insert(key.clone(), half(&text).to_owned())),
                _ => drop(other.texts.insert(key.clone(), format!("{text}x"))),
            }
        }
        let (kept, copied) = if ours { (&other, &end) } else { (&end, &other) };
        let drawer = filled(&kept.texts);
        start(&drawer, &mut copied.texts.clone());
        prop_assert_eq!(reopened(&drawer), end.study);
    }
}
