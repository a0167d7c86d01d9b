//! A new theme: a name, what it states, the codes it gathers.

use std::rc::Rc;

use yew::prelude::*;

use super::CodePicker;
use crate::app::browser::{focus, ids};
use crate::app::context::{use_codebook, use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextArea, TextField};
use crate::id::{CodeId, ThemeId};
use crate::study::{Command, NewTheme};
use crate::words::refusals::refusal;

/// Props of [`NewThemeForm`].
#[derive(Properties, PartialEq)]
pub(super) struct NewThemeProps {
    /// Hears that it is done or left, with the new theme if one was made.
    pub(super) ondone: Callback<Option<ThemeId>>,
}

/// The form.
#[component]
pub(super) fn NewThemeForm(props: &NewThemeProps) -> Html {
    let all = use_words();
    let words = &all.themes;
    let (book, dispatch) = (use_codebook(), use_dispatch());
    let (name, statement) = (use_state(String::new), use_state(String::new));
    let codes = use_state(|| Rc::<[CodeId]>::from([]));
    let wrong = use_state(AttrValue::default);
    use_effect_with((), |()| {
        focus::focus_id("new-theme-name");
    });
    let onname = use_event(name.setter(), |text: String, name| name.set(text));
    let onstatement =
        use_event(statement.setter(), |text: String, statement| statement.set(text));
    let oncodes =
        use_event(codes.setter(), |all: Vec<CodeId>, codes| codes.set(all.into()));
    let make = use_event(
        (
            (*name).clone(),
            (*statement).clone(),
            (*codes).clone(),
            dispatch,
            props.ondone.clone(),
            wrong.setter(),
        ),
        |_: MouseEvent, (name, statement, codes, dispatch, ondone, wrong)| {
            let id = ids::new_id();
            let new = NewTheme {
                id,
                name: name.clone(),
                statement: statement.clone(),
                codes: codes.to_vec(),
            };
            match dispatch.attempt(Command::AddTheme(new)) {
                Ok(()) => ondone.emit(Some(id)),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    wrong.set(format!("{message} {hint}").into());
                    focus::focus_id("new-theme-name");
                }
            }
        },
    );
    let cancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(None));
    html! {
        <section class="card theme-form" aria-label={words.new}>
            <TextField
                id="new-theme-name"
                label={words.name}
                value={(*name).clone()}
                error={(*wrong).clone()}
                oninput={onname}
            />
            <TextArea
                id="new-theme-statement"
                label={words.statement}
                help={words.statement_help}
                value={(*statement).clone()}
                oncommit={onstatement}
                optional=true
            />
            <CodePicker id="new-theme-codes" {book} codes={(*codes).clone()} onchange={oncodes} />
            <div class="row">
                <Button look={Look::Primary} onclick={make}>{ words.make }</Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </section>
    }
}
