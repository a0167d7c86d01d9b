//! The browser: every call of its interfaces is in this folder, so that the rest of the app
//! can be drawn natively in tests. What is here runs in callbacks and effects only; drawing
//! never calls it.

pub mod actions;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod drags;
pub mod events;
pub mod files;
pub mod focus;
pub mod highlights;
pub mod ids;
pub mod kept_file;
pub mod live;
pub mod measure;
pub mod page;
pub mod panic;
pub mod picture;
pub mod selection;
pub mod settings;
pub mod storage;
pub mod tabs;
pub mod theme;
pub mod timers;
