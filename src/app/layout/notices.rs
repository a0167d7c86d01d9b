//! Notices, beside the screen: a screen reader hears them, nothing waits for them.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::timers;
use crate::app::context::{use_dispatch, use_notices, use_words};
use crate::app::event::use_event;
use crate::app::notice::{Notice, Tone};
use crate::app::parts::{Button, Look};
use crate::app::session::Action;
use crate::app::shared::Shared;

/// How long a notice stays that only informs, in milliseconds.
const STAYS: u32 = 8_000;

/// All notices.
#[component]
pub fn NoticeList() -> Html {
    let notices = use_notices();
    html! {
        <div class="notices" role="status" aria-live="polite" aria-atomic="false">
            for (number, notice) in notices.iter() {
                <NoticeCard
                    key={number.to_string()}
                    number={*number}
                    notice={Shared::from(notice)}
                />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NoticeCardProps {
    number: u32,
    notice: Shared<Notice>,
}

#[component]
fn NoticeCard(props: &NoticeCardProps) -> Html {
    let words = &use_words().parts;
    let dispatch = use_dispatch();
    let number = props.number;
    let held = use_mut_ref(|| false);
    use_effect_with((number, props.notice.tone), {
        let (dispatch, held) = (dispatch.clone(), Rc::clone(&held));
        move |(number, tone)| {
            let number = *number;
            let timer = (*tone == Tone::Info).then(|| {
                timers::later(STAYS, move || {
                    // Not while someone reads it.
                    if !*held.borrow() {
                        dispatch.act(Action::Dismiss(number));
                    }
                })
            });
            move || drop(timer)
        }
    });
    let held_by_keys = Rc::clone(&held);
    let hold = use_event((), move |_: MouseEvent, ()| {
        held.replace(true);
    });
    let onfocusin = use_event((), move |_: FocusEvent, ()| {
        held_by_keys.replace(true);
    });
    let dismiss = use_event((dispatch, number), |_: MouseEvent, (dispatch, number)| {
        dispatch.act(Action::Dismiss(*number));
    });
    let notice = &props.notice;
    let act = use_event(notice.action.clone(), |_: MouseEvent, action| {
        if let Some(action) = action {
            action.run.emit(());
        }
    });
    html! {
        <div class={classes!("notice", notice.tone.class())} onmouseenter={hold} {onfocusin}>
            <p class="notice-text">
                <strong>{ &notice.message }</strong>
                if !notice.hint.is_empty() {
                    { " " }
                    <span>{ &notice.hint }</span>
                }
            </p>
            <div class="notice-actions">
                if let Some(action) = &notice.action {
                    <Button look={Look::Primary} onclick={act}>{ &action.label }</Button>
                }
                <Button look={Look::Quiet} onclick={dismiss}>{ words.dismiss }</Button>
            </div>
        </div>
    }
}
