//! The way back to the study, for whoever knows the PIN.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::alone;
use crate::app::context::{use_about, use_dispatch, use_keeper, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, TextField};
use crate::app::route::{Route, use_go};
use crate::store::Answering;
use crate::words::EN;

/// Props of [`Staff`].
#[derive(Properties, PartialEq)]
pub(super) struct StaffProps {
    /// Whether the next person can begin.
    pub(super) next: bool,
    /// Hears that the next person begins.
    pub(super) onnext: Callback<()>,
}

/// The way back.
#[component]
pub(super) fn Staff(props: &StaffProps) -> Html {
    let words = &use_words().entry.alone;
    let (dispatch, go) = (use_dispatch(), use_go());
    let (keeper, study) = (use_keeper(), use_about().id);
    let pin = use_state(String::new);
    let wrong = use_state(|| "");
    let busy = use_state(|| false);
    let oninput = use_event(pin.setter(), |text: String, pin| pin.set(text));
    let try_pin = use_event(
        (
            (pin.clone(), wrong.setter(), busy.setter()),
            (dispatch, go, props.onnext.clone(), (keeper, study)),
        ),
        |next: bool, ((pin, wrong, busy), (dispatch, go, onnext, (keeper, study)))| {
            busy.set(true);
            let typed = (**pin).clone();
            let (wrong, busy, pin) = (wrong.clone(), busy.clone(), pin.setter());
            let (dispatch, go, onnext) = (dispatch.clone(), go.clone(), onnext.clone());
            let (keeper, study) = (keeper.clone(), *study);
            spawn_local(async move {
                let right = alone::is_pin(typed).await;
                busy.set(false);
                pin.set(String::new());
                if !right {
                    return wrong.set(EN.entry.alone.wrong);
                }
                wrong.set("");
                // The next person, or nobody: what this one had begun is over.
                Answering::forget(&**keeper.vault(), study).ok();
                if next {
                    onnext.emit(());
                } else {
                    go.emit(Route::Survey);
                    alone::end(&dispatch);
                }
            });
        },
    );
    let next = use_event(try_pin.clone(), |_: MouseEvent, it| it.emit(true));
    let end = use_event(try_pin.clone(), |_: MouseEvent, it| it.emit(false));
    let onsubmit = use_event((try_pin, props.next), |event: SubmitEvent, (it, next)| {
        event.prevent_default();
        it.emit(*next);
    });
    html! {
        <details class="alone-staff">
            <summary>{ words.staff }</summary>
            <form {onsubmit} novalidate=true>
                <TextField
                    id="staff-pin"
                    kind="password"
                    label={words.pin}
                    value={(*pin).clone()}
                    error={*wrong}
                    {oninput}
                />
                <div class="row">
                    if props.next {
                        <Button look={Look::Primary} disabled={*busy} onclick={next}>{ words.next }</Button>
                    }
                    <Button disabled={*busy} onclick={end}>{ words.end }</Button>
                </div>
            </form>
        </details>
    }
}
