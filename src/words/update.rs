//! Words of updating a survey from a newer export.

use super::numbers::{count, whole};
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::survey::{self, Given, Missing};

/// Words of updating a survey from a newer export.
#[derive(Debug)]
pub struct Update {
    /// Label of the choice between a new survey and an update.
    pub into: &'static str,
    /// A survey of its own.
    pub new: &'static str,
    /// An update of the survey with this name.
    pub newer: fn(&str) -> String,
    /// Heads what a file changes in a survey.
    pub title: fn(&str, &str) -> String,
    /// How much changes.
    pub counts: fn(&survey::Update) -> String,
    /// Nothing changes.
    pub nothing: &'static str,
    /// What to be careful about where rows are only numbered.
    pub numbered: &'static str,
    /// The table of all that changes.
    pub caption: &'static str,
    /// Its columns, and their cells.
    pub list: fn(&survey::Update) -> OutTable,
    /// So many changes are in the file only; so many are in neither.
    pub more: fn(usize, usize) -> String,
    /// What the file of the table is called.
    pub file: &'static str,
    /// Takes the changes.
    pub take: &'static str,
    /// Goes back to the preview.
    pub back: &'static str,
    /// The survey is updated.
    pub said: fn(&survey::Update) -> String,
}

/// English.
pub const EN: Update = Update {
    into: "Import as",
    new: "A new survey",
    newer: |name| format!("A newer export of “{name}”"),
    title: |file, survey| format!("What “{file}” changes in “{survey}”"),
    counts,
    nothing: "The file says nothing that the survey does not have already.",
    numbered: "The rows are only numbered, so check that the same number is still the same \
               person.",
    caption: "All that changes",
    list,
    more: |rest, unlisted| {
        let mut said = Vec::new();
        if rest > 0 {
            said.push(format!("{} more in the CSV file.", whole(rest)));
        }
        if unlisted > 0 {
            let others = count(unlisted, "more answer changes", "more answers change");
            said.push(format!("{others}, too many to list."));
        }
        said.join(" ")
    },
    file: "changes",
    take: "Update the survey",
    back: "Back to the preview",
    said: |it| format!("“{}” is updated: {}", it.survey.name, counts(it)),
};

fn counts(it: &survey::Update) -> String {
    format!(
        "{} added, {} changed, {} added.",
        count(it.added.len(), "respondent", "respondents"),
        count(it.changed, "answer", "answers"),
        count(it.new_questions.len(), "question", "questions"),
    )
}

fn list(it: &survey::Update) -> OutTable {
    let heads = ["What", "Question", "Respondent", "Until now", "In the newer file"];
    let row = |cells: [&str; 5]| cells.map(OutCell::text).to_vec();
    let mut rows = Vec::new();
    for name in &it.new_questions {
        rows.push(row(["Question added", name, "", "", ""]));
    }
    for name in &it.absent_questions {
        rows.push(row(["Question kept, though not in the newer file", name, "", "", ""]));
    }
    for (name, level) in &it.new_levels {
        rows.push(row(["Possible answer added", name, "", "", level]));
    }
    let said = |answer: &Given<String>| match answer {
        Ok(text) => text.clone(),
        Err(Missing::NotShown) => "(not shown)".to_owned(),
        Err(_) => "(no answer)".to_owned(),
    };
    for change in &it.changes {
        let name =
            it.survey.question(change.question).map_or("", |it| it.0.name.as_str());
        let (before, after) = (said(&change.before), said(&change.after));
        rows.push(row(["Answer changed", name, &change.respondent, &before, &after]));
    }
    for id in &it.added {
        rows.push(row(["Respondent added", "", id, "", ""]));
    }
    for id in &it.gone {
        rows.push(row(["Respondent kept, though not in the newer file", "", id, "", ""]));
    }
    (heads.map(str::to_owned).to_vec(), rows)
}
