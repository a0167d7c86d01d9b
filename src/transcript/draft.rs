//! A transcript as it was understood from a file, shown before it is taken: speakers can be
//! renamed, merged and marked, and nothing has an id yet.

use std::rc::Rc;

use super::{Speaker, Transcript, TranscriptKind, Turn};
use crate::id::{Ids, SpeakerId};
use crate::order::{self, Map};
use crate::stamp::{Provenance, Stamp};
use crate::text::{Text, TextRange};

/// A transcript before it is taken into a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The transcript's name: the file's, without its ending.
    pub name: String,
    /// The file's name.
    pub source: String,
    /// What kind of text it seems to be.
    pub kind: TranscriptKind,
    /// Who speaks, in order of first speech.
    pub speakers: Vec<DraftSpeaker>,
    /// The turns, in order; none is empty.
    pub turns: Vec<DraftTurn>,
}

/// A speaker as recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftSpeaker {
    /// The name in the file, or the one given since.
    pub name: String,
    /// Seems to be, or was marked as, an interviewer.
    pub interviewer: bool,
}

/// A turn as recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftTurn {
    /// The speaker's place among the draft's.
    pub speaker: Option<usize>,
    /// When it begins, in milliseconds of the recording.
    pub time: Option<u32>,
    /// Where its text begins in the file, in code points; see [`Turn::source`].
    pub source: u32,
    /// What was said, without spaces around it.
    pub text: String,
}

impl Draft {
    /// Renames a speaker; when another has the name already, the two become one.
    pub fn rename_speaker(&mut self, speaker: usize, name: &str) {
        let same = self
            .speakers
            .iter()
            .position(|it| it.name == name)
            .filter(|&other| other != speaker);
        if let Some(other) = same {
            self.merge_speakers(speaker, other);
        } else if let Some(it) = self.speakers.get_mut(speaker) {
            name.clone_into(&mut it.name);
        }
    }

    /// Gives all turns of one speaker to another and removes the first.
    pub fn merge_speakers(&mut self, from: usize, into: usize) {
        if from == into || from.max(into) >= self.speakers.len() {
            return;
        }
        for turn in &mut self.turns {
            let given =
                if turn.speaker == Some(from) { Some(into) } else { turn.speaker };
            turn.speaker = given.map(|it| if it > from { it - 1 } else { it });
        }
        self.speakers.remove(from);
    }

    /// Returns the transcript that the draft describes.
    pub fn into_transcript(self, ids: &mut Ids, stamp: &Stamp) -> Transcript {
        let speaker_ids: Vec<SpeakerId> =
            self.speakers.iter().map(|_| ids.make()).collect();
        let speakers = self.speakers.into_iter().zip(&speaker_ids).map(|(it, &id)| {
            let DraftSpeaker { name, interviewer } = it;
            (id, Speaker { name, interviewer, participant: None })
        });
        let speakers: Map<SpeakerId, Speaker> = order::map(speakers);
        let mut content = String::new();
        let mut turns = Vec::with_capacity(self.turns.len());
        let mut start = 0;
        for draft in self.turns {
            let chars = u32::try_from(draft.text.chars().count()).unwrap_or(u32::MAX);
            let gap = u32::from(!content.is_empty());
            let Some(range) = TextRange::new(start + gap, start + gap + chars) else {
                continue;
            };
            if gap == 1 {
                content.push('\n');
            }
            content.push_str(&draft.text);
            start = range.end();
            turns.push(Turn {
                range,
                speaker: draft.speaker.and_then(|it| speaker_ids.get(it).copied()),
                time: draft.time,
                source: draft.source,
            });
        }
        Transcript {
            id: ids.make(),
            name: self.name,
            kind: self.kind,
            source: self.source,
            text: Text::new(&content),
            turns: Rc::new(turns),
            speakers,
            participant: None,
            corrections: Rc::default(),
            provenance: Provenance::new(stamp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Moment;

    fn draft() -> Draft {
        let speaker =
            |name: &str| DraftSpeaker { name: name.into(), interviewer: name == "I" };
        let turn = |speaker, source, text: &str| DraftTurn {
            speaker: Some(speaker),
            time: None,
            source,
            text: text.into(),
        };
        Draft {
            name: "one".into(),
            speakers: vec![speaker("I"), speaker("P"), speaker("Q")],
            // I: How?\n\nP: Well 🙂 so.\n\nQ: No.
            turns: vec![
                turn(0, 3, "How?"),
                turn(1, 12, "Well 🙂 so."),
                turn(2, 27, "No."),
            ],
            ..Draft::default()
        }
    }

    fn taken(draft: Draft) -> Transcript {
        let mut ids = Ids::seeded(1);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        draft.into_transcript(&mut ids, &stamp)
    }

    #[test]
    fn turns_become_one_text_without_names() {
        let it = taken(draft());
        assert_eq!(it.text.as_str(), "How?\nWell 🙂 so.\nNo.");
        let said: Vec<&str> = it.turns.iter().map(|t| it.text.slice(t.range)).collect();
        assert_eq!(said, ["How?", "Well 🙂 so.", "No."]);
        assert_eq!(it.turn_at(0), Some(0));
        assert_eq!(it.turn_at(5), Some(1));
        assert!(it.is_interviewer(&it.turns[0]));
    }

    #[test]
    fn positions_of_the_file_find_their_words() {
        let it = taken(draft());
        let slice = |a, b| it.range_from_source(a, b).map(|r| it.text.slice(r));
        assert_eq!(slice(12, 16), Some("Well"));
        assert_eq!(slice(17, 18), Some("🙂"));
        assert_eq!(slice(12, 22), Some("Well 🙂 so."));
        // Over a speaker's name: the name is left out, the speech kept.
        assert_eq!(slice(19, 29), Some("so.\nNo"));
        assert_eq!(slice(12, 25), Some("Well 🙂 so."));
        // The line break behind a turn is no speech, on either side.
        assert_eq!(slice(17, 23), Some("🙂 so."));
        assert_eq!(slice(22, 30), Some("No."));
        assert_eq!(slice(22, 24), None);
        assert_eq!(slice(27, 31), None);
        assert_eq!(slice(9, 9), None);
    }

    #[test]
    fn speakers_merge_by_name() {
        let mut it = draft();
        it.rename_speaker(2, "P");
        assert_eq!(it.speakers.len(), 2);
        assert_eq!(
            it.turns.iter().map(|t| t.speaker).collect::<Vec<_>>(),
            [Some(0), Some(1), Some(1)]
        );
        it.rename_speaker(0, "Interviewer");
        assert_eq!(it.speakers[0].name, "Interviewer");
    }
}
