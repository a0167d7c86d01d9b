//! Patterns of characters, for what words alone do not find: a documented part of what
//! regular expressions are elsewhere, matched in time that grows with the text and the
//! pattern and never with their power (Thompson 1968, as told by Cox 2007).
//!
//! Letters stand for themselves, large or small alike. `.` is any character of a line;
//! `[abc]`, `[a-z]`, `[^abc]` one of a class; `\w` a letter, digit, mark or `_`, `\d` a
//! digit 0 to 9, `\s` a space, `\W`, `\D`, `\S` none of these; `^` and `$` a turn's ends,
//! `\b` and `\B` a word's edge and none. `*`, `+`, `?`, `{m}`, `{m,}`, `{m,n}` repeat, as
//! much as possible, or with `?` after them as little; `|` is or, `( )` and `(?: )` group,
//! `\` takes a sign for itself. Nothing is captured and nothing looks back.

mod parse;
mod run;

use self::parse::Node;
pub(super) use self::run::Machine;
use self::run::{Program, compile};

/// A pattern to look for.
#[derive(Clone, Debug)]
pub struct Pattern {
    program: Program,
}

/// Why a pattern cannot be read, and at which of its characters, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{wrong:?} at {at}")]
pub struct PatternError {
    /// Where.
    pub at: usize,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A `(` without its `)`.
    Open,
    /// A `)` without its `(`.
    Close,
    /// A `[` without its `]`, or with nothing in it.
    Class,
    /// A range whose end comes before its start, or is no character.
    Range,
    /// Something that repeats, with nothing before it to repeat.
    Repeat,
    /// A `{` that is no `{m}`, `{m,}` or `{m,n}`.
    Count,
    /// A backslash before a letter or digit that means nothing here, or before nothing.
    Escape,
    /// It is too long, or repeats too much.
    Long,
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(typed: &str) -> Result<Self, PatternError> {
        let (node, end) = parse::parse(typed)?;
        let program = compile(&node);
        program
            .map(|program| Self { program })
            .ok_or(PatternError { at: end, wrong: Wrong::Long })
    }

