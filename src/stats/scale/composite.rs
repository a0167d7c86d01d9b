//! One number a respondent: the mean or the sum of the items answered.
//!
//! A respondent with fewer valid items than asked for has no number. A sum of fewer items
//! than all is the mean of those answered times the number of items, so that it does not
//! shrink with what was left out (person-mean substitution: Downey & King, Journal of
//! General Psychology 125, 1998).

use crate::stats::sum::Sum;
use crate::survey::Score;

/// What the items make, respondent by respondent.
#[derive(Clone, Debug, PartialEq)]
pub struct Composite {
    /// One number a row, where there are enough items.
    pub values: Vec<Option<f64>>,
    /// Rows without one of the items, or more, that have a number all the same.
    pub partial: usize,
    /// Rows with some items, yet too few.
    pub too_few: usize,
    /// Rows without any item.
    pub empty: usize,
}

/// Returns the number turned round on a scale from `low` to `high`.
pub fn reversed(value: f64, low: f64, high: f64) -> f64 {
    low + high - value
}

/// Makes one number of each row that has at least `least` items, and at least one.
pub fn composite(rows: &[Vec<Option<f64>>], score: Score, least: usize) -> Composite {
    let mut made = Composite {
        values: Vec::with_capacity(rows.len()),
        partial: 0,
        too_few: 0,
        empty: 0,
    };
    for row in rows {
        let valid = row.iter().flatten().count();
        let sum = row.iter().flatten().copied().collect::<Sum>().value();
        let value = (valid > 0 && valid >= least).then(|| {
            let mean = sum / valid as f64;
            match score {
                Score::Mean => mean,
                // All items: their sum as it is, without rounding.
                Score::Sum if valid == row.len() => sum,
                Score::Sum => mean * row.len() as f64,
            }
        });
        match value {
            Some(_) if valid < row.len() => made.partial += 1,
            None if valid > 0 => made.too_few += 1,
            None => made.empty += 1,
            Some(_) => {}
        }
        made.values.push(value);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_items_make_a_number() {
        let rows = [
            vec![Some(1.0), Some(2.0), Some(4.0)],
            vec![Some(1.0), None, Some(4.0)],
            vec![None, Some(5.0), None],
            vec![None, None, None],
        ];
        let mean = composite(&rows, Score::Mean, 2);
        assert_eq!(mean.values, [Some(7.0 / 3.0), Some(2.5), None, None]);
        assert_eq!((mean.partial, mean.too_few, mean.empty), (1, 1, 1));
        let sum = composite(&rows, Score::Sum, 1);
        assert_eq!(sum.values, [Some(7.0), Some(7.5), Some(15.0), None]);
        assert_eq!(composite(&rows, Score::Sum, 0).values.last(), Some(&None));
        assert_eq!(composite(&[], Score::Mean, 1).values, []);
    }

    #[test]
    fn turning_round_twice_is_nothing() {
        assert!((reversed(2.0, 1.0, 5.0) - 4.0).abs() < 1e-15);
        assert!((reversed(reversed(4.0, 0.0, 10.0), 0.0, 10.0) - 4.0).abs() < 1e-15);
    }
}
