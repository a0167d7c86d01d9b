//! The screen This computer: the passphrase, what could not be read, and wiping everything.

mod aside;
mod pass_form;
mod passphrase;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub use self::pass_form::{Asked, PassForm, PassFormProps};
use crate::app::context::{use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::locking;
use crate::app::parts::{ConfirmButton, Look, PageHead};

/// The screen.
#[component]
pub fn ComputerScreen() -> Html {
    let words = &use_words().locking;
    html! {
        <div class="page computer">
            <PageHead title={words.title} />
            <p class="page-lead">{ words.lead }</p>
            <passphrase::PassphrasePart />
            <aside::AsidePart />
            <WipePart />
        </div>
    }
}

/// Wiping everything.
#[component]
pub fn WipePart() -> Html {
    let words = &use_words().locking;
    let keeper = use_keeper();
    let studies = keeper.list().map_or(0, |it| it.len());
    let onwipe = use_event(keeper, |(), keeper| {
        spawn_local(locking::wipe(keeper.clone()));
    });
    html! {
        <section class="files-part" aria-labelledby="wipe">
            <h2 id="wipe">{ words.wipe }</h2>
            <p class="files-text">{ words.wipe_text }</p>
            <div class="row">
                <ConfirmButton
                    look={Look::Danger}
                    label={words.wipe_do}
                    question={(words.wipe_sure)(studies)}
                    yes={words.wipe}
                    onyes={onwipe}
                />
            </div>
        </section>
    }
}
