//! Two questions crossed: counts, percentages, expected counts, residuals, and whether the
//! rows differ.
//!
//! - Rows and columns without answers are taken out, and named, before anything else.
//! - Expected count: row total times column total / n. Adjusted residual: (observed −
//!   expected) / √(expected (1 − row total / n) (1 − column total / n)), Haberman,
//!   Biometrics 29 (1973). R `chisq.test(x)$expected`, `$stdres`.
//! - Chi-squared: Pearson's, without continuity correction; Yates' for two by two beside it.
//!   R `chisq.test(correct = FALSE)`; `scipy.stats.chi2_contingency(correction=False)`.
//! - Its approximation is doubtful when more than a fifth of the expected counts are below 5
//!   or one is below 1 (Cochran, Biometrics 10, 1954): then look at Fisher's test first.
//! - Cramér's V: √(χ² / (n (min(rows, columns) − 1))), its interval by putting the ends of the
//!   noncentrality's ([`super::noncentral`]) in the place of χ²; R
//!   `DescTools::CramerV(conf.level =, method = "ncchisq")`. Corrected for its bias by
//!   Bergsma, Journal of the Korean Statistical Society 42 (2013).
//! - Two by two: odds ratio with Woolf's interval (exp(ln OR ± z √Σ 1/count)), undefined
//!   with an empty cell; difference of shares with Newcombe's.

use super::distributions::{chi_squared_upper, normal_within};
use super::frequencies::percent;
use super::inference::{Method, Size, Test};
use super::math::{exp, ln};
use super::noncentral::apart;
use super::proportion::difference;
use super::{Effect, Interval, Stat, Undefined};

/// Counts in rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    columns: usize,
    cells: Vec<usize>,
}

impl Counts {
    /// Returns a table of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, cells: vec![0; rows * columns] }
    }

    /// Returns the table with these rows, which are equally long.
    pub fn of_rows(rows: &[Vec<usize>]) -> Self {
        Self { columns: rows.first().map_or(0, Vec::len), cells: rows.concat() }
    }

    /// Counts one more in a cell, if there is such a cell.
    pub fn add(&mut self, row: usize, column: usize) {
        let columns = self.columns;
        let cell = self.cells.get_mut(row * columns + column);
        if let Some(count) = cell.filter(|_| column < columns) {
            *count += 1;
        }
    }

    /// Returns the count of a cell; 0 where there is none.
    pub fn at(&self, row: usize, column: usize) -> usize {
        if column >= self.columns {
            return 0;
        }
        self.cells.get(row * self.columns + column).copied().unwrap_or(0)
    }

    /// Returns how many rows there are.
    pub fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Returns how many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Returns all counts, row by row.
    pub fn cells(&self) -> &[usize] {
        &self.cells
    }

    /// Returns the sum of all counts.
    pub fn total(&self) -> usize {
        self.cells.iter().sum()
    }

    /// Returns the sum of each row.
    pub fn row_totals(&self) -> Vec<usize> {
        self.cells.chunks(self.columns.max(1)).map(|it| it.iter().sum()).collect()
    }

    /// Returns the sum of each column.
    pub fn column_totals(&self) -> Vec<usize> {
        let of = |column| self.cells.iter().skip(column).step_by(self.columns).sum();
        (0..self.columns).map(of).collect()
    }
}

/// Two questions crossed. Places are those among the levels that were handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosstab {
    /// The counts, without rows and columns that have none.
    pub counts: Counts,
    /// The places of the rows that are left.
    pub rows: Vec<usize>,
    /// The places of the columns that are left.
    pub columns: Vec<usize>,
    /// The rows that were taken out.
    pub empty_rows: Vec<usize>,
    /// The columns that were taken out.
    pub empty_columns: Vec<usize>,
    /// The cells, row by row.
    pub cells: Vec<Cell>,
}

/// A cell of a crosstab.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// How many.
    pub count: usize,
    /// Of its row, 0-100.
    pub row_percent: Stat,
    /// Of its column, 0-100.
    pub column_percent: Stat,
    /// Of all, 0-100.
    pub total_percent: Stat,
    /// How many there would be if rows did not differ.
    pub expected: f64,
    /// The adjusted residual; undefined when its row or column is all there is.
    pub residual: Stat,
}

/// How far the chi-squared distribution can be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The smallest expected count.
    pub smallest: f64,
    /// How many expected counts are below 5.
    pub below_five: usize,
    /// Of how many.
    pub cells: usize,
}

impl Fit {
    /// Tells whether Fisher's test should be looked at first.
    pub fn is_doubtful(self) -> bool {
        self.smallest < 1.0 || self.below_five * 5 > self.cells
    }
}

