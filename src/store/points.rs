//! Restore points: the last state of each day, and the state before anything dangerous.
//!
//! They lie in the second copy only. Record groups are never written over, so a point is a
//! copy of the state's head and of those of its groups that no other point has kept yet;
//! the texts are copied as they are, sealed ones too. Whatever is done comes as
//! [`Write`]s, to go into the transaction of the save that follows.

use super::copies::{Reveal, Write};
use super::head::{Counts, Head, Part};
use super::keys::{KEPT, POINTS, key, part_key, part_name, split, within};
use super::pack::checksum;
use super::{Drawer as _, MemoryDrawer, OpenError, Saved, Shelf, journal, quarantine};
use crate::id::StudyId;
use crate::order::{self, Map, Set};
use crate::parsed::Parsed;
use crate::stamp::{Day, Moment};
use crate::study::Study;

/// All points of so many days are kept, today's among them.
pub const DAYS: i32 = 7;
/// For so many weeks before these, the last point of each.
pub const WEEKS: i32 = 5;
/// For so many days in all, the last point of each month.
pub const MONTHS: i32 = 365;
/// So many of the newest are kept whatever their age: a clock that goes wrong costs none
/// of them.
pub const NEWEST: usize = 7;
/// At most so many are kept.
pub const MOST: usize = 40;

/// A state that can be come back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Where its head lies in the copy.
    pub key: String,
    /// When the state was saved, as the list shows it: to the second, and a second later
    /// where another point is of that second already.
    pub at: Moment,
    /// The study's name then.
    pub name: String,
    /// What was in it.
    pub counts: Counts,
    state: State,
    parts: Vec<Part>,
}

/// Which state of a study, for telling whether a point of it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    generation: u64,
    saved_at: i64,
    /// See [`Head::print`].
    parts: u32,
}

impl State {
    /// Returns the last state that was saved, as the shelf opened or saved it.
    pub fn of(saved: &Saved) -> Self {
        Self::of_head(&saved.head)
    }

    fn of_head(head: &Head) -> Self {
        let Head { generation, saved_at, .. } = *head;
        Self { generation, saved_at, parts: head.print() }
    }
}

/// All points of one study, the oldest first, with what the copy keeps of their groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    study: StudyId,
    all: Vec<Point>,
    /// Heads of points that cannot be read: they are left alone, and their places too.
    unreadable: Set<String>,
    kept: Set<String>,
}

/// Returns the rooms in which a study's points and their groups lie in the copy.
pub fn rooms_of(id: StudyId) -> [String; 2] {
    [within(POINTS, id, ""), within(KEPT, id, "")]
}

/// Returns what erases a study from the copy: its state, its journal, its points and what could
/// not be read of it. `keys` are all that the copy has.
pub fn erased<'a>(id: StudyId, keys: impl IntoIterator<Item = &'a str>) -> Vec<Write> {
    let [points, kept] = rooms_of(id);
    let (aside, journal) = (quarantine::room_of(id), journal::room_of(id));
    let rooms = [key(id, ""), points, kept, aside, journal];
    let ours = |it: &&str| rooms.iter().any(|room| it.starts_with(room.as_str()));
    keys.into_iter().filter(ours).map(|it| Write::Remove(it.to_owned())).collect()
}

/// Tells whether a point of the last saved state is due before the next change is saved:
/// before the first one of another day than the state's, and before anything `dangerous`
/// (an import, a restore, a merge). `ahead` is how many minutes local time is ahead of UTC.
pub fn due(
    points: &[Point],
    last: State,
    dangerous: bool,
    now: Moment,
    ahead: i32,
) -> bool {
    let kept = points.iter().any(|it| it.state == last);
    // A clock that went back is on another day too.
    let another = day(Moment(last.saved_at), ahead) != day(now, ahead);
    !kept && (dangerous || another)
}

fn day(at: Moment, ahead: i32) -> Day {
    Moment(at.0.saturating_add(i64::from(ahead) * 60_000)).day()
}

