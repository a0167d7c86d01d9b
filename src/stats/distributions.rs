//! Tails and quantiles of the normal, t, chi-squared, F and binomial distributions.
//!
//! Tails by the incomplete gamma and beta functions (DLMF 8.17, 8.2; Abramowitz & Stegun
//! 26.4-26.7). Quantiles by halving an interval until no double lies between its ends, so
//! that they are as good as the tails. R `pnorm`, `pt`, `pchisq`, `pf`, `pbinom` and their
//! `q…`; `scipy.stats` `sf`, `isf`. Tested to 12 digits against `SciPy`.

use super::special::{beta_tails, gamma_tails};

/// Returns the probability of a standard normal number above `z`.
pub fn normal_upper(z: f64) -> f64 {
    let (inside, outside) = gamma_tails(0.5, z * z / 2.0);
    if z < 0.0 { 0.5 + 0.5 * inside } else { 0.5 * outside }
}

/// Returns the probability of a standard normal number farther from 0 than `z`.
pub fn normal_both(z: f64) -> f64 {
    gamma_tails(0.5, z * z / 2.0).1
}

/// Returns the probability of a number farther from 0 than `t`, with `df` > 0.
pub fn t_both(t: f64, df: f64) -> f64 {
    let ratio = t * t / df;
    if !ratio.is_finite() {
        return if ratio.is_nan() { f64::NAN } else { 0.0 };
    }
    let whole = 1.0 + ratio;
    beta_tails(df / 2.0, 0.5, 1.0 / whole, ratio / whole).0
}

/// Returns the probability of a chi-squared number above `x`, with `df` > 0.
pub fn chi_squared_upper(x: f64, df: f64) -> f64 {
    gamma_tails(df / 2.0, x / 2.0).1
}

/// Returns the probability of an F number above `f`, with `above` and `below` > 0 degrees
/// of freedom of the numerator and the denominator.
pub fn f_upper(f: f64, above: f64, below: f64) -> f64 {
    let ratio = f * above / below;
    if ratio <= 0.0 {
        return 1.0;
    }
    if !ratio.is_finite() {
        return if ratio.is_nan() { f64::NAN } else { 0.0 };
    }
    let whole = 1.0 + ratio;
    beta_tails(below / 2.0, above / 2.0, 1.0 / whole, ratio / whole).0
}

/// Returns the probability of at most `k` successes in `n` trials of probability `p`.
pub fn binomial_up_to(k: usize, n: usize, p: f64) -> f64 {
    if k >= n {
        return 1.0;
    }
    beta_tails((n - k) as f64, (k + 1) as f64, 1.0 - p, p).0
}

/// Returns the z that a standard normal number exceeds with probability `tail`.
pub fn normal_point(tail: f64) -> f64 {
    if tail > 0.5 {
        return -normal_point(1.0 - tail);
    }
    falling(tail, &normal_upper)
}

/// Returns the z within which, on both sides of 0, a normal number lies with probability
/// `level`: 1.96 for 0.95.
pub fn normal_within(level: f64) -> f64 {
    falling(1.0 - level, &normal_both)
}

/// Returns the t within which, on both sides of 0, a number lies with probability `level`.
pub fn t_within(level: f64, df: f64) -> f64 {
    falling(1.0 - level, &|t| t_both(t, df))
}

/// Returns the x that a chi-squared number exceeds with probability `tail`.
pub fn chi_squared_point(tail: f64, df: f64) -> f64 {
    falling(tail, &|x| chi_squared_upper(x, df))
}

/// Returns the f that an F number exceeds with probability `tail`.
pub fn f_point(tail: f64, above: f64, below: f64) -> f64 {
    falling(tail, &|f| f_upper(f, above, below))
}

/// Returns the p for which `I_p(a, b)`, the share of a beta distribution below it, is
/// `lower`.
pub fn beta_point(lower: f64, a: f64, b: f64) -> f64 {
    let upper = |p: f64| if p < 1.0 { beta_tails(a, b, p, 1.0 - p).1 } else { 0.0 };
    falling(1.0 - lower, &upper)
}

/// Returns where a tail that falls from 1 (or ½) at 0 to 0 at infinity has this height.
fn falling(height: f64, tail: &dyn Fn(f64) -> f64) -> f64 {
    if height.is_nan() || height <= 0.0 {
        return if height.is_nan() { f64::NAN } else { f64::INFINITY };
    }
    let (mut low, mut high) = (0.0, 1.0);
    while tail(high) > height && high < 1e300 {
        low = high;
        high *= 2.0;
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if tail(middle) > height { low = middle } else { high = middle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_points() {
        for (found, known) in [
            (normal_within(0.95), 1.959_963_984_540_054),
            (normal_point(0.95), -1.644_853_626_951_472_7),
            (t_within(0.95, 10.0), 2.228_138_851_986_273_6),
            (chi_squared_point(0.05, 1.0), 3.841_458_820_694_124),
            (binomial_up_to(1, 4, 0.5), 0.3125),
            (binomial_up_to(4, 4, 0.5), 1.0),
            (normal_upper(-1.0), 0.841_344_746_068_542_9),
            (beta_point(0.5, 1.0, 1.0), 0.5),
            (f_upper(0.0, 3.0, 4.0), 1.0),
            (f_point(0.5, 1.0, 1.0), 1.0),
        ] {
            assert!((found - known).abs() <= known.abs() * 1e-13, "{found} {known}");
        }
    }

    #[test]
    fn ends() {
        assert_eq!(
            (t_both(0.0, 3.0), t_both(1e200, 3.0), t_both(f64::INFINITY, 3.0)),
            (1.0, 0.0, 0.0)
        );
        assert_eq!((normal_both(0.0), normal_both(f64::INFINITY)), (1.0, 0.0));
        assert_eq!(
            (f_upper(f64::INFINITY, 2.0, 2.0), f_upper(-1.0, 2.0, 2.0)),
            (0.0, 1.0)
        );
        assert!(t_both(f64::NAN, 3.0).is_nan() && normal_point(0.0).is_infinite());
        assert!(normal_point(0.5).abs() < 1e-15);
    }
}
