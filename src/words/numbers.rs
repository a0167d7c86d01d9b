//! Numbers, counts and sizes as a language writes them.

/// How a language writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Between groups of three digits.
    pub group: char,
    /// Before the fraction.
    pub point: char,
    /// Tells whether a count takes the singular.
    pub is_one: fn(u64) -> bool,
    /// Units of size: bytes, KB, MB, GB.
    pub units: [&'static str; 4],
    /// Between a number and its unit.
    pub unit_space: char,
}

impl Numbers {
    /// Returns a whole number with its groups: `1,234`.
    pub fn whole(&self, number: usize) -> String {
        self.grouped(u64::try_from(number).unwrap_or(u64::MAX))
    }

    fn grouped(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut written = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(self.group);
            }
            written.push(digit);
        }
        written
    }

    /// Returns a number of things: `1 row`, `1,234 rows`.
    pub fn count(&self, number: usize, one: &str, many: &str) -> String {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        let noun = if (self.is_one)(number) { one } else { many };
        format!("{} {noun}", self.grouped(number))
    }

    /// Returns the size of a file, in units of a thousand: `640 bytes`, `1.5 MB`.
    pub fn size(&self, bytes: u64) -> String {
        let steps: [u64; 4] = [1, 1_000, 1_000_000, 1_000_000_000];
        let (step, unit) = steps
            .into_iter()
            .zip(self.units)
            .rev()
            .find(|(step, _)| bytes >= *step)
            .unwrap_or((1, self.units[0]));
        // Below ten, one digit after the point, if it says anything.
        let tenths = bytes % step * 10 / step;
        let whole = bytes / step;
        let mut written = self.grouped(whole);
        if step > 1 && whole < 10 && tenths > 0 {
            written.push(self.point);
            written.push_str(&tenths.to_string());
        }
        format!("{written}{}{unit}", self.unit_space)
    }
}

/// English.
pub const EN: Numbers = Numbers {
    group: ',',
    point: '.',
    is_one: |count| count == 1,
    units: ["bytes", "KB", "MB", "GB"],
    unit_space: ' ',
};

/// Returns `count` and the English word for one or for several: `1 code`, `2,400 codes`.
pub fn count(count: usize, one: &str, many: &str) -> String {
    EN.count(count, one, many)
}

/// Returns a number that may be hidden as it is read.
pub fn seen(number: Option<usize>) -> String {
    number.map_or_else(|| super::analysis::EN.hidden.sign.to_owned(), whole)
}

/// Returns a count that may be hidden, with its word.
pub fn seen_count(number: Option<usize>, one: &str, many: &str) -> String {
    number.map_or_else(|| format!("{} {many}", seen(None)), |it| count(it, one, many))
}

/// Returns a whole number as English writes it.
pub fn whole(number: usize) -> String {
    EN.whole(number)
}

/// Returns a large number in English words: `900`, `12 thousand`, `1.1 million`.
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
    fn numbers_in_english() {
        let it = EN;
        for (number, written) in [
            (0, "0"),
            (12, "12"),
            (999, "999"),
            (1_234, "1,234"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(it.whole(number), written);
        }
        assert_eq!(it.count(1, "row", "rows"), "1 row");
        assert_eq!(it.count(0, "row", "rows"), "0 rows");
        assert_eq!(it.count(4_279, "word", "words"), "4,279 words");
    }

    #[test]
    fn sizes_in_english() {
        for (bytes, written) in [
            (0, "0 bytes"),
            (640, "640 bytes"),
            (1_500, "1.5 KB"),
            (2_000_000, "2 MB"),
            (104_857_600, "104 MB"),
            (u64::MAX, "18,446,744,073 GB"),
        ] {
            assert_eq!(EN.size(bytes), written);
        }
    }

    #[test]
    fn large_numbers_in_words() {
        assert_eq!(rough(1_150_000), "1.1 million");
        assert_eq!(rough(5_242_880), "5.2 million");
        assert_eq!(rough(12_900), "12 thousand");
    }
}
