//! Places in a transcript as a page sees them: a turn, and UTF-16 units within its text.

use crate::text::TextRange;
use crate::transcript::Transcript;

/// A place in the text of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The turn, counted from 0.
    pub turn: usize,
    /// UTF-16 units before it in the turn's text.
    pub unit: u32,
}

impl Spot {
    /// Returns the position of the place in the transcript's text; a place beyond the end
    /// of its turn is the turn's end, and one beyond the last turn the end of the text.
    pub fn position(self, transcript: &Transcript) -> u32 {
        let Some(turn) = transcript.turns.get(self.turn) else {
            return transcript.text.len();
        };
        let text = &transcript.text;
        let start = text.utf16(turn.range.start());
        text.from_utf16(start.saturating_add(self.unit)).min(turn.range.end())
    }

    /// Returns the place of a position at which something begins.
    pub fn of_start(transcript: &Transcript, position: u32) -> Option<Self> {
        Self::inside(transcript, transcript.turn_at(position)?, position)
    }

    /// Returns the place of a position at which something ends: the end of a turn rather
    /// than what follows it.
    pub fn of_end(transcript: &Transcript, position: u32) -> Option<Self> {
        Self::inside(
            transcript,
            transcript.turn_at(position.saturating_sub(1))?,
            position,
        )
    }

    fn inside(transcript: &Transcript, turn: usize, position: u32) -> Option<Self> {
        let range = transcript.turns.get(turn)?.range;
        let text = &transcript.text;
        let position = position.clamp(range.start(), range.end());
        let unit = text.utf16(position) - text.utf16(range.start());
        Some(Self { turn, unit })
    }
}

/// Returns what was selected between two places, in either order, without the spaces around
/// it; nothing when there is nothing else.
pub fn selected(transcript: &Transcript, from: Spot, to: Spot) -> Option<TextRange> {
    let (from, to) = (from.min(to), from.max(to));
    let text = &transcript.text;
    let range = text.range(from.position(transcript), to.position(transcript))?;
    text.trim(text.snap(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ids;
    use crate::stamp::{Moment, Stamp};
    use crate::transcript::{Draft, DraftTurn};

    fn transcript(turns: &[&str]) -> Transcript {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let turns = turns
            .iter()
            .map(|it| DraftTurn { text: (*it).into(), ..DraftTurn::default() })
            .collect();
        Draft { turns, ..Draft::default() }.into_transcript(&mut ids, &stamp)
    }

    fn spot(turn: usize, unit: u32) -> Spot {
        Spot { turn, unit }
    }

    #[test]
    fn places_and_positions() {
        let it = transcript(&["Nurse 👩‍⚕️ said.", "cafe\u{301} 🙂!"]);
        let second = it.turns[1].range;
        assert_eq!(spot(1, 0).position(&it), second.start());
        assert_eq!(spot(1, 99).position(&it), second.end());
        assert_eq!(spot(7, 0).position(&it), it.text.len());
        for position in second.start()..second.end() {
            let found = Spot::of_start(&it, position).unwrap();
            assert_eq!((found.turn, found.position(&it)), (1, position));
        }
        // The end of the first turn is not the start of the second.
        let end = it.turns[0].range.end();
        assert_eq!(Spot::of_end(&it, end).unwrap().turn, 0);
    }

    #[test]
    fn what_is_selected_is_whole_and_trimmed() {
        let it = transcript(&["Nurse 👩‍⚕️ said.", "cafe\u{301} 🙂!"]);
        let said = |a, b| selected(&it, a, b).map(|it_| it.text.slice(it_));
        // Only the woman of the joined emoji.
        assert_eq!(said(spot(0, 5), spot(0, 8)), Some("👩‍⚕️"));
        assert_eq!(said(spot(1, 0), spot(1, 4)), Some("cafe\u{301}"));
        // A triple click ends at the start of the next turn.
        assert_eq!(said(spot(0, 0), spot(1, 0)), Some("Nurse 👩‍⚕️ said."));
        // Across turns, and backwards.
        assert_eq!(said(spot(1, 5), spot(0, 12)), Some("said.\ncafe\u{301}"));
        assert_eq!(said(spot(0, 5), spot(0, 6)), None);
        assert_eq!(said(spot(1, 3), spot(1, 3)), None);
    }
}
