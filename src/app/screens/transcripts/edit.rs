//! What can be changed of a transcript that is in the study.

use std::rc::Rc;

use yew::prelude::*;

use super::draft_card::kinds;
use super::speakers::{SpeakerChange, SpeakerLine, SpeakerList};
use crate::app::browser::focus;
use crate::app::context::{use_dispatch, use_words};
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Choice, Look, Select, TextField};
use crate::app::shared::Shared;
use crate::id::{Id as _, ParticipantId, SpeakerId};
use crate::study::Command;
use crate::transcript::{Transcript, TranscriptKind};
use crate::words::refusals::refusal;

/// Props of [`EditPanel`].
#[derive(Properties, PartialEq)]
pub struct EditPanelProps {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// How many segments are on it.
    pub segments: usize,
    /// The participants, to choose from; nobody first.
    pub people: Rc<[Choice]>,
    /// Hears that one is done.
    pub onclose: Callback<()>,
}

/// What can be changed of a transcript.
#[component]
pub fn EditPanel(props: &EditPanelProps) -> Html {
    let all = use_words();
    let (words, import) = (&all.transcripts.list, &all.transcripts.import);
    let dispatch = use_dispatch();
    let wrong = use_state(String::new);
    let transcript = &props.transcript;
    let id = transcript.id;
    let kinds = use_memo((), |()| kinds(all));
    let onname = use_event((id, transcript.name.clone()), {
        let (dispatch, wrong) = (dispatch.clone(), wrong.setter());
        move |name: String, (id, old)| {
            let same = name.trim() == old.as_str();
            let done = if same {
                Ok(())
            } else {
                dispatch.attempt(Command::RenameTranscript { id: *id, name })
            };
            let said = done.err().map(|it| refusal(&it));
            wrong.set(said.map(|(it, hint)| format!("{it} {hint}")).unwrap_or_default());
        }
    });
    let onkind = use_event(id, {
        let dispatch = dispatch.clone();
        move |value: AttrValue, id| {
            let kind = TranscriptKind::parse(&value).unwrap_or_default();
            dispatch.run(Command::SetTranscriptKind { id: *id, kind });
        }
    });
    let onperson = use_event(id, {
        let dispatch = dispatch.clone();
        move |value: AttrValue, id| {
            let participant = ParticipantId::parse(&value);
            dispatch.run(Command::LinkTranscript { id: *id, participant });
        }
    });
    let onspeaker = use_event(transcript.clone(), {
        let dispatch = dispatch.clone();
        move |(key, change): (AttrValue, SpeakerChange), transcript| {
            if let Some(command) = speaker_command(transcript, &key, change) {
                dispatch.run(command);
            }
        }
    });
    let remove = use_event((id, transcript.name.clone(), props.segments), {
        move |_: MouseEvent, (id, name, segments)| {
            if dispatch.attempt(Command::RemoveTranscript { id: *id }).is_ok() {
                let said = if *segments == 0 {
                    (words.removed)(name)
                } else {
                    (words.removed_with)(name, *segments)
                };
                let back = dispatch.clone();
                let undo = Callback::from(move |()| back.undo());
                dispatch.notify(Notice::info(said).with(all.shell.undo, undo));
                focus::focus("main h1");
            }
        }
    });
    let done = use_event((id, props.onclose.clone()), |_: MouseEvent, (id, close)| {
        close.emit(());
        focus::focus_id(&format!("edit-{id}"));
    });
    let person = transcript.participant.map(|it| it.to_string()).unwrap_or_default();
    html! {
        <div class="edit-panel">
            <h2 class="unseen">{ (words.edit_what)(&transcript.name) }</h2>
            <div class="draft-fields">
                <TextField id={format!("name-{id}")} label={import.name} value={transcript.name.clone()} error={(*wrong).clone()} oncommit={onname} />
                <Select id={format!("kind-{id}")} label={import.kind} value={transcript.kind.as_str()} options={Rc::<[Choice]>::clone(&kinds)} onchange={onkind} />
                <Select id={format!("person-{id}")} label={import.participant} value={person} options={props.people.clone()} onchange={onperson} />
            </div>
            <SpeakerList
                id={format!("speaker-{id}")}
                speakers={speakers(transcript)}
                people={(transcript.kind == TranscriptKind::FocusGroup).then(|| props.people.clone())}
                onchange={onspeaker}
            />
            <div class="row">
                <Button onclick={done}>{ words.done }</Button>
                <Button look={Look::Danger} onclick={remove}>{ words.remove }</Button>
            </div>
        </div>
    }
}

/// Returns the speakers, in order of first speech.
fn speakers(transcript: &Transcript) -> Rc<[SpeakerLine]> {
    let mut order: Vec<SpeakerId> = Vec::new();
    for turn in transcript.turns.iter() {
        if let Some(it) = turn.speaker.filter(|it| !order.contains(it)) {
            order.push(it);
        }
    }
    let silent = transcript.speakers.keys().filter(|it| !order.contains(it));
    let all: Vec<SpeakerId> = order.iter().copied().chain(silent.copied()).collect();
    all.iter()
        .filter_map(|id| Some((id, transcript.speakers.get(id)?)))
        .map(|(id, it)| SpeakerLine {
            key: id.to_string().into(),
            name: it.name.clone().into(),
            turns: transcript.turns.iter().filter(|it| it.speaker == Some(*id)).count(),
            interviewer: it.interviewer,
            participant: Some(
                it.participant.map(|it| it.to_string()).unwrap_or_default().into(),
            ),
        })
        .collect()
}

/// Returns the command for a change of a speaker. The name of another one makes the two one.
fn speaker_command(
    transcript: &Transcript,
    key: &str,
    change: SpeakerChange,
) -> Option<Command> {
    let speaker = SpeakerId::parse(key)?;
    let it = transcript.speakers.get(&speaker)?;
    let edit = |name: &str, interviewer, participant| Command::EditSpeaker {
        transcript: transcript.id,
        speaker,
        name: name.to_owned(),
        interviewer,
        participant,
    };
    let merge =
        |into| Command::MergeSpeakers { transcript: transcript.id, from: speaker, into };
    Some(match change {
        SpeakerChange::Name(name) => {
            let name = name.trim();
            if name == it.name || name.is_empty() {
                return None;
            }
            let mut others = transcript.speakers.iter();
            match others.find(|(id, other)| **id != speaker && other.name == name) {
                Some((into, _)) => merge(*into),
                None => edit(name, it.interviewer, it.participant),
            }
        }
        SpeakerChange::Interviewer(yes) => edit(&it.name, yes, it.participant),
        SpeakerChange::Merge(into) => merge(SpeakerId::parse(&into)?),
        SpeakerChange::Participant(id) => {
            edit(&it.name, it.interviewer, ParticipantId::parse(&id))
        }
    })
}
