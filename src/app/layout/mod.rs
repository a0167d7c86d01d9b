//! The frame around every screen: bar, navigation, notices, and what works everywhere:
//! shortcuts, dropped files, titles, where the focus goes.

mod alone;
mod bar;
mod drops;
mod lock;
mod nav;
mod notices;
mod palette;
mod shortcuts;
mod theme_switch;

use crate::app::event::use_event;
use yew::prelude::*;

use self::alone::{AloneScreen, AloneWatch};
pub use self::bar::Bar;
pub use self::drops::{Drops, ReadingAlong, TwinQuestion};
pub use self::lock::{IdleLock, LockScreen};
pub use self::nav::Nav;
pub use self::notices::NoticeList;
pub use self::shortcuts::{Over, Shortcuts, Shown};
pub use self::theme_switch::ThemeSwitch;
use super::browser::{focus, live, page};
use super::context::{use_about, use_desk, use_words};
use super::open::use_opener;
use super::route::{Route, use_screen};
use super::screens;

/// The frame with the screen of the page's address in it.
#[component]
pub fn Frame() -> Html {
    let words = use_words();
    let route = use_screen();
    let about = use_about();
    let skip = use_event((), |_: MouseEvent, ()| {
        focus::focus_id("main");
    });
    let desk = use_desk();
    let locked = desk.locked;
    use_effect_with(
        (route, about.name.clone(), locked, desk.alone),
        move |(route, study, locked, alone)| {
            let screen =
                if *locked || *alone { "" } else { screens::title(*route, words) };
            let study = if route.needs_study() && !alone { study.as_str() } else { "" };
            let parts = [screen, study, words.shell.name];
            let parts: Vec<&str> =
                parts.into_iter().filter(|it| !it.is_empty()).collect();
            page::set_title(&parts.join(" – "));
        },
    );
    let first = use_mut_ref(|| true);
    use_effect_with(place(route), move |_| {
        // Where one starts is the browser's to say; where one goes later is ours.
        // A turn or a segment that one goes to is brought into sight by its screen.
        // Answers are typed at once where they are entered.
        let there = matches!(
            route,
            Route::Turn { .. } | Route::Segment { .. } | Route::Entry { .. }
        );
        if !first.replace(false) && !there {
            page::to_top();
            if !focus::focus("main h1") {
                focus::focus_id("main");
            }
        }
    });
    if locked {
        return html! {
            <div class="frame bare">
                <main id="main" tabindex="-1"><LockScreen /></main>
                <NoticeList key="notices" />
                <div key="live" id={live::REGION} class="unseen" aria-live="polite" />
            </div>
        };
    }
    if desk.alone {
        return html! {
            <div class="frame bare">
                <AloneWatch key="alone" />
                <main id="main" tabindex="-1"><AloneScreen /></main>
                <div key="live" id={live::REGION} class="unseen" aria-live="polite" />
            </div>
        };
    }
    let shown = use_state(|| None::<Shown>);
    let onshow = use_event((), {
        let shown = shown.setter();
        move |what: Option<Shown>, ()| shown.set(what)
    });
    let framed = !matches!(route, Route::Home | Route::Unknown);
    html! {
        <div class={classes!("frame", (!framed).then_some("bare"))}>
            <button type="button" class="skip" onclick={skip}>{ words.shell.skip }</button>
            if framed {
                <Bar key="bar" onshow={onshow.clone()} />
                <Nav key="nav" />
            }
            <main id="main" key="main" tabindex="-1">
                if framed {
                    <ReadingAlong />
                }
                <TwinQuestion />
                <Gate {route} />
            </main>
            <NoticeList key="notices" />
            <div key="live" id={live::REGION} class="unseen" aria-live="polite" />
            <Drops key="drops" />
            <Shortcuts key="shortcuts" shown={(*shown).clone()} {onshow} />
            <IdleLock key="idle" />
            <AloneWatch key="alone" />
        </div>
    }
}

/// Returns what changes when one goes somewhere else, and not when one moves in a screen.
fn place(route: Route) -> Route {
    match route {
        Route::Segment { id, .. } | Route::Turn { id, .. } => Route::Transcript { id },
        other => other,
    }
}

#[derive(Properties, PartialEq)]
struct GateProps {
    route: Route,
}

/// Lets a study's screens through when one is open, or else opens the last one.
#[component]
fn Gate(props: &GateProps) -> Html {
    let desk = use_desk();
    let opener = use_opener();
    let closed = props.route.needs_study() && !desk.open;
    use_effect_with(closed, move |closed| {
        if *closed {
            opener.last();
        }
    });
    if closed { Html::default() } else { screens::screen(props.route) }
}