impl Crosstab {
    /// Crosses counts.
    pub fn of(all: &Counts) -> Self {
        let places = |totals: &[usize], some: bool| -> Vec<usize> {
            let found = totals.iter().enumerate().filter(|it| (*it.1 > 0) == some);
            found.map(|it| it.0).collect()
        };
        let (row_totals, column_totals) = (all.row_totals(), all.column_totals());
        let (rows, columns) = (places(&row_totals, true), places(&column_totals, true));
        let line = |row: &usize| columns.iter().map(|it| all.at(*row, *it)).collect();
        let counts = Counts::of_rows(&rows.iter().map(line).collect::<Vec<_>>());
        let total = counts.total();
        let n = total as f64;
        let mut cells = Vec::with_capacity(counts.cells().len());
        for (place, row) in counts.row_totals().into_iter().enumerate() {
            for (at, column) in counts.column_totals().into_iter().enumerate() {
                let count = counts.at(place, at);
                let (r, c) = (row as f64, column as f64);
                let expected = r * c / n;
                let variance = expected * (1.0 - r / n) * (1.0 - c / n);
                let residual = if row == total || column == total {
                    Err(Undefined::OneGroup)
                } else {
                    Ok((count as f64 - expected) / variance.sqrt())
                };
                cells.push(Cell {
                    count,
                    row_percent: percent(count, row),
                    column_percent: percent(count, column),
                    total_percent: percent(count, total),
                    expected,
                    residual,
                });
            }
        }
        let empty_rows = places(&row_totals, false);
        let empty_columns = places(&column_totals, false);
        Self { counts, rows, columns, empty_rows, empty_columns, cells }
    }

    /// Tells whether there are two rows and two columns.
    pub fn is_two_by_two(&self) -> bool {
        self.rows.len() == 2 && self.columns.len() == 2
    }

    /// Says how far the chi-squared distribution can be trusted; nothing for no cells.
    pub fn fit(&self) -> Option<Fit> {
        let expected = || self.cells.iter().map(|it| it.expected);
        let smallest = expected().min_by(f64::total_cmp)?;
        let below_five = expected().filter(|it| *it < 5.0).count();
        Some(Fit { smallest, below_five, cells: self.cells.len() })
    }

    /// Tests whether rows differ, by Pearson's chi-squared, with Cramér's V.
    pub fn chi_squared(&self, level: f64) -> Test {
        let test = self.test(Method::ChiSquared, 0.0);
        let Ok(statistic) = test.statistic else { return test };
        let (n, rows, columns) = self.sizes();
        let least = (rows.min(columns) - 1.0) * n;
        let of = |it: f64| (it / least).sqrt().min(1.0);
        let ends = apart(statistic, (rows - 1.0) * (columns - 1.0), level);
        let interval = ends.map(|it| Interval { low: of(it.low), high: of(it.high) });
        test.with(Size::CramersV, Effect { value: Ok(of(statistic)), interval })
    }

    /// The same with Yates' correction, for two rows and two columns.
    pub fn yates(&self) -> Option<Test> {
        self.is_two_by_two().then(|| self.test(Method::Yates, 0.5))
    }

    fn sizes(&self) -> (f64, f64, f64) {
        let n = self.counts.total() as f64;
        (n, self.rows.len() as f64, self.columns.len() as f64)
    }

    fn test(&self, method: Method, correction: f64) -> Test {
        let total = self.counts.total();
        if let Some(why) = self.why_not() {
            return Test::undefined(method, total, why);
        }
        let part = |it: &Cell| {
            let off = (it.count as f64 - it.expected).abs();
            let off = off - off.min(correction);
            off * off / it.expected
        };
        let statistic: f64 = self.cells.iter().map(part).sum();
        let (_, rows, columns) = self.sizes();
        let df = (rows - 1.0) * (columns - 1.0);
        Test::new(method, total, statistic, chi_squared_upper(statistic, df)).with_df(df)
    }

    /// Returns why rows cannot be compared, if they cannot.
    pub fn why_not(&self) -> Option<Undefined> {
        if self.cells.is_empty() {
            return Some(Undefined::NoAnswers);
        }
        (self.rows.len() < 2 || self.columns.len() < 2).then_some(Undefined::OneGroup)
    }

    /// Returns Cramér's V with Bergsma's correction.
    pub fn corrected_v(&self) -> Effect {
        let statistic = match self.test(Method::ChiSquared, 0.0).statistic {
            Ok(it) => it,
            Err(why) => return Effect::undefined(why),
        };
        let (n, rows, columns) = self.sizes();
        if n < 2.0 {
            return Effect::undefined(Undefined::TooFew);
        }
        let less = |it: f64| it - (it - 1.0) * (it - 1.0) / (n - 1.0);
        let free = (rows - 1.0) * (columns - 1.0) / (n - 1.0);
        let least = less(rows).min(less(columns)) - 1.0;
        if least <= 0.0 {
            return Effect::undefined(Undefined::TooFew);
        }
        known(((statistic / n - free).max(0.0) / least).sqrt())
    }

    /// Returns the odds ratio and the difference of shares of two rows and two columns.
    pub fn two_by_two(&self, level: f64) -> Option<[(Size, Effect); 2]> {
        if !self.is_two_by_two() {
            return None;
        }
        let [a, b, c, d] =
            [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(r, c)| self.counts.at(r, c));
        let odds = if [a, b, c, d].contains(&0) {
            Effect::undefined(Undefined::EmptyCell)
        } else {
            let [a, b, c, d] = [a, b, c, d].map(|it| it as f64);
            let ratio = a * d / (b * c);
            let se = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
            let half = normal_within(level) * se;
            let of = |off: f64| exp(ln(ratio) + off);
            Effect {
                value: Ok(ratio),
                interval: Ok(Interval { low: of(-half), high: of(half) }),
            }
        };
        let shares = difference((a, a + b), (c, c + d), level);
        Some([(Size::OddsRatio, odds), (Size::DifferenceOfShares, shares)])
    }
}

fn known(value: f64) -> Effect {
    Effect { value: Ok(value), interval: Err(Undefined::NoInterval) }
}
