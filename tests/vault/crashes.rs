//! Every write of every piece of work fails, once or from then on, and nothing is lost.

use std::rc::Rc;

use heddle::stamp::Moment;
use heddle::store::vault::{
    Sealed, State, Status, VaultError, change, make, resume, settle, turn_off, unlock,
};
use heddle::store::{Drawer as _, MemoryDrawer};

use super::{Failing, QUICK, Texts, filled, is_room, pass, plain, sealed};

const OLD: &str = "correct horse";
const NEW: &str = "battery staple";

type Work = fn(&Sealed<Failing>) -> Result<(), VaultError>;

/// The next start: unlocks with the first of the passphrases that is right, takes up what
/// was begun, and returns everything in plain, and whether there is a vault.
fn next_start(drawer: &Rc<MemoryDrawer>) -> (Texts, bool) {
    let it = sealed(Rc::clone(drawer));
    if it.status() == Ok(Status::Locked) {
        let state = unlock(&it, &pass(OLD)).or_else(|_| unlock(&it, &pass(NEW))).unwrap();
        // Also before anything is taken up, everything opens.
        for key in drawer.keys("heddle/1/").unwrap() {
            let text = drawer.get(&key).unwrap().unwrap();
            assert!(it.reveal(&key, &text).is_some(), "{state:?} {key}");
        }
        assert_eq!(resume(&it).unwrap().damaged, Vec::<String>::new());
        settle(&it).unwrap();
    }
    let locked = it.status() == Ok(Status::Unlocked(State::Sealed));
    let all = drawer.keys("").unwrap().into_iter();
    let all = all.filter(|it| it != heddle::store::vault::VAULT);
    let texts = all.map(|key| {
        let text = it.get(&key).unwrap().unwrap();
        assert!(
            !is_room(&key)
                || locked != (drawer.get(&key).unwrap().as_ref() == Some(&text))
        );
        (key, text)
    });
    (texts.collect(), locked)
}

/// Tries a piece of work with each of its writes failing, once or it and all after it, over
/// a drawer that is plain, or sealed with this passphrase. Returns how many writes it has, and whether
/// it leaves a vault.
fn tried(before: Option<&str>, work: Work) -> (usize, bool) {
    let once = tried_failing(before, true, work);
    assert_eq!(tried_failing(before, false, work), once);
    once
}

fn tried_failing(before: Option<&str>, once: bool, work: Work) -> (usize, bool) {
    let (texts, _) = plain();
    for after in 0.. {
        let drawer = filled(&texts);
        if let Some(phrase) = before {
            let it = sealed(Rc::clone(&drawer));
            make(&it, &pass(phrase), QUICK, Moment(1)).unwrap();
            settle(&it).unwrap();
        }
        let it = sealed(Failing::new(Rc::clone(&drawer), after, once));
        if let Some(phrase) = before {
            unlock(&it, &pass(phrase)).unwrap();
        }
        let outcome = work(&it);
        let failed = it.drawer().failed.get();
        assert_eq!(outcome.is_err(), failed, "after {after} writes");
        // In the same tab everything still opens.
        for (key, text) in &texts {
            assert_eq!(it.get(key).unwrap().as_ref(), Some(text), "after {after} writes");
        }
        let (now, locked) = next_start(&drawer);
        assert_eq!(now, texts, "after {after} writes");
        if !failed {
            return (after, locked);
        }
    }
    unreachable!()
}

/// How many records there are to seal.
fn records() -> usize {
    plain().0.keys().filter(|it| is_room(it)).count()
}

#[test]
fn making_a_vault() {
    let work: Work = |it| {
        make(it, &pass(OLD), QUICK, Moment(1))?;
        settle(it).map(drop)
    };
    // The header, every record, the header.
    assert_eq!(tried(None, work), (records() + 2, true));
}

#[test]
fn changing_the_passphrase() {
    let work: Work = |it| change(it, &pass(OLD), &pass(NEW), QUICK);
    assert_eq!(tried(Some(OLD), work), (1, true));
}

#[test]
fn turning_it_off() {
    let work: Work = |it| {
        turn_off(it, &pass(OLD))?;
        settle(it).map(drop)
    };
    assert_eq!(tried(Some(OLD), work), (records() + 2, false));
}

#[test]
fn turning_around_half_way() {
    let work: Work = |it| {
        make(it, &pass(OLD), QUICK, Moment(1))?;
        turn_off(it, &pass(OLD))?;
        change(it, &pass(OLD), &pass(NEW), QUICK)?;
        settle(it).map(drop)
    };
    assert_eq!(tried(None, work), (2 * records() + 4, false));
}

#[test]
fn going_on_in_the_same_tab() {
    let (texts, _) = plain();
    let rooms = records();
    // The header is written; one of the records is refused.
    for after in 1..=rooms {
        let drawer = filled(&texts);
        let it = sealed(Failing::new(Rc::clone(&drawer), after, true));
        make(&it, &pass(OLD), QUICK, Moment(1)).unwrap_err();
        assert_eq!(resume(&it).unwrap().changed, rooms + 1 - after);
        settle(&it).unwrap();
        assert_eq!(next_start(&drawer), (texts.clone(), true));
    }
}

#[test]
fn a_drawer_too_full_to_be_sealed_keeps_everything() {
    let (texts, _) = plain();
    let units: usize = texts.iter().map(|it| it.0.len() + it.1.len()).sum();
    let mut ends = [false; 3];
    for spare in (0..4_000).step_by(150) {
        let drawer = Rc::new(MemoryDrawer::with_room(units + spare));
        for (key, text) in &texts {
            drawer.put(key, text).unwrap();
        }
        let it = sealed(Rc::clone(&drawer));
        let made = make(&it, &pass(OLD), QUICK, Moment(1));
        for (key, text) in &texts {
            assert_eq!(it.get(key).unwrap().as_ref(), Some(text));
        }
        ends[usize::from(it.status() != Ok(Status::NoVault))
            + usize::from(made.is_ok())] = true;
        if made.is_err() && it.status() != Ok(Status::NoVault) {
            // And it can be called off.
            turn_off(&it, &pass(OLD)).unwrap();
            settle(&it).unwrap();
            assert_eq!(drawer.dump(), texts);
        }
    }
    assert_eq!(ends, [true; 3]);
}
