//! Exponential and logarithm of nothing but `+ - * /`, so that the browser and the terminal
//! give the same bits; the standard library's differ from machine to machine.
//!
//! Both reduce their argument by powers of two and sum a series whose next term is below
//! 2^-56. Errors stay below two units in the last place (tested against `mpmath`).

/// The natural logarithm of 2: its first 33 bits, and what follows.
const LN_2: (f64, f64) = (0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10);

/// Returns e to the power of `x`.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() || x > 710.0 {
        return x + f64::INFINITY;
    }
    if x < -746.0 {
        return 0.0;
    }
    let power = nearest(x * std::f64::consts::LOG2_E);
    let k = f64::from(power);
    let rest = (x - k * LN_2.0) - k * LN_2.1;
    // 1 + r/1 (1 + r/2 (1 + r/3 (...))): |r| is at most 0.35.
    let mut sum = 1.0;
    for divisor in (1..=14_i32).rev() {
        sum = 1.0 + rest / f64::from(divisor) * sum;
    }
    // In two steps, since 2^power alone may lie outside the doubles.
    sum * two_to(power / 2) * two_to(power - power / 2)
}

/// Returns the natural logarithm of `x`; of 0 minus infinity, of less NaN.
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 || x.is_infinite() {
        return if x <= 0.0 { f64::NEG_INFINITY } else { x };
    }
    let (x, shift) =
        if x < f64::MIN_POSITIVE { (x * two_to(54), 54) } else { (x, 0_i32) };
    let bits = x.to_bits();
    let mut power = i32::try_from(bits >> 52).unwrap_or_default() - 1023 - shift;
    let mut part = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if part > std::f64::consts::SQRT_2 {
        part *= 0.5;
        power += 1;
    }
    let k = f64::from(power);
    k * LN_2.0 + (k * LN_2.1 + near_one(part - 1.0))
}

/// Returns the natural logarithm of 1 + `x`, exact for small `x` too.
pub fn ln_1p(x: f64) -> f64 {
    if (-0.25..0.4).contains(&x) { near_one(x) } else { ln(1.0 + x) }
}

/// Returns the inverse hyperbolic tangent: Fisher's z of a correlation.
pub fn atanh(r: f64) -> f64 {
    0.5 * (ln_1p(r) - ln_1p(-r))
}

/// Returns the hyperbolic tangent.
pub fn tanh(z: f64) -> f64 {
    if z.abs() > 20.0 {
        return z.signum();
    }
    let (up, down) = (exp(z), exp(-z));
    (up - down) / (up + down)
}

/// ln(1 + f) = 2 artanh(f / (2 + f)), for 1 + f between 0.7 and 1.42.
fn near_one(f: f64) -> f64 {
    let s = f / (2.0 + f);
    let square = s * s;
    let mut sum = 0.0;
    for odd in (1..=14_i32).rev() {
        sum = sum * square + 1.0 / f64::from(2 * odd + 1);
    }
    2.0 * s + 2.0 * s * (square * sum)
}

fn two_to(power: i32) -> f64 {
    let biased = u64::try_from(power + 1023).unwrap_or_default();
    f64::from_bits(biased << 52)
}

#[expect(clippy::cast_possible_truncation, reason = "at most 1,080 either way")]
fn nearest(x: f64) -> i32 {
    (x + if x < 0.0 { -0.5 } else { 0.5 }) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        assert_eq!((exp(0.0), exp(-800.0), exp(800.0)), (1.0, 0.0, f64::INFINITY));
        assert!(exp(f64::NAN).is_nan() && ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
        assert_eq!(
            (ln(0.0), ln(1.0), ln(f64::INFINITY)),
            (f64::NEG_INFINITY, 0.0, f64::INFINITY)
        );
        assert_eq!((tanh(0.0), tanh(-30.0), atanh(0.0)), (0.0, -1.0, 0.0));
    }

    #[test]
    fn there_and_back() {
        for x in [1e-300, 1e-20, 0.3, 0.99, 1.0, 1.01, 2.0, 12345.0, 1e300] {
            let back = exp(ln(x));
            assert!((back - x).abs() <= x * 3e-13, "{x}: {back}");
        }
        for z in [-3.0, -0.1, 1e-5, 0.7, 2.5] {
            assert!((atanh(tanh(z)) - z).abs() <= 1e-13, "{z}");
        }
    }
}
