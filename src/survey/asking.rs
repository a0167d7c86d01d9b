//! How a question is asked in a form: under which heading, with which help, of whom, and
//! which answers are taken.

use super::logic::{Rule, Side};
use super::{Kind, Question};
use crate::order::Map;
use crate::stamp::Day;
use crate::text;

/// How a question is asked. Empty for questions that only came with their answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asking {
    /// The heading of the section that begins with it.
    pub heading: String,
    /// A line of help below its wording.
    pub help: String,
    /// When it is shown: a rule over earlier questions ([`Rule`]), as it was written;
    /// always when empty.
    pub shown_if: String,
    /// Whether it has to be answered.
    pub required: bool,
    /// Which numbers and days are taken.
    pub limits: Limits,
    /// What a `REDCap` dictionary says of it that has no other place, by the column's key.
    pub redcap: Map<String, String>,
}

/// Which numbers or days are taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// None below this one.
    pub least: Option<Limit>,
    /// None above this one.
    pub most: Option<Limit>,
    /// Whole numbers only.
    pub whole: bool,
}

/// The lowest or the highest answer that is taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Of a number.
    Number(f64),
    /// Of a day.
    Day(Day),
}

impl Limit {
    /// Reads a limit of this kind of question.
    pub fn parse(text: &str, kind: &Kind) -> Option<Self> {
        let text = text.trim();
        match kind {
            Kind::Number => {
                let number = text::number(&text.replace(',', "."));
                number.filter(|it| it.is_finite()).map(Self::Number)
            }
            Kind::Date => Day::parse(text).map(Self::Day),
            _ => None,
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(it) => write!(f, "{it}"),
            Self::Day(it) => write!(f, "{it}"),
        }
    }
}

/// Kinds of fields of a `REDCap` dictionary that are no question to anybody.
const NOT_ASKED: [&str; 6] =
    ["descriptive", "calc", "file", "sql", "signature", Asking::ADDED];

impl Asking {
    /// The type of a column that `REDCap` adds to its data, such as whether a form is complete.
    const ADDED: &str = "added";

    /// Returns what is said of a column that `REDCap` adds to its data: nobody is asked, and no
    /// dictionary has it.
    pub fn added() -> Self {
        let kind = [("type".to_owned(), Self::ADDED.to_owned())];
        Self { redcap: crate::order::map(kind), ..Self::default() }
    }

    /// Tells whether `REDCap` added the column to its data.
    pub fn is_added(&self) -> bool {
        self.redcap.get("type").is_some_and(|it| it == Self::ADDED)
    }

    /// Tells whether somebody is asked: texts and what a form computes are not.
    pub fn is_asked(&self) -> bool {
        self.redcap.get("type").is_none_or(|it| !NOT_ASKED.contains(&it.as_str()))
    }

    /// Tells whether it is only a text in the form.
    pub fn is_text_only(&self) -> bool {
        self.redcap.get("type").is_some_and(|it| it == "descriptive")
    }
}

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleTrouble {
    /// It is no rule that is understood.
    Unread,
    /// It asks for a question that the survey does not have.
    Unknown(String),
    /// It asks for a question that comes later, or for the same one.
    Later(String),
}

/// Reads the rule of the question in this place of a survey's questions; nothing when it is
/// always shown.
pub fn rule_of<'a>(
    questions: &(impl Iterator<Item = &'a Question> + Clone),
    at: usize,
) -> Option<Result<Rule, RuleTrouble>> {
    let text = questions.clone().nth(at)?.asking.shown_if.trim();
    (!text.is_empty()).then(|| read(text, questions, at))
}

fn read<'a>(
    text: &str,
    questions: &(impl Iterator<Item = &'a Question> + Clone),
    at: usize,
) -> Result<Rule, RuleTrouble> {
    let place = |name: &str| questions.clone().position(|it| it.name == name);
    let known = |name: &str| place(name).is_some();
    let Some(rule) = Rule::read_with(text, &known) else {
        // A rule that would be understood if only its fields were there.
        let mut absent = None;
        if let Some(rule) = Rule::read(text) {
            rule.each(&mut |side| match side {
                Side::Field(name) | Side::Box(name, _) if !known(name) => {
                    absent.get_or_insert_with(|| name.clone());
                }
                _ => {}
            });
        }
        return Err(absent.map_or(RuleTrouble::Unread, RuleTrouble::Unknown));
    };
    let mut later = None;
    rule.each(&mut |side| match side {
        Side::Field(name) | Side::Box(name, _)
            if place(name).is_some_and(|it| it >= at) =>
        {
            later.get_or_insert_with(|| name.clone());
        }
        _ => {}
    });
    later.map_or(Ok(rule), |it| Err(RuleTrouble::Later(it)))
}
