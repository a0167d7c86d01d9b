//! All turns, one below the other, and what listens to gestures in them.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, ROOT};
use super::drops::{Dropping, use_dropping};
use super::keys::{Held, digit, gesture};
use super::turn::{Tag, Turn};
use crate::app::browser::{events, selection, timers};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::shared::Shared;
use crate::coding::{Sheet, TurnMarks};
use crate::id::{CodeId, SegmentId};
use crate::transcript::Transcript;

/// The segments of every turn in words.
pub type Tags = Vec<Shared<[Tag]>>;

/// How many turns stand in one box. The browser lays out and paints only the boxes that are
/// near the window (`content-visibility`), and what it does for each box, at every frame,
/// is done for all: fewer boxes than turns, but small ones.
pub const BOX: usize = 8;
/// How many boxes are drawn at once when a transcript is opened: more than a window shows.
const FIRST: usize = 2;
/// How many more with each further step.
const NEXT: usize = 25;

/// How long fingers must have let go of the selection, in milliseconds.
const SETTLED: u32 = 500;

/// Props of [`Turns`].
#[derive(Properties, PartialEq)]
pub struct TurnsProps {
    /// The transcript.
    pub transcript: Shared<Transcript>,
    /// Its coding.
    pub sheet: Shared<Sheet>,
    /// The same in words.
    pub tags: Shared<Tags>,
    /// The turn that the keyboard is at.
    pub turn: usize,
    /// The segment that is shown.
    pub segment: Option<SegmentId>,
    /// The code that is shown.
    pub code: Option<CodeId>,
    /// The turn whose list is open.
    pub open: Option<usize>,
    /// The turns that have a memo.
    #[prop_or_default]
    pub noted: Rc<[usize]>,
    /// What hears the gestures.
    pub bench: Bench,
}

/// All turns.
#[component]
pub fn Turns(props: &TurnsProps) -> Html {
    let words = &use_words().coding;
    let (onmousedown, onkeydown, onfocusin) = use_listeners(&props.bench);
    let Dropping { over: ondragover, drop: ondrop, met: onmouseover, left: onmouseout } =
        use_dropping(&props.bench);
    let inside = |at: usize, turn: Option<usize>| turn.filter(|it| it / BOX == at);
    let has = |at: usize, is: &dyn Fn(&Tag) -> bool| {
        let tags = props.tags.iter().skip(at * BOX).take(BOX);
        tags.flat_map(|it| it.iter()).any(is)
    };
    // What one sees first comes first; the rest while it is looked at.
    let drawn = use_state(|| FIRST);
    let count = props.sheet.turns.len().div_ceil(BOX);
    use_effect_with((*drawn, count), {
        let drawn = drawn.setter();
        move |&(now, count)| {
            let timer =
                (now < count).then(|| timers::later(1, move || drawn.set(now + NEXT)));
            move || drop(timer)
        }
    });
    let until = (*drawn).max(props.turn / BOX + FIRST).min(count);
    html! {
        <div
            class="turns"
            id={ROOT}
            role="group"
            aria-label={(words.text)(&props.transcript.name)}
            {onmousedown}
            {onkeydown}
            {onfocusin}
            {ondragover}
            {ondrop}
            {onmouseover}
            {onmouseout}
        >
            for at in 0..until {
                <TurnBox
                    key={at.to_string()}
                    part={Part { at, sheet: props.sheet.clone(), tags: props.tags.clone() }}
                    transcript={props.transcript.clone()}
                    current={inside(at, Some(props.turn))}
                    segment={props.segment.filter(|id| has(at, &|it| it.id == *id))}
                    code={props.code.filter(|code| has(at, &|it| it.code == *code))}
                    open={inside(at, props.open)}
                    noted={Rc::clone(&props.noted)}
                    bench={props.bench.clone()}
                />
            }
        </div>
    }
}

/// What a box holds of the coding: the turns from `at` times [`BOX`] on. Equal when these are
/// the same in memory, whatever became of the others.
#[derive(Clone)]
struct Part {
    at: usize,
    sheet: Shared<Sheet>,
    tags: Shared<Tags>,
}

/// A turn: its place, its coding, and its segments in words.
type Coded<'a> = (usize, &'a Rc<TurnMarks>, Option<&'a Shared<[Tag]>>);

