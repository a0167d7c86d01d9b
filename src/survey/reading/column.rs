//! What is understood of one column before it becomes a question: the proposal, the reason
//! for it, how its cells fit, and what the person should be asked.

use super::dates::DateOrder;
use super::families::Family;
use super::numerals::DecimalMark;
use crate::stamp::Day;
use crate::survey::{Asking, Kind, KindName, MissingCode};

/// A column on its way to a question. The fields are for showing; change them through
/// [`super::SurveyDraft::change`], which reads the column again.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnDraft {
    /// The column's name in the file.
    pub name: String,
    /// The question's wording; the name until someone knows better.
    pub text: String,
    /// The kind, with levels where it has them.
    pub kind: Kind,
    /// The kind that was proposed first.
    pub proposed: KindName,
    /// Why this kind.
    pub why: Why,
    /// The cells that stand for "no answer", besides the empty one.
    pub missing_codes: Vec<MissingCode>,
    /// The cell that says that the question was not shown, if the file has one.
    pub not_shown: Option<String>,
    /// How numbers are written.
    pub decimal: DecimalMark,
    /// How days are written when the year comes last.
    pub order: DateOrder,
    /// The column will not become a question.
    pub dropped: bool,
    /// How the question is asked, where a questionnaire says.
    pub asking: Asking,
    /// It runs against the others of its battery, as a questionnaire says.
    pub reversed: bool,
    /// What the file leaves open.
    pub asks: Vec<Ask>,
    /// How the cells fit the kind.
    pub fit: Fit,
}

/// Why a kind was proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Every cell is empty.
    AllEmpty,
    /// The name says that it identifies, and no cell occurs twice.
    NamedAsId,
    /// Codes or running numbers in the first column, none twice.
    UniqueCodes,
    /// The cells are e-mail addresses, so it is left out unless the person wants it.
    Addresses,
    /// The answers are the points of a well-known kind of scale.
    Family {
        /// Which.
        family: Family,
        /// Points nobody chose here, added from similar columns or from the other pole.
        unused: usize,
    },
    /// Whole numbers from a small range.
    IntegerScale {
        /// The lowest point.
        low: i32,
        /// The highest point.
        high: i32,
    },
    /// The name says that one selects all that apply.
    NamedAsMultiple,
    /// Cells hold several recurring texts.
    Joined,
    /// The cells are numbers.
    Numbers,
    /// The cells are days.
    Dates,
    /// A few texts recur.
    FewValues {
        /// How many.
        count: usize,
    },
    /// Most cells occur once.
    FreeText,
    /// The file says so, or the questionnaire given beside it.
    Declared,
    /// It can identify people, so it is left out unless the person wants it.
    Personal,
    /// Only the tool needs it, so it is left out unless the person wants it.
    Technical,
    /// The person chose it.
    Chosen,
}

/// A question to the person who imports.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// No day is above 12: 04/03 may be April or March.
    DateOrder,
    /// 1,234 or 1.234 may be above a thousand or just above one.
    DecimalMark,
    /// These cells look like "no answer" and are counted as answers; with how often each
    /// occurs.
    LooksMissing(Vec<(String, usize)>),
}

impl ColumnDraft {
    /// Returns the cells that are no answers: the missing codes and the mark of questions
    /// not shown.
    pub(super) fn no_answers(&self) -> Vec<MissingCode> {
        let mut codes = self.missing_codes.clone();
        let value = self.not_shown.clone().into_iter();
        codes.extend(value.map(|value| MissingCode { value, reason: String::new() }));
        codes
    }
}

/// How the cells of a column fit its kind. The five counts add up to the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// Cells that became answers.
    pub answered: usize,
    /// Empty cells.
    pub empty: usize,
    /// Cells of respondents to whom the question was not shown.
    pub not_shown: usize,
    /// Cells that hold a missing code.
    pub declared: usize,
    /// Cells that do not fit; their texts are kept as strays.
    pub unreadable: usize,
    /// Cells with a time of day, of which a date keeps the day only.
    pub timed: usize,
    /// The first few different cells that do not fit, with the row of the file, counted
    /// from 1.
    pub strays: Vec<(usize, String)>,
    /// Up to three different cells and what they become.
    pub samples: Vec<Sample>,
}

/// A cell and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// As it stands in the file.
    pub before: String,
    /// As it will be understood.
    pub after: Reading,
}

/// A cell, understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// The label of a level.
    Level(String),
    /// The labels of the options chosen.
    Options(Vec<String>),
    /// A number.
    Number(f64),
    /// A day.
    Date(Day),
    /// The text as it is.
    Text(String),
    /// No answer: a missing code.
    NoAnswer,
    /// No answer: the question was not shown.
    NotShown,
    /// Nothing that fits.
    Unreadable,
}

/// What a person changes about a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The kind; levels are proposed anew.
    Kind(KindName),
    /// The levels or options: their order, labels, scores, which are off the scale.
    Levels(Vec<crate::survey::Level>),
    /// The text between the options of one cell.
    Joiner(String),
    /// The cells that stand for "no answer".
    MissingCodes(Vec<MissingCode>),
    /// How numbers are written.
    Decimal(DecimalMark),
    /// How days are written.
    Order(DateOrder),
    /// The question's wording.
    Text(String),
    /// Whether the column is left out.
    Dropped(bool),
}
