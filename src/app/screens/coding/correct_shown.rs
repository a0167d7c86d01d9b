//! What a correction will change, and what was corrected before.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::correct::Plan;
use crate::app::context::{Transcripts, use_about, use_codebook, use_now, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::shared::Shared;
use crate::id::CoderId;
use crate::order;
use crate::study::correct::Fate;
use crate::text::{Change, Text, TextRange, between, short};
use crate::transcript::{Correction, Rewrite, Transcript, Words};

/// So many changes, and passages, are shown; the rest is counted.
const MOST: usize = 12;
/// Code points shown around a change.
const AROUND: u32 = 24;
/// How long a passage is shown at most.
const LONGEST: usize = 140;

/// Props of [`Changes`].
#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    /// What would be done.
    pub plan: Rc<Plan>,
    /// The transcripts as they are.
    pub transcripts: Shared<Transcripts>,
    /// The coder, if they are blind to what others did: theirs alone is shown.
    #[prop_or_default]
    pub blind: Option<CoderId>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// What will change: the words, then the passages that read otherwise.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let words = &use_words().correct;
    let (codebook, about) = (use_codebook(), use_about());
    let plan = &props.plan;
    let several = plan.rewordings.len() > 1;
    let changes: Vec<Html> = plan
        .rewordings
        .iter()
        .filter_map(|it| Some((props.transcripts.get(&it.transcript)?, &it.changes)))
        .flat_map(|(transcript, all)| {
            all.iter().map(move |it| {
                let name = several.then(|| transcript.name.clone());
                change_view(&transcript.text, it, name)
            })
        })
        .collect();
    let mut touched: Vec<_> = plan
        .made
        .iter()
        .flat_map(|made| made.touched.iter().map(move |it| (made, it)))
        .collect();
    let count = touched.len();
    touched.retain(|(_, it)| props.blind.is_none_or(|own| it.segment.coder == own));
    // What is lost, or becomes one with another, is never among the rest that is counted.
    order::sort_by_key(&mut touched, |(_, it)| matches!(it.fate, Fate::Reads(_)));
    let touched: Vec<Html> = touched
        .into_iter()
        .map(|(made, it)| {
            let old = props.transcripts.get(&it.segment.transcript);
            let said = |text: &Text, range: TextRange| short(text.slice(range), LONGEST);
            let was = old.map(|o| said(&o.text, it.before.range)).unwrap_or_default();
            let (range, fate) = match it.fate {
                Fate::Reads(range) => (Some(range), words.fates[0]),
                Fate::Lost(_) => (None, words.fates[1]),
                Fate::Joins(_) => (None, words.fates[2]),
            };
            let now = range.map(|it| said(&made.transcript.text, it));
            let code = codebook.get(it.before.code);
            let coder = about.coders.get(&it.segment.coder);
            html! {
                <li>
                    <p class="correct-code">
                        <strong>{ code.map(|it| it.name.clone()).unwrap_or_default() }</strong>
                        { " · " }{ coder.map(|it| it.name.clone()).unwrap_or_default() }
                        { " · " }{ fate }
                    </p>
                    <p class="said" dir="auto"><span class="unseen">{ words.was_now[0] }</span><del>{ was }</del></p>
                    if let Some(now) = now {
                        <p class="said" dir="auto"><span class="unseen">{ words.was_now[1] }</span><ins>{ now }</ins></p>
                    }
                </li>
            }
        })
        .collect();
    html! {
        if !changes.is_empty() {
            { list("correct-changes", changes, words.more) }
            <p class="note" role="status">{ (words.coded)(count) }</p>
            { list("correct-touched", touched, words.more) }
        }
    }
}

fn list(class: &'static str, mut all: Vec<Html>, more: fn(usize) -> String) -> Html {
    let rest = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    html! {
        if !all.is_empty() {
            <ul {class}>
                for it in all {
                    { it }
                }
                if rest > 0 {
                    <li class="note">{ more(rest) }</li>
                }
            </ul>
        }
    }
}

