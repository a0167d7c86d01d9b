//! The codebook's versions: saving one, and what changed between any two.

use std::rc::Rc;

use yew::prelude::*;

use super::check::DoubtList;
use super::compare::Changes;
use super::version::One;
use crate::app::browser::{ids, live};
use crate::app::context::{
    use_codebook, use_dispatch, use_layers, use_versions, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Select, TextField};
use crate::app::shared::Shared;
use crate::codebook::{Codebook, Differs, Versions, difference};
use crate::id::{Id as _, VersionId};
use crate::order;
use crate::study::Command;
use crate::themes::{Doubt, doubts};
use crate::words::EN;

/// The versions.
#[component]
pub(super) fn VersionsView() -> Html {
    let words = &use_words().versions;
    let versions = use_versions();
    let all = versions.latest_first();
    // What is compared: versions by id, or the codebook as it is.
    let chosen = use_state(|| None::<[AttrValue; 2]>);
    let latest = all.first().map(|it| AttrValue::from(it.id.to_string()));
    let pair = (*chosen).clone().or(latest.map(|it| [it, AttrValue::default()]));
    let oncompare = use_event(chosen.setter(), |pair: [AttrValue; 2], chosen| {
        chosen.set(Some(pair));
    });
    html! {
        <div class="versions">
            <SaveVersion />
            <section aria-labelledby="versions-list">
                <h2 id="versions-list">{ words.list }</h2>
                if all.is_empty() {
                    <p class="note">{ words.none }</p>
                }
                <ul class="version-list">
                    for it in all.iter() {
                        <One key={it.id.to_string()} version={Rc::clone(it)} oncompare={oncompare.clone()} />
                    }
                </ul>
            </section>
            if let Some(pair) = pair {
                <Compare key="compare" {versions} {pair} {oncompare} />
            }
        </div>
    }
}

/// Saves the codebook under a name.
#[component]
fn SaveVersion() -> Html {
    let words = &use_words().versions;
    let (name, wrong) = (use_state(String::new), use_state(AttrValue::default));
    let oninput = use_event(name.setter(), |text: String, name| name.set(text));
    let dispatch = use_dispatch();
    let onsubmit = use_event(
        ((*name).clone(), name.setter(), wrong.setter(), dispatch),
        |event: SubmitEvent, (name, setter, wrong, dispatch)| {
            event.prevent_default();
            let command = Command::SaveVersion { id: ids::new_id(), name: name.clone() };
            match dispatch.attempt(command) {
                Ok(()) => {
                    setter.set(String::new());
                    wrong.set(AttrValue::default());
                    live::say(&(EN.versions.saved)(name.trim()));
                }
                Err(why) => {
                    let (message, hint) = crate::words::refusals::refusal(&why);
                    wrong.set(format!("{message} {hint}").into());
                }
            }
        },
    );
    html! {
        <section class="version-new" aria-labelledby="version-new">
            <h2 id="version-new">{ words.save_title }</h2>
            <p class="note">{ words.save_text }</p>
            <form class="version-form" {onsubmit} novalidate=true>
                <TextField
                    id="version-name"
                    label={words.name}
                    value={(*name).clone()}
                    error={(*wrong).clone()}
                    {oninput}
                />
                <Button submit=true>{ words.save }</Button>
            </form>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CompareProps {
    versions: Shared<Versions>,
    pair: [AttrValue; 2],
    oncompare: Callback<[AttrValue; 2]>,
}

/// What changed between two versions, or a version and now.
#[component]
fn Compare(props: &CompareProps) -> Html {
    let words = &use_words().versions;
    let (now, layers) = (use_codebook(), use_layers());
    let book = |key: &AttrValue| -> Rc<Codebook> {
        let found = VersionId::parse(key).and_then(|it| props.versions.get(it));
        found.map_or_else(|| Rc::clone(now.rc()), |it| Rc::clone(&it.codebook))
    };
    let [from, to] = &props.pair;
    let (before, after) = (book(from), book(to));
    let found = use_memo((Shared::from(before), Shared::from(after.clone())), {
        |(before, after)| Rc::<[Differs]>::from(difference(before, after))
    });
    let when = found.iter().filter(|it| it.is_redefined()).filter_map(|it| {
        let code = after.get(it.id)?;
        Some((it.id, code.redefined?.at))
    });
    let doubtful = Rc::new(doubts(&order::map(when), &layers));
    let below = Callback::from({
        let doubtful = Rc::clone(&doubtful);
        move |it: Differs| {
            let all = doubtful.get(&it.id)?;
            let doubts = Rc::<[Doubt]>::from(all.as_slice());
            Some(html! {
                <details class="change-doubts">
                    <summary>{ (EN.versions.doubts)(all.len()) }</summary>
                    <DoubtList {doubts} id={format!("doubt-{}", it.id)} />
                </details>
            })
        }
    });
    let options: Rc<[Choice]> = std::iter::once(Choice::new("", words.now))
        .chain(
            props
                .versions
                .latest_first()
                .iter()
                .map(|it| Choice::new(it.id.to_string(), it.name.clone())),
        )
        .collect();
    let pick = |at: usize| {
        let (pair, oncompare) = (props.pair.clone(), props.oncompare.clone());
        Callback::from(move |key: AttrValue| {
            let mut pair = pair.clone();
            if let Some(it) = pair.get_mut(at) {
                *it = key;
            }
            oncompare.emit(pair);
        })
    };
    let [from_label, to_label] = words.between;
    html! {
        <section class="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{ words.compare }</h2>
            <div class="row">
                <Select id="compare-0" label={from_label} value={from.clone()} options={Rc::clone(&options)} onchange={pick(0)} inline=true />
                <Select id="compare-1" label={to_label} value={to.clone()} {options} onchange={pick(1)} inline=true />
            </div>
            <p role="status">
                { if found.is_empty() { words.same.to_owned() } else { (words.differ)(found.len()) } }
            </p>
            <Changes changes={Rc::clone(&*found)} below={Some(below)} />
        </section>
    }
}
