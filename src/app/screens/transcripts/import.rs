//! The import: files are dropped, chosen or pasted, read, shown, and only then taken.

use std::rc::Rc;

use yew::prelude::*;

use super::draft_card::DraftCard;
use super::pile::{Change, FileIn, Pile};
use crate::app::browser::files::Picked;
use crate::app::browser::{clock, focus, ids};
use crate::app::context::{use_dispatch, use_incoming, use_participants, use_words};
use crate::app::dispatch::Dispatch;
use crate::app::event::use_event;
use crate::app::notice::Notice;
use crate::app::open::IncomingKind;
use crate::app::parts::{Button, Choice, DropZone, Look, TextField};
use crate::app::shared::Shared;
use crate::id::ParticipantId;
use crate::participants::Participants;
use crate::stamp::Stamp;
use crate::study::Command;
use crate::words::Words;
use crate::words::refusals::refusal;

/// What the button offers.
const ACCEPT: &str = ".txt,.md,.docx,.odt,.rtf,.html,.htm,.vtt,.srt";

/// Props of [`Import`].
#[derive(Properties, PartialEq)]
pub struct ImportProps {
    /// Whether the place to drop files is shown, though nothing waits.
    pub open: bool,
    /// Hears that all were taken, or none.
    pub ondone: Callback<()>,
}

/// Returns the participants, to choose from; nobody first.
pub fn people(all: &Participants, words: &Words) -> Rc<[Choice]> {
    let nobody = Choice::new("", words.transcripts.import.nobody);
    let names = all.by_names();
    let people = names.iter().map(|it| Choice::new(it.id.to_string(), it.name.clone()));
    std::iter::once(nobody).chain(people).collect()
}

/// The import.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let all = use_words();
    let words = &all.transcripts.import;
    let (dispatch, incoming, participants) =
        (use_dispatch(), use_incoming(), use_participants());
    let pile = use_reducer(Pile::default);
    let onchange = use_event((), {
        let pile = pile.dispatcher();
        move |change: Change, ()| pile.dispatch(change)
    });
    let add = use_event((), {
        let (pile, dispatch) = (pile.dispatcher(), dispatch.clone());
        move |files: Vec<FileIn>, ()| {
            let (names, people) = known(&dispatch);
            pile.dispatch(Change::Add(files, names, people));
        }
    });
    use_effect_with(incoming, {
        let (add, dispatch) = (add.clone(), dispatch.clone());
        move |incoming| {
            let mine = incoming.iter().filter(|it| it.kind == IncomingKind::Transcript);
            let files: Vec<FileIn> = mine.map(FileIn::from).collect();
            if !files.is_empty() {
                dispatch.taken();
                add.emit(files);
            }
        }
    });
    let onfiles = use_event(add.clone(), |picked: Vec<Picked>, add| {
        add.emit(picked.into_iter().map(FileIn::from).collect());
    });
    let people = use_memo(participants, |it| people(it, all));
    let take = {
        let (pile_now, pile) = ((*pile).clone(), pile.dispatcher());
        let (dispatch, ondone) = (dispatch, props.ondone.clone());
        Callback::from(move |_: MouseEvent| {
            if take(&pile_now, &dispatch, all) {
                pile.dispatch(Change::Clear);
                ondone.emit(());
            }
        })
    };
    let none = use_event(props.ondone.clone(), {
        let pile = pile.dispatcher();
        move |_: MouseEvent, ondone| {
            pile.dispatch(Change::Clear);
            ondone.emit(());
        }
    });
    let (ready, waiting) = (pile.ready(), !pile.papers.is_empty());
    if !waiting && !props.open {
        return Html::default();
    }
    html! {
        <section class="import">
            <DropZone key="drop" label={words.drop} accept={ACCEPT} many=true {onfiles}>
                <Paste onread={add} />
            </DropZone>
            if waiting {
                <header class="import-head" key="head">
                    <h2 id="import-head" tabindex="-1">{ (words.waiting)(ready) }</h2>
                    <p class="note">{ words.check }</p>
                </header>
                <ul class="drafts" key="drafts">
                    for paper in pile.papers.iter() {
                        <DraftCard
                            key={paper.key.to_string()}
                            paper={Shared::from(paper)}
                            people={Rc::<[Choice]>::clone(&people)}
                            onchange={onchange.clone()}
                        />
                    }
                </ul>
                <div class="import-take" key="take">
                    if ready > 0 {
                        <Button key="take" look={Look::Primary} onclick={take}>{ (words.take)(ready) }</Button>
                    }
                    <Button key="none" onclick={none}>{ words.none }</Button>
                </div>
            }
        </section>
    }
}

