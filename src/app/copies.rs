//! The two copies of what is kept, at the start of the page and when it is unlocked: local
//! storage and the database are compared, and the newer whole state of each study mends the
//! other.

use std::rc::Rc;

use super::browser::database::Database;
use super::browser::{storage, tabs};
use super::keeper::{Keeper, forget};
use super::notice::Notice;
use super::turns;
use crate::id::StudyId;
use crate::store::copies::{
    Mended, SHELF, Write, doubtful, erased, is_head, mend, room_of,
};
use crate::store::vault::VAULT;
use crate::store::{Drawer as _, journal, quarantine};
use crate::words::EN;

/// Returns the keeper of this browser's studies, and what was done to the copies of each
/// that differed; of locked ones nothing is known yet.
pub async fn keeper() -> (Keeper, Vec<Mended>) {
    let keeper = Keeper::new(storage::drawer(), storage::ROOM);
    let Some(database) = Database::open().await else { return (keeper, Vec::new()) };
    // A copy that cannot be read says nothing about a passphrase, and mends nothing.
    let Some(theirs) = database.read(VAULT, |_| true).await else {
        return (keeper, Vec::new());
    };
    keeper.vault().expect(theirs.get(VAULT).map(String::as_str)).ok();
    let keeper = keeper.with_copies(database);
    let mended = if keeper.is_locked() { Vec::new() } else { compare(&keeper).await };
    (keeper, mended)
}

/// Compares the copies, and mends what differs.
pub async fn compare(keeper: &Keeper) -> Vec<Mended> {
    let Some(database) = keeper.database() else { return Vec::new() };
    try_compare(keeper, database).await.unwrap_or_default()
}

async fn try_compare(keeper: &Keeper, database: &Database) -> Option<Vec<Mended>> {
    let vault = keeper.vault();
    let reveal = |key: &str, text: &str| vault.reveal(key, text);
    // What is mended here is in the copy: nothing of it is to be copied again.
    let drawer = vault.drawer().drawer();
    let heads = database.read(SHELF, is_head).await?;
    let mut all = Vec::new();
    for id in doubtful(&**drawer, &heads, &reveal) {
        let mut copy = database.read(&room_of(id), |_| true).await?;
        copy.extend(database.read(&quarantine::room_of(id), |_| true).await?);
        // What cannot be read is on disk in the copy before anything is written over it.
        let aside = quarantine::damaged(&**drawer, id, &copy, &reveal);
        if !aside.is_empty() && database.commit(&aside).await {
            for it in aside {
                if let Write::Put(key, text) = it {
                    copy.insert(key, text);
                }
            }
        }
        let gone = drawer.get(&erased(id)).ok().flatten().is_some();
        let mended = mend(&**drawer, id, &copy, &reveal);
        if let Mended::Copy(writes) = &mended {
            let (drawer, mark) = (Rc::clone(drawer), erased(id));
            if gone {
                forget(database, id).await;
            }
            database.write(writes, move |on_disk| {
                if on_disk {
                    drawer.remove(&mark).ok();
                }
            });
        }
        all.push(mended);
    }
    let keys = database.keys(journal::ROOM).await?;
    for id in journal::studies(&keys) {
        // A tab that writes the study takes its own journal in.
        if let tabs::Free::Ours(turn) = tabs::if_free(&turns::name(id)).await {
            all.extend(replay(keeper, id).await);
            drop(turn);
        }
    }
    Some(all)
}

/// Replays the journal of a study: to be done in the turn to write it.
pub async fn replay(keeper: &Keeper, id: StudyId) -> Vec<Mended> {
    let Some(database) = keeper.database().filter(|_| !keeper.is_locked()) else {
        return Vec::new();
    };
    let texts = database.read(&journal::room_of(id), |_| true).await.unwrap_or_default();
    let found = keeper.replay(id, texts);
    let mut all: Vec<Mended> = found.refused.into_iter().map(Mended::Refused).collect();
    all.extend((found.replayed > 0).then_some(Mended::Restored));
    all.extend((found.aside > 0).then_some(Mended::Aside));
    all
}

/// Returns what has to be said about it.
pub fn notice(mended: &[Mended]) -> Option<Notice> {
    let words = &EN.notices;
    let has = |what: fn(&Mended) -> bool| mended.iter().any(what);
    if has(|it| matches!(it, Mended::Refused(_))) {
        let (message, hint) = words.not_restored;
        Some(Notice::error(message, hint))
    } else if has(|it| *it == Mended::Aside) {
        let (message, hint) = words.journal_aside;
        Some(Notice::warning(message, hint))
    } else if has(|it| *it == Mended::Restored) {
        Some(Notice::info(words.restored))
    } else {
        None
    }
}
