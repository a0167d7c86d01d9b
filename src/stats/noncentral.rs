//! The noncentral chi-squared distribution, and the interval of its noncentrality: what
//! intervals of Cramér's V and of epsilon squared are made of.
//!
//! - Tail: the Poisson mixture of central ones (Johnson, Kotz & Balakrishnan, "Continuous
//!   Univariate Distributions 2", 1995, 29.4). `scipy.stats.ncx2.cdf`, R `pchisq(ncp =)`.
//! - Interval: the noncentralities under which the statistic that was found would lie just at
//!   a tail of (1 − level) / 2 (Steiger & Fouladi 1997; M. Smithson, "Confidence Intervals",
//!   Sage 2003, chapter 4). A lower end below 0 is 0.

use super::math::exp;
use super::special::{gamma_tails, poisson};
use super::{Interval, Undefined};

/// Steps of the mixture that are left out together weigh less than this.
const SMALL: f64 = 1e-17;

/// Returns the probability of a number of at most `x`, with `df` > 0 degrees of freedom and
/// a noncentrality of `apart` ≥ 0.
pub fn chi_squared_up_to(x: f64, df: f64, apart: f64) -> f64 {
    let (a, y, mean) = (df / 2.0, x / 2.0, apart / 2.0);
    if y <= 0.0 {
        return 0.0;
    }
    if mean <= 0.0 {
        return gamma_tails(a, y).0;
    }
    // Poisson weights from the heaviest outwards; the tails P(a + j, y) from the last one
    // down, each the one above it and a term more: nothing is ever taken away.
    let middle = mean.floor();
    let heaviest = if middle > 0.0 { poisson(middle, mean) } else { exp(-mean) };
    let mut weights = vec![heaviest];
    let (mut last, mut at) = (middle, heaviest);
    while at > SMALL * heaviest {
        last += 1.0;
        at *= mean / last;
        weights.push(at);
    }
    let mut tail = gamma_tails(a + last, y).0;
    let mut term = poisson(a + last, y);
    let (mut sum, mut j, mut below) = (0.0, last, heaviest);
    loop {
        let weight = weights.pop().unwrap_or_else(|| {
            below *= (j + 1.0) / mean;
            below
        });
        sum += weight * tail;
        if j <= 0.0 || weight <= SMALL * heaviest && j < middle {
            return sum.min(1.0);
        }
        // y^(a+j−1) e^−y / Γ(a + j), from the one of j.
        term = if term > 0.0 { term * (a + j) / y } else { poisson(a + j - 1.0, y) };
        tail = (tail + term).min(1.0);
        j -= 1.0;
    }
}

/// Returns the interval of the noncentrality when `x` was found. None where even without any
/// a statistic as small is in the tail: the table is closer to no difference than chance is.
pub fn apart(x: f64, df: f64, level: f64) -> Result<Interval, Undefined> {
    let tail = (1.0 - level) / 2.0;
    let high = root(x, df, tail).ok_or(Undefined::NoInterval)?;
    let low = root(x, df, 1.0 - tail).unwrap_or(0.0);
    Ok(Interval { low, high })
}

/// Returns the noncentrality under which `x` has this probability below it; none where it
/// has less without any.
fn root(x: f64, df: f64, below: f64) -> Option<f64> {
    // Each step makes the mixture longer; a table of millions is not worth the wait.
    if !x.is_finite() || x > 1e7 || chi_squared_up_to(x, df, 0.0) < below {
        return None;
    }
    let (mut low, mut high) = (0.0, x.max(1.0));
    while chi_squared_up_to(x, df, high) > below {
        low = high;
        high *= 2.0;
    }
    // To 13 digits, as far as the tails go.
    while high - low > 1e-13 * high {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if chi_squared_up_to(x, df, middle) > below {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low + (high - low) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R `pchisq(x, df, ncp)` and `scipy.stats.ncx2.cdf`: see `tests/reference/noncentral.py`
    /// for more.
    #[test]
    fn without_noncentrality_it_is_the_central_one() {
        for (x, df) in [(0.5, 1.0), (3.0, 2.0), (40.0, 12.0)] {
            let central = gamma_tails(df / 2.0, x / 2.0).0;
            assert!((chi_squared_up_to(x, df, 0.0) - central).abs() < 1e-16);
            assert!((chi_squared_up_to(x, df, 1e-12) - central).abs() < 1e-11);
        }
        assert!(chi_squared_up_to(0.0, 3.0, 2.0).abs() < 1e-300);
    }

    #[test]
    fn ends() {
        // Far from no difference: both ends. Near it: the lower one is 0. Nearer: none.
        let it = apart(30.0, 4.0, 0.95).unwrap();
        assert!(it.low > 5.0 && it.high < 60.0 && it.low < 26.0 && it.high > 26.0);
        assert_eq!(apart(5.0, 4.0, 0.95).map(|it| it.low), Ok(0.0));
        assert_eq!(apart(0.1, 4.0, 0.95), Err(Undefined::NoInterval));
        assert_eq!(apart(0.0, 1.0, 0.95), Err(Undefined::NoInterval));
    }

    #[test]
    fn an_end_is_where_the_tail_is() {
        for (x, df) in [(12.0, 3.0), (150.0, 8.0), (2_500.0, 20.0), (60_000.0, 2.0)] {
            let it = apart(x, df, 0.95).unwrap();
            assert!((chi_squared_up_to(x, df, it.low) - 0.975).abs() < 1e-9, "{x}");
            assert!((chi_squared_up_to(x, df, it.high) - 0.025).abs() < 1e-9, "{x}");
        }
    }
}
