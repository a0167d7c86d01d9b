//! The places that were found, each with the words around it: three columns, so that the
//! words found stand under each other.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::{Button, Checkbox};
use crate::app::route::Route;
use crate::find::{Around, Hit, around};
use crate::transcript::Transcript;
use crate::words::EN;

/// So many places are shown.
pub(super) const MOST: usize = 300;

/// A place, and what is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where.
    pub hit: Hit,
    name: AttrValue,
    speaker: AttrValue,
    around: Around,
}

impl Place {
    /// Returns a place of a transcript.
    pub fn new(transcript: &Transcript, hit: Hit) -> Self {
        let turn = transcript.turns.get(hit.turn);
        let speaker = turn.and_then(|it| transcript.speaker(it));
        Self {
            hit,
            name: transcript.name.clone().into(),
            speaker: speaker.map(|it| it.name.clone()).unwrap_or_default().into(),
            around: around(transcript, &hit),
        }
    }
}

/// Props of [`FoundList`].
#[derive(Properties, PartialEq)]
pub struct FoundListProps {
    /// The places, each with its number among all.
    pub places: Rc<[(usize, Place)]>,
    /// Whether they come as they were said, so that those of a transcript stand together.
    pub by_place: bool,
    /// How many more there are.
    pub left: usize,
    /// Those that are not to be coded.
    pub left_out: Rc<[usize]>,
    /// Whether one chooses which to code.
    pub picking: bool,
    /// Shows more of them.
    pub onmore: Callback<MouseEvent>,
    /// Hears which is to be coded, or not.
    pub onpick: Callback<(usize, bool)>,
}

/// The places.
#[component]
pub fn FoundList(props: &FoundListProps) -> Html {
    let words = &use_words().search;
    let item = |(at, it): &(usize, Place)| {
        let at = *at;
        let turn = it.hit.turn + 1;
        let to = Route::Turn { id: it.hit.transcript, turn: it.hit.turn }.href();
        let onpick = {
            let onpick = props.onpick.clone();
            Callback::from(move |with: bool| onpick.emit((at, with)))
        };
        let Around { before, found, after } = &it.around;
        html! {
            <li key={at} class={props.picking.then_some("picking")}>
                if props.picking {
                    <Checkbox
                        id={format!("found-{at}")}
                        label={(words.with)(&it.name, turn)}
                        checked={!props.left_out.contains(&at)}
                        onchange={onpick}
                        hide_label=true
                    />
                }
                <p class="said" dir="auto">
                    <span class="kwic-before"><bdi>{ before.clone() }</bdi></span>
                    <mark>{ found.clone() }</mark>
                    <span class="kwic-after">{ after.clone() }</span>
                </p>
                <p class="found-by">
                    if !props.by_place {
                        { &it.name }{ " · " }
                    }
                    if !it.speaker.is_empty() {
                        { &it.speaker }{ " · " }
                    }
                    <a href={to}>{ (words.turn)(turn) }</a>
                </p>
            </li>
        }
    };
    let same = |a: &(usize, Place), b: &(usize, Place)| {
        !props.by_place || a.1.hit.transcript == b.1.hit.transcript
    };
    let group = |all: &[(usize, Place)]| {
        let Some((at, first)) = all.first() else { return Html::default() };
        html! {
            <section key={*at} class="found-in">
                if props.by_place {
                    <h2>{ &first.name }{ " " }<span class="note">{ all.len() }</span></h2>
                }
                <ul class="found-list">{ for all.iter().map(item) }</ul>
            </section>
        }
    };
    html! {
        <>
            { for props.places.chunk_by(same).map(group) }
            if props.left > 0 {
                <p class="note row">
                    { (words.more)(props.left) }
                    <Button onclick={props.onmore.clone()}>
                        { (EN.themes.more)(props.left.min(MOST)) }
                    </Button>
                </p>
            }
        </>
    }
}
