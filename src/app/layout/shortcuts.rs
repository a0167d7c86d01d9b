//! Shortcuts that work on every screen.

use yew::prelude::*;

use crate::app::browser::events;
use crate::app::context::use_dispatch;

/// Undo and redo by keys. Draws nothing.
#[component]
pub fn Shortcuts() -> Html {
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        let listener = events::keys(move |event| {
            let command = event.ctrl_key() || event.meta_key();
            // Text fields have their own undo.
            if !command || event.alt_key() || events::in_text_field(&event) {
                return;
            }
            match (event.key().to_lowercase().as_str(), event.shift_key()) {
                ("z", false) => dispatch.undo(),
                ("z", true) | ("y", false) => dispatch.redo(),
                _ => return,
            }
            event.prevent_default();
        });
        move || drop(listener)
    });
    html! {}
}
