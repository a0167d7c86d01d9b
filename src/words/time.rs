//! Days, times and ages, as a person says them.

use crate::stamp::Moment;

/// What the clock and the calendar of this computer say, handed in by the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub at: Moment,
    /// Minutes that local time is ahead of UTC.
    pub ahead: i32,
}

/// How days, times and ages are said.
#[derive(Debug)]
pub struct Time {
    /// A moment near now: `today, 14:02`, `yesterday, 09:10`, `Tue 17 Nov`, `3 Mar 2025`.
    pub when: fn(Moment, Now) -> String,
    /// A day and a time, in full: `23 Nov 2026, 14:02`.
    pub full: fn(Moment, Now) -> String,
    /// How long ago: `just now`, `5 min ago`, `2 h ago`, `3 days ago`.
    pub ago: fn(Moment, Now) -> String,
}

/// English.
pub const EN: Time = Time { when, full, ago };

const MINUTE: i64 = 60_000;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

fn local(moment: Moment, now: Now) -> Moment {
    Moment(moment.0 + i64::from(now.ahead) * MINUTE)
}

fn clock(local: Moment) -> String {
    let minutes = local.0.div_euclid(MINUTE).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn day_and_month(local: Moment) -> String {
    let (_, month, day) = local.day().parts();
    let name = usize::try_from(month).ok().and_then(|it| MONTHS.get(it - 1));
    format!("{day} {}", name.copied().unwrap_or_default())
}

fn when(moment: Moment, now: Now) -> String {
    let (then, today) = (local(moment, now), local(now.at, now));
    let days = today.day().since_1970() - then.day().since_1970();
    let (year, _, _) = then.day().parts();
    match days {
        0 => format!("today, {}", clock(then)),
        1 => format!("yesterday, {}", clock(then)),
        2..=6 => {
            let name = usize::try_from(then.day().since_1970().rem_euclid(7)).ok();
            let name = name.and_then(|it| DAYS.get(it)).copied().unwrap_or_default();
            format!("{name}, {}", clock(then))
        }
        _ if year == today.day().parts().0 => day_and_month(then),
        _ => format!("{} {year}", day_and_month(then)),
    }
}

fn full(moment: Moment, now: Now) -> String {
    let then = local(moment, now);
    format!("{} {}, {}", day_and_month(then), then.day().parts().0, clock(then))
}

fn ago(moment: Moment, now: Now) -> String {
    let minutes = (now.at.0 - moment.0) / MINUTE;
    match minutes {
        ..1 => "just now".to_owned(),
        1..60 => format!("{minutes} min ago"),
        60..1_440 => format!("{} h ago", minutes / 60),
        1_440..2_880 => "1 day ago".to_owned(),
        _ => format!("{} days ago", minutes / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn moments_near_now() {
        let now = Now { at: at("2026-11-23T12:00:00Z"), ahead: 60 };
        for (then, said) in [
            ("2026-11-23T11:02:00Z", "today, 12:02"),
            ("2026-11-22T23:30:00Z", "today, 00:30"),
            ("2026-11-22T10:00:00Z", "yesterday, 11:00"),
            ("2026-11-17T08:00:00Z", "Tue, 09:00"),
            ("2026-03-02T08:00:00Z", "2 Mar"),
            ("2025-03-02T08:00:00Z", "2 Mar 2025"),
        ] {
            assert_eq!(when(at(then), now), said, "{then}");
        }
        assert_eq!(full(at("2026-11-23T23:02:00Z"), now), "24 Nov 2026, 00:02");
    }

    #[test]
    fn ages() {
        let now = Now { at: at("2026-11-23T12:00:00Z"), ahead: 0 };
        for (then, said) in [
            ("2026-11-23T11:59:30Z", "just now"),
            ("2026-11-23T12:05:00Z", "just now"),
            ("2026-11-23T11:55:00Z", "5 min ago"),
            ("2026-11-23T09:30:00Z", "2 h ago"),
            ("2026-11-22T09:30:00Z", "1 day ago"),
            ("2026-11-13T12:00:00Z", "10 days ago"),
        ] {
            assert_eq!(ago(at(then), now), said, "{then}");
        }
    }
}
