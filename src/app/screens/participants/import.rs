//! A participant list, before it is taken: what each column is, and whose transcript and
//! whose answers are whose. Everything can be changed here; all of it is one undo.

use std::rc::Rc;

use yew::prelude::*;

use super::matching::{Choices, Role, understood};
use crate::app::browser::{clock, ids};
use crate::app::context::{use_dispatch, use_study, use_words};
use crate::app::event::use_event;
use crate::app::notice::{Notice, Tone};
use crate::app::open::Incoming;
use crate::app::parts::{
    Button, Choice, Column, Look, Message, Row, Select, Table, TextField, cell,
};
use crate::app::screens::files::{Notes, say_undoable};
use crate::id::TranscriptId;
use crate::interchange::bundle::people_command;
use crate::interchange::participants::{Document, ParticipantSheet, SheetPerson};
use crate::interchange::table_in;
use crate::parsed::{Note, Parsed};
use crate::stamp::Stamp;
use crate::study::Study;
use crate::survey::Table as RawTable;
use crate::words::EN;
use crate::words::refusals::refusal;

/// So many values of a column are shown.
const VALUES: usize = 3;

/// Props of [`SheetPreview`].
#[derive(Properties, PartialEq)]
pub struct SheetPreviewProps {
    /// The file.
    pub file: Incoming,
    /// Hears that it was taken or left.
    pub ondone: Callback<()>,
}

/// Returns the transcripts by name, in the order in which the list is matched to them.
fn names(study: &Study) -> (Vec<TranscriptId>, Vec<String>) {
    study.transcripts_by_name().iter().map(|it| (it.id, it.name.clone())).unzip()
}

fn sheet_of(
    table: &RawTable,
    study: &Study,
    choices: &Choices,
) -> Parsed<ParticipantSheet> {
    let (_, names) = names(study);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    understood(table, &names, choices)
}

fn knows(study: &Study, id: &str) -> bool {
    study.surveys.values().any(|it| it.respondents.iter().any(|it| **it == *id))
}

/// A list before it is taken.
#[component]
pub fn SheetPreview(props: &SheetPreviewProps) -> Html {
    let words = &use_words().participants;
    let (study, dispatch) = (use_study(), use_dispatch());
    let choices = use_state(|| Rc::new(Choices::default()));
    let name = props.file.name.clone();
    let table =
        use_memo(Rc::clone(&props.file.bytes), |bytes| Rc::new(table_in::read(bytes)));
    let parsed = use_memo(
        (Rc::clone(&*table), study.clone(), Rc::clone(&choices)),
        |(table, study, choices)| {
            let Parsed { value, notes } = sheet_of(&table.value, study, choices);
            let notes: Vec<Note> = table.notes.iter().cloned().chain(notes).collect();
            (Rc::new(value), Rc::new(notes))
        },
    );
    let (sheet, notes) = &*parsed;
    let take = use_event(
        (Rc::clone(&*table), Rc::clone(&choices), dispatch, props.ondone.clone()),
        |_: MouseEvent, (table, choices, dispatch, ondone)| {
            let (Some(study), Some(by)) = (dispatch.study(), dispatch.coder()) else {
                return;
            };
            let sheet = sheet_of(&table.value, &study, choices).value;
            let (order, _) = names(&study);
            let stamp = Stamp { at: clock::now().at, by };
            let command = people_command(&study, &sheet, &order, &mut ids::ids(), &stamp);
            match dispatch.attempt(command) {
                Ok(()) => {
                    let said = (EN.participants.taken)(sheet.people.len());
                    say_undoable(dispatch, said);
                    ondone.emit(());
                }
                Err(why) => {
                    let (message, hint) = refusal(&why);
                    dispatch.notify(Notice::warning(message, hint));
                }
            }
        },
    );
    let leave = use_event(props.ondone.clone(), |_: MouseEvent, it| it.emit(()));
    let onchange = use_event(choices.setter(), |it: Choices, choices| {
        choices.set(Rc::new(it));
    });
    let nobody = sheet.people.is_empty();
    let (_, all_names) = names(&study);
    let without: Vec<&str> = sheet
        .without_participant(all_names.len())
        .into_iter()
        .filter_map(|it| all_names.get(it).map(String::as_str))
        .collect();
    html! {
        <section class="card import" aria-label={(words.import_of)(&name)}>
            <h2>{ (words.import_of)(&name) }</h2>
            <Message
                tone={if nobody { Tone::Warning } else { Tone::Info }}
                message={summary(sheet, &study)}
            />
            <Notes notes={Rc::clone(notes)} />
            if !table.value.header.is_empty() {
                <ColumnTable key="columns" table={Rc::new(table.value.clone())} choices={Rc::clone(&choices)} onchange={onchange.clone()} />
            }
            if !nobody {
                { matches(sheet, &study, &choices, &onchange) }
                if !without.is_empty() {
                    <p class="note">{ (words.without)(&without.join(", ")) }</p>
                }
            }
            <div class="row">
                if !nobody {
                    <Button key="take" look={Look::Primary} onclick={take}>{ words.take }</Button>
                }
                <Button key="leave" onclick={leave}>{ words.leave }</Button>
            </div>
        </section>
    }
}

/// Says what would be taken.
fn summary(sheet: &ParticipantSheet, study: &Study) -> String {
    let words = &EN.participants;
    if sheet.people.is_empty() {
        return words.adds_nobody.to_owned();
    }
    let documents: Vec<&Document> =
        sheet.people.iter().flat_map(|it| &it.documents).collect();
    let matched = documents.iter().filter(|it| it.transcript.is_some()).count();
    let answered = sheet.people.iter().filter_map(|it| it.respondent.as_deref());
    let answered = answered.filter(|it| knows(study, it)).count();
    (words.adds)(sheet.people.len(), matched, documents.len(), answered)
}

