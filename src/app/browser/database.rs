//! The second copy of what local storage keeps: a database of this browser, in which a
//! finished transaction is on disk (see `store::copies`).

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use super::timers;
use crate::order::Map;
use crate::store::copies::Write;

const NAME: &str = "heddle";
const VERSION: u32 = 1;
/// The one store: texts under the keys of local storage.
const TEXTS: &str = "texts";
/// How long the start of the page waits for the database, in milliseconds.
const PATIENCE: u32 = 3_000;

/// The database.
#[derive(Clone, Debug)]
pub struct Database {
    opened: IdbDatabase,
}

impl Database {
    /// Opens it; nothing when the browser has none for this page, or does not answer.
    pub async fn open() -> Option<Self> {
        let factory = web_sys::window()?.indexed_db().ok().flatten()?;
        let request = factory.open_with_u32(NAME, VERSION).ok()?;
        let asked = request.clone();
        let make: Function = Closure::once_into_js(move || {
            let database = asked.result().ok().and_then(|it| it.dyn_into().ok());
            let database: Option<IdbDatabase> = database;
            database.and_then(|it| it.create_object_store(TEXTS).ok()).is_some()
        })
        .unchecked_into();
        request.set_onupgradeneeded(Some(&make));
        let opened: IdbDatabase = open(&request).await.ok()?.dyn_into().ok()?;
        // A newer page that wants to change it is not kept waiting.
        let close = opened.clone();
        let let_go = Closure::<dyn Fn()>::new(move || close.close()).into_js_value();
        let let_go: Function = let_go.unchecked_into();
        opened.set_onversionchange(Some(&let_go));
        Some(Self { opened })
    }

    /// Returns the texts whose keys begin so and for which `wanted` says yes.
    pub async fn read(
        &self,
        prefix: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<Map<String, String>> {
        let store = self.store(IdbTransactionMode::Readonly)?.1;
        let request = store.get_all_keys_with_key(&range(prefix)?.into()).ok()?;
        let keys = settled(&request).await.ok()?;
        let mut asked = Vec::new();
        // All are asked for at once: a transaction that waits for us is over.
        let store = self.store(IdbTransactionMode::Readonly)?.1;
        for key in Array::from(&keys).iter() {
            let Some(name) = key.as_string().filter(|it| wanted(it)) else { continue };
            let request = store.get(&key).ok()?;
            asked.push((name, promised(&request), request));
        }
        let mut found = Map::new();
        for (name, promise, request) in asked {
            JsFuture::from(promise).await.ok()?;
            if let Some(text) = request.result().ok()?.as_string() {
                found.insert(name, text);
            }
        }
        Some(found)
    }

    /// Returns the keys that begin so.
    pub async fn keys(&self, prefix: &str) -> Option<Vec<String>> {
        let store = self.store(IdbTransactionMode::Readonly)?.1;
        let request = store.get_all_keys_with_key(&range(prefix)?.into()).ok()?;
        let keys = settled(&request).await.ok()?;
        Some(Array::from(&keys).iter().filter_map(|it| it.as_string()).collect())
    }

    /// Returns what [`Self::keep`] kept under a key.
    pub async fn kept(&self, key: &str) -> Option<JsValue> {
        let request =
            self.store(IdbTransactionMode::Readonly)?.1.get(&key.into()).ok()?;
        settled(&request).await.ok().filter(|it| !it.is_undefined())
    }

    /// Keeps something that is no text; nothing removes it. No key of local storage begins
    /// like these, so the copy's comparison does not see them.
    pub fn keep(&self, key: &str, value: Option<&JsValue>) {
        let Some((_, store)) = self.store(IdbTransactionMode::Readwrite) else { return };
        match value {
            Some(value) => store.put_with_key(value, &key.into()).map(drop),
            None => store.delete(&key.into()).map(drop),
        }
        .ok();
    }

    /// Does all of these or none of them, and says how it went. They are asked for at once,
    /// so that they are done also when the page is being left.
    pub fn write(&self, writes: &[Write], done: impl FnOnce(bool) + 'static) {
        let kept = self.commit(writes);
        spawn_local(async move { done(kept.await) });
    }

    /// Does all of these or none of them, and returns whether they are on disk.
    pub fn commit(&self, writes: &[Write]) -> impl Future<Output = bool> + use<> {
        let begun = self.begin(writes);
        async move {
            match begun {
                Some(transaction) => JsFuture::from(finished(&transaction)).await.is_ok(),
                None => false,
            }
        }
    }

    fn begin(&self, writes: &[Write]) -> Option<IdbTransaction> {
        let (transaction, store) = self.store(IdbTransactionMode::Readwrite)?;
        for it in writes {
            let asked = match it {
                Write::Put(key, text) => store.put_with_key(&text.into(), &key.into()),
                Write::Remove(key) => store.delete(&key.into()),
            };
            if asked.is_err() {
                transaction.abort().ok();
                return None;
            }
        }
        Some(transaction)
    }

    fn store(
        &self,
        mode: IdbTransactionMode,
    ) -> Option<(IdbTransaction, IdbObjectStore)> {
        let transaction = self.opened.transaction_with_str_and_mode(TEXTS, mode).ok()?;
        let store = transaction.object_store(TEXTS).ok()?;
        Some((transaction, store))
    }
}

/// Waits for the database, but not for ever.
async fn open(request: &IdbOpenDbRequest) -> Result<JsValue, JsValue> {
    let late = future_to_promise(async {
        timers::sleep(PATIENCE).await;
        Err(JsValue::NULL)
    });
    let first = Promise::race(&Array::of2(&promised(request), &late));
    JsFuture::from(first).await?;
    request.result()
}

/// All keys that begin so.
fn range(prefix: &str) -> Option<IdbKeyRange> {
    let end = format!("{prefix}\u{ffff}");
    IdbKeyRange::bound(&prefix.into(), &end.into()).ok()
}

async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(promised(request)).await?;
    request.result()
}

/// The promise's own two functions are the request's handlers: nothing of ours is kept alive.
fn promised(request: &IdbRequest) -> Promise {
    Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    })
}

fn finished(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |yes, no| {
        transaction.set_oncomplete(Some(&yes));
        transaction.set_onabort(Some(&no));
    })
}
