//! Frequency tables of single choice and scale questions.
//!
//! Three percentages, as SPSS prints them: *percent* of all rows to which the question was
//! shown, *valid percent* of the answers on the scale, *cumulative percent* of the same, in
//! the levels' order. Levels off the scale ("not sure") are counted apart, outside the valid
//! base; unused levels have a row with 0. R `table`, `prop.table`, `cumsum`.

use super::{Stat, Undefined};
use crate::survey::Level;

/// How often each level was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequencies {
    /// One row a level, in the levels' order, those off the scale last.
    pub rows: Vec<LevelRow>,
    /// Rows to which the question was shown: the base of percent.
    pub base: usize,
    /// Answers on the scale: the base of valid and cumulative percent.
    pub valid: usize,
}

/// A level's row.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelRow {
    /// The level's place among the question's levels.
    pub level: usize,
    /// How many answered it.
    pub count: usize,
    /// Of the base, 0-100.
    pub percent: Stat,
    /// Of the valid answers, 0-100.
    pub valid_percent: Stat,
    /// Of the valid answers, this level and all before it, 0-100.
    pub cumulative_percent: Stat,
}

/// Returns `count` as a percentage of `base`.
pub fn percent(count: usize, base: usize) -> Stat {
    if base == 0 {
        return Err(Undefined::EmptyBase);
    }
    Ok(count as f64 * 100.0 / base as f64)
}

impl Frequencies {
    /// Makes the table from each level's count; `base` is the rows shown the question.
    pub fn of(levels: &[Level], counts: &[usize], base: usize) -> Self {
        let with = |off: bool| {
            let pairs = levels.iter().zip(counts.iter().copied()).enumerate();
            pairs.filter(move |(_, (level, _))| level.off_scale == off)
        };
        let valid: usize = with(false).map(|(_, (_, count))| count).sum();
        let mut sum = 0;
        let mut rows: Vec<LevelRow> = with(false)
            .map(|(level, (_, count))| {
                sum += count;
                LevelRow {
                    level,
                    count,
                    percent: percent(count, base),
                    valid_percent: percent(count, valid),
                    cumulative_percent: percent(sum, valid),
                }
            })
            .collect();
        rows.extend(with(true).map(|(level, (_, count))| LevelRow {
            level,
            count,
            percent: percent(count, base),
            valid_percent: Err(Undefined::OutsideBase),
            cumulative_percent: Err(Undefined::OutsideBase),
        }));
        Self { rows, base, valid }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(values: &[&str]) -> Vec<Level> {
        let of = |it: &&str| {
            let (off_scale, value) = (it.starts_with('!'), it.trim_start_matches('!'));
            Level { off_scale, ..Level::plain(value) }
        };
        values.iter().map(of).collect()
    }

    #[test]
    fn three_percentages() {
        let table =
            Frequencies::of(&levels(&["1", "2", "!not sure", "3"]), &[1, 0, 4, 3], 10);
        let row = |level, count, percent, valid, cumulative| LevelRow {
            level,
            count,
            percent: Ok(percent),
            valid_percent: valid,
            cumulative_percent: cumulative,
        };
        let apart = Err(Undefined::OutsideBase);
        assert_eq!((table.base, table.valid), (10, 4));
        assert_eq!(
            table.rows,
            [
                row(0, 1, 10.0, Ok(25.0), Ok(25.0)),
                row(1, 0, 0.0, Ok(0.0), Ok(25.0)),
                row(3, 3, 30.0, Ok(75.0), Ok(100.0)),
                row(2, 4, 40.0, apart, apart),
            ]
        );
    }

    #[test]
    fn of_nobody() {
        let table = Frequencies::of(&levels(&["a"]), &[0], 0);
        assert_eq!(table.rows[0].percent, Err(Undefined::EmptyBase));
        assert_eq!(table.rows[0].cumulative_percent, Err(Undefined::EmptyBase));
    }
}
