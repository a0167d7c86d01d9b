//! Saving: the record groups that changed, then the head that names them, then the sweep of
//! what no head names any more.

use super::head::{Counts, Folded, Head, Part};
use super::keys::{key, part_key};
use super::pack::{Effort, checksum};
use super::shelf::{SaveError, Saved, Shelf};
use super::{Drawer, DrawerError, backup, found, pack, quarantine};
use crate::id::StudyId;
use crate::interchange::study_file::{
    self, SliceKey, changed_slices, slice_json, slice_keys,
};
use crate::order::{self, Map, Set};
use crate::stamp::Moment;
use crate::study::Study;

/// The state that is being written.
pub(super) struct Next<'a> {
    pub(super) id: StudyId,
    pub(super) generation: u64,
    /// The state on which it is built.
    pub(super) last: Option<&'a Head>,
    /// The state that is kept, and its head's text, whatever that is.
    pub(super) kept: Option<&'a Head>,
    pub(super) there: Option<&'a str>,
}

impl<D: Drawer> Shelf<D> {
    /// Saves a study: the record groups that changed since `saved`, or all of them. On an
    /// error nothing that was kept is lost.
    pub fn save(
        &self,
        study: &Study,
        saved: Option<&Saved>,
        now: Moment,
    ) -> Result<Saved, SaveError> {
        let id = study.about.id;
        let text = self.drawer().get(&key(id, "head"))?;
        let kept = text.as_deref().and_then(Head::parse);
        let newest = found::newest(self.drawer(), id)?;
        let elsewhere = match (saved, &kept) {
            (Some(saved), Some(kept)) => saved.head.generation != kept.generation,
            (None, Some(_)) => true,
            // Without a head that can be read only the groups tell who saved last.
            (Some(saved), None) => text.is_some() && newest > saved.head.generation,
            (None, None) => {
                text.is_some() || newest > 0 && found::find(self.drawer(), id)?.is_whole()
            }
        };
        if elsewhere {
            return Err(SaveError::SavedElsewhere);
        }
        let last = saved.map(|it| &it.head);
        let folded =
            saved.map(|it| Folded { base: it.head.generation, number: it.number });
        // A study whose head is gone or damaged is written again whole.
        let saved = saved.filter(|_| kept.is_some());
        // No group is ever written over, not even one that a save left unfinished.
        let generation = newest.max(last.map_or(0, |it| it.generation)) + 1;
        let edits = backup::edits(&study.log);
        let changed: Set<SliceKey> = match saved {
            Some(saved) => order::set(changed_slices(&saved.study, study)),
            None => order::set(slice_keys(study)),
        };
        if let Some(saved) = saved
            && changed.is_empty()
            && slice_keys(study).len() == saved.head.parts.len()
        {
            // What the journal has stays in it until something else is saved.
            return Ok(Saved { study: study.clone(), edits, ..saved.clone() });
        }
        if self.is_too_large(study) {
            return Err(DrawerError::Full.into());
        }
        let old = saved.iter().flat_map(|it| &it.head.parts);
        let old: Map<&str, &Part> = order::map(old.map(|it| (it.name.as_str(), it)));
        let parts = slice_keys(study).into_iter().map(|key| {
            let name = key.to_string();
            let there = old.get(name.as_str()).filter(|_| !changed.contains(&key));
            (key, there.map(|it| (*it).clone()))
        });
        let packed = |key| {
            let packed = |json: &str| pack(json, effort(key));
            let made = || packed(&slice_json(study, key).unwrap_or_default());
            self.packed(study, key).unwrap_or_else(made)
        };
        let there = text.as_deref();
        let next = Next { id, generation, last, kept: kept.as_ref(), there };
        let head = self.write_state(&next, parts, &packed, |parts| Head {
            version: study_file::VERSION,
            generation,
            name: study.about.name.clone(),
            saved_at: now.0,
            binned_at: None,
            backup_at: last.and_then(|it| it.backup_at),
            edits: Some(edits),
            // What a study held when it first came here is in a file already, or
            // in the sample.
            backup_edits: last.map_or(Some(edits), |it| it.backup_edits),
            came_at: last.and_then(|it| it.came_at).or(Some(now.0)),
            folded,
            counts: Counts::of(study),
            parts,
            before: last
                .filter(|_| text.is_some())
                .map(|it| it.parts.clone())
                .unwrap_or_default(),
        })?;
        self.clear();
        let (study, ahead) = (study.clone(), study.clone());
        Ok(Saved { study, head, edits, ahead, number: 0, after: 0, journals: true })
    }

