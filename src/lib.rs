//! Heddle: survey and interview coding in one offline web page.
//!
//! The modules, in reading order. A module may use those above its own line, never its
//! own line or one below (`tests/architecture.rs` holds the table):
//!
//! 1. [`text`], [`id`], [`stamp`], [`parsed`], [`order`]: what a piece of text, an id, a
//!    moment and a reading with remarks are; putting things in order.
//! 2. [`survey`], [`transcript`], `codebook`, [`participants`]: the material; [`identifiers`]:
//!    what in it may tell who somebody is.
//! 3. `coding`, [`stats`]: what coders and numbers make of it.
//! 4. `themes`: what the study finds.
//! 5. [`find`]: words, segments and likenesses in all of it.
//! 6. `study`: the whole, and the only way to change it.
//! 7. [`interchange`]: files in and out.
//! 8. [`store`], [`words`], [`sample`]: keeping it, wording it, showing it.
//! 9. `app`: the page (feature `web`); `cli`: the terminal (feature `cli`).

// The modules' own tests are native: where the browser's are built, they are not.
#![cfg(not(all(test, target_arch = "wasm32")))]
#![cfg_attr(
    test,
    expect(clippy::cast_possible_truncation, reason = "test data is small")
)]

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codebook;
pub mod coding;
pub mod find;
pub mod id;
pub mod identifiers;
pub mod interchange;
pub mod order;
pub mod parsed;
pub mod participants;
pub mod sample;
pub mod stamp;
pub mod stats;
pub mod store;
pub mod study;
pub mod survey;
pub mod text;
pub mod themes;
pub mod transcript;
pub mod words;
