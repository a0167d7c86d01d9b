//! The one small door to a place that keeps texts.

/// A place that keeps texts under keys. Each write is whole or does not happen; a refused
/// write leaves the old value.
pub trait Drawer {
    /// Returns the text under the key.
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError>;
    /// Puts a text under the key, in the place of an older one.
    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError>;
    /// Removes the text under the key, if there is one.
    fn remove(&self, key: &str) -> Result<(), DrawerError>;
    /// Returns all keys that begin so, sorted.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError>;
    /// Hands a text to the drawer's second copy alone, where there is one. Tells whether it
    /// is known to be on disk there, which it is at the earliest when asked again later.
    fn put_in_copy(&self, _key: &str, _value: &str) -> bool {
        false
    }
}

/// Why a drawer did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawerError {
    /// The browser allows this page to keep nothing.
    #[error("storage is blocked")]
    Blocked,
    /// There is no room.
    #[error("storage is full")]
    Full,
    /// It is sealed, and the passphrase was not given yet: see `store::vault`.
    #[error("locked")]
    Locked,
    /// Something else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl<D: Drawer + ?Sized> Drawer for std::rc::Rc<D> {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        (**self).get(key)
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        (**self).put(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        (**self).keys(prefix)
    }

    fn put_in_copy(&self, key: &str, value: &str) -> bool {
        (**self).put_in_copy(key, value)
    }
}
