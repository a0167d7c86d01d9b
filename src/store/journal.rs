//! The journal: each change of a study, as soon as it is made, in the second copy. An entry
//! holds the records that changed since the entry before it, or since the state that was last
//! saved whole, which it names; so it is small and quick to write however large the study is.
//! The state is saved whole a little later ([`Shelf::save`]), and its head says which
//! entries are in it. Entries that no head has taken in are replayed on the state that they
//! name, in unbroken order ([`Shelf::replay`]); those that cannot be are put aside, not
//! deleted. See `docs/decisions/0011-journal.md`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::copies::{Reveal, Write};
use super::head::{Counts, Folded, Head, Part};
use super::keys::{JOURNAL, key, part_key, split, within};
use super::pack::{checksum, pack};
use super::shelf::blank;
use super::write::{Next, effort};
use super::{
    Drawer, DrawerError, MemoryDrawer, OpenError, Saved, Shelf, backup, found,
    quarantine, unpack,
};
use crate::id::{Id as _, StudyId};
use crate::interchange::study_file::{self, Groups, SliceKey, changes};
use crate::order::{self, Map};
use crate::parsed::Parsed;
use crate::stamp::Moment;
use crate::study::Study;

/// What stands in an entry's key after its study.
const NAME: &str = "changes-";

/// An entry, as it is kept after its checksum.
#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    /// The version of the records' format.
    version: u32,
    study: uuid::Uuid,
    /// The generation on which it is built, and a checksum of that generation's groups.
    base: u64,
    parts: u32,
    /// Its place among those of this generation, from 1.
    number: u64,
    /// The checksum of the entry before it, 0 for the first: what two tabs without turns wrote
    /// is never taken for one history.
    after: u32,
    // What the head of the state says of it.
    name: String,
    saved_at: i64,
    edits: u64,
    counts: Counts,
    #[serde(borrow)]
    changes: &'a RawValue,
}

/// Returns where a study's entries lie, in the second copy.
pub fn room_of(id: StudyId) -> String {
    within(JOURNAL, id, "")
}

/// Where the entries of all studies lie.
pub const ROOM: &str = JOURNAL;

/// Returns the studies of which there are entries; `keys` are those of [`ROOM`].
pub fn studies(keys: &[String]) -> Vec<StudyId> {
    let ids = order::set(keys.iter().filter_map(|it| Some(split(JOURNAL, it)?.0)));
    ids.iter().copied().collect()
}

fn entry_key(id: StudyId, base: u64, number: u64) -> String {
    within(JOURNAL, id, &format!("{NAME}{base}.{number}"))
}

/// Takes an entry's key apart: its generation and number.
fn place_of(id: StudyId, at: &str) -> Option<(u64, u64)> {
    let (study, rest) = split(JOURNAL, at)?;
    let (base, number) = rest.strip_prefix(NAME)?.split_once('.')?;
    let place = (base.parse().ok()?, number.parse().ok()?);
    (study == id).then_some(place)
}

impl Saved {
    /// Returns what the journal is to have of the study as it is now, in plain: the key and
    /// the text. From then on it is taken to have it. Nothing when it has it already.
    pub fn entry(&mut self, study: &Study, now: Moment) -> Option<(String, String)> {
        let found = changes(&self.ahead, study);
        if found == "[]" {
            return None;
        }
        let id = study.about.id;
        let (base, number) = (self.head.generation, self.number + 1);
        let entry = Entry {
            version: study_file::VERSION,
            study: id.uuid(),
            base,
            parts: self.head.print(),
            number,
            after: self.after,
            name: study.about.name.clone(),
            saved_at: now.0,
            edits: backup::edits(&study.log),
            counts: Counts::of(study),
            changes: serde_json::from_str(&found).ok()?,
        };
        let json = serde_json::to_string(&entry).ok()?;
        self.ahead = study.clone();
        self.number = number;
        self.after = checksum(&json);
        Some((entry_key(id, base, number), format!("{:08x} {json}", self.after)))
    }

    /// Tells whether changes of this state can go into the journal.
    pub fn journals(&self) -> bool {
        self.journals
    }

    /// Returns how many entries there are since the state was saved whole.
    pub fn entries(&self) -> u64 {
        self.number
    }

    /// Returns what removes from the journal all that this state took in of the state
    /// `before` it.
    pub fn trims(&self, before: &Self) -> Vec<Write> {
        let id = self.study.about.id;
        let base = before.head.generation;
        if self.head.generation == base {
            return Vec::new();
        }
        let all = 1..=before.number;
        all.map(|it| Write::Remove(entry_key(id, base, it))).collect()
    }

