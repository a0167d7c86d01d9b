//! Locked studies: the ciphers are the published ones, what is sealed opens for its
//! passphrase and in its place alone, and no moment at which a browser can die loses
//! anything.

mod ciphers;
mod copies;
mod crashes;
mod drawer;
mod journal;
mod rooms;

use std::cell::Cell;
use std::rc::Rc;

use heddle::order::Map;
use heddle::stamp::Moment;
use heddle::store::copies::Write;
use heddle::store::vault::{Effort, Passphrase, Random, Sealed};
use heddle::store::{Drawer, DrawerError, MemoryDrawer, Saved, Shelf};
use heddle::study::{Command, Study, apply};

use crate::common::{id, stamp, study};

type Texts = Map<String, String>;

/// The least work that Argon2 knows: these tests are not about it.
const QUICK: Effort = Effort { m: 8, t: 1, p: 1 };

fn pass(typed: &str) -> Passphrase {
    Passphrase::new(typed, &str::to_owned)
}

/// Random bytes that are the same each time (`SplitMix64`): never for real use.
fn random(seed: u64) -> Random {
    let state = Cell::new(seed);
    Rc::new(move |bytes| {
        for chunk in bytes.chunks_mut(8) {
            state.set(state.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
            let mut z = state.get();
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
        true
    })
}

fn sealed<D: Drawer>(drawer: D) -> Rc<Sealed<D>> {
    thread_local!(static SEED: Cell<u64> = const { Cell::new(1) });
    let seed = SEED.get();
    SEED.set(seed + 1);
    Rc::new(Sealed::new(drawer, random(seed)))
}

fn filled(texts: &Texts) -> Rc<MemoryDrawer> {
    let drawer = MemoryDrawer::default();
    for (key, text) in texts {
        drawer.put(key, text).unwrap();
    }
    Rc::new(drawer)
}

fn renamed(study: &Study, name: &str, at: i64) -> Study {
    let command =
        Command::DescribeStudy { name: name.into(), description: String::new() };
    apply(study, &command, &stamp(1_000_000 + at)).unwrap()
}

/// Saves the next version of a study.
fn saved<D: Drawer>(shelf: &Shelf<D>, study: &Study, last: Option<&Saved>) -> Saved {
    shelf.save(study, last, Moment(5)).unwrap()
}

fn opened<D: Drawer>(drawer: D) -> Study {
    let (parsed, _) = Shelf::new(drawer).open(id(9)).unwrap();
    assert_eq!(parsed.notes, []);
    parsed.value
}

/// A drawer with a study of two generations, and something in each other room.
fn plain() -> (Texts, Study) {
    let drawer = Rc::new(MemoryDrawer::default());
    let shelf = Shelf::new(Rc::clone(&drawer));
    let first = saved(&shelf, &study(), None);
    let second = renamed(&study(), "Spring falls", 1);
    saved(&shelf, &second, Some(&first));
    for (key, text) in [
        ("heddle/1/kept/x/about@1", "zUG9pbnQ"),
        ("heddle/1/point/x/7", "{\"a moment\":7}"),
        ("heddle/1/quarantine/x/about@1", "half of a save"),
        ("heddle/1/erased/x", ""),
        ("heddle/theme", "dark"),
        ("other.site/settings", "theirs"),
    ] {
        drawer.put(key, text).unwrap();
    }
    (drawer.dump(), second)
}

fn done(texts: &mut Texts, write: Write) {
    match write {
        Write::Put(key, text) => drop(texts.insert(key, text)),
        Write::Remove(key) => drop(texts.remove(&key)),
    }
}

fn all_done(writes: Vec<Write>, texts: &mut Texts) {
    for it in writes {
        done(texts, it);
    }
}

fn is_room(key: &str) -> bool {
    ["study", "kept", "point", "quarantine"]
        .iter()
        .any(|it| key.starts_with(&format!("heddle/1/{it}/")))
}

/// A drawer that fails, at its n-th write or from then on; removing is writing too.
struct Failing {
    drawer: Rc<MemoryDrawer>,
    left: Cell<usize>,
    once: bool,
    failed: Cell<bool>,
}

impl Failing {
    fn new(drawer: Rc<MemoryDrawer>, after: usize, once: bool) -> Self {
        Self { drawer, left: Cell::new(after), once, failed: Cell::new(false) }
    }

    fn write(&self) -> Result<(), DrawerError> {
        if self.failed.get() {
            return if self.once { Ok(()) } else { Err(DrawerError::Full) };
        }
        if self.left.get() == 0 {
            self.failed.set(true);
            return Err(DrawerError::Full);
        }
        self.left.set(self.left.get() - 1);
        Ok(())
    }
}

impl Drawer for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        self.drawer.get(key)
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        self.write()?;
        self.drawer.put(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.write()?;
        self.drawer.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        self.drawer.keys(prefix)
    }
}
