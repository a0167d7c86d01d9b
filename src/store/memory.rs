//! A drawer in memory, that can be told to fail: for tests, and for working on when the
//! browser keeps nothing.

use std::cell::{Cell, RefCell};

use super::{Drawer, DrawerError};
use crate::order::Map;

/// Keeps texts in memory, at most `room` UTF-16 units of keys and values.
#[derive(Debug)]
pub struct MemoryDrawer {
    texts: RefCell<Map<String, String>>,
    room: usize,
    /// Writes until one is refused; none is when it is `None`.
    refuse_after: Cell<Option<usize>>,
}

impl Default for MemoryDrawer {
    fn default() -> Self {
        Self::with_room(usize::MAX)
    }
}

impl MemoryDrawer {
    /// Returns an empty drawer with this much room.
    pub fn with_room(room: usize) -> Self {
        Self { texts: RefCell::default(), room, refuse_after: Cell::new(None) }
    }

    /// Refuses every write after the next `writes`; `None` refuses none any more.
    pub fn refuse_after(&self, writes: Option<usize>) {
        self.refuse_after.set(writes);
    }

    /// Returns a copy of everything kept.
    pub fn dump(&self) -> Map<String, String> {
        self.texts.borrow().clone()
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Drawer for MemoryDrawer {
    fn get(&self, key: &str) -> Result<Option<String>, DrawerError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn put(&self, key: &str, value: &str) -> Result<(), DrawerError> {
        if let Some(left) = self.refuse_after.get() {
            let Some(next) = left.checked_sub(1) else { return Err(DrawerError::Full) };
            self.refuse_after.set(Some(next));
        }
        let mut texts = self.texts.borrow_mut();
        let others = texts.iter().filter(|(it, _)| *it != key);
        let used: usize = others.map(|(key, text)| units(key) + units(text)).sum();
        if used.saturating_add(units(key) + units(value)) > self.room {
            return Err(DrawerError::Full);
        }
        texts.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), DrawerError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, DrawerError> {
        let texts = self.texts.borrow();
        Ok(texts.keys().filter(|it| it.starts_with(prefix)).cloned().collect())
    }
}
