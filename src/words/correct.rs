//! Words of correcting a transcript's text.

use super::numbers::count;

/// Words of correcting a transcript's text.
#[derive(Debug)]
pub struct Correct {
    /// Opens the panel.
    pub open: &'static str,
    /// Its heading: the turn, counted from 1.
    pub title: fn(usize) -> String,
    /// Whether one turn's words are typed, or words are replaced throughout.
    pub ways: (&'static str, [&'static str; 2]),
    /// Label of the turn's words, and how to go about it.
    pub words: (&'static str, &'static str),
    /// What is looked for, and what is put there.
    pub replace: [&'static str; 2],
    /// Whole words only; capitals as typed; in all transcripts.
    pub options: [&'static str; 3],
    /// How many places in how many transcripts.
    pub places: fn(usize, usize) -> String,
    /// Heading of what will change.
    pub preview: &'static str,
    /// Nothing changes yet.
    pub nothing: &'static str,
    /// Before and after, for screen readers.
    pub was_now: [&'static str; 2],
    /// Words are put in, or taken out.
    pub in_out: [&'static str; 2],
    /// How many coded passages stay as they are, and how many read otherwise.
    pub coded: fn(usize) -> String,
    /// What becomes of a passage: reads otherwise, has no words left, becomes one.
    pub fates: [&'static str; 3],
    /// What to do with passages that have no words left: the question, and the two ways.
    pub lost: (fn(usize) -> String, [&'static str; 2]),
    /// Nothing is chosen yet.
    pub choose: &'static str,
    /// Does it.
    pub apply: &'static str,
    /// Closes without doing it.
    pub cancel: &'static str,
    /// It was done.
    pub done: fn(usize) -> String,
    /// The rest of a long list.
    pub more: fn(usize) -> String,
    /// The list of what was corrected before: heading, and how many.
    pub history: fn(usize) -> String,
    /// Who and when.
    pub by: fn(&str, &str) -> String,
    /// Words that are not kept.
    pub hidden: &'static str,
    /// Shows the text as it was imported, or no longer.
    pub original: [&'static str; 2],
}

/// English.
pub const EN: Correct = Correct {
    open: "Correct",
    title: |turn| format!("Correct turn {turn}"),
    ways: ("What to correct", ["this turn", "a word throughout"]),
    words: (
        "Words of the turn",
        "Coded passages stay on their words. The text as it was is kept.",
    ),
    replace: ["Replace", "With"],
    options: ["whole words only", "capitals as typed", "in all transcripts"],
    places: |places, transcripts| {
        format!(
            "{} in {}",
            count(places, "place", "places"),
            count(transcripts, "transcript", "transcripts")
        )
    },
    preview: "What will change",
    nothing: "Nothing yet.",
    was_now: ["before:", "after:"],
    in_out: ["put in", "taken out"],
    coded: |passages| match passages {
        0 => "No coded passage reads otherwise.".to_owned(),
        _ => format!(
            "{} by all coders:",
            count(
                passages,
                "coded passage reads otherwise",
                "coded passages read otherwise"
            )
        ),
    },
    fates: [
        "reads otherwise",
        "has no words left",
        "becomes the same as another: one is left",
    ],
    lost: (
        |passages| {
            format!(
                "{} no words left. What becomes of it?",
                count(passages, "coded passage would have", "coded passages would have")
            )
        },
        ["move to the nearest word", "remove"],
    ),
    choose: "choose…",
    apply: "Correct",
    cancel: "Cancel",
    done: |places| format!("Corrected at {}.", count(places, "place", "places")),
    more: |more| format!("and {more} more"),
    history: |all| match all {
        0 => "Nothing was corrected yet".to_owned(),
        _ => count(all, "correction so far", "corrections so far"),
    },
    by: |coder, when| format!("{coder}, {when}"),
    hidden: "(not kept)",
    original: ["Show the text as imported", "Hide the text as imported"],
};
