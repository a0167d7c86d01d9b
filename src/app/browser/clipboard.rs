//! Copying.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
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
