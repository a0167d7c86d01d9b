//! Intervals of proportions.
//!
//! - Wilson's score interval without continuity correction: E. B. Wilson, JASA 22 (1927).
//!   R `prop.test(correct = FALSE)$conf.int`; `statsmodels` `proportion_confint(method =
//!   "wilson")`.
//! - The difference of two independent proportions: R. G. Newcombe, "Interval Estimation
//!   for the Difference between Independent Proportions", Statistics in Medicine 17 (1998),
//!   method 10. `statsmodels` `confint_proportions_2indep(method = "newcomb")`.

use super::distributions::normal_within;
use super::{Effect, Interval, Undefined};

/// Returns Wilson's interval of `count` of `n`, as shares between 0 and 1.
pub fn wilson(count: usize, n: usize, level: f64) -> Result<Interval, Undefined> {
    if n == 0 {
        return Err(Undefined::EmptyBase);
    }
    Ok(score(count as f64, n as f64, normal_within(level)))
}

fn score(count: f64, n: f64, z: f64) -> Interval {
    let square = z * z;
    let middle = (count + square / 2.0) / (n + square);
    let half =
        z / (n + square) * (count * ((n - count) / n) + square / 4.0).max(0.0).sqrt();
    // At the ends the bound is exactly 0 or 1, which rounding would miss.
    let low = if count <= 0.0 { 0.0 } else { middle - half };
    let high = if count >= n { 1.0 } else { middle + half };
    Interval { low, high }
}

/// Returns the first proportion minus the second, with Newcombe's interval; each is a count
/// and of how many.
pub fn difference(first: (usize, usize), second: (usize, usize), level: f64) -> Effect {
    if first.1 == 0 || second.1 == 0 {
        return Effect::undefined(Undefined::EmptyBase);
    }
    let z = normal_within(level);
    let of = |(count, total): (usize, usize)| {
        let (count, total) = (count as f64, total as f64);
        (count / total, score(count, total, z))
    };
    let ((one, around_one), (two, around_two)) = (of(first), of(second));
    let root = |a: f64, b: f64| (a * a + b * b).sqrt();
    let value = one - two;
    let interval = Interval {
        low: value - root(one - around_one.low, around_two.high - two),
        high: value + root(around_one.high - one, two - around_two.low),
    };
    Effect { value: Ok(value), interval: Ok(interval) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        assert_eq!(wilson(0, 0, 0.95), Err(Undefined::EmptyBase));
        assert_eq!(wilson(0, 9, 0.95).map(|it| it.low), Ok(0.0));
        assert_eq!(wilson(9, 9, 0.95).map(|it| it.high), Ok(1.0));
        assert_eq!(
            difference((0, 0), (1, 2), 0.95),
            Effect::undefined(Undefined::EmptyBase)
        );
    }

    /// Newcombe 1998, table II, method 10: 56/70 − 48/80 and 9/10 − 3/10.
    #[test]
    fn newcombes_own_examples() {
        for (first, second, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let it = difference(first, second, 0.95).interval.unwrap();
            assert!(
                (it.low - low).abs() < 5e-5 && (it.high - high).abs() < 5e-5,
                "{it:?}"
            );
        }
    }
}
