//! The right summary for each kind of question, with what it is of: n, base, missing.

use super::frequencies::Frequencies;
use super::histogram::Histogram;
use super::multiple::MultipleResponse;
use super::ordinal::Middle;
use super::summary::Summary;
use super::tally::Tally;
use super::{Stat, Undefined};
use crate::stamp::Day;
use crate::survey::{Answers, Column, Given, Kind, Missing, Question};

/// What there is to say about the answers to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// How many rows there are and why some have no answer.
    pub base: Base,
    /// The summary for the kind.
    pub detail: Detail,
}

/// The rows of a description: those with an answer and those without, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// All rows described.
    pub rows: usize,
    /// Answers; for a scale those on the scale. The n of every statistic.
    pub n: usize,
    /// Answers off the scale ("not sure"): neither n nor missing.
    pub off_scale: usize,
    /// Rows that were not shown the question: outside every base, and not missing.
    pub not_shown: usize,
    /// Rows with an empty cell.
    pub empty: usize,
    /// Rows with a declared missing code, in the order of the question's codes.
    pub declared: Vec<usize>,
    /// Rows whose cell does not fit the question's kind.
    pub unreadable: usize,
}

impl Base {
    /// Returns the rows to which the question was shown: the base of percent.
    pub fn shown(&self) -> usize {
        self.rows - self.not_shown
    }

    /// Returns the rows without an answer, for any reason but not being shown the question.
    pub fn missing(&self) -> usize {
        self.empty + self.unreadable + self.declared.iter().sum::<usize>()
    }

    fn count<T>(&mut self, given: &Given<T>) {
        self.rows += 1;
        match given {
            Ok(_) => self.n += 1,
            Err(Missing::Empty) => self.empty += 1,
            Err(Missing::NotShown) => self.not_shown += 1,
            Err(Missing::Unreadable) => self.unreadable += 1,
            Err(Missing::Declared(code)) => {
                let place = usize::from(*code);
                if self.declared.len() <= place {
                    self.declared.resize(place + 1, 0);
                }
                if let Some(count) = self.declared.get_mut(place) {
                    *count += 1;
                }
            }
        }
    }
}

/// The summary that fits a kind of question.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Single choice.
    Single(Frequencies),
    /// A scale: counts, the middle as a category, and the numbers of its scores.
    Scale {
        /// Counts and percentages.
        table: Frequencies,
        /// The median as a category.
        middle: Middle,
        /// Mean, standard deviation and so on of the scores.
        summary: Summary,
    },
    /// Multiple choice.
    Multiple(MultipleResponse),
    /// Numbers.
    Number {
        /// Mean, standard deviation and so on.
        summary: Summary,
        /// Bins; none without answers.
        histogram: Option<Histogram>,
    },
    /// Days: the first and the last.
    Date {
        /// The earliest; none without answers.
        first: Option<Day>,
        /// The latest; none without answers.
        last: Option<Day>,
    },
    /// Text: only counted.
    Text,
    /// Identifiers: only counted.
    Identifier,
}

/// Describes the answers in these rows, or in all: ascending places in the column; places
/// beyond its end count as empty.
pub fn describe(
    question: &Question,
    column: &Column,
    rows: Option<&[u32]>,
) -> Description {
    let mut base =
        Base { declared: vec![0; question.missing_codes.len()], ..Base::default() };
    let levels = question.kind.levels();
    let detail = match &column.answers {
        Answers::Choice(given) => {
            let counts = count_levels(given, rows, levels.len(), &mut base);
            choice(question, &counts, &mut base)
        }
        Answers::Choices(given) => {
            let mut counts = vec![0_usize; levels.len()];
            each(given, rows, &mut base, |chosen| {
                for level in chosen.as_ref() {
                    if let Some(count) = counts.get_mut(usize::from(*level)) {
                        *count += 1;
                    }
                }
            });
            Detail::Multiple(MultipleResponse::of(&counts, base.n, base.shown()))
        }
        Answers::Number(given) => {
            let mut values = Vec::with_capacity(rows.map_or(given.len(), <[u32]>::len));
            each(given, rows, &mut base, |it| values.push(*it));
            let tally = Tally::of(values);
            let (summary, histogram) = (Summary::of(&tally), Histogram::of(&tally));
            Detail::Number { summary, histogram }
        }
        Answers::Date(given) => {
            let mut range: Option<(Day, Day)> = None;
            each(given, rows, &mut base, |it| {
                let (first, last) = range.unwrap_or((*it, *it));
                range = Some((first.min(*it), last.max(*it)));
            });
            Detail::Date { first: range.map(|it| it.0), last: range.map(|it| it.1) }
        }
        Answers::Text(given) => {
            each(given, rows, &mut base, |_| {});
            match question.kind {
                Kind::Identifier => Detail::Identifier,
                _ => Detail::Text,
            }
        }
    };
    Description { base, detail }
}

