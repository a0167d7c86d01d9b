//! Remarks on a file that was read: what matters most first, the rest on demand.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::order;
use crate::parsed::{Note, Severity};

/// So many are in sight at once.
const SHOWN: usize = 6;

/// Props of [`Notes`].
#[derive(Properties, PartialEq)]
pub struct NotesProps {
    /// The remarks.
    pub notes: Rc<Vec<Note>>,
}

/// Remarks on a file.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let words = &use_words().files;
    let mut notes: Vec<&Note> = props.notes.iter().collect();
    order::sort_by_key(&mut notes, |it| std::cmp::Reverse(it.severity));
    let rest = notes.split_off(notes.len().min(SHOWN));
    html! {
        if !props.notes.is_empty() {
            <div class="file-notes">
                <p class="file-notes-head">{ (words.notes)(props.notes.len()) }</p>
                <ul>
                    for (at, it) in notes.into_iter().enumerate() {
                        <Line key={at} note={it.clone()} />
                    }
                </ul>
                if !rest.is_empty() {
                    <details>
                        <summary>{ (words.more_notes)(rest.len()) }</summary>
                        <ul>
                            for (at, it) in rest.into_iter().enumerate() {
                                <Line key={at} note={it.clone()} />
                            }
                        </ul>
                    </details>
                }
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    note: Note,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let words = use_words();
    let sentence = (words.problem)(&props.note.problem);
    let place = (words.place)(&props.note.place);
    let class = match props.note.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Loss => "loss",
    };
    html! {
        <li class={classes!("file-note", class)}>
            if !place.is_empty() {
                <span class="file-note-place">{ place }</span>
                { " " }
            }
            <span>{ sentence.message }</span>
            if let Some(hint) = sentence.hint {
                { " " }
                <span class="file-note-hint">{ hint }</span>
            }
        </li>
    }
}
