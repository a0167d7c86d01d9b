//! Numbers in ascending order with how often each occurs: what every summary is made from,
//! so that 100,000 answers to a rating cost as much as five.

/// Different finite numbers, ascending, each with how often it occurs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pairs: Vec<(f64, usize)>,
    total: usize,
}

impl Tally {
    /// Counts numbers; what is not finite is left out (no reader of ours makes such).
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        Self::of_pairs(values.into_iter().map(|it| (it, 1)))
    }

    /// Counts numbers that occur so often.
    pub fn of_pairs(values: impl IntoIterator<Item = (f64, usize)>) -> Self {
        // Adding zero makes -0 the same number as 0.
        let counted = values.into_iter().filter(|(it, n)| it.is_finite() && *n > 0);
        let mut sorted: Vec<(f64, usize)> =
            counted.map(|(it, n)| (it + 0.0, n)).collect();
        sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        sorted.dedup_by(|next, kept| {
            let same = next.0.to_bits() == kept.0.to_bits();
            if same {
                kept.1 += next.1;
            }
            same
        });
        let total = sorted.iter().map(|it| it.1).sum();
        Self { pairs: sorted, total }
    }

    /// Returns how many numbers there are.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// Returns the different numbers, ascending, with their counts.
    pub fn pairs(&self) -> &[(f64, usize)] {
        &self.pairs
    }

    /// Returns the smallest number.
    pub fn min(&self) -> Option<f64> {
        self.pairs.first().map(|it| it.0)
    }

    /// Returns the largest number.
    pub fn max(&self) -> Option<f64> {
        self.pairs.last().map(|it| it.0)
    }

    /// Returns the number at this place among all, ascending, from 0.
    pub fn nth(&self, place: usize) -> Option<f64> {
        let mut before = 0;
        for &(value, count) in &self.pairs {
            before += count;
            if place < before {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_in_order() {
        let tally = Tally::of([3.0, -0.0, 1.5, 0.0, 3.0, f64::NAN]);
        assert_eq!(tally.pairs(), [(0.0, 2), (1.5, 1), (3.0, 2)]);
        assert_eq!((tally.len(), tally.min(), tally.max()), (5, Some(0.0), Some(3.0)));
        assert_eq!(
            [1, 2, 4, 5].map(|it| tally.nth(it)),
            [Some(0.0), Some(1.5), Some(3.0), None]
        );
    }

    #[test]
    fn of_nothing() {
        let tally = Tally::of([]);
        assert!(tally.is_empty() && tally.min().is_none() && tally.nth(0).is_none());
    }
}
