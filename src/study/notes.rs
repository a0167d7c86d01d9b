//! All that was noted: the memos on anything, and the segments' own.

use super::apply::target_name;
use super::{MemoTarget, Study};
use crate::id::{CodeId, SegmentId, TranscriptId};
use crate::order;
use crate::stamp::Provenance;

/// What a note is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// What a memo can be on.
    Thing(MemoTarget),
    /// A coded passage.
    Segment {
        /// The transcript.
        transcript: TranscriptId,
        /// The segment.
        segment: SegmentId,
        /// Its code.
        code: CodeId,
    },
}

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is on.
    pub on: NoteOn,
    /// The name of that; for a segment its transcript's and its code's.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Who and when. Of a segment's: the segment's.
    pub provenance: Provenance,
}

/// Returns all notes, the last first.
pub fn notes(study: &Study) -> Vec<Note> {
    let memos = study.memos.values().map(|it| Note {
        on: NoteOn::Thing(it.on),
        name: target_name(study, it.on),
        text: it.text.clone(),
        provenance: it.provenance,
    });
    let mut all: Vec<Note> = memos.collect();
    for layer in study.layers.values() {
        let transcript = layer.transcript;
        let name = study.transcript(transcript).map_or("", |it| it.name.as_str());
        for it in layer.segments().iter().filter(|it| !it.memo.is_empty()) {
            let code = study.codebook.get(it.code).map_or("", |it| it.name.as_str());
            all.push(Note {
                on: NoteOn::Segment { transcript, segment: it.id, code: it.code },
                name: format!("{name} · {code}"),
                text: it.memo.clone(),
                provenance: it.provenance,
            });
        }
    }
    order::sort_by(&mut all, |a, b| {
        let at = |it: &Note| it.provenance.modified.at;
        at(b).cmp(&at(a)).then_with(|| a.text.cmp(&b.text))
    });
    all
}
