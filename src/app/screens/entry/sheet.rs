//! The form of one respondent: from the id to "Save, next respondent".

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::line::{Act, EntryLine, field_id};
use crate::app::browser::{events, focus, live, timers};
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Look, TextField};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::study::{Command, Typing};
use crate::survey::form::{Form, next_id, replies_of};
use crate::survey::{Filling, Missing, Reply, Survey};
use crate::words::EN;
use crate::words::refusals::refusal;

/// Props of [`EntrySheet`].
#[derive(Properties, PartialEq)]
pub(super) struct EntrySheetProps {
    pub(super) survey: Shared<Survey>,
    pub(super) form: Shared<Form>,
    pub(super) typing: Typing,
    /// Whose answers are corrected; a new respondent when nobody's.
    pub(super) correcting: Option<Rc<str>>,
    /// Hears that the correction is done.
    pub(super) oncorrect: Callback<Option<Rc<str>>>,
}

/// What is on the form, outside of what is drawn: what is typed quickly must not get lost
/// between two drawings.
struct Desk {
    respondent: String,
    filling: Filling,
    touched: bool,
}

/// Returns the respondent who comes next: a new number, or the next one of the first typing
/// who was not typed again.
fn next_respondent(survey: &Survey, typing: Typing) -> String {
    let all = survey.respondents.iter().map(|it| &**it);
    match typing {
        Typing::First => next_id(all),
        Typing::Second => {
            let done = survey.second.as_ref();
            let typed = |it: &str| {
                done.is_some_and(|second| second.respondents.iter().any(|r| **r == *it))
            };
            all.clone().find(|it| !typed(it)).unwrap_or_default().to_owned()
        }
    }
}

/// Returns what is on the form at first.
fn begin(props: &EntrySheetProps) -> Desk {
    let form = props.form.rc();
    let replies = props.correcting.as_deref().and_then(|who| match props.typing {
        Typing::First => props.survey.row(who).map(|it| replies_of(&props.survey, it)),
        Typing::Second => {
            let second = props.survey.second.as_ref()?;
            let row = second.respondents.iter().position(|it| **it == *who)?;
            Some(second.columns.iter().map(|it| it.column.reply(row)).collect())
        }
    });
    let filling = match replies {
        Some(replies) => Filling::of(form, &replies),
        None => Filling::new(form),
    };
    let respondent = props
        .correcting
        .as_deref()
        .map_or_else(|| next_respondent(&props.survey, props.typing), str::to_owned);
    Desk { respondent, filling, touched: false }
}

/// Keeps one respondent; returns why not.
fn keep(
    dispatch: &Dispatch,
    (survey, typing): (SurveyId, Typing),
    desk: &Desk,
    replaces: Option<&str>,
) -> Result<(), (String, &'static str)> {
    let respondent = desk.respondent.trim().to_owned();
    let command = Command::EnterRespondent {
        survey,
        typing,
        replies: desk.filling.finished(&respondent),
        respondent,
        replaces: replaces.map(str::to_owned),
    };
    dispatch.attempt(command).map_err(|it| refusal(&it))
}

