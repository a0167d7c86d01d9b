//! Words of the list of all memos.

use super::numbers::count;

/// Words of the list of all memos.
#[derive(Debug)]
pub struct Memos {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// How many there are.
    pub about: fn(usize) -> String,
    /// There are none yet.
    pub none: (&'static str, &'static str),
    /// None of them fits.
    pub no_fit: &'static str,
    /// What is looked for in them.
    pub field: &'static str,
    /// Label of the filter by what they are on.
    pub kind: &'static str,
    /// All kinds.
    pub every: &'static str,
    /// The kinds: study, transcript, turn, segment, code, theme, participant, question.
    pub kinds: [&'static str; 8],
    /// A turn of a transcript, counted from 1.
    pub turn: fn(&str, u32) -> String,
    /// Chooses what a new memo is on.
    pub write_on: &'static str,
    /// Ends writing.
    pub done: &'static str,
    /// Saves them as a table, and as a text.
    pub save: [&'static str; 2],
    /// What the files are called, and the table's columns.
    pub file: (&'static str, [&'static str; 6]),
    /// The mark of a turn that has one, and the panel beside the text.
    pub here: &'static str,
    /// Heading of a turn's, counted from 1.
    pub of_turn: fn(usize) -> String,
    /// Heading of the transcript's.
    pub of_transcript: &'static str,
}

/// English.
pub const EN: Memos = Memos {
    title: "Memos",
    lead: "What coders noted on the study and on anything in it, the last first.",
    about: |memos| count(memos, "memo", "memos"),
    none: (
        "No memos yet",
        "Write one on a code, a theme or a segment where you see it, on a turn with the key W, or on anything below.",
    ),
    no_fit: "No memo fits.",
    field: "Words in memos",
    kind: "On",
    every: "anything",
    kinds: [
        "study",
        "transcript",
        "turn",
        "segment",
        "code",
        "theme",
        "participant",
        "question",
    ],
    turn: |transcript, turn| format!("{transcript}, turn {turn}"),
    write_on: "Write a memo on…",
    done: "Done",
    save: ["Save as a table (CSV)", "Save as text (Markdown)"],
    file: ("memos", ["written", "changed", "coder", "on", "name", "memo"]),
    here: "memo",
    of_turn: |turn| format!("Memos on turn {turn}"),
    of_transcript: "Memos on the transcript",
};
