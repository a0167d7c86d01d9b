//! Where text is on the page: for the margin's brackets, handles and what opens beside a
//! passage. Positions are relative to an element that scrolls with the text.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{DomRect, Element, HtmlElement};
use yew::NodeRef;

use super::events::{At, Listener, listen};
use super::selection;
use crate::coding::Spot;

/// Where a passage is: its first and its last line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The left end of its first line.
    pub left: f64,
    /// The top of its first line.
    pub top: f64,
    /// The right end of its last line.
    pub right: f64,
    /// The bottom of its last line.
    pub bottom: f64,
    /// The height of one line.
    pub line: f64,
}

/// Where texts stand in what is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// The left edge of the texts.
    pub left: f64,
    /// The right edge of the texts.
    pub right: f64,
    /// The width of the whole.
    pub width: f64,
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

fn origin(of: &NodeRef) -> Option<DomRect> {
    Some(of.cast::<Element>()?.get_bounding_client_rect())
}

/// Returns how far across an element a place of the window is, from 0 to 1.
pub fn share_across(of: &NodeRef, x: f64) -> Option<f64> {
    let rect = origin(of)?;
    (rect.width() > 0.0).then(|| ((x - rect.left()) / rect.width()).clamp(0.0, 1.0))
}

/// Returns which of the boxes below each other in an element are in the window or near it.
/// What lies in the others is not looked at: the browser has not laid it out.
pub fn near(of: &str, around: f64) -> Range<usize> {
    let height = web_sys::window()
        .and_then(|it| it.inner_height().ok())
        .and_then(|it| it.as_f64())
        .unwrap_or_default();
    let Some(boxes) = element(of).map(|it| it.children()) else { return 0..0 };
    let rect = |at: usize| {
        let at = u32::try_from(at).ok()?;
        boxes.item(at).map(|it| it.get_bounding_client_rect())
    };
    let count = usize::try_from(boxes.length()).unwrap_or_default();
    let first = first_where(count, |at| rect(at).is_none_or(|it| it.bottom() > -around));
    let end =
        first_where(count, |at| rect(at).is_none_or(|it| it.top() > height + around));
    first..end.max(first)
}

