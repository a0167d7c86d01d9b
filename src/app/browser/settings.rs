//! Small settings of this browser: theme, last study, who codes. Losing them loses no work.

use web_sys::Storage;

const PREFIX: &str = "heddle/settings/";

/// Returns the storage, unless the browser blocks it: then even asking throws.
pub(super) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Returns a setting.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps a setting, if the browser lets us.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(&format!("{PREFIX}{name}"), value).ok();
    }
}

/// Forgets a setting.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&format!("{PREFIX}{name}")).ok();
    }
}
