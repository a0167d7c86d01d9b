//! Copying: text, and tables as programs take them that know more than text.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag};
use yew::Callback;

/// Copies text, then says whether the browser allowed it.
pub fn copy(text: String, done: Callback<bool>) {
    let Some(navigator) = web_sys::window().map(|it| it.navigator()) else {
        return done.emit(false);
    };
    // Pages that are not served safely have none, though the type says otherwise.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|it| it.is_object());
    if !there {
        return done.emit(false);
    }
    spawn_local(async move {
        let outcome = JsFuture::from(navigator.clipboard().write_text(&text)).await;
        done.emit(outcome.is_ok());
    });
}

/// Copies a table as HTML and as text; where the browser takes text only, that. Then says
/// whether it was allowed.
pub fn copy_table(html: &str, text: String, done: Callback<bool>) {
    match write(html, &text) {
        Some(promise) => spawn_local(async move {
            if JsFuture::from(promise).await.is_ok() {
                done.emit(true);
            } else {
                copy(text, done);
            }
        }),
        None => copy(text, done),
    }
}

/// Asks the browser to take both forms; nothing where it cannot.
fn write(html: &str, text: &str) -> Option<Promise> {
    let window = web_sys::window()?;
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let class: Function = get(&window, "ClipboardItem")?.dyn_into().ok()?;
    let clipboard = get(&window.navigator(), "clipboard").filter(JsValue::is_object)?;
    let write: Function = get(&clipboard, "write")?.dyn_into().ok()?;
    let forms = Object::new();
    for (kind, content) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(content));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&forms, &JsValue::from_str(kind), &blob).ok()?;
    }
    let item = Reflect::construct(&class, &Array::of1(&forms)).ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}
