//! Memos: dated notes on anything.

use crate::id::{
    CodeId, MemoId, ParticipantId, QuestionId, StudyId, ThemeId, TranscriptId,
};
use crate::stamp::Provenance;

/// A dated note. (A note on a segment is the segment's own.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// Its id.
    pub id: MemoId,
    /// What it is about.
    pub on: MemoTarget,
    /// What it says.
    pub text: String,
    /// Who and when.
    pub provenance: Provenance,
}

/// What a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoTarget {
    /// The study.
    Study(StudyId),
    /// A participant.
    Participant(ParticipantId),
    /// A question of a survey.
    Question(QuestionId),
    /// A transcript.
    Transcript(TranscriptId),
    /// A turn of a transcript, counted from 0.
    Turn(TranscriptId, u32),
    /// A code.
    Code(CodeId),
    /// A theme.
    Theme(ThemeId),
}
