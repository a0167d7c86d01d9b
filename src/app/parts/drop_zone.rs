//! A place to drop files on, with a button for those who cannot or will not drag.

use yew::prelude::*;

use super::Button;
use crate::app::browser::files::{self, Picked};
use crate::app::context::use_words;
use crate::app::event::use_event;

/// Props of [`DropZone`].
#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    /// What to drop here.
    pub label: AttrValue,
    /// What the button offers, as in HTML: `.csv,.tsv`.
    pub accept: AttrValue,
    /// Whether several files are welcome.
    #[prop_or_default]
    pub many: bool,
    /// Hears the files, read whole.
    pub onfiles: Callback<Vec<Picked>>,
    /// The button's words, when "Choose files…" does not fit.
    #[prop_or_default]
    pub button: Option<AttrValue>,
    /// More, below the button.
    #[prop_or_default]
    pub children: Html,
}

/// A place to drop files on.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let words = &use_words().parts;
    let over = use_state(|| false);
    let ondragover = use_event(over.setter(), |event: DragEvent, over| {
        if files::holds_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let ondragleave = use_event(over.setter(), |_: DragEvent, over| over.set(false));
    let ondrop = use_event(
        (over.setter(), props.onfiles.clone()),
        |event: DragEvent, (over, onfiles)| {
            over.set(false);
            files::dropped(&event, onfiles.clone());
        },
    );
    let onclick = use_event(
        (props.accept.clone(), props.many, props.onfiles.clone()),
        |_: MouseEvent, (accept, many, onfiles)| {
            files::pick(accept, *many, onfiles.clone());
        },
    );
    let button = props.button.clone().unwrap_or_else(|| words.choose_files.into());
    html! {
        <div
            class={classes!("drop-zone", over.then_some("over"))}
            {ondragover}
            {ondragleave}
            {ondrop}
        >
            <p class="drop-label">{ &props.label }</p>
            <Button {onclick}>{ button }</Button>
            { props.children.clone() }
        </div>
    }
}
