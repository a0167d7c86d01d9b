//! What stands around a hit, and hits in the order of what stands before or after them.

use super::Hit;
use super::words::each_word;
use crate::order;
use crate::text::{Text, TextRange, next_word, previous_word};
use crate::transcript::Transcript;

/// So many characters around a hit are shown, to whole words.
const SHOWN: u32 = 60;
/// So many characters around a hit decide its place.
const WEIGHED: u32 = 40;

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were said.
    #[default]
    Place,
    /// By what stands before them, the nearest word first.
    Before,
    /// By what stands after them.
    After,
}

/// A hit with what stands around it in its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Before it; begins with an ellipsis when more was said.
    pub before: String,
    /// The words found.
    pub found: String,
    /// After it; ends with an ellipsis when more was said.
    pub after: String,
}

fn cut(text: &Text, from: u32, to: u32) -> &str {
    text.range(from, to).map_or("", |it| text.slice(text.snap(it)))
}

/// Returns the words around a hit, whole.
pub fn around(transcript: &Transcript, hit: &Hit) -> Around {
    let text = &transcript.text;
    let turn = transcript.turns.get(hit.turn).map_or(hit.range, |it| it.range);
    let (start, end) = (hit.range.start(), hit.range.end());
    let near = |from: u32, to: u32| TextRange::new(from, to).unwrap_or(turn);
    // Only what is near is gone through: turns may be long.
    let from = start.saturating_sub(SHOWN).max(turn.start());
    let from = if from > turn.start() {
        let low = from.saturating_sub(SHOWN).max(turn.start());
        previous_word(text, near(low, start), from)
    } else {
        from
    };
    let to = end.saturating_add(SHOWN).min(turn.end());
    let to = if to < turn.end() {
        next_word(text, near(end, to.saturating_add(SHOWN).min(turn.end())), to)
    } else {
        to
    };
    let first = if from > turn.start() { "…" } else { "" };
    let last = if to < turn.end() { "…" } else { "" };
    Around {
        before: format!("{first}{}", cut(text, from, start)),
        found: cut(text, start, end).to_owned(),
        after: format!("{}{last}", cut(text, end, to)),
    }
}

/// Returns in which order the hits come: their places in the list. Hits between the same
/// words keep their order.
pub fn in_order<'a>(
    hits: &[Hit],
    order: Order,
    transcript: impl Fn(&Hit) -> Option<&'a Transcript>,
) -> Vec<usize> {
    let mut places: Vec<usize> = (0..hits.len()).collect();
    if order == Order::Place {
        return places;
    }
    let key = |hit: &Hit| {
        let Some(transcript) = transcript(hit) else { return Vec::new() };
        let turn = transcript.turns.get(hit.turn).map_or(hit.range, |it| it.range);
        let text = &transcript.text;
        let near = if order == Order::Before {
            let from = hit.range.start().saturating_sub(WEIGHED).max(turn.start());
            cut(text, from, hit.range.start())
        } else {
            let to = hit.range.end().saturating_add(WEIGHED).min(turn.end());
            cut(text, hit.range.end(), to)
        };
        let mut words: Vec<String> = Vec::new();
        each_word(near, false, &mut |_, word| words.push(word.to_owned()));
        if order == Order::Before {
            words.reverse();
        }
        words
    };
    let keys: Vec<Vec<String>> = hits.iter().map(key).collect();
    order::sort_by(&mut places, |a, b| keys.get(*a).cmp(&keys.get(*b)));
    places
}
