//! The keeper: the shelf of studies, with what it knows of those that were opened or saved
//! since the page was loaded.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::session::NotSaved;
use crate::id::StudyId;
use crate::parsed::Parsed;
use crate::stamp::Moment;
use crate::store::copies::{self, Recorded, Write};
use crate::store::{
    Drawer, DrawerError, MemoryDrawer, OpenError, SaveError, Saved, Shelf, ShelfError,
    StudyEntry,
};
use crate::study::Study;

/// Does changes to the second copy too, and says whether they are on disk.
pub type Copier = Rc<dyn Fn(&[Write], Box<dyn FnOnce(bool)>)>;

/// See the module.
pub struct Keeper {
    shelf: Shelf<Rc<Recorded<Rc<dyn Drawer>>>>,
    copier: Option<Copier>,
    saved: RefCell<BTreeMap<StudyId, Saved>>,
    /// How much fits, in UTF-16 units.
    room: usize,
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
        let shelf = Shelf::new(Rc::new(Recorded::new(drawer)));
        Self { shelf, copier: None, saved: RefCell::default(), room }
    }

    /// Keeps a second copy of everything from now on.
    pub fn with_copies(self, copier: Copier) -> Self {
        Self { copier: Some(copier), ..self }
    }

    /// Does to the second copy what was done here since; `done` is told whether it is on
    /// disk, which it never is when there is no second copy.
    pub fn copy(&self, done: impl FnOnce(bool) + 'static) {
        let writes = self.shelf.drawer().take();
        match &self.copier {
            Some(copier) => copier(&writes, Box::new(done)),
            None => done(false),
        }
    }

    /// Returns all studies, those in the bin too.
    pub fn list(&self) -> Result<Vec<StudyEntry>, DrawerError> {
        self.shelf.list()
    }

    /// Returns how much of the room is taken.
    pub fn used(&self) -> usize {
        self.shelf.used().unwrap_or_default()
    }

    /// Returns how much fits; 0 when nobody knows.
    pub fn room(&self) -> usize {
        self.room
    }

    /// Tells whether a study with this id is kept, in the bin or out of it.
    pub fn has(&self, id: StudyId) -> bool {
        self.list().is_ok_and(|all| all.iter().any(|it| it.id == id))
    }

    /// Tells whether a study with this id is kept and not in the bin.
    pub fn on_shelf(&self, id: StudyId) -> bool {
        let here = |it: &StudyEntry| it.id == id && it.binned_at.is_none();
        self.list().is_ok_and(|all| all.iter().any(here))
    }

    /// Opens a study.
    pub fn open(&self, id: StudyId) -> Result<Parsed<Study>, OpenError> {
        let (study, saved) = self.shelf.open(id)?;
        self.saved.borrow_mut().insert(id, saved);
        Ok(study)
    }

    /// Saves what changed of a study since it was opened or saved here. It is on disk when
    /// [`Keeper::copy`] says so.
    pub fn save(&self, study: &Study, now: Moment) -> Result<(), NotSaved> {
        let id = study.about.id;
        let last = self.saved.borrow().get(&id).cloned();
        let saved = self.shelf.save(study, last.as_ref(), now).map_err(why)?;
        self.saved.borrow_mut().insert(id, saved);
        Ok(())
    }

    /// Tells whether the study was saved elsewhere since it was opened or saved here.
    pub fn is_behind(&self, id: StudyId) -> bool {
        self.saved.borrow().get(&id).is_some_and(|it| self.shelf.is_behind(it))
    }

    /// Returns when the study was last saved as a file, if it is known.
    pub fn backup_at(&self, id: StudyId) -> Option<Moment> {
        self.saved.borrow().get(&id).and_then(Saved::backup_at)
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
        let (mark, drawer) = (copies::erased(id), Rc::clone(self.shelf.drawer()));
        drawer.put(&mark, "").ok();
        let outcome = self.shelf.erase(id);
        let copied = self.copier.is_none() || outcome.is_err();
        self.copy(move |on_disk| {
            if on_disk || copied {
                drawer.remove(&mark).ok();
            }
        });
        outcome
    }
}

fn why(error: SaveError) -> NotSaved {
    match error {
        SaveError::SavedElsewhere => NotSaved::Elsewhere,
        SaveError::Drawer(DrawerError::Full) => NotSaved::Full,
        SaveError::Drawer(DrawerError::Blocked) => NotSaved::Blocked,
        SaveError::Drawer(it @ DrawerError::Locked) => NotSaved::Other(it.to_string()),
        SaveError::Drawer(DrawerError::Other(text)) => NotSaved::Other(text),
    }
}
