//! Words of the participants.

use super::numbers::{count, seen, seen_count};

/// Words of the participants.
#[derive(Debug)]
pub struct Participants {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// How many, how many with a transcript, how many who answered the survey.
    pub about: fn([Option<usize>; 3]) -> String,
    /// Nothing is there yet.
    pub none: &'static str,
    /// What participants are for.
    pub none_text: &'static str,
    /// Adds a participant.
    pub add: &'static str,
    /// Label of the new participant's name.
    pub new_name: &'static str,
    /// What a good name is.
    pub new_help: &'static str,
    /// Opens the list of more to do.
    pub more: &'static str,
    /// Imports a list.
    pub import: &'static str,
    /// Saves the list.
    pub export: &'static str,
    /// What the saved table is called in its file's name.
    pub file: &'static str,
    /// Caption of the table.
    pub table: &'static str,
    /// Heads of columns: name, transcripts, respondent, and of the buttons.
    pub columns: [&'static str; 4],
    /// What the table does not say.
    pub note: &'static str,
    /// Changes a participant.
    pub edit: &'static str,
    /// The same, by name.
    pub edit_who: fn(&str) -> String,
    /// Ends it.
    pub done: &'static str,
    /// Removes a participant.
    pub remove: &'static str,
    /// They were removed.
    pub removed: fn(&str) -> String,
    /// Adds an attribute.
    pub add_attribute: &'static str,
    /// Label of its name.
    pub attribute: &'static str,
    /// Examples.
    pub attribute_help: &'static str,
    /// Adds it.
    pub add_it: &'static str,
    /// Label of the choice of a transcript.
    pub link: &'static str,
    /// Nothing is chosen.
    pub no_link: &'static str,
    /// Takes a transcript away from a participant.
    pub unlink: fn(&str) -> String,
    /// The survey has no such respondent.
    pub no_respondent: fn(&str) -> String,
    /// The participant answered the survey.
    pub answered: &'static str,
    /// Heading of an import.
    pub import_of: fn(&str) -> String,
    /// What the import would do: people, transcripts matched, of how many named, respondents
    /// found.
    pub adds: fn(usize, usize, usize, usize) -> String,
    /// There is nobody in the file.
    pub adds_nobody: &'static str,
    /// Caption of the columns.
    pub understood: &'static str,
    /// Heads of the table of columns: column, first values, taken as.
    pub understood_columns: [&'static str; 3],
    /// What a column can be: participant, transcript, respondent, attribute, left out.
    pub roles: [&'static str; 5],
    /// Label of the choice for a column.
    pub role_of: fn(&str) -> String,
    /// Caption of the matches.
    pub matches: &'static str,
    /// Heads of the table of matches: participant, attributes, transcript, respondent.
    pub match_columns: [&'static str; 4],
    /// Label of the choice of a transcript for a row.
    pub match_of: fn(&str) -> String,
    /// No transcript.
    pub no_match: &'static str,
    /// Label of the respondent's id of a row.
    pub respondent_of: fn(&str) -> String,
    /// Transcripts that nobody in the list has.
    pub without: fn(&str) -> String,
    /// Takes the import.
    pub take: &'static str,
    /// Leaves it.
    pub leave: &'static str,
    /// It was taken.
    pub taken: fn(usize) -> String,
}

/// English.
pub const EN: Participants = Participants {
    title: "Participants",
    lead: "Who takes part, with their role, site and other attributes.",
    about: |[all, interviewed, answered]| {
        format!(
            "{} · {} with a transcript · {} in the survey",
            seen_count(all, "participant", "participants"),
            seen(interviewed),
            seen(answered)
        )
    },
    none: "Nobody yet.",
    none_text: "Participants carry the attributes (role, site, …) by which themes are \
                compared and quotes say who speaks. Import a list with a row for each, or \
                add them here. Use pseudonyms.",
    add: "Add a participant",
    new_name: "Name or pseudonym",
    new_help: "What the study calls them. Quotes never show it.",
    more: "Import, save, attributes",
    import: "Import a list…",
    export: "Save as CSV",
    file: "participants",
    table: "Participants",
    columns: ["Name", "Transcripts", "Respondent", "Change"],
    note: "Respondent: the same person’s id in the survey.",
    edit: "Edit",
    edit_who: |name| format!("Edit {name}"),
    done: "Done",
    remove: "Remove",
    removed: |name| format!("{name} removed. Transcripts stay."),
    add_attribute: "Add an attribute",
    attribute: "Name of the attribute",
    attribute_help: "Such as role, site, years of experience.",
    add_it: "Add",
    link: "Add a transcript",
    no_link: "choose…",
    unlink: |name| format!("Take {name} away"),
    no_respondent: |id| format!("The survey has no respondent “{id}”."),
    answered: "answered the survey",
    import_of: |file| format!("Import “{file}”"),
    adds: |people, matched, named, answered| {
        format!(
            "{} · {matched} of {} matched · {answered} found in the survey",
            count(people, "participant", "participants"),
            count(named, "transcript", "transcripts"),
        )
    },
    adds_nobody: "There is nobody in this file to add.",
    understood: "What each column was taken as",
    understood_columns: ["Column", "First values", "Taken as"],
    roles: [
        "Participant’s name",
        "Transcript",
        "Respondent in the survey",
        "Attribute",
        "Left out",
    ],
    role_of: |column| format!("Take the column {column} as"),
    matches: "Whose transcript and whose answers are whose",
    match_columns: ["Participant", "Attributes", "Transcript", "Respondent"],
    match_of: |name| format!("Transcript of {name}"),
    no_match: "no transcript",
    respondent_of: |name| format!("Respondent’s id of {name}"),
    without: |names| format!("In the study, but nobody’s in this list: {names}."),
    take: "Import",
    leave: "Leave it",
    taken: |n| format!("{} imported.", count(n, "participant", "participants")),
};
