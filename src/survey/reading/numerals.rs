//! Numbers as people and programs write them. The decimal mark is a property of the file,
//! decided from its cells, never from the reader's country: `0,435` must not become 435.

use crate::text;

/// The character between the whole and its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecimalMark {
    /// `3.5`; groups of thousands may be split by commas, spaces or apostrophes.
    Point,
    /// `3,5`; groups of thousands may be split by points, spaces or apostrophes.
    Comma,
}

impl DecimalMark {
    fn mark(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    fn is_group(self, c: char) -> bool {
        matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
            || c == if self == Self::Point { ',' } else { '.' }
    }
}

/// Reads a number: sign, digits in groups of three or in one run, decimals, power of ten, a
/// percent sign (`45 %` is 45). Nothing else: no words, no infinities, no other marks.
pub(super) fn parse(text: &str, decimal: DecimalMark) -> Option<f64> {
    let text = text.trim();
    if text.bytes().all(|it| it.is_ascii_digit()) && !text.is_empty() {
        return text::number(text);
    }
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let (negative, text) = match text.chars().next()? {
        '-' | '−' => (true, text.strip_prefix(['-', '−'])?),
        '+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if !text.chars().next()?.is_ascii_digit()
        && !text.starts_with(char::from(decimal.mark()))
    {
        return None;
    }
    let (digits, power) = match text.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, Some(power)),
        None => (text, None),
    };
    let (whole, parts) = match digits.split_once(char::from(decimal.mark())) {
        Some((whole, parts)) => (whole, parts),
        None => (digits, ""),
    };
    let mut plain = String::with_capacity(text.len() + 2);
    if negative {
        plain.push('-');
    }
    push_whole(whole, decimal, &mut plain)?;
    if !parts.bytes().all(|it| it.is_ascii_digit())
        || (whole.is_empty() && parts.is_empty())
    {
        return None;
    }
    plain.push('.');
    plain.push_str(parts);
    if let Some(power) = power {
        let bare = power.trim_start_matches(['+', '-']);
        if bare.is_empty()
            || power.len() > bare.len() + 1
            || !bare.bytes().all(|it| it.is_ascii_digit())
        {
            return None;
        }
        plain.push('e');
        plain.push_str(power);
    }
    text::number(&plain).filter(|it| it.is_finite())
}

/// Adds the digits of a whole number without its grouping, which must be of three digits
/// each, by one mark, and not after a lone zero.
fn push_whole(whole: &str, decimal: DecimalMark, plain: &mut String) -> Option<()> {
    if whole.bytes().all(|it| it.is_ascii_digit()) {
        plain.push_str(whole);
        return Some(());
    }
    let mark = whole.chars().find(|it| !it.is_ascii_digit())?;
    if !decimal.is_group(mark) {
        return None;
    }
    for (place, group) in whole.split(mark).enumerate() {
        let fits = if place == 0 {
            (1..=3).contains(&group.len()) && !group.starts_with('0')
        } else {
            group.len() == 3
        };
        if !fits || !group.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        plain.push_str(group);
    }
    Some(())
}

/// What cells say about how numbers are written: how many are numbers with either mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Numbers only with a decimal point.
    pub(super) point: usize,
    /// Numbers only with a decimal comma.
    pub(super) comma: usize,
    /// The same number either way.
    pub(super) same: usize,
    /// Another number each way.
    pub(super) open: usize,
    /// No number.
    pub(super) none: usize,
}

impl Evidence {
    /// Counts a cell that occurs so often.
    pub(super) fn add(&mut self, text: &str, count: usize) {
        let of = |decimal| parse(text, decimal);
        let seen = match (of(DecimalMark::Point), of(DecimalMark::Comma)) {
            (Some(a), Some(b)) if a.to_bits() == b.to_bits() => &mut self.same,
            (Some(_), Some(_)) => &mut self.open,
            (Some(_), None) => &mut self.point,
            (None, Some(_)) => &mut self.comma,
            (None, None) => &mut self.none,
        };
        *seen += count;
    }

    /// Returns the number of cells that are numbers with this mark.
    pub(super) fn numbers(self, decimal: DecimalMark) -> usize {
        self.same
            + self.open
            + match decimal {
                DecimalMark::Point => self.point,
                DecimalMark::Comma => self.comma,
            }
    }

    /// Tells whether the cells are numbers, all but one in ten, with one mark or the other.
    pub(super) fn is_numeric(self) -> bool {
        let best = self.numbers(DecimalMark::Point).max(self.numbers(DecimalMark::Comma));
        let total = self.point + self.comma + self.same + self.open + self.none;
        best > 0 && best * 10 >= total * 9
    }

    /// Returns the mark that makes most cells numbers, if one is better.
    pub(super) fn better(self) -> Option<DecimalMark> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(DecimalMark::Point),
            std::cmp::Ordering::Less => Some(DecimalMark::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, point: Option<f64>, comma: Option<f64>) {
        assert_eq!(parse(text, DecimalMark::Point), point, "{text} with a point");
        assert_eq!(parse(text, DecimalMark::Comma), comma, "{text} with a comma");
    }

    #[test]
    fn numbers_of_both_worlds() {
        check("12", Some(12.0), Some(12.0));
        check(" 3.5 ", Some(3.5), None);
        check("3,5", None, Some(3.5));
        check("0,435", None, Some(0.435));
        check("0.900", Some(0.9), None);
        check("1,234", Some(1234.0), Some(1.234));
        check("1.234", Some(1.234), Some(1234.0));
        check("1,234.5", Some(1234.5), None);
        check("1.234,5", None, Some(1234.5));
        check("1 234 567", Some(1_234_567.0), Some(1_234_567.0));
        check("12'345.50", Some(12_345.5), None);
        check("-7", Some(-7.0), Some(-7.0));
        check("−7", Some(-7.0), Some(-7.0));
        check("+.5", Some(0.5), None);
        check("45 %", Some(45.0), Some(45.0));
        check("1e3", Some(1000.0), Some(1000.0));
        check("2.5E-3", Some(0.0025), None);
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            " ",
            "-",
            ".",
            ",",
            "NaN",
            "inf",
            "1e999",
            "12a",
            "1,23,4",
            "1.2.3",
            "--5",
            "e5",
            "1e",
            "1e+-2",
            "0x10",
            "1 23",
            "12,3456,789",
            "2-3",
            "١٢",
            "%",
            "5 years",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn evidence_decides() {
        let of = |texts: &[&str]| {
            let mut evidence = Evidence::default();
            for it in texts {
                evidence.add(it, 1);
            }
            evidence
        };
        assert_eq!(of(&["1", "2,5", "0,435"]).better(), Some(DecimalMark::Comma));
        assert_eq!(of(&["1", "2.5"]).better(), Some(DecimalMark::Point));
        assert_eq!(of(&["1,234"]).better(), None);
        assert!(of(&["1", "x"]).none == 1 && !of(&["1", "x"]).is_numeric());
    }
}
