//! The keeper: the shelf of studies, with what it knows of those that were opened or saved
//! since the page was loaded.

mod aside;
mod journal_of;
mod points_of;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

pub use self::aside::Piece;
pub use self::journal_of::Journalled;
use super::browser::database::Database;
use super::browser::ids;
use super::follow::{self, Follow};
use super::session::NotSaved;
use crate::id::StudyId;
use crate::order::Map;
use crate::parsed::Parsed;
use crate::stamp::Moment;
use crate::store::backup::Backup;
use crate::store::copies::{self, ROOMS, Recorded, Write};
use crate::store::meter::Meter;
use crate::store::points::{self, Points};
use crate::store::vault::{Sealed, Status};
use crate::store::{
    Drawer, DrawerError, MemoryDrawer, OpenError, SaveError, Saved, Shelf, ShelfError,
    StudyEntry, Unreadable,
};
use crate::study::Study;
use crate::words::time::Now;

/// The browser's drawer, which remembers what is to be copied, and seals it if there is a
/// passphrase.
pub type Vault = Sealed<Rc<Recorded<Rc<dyn Drawer>>>>;

/// See the module.
pub struct Keeper {
    shelf: Shelf<Rc<Vault>>,
    database: Option<Database>,
    saved: RefCell<Map<StudyId, Saved>>,
    /// The restore points of studies that were opened, as soon as they are known.
    points: Rc<RefCell<Map<StudyId, Points>>>,
    /// Whether restore points are being read: a save meanwhile would be one too early.
    finding: Cell<bool>,
    /// Whether everything that was given to the copy is on disk, as far as is known: else
    /// there is no journal.
    well: Rc<Cell<bool>>,
    /// Journals that the drawer had no room for: they are replayed in memory.
    late: RefCell<Map<StudyId, Map<String, String>>>,
    /// What goes into the copy alone, with the next changes.
    copy_only: RefCell<Vec<Write>>,
    /// How much fits, in UTF-16 units.
    room: usize,
    flusher: RefCell<Option<Rc<dyn Fn()>>>,
    /// The file that is kept up to date.
    pub follow: Follow,
}

impl Default for Keeper {
    /// Returns one that keeps things in memory.
    fn default() -> Self {
        Self::new(Rc::new(MemoryDrawer::default()), 0)
    }
}

impl Keeper {
    /// Returns the keeper of a drawer with this much room.
    pub fn new(drawer: Rc<dyn Drawer>, room: usize) -> Self {
        let random = Rc::new(|bytes: &mut [u8]| ids::fill(bytes));
        let vault = Sealed::new(Rc::new(Recorded::new(drawer)), random);
        let shelf = Shelf::new(Rc::new(vault));
        Self {
            shelf,
            database: None,
            saved: RefCell::default(),
            points: Rc::default(),
            finding: Cell::default(),
            well: Rc::new(Cell::new(true)),
            late: RefCell::default(),
            copy_only: RefCell::default(),
            room,
            flusher: RefCell::default(),
            follow: Follow::default(),
        }
    }

    /// Keeps a second copy of everything from now on.
    pub fn with_copies(self, database: Database) -> Self {
        Self { database: Some(database), ..self }
    }

    /// Tells whether there is a second copy, and so restore points.
    pub fn has_copies(&self) -> bool {
        self.database.is_some()
    }

    /// Does to the second copy what was done here since; `done` is told whether it is on
    /// disk, which it never is when there is no second copy.
    pub fn copy(&self, done: impl FnOnce(bool) + 'static) {
        let mut writes = self.copy_only.take();
        let drawer = Rc::clone(self.vault().drawer());
        writes.extend(drawer.take());
        let Some(database) = &self.database else { return done(false) };
        let (points, well) = (Rc::clone(&self.points), Rc::clone(&self.well));
        let asked = copies::put_aside(&writes);
        database.write(&writes, move |on_disk| {
            if on_disk {
                drawer.on_disk(&asked);
            } else {
                // Nobody knows what the copy has of them.
                well.set(false);
                points.borrow_mut().clear();
            }
            done(on_disk);
        });
    }

    /// Returns what seals everything, if there is a passphrase.
    pub fn vault(&self) -> &Rc<Vault> {
        self.shelf.drawer()
    }

    /// Returns the second copy.
    pub fn database(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    /// Tells whether a passphrase is wanted before anything else.
    pub fn is_locked(&self) -> bool {
        self.vault().status().is_ok_and(|it| it == Status::Locked)
    }

    /// Saves what waits to be saved: see [`super::saver`].
    pub fn flush(&self) {
        let flush = self.flusher.borrow().clone();
        if let Some(flush) = flush {
            flush();
        }
    }

    /// Says how to do that.
    pub fn set_flusher(&self, flush: Option<Rc<dyn Fn()>>) {
        self.flusher.replace(flush);
    }

    /// Forgets the key, and all that was read with it.
    pub fn lock(&self) {
        self.vault().lock();
        self.saved.borrow_mut().clear();
        self.points.borrow_mut().clear();
        self.late.borrow_mut().clear();
        self.follow.choose(None);
    }

    /// Returns all studies, those in the bin too.
    pub fn list(&self) -> Result<Vec<StudyEntry>, DrawerError> {
        self.shelf.list()
    }

    /// Returns the studies that cannot be opened, of which there is something.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.shelf.unreadable().unwrap_or_default()
    }

    /// Returns how much of the room is taken.
    pub fn used(&self) -> usize {
        self.shelf.used().unwrap_or_default()
    }

    /// Returns how much fits; 0 when nobody knows.
    pub fn room(&self) -> usize {
        self.room
    }

    /// Returns how full the browser's room is.
    pub fn meter(&self) -> Meter {
        Meter::of(self.used(), self.room, &self.list().unwrap_or_default())
    }

