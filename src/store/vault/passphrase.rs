//! From a passphrase to a key: Argon2id, RFC 9106.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::VaultError;
use super::cipher::{KEY, Key, Secret};

/// The fewest characters that a new passphrase has. They are counted as code points, as
/// NIST SP 800-63B does.
pub const LEAST: usize = 8;

/// The length of the salt in bytes, RFC 9106's.
pub(super) const SALT: usize = 16;

/// A passphrase, as it is made a key of: in Unicode's composed form (NFC), every kind of
/// space the plain one (RFC 8265, `OpaqueString`), so that it is the same from another
/// keyboard. Wiped when it is let go.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Returns the passphrase that was typed. `compose` makes Unicode's form NFC of a text;
    /// it is handed in because every browser has it, and its tables are large.
    pub fn new(typed: &str, compose: &dyn Fn(&str) -> String) -> Self {
        let composed = Zeroizing::new(compose(typed));
        // As much room as it can take: growing would leave copies behind.
        let mut text = Zeroizing::new(String::with_capacity(composed.len()));
        for it in composed.chars() {
            text.push(if is_space(it) { ' ' } else { it });
        }
        Self(text)
    }

    /// Says whether it may become a vault's passphrase.
    pub fn long_enough(&self) -> Result<(), VaultError> {
        let enough = self.0.chars().count() >= LEAST;
        if enough { Ok(()) } else { Err(VaultError::TooShort) }
    }

    pub(super) fn key(&self, salt: &[u8], effort: Effort) -> Result<Key, VaultError> {
        let bytes = derive(self.0.as_bytes(), salt, effort)?;
        Key::new(bytes).ok_or(VaultError::Effort)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Tells whether it is a space of Unicode's class Zs.
fn is_space(it: char) -> bool {
    matches!(
        it,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// How much work it is to try a passphrase. Kept with the vault, so that later vaults can
/// ask for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// Memory, in KiB.
    pub m: u32,
    /// Passes over it.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

impl Default for Effort {
    /// The second recommended option of RFC 9106, section 4.
    fn default() -> Self {
        Self { m: 64 << 10, t: 3, p: 4 }
    }
}

impl Effort {
    /// Says whether it is an effort that a page can make: a header that was tampered with
    /// must not stop it for hours.
    pub(super) fn is_sane(self) -> bool {
        let lanes = (1..=64).contains(&self.p);
        lanes && (8 * self.p..=1 << 20).contains(&self.m) && (1..=64).contains(&self.t)
    }
}

/// Returns 32 bytes made of the password by Argon2id, version 0x13, without secret and
/// associated data.
pub fn derive(
    password: &[u8],
    salt: &[u8],
    effort: Effort,
) -> Result<Secret, VaultError> {
    let params = effort
        .is_sane()
        .then(|| Params::new(effort.m, effort.t, effort.p, Some(KEY)).ok())
        .flatten()
        .ok_or(VaultError::Effort)?;
    // Asked for here, and not by the crate: where there is no memory the page says so and
    // goes on. What was in it is wiped.
    let count = params.block_count();
    let mut blocks: Zeroizing<Vec<Block>> = Zeroizing::new(Vec::new());
    if blocks.try_reserve_exact(count).is_err() {
        return Err(VaultError::Memory);
    }
    blocks.resize(count, Block::new());
    let mut key = Zeroizing::new(vec![0; KEY]);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let made = argon2.hash_password_into_with_memory(
        password,
        salt,
        &mut key,
        blocks.as_mut_slice(),
    );
    if made.is_ok() { Ok(key) } else { Err(VaultError::Effort) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str) -> String {
        let compose = |it: &str| it.replace("e\u{301}", "é");
        Passphrase::new(typed, &compose).0.to_string()
    }

    #[test]
    fn it_is_the_same_from_another_keyboard() {
        assert_eq!(of("cafe\u{301}\u{a0}noir"), of("café noir"));
        // What differs stays different: case, and spaces at the ends.
        assert_ne!(of("Café noir"), of("café noir"));
        assert_ne!(of(" café noir"), of("café noir"));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let new = |it: &str| Passphrase::new(it, &str::to_owned).long_enough();
        assert_eq!(new("äöüäöüä"), Err(VaultError::TooShort));
        assert_eq!(new("äöüäöüäö"), Ok(()));
        assert_eq!(
            format!("{:?}", Passphrase::new("secret", &str::to_owned)),
            "Passphrase"
        );
    }

    #[test]
    fn efforts_out_of_reach_are_refused() {
        let or = Effort::default();
        for effort in [
            Effort { m: 0, ..or },
            Effort { m: u32::MAX, ..or },
            Effort { t: 0, ..or },
            Effort { t: u32::MAX, ..or },
            Effort { p: 0, ..or },
            Effort { p: u32::MAX, ..or },
            Effort { m: 31, t: 1, p: 4 },
        ] {
            assert_eq!(derive(b"password", &[1; 16], effort), Err(VaultError::Effort));
        }
        let small = Effort { m: 32, t: 1, p: 4 };
        assert_eq!(derive(b"password", &[1; 7], small), Err(VaultError::Effort));
        assert!(derive(b"password", &[1; 16], small).is_ok());
    }
}
