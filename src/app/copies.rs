//! The two copies of what is kept, at the start of the page: local storage and the database
//! are compared, and the newer whole state of each study mends the other.

use std::rc::Rc;

use super::browser::database::Database;
use super::browser::storage;
use super::keeper::Keeper;
use super::notice::Notice;
use crate::store::Drawer;
use crate::store::copies::{
    Mended, SHELF, doubtful, erased, is_head, mend, plain, room_of,
};
use crate::words::EN;

/// Returns the keeper of this browser's studies, and what was done to the copies of each
/// that differed.
pub async fn keeper() -> (Keeper, Vec<Mended>) {
    let drawer = storage::drawer();
    let Some(database) = Database::open().await else {
        return (Keeper::new(drawer, storage::ROOM), Vec::new());
    };
    let mended = compare(&drawer, &database).await.unwrap_or_default();
    let keeper = Keeper::new(drawer, storage::ROOM);
    let copier = move |writes: &_, done| database.write(writes, done);
    (keeper.with_copies(Rc::new(copier)), mended)
}

async fn compare(drawer: &Rc<dyn Drawer>, database: &Database) -> Option<Vec<Mended>> {
    let heads = database.read(SHELF, is_head).await?;
    let mut all = Vec::new();
    for id in doubtful(&**drawer, &heads, &plain) {
        let copy = database.read(&room_of(id), |_| true).await?;
        let mended = mend(&**drawer, id, &copy, &plain);
        if let Mended::Copy(writes) = &mended {
            let (drawer, mark) = (Rc::clone(drawer), erased(id));
            database.write(writes, move |on_disk| {
                if on_disk {
                    drawer.remove(&mark).ok();
                }
            });
        }
        all.push(mended);
    }
    Some(all)
}

/// Returns what has to be said about it.
pub fn notice(mended: &[Mended]) -> Option<Notice> {
    let words = &EN.notices;
    let has = |what: fn(&Mended) -> bool| mended.iter().any(what);
    if has(|it| matches!(it, Mended::Refused(_))) {
        let (message, hint) = words.not_restored;
        Some(Notice::error(message, hint))
    } else if has(|it| *it == Mended::Restored) {
        Some(Notice::info(words.restored))
    } else {
        None
    }
}
