//! Events: what was typed or chosen, which keys were pressed, and listening to the whole
//! page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, KeyboardEvent,
};

/// Returns the text of the field that the event is about.
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(it) = target.dyn_ref::<HtmlInputElement>() {
        it.value()
    } else if let Some(it) = target.dyn_ref::<HtmlTextAreaElement>() {
        it.value()
    } else if let Some(it) = target.dyn_ref::<HtmlSelectElement>() {
        it.value()
    } else {
        String::new()
    }
}

/// Tells whether the box that the event is about is ticked.
pub fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|it| it.checked())
}

/// Tells whether the event comes from a field in which text is typed, which has its own
/// undo and its own letters.
pub fn in_text_field(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    if target.dyn_ref::<HtmlTextAreaElement>().is_some() {
        return true;
    }
    if let Some(it) = target.dyn_ref::<HtmlInputElement>() {
        let kind = it.type_();
        return !matches!(
            kind.as_str(),
            "checkbox" | "radio" | "button" | "submit" | "file" | "range"
        );
    }
    target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// Tells whether the key comes from composing a character, as in Japanese.
pub fn composing(event: &KeyboardEvent) -> bool {
    event.is_composing()
}

/// What to listen at.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// The window: `pagehide`, `hashchange`, `storage`.
    Window,
    /// The document: keys, drops, `visibilitychange`.
    Document,
}

/// A listener, until it is dropped.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        self.target.remove_event_listener_with_callback(self.name, function).ok();
    }
}

/// Listens; nothing where there is no page.
pub fn listen(
    at: At,
    name: &'static str,
    run: impl FnMut(Event) + 'static,
) -> Option<Listener> {
    let window = web_sys::window()?;
    let target: EventTarget = match at {
        At::Window => window.into(),
        At::Document => window.document()?.into(),
    };
    let closure = Closure::<dyn FnMut(Event)>::new(run);
    target
        .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
        .ok()?;
    Some(Listener { target, name, closure })
}

/// Listens to the keys of the whole page.
pub fn keys(run: impl Fn(KeyboardEvent) + 'static) -> Option<Listener> {
    listen(At::Document, "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            run(event);
        }
    })
}
