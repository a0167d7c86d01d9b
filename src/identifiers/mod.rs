//! Words by which somebody may be known: names, places, dates, numbers, addresses. A search
//! that proposes and never decides; what it takes for names is a matter of English.

mod dates;
mod names;
mod numbers;
mod tokens;

pub use names::{Names, is_like_name};

use crate::order;

/// What a find seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A word of the person's own list.
    Own,
    /// An e-mail address.
    Email,
    /// An address on the web.
    Web,
    /// A phone number.
    Phone,
    /// Ten digits of which the last checks the others, as in NHS numbers (modulus 11).
    Nhs,
    /// Another number with a check digit, or one that is said to be somebody's.
    Number,
    /// A UK postcode.
    Postcode,
    /// A day.
    Date,
    /// A place, an institution.
    Place,
    /// A person.
    Name,
}

impl Kind {
    /// All kinds; of two finds at one place the earlier kind counts.
    pub const ALL: [Self; 10] = [
        Self::Own,
        Self::Email,
        Self::Web,
        Self::Phone,
        Self::Nhs,
        Self::Number,
        Self::Postcode,
        Self::Date,
        Self::Place,
        Self::Name,
    ];
}

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it seems to be.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// Returns what is found in a text, in order, none over another. `names` is what was learned
/// from all texts; `own` is the person's list. What stands in square brackets is a
/// pseudonym, or a transcriber's remark.
pub fn find(text: &str, names: &Names, own: &[String]) -> Vec<Found> {
    let mut all = Vec::new();
    own_words(text, own, &mut all);
    addresses(text, &mut all);
    numbers::find(text, &mut all);
    dates::find(text, &mut all);
    names.find(text, &mut all);
    let brackets = bracketed(text);
    all.retain(|it| !brackets.iter().any(|b| it.start < b.1 && b.0 < it.end));
    order::sort_by_key(&mut all, |it| (it.kind, it.start, std::cmp::Reverse(it.end)));
    let mut kept: Vec<Found> = Vec::new();
    for it in all {
        if !kept.iter().any(|k| it.start < k.end && k.start < it.end) {
            kept.push(it);
        }
    }
    order::sort_by_key(&mut kept, |it| it.start);
    kept
}

fn bracketed(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open = Some(at),
            '\n' => open = None,
            ']' => found.extend(open.take().map(|from| (from, at + 1))),
            _ => (),
        }
    }
    found
}

fn own_words(text: &str, own: &[String], all: &mut Vec<Found>) {
    let words = tokens::words(text);
    for wanted in own {
        let wanted: Vec<String> =
            tokens::words(wanted).iter().map(|it| it.text.to_lowercase()).collect();
        if wanted.is_empty() {
            continue;
        }
        for some in words.windows(wanted.len()) {
            let same = some.iter().zip(&wanted).all(|(a, b)| {
                a.text == b
                    || a.text.to_lowercase() == *b
                    || tokens::bare(a.text).to_lowercase() == *b
            });
            if same && let (Some(first), Some(last)) = (some.first(), some.last()) {
                let end = last.start + tokens::bare(last.text).len();
                let end = if wanted.last().is_some_and(|it| it.ends_with('s')) {
                    last.end
                } else {
                    end
                };
                all.push(Found { kind: Kind::Own, start: first.start, end });
            }
        }
    }
}

/// E-mail and web addresses: runs without spaces, without the points around them.
fn addresses(text: &str, all: &mut Vec<Found>) {
    let mut at = 0;
    for run in text.split(char::is_whitespace) {
        let start = at;
        at += run.len();
        at += text.get(at..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
        let around = |c: char| {
            matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '('
                    | ')'
                    | '<'
                    | '>'
                    | '"'
                    | '“'
                    | '”'
                    | '\''
                    | '’'
            )
        };
        let left = run.trim_start_matches(around);
        let bare = left.trim_end_matches(around);
        let from = start + run.len() - left.len();
        let lower = bare.to_lowercase();
        let web = ["http://", "https://", "www."].iter().any(|it| lower.starts_with(it));
        let mail = bare.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && b.len() > 1)
        });
        let kind = if web && bare.len() > 6 {
            Kind::Web
        } else if mail {
            Kind::Email
        } else {
            continue;
        };
        all.push(Found { kind, start: from, end: from + bare.len() });
    }
}

#[cfg(test)]
mod tests;
