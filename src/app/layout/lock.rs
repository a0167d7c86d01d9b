//! The lock: what is shown instead of the screens while a passphrase is wanted, and locking
//! when nobody has been there for a while.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser::{clock, events, files, timers};
use crate::app::context::{use_desk, use_dispatch, use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::locking;
use crate::app::parts::Logo;
use crate::app::screens::computer::{Asked, PassForm, WipePart};

/// How often it is looked whether somebody is there, in milliseconds.
const LOOK: u32 = 10_000;

/// Asks for the passphrase.
#[component]
pub fn LockScreen() -> Html {
    let all = use_words();
    let words = &all.locking;
    let (keeper, dispatch, desk) = (use_keeper(), use_dispatch(), use_desk());
    let onask =
        use_event((keeper, dispatch), |(typed, answer): Asked, (keeper, dispatch)| {
            let typed = typed.into_iter().next().unwrap_or_default();
            let unlocking = locking::unlock(keeper.clone(), dispatch.clone(), typed);
            spawn_local(async move {
                if let Err(why) = unlocking.await {
                    answer.emit(Some(locking::said(&why)));
                }
            });
        });
    // A file that is dropped is not opened in the page's place.
    use_effect_with((), |()| {
        let listeners = files::drop_anywhere(Callback::noop(), Callback::noop());
        move || drop(listeners)
    });
    html! {
        <div class="lock">
            <p class="home-brand"><Logo /><span>{ all.shell.name }</span></p>
            <h1 tabindex="-1">{ words.locked }</h1>
            <p>{ if desk.alone { words.locked_alone } else { words.locked_text } }</p>
            <PassForm
                id="unlock"
                fields={Rc::from([words.passphrase])}
                button={words.unlock}
                first=true
                {onask}
            />
            // Whoever answers a survey alone is nobody to wipe this computer.
            if !desk.alone {
                <details class="lock-lost">
                    <summary>{ words.lost[0] }</summary>
                    <p>{ words.lost[1] }</p>
                    <WipePart />
                </details>
            }
        </div>
    }
}

/// Locks the studies when nobody has touched a key or the page for a while. Draws nothing.
#[component]
pub fn IdleLock() -> Html {
    let (desk, keeper, dispatch) = (use_desk(), use_keeper(), use_dispatch());
    use_effect_with(desk.locked, move |_| {
        let last = Rc::new(std::cell::Cell::new(clock::now().at.0));
        let touched = |name: &'static str| {
            let last = Rc::clone(&last);
            events::listen(events::At::Document, name, move |_| {
                last.set(clock::now().at.0);
            })
        };
        let listeners = ["keydown", "pointerdown", "wheel", "touchstart"].map(touched);
        let timer = timers::every(LOOK, move || {
            let wait = i64::from(locking::wait()) * 60_000;
            // A clock that went back begins anew.
            let passed = clock::now().at.0 - last.get();
            if passed < 0 {
                last.set(clock::now().at.0);
            } else if wait > 0 && passed >= wait {
                locking::lock(&keeper, &dispatch);
            }
        });
        move || drop((listeners, timer))
    });
    html! {}
}
