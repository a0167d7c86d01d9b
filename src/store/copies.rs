//! The second copy. Browsers write local storage to disk seconds to minutes late, and a
//! browser that dies takes what was not written with it; what they keep in a database is on
//! disk when they say so. So everything that is written to the drawer is written to a
//! database too, one transaction a save ([`Recorded`]), and at start the newer whole state of
//! either mends the other ([`doubtful`], [`mend`]).

use std::cell::RefCell;

use super::head::Head;
use super::keys::{QUARANTINE, STUDIES, key, part_key};
use super::pack::checksum;
use super::quarantine::Sides;
use super::vault::{VAULT, is_sealed};
use super::{Drawer, DrawerError};
use crate::id::{Id as _, StudyId};
use crate::order::{self, Map};

/// A change of what lies under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// This text now lies under this key.
    Put(String, String),
    /// Nothing lies under this key any more.
    Remove(String),
}

/// A drawer that remembers what was changed in it of studies and of their vault, to be done
/// to the second copy as well.
#[derive(Debug)]
pub struct Recorded<D> {
    drawer: D,
    writes: RefCell<Vec<Write>>,
    /// What was handed to the copy alone, and whether it is known to be on disk there.
    copy_only: RefCell<Map<String, bool>>,
}

impl<D> Recorded<D> {
    /// Returns a drawer that remembers.
    pub fn new(drawer: D) -> Self {
        Self { drawer, writes: RefCell::default(), copy_only: RefCell::default() }
    }

    /// Returns the drawer itself, of which nothing is remembered.
    pub fn drawer(&self) -> &D {
        &self.drawer
    }

    /// Returns what was changed since this was last asked, in that order.
    pub fn take(&self) -> Vec<Write> {
        self.writes.take()
    }

    /// Remembers that these changes are on disk in the copy; only those that
    /// [`put_aside`] returns matter.
    pub fn on_disk(&self, writes: &[Write]) {
        let mut known = self.copy_only.borrow_mut();
        for it in writes {
            match it {
                Write::Put(key, _) => {
                    if let Some(it) = known.get_mut(key) {
                        *it = true;
                    }
                }
                Write::Remove(key) => drop(known.remove(key)),
            }
        }
    }

    fn record(&self, key: &str, write: impl FnOnce() -> Write) {
        if key.starts_with(STUDIES) || key.starts_with(QUARANTINE) || key == VAULT {
            self.writes.borrow_mut().push(write());
        }
    }
}

