//! Deviations from the mean, with the mean's own rounding taken out: an offset of 10^12
//! costs them no digits.

use super::sum::{Sum, two_sum};

/// A mean as the nearest double and what that lacks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Centre {
    mean: f64,
    rest: f64,
}

impl Centre {
    /// Finds the mean of numbers that occur so often.
    pub(super) fn of(pairs: impl Iterator<Item = (f64, usize)> + Clone) -> Self {
        let (mut sum, mut n) = (Sum::default(), 0);
        for (value, count) in pairs.clone() {
            sum.add_times(value, count);
            n += count;
        }
        let mean = sum.value() / n as f64;
        let mut rest = Sum::default();
        for (value, count) in pairs {
            let (high, low) = two_sum(value, -mean);
            rest.add_times(high, count);
            rest.add_times(low, count);
        }
        Self { mean, rest: rest.value() / n as f64 }
    }

    /// Finds the mean of numbers.
    pub(super) fn of_slice(values: &[f64]) -> Self {
        Self::of(values.iter().map(|it| (*it, 1)))
    }

    /// Returns how far a number lies above the mean.
    pub(super) fn off(self, value: f64) -> f64 {
        let (high, low) = two_sum(value, -self.mean);
        high + (low - self.rest)
    }

    /// Returns how far this mean lies above another.
    pub(super) fn minus(self, other: Self) -> f64 {
        let (high, low) = two_sum(self.mean, -other.mean);
        high + (low + (self.rest - other.rest))
    }
}

/// Returns every number's deviation from their mean.
pub(super) fn centred(values: &[f64]) -> Vec<f64> {
    let centre = Centre::of_slice(values);
    values.iter().map(|it| centre.off(*it)).collect()
}

/// Returns the sum of products of numbers, pair by pair.
pub(super) fn products(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).collect::<Sum>().value()
}