    /// Tells whether a study with this id is kept, in the bin or out of it, or something
    /// of it that cannot be opened.
    pub fn has(&self, id: StudyId) -> bool {
        self.list().is_ok_and(|all| all.iter().any(|it| it.id == id))
            || self.shelf.unreadable().is_ok_and(|all| all.iter().any(|it| it.id == id))
    }

    /// Tells whether a study with this id is kept and not in the bin.
    pub fn on_shelf(&self, id: StudyId) -> bool {
        let here = |it: &StudyEntry| it.id == id && it.binned_at.is_none();
        self.list().is_ok_and(|all| all.iter().any(here))
    }

    /// Opens a study.
    pub fn open(&self, id: StudyId) -> Result<Parsed<Study>, OpenError> {
        let (study, saved) = self.open_late(id).unwrap_or_else(|| self.shelf.open(id))?;
        self.saved.borrow_mut().insert(id, saved);
        Ok(study)
    }

    /// Opens a study without its head, from the pieces that are there.
    pub fn put_together(&self, id: StudyId) -> Result<Parsed<Study>, OpenError> {
        let (study, saved) = self.shelf.put_together(id)?;
        self.saved.borrow_mut().insert(id, saved);
        Ok(study)
    }

    /// Returns a study as it is kept, without opening it; nothing when it cannot be read.
    pub fn peek(&self, id: StudyId) -> Option<Study> {
        self.shelf.open(id).ok().map(|it| it.0.value)
    }

    /// Packs what is to be saved of large surveys as long as `more` says so, and tells whether
    /// it is done.
    pub fn prepare(&self, study: &Study, more: &mut dyn FnMut() -> bool) -> bool {
        let saved = self.saved.borrow();
        self.shelf.prepare(study, saved.get(&study.about.id), self.room, more)
    }

    /// Tells whether a survey of the study is larger than all the room there is.
    pub fn is_too_large(&self, study: &Study) -> bool {
        self.shelf.is_too_large(study)
    }

    /// Saves what changed of a study since it was opened or saved here. It is on disk when
    /// [`Keeper::copy`] says so.
    /// Before anything `dangerous` (an import, a restore) the last state becomes a restore
    /// point.
    pub fn save(&self, study: &Study, now: Now, dangerous: bool) -> Result<(), NotSaved> {
        let id = study.about.id;
        self.mark(id, now, dangerous);
        let last = self.saved.borrow().get(&id).cloned();
        let saved = self.shelf.save(study, last.as_ref(), now.at).map_err(why)?;
        // What is in the state need not be in the journal any more.
        let trims = last.map(|it| saved.trims(&it)).unwrap_or_default();
        self.copy_only.borrow_mut().extend(trims);
        self.late.borrow_mut().remove(&id);
        self.saved.borrow_mut().insert(id, saved);
        Ok(())
    }

    /// Tells whether the study was saved elsewhere since it was opened or saved here.
    pub fn is_behind(&self, id: StudyId) -> bool {
        self.saved.borrow().get(&id).is_some_and(|it| self.shelf.is_behind(it))
    }

    /// Returns when the study was last saved as a file, if it is known.
    pub fn backup(&self, id: StudyId) -> Backup {
        self.saved.borrow().get(&id).map(Saved::backup).unwrap_or_default()
    }

    /// Remembers that the study was saved as a file; no harm when it cannot.
    pub fn backed_up(&self, id: StudyId, now: Moment) {
        let last = self.saved.borrow().get(&id).cloned();
        if let Some(saved) = last.and_then(|it| self.shelf.backed_up(&it, now).ok()) {
            self.saved.borrow_mut().insert(id, saved);
        }
        self.copy(|_| ());
    }

    /// Puts a study into the bin, or takes it out again.
    pub fn set_binned(&self, id: StudyId, at: Option<Moment>) -> Result<(), ShelfError> {
        let outcome = self.shelf.set_binned(id, at);
        self.copy(|_| ());
        outcome
    }

    /// Removes a study for good.
    pub fn erase(&self, id: StudyId) -> Result<(), ShelfError> {
        self.saved.borrow_mut().remove(&id);
        // Should the page end before the copy is erased, the next start does it. Without
        // room for the mark it is still erased, only not so surely.
        let (mark, drawer) = (copies::erased(id), Rc::clone(self.vault()));
        drawer.put(&mark, "").ok();
        let outcome = self.shelf.erase(id);
        self.points.borrow_mut().remove(&id);
        self.late.borrow_mut().remove(&id);
        let copied = self.database.is_none() || outcome.is_err();
        if let Some(database) = self.database.clone().filter(|_| outcome.is_ok()) {
            database.keep(&follow::key(id), None);
            spawn_local(async move { forget(&database, id).await });
        }
        self.copy(move |on_disk| {
            if on_disk || copied {
                drawer.remove(&mark).ok();
            }
        });
        outcome
    }
}

/// Removes what the copy alone has of a study that was erased: its restore points, and what
/// could not be read of it.
pub async fn forget(database: &Database, id: StudyId) {
    let keys = database.keys(ROOMS).await.unwrap_or_default();
    let writes = points::erased(id, keys.iter().map(String::as_str));
    if !writes.is_empty() {
        database.commit(&writes).await;
    }
}

fn why(error: SaveError) -> NotSaved {
    match error {
        SaveError::SavedElsewhere => NotSaved::Elsewhere,
        SaveError::Drawer(DrawerError::Full) => NotSaved::Full,
        SaveError::Drawer(DrawerError::Blocked) => NotSaved::Blocked,
        SaveError::Drawer(DrawerError::Locked) => NotSaved::Locked,
        SaveError::Drawer(DrawerError::Other(text)) => NotSaved::Other(text),
    }
}
