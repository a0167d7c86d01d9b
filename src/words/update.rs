//! Words of updating a survey from a newer export.

use super::numbers::count;
use crate::survey;

/// Words of updating a survey from a newer export.
#[derive(Debug)]
pub struct Update {
    /// Label of the choice between a new survey and an update.
    pub into: &'static str,
    /// A survey of its own.
    pub new: &'static str,
    /// An update of the survey with this name.
    pub newer: fn(&str) -> String,
    /// What the update changed.
    pub said: fn(&survey::Update) -> String,
    /// The first changed answers, what was kept, what to be careful about.
    pub more: fn(&survey::Update) -> String,
}

/// So many changed answers are named; the others are counted.
const NAMED: usize = 3;

/// English.
pub const EN: Update = Update {
    into: "Import as",
    new: "A new survey",
    newer: |name| format!("A newer export of “{name}”"),
    said: |it| {
        format!(
            "“{}” is updated: {} added, {} changed, {} added.",
            it.survey.name,
            count(it.added.len(), "respondent", "respondents"),
            count(it.changed, "answer", "answers"),
            count(it.new_questions.len(), "question", "questions"),
        )
    },
    more,
};

fn more(it: &survey::Update) -> String {
    let mut said = Vec::new();
    let changes = it.changes.iter().take(NAMED).map(|change| {
        let question = it.survey.question(change.question);
        let question = question.map_or("", |it| it.0.name.as_str());
        let text = |text: &str| match text {
            "" => "no answer".to_owned(),
            text => format!("“{text}”"),
        };
        let (before, after) = (text(&change.before), text(&change.after));
        format!("{} on {question}: {before} became {after}.", change.respondent)
    });
    said.extend(changes);
    if it.changed > NAMED {
        let others = count(it.changed - NAMED, "other answer", "other answers");
        said.push(format!("And {others}."));
    }
    let (gone, absent) = (it.gone.len(), it.absent_questions.len());
    if gone + absent > 0 {
        said.push(format!(
            "Kept, though the newer file does not have them: {}, {}.",
            count(gone, "respondent", "respondents"),
            count(absent, "question", "questions")
        ));
    }
    if it.numbered {
        said.push(
            "The rows are only numbered, so check that the same number is still the same \
             person."
                .to_owned(),
        );
    }
    said.join(" ")
}
