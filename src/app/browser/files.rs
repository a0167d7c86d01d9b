//! Files: chosen, dropped, and saved. Nothing is sent anywhere.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement,
    HtmlInputElement, Url,
};
use yew::Callback;

/// Bytes of a file that are read at a time.
const PIECE: f64 = 4_194_304.0;

use super::events::{At, Listener, listen};
use super::timers;

/// A file of this computer, read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes; nothing when the disk or the browser refused.
    pub bytes: Option<Rc<[u8]>>,
}

/// Lets the person choose files, then hands them over. `accept` is as in HTML:
/// `.csv,.json`.
pub fn pick(accept: &str, many: bool, done: Callback<Vec<Picked>>) {
    let Some(input) = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.create_element("input").ok())
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(many);
    let chosen = input.clone();
    // The browser calls it once, or never when the person cancels.
    let change = Closure::<dyn FnMut(Event)>::new(move |_| {
        read(chosen.files().as_ref(), done.clone());
    });
    input.set_onchange(Some(change.as_ref().unchecked_ref()));
    change.forget();
    input.click();
}

/// Reads the files of a list and hands them over, in order.
fn read(list: Option<&FileList>, done: Callback<Vec<Picked>>) {
    let files: Vec<File> = list
        .map(|it| (0..it.length()).filter_map(|at| it.get(at)).collect())
        .unwrap_or_default();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut all = Vec::with_capacity(files.len());
        for file in files {
            let bytes = bytes_of(&file).await;
            all.push(Picked { name: file.name(), bytes });
        }
        done.emit(all);
    });
}

/// Reads a file, a piece at a time: of a large one the page would stand still.
async fn bytes_of(file: &File) -> Option<Rc<[u8]>> {
    let (mut bytes, mut at, size) = (Vec::new(), 0.0, file.size());
    while at < size {
        let end = (at + PIECE).min(size);
        let piece = file.slice_with_f64_and_f64(at, end).ok()?.array_buffer();
        let piece = Uint8Array::new(&JsFuture::from(piece).await.ok()?);
        let before = bytes.len();
        bytes.resize(before + piece.length() as usize, 0);
        piece.copy_to(bytes.get_mut(before..)?);
        at = end;
    }
    Some(bytes.into())
}

/// Reads the files of a drop on one part of the page; the rest of the page then leaves them
/// alone, and only hears that the drag is over.
pub fn dropped(event: &DragEvent, done: Callback<Vec<Picked>>) {
    event.prevent_default();
    read(event.data_transfer().and_then(|it| it.files()).as_ref(), done);
}

/// Tells whether something dragged holds files.
pub fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

/// Takes files dropped anywhere on the page, unless a part of it took them. `over` hears
/// whether files are held above the page.
pub fn drop_anywhere(
    over: Callback<bool>,
    done: Callback<Vec<Picked>>,
) -> Vec<Option<Listener>> {
    let drag = |run: Box<dyn Fn(&DragEvent)>| {
        move |event: Event| {
            if let Some(event) = event.dyn_ref::<DragEvent>()
                && holds_files(event)
            {
                run(event);
            }
        }
    };
    let (enter, leave) = (over.clone(), over.clone());
    vec![
        listen(
            At::Document,
            "dragover",
            drag(Box::new(move |event| {
                // Without it the browser opens the file in the place of the page.
                event.prevent_default();
                enter.emit(true);
            })),
        ),
        listen(
            At::Document,
            "dragleave",
            drag(Box::new(move |event| {
                if event.related_target().is_none() {
                    leave.emit(false);
                }
            })),
        ),
        listen(
            At::Document,
            "drop",
            drag(Box::new(move |event| {
                over.emit(false);
                if !event.default_prevented() {
                    dropped(event, done.clone());
                }
            })),
        ),
    ]
}

/// Saves bytes as a file with this name. Returns whether the browser took it.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let Some((anchor, url)) = download_link(name, kind, bytes) else { return false };
    anchor.click();
    // The browser has begun by then; the bytes need not stay in memory.
    timers::after(60_000, move || {
        Url::revoke_object_url(&url).ok();
    });
    true
}

/// Returns a link that saves bytes as a file, and its address.
pub(super) fn download_link(
    name: &str,
    kind: &str,
    bytes: &[u8],
) -> Option<(HtmlAnchorElement, String)> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor = web_sys::window()?.document()?.create_element("a").ok()?;
    let anchor = anchor.dyn_into::<HtmlAnchorElement>().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    Some((anchor, url))
}
