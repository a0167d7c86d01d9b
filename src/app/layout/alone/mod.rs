//! The page while somebody answers alone: one question after the other, thanks, and the way
//! back for whoever knows the PIN. Nothing else of the app is drawn or listens to keys.

mod ask;
mod staff;

use std::rc::Rc;

use yew::prelude::*;

use self::ask::Ask;
use self::staff::Staff;
use crate::app::alone::{self, Alone};
use crate::app::browser::{files, focus, page, tabs};
use crate::app::context::{
    use_about, use_desk, use_dispatch, use_keeper, use_surveys, use_words,
};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::open::use_opener;
use crate::app::parts::{Button, Look};
use crate::app::session::Action;
use crate::app::shared::Shared;
use crate::id::{QuestionId, SurveyId};
use crate::store::Answering;
use crate::study::{Command, Typing};
use crate::survey::form::{Form, next_id};
use crate::survey::{Reply, Survey};

/// Hears of the lock from other tabs. Draws nothing.
#[component]
pub fn AloneWatch() -> Html {
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        let listener = tabs::on_changed(move |key| {
            if alone::is_setting(&key) {
                dispatch.act(Action::Alone(alone::now().is_some()));
            }
        });
        move || drop(listener)
    });
    Html::default()
}

/// Which part of answering is shown.
#[derive(Clone, PartialEq)]
enum Step {
    /// What is asked of whom.
    Begin,
    /// The questions.
    Ask,
    /// The answers could not be kept.
    Failed(Vec<(QuestionId, Reply)>),
    /// They were.
    Done,
}

/// Keeps the answers of one person, under the next number.
fn keep(dispatch: &Dispatch, survey: SurveyId, replies: &[(QuestionId, Reply)]) -> bool {
    let Some(study) = dispatch.study() else { return false };
    let Some(survey) = study.surveys.get(&survey) else { return false };
    let respondent = next_id(survey.respondents.iter().map(|it| &**it));
    let named = |(id, reply): &(QuestionId, Reply)| {
        // The identifier is the number that only now is known.
        let identifies = survey
            .question(*id)
            .is_some_and(|it| matches!(it.0.kind, crate::survey::Kind::Identifier));
        let own = Reply::Text(Rc::from(respondent.as_str()));
        (*id, if identifies { own } else { reply.clone() })
    };
    let command = Command::EnterRespondent {
        survey: survey.id,
        typing: Typing::First,
        replies: replies.iter().map(named).collect(),
        respondent: respondent.clone(),
        replaces: None,
    };
    let kept = dispatch.attempt(command).is_ok();
    if kept {
        alone::set_done(true);
    }
    kept
}

/// The page while somebody answers alone.
#[component]
pub fn AloneScreen() -> Html {
    let all = use_words();
    let words = &all.entry.alone;
    let (desk, dispatch, opener) = (use_desk(), use_dispatch(), use_opener());
    let surveys = use_surveys();
    let now = use_memo((), |()| alone::now());
    let first = if now.as_ref().as_ref().is_some_and(|it| it.done) {
        Step::Done
    } else {
        Step::Begin
    };
    let step = use_state(|| first);
    use_effect_with(desk.open, move |open| {
        if !open {
            opener.last();
        }
    });
    use_effect_with((), {
        let shell = all.shell.name;
        move |()| {
            page::set_title(shell);
            // A file that is dropped is not opened in the page's place.
            let listeners = files::drop_anywhere(Callback::noop(), Callback::noop());
            move || drop(listeners)
        }
    });
    let (keeper, study) = (use_keeper(), use_about().id);
    let survey = now.as_ref().as_ref().map(|it: &Alone| it.survey);
    // After a reload it goes on where it was, as soon as the study is open.
    use_effect_with((study, desk.open), {
        let (step, keeper) = (step.clone(), keeper.clone());
        move |(study, open)| {
            let kept = |it| Answering::of(&**keeper.vault(), *study, it).is_some();
            if *open && *step == Step::Begin && survey.is_some_and(kept) {
                step.set(Step::Ask);
            }
        }
    });
    // What is shown next begins at its top, and is read out.
    use_effect_with(std::mem::discriminant(&*step), |_| {
        page::to_top();
        focus::focus("main h1");
    });
    let found = survey.and_then(|it| surveys.get(&it)).map(Shared::from);
    let form = use_memo(found.clone(), |it: &Option<Shared<Survey>>| {
        it.as_ref().map(|it| Shared::new(Form::of(it)))
    });
    let begin = use_event(step.setter(), |_: MouseEvent, step| step.set(Step::Ask));
    let onsent = use_event(
        (step.setter(), dispatch, survey, (keeper, study)),
        |replies: Vec<(QuestionId, Reply)>, (step, dispatch, survey, (keeper, study))| {
            let kept = survey.is_some_and(|it| keep(dispatch, it, &replies));
            if kept {
                Answering::forget(&**keeper.vault(), *study).ok();
            }
            step.set(if kept { Step::Done } else { Step::Failed(replies) });
        },
    );
    let retry =
        use_event((step.clone(), onsent.clone()), |_: MouseEvent, (step, sent)| {
            if let Step::Failed(replies) = &**step {
                sent.emit(replies.clone());
            }
        });
    let onnext = use_event(step.setter(), |(), step| {
        alone::set_done(false);
        step.set(Step::Begin);
    });
    let said = |[title, text]: [&'static str; 2]| {
        html! { <><h1 tabindex="-1">{ title }</h1><p class="alone-text">{ text }</p></> }
    };
    let body = match (&*step, found, &*form) {
        (Step::Done, ..) => {
            html! { <>{ said(words.thanks) }<Staff next={true} {onnext} /></> }
        }
        (Step::Failed(_), ..) => html! {
            <>
                { said(words.failed) }
                <Button look={Look::Primary} onclick={retry}>{ words.retry }</Button>
                <Staff next={false} {onnext} />
            </>
        },
        (_, Some(survey), Some(form)) => {
            let asked = form.asked(&[]).iter().filter(|it| **it).count();
            if *step == Step::Begin && asked > 0 {
                html! {
                    <>
                        <h1 tabindex="-1">{ &survey.name }</h1>
                        <p class="alone-text">{ (words.questions)(asked) }</p>
                        <Button look={Look::Primary} class="alone-go" onclick={begin}>{ words.begin }</Button>
                        <Staff next={false} {onnext} />
                    </>
                }
            } else if asked > 0 {
                html! { <Ask form={form.clone()} {study} survey={survey.id} {onsent} /> }
            } else {
                html! { <>{ said([words.title, words.gone]) }<Staff next={false} {onnext} /></> }
            }
        }
        _ => {
            html! { <>{ said([words.title, words.gone]) }<Staff next={false} {onnext} /></> }
        }
    };
    html! { <div class="alone">{ body }</div> }
}
