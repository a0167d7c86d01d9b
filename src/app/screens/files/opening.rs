//! A study file, before it is opened: what is in it, what was repaired, and whether a study
//! with its id is here already.

use std::rc::Rc;

use yew::prelude::*;

use super::{Notes, holds};
use crate::app::browser::files::Picked;
use crate::app::browser::ids;
use crate::app::context::{Now, use_dispatch, use_keeper, use_now, use_words};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::open::use_opener;
use crate::app::parts::{Button, ConfirmButton, DropZone, Look, Message};
use crate::app::shared::Shared;
use crate::interchange::{decode, study_file};
use crate::parsed::{Note, Parsed};
use crate::study::Study;
use crate::words::EN;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// The study in it, if it is one.
    pub study: Option<Shared<Study>>,
    /// What was wrong with it.
    pub notes: Rc<Vec<Note>>,
    /// What the study with the same id that is here is called.
    pub twin: Option<String>,
}

/// Reads a study file. A file that is no text at all says so, instead of being broken JSON.
pub fn read_study(name: &str, bytes: &[u8]) -> Reading {
    let mut notes = Vec::new();
    let text = decode::decode(bytes).take(&mut notes);
    let parsed = if text.is_empty() && !bytes.is_empty() {
        Parsed::clean(None)
    } else {
        study_file::read(&text)
    };
    let study = parsed.take(&mut notes).map(Shared::new);
    // With the file's name, a place is a line of a text.
    let named = |it: Note| Note { place: it.place.in_file(name), ..it };
    let notes = notes.into_iter().map(named).collect();
    Reading { name: name.to_owned(), study, notes: Rc::new(notes), twin: None }
}

/// A place for study files, and what the last one holds.
#[component]
pub(super) fn Opening() -> Html {
    let words = &use_words().files;
    let (keeper, opener, now) = (use_keeper(), use_opener(), use_now());
    let dispatch = use_dispatch();
    let reading = use_state(|| None::<Rc<Reading>>);
    let onfiles = use_event((reading.setter(), keeper, dispatch), {
        |picked: Vec<Picked>, (reading, keeper, dispatch)| {
            let Some(file) = picked.into_iter().next() else { return };
            let mut found = read_study(&file.name, &file.bytes.unwrap_or_default());
            let id = found.study.as_ref().map(|it| it.about.id);
            let here = keeper.list().unwrap_or_default();
            let here = here.into_iter().map(|it| (it.id, it.name));
            // The open study may not be kept yet.
            let open = dispatch.study().map(|it| (it.about.id, it.about.name.clone()));
            let twin = open.into_iter().chain(here).find(|it| Some(it.0) == id);
            found.twin = twin.map(|(_, name)| name);
            reading.set(Some(Rc::new(found)));
        }
    });
    let onopen = use_event((opener.clone(), (*reading).clone()), {
        |as_new: bool, (opener, reading)| {
            let study = reading.as_ref().and_then(|it| it.study.clone());
            let Some(study) = study else { return };
            if as_new {
                let name = (EN.files.copy_name)(&study.about.name);
                opener.study(study.as_copy(ids::new_id(), &name));
            } else {
                opener.study((*study).clone());
            }
        }
    });
    let onreplace = use_event((opener, (*reading).clone()), {
        |(), (opener, reading)| {
            if let Some(study) = reading.as_ref().and_then(|it| it.study.clone()) {
                opener.instead((*study).clone());
            }
        }
    });
    let onleave = use_event(reading.setter(), |(), reading| reading.set(None));
    html! {
        <section class="files-part" aria-labelledby="files-open">
            <h2 id="files-open">{ words.open }</h2>
            <DropZone key="zone" label={words.open_text} accept=".json" {onfiles} />
            if let Some(reading) = &*reading {
                <Found key="found" reading={Rc::clone(reading)} {now} {onopen} {onreplace} {onleave} />
            }
        </section>
    }
}

/// Props of [`Found`].
#[derive(Properties, PartialEq)]
pub struct FoundProps {
    /// What was read.
    pub reading: Rc<Reading>,
    /// The clock.
    pub now: Now,
    /// Opens it: as it is, or under a new id.
    pub onopen: Callback<bool>,
    /// Opens it in the place of the one here.
    pub onreplace: Callback<()>,
    /// Leaves it.
    pub onleave: Callback<()>,
}

/// What is in a file, and what can be done with it.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let all = use_words();
    let words = &all.files;
    let reading = &props.reading;
    let open = |as_new: bool| {
        let onopen = props.onopen.clone();
        Callback::from(move |_: MouseEvent| onopen.emit(as_new))
    };
    let leave = use_event(props.onleave.clone(), |_: MouseEvent, it| it.emit(()));
    let Some(study) = &reading.study else {
        return html! {
            <div class="card found" role="alert">
                <Message
                    tone={Tone::Warning}
                    message={(words.not_opened)(&reading.name)}
                    hint={words.untouched}
                />
                <Notes notes={Rc::clone(&reading.notes)} />
                <div class="row"><Button onclick={leave}>{ words.leave }</Button></div>
            </div>
        };
    };
    let last = study.log.entries().next_back().map(|it| it.until);
    html! {
        <div class="card found" role="status">
            <h3>{ &study.about.name }</h3>
            <p class="note">{ holds(study) }</p>
            if let Some(last) = last {
                <p class="note">{ (words.changed)(&(all.time.when)(last, props.now)) }</p>
            }
            <Notes notes={Rc::clone(&reading.notes)} />
            if let Some(twin) = &reading.twin {
                <Message message={(words.twin)(twin)} hint={words.twin_hint} />
                <div class="row">
                    <Button look={Look::Primary} onclick={open(true)}>{ words.keep_both }</Button>
                    <ConfirmButton
                        label={words.replace}
                        question={(words.replace_sure)(twin)}
                        yes={words.replace}
                        onyes={props.onreplace.clone()}
                    />
                    <Button onclick={leave}>{ words.leave }</Button>
                </div>
            } else {
                <div class="row">
                    <Button look={Look::Primary} onclick={open(false)}>{ words.open_it }</Button>
                    <Button onclick={leave}>{ words.leave }</Button>
                </div>
            }
        </div>
    }
}
