//! A button that opens a short list of things to do.

use std::rc::Rc;

use yew::prelude::*;

use super::{Button, Look};
use crate::app::browser::focus;
use crate::app::event::use_event;

/// One thing in a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What is handed back.
    pub value: AttrValue,
    /// What is shown.
    pub label: AttrValue,
    /// For a choice among several: whether this is the one.
    pub on: Option<bool>,
}

impl MenuItem {
    /// Returns something to do.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), on: None }
    }

    /// Returns the same as one of several choices.
    pub fn on(self, on: bool) -> Self {
        Self { on: Some(on), ..self }
    }
}

/// Props of [`Menu`].
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// Its id.
    pub id: AttrValue,
    /// The button's words.
    pub label: AttrValue,
    /// The button's whole name, when its words alone do not say enough.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What there is to do.
    pub items: Rc<[MenuItem]>,
    /// Hears the value of what is chosen.
    pub onchoose: Callback<AttrValue>,
    /// How the button looks.
    #[prop_or_default]
    pub look: Look,
}

/// A button that opens a short list of things to do.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state(|| false);
    let (button, box_) = (format!("{}-button", props.id), use_node_ref());
    let toggle = use_event(*open, {
        let setter = open.setter();
        move |_: MouseEvent, open| setter.set(!open)
    });
    use_effect_with((*open, props.id.clone()), |(open, id)| {
        if *open {
            focus::focus_id(&format!("{id}-0"));
        }
    });
    let onkeydown = use_event((*open, props.id.clone(), props.items.len()), {
        let setter = open.setter();
        move |event: KeyboardEvent, (open, id, count)| {
            let at = focus::number_in(id);
            let last = count.saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowDown" if !open => return setter.set(true),
                "ArrowDown" => at.map_or(0, |it| if it == last { 0 } else { it + 1 }),
                "ArrowUp" => at.and_then(|it| it.checked_sub(1)).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                "Escape" if *open => {
                    event.stop_propagation();
                    setter.set(false);
                    focus::focus_id(&format!("{id}-button"));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            focus::focus_id(&format!("{id}-{to}"));
        }
    });
    let onfocusout = use_event(box_.clone(), {
        let setter = open.setter();
        move |event: FocusEvent, box_| {
            if focus::leaves(&event, box_) {
                setter.set(false);
            }
        }
    });
    let onchoose = use_event((props.id.clone(), props.onchoose.clone()), {
        let setter = open.setter();
        move |value: AttrValue, (id, onchoose)| {
            setter.set(false);
            focus::focus_id(&format!("{id}-button"));
            onchoose.emit(value);
        }
    });
    html! {
        <div class="menu" ref={box_} {onkeydown} {onfocusout}>
            <Button
                id={AttrValue::from(button)}
                look={props.look}
                label={props.name.clone()}
                expanded={*open}
                class="menu-button"
                onclick={toggle}
            >
                { &props.label }
            </Button>
            if *open {
                <div class="menu-list" role="menu" aria-label={props.name.clone().unwrap_or_else(|| props.label.clone())}>
                    for (at, it) in props.items.iter().enumerate() {
                        <Item
                            key={it.value.to_string()}
                            id={format!("{}-{at}", props.id)}
                            item={it.clone()}
                            onchoose={onchoose.clone()}
                        />
                    }
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    id: AttrValue,
    item: MenuItem,
    onchoose: Callback<AttrValue>,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let onclick = use_event(
        (props.item.value.clone(), props.onchoose.clone()),
        |_: MouseEvent, (value, onchoose)| onchoose.emit(value.clone()),
    );
    let role = if props.item.on.is_some() { "menuitemradio" } else { "menuitem" };
    html! {
        <button
            type="button"
            class="menu-item"
            id={props.id.clone()}
            {role}
            aria-checked={props.item.on.map(|it| it.to_string())}
            tabindex="-1"
            {onclick}
        >
            { &props.item.label }
        </button>
    }
}
