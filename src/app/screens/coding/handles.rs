//! The handles at the ends of the shown segment: drawn on the text, dragged by the mouse.
//! The panel's buttons and the keys do the same.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, ROOT};
use crate::app::browser::events::Listener;
use crate::app::browser::highlights::{self, Highlight};
use crate::app::browser::measure::{self, Place};
use crate::app::browser::{selection, timers};
use crate::app::event::use_event;
use crate::text::TextRange;

/// Props of [`Handles`].
#[derive(Properties, PartialEq)]
pub struct HandlesProps {
    /// Where the segment is.
    pub place: Place,
    /// What hears the gestures.
    pub bench: Bench,
}

/// What listens while a handle is dragged.
type Following = Rc<RefCell<Option<[Option<Listener>; 2]>>>;

/// The two handles.
#[component]
pub fn Handles(props: &HandlesProps) -> Html {
    let following: Following = use_mut_ref(|| None);
    let grab = |start: bool| {
        let (bench, following) = (props.bench.clone(), Rc::clone(&following));
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            event.stop_propagation();
            follow(&bench, &following, start);
        })
    };
    // Nothing is selected while a handle is dragged.
    let quiet = use_event((), |event: MouseEvent, ()| event.prevent_default());
    let Place { left, top, right, bottom, line } = props.place;
    html! {
        <>
            <Handle x={left} top={top} bottom={top + line} knob={top} onpointerdown={grab(true)} onmousedown={quiet.clone()} />
            <Handle x={right} top={bottom - line} {bottom} knob={bottom} onpointerdown={grab(false)} onmousedown={quiet} />
        </>
    }
}

fn follow(bench: &Bench, following: &Following, start: bool) {
    let Some((_, mark)) = bench.own() else { return };
    let range = mark.segment.range;
    let (bench, ends) = (bench.clone(), Rc::clone(following));
    let listeners = measure::follow(move |x, y, last| {
        let next = under(&bench, range, start, x, y);
        if last {
            highlights::clear(Highlight::Resized);
            // Not dropped by its own call.
            let done = ends.borrow_mut().take();
            timers::after(0, move || drop(done));
            if let Some(next) = next {
                bench.resize(next);
            }
        } else if let Some((from, to)) = next.and_then(|it| bench.ends(it)) {
            highlights::show(Highlight::Resized, from, to);
        }
    });
    following.replace(Some(listeners));
}

/// Returns what the passage would be with one end under the pointer.
fn under(
    bench: &Bench,
    range: TextRange,
    start: bool,
    x: f64,
    y: f64,
) -> Option<TextRange> {
    let transcript = bench.scene()?.transcript;
    let text = &transcript.text;
    let at = selection::at_point(ROOT, x, y)?.position(&transcript);
    let next =
        if start { text.range(at, range.end()) } else { text.range(range.start(), at) };
    text.trim(text.snap(next?))
}

#[derive(Properties, PartialEq)]
struct HandleProps {
    x: f64,
    top: f64,
    bottom: f64,
    knob: f64,
    onpointerdown: Callback<PointerEvent>,
    onmousedown: Callback<MouseEvent>,
}

#[component]
fn Handle(props: &HandleProps) -> Html {
    let at = |number: f64| format!("{number:.1}");
    html! {
        <g
            class="handle"
            onpointerdown={props.onpointerdown.clone()}
            onmousedown={props.onmousedown.clone()}
        >
            <line x1={at(props.x)} x2={at(props.x)} y1={at(props.top)} y2={at(props.bottom)} />
            <circle class="handle-knob" cx={at(props.x)} cy={at(props.knob)} r="5" />
            <circle class="handle-area" cx={at(props.x)} cy={at(props.knob)} r="12" />
        </g>
    }
}
