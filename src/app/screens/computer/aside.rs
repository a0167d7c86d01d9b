//! What could not be read: to save for somebody who may repair it, or to throw away.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::context::{use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::keeper::{Keeper, Piece};
use crate::app::parts::{Button, ConfirmButton, Look};
use crate::app::shared::Shared;

/// The section; nothing when everything can be read.
#[component]
pub(super) fn AsidePart() -> Html {
    let words = &use_words().locking;
    let keeper = use_keeper();
    let pieces = use_state(Rc::<[Piece]>::default);
    let look = {
        let (keeper, pieces) = (keeper.clone(), pieces.setter());
        move || {
            let (keeper, pieces) = (keeper.clone(), pieces.clone());
            spawn_local(async move { pieces.set(Keeper::aside(keeper).await.into()) });
        }
    };
    use_effect_with((), {
        let look = look.clone();
        move |()| look()
    });
    let ondiscard =
        use_event(keeper.clone(), move |piece: Piece, keeper: &Shared<Keeper>| {
            keeper.discard(&piece);
            look();
        });
    let piece = |it: &Piece| {
        let save = {
            let it = it.clone();
            Callback::from(move |_: MouseEvent| {
                files::download(&it.file_name(), "text/plain", it.text.as_bytes());
            })
        };
        let discard = {
            let (ondiscard, it) = (ondiscard.clone(), it.clone());
            Callback::from(move |()| ondiscard.emit(it.clone()))
        };
        let name = it.name();
        html! {
            <li key={it.key.clone()}>
                <span class="table-name"><code>{ name }</code></span>
                <Button label={AttrValue::from((words.aside_save.1)(name))} onclick={save}>
                    { words.aside_save.0 }
                </Button>
                <ConfirmButton
                    look={Look::Danger}
                    label={words.aside_discard.0}
                    name={AttrValue::from((words.aside_discard.1)(name))}
                    question={words.aside_discard.2}
                    yes={words.aside_discard.0}
                    onyes={discard}
                />
            </li>
        }
    };
    html! {
        if !pieces.is_empty() {
            <section class="files-part" aria-labelledby="aside">
                <h2 id="aside">{ words.aside }</h2>
                <p class="files-text">{ words.aside_text }</p>
                <ul class="table-list">{ for pieces.iter().map(piece) }</ul>
            </section>
        }
    }
}
