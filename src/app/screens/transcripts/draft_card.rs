//! One transcript as it was understood from its file, to be checked before it is taken.

use std::rc::Rc;

use yew::prelude::*;

use super::pile::{Change, Edit, Paper};
use super::speakers::{SpeakerChange, SpeakerLine, SpeakerList};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Choice, Look, Message, Select, TextField};
use crate::app::shared::Shared;
use crate::id::{Id as _, ParticipantId};
use crate::parsed::{Note, Severity};
use crate::transcript::{Draft, TranscriptKind};
use crate::words::{EN, Words};

/// How many turns are shown.
const PREVIEW: usize = 4;
/// How many remarks are shown.
const NOTES: usize = 4;

/// Props of [`DraftCard`].
#[derive(Properties, PartialEq)]
pub struct DraftCardProps {
    /// The file that was read.
    pub paper: Shared<Paper>,
    /// The participants, to link; the first one is nobody.
    pub people: Rc<[Choice]>,
    /// Hears the changes.
    pub onchange: Callback<Change>,
}

/// Returns the kinds of text, to choose from.
pub fn kinds(words: &Words) -> Rc<[Choice]> {
    TranscriptKind::ALL
        .map(|it| Choice::new(it.as_str(), (words.transcripts.kind)(it)))
        .into()
}

/// One transcript to check.
#[component]
pub fn DraftCard(props: &DraftCardProps) -> Html {
    let words = &use_words().transcripts.import;
    let paper = &props.paper;
    let leave = use_event((paper.key, props.onchange.clone()), {
        |_: MouseEvent, (key, onchange): &(u32, Callback<Change>)| {
            onchange.emit(Change::Leave(*key));
        }
    });
    let name = paper.draft.as_ref().map_or(&paper.file, |it| &it.name);
    html! {
        <li class={classes!("draft", "card", paper.draft.is_none().then_some("bad"))}>
            if let Some(draft) = &paper.draft {
                <Understood key="draft" paper={paper.clone()} people={props.people.clone()} onchange={props.onchange.clone()} />
                <p class="draft-size" key="size">{ (words.size)(draft.turns.len(), words_of(draft), &paper.file) }</p>
                if let Some(wanted) = &paper.wanted {
                    <p class="note" key="wanted">{ (words.renamed)(wanted) }</p>
                }
                <Remarks key="notes" notes={paper.notes.clone()} />
                <div class="draft-columns" key="columns">
                    <Voices paper={paper.clone()} onchange={props.onchange.clone()} />
                    <Beginning paper={paper.clone()} />
                </div>
            } else {
                <h3 key="name">{ (words.not_read)(&paper.file) }</h3>
                if paper.unreadable {
                    <Message key="disk" tone={Tone::Warning} message={words.unreadable} />
                }
                <Remarks key="notes" notes={paper.notes.clone()} />
            }
            <div class="draft-leave" key="leave">
                <Button look={Look::Quiet} label={AttrValue::from((words.leave)(name))} onclick={leave}>
                    { words.leave_out }
                </Button>
            </div>
        </li>
    }
}

fn words_of(draft: &Draft) -> usize {
    draft.turns.iter().map(|it| it.text.split_whitespace().count()).sum()
}

/// Returns what hands an edit of this paper on.
fn edits<T: 'static>(
    key: u32,
    onchange: &Callback<Change>,
    make: impl Fn(T) -> Edit + 'static,
) -> Callback<T> {
    let onchange = onchange.clone();
    Callback::from(move |it| onchange.emit(Change::Edit(key, make(it))))
}

