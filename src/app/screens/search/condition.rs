//! What a condition says, to choose.

use std::rc::Rc;

use yew::prelude::*;

use super::code_all::codes;
use super::limits::{join, split, values};
use super::numbered;
use crate::app::context::{use_about, use_codebook, use_participants, use_words};
use crate::app::parts::{Checkbox, Choice, Select, TextField};
use crate::coding::Stance;
use crate::find::{Group, Is, Near};
use crate::id::{CodeId, CoderId, Id as _};
use crate::transcript::TranscriptKind;
use crate::words::EN;

/// An id that nothing has: a code or coder not chosen yet.
fn none<I: crate::id::Id>() -> I {
    I::from_uuid(uuid::Uuid::nil())
}

/// Returns a new condition of the kind at this place of the list.
pub(super) fn fresh(kind: usize) -> Is {
    match kind {
        0 => Is::Code { code: none(), under: true },
        1 => Is::Near { code: none(), under: true, how: Near::Overlaps },
        2 => Is::Coder(none()),
        3 => Is::Stance(Some(Stance::Barrier)),
        4 => Is::Value { attribute: String::new(), value: None },
        5 => Is::Kind(TranscriptKind::default()),
        6 => Is::Words(String::new()),
        7 => Is::Memo(String::new()),
        _ => Is::Group(Group { any: true, ..Group::default() }),
    }
}

/// Props of [`Condition`].
#[derive(Properties, PartialEq)]
pub(super) struct ConditionProps {
    pub(super) id: AttrValue,
    pub(super) is: Is,
    pub(super) onchange: Callback<Is>,
}