/// Returns the names that are taken, and the participants by name.
fn known(dispatch: &Dispatch) -> (Vec<String>, Vec<(String, ParticipantId)>) {
    let Some(study) = dispatch.study() else { return (Vec::new(), Vec::new()) };
    let names = study.transcripts.values().map(|it| it.name.clone()).collect();
    let people = study.participants.people.values().map(|it| (it.name.clone(), it.id));
    (names, people.collect())
}

/// Takes the pile into the study, as one step; says why not when it cannot.
fn take(pile: &Pile, dispatch: &Dispatch, words: &Words) -> bool {
    let Some(by) = dispatch.coder() else { return false };
    let stamp = Stamp { at: clock::now().at, by };
    let made = pile.transcripts(&mut ids::ids(), &stamp);
    let count = made.len();
    match dispatch.attempt(Command::AddTranscripts(made)) {
        Ok(()) => {
            dispatch.notify(Notice::info((words.transcripts.import.taken)(count)));
            true
        }
        Err(why) => {
            let (message, hint) = refusal(&why);
            dispatch.notify(Notice::warning(message, hint));
            false
        }
    }
}

#[derive(Properties, PartialEq)]
struct PasteProps {
    onread: Callback<Vec<FileIn>>,
}

/// Text instead of a file.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let words = &use_words().transcripts.import;
    let open = use_state(|| false);
    let name = use_state(String::new);
    let text = use_state(String::new);
    let toggle = use_event(*open, {
        let open = open.setter();
        move |_: MouseEvent, now| {
            open.set(!now);
        }
    });
    let onname = use_event((), {
        let name = name.setter();
        move |typed: String, ()| name.set(typed)
    });
    let ontext = use_event((), {
        let text = text.setter();
        move |event: InputEvent, ()| {
            text.set(crate::app::browser::events::value(&event));
        }
    });
    let read = {
        let (open, onread) = (open.setter(), props.onread.clone());
        let (clear_name, clear_text) = (name.setter(), text.setter());
        let (name, text) = ((*name).clone(), (*text).clone());
        Callback::from(move |_: MouseEvent| {
            let name = if name.trim().is_empty() { words.unnamed } else { name.trim() };
            let bytes = Some(Rc::from(text.as_bytes()));
            onread.emit(vec![FileIn { name: name.to_owned(), bytes }]);
            open.set(false);
            clear_name.set(String::new());
            clear_text.set(String::new());
            focus::focus_id("import-head");
        })
    };
    html! {
        <div class="paste">
            <Button look={Look::Quiet} expanded={*open} onclick={toggle}>{ words.paste }</Button>
            if *open {
                <div class="paste-form">
                    <TextField id="paste-name" label={words.pasted_name} value={(*name).clone()} oninput={onname} optional=true />
                    <div class="field">
                        <label class="field-label" for="paste-text">{ words.pasted }</label>
                        <textarea id="paste-text" class="input" rows="8" value={(*text).clone()} oninput={ontext} />
                    </div>
                    <Button disabled={text.trim().is_empty()} onclick={read}>{ words.read }</Button>
                </div>
            }
        </div>
    }
}
