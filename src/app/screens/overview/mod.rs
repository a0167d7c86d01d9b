//! The screen Overview: see `words::overview`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn OverviewScreen() -> Html {
    let words = &use_words().overview;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
