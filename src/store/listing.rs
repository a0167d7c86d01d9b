//! What is on the shelf, and how much room it takes.

use super::head::{Head, StudyEntry, Unreadable};
use super::keys::{STUDIES, split};
use super::{Drawer, DrawerError, Shelf, found};
use crate::id::StudyId;
use crate::order::{self, Map};
use crate::stamp::Moment;

/// What lies in a study's room.
#[derive(Default)]
struct Room {
    head: Option<Head>,
    parts: usize,
    units: usize,
}

impl<D: Drawer> Shelf<D> {
    /// Returns all studies, the last saved first; those in the bin too. Those whose heads
    /// cannot be read are in [`Shelf::unreadable`].
    pub fn list(&self) -> Result<Vec<StudyEntry>, DrawerError> {
        let mut entries = Vec::new();
        for (id, room) in self.rooms()? {
            let Some(head) = room.head else { continue };
            entries.push(StudyEntry {
                id,
                units: room.units,
                name: head.name,
                saved_at: Moment(head.saved_at),
                binned_at: head.binned_at.map(Moment),
                backup_at: head.backup_at.map(Moment),
                edits: head.edits,
                backup_edits: head.backup_edits,
                counts: head.counts,
            });
        }
        order::sort_by(&mut entries, |a, b| {
            b.saved_at.cmp(&a.saved_at).then(a.id.cmp(&b.id))
        });
        Ok(entries)
    }

    /// Returns the studies of which there is something and no head that can be read: its
    /// bytes changed or were lost, or the page ended in the middle of the first save.
    pub fn unreadable(&self) -> Result<Vec<Unreadable>, DrawerError> {
        let mut all = Vec::new();
        for (id, room) in self.rooms()? {
            if room.head.is_some() {
                continue;
            }
            let found = found::find(self.drawer(), id)?;
            let whole = found.is_whole();
            let name = found.assembled.value.map(|it| it.about.name.clone());
            let Room { parts, units, .. } = room;
            all.push(Unreadable { id, name, parts, units, whole });
        }
        Ok(all)
    }

    /// Returns how much is kept by this program, in UTF-16 units of keys and values.
    pub fn used(&self) -> Result<usize, DrawerError> {
        let mut used = 0;
        for key in self.drawer().keys("heddle/")? {
            used += units(&key, &self.drawer().get(&key)?.unwrap_or_default());
        }
        Ok(used)
    }

    fn rooms(&self) -> Result<Map<StudyId, Room>, DrawerError> {
        let mut rooms: Map<StudyId, Room> = Map::new();
        for key in self.drawer().keys(STUDIES)? {
            let Some((id, rest)) = split(STUDIES, &key) else { continue };
            let Some(value) = self.drawer().get(&key)? else { continue };
            let room = rooms.entry(id).or_default();
            room.units += units(&key, &value);
            if rest == "head" {
                room.head = Head::parse(&value);
            } else {
                room.parts += 1;
            }
        }
        Ok(rooms)
    }
}

fn units(key: &str, value: &str) -> usize {
    key.encode_utf16().count() + value.encode_utf16().count()
}
