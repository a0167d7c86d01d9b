//! One passage: the words, who said them, where, and who gave it which code.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Dot, Look};
use crate::app::route::Route;
use crate::codebook::Colour;
use crate::id::SegmentId;
use crate::themes::Quote;

/// A tag as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagShown {
    /// The code's name and colour.
    pub code: (AttrValue, Colour),
    /// The stance, if any, and the coder.
    pub beside: AttrValue,
}

/// Props of [`QuoteItem`].
#[derive(Properties, PartialEq)]
pub struct QuoteItemProps {
    /// The quote.
    pub quote: Quote,
    /// Its words.
    pub text: AttrValue,
    /// Who said it, by attributes.
    pub who: AttrValue,
    /// The transcript's name.
    pub transcript: AttrValue,
    /// Its tags.
    pub tags: Rc<[TagShown]>,
    /// Whether it was chosen to speak for the theme.
    pub chosen: bool,
    /// Chooses its first segment, or no longer any.
    pub onchoose: Callback<(Vec<SegmentId>, bool)>,
}

/// One passage.
#[component]
pub fn QuoteItem(props: &QuoteItemProps) -> Html {
    let words = &use_words().themes;
    let quote = &props.quote;
    let onchoose = use_event(
        (quote.clone(), props.chosen, props.onchoose.clone()),
        |_: MouseEvent, (quote, chosen, onchoose)| {
            let segments = quote.tags.iter().map(|it| it.segment).collect();
            onchoose.emit((segments, !chosen));
        },
    );
    let place = (words.open)(&props.transcript, quote.turn);
    let to = quote
        .tags
        .first()
        .map(|it| Route::Segment { id: quote.transcript, segment: it.segment }.href());
    let who = if props.who.is_empty() { words.unknown.into() } else { props.who.clone() };
    html! {
        <li class={classes!("quote", props.chosen.then_some("chosen"))}>
            <blockquote class="said">{ &props.text }</blockquote>
            <p class="quote-by">
                <span class="quote-who">{ who }</span>
                { " · " }
                <a href={to}>{ place }</a>
            </p>
            <ul class="quote-tags">
                for (at, it) in props.tags.iter().enumerate() {
                    <li key={at}>
                        <Dot colour={it.code.1} />
                        <span>{ &it.code.0 }</span>
                        <span class="quote-beside">{ &it.beside }</span>
                    </li>
                }
            </ul>
            <Button look={Look::Quiet} class="quote-choose" pressed={props.chosen} onclick={onchoose}>
                { if props.chosen { words.chosen } else { words.choose } }
            </Button>
        </li>
    }
}
