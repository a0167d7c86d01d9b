//! Changes of the codebook, and what follows for segments and themes.

use std::rc::Rc;

use super::{Changed, bury, forget_quotes, named};
use crate::codebook::{Code, Codebook};
use crate::coding::{Layer, Segment};
use crate::id::{CodeId, Id as _};
use crate::order::{self, Set};
use crate::stamp::{Provenance, Stamp};
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
        Command::EditCode { id, fields } => {
            edit(Rc::make_mut(&mut study.codebook), *id, fields, stamp)
        }
        Command::MoveCode { id, parent, before } => {
            let book = Rc::make_mut(&mut study.codebook);
            let name = book.get(*id).ok_or(Refusal::Gone)?.name.clone();
            if book.sibling_named(*parent, &name, Some(*id)) {
                return Err(Refusal::NameTaken(name));
            }
            book.relocate(*id, *parent, *before)?;
            Ok(name)
        }
        Command::MergeCodes { from, into } => merge(study, *from, *into, stamp),
        Command::RemoveCode { id } => {
            let gone = remove(study, *id, stamp)?;
            drop_segments(study, *id, stamp);
            regather(study, *id, None, stamp);
            Ok(gone)
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
    let empty = Code::named(new.id, &name, new.fields.colour, Provenance::new(stamp));
    Ok(book.insert(filled(&empty, &new.fields, &name), new.parent, None)?)
}

fn edit(book: &mut Codebook, id: CodeId, fields: &CodeFields, stamp: &Stamp) -> Changed {
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
    book.replace(Code { provenance, ..code })?;
    Ok(name)
}

fn filled(code: &Code, fields: &CodeFields, name: &str) -> Code {
    Code {
        name: name.to_owned(),
        definition: fields.definition.clone(),
        use_when: fields.use_when.clone(),
        not_when: fields.not_when.clone(),
        example: fields.example.clone(),
        colour: fields.colour,
        ..code.clone()
    }
}

fn remove(study: &mut Study, id: CodeId, stamp: &Stamp) -> Changed {
    let gone = Rc::make_mut(&mut study.codebook).remove(id)?;
    bury(study, id.uuid(), stamp);
    Ok(gone.name.clone())
}

fn merge(study: &mut Study, from: CodeId, into: CodeId, stamp: &Stamp) -> Changed {
    if from == into {
        return Err(Refusal::IntoItself);
    }
    if !study.codebook.contains(into) {
        return Err(Refusal::Gone);
    }
    let gone = remove(study, from, stamp)?;
    each_layer_with(study, from, |layer| {
        let mut buried = Vec::new();
        // What the coder gave both codes becomes one segment, so that nothing counts twice;
        // the memo of the second is kept in the first.
        let own = layer.segments().iter().filter(|it| it.code == into);
        let mut seen = order::set(own.map(|it| it.range));
        let mut kept: Vec<Rc<Segment>> = Vec::new();
        for it in layer.segments() {
            if it.code != from {
                kept.push(Rc::clone(it));
            } else if seen.insert(it.range) {
                let provenance = it.provenance.touched(stamp);
                kept.push(Rc::new(Segment { code: into, provenance, ..(**it).clone() }));
            } else {
                buried.push(Rc::clone(it));
            }
        }
        for twin in &buried {
            let same = |it: &&mut Rc<Segment>| it.code == into && it.range == twin.range;
            if let Some(it) = kept.iter_mut().find(same)
                && !twin.memo.is_empty()
            {
                let it = Rc::make_mut(it);
                let gap = if it.memo.is_empty() { "" } else { "\n" };
                it.memo = format!("{}{gap}{}", it.memo, twin.memo);
                it.provenance = it.provenance.touched(stamp);
            }
        }
        let mut next = Layer::with(layer.transcript, layer.coder, kept);
        next.removed.clone_from(&layer.removed);
        next.removed.extend(buried.iter().map(|it| (it.id, *stamp)));
        next
    });
    regather(study, from, Some(into), stamp);
    Ok(gone)
}

fn drop_segments(study: &mut Study, code: CodeId, stamp: &Stamp) {
    each_layer_with(study, code, |layer| {
        let mut next = layer.clone();
        for it in layer.segments().iter().filter(|it| it.code == code) {
            next.remove(it.id, stamp);
        }
        next
    });
}

/// Replaces every layer that has segments of the code.
fn each_layer_with(study: &mut Study, code: CodeId, next: impl Fn(&Layer) -> Layer) {
    let has = |it: &Rc<Layer>| it.segments().iter().any(|it| it.code == code);
    let mut gone = Set::new();
    if study.layers.values().any(has) {
        for layer in Rc::make_mut(&mut study.layers).values_mut() {
            if has(layer) {
                let changed = next(layer);
                gone.extend(changed.removed.keys().copied());
                *layer = Rc::new(changed);
            }
        }
    }
    forget_quotes(study, &gone);
}

/// Takes a code out of every theme, or puts another in its place.
fn regather(study: &mut Study, code: CodeId, instead: Option<CodeId>, stamp: &Stamp) {
    if !study.themes.iter().any(|it| it.codes.contains(&code)) {
        return;
    }
    for theme in Rc::make_mut(&mut study.themes) {
        if theme.codes.contains(&code) {
            let theme = Rc::make_mut(theme);
            let has = instead.is_some_and(|it| theme.codes.contains(&it));
            let given = theme.codes.iter().filter_map(|&it| match instead {
                _ if it != code => Some(it),
                Some(_) if has => None,
                other => other,
            });
            theme.codes = given.collect();
            theme.provenance = theme.provenance.touched(stamp);
        }
    }
}
