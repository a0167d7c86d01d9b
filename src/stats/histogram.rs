//! Bins for a histogram.
//!
//! The width is that of Freedman & Diaconis, "On the histogram as a density estimator", Z.
//! Wahrscheinlichkeitstheorie 57 (1981): 2 IQR / n^(1/3). Where the quartiles coincide it is
//! the range divided by Sturges' 1 + log2 n, rounded up (JASA 21, 1926). Either is then made
//! 1, 2 or 5 times a power of ten, the nearest not smaller one, at least 1 for whole numbers,
//! and bins begin at its multiples, so that the axis has round numbers. At most 60 bins.

use super::summary::{QuantileType, quantile};
use super::tally::Tally;

/// The most bins drawn.
const MAX_BINS: f64 = 60.0;

/// Numbers gathered in bins of the same width.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The bins, ascending, without gaps.
    pub bins: Vec<Bin>,
    /// How the width was found.
    pub rule: Rule,
}

/// A bin: `from <= x < to`; the last one includes its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Its lower edge.
    pub from: f64,
    /// Its upper edge.
    pub to: f64,
    /// How many numbers lie in it.
    pub count: usize,
    /// Whether it may not be told how many.
    pub hidden: bool,
}

/// How a histogram's width was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Freedman and Diaconis: from the interquartile range.
    FreedmanDiaconis,
    /// Sturges: from the number of numbers.
    Sturges,
    /// All numbers are equal: one bin around them.
    Constant,
}

impl Histogram {
    /// Gathers numbers; nothing comes of none, or of numbers too large to tell apart.
    pub fn of(tally: &Tally) -> Option<Self> {
        let (min, max) = (tally.min()?, tally.max()?);
        let range = max - min;
        if !range.is_finite() {
            return None;
        }
        if tally.pairs().len() == 1 {
            let bin = Bin { from: min, to: max, count: tally.len(), hidden: false };
            return Some(Self { bins: vec![bin], rule: Rule::Constant });
        }
        let at = |part| quantile(tally, QuantileType::Seven, part, 4);
        let iqr = at(3).ok()? - at(1).ok()?;
        let (rule, wanted) = if iqr > 0.0 {
            (Rule::FreedmanDiaconis, 2.0 * iqr / cube_root(tally.len() as f64))
        } else {
            (Rule::Sturges, range / f64::from(sturges(tally.len())))
        };
        let whole = tally.pairs().iter().all(|it| it.0.fract().abs() <= 0.0);
        let least = (range / MAX_BINS).max(if whole { 1.0 } else { 0.0 });
        let step = Step::not_below(wanted.max(least))?;
        Some(Self { bins: fill(tally, &step)?, rule })
    }
}

/// 1, 2 or 5 times a power of ten, kept as a fraction so that edges have short decimals.
struct Step {
    times: f64,
    over: f64,
}

impl Step {
    fn not_below(wanted: f64) -> Option<Self> {
        if !wanted.is_finite() || wanted <= 0.0 {
            return None;
        }
        let (mut times, mut over) = (1.0, 1.0);
        while times < wanted && times < 1e300 {
            times *= 10.0;
        }
        while times <= 1.0 && over < 1e15 && 0.1 / over >= wanted {
            over *= 10.0;
        }
        let fits = |part: f64| times / over / part >= wanted;
        let part = [5.0, 2.0, 1.0].into_iter().find(|it| fits(*it))?;
        // A tenth part would fit too, had the loops not gone one power less.
        Some(Self { times, over: over * part })
    }

    fn edge(&self, index: f64) -> f64 {
        index * self.times / self.over
    }

    /// Returns the number of the bin that holds the value.
    fn index(&self, value: f64) -> f64 {
        let guess = (value * self.over / self.times).floor();
        // The division may be off by one at an edge.
        if self.edge(guess + 1.0) <= value {
            guess + 1.0
        } else if self.edge(guess) > value {
            guess - 1.0
        } else {
            guess
        }
    }
}

