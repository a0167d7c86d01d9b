//! Finding: words and patterns in all transcripts, how often words are said, segments by
//! what is true of them, and passages like those of a code. All of it pure, over an
//! [`Index`] of the words that is made once and not anew at each key.

mod finding;
mod frequency;
mod index;
mod likeness;
mod limits;
mod order;
mod pattern;
mod query;
mod retrieve;
mod stop;
mod words;

pub use finding::{Dismissed, Finding};
pub use frequency::{Frequencies, Frequency, frequencies};
pub use index::{Index, Indexed};
pub use likeness::{Like, Method, Proposal, Term, mark, more_like_these};
pub use limits::{Limits, SaidBy, Scope, Within};
pub use order::{Around, Order, around, in_order};
pub use pattern::{Pattern, PatternError, Wrong};
pub use query::{Group, Is, Near, Part, SavedQuery};
pub use retrieve::{Codes, Retrieval, retrieve};
pub use stop::{english, list};
pub use words::Words;

use crate::id::{CoderId, TranscriptId};
use crate::text::TextRange;
use crate::themes::Material;

/// What is looked for in the text.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Words and phrases.
    Words(Words),
    /// A pattern of characters.
    Pattern(Pattern),
}

/// A place where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The turn.
    pub turn: usize,
    /// The words.
    pub range: TextRange,
}

impl Ask {
    /// Reads what was typed, as words or as a pattern; nothing when nothing is asked.
    pub fn parse(typed: &str, pattern: bool) -> Result<Option<Self>, PatternError> {
        if !pattern {
            return Ok(Words::parse(typed).map(Self::Words));
        }
        if typed.is_empty() {
            return Ok(None);
        }
        Pattern::parse(typed).map(|it| Some(Self::Pattern(it)))
    }
}

/// Returns every place where it is found within the limits: by the transcripts' names, then
/// in the order in which it was said.
pub fn search(
    ask: &Ask,
    index: &Index,
    material: &Material<'_>,
    limits: &Limits,
    coder: CoderId,
) -> Vec<Hit> {
    let scope = Scope { limits, material, coder };
    let mut hits = Vec::new();
    let mut ready = match ask {
        Ask::Words(it) => Ready::Words(it.ready(index)),
        Ask::Pattern(it) => Ready::Pattern(it.machine()),
    };
    let mut places = Vec::new();
    for transcript in scope.transcripts() {
        let Some(indexed) = index.text(transcript.id) else { continue };
        for (turn, it) in transcript.turns.iter().enumerate() {
            if !scope.takes_turn(transcript, it) {
                continue;
            }
            places.clear();
            match &mut ready {
                Ready::Words(it) => it.places(indexed, indexed.turn(turn), &mut places),
                Ready::Pattern(machine) => {
                    machine.find(transcript.text.slice(it.range), &mut places);
                    for (from, to) in &mut places {
                        *from += it.range.start();
                        *to += it.range.start();
                    }
                }
            }
            for &(from, to) in &places {
                // What is found ends inside a character only if it began there: widened.
                let Some(range) = transcript.text.range(from, to) else { continue };
                let range = transcript.text.snap(range);
                if scope.takes_passage(transcript, range) {
                    hits.push(Hit { transcript: transcript.id, turn, range });
                }
            }
        }
    }
    hits
}

enum Ready<'a> {
    Words(words::Ready<'a>),
    Pattern(pattern::Machine<'a>),
}
