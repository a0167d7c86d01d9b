//! A line of text to type.

use yew::prelude::*;

use crate::app::browser::events;
use crate::app::context::use_words;
use crate::app::event::use_event;

/// Props of [`TextField`].
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Its id.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// Hears every change, as it is typed.
    #[prop_or_default]
    pub oninput: Callback<String>,
    /// Hears what is in it when one leaves it or presses Enter.
    #[prop_or_default]
    pub oncommit: Callback<String>,
    /// Why it is asked, or how to answer.
    #[prop_or_default]
    pub help: AttrValue,
    /// What is wrong with the answer.
    #[prop_or_default]
    pub error: AttrValue,
    /// An example, in grey; never instead of the label.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The kind: `text`, `search`, `number`, `password`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Whether it may stay empty, which is said beside the label.
    #[prop_or_default]
    pub optional: bool,
    /// Whether the label is for screen readers only, because the place says enough.
    #[prop_or_default]
    pub hide_label: bool,
    /// What the browser may fill in; mostly nothing.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Where it is in the page, to focus it.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A line of text to type.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = use_event(props.oninput.clone(), |event: InputEvent, oninput| {
        oninput.emit(events::value(&event));
    });
    let onchange = use_event(props.oncommit.clone(), |event: Event, oncommit| {
        oncommit.emit(events::value(&event));
    });
    let words = &use_words().parts;
    let described = describe(&props.id, &props.help, &props.error);
    html! {
        <div class="field">
            <label
                class={classes!("field-label", props.hide_label.then_some("unseen"))}
                for={props.id.clone()}
            >
                { &props.label }
                if props.optional {
                    <span class="field-optional">{ format!(" ({})", words.optional) }</span>
                }
            </label>
            { help(&props.id, &props.help) }
            <input
                ref={props.node.clone()}
                class="input"
                id={props.id.clone()}
                type={props.kind.clone()}
                value={props.value.clone()}
                placeholder={props.placeholder.clone()}
                autocomplete={props.autocomplete.clone()}
                aria-describedby={described}
                aria-invalid={(!props.error.is_empty()).then_some("true")}
                {oninput}
                {onchange}
            />
            { error(&props.id, &props.error) }
        </div>
    }
}

/// Returns the ids of what describes a field.
pub(super) fn describe(id: &str, help: &str, error: &str) -> Option<String> {
    let mut ids = Vec::new();
    if !help.is_empty() {
        ids.push(format!("{id}-help"));
    }
    if !error.is_empty() {
        ids.push(format!("{id}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Returns a field's help.
pub(super) fn help(id: &str, text: &AttrValue) -> Html {
    html! {
        if !text.is_empty() {
            <p class="field-help" id={format!("{id}-help")}>{ text }</p>
        }
    }
}

/// Returns what is wrong with a field.
pub(super) fn error(id: &str, text: &AttrValue) -> Html {
    html! {
        if !text.is_empty() {
            <p class="field-error" id={format!("{id}-error")} role="alert">{ text }</p>
        }
    }
}
