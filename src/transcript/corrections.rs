//! Corrections of a transcript's text: what was changed, by whom and when, so that the text
//! as it was imported can be seen, and positions of the file still find their words.

use std::rc::Rc;

use super::{Transcript, Turn};
use crate::stamp::Stamp;
use crate::text::{Change, Edits, Text, TextRange, between, changed, chars};

/// What was corrected in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// By whom and when.
    pub stamp: Stamp,
    /// What was changed, in the order of the text.
    pub rewrites: Vec<Rewrite>,
}

/// One stretch that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// Where it began in the text before the correction.
    pub start: u32,
    /// What stood there.
    pub was: Words,
    /// What stood there afterwards.
    pub now: Words,
}

/// Words of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As they are.
    Shown(String),
    /// A name, or another thing by which somebody may be known: kept is only how many code
    /// points it had, so that positions still count right.
    Hidden(u32),
}

impl Words {
    /// Returns the words, unless they are hidden.
    pub fn shown(&self) -> Option<&str> {
        match self {
            Self::Shown(words) => Some(words),
            Self::Hidden(_) => None,
        }
    }

    /// Returns how many code points they have.
    pub fn chars(&self) -> u32 {
        match self {
            Self::Shown(words) => chars(words),
            Self::Hidden(length) => *length,
        }
    }

    fn hide(&mut self) {
        *self = Self::Hidden(self.chars());
    }
}

/// Why a text cannot be corrected so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSo {
    /// A change lies outside the text, across two turns, or over another change.
    Outside,
    /// A turn would have no words left.
    TurnEmpty,
}

impl Correction {
    /// Returns where stretches went by it.
    pub fn edits(&self) -> Edits {
        let all = self.rewrites.iter();
        let lengths = all.map(|it| {
            let was = it.was.chars();
            (it.start, it.start.saturating_add(was), it.now.chars())
        });
        Edits::lengths(lengths).unwrap_or_default()
    }
}

impl Transcript {
    /// Returns the transcript with its text changed, and where its passages went. Where
    /// `hide` names words, these are kept nowhere: neither what is changed now, nor earlier
    /// corrections that hold one of them or lie at their places.
    pub fn corrected(
        &self,
        changes: &[Change],
        hide: Option<&[String]>,
        stamp: &Stamp,
    ) -> Result<(Self, Edits), NotSo> {
        let edits = Edits::of(changes).ok_or(NotSo::Outside)?;
        let text = Text::new(&changed(&self.text, changes).ok_or(NotSo::Outside)?);
        let mut places = changes.iter().map(|it| (it.start, it.end)).peekable();
        let mut turns = Vec::with_capacity(self.turns.len());
        for turn in self.turns.iter() {
            let (start, end) = (turn.range.start(), turn.range.end());
            while places.next_if(|it| start <= it.0 && it.1 <= end).is_some() {}
            let (start, end) = edits.widen((start, end));
            let range = TextRange::new(start, end).filter(|it| !blank(&text, *it));
            turns.push(Turn { range: range.ok_or(NotSo::TurnEmpty)?, ..*turn });
        }
        if places.next().is_some() {
            return Err(NotSo::Outside);
        }
        let rewrite = |it: &Change| {
            let was = between(&self.text, it.start, it.end);
            let mut was = Words::Shown(was.to_owned());
            if hide.is_some() {
                was.hide();
            }
            Rewrite { start: it.start, was, now: Words::Shown(it.with.clone()) }
        };
        let rewrites = changes.iter().map(rewrite).collect();
        let mut corrections = (*self.corrections).clone();
        if let Some(words) = hide {
            hide_earlier(&mut corrections, changes, words);
        }
        corrections.push(Correction { stamp: *stamp, rewrites });
        let corrections = Rc::new(corrections);
        let made = Self { text, turns: Rc::new(turns), corrections, ..self.clone() };
        Ok((made, edits))
    }