    /// Returns what finds it in one text after another.
    pub(super) fn machine(&self) -> Machine<'_> {
        Machine::new(&self.program)
    }

    /// Returns where it is in a text, in code points: from the left, without overlaps, none
    /// of them empty.
    pub fn find(&self, text: &str) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        self.machine().find(text, &mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let found = Pattern::parse(pattern).unwrap().find(text);
        let cut = |(from, to)| letters[from as usize..to as usize].iter().collect();
        found.into_iter().map(cut).collect()
    }

    #[test]
    fn each_sign_of_the_subset() {
        for (pattern, text, hits) in [
            ("staff", "Staff and STAFFING", &["Staff", "STAFF"][..]),
            ("st.ff", "stiff st\nff", &["stiff"]),
            (r"\bstaff\b", "staff, staffing; staff", &["staff", "staff"]),
            (r"staff\B", "staff staffing", &["staff"]),
            ("colou?r", "color colour", &["color", "colour"]),
            ("a+", "caaat", &["aaa"]),
            ("a+?", "caat", &["a", "a"]),
            ("(ha){2,3}", "ha hahahahaha", &["hahaha", "haha"]),
            ("a{2}", "aaaaa", &["aa", "aa"]),
            ("a{2,}", "aaaaa", &["aaaaa"]),
            ("(?:nurse|doctor)s?", "Nurses, a doctor", &["Nurses", "doctor"]),
            ("a|ab", "ab", &["a"]),
            ("^we", "We, we", &["We"]),
            ("end.$", "end. The end.", &["end."]),
            ("[^aeiou ]+", "a nurse", &["n", "rs"]),
            ("[a-cx-z]+", "ABCdXYZ", &["ABC", "XYZ"]),
            ("[]]", "a]b", &["]"]),
            ("[a-]+", "b-a", &["-a"]),
            (r"[\d.]+", "at 10.30 sharp", &["10.30"]),
            (r"\d{2}", "1 22 333", &["22", "33"]),
            (r"\w+\s\w+", "we met late", &["we met"]),
            (r"\.", "a.b", &["."]),
            (r"\*", "2*3", &["*"]),
            ("didn.t", "didn’t", &["didn’t"]),
            ("didn't", "didn’t", &["didn’t"]),
            ("didn’t", "didn't", &["didn't"]),
            ("é", "CAFÉ café", &["É", "é"]),
            ("🙂+", "so 🙂🙂", &["🙂🙂"]),
            ("(a|b)*c|d", "abacd", &["abac", "d"]),
            ("(a*)*b", "aab", &["aab"]),
            ("x*", "axxa", &["xx"]),
            ("()", "abc", &[]),
            ("a||b", "b", &["b"]),
        ] {
            // An empty alternative that comes first is found first, and is no hit.
            let hits = if pattern == "a||b" { &[] } else { hits };
            assert_eq!(found(pattern, text), hits, "{pattern}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        for (pattern, at, wrong) in [
            ("a(b", 1, Wrong::Open),
            ("a)b", 1, Wrong::Close),
            ("[ab", 0, Wrong::Class),
            ("[]", 0, Wrong::Class),
            ("x[b-a]", 2, Wrong::Range),
            (r"x[a-\d]", 2, Wrong::Range),
            ("*a", 0, Wrong::Repeat),
            ("a|+", 2, Wrong::Repeat),
            ("(?", 1, Wrong::Repeat),
            ("a{x}", 1, Wrong::Count),
            ("a{3,2}", 1, Wrong::Count),
            ("a{1", 1, Wrong::Count),
            ("a{1001}", 1, Wrong::Long),
            (r"\q", 0, Wrong::Escape),
            (r"a\1", 1, Wrong::Escape),
            ("a\\", 1, Wrong::Escape),
            ("((a{90}){90}){90}", 17, Wrong::Long),
        ] {
            let error = Pattern::parse(pattern).err();
            assert_eq!(error, Some(PatternError { at, wrong }), "{pattern}");
        }
        let deep = "(".repeat(10_000);
        assert_eq!(Pattern::parse(&deep).unwrap_err().wrong, Wrong::Long);
    }

    #[test]
    fn time_grows_with_the_text_and_not_with_its_power() {
        // Found by going back, this would take longer than the sun will shine.
        let pattern = Pattern::parse("(a?){50}a{50}b").unwrap();
        assert!(pattern.find(&"a".repeat(20_000)).is_empty());
    }

    /// Patterns of all that the subset has, over few letters so that they are found.
    fn patterns() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            6 => "[abcé1_ ]",
            1 => Just(".".to_owned()),
            1 => prop_oneof![Just(r"\w"), Just(r"\W"), Just(r"\d"), Just(r"\D")]
                .prop_map(str::to_owned),
            1 => prop_oneof![Just(r"\s"), Just(r"\S"), Just(r"\."), Just("[a-c]")]
                .prop_map(str::to_owned),
            1 => prop_oneof![Just("[^ab]"), Just(r"[^\w]"), Just(r"[A-B\d]"), Just("[é_]")]
                .prop_map(str::to_owned),
            1 => prop_oneof![Just("^"), Just("$"), Just(r"\b"), Just(r"\B")]
                .prop_map(str::to_owned),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let suffix = prop_oneof![
                Just("*"),
                Just("+"),
                Just("?"),
                Just("*?"),
                Just("+?"),
                Just("??"),
                Just("{2}"),
                Just("{0,2}"),
                Just("{1,}"),
                Just("{0}"),
                Just("{1,3}?")
            ];
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(|it| it.concat()),
                prop::collection::vec(inner.clone(), 2..4)
                    .prop_map(|it| format!("({})", it.join("|"))),
                (inner, suffix).prop_map(|(it, suffix)| format!("(?:{it}){suffix}")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn it_finds_what_the_crate_regex_finds(
            pattern in patterns(),
            text in "[abcABéÉ1_ .\n🙂]{0,24}",
        ) {
            let ours = Pattern::parse(&pattern).unwrap();
            let theirs = regex::RegexBuilder::new(&pattern)
                .case_insensitive(true)
                .build()
                .unwrap();
            let place = |byte: usize| text[..byte].chars().count() as u32;
            let expected: Vec<(u32, u32)> = theirs
                .find_iter(&text)
                .filter(|it| !it.is_empty())
                .map(|it| (place(it.start()), place(it.end())))
                .collect();
            prop_assert_eq!(ours.find(&text), expected, "{}", pattern);
        }

        #[test]
        fn anything_can_be_typed(typed in "[ab(|)*+?{}0-9,\\[\\]\\\\^$.wbd-]{0,20}", text in ".{0,40}") {
            let length = text.chars().count() as u32;
            if let Ok(pattern) = Pattern::parse(&typed) {
                for (from, to) in pattern.find(&text) {
                    prop_assert!(from < to && to <= length);
                }
            }
        }
    }
}
