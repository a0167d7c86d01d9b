//! Phone numbers, numbers with check digits, postcodes.

use super::{Found, Kind, tokens};

pub(super) fn find(text: &str, all: &mut Vec<Found>) {
    for (start, end) in runs(text) {
        let run = text.get(start..end).unwrap_or_default();
        if let Some(kind) = kind(run) {
            all.push(Found { kind, start, end });
        }
    }
    let words = tokens::words(text);
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).filter(|it| it.joined);
        if is_postcode(word.text, "") {
            all.push(Found { kind: Kind::Postcode, start: word.start, end: word.end });
        } else if let Some(next) = next.filter(|it| is_postcode(word.text, it.text)) {
            all.push(Found { kind: Kind::Postcode, start: word.start, end: next.end });
        }
        if is_insurance(word.text) {
            all.push(Found { kind: Kind::Number, start: word.start, end: word.end });
        }
        // "hospital number 482913": whose it is, is said.
        let said = ["number", "no", "id", "mrn"];
        let label = said.contains(&word.text.to_lowercase().as_str());
        let digits = |it: &&tokens::Word<'_>| {
            it.text.len() >= 5
                && it.text.chars().filter(char::is_ascii_digit).count() >= 5
        };
        let of = words.iter().skip(at + 1).take(2).find(digits).filter(|_| label);
        if let Some(it) = of {
            all.push(Found { kind: Kind::Number, start: it.start, end: it.end });
        }
    }
}

/// Digits with what people write between them.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = 0;
    let mut before = ' ';
    let mut gap = 0;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let opens = matches!(c, '+' | '(') && !before.is_alphanumeric();
        if c.is_ascii_digit() {
            let fresh = !before.is_alphanumeric()
                && !matches!(before, '.' | ',' | '£' | '$' | '€');
            start = start.or(fresh.then_some(at));
            end = at + 1;
            gap = 0;
        } else if start.is_some()
            && matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}')
            && gap < 2
        {
            gap += 1;
        } else {
            if let Some(from) = start.take()
                && !(c.is_alphabetic() && gap == 0)
            {
                found.push((from, end));
            }
            gap = 0;
            start = opens.then_some(at);
            end = at;
        }
        before = c;
    }
    found
}

fn kind(run: &str) -> Option<Kind> {
    let digits: Vec<u32> = run.chars().filter_map(|it| it.to_digit(10)).collect();
    let groups: Vec<usize> = run
        .split(|it: char| !it.is_ascii_digit())
        .map(str::len)
        .filter(|it| *it > 0)
        .collect();
    let count = digits.len();
    let (one, two) = (digits.first()?, digits.get(1)?);
    let broad = groups.iter().all(|it| *it >= 2);
    if run.starts_with('+') || run.starts_with("(+") {
        return (8..=15).contains(&count).then_some(Kind::Phone);
    }
    if (*one, *two) == (0, 0) {
        return ((11..=17).contains(&count) && broad).then_some(Kind::Phone);
    }
    if *one == 0 && matches!(count, 10 | 11) && broad && groups.len() <= 4 {
        return Some(Kind::Phone);
    }
    match groups.as_slice() {
        [10] | [3, 3, 4] if nhs(&digits) => Some(Kind::Nhs),
        [9] | [4, 2, 3] | [3, 3, 3] if bsn(&digits) => Some(Kind::Number),
        [13..=19] | [4, 4, 4, 1..=4] | [4, 4, 4, 4, 3] | [4, 6, 5] if luhn(&digits) => {
            Some(Kind::Number)
        }
        _ => None,
    }
}

/// The check digit of NHS numbers: weights 10 to 2, the sum's rest to eleven.
fn nhs(digits: &[u32]) -> bool {
    let weighted = digits.iter().take(9).zip((2..=10).rev()).map(|(a, b)| a * b);
    let check = 11 - weighted.sum::<u32>() % 11;
    digits.get(9) == Some(&if check == 11 { 0 } else { check })
}

/// The check of Dutch citizens' numbers: weights 9 to 2 and -1, the sum divisible by eleven.
fn bsn(digits: &[u32]) -> bool {
    let weighted = digits.iter().take(8).zip((2..=9).rev()).map(|(a, b)| a * b);
    let sum: u32 = weighted.sum();
    digits.iter().any(|it| *it > 0) && digits.get(8) == Some(&(sum % 11))
}

/// The check of bank cards and devices (Luhn).
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, it)| if at % 2 == 0 { *it } else { it * 2 / 10 + it * 2 % 10 })
        .sum();
    sum > 0 && sum.is_multiple_of(10)
}

/// A UK postcode in one word or two: `LS1 3EX`, `SW1A1AA`.
fn is_postcode(first: &str, second: &str) -> bool {
    let both = [first, second].concat();
    let letters = both.as_bytes();
    let Some((outward, inward)) =
        letters.len().checked_sub(3).and_then(|it| letters.split_at_checked(it))
    else {
        return false;
    };
    let [digit, a, b] = inward else { return false };
    if !second.is_empty() && second.len() != 3 {
        return false;
    }
    let last = |it: &u8| it.is_ascii_uppercase() && !b"CIKMOV".contains(it);
    let area = outward.iter().take_while(|it| it.is_ascii_uppercase()).count();
    let rest = outward.get(area..).unwrap_or_default();
    (1..=2).contains(&area)
        && matches!(rest, [d] if d.is_ascii_digit())
            | matches!(rest, [d, x] if d.is_ascii_digit() && (x.is_ascii_digit() || x.is_ascii_uppercase()))
        && digit.is_ascii_digit()
        && last(a)
        && last(b)
}

/// A UK National Insurance number in one word: `QQ123456C`.
fn is_insurance(word: &str) -> bool {
    let it = word.as_bytes();
    it.len() == 9
        && it.iter().take(2).all(u8::is_ascii_uppercase)
        && it.iter().skip(2).take(6).all(u8::is_ascii_digit)
        && matches!(it.last(), Some(b'A'..=b'D'))
}
