//! When to remind of saving the study as a file: a file is the only copy that does not lie
//! in this browser. All thresholds are here.

use crate::stamp::Moment;
use crate::study::{Log, Study};

/// From so many changes since the last file on, the person is reminded.
pub const SOON_EDITS: u64 = 50;
/// From so many on, urgently, after a day.
pub const NOW_EDITS: u64 = 200;
/// From so many days since the last file on, the person is reminded, if anything changed.
pub const SOON_DAYS: i64 = 3;
/// From so many on, urgently.
pub const NOW_DAYS: i64 = 7;
/// A study that takes less room than this (in UTF-16 units) has just begun: days alone are
/// no reason then. An empty one takes about 1,500; the sample 60,000.
pub const SMALL: usize = 8_000;

const DAY: i64 = 86_400_000;
/// A clock that is behind by less than this was set right, not back, in milliseconds.
const SET_RIGHT: i64 = 3_600_000;

/// Whether to remind, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// Not yet.
    None,
    /// It would be good.
    Soon(Why),
    /// Much would be lost.
    Now(Why),
}

/// Why it is time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// So many changes are in no file.
    Edits(u64),
    /// Changes are in no file, and the last one is so many days old.
    Days(i64),
    /// Changes are in no file, and nobody knows for how long: the clock went back.
    Clock,
}

/// What happened since the study was last saved as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// How many changes were made, undone ones included.
    pub edits: u64,
    /// How many days have passed; `None` when the clock has gone back since.
    pub days: Option<i64>,
}

/// The last file, as a study's head remembers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// When, if ever.
    pub at: Option<Moment>,
    /// How many changes the study had seen then; `None` when an older Heddle did not count.
    pub edits: Option<u64>,
    /// When the study came to this browser; `None` when an older Heddle did not remember.
    pub came: Option<Moment>,
}

/// Returns how many changes the log tells of: it never loses one, whatever the clock does.
pub fn edits(log: &Log) -> u64 {
    log.entries().map(|it| u64::from(it.count)).sum()
}

/// Returns what happened to a study since its last file, or since it came here.
pub fn since(study: &Study, backup: Backup, now: Moment) -> Since {
    let all = edits(&study.log);
    let made = study.about.provenance.created.at;
    let edits = match (backup.edits, backup.at) {
        // Less than there were: an older state came back, which no file has.
        (Some(then), _) => all.abs_diff(then),
        (None, None) => all,
        (None, Some(at)) => {
            let later = study.log.entries().filter(|it| it.until > at);
            later.map(|it| u64::from(it.count)).sum()
        }
    };
    Since { edits, days: days(backup.at.or(backup.came).unwrap_or(made), now) }
}

/// Returns how many whole days have passed; nothing when the clock has gone back.
fn days(then: Moment, now: Moment) -> Option<i64> {
    let passed = now.0.saturating_sub(then.0);
    if passed < -SET_RIGHT { None } else { Some(passed.max(0) / DAY) }
}

/// Returns whether to remind. `units` is how much room the study takes.
pub fn reminder(since: Since, units: usize) -> Reminder {
    let Since { edits, days } = since;
    let begun = units < SMALL;
    let why = days.map_or(Why::Clock, Why::Days);
    match (edits, days) {
        (0, _) => Reminder::None,
        // Not in the first hours: an import is many changes at once.
        (NOW_EDITS.., None | Some(1..)) => Reminder::Now(Why::Edits(edits)),
        (_, Some(NOW_DAYS..)) if !begun => Reminder::Now(why),
        (SOON_EDITS.., _) => Reminder::Soon(Why::Edits(edits)),
        (_, Some(SOON_DAYS..) | None) if !begun => Reminder::Soon(why),
        _ => Reminder::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::stamp::Stamp;

    #[test]
    fn reminders_at_their_borders() {
        let large = SMALL;
        for (edits, days, units, expected) in [
            (0, Some(400), large, Reminder::None),
            (0, None, large, Reminder::None),
            (1, Some(0), large, Reminder::None),
            (49, Some(2), large, Reminder::None),
            (50, Some(0), large, Reminder::Soon(Why::Edits(50))),
            (199, Some(6), large, Reminder::Soon(Why::Edits(199))),
            (200, Some(0), large, Reminder::Soon(Why::Edits(200))),
            (200, Some(1), large, Reminder::Now(Why::Edits(200))),
            (1, Some(3), large, Reminder::Soon(Why::Days(3))),
            (1, Some(6), large, Reminder::Soon(Why::Days(6))),
            (1, Some(7), large, Reminder::Now(Why::Days(7))),
            (60, Some(7), large, Reminder::Now(Why::Days(7))),
            // Just begun: days alone are no reason.
            (1, Some(70), large - 1, Reminder::None),
            (50, Some(70), 0, Reminder::Soon(Why::Edits(50))),
            (200, Some(70), 0, Reminder::Now(Why::Edits(200))),
            // The clock went back: it does not silence.
            (1, None, large, Reminder::Soon(Why::Clock)),
            (50, None, large, Reminder::Soon(Why::Edits(50))),
            (200, None, large, Reminder::Now(Why::Edits(200))),
        ] {
            let since = Since { edits, days };
            assert_eq!(reminder(since, units), expected, "{since:?} {units}");
        }
    }

    #[test]
    fn what_happened_since_is_counted_not_timed() {
        let by = Ids::seeded(1).make();
        let at = |days: i64| Moment(days * DAY);
        let stamp = |days| Stamp { at: at(days), by };
        let mut study = Study::new(Ids::seeded(2).make(), "S", "Ada", &stamp(100));
        for day in 100..110 {
            study.log.add(&stamp(day), "code.edited", "Trust");
        }
        // The clock went back to day 50, and work goes on.
        for _ in 0..5 {
            study.log.add(&stamp(50), "code.edited", "Trust");
        }
        let day = |it: i64| Moment(it * DAY);
        let last = |at: Option<i64>, edits| Backup { at: at.map(day), edits, came: None };
        // It came here long after it was made.
        let came = Backup { came: Some(day(108)), ..last(None, Some(14)) };
        for (backup, now, edits, days) in [
            (last(None, None), 110, 15, Some(10)),
            (came, 110, 1, Some(2)),
            (last(Some(108), Some(8)), 110, 7, Some(2)),
            (last(Some(108), Some(8)), 50, 7, None),
            // A file of a version that did not count: by the log's times.
            (last(Some(107), None), 110, 2, Some(3)),
            // An older state came back.
            (last(Some(108), Some(20)), 110, 5, Some(2)),
            (last(Some(108), Some(15)), 110, 0, Some(2)),
        ] {
            let found = since(&study, backup, at(now));
            assert_eq!(found, Since { edits, days }, "{backup:?} on day {now}");
        }
        assert_eq!(days(Moment(SET_RIGHT), Moment(0)), Some(0));
    }
}
