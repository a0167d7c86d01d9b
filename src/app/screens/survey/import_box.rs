//! Where a survey comes in: a place to drop a file, and what is said about one that could
//! not be used.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::files::{self, Picked};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::parts::{Button, DropZone, Look, Message};
use crate::parsed::Note;

/// What the picker offers.
const ACCEPT: &str = ".csv,.tsv,.txt,.tab,.xlsx,.sav,.zsav";

/// Props of [`ImportBox`].
#[derive(Properties, PartialEq)]
pub struct ImportBoxProps {
    /// Hears the files.
    pub onfiles: Callback<Vec<Picked>>,
    /// Whether the study has no survey yet.
    #[prop_or_default]
    pub first: bool,
}

/// A place to drop a survey export.
#[component]
pub fn ImportBox(props: &ImportBoxProps) -> Html {
    let words = &use_words().survey;
    html! {
        <div class={classes!("survey-import", props.first.then_some("first"))}>
            if props.first {
                <p class="empty-title">{ words.none }</p>
                <p class="empty-text">{ words.none_text }</p>
            }
            <DropZone
                label={words.drop}
                accept={ACCEPT}
                many=true
                button={AttrValue::from(words.choose)}
                onfiles={props.onfiles.clone()}
            />
        </div>
    }
}

/// Props of [`Refused`].
#[derive(Properties, PartialEq)]
pub struct RefusedProps {
    /// The file's name.
    pub name: AttrValue,
    /// Why it could not be used.
    pub note: Rc<Note>,
    /// Hears another file.
    pub onfiles: Callback<Vec<Picked>>,
    /// Goes back to the list.
    pub onback: Callback<MouseEvent>,
}

/// Says why a file could not be used, and offers another one.
#[component]
pub fn Refused(props: &RefusedProps) -> Html {
    let all = use_words();
    let words = &all.survey;
    let said = (all.problem)(&props.note.problem);
    let another = use_event(props.onfiles.clone(), |_: MouseEvent, onfiles| {
        files::pick(ACCEPT, true, onfiles.clone());
    });
    html! {
        <div role="alert">
            <Message
                tone={Tone::Warning}
                message={(words.refused)(&props.name)}
                hint={said.message}
            >
                if let Some(hint) = said.hint {
                    <p>{ hint }</p>
                }
                <div class="row">
                    <Button look={Look::Primary} onclick={another}>{ words.another }</Button>
                    <Button onclick={props.onback.clone()}>{ all.parts.cancel }</Button>
                </div>
            </Message>
        </div>
    }
}
