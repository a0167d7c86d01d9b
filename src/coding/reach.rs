//! Growing and shrinking a passage by words and sentences, as keys do.

use crate::text::{
    TextRange, next_sentence, next_word, previous_sentence, previous_word, sentence_at,
};
use crate::transcript::Transcript;

/// How far one step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// To the next word's edge.
    Word,
    /// To the next sentence's edge.
    Sentence,
}

/// Which end of a passage moves, and where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The end moves forward: the passage grows.
    GrowEnd,
    /// The end moves back: the passage shrinks.
    ShrinkEnd,
    /// The start moves back: the passage grows.
    GrowStart,
    /// The start moves forward: the passage shrinks.
    ShrinkStart,
}

/// Returns the passage after the move; the same one where there is no further to go. It
/// reaches over the ends of turns, and never shrinks to nothing.
pub fn reach(transcript: &Transcript, range: TextRange, to: Move, by: By) -> TextRange {
    let moved = match to {
        Move::GrowEnd => grow_end(transcript, range, by),
        Move::ShrinkEnd => shrink_end(transcript, range, by),
        Move::GrowStart => grow_start(transcript, range, by),
        Move::ShrinkStart => shrink_start(transcript, range, by),
    };
    moved.and_then(|it| transcript.text.trim(it)).unwrap_or(range)
}

/// Returns the sentence of the turn that holds the position, or its first one.
pub fn sentence(
    transcript: &Transcript,
    turn: usize,
    position: u32,
) -> Option<TextRange> {
    let within = transcript.turns.get(turn)?.range;
    let position = position.clamp(within.start(), within.end());
    Some(sentence_at(&transcript.text, within, position))
}

/// Returns the paragraph of the turn that holds the position, or its first one: what lies
/// between two line breaks.
pub fn paragraph(
    transcript: &Transcript,
    turn: usize,
    position: u32,
) -> Option<TextRange> {
    let within = transcript.turns.get(turn)?.range;
    let mut start = within.start();
    let mut last = None;
    for line in transcript.text.slice(within).split('\n') {
        let end = start.saturating_add(u32::try_from(line.chars().count()).ok()?);
        let found = transcript.text.range(start, end);
        let found = found.and_then(|it| transcript.text.trim(it));
        if found.is_some() && position <= end {
            return found;
        }
        last = found.or(last);
        start = end + 1;
    }
    last
}

/// Returns the sentence after or before a passage; it may be another turn's.
pub fn next_to(
    transcript: &Transcript,
    range: TextRange,
    forward: bool,
) -> Option<TextRange> {
    let turns = &transcript.turns;
    let text = &transcript.text;
    if forward {
        let turn = transcript.turn_at(range.end() - 1)?;
        let within = turns.get(turn)?.range;
        let rest = text.range(range.end(), within.end()).and_then(|it| text.trim(it));
        match rest {
            Some(rest) => Some(sentence_at(text, within, rest.start())),
            None => sentence(transcript, turn + 1, 0),
        }
    } else {
        let turn = transcript.turn_at(range.start())?;
        let within = turns.get(turn)?.range;
        let before = text.range(within.start(), range.start());
        match before.and_then(|it| text.trim(it)) {
            Some(before) => Some(sentence_at(text, within, before.end() - 1)),
            None => sentence(transcript, turn.checked_sub(1)?, u32::MAX),
        }
    }
}

fn grow_end(transcript: &Transcript, range: TextRange, by: By) -> Option<TextRange> {
    let turn = transcript.turn_at(range.end() - 1)?;
    let mut within = transcript.turns.get(turn)?.range;
    let mut from = range.end();
    if from >= within.end() {
        within = transcript.turns.get(turn + 1)?.range;
        from = within.start();
    }
    let text = &transcript.text;
    let end = match by {
        By::Word => next_word(text, within, from),
        By::Sentence => next_sentence(text, within, from),
    };
    text.range(range.start(), end)
}

fn shrink_end(transcript: &Transcript, range: TextRange, by: By) -> Option<TextRange> {
    let within = transcript.turns.get(transcript.turn_at(range.end() - 1)?)?.range;
    let text = &transcript.text;
    let end = match by {
        By::Word => previous_word(text, within, range.end()),
        By::Sentence => previous_sentence(text, within, range.end()),
    };
    text.range(range.start(), end)
}

