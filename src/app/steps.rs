//! Long lists are drawn some items at a time, so that the page hears clicks between.

use yew::prelude::*;

use super::browser::timers;

/// Returns how many of so many items are drawn by now: `first` at first, and `next` more each
/// time the browser had its turn. All of them where there is no browser.
#[hook]
pub fn use_drawn(all: usize, first: usize, next: usize) -> usize {
    let first = if cfg!(target_arch = "wasm32") { first } else { usize::MAX };
    let drawn = use_state(|| first);
    let setter = drawn.setter();
    use_effect_with((*drawn, *drawn < all), move |&(now, more)| {
        let more =
            more.then(|| timers::later(0, move || setter.set(now.saturating_add(next))));
        move || drop(more)
    });
    all.min(*drawn)
}
