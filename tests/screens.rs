//! The screens, drawn natively: no browser, no effects, only what is on them. A part or a
//! screen adds a module here; a changed picture is reviewed with `cargo insta review`.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "screens/analysis.rs"]
mod analysis;
#[path = "screens/codebook.rs"]
mod codebook;
#[path = "screens/coding.rs"]
mod coding;
#[expect(dead_code, reason = "shared with the core's tests, which use all of it")]
mod common;
#[path = "screens/entry.rs"]
mod entry;
#[path = "screens/findings.rs"]
mod findings;
#[path = "screens/frame.rs"]
mod frame;
#[path = "screens/home.rs"]
mod home;
#[path = "screens/keeping.rs"]
mod keeping;
#[path = "screens/parts.rs"]
mod parts;
#[path = "screens/search.rs"]
mod search;
#[path = "screens/stage.rs"]
mod stage;
#[path = "screens/survey.rs"]
mod survey;
#[path = "screens/text.rs"]
mod text;
#[path = "screens/transcripts.rs"]
mod transcripts;
