//! Locking this browser's studies with a passphrase, unlocking them, and wiping everything.
//! What is sealed and how is `store::vault`'s.

use super::browser::{clock, page, settings, timers};
use super::copies;
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::session::Action;
use super::shared::Shared;
use crate::store::DrawerError;
use crate::store::copies::{ROOMS, Write};
use crate::store::meter::Level;
use crate::store::vault::{self, Effort, Passphrase, State, Status, VaultError};
use crate::words::EN;

/// After how many minutes without a key or a click the studies are locked; 0: never.
pub const WAITS: [u32; 5] = [5, 15, 30, 60, 0];
/// The one of them that holds until another is chosen.
const WAIT: u32 = 15;
const SETTING: &str = "lock-after";

/// How much room sealing takes at most, in UTF-16 units, where there are some thousands of
/// records.
const MORE: usize = 200_000;

/// Returns after how many minutes the studies are locked.
pub fn wait() -> u32 {
    settings::get(SETTING).and_then(|it| it.parse().ok()).unwrap_or(WAIT)
}

/// Sets after how many minutes the studies are locked.
pub fn set_wait(minutes: u32) {
    settings::set(SETTING, &minutes.to_string());
}

/// Returns what was typed as a passphrase.
fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed, &page::composed)
}

/// Lets the page draw what it says before a second of work.
async fn breathe() {
    timers::sleep(40).await;
}

/// Unlocks the studies, and brings their two copies together.
pub async fn unlock(
    keeper: Shared<Keeper>,
    dispatch: Dispatch,
    typed: String,
) -> Result<(), VaultError> {
    breathe().await;
    let state = vault::unlock(keeper.vault(), &passphrase(&typed))?;
    let mended = copies::compare(&keeper).await;
    if state != State::Sealed {
        // A browser ended while the passphrase was being set or taken away.
        finish(&keeper).await?;
    }
    dispatch.act(Action::Lock(false));
    if let Some(notice) = copies::notice(&mended) {
        dispatch.notify(notice);
    }
    Ok(())
}

/// Sets a passphrase.
pub async fn set(keeper: Shared<Keeper>, typed: String) -> Result<(), VaultError> {
    let passphrase = passphrase(&typed);
    passphrase.long_enough()?;
    keeper.flush();
    // Sealed, each record takes some more room; half of it done would help nobody.
    if keeper.meter().level_with(MORE) == Level::NoImports {
        return Err(DrawerError::Full.into());
    }
    breathe().await;
    vault::make(keeper.vault(), &passphrase, Effort::default(), clock::now().at)?;
    finish(&keeper).await
}

/// Sets another passphrase.
pub async fn change(
    keeper: Shared<Keeper>,
    old: String,
    new: String,
) -> Result<(), VaultError> {
    let (old, new) = (passphrase(&old), passphrase(&new));
    new.long_enough()?;
    breathe().await;
    vault::change(keeper.vault(), &old, &new, Effort::default())?;
    keeper.copy(|_| ());
    Ok(())
}

/// Takes the passphrase away.
pub async fn take_away(keeper: Shared<Keeper>, typed: String) -> Result<(), VaultError> {
    keeper.flush();
    breathe().await;
    vault::turn_off(keeper.vault(), &passphrase(&typed))?;
    finish(&keeper).await
}

/// Brings a passphrase that is being set or taken away to its end: everything in the drawer
/// and in the copy, then the mark that it is so.
async fn finish(keeper: &Keeper) -> Result<(), VaultError> {
    let vault = keeper.vault();
    vault::resume(vault)?;
    keeper.copy(|_| ());
    if let Some(database) = keeper.database() {
        // In the order of their asking: what was just copied is in it. Where it cannot be
        // read or written, the next unlocking takes it up again.
        let Some(copy) = database.read(ROOMS, |_| true).await else { return Ok(()) };
        let writes = vault::stragglers(vault, &copy)?;
        if !writes.is_empty() && !database.commit(&writes).await {
            return Ok(());
        }
    }
    vault::settle(vault)?;
    keeper.copy(|_| ());
    Ok(())
}

/// Locks the studies, if they have a passphrase: saves what waits, closes what is open.
pub fn lock(keeper: &Keeper, dispatch: &Dispatch) {
    if matches!(keeper.vault().status(), Ok(Status::Unlocked(_))) {
        keeper.flush();
        keeper.lock();
        dispatch.act(Action::Lock(true));
    }
}

/// Removes everything of Heddle's from this browser, and starts the page anew.
pub async fn wipe(keeper: Shared<Keeper>) {
    keeper.copy(|_| ());
    if let Some(database) = keeper.database() {
        let keys = database.keys("heddle/").await.unwrap_or_default();
        let writes: Vec<Write> = keys.into_iter().map(Write::Remove).collect();
        database.commit(&writes).await;
    }
    vault::wipe(&**keeper.vault().drawer().drawer()).ok();
    page::restart();
}

/// Returns what to say about why it was not done.
pub fn said(error: &VaultError) -> &'static str {
    let words = &EN.locking;
    match error {
        VaultError::Wrong => words.wrong,
        VaultError::TooShort => words.too_short,
        VaultError::Damaged => words.damaged,
        VaultError::Newer { .. } => words.newer,
        VaultError::Memory => words.memory,
        VaultError::Drawer(_) => words.drawer,
        VaultError::Effort
        | VaultError::Random
        | VaultError::NoVault
        | VaultError::Exists => words.other,
    }
}