/// What a condition says.
#[component]
pub(super) fn Condition(props: &ConditionProps) -> Html {
    let words = &use_words().search.segments;
    let (about, people) = (use_about(), use_participants());
    let id = format!("{}-what", props.id);
    let label = words.about;
    let pick = |make: fn(&str) -> Option<Is>| {
        let onchange = props.onchange.clone();
        Callback::from(move |value: AttrValue| {
            if let Some(is) = make(&value) {
                onchange.emit(is);
            }
        })
    };
    let write = |make: fn(String) -> Is| {
        let onchange = props.onchange.clone();
        Callback::from(move |value: String| onchange.emit(make(value)))
    };
    let select = |value: String, options: Vec<Choice>, make: fn(&str) -> Option<Is>| {
        html! {
            <Select
                id={id.clone()}
                {label}
                hide_label=true
                {value}
                options={Rc::from(options)}
                onchange={pick(make)}
            />
        }
    };
    match &props.is {
        Is::Code { code, under } => html! {
            <CodeFields id={props.id.clone()} code={*code} under={*under} onchange={props.onchange.clone()} />
        },
        Is::Near { code, under, how } => html! {
            <CodeFields
                id={props.id.clone()}
                code={*code}
                under={*under}
                how={*how}
                onchange={props.onchange.clone()}
            />
        },
        Is::Coder(coder) => {
            let mut all = vec![Choice::new("", EN.search.choose_one)];
            let coders = about.coders.values();
            all.extend(coders.map(|it| Choice::new(it.id.to_string(), it.name.clone())));
            select(coder.to_string(), all, |it| CoderId::parse(it).map(Is::Coder))
        }
        Is::Stance(stance) => {
            let word = |it: Option<Stance>| it.map_or("", Stance::as_str);
            let all = Stance::ALL.map(Some).into_iter().chain([None]);
            let all = all.map(|it| Choice::new(word(it), (EN.themes.stance)(it)));
            select(word(*stance).to_owned(), all.collect(), |it| {
                Some(Is::Stance(Stance::parse(it)))
            })
        }
        Is::Value { attribute, value } => {
            let own = join(attribute, value.as_deref().unwrap_or_default());
            let mut all = vec![Choice::new(join("", ""), EN.search.choose_one)];
            all.extend(values(&people));
            // The parts of an attribute that some have no value of.
            all.extend(
                people.attributes.iter().map(|it| {
                    Choice::new(join(it, ""), format!("{it}: {}", words.without))
                }),
            );
            select(own, all, |it| {
                let (attribute, value) = split(it)?;
                let value = (!value.is_empty()).then_some(value);
                Some(Is::Value { attribute, value })
            })
        }
        Is::Kind(kind) => {
            let all = TranscriptKind::ALL
                .into_iter()
                .map(|it| Choice::new(it.as_str(), (EN.transcripts.kind)(it)));
            select(kind.as_str().to_owned(), all.collect(), |it| {
                TranscriptKind::parse(it).map(Is::Kind)
            })
        }
        Is::Words(text) => html! {
            <TextField {id} label={words.texts[0]} value={text.clone()} oncommit={write(Is::Words)} />
        },
        Is::Memo(text) => html! {
            <TextField {id} label={words.texts[1]} value={text.clone()} oncommit={write(Is::Memo)} />
        },
        Is::Group(_) => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    id: AttrValue,
    code: CodeId,
    under: bool,
    /// How near a segment with the code must be; without it, the segment's own code is meant.
    #[prop_or_default]
    how: Option<Near>,
    onchange: Callback<Is>,
}

fn said(code: CodeId, under: bool, how: Option<Near>) -> Is {
    how.map_or(Is::Code { code, under }, |how| Is::Near { code, under, how })
}

/// A code, with those under it, and how near.
#[component]
fn CodeFields(props: &CodeProps) -> Html {
    let words = &use_words().search.segments;
    let book = use_codebook();
    let (code, under, how) = (props.code, props.under, props.how);
    let emit = props.onchange.clone();
    let oncode = {
        let emit = emit.clone();
        Callback::from(move |it: AttrValue| {
            emit.emit(said(CodeId::parse(&it).unwrap_or_else(none), under, how));
        })
    };
    let onunder = {
        let emit = emit.clone();
        Callback::from(move |under: bool| emit.emit(said(code, under, how)))
    };
    let onhow = {
        let emit = emit.clone();
        Callback::from(move |it: AttrValue| {
            let how = match it.as_str() {
                "1" => Near::Inside,
                "2" => Near::Around,
                "3" => Near::Words(10),
                "4" => Near::Turns(1),
                _ => Near::Overlaps,
            };
            emit.emit(said(code, under, Some(how)));
        })
    };
    let onmost = Callback::from(move |it: String| {
        let most = it.trim().parse().unwrap_or(0).min(100_000);
        let how = match how {
            Some(Near::Turns(_)) => Near::Turns(most),
            _ => Near::Words(most),
        };
        emit.emit(said(code, under, Some(how)));
    });
    let mut options = codes(&book, EN.search.choose, true).to_vec();
    let chosen = if code == none() { String::new() } else { code.to_string() };
    if !chosen.is_empty() && !book.contains(code) {
        options.push(Choice::new(chosen.clone(), words.gone));
    }
    let at =
        how.and_then(|it| words.near.iter().position(|word| *word == EN.search.how(it)));
    let most = match how {
        Some(Near::Words(most) | Near::Turns(most)) => Some(most.to_string()),
        _ => None,
    };
    html! {
        <>
            if let Some(at) = at {
                <Select
                    id={format!("{}-how", props.id)}
                    label={words.how}
                    hide_label=true
                    value={at.to_string()}
                    options={numbered(&words.near)}
                    onchange={onhow}
                />
            }
            if let Some(most) = most {
                <TextField
                    id={format!("{}-most", props.id)}
                    label={words.most}
                    kind="number"
                    value={most}
                    oncommit={onmost}
                />
            }
            <Select
                id={format!("{}-what", props.id)}
                label={EN.search.code}
                hide_label=true
                value={chosen}
                options={Rc::from(options)}
                onchange={oncode}
            />
            <Checkbox
                id={format!("{}-under", props.id)}
                label={words.under}
                checked={under}
                onchange={onunder}
            />
        </>
    }
}