impl<D: Drawer> Drawer for Recorded<D> {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        self.drawer.get(key)
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        self.drawer.put(key, value)?;
        self.record(key, || Write::Put(key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.drawer.remove(key)?;
        self.record(key, || Write::Remove(key.to_owned()));
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        self.drawer.keys(prefix)
    }

    fn put_in_copy(&self, key: &str, value: &str) -> bool {
        let mut known = self.copy_only.borrow_mut();
        if let Some(&on_disk) = known.get(key) {
            if on_disk {
                return true;
            }
        } else {
            known.insert(key.to_owned(), false);
        }
        // Asked for at each save until one of them is on disk.
        self.writes.borrow_mut().push(Write::Put(key.to_owned(), value.to_owned()));
        false
    }
}

/// Returns which of these changes put something aside that could not be read.
pub fn put_aside(writes: &[Write]) -> Vec<Write> {
    let aside = |it: &&Write| match it {
        Write::Put(key, _) | Write::Remove(key) => key.starts_with(QUARANTINE),
    };
    writes.iter().filter(aside).cloned().collect()
}

const ERASED: &str = "heddle/1/erased/";

/// Where everything about studies lies in the copy: their records, restore points, and what
/// could not be read.
pub const ROOMS: &str = "heddle/1/";

/// Where the records of all studies lie, in the drawer and in its copy.
pub const SHELF: &str = STUDIES;

/// Tells whether the key is that of a study's head.
pub fn is_head(key: &str) -> bool {
    key.starts_with(STUDIES) && key.ends_with("/head")
}

/// Returns where everything of a study lies.
pub fn room_of(id: StudyId) -> String {
    key(id, "")
}

/// Returns where it is written that a study was erased, until it is erased from the copy
/// too: a study that is only in the copy would else be one that local storage forgot.
pub fn erased(id: StudyId) -> String {
    format!("{ERASED}{id}")
}

/// Opens a text that lies under a key and may be sealed; nothing when it cannot be opened.
/// Checksums and heads are of what it opens to. [`plain`] is for texts that are not sealed,
/// `vault::Sealed::reveal` for those that may be.
pub type Reveal<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// A text as it is.
pub fn plain(_key: &str, text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// What was done about a study whose two copies differed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
    /// The drawer has the newer whole state, or the only one: the copy wants these changes.
    Copy(Vec<Write>),
    /// The copy had it, and the drawer now has it too.
    Restored,
    /// The copy had it, and the drawer refused it: what it had is still in one of them.
    Refused(DrawerError),
    /// Neither is whole; both were left as they are.
    Left,
    /// Of its journal something does not belong to the newest state, or is damaged, and was
    /// put aside.
    Aside,
}

/// Returns the studies whose two copies have to be compared: those whose heads differ, and
/// those of which something is missing from the drawer. `heads` are the copy's, by key.
pub fn doubtful(
    drawer: &dyn Drawer,
    heads: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Vec<StudyId> {
    let keys = drawer.keys(STUDIES).unwrap_or_default();
    let found = keys.iter().chain(heads.keys()).filter_map(|key| {
        let (id, _) = key.strip_prefix(STUDIES)?.split_once('/')?;
        StudyId::parse(id)
    });
    let differs = |id: &StudyId| {
        let ours = State::of(*id, |key| drawer.get(key).ok().flatten(), reveal);
        !ours.whole || ours.kept.as_ref() != heads.get(&key(*id, "head"))
    };
    order::set(found).into_iter().filter(differs).collect()
}

/// Brings the two copies of a study together. `copy` is everything that the copy has of it
/// and of its quarantine, by key; see also [`super::quarantine::damaged`]. What is copied
/// stays sealed as it is, and nothing sealed is written over by the same in plain.
pub fn mend(
    drawer: &dyn Drawer,
    id: StudyId,
    copy: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Mended {
    let ours = State::of(id, |key| drawer.get(key).ok().flatten(), reveal);
    let gone = drawer.get(&erased(id)).ok().flatten().is_some();
    if ours.kept.is_none() && gone {
        return Mended::Copy(copy.keys().cloned().map(Write::Remove).collect());
    }
    let theirs = State::of(id, |key| copy.get(key).cloned(), reveal);
    // Of two heads of one generation the copy's is the later: it is on disk at once.
    let newer = theirs.generation > ours.generation
        || (theirs.generation == ours.generation && theirs.text != ours.text);
    if theirs.whole && (!ours.whole || newer) {
        match restore(drawer, id, copy, reveal) {
            Ok(()) => Mended::Restored,
            Err(error) => Mended::Refused(error),
        }
    } else if ours.whole {
        Mended::Copy(copied(drawer, id, copy, reveal))
    } else {
        Mended::Left
    }
}

/// A study as one of the two has it.
struct State {
    /// Its head as it lies there.
    kept: Option<String>,
    /// Its head in plain.
    text: Option<String>,
    generation: u64,
    /// Whether all that the head names is there, undamaged.
    whole: bool,
}

impl State {
    fn of(id: StudyId, get: impl Fn(&str) -> Option<String>, reveal: Reveal<'_>) -> Self {
        let at = key(id, "head");
        let kept = get(&at);
        let text = kept.as_deref().and_then(|it| reveal(&at, it));
        let head = text.as_deref().and_then(Head::parse);
        let generation = head.as_ref().map_or(0, |it| it.generation);
        let whole = head.is_some_and(|head| {
            head.parts.iter().all(|part| {
                let at = part_key(id, part);
                let text = get(&at).and_then(|it| reveal(&at, &it));
                text.is_some_and(|it| checksum(&it) == part.crc)
            })
        });
        Self { kept, text, generation, whole }
    }
}

/// Tells whether what is there can stay in the place of what is to be written: it is that,
/// or the same sealed that is to be written plain.
fn stands(at: &str, there: &str, wanted: &str, reveal: Reveal<'_>) -> bool {
    there == wanted
        || ((is_sealed(there) && !is_sealed(wanted))
            && reveal(at, there).is_some_and(|it| Some(it) == reveal(at, wanted)))
}

/// Writes the copy's state to the drawer, the head last.
fn restore(
    drawer: &dyn Drawer,
    id: StudyId,
    copy: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Result<(), DrawerError> {
    let (room, head) = (key(id, ""), key(id, "head"));
    let sides = Sides::of(drawer, id, copy, reveal);
    let stale = drawer.keys(&room)?;
    let stale: Vec<&String> =
        stale.iter().filter(|it| **it != head && !copy.contains_key(*it)).collect();
    // What of it cannot be read and cannot be put aside stays.
    let clear = || {
        let gone = stale.iter().filter(|it| sides.make_way(drawer, it).is_ok());
        gone.into_iter().try_for_each(|it| drawer.remove(it))
    };
    let theirs = copy.iter().filter(|(at, _)| at.starts_with(&room) && **at != head);
    for (at, text) in theirs {
        if drawer.get(at)?.is_some_and(|it| stands(at, &it, text, reveal)) {
            continue;
        }
        sides.make_way(drawer, at)?;
        match drawer.put(at, text) {
            Err(DrawerError::Full) => {
                // What is older gives way: the whole newer state lies in the copy.
                clear()?;
                drawer.put(at, text)?;
            }
            other => other?,
        }
    }
    let text = copy.get(&head).map_or("", |it| it);
    if !drawer.get(&head)?.is_some_and(|it| stands(&head, &it, text, reveal)) {
        sides.make_way(drawer, &head)?;
        drawer.put(&head, text)?;
    }
    clear()
}

/// Returns what the copy lacks of the drawer's state, and what it has too much.
fn copied(
    drawer: &dyn Drawer,
    id: StudyId,
    copy: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Vec<Write> {
    let (room, sides) = (key(id, ""), Sides::of(drawer, id, copy, reveal));
    let keys = drawer.keys(&room).unwrap_or_default();
    let mut writes = Vec::new();
    for at in copy.keys().filter(|it| it.starts_with(&room) && !keys.contains(it)) {
        writes.extend(sides.way_in_copy(at));
        writes.push(Write::Remove(at.clone()));
    }
    for at in keys {
        let text = drawer.get(&at).ok().flatten();
        let there = copy.get(&at);
        let lacks =
            |it: &String| there.is_none_or(|there| !stands(&at, there, it, reveal));
        if let Some(text) = text.filter(lacks) {
            writes.extend(sides.way_in_copy(&at));
            writes.push(Write::Put(at, text));
        }
    }
    writes
}
