//! What concerns the study as a whole, above the screen: files dropped anywhere, the question
//! that an opened file can lead to, and that another tab writes.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::files;
use crate::app::context::{use_desk, use_dispatch, use_twin, use_words};
use crate::app::event::use_event;
use crate::app::notice::Tone;
use crate::app::open::use_opener;
use crate::app::parts::{Button, Look, Message};
use crate::app::route::use_screen;
use crate::app::session::{Action, Role};

/// Takes files dropped anywhere on the page, and shows that it would.
#[component]
pub fn Drops() -> Html {
    let words = &use_words().shell;
    let over = use_state(|| false);
    let opener = use_opener();
    let here = use_screen();
    let screen = use_memo((), |()| Cell::new(here));
    screen.set(here);
    use_effect_with((), {
        let over = over.setter();
        let screen = Rc::clone(&screen);
        move |()| {
            let was = Cell::new(false);
            let over = Callback::from(move |now: bool| {
                // The browser repeats itself many times a second.
                if was.replace(now) != now {
                    over.set(now);
                }
            });
            let done = Callback::from(move |picked| opener.files(picked, screen.get()));
            let listeners = files::drop_anywhere(over, done);
            move || drop(listeners)
        }
    });
    html! {
        if *over {
            <div class="drop-over" aria-hidden="true"><p>{ words.drop }</p></div>
        }
    }
}

/// Says that another tab writes the open study, and offers to take over.
#[component]
pub fn ReadingAlong() -> Html {
    let words = &use_words().notices;
    let (desk, dispatch) = (use_desk(), use_dispatch());
    let take = use_event(dispatch, |_: MouseEvent, it| it.act(Action::Role(Role::Asks)));
    let asking = desk.role == Role::Asks;
    let (message, hint) = words.reading;
    html! {
        if desk.open && desk.role != Role::Writes {
            <div class="reading-along" role="status">
                <Message {message} {hint}>
                    <div class="row">
                        <Button onclick={take} disabled={asking}>
                            { if asking { words.asking } else { words.take } }
                        </Button>
                    </div>
                </Message>
            </div>
        }
    }
}

/// Asks which of two studies with the same id to go on with.
#[component]
pub fn TwinQuestion() -> Html {
    let words = &use_words().notices;
    let twin = use_twin();
    let (opener, dispatch) = (use_opener(), use_dispatch());
    let here = use_event(
        (opener.clone(), dispatch.clone(), twin.clone()),
        |_: MouseEvent, (opener, dispatch, twin)| {
            dispatch.act(Action::Twin(None));
            if let Some(study) = &twin.0 {
                opener.kept(study.about.id);
            }
        },
    );
    let file = use_event(
        (opener, dispatch, twin.clone()),
        |_: MouseEvent, (opener, dispatch, twin)| {
            dispatch.act(Action::Twin(None));
            if let Some(study) = &twin.0 {
                opener.instead((**study).clone());
            }
        },
    );
    let Some(study) = &twin.0 else { return Html::default() };
    html! {
        <div class="twin" role="alert">
            <Message
                tone={Tone::Warning}
                message={(words.twin)(&study.about.name)}
                hint={words.twin_hint}
            >
                <div class="row">
                    <Button look={Look::Primary} onclick={here}>{ words.twin_here }</Button>
                    <Button onclick={file}>{ words.twin_file }</Button>
                </div>
            </Message>
        </div>
    }
}
