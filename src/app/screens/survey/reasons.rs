//! Values that stand for no answer, each with its reason.

use yew::prelude::*;

use crate::app::browser::focus;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextField};
use crate::survey::MissingCode;

/// Props of [`ReasonsEditor`].
#[derive(Properties, PartialEq)]
pub(super) struct ReasonsEditorProps {
    pub(super) id: AttrValue,
    pub(super) codes: Vec<MissingCode>,
    /// Values that are shown elsewhere, with their reasons.
    #[prop_or_default]
    pub(super) beside: Vec<String>,
    /// Hears the codes as they are to be.
    pub(super) oncodes: Callback<Vec<MissingCode>>,
}

/// Returns a code that no other has: -99, -98 …
fn free(codes: &[MissingCode], beside: &[String]) -> String {
    let taken = |it: &i32| {
        let it = it.to_string();
        codes.iter().any(|code| code.value == it) || beside.contains(&it)
    };
    (-99..0).find(|it| !taken(it)).unwrap_or(-1).to_string()
}

/// Values that stand for no answer.
#[component]
pub(super) fn ReasonsEditor(props: &ReasonsEditorProps) -> Html {
    let words = &use_words().survey;
    let deps = (props.codes.clone(), props.oncodes.clone(), props.id.clone());
    let add = use_event(
        (deps.clone(), props.beside.clone()),
        |_: MouseEvent, ((codes, oncodes, id), beside)| {
            let mut next = codes.clone();
            let value = free(codes, beside);
            focus::when_drawn(format!("{id}-value-{}", next.len()));
            next.push(MissingCode { value, reason: String::new() });
            oncodes.emit(next);
        },
    );
    let onone = use_event(
        deps,
        |(at, code): (usize, Option<MissingCode>), (codes, oncodes, id)| {
            let mut next = codes.clone();
            match (next.get_mut(at), code) {
                (Some(it), Some(code)) => *it = code,
                (Some(_), None) => {
                    drop(next.remove(at));
                    focus::when_drawn(format!("{id}-add"));
                }
                (None, _) => return,
            }
            oncodes.emit(next);
        },
    );
    let shown = |it: &(usize, &MissingCode)| !props.beside.contains(&it.1.value);
    html! {
        <div class="reasons">
            <div class="levels-head">
                <h3>{ words.column.missing_title }</h3>
                <Button id={format!("{}-add", props.id)} look={Look::Quiet} onclick={add}>
                    { words.question.add_reason }
                </Button>
            </div>
            for (at, code) in props.codes.iter().enumerate().filter(shown) {
                <Reason
                    key={at.to_string()}
                    id={props.id.clone()}
                    {at}
                    code={code.clone()}
                    onone={onone.clone()}
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ReasonProps {
    id: AttrValue,
    at: usize,
    code: MissingCode,
    onone: Callback<(usize, Option<MissingCode>)>,
}

#[component]
fn Reason(props: &ReasonProps) -> Html {
    let words = &use_words().survey;
    let (id, at, code) = (&props.id, props.at, &props.code);
    let deps = (at, code.clone(), props.onone.clone());
    let onvalue = use_event(deps.clone(), |value: String, (at, code, onone)| {
        let value = value.trim().to_owned();
        if !value.is_empty() && value != code.value {
            onone.emit((*at, Some(MissingCode { value, ..code.clone() })));
        }
    });
    let onreason = use_event(deps.clone(), |reason: String, (at, code, onone)| {
        let reason = reason.trim().to_owned();
        if reason != code.reason {
            onone.emit((*at, Some(MissingCode { reason, ..code.clone() })));
        }
    });
    let remove = use_event(deps, |_: MouseEvent, (at, _, onone)| onone.emit((*at, None)));
    html! {
        <div class="reason">
            <TextField
                id={format!("{id}-value-{at}")}
                label={(words.question.value_of)(&code.value)}
                hide_label=true
                value={code.value.clone()}
                oncommit={onvalue}
            />
            <TextField
                id={format!("{id}-reason-{at}")}
                label={(words.column.reason)(&code.value)}
                hide_label=true
                placeholder={words.column.reason_example}
                value={code.reason.clone()}
                oncommit={onreason}
            />
            <Button
                look={Look::Quiet}
                label={(words.question.take_away)(&code.value)}
                onclick={remove}
            >
                { "×" }
            </Button>
        </div>
    }
}
