//! Sealing: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce a text.

use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut as _, KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::SEALED;

/// A cryptographic source of random numbers: fills the bytes, or says that it cannot.
pub type Random = Rc<dyn Fn(&mut [u8]) -> bool>;

/// The length of a key, in bytes.
pub(super) const KEY: usize = 32;
/// The length of a nonce, in bytes: long enough for random ones never to meet.
const NONCE: usize = 24;
/// The length of Poly1305's tag, in bytes.
const TAG: usize = 16;

/// Bytes that are wiped when they are let go. On the heap, so that moving them leaves none
/// behind.
pub(super) type Secret = Zeroizing<Vec<u8>>;

/// Returns so many random bytes.
pub(super) fn random_bytes(random: &Random, count: usize) -> Option<Secret> {
    let mut bytes = Zeroizing::new(vec![0; count]);
    let filled = random(&mut bytes);
    // A source that says yes and does nothing would make every key the same.
    (filled && bytes.iter().any(|it| *it != 0)).then_some(bytes)
}

/// A key for sealing. Never shown.
pub(super) struct Key(Secret);

impl Key {
    /// Returns the key with these bytes, if they are as many as a key has.
    pub(super) fn new(bytes: Secret) -> Option<Self> {
        (bytes.len() == KEY).then_some(Self(bytes))
    }

    /// Returns the key's bytes, for wrapping.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Seals bytes for a place: nonce, ciphertext and tag, in base64.
    pub(super) fn seal(
        &self,
        place: &str,
        plain: &[u8],
        random: &Random,
    ) -> Option<String> {
        let nonce = random_bytes(random, NONCE)?;
        let mut all = Vec::with_capacity(NONCE + plain.len() + TAG);
        all.extend_from_slice(&nonce);
        all.extend_from_slice(plain);
        let cipher = XChaCha20Poly1305::new_from_slice(&self.0).ok()?;
        let nonce = XNonce::try_from(nonce.as_slice()).ok()?;
        let body = InOutBuf::from(all.get_mut(NONCE..)?);
        let tag = cipher.encrypt_inout_detached(&nonce, place.as_bytes(), body).ok()?;
        all.extend_from_slice(&tag);
        Some(BASE64.encode(all))
    }

    /// Opens what was sealed for this place with this key; nothing when a bit of it, the
    /// place or the key is another.
    pub(super) fn open(&self, place: &str, sealed: &str) -> Option<Secret> {
        let mut all = Zeroizing::new(BASE64.decode(sealed).ok()?);
        let body = all.len().checked_sub(TAG).filter(|it| *it >= NONCE)?;
        let tag = Tag::try_from(all.get(body..)?).ok()?;
        let nonce = XNonce::try_from(all.get(..NONCE)?).ok()?;
        let cipher = XChaCha20Poly1305::new_from_slice(&self.0).ok()?;
        let text = InOutBuf::from(all.get_mut(NONCE..body)?);
        cipher.decrypt_inout_detached(&nonce, place.as_bytes(), text, &tag).ok()?;
        all.truncate(body);
        all.drain(..NONCE);
        Some(all)
    }

    /// Seals the text of the record with this name.
    pub(super) fn seal_text(
        &self,
        name: &str,
        text: &str,
        random: &Random,
    ) -> Option<String> {
        let sealed = self.seal(&place(name), &enclosed(text), random)?;
        Some(format!("{SEALED}{sealed}"))
    }

    /// Opens the sealed text of the record with this name.
    pub(super) fn open_text(&self, name: &str, text: &str) -> Option<String> {
        disclosed(&self.open(&place(name), text.strip_prefix(SEALED)?)?)
    }
}

/// What a record is sealed for, its associated data: the form's version and its name.
fn place(name: &str) -> String {
    format!("{SEALED}{name}")
}

/// Returns the bytes to seal. A packed text is sealed without its base64, which is put back
/// afterwards: base64 twice would take a third more of the room.
fn enclosed(text: &str) -> Secret {
    let packed = text.strip_prefix('z').and_then(|it| BASE64.decode(it).ok());
    let (kind, bytes) = match packed.map(Zeroizing::new) {
        Some(packed) => (b'z', packed),
        None => (b't', Zeroizing::new(text.as_bytes().to_vec())),
    };
    let mut all = Zeroizing::new(Vec::with_capacity(bytes.len() + 1));
    all.push(kind);
    all.extend_from_slice(&bytes);
    all
}

fn disclosed(bytes: &[u8]) -> Option<String> {
    match bytes.split_first()? {
        (b'z', packed) => Some(format!("z{}", BASE64.encode(packed))),
        (b't', text) => std::str::from_utf8(text).ok().map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// draft-irtf-cfrg-xchacha-03, A.3.1, through this module's own sealing and opening.
    #[test]
    fn it_is_the_published_cipher() {
        let key: Vec<u8> = (0x80..0xa0).collect();
        let key = Key::new(Zeroizing::new(key)).unwrap();
        // The associated data of the vector is no text: it is tried in tests/vault.rs with
        // the crate itself. Here: the nonce comes first, the tag last.
        let random: Random = Rc::new(|bytes| {
            bytes.copy_from_slice(&(0x40..0x58).collect::<Vec<u8>>());
            true
        });
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = BASE64.decode(key.seal("", plain, &random).unwrap()).unwrap();
        assert_eq!(sealed.len(), NONCE + plain.len() + TAG);
        assert_eq!(sealed[..NONCE], (0x40..0x58).collect::<Vec<u8>>());
        // A stream cipher's text does not depend on the associated data.
        assert_eq!(
            sealed[NONCE..NONCE + 8],
            [0xbd, 0x6d, 0x17, 0x9d, 0x3e, 0x83, 0xd4, 0x3b]
        );
        assert_eq!(*key.open("", &BASE64.encode(&sealed)).unwrap(), plain);
    }

    #[test]
    fn without_randomness_nothing_is_sealed() {
        let key = Key::new(Zeroizing::new(vec![7; KEY])).unwrap();
        let none: Random = Rc::new(|_| false);
        assert_eq!(key.seal_text("a", "b", &none), None);
        let idle: Random = Rc::new(|_| true);
        assert_eq!(key.seal_text("a", "b", &idle), None);
    }

    proptest! {
        #[test]
        fn a_text_comes_back_as_it_was(text in "z[A-Za-z0-9+/=]{0,60}|\\PC{0,60}") {
            prop_assert_eq!(disclosed(&enclosed(&text)), Some(text));
        }

        #[test]
        fn damage_never_panics(text in "sealed1:[A-Za-z0-9+/]{0,90}|\\PC{0,60}") {
            let key = Key::new(Zeroizing::new(vec![7; KEY])).unwrap();
            prop_assert_eq!(key.open_text("a", &text), None);
        }
    }
}
