//! Several views in one place, one at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::Choice;
use crate::app::browser::focus;
use crate::app::event::use_event;

/// Props of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// Its id.
    pub id: AttrValue,
    /// What the views are of.
    pub label: AttrValue,
    /// The views.
    pub tabs: Rc<[Choice]>,
    /// Which one is shown.
    pub value: AttrValue,
    /// Hears which one is chosen.
    pub onchange: Callback<AttrValue>,
    /// The view that is shown.
    #[prop_or_default]
    pub children: Html,
}

/// Several views in one place.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let onkeydown = use_event(
        (
            props.id.clone(),
            props.tabs.clone(),
            props.value.clone(),
            props.onchange.clone(),
        ),
        |event: KeyboardEvent, (id, tabs, value, onchange)| {
            let at = tabs.iter().position(|it| it.value == *value).unwrap_or(0);
            let last = tabs.len().saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowRight" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            if let Some(tab) = tabs.get(to) {
                event.prevent_default();
                onchange.emit(tab.value.clone());
                focus::focus_id(&format!("{id}-{}", tab.value));
            }
        },
    );
    let current = format!("{}-{}", props.id, props.value);
    html! {
        <div class="tabs" id={props.id.clone()}>
            <div class="tab-row" role="tablist" aria-label={props.label.clone()} {onkeydown}>
                for it in props.tabs.iter() {
                    <Tab
                        key={it.value.to_string()}
                        of={props.id.clone()}
                        choice={it.clone()}
                        on={it.value == props.value}
                        onchange={props.onchange.clone()}
                    />
                }
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                id={format!("{}-panel", props.id)}
                aria-labelledby={current}
            >
                { props.children.clone() }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct TabProps {
    of: AttrValue,
    choice: Choice,
    on: bool,
    onchange: Callback<AttrValue>,
}

#[component]
fn Tab(props: &TabProps) -> Html {
    let onclick = use_event(
        (props.choice.value.clone(), props.onchange.clone()),
        |_: MouseEvent, (value, onchange)| onchange.emit(value.clone()),
    );
    html! {
        <button
            type="button"
            role="tab"
            class="tab"
            id={format!("{}-{}", props.of, props.choice.value)}
            aria-selected={props.on.to_string()}
            aria-controls={format!("{}-panel", props.of)}
            tabindex={if props.on { "0" } else { "-1" }}
            {onclick}
        >
            { &props.choice.label }
        </button>
    }
}
