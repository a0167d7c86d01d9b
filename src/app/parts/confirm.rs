//! A question in its place, instead of a dialog in front of everything. Most things need
//! none, because they can be undone.

use yew::prelude::*;

use super::{Button, Look};
use crate::app::browser::focus;
use crate::app::context::use_words;
use crate::app::event::use_event;

/// Props of [`Confirm`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// What is asked.
    pub question: AttrValue,
    /// The words for doing it.
    pub yes: AttrValue,
    /// Does it.
    pub onyes: Callback<()>,
    /// Leaves it.
    pub oncancel: Callback<()>,
    /// Whether it removes something.
    #[prop_or_default]
    pub danger: bool,
}

/// A question in its place. The safe answer has the focus; Escape gives it.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let words = &use_words().parts;
    let safe = use_node_ref();
    use_effect_with(safe.clone(), |safe| {
        focus::focus_node(safe);
    });
    let onyes = use_event(props.onyes.clone(), |_: MouseEvent, yes| yes.emit(()));
    let oncancel = use_event(props.oncancel.clone(), |_: MouseEvent, no| no.emit(()));
    let onkeydown = use_event(props.oncancel.clone(), |event: KeyboardEvent, cancel| {
        if event.key() == "Escape" {
            event.stop_propagation();
            cancel.emit(());
        }
    });
    html! {
        <div class="confirm" role="group" aria-label={props.question.clone()} {onkeydown}>
            <span class="confirm-question">{ &props.question }</span>
            <Button
                look={if props.danger { Look::Danger } else { Look::Primary }}
                onclick={onyes}
            >
                { &props.yes }
            </Button>
            <Button node={safe} onclick={oncancel}>{ words.cancel }</Button>
        </div>
    }
}

/// Props of [`ConfirmButton`].
#[derive(Properties, PartialEq)]
pub struct ConfirmButtonProps {
    /// The button's words.
    pub label: AttrValue,
    /// The button's whole name, when its words alone do not say enough.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What is asked after it is pressed.
    pub question: AttrValue,
    /// The words for doing it.
    pub yes: AttrValue,
    /// Does it.
    pub onyes: Callback<()>,
    /// How the button looks.
    #[prop_or_default]
    pub look: Look,
}

/// A button that asks before it removes something.
#[component]
pub fn ConfirmButton(props: &ConfirmButtonProps) -> Html {
    let asking = use_state(|| false);
    let ask = use_event(asking.setter(), |_: MouseEvent, asking| asking.set(true));
    let oncancel = use_event(asking.setter(), |(), asking| asking.set(false));
    let onyes = use_event((asking.setter(), props.onyes.clone()), |(), (asking, yes)| {
        asking.set(false);
        yes.emit(());
    });
    if *asking {
        html! {
            <Confirm
                question={props.question.clone()}
                yes={props.yes.clone()}
                danger=true
                {onyes}
                {oncancel}
            />
        }
    } else {
        html! {
            <Button look={props.look} label={props.name.clone()} onclick={ask}>
                { &props.label }
            </Button>
        }
    }
}
