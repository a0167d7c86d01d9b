//! The screen Participants: who takes part, changed in the table itself, and a list of them
//! imported with a preview.

mod import;
mod matching;
mod person;

use std::rc::Rc;

use yew::prelude::*;

pub use self::import::{SheetPreview, SheetPreviewProps};
pub use self::matching::{Choices, Role, understood};
use crate::app::browser::{clock, focus, ids};
use crate::app::context::{
    use_dispatch, use_participants, use_study, use_surveys, use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::open::IncomingKind;
use crate::app::parts::{
    Button, Column, Empty, Look, Menu, MenuItem, PageHead, Row, Table, TextField, cell,
};
use crate::app::route::Route;
use crate::app::screens::files::{save_table, use_arrivals};
use crate::id::ParticipantId;
use crate::interchange::findings::people_table;
use crate::participants::Participant;
use crate::stamp::{Provenance, Stamp};
use crate::study::{Command, Study};
use crate::words::EN;
use crate::words::refusals::refusal;

/// What is being added.
#[derive(Clone, Copy, PartialEq)]
enum Adding {
    Nothing,
    Person,
    Attribute,
}

/// The screen.
#[component]
pub fn ParticipantsScreen() -> Html {
    let words = &use_words().participants;
    let (people, dispatch, study) = (use_participants(), use_dispatch(), use_study());
    let arrivals = use_arrivals(|it| it == IncomingKind::Participants);
    let adding = use_state(|| Adding::Nothing);
    let onadd = use_event(adding.setter(), |_: MouseEvent, adding| {
        adding.set(Adding::Person);
    });
    let onmenu = use_event((arrivals.clone(), dispatch, adding.setter()), {
        |what: AttrValue, (arrivals, dispatch, adding)| match what.as_str() {
            "import" => arrivals.pick(IncomingKind::Participants),
            "attribute" => adding.set(Adding::Attribute),
            _ => {
                if let Some(study) = dispatch.study() {
                    let name = EN.participants.file;
                    save_table(dispatch, name, &people_table(&study));
                }
            }
        }
    });
    let onpick = use_event(arrivals.clone(), |_: MouseEvent, arrivals| {
        arrivals.pick(IncomingKind::Participants);
    });
    let ondone = use_event(arrivals.clone(), |(), arrivals| arrivals.done());
    let onadded = use_event(adding.setter(), |(), adding| adding.set(Adding::Nothing));
    let items: Rc<[MenuItem]> = Rc::from([
        MenuItem::new("import", words.import),
        MenuItem::new("attribute", words.add_attribute),
        MenuItem::new("csv", words.export),
    ]);
    let (rule, all) = (study.about.disclosure, people.len());
    let some = [with_transcript(&study), in_survey(&study)];
    let [interviewed, answered] = some.map(|it| rule.seen_of(it, all));
    html! {
        <div class="page participants">
            <PageHead
                title={words.title}
                about={(words.about)([rule.seen(all), interviewed, answered])}
            >
                <Button look={Look::Primary} onclick={onadd.clone()}>{ words.add }</Button>
                <Menu id="people-menu" label={words.more} {items} onchoose={onmenu} />
            </PageHead>
            if let Some(file) = arrivals.first() {
                <SheetPreview key={file.name.clone()} file={file.clone()} {ondone} />
            }
            if *adding != Adding::Nothing {
                <Add key="add" person={*adding == Adding::Person} ondone={onadded} />
            }
            if people.is_empty() {
                <Empty key="empty" title={words.none} text={words.none_text}>
                    <Button onclick={onpick}>{ words.import }</Button>
                    <Button onclick={onadd}>{ words.add }</Button>
                </Empty>
            } else {
                <People key="people" />
            }
        </div>
    }
}

fn with_transcript(study: &Study) -> usize {
    let speaks = |id| {
        study.transcripts.values().any(|it| {
            let speakers = it.speakers.values().filter_map(|it| it.participant);
            speakers.chain(it.participant).any(|it| it == id)
        })
    };
    study.participants.people.keys().filter(|id| speaks(**id)).count()
}

fn in_survey(study: &Study) -> usize {
    let answered = |id: &str| {
        study.surveys.values().any(|it| it.respondents.iter().any(|it| **it == *id))
    };
    let people = study.participants.people.values();
    people.filter(|it| it.respondent.as_deref().is_some_and(answered)).count()
}

#[derive(Properties, PartialEq)]
struct AddProps {
    /// A participant, or an attribute.
    person: bool,
    ondone: Callback<()>,
}

/// The form for a participant's or an attribute's name.
#[component]
fn Add(props: &AddProps) -> Html {
    let all = use_words();
    let words = &all.participants;
    let dispatch = use_dispatch();
    let name = use_state(String::new);
    let wrong = use_state(AttrValue::default);
    use_effect_with(props.person, |_| {
        focus::focus_id("new-in-people");
    });
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let onsubmit = use_event(
        ((*name).clone(), props.person, dispatch, props.ondone.clone(), wrong.setter()),
        |event: SubmitEvent, (name, person, dispatch, ondone, wrong)| {
            event.prevent_default();
            let by = dispatch.coder();
            let name = name.trim();
            let command = match (by, person) {
                (Some(by), true) => {
                    let stamp = Stamp { at: clock::now().at, by };
                    let provenance = Provenance::new(&stamp);
                    let new = Participant::new(ids::new_id(), name, provenance);
                    Command::PutParticipants { attributes: vec![], people: vec![new] }
                }
                _ if name.is_empty() => return,
                _ => Command::PutParticipants {
                    attributes: vec![name.to_owned()],
                    people: vec![],
                },
            };
            match dispatch.attempt(command) {
                Ok(()) => ondone.emit(()),
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    wrong.set(format!("{message} {hint}").into());
                }
            }
        },
    );
    let cancel = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let (label, help) = if props.person {
        (words.new_name, words.new_help)
    } else {
        (words.attribute, words.attribute_help)
    };
    html! {
        <form class="card" {onsubmit} novalidate=true>
            <TextField
                id="new-in-people"
                {label}
                {help}
                value={(*name).clone()}
                error={(*wrong).clone()}
                {oninput}
            />
            <div class="row">
                <Button look={Look::Primary} submit=true>{ words.add_it }</Button>
                <Button onclick={cancel}>{ all.parts.cancel }</Button>
            </div>
        </form>
    }
}

