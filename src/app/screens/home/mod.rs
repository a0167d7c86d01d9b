//! The first screen: what this is, three ways in, and the studies on this computer.

use yew::prelude::*;

use crate::app::context::use_words;

/// The screen.
#[component]
pub fn HomeScreen() -> Html {
    let words = &use_words().home;
    html! {
        <h1 tabindex="-1">{ words.title }</h1>
    }
}
