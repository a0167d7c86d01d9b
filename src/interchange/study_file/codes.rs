//! Codes and versions of the codebook, put together from their records.

use std::rc::Rc;

use serde_json::value::RawValue;

use super::assemble::Notes;
use super::{from_wire as from, wire};
use crate::codebook::{Codebook, Version, Versions};
use crate::id::{CodeId, Id, VersionId};
use crate::order::{Map, Set};
use crate::parsed::Problem;
use crate::stamp::Stamp;

/// Puts codes together. Children may stand before their parents; each round places those
/// whose parent is there. What is left over names a parent that is not, or itself in a
/// circle.
pub(super) fn codebook(records: &[&RawValue], notes: &mut Notes) -> Codebook {
    let mut book = Codebook::default();
    let mut numbers = Set::new();
    let mut waiting = notes.read_all::<wire::Code>("code", records);
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut rest = Vec::new();
        for it in waiting {
            let parent = it.parent.map(CodeId::from_uuid);
            if parent.is_none_or(|it| book.contains(it)) {
                place(&mut book, it, parent, &mut numbers, notes);
            } else {
                rest.push(it);
            }
        }
        if rest.len() == before {
            let it = rest.remove(0);
            let parent = it.parent.map(|it| it.to_string()).unwrap_or_default();
            notes.warn(Problem::ParentUnknown { name: parent });
            place(&mut book, it, None, &mut numbers, notes);
        }
        waiting = rest;
    }
    book
}

fn place(
    book: &mut Codebook,
    it: wire::Code,
    parent: Option<CodeId>,
    numbers: &mut Set<u8>,
    notes: &mut Notes,
) {
    let id = it.id;
    let mut code = from::code(it);
    // What lies under an archived code is archived; no two codes have one number key.
    let above = parent.and_then(|it| book.get(it)).and_then(|it| it.archived);
    code.archived = code.archived.or(above);
    code.favourite = code.favourite.filter(|it| code.is_active() && numbers.insert(*it));
    if book.insert(code, parent, None).is_err() {
        notes.twice("code", id);
    }
}

/// Puts the versions together.
pub(super) fn versions(records: &[&RawValue], notes: &mut Notes) -> Versions {
    let mut all = Map::new();
    for it in notes.read_all::<wire::Version<Box<RawValue>>>("version", records) {
        let id = VersionId::from_uuid(it.id);
        let stamp = Stamp { at: it.saved.at.0, by: Id::from_uuid(it.saved.by) };
        let codes: Vec<&RawValue> = it.codebook.iter().map(|it| &**it).collect();
        let codebook = Rc::new(codebook(&codes, notes));
        let version = Version { id, name: it.name, stamp, codebook };
        notes.keep_first(&mut all, "version", id, Rc::new(version));
    }
    Versions(all)
}