fn fill(tally: &Tally, step: &Step) -> Option<Vec<Bin>> {
    let (first, last) = (step.index(tally.min()?), step.index(tally.max()?));
    // A maximum on an edge belongs to the bin below it.
    let on_edge = step.edge(last) >= tally.max()? && last > first;
    let last = if on_edge { last - 1.0 } else { last };
    let mut bins = Vec::new();
    let mut index = first;
    // Above 2^53 edges can no longer be told apart: no histogram rather than an endless one.
    while index <= last {
        let bin = Bin {
            from: step.edge(index),
            to: step.edge(index + 1.0),
            count: 0,
            hidden: false,
        };
        if bin.from >= bin.to || bins.len() > 200 {
            return None;
        }
        bins.push(bin);
        index += 1.0;
    }
    let mut at = 0;
    for &(value, count) in tally.pairs() {
        while at + 1 < bins.len() && bins.get(at).is_some_and(|it| value >= it.to) {
            at += 1;
        }
        if let Some(bin) = bins.get_mut(at) {
            bin.count += count;
        }
    }
    Some(bins)
}

/// Returns ceil(log2 n) + 1.
fn sturges(n: usize) -> u32 {
    n.max(1).next_power_of_two().trailing_zeros() + 1
}

/// Returns the cube root by Newton's method, the same on every machine.
fn cube_root(x: f64) -> f64 {
    let mut root = x.max(1.0);
    for _ in 0..200 {
        let next = (2.0 * root + x / (root * root)) / 3.0;
        if next >= root {
            break;
        }
        root = next;
    }
    root
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edges(values: &[f64]) -> (Vec<(f64, f64, usize)>, Rule) {
        let made = Histogram::of(&Tally::of(values.iter().copied())).unwrap();
        (made.bins.iter().map(|it| (it.from, it.to, it.count)).collect(), made.rule)
    }

    #[test]
    fn edges_are_round() {
        let values: Vec<f64> = (0..=27).map(f64::from).collect();
        let (bins, rule) = edges(&values);
        assert_eq!(rule, Rule::FreedmanDiaconis);
        assert_eq!(bins, [(0.0, 10.0, 10), (10.0, 20.0, 10), (20.0, 30.0, 8)]);
        let (bins, _) = edges(&[0.1, 0.2, 0.3]);
        assert_eq!(bins, [(0.0, 0.2, 1), (0.2, 0.4, 2)]);
        let (bins, rule) = edges(&[3.0, 3.0, 3.0, 3.0, 3.0, 9.0]);
        assert_eq!((bins.len(), rule), (4, Rule::Sturges));
    }

    #[test]
    fn odd_cases() {
        assert_eq!(Histogram::of(&Tally::of([])), None);
        assert_eq!(edges(&[4.0, 4.0]), (vec![(4.0, 4.0, 2)], Rule::Constant));
        assert_eq!(Histogram::of(&Tally::of([-1e308, 1e308])), None);
        let near = Histogram::of(&Tally::of([1e17, 1e17 + 16.0]));
        assert!(near.is_none_or(|it| it.bins.len() < 200));
    }

    #[test]
    fn roots() {
        assert!(
            (cube_root(27.0) - 3.0).abs() < 1e-14 && (cube_root(1.0) - 1.0).abs() < 1e-14
        );
        assert_eq!([1, 2, 3, 100].map(sturges), [1, 2, 3, 8]);
    }

    proptest! {
        #[test]
        fn every_number_is_in_its_bin(values in proptest::collection::vec(-1e6..1e6_f64, 1..80)) {
            let tally = Tally::of(values.iter().copied());
            let made = Histogram::of(&tally).unwrap();
            prop_assert_eq!(made.bins.iter().map(|it| it.count).sum::<usize>(), values.len());
            for (place, bin) in made.bins.iter().enumerate() {
                let last = place + 1 == made.bins.len();
                let inside = |x: f64| bin.from <= x && (x < bin.to || (last && x <= bin.to));
                prop_assert_eq!(values.iter().filter(|it| inside(**it)).count(), bin.count);
            }
        }
    }
}
