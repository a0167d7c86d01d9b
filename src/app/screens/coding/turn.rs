//! One turn: its number, who speaks, what is said with its coding, and the list of its
//! segments. Drawn again only when something of its own has changed.

use yew::prelude::*;

use super::bench::Bench;
use super::correct::CorrectButton;
use super::drops::use_met;
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Dot, colour_class};
use crate::app::shared::Shared;
use crate::codebook::Colour;
use crate::coding::{Span, TurnMarks};
use crate::id::{CodeId, SegmentId};
use crate::transcript::Transcript;

/// A segment of a turn, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The segment.
    pub id: SegmentId,
    /// Its code.
    pub code: CodeId,
    /// Its code's name.
    pub name: AttrValue,
    /// Its code's colour.
    pub colour: Colour,
    /// Its stance, and the coder where there are several.
    pub detail: AttrValue,
}

/// Props of [`Turn`].
#[derive(Properties, PartialEq)]
pub struct TurnProps {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// Which turn, counted from 0.
    pub at: usize,
    /// Its coding.
    pub marks: Shared<TurnMarks>,
    /// Its segments in words, in the same order.
    pub tags: Shared<[Tag]>,
    /// Whether the keyboard is at it.
    #[prop_or_default]
    pub current: bool,
    /// The segment that is shown, if it touches this turn.
    #[prop_or_default]
    pub segment: Option<SegmentId>,
    /// The code that is shown, if the turn has it.
    #[prop_or_default]
    pub code: Option<CodeId>,
    /// Whether the list of segments is open.
    #[prop_or_default]
    pub open: bool,
    /// Whether there is a memo on it.
    #[prop_or_default]
    pub noted: bool,
    /// What hears the gestures.
    #[prop_or_default]
    pub bench: Bench,
}

/// One turn.
#[component]
pub fn Turn(props: &TurnProps) -> Html {
    let all = use_words();
    let words = &all.coding;
    let TurnProps { transcript, at, tags, .. } = props;
    let Some(turn) = transcript.turns.get(*at) else { return Html::default() };
    let speaker = transcript.speaker(turn);
    let asks = speaker.is_some_and(|it| it.interviewer);
    let names: Vec<&str> = tags.iter().map(|it| it.name.as_str()).collect();
    html! {
        <article
            class={classes!("turn", asks.then_some("asks"))}
            id={format!("turn-{at}")}
            tabindex={if props.current { "0" } else { "-1" }}
            aria-labelledby={format!("number-{at} who-{at} said-{at}")}
            aria-describedby={(!tags.is_empty()).then(|| format!("codes-{at}"))}
        >
            <div class="turn-head">
                <span class="turn-number" id={format!("number-{at}")}>{ at + 1 }</span>
                <span class="turn-who">
                    if let Some(speaker) = speaker {
                        <span class="turn-name" id={format!("who-{at}")}>{ &speaker.name }</span>
                    }
                    if let Some(time) = turn.time {
                        <span class="turn-time">{ clock(time) }</span>
                    }
                    if props.noted {
                        <span class="turn-note">{ all.memos.here }</span>
                    }
                    if props.current {
                        <CorrectButton at={*at} bench={props.bench.clone()} />
                    }
                </span>
            </div>
            <div class="turn-body">
                <p class="turn-text said" id={format!("said-{at}")} data-turn={at.to_string()} dir="auto">
                    for span in props.marks.spans.iter() {
                        { span_view(span, props) }
                    }
                </p>
                if !tags.is_empty() {
                    <span class="unseen" id={format!("codes-{at}")}>{ (words.codes_of_turn)(&names) }</span>
                    <Tags
                        at={*at}
                        tags={tags.clone()}
                        reachable={props.current}
                        open={props.open}
                        segment={props.segment}
                        bench={props.bench.clone()}
                    />
                }
            </div>
        </article>
    }
}

/// Returns a time of a recording: `4:07`, `1:02:33`.
pub fn clock(milliseconds: u32) -> String {
    let seconds = milliseconds / 1000;
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}

fn span_view(span: &Span, props: &TurnProps) -> Html {
    let text = props.transcript.text.as_str().get(span.bytes.clone());
    let text = AttrValue::from(text.unwrap_or_default().to_owned());
    let start = span.unit.to_string();
    if span.covers.is_empty() {
        return html! { <span data-start={start}>{ text }</span> };
    }
    let tag = |is: &dyn Fn(&Tag) -> bool| {
        span.covers.iter().filter_map(|it| props.tags.get(*it)).find(|it| is(it))
    };
    let shown = tag(&|it| Some(it.id) == props.segment);
    let lit = shown.or_else(|| tag(&|it| Some(it.code) == props.code));
    let class = classes!(
        shown.map_or(lit.map(|_| "lit"), |_| Some("on")),
        lit.map(|it| colour_class(it.colour))
    );
    html! { <mark {class} data-start={start}>{ text }</mark> }
}

#[derive(Properties, PartialEq)]
struct TagsProps {
    at: usize,
    tags: Shared<[Tag]>,
    reachable: bool,
    open: bool,
    segment: Option<SegmentId>,
    bench: Bench,
}

/// The turn's segments as buttons: in sight when the keyboard is in them, or when opened.
#[component]
fn Tags(props: &TagsProps) -> Html {
    let words = &use_words().coding;
    let toggle = use_event((props.at, props.open), {
        let bench = props.bench.clone();
        move |_: MouseEvent, (at, open)| {
            let next = (!open).then_some(*at);
            bench.set(|it| it.open = next);
        }
    });
    html! {
        <>
            <button
                type="button"
                class="turn-open"
                tabindex={if props.reachable { "0" } else { "-1" }}
                aria-expanded={props.open.to_string()}
                onclick={toggle}
            >
                { (words.segments)(props.tags.len()) }
            </button>
            // Thousands of buttons that nobody can reach would only make the page slow.
            if props.reachable || props.open {
                <ul class={classes!("turn-tags", props.open.then_some("open"))}>
                    for tag in props.tags.iter() {
                        <TagButton
                            key={tag.id.to_string()}
                            tag={tag.clone()}
                            on={Some(tag.id) == props.segment}
                            bench={props.bench.clone()}
                        />
                    }
                </ul>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TagButtonProps {
    tag: Tag,
    on: bool,
    bench: Bench,
}

#[component]
fn TagButton(props: &TagButtonProps) -> Html {
    let tag = &props.tag;
    let onclick = use_event(tag.id, {
        let bench = props.bench.clone();
        move |_: MouseEvent, id| bench.inspect(*id)
    });
    let (onfocusin, onfocusout) = use_met(tag.id, &props.bench);
    html! {
        <li>
            <button
                type="button"
                class={classes!("turn-tag", colour_class(tag.colour))}
                aria-pressed={props.on.to_string()}
                {onclick}
                {onfocusin}
                {onfocusout}
            >
                <Dot colour={tag.colour} />
                <span class="turn-tag-name">{ &tag.name }</span>
                if !tag.detail.is_empty() {
                    <span class="turn-tag-detail">{ &tag.detail }</span>
                }
            </button>
        </li>
    }
}
