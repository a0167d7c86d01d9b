//! The keyboard's focus is never nowhere: where what had it is gone or out of use and nothing
//! else took it, the nearest thing that is still there gets it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::events::{At, Listener, listen};
use super::{focus, timers};

/// What the keyboard can be at.
const FOCUSABLE: &str = "button:not(:disabled), a[href], input:not(:disabled), \
    select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";
/// So long what was done has time to move the focus itself, in milliseconds.
const PATIENCE: u32 = 80;

/// An element around what has the focus, with what stands behind it and before it.
type Around = (Element, [Option<Element>; 2]);

fn around(event: &web_sys::Event) -> Vec<Around> {
    let first = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let all = std::iter::successors(first, |it| it.parent_element());
    let beside =
        |it: &Element| [it.next_element_sibling(), it.previous_element_sibling()];
    all.map(|it| (it.clone(), beside(&it))).collect()
}

fn give(to: &Element) -> bool {
    let shown = |it: &HtmlElement| it.offset_parent().is_some();
    if to.matches(FOCUSABLE).unwrap_or(false)
        && let Some(it) = to.dyn_ref::<HtmlElement>().filter(|it| shown(it))
    {
        return it.focus().is_ok();
    }
    let Ok(all) = to.query_selector_all(FOCUSABLE) else { return false };
    let all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok());
    let mut all = all.filter(shown);
    all.next().is_some_and(|it: HtmlElement| it.focus().is_ok())
}

/// Gives the focus on, if it is lost.
fn check(held: &[Around]) {
    let Some((first, _)) = held.first() else { return };
    let there = first.is_connected() && !first.matches(":disabled").unwrap_or(false);
    // A button out of use may keep the focus, and hears no key.
    if there || !focus::is_lost() && !first.is_connected() {
        return;
    }
    for (it, beside) in held {
        // All of the page is no place to be.
        if it.query_selector("main").is_ok_and(|it| it.is_some()) {
            break;
        }
        let near = beside.iter().flatten().filter(|_| !it.is_connected() || it == first);
        if it.is_connected() && it != first && give(it)
            || near.filter(|it| it.is_connected()).any(give)
        {
            return;
        }
    }
    if !focus::focus("main h1") {
        focus::focus_id("main");
    }
}

/// Watches over the focus until what is returned is dropped.
pub fn watch() -> Vec<Option<Listener>> {
    let held = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&held);
    let focused = listen(At::Document, "focusin", move |event| {
        kept.replace(around(&event));
    });
    let later = move |_| {
        let held = Rc::clone(&held);
        timers::after(PATIENCE, move || {
            // Giving the focus is heard at once.
            let held = held.borrow().clone();
            check(&held);
        });
    };
    let after =
        ["click", "keyup", "focusout"].map(|it| listen(At::Document, it, later.clone()));
    std::iter::once(focused).chain(after).collect()
}
