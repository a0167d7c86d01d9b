//! The drawer in this browser: its local storage.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DomException, Storage};

use super::settings;
use crate::order;
use crate::store::{Drawer, DrawerError};

/// How much a browser keeps for one address, in UTF-16 units: 5 MiB in all of them.
pub const ROOM: usize = 5_242_880;

/// Local storage as a drawer.
#[derive(Debug)]
pub struct LocalDrawer {
    storage: Option<Storage>,
}

impl LocalDrawer {
    /// Returns the drawer; where the browser blocks storage, one that says so at each call.
    pub fn new() -> Self {
        // gloo's own way to it throws where storage is blocked, so it is asked second.
        let there = settings::storage().is_some();
        Self { storage: there.then(LocalStorage::raw) }
    }

    fn storage(&self) -> Result<&Storage, DrawerError> {
        self.storage.as_ref().ok_or(DrawerError::Blocked)
    }
}

impl Default for LocalDrawer {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns this browser's drawer.
pub fn drawer() -> Rc<dyn Drawer> {
    Rc::new(LocalDrawer::new())
}

fn error(thrown: &JsValue) -> DrawerError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        return DrawerError::Other(format!("{thrown:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => DrawerError::Full,
        "SecurityError" => DrawerError::Blocked,
        _ => DrawerError::Other(exception.message()),
    }
}

impl Drawer for LocalDrawer {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        self.storage()?.get_item(key).map_err(|it| error(&it))
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        self.storage()?.set_item(key, value).map_err(|it| error(&it))
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.storage()?.remove_item(key).map_err(|it| error(&it))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        let storage = self.storage()?;
        let length = storage.length().map_err(|it| error(&it))?;
        let mut keys = Vec::new();
        for at in 0..length {
            let key = storage.key(at).map_err(|it| error(&it))?;
            keys.extend(key.filter(|it| it.starts_with(prefix)));
        }
        order::sort(&mut keys);
        Ok(keys)
    }
}