/// The form of one respondent.
#[component]
pub(super) fn EntrySheet(props: &EntrySheetProps) -> Html {
    let words = &use_words().entry;
    let dispatch = use_dispatch();
    let drawn = use_state(|| 0_u32);
    let problem = use_state(AttrValue::default);
    let desk = use_mut_ref(|| begin(props));
    // Questions that were changed meanwhile: what was typed stays where it still fits.
    if *desk.borrow().filling.form() != *props.form.rc() {
        let mut now = desk.borrow_mut();
        let typed: Vec<String> =
            now.filling.lines().iter().map(|it| it.typed.clone()).collect();
        now.filling = Filling::new(props.form.rc());
        for (at, text) in typed.iter().enumerate() {
            now.filling.put(at, text);
        }
    }
    let redraw = {
        let (setter, now) = (drawn.setter(), *drawn);
        move || setter.set(now.wrapping_add(1))
    };
    let survey = props.survey.id;
    let place = (survey, props.typing);
    use_save_on_leave(&desk, &dispatch, place, props.correcting.clone());
    use_effect_with((), {
        let first = if props.correcting.is_some() {
            desk.borrow().filling.next(None).map(field_id)
        } else {
            None
        };
        move |()| {
            // After the frame has put the focus on the screen's title.
            timers::after(0, move || {
                focus::focus_id(first.as_deref().unwrap_or("entry-respondent"));
            });
        }
    });
    let onact =
        use_event((redraw.clone(), Rc::clone(&desk)), |act: Act, (redraw, desk)| {
            let to = act_on(&mut desk.borrow_mut(), act);
            redraw();
            if let Some(to) = to {
                focus::focus_id(&to);
            }
        });
    let onrespondent =
        use_event((redraw.clone(), Rc::clone(&desk)), |text: String, (redraw, desk)| {
            desk.borrow_mut().respondent = text;
            redraw();
        });
    let save = use_event(
        (
            (redraw.clone(), Rc::clone(&desk), dispatch.clone(), problem.setter()),
            (
                place,
                props.correcting.clone(),
                props.oncorrect.clone(),
                props.form.clone(),
            ),
        ),
        |_: MouseEvent,
         ((redraw, desk, dispatch, problem), (place, correcting, done, form))| {
            let stop = desk.borrow_mut().filling.stop();
            if let Some(at) = stop {
                redraw();
                focus::focus_id(&field_id(at));
                return;
            }
            let kept = keep(dispatch, *place, &desk.borrow(), correcting.as_deref());
            if let Err((message, hint)) = kept {
                problem.set(format!("{message} {hint}").into());
                focus::focus_id("entry-respondent");
                return;
            }
            live::say(&(EN.entry.saved)(desk.borrow().respondent.trim()));
            problem.set(AttrValue::default());
            desk.borrow_mut().touched = false;
            if correcting.is_some() {
                return done.emit(None);
            }
            if let Some(study) = dispatch.study()
                && let Some(survey) = study.surveys.get(&place.0)
            {
                let mut desk = desk.borrow_mut();
                desk.respondent = next_respondent(survey, place.1);
                desk.filling = Filling::new(form.rc());
            }
            redraw();
            focus::focus_id("entry-respondent");
        },
    );
    let clear = use_event(
        (redraw, Rc::clone(&desk), props.oncorrect.clone()),
        |_: MouseEvent, (redraw, desk, done)| {
            let mut now = desk.borrow_mut();
            let form = Rc::clone(now.filling.form());
            (now.filling, now.touched) = (Filling::new(&form), false);
            drop(now);
            done.emit(None);
            redraw();
            focus::focus_id("entry-respondent");
        },
    );
    let onkeydown = use_event(Rc::clone(&desk), |event: KeyboardEvent, desk| {
        if event.key() == "Enter" && events::in_text_field(&event) {
            event.prevent_default();
            if let Some(at) = desk.borrow().filling.next(None) {
                focus::focus_id(&field_id(at));
            }
        }
    });
    let now = desk.borrow();
    let (done, of) = now.filling.progress();
    let (shown, asked) = (now.filling.shown(), now.filling.asked());
    let all_typed = props.typing == Typing::Second && now.respondent.is_empty();
    let mut number = 0;
    let lines: Vec<Html> = now
        .filling
        .lines()
        .iter()
        .enumerate()
        .filter(|(at, _)| {
            let question = props.form.questions().get(*at);
            question.is_some_and(|it| {
                it.asking.is_text_only()
                    || (it.asking.is_asked()
                        && !matches!(it.kind, crate::survey::Kind::Identifier))
            })
        })
        .map(|(at, line)| {
            number += usize::from(asked.get(at) == Some(&true));
            html! {
                <EntryLine
                    key={at.to_string()}
                    form={props.form.clone()}
                    {at}
                    {number}
                    line={line.clone()}
                    shown={shown.get(at) == Some(&true)}
                    onact={onact.clone()}
                />
            }
        })
        .collect();
    html! {
        <section class="entry-sheet" aria-label={words.title}>
            <div class="entry-who" {onkeydown}>
                <TextField
                    id="entry-respondent"
                    label={words.respondent}
                    help={words.respondent_help}
                    value={now.respondent.clone()}
                    error={(*problem).clone()}
                    oninput={onrespondent}
                />
                <p class="note" role="status">
                    { if all_typed { words.all_typed.to_owned() } else { (words.progress)(done, of) } }
                </p>
            </div>
            { for lines }
            <div class="entry-end row">
                <Button id="entry-save" look={Look::Primary} onclick={save}>
                    { if props.correcting.is_some() { words.save_correction } else { words.save } }
                </Button>
                <Button look={Look::Quiet} onclick={clear}>
                    { if props.correcting.is_some() { EN.parts.cancel } else { words.clear } }
                </Button>
            </div>
        </section>
    }
}

/// Does what happened in a line; returns the id of what gets the focus.
fn act_on(desk: &mut Desk, act: Act) -> Option<String> {
    desk.touched = true;
    let filling = &mut desk.filling;
    match act {
        Act::Type(at, text) => {
            filling.put(at, &text);
            None
        }
        Act::On(at) => on(filling, at),
        Act::Back(at) => {
            Some(filling.previous(at).map_or("entry-respondent".to_owned(), field_id))
        }
        Act::Reason(at, code) => {
            filling.choose(at, Reply::Missing(Missing::Declared(code)));
            on(filling, at)
        }
    }
}

fn on(filling: &mut Filling, at: usize) -> Option<String> {
    filling
        .settle(at)
        .then(|| filling.next(Some(at)).map_or("entry-save".to_owned(), field_id))
}

/// What was entered of a respondent is kept when one goes elsewhere in the middle of it.
#[hook]
fn use_save_on_leave(
    desk: &Rc<RefCell<Desk>>,
    dispatch: &Dispatch,
    place: (SurveyId, Typing),
    correcting: Option<Rc<str>>,
) {
    let (desk, dispatch) = (Rc::clone(desk), dispatch.clone());
    use_effect_with((), move |()| {
        move || {
            let desk = desk.borrow();
            let begun = desk.touched && !desk.filling.is_blank();
            if begun && keep(&dispatch, place, &desk, correcting.as_deref()).is_ok() {
                let said = (EN.entry.saved_partly)(desk.respondent.trim());
                dispatch.notify(Notice::info(said));
            }
        }
    });
}
