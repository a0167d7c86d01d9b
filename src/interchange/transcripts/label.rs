//! What can be a speaker's label, and how much it looks like one. Whether it is one is
//! decided over the whole text, in `speakers.rs`.

use super::lists::{ASKING, HEADINGS, JOINING, PERHAPS_ASKING, ROLES, SAYING, SENTENCE};
use crate::text::{self, is_small};

/// How much a text at the start of a line looks like a speaker's label, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A word for a role in an interview: `Interviewer`, `Participant 3`, `I`.
    Role,
    /// `P1`, `AW`.
    Initials,
    /// Every word has a capital, or a number: `Dr Weiss`, `Nurse 2`.
    Name,
    /// Anything else of a few words: `Senior nurse`, `interviewer's aide`.
    Plain,
}

/// Whether someone with this label asks the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// The label says so.
    Yes,
    /// Someone so called may be interviewed as well.
    Perhaps,
    /// The label does not say so.
    Unknown,
}

const MAX_CHARS: usize = 40;
const MAX_WORDS: usize = 5;

/// Returns a label without what surrounds it: spaces, brackets, emphasis, dashes.
pub(super) fn clean(label: &str) -> &str {
    let label =
        label.trim_matches(|c: char| c.is_whitespace() || "*_-–—|,\u{feff}".contains(c));
    match label.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        Some(inner) => inner.trim(),
        None => label,
    }
}

/// Returns the form in which labels are compared: small letters, single spaces, no last dot.
pub(super) fn key(label: &str) -> String {
    let words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

/// Returns how much a cleaned label looks like one; nothing when it cannot be one.
pub(super) fn strength(label: &str) -> Option<Strength> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let fits = label.len() <= MAX_CHARS * 4
        && label.chars().count() <= MAX_CHARS
        && (1..=MAX_WORDS).contains(&words.len())
        && label.chars().any(char::is_alphabetic)
        && label.starts_with(char::is_alphanumeric)
        && label.chars().all(may_be_in_name)
        && words.iter().all(|it| dot_ends_abbreviation(it))
        && (words.len() <= 3 || !label.contains(','));
    let key = key(label);
    if !fits || HEADINGS.contains(&key.as_str()) {
        return None;
    }
    if is_role(&key) || (is_initials(label) && asks(label) == Asks::Yes) {
        return Some(Strength::Role);
    }
    if is_initials(label) {
        return Some(Strength::Initials);
    }
    let mut small = key.split([' ', ',']);
    let opens_sentence = small.next().is_some_and(|it| SENTENCE.contains(&it));
    if opens_sentence || small.next_back().is_some_and(|it| SAYING.contains(&it)) {
        return None;
    }
    let comma_is_in_name = !label.contains(',') || words.iter().all(|it| is_capital(it));
    if !comma_is_in_name {
        return None;
    }
    let mut all = words.iter();
    let named = all.next().is_some_and(|it| is_capital(it))
        && all.all(|it| is_capital(it) || JOINING.contains(it));
    Some(if named { Strength::Name } else { Strength::Plain })
}

/// Tells whether someone with this label asks the questions.
pub(super) fn asks(label: &str) -> Asks {
    let key = key(label);
    let mut words = key.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
    // `Interviewer 2`, `I1`, `Anna (interviewer)`; but not `Quality lead` or `I. Weiss`.
    let found = |list: &[&str]| {
        words.clone().any(|it| it.chars().count() > 2 && list.contains(&it))
            || (words.clone().count() == 1 && words.clone().all(|it| list.contains(&it)))
    };
    if found(ASKING) {
        Asks::Yes
    } else if found(PERHAPS_ASKING) || words.next() == Some("coach") {
        Asks::Perhaps
    } else {
        Asks::Unknown
    }
}

/// Tells whether a label is initials, perhaps numbered: `I`, `P1`, `INT.`, `P001`.
pub(super) fn is_initials(label: &str) -> bool {
    let label = label.trim_end_matches('.');
    let letters = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = label.len() - letters.len();
    digits <= 4
        && (1..=3).contains(&letters.chars().count())
        && letters.chars().all(text::is_capital)
}

