//! The panel of one segment: its words, code, stance, memo and passage, beside the text.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::turn::Tag;
use crate::app::browser::{events, focus, measure};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Choice, Dot, Look, Segmented, TextArea, colour_class};
use crate::codebook::Colour;
use crate::coding::{By, Mark, Move, Stance, reach};
use crate::id::SegmentId;
use crate::text::capitalised;
use crate::words::Words;

/// The panel's id.
const ID: &str = "segment";

/// A segment in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The segment, with whose it is.
    pub mark: Mark,
    /// Its words.
    pub quote: AttrValue,
    /// Where it is: `turn 23`.
    pub place: AttrValue,
    /// Its code's name.
    pub code: AttrValue,
    /// Its code's colour.
    pub colour: Colour,
    /// Its coder's name.
    pub coder: AttrValue,
    /// When it was made.
    pub when: AttrValue,
    /// Whether it is one's own.
    pub own: bool,
    /// Other segments that share words with it.
    pub also: Rc<[Tag]>,
}

/// Props of [`Inspector`].
#[derive(Properties, PartialEq)]
pub struct InspectorProps {
    /// The segment.
    pub shown: Shown,
    /// What hears the changes.
    #[prop_or_default]
    pub bench: Bench,
}

/// The panel of one segment.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let all = use_words();
    let words = &all.coding.segment;
    let shown = &props.shown;
    let id = shown.mark.segment.id;
    // Before the frame that shows it: the page is laid out once, then.
    use_effect_with(id, |_| measure::next_frame(|| focus::reveal(ID)));
    let close = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| {
            bench.set(|it| it.segment = None);
            focus::focus_id(&format!("turn-{}", bench.work().turn));
        }
    });
    let onkeydown = use_event((), {
        let bench = props.bench.clone();
        move |event: KeyboardEvent, ()| {
            if event.key() == "Escape" && !events::composing(&event) {
                bench.set(|it| it.segment = None);
                focus::focus_id(&format!("turn-{}", bench.work().turn));
            }
        }
    });
    let agree = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.agree()
    });
    html! {
        <section id={ID} class={classes!("inspector", colour_class(shown.colour))} aria-label={words.title} {onkeydown}>
            <header class="inspector-head">
                <h2>{ words.title }</h2>
                <span class="inspector-place">{ &shown.place }</span>
                <Button look={Look::Quiet} class="inspector-close" label={words.close} onclick={close}>{ "×" }</Button>
            </header>
            <blockquote class="inspector-quote">{ &shown.quote }</blockquote>
            <p class="inspector-code"><Dot colour={shown.colour} /><span>{ &shown.code }</span></p>
            if shown.own {
                <Own key={id.to_string()} shown={shown.clone()} bench={props.bench.clone()} />
            } else {
                <p class="note">{ (words.others)(&shown.coder) }</p>
                if let Some(stance) = shown.mark.segment.stance {
                    <p class="note">{ format!("{}: {}", words.stance, (all.coding.stance)(stance)) }</p>
                }
                if !shown.mark.segment.memo.is_empty() {
                    <p class="inspector-memo">{ shown.mark.segment.memo.clone() }</p>
                }
                <div class="row"><Button onclick={agree}>{ words.agree }</Button></div>
            }
            if !shown.also.is_empty() {
                <Also tags={Rc::clone(&shown.also)} bench={props.bench.clone()} />
            }
            <p class="inspector-made">{ (words.made)(&shown.coder, &shown.when) }</p>
        </section>
    }
}

fn stances(words: &Words) -> Rc<[Choice]> {
    let name = words.coding.stance;
    let all = Stance::ALL.map(|it| Choice::new(it.as_str(), capitalised(name(it))));
    all.into()
}

#[derive(Properties, PartialEq)]
struct OwnProps {
    shown: Shown,
    bench: Bench,
}

/// What can be changed of one's own segment.
#[component]
fn Own(props: &OwnProps) -> Html {
    let all = use_words();
    let words = &all.coding.segment;
    let segment = &props.shown.mark.segment;
    let stances = use_memo((), |()| stances(all));
    let onstance = use_event((), {
        let bench = props.bench.clone();
        move |value: AttrValue, ()| bench.set_stance(Stance::parse(&value))
    });
    let onmemo = use_event(segment.id, {
        let bench = props.bench.clone();
        move |text: String, id: &SegmentId| bench.write_memo(*id, text)
    });
    let recode = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.recode()
    });
    let remove = use_event((), {
        let bench = props.bench.clone();
        move |_: MouseEvent, ()| bench.remove()
    });
    let stance = segment.stance.map_or("", Stance::as_str);
    html! {
        <>
            <div class="row">
                <Button keys="R" onclick={recode}>{ words.recode }</Button>
                <Button look={Look::Danger} keys="Del" onclick={remove}>{ words.remove }</Button>
            </div>
            <Segmented
                id="segment-stance"
                label={words.stance}
                value={stance}
                options={Rc::<[Choice]>::clone(&stances)}
                onchange={onstance}
                clearable=true
            />
            <TextArea
                id="segment-memo"
                label={words.memo}
                value={segment.memo.clone()}
                oncommit={onmemo}
                rows=2
            />
            <fieldset class="resize">
                <legend class="field-label">{ words.passage }</legend>
                <Ends label={words.start} moves={(Move::GrowStart, Move::ShrinkStart)} bench={props.bench.clone()} />
                <Ends label={words.end} moves={(Move::ShrinkEnd, Move::GrowEnd)} bench={props.bench.clone()} />
            </fieldset>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EndsProps {
    label: AttrValue,
    #[prop_or((Move::ShrinkEnd, Move::GrowEnd))]
    moves: (Move, Move),
    bench: Bench,
}

/// Two buttons that move one end of the passage.
#[component]
fn Ends(props: &EndsProps) -> Html {
    let words = &use_words().coding.segment;
    let step = |to: Move| {
        let bench = props.bench.clone();
        Callback::from(move |_: MouseEvent| {
            if let (Some(scene), Some(mark)) = (bench.scene(), bench.mark()) {
                bench.resize(reach(&scene.transcript, mark.segment.range, to, By::Word));
            }
        })
    };
    let (back, on) = props.moves;
    html! {
        <span class="resize-end">
            <span class="resize-label">{ &props.label }</span>
            <Button label={(words.earlier)(&props.label)} onclick={step(back)}>{ "←" }</Button>
            <Button label={(words.later)(&props.label)} onclick={step(on)}>{ "→" }</Button>
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct AlsoProps {
    tags: Rc<[Tag]>,
    bench: Bench,
}

/// The other segments that share words with this one.
#[component]
fn Also(props: &AlsoProps) -> Html {
    let words = &use_words().coding.segment;
    html! {
        <div class="also">
            <h3>{ words.also }</h3>
            <ul>
                for tag in props.tags.iter() {
                    <AlsoButton key={tag.id.to_string()} tag={tag.clone()} bench={props.bench.clone()} />
                }
            </ul>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AlsoButtonProps {
    tag: Tag,
    bench: Bench,
}

#[component]
fn AlsoButton(props: &AlsoButtonProps) -> Html {
    let onclick = use_event(props.tag.id, {
        let bench = props.bench.clone();
        move |_: MouseEvent, id| bench.visit(*id)
    });
    html! {
        <li>
            <button type="button" class="also-item" {onclick}>
                <Dot colour={props.tag.colour} />
                <span class="turn-tag-name">{ &props.tag.name }</span>
                if !props.tag.detail.is_empty() {
                    <span class="turn-tag-detail">{ &props.tag.detail }</span>
                }
            </button>
        </li>
    }
}
