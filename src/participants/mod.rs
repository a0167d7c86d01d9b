//! Participants: the people or cases the study is about, with their attributes.

use std::collections::BTreeMap;

use crate::id::ParticipantId;
use crate::stamp::Provenance;

/// The participants of a study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participants {
    /// The attributes' names, in the order in which they are shown.
    pub attributes: Vec<String>,
    /// The participants.
    pub people: BTreeMap<ParticipantId, Participant>,
}

/// A person or case.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Its id.
    pub id: ParticipantId,
    /// Its name or number in the study, such as `P07`.
    pub name: String,
    /// Attributes by name; one without a value is left out.
    pub attributes: BTreeMap<String, String>,
    /// The respondent's id in the survey, if the person answered it.
    pub respondent: Option<String>,
    /// A note.
    pub note: String,
    /// Who and when.
    pub provenance: Provenance,
}

impl Participants {
    /// Returns a participant's value of an attribute.
    pub fn value(&self, id: ParticipantId, attribute: &str) -> Option<&str> {
        self.people.get(&id)?.attributes.get(attribute).map(String::as_str)
    }
}