/// Returns the numbers, or the scores of a scale, in these rows, or in all: what
/// [`super::Shape`] is made from. Nothing for other kinds.
pub fn tally(
    question: &Question,
    column: &Column,
    rows: Option<&[u32]>,
) -> Option<Result<Tally, Undefined>> {
    let base = &mut Base::default();
    match (&column.answers, &question.kind) {
        (Answers::Number(given), _) => {
            let mut values = Vec::new();
            each(given, rows, base, |it| values.push(*it));
            Some(Ok(Tally::of(values)))
        }
        (Answers::Choice(given), Kind::Scale(levels)) => {
            let counts = count_levels(given, rows, levels.len(), base);
            Some(scored(question, &counts))
        }
        _ => None,
    }
}

/// Counts every row's answer or its absence, and hands the answers to `see`.
fn each<T>(
    given: &[Given<T>],
    rows: Option<&[u32]>,
    base: &mut Base,
    mut see: impl FnMut(&T),
) {
    let mut one = |it: &Given<T>| {
        base.count(it);
        if let Ok(answer) = it {
            see(answer);
        }
    };
    match rows {
        None => given.iter().for_each(one),
        Some(rows) => {
            for &row in rows {
                one(given.get(row as usize).unwrap_or(&Err(Missing::Empty)));
            }
        }
    }
}

fn count_levels(
    given: &[Given<u16>],
    rows: Option<&[u32]>,
    levels: usize,
    base: &mut Base,
) -> Vec<usize> {
    let mut counts = vec![0_usize; levels];
    each(given, rows, base, |level| {
        if let Some(count) = counts.get_mut(usize::from(*level)) {
            *count += 1;
        }
    });
    counts
}

fn choice(question: &Question, counts: &[usize], base: &mut Base) -> Detail {
    let levels = question.kind.levels();
    let off = levels.iter().zip(counts).filter(|(it, _)| it.off_scale);
    base.off_scale = off.map(|(_, count)| count).sum();
    base.n -= base.off_scale;
    let table = Frequencies::of(levels, counts, base.shown());
    if !matches!(question.kind, Kind::Scale(_)) {
        return Detail::Single(table);
    }
    let on = table.rows.iter().filter(|it| it.valid_percent != OUTSIDE);
    let middle = Middle::of(on.map(|it| (it.level, it.count)));
    Detail::Scale { summary: score(question, counts, base.n), middle, table }
}

const OUTSIDE: Stat = Err(Undefined::OutsideBase);

/// Summarises the scores of the levels answered; undefined when one of them has none.
fn score(question: &Question, counts: &[usize], n: usize) -> Summary {
    match scored(question, counts) {
        Ok(tally) => Summary::of(&tally),
        Err(why) => Summary::undefined(n, why),
    }
}

fn scored(question: &Question, counts: &[usize]) -> Result<Tally, Undefined> {
    let scores = question.scores();
    let levels = question.kind.levels().iter().zip(&scores);
    let used = levels.zip(counts.iter().copied());
    let used = used.filter(|((level, _), count)| !level.off_scale && *count > 0);
    let scores: Option<Vec<(f64, usize)>> =
        used.map(|((_, score), count)| Some(((*score)?, count))).collect();
    scores.map(Tally::of_pairs).ok_or(Undefined::NoScore)
}
