//! Where to look: whose words, in which transcripts, coded or not.

use std::rc::Rc;

use crate::id::{CoderId, TranscriptId};
use crate::order;
use crate::text::{TextRange, natural_order};
use crate::themes::Material;
use crate::transcript::{Transcript, TranscriptKind, Turn};

/// Where to look. The default is everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Whose words.
    pub said_by: SaidBy,
    /// In which transcripts.
    pub within: Within,
    /// Only words of participants with this value of this attribute, or with none.
    pub value: Option<(String, Option<String>)>,
    /// Only what the coder coded, or only what not.
    pub coded: Option<bool>,
}

/// Whose words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaidBy {
    /// Everybody's.
    #[default]
    All,
    /// All but interviewers'.
    Others,
    /// Interviewers'.
    Interviewers,
    /// Those of speakers with this name.
    Speaker(String),
}

/// In which transcripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// In all.
    #[default]
    All,
    /// In those of a kind.
    Kind(TranscriptKind),
    /// In one.
    One(TranscriptId),
}

/// Limits in a study, for one coder.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The limits.
    pub limits: &'a Limits,
    /// In what to look.
    pub material: &'a Material<'a>,
    /// Whose segments say what is coded.
    pub coder: CoderId,
}

impl<'a> Scope<'a> {
    /// Returns the transcripts, by their names.
    pub fn transcripts(&self) -> Vec<&'a Rc<Transcript>> {
        let wanted = |it: &&Rc<Transcript>| match self.limits.within {
            Within::All => true,
            Within::Kind(kind) => it.kind == kind,
            Within::One(id) => it.id == id,
        };
        let mut all: Vec<_> = self.material.transcripts.values().filter(wanted).collect();
        order::sort_by(&mut all, |a, b| {
            natural_order(&a.name, &b.name).then(a.id.cmp(&b.id))
        });
        all
    }

    /// Tells whether a turn of a transcript is within the limits.
    pub fn takes_turn(&self, transcript: &Transcript, turn: &Turn) -> bool {
        let speaker = transcript.speaker(turn);
        let interviewer = speaker.is_some_and(|it| it.interviewer);
        let said = match &self.limits.said_by {
            SaidBy::All => true,
            SaidBy::Others => !interviewer,
            SaidBy::Interviewers => interviewer,
            SaidBy::Speaker(name) => speaker.is_some_and(|it| it.name == *name),
        };
        said && self.limits.value.as_ref().is_none_or(|(attribute, value)| {
            let person = transcript.participant_at(turn.range.start());
            let own =
                person.and_then(|it| self.material.participants.value(it, attribute));
            own == value.as_deref()
        })
    }

    /// Tells whether a passage is coded, or not, as the limits want it.
    pub fn takes_passage(&self, transcript: &Transcript, range: TextRange) -> bool {
        self.limits.coded.is_none_or(|wanted| {
            let layer = self.material.layers.get(&(transcript.id, self.coder));
            layer.is_some_and(|it| it.overlapping(range).next().is_some()) == wanted
        })
    }
}
