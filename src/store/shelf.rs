//! Studies in a drawer.
//!
//! Each record group of a study lies under a key of its own that names the generation which
//! wrote it, and is never written over. A save writes the groups that changed, then the head
//! that names them: the one write that makes the save happen. If anything fails before it,
//! the old head and all it names are still there. What no head names any more is removed
//! afterwards.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{Counts, Head, Part, StudyEntry};
use super::pack::checksum;
use super::{Drawer, DrawerError, pack, unpack};
use crate::id::{Id as _, StudyId};
use crate::interchange::study_file::{
    self, SliceKey, assemble_slices, changed_slices, slice_json, slice_keys,
};
use crate::order;
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::stamp::Moment;
use crate::study::Study;

/// All of Heddle's studies lie under keys that begin so; other pages of the same origin may
/// keep things beside them.
pub(super) const STUDIES: &str = "heddle/1/study/";

/// The studies kept in a drawer.
#[derive(Clone, Debug)]
pub struct Shelf<D> {
    drawer: D,
}

/// What the drawer holds of an open study, for writing only what changed.
#[derive(Clone, Debug)]
pub struct Saved {
    study: Study,
    head: Head,
}

impl Saved {
    /// Returns when a copy of the study was last downloaded, if ever.
    pub fn backup_at(&self) -> Option<Moment> {
        self.head.backup_at.map(Moment)
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
        Self { drawer }
    }

    /// Returns the drawer.
    pub fn drawer(&self) -> &D {
        &self.drawer
    }

    /// Returns all studies, the last saved first; those in the bin too.
    pub fn list(&self) -> Result<Vec<StudyEntry>, DrawerError> {
        let mut units: BTreeMap<String, usize> = BTreeMap::new();
        let mut heads = Vec::new();
        for key in self.drawer.keys(STUDIES)? {
            let Some(value) = self.drawer.get(&key)? else { continue };
            let rest = key.strip_prefix(STUDIES).unwrap_or_default();
            let (id, part) = rest.split_once('/').unwrap_or((rest, ""));
            let size = key.encode_utf16().count() + value.encode_utf16().count();
            *units.entry(id.to_owned()).or_default() += size;
            if part == "head"
                && let (Some(id), Some(head)) = (StudyId::parse(id), Head::parse(&value))
            {
                heads.push((id, head));
            }
        }
        let mut entries: Vec<StudyEntry> = heads
            .into_iter()
            .map(|(id, head)| StudyEntry {
                id,
                units: units.get(&id.to_string()).copied().unwrap_or(0),
                name: head.name,
                saved_at: Moment(head.saved_at),
                binned_at: head.binned_at.map(Moment),
                backup_at: head.backup_at.map(Moment),
                counts: head.counts,
            })
            .collect();
        order::sort_by(&mut entries, |a, b| {
            b.saved_at.cmp(&a.saved_at).then(a.id.cmp(&b.id))
        });
        Ok(entries)
    }

    /// Returns how much is kept by this program, in UTF-16 units of keys and values.
    pub fn used(&self) -> Result<usize, DrawerError> {
        let mut used = 0;
        for key in self.drawer.keys("heddle/")? {
            let value = self.drawer.get(&key)?.unwrap_or_default();
            used += key.encode_utf16().count() + value.encode_utf16().count();
        }
        Ok(used)
    }

