//! When the app breaks. Nothing unwinds in the browser: after a panic no more of this
//! program runs. So the hook itself, which still does, writes a plain notice into the page
//! and makes the file to download there and then; what the notice offers needs no program.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use web_sys::{Document, Element};

use super::files;
use crate::words::EN;

/// What makes the file: its name and its bytes.
type Rescue = Rc<dyn Fn() -> (String, Vec<u8>)>;

thread_local! {
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
}

/// Remembers how to make a file of the work in hand. It is only called after a panic.
pub fn remember(rescue: Rescue) {
    RESCUE.with(|it| {
        it.replace(Some(rescue));
    });
}

/// Forgets it: there is no work in hand.
pub fn forget() {
    RESCUE.with(|it| {
        it.replace(None);
    });
}

/// Shows the notice from now on when the app breaks. To be called before anything is drawn.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        show(info);
    }));
}

fn show(info: &PanicHookInfo<'_>) -> Option<()> {
    let document = web_sys::window()?.document()?;
    // A second panic, of the rescue itself, adds nothing.
    if document.get_element_by_id("broken").is_some() {
        return None;
    }
    let notice = document.create_element("div").ok()?;
    notice.set_id("broken");
    notice.set_class_name("broken");
    notice.set_attribute("role", "alert").ok()?;
    let rescue = RESCUE.with(|it| it.try_borrow().ok().and_then(|it| it.clone()));
    let words = &EN.notices;
    add(&document, &notice, "h2", words.broken)?;
    let hint =
        if rescue.is_some() { words.broken_hint } else { words.broken_hint_no_study };
    add(&document, &notice, "p", hint)?;
    let place = document.create_element("p").ok()?;
    notice.append_child(&place).ok()?;
    add(&document, &notice, "pre", &info.to_string())?;
    document.body()?.append_child(&notice).ok()?;
    // The notice is on the screen now, whatever happens to the rest.
    let (name, bytes) = rescue?();
    let (link, _) = files::download_link(&name, "application/json", &bytes)?;
    link.set_class_name("button primary");
    link.set_text_content(Some(words.download));
    place.append_child(&link).ok()?;
    link.focus().ok()
}

fn add(document: &Document, to: &Element, tag: &str, text: &str) -> Option<()> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    to.append_child(&element).ok().map(|_| ())
}
