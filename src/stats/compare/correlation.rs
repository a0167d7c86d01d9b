//! How two numbers of the same people go together.
//!
//! - Pearson's r: t with n − 2 degrees of freedom; interval by Fisher's z, standard error
//!   1 / √(n − 3). R `cor.test`; `scipy.stats.pearsonr`.
//! - Spearman's rho: Pearson's r of the ranks, with the same t. R `cor.test(method =
//!   "spearman", exact = FALSE)`; `scipy.stats.spearmanr`. Interval by Fisher's z with
//!   standard error √((1 + rho² / 2) / (n − 3)), Bonett & Wright, Psychometrika 65 (2000).
//! - Kendall's tau-b: normal, with the variance corrected for ties. R `cor.test(method =
//!   "kendall", exact = FALSE)`; `scipy.stats.kendalltau(method="asymptotic")`. Interval by
//!   Fisher's z with standard error √(0.437 / (n − 4)), Bonett & Wright. Pairs are counted
//!   by sorting: W. R. Knight, JASA 61 (1966).

use super::ranks::Ranks;
use crate::stats::centre::{centred, products};
use crate::stats::distributions::{normal_both, normal_within, t_both};
use crate::stats::inference::{Method, Size, Test};
use crate::stats::math::{atanh, tanh};
use crate::stats::{Effect, Interval, Stat, Undefined};

/// Returns Pearson's correlation of numbers, pair by pair.
pub fn pearson(first: &[f64], second: &[f64], level: f64) -> Test {
    let n = first.len().min(second.len());
    let r = coefficient(first, second);
    linear(Method::Pearson, n, r, |_| 1.0 / (n as f64 - 3.0), level)
}

/// Returns Spearman's rank correlation.
pub fn spearman(first: &[f64], second: &[f64], level: f64) -> Test {
    let n = first.len().min(second.len());
    let r = coefficient(&Ranks::of(first).of, &Ranks::of(second).of);
    let variance = |r: f64| (1.0 + r * r / 2.0) / (n as f64 - 3.0);
    linear(Method::Spearman, n, r, variance, level)
}

/// Returns the correlation of equally many numbers.
pub(in crate::stats) fn coefficient(first: &[f64], second: &[f64]) -> Stat {
    if first.is_empty() {
        return Err(Undefined::NoAnswers);
    }
    if first.len() < 2 {
        return Err(Undefined::OneAnswer);
    }
    let constant =
        |it: &[f64]| it.iter().all(|x| it.first().is_some_and(|y| (x - y).abs() <= 0.0));
    if constant(first) || constant(second) {
        return Err(Undefined::NoSpread);
    }
    let (a, b) = (centred(first), centred(second));
    let (aa, bb) = (products(&a, &a), products(&b, &b));
    // One root is more exact than two, unless the product is outside the doubles.
    let both = aa * bb;
    let root = if both.is_normal() { both.sqrt() } else { aa.sqrt() * bb.sqrt() };
    let r = products(&a, &b) / root;
    if r.is_finite() { Ok(r.clamp(-1.0, 1.0)) } else { Err(Undefined::TooLarge) }
}

fn linear(
    method: Method,
    n: usize,
    r: Stat,
    variance: impl Fn(f64) -> f64,
    level: f64,
) -> Test {
    let r = match r {
        Ok(r) => r,
        Err(why) => return Test::undefined(method, n, why),
    };
    let df = n as f64 - 2.0;
    let effect = fisher_z(r, n, 4, variance(r), level);
    let test = if n < 3 {
        Test { statistic: Ok(r), ..Test::undefined(method, n, Undefined::TooFew) }
    } else {
        let left = (1.0 - r) * (1.0 + r);
        let p = if left > 0.0 { t_both(r * (df / left).sqrt(), df) } else { 0.0 };
        Test::new(method, n, r, p).with_df(df)
    };
    test.with(Size::Correlation, effect)
}

