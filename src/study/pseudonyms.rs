//! Pseudonyms: names and the like, and what stands in their place.

use super::Rewording;
use super::correct::{Wanted, places};
use crate::text::{Change, Text, changed};
use crate::transcript::free_name;

/// What to put where, in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pseudonyms {
    /// The places in transcripts that the person looked at.
    pub texts: Vec<Rewording>,
    /// What is replaced wherever else it stands as whole words: in names, memos, notes,
    /// codes, themes, questions, answers, respondents' ids, and what the log says.
    pub scrubs: Vec<Scrub>,
}

/// Words, and what stands in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scrub {
    /// The words, as they are written.
    pub words: String,
    /// The pseudonym.
    pub with: String,
}

impl Pseudonyms {
    /// Returns a text without the words; nothing when it has none of them.
    pub fn scrubbed(&self, text: &str) -> Option<String> {
        let mut found: Option<Text> = None;
        for it in &self.scrubs {
            // Most texts have none: looking is cheaper than counting letters.
            let here = found.as_ref().map_or(text, Text::as_str);
            if it.words.is_empty() || !here.contains(it.words.as_str()) {
                continue;
            }
            let now = found.take().unwrap_or_else(|| Text::new(text));
            let put = |range: crate::text::TextRange| Change {
                start: range.start(),
                end: range.end(),
                with: it.with.clone(),
            };
            let words = it.words.clone();
            let wanted = Wanted { words, whole: true, exactly: true };
            let all: Vec<Change> = places(&now, &wanted).into_iter().map(put).collect();
            found = Some(match changed(&now, &all) {
                Some(after) if !all.is_empty() => Text::new(&after),
                _ => now,
            });
        }
        found.map(|it| it.as_str().to_owned()).filter(|it| it != text)
    }

    /// Puts the pseudonyms into a name, and a number behind it where one of `taken` is called
    /// so; adds what it is called then. Tells whether there were any to put.
    pub fn scrub_name(&self, name: &mut String, taken: &mut Vec<String>) -> bool {
        let Some(new) = self.scrubbed(name) else { return false };
        *name = free_name(&new, |it| taken.iter().any(|n| n == it));
        taken.push(name.clone());
        true
    }

    /// Puts the pseudonyms into a text; tells whether there were any to put.
    pub fn scrub(&self, text: &mut String) -> bool {
        self.scrubbed(text).map(|it| *text = it).is_some()
    }
}
