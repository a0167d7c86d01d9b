//! From a workbook's count of days to ISO text.

use super::super::as_text::{clock, nearest};
use super::format::Shown;
use crate::stamp::Day;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// The first day count that is no day any more: 10000-01-01 of the 1900 system.
const END: f64 = 2_958_466.0;

/// Returns a count of days as the format shows it: a day, a time or both, always with the
/// part that is not zero, so that nothing hidden is lost. Nothing when the count is no
/// moment of the calendar, so that the number has to stand for itself.
pub(super) fn text(serial: f64, shown: Shown, from_1904: bool) -> Option<String> {
    if !(0.0..END).contains(&serial) {
        return None;
    }
    let total = nearest(serial * 86_400_000.0);
    if shown == Shown::Elapsed {
        return Some(clock(total));
    }
    let (days, rest) = (total / DAY, total % DAY);
    // 0 is the day before the first one, which means a time without a day.
    let dayless = days == 0 && (!from_1904 || shown == Shown::Time);
    if dayless {
        let empty = rest == 0 && shown == Shown::Day;
        return (!empty).then(|| clock(rest));
    }
    let date = day(days, from_1904)?;
    if shown == Shown::Day && rest == 0 {
        return Some(date);
    }
    Some(format!("{date} {}", clock(rest)))
}

fn day(days: i64, from_1904: bool) -> Option<String> {
    let since_1970 = match (from_1904, days) {
        (true, _) => days - 24_107,
        // Lotus 1-2-3 took 1900 for a leap year, and everyone after it had to.
        (false, 60) => return Some("1900-02-29".to_owned()),
        (false, 61..) => days - 25_569,
        (false, _) => days - 25_568,
    };
    Some(Day::from_days(i32::try_from(since_1970).ok()?).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values as Excel shows them (Microsoft, "Date systems in Excel"; the two systems are
    /// 1,462 days apart).
    #[test]
    fn both_systems() {
        for (serial, shown, from_1904, text_is) in [
            (45_355.383_344_907_41, Shown::Both, false, Some("2024-03-04 09:12:01")),
            (45_355.0, Shown::Day, false, Some("2024-03-04")),
            (45_355.0, Shown::Both, false, Some("2024-03-04 00:00:00")),
            (45_355.5, Shown::Day, false, Some("2024-03-04 12:00:00")),
            (43_893.0, Shown::Day, true, Some("2024-03-04")),
            (1.0, Shown::Day, false, Some("1900-01-01")),
            (59.0, Shown::Day, false, Some("1900-02-28")),
            (60.0, Shown::Day, false, Some("1900-02-29")),
            (61.0, Shown::Day, false, Some("1900-03-01")),
            (0.0, Shown::Day, true, Some("1904-01-01")),
            (0.0, Shown::Day, false, None),
            (0.0, Shown::Time, false, Some("00:00:00")),
            (0.75, Shown::Time, false, Some("18:00:00")),
            (0.75, Shown::Time, true, Some("18:00:00")),
            (0.75, Shown::Both, false, Some("18:00:00")),
            (45_355.75, Shown::Time, false, Some("2024-03-04 18:00:00")),
            (1.25, Shown::Elapsed, false, Some("30:00:00")),
            (0.000_011_58, Shown::Time, false, Some("00:00:01.001")),
            (2_958_465.999_999_999_5, Shown::Both, false, Some("10000-01-01 00:00:00")),
            (2_958_465.0, Shown::Day, false, Some("9999-12-31")),
            (2_958_466.0, Shown::Day, false, None),
            (-1.0, Shown::Day, false, None),
            (f64::NAN, Shown::Day, false, None),
        ] {
            let found = text(serial, shown, from_1904);
            assert_eq!(found.as_deref(), text_is, "{serial} {shown:?} {from_1904}");
        }
    }
}
