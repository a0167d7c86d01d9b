//! Where things lie: the rooms of the drawer and of its second copy, and their keys.

use super::head::Part;
use crate::id::{Id as _, StudyId};

/// All of Heddle's studies lie under keys that begin so; other pages of the same origin may
/// keep things beside them.
pub(super) const STUDIES: &str = "heddle/1/study/";
/// What could not be read lies here.
pub const QUARANTINE: &str = "heddle/1/quarantine/";
/// What lies beside a study and in no file of it: the key of its pseudonyms, and what somebody
/// who answers alone has typed so far. Never in the second copy.
pub(super) const NAMES: &str = "heddle/1/key/";
/// Restore points: a head each. In the second copy only.
pub(super) const POINTS: &str = "heddle/1/point/";
/// The record groups that restore points name. In the second copy only.
pub(super) const KEPT: &str = "heddle/1/kept/";

/// What changed since the last whole state: see [`super::journal`]. In the second copy only.
pub(super) const JOURNAL: &str = "heddle/1/journal/";

/// Returns the key of something of a study in its room.
pub(super) fn key(id: StudyId, rest: &str) -> String {
    within(STUDIES, id, rest)
}

/// Returns the key of a record group.
pub(super) fn part_key(id: StudyId, part: &Part) -> String {
    key(id, &part_name(part))
}

/// Returns what comes last in a record group's key: its name and generation.
pub(super) fn part_name(part: &Part) -> String {
    format!("{}@{}", part.name, part.generation)
}

/// Returns the key of something of a study in one of the rooms.
pub(super) fn within(room: &str, id: StudyId, rest: &str) -> String {
    format!("{room}{id}/{rest}")
}

/// Takes a key of a room apart: whose it is, and what comes after that.
pub(super) fn split<'a>(room: &str, key: &'a str) -> Option<(StudyId, &'a str)> {
    let (id, rest) = key.strip_prefix(room)?.split_once('/')?;
    Some((StudyId::parse(id)?, rest))
}

/// Takes the last part of a record group's key apart: its name and generation.
pub(super) fn named(rest: &str) -> Option<(&str, u64)> {
    let (name, generation) = rest.rsplit_once('@')?;
    Some((name, generation.parse().ok()?))
}
