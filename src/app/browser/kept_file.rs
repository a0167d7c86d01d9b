//! A file on the person's disk that the page may write again and again, where the browser
//! offers it (File System Access: Chrome and Edge).

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFile {
    handle: JsValue,
    /// Its name, without where it lies: that is not told.
    pub name: String,
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|it| !it.is_undefined())
}

async fn call(of: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = member(of, method)?.dyn_into().ok()?;
    let promise: Promise = method.apply(of, arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Tells whether the browser offers it.
pub fn offered() -> bool {
    web_sys::window().is_some_and(|it| member(&it, "showSaveFilePicker").is_some())
}

/// Lets the person choose a file; nothing when they do not.
pub async fn choose(name: &str) -> Option<KeptFile> {
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let window: JsValue = web_sys::window()?.into();
    let handle = call(&window, "showSaveFilePicker", &Array::of1(&options)).await?;
    KeptFile::of(handle)
}

impl KeptFile {
    /// Returns the file of a handle that was kept; nothing when it is none.
    pub fn of(handle: JsValue) -> Option<Self> {
        let name = member(&handle, "name")?.as_string()?;
        Some(Self { handle, name })
    }

    /// Returns what can be kept in the database.
    pub fn handle(&self) -> &JsValue {
        &self.handle
    }

    /// Tells whether the page may write it; `ask`: the person is asked, which the browser
    /// allows only after a click.
    pub async fn allowed(&self, ask: bool) -> bool {
        let mode = Object::new();
        Reflect::set(&mode, &"mode".into(), &"readwrite".into()).ok();
        let method = if ask { "requestPermission" } else { "queryPermission" };
        let answer = call(&self.handle, method, &Array::of1(&mode)).await;
        answer.and_then(|it| it.as_string()).is_some_and(|it| it == "granted")
    }

    /// Writes these bytes in the place of what is in it; the old content stays if that
    /// fails. Returns whether it was done.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        self.try_write(bytes).await.is_some()
    }

    async fn try_write(&self, bytes: &[u8]) -> Option<()> {
        let writable = call(&self.handle, "createWritable", &Array::new()).await?;
        let bytes = Uint8Array::from(bytes);
        if call(&writable, "write", &Array::of1(&bytes)).await.is_none() {
            call(&writable, "abort", &Array::new()).await;
            return None;
        }
        // Only closing it puts it into the place of the old content.
        call(&writable, "close", &Array::new()).await.map(drop)
    }
}
