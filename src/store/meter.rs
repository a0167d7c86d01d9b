//! How full the browser's room is, and from when on that is said.

use super::StudyEntry;
use crate::id::StudyId;

/// The share of the room, in percent, from which on it is said.
pub const WARN: usize = 70;
/// The share of the room, in percent, from which on nothing large is taken in any more.
pub const NO_IMPORTS: usize = 90;

/// How much is kept, in UTF-16 units of keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// All of it.
    pub used: usize,
    /// How much fits; 0 when nobody knows.
    pub room: usize,
    /// By study, the largest first, those in the bin too.
    pub studies: Vec<(StudyId, usize)>,
}

/// What there is to say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing.
    Fine,
    /// That room is getting scarce: from [`WARN`] percent on.
    Warn,
    /// That nothing large fits any more: from [`NO_IMPORTS`] percent on.
    NoImports,
}

impl Meter {
    /// Returns the meter of what is kept.
    pub fn of(used: usize, room: usize, entries: &[StudyEntry]) -> Self {
        let mut studies: Vec<_> = entries.iter().map(|it| (it.id, it.units)).collect();
        crate::order::sort_by(&mut studies, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        Self { used, room, studies }
    }

    /// Returns what there is to say.
    pub fn level(&self) -> Level {
        self.level_with(0)
    }

    /// Returns what there would be to say if this much came to it.
    pub fn level_with(&self, more: usize) -> Level {
        let used = self.used.saturating_add(more).saturating_mul(100);
        match self.room {
            0 => Level::Fine,
            room if used >= room.saturating_mul(NO_IMPORTS) => Level::NoImports,
            room if used >= room.saturating_mul(WARN) => Level::Warn,
            _ => Level::Fine,
        }
    }

    /// Returns what is kept besides studies: settings, and what could not be read.
    pub fn others(&self) -> usize {
        let studies = self.studies.iter().map(|it| it.1);
        self.used.saturating_sub(studies.sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_levels_begin_at_their_borders() {
        for (used, room, level) in [
            (0, 0, Level::Fine),
            (999, 0, Level::Fine),
            (0, 1_000, Level::Fine),
            (699, 1_000, Level::Fine),
            (700, 1_000, Level::Warn),
            (899, 1_000, Level::Warn),
            (900, 1_000, Level::NoImports),
            (1_200, 1_000, Level::NoImports),
            (3_670_015, 5_242_880, Level::Fine),
            (3_670_016, 5_242_880, Level::Warn),
            (4_718_591, 5_242_880, Level::Warn),
            (4_718_592, 5_242_880, Level::NoImports),
            (usize::MAX, 5, Level::NoImports),
        ] {
            let it = Meter { used, room, studies: vec![] };
            assert_eq!(it.level(), level, "{used} of {room}");
        }
        let it = Meter { used: 600, room: 1_000, studies: vec![] };
        assert_eq!(it.level_with(299), Level::Warn);
        assert_eq!(it.level_with(300), Level::NoImports);
    }
}
