//! One participant, changed in their row of the table.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{Transcripts, use_dispatch, use_surveys, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::parts::{Button, Chip, Choice, Look, Row, Select, TextField};
use crate::app::screens::files::say_undoable;
use crate::id::{Id as _, ParticipantId, TranscriptId};
use crate::participants::{Participant, Participants};
use crate::study::{Command, Refusal};
use crate::words::EN;
use crate::words::refusals::refusal;

#[derive(Properties, PartialEq)]
pub(super) struct EditButtonProps {
    pub(super) id: ParticipantId,
    pub(super) name: AttrValue,
    pub(super) onedit: Callback<Option<ParticipantId>>,
}

/// Opens a row for changes.
#[component]
pub(super) fn EditButton(props: &EditButtonProps) -> Html {
    let words = &use_words().participants;
    let onclick = use_event((props.id, props.onedit.clone()), {
        |_: MouseEvent, (id, onedit)| onedit.emit(Some(*id))
    });
    html! {
        <Button
            look={Look::Quiet}
            label={AttrValue::from((words.edit_who)(&props.name))}
            {onclick}
        >
            { words.edit }
        </Button>
    }
}

/// Returns a participant's row while it is being changed.
pub(super) fn editing(
    person: &Participant,
    people: &Participants,
    transcripts: &Transcripts,
    onedit: &Callback<Option<ParticipantId>>,
) -> Row {
    let words = &EN.participants;
    let id = person.id;
    let [name, texts, respondent, _] = words.columns;
    let field = |what: What, label: &str, value: &str| {
        html! {
            <Field {id} {what} label={label.to_owned()} value={value.to_owned()} />
        }
    };
    let mut cells = vec![field(What::Name, name, &person.name)];
    cells.extend(people.attributes.iter().map(|it| {
        field(What::Attribute(it.clone()), it, person.value(it).unwrap_or_default())
    }));
    let own = |it: &TranscriptId| {
        transcripts.get(it).is_some_and(|it| it.participant == Some(id))
    };
    let named = |it: &TranscriptId| {
        let name = transcripts.get(it).map(|it| it.name.clone());
        (*it, name.unwrap_or_default())
    };
    let (linked, free): (Vec<_>, Vec<_>) = transcripts.keys().partition(|it| own(it));
    let linked: Vec<(TranscriptId, String)> = linked.into_iter().map(named).collect();
    let free: Vec<(TranscriptId, String)> = free.into_iter().map(named).collect();
    cells.push(html! {
        <Texts {id} label={texts} linked={Rc::from(linked)} free={Rc::from(free)} />
    });
    let answers = person.respondent.as_deref().unwrap_or_default();
    cells.push(field(What::Respondent, respondent, answers));
    cells.push(html! { <Doing {id} onedit={onedit.clone()} /> });
    Row::new(id.to_string(), cells)
}

/// A field of a participant.
#[derive(Clone, Debug, PartialEq)]
enum What {
    Name,
    Attribute(String),
    Respondent,
}

/// Changes one field of what the participant is now.
fn change(
    dispatch: &Dispatch,
    id: ParticipantId,
    what: &What,
    value: &str,
) -> Result<(), Refusal> {
    let study = dispatch.study();
    let now = study.as_ref().and_then(|it| it.participants.get(id));
    let Some(now) = now else { return Err(Refusal::Gone) };
    let mut next = now.clone();
    let value = value.trim();
    match what {
        What::Name => value.clone_into(&mut next.name),
        What::Attribute(name) if value.is_empty() => {
            next.attributes.remove(name);
        }
        What::Attribute(name) => {
            next.attributes.insert(name.clone(), value.to_owned());
        }
        What::Respondent => {
            next.respondent = (!value.is_empty()).then(|| value.to_owned());
        }
    }
    if next == *now {
        return Ok(());
    }
    dispatch.attempt(Command::PutParticipants { attributes: vec![], people: vec![next] })
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    id: ParticipantId,
    what: What,
    label: AttrValue,
    value: AttrValue,
}

#[component]
fn Field(props: &FieldProps) -> Html {
    let words = &use_words().participants;
    let (dispatch, surveys) = (use_dispatch(), use_surveys());
    let wrong = use_state(AttrValue::default);
    let oncommit = use_event((props.id, props.what.clone(), dispatch, wrong.setter()), {
        |value: String, (id, what, dispatch, wrong)| {
            let said = match change(dispatch, *id, what, &value) {
                Ok(()) => String::new(),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    format!("{message} {hint}")
                }
            };
            wrong.set(said.into());
        }
    });
    let knows =
        |id: &str| surveys.values().any(|it| it.respondents.iter().any(|it| **it == *id));
    let stray = props.what == What::Respondent
        && !surveys.is_empty()
        && !props.value.is_empty()
        && !knows(&props.value);
    let error =
        if stray { (words.no_respondent)(&props.value).into() } else { (*wrong).clone() };
    let key = match &props.what {
        What::Name => "name",
        What::Attribute(name) => name,
        What::Respondent => "respondent",
    };
    html! {
        <TextField
            id={format!("person-{key}")}
            label={props.label.clone()}
            hide_label=true
            value={props.value.clone()}
            {error}
            {oncommit}
        />
    }
}

#[derive(Properties, PartialEq)]
struct TextsProps {
    id: ParticipantId,
    label: AttrValue,
    linked: Rc<[(TranscriptId, String)]>,
    free: Rc<[(TranscriptId, String)]>,
}

/// The transcripts that are theirs.
#[component]
fn Texts(props: &TextsProps) -> Html {
    let words = &use_words().participants;
    let dispatch = use_dispatch();
    let id = props.id;
    let onchange = use_event((id, dispatch.clone()), {
        |key: AttrValue, (id, dispatch)| {
            if let Some(text) = TranscriptId::parse(&key) {
                let participant = Some(*id);
                dispatch.run(Command::LinkTranscript { id: text, participant });
            }
        }
    });
    let unlink = |text: TranscriptId| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.run(Command::LinkTranscript { id: text, participant: None });
        })
    };
    let free =
        props.free.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let options: Vec<Choice> =
        std::iter::once(Choice::new("", words.no_link)).chain(free).collect();
    html! {
        <div class="people-texts">
            for (text, name) in props.linked.iter() {
                <Chip
                    key={text.to_string()}
                    label={name.clone()}
                    onremove={unlink(*text)}
                    remove={AttrValue::from((words.unlink)(name))}
                />
            }
            if !props.free.is_empty() {
                <Select
                    key="more"
                    id="person-text"
                    label={words.link}
                    hide_label=true
                    value=""
                    options={Rc::from(options)}
                    {onchange}
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DoingProps {
    id: ParticipantId,
    onedit: Callback<Option<ParticipantId>>,
}

/// Ends the changes, or removes the participant.
#[component]
fn Doing(props: &DoingProps) -> Html {
    let words = &use_words().participants;
    let dispatch = use_dispatch();
    let done = use_event(props.onedit.clone(), |_: MouseEvent, it| it.emit(None));
    let remove = use_event((props.id, dispatch), |_: MouseEvent, (id, dispatch)| {
        let study = dispatch.study();
        let person = study.as_ref().and_then(|it| it.participants.get(*id));
        let name = person.map(|it| it.name.clone()).unwrap_or_default();
        dispatch.run(Command::RemoveParticipant { id: *id });
        say_undoable(dispatch, (EN.participants.removed)(&name));
    });
    html! {
        <div class="row people-doing">
            <Button onclick={done}>{ words.done }</Button>
            <Button look={Look::Danger} onclick={remove}>{ words.remove }</Button>
        </div>
    }
}
