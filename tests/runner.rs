//! The core's tests: everything that needs no browser. `autotests` is off, so that all of
//! them are one program that links once.

#![expect(missing_docs, reason = "tests explain themselves by their names")]

mod architecture;
mod commands;
mod common;
mod store;
mod study_file;
