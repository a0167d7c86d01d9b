//! What the study is called, and who codes.

use crate::codebook::NumberKeys;
use crate::id::{CoderId, StudyId};
use crate::order::Map;
use crate::stamp::Provenance;
use crate::stats::Disclosure;

/// Name, description and coders of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The study's id.
    pub id: StudyId,
    /// Its name.
    pub name: String,
    /// What it is about; empty when nobody said.
    pub description: String,
    /// From which count on something is shown.
    pub disclosure: Disclosure,
    /// Who codes.
    pub coders: Map<CoderId, Coder>,
    /// Who and when.
    pub provenance: Provenance,
}

impl About {
    /// Returns the number keys that a coder chose.
    pub fn keys_of(&self, coder: CoderId) -> Option<&NumberKeys> {
        self.coders.get(&coder)?.keys.as_ref()
    }
}

/// A person who codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// Their id.
    pub id: CoderId,
    /// Their name.
    pub name: String,
    /// The codes of their number keys; nothing as long as they chose none.
    pub keys: Option<NumberKeys>,
    /// Who and when.
    pub provenance: Provenance,
}
