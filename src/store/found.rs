//! A study whose head is gone: put together from the record groups that are there, the
//! newest of each that can be read.

use super::head::{Head, Part};
use super::keys::{key, named, part_key};
use super::pack::checksum;
use super::{Drawer, DrawerError, quarantine, unpack};
use crate::id::{Id as _, StudyId};
use crate::interchange::study_file::{self, SliceKey, assemble_slices};
use crate::order::{self, Map};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::study::Study;

/// What was found of a study.
pub(super) struct Found {
    /// What it comes to.
    pub(super) assembled: Parsed<Option<Study>>,
    /// The head that it lacks.
    pub(super) head: Head,
    /// The keys of record groups that cannot be read.
    damaged: Vec<String>,
    complete: bool,
}

impl Found {
    /// Tells whether the groups fit together, as far as that can be known.
    pub(super) fn is_whole(&self) -> bool {
        let whole = self.assembled.notes.is_empty() && self.assembled.value.is_some();
        self.complete && whole
    }

    /// Returns the remarks on it.
    pub(super) fn notes(&self) -> Vec<Note> {
        let found = Problem::SavePutTogether { groups: self.head.parts.len() };
        let mut notes = vec![Note::warning(Place::default(), found)];
        for key in &self.damaged {
            let problem = Problem::SaveIncomplete { key: key.clone() };
            notes.push(Note::loss(Place::default(), problem));
        }
        notes.extend(self.assembled.notes.iter().cloned());
        notes
    }
}

/// Finds what there is of a study, the newest of each group that can be read.
pub(super) fn find(drawer: &dyn Drawer, id: StudyId) -> Result<Found, DrawerError> {
    let mut parts: Map<SliceKey, Part> = Map::new();
    let mut slices: Map<SliceKey, String> = Map::new();
    let mut seen: Map<String, bool> = Map::new();
    let (mut damaged, mut newest) = (Vec::new(), 0);
    let room = key(id, "");
    for at in drawer.keys(&room)? {
        let rest = at.strip_prefix(&room).unwrap_or_default();
        let Some((name, generation)) = named(rest) else { continue };
        let Some(group) = SliceKey::parse(name) else { continue };
        newest = generation.max(newest);
        let read = seen.entry(name.to_owned()).or_default();
        let packed = drawer.get(&at)?.unwrap_or_default();
        if !quarantine::readable(rest, &packed, []) {
            damaged.push(rest.to_owned());
            continue;
        }
        *read = true;
        let Some(text) = unpack(&packed) else { continue };
        if parts.get(&group).is_none_or(|it| it.generation < generation) {
            slices.insert(group, text.into_owned());
            let crc = checksum(&packed);
            parts.insert(group, Part { name: name.to_owned(), generation, crc });
        }
    }
    let mut assembled = assemble_slices(&slices);
    if let Some(study) = &assembled.value {
        // Of what was removed there may still be the state before.
        let gone = |it: &SliceKey| match it {
            SliceKey::Survey(it) => study.removed.contains_key(&it.uuid()),
            SliceKey::Version(it) => study.removed.contains_key(&it.uuid()),
            SliceKey::Transcript(it) | SliceKey::Layer(it, _) => {
                study.removed.contains_key(&it.uuid())
            }
            _ => false,
        };
        if parts.keys().any(gone) {
            slices.retain(|it, _| !gone(it));
            parts.retain(|it, _| !gone(it));
            assembled = assemble_slices(&slices);
        }
    }
    let ours = |it: &Study| it.about.id == id;
    assembled.value = assembled.value.filter(ours);
    let complete = seen.values().all(|it| *it) && has_all(&parts);
    let parts = parts.into_values().collect();
    let head = Head {
        version: study_file::VERSION,
        generation: newest,
        parts,
        ..Head::default()
    };
    Ok(Found { assembled, head, damaged, complete })
}

/// Tells whether there are the groups that every study has, and the log without a gap.
fn has_all(parts: &Map<SliceKey, Part>) -> bool {
    let always =
        [SliceKey::About, SliceKey::Participants, SliceKey::Codebook, SliceKey::Findings];
    let pages: Vec<usize> = parts
        .keys()
        .filter_map(|it| if let SliceKey::Log(page) = it { Some(*page) } else { None })
        .collect();
    always.iter().all(|it| parts.contains_key(it))
        && pages.iter().enumerate().all(|(at, page)| at == *page)
}

/// Tells whether all these record groups are there and undamaged.
pub(super) fn are_whole(drawer: &dyn Drawer, id: StudyId, parts: &[Part]) -> bool {
    let here = |part: &Part| {
        let text = drawer.get(&part_key(id, part)).ok().flatten();
        text.is_some_and(|it| checksum(&it) == part.crc)
    };
    parts.iter().all(here)
}

/// Returns the newest generation of which there is something.
pub(super) fn newest(drawer: &dyn Drawer, id: StudyId) -> Result<u64, DrawerError> {
    let keys = drawer.keys(&key(id, ""))?;
    let all = order::set(keys.iter().filter_map(|it| Some(named(it)?.1)));
    Ok(all.last().copied().unwrap_or(0))
}
