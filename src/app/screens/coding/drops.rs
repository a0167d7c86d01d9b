//! What the mouse does beside selecting and clicking: a code is dragged onto the text,
//! selected words onto a code, and a segment that is pointed at is shown as far as it goes.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::{Bench, ROOT};
use super::book::TREE;
use crate::app::browser::highlights::{self, Highlight};
use crate::app::browser::{drags, selection};
use crate::app::event::use_event;
use crate::coding::sentence;
use crate::id::{CodeId, Id as _, SegmentId};
use crate::text::TextRange;

impl Bench {
    /// Shows how far a segment goes; nothing when there is none.
    pub fn meet(&self, id: Option<SegmentId>) {
        let mark = id.and_then(|it| self.scene()?.sheet.mark(it).cloned());
        match mark.and_then(|it| self.ends(it.segment.range)) {
            Some((from, to)) => highlights::show(Highlight::Met, from, to),
            None => highlights::clear(Highlight::Met),
        }
    }

    /// Returns the segment under a point: of several the shortest.
    fn segment_at(&self, event: &MouseEvent) -> Option<SegmentId> {
        if !selection::on_mark(event) {
            return None;
        }
        let scene = self.scene()?;
        let position = point(event)?.position(&scene.transcript);
        let here = scene.sheet.at(position);
        here.iter().min_by_key(|it| it.segment.range.chars()).map(|it| it.segment.id)
    }

    /// Tells whether a point is on the selected words.
    pub fn is_selected(&self, event: &MouseEvent) -> bool {
        self.work().selection.is_some_and(|it| self.under(event) == Some(it))
    }

    /// Returns what a code dropped at a point is given to: the selected words when they are
    /// there, else the sentence.
    fn under(&self, event: &MouseEvent) -> Option<TextRange> {
        let transcript = self.scene()?.transcript;
        let spot = point(event)?;
        let position = spot.position(&transcript);
        let selected = self.work().selection;
        selected
            .filter(|it| it.start() <= position && position < it.end())
            .or_else(|| sentence(&transcript, spot.turn, position))
    }

    /// Shows what a code would be given to.
    fn aim(&self, event: &MouseEvent) {
        match self.under(event).and_then(|it| self.ends(it)) {
            Some((from, to)) => highlights::show(Highlight::Picked, from, to),
            None => highlights::clear(Highlight::Picked),
        }
    }
}

fn point(event: &MouseEvent) -> Option<crate::coding::Spot> {
    selection::at_point(ROOT, event.client_x().into(), event.client_y().into())
}

/// What the text does with what is dragged over it and dropped on it.
pub struct Dropping {
    /// While a code is over it.
    pub over: Callback<DragEvent>,
    /// When it is dropped.
    pub drop: Callback<DragEvent>,
    /// When the mouse comes over something.
    pub met: Callback<MouseEvent>,
    /// When it leaves it.
    pub left: Callback<MouseEvent>,
}

/// Returns what the text does with what is dragged over it.
#[hook]
pub fn use_dropping(bench: &Bench) -> Dropping {
    let over = use_event((), {
        let bench = bench.clone();
        move |event: DragEvent, ()| {
            if drags::holds_code(&event) {
                event.prevent_default();
                bench.aim(&event);
            }
        }
    });
    let drop = use_event((), {
        let bench = bench.clone();
        move |event: DragEvent, ()| {
            let Some(code) = drags::code(&event).and_then(|it| CodeId::parse(&it)) else {
                return;
            };
            event.prevent_default();
            if let Some(range) = bench.under(&event) {
                bench.give_to(code, range);
            }
        }
    });
    // What the keyboard is at stays shown, also when it moves the text under a mouse that
    // nobody moves.
    let by_mouse = use_mut_ref(|| false);
    let met = use_event((), {
        let (bench, by_mouse) = (bench.clone(), Rc::clone(&by_mouse));
        move |event: MouseEvent, ()| {
            let found = bench.segment_at(&event);
            if found.is_some() {
                by_mouse.replace(true);
                bench.meet(found);
            }
        }
    });
    let left = use_event((), {
        let bench = bench.clone();
        move |_: MouseEvent, ()| {
            if by_mouse.replace(false) {
                bench.meet(None);
            }
        }
    });
    Dropping { over, drop, met, left }
}

/// What the codebook beside the text does with what is dragged.
pub struct Catching {
    /// The code that words are over.
    pub over: Option<CodeId>,
    /// When a code begins to be dragged.
    pub start: Callback<DragEvent>,
    /// While words are over it.
    pub drag: Callback<DragEvent>,
    /// When they are not any more.
    pub leave: Callback<DragEvent>,
    /// When they are dropped.
    pub drop: Callback<DragEvent>,
}

/// Returns what the codebook beside the text does with what is dragged.
#[hook]
pub fn use_catching(bench: &Bench) -> Catching {
    let over = use_state_eq(|| None::<CodeId>);
    let code = |event: &DragEvent| {
        drags::tree_item(event, TREE).and_then(|it| CodeId::parse(&it))
    };
    let start = use_event((), move |event: DragEvent, ()| {
        if let Some(id) = code(&event) {
            drags::carry_code(&event, &id.to_string());
        }
    });
    let drag = use_event(over.setter(), move |event: DragEvent, over| {
        if drags::holds_words(&event) {
            event.prevent_default();
            over.set(code(&event));
        }
    });
    let leave = use_event(over.setter(), |_: DragEvent, over| over.set(None));
    let drop = use_event(over.setter(), {
        let bench = bench.clone();
        move |event: DragEvent, over| {
            over.set(None);
            if !drags::holds_words(&event) {
                return;
            }
            event.prevent_default();
            if let Some(code) = code(&event) {
                bench.apply(code, false);
            }
        }
    });
    Catching { over: *over, start, drag, leave, drop }
}

/// Returns what shows how far a segment goes, and what no longer does; for the mouse and for
/// the keyboard alike.
#[hook]
pub fn use_met<E: 'static>(
    segment: SegmentId,
    bench: &Bench,
) -> (Callback<E>, Callback<E>) {
    let on = use_event(segment, {
        let bench = bench.clone();
        move |_: E, id| bench.meet(Some(*id))
    });
    let off = use_event((), {
        let bench = bench.clone();
        move |_: E, ()| bench.meet(None)
    });
    (on, off)
}
