//! The vault's header: how its key comes from the passphrase, and how far its making or
//! taking away has got.

use serde::{Deserialize, Serialize};

use super::VaultError;
use super::cipher::{KEY, Key, Random, random_bytes};
use super::passphrase::{Effort, Passphrase, SALT};
use crate::stamp::Moment;
use crate::store::pack::checksum;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

/// The version of the header's form, which also fixes Argon2id 0x13 and XChaCha20-Poly1305.
const VERSION: u32 = 1;

/// The length of every header's JSON, in characters.
const LENGTH: usize = 500;

/// What is being done with a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is being made: what is plain is read, and sealed as it is come to.
    Sealing,
    /// All is sealed, and what is plain is not ours.
    Sealed,
    /// It is being taken away: what is sealed is read, and made plain as it is come to.
    Unsealing,
}

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    version: u32,
    /// Which data key it is; random.
    id: String,
    /// When the vault was made, in milliseconds since 1970.
    made_at: i64,
    /// Rises by one with each change of the header.
    serial: u64,
    state: State,
    effort: Effort,
    salt: String,
    /// The data key, sealed with the passphrase's key for `vault1:<id>`.
    key: String,
    /// Nothing, sealed with the data key for all that is above: only who has the data key
    /// can change the header.
    proof: String,
}

/// What every header has, of whatever version.
#[derive(Deserialize)]
struct Any {
    version: u32,
}

impl Header {
    /// Makes a vault's first header, and its data key.
    pub(super) fn make(
        passphrase: &Passphrase,
        effort: Effort,
        now: Moment,
        random: &Random,
    ) -> Result<(Self, Key), VaultError> {
        let key = random_bytes(random, KEY).and_then(Key::new);
        let key = key.ok_or(VaultError::Random)?;
        let header = Self {
            version: VERSION,
            id: random_text(random)?,
            made_at: now.0,
            serial: 0,
            state: State::Sealing,
            effort,
            salt: String::new(),
            key: String::new(),
            proof: String::new(),
        };
        Ok((header.wrapping(&key, passphrase, effort, random)?, key))
    }

    /// Returns the header that this passphrase opens from now on.
    pub(super) fn wrapping(
        &self,
        key: &Key,
        passphrase: &Passphrase,
        effort: Effort,
        random: &Random,
    ) -> Result<Self, VaultError> {
        passphrase.long_enough()?;
        let salt = random_text(random)?;
        let theirs = passphrase.key(&decoded(&salt)?, effort)?;
        let wrapped = theirs.seal(&self.place(), key.bytes(), random);
        let wrapped = wrapped.ok_or(VaultError::Random)?;
        Self { effort, salt, key: wrapped, ..self.clone() }.proven(key, random)
    }

    /// Returns the header in another state.
    pub(super) fn turned(
        &self,
        state: State,
        key: &Key,
        random: &Random,
    ) -> Result<Self, VaultError> {
        Self { state, ..self.clone() }.proven(key, random)
    }

    /// Returns the data key, if the passphrase is right.
    pub(super) fn open(&self, passphrase: &Passphrase) -> Result<Key, VaultError> {
        let theirs = passphrase.key(&decoded(&self.salt)?, self.effort)?;
        let key = theirs.open(&self.place(), &self.key).ok_or(VaultError::Wrong)?;
        let key = Key::new(key).ok_or(VaultError::Damaged)?;
        if self.proves(&key) { Ok(key) } else { Err(VaultError::Damaged) }
    }

    /// Tells whether somebody with this key wrote all of the header.
    pub(super) fn proves(&self, key: &Key) -> bool {
        key.open(&self.claims(), &self.proof).is_some()
    }

    /// Returns what is being done with the vault.
    pub fn state(&self) -> State {
        self.state
    }

    /// Tells whether this header is of a later moment than the other.
    pub(super) fn is_after(&self, other: &Self) -> bool {
        (self.made_at, self.serial) > (other.made_at, other.serial)
    }

    /// Returns the header as it is kept: its checksum, a space, JSON with spaces after it.
    /// Every header is as long, so that also where there is no room left the vault can be
    /// taken away.
    pub(super) fn to_text(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        let json = format!("{json:LENGTH$}");
        format!("{:08x} {json}", checksum(&json))
    }

    /// Reads a header, if it is whole and of a version that is known.
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        let json = text
            .split_once(' ')
            .filter(|(crc, json)| *crc == format!("{:08x}", checksum(json)))
            .map(|(_, json)| json)
            .ok_or(VaultError::Damaged)?;
        let any = serde_json::from_str::<Any>(json);
        let Ok(Any { version }) = any else { return Err(VaultError::Damaged) };
        if version > VERSION {
            return Err(VaultError::Newer { found: version });
        }
        let header = serde_json::from_str::<Self>(json).ok();
        let header = header.filter(|it| it.effort.is_sane());
        header.ok_or(VaultError::Damaged)
    }

    fn proven(self, key: &Key, random: &Random) -> Result<Self, VaultError> {
        let header = Self { serial: self.serial.saturating_add(1), ..self };
        let proof = key.seal(&header.claims(), &[], random);
        Ok(Self { proof: proof.ok_or(VaultError::Random)?, ..header })
    }

    /// What the data key is wrapped for. Never that of a record: those begin otherwise.
    fn place(&self) -> String {
        format!("vault1:{}", self.id)
    }

    /// What the proof is of: the header without it.
    fn claims(&self) -> String {
        let claims = Self { proof: String::new(), ..self.clone() };
        let json = serde_json::to_string(&claims).unwrap_or_default();
        format!("proof1:{json}")
    }
}

fn random_text(random: &Random) -> Result<String, VaultError> {
    let bytes = random_bytes(random, SALT).ok_or(VaultError::Random)?;
    Ok(BASE64.encode(&*bytes))
}

fn decoded(salt: &str) -> Result<Vec<u8>, VaultError> {
    let bytes = BASE64.decode(salt).ok().filter(|it| it.len() == SALT);
    bytes.ok_or(VaultError::Damaged)
}
