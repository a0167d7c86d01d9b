//! The passphrase: setting, changing and taking it away.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Asked, PassForm};
use crate::app::backup;
use crate::app::context::{use_dispatch, use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::keeper::Keeper;
use crate::app::locking;
use crate::app::notice::Notice;
use crate::app::parts::{Button, Choice, Look, Select};
use crate::app::shared::Shared;
use crate::store::vault::{Status, VaultError};

/// What is done with what was typed.
type Work = fn(Shared<Keeper>, Vec<String>) -> Doing;
type Doing = std::pin::Pin<Box<dyn Future<Output = Result<(), VaultError>>>>;

fn set(keeper: Shared<Keeper>, typed: Vec<String>) -> Doing {
    let [passphrase, ..] = three(typed);
    Box::pin(locking::set(keeper, passphrase))
}

fn change(keeper: Shared<Keeper>, typed: Vec<String>) -> Doing {
    let [old, new, _] = three(typed);
    Box::pin(locking::change(keeper, old, new))
}

fn take_away(keeper: Shared<Keeper>, typed: Vec<String>) -> Doing {
    let [passphrase, ..] = three(typed);
    Box::pin(locking::take_away(keeper, passphrase))
}

fn three(typed: Vec<String>) -> [String; 3] {
    let mut typed = typed.into_iter();
    [(); 3].map(|()| typed.next().unwrap_or_default())
}

/// The section.
#[component]
pub(super) fn PassphrasePart() -> Html {
    let words = &use_words().locking;
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let again = use_force_update();
    let doing = |work: Work, done: &'static str| {
        let (keeper, dispatch, again) = (keeper.clone(), dispatch.clone(), again.clone());
        Callback::from(move |(typed, answer): Asked| {
            let (dispatch, again) = (dispatch.clone(), again.clone());
            let work = work(keeper.clone(), typed);
            spawn_local(async move {
                match work.await {
                    Ok(()) => {
                        answer.emit(None);
                        dispatch.notify(Notice::info(done));
                        again.force_update();
                    }
                    Err(why) => answer.emit(Some(locking::said(&why))),
                }
            });
        })
    };
    let onlock = use_event((keeper.clone(), dispatch.clone()), {
        |_: MouseEvent, (keeper, dispatch)| locking::lock(keeper, dispatch)
    });
    let onfirst = use_event(keeper.clone(), |_: MouseEvent, keeper| {
        backup::download_all(keeper);
    });
    let minutes = use_state(|| None::<u32>);
    use_effect_with(minutes.setter(), |minutes| minutes.set(Some(locking::wait())));
    let onwait = use_event(minutes.setter(), |value: AttrValue, minutes| {
        if let Ok(chosen) = value.parse() {
            locking::set_wait(chosen);
            minutes.set(Some(chosen));
        }
    });
    let studies = keeper.list().map_or(0, |it| it.len());
    let [did_set, did_change, did_take] = words.done;
    if keeper.vault().status() == Ok(Status::NoVault) {
        return html! {
            <section class="files-part" aria-labelledby="passphrase">
                <h2 id="passphrase">{ words.set }</h2>
                for it in words.set_text {
                    <p class="files-text">{ *it }</p>
                }
                if studies > 0 {
                    <p><strong>{ (words.first)(studies) }</strong></p>
                    <div class="row"><Button onclick={onfirst}>{ words.first_do }</Button></div>
                }
                <PassForm
                    id="pass-set"
                    fields={Rc::from(words.new)}
                    help={words.new_help}
                    twice=true
                    sure={words.sure}
                    button={words.set_do}
                    onask={doing(set, did_set)}
                />
            </section>
        };
    }
    let options =
        locking::WAITS.map(|it| Choice::new(it.to_string(), (words.minutes)(it)));
    let [new, new_again] = words.new;
    html! {
        <section class="files-part" aria-labelledby="passphrase">
            <h2 id="passphrase">{ words.have }</h2>
            <p class="files-text">{ words.have_text }</p>
            <div class="row">
                <Button look={Look::Primary} onclick={onlock}>{ words.lock_now }</Button>
            </div>
            if let Some(minutes) = *minutes {
                <Select
                    id="lock-after"
                    label={words.after}
                    value={minutes.to_string()}
                    options={Rc::from(options)}
                    onchange={onwait}
                />
            }
            <details>
                <summary>{ words.change[0] }</summary>
                <PassForm
                    id="pass-change"
                    fields={Rc::from([words.old, new, new_again])}
                    help={words.new_help}
                    twice=true
                    button={words.change[1]}
                    onask={doing(change, did_change)}
                />
            </details>
            <details>
                <summary>{ words.take_away[0] }</summary>
                <p class="files-text">{ words.take_away_text }</p>
                <PassForm
                    id="pass-off"
                    fields={Rc::from([words.old])}
                    button={words.take_away[1]}
                    onask={doing(take_away, did_take)}
                />
            </details>
        </section>
    }
}
