//! The speakers of one transcript, before it is taken and afterwards: names, who asks, and
//! which two are one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::{Checkbox, Choice, Menu, MenuItem, Select, TextField};

/// A speaker, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerLine {
    /// What tells it from the others.
    pub key: AttrValue,
    /// The name.
    pub name: AttrValue,
    /// How many turns.
    pub turns: usize,
    /// Whether they ask.
    pub interviewer: bool,
    /// Which participant they are; nothing where that is not asked.
    pub participant: Option<AttrValue>,
}

/// What was changed of a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeakerChange {
    /// The name.
    Name(String),
    /// Whether they ask.
    Interviewer(bool),
    /// They are the speaker with this key.
    Merge(AttrValue),
    /// Which participant they are; empty for nobody.
    Participant(AttrValue),
}

/// Props of [`SpeakerList`].
#[derive(Properties, PartialEq)]
pub struct SpeakerListProps {
    /// The list's id.
    pub id: AttrValue,
    /// The speakers, in order of first speech.
    pub speakers: Rc<[SpeakerLine]>,
    /// The participants, to link; the first one is nobody.
    #[prop_or_default]
    pub people: Option<Rc<[Choice]>>,
    /// Hears the key of a speaker and what was changed.
    pub onchange: Callback<(AttrValue, SpeakerChange)>,
}

/// The speakers of one transcript.
#[component]
pub fn SpeakerList(props: &SpeakerListProps) -> Html {
    let words = &use_words().transcripts.speakers;
    html! {
        <div class="speakers">
            <h3>{ words.title }</h3>
            if props.speakers.is_empty() {
                <p class="note">{ words.none }</p>
            } else {
                <p class="note">{ words.help }</p>
            }
            <ul>
                for it in props.speakers.iter() {
                    <Line
                        key={it.key.to_string()}
                        of={props.id.clone()}
                        speaker={it.clone()}
                        others={others(&props.speakers, &it.key)}
                        people={props.people.clone()}
                        onchange={props.onchange.clone()}
                    />
                }
            </ul>
        </div>
    }
}

fn others(all: &[SpeakerLine], key: &AttrValue) -> Rc<[MenuItem]> {
    let others = all.iter().filter(|it| it.key != *key);
    others.map(|it| MenuItem::new(it.key.clone(), it.name.clone())).collect()
}

#[derive(Properties, PartialEq)]
struct LineProps {
    of: AttrValue,
    speaker: SpeakerLine,
    others: Rc<[MenuItem]>,
    people: Option<Rc<[Choice]>>,
    onchange: Callback<(AttrValue, SpeakerChange)>,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let words = &use_words().transcripts.speakers;
    let speaker = &props.speaker;
    let id = |what: &str| AttrValue::from(format!("{}-{what}-{}", props.of, speaker.key));
    // The name is the person's until they leave the field.
    let oncommit = changed(props, SpeakerChange::Name);
    let onchange = changed(props, SpeakerChange::Interviewer);
    let onchoose = changed(props, SpeakerChange::Merge);
    let onperson = changed(props, SpeakerChange::Participant);
    html! {
        <li class="speaker">
            <TextField
                id={id("name")}
                label={(words.name)(&speaker.name)}
                hide_label=true
                value={speaker.name.clone()}
                {oncommit}
            />
            <span class="speaker-turns figure">{ (words.turns)(speaker.turns) }</span>
            <Checkbox
                id={id("asks")}
                label={words.interviewer}
                checked={speaker.interviewer}
                {onchange}
            />
            if let (Some(people), Some(participant)) = (&props.people, &speaker.participant) {
                <Select
                    id={id("is")}
                    label={(words.participant_is)(&speaker.name)}
                    hide_label=true
                    value={participant.clone()}
                    options={Rc::clone(people)}
                    onchange={onperson}
                />
            }
            if !props.others.is_empty() {
                <Menu
                    id={id("merge")}
                    label={words.merge}
                    name={AttrValue::from((words.merge_what)(&speaker.name))}
                    items={Rc::clone(&props.others)}
                    {onchoose}
                />
            }
        </li>
    }
}

fn changed<T: 'static>(props: &LineProps, make: fn(T) -> SpeakerChange) -> Callback<T> {
    let (key, onchange) = (props.speaker.key.clone(), props.onchange.clone());
    Callback::from(move |it| onchange.emit((key.clone(), make(it))))
}
