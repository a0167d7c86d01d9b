//! One of several things, from a list that opens.

use std::rc::Rc;

use yew::prelude::*;

use super::Choice;
use super::text_field::help;
use crate::app::browser::events;
use crate::app::event::use_event;
use crate::app::steps::use_drawn;

/// How many choices are drawn at once, besides the one that is chosen; the others follow when
/// the page is in sight.
const FIRST: usize = 40;

/// Props of [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// What is chosen.
    pub value: AttrValue,
    /// What there is to choose from.
    pub options: Rc<[Choice]>,
    /// Hears the value of what is chosen.
    pub onchange: Callback<AttrValue>,
    /// Why it is asked.
    #[prop_or_default]
    pub help: AttrValue,
    /// Whether the label stands before the list, on its line.
    #[prop_or_default]
    pub inline: bool,
    /// Whether the label is for screen readers only.
    #[prop_or_default]
    pub hide_label: bool,
    /// Whether it cannot be used now.
    #[prop_or_default]
    pub disabled: bool,
}

/// One of several things, from a list that opens.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = use_event(props.onchange.clone(), |event: Event, onchange| {
        onchange.emit(events::value(&event).into());
    });
    let drawn = use_drawn(props.options.len(), FIRST, usize::MAX);
    let chosen = |it: &Choice| it.value == props.value;
    let options = props.options.iter().enumerate();
    let options = options.filter(|(at, it)| *at < drawn || chosen(it));
    let described = (!props.help.is_empty()).then(|| format!("{}-help", props.id));
    html! {
        <div class={classes!("field", props.inline.then_some("inline"))}>
            <label
                class={classes!("field-label", props.hide_label.then_some("unseen"))}
                for={props.id.clone()}
            >
                { &props.label }
            </label>
            { help(&props.id, &props.help) }
            <select
                class="input"
                id={props.id.clone()}
                disabled={props.disabled}
                aria-describedby={described}
                {onchange}
            >
                for (_, it) in options {
                    <option
                        key={it.value.to_string()}
                        value={it.value.clone()}
                        selected={chosen(it)}
                    >
                        { &it.label }
                    </option>
                }
            </select>
        </div>
    }
}
