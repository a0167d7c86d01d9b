//! Changes of codes, made on what the code is now and not on what was drawn.

use crate::app::browser::{focus, ids, live};
use crate::app::dispatch::Dispatch;
use crate::app::notice::Notice;
use crate::app::screens::files::say_undoable;
use crate::codebook::{Beside, Colour, Step};
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
    let mut fields = CodeFields::of(&now);
    change(&mut fields);
    said(dispatch.attempt(Command::EditCode { id, fields }))
}

/// Returns what to say beside the field that was refused.
pub(super) fn said(outcome: Result<(), Refusal>) -> String {
    match outcome {
        Ok(()) | Err(Refusal::NothingToDo) => String::new(),
        Err(why) => {
            let (message, hint) = refusal(&why);
            format!("{message} {hint}")
        }
    }
}

/// The id of the screen's tree.
pub(super) const TREE: &str = "codebook-tree";

/// Changes the study; a refusal is shown. Returns whether it was done.
pub(super) fn run(dispatch: &Dispatch, command: Command) -> bool {
    match dispatch.attempt(command) {
        Ok(()) => true,
        Err(Refusal::NothingToDo) => false,
        Err(why) => {
            let (message, hint) = refusal(&why);
            dispatch.notify(Notice::warning(message, hint));
            false
        }
    }
}

/// Moves a code by a step of the arrow keys, in the tree with this id.
pub(crate) fn step(dispatch: &Dispatch, tree: &str, id: CodeId, step: Step) {
    let place = dispatch.study().and_then(|it| it.codebook.step(id, step));
    if let Some(place) = place {
        put(dispatch, tree, id, place);
    }
}

/// Moves a code to where it was dropped.
pub(super) fn drop_at(dispatch: &Dispatch, id: CodeId, target: CodeId, place: Beside) {
    if let Some(study) = dispatch.study() {
        put(dispatch, TREE, id, study.codebook.beside(id, target, place));
    }
}

/// Moves a code under another, before one of its children, says where it is, and leaves the
/// keyboard on its line in the tree with this id.
pub(super) fn put(
    dispatch: &Dispatch,
    tree: &str,
    id: CodeId,
    (parent, before): (Option<CodeId>, Option<CodeId>),
) {
    if run(dispatch, Command::MoveCode { id, parent, before })
        && let Some(study) = dispatch.study()
    {
        let name = |id| study.codebook.get(id).map(|it| it.name.clone());
        let above = parent.and_then(name);
        let own = name(id).unwrap_or_default();
        live::say(&(EN.codebook.moved)(&own, above.as_deref()));
        // A line that changes its place in the page loses the keyboard.
        focus::when_drawn(format!("{tree}-{id}"));
    }
}

/// Puts a code away, or brings it back, and says so.
pub(super) fn archive(dispatch: &Dispatch, id: CodeId, archived: bool) {
    let study = dispatch.study();
    let Some(code) = study.as_ref().and_then(|it| it.codebook.get(id)) else { return };
    if run(dispatch, Command::ArchiveCode { id, archived }) {
        let [away, back] = EN.codebook.archive_done;
        say_undoable(dispatch, if archived { away } else { back }(&code.name));
    }
}

/// Removes a code, and says what went with it.
pub(super) fn remove(dispatch: &Dispatch, id: CodeId) {
    let Some(study) = dispatch.study() else { return };
    let Some(code) = study.codebook.get(id) else { return };
    let going = going(&study.codebook, &study.layers, &study.themes, id, None);
    if run(dispatch, Command::RemoveCode { id }) {
        say_undoable(dispatch, (EN.codebook.removed)(&code.name, going.segments));
    }
}

/// What the key Delete does: a code without segments goes, another is archived.
pub(super) fn clear(dispatch: &Dispatch, id: CodeId) {
    let Some(study) = dispatch.study() else { return };
    let mut segments = study.layers.values().flat_map(|it| it.segments());
    if segments.any(|it| it.code == id) {
        archive(dispatch, id, true);
    } else {
        remove(dispatch, id);
    }
}

/// Merges a code into another, and says so.
pub(super) fn merge(dispatch: &Dispatch, from: CodeId, into: CodeId) {
    let Some(study) = dispatch.study() else { return };
    let name = |id| study.codebook.get(id).map(|it| it.name.clone());
    let (Some(gone), Some(kept)) = (name(from), name(into)) else { return };
    if run(dispatch, Command::MergeCodes { from, into }) {
        say_undoable(dispatch, (EN.codebook.merged)(&gone, &kept));
    }
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
