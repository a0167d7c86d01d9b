//! A new code: its name; the rest is written where it then is.

use yew::prelude::*;

use super::changes;
use crate::app::browser::focus;
use crate::app::context::{use_codebook, use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextField};
use crate::id::CodeId;

#[derive(Properties, PartialEq)]
pub(super) struct NewCodeProps {
    pub(super) parent: Option<CodeId>,
    /// Hears the new code, or that there is none.
    pub(super) ondone: Callback<Option<CodeId>>,
}

/// The form.
#[component]
pub(super) fn NewCodeForm(props: &NewCodeProps) -> Html {
    let all = use_words();
    let words = &all.codebook;
    let (book, dispatch) = (use_codebook(), use_dispatch());
    let name = use_state(String::new);
    let wrong = use_state(AttrValue::default);
    use_effect_with((), |()| {
        focus::focus_id("new-code");
    });
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let onsubmit = use_event(
        ((*name).clone(), props.parent, dispatch, props.ondone.clone(), wrong.setter()),
        |event: SubmitEvent, (name, parent, dispatch, ondone, wrong)| {
            event.prevent_default();
            match changes::add(dispatch, *parent, name) {
                Ok(id) => ondone.emit(Some(id)),
                Err(said) => wrong.set(said.into()),
            }
        },
    );
    let cancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(None));
    let under = props.parent.and_then(|it| book.get(it));
    let help = under.map(|it| (words.new_under)(&it.name)).unwrap_or_default();
    html! {
        <form class="card new-code" {onsubmit} novalidate=true>
            <TextField
                id="new-code"
                label={words.new_name}
                {help}
                value={(*name).clone()}
                error={(*wrong).clone()}
                {oninput}
            />
            <div class="row">
                <Button look={Look::Primary} submit=true>{ words.add }</Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </form>
    }
}