fn change_view(text: &Text, it: &Change, name: Option<String>) -> Html {
    let part = |start: u32, end: u32| {
        TextRange::new(start, end.min(text.len()))
            .map(|it| text.slice(text.snap(it)).replace('\n', " ↵ "))
            .unwrap_or_default()
    };
    let from = it.start.saturating_sub(AROUND);
    html! {
        <li>
            if let Some(name) = name {
                <p class="correct-code">{ name }</p>
            }
            <p class="said" dir="auto">
                { part(from, it.start) }
                { was_now(&shown(between(text, it.start, it.end)), &shown(&it.with)) }
                { part(it.end, it.end.saturating_add(AROUND)) }
            </p>
        </li>
    }
}

/// Words with their line breaks in sight.
fn shown(words: &str) -> String {
    words.replace('\n', " ↵ ")
}

fn was_now(was: &str, now: &str) -> Html {
    let [before, after] = crate::words::EN.correct.was_now;
    html! {
        <>
            if !was.is_empty() {
                <span class="unseen">{ before }</span><del>{ was }</del>
            }
            if !was.is_empty() && !now.is_empty() {
                { " " }
            }
            if !now.is_empty() {
                <span class="unseen">{ after }</span><ins>{ now }</ins>
            }
        </>
    }
}

/// Props of [`History`].
#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// What was corrected before, the last first, and the text as it was imported.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let words = &use_words().correct;
    let original = use_state(|| false);
    let all = &props.transcript.corrections;
    let toggle = use_event((*original, original.setter()), {
        |_: MouseEvent, (shown, setter)| setter.set(!shown)
    });
    let [show, hide] = words.original;
    html! {
        <details class="correct-history">
            <summary>{ (words.history)(all.len()) }</summary>
            <ul>
                for (at, it) in all.iter().enumerate().rev().take(MOST * 4) {
                    <Made key={at} {at} correction={it.clone()} transcript={props.transcript.clone()} bench={props.bench.clone()} />
                }
            </ul>
            if !all.is_empty() {
                <Button look={Look::Quiet} expanded={*original} onclick={toggle}>
                    { if *original { hide } else { show } }
                </Button>
                if *original {
                    <div class="correct-original said" dir="auto" tabindex="0">{ props.transcript.original().as_str().to_owned() }</div>
                }
            }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct MadeProps {
    at: usize,
    correction: Correction,
    transcript: Shared<Transcript>,
    bench: Bench,
}

/// One correction: who, when, and what, with a way to its turn.
#[component]
fn Made(props: &MadeProps) -> Html {
    let all = use_words();
    let words = &all.correct;
    let (about, now) = (use_about(), use_now());
    let stamp = props.correction.stamp;
    let coder = about.coders.get(&stamp.by).map(|it| it.name.clone()).unwrap_or_default();
    let places = props.transcript.places_of(props.at);
    let turn = places.first().map(|it| it.1).unwrap_or_default();
    let onclick = use_event(turn, {
        let bench = props.bench.clone();
        move |_: MouseEvent, turn| bench.go(*turn)
    });
    let told = |it: &Words| match it.shown() {
        Some(words) => shown(words),
        None => words.hidden.to_owned(),
    };
    let rewrite = |it: &Rewrite| html! { <p class="said" dir="auto">{ was_now(&told(&it.was), &told(&it.now)) }</p> };
    html! {
        <li>
            <p class="correct-code">
                { (words.by)(&coder, &(all.time.when)(stamp.at, now)) }
                { " · " }
                <button type="button" class="link" {onclick}>{ (all.search.turn)(turn + 1) }</button>
            </p>
            for it in props.correction.rewrites.iter().take(MOST) {
                { rewrite(it) }
            }
            if props.correction.rewrites.len() > MOST {
                <p class="note">{ (words.more)(props.correction.rewrites.len() - MOST) }</p>
            }
        </li>
    }
}
