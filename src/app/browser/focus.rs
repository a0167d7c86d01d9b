//! Moving the keyboard's focus.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::NodeRef;

use super::timers;

/// Focuses the first element that the selector names; returns whether there was one.
pub fn focus(selector: &str) -> bool {
    web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.query_selector(selector).ok().flatten())
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
        .is_some_and(|it| it.focus().is_ok())
}

/// Focuses the element with this id; returns whether there was one.
pub fn focus_id(id: &str) -> bool {
    web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.get_element_by_id(id))
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
        .is_some_and(|it| it.focus().is_ok())
}

/// Focuses the element with this id once the change that was just made is on the screen: before the browser hands on the next key,
/// and once more if the drawing took longer and moved what had the focus.
pub fn when_drawn(id: String) {
    wasm_bindgen_futures::spawn_local(async move {
        let found = focus_id(&id);
        timers::after(0, move || {
            if !found || is_lost() {
                focus_id(&id);
            }
        });
    });
}

/// Opens what is folded up around the element with this id, and focuses it.
pub fn unfold(id: &str) {
    let element = web_sys::window().and_then(|it| it.document()?.get_element_by_id(id));
    let fold = element.and_then(|it| it.closest("details").ok().flatten());
    if let Some(fold) = fold {
        fold.set_attribute("open", "").ok();
    }
    focus_id(id);
}

/// Focuses what the reference is at; returns whether it is at something.
pub fn focus_node(node: &NodeRef) -> bool {
    node.cast::<HtmlElement>().is_some_and(|it| it.focus().is_ok())
}

/// Tells whether the element with this id has the focus.
pub fn is_at(id: &str) -> bool {
    web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.active_element())
        .is_some_and(|it| it.id() == id)
}

/// Brings the element with this id into view, as near as possible.
pub fn reveal(id: &str) {
    let element = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.get_element_by_id(id));
    if let Some(element) = element {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What had the keyboard's focus, to give it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Held(HtmlElement);

impl Held {
    /// Returns what has the focus; nothing when nothing has.
    pub fn here() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let element = document.active_element()?.dyn_into::<HtmlElement>().ok()?;
        (element.tag_name() != "BODY").then_some(Self(element))
    }

    /// Gives the focus back to it, without scrolling.
    pub fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        self.0.focus_with_options(&options).ok();
    }
}

/// Tells whether the focus is on nothing, or on something that is gone.
pub fn is_lost() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| {
        it.active_element().is_none_or(|element| element.tag_name() == "BODY")
    })
}

/// Returns `n` when the focus is on the element with the id `{id}-{n}`.
pub fn number_in(id: &str) -> Option<usize> {
    let element = web_sys::window()?.document()?.active_element()?;
    element.id().strip_prefix(id)?.strip_prefix('-')?.parse().ok()
}

/// Tells whether the focus goes to something outside the element.
pub fn leaves(event: &web_sys::FocusEvent, element: &NodeRef) -> bool {
    let to = event.related_target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
    let inside = element.get();
    !matches!((inside, to), (Some(inside), Some(to)) if inside.contains(Some(&to)))
}
