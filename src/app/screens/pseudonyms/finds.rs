//! The finds, by kind, each with its pseudonym and its places.

use std::rc::Rc;

use yew::prelude::*;

use super::Said;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Look, TextField};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::id::TranscriptId;
use crate::identifiers::Kind;
use crate::study::identifying::{Candidate, Spot};
use crate::study::{MemoTarget, Study};
use crate::text::{TextRange, next_word, previous_word};

/// So many places of a find are shown.
const MOST: usize = 8;
/// Code points shown around a place.
const AROUND: u32 = 40;

/// Props of [`Finds`].
#[derive(Properties, PartialEq)]
pub(super) struct FindsProps {
    /// All finds.
    pub found: Rc<Vec<Candidate>>,
    /// What was said of them.
    pub said: UseStateHandle<Said>,
    /// The study.
    pub study: Shared<Study>,
}

/// All finds.
#[component]
pub(super) fn Finds(props: &FindsProps) -> Html {
    let words = &use_words().pseudonyms;
    let kinds = Kind::ALL.iter().rev().filter_map(|kind| {
        let some: Vec<(usize, &Candidate)> =
            props.found.iter().enumerate().filter(|it| it.1.kind == *kind).collect();
        (!some.is_empty()).then_some((*kind, some))
    });
    html! {
        for (kind, some) in kinds {
            <section key={(words.kind)(kind)} class="finds" aria-label={(words.kind)(kind)}>
                <div class="finds-head">
                    <h2>{ (words.kind)(kind) }</h2>
                    { all_of(words.take_all[0], &some, props, true) }
                    { all_of(words.take_all[1], &some, props, false) }
                </div>
                <ul>
                    for (at, it) in some {
                        <Find
                            key={it.words.clone()}
                            {at}
                            find={it.clone()}
                            taken={props.said.taken.contains(&it.words)}
                            with={props.said.with(it).to_owned()}
                            said={props.said.clone()}
                            study={props.study.clone()}
                        />
                    }
                </ul>
            </section>
        }
    }
}

fn all_of(
    label: &'static str,
    some: &[(usize, &Candidate)],
    props: &FindsProps,
    take: bool,
) -> Html {
    let all: Vec<String> = some.iter().map(|it| it.1.words.clone()).collect();
    let said = props.said.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let mut new = (*said).clone();
        for it in &all {
            if take {
                new.taken.insert(it.clone());
            } else {
                new.taken.remove(it);
            }
        }
        said.set(new);
    });
    html! { <Button look={Look::Quiet} {onclick}>{ label }</Button> }
}

#[derive(Properties, PartialEq)]
struct FindProps {
    at: usize,
    find: Candidate,
    taken: bool,
    with: String,
    said: UseStateHandle<Said>,
    study: Shared<Study>,
}

/// One find.
#[component]
fn Find(props: &FindProps) -> Html {
    let words = &use_words().pseudonyms;
    let it = &props.find;
    let given = (props.said.clone(), it.words.clone());
    let onchange = use_event(given.clone(), |taken: bool, (said, words)| {
        let mut new = (**said).clone();
        if taken {
            new.taken.insert(words.clone());
        } else {
            new.taken.remove(words);
        }
        said.set(new);
    });
    let oninput = use_event(given, |with: String, (said, words)| {
        let mut new = (**said).clone();
        new.typed.insert(words.clone(), with);
        said.set(new);
    });
    let id = |what: &str| AttrValue::from(format!("{what}-find-{}", props.at));
    html! {
        <li class={classes!("find", props.taken.then_some("on"))}>
            <div class="find-head">
                <Checkbox id={id("take")} label={(words.take)(&it.words)} checked={props.taken} {onchange} hide_label=true />
                <span class="find-words" dir="auto">{ &it.words }</span>
                <TextField id={id("with")} label={(words.with)(&it.words)} hide_label=true value={props.with.clone()} {oninput} />
            </div>
            <details>
                <summary>{ (words.places)(it.places.len()) }</summary>
                <Places places={it.places.clone()} study={props.study.clone()} />
            </details>
        </li>
    }
}

/// Props of [`Places`].
#[derive(Properties, PartialEq)]
pub(super) struct PlacesProps {
    /// The places.
    pub places: Vec<Spot>,
    /// The study.
    pub study: Shared<Study>,
}

/// Places in a study, in context, each with a way there.
#[component]
pub(super) fn Places(props: &PlacesProps) -> Html {
    let words = &use_words().pseudonyms;
    let more = props.places.len().saturating_sub(MOST);
    html! {
        <ul class="find-places">
            for it in props.places.iter().take(MOST) {
                { place(&props.study, *it) }
            }
            if more > 0 {
                <li class="note">{ (words.more)(more) }</li>
            }
        </ul>
    }
}

fn place(study: &Study, spot: Spot) -> Html {
    let words = &crate::words::EN.pseudonyms;
    if let Spot::Said(id, range) = spot {
        return said(study, id, range);
    }
    let [
        about,
        person,
        file,
        code,
        theme,
        memo,
        segment,
        answer,
        log,
        query,
        asked,
        survey,
        coder,
    ] = words.spots;
    let (label, route) = match spot {
        Spot::About => (about, Route::Overview),
        Spot::Participant(_) => (person, Route::Participants),
        Spot::Transcript(_) => (file, Route::Transcripts),
        Spot::Code(_) => (code, Route::Codebook),
        Spot::Theme(id) => (theme, Route::Theme { id }),
        Spot::Memo(MemoTarget::Turn(id, turn)) => {
            (memo, Route::Turn { id, turn: usize::try_from(turn).unwrap_or_default() })
        }
        Spot::Memo(_) => (memo, Route::Memos),
        Spot::Segment(id, it) => (segment, Route::Segment { id, segment: it }),
        Spot::Answer(question) => (answer, Route::Question { question }),
        Spot::Question(question) => (asked, Route::Question { question }),
        Spot::Survey(_) => (survey, Route::Survey),
        Spot::Coder(_) => (coder, Route::Overview),
        Spot::Query => (query, Route::Search),
        Spot::Said(..) | Spot::Log => (log, Route::Log),
    };
    html! { <li><a href={route.href()}>{ label }</a></li> }
}

fn said(study: &Study, id: TranscriptId, range: TextRange) -> Html {
    let words = &crate::words::EN.pseudonyms;
    let Some(transcript) = study.transcript(id) else { return Html::default() };
    let at = transcript.turn_at(range.start()).unwrap_or_default();
    let text = &transcript.text;
    let turn = transcript.turns.get(at).map_or(range, |it| it.range);
    let from = range.start().saturating_sub(AROUND).max(turn.start());
    let from = previous_word(text, turn, from);
    let to = next_word(text, turn, range.end().saturating_add(AROUND).min(turn.end()));
    let cut = |from, to| {
        TextRange::new(from, to).map(|it| text.slice(text.snap(it)).to_owned())
    };
    html! {
        <li>
            <p class="said" dir="auto">
                { cut(from, range.start()) }<mark>{ text.slice(range) }</mark>{ cut(range.end(), to) }
            </p>
            <a href={Route::Turn { id, turn: at }.href()}>{ (words.said)(&transcript.name, at + 1) }</a>
        </li>
    }
}
