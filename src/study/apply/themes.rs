//! Changes of themes and memos.

use std::rc::Rc;

use super::{Changed, bury, named};
use crate::id::{CodeId, Id as _, MemoId, ThemeId};
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, Memo, MemoTarget, NewTheme, Refusal, Study};
use crate::themes::Theme;

pub(super) fn change(study: &mut Study, command: &Command, stamp: &Stamp) -> Changed {
    match command {
        Command::AddTheme(new) => add(study, new, stamp),
        Command::EditTheme { id, name, statement } => {
            let name = free_name(study, name, Some(*id))?;
            edit(study, *id, stamp, |it| {
                it.name = name;
                it.statement.clone_from(statement);
            })
        }
        Command::SetThemeCodes { id, codes } => {
            let codes = gathered(study, codes)?;
            edit(study, *id, stamp, |it| it.codes = codes)
        }
        Command::MoveTheme { id, before } => {
            let themes = Rc::make_mut(&mut study.themes);
            let from = themes.iter().position(|it| it.id == *id).ok_or(Refusal::Gone)?;
            let moved = themes.remove(from);
            let name = moved.name.clone();
            let to = themes.iter().position(|it| Some(it.id) == *before);
            themes.insert(to.unwrap_or(themes.len()), moved);
            Ok(name)
        }
        Command::PinQuote { theme, segment, pinned } => {
            if *pinned && study.segment(*segment).is_none() {
                return Err(Refusal::Gone);
            }
            edit(study, *theme, stamp, |it| {
                it.quotes.retain(|other| other != segment);
                if *pinned {
                    it.quotes.push(*segment);
                }
            })
        }
        Command::RemoveTheme { id } => {
            let themes = Rc::make_mut(&mut study.themes);
            let at = themes.iter().position(|it| it.id == *id).ok_or(Refusal::Gone)?;
            let gone = themes.remove(at);
            bury(study, id.uuid(), stamp);
            Ok(gone.name.clone())
        }
        Command::WriteMemo { id, on, text } => write(study, *id, *on, text, stamp),
        Command::RemoveMemo { id } => {
            let memos = Rc::make_mut(&mut study.memos);
            let gone = memos.remove(id).ok_or(Refusal::Gone)?;
            bury(study, id.uuid(), stamp);
            Ok(target_name(study, gone.on))
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn free_name(study: &Study, name: &str, but: Option<ThemeId>) -> Result<String, Refusal> {
    let name = named(name)?;
    if study.themes.iter().any(|it| it.name == name && Some(it.id) != but) {
        return Err(Refusal::NameTaken(name));
    }
    Ok(name)
}

/// Returns the codes, each once, if all are in the codebook.
fn gathered(study: &Study, codes: &[CodeId]) -> Result<Vec<CodeId>, Refusal> {
    let mut once = Vec::with_capacity(codes.len());
    for &code in codes {
        if !study.codebook.contains(code) {
            return Err(Refusal::Gone);
        }
        if !once.contains(&code) {
            once.push(code);
        }
    }
    Ok(once)
}

fn add(study: &mut Study, new: &NewTheme, stamp: &Stamp) -> Changed {
    if study.theme(new.id).is_some() {
        return Err(Refusal::IdTaken);
    }
    let name = free_name(study, &new.name, None)?;
    let theme = Theme {
        id: new.id,
        name: name.clone(),
        statement: new.statement.clone(),
        codes: gathered(study, &new.codes)?,
        quotes: Vec::new(),
        provenance: Provenance::new(stamp),
    };
    Rc::make_mut(&mut study.themes).push(Rc::new(theme));
    Ok(name)
}

fn edit(
    study: &mut Study,
    id: ThemeId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Theme),
) -> Changed {
    let themes = Rc::make_mut(&mut study.themes);
    let theme = themes.iter_mut().find(|it| it.id == id).ok_or(Refusal::Gone)?;
    let old = Rc::clone(theme);
    let theme = Rc::make_mut(theme);
    change(theme);
    if *theme == *old {
        return Err(Refusal::NothingToDo);
    }
    theme.provenance = theme.provenance.touched(stamp);
    Ok(theme.name.clone())
}

fn write(
    study: &mut Study,
    id: MemoId,
    on: MemoTarget,
    text: &str,
    stamp: &Stamp,
) -> Changed {
    if !study.has(on) {
        return Err(Refusal::Gone);
    }
    let subject = target_name(study, on);
    let memos = Rc::make_mut(&mut study.memos);
    let old = memos.get(&id);
    if text.trim().is_empty() || old.is_some_and(|it| it.text == text) {
        return Err(Refusal::NothingToDo);
    }
    let provenance =
        old.map_or_else(|| Provenance::new(stamp), |it| it.provenance.touched(stamp));
    memos.insert(id, Memo { id, on, text: text.to_owned(), provenance });
    Ok(subject)
}

/// Returns the name of what a memo is on.
pub(in crate::study) fn target_name(study: &Study, on: MemoTarget) -> String {
    let name = match on {
        MemoTarget::Study(_) => Some(study.about.name.as_str()),
        MemoTarget::Participant(id) => {
            study.participants.people.get(&id).map(|it| it.name.as_str())
        }
        MemoTarget::Question(id) => study
            .surveys
            .values()
            .find_map(|it| it.question(id))
            .map(|(it, _)| it.name.as_str()),
        MemoTarget::Transcript(id) | MemoTarget::Turn(id, _) => {
            study.transcript(id).map(|it| it.name.as_str())
        }
        MemoTarget::Code(id) => study.codebook.get(id).map(|it| it.name.as_str()),
        MemoTarget::Theme(id) => study.theme(id).map(|it| it.name.as_str()),
    };
    name.unwrap_or_default().to_owned()
}
