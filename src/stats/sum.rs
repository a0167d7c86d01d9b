//! Exact sums of doubles.
//!
//! Definition: the double nearest to the true sum, ties to even. Source: J. R. Shewchuk,
//! "Adaptive Precision Floating-Point Arithmetic", Discrete & Computational Geometry 18
//! (1997), with the final rounding of Python's `math.fsum`. Equals `math.fsum` bit for bit,
//! whatever the order of the terms. Overflow gives an infinity, as adding would.

/// A running sum without rounding error.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// Parts that do not overlap, smallest first; their sum is exact.
    parts: Vec<f64>,
    /// Not finite any more.
    special: Option<f64>,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, term: f64) {
        if !term.is_finite() || self.special.is_some() {
            self.special = Some(self.special.map_or(term, |it| it + term));
            return;
        }
        let mut x = term;
        let mut kept = 0;
        for index in 0..self.parts.len() {
            let Some(&part) = self.parts.get(index) else { break };
            let (high, low) = two_sum(x, part);
            if !high.is_finite() {
                self.special = Some(high);
                return;
            }
            if low != 0.0 {
                if let Some(slot) = self.parts.get_mut(kept) {
                    *slot = low;
                }
                kept += 1;
            }
            x = high;
        }
        self.parts.truncate(kept);
        if x != 0.0 {
            self.parts.push(x);
        }
    }

    /// Adds a number as often as said, without rounding the product.
    pub fn add_times(&mut self, term: f64, times: usize) {
        if times == 1 {
            return self.add(term);
        }
        let (high, low) = two_product(term, times as f64);
        self.add(high);
        if low != 0.0 {
            self.add(low);
        }
    }

    /// Returns the sum, rounded once.
    pub fn value(&self) -> f64 {
        if let Some(special) = self.special {
            return special;
        }
        let mut parts = self.parts.iter().rev().copied();
        let Some(mut high) = parts.next() else { return 0.0 };
        let mut low = 0.0;
        for part in parts.by_ref() {
            (high, low) = two_sum(high, part);
            if low != 0.0 {
                break;
            }
        }
        // Half way between two doubles: what is left says which side is nearer.
        if let Some(next) = parts.next()
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let twice = low * 2.0;
            let other = high + twice;
            if (other - high).to_bits() == twice.to_bits() {
                high = other;
            }
        }
        high
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut sum = Self::default();
        terms.into_iter().for_each(|it| sum.add(it));
        sum
    }
}

/// Returns the rounded sum and its error, exactly (Knuth).
pub(super) fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let from_b = high - a;
    (high, (a - (high - from_b)) + (b - from_b))
}

/// Returns the rounded product and its error, exactly unless it over- or underflows
/// (Dekker, with Veltkamp's split).
pub(super) fn two_product(a: f64, b: f64) -> (f64, f64) {
    let high = a * b;
    let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
    let low = a2 * b2 - (((high - a1 * b1) - a2 * b1) - a1 * b2);
    (high, if low.is_finite() { low } else { 0.0 })
}

fn halves(x: f64) -> (f64, f64) {
    let scaled = 134_217_729.0 * x; // 2^27 + 1
    let high = scaled - (scaled - x);
    (high, x - high)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(terms: &[f64], sum: f64) {
        let found = terms.iter().copied().collect::<Sum>().value();
        assert_eq!(found.to_bits(), sum.to_bits(), "{terms:?}: {found} is not {sum}");
    }

    #[test]
    fn sums_as_fsum_gives_them() {
        check(&[], 0.0);
        check(&[0.1; 10], 1.0);
        check(&[1e16, 1.0, -1e16], 1.0);
        check(&[1e308, 1e308, 1.0], f64::INFINITY);
        check(&[1.0, 1e100, 1.0, -1e100], 2.0);
        check(&[1.0, 2f64.powi(-53), 2f64.powi(-106)], 1.0 + f64::EPSILON);
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(terms in proptest::collection::vec(-1e12..1e12, 0..50)) {
            let forth = terms.iter().copied().collect::<Sum>().value();
            let back = terms.iter().rev().copied().collect::<Sum>().value();
            prop_assert_eq!(forth.to_bits(), back.to_bits());
        }

        #[test]
        fn times_is_adding_again(term in -1e9..1e9_f64, times in 0_usize..200) {
            let mut fast = Sum::default();
            fast.add_times(term, times);
            let slow: Sum = std::iter::repeat_n(term, times).collect();
            prop_assert_eq!(fast.value().to_bits(), slow.value().to_bits());
        }
    }
}
