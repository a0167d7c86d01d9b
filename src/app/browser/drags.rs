//! Dragging inside the page: a code onto the text, selected words onto a code. Files that are
//! dragged in from outside are another matter: see `files`.

use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Element};

/// What a dragged code is called among the kinds of what is dragged: no other program has it,
/// and so none puts its text where a code was meant.
const CODE: &str = "application/x-heddle-code";
/// What the browser calls selected words that are dragged.
const WORDS: &str = "text/plain";

fn holds(event: &DragEvent, kind: &str) -> bool {
    event.data_transfer().is_some_and(|it| it.types().includes(&kind.into(), 0))
}

/// Makes what begins to be dragged a code, by its id.
pub fn carry_code(event: &DragEvent, id: &str) {
    if let Some(data) = event.data_transfer() {
        data.set_data(CODE, id).ok();
        data.set_effect_allowed("copyMove");
    }
}

/// Tells whether a code is dragged.
pub fn holds_code(event: &DragEvent) -> bool {
    holds(event, CODE)
}

/// Tells whether words are dragged.
pub fn holds_words(event: &DragEvent) -> bool {
    holds(event, WORDS) && !holds(event, CODE)
}

/// Returns the code that was dropped, by its id.
pub fn code(event: &DragEvent) -> Option<String> {
    event.data_transfer()?.get_data(CODE).ok().filter(|it| !it.is_empty())
}

/// Returns the item of a tree that an event is at: what follows the tree's id in its own.
pub fn tree_item(event: &DragEvent, tree: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let item = target.closest("[role=treeitem]").ok().flatten()?;
    Some(item.id().strip_prefix(tree)?.strip_prefix('-')?.to_owned())
}
