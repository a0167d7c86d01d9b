//! What cannot be read is never deleted: before a save, a sweep or a mending removes such a
//! value or writes over it, the value is put under a key of its own, where it stays until
//! the person has seen it and discards it. The key has the value's checksum, so that the
//! same value is put aside once, however often that is tried.

use serde::de::IgnoredAny;

use super::copies::{Reveal, Write};
use super::head::{Head, Part};
pub use super::keys::QUARANTINE;
use super::keys::{STUDIES, key, named, split, within};
use super::pack::checksum;
use super::{Drawer, DrawerError, unpack};
use crate::id::StudyId;
use crate::order::Map;

/// A value that was put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it lies, in the drawer or in the second copy.
    pub key: String,
    /// The study it was of.
    pub study: StudyId,
    /// What it was: `head`, or a record group's name and generation.
    pub what: String,
}

/// Returns where everything of a study that could not be read lies.
pub fn room_of(id: StudyId) -> String {
    within(QUARANTINE, id, "")
}

/// Returns what the drawer has of all studies that could not be read.
pub fn list(drawer: &dyn Drawer) -> Result<Vec<Aside>, DrawerError> {
    let keys = drawer.keys(QUARANTINE)?;
    Ok(keys.iter().filter_map(|it| aside(it)).collect())
}

/// Understands the key of a value that was put aside.
pub fn aside(key: &str) -> Option<Aside> {
    let (study, rest) = split(QUARANTINE, key)?;
    let (what, _) = rest.rsplit_once('#')?;
    Some(Aside { key: key.to_owned(), study, what: what.to_owned() })
}

/// Returns the text that was put aside, as it was found: for a download.
pub fn text(drawer: &dyn Drawer, it: &Aside) -> Result<Option<String>, DrawerError> {
    drawer.get(&it.key)
}

/// Removes it for good. Only the person may want that.
pub fn discard(drawer: &dyn Drawer, it: &Aside) -> Result<(), DrawerError> {
    if aside(&it.key).is_some() { drawer.remove(&it.key) } else { Ok(()) }
}

/// Returns where a value is put aside; `rest` is what comes after the study in its key.
pub(super) fn place(id: StudyId, rest: &str, text: &str) -> String {
    within(QUARANTINE, id, &format!("{rest}#{:08x}", checksum(text)))
}

/// Tells whether a value of a study can be read. `known` are record groups whose checksums
/// some head names; of others it is only known whether they unpack to JSON.
pub(super) fn readable<'a>(
    rest: &str,
    text: &str,
    known: impl IntoIterator<Item = &'a Part>,
) -> bool {
    if rest == "head" {
        return Head::parse(text).is_some();
    }
    let Some((name, generation)) = named(rest) else { return false };
    let mut heads = known
        .into_iter()
        .filter(|it| it.generation == generation && it.name == name)
        .peekable();
    if heads.peek().is_some() {
        let crc = checksum(text);
        return heads.any(|it| it.crc == crc);
    }
    unpack(text).is_some_and(|it| serde_json::from_str::<IgnoredAny>(&it).is_ok())
}

/// Puts a value aside; tells whether it is safe there. A drawer without room hands it to
/// the second copy alone.
pub(super) fn put(drawer: &dyn Drawer, id: StudyId, rest: &str, text: &str) -> bool {
    let at = place(id, rest, text);
    match drawer.get(&at) {
        Ok(None) => drawer.put(&at, text).is_ok() || drawer.put_in_copy(&at, text),
        // Another text with the same checksum is not written over.
        Ok(Some(there)) => there == text,
        Err(_) => false,
    }
}

/// Removes a value of a study, put aside before if it cannot be read. What could not be put
/// aside stays; so does what cannot even be got.
pub(super) fn remove<'a>(
    drawer: &dyn Drawer,
    id: StudyId,
    rest: &str,
    known: impl IntoIterator<Item = &'a Part>,
) -> Result<(), DrawerError> {
    let at = key(id, rest);
    let Some(text) = drawer.get(&at)? else { return Ok(()) };
    if readable(rest, &text, known) || put(drawer, id, rest, &text) {
        drawer.remove(&at)?;
    }
    Ok(())
}

/// What two copies of a study are, for telling what of them cannot be read.
pub(super) struct Sides<'a> {
    id: StudyId,
    copy: &'a Map<String, String>,
    known: Vec<Part>,
    reveal: Reveal<'a>,
}

impl<'a> Sides<'a> {
    /// Of the drawer's study, and of all that the copy has of it and of its quarantine.
    pub(super) fn of(
        drawer: &dyn Drawer,
        id: StudyId,
        copy: &'a Map<String, String>,
        reveal: Reveal<'a>,
    ) -> Self {
        let at = key(id, "head");
        let ours = drawer.get(&at).ok().flatten();
        let heads =
            [ours.as_ref(), copy.get(&at)].map(|it| Head::parse(&reveal(&at, it?)?));
        let heads = heads.into_iter().flatten();
        let known = heads.flat_map(|it| it.parts.into_iter().chain(it.before)).collect();
        Self { id, copy, known, reveal }
    }

    /// Returns what comes last in the key of a value that cannot be read.
    fn unreadable<'k>(&self, at: &'k str, text: &str) -> Option<&'k str> {
        let (_, rest) = split(STUDIES, at)?;
        let text = (self.reveal)(at, text);
        let readable = text.is_some_and(|it| readable(rest, &it, &self.known));
        (!readable).then_some(rest)
    }

    /// Makes way for another value in the drawer, or none: what lies there is put aside if
    /// it cannot be read. Fails when it cannot be put aside either.
    pub(super) fn make_way(
        &self,
        drawer: &dyn Drawer,
        at: &str,
    ) -> Result<(), DrawerError> {
        let Some(text) = drawer.get(at)? else { return Ok(()) };
        let Some(rest) = self.unreadable(at, &text) else { return Ok(()) };
        let there = self.copy.get(&place(self.id, rest, &text)) == Some(&text);
        if there || put(drawer, self.id, rest, &text) {
            Ok(())
        } else {
            Err(DrawerError::Full)
        }
    }

    /// Returns what has to be done in the copy before the value there makes way, if it
    /// cannot be read.
    pub(super) fn way_in_copy(&self, at: &str) -> Option<Write> {
        let text = self.copy.get(at)?;
        self.put_in_copy(at, text)
    }

    fn put_in_copy(&self, at: &str, text: &str) -> Option<Write> {
        let place = place(self.id, self.unreadable(at, text)?, text);
        let there = self.copy.contains_key(&place);
        (!there).then(|| Write::Put(place, text.to_owned()))
    }
}

/// Returns what of the drawer's study cannot be read, as changes of the copy: to be done
/// there before `copies::mend`, and to be in `copy` then. What of it the copy has needs no
/// room in a drawer that may be full. `copy` is everything that the copy has of the study
/// and of its quarantine, by key. Not to be asked while a vault is locked: then nothing can
/// be read.
pub fn damaged(
    drawer: &dyn Drawer,
    id: StudyId,
    copy: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Vec<Write> {
    let sides = Sides::of(drawer, id, copy, reveal);
    let keys = drawer.keys(&key(id, "")).unwrap_or_default();
    let damaged = keys.iter().filter_map(|at| {
        let text = drawer.get(at).ok().flatten()?;
        sides.put_in_copy(at, &text)
    });
    damaged.collect()
}
