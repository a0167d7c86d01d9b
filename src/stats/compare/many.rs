//! Any number of groups of different people.
//!
//! - Kruskal & Wallis, JASA 47 (1952): H corrected for ties, chi-squared with k − 1 degrees
//!   of freedom. R `kruskal.test`; `scipy.stats.kruskal`. Empty groups are left out.
//! - Epsilon squared: H / (n − 1), Tomczak & Tomczak, Trends in Sport Sciences 21 (2014).
//!   R `rcompanion::epsilonSquared`. Its interval: the ends of the noncentrality's (see
//!   [`crate::stats::noncentral`]) in the place of H, whose distribution nears a noncentral
//!   chi-squared one (F. C. Andrews, Annals of Mathematical Statistics 25, 1954). An
//!   approximation, for samples that are not small.
//! - Dunn, Technometrics 6 (1964): differences of mean ranks by their standard error, ties
//!   taken into account, p two-sided and corrected by Holm, Scandinavian Journal of
//!   Statistics 6 (1979). `scikit_posthocs.posthoc_dunn(p_adjust="holm")`.

use super::ranks::{mean_ranks, of_groups};
use crate::stats::distributions::{chi_squared_upper, normal_both};
use crate::stats::inference::{Method, Size, Test};
use crate::stats::noncentral::apart;
use crate::stats::{Effect, Interval, Stat, Undefined};

/// Compares the ranks of groups.
pub fn kruskal_wallis(groups: &[&[f64]], level: f64) -> Test {
    let groups = filled(groups);
    let n: usize = groups.iter().map(|it| it.1.len()).sum();
    if groups.len() < 2 {
        let why = if n == 0 { Undefined::NoAnswers } else { Undefined::OneGroup };
        return Test::undefined(Method::KruskalWallis, n, why);
    }
    let slices: Vec<&[f64]> = groups.iter().map(|it| it.1).collect();
    let (all, parts) = of_groups(&slices);
    let total = n as f64;
    let kept = 1.0 - all.ties / (total * total * total - total);
    if kept <= 0.0 {
        return Test::undefined(Method::KruskalWallis, n, Undefined::NoSpread);
    }
    let middle = 0.5 * total + 0.5;
    let part = |ranks: &Vec<f64>| {
        let off = ranks.iter().map(|it| it - middle).sum::<f64>();
        off * off / ranks.len() as f64
    };
    let between: f64 = parts.iter().map(part).sum();
    let h = 12.0 / (total * (total + 1.0)) * between / kept;
    let df = groups.len() as f64 - 1.0;
    let of = |it: f64| (it / (total - 1.0)).min(1.0);
    let ends = apart(h, df, level);
    let epsilon = Effect {
        value: Ok(h / (total - 1.0)),
        interval: ends.map(|it| Interval { low: of(it.low), high: of(it.high) }),
    };
    Test::new(Method::KruskalWallis, n, h, chi_squared_upper(h, df))
        .with_df(df)
        .with(Size::EpsilonSquared, epsilon)
}

/// The comparison of two of several groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Dunn {
    /// The places of the two groups among all.
    pub groups: (usize, usize),
    /// The first group's mean rank less the second's.
    pub difference: f64,
    /// That by its standard error.
    pub z: Stat,
    /// Its two-sided probability, for this pair alone.
    pub p: Stat,
    /// The same with Holm's correction for all pairs.
    pub p_holm: Stat,
}

/// Compares every pair of groups that are not empty.
pub fn dunn(groups: &[&[f64]]) -> Vec<Dunn> {
    let groups = filled(groups);
    let slices: Vec<&[f64]> = groups.iter().map(|it| it.1).collect();
    let (all, _) = of_groups(&slices);
    let total = all.of.len() as f64;
    let variance = total * (total + 1.0) / 12.0 - all.ties / (12.0 * (total - 1.0));
    let with_ranks: Vec<_> = groups.iter().zip(mean_ranks(&slices)).collect();
    let mut pairs = Vec::new();
    for (place, ((first, a), rank)) in with_ranks.iter().enumerate() {
        for ((second, b), other) in with_ranks.iter().skip(place + 1) {
            let difference = rank - other;
            let by = 1.0 / a.len() as f64 + 1.0 / b.len() as f64;
            let z = if variance > 0.0 {
                Ok(difference / (variance * by).sqrt())
            } else {
                Err(Undefined::NoSpread)
            };
            let p = z.map(normal_both);
            pairs.push(Dunn { groups: (*first, *second), difference, z, p, p_holm: p });
        }
    }
    holm(&mut pairs);
    pairs
}

/// Multiplies the smallest p by their number, the next by one less, and so on; none may be
/// smaller than the one before, or above 1.
fn holm(pairs: &mut [Dunn]) {
    let mut order: Vec<(f64, usize)> =
        pairs.iter().zip(0..).filter_map(|(it, at)| Some((it.p.ok()?, at))).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut least, mut times) = (0.0_f64, order.len());
    for (p, place) in order {
        least = least.max(p * times as f64).min(1.0);
        times -= 1;
        if let Some(pair) = pairs.get_mut(place) {
            pair.p_holm = Ok(least);
        }
    }
}

fn filled<'a>(groups: &[&'a [f64]]) -> Vec<(usize, &'a [f64])> {
    groups.iter().copied().enumerate().filter(|it| !it.1.is_empty()).collect()
}
