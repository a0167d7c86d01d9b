//! What still has the old words after they were replaced, and how to be rid of it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::context::{use_dispatch, use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::keeper::Keeper;
use crate::app::notice::Notice;
use crate::app::parts::{ConfirmButton, Look, Message};

/// The message.
#[component]
pub(super) fn Remains() -> Html {
    let words = &use_words().pseudonyms;
    let (keeper, dispatch) = (use_keeper(), use_dispatch());
    let has_points = keeper.has_copies();
    let [label, question, said] = words.points;
    let onyes = use_event((keeper, dispatch), move |(), (keeper, dispatch)| {
        let Some(study) = dispatch.study() else { return };
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        spawn_local(async move {
            if Keeper::forget_points(keeper, study.about.id).await {
                dispatch.notify(Notice::info(said));
            }
        });
    });
    html! {
        <Message message={words.remains.0} hint={words.remains.1}>
            if has_points {
                <div class="row">
                    <ConfirmButton look={Look::Danger} {label} {question} yes={label} {onyes} />
                </div>
            }
        </Message>
    }
}
