//! The screen Log: see `words::log`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn LogScreen() -> Html {
    let words = &use_words().log;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
