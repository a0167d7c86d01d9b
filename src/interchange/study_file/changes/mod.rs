//! What changed between two states of a study, as records of the study file: put this
//! record, remove this id, a record group each. No command is written down, so nothing of
//! it has to be understood later but the format that files have anyway.
//!
//! A change is one JSON object (`docs/format.md`): the record group (`in`), and either all of
//! it (`whole`), that it is no longer there (`drop`), or values to `set` and `lists` in which
//! records are put, gone or in another order.

mod apply;
mod derive;

pub use apply::Groups;
pub use derive::changes;
use uuid::Uuid;

use super::SliceKey;

/// What a record group holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// An object with these lists of records that have ids, and other values.
    Object(&'static [&'static str]),
    /// Nothing but a list of records that have ids.
    List,
    /// Nothing but a list of records that are known by their place.
    Row,
}

fn shape(key: SliceKey) -> Shape {
    match key {
        SliceKey::About => Shape::Object(&["coders", "removed"]),
        SliceKey::Participants => Shape::Object(&["participants"]),
        SliceKey::Survey(_) => Shape::Object(&["questions"]),
        SliceKey::Transcript(_) | SliceKey::Version(_) => Shape::Object(&[]),
        SliceKey::Layer(..) => Shape::Object(&["segments", "removed"]),
        SliceKey::Findings => Shape::Object(&["themes", "memos"]),
        SliceKey::Codebook => Shape::List,
        SliceKey::Log(_) => Shape::Row,
    }
}

/// The order in which records stand after some were removed, some put in the place of those
/// with their ids, and the others put after the last: what both sides take for granted.
fn order_after(before: &[Uuid], gone: &[Uuid], put: &[Uuid]) -> Vec<Uuid> {
    let mut all: Vec<Uuid> =
        before.iter().filter(|it| !gone.contains(it)).copied().collect();
    for it in put {
        if !before.contains(it) {
            all.push(*it);
        }
    }
    all
}
