//! One memo in the list of all, with the way to what it is on.

use yew::prelude::*;

use crate::app::context::{Now, use_words};
use crate::app::route::Route;
use crate::study::{MemoTarget, Note, NoteOn};
use crate::words::EN;

/// Returns which of the kinds (see `words::memos`) a note is on.
pub(super) fn kind_of(on: NoteOn) -> usize {
    match on {
        NoteOn::Thing(MemoTarget::Study(_)) => 0,
        NoteOn::Thing(MemoTarget::Transcript(_)) => 1,
        NoteOn::Thing(MemoTarget::Turn(..)) => 2,
        NoteOn::Segment { .. } => 3,
        NoteOn::Thing(MemoTarget::Code(_)) => 4,
        NoteOn::Thing(MemoTarget::Theme(_)) => 5,
        NoteOn::Thing(MemoTarget::Participant(_)) => 6,
        NoteOn::Thing(MemoTarget::Question(_)) => 7,
    }
}

/// Returns the name of what a note is on.
pub(super) fn name_of(note: &Note) -> String {
    match note.on {
        NoteOn::Thing(MemoTarget::Turn(_, turn)) => {
            (EN.memos.turn)(&note.name, turn.saturating_add(1))
        }
        _ => note.name.clone(),
    }
}

/// Returns the screen on which one sees what a note is on.
fn place_of(on: NoteOn) -> Route {
    match on {
        NoteOn::Segment { transcript, segment, .. } => {
            Route::Segment { id: transcript, segment }
        }
        NoteOn::Thing(target) => match target {
            MemoTarget::Study(_) => Route::Overview,
            MemoTarget::Participant(_) => Route::Participants,
            MemoTarget::Question(question) => Route::Question { question },
            MemoTarget::Transcript(id) => Route::Transcript { id },
            MemoTarget::Turn(id, turn) => {
                Route::Turn { id, turn: usize::try_from(turn).unwrap_or_default() }
            }
            MemoTarget::Code(id) => Route::Code { id },
            MemoTarget::Theme(id) => Route::Theme { id },
        },
    }
}

/// Props of [`NoteView`].
#[derive(Properties, PartialEq)]
pub(super) struct NoteViewProps {
    /// The memo.
    pub note: Note,
    /// Who wrote it.
    pub coder: AttrValue,
    /// The clock.
    pub now: Now,
}

/// One memo.
#[component]
pub(super) fn NoteView(props: &NoteViewProps) -> Html {
    let words = use_words();
    let note = &props.note;
    let kind = words.memos.kinds.get(kind_of(note.on)).copied().unwrap_or_default();
    let when = (words.time.when)(note.provenance.modified.at, props.now);
    html! {
        <article class="memo">
            <p class="memo-head">
                <a href={place_of(note.on).href()}>{ name_of(note) }</a>
                { format!(" · {kind} · {} · {when}", props.coder) }
            </p>
            <p class="memo-text" dir="auto">{ &note.text }</p>
        </article>
    }
}
