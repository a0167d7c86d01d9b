//! What going back to a version of the codebook would change, before it is done.

use super::{Command, Refusal, Study, apply};
use crate::codebook::{Differs, What, difference};
use crate::id::VersionId;
use crate::stamp::Stamp;
use crate::themes::{doubts, redefined};

/// What going back would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Returning {
    /// The codes that would differ, and how.
    pub changes: Vec<Differs>,
    /// How many codes the version does not have and are put away.
    pub archived: usize,
    /// How many segments these have and keep.
    pub kept: usize,
    /// How many codes come back that were deleted or merged since: without segments.
    pub back: usize,
    /// How many more segments are in doubt then.
    pub doubts: usize,
}

/// Returns what going back to a version would change, or why it cannot be done.
pub fn returning(
    study: &Study,
    id: VersionId,
    stamp: &Stamp,
) -> Result<Returning, Refusal> {
    let after = apply(study, &Command::ReturnToVersion { id }, stamp)?;
    let version = study.versions.get(id).ok_or(Refusal::Gone)?;
    let (old, new) = (&study.codebook, &after.codebook);
    let changes = difference(old, new);
    let put_away = |it: &&Differs| {
        it.what.contains(&What::Archived) && !version.codebook.contains(it.id)
    };
    let archived: Vec<_> = changes.iter().filter(put_away).map(|it| it.id).collect();
    let segments = study.layers.values().flat_map(|it| it.segments());
    let waiting = |it: &Study| -> usize {
        doubts(&redefined(&it.codebook), &it.layers).values().map(Vec::len).sum()
    };
    Ok(Returning {
        archived: archived.len(),
        kept: segments.filter(|it| archived.contains(&it.code)).count(),
        back: new.codes().filter(|it| !old.contains(it.id)).count(),
        doubts: waiting(&after).saturating_sub(waiting(study)),
        changes,
    })
}
