//! The places that were found, each with the words around it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::Checkbox;
use crate::app::route::Route;
use crate::id::TranscriptId;
use crate::text::{next_word, previous_word};
use crate::transcript::{Hit, Transcript};

/// So many places are shown.
const MOST: usize = 300;
/// So many characters around a place.
const AROUND: u32 = 70;

/// A place, and what is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Where in it.
    pub hit: Hit,
    name: AttrValue,
    speaker: AttrValue,
    /// The words before, the words, the words after.
    parts: [AttrValue; 3],
}

impl Place {
    /// Returns a place of a transcript, said by somebody.
    pub fn new(transcript: &Transcript, hit: Hit, speaker: &str) -> Self {
        let turn = transcript.turns.get(hit.turn).map_or(hit.range, |it| it.range);
        let (start, end) = (hit.range.start(), hit.range.end());
        // Whole words, on both sides.
        let from = start.saturating_sub(AROUND).max(turn.start());
        let from = previous_word(&transcript.text, turn, from);
        let to = end.saturating_add(AROUND).min(turn.end());
        let to = next_word(&transcript.text, turn, to);
        let cut = |from, to| {
            let range = transcript.text.range(from, to);
            range.map_or("", |it| transcript.text.slice(transcript.text.snap(it)))
        };
        let before = if from > turn.start() { "…" } else { "" };
        let after = if to < turn.end() { "…" } else { "" };
        Self {
            transcript: transcript.id,
            hit,
            name: transcript.name.clone().into(),
            speaker: speaker.to_owned().into(),
            parts: [
                format!("{before}{}", cut(from, start)).into(),
                cut(start, end).to_owned().into(),
                format!("{}{after}", cut(end, to)).into(),
            ],
        }
    }
}

/// Props of [`FoundList`].
#[derive(Properties, PartialEq)]
pub struct FoundListProps {
    /// The places.
    pub places: Rc<[Place]>,
    /// Those that are not to be coded.
    pub left_out: Rc<[usize]>,
    /// Whether one chooses which to code.
    pub picking: bool,
    /// Hears which is to be coded, or not.
    pub onpick: Callback<(usize, bool)>,
}

/// The places, by transcript.
#[component]
pub fn FoundList(props: &FoundListProps) -> Html {
    let words = &use_words().search;
    let shown: Vec<(usize, &Place)> =
        props.places.iter().enumerate().take(MOST).collect();
    let groups = shown.chunk_by(|a, b| a.1.transcript == b.1.transcript);
    let item = |(at, it): &(usize, &Place)| {
        let at = *at;
        let turn = it.hit.turn + 1;
        let to = Route::Turn { id: it.transcript, turn: it.hit.turn }.href();
        let onpick = {
            let onpick = props.onpick.clone();
            Callback::from(move |with: bool| onpick.emit((at, with)))
        };
        let [before, words_found, after] = &it.parts;
        html! {
            <li key={at}>
                if props.picking {
                    <Checkbox
                        id={format!("found-{at}")}
                        label={(words.with)(&it.name, turn)}
                        checked={!props.left_out.contains(&at)}
                        onchange={onpick}
                        hide_label=true
                    />
                }
                <p class="said" dir="auto">{ before }<mark>{ words_found }</mark>{ after }</p>
                <p class="found-by">
                    if !it.speaker.is_empty() {
                        { &it.speaker }{ " · " }
                    }
                    <a href={to}>{ (words.turn)(turn) }</a>
                </p>
            </li>
        }
    };
    let group = |all: &[(usize, &Place)]| {
        let Some((_, first)) = all.first() else { return Html::default() };
        html! {
            <section key={first.transcript.to_string()} class="found-in">
                <h2>{ &first.name }{ " " }<span class="note">{ all.len() }</span></h2>
                <ul class="found-list">{ for all.iter().map(item) }</ul>
            </section>
        }
    };
    html! {
        <>
            { for groups.map(group) }
            if props.places.len() > MOST {
                <p class="note">{ (words.more)(props.places.len() - MOST) }</p>
            }
        </>
    }
}
