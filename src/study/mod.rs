//! The study: everything one export holds, and the only way to change it.
//!
//! A [`Study`] is made of slices behind [`Rc`]s. A [`Command`] and [`apply()`] make the next
//! study out of the last one; what did not change is shared, so old studies are kept for
//! undo at next to no cost ([`History`]).

mod about;
pub mod answers;
mod apply;
mod command;
mod copy;
pub mod correct;
pub mod difference;
mod history;
pub mod identifying;
mod log;
mod memo;
mod notes;
mod pseudonyms;
mod refusal;
mod returning;

use std::rc::Rc;

pub use about::{About, Coder};
pub use apply::apply;
pub use command::{
    CodeFields, Command, NewCode, NewSegment, NewTheme, SegmentRef, Typing,
};
pub use correct::{Lost, Rewording};
pub use history::History;
pub use log::{Entry, Log};
pub use memo::{Memo, MemoTarget};
pub use notes::{Note, NoteOn, notes};
pub use pseudonyms::{Pseudonyms, Scrub};
pub use refusal::Refusal;
pub use returning::{Returning, returning};
use uuid::Uuid;

use crate::codebook::{Codebook, NumberKeys, Versions};
use crate::coding::{Layer, Layers, Segment};
use crate::find::Finding;
use crate::id::{CoderId, MemoId, SegmentId, StudyId, SurveyId, ThemeId, TranscriptId};
use crate::order::{self, Map};
use crate::participants::Participants;
use crate::stamp::{Provenance, Stamp};
use crate::survey::Survey;
use crate::text::natural_order;
use crate::themes::{Material, Theme, Themes};
use crate::transcript::Transcript;

/// Everything below, one file when exported. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Name, description, coders.
    pub about: Rc<About>,
    /// The participants.
    pub participants: Rc<Participants>,
    /// The surveys.
    pub surveys: Rc<Map<SurveyId, Rc<Survey>>>,
    /// The transcripts.
    pub transcripts: Rc<Map<TranscriptId, Rc<Transcript>>>,
    /// The codes.
    pub codebook: Rc<Codebook>,
    /// The codebook as it was at moments that were given a name.
    pub versions: Rc<Versions>,
    /// Every coder's segments on every transcript.
    pub layers: Rc<Layers>,
    /// The themes.
    pub themes: Rc<Themes>,
    /// The memos.
    pub memos: Rc<Map<MemoId, Memo>>,
    /// What is kept of finding.
    pub finding: Rc<Finding>,
    /// Records that were removed (segments apart: see [`Layer::removed`]), for merging.
    pub removed: Rc<Map<Uuid, Stamp>>,
    /// What was done, for the audit trail. Undo does not take it back.
    pub log: Log,
}

impl Study {
    /// Returns a new study with one coder.
    pub fn new(id: StudyId, name: &str, coder: &str, stamp: &Stamp) -> Self {
        let provenance = Provenance::new(stamp);
        let first =
            Coder { id: stamp.by, name: coder.to_owned(), keys: None, provenance };
        Self {
            about: Rc::new(About {
                id,
                name: name.to_owned(),
                description: String::new(),
                disclosure: crate::stats::Disclosure::default(),
                coders: Map::from([(stamp.by, first)]),
                provenance,
            }),
            participants: Rc::default(),
            surveys: Rc::default(),
            transcripts: Rc::default(),
            codebook: Rc::default(),
            versions: Rc::default(),
            layers: Rc::default(),
            themes: Rc::default(),
            memos: Rc::default(),
            finding: Rc::default(),
            removed: Rc::default(),
            log: Log::default(),
        }
    }

    /// Returns a transcript.
    pub fn transcript(&self, id: TranscriptId) -> Option<&Rc<Transcript>> {
        self.transcripts.get(&id)
    }

    /// Returns the transcripts by name, in natural order of the names.
    pub fn transcripts_by_name(&self) -> Vec<&Rc<Transcript>> {
        let mut all: Vec<_> = self.transcripts.values().collect();
        order::sort_by(&mut all, |a, b| {
            natural_order(&a.name, &b.name).then(a.id.cmp(&b.id))
        });
        all
    }

    /// Returns one coder's layer on one transcript.
    pub fn layer(&self, transcript: TranscriptId, coder: CoderId) -> Option<&Rc<Layer>> {
        self.layers.get(&(transcript, coder))
    }

    /// Returns all coders' layers on one transcript.
    pub fn layers_on(
        &self,
        transcript: TranscriptId,
    ) -> impl Iterator<Item = &Rc<Layer>> {
        let zero = crate::id::Id::from_uuid(Uuid::nil());
        self.layers
            .range((transcript, zero)..)
            .take_while(move |(key, _)| key.0 == transcript)
            .map(|(_, layer)| layer)
    }

    /// Returns a segment with the layer that holds it.
    pub fn segment(&self, id: SegmentId) -> Option<(&Rc<Layer>, &Rc<Segment>)> {
        self.layers.values().find_map(|it| Some((it, it.get(id)?)))
    }

    /// Returns a theme.
    pub fn theme(&self, id: ThemeId) -> Option<&Rc<Theme>> {
        self.themes.iter().find(|it| it.id == id)
    }

    /// Returns what the number keys give when this coder codes.
    pub fn number_keys(&self, coder: CoderId) -> NumberKeys {
        self.codebook.number_keys(self.about.keys_of(coder))
    }

    /// Returns a coder's name; empty when unknown.
    pub fn coder_name(&self, id: CoderId) -> &str {
        self.about.coders.get(&id).map_or("", |it| it.name.as_str())
    }

    /// Tells whether what a memo is about is there.
    pub fn has(&self, on: MemoTarget) -> bool {
        match on {
            MemoTarget::Study(id) => self.about.id == id,
            MemoTarget::Participant(id) => self.participants.people.contains_key(&id),
            MemoTarget::Question(id) => self.surveys.values().any(|it| {
                it.question(id).is_some() || it.composites.iter().any(|it| it.id == id)
            }),
            MemoTarget::Transcript(id) => self.transcripts.contains_key(&id),
            MemoTarget::Turn(id, turn) => self.transcript(id).is_some_and(|it| {
                it.turns.len() > usize::try_from(turn).unwrap_or(usize::MAX)
            }),
            MemoTarget::Code(id) => self.codebook.contains(id),
            MemoTarget::Theme(id) => self.theme(id).is_some(),
        }
    }

    /// Returns what themes are counted in.
    pub fn material(&self) -> Material<'_> {
        Material {
            transcripts: &self.transcripts,
            layers: &self.layers,
            participants: &self.participants,
        }
    }
}
