//! From an SPSS number to text, as its print format means it.

use super::super::as_text::{clock, nearest, shortest};
use crate::stamp::Day;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// Days from 1582-10-14, the first day of SPSS, to 1970-01-01.
const BEFORE_1970: i64 = 141_428;

/// What a print format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    #[default]
    Number,
    /// A day.
    Day,
    /// A day with a time.
    Both,
    /// A time of day, or how long something took.
    Time,
}

impl Shown {
    /// Returns what the format of this type shows.
    pub(super) fn of(format: u8) -> Self {
        match format {
            // DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE.
            20 | 23 | 24 | 28..=30 | 38 | 39 => Self::Day,
            // DATETIME, YMDHMS.
            22 | 41 => Self::Both,
            // TIME, DTIME, MTIME.
            21 | 25 | 40 => Self::Time,
            _ => Self::Number,
        }
    }

    /// Returns the text of a number, and whether it is a moment as it should be; a number
    /// that is no day of the calendar stands for itself.
    pub(super) fn text(self, number: f64) -> (String, bool) {
        if self == Self::Number {
            return (shortest(number), true);
        }
        let total = nearest(number * 1000.0);
        if self == Self::Time {
            return (clock(total), true);
        }
        let (days, rest) = (total.div_euclid(DAY) - BEFORE_1970, total.rem_euclid(DAY));
        let day = i32::try_from(days).ok().map(Day::from_days);
        let Some(day) = day.filter(|it| (0..=9999).contains(&it.parts().0)) else {
            return (shortest(number), false);
        };
        if self == Self::Day && rest == 0 {
            return (day.to_string(), true);
        }
        (format!("{day} {}", clock(rest)), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1970-01-01 is 12,219,379,200 seconds after the first day (PSPP, "Date and time
    /// formats").
    #[test]
    fn moments() {
        for (number, format, text, fits) in [
            (12_219_379_200.0, 20, "1970-01-01", true),
            (13_928_889_600.0, 39, "2024-03-04", true),
            (13_928_922_905.0, 22, "2024-03-04 09:15:05", true),
            (13_928_922_905.25, 41, "2024-03-04 09:15:05.250", true),
            (13_928_922_905.0, 23, "2024-03-04 09:15:05", true),
            (0.0, 20, "1582-10-14", true),
            (33_305.0, 21, "09:15:05", true),
            (100_000.0, 25, "27:46:40", true),
            (-60.0, 40, "-00:01:00", true),
            (1e15, 20, "1000000000000000", false),
            (-1e300, 22, "-1e300", false),
            (4.0, 5, "4", true),
            (0.1 + 0.2, 5, "0.3", true),
            (3.0, 26, "3", true),
        ] {
            let found = Shown::of(format).text(number);
            assert_eq!(found, (text.to_owned(), fits), "{number} {format}");
        }
    }
}
