//! Words of the study at a glance.

use super::numbers::{count, seen, whole};

/// Words of the study at a glance.
#[derive(Debug)]
pub struct Overview {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// The study has no description yet.
    pub no_description: &'static str,
    /// Label of the study's name.
    pub name: &'static str,
    /// Label of the study's description.
    pub description: &'static str,
    /// Changes something in its place.
    pub edit: &'static str,
    /// Ends changing it.
    pub done: &'static str,
    /// Removes something.
    pub remove: &'static str,
    /// Heading of the figures, for a screen reader.
    pub figures: &'static str,
    /// What the figures are of: respondents, transcripts, coded turns, codes, themes,
    /// participants.
    pub labels: [&'static str; 6],
    /// Beside the respondents: questions.
    pub questions: fn(usize) -> String,
    /// Beside the transcripts: words.
    pub spoken: fn(usize) -> String,
    /// Coded turns of how many.
    pub coded: fn(usize, usize) -> String,
    /// Beside the coded turns: segments.
    pub segments: fn(usize) -> String,
    /// Beside the codes: those that are used.
    pub used: fn(usize) -> String,
    /// Beside the themes: codes gathered.
    pub gathered: fn(usize) -> String,
    /// Beside the participants: interviewed.
    pub interviewed: fn(Option<usize>) -> String,
    /// Nothing of it is there.
    pub none: &'static str,
    /// Heading of the next steps.
    pub steps: &'static str,
    /// So many of so many are done.
    pub steps_done: fn(usize, usize) -> String,
    /// Nothing is left to do.
    pub steps_none: &'static str,
    /// So many are behind one.
    pub steps_behind: fn(usize) -> String,
    /// A step, by its word.
    pub step: fn(&str) -> (&'static str, &'static str),
    /// For a screen reader: a step is done, or not.
    pub step_state: [&'static str; 2],
    /// Heading of the coders.
    pub coders: &'static str,
    /// Label of the choice of who codes.
    pub codes_now: &'static str,
    /// Label of a coder's name.
    pub coder_name: &'static str,
    /// Renames a coder, by name.
    pub rename: fn(&str) -> String,
    /// Adds a coder.
    pub add_coder: &'static str,
    /// Label of a new coder's name.
    pub new_coder: &'static str,
    /// Adds.
    pub add: &'static str,
    /// Heading of the memos.
    pub memos: &'static str,
    /// There are none.
    pub no_memos: &'static str,
    /// Label of a memo.
    pub memo: &'static str,
    /// Adds a memo.
    pub add_memo: &'static str,
    /// A memo was removed.
    pub memo_removed: &'static str,
    /// Heading of the last changes.
    pub changes: &'static str,
    /// To all of them.
    pub all_changes: &'static str,
}

/// English.
pub const EN: Overview = Overview {
    title: "Overview",
    lead: "What this study holds, and what to do next.",
    no_description: "No description yet.",
    name: "Name",
    description: "What the study is about",
    edit: "Edit",
    done: "Done",
    remove: "Remove",
    figures: "At a glance",
    labels: [
        "survey answers",
        "transcripts",
        "of turns coded",
        "codes",
        "themes",
        "participants",
    ],
    questions: |n| count(n, "question", "questions"),
    spoken: |n| count(n, "word", "words"),
    coded: |n, of| match (n * 100).checked_div(of) {
        None => "–".to_owned(),
        Some(0) if n > 0 => "< 1%".to_owned(),
        Some(share) => format!("{share}%"),
    },
    segments: |n| count(n, "segment", "segments"),
    used: |n| format!("{} used", whole(n)),
    gathered: |n| format!("{} gathered", count(n, "code", "codes")),
    interviewed: |n| format!("{} with a transcript", seen(n)),
    none: "none yet",
    steps: "Next steps",
    steps_done: |done, of| format!("{done} of {of} done"),
    steps_none: "Nothing is left on this list.",
    steps_behind: |n| format!("{} done", count(n, "step", "steps")),
    step: |it| match it {
        "survey" => ("Import the survey", "An export of your survey tool, as it came."),
        "transcripts" => ("Import transcripts", "Text, Word or subtitles."),
        "participants" => {
            ("Say who took part", "A list with role, site and whose transcript is whose.")
        }
        "linked" => {
            ("Match every transcript to a participant", "So that quotes say who.")
        }
        "codes" => ("Make or import the codebook", "Codes with definitions."),
        "defined" => ("Define every code", "So that a second coder uses it alike."),
        "coding" => ("Code every transcript", "All have at least one segment."),
        "second" => ("Have a second coder", "Two people read more than one."),
        "themes" => ("Make themes", "What the data say, and the codes for it."),
        "gathered" => ("Gather every code", "In at least one theme."),
        "quotes" => ("Choose quotes", "One or more to speak for each theme."),
        "backup" => ("Save a backup file", "After the last change."),
        _ => ("", ""),
    },
    step_state: ["to do", "done"],
    coders: "Coders",
    codes_now: "Who is coding now",
    coder_name: "Name",
    rename: |name| format!("Edit {name}"),
    add_coder: "Add a coder",
    new_coder: "Name of the new coder",
    add: "Add",
    memos: "Memos",
    no_memos: "No memos yet.",
    memo: "Memo",
    add_memo: "Write a memo",
    memo_removed: "Memo removed.",
    changes: "Last changes",
    all_changes: "All changes",
};
