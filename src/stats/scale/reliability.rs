//! Cronbach's alpha, and what each item does to it.
//!
//! - Alpha: k / (k − 1) (1 − Σ variances / variance of the sum), Cronbach, Psychometrika 16
//!   (1951); standardised: k r̄ / (1 + (k − 1) r̄) with the mean correlation of two items.
//!   `pingouin.cronbach_alpha`; R `psych::alpha` `raw_alpha`, `std.alpha`. For items of 0
//!   and 1 it is KR-20.
//! - Interval: 1 − (1 − alpha) F with n − 1 and (n − 1) (k − 1) degrees of freedom, Feldt,
//!   Psychometrika 30 (1965). `pingouin.cronbach_alpha`.
//! - Item-rest correlation: Pearson's, with the sum of the other items. R `psych::alpha`
//!   `r.drop`.
//! - A negative alpha is no number to report: the items that run against the first
//!   principal component of the correlations are named, as `psych::alpha` warns of them.
//!
//! Only respondents who answered all items count.

use super::eigen::Square;
use crate::stats::centre::{centred, products};
use crate::stats::distributions::f_point;
use crate::stats::{Effect, Interval, Stat, Undefined};

/// How well items go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Respondents who answered all items.
    pub n: usize,
    /// How many items.
    pub items: usize,
    /// Alpha of the items as they are, with Feldt's interval.
    pub alpha: Effect,
    /// Alpha of items of equal spread.
    pub standardised: Stat,
    /// The mean correlation of two items.
    pub mean_correlation: Stat,
    /// What each item does, in the items' order.
    pub dropped: Vec<Dropped>,
    /// The places of items that seem to run the other way.
    pub against: Vec<usize>,
}

/// A scale without one of its items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dropped {
    /// Alpha of the other items.
    pub alpha: Stat,
    /// The item's correlation with the sum of the others.
    pub rest: Stat,
}

impl Reliability {
    /// Looks at items: one row a respondent who answered all, equally long.
    pub fn of(rows: &[Vec<f64>], level: f64) -> Self {
        let items = rows.first().map_or(0, Vec::len);
        let covariances = covariances(rows, items);
        let all: Vec<usize> = (0..items).collect();
        let alpha = checked(rows.len(), &all, &covariances);
        let dropped = all.iter().map(|item| {
            let others: Vec<usize> =
                all.iter().copied().filter(|it| it != item).collect();
            Dropped {
                alpha: checked(rows.len(), &others, &covariances),
                rest: rest(rows.len(), *item, &others, &covariances),
            }
        });
        let mean_correlation = mean_correlation(rows.len(), &covariances);
        let k = items as f64;
        Self {
            n: rows.len(),
            items,
            alpha: feldt(alpha, rows.len() as f64, k, level),
            standardised: mean_correlation
                .and_then(|r| positive(k * r / (1.0 + (k - 1.0) * r))),
            mean_correlation,
            dropped: dropped.collect(),
            against: against(&covariances),
        }
    }
}

/// Returns the items' variances and covariances, n − 1.
pub(super) fn covariances(rows: &[Vec<f64>], items: usize) -> Square {
    let column = |item: usize| -> Vec<f64> {
        centred(&rows.iter().filter_map(|it| it.get(item).copied()).collect::<Vec<_>>())
    };
    let columns: Vec<Vec<f64>> = (0..items).map(column).collect();
    let less = rows.len() as f64 - 1.0;
    Square::of(items, |a, b| match (columns.get(a), columns.get(b)) {
        (Some(a), Some(b)) => products(a, b) / less,
        _ => 0.0,
    })
}

/// Returns correlations; nothing when an item has no spread.
pub(super) fn correlations(covariances: &Square) -> Option<Square> {
    let of = |it: usize| covariances.at(it, it);
    if (0..covariances.size()).any(|it| !(of(it) > 0.0 && of(it).is_finite())) {
        return None;
    }
    Some(Square::of(covariances.size(), |a, b| {
        if a == b { 1.0 } else { covariances.at(a, b) / (of(a).sqrt() * of(b).sqrt()) }
    }))
}

fn checked(n: usize, items: &[usize], covariances: &Square) -> Stat {
    enough(n, items.len())?;
    let k = items.len() as f64;
    let own: f64 = items.iter().map(|it| covariances.at(*it, *it)).sum();
    let total = total(items, items, covariances);
    if total <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    positive(k / (k - 1.0) * (1.0 - own / total))
}

fn enough(n: usize, items: usize) -> Result<(), Undefined> {
    match (n, items) {
        (0, _) => Err(Undefined::NoAnswers),
        (_, 0 | 1) => Err(Undefined::TooFewItems),
        (1, _) => Err(Undefined::OneAnswer),
        _ => Ok(()),
    }
}

fn positive(alpha: f64) -> Stat {
    match alpha {
        it if it.is_nan() => Err(Undefined::TooLarge),
        it if it < 0.0 => Err(Undefined::NegativeAlpha),
        it => Ok(it),
    }
}

fn total(a: &[usize], b: &[usize], covariances: &Square) -> f64 {
    a.iter().flat_map(|x| b.iter().map(|y| covariances.at(*x, *y))).sum()
}

fn rest(n: usize, item: usize, others: &[usize], covariances: &Square) -> Stat {
    enough(n, others.len() + 1)?;
    let spread = covariances.at(item, item) * total(others, others, covariances);
    if spread <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    Ok((total(&[item], others, covariances) / spread.sqrt()).clamp(-1.0, 1.0))
}

fn mean_correlation(n: usize, covariances: &Square) -> Stat {
    let k = covariances.size();
    enough(n, k)?;
    let all: Vec<usize> = (0..k).collect();
    let r = correlations(covariances).ok_or(Undefined::NoSpread)?;
    Ok((total(&all, &all, &r) - k as f64) / (k * (k - 1)) as f64)
}

fn feldt(alpha: Stat, n: f64, k: f64, level: f64) -> Effect {
    let interval = alpha.map(|alpha| {
        let (above, below) = (n - 1.0, (n - 1.0) * (k - 1.0));
        let tail = (1.0 - level) / 2.0;
        let bound = |tail: f64| 1.0 - (1.0 - alpha) * f_point(tail, above, below);
        Interval { low: bound(tail), high: bound(1.0 - tail) }
    });
    Effect { value: alpha, interval }
}

/// Returns the items whose part in the first principal component has the other sign.
fn against(covariances: &Square) -> Vec<usize> {
    let Some(r) = correlations(covariances).filter(|it| it.size() > 1) else {
        return Vec::new();
    };
    let (_, vector) = r.largest();
    let found = vector.iter().enumerate().filter(|it| *it.1 < -1e-9);
    found.map(|it| it.0).collect()
}
