//! Words of the themes.

use super::numbers::{count, seen, seen_count, whole};
use crate::coding::Stance;

/// Words of the themes.
#[derive(Debug)]
pub struct Themes {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// How many themes, and how many codes of how many they gather.
    pub about: fn(usize, usize, usize) -> String,
    /// Makes a theme.
    pub new: &'static str,
    /// Nothing is there yet.
    pub none: &'static str,
    /// What themes are for.
    pub none_text: &'static str,
    /// A link to a theme that is gone.
    pub gone: &'static str,
    /// Back to the list.
    pub all: &'static str,
    /// Which of how many themes.
    pub place: fn(usize, usize) -> String,
    /// The last row of a table.
    pub total: &'static str,
    /// Head of a column of segments.
    pub columns_segments: &'static str,
    /// Label of a theme's name.
    pub name: &'static str,
    /// Label of a theme's statement.
    pub statement: &'static str,
    /// What a statement is.
    pub statement_help: &'static str,
    /// Heading and label of the codes.
    pub codes: &'static str,
    /// Label of the search for codes.
    pub add_code: &'static str,
    /// Takes a code out, by name.
    pub drop_code: fn(&str) -> String,
    /// No codes are gathered yet.
    pub no_codes: &'static str,
    /// Makes the theme.
    pub make: &'static str,
    /// Changes a theme.
    pub edit: &'static str,
    /// Ends changing it.
    pub done: &'static str,
    /// Moves a theme up, by name.
    pub up: fn(&str) -> String,
    /// Moves a theme down, by name.
    pub down: fn(&str) -> String,
    /// Removes a theme.
    pub remove: &'static str,
    /// A theme was removed.
    pub removed: fn(&str) -> String,
    /// Segments.
    pub segments: fn(usize) -> String,
    /// Transcripts.
    pub transcripts: fn(Option<usize>) -> String,
    /// So many of so many participants.
    pub participants: fn(Option<usize>, Option<usize>) -> String,
    /// So many of so many.
    pub share: fn(Option<usize>, Option<usize>) -> String,
    /// A stance, or none.
    pub stance: fn(Option<Stance>) -> &'static str,
    /// What the bar of stances shows: barrier, facilitator, mixed, none.
    pub split: fn(usize, usize, usize, usize) -> String,
    /// No segment has a stance.
    pub no_stances: &'static str,
    /// A table's number.
    pub table_number: fn(usize) -> String,
    /// Caption of the table of all themes.
    pub table: &'static str,
    /// What it is of; the base.
    pub table_note: fn(Option<usize>) -> String,
    /// Heads of its columns.
    pub columns: [&'static str; 8],
    /// Label of the choice of attribute.
    pub by: &'static str,
    /// No attribute.
    pub by_none: &'static str,
    /// Caption of the table by an attribute.
    pub by_table: fn(&str) -> String,
    /// The same for one theme.
    pub by_table_one: fn(&str, &str) -> String,
    /// What the table by an attribute is of.
    pub by_note: &'static str,
    /// What the table by an attribute of one theme is of.
    pub by_note_one: &'static str,
    /// Participants without a value.
    pub no_value: &'static str,
    /// A value and its base, in a column's head.
    pub value_head: fn(&str, usize) -> String,
    /// Heads of the columns of one theme's table.
    pub by_columns: [&'static str; 4],
    /// Heads of the columns of the saved table: theme, value, segments, transcripts,
    /// participants, base.
    pub by_csv: [&'static str; 6],
    /// What the saved tables are called in their files' names.
    pub files: [&'static str; 4],
    /// Heading of the quotes.
    pub quotes: &'static str,
    /// How many passages, of how many segments.
    pub quotes_about: fn(usize, usize) -> String,
    /// What a passage with several tags is.
    pub quotes_note: &'static str,
    /// Nothing fits the filters.
    pub quotes_none: &'static str,
    /// The theme has no segments.
    pub quotes_empty: &'static str,
    /// Label of the attributes by which people are described.
    pub said_by: &'static str,
    /// Nothing is known of who said it.
    pub unknown: &'static str,
    /// Labels of the filters: code, stance, coder.
    pub filters: [&'static str; 3],
    /// Label of the filter by participants.
    pub filter_value: &'static str,
    /// Everything passes.
    pub every: &'static str,
    /// Only what was chosen.
    pub only_chosen: &'static str,
    /// Chooses a quote to speak for the theme.
    pub choose: &'static str,
    /// It was chosen.
    pub chosen: &'static str,
    /// A turn, by number.
    pub turn: fn(usize) -> String,
    /// Opens a passage in its transcript.
    pub open: fn(&str, Option<usize>) -> String,
    /// Shows more quotes.
    pub more: fn(usize) -> String,
    /// Saves the quotes as CSV.
    pub csv: &'static str,
    /// Copies the quotes.
    pub copy: &'static str,
}

/// English.
pub const EN: Themes = Themes {
    title: "Themes",
    lead: "Statements about the data, the codes they gather, and the quotes that speak \
           for them.",
    about: |themes, gathered, codes| {
        format!(
            "{} · {} of {} gathered",
            count(themes, "theme", "themes"),
            whole(gathered),
            count(codes, "code", "codes")
        )
    },
    new: "New theme",
    none: "No themes yet.",
    none_text: "A theme states what the data say and gathers the codes that support it. \
                Heddle counts segments, participants and stances for it.",
    gone: "This theme is not in the study any more.",
    all: "All themes",
    place: |at, of| format!("theme {at} of {of}"),
    total: "Total",
    columns_segments: "Segments",
    name: "Name",
    statement: "Statement",
    statement_help: "What it says about the data, in a sentence or two.",
    codes: "Codes",
    add_code: "Add a code",
    drop_code: |name| format!("Take {name} out of the theme"),
    no_codes: "No codes yet: a theme counts the segments of its codes.",
    make: "Make the theme",
    edit: "Edit",
    done: "Done",
    up: |name| format!("Move {name} up"),
    down: |name| format!("Move {name} down"),
    remove: "Remove",
    removed: |name| format!("Theme “{name}” removed. Its codes stay."),
    segments: |n| count(n, "segment", "segments"),
    transcripts: |n| seen_count(n, "transcript", "transcripts"),
    participants: |n, base| {
        format!("{} of {}", seen(n), seen_count(base, "participant", "participants"))
    },
    share: |n, base| format!("{} of {}", seen(n), seen(base)),
    stance: |it| match it {
        Some(Stance::Barrier) => "barrier",
        Some(Stance::Facilitator) => "facilitator",
        Some(Stance::Mixed) => "mixed",
        None => "no stance",
    },
    split: |barrier, facilitator, mixed, none| {
        let mut parts = Vec::new();
        for (n, name) in [
            (barrier, "barrier"),
            (mixed, "mixed"),
            (facilitator, "facilitator"),
            (none, "without stance"),
        ] {
            if n > 0 {
                parts.push(format!("{} {name}", whole(n)));
            }
        }
        parts.join(" · ")
    },
    no_stances: "No segment has a stance yet.",
    table_number: |n| format!("Table {n}"),
    table: "What supports each theme",
    table_note: |base| {
        format!(
            "A segment is one coder’s: words that two coders coded count twice. A segment \
             counts once for each theme that gathers its code. Base of participants: {} \
             with a transcript.",
            seen(base)
        )
    },
    columns: [
        "Theme",
        "Segments",
        "Transcripts",
        "Participants",
        "Barrier",
        "Mixed",
        "Facilitator",
        "No stance",
    ],
    by: "By",
    by_none: "nothing",
    by_table: |attribute| format!("Themes by {attribute}"),
    by_table_one: |theme, attribute| format!("{theme}, by {attribute}"),
    by_note: "Segments, and in brackets participants. n: participants with a transcript. \
              A segment belongs to whoever says its first words.",
    by_note_one: "Base: participants of the group who have a transcript. A segment belongs \
                  to whoever says its first words.",
    no_value: "not given",
    value_head: |value, base| format!("{value} (n = {base})"),
    by_columns: ["", "Segments", "Transcripts", "Participants"],
    by_csv: ["theme", "value", "segments", "transcripts", "participants", "base"],
    files: ["themes", "themes by", "quotes", "codes"],
    quotes: "Quotes",
    quotes_about: |quotes, segments| {
        format!(
            "{} from {}",
            count(quotes, "passage", "passages"),
            count(segments, "segment", "segments")
        )
    },
    quotes_note: "Words that got several codes, or that several coders coded, stand here \
                  once with all their tags; counts are of segments.",
    quotes_none: "No quote fits these filters.",
    quotes_empty: "No segments yet: code transcripts with the codes of this theme.",
    said_by: "Said by",
    unknown: "Participant",
    filters: ["Code", "Stance", "Coder"],
    filter_value: "Who",
    every: "all",
    only_chosen: "Chosen only",
    choose: "Choose",
    chosen: "Chosen",
    turn: |n| format!("turn {}", whole(n)),
    open: |transcript, turn| match turn {
        Some(turn) => format!("{transcript}, turn {}", whole(turn)),
        None => transcript.to_owned(),
    },
    more: |n| format!("Show {} more", whole(n)),
    csv: "Quotes as CSV",
    copy: "Copy quotes",
};
