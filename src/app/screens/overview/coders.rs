//! Who codes: added, renamed, and chosen.

use yew::prelude::*;

use crate::app::browser::ids;
use crate::app::context::use_words;
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::open::remember_coder;
use crate::app::parts::{Button, Look, TextField};
use crate::app::shared::Shared;
use crate::id::{CoderId, StudyId};
use crate::order;
use crate::study::{About, Coder, Command, Refusal};
use crate::words::refusals::refusal;

/// Props of [`Coders`].
#[derive(Properties, PartialEq)]
pub struct CodersProps {
    /// The coders.
    pub about: Shared<About>,
    /// Who codes now.
    pub coder: CoderId,
    /// What changes things.
    pub dispatch: Dispatch,
}

/// The coders.
#[component]
pub fn Coders(props: &CodersProps) -> Html {
    let words = &use_words().overview;
    let name = use_state(String::new);
    let wrong = use_state(AttrValue::default);
    let mut coders: Vec<&Coder> = props.about.coders.values().collect();
    order::sort_by_key(&mut coders, |it| (it.provenance.created.at, it.id));
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let onsubmit = use_event(
        ((*name).clone(), name.setter(), wrong.setter(), props.dispatch.clone()),
        |event: SubmitEvent, (text, name, wrong, dispatch)| {
            event.prevent_default();
            let add = Command::AddCoder { id: ids::new_id(), name: text.clone() };
            let said = dispatch.attempt(add).map_or_else(
                |why| {
                    let (message, hint) = refusal(&why);
                    format!("{message} {hint}")
                },
                |()| {
                    name.set(String::new());
                    String::new()
                },
            );
            wrong.set(said.into());
        },
    );
    html! {
        <section class="coders" aria-labelledby="coders-head">
            <h2 id="coders-head">{ words.coders }</h2>
            <fieldset class="coder-list">
                <legend class="unseen">{ words.codes_now }</legend>
                for it in coders {
                    <One
                        key={it.id.to_string()}
                        coder={it.clone()}
                        study={props.about.id}
                        on={it.id == props.coder}
                        dispatch={props.dispatch.clone()}
                    />
                }
            </fieldset>
            <details class="coder-new">
                <summary>{ words.add_coder }</summary>
                <form class="row" {onsubmit} novalidate=true>
                    <TextField
                        id="new-coder"
                        label={words.new_coder}
                        value={(*name).clone()}
                        error={(*wrong).clone()}
                        {oninput}
                    />
                    <Button submit=true>{ words.add }</Button>
                </form>
            </details>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    coder: Coder,
    study: StudyId,
    on: bool,
    dispatch: Dispatch,
}

#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().overview;
    let editing = use_state(|| false);
    let wrong = use_state(AttrValue::default);
    let coder = &props.coder;
    let onchoose = use_event((coder.id, props.study, props.dispatch.clone()), {
        |_: Event, (id, study, dispatch)| {
            dispatch.choose_coder(*id);
            remember_coder(*study, *id);
        }
    });
    let toggle = use_event((editing.setter(), *editing), {
        |_: MouseEvent, (setter, now)| setter.set(!now)
    });
    let onname = use_event(
        (coder.id, editing.setter(), wrong.setter(), props.dispatch.clone()),
        |name: String, (id, editing, wrong, dispatch)| match dispatch
            .attempt(Command::RenameCoder { id: *id, name })
        {
            Ok(()) | Err(Refusal::NothingToDo) => {
                editing.set(false);
                wrong.set(AttrValue::default());
            }
            Err(why) => {
                let (message, hint) = refusal(&why);
                wrong.set(format!("{message} {hint}").into());
            }
        },
    );
    html! {
        <div class={classes!("coder", props.on.then_some("on"))}>
            if *editing {
                <TextField
                    key="field"
                    id={format!("coder-{}", coder.id)}
                    label={words.coder_name}
                    hide_label=true
                    value={coder.name.clone()}
                    error={(*wrong).clone()}
                    oncommit={onname}
                />
            } else {
                <label class="coder-choice" key="choice">
                    <input type="radio" name="coder" checked={props.on} onchange={onchoose} />
                    <span>{ &coder.name }</span>
                </label>
            }
            <Button
                key="button"
                look={Look::Quiet}
                expanded={*editing}
                label={(!*editing).then(|| AttrValue::from((words.rename)(&coder.name)))}
                onclick={toggle}
            >
                { if *editing { words.done } else { words.edit } }
            </Button>
        </div>
    }
}
