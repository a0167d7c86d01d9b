//! One question of the form: what is typed, what it means, what is wrong with it.

use yew::prelude::*;

use crate::app::browser::events;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::app::shared::Shared;
use crate::survey::form::{Form, keys};
use crate::survey::{Kind, Line, Missing, Question, Reply};

/// So many levels are listed beside the field.
const LISTED: usize = 14;
/// The keys of the first reasons for no answer. The browser needs none of them.
pub(super) const REASON_KEYS: [&str; 4] = ["F2", "F4", "F8", "F9"];

/// What happens in a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Something was typed.
    Type(usize, String),
    /// One wants to go on.
    On(usize),
    /// One wants to go back.
    Back(usize),
    /// There is no answer, for this reason.
    Reason(usize, u8),
}

/// Props of [`EntryLine`].
#[derive(Properties, PartialEq)]
pub struct EntryLineProps {
    /// The form.
    pub form: Shared<Form>,
    /// The place of its question.
    pub at: usize,
    /// Its number among those that are asked.
    pub number: usize,
    /// What is answered so far.
    pub line: Line,
    /// Whether it is shown.
    pub shown: bool,
    /// Hears what happens.
    pub onact: Callback<Act>,
}

/// Returns the id of a question's field.
pub(super) fn field_id(at: usize) -> String {
    format!("entry-{at}")
}

/// Returns what a reply means, in the labels that people read; nothing where what is typed
/// says it.
pub(super) fn means(question: &Question, reply: &Reply) -> Option<String> {
    let levels = question.kind.levels();
    let label = |it: &u16| levels.get(usize::from(*it)).map(|it| it.label.clone());
    match reply {
        Reply::Choice(it) => label(it),
        Reply::Choices(all) if all.is_empty() => Some("–".to_owned()),
        Reply::Choices(all) => {
            Some(all.iter().filter_map(label).collect::<Vec<String>>().join(" · "))
        }
        Reply::Date(day) => Some(day.to_string()),
        Reply::Missing(Missing::Declared(code)) => {
            question.missing_codes.get(usize::from(*code)).map(|it| it.reason.clone())
        }
        Reply::Number(_) | Reply::Text(_) | Reply::Missing(_) | Reply::Stray(_) => None,
    }
}

/// One question of the form.
#[component]
pub fn EntryLine(props: &EntryLineProps) -> Html {
    let all = use_words();
    let words = &all.entry;
    let at = props.at;
    let oninput = use_event((at, props.onact.clone()), |event: InputEvent, (at, act)| {
        act.emit(Act::Type(*at, events::value(&event)));
    });
    let codes = props.form.questions().get(at).map_or(0, |it| it.missing_codes.len());
    let onkeydown = use_event(
        (at, codes, props.onact.clone()),
        |event: KeyboardEvent, (at, codes, act)| {
            if events::composing(&event) || event.ctrl_key() || event.meta_key() {
                return;
            }
            let key = event.key();
            let reason = REASON_KEYS.iter().position(|it| *it == key);
            let made = match (key.as_str(), event.shift_key()) {
                ("Enter" | "ArrowDown", false) => Act::On(*at),
                ("Enter", true) | ("ArrowUp", false) => Act::Back(*at),
                _ => match reason.filter(|it| it < codes) {
                    Some(it) => Act::Reason(*at, u8::try_from(it).unwrap_or(u8::MAX)),
                    None => return,
                },
            };
            event.prevent_default();
            event.stop_propagation();
            act.emit(made);
        },
    );
    let Some(question) = props.form.questions().get(at) else { return Html::default() };
    let (line, id) = (&props.line, field_id(at));
    let heading = &question.asking.heading;
    let head = html! {
        if !heading.is_empty() {
            <h2 class="entry-heading">{ heading.clone() }</h2>
        }
    };
    if question.asking.is_text_only() {
        return html! { <>{ head }<p class="entry-text">{ &question.text }</p></> };
    }
    if !props.shown {
        return html! {
            <>
                { head }
                <div class="entry-line hidden">
                    <span class="entry-ask">{ &question.text }</span>
                    <span class="note">{ words.hidden }</span>
                </div>
            </>
        };
    }
    let meaning = line.reply.as_ref().and_then(|it| means(question, it));
    let stray = line.kept && line.reply.is_none() && !line.typed.trim().is_empty();
    let said = line.wrong.as_ref().filter(|_| !line.kept).map(words.wrong);
    let described = format!("{id}-keys {id}-said");
    html! {
        <>
            { head }
            <div class={classes!("entry-line", said.is_some().then_some("wrong"))}>
                <label class="entry-ask" for={id.clone()}>
                    <span class="entry-number">{ props.number.to_string() }</span>
                    <span>
                        { &question.text }
                        if question.asking.required { <abbr class="entry-required" title={all.parts.required}>{ "*" }</abbr> }
                    </span>
                </label>
                <div class="entry-answer">
                    <input
                        class="input"
                        id={id.clone()}
                        type="text"
                        autocomplete="off"
                        value={line.typed.clone()}
                        aria-describedby={described}
                        aria-invalid={said.is_some().then_some("true")}
                        {oninput}
                        {onkeydown}
                    />
                    <p class="entry-said" id={format!("{id}-said")} role={said.is_some().then_some("alert")}>
                        if let Some(said) = said {
                            <span class="field-error">{ said }</span>
                            <span class="note">{ words.keep }</span>
                        } else if stray {
                            <span class="badge">{ words.kept }</span>
                        } else if let Some(meaning) = meaning {
                            <span class="entry-means">{ meaning }</span>
                        }
                    </p>
                </div>
                { hints(question, &id, &props.onact, at, words.reasons) }
            </div>
        </>
    }
}

