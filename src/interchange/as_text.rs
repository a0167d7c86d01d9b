//! Numbers and times of binary files as text: as short as they can be and still be the
//! same, without the noise that computing in binary leaves behind the twelfth digit.

use crate::text;

/// Digits beyond so many are noise if the number is short without them.
const NOISY: usize = 16;
/// A number that is as short as this after rounding was meant to be.
const MEANT: usize = 12;

/// Returns the shortest text of a finite number: `0.3` for `0.30000000000000004`, since
/// that is what was computed, and every digit of `0.3333333333333333`.
pub(super) fn shortest(number: f64) -> String {
    let exact = plain(number);
    if digits(&exact) < NOISY {
        return exact;
    }
    let rounded =
        text::number(&format!("{number:.14e}")).map_or_else(|| exact.clone(), plain);
    if digits(&rounded) <= MEANT { rounded } else { exact }
}

/// Returns milliseconds as hours, minutes and seconds; with the milliseconds if any.
pub(super) fn clock(ms: i64) -> String {
    let sign = if ms < 0 { "-" } else { "" };
    let ms = ms.unsigned_abs();
    let (s, ms) = (ms / 1000, ms % 1000);
    let clock = format!("{sign}{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    if ms == 0 { clock } else { format!("{clock}.{ms:03}") }
}

/// Returns the nearest whole number; the nearest there is of one that is too large.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
pub(super) fn nearest(number: f64) -> i64 {
    (if number < 0.0 { number - 0.5 } else { number + 0.5 }) as i64
}

/// Very large and very small numbers have a power of ten.
fn plain(number: f64) -> String {
    let size = number.abs();
    // Adding zero takes the sign from -0.
    let number = number + 0.0;
    if size != 0.0 && !(1e-7..1e17).contains(&size) {
        format!("{number:e}")
    } else {
        number.to_string()
    }
}

/// Returns the number of significant digits in a number's text.
fn digits(text: &str) -> usize {
    let mantissa = text.split('e').next().unwrap_or(text);
    let all: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let bare = all.trim_start_matches('0');
    if mantissa.contains('.') { bare.len() } else { bare.trim_end_matches('0').len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_too_many() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (0.3, "0.3"),
            (1.1, "1.1"),
            (1.0 / 3.0, "0.3333333333333333"),
            (7.0 / 3.0, "2.3333333333333335"),
            (45_355.383_344_907_41, "45355.38334490741"),
            (-99.0, "-99"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (1e300, "1e300"),
            (2.5e-9, "2.5e-9"),
            (5.000_000_000_000_001, "5"),
            (4.35 * 100.0, "435"),
        ] {
            assert_eq!(shortest(number), text);
        }
    }
}