/// The table of participants.
#[component]
fn People() -> Html {
    let words = &use_words().participants;
    let (people, transcripts) = (use_participants(), use_transcripts());
    let surveys = use_surveys();
    let editing = use_state(|| None::<ParticipantId>);
    let [name, texts, respondent, doing] = words.columns;
    let attributes = people.attributes.iter().map(|it| Column::words(it.clone()));
    let columns: Vec<Column> = std::iter::once(Column::words(name))
        .chain(attributes)
        .chain([Column::words(texts), Column::words(respondent), Column::words(doing)])
        .collect();
    let onedit = use_event(editing.setter(), {
        |id: Option<ParticipantId>, editing| editing.set(id)
    });
    let knows =
        |id: &str| surveys.values().any(|it| it.respondents.iter().any(|it| **it == *id));
    let rows = people.by_names().into_iter().map(|it| {
        let id = it.id;
        if *editing == Some(id) {
            return person::editing(it, &people, &transcripts, &onedit);
        }
        let mut cells = vec![cell(it.name.clone())];
        let attributes = people.attributes.iter();
        cells.extend(
            attributes.map(|name| cell(it.value(name).unwrap_or("–").to_owned())),
        );
        let own = transcripts.values().filter(|text| text.participant == Some(id));
        cells.push(html! {
            <span class="people-texts">
                for text in own {
                    <a key={text.id.to_string()} href={Route::Transcript { id: text.id }.href()}>
                        { &text.name }
                    </a>
                }
            </span>
        });
        cells.push(match it.respondent.as_deref() {
            Some(id) if knows(id) => html! { <a href={Route::Survey.href()}>{ id.to_owned() }</a> },
            Some(id) => html! { <span class="people-stray" title={(words.no_respondent)(id)}>{ id.to_owned() }</span> },
            None => cell("–"),
        });
        cells.push(html! { <person::EditButton {id} name={it.name.clone()} onedit={onedit.clone()} /> });
        Row::new(id.to_string(), cells)
    });
    html! {
        <Table
            id="people"
            caption={words.table}
            columns={Rc::from(columns)}
            rows={rows.collect::<Rc<[Row]>>()}
            note={html! { { words.note } }}
        />
    }
}
