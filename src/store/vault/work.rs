//! What is done with a vault. Each of these is made of single writes, each of which leaves a
//! state that opens: what was begun and ended at any of them is taken up again by
//! [`unlock`], [`resume`] and [`settle`].

use super::header::{Header, State};
use super::passphrase::{Effort, Passphrase};
use super::sealed::{Sealed, Status};
use super::{ROOMS, VAULT, VaultError, is_sealed, name_of};
use crate::order::Map;
use crate::stamp::Moment;
use crate::store::copies::Write;
use crate::store::{Drawer, DrawerError};

/// What a round through all records did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// How many were sealed, or made plain.
    pub changed: usize,
    /// The keys of those that do not open. They are left as they are.
    pub damaged: Vec<String>,
}

/// Makes a vault and seals everything that is kept. Then the copy is written, and when that
/// is on disk, [`settle`] ends it. Where a write is refused, what was sealed until then
/// stays so, all of it opens, and [`resume`] goes on.
pub fn make<D: Drawer>(
    sealed: &Sealed<D>,
    passphrase: &Passphrase,
    effort: Effort,
    now: Moment,
) -> Result<Done, VaultError> {
    if sealed.status()? != Status::NoVault {
        return Err(VaultError::Exists);
    }
    let (header, key) = Header::make(passphrase, effort, now, sealed.random())?;
    sealed.enter(header, key)?;
    resume(sealed)
}

/// Unlocks the drawer, and says in what state the vault is: in [`State::Sealing`] and
/// [`State::Unsealing`], [`resume`] and [`settle`] are to follow.
pub fn unlock<D: Drawer>(
    sealed: &Sealed<D>,
    passphrase: &Passphrase,
) -> Result<State, VaultError> {
    let (header, key, differed) = sealed.try_passphrase(passphrase)?;
    // Drawer and copy are at different places: until they are one again, what is plain in
    // either may be ours.
    let state = match header.state() {
        State::Sealed if differed => State::Sealing,
        it => it,
    };
    let header =
        if differed { header.turned(state, &key, sealed.random())? } else { header };
    sealed.enter(header, key)?;
    Ok(state)
}

/// Says whether the passphrase is right, and changes nothing.
pub fn check<D: Drawer>(
    sealed: &Sealed<D>,
    passphrase: &Passphrase,
) -> Result<(), VaultError> {
    sealed.try_passphrase(passphrase).map(drop)
}

/// Gives the vault another passphrase, in one write. The data key stays: what somebody
/// copied before, they open with the old one.
pub fn change<D: Drawer>(
    sealed: &Sealed<D>,
    old: &Passphrase,
    new: &Passphrase,
    effort: Effort,
) -> Result<(), VaultError> {
    unlocked(sealed)?;
    let (header, key, _) = sealed.try_passphrase(old)?;
    let header = header.wrapping(&key, new, effort, sealed.random())?;
    sealed.enter(header, key)
}

/// Begins to take the vault away: makes everything plain. [`settle`] ends it, as in
/// [`make`].
pub fn turn_off<D: Drawer>(
    sealed: &Sealed<D>,
    passphrase: &Passphrase,
) -> Result<Done, VaultError> {
    unlocked(sealed)?;
    sealed.try_passphrase(passphrase)?;
    sealed.turn(State::Unsealing)?;
    resume(sealed)
}

/// Takes in what lies plain where all should be sealed: see [`refused`].
pub fn admit<D: Drawer>(sealed: &Sealed<D>) -> Result<Done, VaultError> {
    if unlocked(sealed)? == State::Sealed {
        sealed.turn(State::Sealing)?;
    }
    resume(sealed)
}

/// Returns the keys of what lies plain where all should be sealed. It reads as damaged: an
/// older version of the page wrote it, or somebody who does not have the key.
pub fn refused<D: Drawer>(sealed: &Sealed<D>) -> Result<Vec<String>, DrawerError> {
    let mut found = Vec::new();
    if sealed.status()? == Status::Unlocked(State::Sealed) {
        for key in all_keys(sealed.drawer())? {
            if sealed.drawer().get(&key)?.is_some_and(|it| !is_sealed(&it)) {
                found.push(key);
            }
        }
    }
    Ok(found)
}