#[derive(Properties, PartialEq)]
struct ColumnTableProps {
    table: Rc<RawTable>,
    choices: Rc<Choices>,
    onchange: Callback<Choices>,
}

/// What each column was taken as.
#[component]
fn ColumnTable(props: &ColumnTableProps) -> Html {
    let words = &use_words().participants;
    let table = &props.table;
    let roles = props.choices.roles_of(&table.header);
    let pairs = Role::ALL.iter().zip(words.roles);
    let options: Rc<[Choice]> =
        pairs.map(|(it, label)| Choice::new(it.key(), label)).collect();
    let rows = table.header.iter().zip(roles).enumerate().map(|(at, (name, role))| {
        let mut values: Vec<&str> = Vec::new();
        for row in 0..table.rows() {
            let value = table.cell(row, at).trim();
            if !value.is_empty() && !values.contains(&value) && values.len() < VALUES {
                values.push(value);
            }
        }
        let onchange = {
            let (choices, onchange) = (Rc::clone(&props.choices), props.onchange.clone());
            Callback::from(move |key: AttrValue| {
                let Some(role) = Role::parse(&key) else { return };
                let mut next = (*choices).clone();
                next.roles.insert(at, role);
                onchange.emit(next);
            })
        };
        let select = html! {
            <Select
                id={format!("column-{at}")}
                label={(words.role_of)(name)}
                hide_label=true
                value={role.key()}
                options={Rc::clone(&options)}
                {onchange}
            />
        };
        Row::new(
            at.to_string(),
            vec![cell(name.clone()), cell(values.join(" · ")), select],
        )
    });
    let columns: Rc<[Column]> =
        words.understood_columns.iter().map(|it| Column::words(*it)).collect();
    html! {
        <Table
            id="people-columns"
            caption={words.understood}
            {columns}
            rows={rows.collect::<Rc<[Row]>>()}
        />
    }
}

/// Returns the table of whose transcript and answers are whose.
fn matches(
    sheet: &ParticipantSheet,
    study: &Study,
    choices: &Rc<Choices>,
    onchange: &Callback<Choices>,
) -> Html {
    let words = &EN.participants;
    let (_, names) = names(study);
    let names = names.iter().enumerate();
    let names = names.map(|(at, it)| Choice::new(at.to_string(), it.clone()));
    let options: Rc<[Choice]> =
        std::iter::once(Choice::new("", words.no_match)).chain(names).collect();
    let mut rows = Vec::new();
    for (at, person) in sheet.people.iter().enumerate() {
        let attributes = sheet.attributes.iter();
        let attributes: Vec<&str> = attributes
            .filter_map(|it| person.attributes.get(it).map(String::as_str))
            .collect();
        let texts = html! {
            for (place, it) in person.documents.iter().enumerate() {
                { document((at, place), it, &options, choices, onchange) }
            }
        };
        rows.push(Row::new(
            at.to_string(),
            vec![
                cell(person.name.clone()),
                cell(attributes.join(", ")),
                texts,
                respondent(at, person, study, choices, onchange),
            ],
        ));
    }
    let columns: Rc<[Column]> =
        words.match_columns.iter().map(|it| Column::words(*it)).collect();
    html! {
        <Table id="people-matches" caption={words.matches} {columns} rows={Rc::from(rows)} />
    }
}

fn document(
    place: (usize, usize),
    document: &Document,
    options: &Rc<[Choice]>,
    choices: &Rc<Choices>,
    onchange: &Callback<Choices>,
) -> Html {
    let words = &EN.participants;
    let onchange = {
        let (choices, onchange) = (Rc::clone(choices), onchange.clone());
        Callback::from(move |key: AttrValue| {
            let mut next = (*choices).clone();
            next.documents.insert(place, key.parse().ok());
            onchange.emit(next);
        })
    };
    html! {
        <div class="people-match" key={place.1}>
            <Select
                id={format!("match-{}-{}", place.0, place.1)}
                label={(words.match_of)(&document.name)}
                hide_label=true
                value={document.transcript.map(|it| it.to_string()).unwrap_or_default()}
                options={Rc::clone(options)}
                {onchange}
            />
            if document.transcript.is_none() {
                <span class="note">{ &document.name }</span>
            }
        </div>
    }
}

fn respondent(
    at: usize,
    person: &SheetPerson,
    study: &Study,
    choices: &Rc<Choices>,
    onchange: &Callback<Choices>,
) -> Html {
    let words = &EN.participants;
    let id = person.respondent.clone().unwrap_or_default();
    let oncommit = {
        let (choices, onchange) = (Rc::clone(choices), onchange.clone());
        Callback::from(move |text: String| {
            let mut next = (*choices).clone();
            next.respondents.insert(at, text);
            onchange.emit(next);
        })
    };
    let found = knows(study, &id);
    let error = if id.is_empty() || found || study.surveys.is_empty() {
        String::new()
    } else {
        (words.no_respondent)(&id)
    };
    html! {
        <div class="people-match">
            <TextField
                id={format!("respondent-{at}")}
                label={(words.respondent_of)(&person.name)}
                hide_label=true
                value={id}
                {error}
                {oncommit}
            />
            if found {
                <span class="note">{ words.answered }</span>
            }
        </div>
    }
}
