//! Days: `12/03/1961`, `1961-03-12`, `12th of March 1961`, `March 12`, `born in 1961`.

use super::{Found, Kind, tokens};

/// Months, by their first three letters.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Their names in full.
const FULL: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn find(text: &str, all: &mut Vec<Found>) {
    let words = tokens::words(text);
    let mut add = |start, end| all.push(Found { kind: Kind::Date, start, end });
    for (at, word) in words.iter().enumerate() {
        if let Some(end) = figures(text.get(word.start..).unwrap_or_default())
            && !text.get(..word.start).is_some_and(|it| it.ends_with(['/', '.', '-']))
        {
            add(word.start, word.start + end);
        }
        let next = |by: usize| words.get(at + by);
        let year = |it: Option<&tokens::Word<'_>>| {
            it.filter(|it| is_year(it.text)).map(|it| it.end)
        };
        if is_day(word.text) {
            let of = usize::from(next(1).is_some_and(|it| it.text == "of"));
            if let Some(month) = next(1 + of).filter(|it| is_month(it)) {
                add(word.start, year(next(2 + of)).unwrap_or(month.end));
            }
        }
        if is_month(word)
            && let Some(day) = next(1).filter(|it| it.joined && is_day(it.text))
        {
            add(word.start, year(next(2)).unwrap_or(day.end));
        }
        if word.text.eq_ignore_ascii_case("born") {
            let by =
                1 + usize::from(next(1).is_some_and(|it| matches!(it.text, "in" | "on")));
            if let Some(it) = next(by).filter(|it| is_year(it.text)) {
                add(it.start, it.end);
            }
        }
    }
}

fn is_month(word: &tokens::Word<'_>) -> bool {
    let lower = word.text.to_lowercase();
    word.is_capital()
        && (MONTHS.contains(&lower.as_str()) || FULL.contains(&lower.as_str()))
}

fn is_day(text: &str) -> bool {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let ending = text.get(digits.len()..).unwrap_or_default();
    matches!(ending, "" | "st" | "nd" | "rd" | "th")
        && digits.parse::<u8>().is_ok_and(|it| (1..=31).contains(&it))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|it| (1900..2100).contains(&it))
}

/// Returns how long a date in figures is that the text begins with.
fn figures(text: &str) -> Option<usize> {
    let end = text
        .find(|it: char| !(it.is_ascii_digit() || matches!(it, '/' | '.' | '-')))
        .unwrap_or(text.len());
    let run = text.get(..end)?.trim_end_matches(['.', '-', '/']);
    if text.get(end..).is_some_and(|it| it.starts_with(char::is_alphabetic)) {
        return None;
    }
    let mark = run.chars().find(|it| !it.is_ascii_digit())?;
    let parts: Vec<&str> = run.split(mark).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let small = |it: &str, most: u8| {
        it.len() <= 2 && it.parse::<u8>().is_ok_and(|it| (1..=most).contains(&it))
    };
    let day_first = small(a, 31) && small(b, 12) || small(a, 12) && small(b, 31);
    let ok = if is_year(a) {
        small(b, 12) && small(c, 31)
    } else {
        day_first && (is_year(c) || c.len() == 2 && c.parse::<u8>().is_ok())
    };
    ok.then_some(run.len())
}