/// Name, kind and participant.
#[component]
fn Understood(props: &DraftCardProps) -> Html {
    let all = use_words();
    let words = &all.transcripts.import;
    let (key, onchange) = (props.paper.key, &props.onchange);
    let kinds = use_memo((), |()| kinds(all));
    let Some(draft) = &props.paper.draft else { return Html::default() };
    let onname = edits(key, onchange, Edit::Name);
    let onkind = edits(key, onchange, |it: AttrValue| {
        Edit::Kind(TranscriptKind::parse(&it).unwrap_or_default())
    });
    let onperson = edits(key, onchange, |it: AttrValue| {
        Edit::Participant(ParticipantId::parse(&it))
    });
    let person = props.paper.participant.map(|it| it.to_string()).unwrap_or_default();
    html! {
        <div class="draft-fields">
            <TextField id={format!("draft-name-{key}")} label={words.name} value={draft.name.clone()} oncommit={onname} />
            <Select
                id={format!("draft-kind-{key}")}
                label={words.kind}
                value={draft.kind.as_str()}
                options={Rc::<[Choice]>::clone(&kinds)}
                onchange={onkind}
            />
            if props.people.len() > 1 {
                <Select
                    id={format!("draft-person-{key}")}
                    label={words.participant}
                    value={person}
                    options={Rc::clone(&props.people)}
                    onchange={onperson}
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    paper: Shared<Paper>,
    #[prop_or_default]
    onchange: Callback<Change>,
}

/// Who speaks.
#[component]
fn Voices(props: &PartProps) -> Html {
    let Some(draft) = &props.paper.draft else { return Html::default() };
    let turns =
        |at: usize| draft.turns.iter().filter(|it| it.speaker == Some(at)).count();
    let speakers: Rc<[SpeakerLine]> = draft
        .speakers
        .iter()
        .enumerate()
        .map(|(at, it)| SpeakerLine {
            key: at.to_string().into(),
            name: it.name.clone().into(),
            turns: turns(at),
            interviewer: it.interviewer,
            participant: None,
        })
        .collect();
    let key = props.paper.key;
    let onchange = props.onchange.clone();
    let onchange = Callback::from(move |(at, change): (AttrValue, SpeakerChange)| {
        let Ok(at) = at.parse::<usize>() else { return };
        let edit = match change {
            SpeakerChange::Name(name) => Edit::Speaker(at, name),
            SpeakerChange::Interviewer(yes) => Edit::Interviewer(at, yes),
            SpeakerChange::Merge(into) => match into.parse() {
                Ok(into) => Edit::Merge(at, into),
                Err(_) => return,
            },
            SpeakerChange::Participant(_) => return,
        };
        onchange.emit(Change::Edit(key, edit));
    });
    let (label, help, fits) = use_words().transcripts.import.marker;
    let oninput = edits(key, &props.onchange, Edit::Marker);
    let (pattern, lines) = &props.paper.marker;
    html! {
        <div>
            <SpeakerList id={format!("draft-{key}")} {speakers} {onchange} />
            <TextField id={format!("draft-marker-{key}")} {label} {help} value={pattern.clone()} {oninput} optional=true />
            <p class="note" role="status">
                if pattern.contains(crate::transcript::NAME) {
                    { fits(*lines) }
                }
            </p>
        </div>
    }
}

/// How it begins.
#[component]
fn Beginning(props: &PartProps) -> Html {
    let words = &use_words().transcripts.import;
    let Some(draft) = &props.paper.draft else { return Html::default() };
    html! {
        <div class="beginning">
            <h3>{ words.begins }</h3>
            <ol>
                for (at, turn) in draft.turns.iter().take(PREVIEW).enumerate() {
                    <li key={at.to_string()}>
                        if let Some(it) = turn.speaker.and_then(|it| draft.speakers.get(it)) {
                            <b>{ &it.name }</b>
                        }
                        <span class="beginning-text">{ crate::text::short(&turn.text, 220) }</span>
                    </li>
                }
            </ol>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RemarksProps {
    notes: Vec<Note>,
}

/// What there is to say about the reading.
#[component]
fn Remarks(props: &RemarksProps) -> Html {
    let words = use_words();
    let more = props.notes.len().saturating_sub(NOTES);
    html! {
        <>
            for (at, note) in props.notes.iter().take(NOTES).enumerate() {
                <Message
                    key={at.to_string()}
                    tone={if note.severity == Severity::Info { Tone::Info } else { Tone::Warning }}
                    message={message(note)}
                    hint={(words.problem)(&note.problem).hint.unwrap_or_default()}
                />
            }
            if more > 0 {
                <p class="note" key="more">{ (words.transcripts.import.more_notes)(more) }</p>
            }
        </>
    }
}

/// Returns what a remark says, with the line it is about.
fn message(note: &Note) -> String {
    let said = (EN.problem)(&note.problem).message;
    // The file is named above already.
    let place = crate::parsed::Place { file: None, ..note.place.clone() };
    match (EN.place)(&place).as_str() {
        "" => said,
        place => format!("{place}: {said}"),
    }
}
