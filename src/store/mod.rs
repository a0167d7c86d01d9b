//! Keeping studies. A [`Drawer`] is any place that keeps texts under keys (the browser's
//! local storage, or memory in tests); the [`Shelf`] keeps studies in it, a record group a
//! key, so that a half-finished save is noticed and the last whole state opens; [`copies`]
//! keeps the drawer and its second copy the same; the [`journal`] has each change at once; what cannot be read is put into
//! [`quarantine`], never deleted; the second copy alone keeps restore [`points`]; [`vault`]
//! seals all of it.

mod answering;
pub mod backup;
pub mod copies;
mod drawer;
mod found;
mod head;
pub mod journal;
mod keys;
mod listing;
mod memory;
pub mod meter;
mod name_key;
mod pack;
pub mod points;
pub mod quarantine;
mod ready;
mod shelf;
pub mod vault;
mod write;

pub use answering::Answering;
pub use drawer::{Drawer, DrawerError};
pub use head::{Counts, StudyEntry, Unreadable};
pub use memory::MemoryDrawer;
pub use name_key::NameKey;
pub use pack::{Effort, pack, unpack};
pub use shelf::{OpenError, SaveError, Saved, Shelf, ShelfError};
