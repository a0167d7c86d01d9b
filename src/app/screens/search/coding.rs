//! Coding what was found, as one change.

use crate::app::browser::ids;
use crate::app::dispatch::Dispatch;
use crate::app::notice::Notice;
use crate::app::screens::files::say_undoable;
use crate::coding::Layer;
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::study::{Command, NewSegment, Study};
use crate::text::{TextRange, sentence_at};
use crate::words::EN;

/// What will be done.
struct Plan {
    /// The change.
    command: Command,
    /// How many passages get the code.
    new: usize,
    /// How many have it already.
    had: usize,
}

/// Returns a new segment.
pub(super) fn new_segment(code: CodeId, range: TextRange) -> NewSegment {
    NewSegment {
        id: ids::new_id::<SegmentId>(),
        code,
        range,
        stance: None,
        memo: String::new(),
    }
}

/// Gives these places a code, those of one transcript after each other, and says so.
pub(super) fn code_all(
    dispatch: &Dispatch,
    places: &mut dyn Iterator<Item = (TranscriptId, TextRange)>,
    code: CodeId,
    extent: usize,
    coder: CoderId,
) {
    let Some(study) = dispatch.study() else { return };
    let plan = plan(&study, places, code, extent, coder);
    let said = (EN.search.coded_now)(plan.new, plan.had);
    if plan.new == 0 {
        dispatch.notify(Notice::info(said));
    } else if dispatch.attempt(plan.command).is_ok() {
        say_undoable(dispatch, said);
    }
}

/// Plans to give these places a code; `extent` is 0 for the words, 1 for the sentence they
/// begin in, 2 for the turn. Several places in one passage are coded once.
fn plan(
    study: &Study,
    places: &mut dyn Iterator<Item = (TranscriptId, TextRange)>,
    code: CodeId,
    extent: usize,
    coder: CoderId,
) -> Plan {
    let mut had = 0;
    let mut all: Vec<(TranscriptId, Vec<TextRange>)> = Vec::new();
    for (id, words) in places {
        let Some(transcript) = study.transcript(id) else { continue };
        let turn = transcript.turn_at(words.start());
        let turn = turn.and_then(|it| transcript.turns.get(it));
        let turn = turn.map_or(words, |it| it.range);
        let range = match extent {
            0 => words,
            1 => sentence_at(&transcript.text, turn, words.start()).union(words),
            _ => turn,
        };
        let range = transcript.text.trim(range).unwrap_or(words);
        if all.last().is_none_or(|it| it.0 != id) {
            all.push((id, Vec::new()));
        }
        let Some((_, ranges)) = all.last_mut() else { continue };
        // In order: the same passage comes twice in a row.
        if ranges.last() == Some(&range) {
            continue;
        }
        let layer = study.layer(id, coder);
        let had_in = |of: &Layer| {
            let mut met = of.overlapping(range);
            met.any(|it| it.code == code && it.range.union(range) == it.range)
        };
        if layer.is_some_and(|it| had_in(it)) {
            had += 1;
        } else {
            ranges.push(range);
        }
    }
    let new = all.iter().map(|it| it.1.len()).sum();
    let commands = all.into_iter().filter(|it| !it.1.is_empty());
    let commands = commands.map(|(transcript, ranges)| Command::AddSegments {
        transcript,
        coder,
        segments: ranges.into_iter().map(|it| new_segment(code, it)).collect(),
    });
    Plan { command: Command::Together(commands.collect()), new, had }
}
