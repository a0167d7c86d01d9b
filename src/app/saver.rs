//! The saver: every change goes into the journal at once; a little later, and at once when
//! the page is hidden, the study is saved whole; as long as it is this tab's turn to write.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::{clock, page, panic, settings, timers};
use super::context::{use_desk, use_dispatch, use_keeper, use_study};
use super::dispatch::Dispatch;
use super::keeper::{Journalled, Keeper};
use super::notice::Notice;
use super::session::{Action, Role, SaveState};
use super::shared::Shared;
use super::turns::Turns;
use super::{backup, follow, open};
use crate::study::Study;
use crate::words::EN;

/// How long a change that the journal does not take waits for more of them, in milliseconds.
const WAIT: u32 = 20;
/// How long a change that is in the journal waits at least until the study is saved whole,
/// and at most, in milliseconds. Between them it is so many times as long as saving takes:
/// tabs that read along see a small study soon, and a large one costs little.
const LATER: [u32; 2] = [300, 10_000];
const TIMES: u32 = 20;
/// After so many entries it is saved whole as soon as after a change without a journal.
const ENTRIES: u64 = 500;
/// How many times it waits for the restore points, which are read when a study is opened.
const PATIENCE: u32 = 50;
/// How long packing for it may hold the page up at a time, in milliseconds.
const SLICE: i64 = 25;
/// How long it then rests, so that what the person does meanwhile has most of the page.
const REST: u32 = 50;

/// What waits to be saved.
#[derive(Default)]
struct Queue {
    /// The newest state, until it is saved whole.
    study: RefCell<Option<Rc<Study>>>,
    timer: RefCell<Option<timers::Timeout>>,
    /// Whether an entry is on its way into the journal, and whether more changed since.
    busy: Cell<bool>,
    more: Cell<bool>,
    /// Whether what waits may be regretted as a whole.
    dangerous: Cell<bool>,
    /// How long the last saving took, in milliseconds, and how long the next one has already.
    took: Cell<u32>,
    taking: Cell<u32>,
    /// Whether it was said that there is no second copy.
    warned: Cell<bool>,
}

type Pending = Rc<Queue>;

