//! Several lines of text to type, kept when one leaves them or pauses.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::text_field::{describe, error, help};
use crate::app::browser::{events, timers};
use crate::app::context::use_words;
use crate::app::event::use_event;

/// How long a pause is, in milliseconds.
const PAUSE: u32 = 800;

/// Props of [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    /// Its id.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// What is kept; what is being typed is the field's own until it is handed over.
    pub value: AttrValue,
    /// Hears what was typed when one leaves the field or pauses, if it differs.
    pub oncommit: Callback<String>,
    /// How many lines it shows at first.
    #[prop_or(3)]
    pub rows: u32,
    /// Why it is asked, or how to answer.
    #[prop_or_default]
    pub help: AttrValue,
    /// What is wrong with the answer.
    #[prop_or_default]
    pub error: AttrValue,
    /// Whether it may stay empty, which is said beside the label.
    #[prop_or_default]
    pub optional: bool,
    /// Whether the label is for screen readers only.
    #[prop_or_default]
    pub hide_label: bool,
    /// Where it is in the page, to focus it.
    #[prop_or_default]
    pub node: NodeRef,
}

/// What was typed and not handed over yet, with whom to hand it to.
#[derive(Default)]
struct Draft {
    text: Option<String>,
    kept: AttrValue,
    oncommit: Callback<String>,
    pause: Option<timers::Timeout>,
}

impl Draft {
    fn hand_over(&mut self) -> Option<(Callback<String>, String)> {
        self.pause = None;
        let text = self.text.take()?;
        (self.kept != text).then(|| (self.oncommit.clone(), text))
    }
}

fn hand_over(draft: &Rc<RefCell<Draft>>) {
    // Handed over after the borrow has ended: the callback may draw this field again.
    let ready = draft.borrow_mut().hand_over();
    if let Some((oncommit, text)) = ready {
        oncommit.emit(text);
    }
}

/// Several lines of text to type.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let draft = use_mut_ref(Draft::default);
    {
        let mut draft = draft.borrow_mut();
        draft.kept = props.value.clone();
        draft.oncommit = props.oncommit.clone();
    }
    let shown = draft.borrow().text.clone().map_or(props.value.clone(), AttrValue::from);
    let oninput = use_event((), {
        let draft = Rc::clone(&draft);
        move |event: InputEvent, ()| {
            let again = Rc::clone(&draft);
            let mut draft = draft.borrow_mut();
            draft.text = Some(events::value(&event));
            draft.pause = Some(timers::later(PAUSE, move || hand_over(&again)));
        }
    });
    let onblur = use_event((), {
        let draft = Rc::clone(&draft);
        move |_: FocusEvent, ()| hand_over(&draft)
    });
    // A field that goes away with the focus in it does not hear that it was left.
    use_effect_with((), move |()| move || hand_over(&draft));
    let words = &use_words().parts;
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
            <textarea
                ref={props.node.clone()}
                class="input"
                id={props.id.clone()}
                rows={props.rows.to_string()}
                value={shown}
                aria-describedby={describe(&props.id, &props.help, &props.error)}
                aria-invalid={(!props.error.is_empty()).then_some("true")}
                {oninput}
                {onblur}
            />
            { error(&props.id, &props.error) }
        </div>
    }
}
