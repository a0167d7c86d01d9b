//! The screen Codebook: see `words::codebook`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn CodebookScreen() -> Html {
    let words = &use_words().codebook;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