/// Returns a correlation with the interval by Fisher's z.
fn fisher_z(r: f64, n: usize, least: usize, variance: f64, level: f64) -> Effect {
    let interval = if n < least {
        Err(Undefined::TooFew)
    } else if 1.0 - r.abs() <= 1e-15 {
        Err(Undefined::Separated)
    } else {
        let (z, half) = (atanh(r), normal_within(level) * variance.sqrt());
        Ok(Interval { low: tanh(z - half), high: tanh(z + half) })
    };
    Effect { value: Ok(r), interval }
}

/// Returns Kendall's tau-b.
pub fn kendall(first: &[f64], second: &[f64], level: f64) -> Test {
    let n = first.len().min(second.len());
    if n < 2 {
        let why = if n == 0 { Undefined::NoAnswers } else { Undefined::OneAnswer };
        return Test::undefined(Method::Kendall, n, why);
    }
    // Ranks stand for the numbers, twice, so that they are whole.
    let whole = |values: &[f64]| -> Vec<u64> {
        Ranks::of(values).of.iter().map(|it| (it * 2.0).to_bits()).collect()
    };
    let mut pairs: Vec<(u64, u64)> =
        whole(first).into_iter().zip(whole(second)).collect();
    pairs.sort_unstable();
    let both = Ties::of(pairs.chunk_by(|a, b| a == b).map(<[_]>::len));
    let x = Ties::of(pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len));
    let mut seconds: Vec<u64> = pairs.iter().map(|it| it.1).collect();
    let swaps = sort_counting(&mut seconds, &mut vec![0; n]);
    let y = Ties::of(seconds.chunk_by(|a, b| a == b).map(<[_]>::len));
    let m = n as f64;
    let all = m * (m - 1.0) / 2.0;
    let (free_x, free_y) = (all - x.pairs, all - y.pairs);
    if free_x <= 0.0 || free_y <= 0.0 {
        return Test::undefined(Method::Kendall, n, Undefined::NoSpread);
    }
    let s = all - x.pairs - y.pairs + both.pairs - 2.0 * swaps;
    let tau = (s / (free_x.sqrt() * free_y.sqrt())).clamp(-1.0, 1.0);
    let mut variance = (m * (m - 1.0) * (2.0 * m + 5.0) - x.fives - y.fives) / 18.0
        + 2.0 * x.pairs * y.pairs / (m * (m - 1.0));
    if n > 2 {
        variance += x.threes * y.threes / (9.0 * m * (m - 1.0) * (m - 2.0));
    }
    let z = if variance > 0.0 { s / variance.sqrt() } else { 0.0 };
    let effect = fisher_z(tau, n, 5, 0.437 / (m - 4.0), level);
    Test::new(Method::Kendall, n, tau, normal_both(z)).with(Size::Correlation, effect)
}

/// What groups of t equal numbers take away: Σ t (t − 1) / 2 and two more sums.
#[derive(Default)]
struct Ties {
    pairs: f64,
    threes: f64,
    fives: f64,
}

impl Ties {
    fn of(groups: impl Iterator<Item = usize>) -> Self {
        let mut made = Self::default();
        for group in groups {
            let t = group as f64;
            made.pairs += t * (t - 1.0) / 2.0;
            made.threes += t * (t - 1.0) * (t - 2.0);
            made.fives += t * (t - 1.0) * (2.0 * t + 5.0);
        }
        made
    }
}

/// Sorts by merging; returns how many pairs stood in the wrong order.
fn sort_counting(values: &mut [u64], spare: &mut [u64]) -> f64 {
    let n = values.len();
    if n < 2 {
        return 0.0;
    }
    let (left, right) = values.split_at_mut(n / 2);
    let (spare_left, spare_right) = spare.split_at_mut(n / 2);
    let mut swaps = sort_counting(left, spare_left) + sort_counting(right, spare_right);
    let (mut a, mut b) = (left.iter().peekable(), right.iter().peekable());
    for slot in spare.iter_mut() {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if y < x => {
                swaps += a.len() as f64;
                b.next()
            }
            (Some(_), _) => a.next(),
            (None, _) => b.next(),
        };
        if let Some(next) = next {
            *slot = *next;
        }
    }
    values.copy_from_slice(spare);
    swaps
}
