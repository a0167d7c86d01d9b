//! Numbers as English writes them: thousands apart, and the right form of the word after.

/// Returns `count` and the word for one or for several: `1 code`, `2,400 codes`.
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(count), if count == 1 { one } else { many })
}

/// Returns a whole number with commas between its thousands.
pub fn whole(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns a large number of characters in words: `900`, `12 thousand`, `1.1 million`.
pub fn rough(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        1_000..1_000_000 => format!("{} thousand", number / 1_000),
        _ => format!("{}.{} million", number / 1_000_000, number / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_plurals() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(whole(number), text);
        }
        assert_eq!(count(1, "code", "codes"), "1 code");
        assert_eq!(count(0, "code", "codes"), "0 codes");
        assert_eq!(rough(1_150_000), "1.1 million");
        assert_eq!(rough(5_242_880), "5.2 million");
        assert_eq!(rough(12_900), "12 thousand");
    }
}
