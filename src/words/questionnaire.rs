//! Words of a survey's questions, of making a questionnaire, and of how questions are asked.

use super::numbers::count;
use crate::survey::logic::Comparison;

/// Words of the questions of a survey in the study.
#[derive(Debug)]
pub struct Question {
    /// What a survey holds.
    pub holds: fn(usize, usize) -> String,
    /// Where it came from.
    pub source: fn(&str) -> String,
    /// Heads of the list: question, kind, answers, missing.
    pub heads: [&'static str; 4],
    /// The list's name.
    pub caption: fn(&str) -> String,
    /// Goes to the results.
    pub results: &'static str,
    /// Goes to the results of a question.
    pub results_of: fn(&str) -> String,
    /// Edits a question.
    pub edit: &'static str,
    /// The same, by name.
    pub edit_of: fn(&str) -> String,
    /// Ends editing.
    pub done: &'static str,
    /// Label of the wording.
    pub wording: &'static str,
    /// Label of the short name.
    pub name: &'static str,
    /// What it is for.
    pub name_help: &'static str,
    /// What becomes of answers when the kind changes.
    pub kind_help: &'static str,
    /// Says that an item is reverse-coded.
    pub reversed: &'static str,
    /// Adds a reason for no answer.
    pub add_reason: &'static str,
    /// Label of a value.
    pub value_of: fn(&str) -> String,
    /// Takes a value away.
    pub take_away: fn(&str) -> String,
    /// Removes a question.
    pub remove_question: &'static str,
    /// Renames a survey.
    pub rename: &'static str,
    /// Removes a survey.
    pub remove: &'static str,
    /// A survey was removed.
    pub removed: fn(&str) -> String,
    /// Takes it back.
    pub undo: &'static str,
    /// Cells that did not fit.
    pub strays: fn(usize) -> String,
}

/// Words of making a questionnaire.
#[derive(Debug)]
pub struct Build {
    /// Before the button, where there is no survey yet.
    pub or: &'static str,
    /// Begins a questionnaire.
    pub begin: &'static str,
    /// Makes it.
    pub make: &'static str,
    /// Adds a question.
    pub add_question: &'static str,
    /// What a new question asks at first.
    pub new_question: &'static str,
    /// Saves the questions as a data dictionary.
    pub dictionary_save: &'static str,
    /// A data dictionary came without answers.
    pub dictionary: fn(&str) -> String,
    /// What can be done with it.
    pub dictionary_hint: &'static str,
    /// Takes it as a questionnaire.
    pub take: &'static str,
}

/// Words of how a question is asked in a form.
#[derive(Debug)]
pub struct Asking {
    /// Opens it.
    pub title: &'static str,
    /// Label of the heading.
    pub heading: &'static str,
    /// Label of the help.
    pub help: &'static str,
    /// It has to be answered.
    pub required: &'static str,
    /// Lowest and highest.
    pub limits: [&'static str; 2],
    /// It is no limit.
    pub no_limit: &'static str,
    /// Whole numbers only.
    pub whole: &'static str,
    /// Nobody is asked.
    pub not_asked: &'static str,
    /// Label of the rule.
    pub shown_if: &'static str,
    /// How it is written.
    pub shown_if_help: &'static str,
    /// There is no rule.
    pub always: &'static str,
    /// The rule in words.
    pub shown: fn(&str) -> String,
    /// The rule is not understood.
    pub unread: &'static str,
    /// It asks for what is not there.
    pub unknown: fn(&str) -> String,
    /// It asks for what comes later.
    pub later: fn(&str) -> String,
    /// Question, comparison, answer.
    pub parts: [&'static str; 3],
    /// Adds a condition.
    pub add: &'static str,
    /// A comparison in words.
    pub comparison: fn(Comparison) -> &'static str,
    /// A box is ticked, or not.
    pub ticks: [&'static str; 2],
    /// No answer.
    pub blank: &'static str,
    /// Between conditions that all hold.
    pub and: &'static str,
    /// Between conditions of which one holds.
    pub or: &'static str,
}

/// English.
pub const QUESTION: Question = Question {
    holds: |questions, answers| {
        format!(
            "{} · {}",
            count(questions, "question", "questions"),
            count(answers, "respondent", "respondents")
        )
    },
    source: |file| format!("from {file}"),
    heads: ["Question", "Kind", "Answers", "Missing"],
    caption: |survey| format!("Questions of {survey}"),
    results: "See the results",
    results_of: |question| format!("Results of {question}"),
    edit: "Edit",
    edit_of: |question| format!("Edit {question}"),
    done: "Done",
    wording: "Wording",
    name: "Short name",
    name_help: "The column’s name in files; rules ask for it.",
    kind_help: "Answers are read again. What does not fit the new kind is kept as it was written.",
    reversed: "Runs against the others: its scores are turned round",
    add_reason: "Add a reason",
    value_of: |value| format!("Value of {value}"),
    take_away: |value| format!("Take {value} away"),
    remove_question: "Remove the question",
    rename: "Name of the survey",
    remove: "Remove the survey",
    removed: |name| format!("“{name}” was removed with its answers."),
    undo: "Undo",
    strays: |cells| {
        let verb = if cells == 1 { "does" } else { "do" };
        format!("{} {verb} not fit", count(cells, "cell", "cells"))
    },
};

/// English.
pub const BUILD: Build = Build {
    or: "Or write the questions here, for paper forms or for people to answer on this device:",
    begin: "New questionnaire",
    make: "Make it",
    add_question: "Add a question",
    new_question: "New question",
    dictionary_save: "Save as REDCap dictionary",
    dictionary: |name| {
        format!("“{name}” is a REDCap data dictionary: questions without answers.")
    },
    dictionary_hint: "Take it as a questionnaire to fill in here; or choose the export with the answers \
                      now, and both are read together.",
    take: "Take it as a questionnaire",
};

/// English.
pub const ASKING: Asking = Asking {
    title: "How it is asked in a form",
    heading: "Heading above it",
    help: "Help below it",
    required: "Has to be answered",
    limits: ["Lowest answer", "Highest answer"],
    no_limit: "Write a number, or a day as 2026-03-31.",
    whole: "Whole numbers only",
    not_asked: "REDCap shows or computes this; nobody is asked here.",
    shown_if: "Shown if",
    shown_if_help: "Answers to earlier questions, as REDCap writes it: [site] = '2' and [age] >= 18. Empty: \
                    shown to everybody.",
    always: "Shown to everybody.",
    shown: |rule| format!("Shown if {rule}."),
    unread: "This is not understood, so the question is shown to everybody. Use the fields below.",
    unknown: |name| {
        format!("No question here is called “{name}”, so it is shown to everybody.")
    },
    later: |name| {
        format!(
            "“{name}” comes later, so it is shown to everybody. Move the question behind it."
        )
    },
    parts: ["Question", "Comparison", "Answer"],
    add: "Add the condition",
    comparison: |it| match it {
        Comparison::Equal => "is",
        Comparison::Unequal => "is not",
        Comparison::Less => "is below",
        Comparison::LessEqual => "is at most",
        Comparison::Greater => "is above",
        Comparison::GreaterEqual => "is at least",
    },
    ticks: ["chosen", "not chosen"],
    blank: "blank",
    and: " and ",
    or: " or ",
};
