//! Rounding for print: half away from zero, on the decimal text.
//!
//! 2.675 is stored as 2.67499999999999982236431605997495353221893310546875, and rounding
//! that gives 2.67, which no reader of a table expects. So the shortest decimal text that
//! stands for the number is rounded, as a person would: 2.68.

/// Returns the number with so many decimals, rounded half away from zero on its shortest
/// decimal text; a point before the decimals, no grouping, no `-0`. What is not finite
/// gives an empty text.
pub fn rounded(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = value.abs().to_string();
    let (whole, parts) = text.split_once('.').unwrap_or((&text, ""));
    let mut digits: Vec<u8> = whole.bytes().collect();
    digits.extend(parts.bytes().chain(std::iter::repeat(b'0')).take(decimals));
    if parts.as_bytes().get(decimals).is_some_and(|it| *it >= b'5') {
        carry(&mut digits);
    }
    let point = digits.len().saturating_sub(decimals);
    let mut out = String::with_capacity(digits.len() + 2);
    if value < 0.0 && digits.iter().any(|it| *it != b'0') {
        out.push('-');
    }
    for (place, &digit) in digits.iter().enumerate() {
        if place == point {
            out.push('.');
        }
        out.push(char::from(digit));
    }
    out
}

/// Adds one in the last place.
fn carry(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (value, decimals, text) in [
            (2.675, 2, "2.68"),
            (1.005, 2, "1.01"),
            (-2.675, 2, "-2.68"),
            (0.5, 0, "1"),
            (1.5, 0, "2"),
            (2.5, 0, "3"),
            (-0.004, 2, "0.00"),
            (9.995, 2, "10.00"),
            (99.95, 1, "100.0"),
            (3.0, 2, "3.00"),
            (0.1 + 0.2, 1, "0.3"),
            (1e21, 0, "1000000000000000000000"),
            (1e-7, 3, "0.000"),
            (0.0, 0, "0"),
            (f64::NAN, 2, ""),
        ] {
            assert_eq!(rounded(value, decimals), text, "{value} to {decimals}");
        }
    }

    proptest! {
        #[test]
        fn rounding_stays_near(value in -1e9..1e9_f64, decimals in 0_usize..6) {
            let back: f64 = rounded(value, decimals).parse().unwrap();
            let unit = (0..decimals).fold(1.0, |it, _| it / 10.0);
            prop_assert!((back - value).abs() <= unit * 0.5 + value.abs() * 1e-15);
        }
    }
}