impl Points {
    /// Returns the points of a study. `texts` is what the copy has in the room of its
    /// points, `kept` are the keys in that of their groups: see [`rooms_of`].
    pub fn of<'a>(
        study: StudyId,
        texts: &Map<String, String>,
        kept: impl IntoIterator<Item = &'a str>,
        reveal: Reveal<'_>,
    ) -> Self {
        let mut points = Vec::new();
        let mut unreadable = Set::new();
        for (at, text) in texts {
            match point(study, at, text, reveal) {
                Some(it) => points.push(it),
                None => drop(unreadable.insert(at.clone())),
            }
        }
        order::sort_by(&mut points, |a, b| a.at.cmp(&b.at));
        let kept = order::set(kept.into_iter().map(str::to_owned));
        Self { study, all: points, unreadable, kept }
    }

    /// Returns the points, the oldest first.
    pub fn list(&self) -> &[Point] {
        &self.all
    }

    /// Makes a point of the state that `get` has: a drawer's texts under keys, as they are.
    /// Nothing when that is not whole, or there is a point of it already. Should the
    /// changes not be done to the copy, this value is not to be used any more.
    pub fn make(
        &mut self,
        get: &dyn Fn(&str) -> Option<String>,
        reveal: Reveal<'_>,
    ) -> Option<Vec<Write>> {
        let at = key(self.study, "head");
        let text = get(&at)?;
        let head = Head::parse(&reveal(&at, &text)?)?;
        let state = State::of_head(&head);
        if self.all.iter().any(|it| it.state == state) {
            return None;
        }
        let mut writes = Vec::new();
        let mut kept = self.kept.clone();
        for part in &head.parts {
            let from = part_key(self.study, part);
            let text = get(&from)?;
            if checksum(&reveal(&from, &text)?) != part.crc {
                return None;
            }
            let to = self.place(part);
            let has = kept.contains(&to) && self.all.iter().any(|it| it.has(part));
            if !has {
                kept.insert(to.clone());
                writes.push(Write::Put(to, text));
            }
        }
        let (place, moment) = self.free(Moment(head.saved_at));
        writes.push(Write::Put(place.clone(), text));
        self.kept = kept;
        self.all.push(Point {
            key: place,
            at: moment,
            name: head.name,
            counts: head.counts,
            state,
            parts: head.parts,
        });
        order::sort_by(&mut self.all, |a, b| a.at.cmp(&b.at));
        Some(writes)
    }

    /// Returns what the copy has to have for opening a point: keys, its head's first.
    pub fn wants(&self, point: &Point) -> Vec<String> {
        let mut wants = vec![point.key.clone()];
        for part in &point.parts {
            let places = [self.plain_place(part), self.place_with_crc(part)];
            wants.extend(places.into_iter().filter(|it| self.kept.contains(it)));
        }
        wants
    }

    /// Opens a point from what it [`wants`](Self::wants).
    pub fn open(
        &self,
        point: &Point,
        texts: &Map<String, String>,
        reveal: Reveal<'_>,
    ) -> Result<Parsed<Study>, OpenError> {
        let drawer = MemoryDrawer::default();
        let head = key(self.study, "head");
        if let Some(text) =
            texts.get(&point.key).and_then(|it| opened(&head, &point.key, it, reveal))
        {
            drawer.put(&head, &text)?;
        }
        for part in &point.parts {
            let at = part_key(self.study, part);
            let places = [self.plain_place(part), self.place_with_crc(part)];
            let found = places.iter().find_map(|place| {
                let text = opened(&at, place, texts.get(place)?, reveal)?;
                (checksum(&text) == part.crc).then_some(text)
            });
            if let Some(text) = found {
                drawer.put(&at, &text)?;
            }
        }
        Shelf::new(drawer).open(self.study).map(|it| it.0)
    }

    /// Removes points that are not worth their room any more, and groups that no other
    /// point names. What that leaves: all of the last [`DAYS`], one a week for [`WEEKS`],
    /// one a month up to [`MONTHS`], and the [`NEWEST`] in any case; at most [`MOST`].
    pub fn thin(&mut self, now: Moment, ahead: i32) -> Vec<Write> {
        let keep = keep(&self.all, now, ahead);
        if keep.iter().all(|it| *it) {
            return Vec::new();
        }
        let mut keep = keep.into_iter();
        let mut writes = Vec::new();
        self.all.retain(|it| {
            let stays = keep.next().unwrap_or(true);
            if !stays {
                writes.push(Write::Remove(it.key.clone()));
            }
            stays
        });
        if !self.unreadable.is_empty() {
            // Nobody knows what these name.
            return writes;
        }
        let named = self.all.iter().flat_map(|it| &it.parts);
        let places = named.flat_map(|it| [self.plain_place(it), self.place_with_crc(it)]);
        let named = order::set(places);
        self.kept.retain(|it| {
            let stays = named.contains(it);
            if !stays {
                writes.push(Write::Remove(it.clone()));
            }
            stays
        });
        writes
    }

    /// Returns where a group of a new point lies. Two groups have the same name and
    /// generation when a copy that was ahead lost against a drawer that was not.
    fn place(&self, part: &Part) -> String {
        let (plain, mut parts) =
            (self.plain_place(part), self.all.iter().flat_map(|it| &it.parts));
        let taken = match parts.find(|it| it.is_like(part)) {
            Some(it) => it.crc != part.crc,
            // A point that cannot be read may name what lies there.
            None => !self.unreadable.is_empty() && self.kept.contains(&plain),
        };
        if taken { self.place_with_crc(part) } else { plain }
    }

    fn plain_place(&self, part: &Part) -> String {
        within(KEPT, self.study, &part_name(part))
    }

    fn place_with_crc(&self, part: &Part) -> String {
        format!("{}#{:08x}", self.plain_place(part), part.crc)
    }

    /// Returns the first place at or after the moment that no point has.
    fn free(&self, at: Moment) -> (String, Moment) {
        // Whatever the clock says, a moment that can be written and read.
        let years = 0..=253_000_000_000_000;
        let at = at.0.clamp(*years.start(), *years.end());
        let mut at = Moment(at.div_euclid(1_000) * 1_000);
        loop {
            let text = at.to_string();
            let second = text.split('.').next().unwrap_or_default();
            let place = within(POINTS, self.study, &format!("{second}Z"));
            let taken = self.unreadable.contains(&place)
                || self.all.iter().any(|it| it.key == place);
            if !taken {
                return (place, at);
            }
            at = Moment(at.0 + 1_000);
        }
    }
}