fn grow_start(transcript: &Transcript, range: TextRange, by: By) -> Option<TextRange> {
    let turn = transcript.turn_at(range.start())?;
    let mut within = transcript.turns.get(turn)?.range;
    let mut from = range.start();
    if from <= within.start() {
        within = transcript.turns.get(turn.checked_sub(1)?)?.range;
        from = within.end();
    }
    let text = &transcript.text;
    let start = match by {
        By::Word => previous_word(text, within, from),
        By::Sentence => previous_sentence(text, within, from),
    };
    text.range(start, range.end())
}

fn shrink_start(transcript: &Transcript, range: TextRange, by: By) -> Option<TextRange> {
    let within = transcript.turns.get(transcript.turn_at(range.start())?)?.range;
    let text = &transcript.text;
    let start = match by {
        By::Word => next_word(text, within, range.start()),
        By::Sentence => next_sentence(text, within, range.start()),
    };
    let rest = text.range(start, range.end())?;
    // Punctuation after a word goes with it.
    let skipped = text.slice(rest).chars().take_while(|it| !it.is_alphanumeric()).count();
    text.range(start + u32::try_from(skipped).ok()?, range.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::stamp::{Moment, Stamp};
    use crate::transcript::{Draft, DraftTurn};

    fn transcript() -> Transcript {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let turns = ["How so?", "We met, late. Nobody 👩‍⚕️ came.", "Why?"]
            .iter()
            .map(|it| DraftTurn { text: (*it).into(), ..DraftTurn::default() })
            .collect();
        Draft { turns, ..Draft::default() }.into_transcript(&mut ids, &stamp)
    }

    fn find(it: &Transcript, quote: &str) -> TextRange {
        crate::text::find_quote(&it.text, quote, 0).unwrap()
    }

    #[test]
    fn by_words_and_sentences_over_turns() {
        use {By::Sentence as S, By::Word as W, Move::*};
        let it = transcript();
        for (from, to, by, found) in [
            ("We", GrowEnd, W, "We met"),
            ("We met", ShrinkEnd, W, "We"),
            ("We", ShrinkEnd, W, "We"),
            ("met", GrowStart, W, "We met"),
            ("We met, late.", ShrinkStart, W, "met, late."),
            ("met, late.", ShrinkStart, W, "late."),
            ("late", ShrinkStart, W, "late"),
            ("We met, late.", GrowEnd, S, "We met, late. Nobody 👩‍⚕️ came."),
            ("We met, late. Nobody 👩‍⚕️ came.", ShrinkEnd, S, "We met, late."),
            ("We met, late. Nobody 👩‍⚕️ came.", ShrinkStart, S, "Nobody 👩‍⚕️ came."),
            ("We", GrowStart, W, "so?\nWe"),
            ("How so?", GrowEnd, W, "How so?\nWe"),
            ("How", GrowStart, S, "How"),
            ("Why?", GrowEnd, W, "Why?"),
        ] {
            let range = reach(&it, find(&it, from), to, by);
            assert_eq!(it.text.slice(range), found, "{from} {to:?} {by:?}");
        }
    }

    #[test]
    fn paragraphs_of_a_turn() {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let text = "One. Two.\n\nThree é.\n".to_owned();
        let turns = vec![
            DraftTurn { text, ..DraftTurn::default() },
            DraftTurn { text: "Four.".into(), ..DraftTurn::default() },
        ];
        let it = Draft { turns, ..Draft::default() }.into_transcript(&mut ids, &stamp);
        for (turn, position, found) in [
            (0, 0, "One. Two."),
            (0, 9, "One. Two."),
            (0, 10, "Three é."),
            (0, 15, "Three é."),
            (0, 999, "Three é."),
            (1, 0, "Four."),
        ] {
            let range = paragraph(&it, turn, position).unwrap();
            assert_eq!(it.text.slice(range), found, "{turn} {position}");
        }
        assert_eq!(paragraph(&it, 2, 0), None);
    }

    #[test]
    fn sentences_next_to_each_other() {
        let it = transcript();
        let next = |from, forward| {
            next_to(&it, find(&it, from), forward).map(|range| it.text.slice(range))
        };
        assert_eq!(next("How so?", true), Some("We met, late."));
        assert_eq!(next("We met, late.", true), Some("Nobody 👩‍⚕️ came."));
        assert_eq!(next("Why?", true), None);
        assert_eq!(next("Why?", false), Some("Nobody 👩‍⚕️ came."));
        assert_eq!(next("How so?", false), None);
        assert_eq!(it.text.slice(sentence(&it, 1, 0).unwrap()), "We met, late.");
    }
}
