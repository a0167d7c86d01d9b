//! Any write that fails, at any place in a series of saves, bin, file and erase: the last
//! whole state opens, and what could not be read is still there.

use std::cell::Cell;
use std::rc::Rc;

use heddle::id::StudyId;
use heddle::parsed::Severity;
use heddle::stamp::Moment;
use heddle::store::copies::{Recorded, room_of};
use heddle::store::{Drawer, DrawerError, MemoryDrawer, Shelf};
use heddle::study::Study;

use crate::common::{id, study};
use crate::quarantine::{Texts, done, drawer_of, hurt, kept, renamed};

/// A drawer that fails at one change, or from one on.
#[derive(Debug)]
struct Failing {
    inner: MemoryDrawer,
    left: Rc<Cell<usize>>,
    error: DrawerError,
    ever_after: bool,
}

impl Failing {
    fn change(&self) -> Result<(), DrawerError> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if left == 1 {
            self.left.set(usize::from(self.ever_after));
            return Err(self.error.clone());
        }
        Ok(())
    }
}

impl Drawer for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        self.inner.get(key)
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        self.change()?;
        self.inner.put(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.change()?;
        self.inner.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        self.inner.keys(prefix)
    }
}

/// Saves, puts into the bin and out, remembers a file, saves, erases another study; after
/// each step the last whole state opens. Tells whether anything failed.
fn series(drawer: Failing, texts: &Texts, study: &Study, damaged: Option<&str>) -> bool {
    let drawer = Rc::new(Recorded::new(drawer));
    let shelf = Shelf::new(Rc::clone(&drawer));
    let mut copy = texts.clone();
    let (parsed, mut saved) = shelf.open(id(9)).unwrap();
    let mut now = parsed.value;
    let mut failed = false;
    assert_eq!(now, *study);
    let mut check = |now: &Study, step: &str| {
        let (parsed, _) = shelf.open(id(9)).unwrap();
        let bad = parsed.notes.iter().any(|it| it.severity > Severity::Info);
        assert_eq!((&parsed.value, bad), (now, false), "{step}");
        done(&mut copy, drawer.take());
        if matches!(step, "bin" | "D") {
            let copied = Shelf::new(drawer_of(&copy, usize::MAX));
            assert_eq!(&copied.open(id(9)).unwrap().0.value, now, "{step}");
        }
        if let Some(text) = damaged {
            let keys = drawer.keys("").unwrap();
            let mut texts = keys.iter().map(|it| drawer.get(it).unwrap().unwrap());
            assert!(texts.any(|it| it == text), "{step}");
        }
    };
    let mut save = |now: &mut Study, name: &str| {
        let next = renamed(now, name);
        match shelf.save(&next, Some(&saved), Moment(5)) {
            Ok(it) => (*now, saved) = (next, it),
            Err(_) => failed = true,
        }
        if let Ok(it) = shelf.backed_up(&saved, Moment(6)) {
            saved = it;
        } else {
            failed = true;
        }
    };
    for name in ["A", "B"] {
        save(&mut now, name);
        check(&now, name);
    }
    let binned = shelf.set_binned(id(9), Some(Moment(7)));
    check(&now, "bin");
    let back = shelf.set_binned(id(9), None);
    save(&mut now, "C");
    check(&now, "C");
    let other = shelf.erase(id(10));
    check(&now, "erase");
    let there = |id: StudyId| shelf.list().unwrap().iter().any(|it| it.id == id);
    assert_eq!(there(id(10)), other.is_err());
    save(&mut now, "D");
    check(&now, "D");
    failed || binned.is_err() || back.is_err() || other.is_err()
}

#[test]
fn whichever_write_fails_the_last_whole_state_opens() {
    let (mut texts, study) = kept();
    let other = Rc::new(drawer_of(&texts, usize::MAX));
    Shelf::new(Rc::clone(&other))
        .save(&study.as_copy(id(10), "Other"), None, Moment(1))
        .unwrap();
    texts = other.dump();
    let room = room_of(id(9));
    let key = texts.keys().find(|it| it.starts_with(&room) && it.contains("/about@2"));
    let hole = hurt(&texts, &(key.unwrap().clone(), Some("zHalf".into())));
    let other = || DrawerError::Other("broken".into());
    for (texts, error, ever_after) in [
        (&texts, DrawerError::Full, false),
        (&texts, other(), false),
        (&texts, DrawerError::Full, true),
        (&hole, DrawerError::Full, false),
        (&hole, other(), true),
    ] {
        let damaged = (texts == &hole).then_some("zHalf");
        let (mut refused, mut at) = (0, 1);
        loop {
            let (inner, error) = (drawer_of(texts, usize::MAX), error.clone());
            let left = Rc::new(Cell::new(at));
            let drawer = Failing { inner, left: Rc::clone(&left), error, ever_after };
            refused += usize::from(series(drawer, texts, &study, damaged));
            // There were fewer changes than that.
            if left.get() > 1 {
                break;
            }
            at += 1;
        }
        assert!(at > 30 && refused > 10, "{at} {refused}");
    }
}

#[test]
fn the_first_save_of_a_study_is_whole_or_nothing() {
    let study = study();
    for at in 1..40 {
        let inner = MemoryDrawer::default();
        let error = DrawerError::Other("broken".into());
        let drawer =
            Failing { inner, left: Rc::new(Cell::new(at)), error, ever_after: false };
        let shelf = Shelf::new(drawer);
        if shelf.save(&study, None, Moment(1)).is_ok() {
            assert_eq!(shelf.unreadable().unwrap(), []);
            assert_eq!(shelf.open(id(9)).unwrap().0.notes, []);
        } else {
            assert_eq!((shelf.list().unwrap(), shelf.used().unwrap()), (vec![], 0));
            shelf.save(&study, None, Moment(2)).unwrap();
        }
        assert_eq!(shelf.open(id(9)).unwrap().0.value, study);
    }
}
