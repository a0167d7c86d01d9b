//! The codebook as it was at a moment, kept under a name.

use std::rc::Rc;

use super::Codebook;
use crate::id::VersionId;
use crate::order::{self, Map};
use crate::stamp::Stamp;

/// A codebook that was saved under a name. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Its name.
    pub name: String,
    /// When it was saved, and by whom.
    pub stamp: Stamp,
    /// The codes as they were.
    pub codebook: Rc<Codebook>,
}

/// All versions of a study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions(pub Map<VersionId, Rc<Version>>);

impl Versions {
    /// Returns a version.
    pub fn get(&self, id: VersionId) -> Option<&Rc<Version>> {
        self.0.get(&id)
    }

    /// Returns the versions, the latest first.
    pub fn latest_first(&self) -> Vec<&Rc<Version>> {
        let mut all: Vec<_> = self.0.values().collect();
        order::sort_by(&mut all, |a, b| (b.stamp.at, b.id).cmp(&(a.stamp.at, a.id)));
        all
    }
}
