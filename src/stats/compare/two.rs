//! Two groups of different people.
//!
//! - Mann & Whitney, Annals of Mathematical Statistics 18 (1947): U of the first group; p
//!   from the normal distribution with the variance corrected for ties, without continuity
//!   correction, as SPSS prints it; when n₁ n₂ ≤ 400 p is exact, from all orders of the
//!   ranks as they are, ties included. `scipy.stats.mannwhitneyu(use_continuity=False)`;
//!   without ties R `wilcox.test(exact = TRUE)`.
//! - Rank-biserial correlation 2 U / (n₁ n₂) − 1, which is Cliff's delta (Kerby 2014), with
//!   Cliff's variance and the asymmetric interval of Feng & Cliff, Journal of Modern Applied
//!   Statistical Methods 3 (2004). Positive: the first group has the larger numbers.
//! - Welch's t, Biometrika 34 (1947), with Satterthwaite's degrees of freedom; the difference
//!   of the means with its interval. R `t.test`; `scipy.stats.ttest_ind(equal_var=False)`.
//! - Hedges' g: the difference by the pooled standard deviation, times 1 − 3 / (4 (n₁ + n₂)
//!   − 9); interval ± t √((n₁ + n₂) / (n₁ n₂) + g² / (2 (n₁ + n₂))). `pingouin`
//!   `compute_effsize(eftype="hedges")`, `compute_esci`.

use super::orders;
use super::ranks::of_groups;
use crate::stats::centre::Centre;
use crate::stats::distributions::{normal_both, normal_within, t_both, t_within};
use crate::stats::inference::{Method, Size, Test};
use crate::stats::sum::Sum;
use crate::stats::{Effect, Interval, Undefined};

/// Up to this n₁ n₂ all orders are counted.
const EXACT: usize = 400;

/// Compares the ranks of two groups.
pub fn mann_whitney(first: &[f64], second: &[f64], level: f64) -> Test {
    let (a, b) = (first.len(), second.len());
    let n = a + b;
    if a == 0 || b == 0 {
        return Test::undefined(Method::MannWhitney, n, Undefined::OneGroup);
    }
    let (all, parts) = of_groups(&[first, second]);
    let sum: f64 = parts.first().map_or(0.0, |it| it.iter().sum());
    let (m, k, total) = (a as f64, b as f64, n as f64);
    let u = sum - m * (m + 1.0) / 2.0;
    let pairs = m * k;
    let variance = pairs / 12.0 * (total + 1.0 - all.ties / (total * (total - 1.0)));
    if variance <= 0.0 {
        // All numbers are equal: no order is more surprising than another.
        return Test::new(Method::MannWhitneyExact, n, u, 1.0)
            .with(Size::RankBiserial, Effect::undefined(Undefined::NoSpread));
    }
    let test = if a * b <= EXACT {
        // The smaller group has fewer choices; its sum says the same.
        let p = if a <= b {
            orders::choices(&all.of, a, sum)
        } else {
            orders::choices(&all.of, b, total * (total + 1.0) / 2.0 - sum)
        };
        Test::new(Method::MannWhitneyExact, n, u, p)
    } else {
        let z = (u - pairs / 2.0) / variance.sqrt();
        Test::new(Method::MannWhitney, n, u, normal_both(z))
    };
    test.with(Size::RankBiserial, dominance(first, second, level))
}

