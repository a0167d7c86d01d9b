//! Where the page is handed over to somebody who answers alone.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::alone;
use crate::app::context::{use_dispatch, use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, Message, PageHead, Section, TextField};
use crate::id::SurveyId;
use crate::words::EN;

/// Props of [`AloneStart`].
#[derive(Properties, PartialEq)]
pub struct AloneStartProps {
    /// The survey.
    pub survey: SurveyId,
}

/// The screen.
#[component]
pub fn AloneStart(props: &AloneStartProps) -> Html {
    let all = use_words();
    let words = &all.entry.alone;
    let (dispatch, surveys) = (use_dispatch(), use_surveys());
    let pins = use_state(|| [String::new(), String::new()]);
    let wrong = use_state(|| ["", ""]);
    let busy = use_state(|| false);
    let onfirst = use_event(pins.clone(), |text: String, pins| {
        let [_, again] = &**pins;
        pins.set([text, again.clone()]);
    });
    let onagain = use_event(pins.clone(), |text: String, pins| {
        let [first, _] = &**pins;
        pins.set([first.clone(), text]);
    });
    let onsubmit = use_event(
        (pins.clone(), wrong.setter(), busy.setter(), dispatch, props.survey),
        |event: SubmitEvent, (pins, wrong, busy, dispatch, survey)| {
            event.prevent_default();
            let words = &EN.entry.alone;
            let [pin, again] = &**pins;
            if pin.chars().count() < alone::LEAST {
                return wrong.set([words.short, ""]);
            }
            if pin != again {
                return wrong.set(["", words.differs]);
            }
            wrong.set(["", ""]);
            busy.set(true);
            let (dispatch, pin, survey) = (dispatch.clone(), pin.clone(), *survey);
            let (wrong, busy) = (wrong.clone(), busy.clone());
            spawn_local(async move {
                if !alone::start(dispatch, survey, pin).await {
                    busy.set(false);
                    wrong.set([EN.entry.alone.blocked, ""]);
                }
            });
        },
    );
    let [first, again] = &*pins;
    let [first_wrong, again_wrong] = *wrong;
    let Some(survey) = surveys.get(&props.survey) else {
        return html! {
            <>
                <PageHead title={words.title} section={Section::Warp} />
                <Message message={all.entry.gone} />
            </>
        };
    };
    html! {
        <>
            <PageHead title={words.title} about={survey.name.clone()} section={Section::Warp} />
            <form class="page alone-start" {onsubmit} novalidate=true>
                <p>{ words.lead }</p>
                <p class="note">{ words.limits }</p>
                <TextField
                    id="alone-pin"
                    kind="password"
                    autocomplete="new-password"
                    label={words.pin}
                    help={words.pin_help}
                    value={first.clone()}
                    error={first_wrong}
                    oninput={onfirst}
                />
                <TextField
                    id="alone-again"
                    kind="password"
                    autocomplete="new-password"
                    label={words.again}
                    value={again.clone()}
                    error={again_wrong}
                    oninput={onagain}
                />
                <div class="row">
                    <Button look={Look::Primary} submit=true disabled={*busy}>{ words.start }</Button>
                </div>
            </form>
        </>
    }
}
