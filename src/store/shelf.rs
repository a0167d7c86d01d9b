//! Studies in a drawer.
//!
//! Each record group of a study lies under a key of its own that names the generation which
//! wrote it, and is never written over. A save writes the groups that changed, then the head
//! that names them: the one write that makes the save happen. If anything fails before it,
//! the old head and all it names are still there. What no head names any more is removed
//! afterwards.

use std::rc::Rc;

use super::backup::{self, Backup};
use super::head::{Head, Part};
use super::keys::{QUARANTINE, key, part_key, within};
use super::pack::checksum;
use super::ready::Ready;
use super::{Drawer, DrawerError, found, unpack};
use crate::id::StudyId;
use crate::interchange::study_file::{self, SliceKey, assemble_slices};
use crate::order::Map;
use crate::parsed::{Note, Parsed, Place, Problem, Severity};
use crate::stamp::Moment;
use crate::study::Study;

/// The studies kept in a drawer.
#[derive(Clone, Debug)]
pub struct Shelf<D> {
    drawer: D,
    ready: Rc<Ready>,
}

/// What the drawer holds of an open study, for writing only what changed.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What is written, for telling what changed.
    pub(super) study: Study,
    pub(super) head: Head,
    /// How many changes the study has seen.
    pub(super) edits: u64,
    /// What the journal has, and after how many entries since `study`.
    pub(super) ahead: Study,
    pub(super) number: u64,
    /// The checksum of the last of them.
    pub(super) after: u32,
    /// Whether the next change can go into the journal: not before a state that had to be
    /// repaired is saved whole.
    pub(super) journals: bool,
}

impl Saved {
    /// Returns when a copy of the study was last downloaded, if ever.
    pub fn backup_at(&self) -> Option<Moment> {
        self.head.backup_at.map(Moment)
    }

    /// Returns when and at which of its changes a copy of the study was last downloaded.
    pub fn backup(&self) -> Backup {
        let Head { backup_edits, came_at, .. } = self.head;
        Backup { at: self.backup_at(), edits: backup_edits, came: came_at.map(Moment) }
    }
}

/// Why something on the shelf could not be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    /// The drawer did not do it.
    #[error(transparent)]
    Drawer(#[from] DrawerError),
    /// There is no such study.
    #[error("no such study")]
    Unknown,
}

/// Why a study was not saved. What was kept before is still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The drawer did not do it.
    #[error(transparent)]
    Drawer(#[from] DrawerError),
    /// Someone else has saved this study since: another tab or window.
    #[error("the study was saved elsewhere since")]
    SavedElsewhere,
}

/// Why a study could not be opened. Nothing was removed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// The drawer did not do it.
    #[error(transparent)]
    Drawer(#[from] DrawerError),
    /// There is no such study.
    #[error("no such study")]
    Unknown,
    /// The study was saved by a newer version of this program.
    #[error("saved by a newer version")]
    Newer {
        /// The version of its records.
        found: u32,
    },
    /// Nothing readable is left of it; these are the remarks on why.
    #[error("damaged")]
    Damaged(Vec<Note>),
}

impl<D: Drawer> Shelf<D> {
    /// Returns the shelf of this drawer.
    pub fn new(drawer: D) -> Self {
        Self { drawer, ready: Rc::default() }
    }

    pub(super) fn ready(&self) -> &Ready {
        &self.ready
    }

    /// Returns the drawer.
    pub fn drawer(&self) -> &D {
        &self.drawer
    }

    /// Opens a study in its last whole state, with remarks on whatever was not as it should
    /// be.
    pub fn open(&self, id: StudyId) -> Result<(Parsed<Study>, Saved), OpenError> {
        let Some(text) = self.drawer.get(&key(id, "head"))? else {
            return Err(OpenError::Unknown);
        };
        let Some(mut head) = Head::parse(&text) else {
            return Err(OpenError::Damaged(vec![incomplete("head")]));
        };
        if head.version > study_file::VERSION {
            return Err(OpenError::Newer { found: head.version });
        }
        let mut notes = Vec::new();
        let mut slices = self.read_parts(id, &head.parts, &mut notes)?;
        let mut whole = notes.is_empty();
        if !whole && !head.before.is_empty() {
            let mut older = Vec::new();
            let before = self.read_parts(id, &head.before, &mut older)?;
            if older.is_empty() {
                // The state before is whole: better than the newer one with holes. It is
                // not to give way to anything.
                slices = before;
                head.parts = std::mem::take(&mut head.before);
                for it in &mut notes {
                    it.severity = Severity::Warning;
                }
            } else {
                // What is in a hole's place then is better than the hole.
                let names =
                    |it: &SliceKey| head.parts.iter().any(|p| p.name == it.to_string());
                for (key, text) in before.into_iter().filter(|it| names(&it.0)) {
                    slices.entry(key).or_insert(text);
                }
            }
        }
        if self.unfinished(id, &head)? {
            let problem = Problem::SaveIncomplete { key: head.name.clone() };
            notes.push(Note::info(Place::default(), problem));
        }
        let parsed = assemble_slices(&slices);
        notes.extend(parsed.notes);
        whole &= notes.is_empty();
        opened(parsed.value, head, notes, whole)
    }

