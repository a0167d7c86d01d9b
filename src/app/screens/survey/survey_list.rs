//! A survey of the study with its questions.

use yew::prelude::*;

use super::QuestionEditor;
use super::building::{add_question, save_dictionary};
use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Look, TextField};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::app::steps::use_drawn;
use crate::id::QuestionId;
use crate::study::Command;
use crate::survey::{Column, Missing, Question, Survey};
use crate::words::EN;

/// So many questions are drawn at once.
const ROWS: usize = 30;

/// Props of [`SurveyCard`].
#[derive(Properties, PartialEq)]
pub struct SurveyCardProps {
    /// The survey.
    pub survey: Shared<Survey>,
}

/// How many cells of a question are answers, and how many are not and why.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    answered: usize,
    missing: usize,
    strays: usize,
}

impl Counts {
    fn of(column: &Column) -> Self {
        let mut counts = Self {
            answered: column.answers.len(),
            missing: 0,
            strays: column.strays.len(),
        };
        for (_, why) in column.answers.all_missing() {
            counts.answered -= 1;
            counts.missing += usize::from(why != Missing::NotShown);
        }
        counts
    }
}

/// A survey of the study with its questions.
#[component]
pub fn SurveyCard(props: &SurveyCardProps) -> Html {
    let all = use_words();
    let words = &all.survey.question;
    let dispatch = use_dispatch();
    let survey = &props.survey;
    let opened = use_state(|| None::<QuestionId>);
    let counts = use_memo(survey.clone(), |survey| {
        survey.questions.iter().map(|(_, it)| Counts::of(it)).collect::<Vec<_>>()
    });
    let onopen = use_event((), {
        let opened = opened.setter();
        move |id: Option<QuestionId>, ()| opened.set(id)
    });
    let onname = use_event(
        (survey.id, survey.name.clone(), dispatch.clone()),
        |name: String, (id, old, dispatch)| {
            if name.trim() != old {
                dispatch.run(Command::RenameSurvey { id: *id, name });
            }
        },
    );
    let remove = use_event(
        (survey.id, survey.name.clone(), dispatch.clone()),
        |_: MouseEvent, (id, name, dispatch)| {
            if dispatch.attempt(Command::RemoveSurvey { id: *id }).is_ok() {
                let words = &EN.survey.question;
                let again = dispatch.clone();
                let undo = Callback::from(move |()| again.undo());
                let said = (words.removed)(name);
                dispatch.notify(Notice::info(said).with(words.undo, undo));
            }
        },
    );
    let add = use_event(
        (survey.clone(), dispatch.clone(), onopen.clone()),
        |_: MouseEvent, (survey, dispatch, onopen)| {
            if let Some(id) = add_question(dispatch, survey, None) {
                onopen.emit(Some(id));
                focus::when_drawn(format!("text-{id}"));
            }
        },
    );
    let dictionary = use_event(
        (survey.clone(), dispatch.clone()),
        |_: MouseEvent, (survey, dispatch)| {
            save_dictionary(dispatch, survey);
        },
    );
    let drawn = use_drawn(counts.len(), ROWS, ROWS);
    let heading = format!("survey-{}", survey.id);
    let source = (!survey.source.is_empty()).then(|| (words.source)(&survey.source));
    html! {
        <section class="survey-card" aria-labelledby={heading.clone()}>
            <header class="survey-head">
                <h2 id={heading}>{ &survey.name }</h2>
                <p class="note">
                    { (words.holds)(survey.questions.len(), survey.rows()) }
                    if let Some(source) = source {
                        { " · " }{ source }
                    }
                </p>
                <div class="row">
                    <a class="button" href={(Route::Entry { survey: survey.id }).href()}>{ all.entry.go }</a>
                    <a class="button" href={(Route::Alone { survey: survey.id }).href()}>{ all.entry.alone.go }</a>
                    <a class="button" href={Route::Results.href()}>{ words.results }</a>
                </div>
            </header>
            <table class="columns questions">
                <caption class="unseen">{ (words.caption)(&survey.name) }</caption>
                <thead>
                    <tr>
                        for (at, head) in words.heads.iter().enumerate() {
                            <th scope="col" class={(at > 1).then_some("figure")}>{ *head }</th>
                        }
                        <td></td>
                    </tr>
                </thead>
                for ((question, _), counts) in survey.questions.iter().zip(counts.iter()).take(drawn) {
                    <QuestionRow
                        key={question.id.to_string()}
                        survey={survey.clone()}
                        question={question.clone()}
                        counts={*counts}
                        open={*opened == Some(question.id)}
                        onopen={onopen.clone()}
                    />
                }
            </table>
            <div class="row">
                <Button onclick={add}>{ all.survey.build.add_question }</Button>
                if !survey.questions.is_empty() {
                    <Button look={Look::Quiet} onclick={dictionary}>{ all.survey.build.dictionary_save }</Button>
                }
            </div>
            <footer class="survey-foot">
                <TextField
                    id={format!("name-{}", survey.id)}
                    label={words.rename}
                    value={survey.name.clone()}
                    oncommit={onname}
                />
                <Button look={Look::Danger} onclick={remove}>{ words.remove }</Button>
            </footer>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionRowProps {
    survey: Shared<Survey>,
    question: Question,
    counts: Counts,
    open: bool,
    onopen: Callback<Option<QuestionId>>,
}

#[component]
fn QuestionRow(props: &QuestionRowProps) -> Html {
    let all = &use_words().survey;
    let words = &all.question;
    let (question, counts) = (&props.question, props.counts);
    let open = use_event(
        (question.id, props.open, props.onopen.clone()),
        |_: MouseEvent, (id, open, onopen)| onopen.emit((!open).then_some(*id)),
    );
    let dispatch = use_dispatch();
    let onmove = use_event(
        (props.survey.clone(), question.id, dispatch),
        |down: bool, (survey, id, dispatch)| {
            let all = &survey.questions;
            let Some(at) = all.iter().position(|it| it.0.id == *id) else { return };
            let to = if down { Some(at + 2) } else { at.checked_sub(1) };
            let Some(to) = to else { return };
            let before = all.get(to).map(|it| it.0.id);
            dispatch.run(Command::MoveQuestion { survey: survey.id, id: *id, before });
            let (name, id) = (if down { "down" } else { "up" }, *id);
            focus::when_drawn(format!("question-{name}-{id}"));
        },
    );
    let up = use_event(onmove.clone(), |_: MouseEvent, it| it.emit(false));
    let down = use_event(onmove, |_: MouseEvent, it| it.emit(true));
    let ondone = use_event(props.onopen.clone(), |(), onopen| onopen.emit(None));
    html! {
        <tbody class={classes!("column", props.open.then_some("open"))}>
            <tr class="column-line">
                <th scope="row" class="column-name">
                    <a
                        class="column-title"
                        href={(Route::Question { question: question.id }).href()}
                        aria-label={(words.results_of)(&question.text)}
                    >
                        { &question.text }
                    </a>
                    if question.text != question.name {
                        <span class="column-wording">{ &question.name }</span>
                    }
                </th>
                <td class="column-kind">{ (all.kind)(question.kind.name()) }</td>
                <td class="figure">
                    <span class="narrow">{ words.heads[2] }{ ": " }</span>
                    { EN.numbers.whole(counts.answered) }
                </td>
                <td class="figure column-missing">
                    <span class="narrow">{ words.heads[3] }{ ": " }</span>
                    { (all.column.missing)(counts.missing) }
                    if counts.strays > 0 {
                        <span class="column-warn">{ (words.strays)(counts.strays) }</span>
                    }
                </td>
                <td class="column-open">
                    <Button
                        id={format!("question-up-{}", question.id)}
                        look={Look::Quiet}
                        label={(all.column.up)(&question.text)}
                        onclick={up}
                    >
                        { "↑" }
                    </Button>
                    <Button
                        id={format!("question-down-{}", question.id)}
                        look={Look::Quiet}
                        label={(all.column.down)(&question.text)}
                        onclick={down}
                    >
                        { "↓" }
                    </Button>
                    <Button
                        look={Look::Quiet}
                        label={(words.edit_of)(&question.text)}
                        expanded={props.open}
                        onclick={open}
                    >
                        { words.edit }
                    </Button>
                </td>
            </tr>
            if props.open {
                <tr class="column-more">
                    <td colspan="5">
                        <QuestionEditor
                            survey={props.survey.clone()}
                            question={question.clone()}
                            {ondone}
                        />
                    </td>
                </tr>
            }
        </tbody>
    }
}