impl Part {
    /// Returns each turn with its place and its segments in words.
    fn turns(
        &self,
    ) -> impl Iterator<Item = (usize, &Rc<TurnMarks>, Option<&Shared<[Tag]>>)> {
        let from = self.at * BOX;
        let turns = self.sheet.turns.iter().enumerate().skip(from).take(BOX);
        turns.map(|(at, marks)| (at, marks, self.tags.get(at)))
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (Coded<'_>, Coded<'_>)| {
            a.0 == b.0 && Rc::ptr_eq(a.1, b.1) && a.2 == b.2
        };
        self.turns().count() == other.turns().count()
            && self.turns().zip(other.turns()).all(same)
    }
}

#[derive(Properties, PartialEq)]
struct TurnBoxProps {
    part: Part,
    transcript: Shared<Transcript>,
    current: Option<usize>,
    segment: Option<SegmentId>,
    code: Option<CodeId>,
    open: Option<usize>,
    noted: Rc<[usize]>,
    bench: Bench,
}

/// Some turns.
#[component]
fn TurnBox(props: &TurnBoxProps) -> Html {
    let none = Shared::<[Tag]>::from(Rc::from([]));
    html! {
        <div class="turn-box">
            for (at, marks, tags) in props.part.turns() {
                <Turn
                    key={at.to_string()}
                    transcript={props.transcript.clone()}
                    {at}
                    marks={Shared::from(marks)}
                    tags={tags.unwrap_or(&none).clone()}
                    current={props.current == Some(at)}
                    segment={props.segment.filter(|id| has(tags, |it| it.id == *id))}
                    code={props.code.filter(|code| has(tags, |it| it.code == *code))}
                    open={props.open == Some(at)}
                    noted={props.noted.contains(&at)}
                    bench={props.bench.clone()}
                />
            }
        </div>
    }
}

fn has(tags: Option<&Shared<[Tag]>>, is: impl Fn(&Tag) -> bool) -> bool {
    tags.is_some_and(|it| it.iter().any(is))
}

type Heard = (Callback<MouseEvent>, Callback<KeyboardEvent>, Callback<FocusEvent>);

#[hook]
fn use_listeners(bench: &Bench) -> Heard {
    // Whether the button went down in the text; where it comes up does not matter.
    let down = use_mut_ref(|| false);
    use_effect_with((), {
        let (bench, down) = (bench.clone(), Rc::clone(&down));
        move |()| {
            // Words that are dragged away are let go elsewhere, and with another event.
            let dragged = events::listen(events::At::Document, "dragend", {
                let down = Rc::clone(&down);
                move |_| {
                    down.replace(false);
                }
            });
            let settled = bench.clone();
            let release = selection::on_release({
                let down = Rc::clone(&down);
                move || {
                    if down.replace(false) {
                        bench.released();
                    }
                }
            });
            let settled = selection::on_settled(SETTLED, move || {
                if !*down.borrow() {
                    settled.settled();
                }
            });
            move || drop((release, settled, dragged))
        }
    });
    let onmousedown = use_event((), {
        let (bench, down) = (bench.clone(), down);
        move |event: MouseEvent, ()| {
            if event.button() == 0 && !selection::on_control(&event) {
                down.replace(true);
                // The field of the picker took the selection: put it back, to extend it or to
                // drag it.
                if event.shift_key() || bench.is_selected(&event) {
                    bench.show_selection();
                }
            }
        }
    });
    let onkeydown = use_event((), {
        let bench = bench.clone();
        move |event: KeyboardEvent, ()| {
            if events::composing(&event) {
                return;
            }
            let held = Held {
                ctrl: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                shift: event.shift_key(),
            };
            let (key, code) = (event.key(), event.code());
            let key = digit(&code).map_or(key, str::to_owned);
            if selection::on_control(&event) && matches!(key.as_str(), "Enter" | " ") {
                return;
            }
            if let Some(gesture) = gesture(&key, held)
                && bench.gesture(gesture)
            {
                event.prevent_default();
                event.stop_propagation();
            }
        }
    });
    let onfocusin = use_event((), {
        let bench = bench.clone();
        move |event: FocusEvent, ()| {
            if let Some(turn) = selection::turn_around(&event)
                && turn != bench.work().turn
            {
                bench.set(|it| {
                    it.turn = turn;
                    it.at = None;
                    it.done = None;
                });
            }
        }
    });
    (onmousedown, onkeydown, onfocusin)
}
