//! The core's tests: everything that needs no browser. `autotests` is off, so that all of
//! them are one program that links once.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod answers;
mod architecture;
#[cfg(feature = "cli")]
mod cli;
mod codebook;
mod codebook_files;
mod coded;
mod commands;
mod common;
mod copies;
mod corpus;
mod corrections;
mod difference;
mod failing;
mod find;
mod findings;
mod identifying;
mod journal;
mod points;
mod quarantine;
mod report;
mod stats;
mod store;
mod study_file;
mod survey;
mod tables;
mod texts;
mod transcripts;
mod vault;
