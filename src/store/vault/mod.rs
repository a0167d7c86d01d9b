//! Locked studies: what is kept is sealed with a key that a passphrase opens
//! (`docs/decisions/0008-passphrase.md` has the threats, the formats and the limits).
//!
//! A random data key seals every record ([`Sealed`], a drawer over a drawer). It lies in the
//! vault's header ([`Header`]), wrapped by a key that Argon2id makes of the passphrase, so
//! that another passphrase is one write. The header also says how far a vault that is being
//! made or taken away has got: each of these can end at any write and be taken up again
//! ([`resume`]). Randomness, Unicode's composition and the clock are handed in.

mod cipher;
mod header;
mod passphrase;
mod sealed;
mod work;

pub use cipher::Random;
pub use header::{Header, State};
pub use passphrase::{Effort, LEAST, Passphrase, derive};
pub use sealed::{Sealed, Status};
pub use work::{
    Done, admit, change, check, make, refused, resume, settle, stragglers, turn_off,
    unlock, wipe,
};

use super::DrawerError;
use super::keys::{JOURNAL, KEPT, NAMES, POINTS, QUARANTINE, STUDIES};

/// The key of the vault's header, in the drawer and in its copy.
pub const VAULT: &str = "heddle/1/vault";

/// What the sealed form of a text begins with.
const SEALED: &str = "sealed1:";

/// Where what is sealed lies.
const ROOMS: [&str; 6] = [STUDIES, KEPT, POINTS, QUARANTINE, JOURNAL, NAMES];

/// Why something about a vault could not be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The drawer did not do it, or is locked.
    #[error(transparent)]
    Drawer(#[from] DrawerError),
    /// The passphrase is another.
    #[error("wrong passphrase")]
    Wrong,
    /// The vault's header is damaged, or was changed by somebody without the key.
    #[error("the vault's header is damaged")]
    Damaged,
    /// The vault was made by a newer version of this program.
    #[error("made by a newer version")]
    Newer {
        /// The version of its header.
        found: u32,
    },
    /// The passphrase has fewer than [`LEAST`] characters.
    #[error("the passphrase is too short")]
    TooShort,
    /// Argon2 does not allow such an effort, or this program does not.
    #[error("no such effort")]
    Effort,
    /// There is not the memory that the passphrase's effort asks for.
    #[error("not enough memory")]
    Memory,
    /// The source of random numbers gave none.
    #[error("no random numbers")]
    Random,
    /// There is no vault.
    #[error("there is no vault")]
    NoVault,
    /// There is a vault already.
    #[error("there is a vault already")]
    Exists,
}

/// Tells whether the text is in its sealed form.
pub(super) fn is_sealed(text: &str) -> bool {
    text.starts_with(SEALED)
}

/// Returns what a text under this key is sealed for, if it is to be sealed: the study's id
/// and the record's name in the room of studies, wherever it lies. Restore points and the
/// quarantine take texts over as they are, under keys of their own.
fn name_of(key: &str) -> Option<String> {
    let room = ROOMS.iter().find(|it| key.starts_with(**it))?;
    let name = key.strip_prefix(room)?;
    if *room == POINTS {
        let (study, _) = name.split_once('/').unwrap_or((name, ""));
        return Some(format!("{study}/head"));
    }
    // A checksum, where two are kept of the same name.
    let (name, _) = name.rsplit_once('#').unwrap_or((name, ""));
    Some(name.to_owned())
}
