//! Finding words in transcripts. A query is words, `"phrases"` and words with `*` for any
//! letters; a turn is found when it holds all of them, and each place where one of them
//! stands is a hit. Case does not matter, nor which apostrophe was typed.

use super::Transcript;
use crate::text::TextRange;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Each a phrase: one word after the other. All of them have to be there.
    phrases: Vec<Vec<Vec<char>>>,
}

/// A place where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The turn.
    pub turn: usize,
    /// The words.
    pub range: TextRange,
}

impl Query {
    /// Reads what was typed; nothing when no word is in it.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut phrases = Vec::new();
        // Every second piece stood between quotation marks.
        for (at, piece) in typed.split(['"', '“', '”', '„']).enumerate() {
            let words: Vec<Vec<char>> = words(piece, true).map(|it| it.1).collect();
            if at % 2 == 1 {
                phrases.push(words);
            } else {
                phrases.extend(words.into_iter().map(|it| vec![it]));
            }
        }
        // A star alone would find everything.
        phrases.retain(|it| it.iter().any(|it| it.iter().any(|c| *c != '*')));
        (!phrases.is_empty()).then_some(Self { phrases })
    }

    /// Returns the places in a text, as code points from its start, in order and without
    /// overlaps; none unless all phrases are there.
    fn places(&self, text: &str) -> Vec<(u32, u32)> {
        let said: Vec<(u32, Vec<char>)> = words(text, false).collect();
        let mut found = Vec::new();
        for phrase in &self.phrases {
            let before = found.len();
            for window in said.windows(phrase.len()) {
                let same = window
                    .iter()
                    .zip(phrase)
                    .all(|(it, pattern)| matches(pattern, &it.1));
                if let (true, Some(first), Some(last)) =
                    (same, window.first(), window.last())
                {
                    let length = u32::try_from(last.1.len()).unwrap_or_default();
                    found.push((first.0, last.0 + length));
                }
            }
            if found.len() == before {
                return Vec::new();
            }
        }
        crate::order::sort(&mut found);
        found.dedup_by(|later, earlier| {
            let overlaps = later.0 < earlier.1;
            if overlaps {
                earlier.1 = earlier.1.max(later.1);
            }
            overlaps
        });
        found
    }
}

impl Transcript {
    /// Returns the places where the query is found, in order. `said` says of which turns.
    pub fn find(&self, query: &Query, said: impl Fn(usize) -> bool) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (turn, it) in self.turns.iter().enumerate().filter(|it| said(it.0)) {
            let start = it.range.start();
            for (from, to) in query.places(self.text.slice(it.range)) {
                // What is found ends inside a character only if it began there: widened.
                if let Some(range) = self.text.range(start + from, start + to) {
                    hits.push(Hit { turn, range: self.text.snap(range) });
                }
            }
        }
        hits
    }
}

/// Returns the words of a text with where they begin, in code points, folded. Of a query,
/// stars are letters.
fn words(text: &str, query: bool) -> impl Iterator<Item = (u32, Vec<char>)> + '_ {
    let mut rest = (0_u32..).zip(text.chars()).peekable();
    std::iter::from_fn(move || {
        let is_letter = |it: char| it.is_alphanumeric() || (query && it == '*');
        while rest.next_if(|it| !is_letter(it.1)).is_some() {}
        let start = rest.peek()?.0;
        let mut word = Vec::new();
        // Apostrophes and marks belong to the word that they stand in.
        while let Some((_, it)) = rest.next_if(|it| is_letter(it.1) || is_inside(it.1)) {
            word.push(fold(it));
        }
        while word.last() == Some(&'\'') {
            word.pop();
        }
        Some((start, word))
    })
}

fn is_inside(it: char) -> bool {
    matches!(it, '\'' | '’' | '\u{300}'..='\u{36f}')
}

fn fold(it: char) -> char {
    match it {
        '’' => '\'',
        it => it.to_lowercase().next().unwrap_or(it),
    }
}

/// Tells whether a word is as the pattern says; a star stands for any letters, or none.
fn matches(pattern: &[char], word: &[char]) -> bool {
    let (mut at, mut from) = (0, 0);
    // Where the last star was, and how much of the word it has taken.
    let mut star: Option<(usize, usize)> = None;
    while let Some(letter) = word.get(from) {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, from));
                at += 1;
            }
            Some(it) if it == letter => {
                at += 1;
                from += 1;
            }
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                at = place + 1;
                from = taken + 1;
            }
        }
    }
    pattern.get(at..).is_none_or(|it| it.iter().all(|it| *it == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let places = Query::parse(query).map(|it| it.places(text)).unwrap_or_default();
        let cut =
            |(from, to): (u32, u32)| letters[from as usize..to as usize].iter().collect();
        places.into_iter().map(cut).collect()
    }

    #[test]
    fn words_phrases_and_stars() {
        let text = "Staffing gaps, again: the staff didn’t know. STAFF gaps 🙂 and naïve co-workers.";
        for (query, hits) in [
            ("staff", &["staff", "STAFF"][..]),
            ("staff*", &["Staffing", "staff", "STAFF"]),
            ("*ing", &["Staffing"]),
            ("s*f", &["staff", "STAFF"]),
            ("\"staff gaps\"", &["STAFF gaps"]),
            ("\"staff* gaps\"", &["Staffing gaps", "STAFF gaps"]),
            ("“gaps again”", &["gaps, again"]),
            ("didn't", &["didn’t"]),
            ("DIDN’T know", &["didn’t", "know"]),
            ("gaps coffee", &[]),
            ("naïve", &["naïve"]),
            ("\"co-workers\"", &["co-workers"]),
            ("workers", &["workers"]),
            ("*", &[]),
            ("\"\" * ?", &[]),
            ("", &[]),
        ] {
            assert_eq!(found(query, text), hits, "{query}");
        }
    }

    #[test]
    fn hits_that_overlap_are_one() {
        assert_eq!(found("\"a b\" \"b c\"", "a b c"), ["a b c"]);
        assert_eq!(found("a \"a b\"", "a b a"), ["a b", "a"]);
    }

    proptest::proptest! {
        #[test]
        fn a_word_of_the_text_is_found_where_it_stands(text in "[a-zA-Zé’ .,🙂]{0,60}") {
            for (_, word) in words(&text, false).collect::<Vec<_>>() {
                let typed: String = word.iter().collect();
                let hits = found(&typed, &text);
                proptest::prop_assert!(!hits.is_empty(), "{}", typed);
                for hit in hits {
                    let folded: Vec<char> = hit.chars().map(fold).collect();
                    proptest::prop_assert_eq!(&folded, &word);
                }
            }
        }

        #[test]
        fn anything_can_be_asked(query in ".{0,20}", text in ".{0,60}") {
            let length = text.chars().count();
            if let Some(query) = Query::parse(&query) {
                for (from, to) in query.places(&text) {
                    proptest::prop_assert!(from < to && to as usize <= length);
                }
            }
        }
    }
}
