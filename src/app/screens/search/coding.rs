//! Coding what was found, as one change.

use super::Place;
use crate::app::browser::ids;
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::study::{Command, NewSegment, Study};
use crate::text::{TextRange, sentence_at};

/// What will be done.
pub(super) struct Plan {
    /// The change.
    pub(super) command: Command,
    /// How many passages get the code.
    pub(super) new: usize,
    /// How many have it already.
    pub(super) had: usize,
}

/// Plans to give these places a code; `extent` is 0 for the words, 1 for the sentence they
/// begin in, 2 for the turn. Several places in one passage are coded once.
pub(super) fn plan<'a>(
    study: &Study,
    places: impl Iterator<Item = &'a Place>,
    code: CodeId,
    extent: usize,
    coder: CoderId,
) -> Plan {
    let mut had = 0;
    let mut all: Vec<(TranscriptId, Vec<TextRange>)> = Vec::new();
    for place in places {
        let Some(transcript) = study.transcript(place.transcript) else { continue };
        let words = place.hit.range;
        let turn = transcript.turns.get(place.hit.turn).map_or(words, |it| it.range);
        let range = match extent {
            0 => words,
            1 => sentence_at(&transcript.text, turn, words.start()).union(words),
            _ => turn,
        };
        let range = transcript.text.trim(range).unwrap_or(words);
        if all.last().is_none_or(|it| it.0 != place.transcript) {
            all.push((place.transcript, Vec::new()));
        }
        let Some((_, ranges)) = all.last_mut() else { continue };
        if ranges.contains(&range) {
            continue;
        }
        let layer = study.layer(place.transcript, coder);
        if layer.is_some_and(|it| it.same(code, range).is_some()) {
            had += 1;
        } else {
            ranges.push(range);
        }
    }
    let new = all.iter().map(|it| it.1.len()).sum();
    let segment = |range| NewSegment {
        id: ids::new_id::<SegmentId>(),
        code,
        range,
        stance: None,
        memo: String::new(),
    };
    let commands = all.into_iter().filter(|it| !it.1.is_empty());
    let commands = commands.map(|(transcript, ranges)| Command::AddSegments {
        transcript,
        coder,
        segments: ranges.into_iter().map(segment).collect(),
    });
    Plan { command: Command::Together(commands.collect()), new, had }
}
