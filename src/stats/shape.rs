//! Skewness, excess kurtosis, the precision of the mean, modes.
//!
//! - Skewness G1 and excess kurtosis G2 with their standard errors: D. N. Joanes & C. A.
//!   Gill, "Comparing Measures of Sample Skewness and Kurtosis", The Statistician 47 (1998);
//!   SPSS, SAS, Excel `SKEW` and `KURT`, pandas `skew` and `kurt`, SciPy's with `bias=False`.
//!   Undefined for fewer than 3 and 4 numbers, and without spread.
//! - Standard error of the mean: SD / √n; its interval: t with n − 1 degrees of freedom.
//!   R `t.test(x)$conf.int`.
//! - Modes: all most frequent numbers; none when every number occurs once.
//!
//! Powers are of deviations from the mean with its rounding taken out, divided by the
//! largest one, so that an offset of 10^12 costs no digits.

use super::centre::Centre;
use super::distributions::t_within;
use super::sum::Sum;
use super::summary::Summary;
use super::tally::Tally;
use super::{Interval, Stat, Undefined};

/// How numbers lie around their mean, and how well it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The standard error of the mean.
    pub se: Stat,
    /// The interval of the mean.
    pub interval: Result<Interval, Undefined>,
    /// Skewness, G1.
    pub skewness: Stat,
    /// Its standard error under a normal distribution.
    pub skewness_se: Stat,
    /// Excess kurtosis, G2: 0 for a normal distribution.
    pub kurtosis: Stat,
    /// Its standard error under a normal distribution.
    pub kurtosis_se: Stat,
    /// All modes, ascending.
    pub modes: Result<Vec<f64>, Undefined>,
}

impl Shape {
    /// Describes numbers and their summary; `level` is the interval's, such as 0.95.
    pub fn of(tally: &Tally, summary: &Summary, level: f64) -> Self {
        let n = tally.len() as f64;
        let se = summary.sd.map(|sd| sd / n.sqrt());
        let interval = summary.mean.and_then(|mean| {
            // First what may be undefined: t has no sense without degrees of freedom.
            let half = se? * t_within(level, n - 1.0);
            Ok(Interval { low: mean - half, high: mean + half })
        });
        let least = |count: usize, value: f64| match tally.len() {
            0 => Err(Undefined::NoAnswers),
            few if few < count => Err(Undefined::TooFew),
            _ => Ok(value),
        };
        let skewness_se =
            least(3, (6.0 * n * (n - 1.0) / ((n - 2.0) * (n + 1.0) * (n + 3.0))).sqrt());
        let kurtosis_se = least(
            4,
            (24.0 * n * (n - 1.0) * (n - 1.0)
                / ((n - 3.0) * (n - 2.0) * (n + 3.0) * (n + 5.0)))
                .sqrt(),
        );
        let powers = powers(tally, summary);
        let skewness = skewness_se.and(powers).map(|(second, third, _)| {
            (n * (n - 1.0)).sqrt() / (n - 2.0) * third / (second * second.sqrt())
        });
        let kurtosis = kurtosis_se.and(powers).map(|(second, _, fourth)| {
            (n - 1.0) / ((n - 2.0) * (n - 3.0))
                * ((n + 1.0) * fourth / (second * second) - 3.0 * (n - 1.0))
        });
        let modes = modes(tally);
        Self { se, interval, skewness, skewness_se, kurtosis, kurtosis_se, modes }
    }
}

/// Returns the means of the second, third and fourth powers of the deviations, these
/// divided by the largest.
fn powers(tally: &Tally, summary: &Summary) -> Result<(f64, f64, f64), Undefined> {
    let n = tally.len() as f64;
    summary.mean?;
    if tally.pairs().len() < 2 {
        return Err(Undefined::NoSpread);
    }
    let centre = Centre::of(tally.pairs().iter().copied());
    let off = |value: f64| centre.off(value);
    let ends = [summary.min?, summary.max?];
    let largest = ends.into_iter().map(|it| off(it).abs()).fold(0.0, f64::max);
    let mut sums = [Sum::default(), Sum::default(), Sum::default()];
    for &(value, count) in tally.pairs() {
        let scaled = off(value) / largest;
        let mut power = scaled;
        for sum in &mut sums {
            power *= scaled;
            sum.add_times(power, count);
        }
    }
    let [second, third, fourth] = sums.map(|it| it.value() / n);
    if second > 0.0 && fourth.is_finite() {
        Ok((second, third, fourth))
    } else {
        Err(Undefined::TooLarge)
    }
}

fn modes(tally: &Tally) -> Result<Vec<f64>, Undefined> {
    let most = tally.pairs().iter().map(|it| it.1).max().ok_or(Undefined::NoAnswers)?;
    if most < 2 {
        return Err(Undefined::NoRepeats);
    }
    let top = tally.pairs().iter().filter(|it| it.1 == most);
    Ok(top.map(|it| it.0).collect())
}
