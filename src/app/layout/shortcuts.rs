//! Shortcuts that work on every screen, and what they open above it.

use yew::prelude::*;

use super::palette::{KeySheet, Palette};
use crate::app::browser::events;
use crate::app::browser::focus::Held;
use crate::app::context::use_dispatch;

/// Where the keyboard was before something was opened above the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Over(Option<Held>);

impl Over {
    /// Returns where the keyboard is.
    pub fn here() -> Self {
        Self(Held::here())
    }

    /// Puts the keyboard back there.
    pub fn focus(&self) {
        if let Some(it) = &self.0 {
            it.focus();
        }
    }
}

/// What is shown above the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Everything that can be done.
    Palette(Over),
    /// All keys.
    Keys(Over),
}

/// Props of [`Shortcuts`].
#[derive(Properties, PartialEq)]
pub struct ShortcutsProps {
    /// What is shown.
    pub shown: Option<Shown>,
    /// Hears what is to be shown.
    pub onshow: Callback<Option<Shown>>,
}

/// Undo, redo, the palette and the sheet of keys.
#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let dispatch = use_dispatch();
    use_effect_with(props.onshow.clone(), move |onshow| {
        let onshow = onshow.clone();
        let listener = events::keys(move |event| {
            let command = event.ctrl_key() || event.meta_key();
            let typing = events::in_text_field(&event);
            let key = event.key().to_lowercase();
            match (key.as_str(), command, event.shift_key(), event.alt_key()) {
                ("k", true, false, false) => {
                    onshow.emit(Some(Shown::Palette(Over::here())));
                }
                // On some keyboards it needs Shift, on some it does not.
                ("?", false, _, false) if !typing => {
                    onshow.emit(Some(Shown::Keys(Over::here())));
                }
                // Text fields have their own undo.
                ("z", true, false, false) if !typing => dispatch.undo(),
                ("z", true, true, false) | ("y", true, false, false) if !typing => {
                    dispatch.redo();
                }
                _ => return,
            }
            event.prevent_default();
        });
        move || drop(listener)
    });
    let onclose = props.onshow.reform(|()| None);
    match &props.shown {
        Some(Shown::Palette(from)) => html! { <Palette from={from.clone()} {onclose} /> },
        Some(Shown::Keys(from)) => html! { <KeySheet from={from.clone()} {onclose} /> },
        None => Html::default(),
    }
}
