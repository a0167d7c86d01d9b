//! Answers, held a column at a time: a survey of 100,000 respondents stays small and quick.

use std::rc::Rc;

use crate::order::Map;
use crate::stamp::Day;

/// An answer, or the reason why there is none.
pub type Given<T> = Result<T, Missing>;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The cell is empty: skipped.
    Empty,
    /// The question was not shown to this respondent.
    NotShown,
    /// The cell holds a declared missing code: its place among the question's.
    Declared(u8),
    /// The cell's text does not fit the question's kind; it is in [`Column::strays`].
    Unreadable,
}

/// The answers to one question, one a respondent, in the rows' order.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// For single choice and scale: the level's place among the question's.
    Choice(Vec<Given<u16>>),
    /// For multiple choice: the options' places, ascending, perhaps none.
    Choices(Vec<Given<Box<[u16]>>>),
    /// For numbers.
    Number(Vec<Given<f64>>),
    /// For dates.
    Date(Vec<Given<Day>>),
    /// For text and identifiers.
    Text(Vec<Given<Rc<str>>>),
}

impl Answers {
    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Choice(it) => it.len(),
            Self::Choices(it) => it.len(),
            Self::Number(it) => it.len(),
            Self::Date(it) => it.len(),
            Self::Text(it) => it.len(),
        }
    }

    /// Tells whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns why the row has no answer, if it has none; rows beyond the end are empty.
    pub fn missing(&self, row: usize) -> Option<Missing> {
        fn of<T>(rows: &[Given<T>], row: usize) -> Option<Missing> {
            rows.get(row).map_or(Some(Missing::Empty), |it| it.as_ref().err().copied())
        }
        match self {
            Self::Choice(it) => of(it, row),
            Self::Choices(it) => of(it, row),
            Self::Number(it) => of(it, row),
            Self::Date(it) => of(it, row),
            Self::Text(it) => of(it, row),
        }
    }

    /// Returns the rows without an answer, ascending, with why they have none: of many rows
    /// quicker than to ask one by one.
    pub fn all_missing(&self) -> Box<dyn Iterator<Item = (usize, Missing)> + '_> {
        type Rows<'a> = Box<dyn Iterator<Item = (usize, Missing)> + 'a>;
        fn of<T>(rows: &[Given<T>]) -> Rows<'_> {
            let why = |(row, it): (usize, &Given<T>)| Some((row, *it.as_ref().err()?));
            Box::new(rows.iter().enumerate().filter_map(why))
        }
        match self {
            Self::Choice(it) => of(it),
            Self::Choices(it) => of(it),
            Self::Number(it) => of(it),
            Self::Date(it) => of(it),
            Self::Text(it) => of(it),
        }
    }
}

/// The answers to one question, with the texts that did not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The answers.
    pub answers: Answers,
    /// The cells whose text does not fit the kind, by row: kept, shown, exported.
    pub strays: Map<u32, Rc<str>>,
}
