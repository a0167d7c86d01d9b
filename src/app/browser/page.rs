//! The page as a whole: its title, and whether it is being left.

use super::events::{At, Listener, listen};

/// Names the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}

/// Returns what the page's head says of this name.
pub fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector(&format!("meta[name={name}]")).ok().flatten()?;
    found.get_attribute("content").filter(|it| !it.is_empty())
}

/// Runs when the page is hidden or left: the last chance to keep anything.
pub fn on_leave(run: impl Fn() + Clone + 'static) -> [Option<Listener>; 2] {
    let again = run.clone();
    [
        listen(At::Window, "pagehide", move |_| run()),
        listen(At::Document, "visibilitychange", move |_| {
            if is_hidden() {
                again();
            }
        }),
    ]
}

/// Tells whether nobody sees the page.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_some_and(|it| it.hidden())
}

/// Returns a text in Unicode's composed form, NFC.
pub fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Goes to a screen by its address: for what is no component. In those, see `use_go`.
pub fn go(href: &str) {
    if let Some(location) = web_sys::window().map(|it| it.location()) {
        location.set_hash(href).ok();
    }
}

/// Starts the page anew, at its first screen.
pub fn restart() {
    if let Some(location) = web_sys::window().map(|it| it.location()) {
        location.set_hash("/").ok();
        location.reload().ok();
    }
}

/// Scrolls to the top, as a new page would.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Returns where the app is drawn; what stood there before it started is gone.
pub fn root() -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id("app")
}
