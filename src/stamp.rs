//! Who and when: every record of a study carries it, so that two copies can be merged
//! without guessing. The clock is handed in; this module only knows the calendar.

use std::fmt;

use crate::id::CoderId;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// Who did something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: CoderId,
}

/// When and by whom a record was made and last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provenance {
    /// Made.
    pub created: Stamp,
    /// Last changed; equal to `created` when never changed.
    pub modified: Stamp,
}

impl Provenance {
    /// Returns the provenance of something made now.
    pub fn new(stamp: &Stamp) -> Self {
        Self { created: *stamp, modified: *stamp }
    }

    /// Returns the same with a later change.
    pub fn touched(self, stamp: &Stamp) -> Self {
        Self { modified: *stamp, ..self }
    }
}

/// A calendar day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Days since 1970-01-01.
    days: i32,
}

impl Day {
    /// Returns the day with this year, month (1-12) and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        // Days from civil, after Hinnant's "chrono-compatible low-level date algorithms".
        let y = i64::from(if month <= 2 { year - 1 } else { year });
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let shifted = i64::from((month + 9) % 12);
        let doy = (153 * shifted + 2) / 5 + i64::from(day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        let days = i32::try_from(era * 146_097 + doe - 719_468).ok()?;
        let made = Self { days };
        (made.parts() == (year, month, day)).then_some(made)
    }

    /// Returns year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        let z = i64::from(self.days) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        // The ranges of a calendar; the casts cannot truncate.
        (
            i32::try_from(year).unwrap_or_default(),
            u32::try_from(month).unwrap_or_default(),
            u32::try_from(day).unwrap_or_default(),
        )
    }

    /// Returns the number of days since 1970-01-01.
    pub fn since_1970(self) -> i32 {
        self.days
    }

    /// Returns the day this many days after 1970-01-01.
    pub fn from_days(days: i32) -> Self {
        Self { days }
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        Self::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.parts();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

const DAY: i64 = 86_400_000;

impl Moment {
    /// Returns the day in UTC.
    pub fn day(self) -> Day {
        Day { days: i32::try_from(self.0.div_euclid(DAY)).unwrap_or_default() }
    }

    /// Reads `YYYY-MM-DDThh:mm:ss.mmmZ`; the milliseconds may be left out.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let day = Day::parse(date)?;
        let (clock, millis) = time.split_once('.').unwrap_or((time, "0"));
        let mut parts = clock.splitn(3, ':').map(str::parse::<i64>);
        let (h, m, s) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let fraction = format!("{millis:0<3}");
        let ms: i64 = fraction.get(..3)?.parse().ok()?;
        let in_range =
            (0..24).contains(&h) && (0..60).contains(&m) && (0..61).contains(&s);
        (in_range && ms >= 0).then(|| {
            Self(i64::from(day.days) * DAY + ((h * 60 + m) * 60 + s) * 1000 + ms)
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.rem_euclid(DAY);
        let (s, ms) = (ms / 1000, ms % 1000);
        let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
        write!(f, "{}T{h:02}:{m:02}:{s:02}.{ms:03}Z", self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-11-23", 20_780),
        ] {
            let day = Day::parse(text).unwrap();
            assert_eq!((day.days, day.to_string().as_str()), (days, text));
        }
        for text in ["2023-02-29", "2023-13-01", "2023-1-1", "23-01-01", "x"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_read_back() {
        let text = "2026-01-15T09:07:05.042Z";
        assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        let short = Moment::parse("2026-01-15T09:07:05Z").unwrap();
        assert_eq!(short.to_string(), "2026-01-15T09:07:05.000Z");
        for text in ["2026-01-15", "2026-01-15T25:00:00Z", "2026-01-15T09:07Z", ""] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
