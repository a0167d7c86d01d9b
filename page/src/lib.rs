//! The app as the WebAssembly module that the page loads.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app in the page.
#[wasm_bindgen(start)]
pub fn start() {
    heddle::app::start();
}
