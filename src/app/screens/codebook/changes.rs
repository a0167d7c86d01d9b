//! Changes of codes, made on what the code is now and not on what was drawn.

use crate::app::browser::ids;
use crate::app::dispatch::Dispatch;
use crate::app::screens::files::say_undoable;
use crate::codebook::{Colour, Step};
use crate::id::CodeId;
use crate::study::{CodeFields, Command, NewCode, Refusal};
use crate::themes::going;
use crate::words::EN;
use crate::words::refusals::refusal;

/// Changes some fields of a code. Returns what to say beside the field.
pub(super) fn edit(
    dispatch: &Dispatch,
    id: CodeId,
    change: impl FnOnce(&mut CodeFields),
) -> String {
    let now = dispatch.study().and_then(|it| it.codebook.get(id).cloned());
    let Some(now) = now else { return String::new() };
    let mut fields = CodeFields {
        name: now.name.clone(),
        definition: now.definition.clone(),
        use_when: now.use_when.clone(),
        not_when: now.not_when.clone(),
        example: now.example.clone(),
        colour: now.colour,
    };
    change(&mut fields);
    said(dispatch.attempt(Command::EditCode { id, fields }))
}

/// Returns what to say beside the field that was refused.
fn said(outcome: Result<(), Refusal>) -> String {
    match outcome {
        Ok(()) | Err(Refusal::NothingToDo) => String::new(),
        Err(why) => {
            let (message, hint) = refusal(&why);
            format!("{message} {hint}")
        }
    }
}

/// Moves a code by a step of the arrow keys.
pub(super) fn step(dispatch: &Dispatch, id: CodeId, step: Step) {
    let place = dispatch.study().and_then(|it| it.codebook.step(id, step));
    if let Some((parent, before)) = place {
        dispatch.run(Command::MoveCode { id, parent, before });
    }
}

/// Removes a code, and says what went with it.
pub(super) fn remove(dispatch: &Dispatch, id: CodeId) {
    let Some(study) = dispatch.study() else { return };
    let Some(code) = study.codebook.get(id) else { return };
    let going = going(&study.codebook, &study.layers, &study.themes, id, None);
    dispatch.run(Command::RemoveCode { id });
    say_undoable(dispatch, (EN.codebook.removed)(&code.name, going.segments));
}

/// Merges a code into another, and says so.
pub(super) fn merge(dispatch: &Dispatch, from: CodeId, into: CodeId) {
    let Some(study) = dispatch.study() else { return };
    let name = |id| study.codebook.get(id).map(|it| it.name.clone());
    let (Some(gone), Some(kept)) = (name(from), name(into)) else { return };
    if let Err(why) = dispatch.attempt(Command::MergeCodes { from, into }) {
        let (message, hint) = refusal(&why);
        dispatch.notify(crate::app::notice::Notice::warning(message, hint));
        return;
    }
    say_undoable(dispatch, (EN.codebook.merged)(&gone, &kept));
}

/// Adds a code with a name alone, in the colour of what it lies under or the next one.
pub(super) fn add(
    dispatch: &Dispatch,
    parent: Option<CodeId>,
    name: &str,
) -> Result<CodeId, String> {
    let study = dispatch.study();
    let colour = study.map_or_else(Colour::default, |it| {
        let book = &it.codebook;
        parent.and_then(|it| book.get(it)).map_or_else(
            || {
                let tops = book.children(None).len();
                Colour::new(u32::try_from(tops + 1).unwrap_or(1))
            },
            |it| it.colour,
        )
    });
    let id = ids::new_id();
    let fields = CodeFields { name: name.to_owned(), colour, ..CodeFields::default() };
    let new = NewCode { id, parent, fields };
    match dispatch.attempt(Command::AddCodes(vec![new])) {
        Ok(()) => Ok(id),
        Err(why) => Err(said(Err(why))),
    }
}