    /// Returns the transcript with its corrections telling nothing of these words; nothing
    /// when they do not.
    pub fn hiding(&self, words: &[String]) -> Option<Self> {
        let mut corrections = (*self.corrections).clone();
        hide_earlier(&mut corrections, &[], words);
        (corrections != *self.corrections)
            .then(|| Self { corrections: Rc::new(corrections), ..self.clone() })
    }

    /// Returns the text as it was imported, but for what was hidden since.
    pub fn original(&self) -> Text {
        let mut text = self.text.clone();
        for it in self.corrections.iter().rev() {
            let places = it.edits().inverse();
            let back: Vec<Change> = places
                .inverse()
                .stretches()
                .zip(&it.rewrites)
                .map(|((start, end), rewrite)| Change {
                    start,
                    end,
                    with: rewrite.was.shown().map_or_else(
                        || between(&text, start, end).to_owned(),
                        str::to_owned,
                    ),
                })
                .collect();
            let Some(before) = changed(&text, &back) else { break };
            text = Text::new(&before);
        }
        text
    }

    /// Returns where the words of each rewrite of a correction are now, with their turns.
    pub fn places_of(&self, correction: usize) -> Vec<(u32, usize)> {
        let Some(made) = self.corrections.get(correction) else { return Vec::new() };
        let later = self.corrections.iter().skip(correction + 1);
        let later: Vec<Edits> = later.map(Correction::edits).collect();
        let edits = made.edits();
        let found = edits.stretches().map(|it| {
            let (at, _) = later.iter().fold(it, |it, edits| edits.widen(it));
            (at, self.turn_at(at).unwrap_or_default())
        });
        found.collect()
    }

    /// Returns the turns as they lay in the text that was imported.
    pub(super) fn imported_turns(&self) -> Rc<Vec<Turn>> {
        if self.corrections.is_empty() {
            return Rc::clone(&self.turns);
        }
        let back: Vec<Edits> =
            self.corrections.iter().rev().map(|it| it.edits().inverse()).collect();
        let turns = self.turns.iter().map(|turn| {
            let here = (turn.range.start(), turn.range.end());
            let (start, end) = back.iter().fold(here, |it, edits| edits.widen(it));
            let range = TextRange::new(start, end).unwrap_or(turn.range);
            Turn { range, ..*turn }
        });
        Rc::new(turns.collect())
    }

    /// Returns where a passage of the text that was imported is now; nothing when none of
    /// its words are left.
    pub(super) fn since_import(&self, range: TextRange) -> Option<TextRange> {
        self.corrections.iter().try_fold(range, |it, made| made.edits().map(it))
    }
}

fn blank(text: &Text, range: TextRange) -> bool {
    text.slice(range).trim().is_empty()
}

/// Hides what earlier corrections still tell of words that are hidden now.
fn hide_earlier(corrections: &mut [Correction], changes: &[Change], words: &[String]) {
    let lower: Vec<String> =
        words.iter().map(|it| it.to_lowercase()).filter(|it| !it.is_empty()).collect();
    let tells = |it: &Words| {
        it.shown().is_some_and(|it| {
            let it = it.to_lowercase();
            lower.iter().any(|word| it.contains(word))
        })
    };
    for at in 0..corrections.len() {
        let Some((made, later)) =
            corrections.get_mut(at..).and_then(<[_]>::split_first_mut)
        else {
            continue;
        };
        let later: Vec<Edits> = later.iter().map(Correction::edits).collect();
        let places: Vec<(u32, u32)> = made.edits().stretches().collect();
        for (place, rewrite) in places.into_iter().zip(&mut made.rewrites) {
            let (start, end) = later.iter().fold(place, |it, edits| edits.widen(it));
            let touched = changes.iter().any(|it| it.start <= end && start <= it.end);
            if touched || tells(&rewrite.was) || tells(&rewrite.now) {
                rewrite.was.hide();
                rewrite.now.hide();
            }
        }
    }
}
