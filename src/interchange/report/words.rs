//! The words of a report. They are in `words::report`; this is what the writer asks for.

use crate::stats::{Base, Disclosure};
use crate::survey::Question;
use crate::themes::Support;

/// When and by what a report was made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The day, as it is read.
    pub day: &'a str,
    /// The program's release; empty when unknown.
    pub release: &'a str,
}

/// What a methods paragraph is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Surveys: name, respondents if it may be told how many, questions.
    pub surveys: Vec<(String, Option<usize>, usize)>,
    /// Transcripts of each kind, as `TranscriptKind::ALL` has them.
    pub kinds: [usize; 5],
    /// Participants with a transcript, if it may be told how many.
    pub participants: Option<usize>,
    /// Words of all transcripts.
    pub words: usize,
    /// Coders with at least one segment.
    pub coders: usize,
    /// Codes, those at the top, and segments.
    pub codes: [usize; 3],
    /// Transcripts that more than one coder coded.
    pub double: usize,
    /// Themes.
    pub themes: usize,
    /// The first and the last day of coding.
    pub days: Option<[String; 2]>,
}

/// A caption: of what, by what.
pub type Of = fn(&str, &str) -> String;

/// See the module.
#[derive(Debug)]
pub struct Words {
    /// The language's tag.
    pub tag: &'static str,
    /// What this is, above the title.
    pub kind: &'static str,
    /// When and by what it was made.
    pub made: fn(&Made<'_>) -> String,
    /// Headings: methods, participants, survey, themes, codebook.
    pub headings: [&'static str; 5],
    /// The methods, a paragraph each.
    pub methods: fn(&Figures) -> Vec<String>,
    /// Caption and heads of an attribute's table: value, participants, with a transcript.
    pub attribute: (fn(&str) -> String, [&'static str; 2]),
    /// No value.
    pub none: &'static str,
    /// How many answered a question and how many did not.
    pub base: fn(&Question, &Base) -> String,
    /// The number of a table.
    pub table: fn(usize) -> String,
    /// Captions of a question's tables: answers, numbers, days.
    pub captions: [&'static str; 3],
    /// Heads of a table of answers: answer, n, %, valid %.
    pub answers: [&'static str; 4],
    /// Heads of one of several choices: answer, n, % of those who answered, % of choices.
    pub choices: [&'static str; 4],
    /// A level off the scale.
    pub apart: fn(&str) -> String,
    /// Heads of numbers: n, mean, SD, median, quartiles, smallest, largest.
    pub numbers: [&'static str; 8],
    /// Heads of days: n, first, last.
    pub days: [&'static str; 3],
    /// The middle answer of a scale.
    pub middle: fn(&str) -> String,
    /// The middle lies between two answers.
    pub between: fn(&str, &str) -> String,
    /// Written answers are not printed.
    pub written: fn(usize) -> String,
    /// What is hidden, where the study hides small counts.
    pub hidden: fn(Disclosure) -> String,
    /// What stands in the place of a hidden figure.
    pub sign: &'static str,
    /// How many answered, where small counts are hidden; nothing for too few.
    pub answered: fn([Option<usize>; 2]) -> String,
    /// The notes under tables of answers, of choices, and of numbers.
    pub table_notes: [&'static str; 3],
    /// What supports a theme.
    pub support: fn(Support) -> String,
    /// Segments by stance: barrier, facilitator, mixed, none.
    pub stances: fn([usize; 4]) -> String,
    /// Caption and heads of a theme's table: value, segments, transcripts, participants.
    pub by: (Of, [&'static str; 3]),
    /// So many of so many.
    pub of: fn(usize, usize) -> String,
    /// Who is quoted, when nothing is known.
    pub somebody: &'static str,
    /// What the codes' fields are called: definition, use when, not when, example.
    pub fields: [&'static str; 4],
    /// How many segments a code has.
    pub segments: fn(usize) -> String,
    /// What there is to know about all figures.
    pub notes: &'static str,
}
