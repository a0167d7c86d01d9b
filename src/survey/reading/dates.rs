//! Days as exports write them: year first, or day and month in an order that only the
//! cells can tell.

use crate::stamp::Day;

/// The order of day and month when the year comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

/// Reads a day, and tells whether a time of day follows it, which is left out:
/// `2026-01-31`, `2026/1/31`, `31.1.2026`, `31/01/2026` or `01/31/2026`, then perhaps
/// `T09:15:05Z`, ` 9:15:05 AM GMT+0` and the like. Points always mean day first.
pub(super) fn parse(text: &str, order: DateOrder) -> Option<(Day, bool)> {
    let text = text.trim();
    if !text.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time.trim_start())),
        None => (text, None),
    };
    if time.is_some_and(|it| !is_time(it)) {
        return None;
    }
    let mark = ['-', '/', '.'].into_iter().find(|it| date.contains(*it))?;
    let mut parts = date.split(mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |text: &str, width: std::ops::RangeInclusive<usize>| {
        let digits = text.bytes().all(|it| it.is_ascii_digit());
        (digits && width.contains(&text.len())).then(|| text.parse::<u32>().ok())?
    };
    let (year, month, day) = if a.len() == 4 {
        (number(a, 4..=4)?, number(b, 1..=2)?, number(c, 1..=2)?)
    } else {
        let (a, b) = (number(a, 1..=2)?, number(b, 1..=2)?);
        let year = number(c, 4..=4)?;
        if mark == '.' || order == DateOrder::DayFirst {
            (year, b, a)
        } else {
            (year, a, b)
        }
    };
    Some((Day::new(i32::try_from(year).ok()?, month, day)?, time.is_some()))
}

/// Tells whether the text is a time of day: hours and minutes, and what zones need.
fn is_time(text: &str) -> bool {
    let Some((hour, rest)) = text.split_once(':') else { return false };
    let whole =
        |it: &str| (1..=2).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit());
    let minute = rest.get(..2).unwrap_or(rest);
    whole(hour)
        && whole(minute)
        && rest.len() <= 32
        && rest.chars().all(|it| it.is_ascii_alphanumeric() || " :.,+-/".contains(it))
}

/// What cells say about the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Days only with the day first.
    pub(super) day_first: usize,
    /// Days only with the month first.
    pub(super) month_first: usize,
    /// The same day either way.
    pub(super) same: usize,
    /// Another day each way.
    pub(super) open: usize,
    /// No day.
    pub(super) none: usize,
}

impl Evidence {
    /// Counts a cell that occurs so often.
    pub(super) fn add(&mut self, text: &str, count: usize) {
        let of = |order| parse(text, order).map(|it| it.0);
        let seen = match (of(DateOrder::DayFirst), of(DateOrder::MonthFirst)) {
            (Some(a), Some(b)) if a == b => &mut self.same,
            (Some(_), Some(_)) => &mut self.open,
            (Some(_), None) => &mut self.day_first,
            (None, Some(_)) => &mut self.month_first,
            (None, None) => &mut self.none,
        };
        *seen += count;
    }

    /// Tells whether the cells are days, all but one in ten.
    pub(super) fn is_dates(self) -> bool {
        let best = self.same + self.open + self.day_first.max(self.month_first);
        let total = self.same + self.open + self.day_first + self.month_first + self.none;
        best > 0 && best * 10 >= total * 9
    }

    /// Returns the order that makes most cells days, if one is better.
    pub(super) fn better(self) -> Option<DateOrder> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day_first: Option<&str>, month_first: Option<&str>) {
        let of = |order| parse(text, order).map(|it| it.0.to_string());
        assert_eq!(of(DateOrder::DayFirst).as_deref(), day_first, "{text}, day first");
        assert_eq!(
            of(DateOrder::MonthFirst).as_deref(),
            month_first,
            "{text}, month first"
        );
    }

    #[test]
    fn days_as_exports_write_them() {
        let march = Some("2024-03-04");
        for text in [
            "2024-03-04",
            "2024/3/4",
            "2024-03-04 09:15:05",
            "2024/03/04 9:15:05 AM GMT+0",
            "2024-03-04T09:12:01.123+00:00",
            " 2024-03-04T09:12:01Z",
            "4.3.2024",
        ] {
            check(text, march, march);
        }
        check("04/03/2024 09:15", march, Some("2024-04-03"));
        check("31/12/2024", Some("2024-12-31"), None);
        check("12/31/2024", None, Some("2024-12-31"));
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "",
            "2024",
            "2024-13-01",
            "2024-02-30",
            "1-2",
            "2-Jan",
            "12/31",
            "1/2/24",
            "1.2.3.4",
            "2024-03-04 and later",
            "2024-03-04 x:y",
            "١/٢/2024",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn a_day_above_twelve_decides() {
        let mut evidence = Evidence::default();
        evidence.add("04/03/2024", 1);
        assert_eq!((evidence.better(), evidence.open), (None, 1));
        evidence.add("25/03/2024", 1);
        assert_eq!(evidence.better(), Some(DateOrder::DayFirst));
        assert!(evidence.is_dates());
    }
}
