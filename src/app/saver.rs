//! The saver: every change is kept within 300 ms, and at once when the page is hidden.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::browser::{clock, page, panic, settings, timers};
use super::context::{use_desk, use_dispatch, use_keeper, use_study};
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::session::{Action, SaveState};
use super::shared::Shared;
use super::{backup, open};
use crate::study::Study;

/// How long changes wait for more of them, in milliseconds.
const WAIT: u32 = 300;

type Pending = Rc<RefCell<Option<Rc<Study>>>>;

/// Saves the open study whenever it has changed. Draws nothing.
#[component]
pub fn Saver() -> Html {
    let (study, desk) = (use_study(), use_desk());
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let id = study.about.id;
    let pending = use_state(Pending::default);
    let pending = Rc::clone(&pending);

    use_effect_with((study, desk.open), {
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        let pending = Rc::clone(&pending);
        move |(study, open)| changed(study, *open, &pending, &keeper, &dispatch)
    });
    use_effect_with((), move |()| {
        let listeners = page::on_leave(move || flush(&pending, &keeper, &dispatch));
        move || drop(listeners)
    });
    use_effect_with((id, desk.open, desk.coder), |&(id, open, coder)| {
        if open {
            open::remember_coder(id, coder);
        }
    });
    html! {}
}

/// Begins to wait for more changes; what is returned stops the waiting.
fn changed(
    study: &Shared<Study>,
    open: bool,
    pending: &Pending,
    keeper: &Shared<Keeper>,
    dispatch: &Dispatch,
) -> Box<dyn FnOnce()> {
    let other = |it: &Rc<Study>| !open || it.about.id != study.about.id;
    if pending.borrow().as_ref().is_some_and(other) {
        flush(pending, keeper, dispatch);
    }
    if !open {
        panic::forget();
        return Box::new(|| ());
    }
    settings::set("open", &study.about.id.to_string());
    let rescued = Rc::clone(study.rc());
    panic::remember(Rc::new(move || {
        (backup::file_name(&rescued, clock::now()), backup::file(&rescued))
    }));
    pending.replace(Some(Rc::clone(study.rc())));
    // What could not be saved stays so in sight until it is.
    if !matches!(state(dispatch), SaveState::NotSaved(_)) {
        dispatch.act(Action::Saving(SaveState::Saving));
    }
    let timer = timers::later(WAIT, {
        let (pending, keeper, dispatch) =
            (Rc::clone(pending), keeper.clone(), dispatch.clone());
        move || flush(&pending, &keeper, &dispatch)
    });
    Box::new(move || drop(timer))
}

fn state(dispatch: &Dispatch) -> SaveState {
    dispatch.session().map(|it| it.saving().state.clone()).unwrap_or_default()
}

/// Saves the open study again, if it could not be saved: there may be room now.
pub fn retry(keeper: &Shared<Keeper>, dispatch: &Dispatch) {
    if matches!(state(dispatch), SaveState::NotSaved(_)) {
        flush(&Rc::new(RefCell::new(dispatch.study())), keeper, dispatch);
    }
}

/// Saves what waits, and says how it went.
fn flush(pending: &Pending, keeper: &Shared<Keeper>, dispatch: &Dispatch) {
    let Some(study) = pending.borrow_mut().take() else { return };
    let now = clock::now().at;
    let state = match keeper.save(&study, now) {
        Ok(()) => {
            dispatch.act(Action::BackedUp(keeper.backup_at(study.about.id)));
            SaveState::Saved(now)
        }
        Err(why) => {
            let failed = SaveState::NotSaved(why.clone());
            if state(dispatch) != failed {
                dispatch.notify(backup::not_saved(&why, keeper, dispatch));
            }
            failed
        }
    };
    dispatch.act(Action::Saving(state));
}
