//! Texts made small for local storage: deflate, then base64, so that every character counts
//! once in each browser and survives every tool.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};

use crate::interchange::crc32;

/// The largest text that unpacking makes, in bytes.
const LIMIT: usize = 256 << 20;
/// How much work packing may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// For what changes with every gesture: ids and numbers, which more work makes a tenth
    /// smaller in three times the time.
    Quick,
    /// For texts and answers, which are written once: packs interviews 2.9 times in 6 ms per
    /// 100 KB.
    Thorough,
}

/// A text being packed piece by piece.
pub(super) struct Packer {
    deflating: Box<CompressorOxide>,
    small: Vec<u8>,
}

impl Packer {
    /// So much room is made at once for what comes out.
    const ROOM: usize = 32 << 10;

    /// Begins.
    pub(super) fn new(effort: Effort) -> Self {
        // Deflate's levels.
        let level = match effort {
            Effort::Quick => 1,
            Effort::Thorough => 6,
        };
        let flags = create_comp_flags_from_zip_params(level, 0, 0);
        Self { deflating: Box::new(CompressorOxide::new(flags)), small: Vec::new() }
    }

    /// Takes the next piece in.
    pub(super) fn add(&mut self, piece: &[u8]) {
        self.run(piece, TDEFLFlush::None);
    }

    /// Returns how long what is packed so far is.
    pub(super) fn len(&self) -> usize {
        self.small.len() / 3 * 4
    }

    /// Returns the whole, packed.
    pub(super) fn finish(mut self) -> String {
        self.run(&[], TDEFLFlush::Finish);
        let mut packed = String::with_capacity(self.small.len() * 4 / 3 + 4);
        packed.push('z');
        STANDARD_NO_PAD.encode_string(&self.small, &mut packed);
        packed
    }

    fn run(&mut self, mut piece: &[u8], flush: TDEFLFlush) {
        loop {
            let at = self.small.len();
            self.small.resize(at + Self::ROOM, 0);
            let to = self.small.get_mut(at..).unwrap_or_default();
            let (status, read, written) = compress(&mut self.deflating, piece, to, flush);
            self.small.truncate(at + written);
            piece = piece.get(read..).unwrap_or_default();
            let more = !piece.is_empty() || flush == TDEFLFlush::Finish;
            if status != TDEFLStatus::Okay || !more {
                return;
            }
        }
    }
}

/// Returns the packed text; begins with `z` when it is compressed, with `t` when packing
/// would not make it smaller.
pub fn pack(text: &str, effort: Effort) -> String {
    let mut piece = Packer::new(effort);
    piece.add(text.as_bytes());
    let packed = piece.finish();
    if packed.len() > text.len() && text.is_ascii() {
        return format!("t{text}");
    }
    packed
}

/// Returns the text again, if it is whole.
pub fn unpack(packed: &str) -> Option<Cow<'_, str>> {
    if let Some(text) = packed.strip_prefix('t') {
        return Some(Cow::Borrowed(text));
    }
    let small = STANDARD_NO_PAD.decode(packed.strip_prefix('z')?).ok()?;
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(&small, LIMIT).ok()?;
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// Returns the checksum of a packed text (CRC-32, IEEE 802.3).
pub(super) fn checksum(packed: &str) -> u32 {
    crc32(packed.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packing_is_lossless(text in "\\PC{0,400}") {
            for effort in [Effort::Quick, Effort::Thorough] {
                let packed = pack(&text, effort);
                prop_assert!(packed.is_ascii());
                prop_assert_eq!(unpack(&packed), Some(Cow::Borrowed(text.as_str())));
            }
        }

        #[test]
        fn damage_never_panics(bytes in "z[A-Za-z0-9+/]{0,60}") {
            drop(unpack(&bytes));
        }
    }

    #[test]
    fn pieces_pack_as_the_whole_does() {
        let numbers = (0..40_000).map(|it: u32| (it * it % 97).to_string());
        let text = numbers.collect::<Vec<_>>().join(",");
        let whole = pack(&text, Effort::Thorough);
        for size in [1000, 65_536, text.len()] {
            let mut packer = Packer::new(Effort::Thorough);
            text.as_bytes().chunks(size).for_each(|it| packer.add(it));
            assert_eq!(unpack(&packer.finish()).as_deref(), Some(text.as_str()));
        }
        assert_eq!(unpack(&whole).as_deref(), Some(text.as_str()));
    }

    #[test]
    fn talk_packs_well() {
        let text = "She would sit with us and ask what had got in the way. ".repeat(200);
        assert!(pack(&text, Effort::Thorough).len() * 20 < text.len());
    }
}
