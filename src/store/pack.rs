//! Texts made small for local storage: deflate, then base64, so that every character counts
//! once in each browser and survives every tool.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

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

/// Returns the packed text; begins with `z` when it is compressed, with `t` when packing
/// would not make it smaller.
pub fn pack(text: &str, effort: Effort) -> String {
    // Deflate's levels.
    let level = match effort {
        Effort::Quick => 1,
        Effort::Thorough => 6,
    };
    let small = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), level);
    let mut packed = String::with_capacity(small.len() * 4 / 3 + 4);
    packed.push('z');
    STANDARD_NO_PAD.encode_string(&small, &mut packed);
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
    fn talk_packs_well() {
        let text = "She would sit with us and ask what had got in the way. ".repeat(200);
        assert!(pack(&text, Effort::Thorough).len() * 20 < text.len());
    }
}
