//! The screen About: see `words::about`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn AboutScreen() -> Html {
    let words = &use_words().about;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