fn first_where(count: usize, is: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Returns where the texts stand.
pub fn frame(of: &NodeRef, turn: usize) -> Option<Frame> {
    let (origin, text) = (origin(of)?, element(&format!("said-{turn}"))?);
    let text = text.get_bounding_client_rect();
    Some(Frame {
        left: text.left() - origin.left(),
        right: text.right() - origin.left(),
        width: origin.width(),
    })
}

/// Returns where the passage between two places is.
pub fn place(of: &NodeRef, from: Spot, to: Spot) -> Option<Place> {
    Ruler::on(of)?.place(from, to, &|_| None)
}

/// Measures many passages, one after the other.
pub struct Ruler {
    origin: DomRect,
    runs: selection::Runs,
}

impl Ruler {
    /// Returns a ruler that measures from an element's corner.
    pub fn on(of: &NodeRef) -> Option<Self> {
        Some(Self { origin: origin(of)?, runs: selection::Runs::new()? })
    }

    /// Returns where the passage between two places is. `run` tells, as far as it is known, in
    /// which run of its turn a place is and where that run begins.
    pub fn place(
        &mut self,
        from: Spot,
        to: Spot,
        run: &dyn Fn(Spot) -> Option<(usize, u32)>,
    ) -> Option<Place> {
        // The first and the last character say it all, at a fraction of the cost of all lines.
        let first = self.runs.character(from, run)?;
        let last =
            self.runs.character(Spot { unit: to.unit.checked_sub(1)?, ..to }, run)?;
        let origin = &self.origin;
        Some(Place {
            left: first.left() - origin.left(),
            top: first.top() - origin.top(),
            right: last.right() - origin.left(),
            bottom: last.bottom() - origin.top(),
            line: first.height(),
        })
    }
}

/// Puts an element below a passage, or above it where there is more room. On a narrow page
/// the styles put it elsewhere.
pub fn put_beside(what: &NodeRef, of: &NodeRef, place: Place) {
    let (Some(what), Some(origin)) = (what.cast::<HtmlElement>(), origin(of)) else {
        return;
    };
    let size = what.get_bounding_client_rect();
    let height = web_sys::window()
        .and_then(|it| it.inner_height().ok())
        .and_then(|it| it.as_f64())
        .unwrap_or_default();
    let below = origin.top() + place.bottom + 8.0 + size.height() < height - 8.0;
    let above = origin.top() + place.top - 8.0 - size.height() > 56.0;
    let left = place.right.min(origin.width() - size.width()).max(0.0);
    let style = what.style();
    let set = |name: &str, to: f64| {
        style.set_property(name, &format!("{to:.0}px")).ok();
    };
    set("--beside-x", left);
    // Above, its lower edge stays where it is when it gets smaller.
    if below || !above {
        set("--beside-top", place.bottom + 8.0);
        style.remove_property("--beside-bottom").ok();
    } else {
        set("--beside-bottom", origin.height() - place.top + 8.0);
        style.remove_property("--beside-top").ok();
    }
}

/// Scrolls a turn into the window when it is not in it, away from its edges.
pub fn reveal(turn: usize) {
    let Some(element) = element(&format!("turn-{turn}")) else { return };
    let rect = element.get_bounding_client_rect();
    let height = web_sys::window()
        .and_then(|it| it.inner_height().ok())
        .and_then(|it| it.as_f64())
        .unwrap_or_default();
    let fits = rect.top() >= 104.0 && rect.bottom() <= height - 72.0;
    let fills = rect.top() <= 104.0 && rect.bottom() >= height - 72.0;
    if !fits && !fills {
        let options = web_sys::ScrollIntoViewOptions::new();
        let tall = rect.height() > height / 2.0;
        options.set_block(if tall {
            web_sys::ScrollLogicalPosition::Start
        } else {
            web_sys::ScrollLogicalPosition::Center
        });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses the element with this id without scrolling: what one looks at stays where it is.
pub fn focus_still(id: &str) {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"preventScroll".into(), &true.into()).ok();
    let Some(element) = element(id) else { return };
    let function = Reflect::get(&element, &"focus".into()).ok();
    if let Some(focus) = function.and_then(|it| it.dyn_into::<Function>().ok()) {
        focus.call1(&element, &options).ok();
    }
}

/// On a narrow page, where the panel comes up from below: scrolls a passage above it.
pub fn uncover(from: Spot, to: Spot) {
    let Some(window) = web_sys::window() else { return };
    let size = |it: Result<wasm_bindgen::JsValue, _>| {
        it.ok().and_then(|it| it.as_f64()).unwrap_or_default()
    };
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let Some(range) = selection::range(from, to) else { return };
    let rect = range.get_bounding_client_rect();
    if width <= 720.0 && (rect.bottom() > height * 0.45 || rect.top() < 56.0) {
        window.scroll_by_with_x_and_y(0.0, rect.top() - 96.0);
    }
}

/// Returns the id of the tree's item under the pointer, and how far down in it the pointer
/// is, from 0 to 1. Near the window's edge, scrolls.
pub fn tree_item_at(x: f64, y: f64) -> Option<(String, f64)> {
    let window = web_sys::window()?;
    let height = window.inner_height().ok()?.as_f64()?;
    if y < 64.0 {
        window.scroll_by_with_x_and_y(0.0, -12.0);
    } else if y > height - 48.0 {
        window.scroll_by_with_x_and_y(0.0, 12.0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "places in a window are small")]
    let under = window.document()?.element_from_point(x as f32, y as f32)?;
    let item = under.closest("[role=treeitem]").ok()??;
    let rect = item.get_bounding_client_rect();
    let share = if rect.height() > 0.0 { (y - rect.top()) / rect.height() } else { 0.0 };
    Some((item.id(), share))
}

/// Runs before the next frame.
pub fn next_frame(run: impl FnOnce() + 'static) {
    let function = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        window.request_animation_frame(function.unchecked_ref()).ok();
    }
}

/// Runs before the next frame after the window was scrolled or its size changed, once a
/// frame.
pub fn on_moved(run: impl Fn() + 'static) -> [Option<Listener>; 2] {
    let waiting = Rc::new(Cell::new(false));
    let done = Rc::clone(&waiting);
    let frame = Rc::new(Closure::<dyn FnMut()>::new(move || {
        done.set(false);
        run();
    }));
    let ask = move |_| {
        if !waiting.replace(true)
            && let Some(window) = web_sys::window()
        {
            let function = (*frame).as_ref().unchecked_ref();
            window.request_animation_frame(function).ok();
        }
    };
    [listen(At::Window, "scroll", ask.clone()), listen(At::Window, "resize", ask)]
}

/// Follows the pointer until it is let go; `run` hears where it is, and whether that was
/// the end.
pub fn follow(run: impl Fn(f64, f64, bool) + Clone + 'static) -> [Option<Listener>; 2] {
    let again = run.clone();
    let point = |event: &web_sys::Event| {
        event
            .dyn_ref::<web_sys::MouseEvent>()
            .map(|it| (f64::from(it.client_x()), f64::from(it.client_y())))
    };
    [
        listen(At::Document, "pointermove", move |event| {
            if let Some((x, y)) = point(&event) {
                run(x, y, false);
            }
        }),
        listen(At::Document, "pointerup", move |event| {
            if let Some((x, y)) = point(&event) {
                again(x, y, true);
            }
        }),
    ]
}