    /// Opens a study in its last whole state, with remarks on whatever was not as it should
    /// be.
    pub fn open(&self, id: StudyId) -> Result<(Parsed<Study>, Saved), OpenError> {
        let head = self.head(id)?.ok_or(OpenError::Unknown)?;
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
                // The state before is whole: better than the newer one with holes.
                slices = before;
                for note in &mut notes {
                    note.severity = crate::parsed::Severity::Warning;
                }
            }
        }
        if self.unfinished(id, &head)? {
            let problem = Problem::SaveIncomplete { key: head.name.clone() };
            notes.push(Note::info(Place::default(), problem));
        }
        let parsed = assemble_slices(&slices);
        notes.extend(parsed.notes);
        let Some(study) = parsed.value else { return Err(OpenError::Damaged(notes)) };
        whole &= notes.is_empty();
        // When anything was repaired, the next save writes everything anew.
        let kept = if whole { study.clone() } else { blank(&study) };
        Ok((Parsed { value: study, notes }, Saved { study: kept, head }))
    }

    /// Saves a study: the record groups that changed since `saved`, or all of them. On an
    /// error nothing that was kept is lost.
    pub fn save(
        &self,
        study: &Study,
        saved: Option<&Saved>,
        now: Moment,
    ) -> Result<Saved, SaveError> {
        let id = study.about.id;
        let kept = self.head(id)?;
        let elsewhere = match (saved, &kept) {
            (Some(saved), Some(kept)) => saved.head.generation != kept.generation,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if elsewhere {
            return Err(SaveError::SavedElsewhere);
        }
        // A study erased elsewhere is written again whole.
        let saved = saved.filter(|_| kept.is_some());
        let generation = saved.map_or(0, |it| it.head.generation) + 1;
        let changed: BTreeSet<SliceKey> = match saved {
            Some(saved) => order::set(changed_slices(&saved.study, study)),
            None => order::set(slice_keys(study)),
        };
        if let Some(saved) = saved
            && changed.is_empty()
            && slice_keys(study).len() == saved.head.parts.len()
        {
            return Ok(Saved { study: study.clone(), head: saved.head.clone() });
        }
        let old = saved.iter().flat_map(|it| &it.head.parts);
        let old: BTreeMap<&str, &Part> = order::map(old.map(|it| (it.name.as_str(), it)));
        let parts = slice_keys(study).into_iter().map(|key| {
            let name = key.to_string();
            if let Some(&part) =
                old.get(name.as_str()).filter(|_| !changed.contains(&key))
            {
                return Ok(part.clone());
            }
            let json = slice_json(study, key).unwrap_or_default();
            self.write_part(id, &name, generation, &json, saved)
        });
        let written =
            parts.collect::<Result<Vec<Part>, DrawerError>>().and_then(|parts| {
                let head = Head {
                    version: study_file::VERSION,
                    generation,
                    name: study.about.name.clone(),
                    saved_at: now.0,
                    binned_at: None,
                    backup_at: saved.and_then(|it| it.head.backup_at),
                    counts: Counts::of(study),
                    parts,
                    before: saved.map(|it| it.head.parts.clone()).unwrap_or_default(),
                };
                self.write_head(id, head)
            });
        match written {
            Ok(head) => {
                self.sweep(id, &head);
                Ok(Saved { study: study.clone(), head })
            }
            Err(error) => {
                // What was begun takes no room from what is kept.
                if let Some(saved) = saved {
                    self.sweep(id, &saved.head);
                } else {
                    self.sweep(id, &Head::default());
                }
                Err(error.into())
            }
        }
    }

    /// Tells whether the study was saved elsewhere since.
    pub fn is_behind(&self, saved: &Saved) -> bool {
        let kept = self.head(saved.study.about.id).ok().flatten();
        kept.is_some_and(|it| it.generation != saved.head.generation)
    }

    /// Remembers that a copy of the study was downloaded.
    pub fn backed_up(&self, saved: &Saved, now: Moment) -> Result<Saved, SaveError> {
        let head = Head { backup_at: Some(now.0), ..saved.head.clone() };
        let id = saved.study.about.id;
        if self.head(id)?.is_none_or(|it| it.generation != head.generation) {
            return Err(SaveError::SavedElsewhere);
        }
        self.drawer.put(&key(id, "head"), &head.to_text())?;
        Ok(Saved { study: saved.study.clone(), head })
    }

    /// Puts a study into the bin, or takes it out again (`None`).
    pub fn set_binned(&self, id: StudyId, at: Option<Moment>) -> Result<(), ShelfError> {
        let head = self.head(id)?.ok_or(ShelfError::Unknown)?;
        let head = Head { binned_at: at.map(|it| it.0), ..head };
        Ok(self.drawer.put(&key(id, "head"), &head.to_text())?)
    }

    /// Removes a study for good.
    pub fn erase(&self, id: StudyId) -> Result<(), ShelfError> {
        // The head goes last: until then the study is still listed.
        let head = key(id, "head");
        for it in self.drawer.keys(&key(id, ""))?.iter().filter(|it| **it != head) {
            self.drawer.remove(it)?;
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
    ) -> Result<BTreeMap<SliceKey, String>, DrawerError> {
        let mut slices = BTreeMap::new();
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
                let problem = Problem::SaveIncomplete { key: part.name.clone() };
                notes.push(Note::loss(Place::default(), problem));
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

    fn write_part(
        &self,
        id: StudyId,
        name: &str,
        generation: u64,
        json: &str,
        saved: Option<&Saved>,
    ) -> Result<Part, DrawerError> {
        let packed = pack(json);
        let part = Part { name: name.to_owned(), generation, crc: checksum(&packed) };
        let at = part_key(id, &part);
        match self.drawer.put(&at, &packed) {
            Err(DrawerError::Full) => {
                // The state before the last one gives way, and the write is tried again.
                let now = saved.map(|it| it.head.clone()).unwrap_or_default();
                self.sweep_but(id, &now.parts, generation);
                self.drawer.put(&at, &packed)?;
            }
            other => other?,
        }
        Ok(part)
    }

    /// Writes the head, without the state before when there is no room for both.
    fn write_head(&self, id: StudyId, head: Head) -> Result<Head, DrawerError> {
        match self.drawer.put(&key(id, "head"), &head.to_text()) {
            Ok(()) => Ok(head),
            Err(DrawerError::Full) => {
                let lean = Head { before: Vec::new(), ..head };
                self.drawer.put(&key(id, "head"), &lean.to_text())?;
                Ok(lean)
            }
            Err(error) => Err(error),
        }
    }

    /// Removes what the head does not name. Failing to is no harm: it is tried at each save.
    fn sweep(&self, id: StudyId, head: &Head) {
        let named: Vec<Part> = head.parts.iter().chain(&head.before).cloned().collect();
        self.sweep_but(id, &named, u64::MAX);
    }

    /// Removes all parts but those named and those of the generation that is being written.
    fn sweep_but(&self, id: StudyId, named: &[Part], writing: u64) {
        let mut keep: BTreeSet<String> =
            order::set(named.iter().map(|it| part_key(id, it)));
        keep.insert(key(id, "head"));
        let ours = format!("@{writing}");
        for it in self.drawer.keys(&key(id, "")).unwrap_or_default() {
            if !keep.contains(&it) && !it.ends_with(&ours) {
                drop(self.drawer.remove(&it));
            }
        }
    }
}

pub(super) fn key(id: StudyId, rest: &str) -> String {
    format!("{STUDIES}{id}/{rest}")
}

pub(super) fn part_key(id: StudyId, part: &Part) -> String {
    key(id, &format!("{}@{}", part.name, part.generation))
}

/// Returns a study that shares nothing with this one, so that all of it counts as changed.
fn blank(study: &Study) -> Study {
    let about = &study.about;
    Study::new(about.id, &about.name, "", &about.provenance.created)
}
