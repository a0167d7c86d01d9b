//! What can be done on the screen in sight, read off the page itself: whatever has a button,
//! a tab or a link is an action, so that no list of actions can be out of date.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

/// Where actions are looked for; not the thousands of small marks in a transcript.
const WHERE: &str = "main button:not(:disabled, [tabindex='-1'], .turn-open, .turn-tag), \
    main a.button, main summary, main [role=tab], header.bar button:not(:disabled), .notices button";

/// Something that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is called.
    pub label: String,
    /// Its shortcut; may be empty.
    pub keys: String,
    element: HtmlElement,
}

impl Found {
    /// Does it, as a click would.
    pub fn press(&self) {
        self.element.focus().ok();
        self.element.click();
    }
}

/// Returns what can be done now, in the order of the page. Of several with the same name
/// none is there: the name alone would not say which.
pub fn on_page() -> Vec<Found> {
    let document = web_sys::window().and_then(|it| it.document());
    let Some(all) = document.and_then(|it| it.query_selector_all(WHERE).ok()) else {
        return Vec::new();
    };
    let found: Vec<Found> = (0..all.length())
        .filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|it| it.offset_parent().is_some())
        .map(|element| {
            let shown = element.text_content().unwrap_or_default();
            let shortcut = element.query_selector(".keys").ok().flatten();
            let keys = shortcut.and_then(|it| it.text_content()).unwrap_or_default();
            let shown = shown.strip_suffix(keys.as_str()).unwrap_or(&shown).trim();
            let label = ["aria-label", "title"];
            let label = label.iter().find_map(|it| element.get_attribute(it));
            let label = label.unwrap_or_else(|| shown.to_owned());
            Found { label, keys, element }
        })
        .filter(|it| !it.label.is_empty())
        .collect();
    let once =
        |it: &&Found| found.iter().filter(|other| other.label == it.label).count() == 1;
    found.iter().filter(once).cloned().collect()
}

/// Tells whether there is an element with this id.
pub fn is_there(id: &str) -> bool {
    element(id).is_some()
}

/// Presses a key where the element with this id listens.
pub fn press_key(id: &str, key: &str) {
    let how = KeyboardEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_key(key);
    if let (Some(element), Ok(event)) =
        (element(id), KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how))
    {
        element.dispatch_event(&event).ok();
    }
}

fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
