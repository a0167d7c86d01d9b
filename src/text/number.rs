//! Numbers of text, to the nearest double. The standard library does the same with ten
//! kilobytes of powers, which no packing makes smaller; here the rare number that is long
//! is divided as in school.

use std::cmp::Ordering;

/// More digits than this decide nothing but whether there are any.
const DIGITS: usize = 770;

/// Returns the double that is nearest to a number's text, which is a sign, digits with a
/// point, and a power of ten; none for anything else. What is too large is infinite.
pub fn number(text: &str) -> Option<f64> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (plain, power) = match bare.split_once(['e', 'E']) {
        Some((plain, power)) => (plain, whole(power)?),
        None => (bare, 0),
    };
    let (front, back) = plain.split_once('.').unwrap_or((plain, ""));
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if plain.len() == plain.matches('.').count()
        || !are_digits(front)
        || !are_digits(back)
    {
        return None;
    }
    let digits = [front, back].concat();
    let power = power.saturating_sub(length(back));
    let size = nearest(digits.trim_start_matches('0'), power);
    Some(if text.starts_with('-') { -size } else { size })
}

/// A power of ten, which is far enough from all doubles where it is too long.
fn whole(text: &str) -> Option<i32> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    if bare.is_empty() || !bare.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let size = bare.parse().unwrap_or(i32::MAX / 2);
    Some(if text.starts_with('-') { -size } else { size })
}

fn length(text: &str) -> i32 {
    i32::try_from(text.len()).unwrap_or(i32::MAX / 2)
}

fn nearest(digits: &str, power: i32) -> f64 {
    let short = digits.trim_end_matches('0');
    let power = power.saturating_add(length(digits) - length(short));
    if short.is_empty() {
        return 0.0;
    }
    // Both are exact, and so their product or quotient is the nearest there is.
    if short.len() <= 15 && power.abs() <= 22 {
        let size = short.parse::<u64>().unwrap_or_default() as f64;
        let ten = (0..power.abs()).fold(1.0, |ten, _more| ten * 10.0);
        return if power < 0 { size / ten } else { size * ten };
    }
    match power.saturating_add(length(short)) {
        311.. => f64::INFINITY,
        ..-330 => 0.0,
        _ => divided(short, power),
    }
}

/// Divides one whole number by another until 63 or 64 bits are known, and rounds them.
fn divided(digits: &str, power: i32) -> f64 {
    let (mut top, mut bottom) = (Long::default(), Long(vec![1]));
    for digit in digits.bytes().take(DIGITS) {
        top.grow(10, u32::from(digit - b'0'));
    }
    let mut power = power;
    if digits.len() > DIGITS {
        top.grow(10, 1);
        power += length(digits) - length(digits.get(..=DIGITS).unwrap_or(digits));
    }
    let grown = if power < 0 { &mut bottom } else { &mut top };
    (0..power.unsigned_abs()).for_each(|_ten| grown.grow(10, 0));

    let up = 63 - (top.bits() - bottom.bits());
    let shifted = if up < 0 { &mut bottom } else { &mut top };
    (0..up.unsigned_abs()).for_each(|_two| shifted.grow(2, 0));
    (0..63).for_each(|_two| bottom.grow(2, 0));
    let mut found = 0_u64;
    for _bit in 0..64 {
        found <<= 1;
        if top.take(&bottom) {
            found |= 1;
        }
        bottom.halve();
    }
    rounded(found, up, top.bits() > 0)
}

/// Returns `found` halved `up` times, where there may be something behind its last bit.
fn rounded(found: u64, up: i32, more: bool) -> f64 {
    let bits = 64 - found.leading_zeros().cast_signed();
    let first = bits - 1 - up;
    if first > 1023 {
        return f64::INFINITY;
    }
    // Where the powers of two end, so do the bits one by one.
    let kept = if first < -1022 { 53 - (-1022 - first) } else { 53 };
    if kept < 0 {
        return 0.0;
    }
    let dropped = (bits - kept).unsigned_abs();
    let over = found.checked_shr(dropped).unwrap_or_default();
    let rest = found - over.checked_shl(dropped).unwrap_or_default();
    let up = match rest.cmp(&(1 << (dropped - 1))) {
        Ordering::Less => 0,
        Ordering::Equal if !more && over & 1 == 0 => 0,
        _ => 1,
    };
    let exponent = u64::from((first.max(-1022) + 1022).unsigned_abs());
    let lowest = if first < -1022 { 0 } else { exponent << 52 };
    f64::from_bits(lowest + over + up)
}

