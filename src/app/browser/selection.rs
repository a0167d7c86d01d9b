//! The selection of text in a transcript: from the browser's nodes to places in turns, and
//! back. The markup it relies on: every turn's text is an element of class `turn-text` with
//! `data-turn` (counted from 0), whose children carry `data-start`, in UTF-16 units within
//! the turn. Any node and offset become a place; nothing is assumed of where browsers put
//! the ends of a selection.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    CharacterData, Document, DomRect, Element, Event, HtmlCollection, HtmlInputElement,
    Node, NodeList, Range,
};
use yew::NodeRef;

use super::events::{At, Listener, listen};
use super::timers;
use crate::coding::Spot;

/// Which end of a selection a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Returns the two ends of what is selected in the text, the earlier one first; nothing
/// when nothing is, or when it is elsewhere in the page. The ends are equal for a caret.
pub fn read(root: &str) -> Option<(Spot, Spot)> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    spots(root, &range)
}

/// Returns the two ends of a range of the page as places in the text.
pub fn spots(root: &str, range: &Range) -> Option<(Spot, Spot)> {
    let root = document()?.get_element_by_id(root)?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if !root.contains(Some(&start)) && !root.contains(Some(&end)) {
        return None;
    }
    let from = spot(&root, &start, range.start_offset().ok()?, Edge::Start)?;
    if range.collapsed() {
        return Some((from, from));
    }
    let to = spot(&root, &end, range.end_offset().ok()?, Edge::End)?;
    Some((from, to.max(from)))
}

/// Returns the place under a point of the window.
pub fn at_point(root: &str, x: f64, y: f64) -> Option<Spot> {
    let document = document()?;
    let (node, offset) = caret(&document, x, y)?;
    let root = document.get_element_by_id(root)?;
    if !root.contains(Some(&node)) {
        return None;
    }
    spot(&root, &node, offset, Edge::Start)
}

/// Returns the node and offset under a point: one of two calls, by browser.
fn caret(document: &Document, x: f64, y: f64) -> Option<(Node, u32)> {
    let call = |name: &str| {
        let function = Reflect::get(document, &JsValue::from_str(name)).ok()?;
        let function: Function = function.dyn_into().ok()?;
        let found = function.call2(document, &x.into(), &y.into()).ok()?;
        (!found.is_null() && !found.is_undefined()).then_some(found)
    };
    if let Some(found) = call("caretPositionFromPoint") {
        let get = |name: &str| Reflect::get(&found, &JsValue::from_str(name)).ok();
        let node: Node = get("offsetNode")?.dyn_into().ok()?;
        return Some((node, whole(get("offset")?.as_f64()?)));
    }
    let range: Range = call("caretRangeFromPoint")?.dyn_into().ok()?;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an offset of the DOM is a small whole number"
)]
fn whole(number: f64) -> u32 {
    number as u32
}

/// Returns the place of a node and offset in an element that holds the texts.
fn spot(root: &Element, node: &Node, offset: u32, edge: Edge) -> Option<Spot> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    if let Some(text) = element.closest(".turn-text").ok().flatten() {
        return Some(Spot { turn: turn_of(&text)?, unit: unit(&text, node, offset) });
    }
    // Between the texts: the start of the next one, or the end of the last one.
    let texts = root.query_selector_all(".turn-text").ok()?;
    let next = first_after(&texts, node, offset);
    let (at, edge) = match edge {
        Edge::Start if next < texts.length() => (next, Edge::Start),
        Edge::Start => (next.checked_sub(1)?, Edge::End),
        Edge::End => match next.checked_sub(1) {
            Some(last) => (last, Edge::End),
            None => (next, Edge::Start),
        },
    };
    let text: Element = texts.get(at)?.dyn_into().ok()?;
    let unit = if edge == Edge::End { length(&text) } else { 0 };
    Some(Spot { turn: turn_of(&text)?, unit })
}

fn turn_of(text: &Element) -> Option<usize> {
    text.get_attribute("data-turn")?.parse().ok()
}

fn start_of(run: &Element) -> Option<u32> {
    run.get_attribute("data-start")?.parse().ok()
}

