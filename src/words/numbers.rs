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
    pub fn whole(&self, number: u64) -> String {
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
        format!("{} {noun}", self.whole(number))
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
        let mut written = self.whole(whole);
        if step > 1 && whole < 10 && tenths > 0 {
            written.push(self.point);
            written.push_str(&tenths.to_string());
        }
        format!("{written}{}{unit}", self.unit_space)
    }
}

#[cfg(test)]
mod tests {
    use super::super::EN;

    #[test]
    fn numbers_in_english() {
        let it = EN.numbers;
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
            assert_eq!(EN.numbers.size(bytes), written);
        }
    }
}
