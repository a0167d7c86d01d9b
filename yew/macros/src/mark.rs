//! The marks of a template: `write.rs` writes them, `yew/src/template.rs` reads them. One file in
//! both crates, since a crate of macros can hand on nothing else.

pub(super) const ELEMENT: u8 = 0x1;
pub(super) const END: u8 = 0x2;
pub(super) const LIST: u8 = 0x3;
pub(super) const ALONE: u8 = 0x4;
pub(super) const NAME: u8 = 0x5;
pub(super) const VALUE: u8 = 0x6;
pub(super) const ATTRIBUTE_SLOT: u8 = 0x7;
pub(super) const FLAG_SLOT: u8 = 0x8;
pub(super) const LISTENER_SLOT: u8 = 0xe;
pub(super) const KEY_SLOT: u8 = 0xf;
pub(super) const PLACE_SLOT: u8 = 0x10;
pub(super) const INPUT_SLOT: u8 = 0x11;
pub(super) const CHECKED_SLOT: u8 = 0x12;
pub(super) const DEFAULT_SLOT: u8 = 0x13;
pub(super) const WORDS: u8 = 0x14;
pub(super) const SLOT: u8 = 0x15;
