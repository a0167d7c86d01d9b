//! The screen Survey: see `words::survey`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn SurveyScreen() -> Html {
    let words = &use_words().survey;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
