//! The segments that a query found, as quotes with who said them, never by name.

use std::rc::Rc;

use yew::prelude::*;

use super::code_all::CodeAll;
use super::coding::code_all;
use crate::app::context::{
    use_about, use_codebook, use_desk, use_dispatch, use_participants, use_transcripts,
    use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Dot, Look, Message};
use crate::app::route::Route;
use crate::app::screens::files::{copy_table, save_table};
use crate::app::screens::themes::attributes_to_begin_with;
use crate::id::CodeId;
use crate::interchange::findings::found_table;
use crate::order;
use crate::themes::{Quote, Tag, described, segments};
use crate::words::EN;

/// So many quotes are drawn before one asks for more.
const SHOWN: usize = 60;

/// Props of [`Results`].
#[derive(Properties, PartialEq)]
pub(super) struct ResultsProps {
    pub(super) quotes: Rc<[Quote]>,
    /// Whether anything was asked.
    pub(super) asked: bool,
    /// Whether so few people are asked for that nothing may be shown.
    pub(super) few: bool,
}

/// The segments.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let words = &use_words().search.segments;
    let (dispatch, desk) = (use_dispatch(), use_desk());
    let rule = use_about().disclosure;
    let many = use_state(|| SHOWN);
    let code = use_state(|| None::<CodeId>);
    let onmore = use_event((many.setter(), *many), |_: MouseEvent, (setter, many)| {
        setter.set(many + 4 * SHOWN);
    });
    let oncode = use_event(code.setter(), |it: Option<CodeId>, code| code.set(it));
    let onall = use_event(
        (Rc::clone(&props.quotes), *code, desk.coder, dispatch.clone()),
        |extent: usize, (quotes, code, coder, dispatch)| {
            let Some(code) = *code else { return };
            let mut places = quotes.iter().map(|it| (it.transcript, it.range));
            code_all(dispatch, &mut places, code, extent, *coder);
        },
    );
    let given = (Rc::clone(&props.quotes), dispatch);
    let take = use_event(given, |copies: bool, (quotes, dispatch)| {
        let Some(study) = dispatch.study() else { return };
        let attributes = attributes_to_begin_with(&study.participants);
        let table = found_table(&study, quotes, &attributes);
        if copies {
            copy_table(dispatch, &table);
        } else {
            save_table(dispatch, EN.search.segments.file, &table);
        }
    });
    let oncopy = use_event(take.clone(), |_: MouseEvent, take| take.emit(true));
    let oncsv = use_event(take, |_: MouseEvent, take| take.emit(false));
    if !props.asked {
        return html! { <Message message={words.start.0} hint={words.start.1} /> };
    }
    if props.few {
        return html! { <Message message={EN.analysis.hidden.few} /> };
    }
    if props.quotes.is_empty() {
        return html! { <Message message={words.nothing.0} hint={words.nothing.1} /> };
    }
    let quotes = &props.quotes;
    let texts = order::set(quotes.iter().map(|it| it.transcript)).len();
    let sum = (words.found)([quotes.len(), segments(quotes)], rule.seen(texts));
    let rest = quotes.len().saturating_sub(*many);
    html! {
        <>
            <div class="search-sum">
                <p role="status"><strong>{ sum }</strong></p>
                <div class="row">
                    <Button look={Look::Quiet} onclick={oncopy}>{ EN.themes.copy }</Button>
                    <Button look={Look::Quiet} onclick={oncsv}>{ EN.themes.csv }</Button>
                </div>
            </div>
            <CodeAll places={quotes.len()} code={*code} {oncode} {onall} />
            <ol class="quote-list">
                for quote in quotes.iter().take(*many) {
                    <One
                        key={quote.tags.first().map(|it| it.segment.to_string()).unwrap_or_default()}
                        quote={quote.clone()}
                    />
                }
            </ol>
            if rest > 0 {
                <p><Button onclick={onmore}>{ (EN.themes.more)(rest) }</Button></p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    quote: Quote,
}

/// A passage with everyone who coded it so.
#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().themes;
    let (book, about) = (use_codebook(), use_about());
    let (transcripts, people) = (use_transcripts(), use_participants());
    let quote = &props.quote;
    let Some(transcript) = transcripts.get(&quote.transcript) else { return html! {} };
    let who = described(
        quote.participant,
        &attributes_to_begin_with(&people),
        &people,
        about.disclosure,
    );
    let who = if who.is_empty() { words.unknown.to_owned() } else { who };
    let first = quote.tags.first();
    let to = first
        .map(|it| Route::Segment { id: quote.transcript, segment: it.segment }.href());
    let tag = |it: &Tag| {
        let code = book.get(it.code)?;
        let coder = about.coders.get(&it.coder).map_or("", |it| it.name.as_str());
        let stance = it.stance.map(|_| (words.stance)(it.stance));
        let beside: Vec<&str> =
            stance.into_iter().chain([coder]).filter(|it| !it.is_empty()).collect();
        Some(html! {
            <li key={it.segment.to_string()}>
                <Dot colour={code.colour} />
                <span>{ &code.name }</span>
                <span class="quote-beside">{ beside.join(" · ") }</span>
            </li>
        })
    };
    html! {
        <li class="quote">
            <blockquote class="said" dir="auto">
                { transcript.text.slice(quote.range) }
            </blockquote>
            <p class="quote-by">
                <span class="quote-who">{ who }</span>
                { " · " }
                <a href={to}>{ (words.open)(&transcript.name, quote.turn) }</a>
            </p>
            <ul class="quote-tags">{ for quote.tags.iter().filter_map(tag) }</ul>
        </li>
    }
}