impl Point {
    fn has(&self, part: &Part) -> bool {
        self.parts.iter().any(|it| it == part)
    }
}

impl Part {
    fn is_like(&self, other: &Self) -> bool {
        self.generation == other.generation && self.name == other.name
    }
}

/// Opens a text that was copied from one key to another, or sealed anew there.
fn opened(from: &str, to: &str, text: &str, reveal: Reveal<'_>) -> Option<String> {
    reveal(from, text).or_else(|| reveal(to, text))
}

fn point(study: StudyId, at: &str, text: &str, reveal: Reveal<'_>) -> Option<Point> {
    let (id, moment) = split(POINTS, at)?;
    let head = Head::parse(&opened(&key(study, "head"), at, text, reveal)?)?;
    Some(Point {
        key: at.to_owned(),
        at: Moment::parse(moment).filter(|_| id == study)?,
        state: State::of_head(&head),
        name: head.name,
        counts: head.counts,
        parts: head.parts,
    })
}

/// Returns for each point, the oldest first, whether it is to be kept.
fn keep(points: &[Point], now: Moment, ahead: i32) -> Vec<bool> {
    let today = day(now, ahead).since_1970();
    // Weeks begin on Monday; 1970 began on a Thursday.
    let week = |day: i32| (day + 3).div_euclid(7);
    let month = |day: i32| {
        let (year, month, _) = Day::from_days(day).parts();
        (year, month)
    };
    let mut keep = Vec::with_capacity(points.len());
    // Of a week, a month or a day the newest stands for all: from the newest on.
    let (mut weeks, mut months) = (Set::new(), Set::new());
    for (newer, it) in points.iter().rev().enumerate() {
        let then = day(it.at, ahead).since_1970();
        let age = today.saturating_sub(then);
        let first_of_week = weeks.insert(week(then));
        let first_of_month = months.insert(month(then));
        keep.push(
            newer < NEWEST
                || age < DAYS
                || (age < DAYS + WEEKS * 7 && first_of_week)
                || (age <= MONTHS && first_of_month),
        );
    }
    let mut surplus = keep.iter().filter(|it| **it).count().saturating_sub(MOST);
    // Too many: those go first that are not the last of their day, then the oldest.
    for last_of_day in [false, true] {
        for at in (NEWEST..keep.len()).rev() {
            let then =
                |at: usize| points.iter().rev().nth(at).map(|it| day(it.at, ahead));
            let last = then(at) != then(at - 1);
            if let Some(it) = keep.get_mut(at)
                && *it
                && last == last_of_day
                && surplus > 0
            {
                *it = false;
                surplus -= 1;
            }
        }
    }
    keep.reverse();
    keep
}