/// Gives every record in the drawer the form that the vault's state asks for. Done already,
/// it changes nothing.
pub fn resume<D: Drawer>(sealed: &Sealed<D>) -> Result<Done, VaultError> {
    let mut done = Done::default();
    let state = unlocked(sealed)?;
    if state == State::Sealed {
        return Ok(done);
    }
    for key in all_keys(sealed.drawer())? {
        let Some(text) = sealed.drawer().get(&key)? else { continue };
        match sealed.reveal(&key, &text) {
            None => done.damaged.push(key),
            Some(_) if is_sealed(&text) == (state == State::Sealing) => (),
            Some(plain) => {
                sealed.drawer().put(&key, &sealed.form(&key, &plain)?)?;
                done.changed += 1;
            }
        }
    }
    Ok(done)
}

/// Returns what is to be written to the copy so that it has no text in the wrong form any
/// more; `copy` is all that it has in the rooms that are sealed. To be done, and on disk,
/// before [`settle`].
pub fn stragglers<D: Drawer>(
    sealed: &Sealed<D>,
    copy: &Map<String, String>,
) -> Result<Vec<Write>, VaultError> {
    let mut writes = Vec::new();
    let state = unlocked(sealed)?;
    let wanted = |text: &str| is_sealed(text) == (state != State::Unsealing);
    for (key, text) in copy {
        if name_of(key).is_none() || wanted(text) {
            continue;
        }
        let Some(plain) = sealed.reveal(key, text) else { continue };
        // The drawer's own form of it, where it has one: the two stay the same.
        let ours = sealed
            .drawer()
            .get(key)?
            .filter(|it| wanted(it) && sealed.reveal(key, it).as_ref() == Some(&plain));
        let text = match ours {
            Some(ours) => ours,
            None => sealed.form(key, &plain)?,
        };
        writes.push(Write::Put(key.clone(), text));
    }
    Ok(writes)
}

/// Ends the making or the taking away of a vault, after [`resume`] and when the copy has on
/// disk what was written: from now on nothing plain is taken for ours, or there is no vault
/// any more. What other tabs wrote meanwhile is seen to first.
pub fn settle<D: Drawer>(sealed: &Sealed<D>) -> Result<Done, VaultError> {
    let done = resume(sealed)?;
    match unlocked(sealed)? {
        State::Sealing => sealed.turn(State::Sealed)?,
        State::Unsealing => sealed.leave()?,
        State::Sealed => (),
    }
    Ok(done)
}

/// Removes everything of this program's, the vault's header first: without it, whatever a
/// browser still has of the rest opens for nobody. The copy is to be emptied before, or it
/// brings everything back.
pub fn wipe(drawer: &dyn Drawer) -> Result<(), DrawerError> {
    drawer.remove(VAULT)?;
    for key in drawer.keys("heddle/")? {
        drawer.remove(&key)?;
    }
    Ok(())
}

fn unlocked<D: Drawer>(sealed: &Sealed<D>) -> Result<State, VaultError> {
    match sealed.status()? {
        Status::Unlocked(state) => Ok(state),
        Status::Locked => Err(DrawerError::Locked.into()),
        Status::NoVault => Err(VaultError::NoVault),
    }
}

/// Returns the keys of all that is to be sealed, heads last: a study whose head is sealed is
/// sealed.
fn all_keys(drawer: &impl Drawer) -> Result<Vec<String>, DrawerError> {
    let (mut parts, mut heads) = (Vec::new(), Vec::new());
    for room in ROOMS {
        for key in drawer.keys(room)? {
            if key.ends_with("/head") { heads.push(key) } else { parts.push(key) }
        }
    }
    parts.extend(heads);
    Ok(parts)
}
