//! Words of files out and in.

use super::numbers::{count, rough};

/// Words of files out and in.
#[derive(Debug)]
pub struct Files {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// Heading of the study as a file.
    pub save: &'static str,
    /// What the file holds.
    pub save_text: &'static str,
    /// Saves it.
    pub save_do: &'static str,
    /// When it was saved last, and that it never was.
    pub saved: fn(&str) -> String,
    /// It never was.
    pub never_saved: &'static str,
    /// Heading of opening a file.
    pub open: &'static str,
    /// What to drop.
    pub open_text: &'static str,
    /// Heading of a file that was read.
    pub read: fn(&str) -> String,
    /// The file cannot be opened.
    pub not_opened: fn(&str) -> String,
    /// Nothing was changed.
    pub untouched: &'static str,
    /// What a study holds: respondents, transcripts, codes, segments, themes, coders.
    pub holds: fn([usize; 6]) -> String,
    /// When a study was changed last.
    pub changed: fn(&str) -> String,
    /// Opens it beside the others.
    pub open_it: &'static str,
    /// Does not open it.
    pub leave: &'static str,
    /// A study with this id is here: the name here.
    pub twin: fn(&str) -> String,
    /// What can be done then.
    pub twin_hint: &'static str,
    /// Keeps both.
    pub keep_both: &'static str,
    /// Name of the copy.
    pub copy_name: fn(&str) -> String,
    /// Replaces the one here.
    pub replace: &'static str,
    /// Asks before.
    pub replace_sure: fn(&str) -> String,
    /// How many remarks there are on a file.
    pub notes: fn(usize) -> String,
    /// The rest of them.
    pub more_notes: fn(usize) -> String,
    /// Heading of the tables.
    pub tables: &'static str,
    /// What the tables are like.
    pub tables_text: &'static str,
    /// The tables: answers of a survey by name, participants, codebook, quotes, codings.
    pub answers: fn(&str) -> String,
    /// See above.
    pub people: &'static str,
    /// See above.
    pub codebook: &'static str,
    /// See above.
    pub quotes: &'static str,
    /// See above.
    pub codings: &'static str,
    /// How many rows a table has.
    pub rows: fn(usize) -> String,
    /// Saves a table, by name.
    pub save_table: fn(&str) -> String,
    /// Saves a table.
    pub csv: &'static str,
    /// What the tables are called in their files' names.
    pub names: [&'static str; 5],
    /// Heading of the browser's room.
    pub room: &'static str,
    /// Columns of the table of studies: name, last saved, characters.
    pub room_columns: [&'static str; 3],
    /// The study is open; it is in the bin.
    pub marks: [&'static str; 2],
    /// What all take together, of how much.
    pub room_note: fn(usize, usize) -> String,
    /// Where studies are removed.
    pub room_hint: &'static str,
}

/// English.
pub const EN: Files = Files {
    title: "Files",
    lead: "Save the study as a file, open a colleague’s, take tables along.",
    save: "The study as one file",
    save_text: "Everything is in it: survey, transcripts, codes, all coders’ segments, \
                themes, memos and the log. Opened in another browser it is the same study. \
                Keep one as a backup, send one to a colleague.",
    save_do: "Save the study as a file",
    saved: |when| format!("Last saved as a file {when}."),
    never_saved: "Never saved as a file from this browser.",
    open: "Open a study file",
    open_text: "Drop a .json file here. You see what is in it before it is opened; the \
                study that is open now stays as it is.",
    read: |name| format!("“{name}”"),
    not_opened: |file| format!("“{file}” cannot be opened."),
    untouched: "Nothing was changed.",
    holds: |[answers, transcripts, codes, segments, themes, coders]| {
        [
            count(answers, "survey answer", "survey answers"),
            count(transcripts, "transcript", "transcripts"),
            count(codes, "code", "codes"),
            count(segments, "segment", "segments"),
            count(themes, "theme", "themes"),
            count(coders, "coder", "coders"),
        ]
        .join(" · ")
    },
    changed: |when| format!("last changed {when}"),
    open_it: "Open it",
    leave: "Leave it",
    twin: |name| format!("This study is on this computer already, as “{name}”."),
    twin_hint: "Keep both side by side, or put the file’s in the place of the one here.",
    keep_both: "Keep both",
    copy_name: |name| format!("{name} (from file)"),
    replace: "Replace the one here",
    replace_sure: |name| {
        format!("Replace “{name}” on this computer by the file? What is here is lost.")
    },
    notes: |n| count(n, "remark on this file", "remarks on this file"),
    more_notes: |n| count(n, "more remark", "more remarks"),
    tables: "Tables",
    tables_text: "CSV for Excel, R or Python: UTF-8, full precision, and no cell that a \
                  spreadsheet would compute.",
    answers: |survey| format!("Survey answers: {survey}"),
    people: "Participants",
    codebook: "Codebook",
    quotes: "Quotes of all themes",
    codings: "Codings, with places in the texts",
    rows: |n| count(n, "row", "rows"),
    save_table: |name| format!("Save as CSV: {name}"),
    csv: "CSV",
    names: ["answers", "participants", "codebook", "quotes", "codings"],
    room: "Room in this browser",
    room_columns: ["Study", "Last saved", "Characters"],
    marks: ["open now", "in the bin"],
    room_note: |used, whole| match whole {
        0 => format!("{} characters used.", rough(used)),
        _ => format!("{} of {} characters used.", rough(used), rough(whole)),
    },
    room_hint: "Studies are put into the bin, and erased, on the first screen.",
};
