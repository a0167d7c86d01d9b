//! Words of the charts of questions.

use super::numbers::{count, seen, whole};

/// Words of charts.
#[derive(Debug)]
pub struct Charts {
    /// Above means.
    pub mean: &'static str,
    /// Above counts off the scale.
    pub apart: &'static str,
    /// An answer in words: label, count, percent.
    pub bar: fn(&str, usize, &str) -> String,
    /// At a bar's end.
    pub bar_end: fn(usize, &str) -> String,
    /// A point with its share.
    pub point: fn(&str, &str) -> String,
    /// A bin: from, to, count.
    pub bin: fn(&str, &str, Option<usize>) -> String,
    /// A box in words: label (empty for one alone), lowest, first quartile, median, third
    /// quartile, highest.
    pub range: fn(&str, [&str; 5]) -> String,
    /// Title of a question's box plot.
    pub boxed: fn(&str) -> String,
    /// At a range's end.
    pub n: fn(usize) -> String,
    /// What a chart leaves to the table.
    pub more: fn(usize) -> String,
}

/// English.
pub const EN: Charts = Charts {
    mean: "Mean",
    apart: "Off scale",
    bar: |label, times, percent| format!("{label}: {} ({percent}%)", whole(times)),
    bar_end: |times, percent| format!("{} · {percent}%", whole(times)),
    point: |label, percent| format!("{label} {percent}%"),
    bin: |from, to, times| format!("{from} to {to}: {}", seen(times)),
    range: |label, [low, q1, middle, q3, high]| {
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        format!("{label}from {low} to {high}, median {middle}, middle half {q1} to {q3}")
    },
    boxed: |question| format!("Box plot: {question}"),
    n: |n| format!("n = {}", whole(n)),
    more: |rows| format!("{} in the table only.", count(rows, "more row", "more rows")),
};
