//! Those who were entered, to look at, correct and remove.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Look, TextField};
use crate::app::shared::Shared;
use crate::study::{Command, Typing};
use crate::survey::Survey;
use crate::words::EN;

/// So many are listed, the last ones first.
const LISTED: usize = 30;

/// Props of [`Entered`].
#[derive(Properties, PartialEq)]
pub(super) struct EnteredProps {
    pub(super) survey: Shared<Survey>,
    pub(super) typing: Typing,
    /// Hears whose answers are to be corrected.
    pub(super) oncorrect: Callback<Option<Rc<str>>>,
}

/// Those who were entered.
#[component]
pub(super) fn Entered(props: &EnteredProps) -> Html {
    let words = &use_words().entry;
    let dispatch = use_dispatch();
    let wanted = use_state(String::new);
    let oninput = use_event(wanted.setter(), |text: String, wanted| wanted.set(text));
    let onremove = use_event(
        (props.survey.id, props.typing, dispatch),
        |who: Rc<str>, (survey, typing, dispatch)| {
            let command = Command::RemoveRespondent {
                survey: *survey,
                typing: *typing,
                respondent: who.to_string(),
            };
            if dispatch.attempt(command).is_ok() {
                let again = dispatch.clone();
                let undo = Callback::from(move |()| again.undo());
                let said = (EN.entry.removed)(&who);
                dispatch.notify(Notice::info(said).with(EN.survey.question.undo, undo));
            }
        },
    );
    let all: &[Rc<str>] = match props.typing {
        Typing::First => &props.survey.respondents,
        Typing::Second => props.survey.second.as_ref().map_or(&[], |it| &it.respondents),
    };
    let part = wanted.trim().to_lowercase();
    let found: Vec<&Rc<str>> =
        all.iter().rev().filter(|it| it.to_lowercase().contains(&part)).collect();
    let more = found.len().saturating_sub(LISTED);
    html! {
        <section class="entry-list" aria-labelledby="entry-entered">
            <h2 id="entry-entered">{ words.entered }</h2>
            if all.is_empty() {
                <p class="note">{ words.nobody }</p>
            } else {
                <TextField
                    id="entry-find"
                    kind="search"
                    label={words.find}
                    hide_label=true
                    placeholder={words.find}
                    value={(*wanted).clone()}
                    {oninput}
                />
                <ul>
                    for who in found.into_iter().take(LISTED) {
                        <One
                            key={who.to_string()}
                            who={Rc::clone(who)}
                            oncorrect={props.oncorrect.clone()}
                            onremove={onremove.clone()}
                        />
                    }
                </ul>
                if more > 0 {
                    <p class="note">{ (words.more)(more) }</p>
                }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    who: Rc<str>,
    oncorrect: Callback<Option<Rc<str>>>,
    onremove: Callback<Rc<str>>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().entry;
    let who = &props.who;
    let correct = use_event(
        (Rc::clone(who), props.oncorrect.clone()),
        |_: MouseEvent, (who, it)| {
            it.emit(Some(Rc::clone(who)));
        },
    );
    let remove = use_event(
        (Rc::clone(who), props.onremove.clone()),
        |_: MouseEvent, (who, it)| {
            it.emit(Rc::clone(who));
        },
    );
    html! {
        <li>
            <span class="entry-name">{ who.to_string() }</span>
            <Button look={Look::Quiet} label={(words.correct_of)(who)} onclick={correct}>
                { words.correct }
            </Button>
            <Button look={Look::Quiet} label={(words.remove_of)(who)} onclick={remove}>
                { words.remove }
            </Button>
        </li>
    }
}
