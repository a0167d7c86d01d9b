//! Words of the search in transcripts.

use super::numbers::count;

/// Words of the search in transcripts.
#[derive(Debug)]
pub struct Search {
    /// The screen's title.
    pub title: &'static str,
    /// There are no transcripts yet.
    pub none: (&'static str, &'static str),
    /// What is looked for.
    pub field: &'static str,
    /// How to ask.
    pub help: &'static str,
    /// Whose words are searched: everybody's, all but interviewers', interviewers'.
    pub said_by: (&'static str, [&'static str; 3]),
    /// How many places, turns, transcripts.
    pub found: fn([usize; 3]) -> String,
    /// Nothing was found.
    pub nothing: (&'static str, &'static str),
    /// The rest of a long list.
    pub more: fn(usize) -> String,
    /// A link to a turn.
    pub turn: fn(usize) -> String,
    /// A place is coded too; its whole name.
    pub with: fn(&str, usize) -> String,
    /// Heading of coding them all.
    pub code_all: &'static str,
    /// The code.
    pub code: &'static str,
    /// No code chosen yet.
    pub choose: &'static str,
    /// What of each place is coded: the words, the sentence, the turn.
    pub extent: (&'static str, [&'static str; 3]),
    /// Codes them.
    pub code_do: fn(usize) -> String,
    /// How many passages were coded, and how many had the code already.
    pub coded: fn(usize, usize) -> String,
}

/// English.
pub const EN: Search = Search {
    title: "Search",
    none: ("Nothing to search yet.", "Import transcripts first."),
    field: "Search all transcripts",
    help: "Words, “a phrase”, and * for any letters: staff*. A turn is found when all of it is said there.",
    said_by: ("Said by", ["everybody", "all but interviewers", "interviewers"]),
    found: |[places, turns, transcripts]| {
        format!(
            "{} in {} of {}.",
            count(places, "place", "places"),
            count(turns, "turn", "turns"),
            count(transcripts, "transcript", "transcripts"),
        )
    },
    nothing: (
        "Nothing was found.",
        "Fewer words, or * in the place of an ending, find more.",
    ),
    more: |n| {
        format!(
            "{} not shown. They are coded too.",
            count(n, "more place is", "more places are")
        )
    },
    turn: |turn| format!("turn {turn}"),
    with: |transcript, turn| format!("Code the place in {transcript}, turn {turn}"),
    code_all: "Code what was found",
    code: "Code",
    choose: "Choose a code",
    extent: ("What is coded", ["the words", "the sentence", "the whole turn"]),
    code_do: |places| format!("Code {}", count(places, "place", "places")),
    coded: |new, had| {
        let first = format!("{} coded.", count(new, "passage", "passages"));
        if had == 0 {
            first
        } else {
            format!("{first} {} the code already.", count(had, "has", "have"))
        }
    },
};
