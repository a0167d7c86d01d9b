//! Mean, standard deviation, median, quartiles, range.
//!
//! - Mean: the exact sum divided by n. R `mean`, Python `statistics.fmean`.
//! - Standard deviation: of a sample, n − 1; two passes with exact squares and sums and the correction
//!   of Chan, Golub & `LeVeque`, "Algorithms for Computing the Sample Variance", The American
//!   Statistician 37 (1983). Undefined for fewer than two numbers. R `sd`.
//! - Quantiles: Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American
//!   Statistician 50 (1996). Type 7: R `quantile`, NumPy, Excel `QUARTILE.INC`. Type 6: SPSS,
//!   Minitab, Excel `QUARTILE.EXC`.

use super::sum::{Sum, two_product, two_sum};
use super::tally::Tally;
use super::{Stat, Undefined};

/// The usual numbers about numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many numbers.
    pub n: usize,
    /// The arithmetic mean.
    pub mean: Stat,
    /// The sample standard deviation, n − 1.
    pub sd: Stat,
    /// The median.
    pub median: Stat,
    /// The quartiles of type 7, the default.
    pub type7: Quartiles,
    /// The quartiles of type 6, as SPSS has them.
    pub type6: Quartiles,
    /// The smallest number.
    pub min: Stat,
    /// The largest number.
    pub max: Stat,
}

/// The first and third quartile and the distance between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter of the numbers lie below.
    pub q1: Stat,
    /// Three quarters lie below.
    pub q3: Stat,
    /// The interquartile range.
    pub iqr: Stat,
}

impl Summary {
    /// Summarises numbers.
    pub fn of(tally: &Tally) -> Self {
        let mean = mean(tally);
        Self {
            n: tally.len(),
            mean,
            sd: sd(tally, mean),
            median: quantile(tally, QuantileType::Seven, 2, 4),
            type7: quartiles(tally, QuantileType::Seven),
            type6: quartiles(tally, QuantileType::Six),
            min: tally.min().ok_or(Undefined::NoAnswers),
            max: tally.max().ok_or(Undefined::NoAnswers),
        }
    }

    /// Returns the quartiles of this type.
    pub fn quartiles(&self, kind: QuantileType) -> Quartiles {
        match kind {
            QuantileType::Six => self.type6,
            QuantileType::Seven => self.type7,
        }
    }

    /// Returns a summary in which everything but n is undefined for this reason.
    pub fn undefined(n: usize, why: Undefined) -> Self {
        let none = Quartiles { q1: Err(why), q3: Err(why), iqr: Err(why) };
        let it = Err(why);
        Self {
            n,
            mean: it,
            sd: it,
            median: it,
            type7: none,
            type6: none,
            min: it,
            max: it,
        }
    }
}

fn finite(value: f64) -> Stat {
    if value.is_finite() { Ok(value) } else { Err(Undefined::TooLarge) }
}

fn mean(tally: &Tally) -> Stat {
    if tally.is_empty() {
        return Err(Undefined::NoAnswers);
    }
    let mut sum = Sum::default();
    tally.pairs().iter().for_each(|&(value, count)| sum.add_times(value, count));
    finite(sum.value() / tally.len() as f64)
}

fn sd(tally: &Tally, mean: Stat) -> Stat {
    let mean = mean?;
    if tally.len() < 2 {
        return Err(Undefined::OneAnswer);
    }
    let (mut squares, mut rest) = (Sum::default(), Sum::default());
    for &(value, count) in tally.pairs() {
        let (high, low) = two_sum(value, -mean);
        rest.add_times(high, count);
        rest.add_times(low, count);
        for (a, b) in [(high, high), (2.0 * high, low), (low, low)] {
            let (product, error) = two_product(a, b);
            squares.add_times(product, count);
            squares.add_times(error, count);
        }
    }
    // The mean is rounded; what it is off by is in `rest`, and its square is taken out.
    let (rest, n) = (rest.value(), tally.len() as f64);
    squares.add(-(rest * rest / n));
    let sum = squares.value();
    if !sum.is_finite() {
        return Err(Undefined::TooLarge);
    }
    squares.add(-sum);
    finite(root_of_ratio(sum.max(0.0), squares.value(), n - 1.0))
}

/// Returns the square root of (high + low) / by, all but rounded once: the errors of the
/// division and of the root are exact, and are put back.
fn root_of_ratio(high: f64, low: f64, by: f64) -> f64 {
    let ratio = high / by;
    let (back, error) = two_product(ratio, by);
    let rest = ((high - back) - error + low) / by;
    let root = ratio.sqrt();
    if root <= 0.0 || !root.is_finite() {
        return root;
    }
    let (square, error) = two_product(root, root);
    let better = root + ((ratio - square) - error + rest) / (2.0 * root);
    if better.is_finite() { better } else { root }
}

fn quartiles(tally: &Tally, kind: QuantileType) -> Quartiles {
    let (q1, q3) = (quantile(tally, kind, 1, 4), quantile(tally, kind, 3, 4));
    let iqr = q3.and_then(|high| q1.and_then(|low| finite(high - low)));
    Quartiles { q1, q3, iqr }
}

/// Which of the definitions of Hyndman & Fan a quantile follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantileType {
    /// At place (n + 1) p, counted from 1 and kept within the numbers: SPSS.
    Six,
    /// At place (n − 1) p, counted from 0: the default here and in R.
    Seven,
}

/// Returns the quantile for the share `part` of `of`.
pub fn quantile(tally: &Tally, kind: QuantileType, part: usize, of: usize) -> Stat {
    let Some(last) = tally.len().checked_sub(1) else { return Err(Undefined::NoAnswers) };
    let place = match kind {
        QuantileType::Seven => last * part,
        QuantileType::Six => ((last + 2) * part).saturating_sub(of).min(last * of),
    };
    between(tally, place / of, place % of, of)
}

/// Returns the number at a place, or what lies `rest` of `of` on the way to the next one.
fn between(tally: &Tally, place: usize, rest: usize, of: usize) -> Stat {
    let low = tally.nth(place).ok_or(Undefined::NoAnswers)?;
    if rest == 0 {
        return Ok(low);
    }
    let high = tally.nth(place + 1).ok_or(Undefined::NoAnswers)?;
    if rest * 2 == of {
        return finite(low * 0.5 + high * 0.5);
    }
    finite(low + (high - low) * (rest as f64 / of as f64))
}
