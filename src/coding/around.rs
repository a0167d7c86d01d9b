//! A passage with the words around it, for reading it away from its transcript.

use crate::text::TextRange;
use crate::transcript::Transcript;

/// A passage in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InContext {
    /// What comes before it in its turn; cut at the front with an ellipsis when it is long.
    pub before: String,
    /// The passage.
    pub quote: String,
    /// What comes after it in its turn; cut at the end with an ellipsis when it is long.
    pub after: String,
    /// Its first turn, counted from 0.
    pub turn: usize,
}

/// Returns a passage with at most so many characters of its turns on either side.
pub fn in_context(transcript: &Transcript, range: TextRange, most: u32) -> InContext {
    let text = &transcript.text;
    let first = transcript.turn_at(range.start()).unwrap_or_default();
    let last = transcript.turn_at(range.end() - 1).unwrap_or(first);
    let start = transcript.turns.get(first).map_or(range.start(), |it| it.range.start());
    let end = transcript.turns.get(last).map_or(range.end(), |it| it.range.end());
    let slice = |from, to| text.range(from, to).map_or("", |it| text.slice(it));
    let from = range.start().saturating_sub(most).max(start);
    let to = range.end().saturating_add(most).min(end);
    let mut before = slice(from, range.start()).to_owned();
    if from > start {
        // From the next word on.
        let whole = before.split_once(char::is_whitespace).map_or("", |it| it.1);
        before = format!("… {whole}");
    }
    let mut after = slice(range.end(), to).to_owned();
    if to < end {
        let whole = after.rsplit_once(char::is_whitespace).map_or("", |it| it.0);
        after = format!("{whole} …");
    }
    InContext { before, quote: text.slice(range).to_owned(), after, turn: first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::stamp::{Moment, Stamp};
    use crate::text::find_quote;
    use crate::transcript::{Draft, DraftTurn};

    #[test]
    fn words_around_a_passage() {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let turns = ["How so?", "One two three four, five 👩‍⚕️ six.", "Why?"]
            .iter()
            .map(|it| DraftTurn { text: (*it).into(), ..DraftTurn::default() })
            .collect();
        let it = Draft { turns, ..Draft::default() }.into_transcript(&mut ids, &stamp);
        let around = |quote: &str, most| {
            let range = find_quote(&it.text, quote, 0).unwrap();
            let InContext { before, quote, after, turn } = in_context(&it, range, most);
            format!("{before}|{quote}|{after}|{turn}")
        };
        assert_eq!(around("four", 99), "One two three |four|, five 👩‍⚕️ six.|1");
        assert_eq!(around("four", 8), "… three |four|, five …|1");
        assert_eq!(
            around("so?\nOne", 99),
            "How |so?\nOne| two three four, five 👩‍⚕️ six.|0"
        );
        assert_eq!(around("Why?", 3), "|Why?||2");
    }
}
