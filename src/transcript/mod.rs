//! Transcripts: any text to code, made of turns with a speaker and perhaps a time.
//!
//! The text of a transcript holds only what was said, turn after turn, a line break between
//! two. Who spoke and when is data beside it, so that a renamed speaker is renamed
//! everywhere and a timestamp is never counted as a word.

mod corrections;
mod draft;
mod marker;
mod names;

use std::rc::Rc;

pub use corrections::{Correction, NotSo, Rewrite, Words};
pub use draft::{Draft, DraftSpeaker, DraftTurn};
pub use marker::NAME;
pub use names::free_name;

use crate::id::{ParticipantId, SpeakerId, TranscriptId};
use crate::order::Map;
use crate::stamp::Provenance;
use crate::text::{Text, TextRange};

/// A text to code.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// Its id.
    pub id: TranscriptId,
    /// Its name.
    pub name: String,
    /// What kind of text it is.
    pub kind: TranscriptKind,
    /// The file it was read from, if any.
    pub source: String,
    /// What was said; see the module.
    pub text: Text,
    /// Its turns, in order; every character of the text but the line breaks between turns
    /// lies in exactly one.
    pub turns: Rc<Vec<Turn>>,
    /// Who speaks.
    pub speakers: Map<SpeakerId, Speaker>,
    /// Whom the transcript is about: the one interviewed, the author of an open answer.
    pub participant: Option<ParticipantId>,
    /// What was corrected in the text since it was imported, oldest first.
    pub corrections: Rc<Vec<Correction>>,
    /// Who and when.
    pub provenance: Provenance,
}

/// What kind of text a transcript is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TranscriptKind {
    /// One person interviewed.
    #[default]
    Interview,
    /// Several people in conversation.
    FocusGroup,
    /// What an observer wrote.
    FieldNote,
    /// Minutes, reports, letters.
    Document,
    /// Open answers of a survey.
    Answers,
}

impl TranscriptKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Interview,
        Self::FocusGroup,
        Self::FieldNote,
        Self::Document,
        Self::Answers,
    ];

    /// Returns the word for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::FocusGroup => "focus_group",
            Self::FieldNote => "field_note",
            Self::Document => "document",
            Self::Answers => "answers",
        }
    }

    /// Reads the word of [`TranscriptKind::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// What one speaker said before the next one spoke, or one paragraph of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its text.
    pub range: TextRange,
    /// Who speaks, if anyone was recognised.
    pub speaker: Option<SpeakerId>,
    /// When it begins, in milliseconds of the recording.
    pub time: Option<u32>,
    /// Where its text began in the file it was read from, in code points (after the
    /// byte order mark is removed and line ends are made `\n`). Tables of codings made
    /// elsewhere count there.
    pub source: u32,
}

/// One speaker of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Shown beside the turns.
    pub name: String,
    /// Interviewers are left out of counts and agreement by default.
    pub interviewer: bool,
    /// Who it is, when the transcript has several participants.
    pub participant: Option<ParticipantId>,
}

impl Transcript {
    /// Returns the place of the turn that holds the position: the last that begins at or
    /// before it.
    pub fn turn_at(&self, position: u32) -> Option<usize> {
        self.turns.partition_point(|it| it.range.start() <= position).checked_sub(1)
    }

    /// Returns the speaker of a turn.
    pub fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        turn.speaker.and_then(|it| self.speakers.get(&it))
    }

    /// Tells whether the turn's speaker is an interviewer.
    pub fn is_interviewer(&self, turn: &Turn) -> bool {
        self.speaker(turn).is_some_and(|it| it.interviewer)
    }

    /// Returns the participant whose words begin at the position: the speaker's, or else
    /// the transcript's.
    pub fn participant_at(&self, position: u32) -> Option<ParticipantId> {
        self.turn_at(position)
            .and_then(|it| self.turns.get(it))
            .and_then(|it| self.speaker(it))
            .and_then(|it| it.participant)
            .or(self.participant)
    }

    /// Returns the position in the text of a position in the file it was read from. What
    /// was no speech there (a speaker's name) becomes the start of the turn after it.
    pub fn from_source(&self, position: u32) -> u32 {
        let turns = self.imported_turns();
        let Some(at) = turns.partition_point(|it| it.source <= position).checked_sub(1)
        else {
            return 0;
        };
        let Some(turn) = turns.get(at) else { return 0 };
        let inside = position - turn.source;
        if inside >= turn.range.chars() {
            let end = self.turns.get(at).map_or(0, |it| it.range.end());
            let next =
                self.turns.get(at + 1).map_or(self.text.len(), |it| it.range.start());
            return if inside == turn.range.chars() { end } else { next };
        }
        // The letter at the position, or what became of the rest of its turn.
        let start = turn.range.start() + inside;
        let rest = TextRange::new(start, turn.range.end());
        let now = rest.and_then(|it| self.since_import(it));
        now.map_or_else(
            || self.turns.get(at).map_or(0, |it| it.range.end()),
            TextRange::start,
        )
    }

    /// Returns the range in the text of a passage given in positions of the file it was
    /// read from; nothing when it holds no speech or ends beyond the file's speech, or when
    /// none of its words were left by corrections.
    pub fn range_from_source(&self, start: u32, end: u32) -> Option<TextRange> {
        let turns = self.imported_turns();
        let last = turns.last()?;
        if start >= end || end > last.source.saturating_add(last.range.chars()) {
            return None;
        }
        // The first character of speech at or after the start, and the end of the last one
        // before the end: what lies between turns in the file is no speech.
        let first = turns.partition_point(|it| {
            start >= it.source && start - it.source >= it.range.chars()
        });
        let from = turns.get(first).map(|it| {
            let inside = start.saturating_sub(it.source);
            it.range.start().saturating_add(inside)
        })?;
        let at = turns.partition_point(|it| it.source < end).checked_sub(1)?;
        let to = turns.get(at).map(|it| {
            let inside = end.saturating_sub(it.source);
            it.range.start() + inside.min(it.range.chars())
        })?;
        let now = self.since_import(TextRange::new(from, to)?)?;
        self.text.range(now.start(), now.end())
    }

    /// Returns the number of words: runs of characters that are no space.
    pub fn words(&self) -> usize {
        self.text.as_str().split_whitespace().count()
    }
}