/// A whole number of any length, its lowest digits first.
#[derive(Default)]
struct Long(Vec<u32>);

impl Long {
    fn grow(&mut self, times: u32, and: u32) {
        let mut carried = u64::from(and);
        for digit in &mut self.0 {
            carried += u64::from(*digit) * u64::from(times);
            *digit = low(carried);
            carried >>= 32;
        }
        if carried > 0 {
            self.0.push(low(carried));
        }
    }

    fn halve(&mut self) {
        let mut carried = 0;
        for digit in self.0.iter_mut().rev() {
            let odd = *digit & 1;
            *digit = (*digit >> 1) | (carried << 31);
            carried = odd;
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn bits(&self) -> i32 {
        let [.., last] = self.0.as_slice() else { return 0 };
        i32::try_from(self.0.len()).unwrap_or_default() * 32
            - last.leading_zeros().cast_signed()
    }

    /// Takes another number off, if it is not larger.
    fn take(&mut self, other: &Self) -> bool {
        let fits = self.0.len().cmp(&other.0.len());
        if fits.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev())).is_lt() {
            return false;
        }
        let mut lent = false;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, other) in self.0.iter_mut().zip(others) {
            let (less, under) = digit.overflowing_sub(other);
            let (less, under_by_one) = less.overflowing_sub(u32::from(lent));
            *digit = less;
            lent = under || under_by_one;
        }
        self.trim();
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is asked for")]
fn low(wide: u64) -> u32 {
    wide as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the standard library reads; it also knows words for what is no number.
    fn standard(text: &str) -> Option<u64> {
        let word = text.contains(['n', 'N', 'i', 'I']);
        text.parse::<f64>().ok().filter(|_| !word).map(f64::to_bits)
    }

    fn ours(text: &str) -> Option<u64> {
        number(text).map(f64::to_bits)
    }

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        let halfway = format!("9007199254740993{}1", "0".repeat(900));
        let long = format!("0.{}123{}", "0".repeat(320), "4".repeat(900));
        for text in [
            "0",
            "-0",
            "+0.0",
            "1",
            "5.",
            ".5",
            "-.5e1",
            "0.1",
            "0.3",
            "1e22",
            "1e23",
            "1E-23",
            "123456789012345678",
            "9007199254740993",
            "9007199254740993.00000000001",
            &halfway,
            &long,
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "1e309",
            "-1e400",
            "1e99999999999",
            "1e-99999999999",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "0e400",
            "",
            ".",
            "-",
            "+",
            "e5",
            ".e5",
            "1e",
            "1e+",
            "1e+5",
            "1.2.3",
            "1,2",
            " 1",
            "1 ",
            "--1",
            "+-1",
            "1e5.0",
            "0x10",
            "1_000",
            "nan",
            "inf",
            "infinity",
            "１",
        ] {
            assert_eq!(ours(text), standard(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_double_comes_back(bits in any::<u64>()) {
            let double = f64::from_bits(bits);
            prop_assume!(double.is_finite());
            for text in [format!("{double}"), format!("{double:e}"), format!("{double:.30e}")] {
                prop_assert_eq!(ours(&text), standard(&text), "{}", text);
            }
        }

        #[test]
        fn any_digits_are_read_as_the_standard_library_reads_them(
            text in "[-+]?[0-9]{0,40}(\\.[0-9]{0,40})?([eE][-+]?[0-9]{0,3})?"
        ) {
            prop_assert_eq!(ours(&text), standard(&text), "{}", text);
        }

        /// Between two doubles, the text goes to the even one, and with more behind it up.
        #[test]
        fn halves_are_rounded_to_even(bits in 1_u64 << 52..(1 << 53), more in "0{0,30}1?") {
            let text = format!("{bits}.5{more}");
            prop_assert_eq!(ours(&text), standard(&text), "{}", text);
        }
    }
}
