//! Two typings of the same paper forms: how often they agree, and each difference to decide.

use yew::prelude::*;

use super::line::means;
use crate::app::browser::{focus, live};
use crate::app::context::{use_dispatch, use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, ConfirmButton, Empty, Message, PageHead, Section};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::stats::rounded;
use crate::study::Command;
use crate::survey::form::shown_as;
use crate::survey::{Differs, Missing, Question, Reply, Survey, compare};
use crate::words::EN;
use crate::words::entry::Compare;

/// So many differences are shown at once.
const SHOWN: usize = 100;

/// Props of [`CompareScreen`].
#[derive(Properties, PartialEq)]
pub struct CompareProps {
    /// The survey.
    pub survey: SurveyId,
}

/// Returns an answer as it is read.
fn said(question: &Question, reply: &Reply, words: &Compare) -> String {
    match reply {
        Reply::Missing(Missing::NotShown) => words.hidden.to_owned(),
        Reply::Missing(Missing::Empty) => words.blank.to_owned(),
        _ => means(question, reply).unwrap_or_else(|| shown_as(question, reply)),
    }
}

/// The screen.
#[component]
pub fn CompareScreen(props: &CompareProps) -> Html {
    let words = &use_words().entry;
    let own = &words.compare;
    let (surveys, dispatch) = (use_surveys(), use_dispatch());
    let survey = surveys.get(&props.survey).map(Shared::from);
    let compared =
        use_memo(survey.clone(), |survey| survey.as_ref().and_then(|it| compare(it)));
    let onremove = use_event((props.survey, dispatch), |(), (survey, dispatch)| {
        if dispatch.attempt(Command::RemoveSecondTyping { survey: *survey }).is_ok() {
            let again = dispatch.clone();
            let undo = Callback::from(move |()| again.undo());
            let said = Notice::info(EN.entry.compare.removed);
            dispatch.notify(said.with(EN.survey.question.undo, undo));
        }
    });
    let entry = html! {
        <a class="button" href={(Route::Entry { survey: props.survey }).href()}>{ words.go }</a>
    };
    let (Some(survey), Some(compared)) = (survey, &*compared) else {
        return html! {
            <>
                <PageHead title={own.title} section={Section::Warp} />
                <Empty title={own.none[0]} text={own.none[1]}>{ entry }</Empty>
            </>
        };
    };
    let percent =
        compared.agreement().map_or_else(|| "–".to_owned(), |it| rounded(it * 100.0, 1));
    let names = |all: &[std::rc::Rc<str>]| -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    };
    let more = compared.open.len().saturating_sub(SHOWN);
    html! {
        <>
            <PageHead title={own.title} about={survey.name.clone()} section={Section::Warp}>
                { entry }
            </PageHead>
            <div class="page compare">
                <p class="compare-rate" role="status">
                    <b>{ (own.agreement)(compared.agreed, compared.cells, &percent) }</b>
                    { " " }
                    { (own.state)(compared.settled, compared.open.len()) }
                </p>
                for (ids, second) in [(&compared.only_first, false), (&compared.only_second, true)] {
                    if !ids.is_empty() {
                        <p class="note">{ (own.only)(&names(ids), second) }</p>
                    }
                }
                if compared.open.is_empty() {
                    <Message message={own.done} />
                } else {
                    <div class="table-scroll">
                        <table class="compare-table">
                            <caption class="unseen">{ own.caption }</caption>
                            <thead>
                                <tr>
                                    for head in own.heads {
                                        <th scope="col">{ head }</th>
                                    }
                                </tr>
                            </thead>
                            <tbody>
                                for (at, it) in compared.open.iter().take(SHOWN).enumerate() {
                                    <Difference
                                        key={format!("{} {}", it.respondent, it.question)}
                                        survey={survey.clone()}
                                        differs={it.clone()}
                                        {at}
                                    />
                                }
                            </tbody>
                        </table>
                    </div>
                    if more > 0 {
                        <p class="note">{ (own.more)(more) }</p>
                    }
                }
                <div class="row">
                    <ConfirmButton
                        label={own.remove}
                        question={own.remove_ask}
                        yes={own.remove}
                        onyes={onremove}
                    />
                </div>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DifferenceProps {
    survey: Shared<Survey>,
    differs: Differs,
    at: usize,
}

#[component]
fn Difference(props: &DifferenceProps) -> Html {
    let words = &use_words().entry.compare;
    let dispatch = use_dispatch();
    let it = &props.differs;
    let take = use_event(
        (props.survey.clone(), it.clone(), props.at, dispatch),
        |second: bool, (survey, it, at, dispatch)| {
            let reply = if second { &it.second } else { &it.first };
            let Some((question, _)) = survey.question(it.question) else { return };
            let answer = said(question, reply, &EN.entry.compare);
            dispatch.run(Command::SettleAnswer {
                survey: survey.id,
                question: it.question,
                respondent: it.respondent.to_string(),
                reply: reply.clone(),
            });
            live::say(&(EN.entry.compare.decided)(&it.respondent, &answer));
            // The next difference moves up into this place.
            let place = *at;
            crate::app::browser::timers::after(0, move || {
                if !focus::focus_id(&format!("take-{place}-0")) {
                    focus::focus("main h1");
                }
            });
        },
    );
    let first = use_event(take.clone(), |_: MouseEvent, take| take.emit(false));
    let second = use_event(take, |_: MouseEvent, take| take.emit(true));
    let Some((question, _)) = props.survey.question(it.question) else {
        return Html::default();
    };
    let button = |at: usize, reply: &Reply, onclick: Callback<MouseEvent>| {
        let answer = said(question, reply, words);
        html! {
            <td>
                <Button
                    id={format!("take-{}-{at}", props.at)}
                    label={(words.take)(&answer, &it.respondent, &question.text)}
                    {onclick}
                >
                    { answer }
                </Button>
            </td>
        }
    };
    html! {
        <tr>
            <th scope="row">{ it.respondent.to_string() }</th>
            <td>{ &question.text }</td>
            { button(0, &it.first, first) }
            { button(1, &it.second, second) }
        </tr>
    }
}