    /// Tells whether what is kept now has everything of this study: it is all in the journal,
    /// and another tab took that in.
    pub fn was_taken_in(&self, drawer: &dyn Drawer, study: &Study) -> bool {
        let at = key(self.study.about.id, "head");
        let head = drawer.get(&at).ok().flatten().and_then(|it| Head::parse(&it));
        let folded = head.and_then(|it| it.folded);
        folded
            .is_some_and(|it| it.base == self.head.generation && it.number >= self.number)
            && changes(&self.ahead, study) == "[]"
    }
}

/// What came of replaying a journal.
#[derive(Debug, Default, PartialEq)]
pub struct Replayed {
    /// How many entries the state now has that it did not have.
    pub replayed: usize,
    /// How many could not be replayed and were put aside.
    pub aside: usize,
    /// Why the drawer did not take them; then they stay in the journal.
    pub refused: Option<DrawerError>,
    /// What is to be done in the copy, with what the drawer did.
    pub writes: Vec<Write>,
}

/// Which entries there are to be replayed, and what becomes of the others.
#[derive(Default)]
struct Sorted {
    /// In order: the key and the text in plain.
    ready: Vec<(String, String)>,
    /// Taken in already.
    done: Vec<String>,
    /// Of another state, or behind a gap, or damaged.
    aside: Vec<String>,
}

fn sorted(
    id: StudyId,
    head: &Head,
    texts: &Map<String, String>,
    reveal: Reveal<'_>,
) -> Sorted {
    let mut all = Sorted::default();
    let mut ours: Vec<(u64, &String)> = Vec::new();
    for at in texts.keys() {
        match place_of(id, at) {
            Some((base, number)) if base == head.generation => ours.push((number, at)),
            Some(place) if head.folded.is_some_and(|it| it.covers(place)) => {
                all.done.push(at.clone());
            }
            _ => all.aside.push(at.clone()),
        }
    }
    order::sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
    let (mut next, mut after, mut whole) = (1, 0, true);
    for (number, at) in ours {
        let text = texts.get(at).and_then(|it| reveal(at, it));
        let fits = text.filter(|it| {
            let entry = parse(it);
            whole
                && entry.is_some_and(|it| {
                    it.study == id.uuid()
                        && (it.base, it.parts) == (head.generation, head.print())
                        && (it.number, number, it.after) == (next, next, after)
                })
        });
        if let Some(text) = fits {
            after = checksum_of(&text).unwrap_or_default();
            all.ready.push((at.clone(), text));
            next += 1;
        } else {
            whole = false;
            all.aside.push(at.clone());
        }
    }
    all
}

fn checksum_of(text: &str) -> Option<u32> {
    u32::from_str_radix(text.split(' ').next()?, 16).ok()
}

fn parse(text: &str) -> Option<Entry<'_>> {
    let (_, json) = text.split_once(' ')?;
    let whole = checksum_of(text)? == checksum(json);
    let entry: Entry<'_> = whole.then(|| serde_json::from_str(json).ok()).flatten()?;
    (entry.version <= study_file::VERSION).then_some(entry)
}

/// What makes the form in which a text is kept under a key: sealed, where there is a vault.
pub type Form<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

