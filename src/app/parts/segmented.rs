//! One of a few things, all in sight. Radio buttons underneath, so the arrow keys work.

use std::rc::Rc;

use crate::app::event::use_event;
use yew::prelude::*;

use super::Choice;

/// Props of [`Segmented`].
#[derive(Properties, PartialEq)]
pub struct SegmentedProps {
    /// Its id, and the name that its radio buttons share.
    pub id: AttrValue,
    /// What is asked; for screen readers unless `show_label`.
    pub label: AttrValue,
    /// What is chosen; empty when nothing is.
    pub value: AttrValue,
    /// What there is to choose from.
    pub options: Rc<[Choice]>,
    /// Hears the value of what is chosen; empty when the choice is taken back.
    pub onchange: Callback<AttrValue>,
    /// Whether a click on what is chosen takes the choice back.
    #[prop_or_default]
    pub clearable: bool,
    /// Whether the label is in sight.
    #[prop_or_default]
    pub show_label: bool,
}

/// One of a few things.
#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    html! {
        <fieldset class="segmented" id={props.id.clone()}>
            <legend class={classes!("field-label", (!props.show_label).then_some("unseen"))}>
                { &props.label }
            </legend>
            <div class="segmented-row">
                for it in props.options.iter() {
                    <Segment
                        key={it.value.to_string()}
                        name={props.id.clone()}
                        choice={it.clone()}
                        on={it.value == props.value}
                        clearable={props.clearable}
                        onchange={props.onchange.clone()}
                    />
                }
            </div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct SegmentProps {
    name: AttrValue,
    choice: Choice,
    on: bool,
    clearable: bool,
    onchange: Callback<AttrValue>,
}

#[component]
fn Segment(props: &SegmentProps) -> Html {
    let value = props.choice.value.clone();
    let onchange = use_event(
        (value.clone(), props.onchange.clone()),
        |_: Event, (value, chosen)| {
            chosen.emit(value.clone());
        },
    );
    // A chosen radio button does not change when it is clicked again.
    let onclick = use_event(
        (props.on && props.clearable, props.onchange.clone()),
        |_: MouseEvent, (clears, chosen)| {
            if *clears {
                chosen.emit(AttrValue::default());
            }
        },
    );
    html! {
        <label class={classes!("segmented-item", props.on.then_some("on"))}>
            <input
                type="radio"
                class="unseen"
                name={props.name.clone()}
                value={value}
                checked={props.on}
                {onchange}
                {onclick}
            />
            <span>{ &props.choice.label }</span>
        </label>
    }
}