    /// Writes the groups of a state, those that it has to, then its head, and removes what is
    /// no longer named. On an error all that was kept is as it was.
    pub(super) fn write_state(
        &self,
        next: &Next<'_>,
        groups: impl Iterator<Item = (SliceKey, Option<Part>)>,
        packed: &dyn Fn(SliceKey) -> String,
        head: impl FnOnce(Vec<Part>) -> Head,
    ) -> Result<Head, DrawerError> {
        let &Next { id, generation, last, kept, there } = next;
        let parts = groups.map(|(key, part)| {
            if let Some(part) = part {
                return Ok(part);
            }
            let packed = packed(key);
            let part = Part { name: key.to_string(), generation, crc: checksum(&packed) };
            self.write_part(id, part, &packed, last)
        });
        let written = parts
            .collect::<Result<Vec<Part>, DrawerError>>()
            .and_then(|parts| self.write_head(id, head(parts), there));
        let known = || {
            let heads = kept.into_iter().chain(last);
            heads.flat_map(|it| it.parts.iter().chain(&it.before))
        };
        match &written {
            Ok(head) => {
                let named = head.parts.iter().chain(&head.before);
                self.sweep_but(id, named, u64::MAX, known);
            }
            // What was begun takes no room from what is kept.
            Err(_) => self.forget(id, generation),
        }
        written
    }

    fn write_part(
        &self,
        id: StudyId,
        part: Part,
        packed: &str,
        last: Option<&Head>,
    ) -> Result<Part, DrawerError> {
        let at = part_key(id, &part);
        match self.drawer().put(&at, packed) {
            Err(DrawerError::Full) => {
                // The state before the last one gives way, if the last one is whole, and
                // the write is tried again.
                let now = last.map(|it| it.parts.as_slice()).unwrap_or_default();
                if !found::are_whole(self.drawer(), id, now) {
                    return Err(DrawerError::Full);
                }
                let known = || last.into_iter().flat_map(|it| &it.before);
                self.sweep_but(id, now, part.generation, known);
                self.drawer().put(&at, packed)?;
            }
            other => other?,
        }
        // Read back before any head names it.
        let there = self.drawer().get(&at)?;
        let same = there.is_some_and(|it| it == packed);
        let other = || DrawerError::Other("what was written reads otherwise".to_owned());
        if same { Ok(part) } else { Err(other()) }
    }

    /// Writes the head, without the state before when there is no room for both. `there` is
    /// what lies in its place.
    fn write_head(
        &self,
        id: StudyId,
        head: Head,
        there: Option<&str>,
    ) -> Result<Head, DrawerError> {
        if let Some(text) = there.filter(|it| Head::parse(it).is_none())
            && !quarantine::put(self.drawer(), id, "head", text)
        {
            return Err(DrawerError::Full);
        }
        match self.drawer().put(&key(id, "head"), &head.to_text()) {
            Ok(()) => Ok(head),
            Err(DrawerError::Full) => {
                let lean = Head { before: Vec::new(), ..head };
                self.drawer().put(&key(id, "head"), &lean.to_text())?;
                Ok(lean)
            }
            Err(error) => Err(error),
        }
    }

    /// Removes all record groups but those named and those of the generation that is being
    /// written; `known` are groups with their checksums, for telling what is damaged.
    /// Failing to is no harm: it is tried at each save.
    fn sweep_but<'a, 'b, K: Iterator<Item = &'b Part>>(
        &self,
        id: StudyId,
        named: impl IntoIterator<Item = &'a Part>,
        writing: u64,
        known: impl Fn() -> K,
    ) {
        let mut keep: Set<String> =
            order::set(named.into_iter().map(|it| part_key(id, it)));
        keep.insert(key(id, "head"));
        let ours = format!("@{writing}");
        let room = key(id, "");
        for it in self.drawer().keys(&room).unwrap_or_default() {
            if !keep.contains(&it) && !it.ends_with(&ours) {
                let rest = it.strip_prefix(&room).unwrap_or_default();
                drop(quarantine::remove(self.drawer(), id, rest, known()));
            }
        }
    }

    /// Removes what was written of a generation.
    fn forget(&self, id: StudyId, generation: u64) {
        let ours = format!("@{generation}");
        for it in self.drawer().keys(&key(id, "")).unwrap_or_default() {
            if it.ends_with(&ours) {
                drop(self.drawer().remove(&it));
            }
        }
    }
}

/// Returns how much work packing a record group may be.
pub(super) fn effort(key: SliceKey) -> Effort {
    match key {
        SliceKey::Layer(..) | SliceKey::Log(_) => Effort::Quick,
        _ => Effort::Thorough,
    }
}