impl<D: Drawer> Shelf<D> {
    /// Replays what the journal has of a study beyond its last whole state, and saves that
    /// whole. `texts` is all that the copy has in the journal's room of the study, as it lies
    /// there. A study that is not whole is left as it is, with its journal. To be done by
    /// the one tab that may write the study, after the two copies were compared.
    pub fn replay(
        &self,
        id: StudyId,
        texts: &Map<String, String>,
        (reveal, form): (Reveal<'_>, Form<'_>),
    ) -> Result<Replayed, DrawerError> {
        let mut found = Replayed::default();
        let there = self.drawer().get(&key(id, "head"))?;
        let Some(head) = there.as_deref().and_then(Head::parse) else { return Ok(found) };
        let readable = head.version <= study_file::VERSION
            && found::are_whole(self.drawer(), id, &head.parts);
        if texts.is_empty() || !readable {
            return Ok(found);
        }
        let mut all = sorted(id, &head, texts, reveal);
        let read = |key: SliceKey| {
            let name = key.to_string();
            let part = head.parts.iter().find(|it| it.name == name)?;
            let packed = self.drawer().get(&part_key(id, part)).ok()??;
            unpack(&packed).map(std::borrow::Cow::into_owned)
        };
        // One that does not fit ends it: then those before it are done again without it.
        let groups = loop {
            let mut groups = Groups::new(&read);
            let fits = |it: &(String, String)| {
                parse(&it.1).is_some_and(|it| groups.apply(it.changes.get()).is_some())
            };
            let fit = all.ready.iter().position({
                let mut fits = fits;
                move |it| !fits(it)
            });
            let Some(at) = fit else { break groups };
            all.aside.extend(all.ready.drain(at..).map(|it| it.0));
        };
        let last = all.ready.last().and_then(|it| parse(&it.1));
        if let Some(last) = last {
            match self.take_in(id, &head, there.as_deref(), &last, &groups) {
                Ok(()) => {
                    found.replayed = all.ready.len();
                    all.done.extend(all.ready.iter().map(|it| it.0.clone()));
                }
                Err(error) => found.refused = Some(error),
            }
        }
        found.aside = all.aside.len();
        found.writes = all.done.into_iter().map(Write::Remove).collect();
        for at in all.aside {
            let Some((_, rest)) = split(JOURNAL, &at) else { continue };
            let text = texts.get(&at).map_or("", |it| it);
            // Put aside as it is; never plain where all is sealed.
            let plain = reveal(&at, text);
            let to = quarantine::place(id, rest, plain.as_deref().unwrap_or(text));
            let sealed = form(&to, text).filter(|_| plain.is_none());
            let kept = match sealed {
                Some(sealed) if !super::vault::is_sealed(text) => sealed,
                _ => text.to_owned(),
            };
            found.writes.push(Write::Put(to, kept));
            found.writes.push(Write::Remove(at));
        }
        Ok(found)
    }

    /// Writes the groups that entries changed, then the head.
    fn take_in(
        &self,
        id: StudyId,
        head: &Head,
        there: Option<&str>,
        last: &Entry<'_>,
        groups: &Groups<'_>,
    ) -> Result<(), DrawerError> {
        let texts = groups.texts();
        let changed = |key: SliceKey| texts.iter().find(|it| it.0 == key);
        let old = head.parts.iter().filter_map(|it| {
            let key = SliceKey::parse(&it.name)?;
            changed(key).is_none().then(|| (key, Some(it.clone())))
        });
        let new = texts.iter().filter(|it| it.1.is_some()).map(|it| (it.0, None));
        let mut parts: Vec<(SliceKey, Option<Part>)> = old.chain(new).collect();
        order::sort_by(&mut parts, |a, b| a.0.cmp(&b.0));
        let packed = |key| {
            let json = changed(key).and_then(|it| it.1.as_deref()).unwrap_or_default();
            pack(json, effort(key))
        };
        let generation = found::newest(self.drawer(), id)?.max(head.generation) + 1;
        let next = Next { id, generation, last: Some(head), kept: Some(head), there };
        let made = |parts| Head {
            generation,
            name: last.name.clone(),
            saved_at: last.saved_at,
            edits: Some(last.edits),
            counts: last.counts,
            folded: Some(Folded { base: last.base, number: last.number }),
            before: head.parts.clone(),
            parts,
            ..head.clone()
        };
        self.write_state(&next, parts.into_iter(), &packed, made).map(drop)
    }

    /// Opens a study as its journal has it, where the drawer has no room for that: the next
    /// save writes all of it.
    pub fn open_ahead(
        &self,
        id: StudyId,
        texts: &Map<String, String>,
        reveal: Reveal<'_>,
    ) -> Result<(Parsed<Study>, Saved), OpenError> {
        let drawer = std::rc::Rc::new(MemoryDrawer::default());
        for at in self.drawer().keys(&key(id, ""))? {
            if let Some(text) = self.drawer().get(&at)? {
                drawer.put(&at, &text)?;
            }
        }
        let ahead = Shelf::new(std::rc::Rc::clone(&drawer));
        let form: Form<'_> = &|_, _| None;
        let found = ahead.replay(id, texts, (reveal, form))?;
        let (parsed, opened) = ahead.open(id)?;
        let (_, here) = self.open(id)?;
        let number = u64::try_from(found.replayed).unwrap_or_default();
        let last = texts.get(&entry_key(id, here.head.generation, number));
        let last =
            last.and_then(|it| reveal(&entry_key(id, here.head.generation, number), it));
        let after = last.and_then(|it| checksum_of(&it)).unwrap_or_default();
        let study = blank(&parsed.value);
        let (ahead, edits) = (parsed.value.clone(), opened.edits);
        let head = here.head;
        Ok((parsed, Saved { study, head, edits, ahead, number, after, journals: true }))
    }
}
