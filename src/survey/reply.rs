//! One respondent's answer to one question, and how it gets into a column and out of it.

use std::rc::Rc;

use super::{Answers, Column, Given, Kind, Missing};
use crate::order::{self, Map};
use crate::stamp::Day;

/// What one respondent said to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The place of a level.
    Choice(u16),
    /// The places of options, ascending, perhaps none.
    Choices(Box<[u16]>),
    /// A number.
    Number(f64),
    /// A day.
    Date(Day),
    /// Words.
    Text(Rc<str>),
    /// No answer; never [`Missing::Unreadable`].
    Missing(Missing),
    /// Something that does not fit the question, as it was written.
    Stray(Rc<str>),
}

impl Reply {
    /// No answer, for no reason that is known.
    pub const NONE: Self = Self::Missing(Missing::Empty);

    /// Tells whether it is an answer.
    pub fn is_answer(&self) -> bool {
        !matches!(self, Self::Missing(_) | Self::Stray(_))
    }

    /// Tells whether a question of this kind, with so many levels and missing codes, can
    /// have it.
    fn fits(&self, kind: &Kind, codes: usize) -> bool {
        let inside = |it: &u16| usize::from(*it) < kind.levels().len();
        match (self, kind) {
            (Self::Choice(it), Kind::Single(_) | Kind::Scale(_)) => inside(it),
            (Self::Choices(all), Kind::Multiple(..)) => {
                all.iter().all(inside) && all.is_sorted()
            }
            (Self::Number(it), Kind::Number) => it.is_finite(),
            (Self::Date(_), Kind::Date)
            | (Self::Text(_), Kind::Text | Kind::Identifier)
            | (Self::Missing(Missing::Empty | Missing::NotShown) | Self::Stray(_), _) => {
                true
            }
            (Self::Missing(Missing::Declared(code)), _) => usize::from(*code) < codes,
            _ => false,
        }
    }
}

impl super::Question {
    /// Tells whether it can have this reply.
    pub fn takes(&self, reply: &Reply) -> bool {
        reply.fits(&self.kind, self.missing_codes.len())
    }
}

fn put<T>(rows: &mut Vec<Given<T>>, row: usize, value: Given<T>) {
    match rows.get_mut(row) {
        Some(it) => *it = value,
        None => rows.push(value),
    }
}

impl Column {
    /// Returns a column of this kind in which nobody has answered.
    pub fn empty(kind: &Kind, rows: usize) -> Self {
        fn none<T: Clone>(rows: usize) -> Vec<Given<T>> {
            vec![Err(Missing::Empty); rows]
        }
        let answers = match kind {
            Kind::Single(_) | Kind::Scale(_) => Answers::Choice(none(rows)),
            Kind::Multiple(..) => Answers::Choices(none(rows)),
            Kind::Number => Answers::Number(none(rows)),
            Kind::Date => Answers::Date(none(rows)),
            Kind::Text | Kind::Identifier => Answers::Text(none(rows)),
        };
        Self { answers, strays: Map::new() }
    }

    /// Returns what was answered in a row; nothing beyond the end.
    pub fn reply(&self, row: usize) -> Reply {
        let none = |why: Missing| match why {
            Missing::Unreadable => {
                let at = u32::try_from(row).unwrap_or(u32::MAX);
                Reply::Stray(self.strays.get(&at).cloned().unwrap_or_default())
            }
            why => Reply::Missing(why),
        };
        if let Some(why) = self.answers.missing(row) {
            return none(why);
        }
        let found = match &self.answers {
            Answers::Choice(it) => it.get(row).map(|it| it.map(Reply::Choice)),
            Answers::Choices(it) => it.get(row).map(|it| it.clone().map(Reply::Choices)),
            Answers::Number(it) => it.get(row).map(|it| it.map(Reply::Number)),
            Answers::Date(it) => it.get(row).map(|it| it.map(Reply::Date)),
            Answers::Text(it) => it.get(row).map(|it| it.clone().map(Reply::Text)),
        };
        found.map_or(Reply::NONE, |it| it.unwrap_or_else(none))
    }

    /// Puts an answer into a row; the row after the last is a new one. What is of another
    /// kind is put in as no answer: [`super::Question::takes`] is asked first.
    pub fn set(&mut self, row: usize, reply: &Reply) {
        let at = u32::try_from(row).unwrap_or(u32::MAX);
        self.strays.remove(&at);
        let why = match reply {
            Reply::Missing(why) => *why,
            Reply::Stray(text) => {
                self.strays.insert(at, Rc::clone(text));
                Missing::Unreadable
            }
            _ => Missing::Empty,
        };
        match (&mut self.answers, reply) {
            (Answers::Choice(it), Reply::Choice(value)) => put(it, row, Ok(*value)),
            (Answers::Choices(it), Reply::Choices(value)) => {
                put(it, row, Ok(value.clone()));
            }
            (Answers::Number(it), Reply::Number(value)) => put(it, row, Ok(*value)),
            (Answers::Date(it), Reply::Date(value)) => put(it, row, Ok(*value)),
            (Answers::Text(it), Reply::Text(value)) => put(it, row, Ok(Rc::clone(value))),
            (Answers::Choice(it), _) => put(it, row, Err(why)),
            (Answers::Choices(it), _) => put(it, row, Err(why)),
            (Answers::Number(it), _) => put(it, row, Err(why)),
            (Answers::Date(it), _) => put(it, row, Err(why)),
            (Answers::Text(it), _) => put(it, row, Err(why)),
        }
    }

    /// Takes a row away; those behind it move up.
    pub fn remove(&mut self, row: usize) {
        fn cut<T>(rows: &mut Vec<Given<T>>, row: usize) {
            if row < rows.len() {
                drop(rows.remove(row));
            }
        }
        match &mut self.answers {
            Answers::Choice(it) => cut(it, row),
            Answers::Choices(it) => cut(it, row),
            Answers::Number(it) => cut(it, row),
            Answers::Date(it) => cut(it, row),
            Answers::Text(it) => cut(it, row),
        }
        let gone = u32::try_from(row).unwrap_or(u32::MAX);
        let strays = std::mem::take(&mut self.strays);
        let kept = strays.into_iter().filter(|it| it.0 != gone);
        self.strays = order::map(
            kept.map(|(row, it)| (if row > gone { row - 1 } else { row }, it)),
        );
    }
}
