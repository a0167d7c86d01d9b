//! Keeping studies. A [`Drawer`] is any place that keeps texts under keys (the browser's
//! local storage, or memory in tests); the [`Shelf`] keeps studies in it, a record group a
//! key, so that a half-finished save is noticed and the last whole state opens; [`copies`]
//! keeps the drawer and its second copy the same.

pub mod copies;
mod drawer;
mod head;
mod memory;
mod pack;
mod shelf;

pub use drawer::{Drawer, DrawerError};
pub use head::{Counts, StudyEntry};
pub use memory::MemoryDrawer;
pub use pack::{pack, unpack};
pub use shelf::{OpenError, SaveError, Saved, Shelf, ShelfError};
