//! Yes or no.

use yew::prelude::*;

use crate::app::browser::events;
use crate::app::event::use_event;

/// Props of [`Checkbox`].
#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    /// Its id.
    pub id: AttrValue,
    /// What is said yes to.
    pub label: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// Hears whether it is ticked now.
    pub onchange: Callback<bool>,
    /// Whether it cannot be used now.
    #[prop_or_default]
    pub disabled: bool,
    /// Whether the label is for screen readers only.
    #[prop_or_default]
    pub hide_label: bool,
}

/// Yes or no.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let onchange = use_event(props.onchange.clone(), |event: Event, onchange| {
        onchange.emit(events::checked(&event));
    });
    html! {
        <label class="checkbox" for={props.id.clone()}>
            <input
                type="checkbox"
                id={props.id.clone()}
                checked={props.checked}
                disabled={props.disabled}
                {onchange}
            />
            <span class={props.hide_label.then_some("unseen")}>{ &props.label }</span>
        </label>
    }
}
