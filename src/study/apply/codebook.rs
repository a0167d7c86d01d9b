//! Changes of the codebook, and what follows for segments and themes.

use std::rc::Rc;

use super::{Changed, bury, each_layer_with, finding, forget_quotes, named};
use crate::codebook::{Code, Codebook, FAVOURITES, NumberKeys, Part};
use crate::id::{CodeId, Id as _};
use crate::order::Set;
use crate::stamp::{Moment, Provenance, Stamp};
use crate::study::{CodeFields, Coder, Command, NewCode, Refusal, Study};

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
        Command::SetFavourite { id, number } => favourite(study, *id, *number, stamp),
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
    judged(study, old, &mut code, stamp);
    Rc::make_mut(&mut study.codebook).replace(code)?;
    Ok(name)
}

/// Says when the rules of a code were changed, if `code` has others than `old`; and, where
/// somebody coded by those, that this is in doubt.
pub(super) fn judged(study: &Study, old: &Code, code: &mut Code, stamp: &Stamp) {
    let mut rules = Part::ALL.into_iter().filter(|it| it.is_rule());
    let had_some = rules.clone().any(|it| !it.of(old).trim().is_empty());
    if rules.any(|it| it.of(old).trim() != it.of(code).trim()) {
        // Rules by which nobody has coded yet are still being written.
        let by_them = had_some && has_coded_since(study, old.id, old.ruled_at());
        if by_them || code.redefined.is_some() {
            code.redefined = Some(*stamp);
        }
        code.ruled = Some(*stamp);
    }
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

/// Gives a number key of the coder at work. The first one that they choose is added to those
/// that an older file has for everyone.
fn favourite(
    study: &mut Study,
    id: CodeId,
    number: Option<u8>,
    stamp: &Stamp,
) -> Changed {
    let code = study.codebook.get(id).ok_or(Refusal::Gone)?;
    let number = number.filter(|it| (1..=FAVOURITES).contains(it));
    if number.is_some() && !code.is_active() {
        return Err(Refusal::Archived(code.name.clone()));
    }
    let name = code.name.clone();
    let own = study.about.keys_of(stamp.by);
    let mut keys =
        own.map_or_else(|| study.codebook.chosen_keys(None), NumberKeys::clone);
    if keys.number_of(id) == number {
        return Err(Refusal::NothingToDo);
    }
    keys.set(id, number);
    let about = Rc::make_mut(&mut study.about);
    let coder = about.coders.get_mut(&stamp.by).ok_or(Refusal::Gone)?;
    coder.keys = Some(keys);
    coder.provenance = coder.provenance.touched(stamp);
    Ok(name)
}

/// Hands the number keys of a code that goes, every coder's, to the one in its place.
pub(super) fn pass_on_keys(study: &mut Study, from: CodeId, into: Option<CodeId>) {
    let has =
        |it: &Coder| it.keys.as_ref().is_some_and(|it| it.number_of(from).is_some());
    if study.about.coders.values().any(has) {
        for coder in Rc::make_mut(&mut study.about).coders.values_mut() {
            if let Some(keys) = &mut coder.keys {
                keys.pass_on(from, into);
            }
        }
    }
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
    pass_on_keys(study, id, None);
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
