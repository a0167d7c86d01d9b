//! The journal, which lies in the second copy: see `store::journal`.

use std::rc::Rc;

use super::Keeper;
use crate::app::browser::tabs;
use crate::id::StudyId;
use crate::order::Map;
use crate::parsed::Parsed;
use crate::stamp::Moment;
use crate::store::copies::Write;
use crate::store::journal::Replayed;
use crate::store::{OpenError, Saved};
use crate::study::Study;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journalled {
    /// It is on its way into the journal.
    Asked,
    /// There was nothing new.
    Same,
    /// There is no journal: the study has to be saved whole.
    Not,
}

impl Keeper {
    /// Writes into the journal what changed since the last entry; `done` is told whether it
    /// is on disk.
    pub fn journal(
        &self,
        study: &Study,
        now: Moment,
        done: impl FnOnce(bool) + 'static,
    ) -> Journalled {
        let id = study.about.id;
        let Some(database) = self.database.as_ref().filter(|_| self.well.get()) else {
            return Journalled::Not;
        };
        // Without turns two tabs would write one journal; and it is not for what will never be
        // saved whole.
        if !tabs::has_turns() || self.is_behind(id) || self.is_too_large(study) {
            return Journalled::Not;
        }
        let mut all = self.saved.borrow_mut();
        let Some(saved) = all.get_mut(&id).filter(|it| it.journals()) else {
            return Journalled::Not;
        };
        let Some((key, text)) = saved.entry(study, now) else { return Journalled::Same };
        let well = Rc::clone(&self.well);
        let Ok(text) = self.vault().form(&key, &text) else {
            // An entry that is missing ends all that come after it.
            well.set(false);
            return Journalled::Not;
        };
        database.write(&[Write::Put(key, text)], move |on_disk| {
            if !on_disk {
                well.set(false);
            }
            done(on_disk);
        });
        Journalled::Asked
    }

    /// Returns how many entries the journal has of a study since it was saved whole.
    pub fn entries(&self, id: StudyId) -> u64 {
        self.saved.borrow().get(&id).map(Saved::entries).unwrap_or_default()
    }

    /// Tells whether another tab has taken in all that this one did to the study.
    pub fn was_taken_in(&self, study: &Study) -> bool {
        let saved = self.saved.borrow();
        let saved = saved.get(&study.about.id);
        saved.is_some_and(|it| it.was_taken_in(&**self.vault(), study))
    }

    /// Replays the journal of a study, of which `texts` are the entries as they lie in the
    /// copy. To be done by the tab whose turn it is to write.
    pub fn replay(&self, id: StudyId, texts: Map<String, String>) -> Replayed {
        let reveal = |key: &str, text: &str| self.vault().reveal(key, text);
        let form = |key: &str, text: &str| self.vault().form(key, text).ok();
        let replayed = self.shelf.replay(id, &texts, (&reveal, &form));
        let Ok(mut found) = replayed else { return Replayed::default() };
        self.copy_only.borrow_mut().append(&mut found.writes);
        self.copy(|_| ());
        if found.refused.is_some() {
            self.late.borrow_mut().insert(id, texts);
        }
        found
    }

    /// Opens a study whose journal found no room in the drawer; nothing when there is none
    /// such, or it has found room now.
    pub(super) fn open_late(
        &self,
        id: StudyId,
    ) -> Option<Result<(Parsed<Study>, Saved), OpenError>> {
        let texts = self.late.borrow_mut().remove(&id)?;
        self.replay(id, texts).refused?;
        let late = self.late.borrow();
        let reveal = |key: &str, text: &str| self.vault().reveal(key, text);
        Some(self.shelf.open_ahead(id, late.get(&id)?, &reveal))
    }
}
