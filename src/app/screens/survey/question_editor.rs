//! A question of the study: its wording and name, its kind, its levels, reasons for no
//! answer, and how it is asked in a form.

use std::rc::Rc;

use yew::prelude::*;

use super::LevelsEditor;
use super::asking::AskingEditor;
use super::reasons::ReasonsEditor;
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Checkbox, Choice, Look, Select, TextField};
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::study::Command;
use crate::survey::{Kind, KindName, Level, MissingCode, Question, Survey};
use crate::words::EN;

/// Between the options of a question that is made here.
const JOINER: &str = ";";

/// Changes a question; its answers follow.
pub(super) fn set(dispatch: &Dispatch, survey: SurveyId, question: Question) {
    let question = Box::new(question);
    dispatch.run(Command::SetQuestion { survey, question, column: None });
}

/// Returns a kind with these levels.
fn with_levels(kind: &Kind, levels: Vec<Level>) -> Kind {
    match kind {
        Kind::Single(_) => Kind::Single(levels),
        Kind::Scale(_) => Kind::Scale(levels),
        Kind::Multiple(_, joiner) => Kind::Multiple(levels, joiner.clone()),
        other => other.clone(),
    }
}

/// Returns another kind with the levels there are; those of a scale get scores.
fn as_kind(kind: &Kind, name: KindName) -> Kind {
    let mut levels = kind.levels().to_vec();
    match name {
        KindName::Identifier => Kind::Identifier,
        KindName::Single => Kind::Single(levels),
        KindName::Multiple => Kind::Multiple(levels, JOINER.to_owned()),
        KindName::Number => Kind::Number,
        KindName::Date => Kind::Date,
        KindName::Text => Kind::Text,
        KindName::Scale => {
            let mut next = 1.0;
            for it in levels.iter_mut().filter(|it| !it.off_scale) {
                it.score = it.score.or(Some(next));
                next += 1.0;
            }
            Kind::Scale(levels)
        }
    }
}

/// Props of [`QuestionEditor`].
#[derive(Properties, PartialEq)]
pub struct QuestionEditorProps {
    /// The survey.
    pub survey: Shared<Survey>,
    /// The question.
    pub question: Question,
    /// Hears that it is done.
    pub ondone: Callback<()>,
}

/// A question of the study.
#[component]
pub fn QuestionEditor(props: &QuestionEditorProps) -> Html {
    let words = &use_words().survey;
    let dispatch = use_dispatch();
    let question = &props.question;
    let deps = (dispatch, props.survey.id, question.clone());
    let ontext = use_event(deps.clone(), |text: String, (dispatch, survey, it)| {
        let text = text.trim();
        let text = if text.is_empty() { &it.name } else { text };
        if *text != it.text {
            set(dispatch, *survey, Question { text: text.to_owned(), ..it.clone() });
        }
    });
    let onname = use_event(deps.clone(), |name: String, (dispatch, survey, it)| {
        let name = name.trim();
        if *name != it.name {
            let text = if it.text == it.name { name } else { it.text.as_str() };
            let (name, text) = (name.to_owned(), text.to_owned());
            set(dispatch, *survey, Question { name, text, ..it.clone() });
        }
    });
    let onkind = use_event(deps.clone(), |value: AttrValue, (dispatch, survey, it)| {
        if let Some(name) = KindName::parse(&value) {
            let kind = as_kind(&it.kind, name);
            set(dispatch, *survey, Question { kind, ..it.clone() });
        }
    });
    let onlevels = use_event(
        deps.clone(),
        |(levels, _): (Vec<Level>, Vec<usize>), (dispatch, survey, it)| {
            let kind = with_levels(&it.kind, levels);
            set(dispatch, *survey, Question { kind, ..it.clone() });
        },
    );
    let oncodes =
        use_event(deps.clone(), |codes: Vec<MissingCode>, (dispatch, survey, it)| {
            set(dispatch, *survey, Question { missing_codes: codes, ..it.clone() });
        });
    let onreversed = use_event(deps.clone(), |reversed: bool, (dispatch, survey, it)| {
        let question = it.id;
        dispatch.run(Command::ReverseQuestion { survey: *survey, question, reversed });
    });
    let remove = use_event(deps, |_: MouseEvent, (dispatch, survey, it)| {
        let command = Command::RemoveQuestion { survey: *survey, id: it.id };
        if dispatch.attempt(command).is_ok() {
            let again = dispatch.clone();
            let undo = Callback::from(move |()| again.undo());
            let words = &EN.survey.question;
            dispatch
                .notify(Notice::info((words.removed)(&it.text)).with(words.undo, undo));
        }
    });
    let done = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let levels: Rc<[Level]> = question.kind.levels().into();
    let name = question.kind.name();
    let choice = matches!(name, KindName::Single | KindName::Scale | KindName::Multiple);
    let kinds: Rc<[Choice]> = KindName::ALL
        .into_iter()
        .map(|it| Choice::new(it.as_str(), (words.kind)(it)))
        .collect();
    html! {
        <div class="column-detail">
            <div class="column-side">
                <TextField
                    id={format!("text-{}", question.id)}
                    label={words.question.wording}
                    value={question.text.clone()}
                    oncommit={ontext}
                />
                <TextField
                    id={format!("name-{}", question.id)}
                    label={words.question.name}
                    help={words.question.name_help}
                    value={question.name.clone()}
                    oncommit={onname}
                />
                <Select
                    id={format!("kind-{}", question.id)}
                    label={words.column.kind}
                    help={words.question.kind_help}
                    value={name.as_str()}
                    options={kinds}
                    onchange={onkind}
                />
                if name == KindName::Scale {
                    <Checkbox
                        id={format!("reversed-{}", question.id)}
                        label={words.question.reversed}
                        checked={question.reversed}
                        onchange={onreversed}
                    />
                }
            </div>
            <div class="column-side">
                if choice {
                    <LevelsEditor
                        id={format!("levels-{}", question.id)}
                        kind={name}
                        {levels}
                        {onlevels}
                    />
                }
                <ReasonsEditor
                    id={format!("reasons-{}", question.id)}
                    codes={question.missing_codes.clone()}
                    {oncodes}
                />
            </div>
            <AskingEditor survey={props.survey.clone()} question={question.clone()} />
            <div class="row column-end">
                <Button onclick={done}>{ words.question.done }</Button>
                <Button look={Look::Danger} onclick={remove}>{ words.question.remove_question }</Button>
            </div>
        </div>
    }
}
