//! Making a questionnaire: a new one, a new question, and a data dictionary of one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{clock, files, focus, ids, live};
use crate::app::context::{use_dispatch, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in;
use crate::app::notice::Notice;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Look, Message, TextField};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::interchange::exports;
use crate::stamp::{Provenance, Stamp};
use crate::study::Command;
use crate::survey::{Asking, Kind, Question, Records, Survey};
use crate::words::EN;
use crate::words::refusals::refusal;

/// Props of [`NewSurvey`].
#[derive(Properties, PartialEq)]
pub(super) struct NewSurveyProps {
    /// Hears that it was made, or that none is.
    pub(super) ondone: Callback<()>,
}

/// A new questionnaire: its name; its questions are added where it then is.
#[component]
pub(super) fn NewSurvey(props: &NewSurveyProps) -> Html {
    let all = use_words();
    let words = &all.survey.build;
    let dispatch = use_dispatch();
    let name = use_state(String::new);
    let wrong = use_state(AttrValue::default);
    use_effect_with((), |()| {
        focus::focus_id("new-survey");
    });
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let onsubmit = use_event(
        ((*name).clone(), dispatch, props.ondone.clone(), wrong.setter()),
        |event: SubmitEvent, (name, dispatch, ondone, wrong)| {
            event.prevent_default();
            let Some(by) = dispatch.coder() else { return };
            let stamp = Stamp { at: clock::now().at, by };
            let survey = Survey {
                id: ids::new_id(),
                name: name.trim().to_owned(),
                source: String::new(),
                respondents: Rc::default(),
                questions: Vec::new(),
                composites: Vec::new(),
                second: None,
                provenance: Provenance::new(&stamp),
            };
            match dispatch.attempt(Command::AddSurvey(Box::new(survey))) {
                Ok(()) => ondone.emit(()),
                Err(why) => wrong.set(refusal(&why).0.into()),
            }
        },
    );
    let cancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    html! {
        <form class="card new-survey" {onsubmit} novalidate=true>
            <TextField
                id="new-survey"
                label={all.survey.name}
                value={(*name).clone()}
                error={(*wrong).clone()}
                {oninput}
            />
            <div class="row">
                <Button look={Look::Primary} submit=true>{ words.make }</Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </form>
    }
}

/// Adds a question that asks for text, and returns its id.
pub(super) fn add_question(
    dispatch: &Dispatch,
    survey: &Survey,
    before: Option<QuestionId>,
) -> Option<QuestionId> {
    let by = dispatch.coder()?;
    let taken = |it: &String| survey.by_name(it).is_some();
    let next = survey.questions.len() + 1;
    let name = (next..=2 * next).map(|it| format!("q{it}")).find(|it| !taken(it))?;
    let id = ids::new_id();
    let question = Question {
        id,
        text: EN.survey.build.new_question.to_owned(),
        name,
        kind: Kind::Text,
        missing_codes: Vec::new(),
        reversed: false,
        asking: Asking::default(),
        provenance: Provenance::new(&Stamp { at: clock::now().at, by }),
    };
    let question = Box::new(question);
    dispatch
        .attempt(Command::AddQuestion { survey: survey.id, question, before })
        .ok()?;
    Some(id)
}

/// Saves a survey's questions as a data dictionary.
pub(super) fn save_dictionary(dispatch: &Dispatch, survey: &Survey) {
    let bytes = exports::write_questionnaire(survey);
    let text = String::from_utf8_lossy(&bytes);
    say_leaks_in(dispatch, &mut text.split(['\n', '"']));
    let stem: String = survey
        .name
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { '-' })
        .collect();
    files::download(&format!("{stem}-dictionary.csv"), "text/csv", &bytes);
}

/// Props of [`OnlyDictionary`].
#[derive(Properties, PartialEq)]
pub(super) struct OnlyDictionaryProps {
    pub(super) name: AttrValue,
    pub(super) records: Shared<Records>,
    /// Hears that it was taken, or is not to be.
    pub(super) ondone: Callback<()>,
}

/// A data dictionary without answers: it waits for the file that has them, or is a
/// questionnaire to fill in here.
#[component]
pub(super) fn OnlyDictionary(props: &OnlyDictionaryProps) -> Html {
    let all = use_words();
    let words = &all.survey.build;
    let dispatch = use_dispatch();
    let take = use_event(
        (dispatch, props.name.clone(), props.records.clone(), props.ondone.clone()),
        |_: MouseEvent, (dispatch, file, records, ondone)| {
            let Some(by) = dispatch.coder() else { return };
            let stamp = Stamp { at: clock::now().at, by };
            let stem = file.rsplit_once('.').map_or(&**file, |it| it.0);
            let names = (stem, &**file);
            let mut ids = ids::ids();
            let Some(read) =
                exports::read_questionnaire(records, names, &mut ids, &stamp)
            else {
                return;
            };
            let said = (EN.survey.imported)(0, read.value.questions.len());
            if dispatch.attempt(Command::AddSurvey(Box::new(read.value))).is_ok() {
                live::say(&said);
                let first =
                    read.notes.first().map(|it| (EN.problem)(&it.problem).message);
                dispatch.notify(Notice::new(Tone::Info, said, first.unwrap_or_default()));
                ondone.emit(());
            }
        },
    );
    let cancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    html! {
        <Message message={(words.dictionary)(&props.name)} hint={words.dictionary_hint}>
            <div class="row">
                <Button look={Look::Primary} onclick={take}>{ words.take }</Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </Message>
    }
}
