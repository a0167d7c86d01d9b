//! A file that is kept up to date: chosen once, written within a minute of each change.

use std::cell::RefCell;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

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
    /// The file of another day, which the browser wants the person to allow again.
    offered: RefCell<Option<(StudyId, KeptFile)>>,
}

/// The key under which a study's file is remembered in the database.
pub(super) fn key(id: StudyId) -> String {
    format!("heddle/file/{id}")
}

impl Follow {
    /// Returns the file's name and when it was written, if this study has one.
    pub fn of(&self, id: StudyId) -> Option<(String, Option<Moment>)> {
        let file = self.file.borrow();
        let (_, file) = file.as_ref().filter(|it| it.0 == id)?;
        Some((file.name.clone(), *self.written.borrow()))
    }

    /// Returns the name of the file of another day that may be gone on with.
    pub fn offered(&self, id: StudyId) -> Option<String> {
        let file = self.offered.borrow();
        file.as_ref().filter(|it| it.0 == id).map(|(_, it)| it.name.clone())
    }

    /// Keeps this file up to date from now on, or none.
    pub fn choose(&self, file: Option<(StudyId, KeptFile)>) {
        drop(self.timer.take());
        self.offered.replace(None);
        self.written.replace(None);
        self.file.replace(file);
    }
}

/// Keeps this file of the study up to date from now on, on other days too; or none.
pub fn choose(keeper: &Shared<Keeper>, id: StudyId, file: Option<KeptFile>) {
    if let Some(database) = keeper.database() {
        database.keep(&key(id), file.as_ref().map(KeptFile::handle));
    }
    keeper.follow.choose(file.map(|it| (id, it)));
}

/// Goes on with the file of another day, if the browser still allows it; else it is offered.
pub async fn again(keeper: Shared<Keeper>, dispatch: Dispatch, id: StudyId) {
    let Some(database) = keeper.database().cloned() else { return };
    let kept = database.kept(&key(id)).await.and_then(KeptFile::of);
    let Some(file) = kept.filter(|_| keeper.follow.of(id).is_none()) else { return };
    if file.allowed(false).await {
        return keeper.follow.choose(Some((id, file)));
    }
    let (message, hint) = (EN.keeping.follow_again)(&file.name);
    keeper.follow.offered.replace(Some((id, file)));
    let allow = Callback::from({
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        move |()| spawn_local(go_on(keeper.clone(), dispatch.clone(), id))
    });
    dispatch.notify(Notice::warning(message, hint).with(EN.keeping.follow_go_on, allow));
}

/// Asks the person to allow the file of another day, and goes on with it.
pub async fn go_on(keeper: Shared<Keeper>, dispatch: Dispatch, id: StudyId) {
    let file = keeper.follow.offered.borrow().clone();
    let Some((_, file)) = file.filter(|it| it.0 == id) else { return };
    if file.allowed(true).await {
        keeper.follow.choose(Some((id, file)));
        saved(&keeper, &dispatch, true);
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
            spawn_local(write(keeper, dispatch));
        }
    });
    follow.timer.replace(Some(timer));
}

async fn write(keeper: Shared<Keeper>, dispatch: Dispatch) {
    let Some(study) = dispatch.study() else { return };
    let id = study.about.id;
    let chosen = keeper.follow.file.borrow().clone();
    let Some((_, file)) = chosen.filter(|it| it.0 == id) else { return };
    keeper.flush();
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
