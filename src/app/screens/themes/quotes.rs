//! All quotes of a theme, with what is chosen of them.

use std::rc::Rc;

use yew::prelude::*;

use super::filters::{Filters, View};
use super::quote::{QuoteItem, TagShown};
use crate::app::context::{
    use_about, use_codebook, use_dispatch, use_layers, use_participants, use_transcripts,
    use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::screens::files::{copy_table, save_table};
use crate::id::SegmentId;
use crate::interchange::findings::{OutTable, quotes_table};
use crate::participants::Participants;
use crate::stats::Disclosure;
use crate::study::{Command, Study};
use crate::text::number;
use crate::themes::{
    Material, Quote, Tag, Theme, described, is_small_group, quotes, segments,
};
use crate::words::EN;

/// So many quotes are drawn before one asks for more.
const SHOWN: usize = 60;

/// Returns the attributes by which people are described until one chooses others: the first
/// two that are words, such as role and site.
pub(crate) fn attributes_to_begin_with(people: &Participants) -> Vec<String> {
    let words =
        |it: &&String| people.values_of(it).iter().any(|value| number(value).is_none());
    people.attributes.iter().filter(words).take(2).cloned().collect()
}

#[derive(Properties, PartialEq)]
pub(super) struct QuotesProps {
    pub(super) theme: Rc<Theme>,
}

fn is_chosen(theme: &Theme, quote: &Quote) -> bool {
    quote.tags.iter().any(|it| theme.quotes.contains(&it.segment))
}

/// Returns the quotes that the view lets through.
fn shown(
    theme: &Theme,
    all: &[Quote],
    view: &View,
    people: &Participants,
    rule: Disclosure,
) -> Vec<Quote> {
    if is_small_group(&view.filter, people, rule) {
        return Vec::new();
    }
    let mut kept = view.filter.of(all, people);
    if view.only_chosen {
        kept.retain(|it| is_chosen(theme, it));
    }
    kept
}

fn table(study: &Study, theme: &Theme, view: &View) -> OutTable {
    let all = quotes(theme, &study.material());
    let kept = shown(theme, &all, view, &study.participants, study.about.disclosure);
    quotes_table(study, &[(theme, kept)], &view.attributes)
}

/// All quotes of a theme.
#[component]
pub(super) fn Quotes(props: &QuotesProps) -> Html {
    let words = &use_words().themes;
    let theme = &props.theme;
    let (people, dispatch) = (use_participants(), use_dispatch());
    let (book, about) = (use_codebook(), use_about());
    let view = use_state(|| View {
        attributes: attributes_to_begin_with(&people),
        ..View::default()
    });
    let many = use_state(|| SHOWN);
    let (layers, transcripts) = (use_layers(), use_transcripts());
    let all = use_memo(
        (Rc::clone(theme), layers, transcripts, people.clone()),
        |(theme, layers, transcripts, participants)| {
            quotes(theme, &Material { transcripts, layers, participants })
        },
    );
    let rule = about.disclosure;
    let kept = shown(theme, &all, &view, &people, rule);
    let onview = use_event((view.setter(), many.setter()), {
        |next: View, (view, many)| {
            view.set(next);
            many.set(SHOWN);
        }
    });
    let onmore = use_event((many.setter(), *many), |_: MouseEvent, (setter, many)| {
        setter.set(many + 4 * SHOWN);
    });
    let out = (Rc::clone(theme), dispatch, (*view).clone());
    let oncsv = use_event(out.clone(), |_: MouseEvent, (theme, dispatch, view)| {
        if let Some(study) = dispatch.study() {
            let [_, _, name, _] = EN.themes.files;
            let name = format!("{} {name}", theme.name);
            save_table(dispatch, &name, &table(&study, theme, view));
        }
    });
    let oncopy = use_event(out, |_: MouseEvent, (theme, dispatch, view)| {
        if let Some(study) = dispatch.study() {
            copy_table(dispatch, &table(&study, theme, view));
        }
    });
    let rest = kept.len().saturating_sub(*many);
    let several = kept.iter().any(|it| it.tags.len() > 1);
    html! {
        <section class="quotes" aria-labelledby="quotes-head">
            <header class="quotes-head">
                <h2 id="quotes-head">{ words.quotes }</h2>
                <p class="note">{ (words.quotes_about)(kept.len(), segments(&kept)) }</p>
                <div class="row">
                    <Button look={Look::Quiet} onclick={oncopy}>{ words.copy }</Button>
                    <Button look={Look::Quiet} onclick={oncsv}>{ words.csv }</Button>
                </div>
            </header>
            if all.is_empty() {
                <p class="note">{ words.quotes_empty }</p>
            } else {
                <Filters
                    view={(*view).clone()}
                    codes={Rc::from(theme.codes.as_slice())}
                    {book}
                    {about}
                    people={people.clone()}
                    onchange={onview}
                />
                if kept.is_empty() {
                    <p class="note">{ words.quotes_none }</p>
                }
                <ol class="quote-list">
                    for quote in kept.into_iter().take(*many) {
                        <One
                            key={quote.tags.first().map(|it| it.segment.to_string()).unwrap_or_default()}
                            chosen={is_chosen(theme, &quote)}
                            who={described(quote.participant, &view.attributes, &people, rule)}
                            quote={quote.clone()}
                            theme={Rc::clone(theme)}
                        />
                    }
                </ol>
                if rest > 0 {
                    <Button onclick={onmore}>{ (words.more)(rest) }</Button>
                }
                if rule.is_on() {
                    <p class="note">{ EN.analysis.hidden.speaker }</p>
                }
                if several {
                    <p class="note">{ words.quotes_note }</p>
                }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    quote: Quote,
    who: AttrValue,
    chosen: bool,
    theme: Rc<Theme>,
}

/// A quote with the names that it needs.
#[component]
fn One(props: &OneProps) -> Html {
    let words = &use_words().themes;
    let (book, about) = (use_codebook(), use_about());
    let (transcripts, dispatch) = (use_transcripts(), use_dispatch());
    let theme = props.theme.id;
    let onchoose = use_event((theme, dispatch), {
        |(segments, pinned): (Vec<SegmentId>, bool), (theme, dispatch)| {
            let Some(study) = dispatch.study() else { return };
            let Some(now) = study.theme(*theme) else { return };
            let pin =
                |segment: SegmentId| Command::PinQuote { theme: *theme, segment, pinned };
            let commands: Vec<Command> = if pinned {
                segments.into_iter().take(1).map(pin).collect()
            } else {
                segments
                    .into_iter()
                    .filter(|it| now.quotes.contains(it))
                    .map(pin)
                    .collect()
            };
            dispatch.run(Command::Together(commands));
        }
    });
    let Some(transcript) = transcripts.get(&props.quote.transcript) else {
        return html! {};
    };
    let tag = |it: &Tag| {
        let code = book.get(it.code)?;
        let coder = about.coders.get(&it.coder).map_or("", |it| it.name.as_str());
        let stance = it.stance.map(|_| (words.stance)(it.stance));
        let beside = stance.into_iter().chain([coder]).filter(|it| !it.is_empty());
        Some(TagShown {
            code: ((EN.codebook.named)(code).into(), code.colour),
            beside: beside.collect::<Vec<_>>().join(" · ").into(),
        })
    };
    let tags: Vec<TagShown> = props.quote.tags.iter().filter_map(tag).collect();
    html! {
        <QuoteItem
            quote={props.quote.clone()}
            text={transcript.text.slice(props.quote.range).to_owned()}
            who={props.who.clone()}
            transcript={transcript.name.clone()}
            tags={Rc::from(tags)}
            chosen={props.chosen}
            {onchoose}
        />
    }
}