/// Returns how much oftener the first group's number is the larger of a pair than the
/// second's, with its interval.
fn dominance(first: &[f64], second: &[f64], level: f64) -> Effect {
    let sorted = |it: &[f64]| {
        let mut it: Vec<f64> = it.iter().map(|it| it + 0.0).collect();
        it.sort_unstable_by(f64::total_cmp);
        it
    };
    let (a, b) = (sorted(first), sorted(second));
    // How many of the others lie below, less how many lie above; and how many are equal.
    let rows = |of: &[f64], others: &[f64]| -> (Vec<f64>, usize) {
        let mut ties = 0;
        let row = |it: &f64| {
            let below = others.partition_point(|other| other < it);
            let up_to = others.partition_point(|other| other <= it);
            ties += up_to - below;
            (below + up_to) as f64 / others.len() as f64 - 1.0
        };
        (of.iter().map(row).collect(), ties)
    };
    let ((across, ties), (down, _)) = (rows(&a, &b), rows(&b, &a));
    let (m, k) = (a.len() as f64, b.len() as f64);
    let pairs = m * k;
    let delta = across.iter().copied().collect::<Sum>().value() / m;
    let squares = |it: &[f64], middle: f64| -> f64 {
        it.iter().map(|it| (it - middle) * (it - middle)).sum()
    };
    if a.len() < 2 || b.len() < 2 {
        return Effect { value: Ok(delta), interval: Err(Undefined::TooFew) };
    }
    let cells = pairs - ties as f64 - pairs * delta * delta;
    let variance = (k * k * squares(&across, delta) + m * m * squares(&down, -delta)
        - cells)
        / (pairs * (m - 1.0) * (k - 1.0));
    // Cliff's least variance, below which the estimate is no estimate.
    let variance = variance.max((1.0 - delta * delta) / (pairs - 1.0));
    if 1.0 - delta.abs() <= 1e-12 {
        return Effect { value: Ok(delta), interval: Err(Undefined::Separated) };
    }
    let z = normal_within(level);
    let left = 1.0 - delta * delta;
    let root = z * (variance * (left * left + z * z * variance)).sqrt();
    let of = |half: f64| (delta * left + half) / (left + z * z * variance);
    Effect { value: Ok(delta), interval: Ok(Interval { low: of(-root), high: of(root) }) }
}

/// Compares the means of two groups, which may differ in spread.
pub fn welch(first: &[f64], second: &[f64], level: f64) -> Test {
    let n = first.len() + second.len();
    let none = |why| Test::undefined(Method::Welch, n, why);
    if first.is_empty() || second.is_empty() {
        return none(Undefined::OneGroup);
    }
    if first.len() < 2 || second.len() < 2 {
        return none(Undefined::OneAnswer);
    }
    let (a, b) = (Centre::of_slice(first), Centre::of_slice(second));
    let (m, k) = (first.len() as f64, second.len() as f64);
    let squares = |values: &[f64], centre: Centre| -> f64 {
        let square = |it: &f64| centre.off(*it) * centre.off(*it);
        values.iter().map(square).collect::<Sum>().value()
    };
    let (in_a, in_b) = (squares(first, a), squares(second, b));
    let (from_a, from_b) = (in_a / (m - 1.0) / m, in_b / (k - 1.0) / k);
    let (difference, variance) = (a.minus(b), from_a + from_b);
    if variance <= 0.0 {
        return none(Undefined::NoSpread);
    }
    let se = variance.sqrt();
    let df = 1.0
        / (from_a / variance * (from_a / variance) / (m - 1.0)
            + from_b / variance * (from_b / variance) / (k - 1.0));
    let t = difference / se;
    if !t.is_finite() || !df.is_finite() {
        return none(Undefined::TooLarge);
    }
    let around = |value: f64, half: f64| Effect {
        value: Ok(value),
        interval: Ok(Interval { low: value - half, high: value + half }),
    };
    let total = m + k;
    let pooled = ((in_a + in_b) / (total - 2.0)).sqrt();
    let g = difference / pooled * (1.0 - 3.0 / (4.0 * total - 9.0));
    let g_se = (total / (m * k) + g * g / (2.0 * total)).sqrt();
    Test::new(Method::Welch, n, t, t_both(t, df))
        .with_df(df)
        .with(Size::DifferenceOfMeans, around(difference, t_within(level, df) * se))
        .with(Size::HedgesG, around(g, t_within(level, total - 2.0) * g_se))
}