/// Tells whether a label is one role word, with at most a number or a letter behind it.
pub(super) fn is_bare_role(label: &str) -> bool {
    let key = key(label);
    let (word, rest) = key.split_once(' ').unwrap_or((&key, ""));
    ROLES.contains(&word)
        && (rest.chars().count() <= 1 || rest.chars().all(|c| c.is_ascii_digit()))
}

/// One role word, with at most names, numbers and single letters beside it.
fn is_role(key: &str) -> bool {
    let words: Vec<&str> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(|it| it.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    words.len() <= 3
        && words.iter().any(|it| ROLES.contains(it))
        && !words.iter().any(|it| JOINING.contains(it) || SAYING.contains(it))
        && !words.first().is_some_and(|it| it.len() > 1 && SENTENCE.contains(it))
}

fn may_be_in_name(c: char) -> bool {
    c.is_alphanumeric()
        || c.is_whitespace()
        || "-'’.,&/#_()".contains(c)
        // Accents on their own, joiners and emoji; no typographic punctuation.
        || (!c.is_ascii() && !c.is_control() && !"“”„‘«»‹›…–—·•¿¡、。：；？！\u{fffd}".contains(c))
}

/// `Dr.` and `J.` are words of a name; `now.` ends a sentence.
fn dot_ends_abbreviation(word: &str) -> bool {
    let inner = word.trim_end_matches([')', ',']);
    !inner.ends_with('.')
        || inner.split('.').all(|it| it.trim_start_matches('(').chars().count() <= 4)
}

/// Begins with a capital, a number, or a letter of a script without capitals.
fn is_capital(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '#', '\'', '’']);
    word.chars().next().is_none_or(|c| !is_small(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_speaker() {
        for (label, found) in [
            ("Interviewer", Some(Strength::Role)),
            ("INTERVIEWER 1", Some(Strength::Role)),
            ("Participant P003", Some(Strength::Role)),
            ("Anna (Interviewer)", Some(Strength::Role)),
            ("Unknown Speaker", Some(Strength::Role)),
            ("Int.", Some(Strength::Role)),
            ("I", Some(Strength::Role)),
            ("P1", Some(Strength::Initials)),
            ("Dr. Weiss", Some(Strength::Name)),
            ("Smith, John", Some(Strength::Name)),
            ("María de la Cruz", Some(Strength::Name)),
            ("Nurse 2", Some(Strength::Name)),
            ("田中", Some(Strength::Name)),
            ("Senior nurse", Some(Strength::Plain)),
            ("Well, the thing is", None),
            ("Time", None),
            ("Next steps", None),
            ("The thing is", None),
            ("And I said", None),
            ("Somebody said", None),
            ("I asked the interviewer", None),
            ("we tried. Then", None),
            ("“So", None),
            ("10", None),
            ("One two three four five six", None),
            ("", None),
            ("Participant experience of a long working day", None),
        ] {
            assert_eq!(strength(label), found, "{label}");
        }
    }

    #[test]
    fn who_asks() {
        for (label, found) in [
            ("Interviewer 2", Asks::Yes),
            ("INT.", Asks::Yes),
            ("I", Asks::Yes),
            ("I1", Asks::Yes),
            ("Q", Asks::Yes),
            ("Anna (interviewer)", Asks::Yes),
            ("Facilitator", Asks::Perhaps),
            ("P1", Asks::Unknown),
            ("Interviewee", Asks::Unknown),
            ("I. Weiss", Asks::Unknown),
            ("R", Asks::Unknown),
        ] {
            assert_eq!(asks(label), found, "{label}");
        }
    }

    #[test]
    fn labels_are_cleaned() {
        assert_eq!(clean("**Anna** "), "Anna");
        assert_eq!(clean("[Anna]"), "Anna");
        assert_eq!(clean(" Anna –"), "Anna");
        assert_eq!(key("  INT. "), "int");
    }
}