/// Lists what is typed for each answer, and the reasons for none.
fn hints(
    question: &Question,
    id: &str,
    act: &Callback<Act>,
    at: usize,
    reasons: &'static str,
) -> Html {
    let levels = question.kind.levels();
    let named = keys(levels).into_iter().zip(levels).take(LISTED);
    let help = &question.asking.help;
    html! {
        <div class="entry-keys" id={format!("{id}-keys")}>
            if !help.is_empty() {
                <p class="note">{ help.clone() }</p>
            }
            if !levels.is_empty() {
                <ul>
                    for (key, level) in named {
                        <li><kbd>{ key }</kbd>{ " " }{ &level.label }</li>
                    }
                    if levels.len() > LISTED {
                        <li>{ "…" }</li>
                    }
                </ul>
            } else if matches!(question.kind, Kind::Number | Kind::Date) {
                { limits(question) }
            }
            if !question.missing_codes.is_empty() {
                <div class="entry-reasons">
                    <span class="note">{ reasons }</span>
                    for (code, reason) in question.missing_codes.iter().enumerate() {
                        <Reason
                            key={code.to_string()}
                            {at}
                            {code}
                            label={if reason.reason.is_empty() { reason.value.clone() } else { reason.reason.clone() }}
                            onact={act.clone()}
                        />
                    }
                </div>
            }
        </div>
    }
}

fn limits(question: &Question) -> Html {
    let limits = &question.asking.limits;
    let text = match (limits.least, limits.most) {
        (Some(low), Some(high)) => format!("{low} – {high}"),
        (Some(low), None) => format!("≥ {low}"),
        (None, Some(high)) => format!("≤ {high}"),
        (None, None) => return Html::default(),
    };
    html! { <p class="note">{ text }</p> }
}

#[derive(Properties, PartialEq)]
struct ReasonProps {
    at: usize,
    code: usize,
    label: AttrValue,
    onact: Callback<Act>,
}

#[component]
fn Reason(props: &ReasonProps) -> Html {
    let onclick = use_event(
        (props.at, props.code, props.onact.clone()),
        |_: MouseEvent, (at, code, act)| {
            act.emit(Act::Reason(*at, u8::try_from(*code).unwrap_or(u8::MAX)));
        },
    );
    let keys = REASON_KEYS.get(props.code).map(|it| AttrValue::Static(it));
    html! { <Button look={Look::Quiet} {keys} {onclick}>{ &props.label }</Button> }
}
