//! The screen Transcripts: see `words::transcripts`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn TranscriptsScreen() -> Html {
    let words = &use_words().transcripts;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