fn length(node: &Node) -> u32 {
    if let Some(text) = node.dyn_ref::<CharacterData>() {
        return text.length();
    }
    let text = node.text_content().unwrap_or_default();
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Returns the UTF-16 units of a turn's text before a node and offset inside it.
fn unit(text: &Element, node: &Node, offset: u32) -> u32 {
    let within: &Node = text;
    if node.is_same_node(Some(within)) {
        // The offset counts the runs.
        let child = within.child_nodes().get(offset);
        let start = child
            .and_then(|it| it.dyn_into::<Element>().ok())
            .and_then(|it| start_of(&it));
        return start.unwrap_or_else(|| length(within));
    }
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
    let Some(run) = element.and_then(|it| it.closest("[data-start]").ok().flatten())
    else {
        return 0;
    };
    let start = start_of(&run).unwrap_or_default();
    if node.node_type() == Node::TEXT_NODE {
        start + offset.min(length(node))
    } else if offset == 0 {
        start
    } else {
        start + length(&run)
    }
}

/// Returns which text is the first that lies wholly behind a place between the texts.
fn first_after(texts: &NodeList, node: &Node, offset: u32) -> u32 {
    let child = node.child_nodes().get(offset);
    let behind = |text: &Node| match &child {
        Some(child) => {
            child.contains(Some(text))
                || child.compare_document_position(text)
                    & Node::DOCUMENT_POSITION_FOLLOWING
                    != 0
        }
        None => {
            !node.contains(Some(text))
                && node.compare_document_position(text)
                    & Node::DOCUMENT_POSITION_FOLLOWING
                    != 0
        }
    };
    let (mut low, mut high) = (0, texts.length());
    while low < high {
        let middle = u32::midpoint(low, high);
        if texts.get(middle).is_some_and(|it| behind(&it)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Returns the range of the page between two places of the text.
pub(super) fn range(from: Spot, to: Spot) -> Option<Range> {
    let mut runs = Runs::new()?;
    let (from, first) = runs.node_at(from, &|_| None)?;
    let (to, last) = runs.node_at(to, &|_| None)?;
    runs.range.set_start(&from, first).ok()?;
    runs.range.set_end(&to, last).ok()?;
    Some(runs.range)
}

/// Finds the characters of one place after the other.
pub(super) struct Runs {
    document: Document,
    range: Range,
    /// The turn that was looked at last, with its runs.
    turn: Option<(usize, HtmlCollection)>,
}

impl Runs {
    pub(super) fn new() -> Option<Self> {
        let document = document()?;
        let range = document.create_range().ok()?;
        Some(Self { document, range, turn: None })
    }

    /// Returns where the character after a place is on the page. `run` tells in which run of
    /// its turn it is likely to be, and where that begins.
    pub(super) fn character(
        &mut self,
        spot: Spot,
        run: &dyn Fn(Spot) -> Option<(usize, u32)>,
    ) -> Option<DomRect> {
        let (node, offset) = self.node_at(spot, run)?;
        self.range.set_start(&node, offset).ok()?;
        self.range.set_end(&node, offset + 1).ok()?;
        Some(self.range.get_bounding_client_rect())
    }

    /// Returns the text node and the offset in it of a place.
    fn node_at(
        &mut self,
        spot: Spot,
        run: &dyn Fn(Spot) -> Option<(usize, u32)>,
    ) -> Option<(Node, u32)> {
        if self.turn.as_ref().is_none_or(|it| it.0 != spot.turn) {
            let text = self.document.get_element_by_id(&format!("said-{}", spot.turn))?;
            self.turn = Some((spot.turn, text.children()));
        }
        let runs = &self.turn.as_ref()?.1;
        let guess = run(spot).and_then(|(at, start)| {
            let run = runs.item(u32::try_from(at).ok()?)?;
            // What is on the page may be older than what is known.
            (start_of(&run) == Some(start)).then_some((run, start))
        });
        let (run, start) = match guess {
            Some(found) => found,
            None => run_at(runs, spot.unit)?,
        };
        let node = run.first_child()?;
        let offset = (spot.unit - start).min(length(&node));
        Some((node, offset))
    }
}

/// Returns the run that holds a place of a turn, and where it begins.
fn run_at(runs: &HtmlCollection, unit: u32) -> Option<(Element, u32)> {
    let (mut low, mut high) = (0, runs.length());
    while low < high {
        let middle = u32::midpoint(low, high);
        let start = runs.item(middle).and_then(|it| start_of(&it)).unwrap_or(u32::MAX);
        if start <= unit {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let run = runs.item(low.checked_sub(1)?)?;
    let start = start_of(&run)?;
    Some((run, start))
}

/// Selects what lies between two places, as if it had been selected by hand.
pub fn show(from: Spot, to: Spot) {
    let selection = web_sys::window().and_then(|it| it.get_selection().ok()).flatten();
    if let (Some(selection), Some(range)) = (selection, range(from, to)) {
        selection.remove_all_ranges().ok();
        selection.add_range(&range).ok();
    }
}

/// Selects nothing.
pub fn clear() {
    let selection = web_sys::window().and_then(|it| it.get_selection().ok()).flatten();
    if let Some(selection) = selection {
        selection.remove_all_ranges().ok();
    }
}

/// Tells whether an event comes from something that has keys and clicks of its own.
pub fn on_control(event: &Event) -> bool {
    event
        .target()
        .and_then(|it| it.dyn_into::<Element>().ok())
        .and_then(|it| it.closest("button, input, textarea, select, a, summary").ok())
        .flatten()
        .is_some()
}

/// Tells whether an event comes from coded words.
pub fn on_mark(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.tag_name() == "MARK")
}

/// Runs when the pointer is let go anywhere, once the browser has settled what is selected.
pub fn on_release(run: impl Fn() + Clone + 'static) -> Option<Listener> {
    listen(At::Document, "mouseup", move |_| {
        let run = run.clone();
        // A click on a selection ends it only after this event.
        timers::after(0, run);
    })
}

/// Runs when what is selected has not changed for a while: for fingers, which move the
/// selection's ends with no event of their own.
pub fn on_settled(pause: u32, run: impl Fn() + Clone + 'static) -> Option<Listener> {
    let mut waiting = None;
    listen(At::Document, "selectionchange", move |_| {
        let run = run.clone();
        waiting.replace(timers::later(pause, run));
    })
}

/// Returns the turn that an event comes from.
pub fn turn_around(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let turn = target.closest(".turn").ok().flatten()?;
    turn.id().strip_prefix("turn-")?.parse().ok()
}

/// Selects all that is in a field, so that typing replaces it.
pub fn select_field(node: &NodeRef) {
    if let Some(field) = node.cast::<HtmlInputElement>() {
        field.select();
    }
}
