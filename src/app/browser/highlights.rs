//! Colouring text without touching the page's nodes (CSS custom highlights): what is being
//! coded while the focus is in the picker, what a segment will be while its end is dragged,
//! how far the segment goes that one is at.
//! Where a browser has none, nothing is coloured and nothing else changes.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::selection;
use crate::coding::Spot;

/// What is coloured: a name in `styles/screens/coding.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlight {
    /// What will get a code.
    Picked,
    /// What a segment will be.
    Resized,
    /// The whole of the segment that the mouse or the keyboard is at.
    Met,
}

impl Highlight {
    fn name(self) -> &'static str {
        match self {
            Self::Picked => "picked",
            Self::Resized => "resized",
            Self::Met => "met",
        }
    }
}

fn registry() -> Option<(JsValue, Function)> {
    let window = web_sys::window()?;
    let css = Reflect::get(&window, &JsValue::from_str("CSS")).ok()?;
    let all = Reflect::get(&css, &JsValue::from_str("highlights")).ok()?;
    let make = Reflect::get(&window, &JsValue::from_str("Highlight")).ok()?;
    all.is_object().then_some(())?;
    Some((all, make.dyn_into().ok()?))
}

fn call(all: &JsValue, method: &str, arguments: &Array) {
    let function = Reflect::get(all, &JsValue::from_str(method))
        .ok()
        .and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(function) = function {
        function.apply(all, arguments).ok();
    }
}

thread_local! {
    /// What is coloured now, so that to clear what is not costs nothing.
    static SHOWN: RefCell<Vec<Highlight>> = const { RefCell::new(Vec::new()) };
}

/// Colours what lies between two places.
pub fn show(what: Highlight, from: Spot, to: Spot) {
    let Some((all, make)) = registry() else { return };
    let Some(range) = selection::range(from, to) else { return };
    if let Ok(made) = Reflect::construct(&make, &Array::of1(&range)) {
        call(&all, "set", &Array::of2(&what.name().into(), &made));
        SHOWN.with_borrow_mut(|it| {
            if !it.contains(&what) {
                it.push(what);
            }
        });
    }
}

/// Colours nothing any more.
pub fn clear(what: Highlight) {
    let shown = SHOWN.with_borrow_mut(|it| {
        let before = it.len();
        it.retain(|it| *it != what);
        it.len() < before
    });
    if shown && let Some((all, _)) = registry() {
        call(&all, "delete", &Array::of1(&what.name().into()));
    }
}
