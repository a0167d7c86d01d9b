//! What only a browser has: its storage, its downloads. Run in headless Chromium.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "browser/pieces.rs"]
mod pieces;
#[path = "browser/selection.rs"]
mod selection;

use std::rc::Rc;

use heddle::app::browser::storage::LocalDrawer;
use heddle::app::browser::{clock, files, ids, settings, theme};
use heddle::id::CodeId;
use heddle::sample;
use heddle::store::{Drawer, DrawerError, Shelf};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen_test]
fn a_drawer_keeps_what_is_put_in() {
    let drawer = LocalDrawer::new();
    drawer.put("heddle-test/b", "grüß 👩‍⚕️\n").unwrap();
    drawer.put("heddle-test/a", "").unwrap();
    assert_eq!(drawer.get("heddle-test/b").unwrap().unwrap(), "grüß 👩‍⚕️\n");
    assert_eq!(drawer.keys("heddle-test/").unwrap(), ["heddle-test/a", "heddle-test/b"]);
    drawer.remove("heddle-test/a").unwrap();
    drawer.remove("heddle-test/b").unwrap();
    assert_eq!(drawer.get("heddle-test/b").unwrap(), None);
}

#[wasm_bindgen_test]
fn a_full_drawer_says_so_and_loses_nothing() {
    let drawer = LocalDrawer::new();
    drawer.put("heddle-test/kept", "old").unwrap();
    let large = "x".repeat(6_000_000);
    assert_eq!(drawer.put("heddle-test/kept", &large), Err(DrawerError::Full));
    assert_eq!(drawer.get("heddle-test/kept").unwrap().unwrap(), "old");
    drawer.remove("heddle-test/kept").unwrap();
}

#[wasm_bindgen_test]
fn a_study_survives_the_browser_s_storage() {
    let shelf = Shelf::new(Rc::new(LocalDrawer::new()) as Rc<dyn Drawer>);
    let study = sample::study(ids::new_id()).unwrap().value;
    shelf.save(&study, None, clock::now().at).unwrap();
    let (opened, _) = shelf.open(study.about.id).unwrap();
    assert!(opened.notes.is_empty(), "{:?}", opened.notes);
    assert!(opened.value == study);
    shelf.erase(study.about.id).unwrap();
    assert!(shelf.list().unwrap().is_empty());
}

#[wasm_bindgen_test]
fn a_download_has_its_name() {
    // The link is never in the page, so its click is caught where it is made.
    let seen = Rc::new(std::cell::RefCell::new(None));
    let place = Rc::clone(&seen);
    let click = Closure::<dyn Fn(web_sys::HtmlAnchorElement)>::new(
        move |link: web_sys::HtmlAnchorElement| {
            place.replace(Some((link.download(), link.href())));
        },
    );
    let prototype =
        js_sys::Reflect::get(&js_sys::global(), &"HTMLAnchorElement".into()).unwrap();
    let prototype: js_sys::Object =
        js_sys::Reflect::get(&prototype, &"prototype".into()).unwrap().unchecked_into();
    let caught =
        js_sys::Function::new_with_args("seen", "return function () { seen(this); }");
    let caught = caught.call1(&js_sys::global(), click.as_ref()).unwrap();
    js_sys::Reflect::set(&prototype, &"click".into(), &caught).unwrap();
    assert!(files::download("Winter ü.json", "application/json", b"{}"));
    js_sys::Reflect::delete_property(&prototype, &"click".into()).unwrap();
    let (name, address) = seen.take().unwrap();
    assert_eq!(name, "Winter ü.json");
    assert!(address.starts_with("blob:"), "{address}");
}

#[wasm_bindgen_test]
fn ids_differ() {
    let (a, b): (CodeId, CodeId) = (ids::new_id(), ids::new_id());
    assert_ne!(a, b);
}

#[wasm_bindgen_test]
fn a_chosen_theme_is_painted_and_kept() {
    theme::choose(theme::Theme::Dark);
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("data-theme").unwrap(), "dark");
    assert_eq!(settings::get("theme").unwrap(), "dark");
    assert_eq!(theme::chosen(), theme::Theme::Dark);
    theme::choose(theme::Theme::System);
    assert_eq!(settings::get("theme"), None);
}