    /// Opens a study without its head, from what is there of it: see [`Shelf::unreadable`].
    /// The next save makes it whole; nothing that cannot be read is lost by it.
    pub fn put_together(&self, id: StudyId) -> Result<(Parsed<Study>, Saved), OpenError> {
        if self.head(id)?.is_some() {
            return self.open(id);
        }
        let found = found::find(&self.drawer, id)?;
        let mut notes = found.notes();
        if found.head.parts.is_empty() {
            notes.clear();
            return Err(OpenError::Unknown);
        }
        opened(found.assembled.value, found.head, notes, false)
    }

    /// Tells whether the study was saved elsewhere since.
    pub fn is_behind(&self, saved: &Saved) -> bool {
        let kept = self.head(saved.study.about.id).ok().flatten();
        kept.is_some_and(|it| it.generation != saved.head.generation)
    }

    /// Remembers that a copy of the study was downloaded.
    pub fn backed_up(&self, saved: &Saved, now: Moment) -> Result<Saved, SaveError> {
        let id = saved.study.about.id;
        let remember = |it: &Head| Head {
            backup_at: Some(now.0),
            backup_edits: Some(saved.edits),
            ..it.clone()
        };
        let same = |it: &Head| it.generation == saved.head.generation;
        let Some(kept) = self.head(id)?.filter(same) else {
            return Err(SaveError::SavedElsewhere);
        };
        self.drawer.put(&key(id, "head"), &remember(&kept).to_text())?;
        Ok(Saved { head: remember(&saved.head), ..saved.clone() })
    }

    /// Puts a study into the bin, or takes it out again (`None`).
    pub fn set_binned(&self, id: StudyId, at: Option<Moment>) -> Result<(), ShelfError> {
        let head = self.head(id)?.ok_or(ShelfError::Unknown)?;
        let head = Head { binned_at: at.map(|it| it.0), ..head };
        Ok(self.drawer.put(&key(id, "head"), &head.to_text())?)
    }

    /// Removes a study for good, with what could not be read of it.
    pub fn erase(&self, id: StudyId) -> Result<(), ShelfError> {
        // The head goes last: until then the study is still listed.
        let head = key(id, "head");
        for it in self.drawer.keys(&within(QUARANTINE, id, ""))? {
            self.drawer.remove(&it)?;
        }
        for it in self.drawer.keys(&key(id, ""))?.iter().filter(|it| **it != head) {
            self.drawer.remove(it)?;
        }
        for it in ["names", "answering"] {
            self.drawer.remove(&within(super::keys::NAMES, id, it))?;
        }
        Ok(self.drawer.remove(&head)?)
    }

    fn head(&self, id: StudyId) -> Result<Option<Head>, DrawerError> {
        Ok(self.drawer.get(&key(id, "head"))?.as_deref().and_then(Head::parse))
    }

    fn read_parts(
        &self,
        id: StudyId,
        parts: &[Part],
        notes: &mut Vec<Note>,
    ) -> Result<Map<SliceKey, String>, DrawerError> {
        let mut slices = Map::new();
        for part in parts {
            let packed = self.drawer.get(&part_key(id, part))?;
            let text = packed
                .as_deref()
                .filter(|it| checksum(it) == part.crc)
                .and_then(unpack)
                .map(std::borrow::Cow::into_owned);
            if let (Some(key), Some(text)) = (SliceKey::parse(&part.name), text) {
                slices.insert(key, text);
            } else {
                notes.push(incomplete(&part.name));
            }
        }
        Ok(slices)
    }

    /// Tells whether a save was begun after the head and never finished.
    fn unfinished(&self, id: StudyId, head: &Head) -> Result<bool, DrawerError> {
        let keys = self.drawer.keys(&key(id, ""))?;
        let generation = |it: &String| it.rsplit_once('@')?.1.parse::<u64>().ok();
        Ok(keys.iter().filter_map(generation).any(|it| it > head.generation))
    }
}

fn incomplete(key: &str) -> Note {
    Note::loss(Place::default(), Problem::SaveIncomplete { key: key.to_owned() })
}

/// Returns what was opened. When anything was repaired, the next save writes everything
/// anew.
fn opened(
    study: Option<Study>,
    head: Head,
    notes: Vec<Note>,
    whole: bool,
) -> Result<(Parsed<Study>, Saved), OpenError> {
    let Some(study) = study else { return Err(OpenError::Damaged(notes)) };
    let edits = backup::edits(&study.log);
    let kept = if whole { study.clone() } else { blank(&study) };
    let (ahead, number, after, journals) = (study.clone(), 0, 0, whole);
    let saved = Saved { study: kept, head, edits, ahead, number, after, journals };
    Ok((Parsed { value: study, notes }, saved))
}

/// Returns a study that shares nothing with this one, so that all of it counts as changed.
pub(super) fn blank(study: &Study) -> Study {
    let about = &study.about;
    Study::new(about.id, &about.name, "", &about.provenance.created)
}
