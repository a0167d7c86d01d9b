//! Memos beside the text: those on the turn at hand, and on the transcript.

use yew::prelude::*;

use super::bench::Bench;
use crate::app::browser::{focus, timers};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::screens::overview::Memos;
use crate::id::TranscriptId;
use crate::study::MemoTarget;

/// Props of [`Notes`].
#[derive(Properties, PartialEq)]
pub struct NotesProps {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The turn that the keyboard is at.
    pub turn: usize,
    /// How many memos there are in this transcript.
    pub count: usize,
    /// Whether they are shown.
    pub open: bool,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// Memos beside the text.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let words = &use_words().memos;
    let (id, turn) = (props.transcript, props.turn);
    let onclick = use_event(props.open, {
        let bench = props.bench.clone();
        move |event: MouseEvent, open| {
            event.prevent_default();
            let next = !open;
            bench.set(|it| it.noting = next);
        }
    });
    html! {
        <details class="coding-memos" open={props.open}>
            <summary {onclick}>
                { words.title }
                if props.count > 0 {
                    <span class="book-count">{ props.count }</span>
                }
            </summary>
            if props.open {
                <h3>{ (words.of_turn)(turn + 1) }</h3>
                <Memos
                    key={format!("turn-{turn}")}
                    on={MemoTarget::Turn(id, u32::try_from(turn).unwrap_or(u32::MAX))}
                    id="turn-memos"
                />
                <h3>{ words.of_transcript }</h3>
                <Memos key="transcript" on={MemoTarget::Transcript(id)} id="transcript-memos" />
            }
        </details>
    }
}

impl Bench {
    /// Shows the memos of the turn, with the keyboard at writing one.
    pub fn note(&self) {
        self.set(|it| it.noting = true);
        timers::after(0, || {
            focus::focus(".coding-memos .memos button");
        });
    }
}
