//! Changes of the codebook, and what follows for segments and themes.

use std::rc::Rc;

use super::{Changed, bury, each_layer_with, finding, forget_quotes, named};
use crate::codebook::{Code, Codebook, FAVOURITES, Part, Version};
use crate::id::{CodeId, Id as _, VersionId};
use crate::order::Set;
use crate::stamp::{Moment, Provenance, Stamp};
use crate::study::{CodeFields, Command, NewCode, Refusal, Study};

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::AddCodes(codes) => {
            let book = Rc::make_mut(&mut study.codebook);
            for new in codes {
                add(book, new, stamp)?;
            }
            Ok(match codes.as_slice() {
                [] => return Err(Refusal::NothingToDo),
                [one] => one.fields.name.clone(),
                all => all.len().to_string(),
            })
        }
        Command::EditCode { id, fields } => edit(study, *id, fields, stamp),
        Command::MoveCode { id, parent, before } => {
            let book = Rc::make_mut(&mut study.codebook);
            let name = book.get(*id).ok_or(Refusal::Gone)?.name.clone();
            if book.sibling_named(*parent, &name, Some(*id)) {
                return Err(Refusal::NameTaken(name));
            }
            if book.get(*id).is_some_and(|it| it.is_active()) {
                in_use(book, *parent)?;
            }
            book.relocate(*id, *parent, *before)?;
            Ok(name)
        }
        Command::RemoveCode { id } => {
            let gone = remove(study, *id, stamp)?;
            drop_segments(study, *id, stamp);
            super::merging::regather(study, *id, None, stamp);
            Ok(gone)
        }
        Command::ArchiveCode { id, archived } => {
            let book = Rc::make_mut(&mut study.codebook);
            let count = if *archived {
                book.archive(*id, stamp)?
            } else {
                book.bring_back(*id, stamp)?
            };
            match (count, book.get(*id)) {
                (0, _) | (_, None) => Err(Refusal::NothingToDo),
                (_, Some(code)) => Ok(code.name.clone()),
            }
        }
        Command::SetFavourite { id, number } => favourite(study, *id, *number),
        Command::SaveVersion { id, name } => save_version(study, *id, name, stamp),
        Command::RemoveVersion { id } => {
            let gone = Rc::make_mut(&mut study.versions).0.remove(id);
            let gone = gone.ok_or(Refusal::Gone)?;
            bury(study, id.uuid(), stamp);
            Ok(gone.name.clone())
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn add(book: &mut Codebook, new: &NewCode, stamp: &Stamp) -> Result<(), Refusal> {
    let name = named(&new.fields.name)?;
    if new.parent.is_some_and(|it| !book.contains(it)) {
        return Err(Refusal::Gone);
    }
    if book.sibling_named(new.parent, &name, None) {
        return Err(Refusal::NameTaken(name));
    }
    in_use(book, new.parent)?;
    let empty = Code::named(new.id, &name, new.fields.colour, Provenance::new(stamp));
    Ok(book.insert(filled(&empty, &new.fields, &name), new.parent, None)?)
}

fn edit(study: &mut Study, id: CodeId, fields: &CodeFields, stamp: &Stamp) -> Changed {
    let book = &study.codebook;
    let name = named(&fields.name)?;
    let old = book.get(id).ok_or(Refusal::Gone)?;
    let parent = book.parent(id).map(|it| it.id);
    if book.sibling_named(parent, &name, Some(id)) {
        return Err(Refusal::NameTaken(name));
    }
    let code = filled(old, fields, &name);
    if code == **old {
        return Err(Refusal::NothingToDo);
    }
    let provenance = code.provenance.touched(stamp);
    let mut code = Code { provenance, ..code };
    let mut rules = Part::ALL.into_iter().filter(|it| it.is_rule());
    let had_some = rules.clone().any(|it| !it.of(old).trim().is_empty());
    if rules.any(|it| it.of(old).trim() != it.of(&code).trim()) {
        // Rules by which nobody has coded yet are still being written.
        let by_them = had_some && has_coded_since(study, id, old.ruled_at());
        if by_them || code.redefined.is_some() {
            code.redefined = Some(*stamp);
        }
        code.ruled = Some(*stamp);
    }
    Rc::make_mut(&mut study.codebook).replace(code)?;
    Ok(name)
}

/// Tells whether anybody gave the code, or said that it fits, at or after a moment.
fn has_coded_since(study: &Study, code: CodeId, moment: Moment) -> bool {
    let mut all = study.layers.values().flat_map(|it| it.segments());
    all.any(|it| it.code == code && it.judged() >= moment)
}

/// Refuses to put anything in use under an archived code.
fn in_use(book: &Codebook, parent: Option<CodeId>) -> Result<(), Refusal> {
    match parent.and_then(|it| book.get(it)) {
        Some(code) if !code.is_active() => Err(Refusal::Archived(code.name.clone())),
        _ => Ok(()),
    }
}

fn favourite(study: &mut Study, id: CodeId, number: Option<u8>) -> Changed {
    let code = study.codebook.get(id).ok_or(Refusal::Gone)?;
    let number = number.filter(|it| (1..=FAVOURITES).contains(it));
    if number.is_some() && !code.is_active() {
        return Err(Refusal::Archived(code.name.clone()));
    }
    if code.favourite == number {
        return Err(Refusal::NothingToDo);
    }
    let name = code.name.clone();
    Rc::make_mut(&mut study.codebook).set_favourite(id, number)?;
    Ok(name)
}

fn save_version(study: &mut Study, id: VersionId, name: &str, stamp: &Stamp) -> Changed {
    let name = named(name)?;
    if study.versions.0.values().any(|it| it.name == name) {
        return Err(Refusal::NameTaken(name));
    }
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

fn filled(code: &Code, fields: &CodeFields, name: &str) -> Code {
    Code {
        name: name.to_owned(),
        definition: fields.definition.clone(),
        use_when: fields.use_when.clone(),
        not_when: fields.not_when.clone(),
        example: fields.example.clone(),
        counter_example: fields.counter_example.clone(),
        colour: fields.colour,
        source: fields.source.trim().to_owned(),
        ..code.clone()
    }
}

pub(super) fn remove(study: &mut Study, id: CodeId, stamp: &Stamp) -> Changed {
    let gone = Rc::make_mut(&mut study.codebook).remove(id)?;
    bury(study, id.uuid(), stamp);
    finding::forget(&mut study.finding, |it| it.code == id);
    Ok(gone.name.clone())
}

fn drop_segments(study: &mut Study, code: CodeId, stamp: &Stamp) {
    let mut gone = Set::new();
    each_layer_with(study, code, |layer| {
        let mut next = layer.clone();
        for it in layer.segments().iter().filter(|it| it.code == code) {
            next.remove(it.id, stamp);
            gone.insert(it.id);
        }
        next
    });
    forget_quotes(study, &gone);
}
