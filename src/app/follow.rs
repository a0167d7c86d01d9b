//! A file that is kept up to date: chosen once, written within a minute of each change.

use std::cell::RefCell;

use super::backup;
use super::browser::kept_file::KeptFile;
use super::browser::{clock, timers};
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::notice::Notice;
use super::session::Action;
use super::shared::Shared;
use crate::id::StudyId;
use crate::stamp::Moment;
use crate::words::EN;

/// How long after a change the file is written, in milliseconds: many changes are one
/// writing.
const WAIT: u32 = 20_000;

/// The file of the study that is open, if one was chosen.
#[derive(Default)]
pub struct Follow {
    file: RefCell<Option<(StudyId, KeptFile)>>,
    written: RefCell<Option<Moment>>,
    timer: RefCell<Option<timers::Timeout>>,
}

impl Follow {
    /// Returns the file's name and when it was written, if this study has one.
    pub fn of(&self, id: StudyId) -> Option<(String, Option<Moment>)> {
        let file = self.file.borrow();
        let (_, file) = file.as_ref().filter(|it| it.0 == id)?;
        Some((file.name.clone(), *self.written.borrow()))
    }

    /// Keeps this file up to date from now on, or none.
    pub fn choose(&self, file: Option<(StudyId, KeptFile)>) {
        drop(self.timer.take());
        self.written.replace(None);
        self.file.replace(file);
    }
}

/// The study was saved here: its file will be written. `soon`: at once.
pub fn saved(keeper: &Shared<Keeper>, dispatch: &Dispatch, soon: bool) {
    let follow = &keeper.follow;
    let Some(id) = dispatch.study().map(|it| it.about.id) else { return };
    if follow.of(id).is_none() || (follow.timer.borrow().is_some() && !soon) {
        return;
    }
    let wait = if soon { 0 } else { WAIT };
    let timer = timers::later(wait, {
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        move || {
            drop(keeper.follow.timer.take());
            wasm_bindgen_futures::spawn_local(write(keeper, dispatch));
        }
    });
    follow.timer.replace(Some(timer));
}

async fn write(keeper: Shared<Keeper>, dispatch: Dispatch) {
    let Some(study) = dispatch.study() else { return };
    let id = study.about.id;
    let chosen = keeper.follow.file.borrow().clone();
    let Some((_, file)) = chosen.filter(|it| it.0 == id) else { return };
    if file.write(&backup::file(&study)).await {
        let now = clock::now().at;
        keeper.follow.written.replace(Some(now));
        keeper.backed_up(id, now);
        dispatch.act(Action::BackedUp(keeper.backup(id)));
    } else {
        let (message, hint) = (EN.keeping.follow_failed)(&file.name);
        dispatch.notify(Notice::warning(message, hint));
    }
}
