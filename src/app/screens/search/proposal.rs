//! A proposed turn: its words with those marked that say so, and what would be coded.

use std::rc::Rc;

use yew::prelude::*;

use super::like::Act;
use crate::app::browser::selection;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::route::Route;
use crate::find::{Proposal, Words};
use crate::id::TranscriptId;
use crate::text::TextRange;
use crate::transcript::Transcript;

/// A piece of a turn.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    text: AttrValue,
    /// Whether it would be coded.
    coded: bool,
    /// Whether it is a word that says so.
    marked: bool,
}

/// What is shown of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) key: AttrValue,
    transcript: TranscriptId,
    turn: usize,
    name: AttrValue,
    pieces: Rc<[Piece]>,
    terms: Rc<[(AttrValue, usize)]>,
}

fn percent(share: f64) -> usize {
    (0..=100).rev().find(|it| (*it as f64) <= share * 100.0 + 0.5).unwrap_or_default()
}

impl Shown {
    /// Returns what is shown of a proposal.
    pub(super) fn new(
        transcript: &Transcript,
        turn: TextRange,
        it: &Proposal,
        whole: bool,
    ) -> Self {
        let coded = if whole { turn } else { it.sentence };
        let words = it.terms.iter().map(|it| &*it.word);
        let marks = Words::any_of(words, transcript.text.slice(turn), turn.start());
        let mut edges = vec![turn.start(), coded.start(), coded.end(), turn.end()];
        edges.extend(marks.iter().flat_map(|it| [it.0, it.1]));
        edges.sort_unstable();
        edges.dedup();
        let inside = |at: u32| turn.start() <= at && at <= turn.end();
        edges.retain(|it| inside(*it));
        let piece = |edge: &[u32]| {
            let [from, to] = edge else { return None };
            let range = transcript.text.range(*from, *to)?;
            Some(Piece {
                text: transcript.text.slice(range).to_owned().into(),
                coded: coded.contains(*from),
                marked: marks.iter().any(|it| (it.0..it.1).contains(from)),
            })
        };
        Self {
            key: format!("{}-{}", it.transcript, it.turn).into(),
            transcript: it.transcript,
            turn: it.turn,
            name: transcript.name.clone().into(),
            pieces: edges.windows(2).filter_map(piece).collect(),
            terms: it
                .terms
                .iter()
                .map(|it| (it.word.to_string().into(), percent(it.share)))
                .collect(),
        }
    }
}

/// Props of [`Proposed`].
#[derive(Properties, PartialEq)]
pub(super) struct ProposedProps {
    pub(super) place: usize,
    pub(super) shown: Shown,
    /// Whether the keyboard is at it.
    pub(super) here: bool,
    pub(super) onact: Callback<(usize, Act)>,
}

/// A proposed turn.
#[component]
pub(super) fn Proposed(props: &ProposedProps) -> Html {
    let all_words = &use_words().search;
    let words = &all_words.like;
    let shown = &props.shown;
    let given = (props.place, props.onact.clone());
    let onkeydown = use_event((props.place, props.onact.clone()), {
        |event: KeyboardEvent, (place, onact)| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            // Keys on the buttons and links inside are theirs.
            if selection::on_control(&event) {
                return;
            }
            let act = match event.key().as_str() {
                "Enter" => Act::Accept,
                "Delete" | "Backspace" => Act::Dismiss,
                "o" | "O" => Act::Open,
                "ArrowDown" | "j" => Act::Go(true),
                "ArrowUp" | "k" => Act::Go(false),
                _ => return,
            };
            event.prevent_default();
            onact.emit((*place, act));
        }
    });
    let onaccept = use_event(given.clone(), |_: MouseEvent, (place, onact)| {
        onact.emit((*place, Act::Accept));
    });
    let ondismiss = use_event(given, |_: MouseEvent, (place, onact)| {
        onact.emit((*place, Act::Dismiss));
    });
    let turn = shown.turn + 1;
    let to = Route::Turn { id: shown.transcript, turn: shown.turn }.href();
    let piece = |it: &Piece| {
        let class = it.coded.then_some("proposed");
        if it.marked {
            html! { <mark {class}>{ &it.text }</mark> }
        } else {
            html! { <span {class}>{ &it.text }</span> }
        }
    };
    let term = |(word, share): &(AttrValue, usize)| (words.term)(word, *share);
    let terms: Vec<String> = shown.terms.iter().map(term).collect();
    html! {
        <li
            class="proposal"
            id={format!("proposal-{}", props.place)}
            tabindex={if props.here { "0" } else { "-1" }}
            aria-label={(words.label)(&shown.name, turn)}
            aria-describedby="like-keys"
            {onkeydown}
        >
            <p class="said" dir="auto">{ for shown.pieces.iter().map(piece) }</p>
            <p class="found-by">
                <a href={to}>{ (words.label)(&shown.name, turn) }</a>
            </p>
            <p class="because note">{ words.because }{ ": " }{ terms.join(", ") }</p>
            <div class="row">
                <Button look={Look::Primary} onclick={onaccept}>{ words.accept }</Button>
                <Button onclick={ondismiss}>{ words.dismiss }</Button>
            </div>
        </li>
    }
}