/// Saves the open study whenever it has changed. Draws nothing.
#[component]
pub fn Saver() -> Html {
    let (study, desk) = (use_study(), use_desk());
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let id = study.about.id;
    let pending = use_state(Pending::default);
    let pending = Rc::clone(&pending);
    let turns = use_state(|| {
        let (pending, keeper, dispatch) =
            (Rc::clone(&pending), keeper.clone(), dispatch.clone());
        let flush = {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            move || flush(&pending, &keeper, &dispatch)
        };
        let flush = Rc::new(flush);
        keeper.set_flusher(Some(flush.clone()));
        Turns::new(keeper, dispatch, move || flush())
    });
    let turns = Rc::clone(&turns);

    use_effect_with((id, desk.open), {
        let turns = Rc::clone(&turns);
        move |&(id, open)| {
            if open {
                settings::set("open", &id.to_string());
            }
            turns.open(open.then_some(id));
        }
    });
    use_effect_with((id, desk.open), {
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        move |&(id, open)| {
            if open {
                spawn_local(follow::again(keeper.clone(), dispatch.clone(), id));
                spawn_local(Keeper::find_points(keeper, id, clock::now()));
            }
        }
    });
    use_effect_with(desk.role, {
        let turns = Rc::clone(&turns);
        move |role| {
            if *role == Role::Asks {
                turns.take();
            }
        }
    });
    use_effect_with((), move |()| {
        let listener = turns.listen();
        move || drop(listener)
    });
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

/// Begins to wait for more changes. Those that come do not put the saving off.
fn changed(
    study: &Shared<Study>,
    open: bool,
    pending: &Pending,
    keeper: &Shared<Keeper>,
    dispatch: &Dispatch,
) {
    let other = |it: &Rc<Study>| !open || it.about.id != study.about.id;
    if pending.study.borrow().as_ref().is_some_and(other) {
        flush(pending, keeper, dispatch);
    }
    if !open {
        panic::forget();
        return;
    }
    let rescued = Rc::clone(study.rc());
    panic::remember(Rc::new(move || {
        (backup::file_name(&rescued, clock::now()), backup::file(&rescued))
    }));
    if dispatch.session().is_some_and(|it| it.desk().role != Role::Writes) {
        return;
    }
    let dangerous =
        dispatch.session().and_then(|it| it.undoable()).is_some_and(is_dangerous);
    if dangerous {
        // The state before is to be a restore point: it is saved whole first.
        flush(pending, keeper, dispatch);
        pending.dangerous.set(true);
    }
    pending.study.replace(Some(Rc::clone(study.rc())));
    // What could not be saved stays so in sight until it is.
    if !matches!(state(dispatch), SaveState::NotSaved(_)) {
        dispatch.act(Action::Saving(SaveState::Saving));
    }
    if pending.dangerous.get() {
        wait(pending, keeper, dispatch, WAIT);
    } else {
        journal(pending, keeper, dispatch);
    }
}

/// Writes what changed into the journal, or after the entry that is on its way.
fn journal(pending: &Pending, keeper: &Shared<Keeper>, dispatch: &Dispatch) {
    if pending.busy.get() {
        return pending.more.set(true);
    }
    let Some(study) = pending.study.borrow().clone() else { return };
    let now = clock::now().at;
    let done = {
        let (pending, keeper, dispatch) =
            (Rc::clone(pending), keeper.clone(), dispatch.clone());
        move |on_disk: bool| {
            pending.busy.set(false);
            if pending.more.take() {
                journal(&pending, &keeper, &dispatch);
            } else if !on_disk {
                flush(&pending, &keeper, &dispatch);
            } else if !matches!(state(&dispatch), SaveState::NotSaved(_)) {
                dispatch.act(Action::Saving(SaveState::Saved(now)));
            }
        }
    };
    match keeper.journal(&study, now, done) {
        Journalled::Asked => {
            pending.busy.set(true);
            let later = pending.took.get().saturating_mul(TIMES);
            let many = keeper.entries(study.about.id) >= ENTRIES;
            let later = if many { WAIT } else { later.clamp(LATER[0], LATER[1]) };
            wait(pending, keeper, dispatch, later);
        }
        // Saved whole it is found that there is nothing to save, and that is said.
        Journalled::Same | Journalled::Not => {
            drop(pending.timer.take());
            wait(pending, keeper, dispatch, WAIT);
        }
    }
}

/// Saves whole after so many milliseconds, if that is not under way. Changes that come do
/// not put it off; the restore points, while they are being read, do by a few more, and so
/// does packing a large survey, a slice at a time.
fn wait(pending: &Pending, keeper: &Shared<Keeper>, dispatch: &Dispatch, later: u32) {
    if pending.timer.borrow().is_none() {
        wait_for(pending, keeper, dispatch, later, PATIENCE);
    }
}

fn wait_for(
    pending: &Pending,
    keeper: &Shared<Keeper>,
    dispatch: &Dispatch,
    later: u32,
    more: u32,
) {
    let timer = timers::later(later, {
        let (pending, keeper, dispatch) =
            (Rc::clone(pending), keeper.clone(), dispatch.clone());
        move || {
            if more > 0 && keeper.finds_points() {
                wait_for(&pending, &keeper, &dispatch, WAIT, more - 1);
            } else if prepared(&pending, &keeper) {
                flush(&pending, &keeper, &dispatch);
            } else {
                wait_for(&pending, &keeper, &dispatch, REST, 0);
            }
        }
    });
    pending.timer.replace(Some(timer));
}

/// Packs a slice of what waits to be saved; tells whether it is all packed.
fn prepared(pending: &Pending, keeper: &Keeper) -> bool {
    let Some(study) = pending.study.borrow().clone() else { return true };
    let start = clock::now().at.0;
    let done = keeper.prepare(&study, &mut || clock::now().at.0 < start + SLICE);
    let took = u32::try_from(clock::now().at.0 - start).unwrap_or_default();
    pending.taking.set(pending.taking.get().saturating_add(took));
    done
}

fn state(dispatch: &Dispatch) -> SaveState {
    dispatch.session().map(|it| it.saving().state.clone()).unwrap_or_default()
}

/// Saves the open study again, if it could not be saved: there may be room now.
pub fn retry(keeper: &Shared<Keeper>, dispatch: &Dispatch) {
    if matches!(state(dispatch), SaveState::NotSaved(_)) {
        let pending = Pending::default();
        pending.study.replace(dispatch.study());
        flush(&pending, keeper, dispatch);
    }
}

/// Tells whether what was done may be regretted as a whole: see `study::Command::action`.
fn is_dangerous(action: &str) -> bool {
    matches!(
        action,
        "study.restored"
            | "survey.added"
            | "survey.updated"
            | "survey.removed"
            | "transcripts.added"
            | "transcript.removed"
            | "codes.merged"
            | "code.removed"
            | "version.removed"
    )
}

/// Saves whole what waits, and says how it went.
fn flush(pending: &Pending, keeper: &Shared<Keeper>, dispatch: &Dispatch) {
    drop(pending.timer.take());
    let dangerous = pending.dangerous.take();
    let Some(study) = pending.study.take() else { return };
    let now = clock::now();
    if !pending.busy.get() && keeper.was_taken_in(&study) {
        // Another tab took over while this one slept, with all that is in the journal.
        return dispatch.act(Action::Saving(SaveState::Saved(now.at)));
    }
    let saved = keeper.save(&study, now, dangerous);
    let took = clock::now().at.0 - now.at.0;
    let took = u32::try_from(took).unwrap_or_default();
    pending.took.set(took.saturating_add(pending.taking.take()));
    match saved {
        Ok(()) => {
            dispatch.act(Action::BackedUp(keeper.backup(study.about.id)));
            let (pending, dispatch) = (Rc::clone(pending), dispatch.clone());
            let followed = keeper.clone();
            keeper.copy(move |on_disk| {
                if !on_disk && !pending.warned.replace(true) {
                    let (message, hint) = EN.notices.no_copy;
                    dispatch.notify(Notice::warning(message, hint));
                }
                // What came meanwhile is for the journal to say.
                if pending.study.borrow().is_none() {
                    dispatch.act(Action::Saving(SaveState::Saved(now.at)));
                    follow::saved(&followed, &dispatch, page::is_hidden());
                }
            });
        }
        Err(why) => {
            keeper.copy(|_| ());
            let failed = SaveState::NotSaved(why.clone());
            if state(dispatch) != failed {
                dispatch.notify(backup::not_saved(&why, keeper, dispatch));
            }
            dispatch.act(Action::Saving(failed));
        }
    }
}
