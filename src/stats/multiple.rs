//! Multiple response: questions to which one may give several answers.
//!
//! Three bases, because readers expect different ones (SPSS `MULT RESPONSE` prints the first
//! two): percent of *ticks* adds up to 100; percent of *those who answered* and percent of
//! *all who saw the question* may exceed 100 together.

use super::Stat;
use super::frequencies::percent;

/// How often each option was ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct MultipleResponse {
    /// One row an option, in the options' order.
    pub rows: Vec<OptionRow>,
    /// All ticks.
    pub ticks: usize,
    /// Respondents who answered: those with a cell that is not missing.
    pub answered: usize,
    /// Rows to which the question was shown.
    pub base: usize,
}

/// An option's row.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionRow {
    /// The option's place among the question's.
    pub level: usize,
    /// How many ticked it.
    pub count: usize,
    /// Of all ticks, 0-100.
    pub of_ticks: Stat,
    /// Of those who answered, 0-100.
    pub of_answered: Stat,
    /// Of all who saw the question, 0-100.
    pub of_all: Stat,
}

impl MultipleResponse {
    /// Makes the table from each option's count.
    pub fn of(counts: &[usize], answered: usize, base: usize) -> Self {
        let ticks = counts.iter().sum();
        let row = |(level, &count): (usize, &usize)| OptionRow {
            level,
            count,
            of_ticks: percent(count, ticks),
            of_answered: percent(count, answered),
            of_all: percent(count, base),
        };
        Self { rows: counts.iter().enumerate().map(row).collect(), ticks, answered, base }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Undefined;

    #[test]
    fn three_bases() {
        let table = MultipleResponse::of(&[3, 1, 0], 4, 5);
        let first = &table.rows[0];
        assert_eq!((table.ticks, table.answered, table.base), (4, 4, 5));
        assert_eq!(
            (first.of_ticks, first.of_answered, first.of_all),
            (Ok(75.0), Ok(75.0), Ok(60.0))
        );
        let none = MultipleResponse::of(&[0], 0, 0);
        assert_eq!(none.rows[0].of_ticks, Err(Undefined::EmptyBase));
    }
}
