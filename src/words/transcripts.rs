//! Words of the transcript list and its import.

use super::numbers::{count, whole};
use crate::transcript::TranscriptKind;

/// Words of the transcript list and its import.
#[derive(Debug)]
pub struct Transcripts {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it, when there is nothing yet.
    pub lead: &'static str,
    /// A kind of text.
    pub kind: fn(TranscriptKind) -> &'static str,
    /// How many transcripts and words.
    pub about: fn(usize, usize) -> String,
}

fn kind(kind: TranscriptKind) -> &'static str {
    match kind {
        TranscriptKind::Interview => "interview",
        TranscriptKind::FocusGroup => "focus group",
        TranscriptKind::FieldNote => "field note",
        TranscriptKind::Document => "document",
        TranscriptKind::Answers => "open answers",
    }
}

/// English.
pub const EN: Transcripts = Transcripts {
    title: "Transcripts",
    lead: "Import interviews, field notes and documents, and choose one to code.",
    kind,
    about: |transcripts, words| {
        format!(
            "{} · {} words",
            count(transcripts, "transcript", "transcripts"),
            whole(words)
        )
    },
};
