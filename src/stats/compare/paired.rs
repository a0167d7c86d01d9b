//! Two answers of the same people.
//!
//! - Wilcoxon's signed ranks, Biometrics 1 (1945): differences of 0 are dropped; the
//!   statistic is the sum of the positive differences' ranks; differences that only the
//!   rounding of decimals tells apart are equal. Up to 50 differences p is
//!   exact, from all signs of the ranks as they are; beyond, from the normal distribution
//!   with the variance corrected for ties, without continuity correction.
//!   `scipy.stats.wilcoxon(zero_method="wilcox", correction=False)`; without ties R
//!   `wilcox.test(paired = TRUE, exact = TRUE)`. Size: (positive − negative sum) / total
//!   sum, the matched-pairs rank-biserial correlation (Kerby 2014), with the interval of
//!   R `effectsize::rank_biserial(paired = TRUE)`: Fisher's z, and the standard deviation of
//!   the rank sum by the largest rank sum.
//! - `McNemar`'s exact test: of the pairs that changed, twice the smaller tail of the
//!   binomial distribution with ½. `statsmodels` `mcnemar(exact=True)`; R
//!   `binom.test(b, b + c)`. Size: the odds ratio b / c, with the interval of Clopper &
//!   Pearson (Biometrika 26, 1934) of b / (b + c).

use super::orders;
use super::ranks::Ranks;
use crate::stats::distributions::{
    beta_point, binomial_up_to, normal_both, normal_within,
};
use crate::stats::inference::{Method, Size, Test};
use crate::stats::math::{atanh, tanh};
use crate::stats::{Effect, Interval, Undefined};

/// Up to so many differences all signs are counted.
const EXACT: usize = 50;

/// Compares two answers of each person; pairs are (first, second), differences second less
/// first. n is the pairs that differ.
pub fn wilcoxon(pairs: &[(f64, f64)], level: f64) -> Test {
    if pairs.is_empty() {
        return Test::undefined(Method::Wilcoxon, 0, Undefined::NoAnswers);
    }
    // 1.1 − 1.0 and 0.6 − 0.5 are one difference, though their doubles differ: the rounding
    // of four numbers, at most four units in the last place of the largest.
    let all = pairs.iter().flat_map(|it| [it.0, it.1]);
    let apart = all.fold(0.0, |most: f64, it| most.max(it.abs())) * (2.0 * f64::EPSILON);
    let all = pairs.iter().map(|it| it.1 - it.0);
    let differences: Vec<f64> = all.filter(|it| it.abs() > apart).collect();
    let n = differences.len();
    if n == 0 {
        return Test::undefined(Method::Wilcoxon, 0, Undefined::NoSpread);
    }
    let sizes: Vec<f64> = differences.iter().map(|it| it.abs()).collect();
    let ranks = Ranks::near(&sizes, apart);
    let signed = differences.iter().zip(&ranks.of);
    let positive: f64 = signed.filter(|it| *it.0 > 0.0).map(|it| it.1).sum();
    let m = n as f64;
    let total = m * (m + 1.0) / 2.0;
    let test = if n <= EXACT {
        let p = orders::signs(&ranks.of, positive);
        Test::new(Method::WilcoxonExact, n, positive, p)
    } else {
        let variance = total * (2.0 * m + 1.0) / 12.0 - ranks.ties / 48.0;
        let z = (positive - total / 2.0) / variance.sqrt();
        Test::new(Method::Wilcoxon, n, positive, normal_both(z))
    };
    let r = (2.0 * positive - total) / total;
    let interval = if n < 2 {
        Err(Undefined::TooFew)
    } else if 1.0 - r.abs() <= 1e-12 {
        Err(Undefined::Separated)
    } else {
        let se = (m * (m + 1.0) * (2.0 * m + 1.0) / 6.0).sqrt() / total;
        let (z, half) = (atanh(r), normal_within(level) * se);
        Ok(Interval { low: tanh(z - half), high: tanh(z + half) })
    };
    test.with(Size::RankBiserial, Effect { value: Ok(r), interval })
}

/// Compares two yes-or-no answers of each person: `up` changed one way, `down` the other;
/// the others do not matter. The statistic is `up`.
pub fn mc_nemar(up: usize, down: usize, level: f64) -> Test {
    let n = up + down;
    if n == 0 {
        return Test::undefined(Method::McNemar, 0, Undefined::NoSpread);
    }
    let p = (2.0 * binomial_up_to(up.min(down), n, 0.5)).min(1.0);
    let tail = (1.0 - level) / 2.0;
    let (a, b) = (up as f64, down as f64);
    let odds = |share: f64| share / (1.0 - share);
    let effect = if down == 0 {
        Effect { value: Err(Undefined::EmptyCell), interval: Err(Undefined::EmptyCell) }
    } else {
        let low = if up == 0 { 0.0 } else { odds(beta_point(tail, a, b + 1.0)) };
        let high = odds(beta_point(1.0 - tail, a + 1.0, b));
        Effect { value: Ok(a / b), interval: Ok(Interval { low, high }) }
    };
    Test::new(Method::McNemar, n, a, p).with(Size::OddsRatio, effect)
}
