//! Which cells count as no answer: nothing but the empty one until the person says so.

use std::rc::Rc;

use yew::prelude::*;

use super::super::reasons::ReasonsEditor;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Look, TextField};
use crate::survey::MissingCode;

/// Props of [`MissingCodes`].
#[derive(Properties, PartialEq)]
pub struct MissingCodesProps {
    /// Its id.
    pub id: AttrValue,
    /// Values that look like no answer, with how often each occurs.
    pub candidates: Rc<[(String, usize)]>,
    /// Values that count as no answer.
    pub codes: Vec<MissingCode>,
    /// Hears the values that count as no answer from now on.
    pub oncodes: Callback<Vec<MissingCode>>,
    /// Hears that the same is to hold in every column where one of them occurs.
    pub oneverywhere: Callback<()>,
}

/// Which cells count as no answer.
#[component]
pub fn MissingCodes(props: &MissingCodesProps) -> Html {
    let words = &use_words().survey.column;
    let onset = use_event(
        (props.codes.clone(), props.oncodes.clone()),
        |(value, code): (String, Option<MissingCode>), (codes, oncodes)| {
            let mut all = codes.clone();
            match (all.iter_mut().find(|it| it.value == value), code) {
                (Some(old), Some(code)) => *old = code,
                (None, Some(code)) => all.push(code),
                (_, None) => all.retain(|it| it.value != value),
            }
            oncodes.emit(all);
        },
    );
    let everywhere =
        use_event(props.oneverywhere.clone(), |_: MouseEvent, it| it.emit(()));
    let beside: Vec<String> = props.candidates.iter().map(|it| it.0.clone()).collect();
    html! {
        <div class="missing-codes">
            <ReasonsEditor
                id={props.id.clone()}
                codes={props.codes.clone()}
                {beside}
                oncodes={props.oncodes.clone()}
            />
            if !props.candidates.is_empty() {
                <p class="note">{ words.missing_help }</p>
            }
            for (at, (value, count)) in props.candidates.iter().enumerate() {
                <Candidate
                    key={value.clone()}
                    id={format!("{}-{at}", props.id)}
                    value={value.clone()}
                    count={*count}
                    code={props.codes.iter().find(|it| it.value == *value).cloned()}
                    onset={onset.clone()}
                />
            }
            if !props.codes.is_empty() {
                <div class="row">
                    <Button look={Look::Quiet} onclick={everywhere}>{ words.everywhere }</Button>
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CandidateProps {
    id: AttrValue,
    value: String,
    count: usize,
    code: Option<MissingCode>,
    onset: Callback<(String, Option<MissingCode>)>,
}

#[component]
fn Candidate(props: &CandidateProps) -> Html {
    let words = &use_words().survey.column;
    let onchange = use_event(
        (props.value.clone(), props.onset.clone()),
        |on: bool, (value, onset)| {
            let code = MissingCode { value: value.clone(), reason: String::new() };
            onset.emit((value.clone(), on.then_some(code)));
        },
    );
    let onreason = use_event(
        (props.value.clone(), props.onset.clone()),
        |text: String, (value, onset)| {
            let reason = text.trim().to_owned();
            onset.emit((
                value.clone(),
                Some(MissingCode { value: value.clone(), reason }),
            ));
        },
    );
    html! {
        <div class="missing-code">
            <Checkbox
                id={props.id.clone()}
                label={(words.as_missing)(&props.value, props.count)}
                checked={props.code.is_some()}
                {onchange}
            />
            if let Some(code) = &props.code {
                <TextField
                    id={format!("{}-reason", props.id)}
                    label={(words.reason)(&props.value)}
                    hide_label=true
                    placeholder={words.reason_example}
                    value={code.reason.clone()}
                    oncommit={onreason}
                />
            }
        </div>
    }
}
