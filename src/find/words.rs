//! Finding words. What is asked is words, `"phrases"`, and words with `*` for any letters
//! and `?` for one; a turn is found when it holds all of them, and each place where one of
//! them stands is a hit. Case does not matter, nor which apostrophe was typed.

use std::ops::Range;

use super::{Index, Indexed};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Each a phrase: one word after the other. All of them have to be there.
    phrases: Vec<Vec<String>>,
}

impl Words {
    /// Reads what was typed; nothing when no word is in it.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut phrases = Vec::new();
        // Every second piece stood between quotation marks.
        for (at, piece) in typed.split(['"', '“', '”', '„']).enumerate() {
            let mut words = Vec::new();
            each_word(piece, true, &mut |_, word| words.push(word.to_owned()));
            if at % 2 == 1 {
                phrases.push(words);
            } else {
                phrases.extend(words.into_iter().map(|it| vec![it]));
            }
        }
        // Stars alone would find everything.
        phrases.retain(|it| it.iter().any(|it| it.contains(|it| !is_wild(it))));
        (!phrases.is_empty()).then_some(Self { phrases })
    }

    /// Returns where any of some folded words stands in a text that begins at `start`.
    pub fn any_of<'a>(
        words: impl Iterator<Item = &'a str>,
        text: &str,
        start: u32,
    ) -> Vec<(u32, u32)> {
        let words: Vec<&str> = words.collect();
        let mut found = Vec::new();
        each_word(text, false, &mut |at, word| {
            if words.contains(&word) {
                let length = u32::try_from(word.chars().count()).unwrap_or_default();
                found.push((start + at, start + at + length));
            }
        });
        found
    }

    /// Looks the words up once for all transcripts.
    pub(super) fn ready<'a>(&self, index: &'a Index) -> Ready<'a> {
        let word = |it: &String| {
            if it.contains(is_wild) {
                let pattern: Vec<char> = it.chars().collect();
                Fits::Any(index.which(|word| matches(&pattern, word)))
            } else {
                index.number(it).map_or(Fits::None, Fits::One)
            }
        };
        let phrases = self.phrases.iter().map(|it| it.iter().map(word).collect());
        Ready { index, phrases: phrases.collect() }
    }
}

/// Which words of an index fit one that is asked for.
enum Fits {
    None,
    One(u32),
    Any(Vec<bool>),
}

impl Fits {
    fn takes(&self, word: u32) -> bool {
        match self {
            Self::None => false,
            Self::One(it) => *it == word,
            Self::Any(which) => {
                let at = usize::try_from(word).unwrap_or(usize::MAX);
                which.get(at).copied().unwrap_or_default()
            }
        }
    }
}

/// Words looked up in an index.
pub(super) struct Ready<'a> {
    index: &'a Index,
    phrases: Vec<Vec<Fits>>,
}

impl Ready<'_> {
    /// Adds the places among some words of a text, in code points, in order and without
    /// overlaps; none unless all phrases are there.
    pub(super) fn places(
        &self,
        text: &Indexed,
        among: Range<usize>,
        found: &mut Vec<(u32, u32)>,
    ) {
        let first = found.len();
        let said = text.numbers(among.clone());
        for phrase in &self.phrases {
            let before = found.len();
            for (at, window) in said.windows(phrase.len()).enumerate() {
                if window.iter().zip(phrase).all(|(it, fits)| fits.takes(*it)) {
                    let from = among.start + at;
                    let to = self.index.end(text, from + phrase.len() - 1);
                    found.push((text.starts.get(from).copied().unwrap_or(to), to));
                }
            }
            if found.len() == before {
                found.truncate(first);
                return;
            }
        }
        let mut new = found.split_off(first);
        crate::order::sort(&mut new);
        new.dedup_by(|later, earlier| {
            let overlaps = later.0 < earlier.1;
            if overlaps {
                earlier.1 = earlier.1.max(later.1);
            }
            overlaps
        });
        found.append(&mut new);
    }

    /// Tells whether all phrases are among some words of a text.
    pub(super) fn are_in(&self, text: &Indexed, among: Range<usize>) -> bool {
        let said = text.numbers(among);
        self.phrases.iter().all(|phrase| {
            said.windows(phrase.len())
                .any(|it| it.iter().zip(phrase).all(|(it, fits)| fits.takes(*it)))
        })
    }
}

fn is_wild(it: char) -> bool {
    matches!(it, '*' | '?')
}

/// Hands on the words of a text, folded, with where they begin, in code points. Of what is
/// asked, `*` and `?` are letters.
pub(super) fn each_word(text: &str, asked: bool, take: &mut dyn FnMut(u32, &str)) {
    let mut word = String::new();
    let mut start = 0;
    let mut done = |start, word: &mut String| {
        let bare = word.trim_end_matches('\'');
        if !bare.is_empty() {
            take(start, bare);
        }
        word.clear();
    };
    for (at, it) in (0_u32..).zip(text.chars()) {
        let letter = it.is_alphanumeric() || (asked && is_wild(it));
        // Apostrophes and marks belong to the word that they stand in.
        if letter || (!word.is_empty() && is_inside(it)) {
            if word.is_empty() {
                start = at;
            }
            word.push(fold(it));
        } else if !word.is_empty() {
            done(start, &mut word);
        }
    }
    done(start, &mut word);
}

fn is_inside(it: char) -> bool {
    matches!(it, '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Returns the small letter, and one apostrophe for both.
pub(super) fn fold(it: char) -> char {
    match it {
        '’' => '\'',
        it if it.is_ascii() => it.to_ascii_lowercase(),
        it => it.to_lowercase().next().unwrap_or(it),
    }
}

/// Tells whether a word is as the pattern says: a star stands for any letters, or none; a
/// question mark for one.
fn matches(pattern: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    let mut at = 0;
    // Where the last star was, and what of the word it has not taken yet.
    let mut star: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        let here = rest.clone();
        let Some(letter) = rest.next() else { break };
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, here.clone()));
                at += 1;
                rest = here;
            }
            Some('?') => at += 1,
            Some(it) if *it == letter => at += 1,
            _ => {
                let Some((place, mut taken)) = star else { return false };
                taken.next();
                rest = taken.clone();
                star = Some((place, taken));
                at = place + 1;
            }
        }
    }
    pattern.get(at..).is_none_or(|it| it.iter().all(|it| *it == '*'))
}
