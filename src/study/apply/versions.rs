//! The codebook's versions: kept, renamed, forgotten, and gone back to.

use std::rc::Rc;

use super::codebook::judged;
use super::{Changed, bury, named};
use crate::codebook::{Code, Codebook, Version};
use crate::id::{CodeId, Id as _, VersionId};
use crate::stamp::Stamp;
use crate::study::{Command, Refusal, Study};
use crate::transcript::free_name;

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::SaveVersion { id, name } => save(study, *id, name, stamp),
        Command::RenameVersion { id, name } => {
            let name = free(study, name, Some(*id))?;
            let all = &mut Rc::make_mut(&mut study.versions).0;
            let version = all.get_mut(id).ok_or(Refusal::Gone)?;
            if version.name == name {
                return Err(Refusal::NothingToDo);
            }
            Rc::make_mut(version).name.clone_from(&name);
            Ok(name)
        }
        Command::ReturnToVersion { id } => return_to(study, *id, stamp),
        Command::RemoveVersion { id } => {
            let gone = Rc::make_mut(&mut study.versions).0.remove(id);
            let gone = gone.ok_or(Refusal::Gone)?;
            bury(study, id.uuid(), stamp);
            Ok(gone.name.clone())
        }
        _ => Err(Refusal::NothingToDo),
    }
}

/// Returns a name that no other version has.
fn free(study: &Study, name: &str, but: Option<VersionId>) -> Changed {
    let name = named(name)?;
    let taken = |it: &Rc<Version>| it.name == name && Some(it.id) != but;
    if study.versions.0.values().any(taken) {
        return Err(Refusal::NameTaken(name));
    }
    Ok(name)
}

fn save(study: &mut Study, id: VersionId, name: &str, stamp: &Stamp) -> Changed {
    let name = free(study, name, None)?;
    if study.versions.get(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if study.codebook.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let codebook = Rc::clone(&study.codebook);
    let version = Version { id, name: name.clone(), stamp: *stamp, codebook };
    Rc::make_mut(&mut study.versions).0.insert(id, Rc::new(version));
    Ok(name)
}

/// Puts the codes of a version in the place of those of now. What was coded since stays
/// under its code: one that the version does not have is archived where it stands.
fn return_to(study: &mut Study, id: VersionId, stamp: &Stamp) -> Changed {
    let version = Rc::clone(study.versions.get(id).ok_or(Refusal::Gone)?);
    let (then, now) = (&version.codebook, Rc::clone(&study.codebook));
    let mut book = Codebook::default();
    for old in then.codes() {
        let mut code = if let Some(current) = now.get(old.id) {
            as_it_was(study, old, current, stamp)
        } else {
            let provenance = old.provenance.touched(stamp);
            Code { favourite: None, provenance, ..(**old).clone() }
        };
        code.merged.retain(|it| !then.contains(*it) && !now.contains(*it));
        book.insert(code, then.parent(old.id).map(|it| it.id), None)?;
    }
    for later in now.codes().filter(|it| !then.contains(it.id)) {
        let parent = now.parent(later.id).map(|it| it.id);
        let mut code = (**later).clone();
        if code.is_active() {
            code.archived = Some(*stamp);
            code.favourite = None;
            code.provenance = code.provenance.touched(stamp);
        }
        code.name = free_name(&code.name, |it| book.sibling_named(parent, it, None));
        book.insert(code, parent, next(&now, then, later.id, parent))?;
    }
    if book == *now {
        return Err(Refusal::NothingToDo);
    }
    if then.codes().any(|it| study.removed.contains_key(&it.id.uuid())) {
        let removed = Rc::make_mut(&mut study.removed);
        removed.retain(|it, _| !then.contains(CodeId::from_uuid(*it)));
    }
    study.codebook = Rc::new(book);
    Ok(version.name.clone())
}

/// Returns a code with what a version says of it. What the study knows of it besides stays;
/// where its rules become others again, what was coded by those of now is in doubt.
fn as_it_was(study: &Study, old: &Code, current: &Code, stamp: &Stamp) -> Code {
    let mut code = Code {
        archived: old.archived.and(current.archived.or(Some(*stamp))),
        favourite: current.favourite.filter(|_| old.is_active()),
        ruled: current.ruled,
        redefined: current.redefined,
        merged: current.merged.clone(),
        provenance: current.provenance,
        ..old.clone()
    };
    if code != *current {
        code.provenance = code.provenance.touched(stamp);
        judged(study, current, &mut code, stamp);
    }
    code
}

/// Returns before which code of the version one that it does not have stands now.
fn next(
    now: &Codebook,
    then: &Codebook,
    id: CodeId,
    parent: Option<CodeId>,
) -> Option<CodeId> {
    let siblings = now.children(parent);
    let behind = siblings.iter().skip_while(|it| it.id != id).skip(1);
    let there =
        |it: CodeId| then.contains(it) && then.parent(it).map(|it| it.id) == parent;
    behind.map(|it| it.id).find(|it| there(*it))
}
