//! Exact distributions of rank sums: how many of all possible orders, or signs, give a sum
//! as far from its middle as the observed one. Ranks as they are, ties too. Ranks and their
//! sums are counted twice, so that they are whole numbers.
//!
//! The sums are counted rank by rank, as in the shift algorithm of Streitberg & Röhmel
//! (1986); for ranks without ties this is R's `pwilcox` and `psignrank`.

use crate::order;

/// Returns the share of all choices of `count` ranks whose sum is as far from the expected
/// one as `sum`, or farther. The work grows with ranks × count × sum.
pub(super) fn choices(ranks: &[f64], count: usize, sum: f64) -> f64 {
    let mut twice = doubled(ranks);
    order::sort_by(&mut twice, |a, b| b.cmp(a));
    let largest: usize = twice.iter().take(count).sum();
    // ways[k][s]: how many choices of k ranks have the sum s.
    let mut ways = vec![vec![0.0; largest + 1]; count + 1];
    if let Some(start) = ways.first_mut().and_then(|it| it.first_mut()) {
        *start = 1.0;
    }
    let n = ranks.len() as f64;
    for (place, &rank) in twice.iter().enumerate() {
        for chosen in (1..=count.min(place + 1)).rev() {
            let (before, after) = ways.split_at_mut(chosen);
            let (Some(from), Some(to)) = (before.last(), after.first_mut()) else {
                continue;
            };
            for (slot, more) in to.iter_mut().skip(rank).zip(from) {
                *slot += more;
            }
        }
    }
    let all: f64 = ways.last().map_or(0.0, |it| it.iter().sum());
    let middle = twice.iter().sum::<usize>() as f64 * count as f64 / n;
    far(ways.last().map_or(&[], |it| it), middle, 2.0 * sum) / all
}

/// Returns the share of all choices of signs for which the positive ranks' sum is as far
/// from the expected one as `sum`, or farther.
pub(super) fn signs(ranks: &[f64], sum: f64) -> f64 {
    let twice = doubled(ranks);
    let total: usize = twice.iter().sum();
    let mut ways = vec![0.0; total + 1];
    if let Some(start) = ways.first_mut() {
        *start = 1.0;
    }
    for rank in twice {
        for place in (rank..=total).rev() {
            let more = ways.get(place - rank).copied().unwrap_or(0.0);
            if let Some(slot) = ways.get_mut(place) {
                *slot = (*slot + more) * 0.5;
            }
        }
        ways.iter_mut().take(rank).for_each(|it| *it *= 0.5);
    }
    far(&ways, total as f64 / 2.0, 2.0 * sum)
}

/// Adds up what lies at least as far from the middle as `sum` does.
fn far(ways: &[f64], middle: f64, sum: f64) -> f64 {
    // Half a unit below would let another sum in; the middle may be no whole number.
    let least = (sum - middle).abs() - 1e-6;
    let outer =
        ways.iter().zip(0_u32..).filter(|it| (f64::from(it.1) - middle).abs() >= least);
    outer.map(|it| it.0).sum()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "twice a rank is a whole number above 0"
)]
fn doubled(ranks: &[f64]) -> Vec<usize> {
    ranks.iter().map(|it| (it * 2.0) as usize).collect()
}
