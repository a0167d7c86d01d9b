//! The screen Files: see `words::files`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn FilesScreen() -> Html {
    let words = &use_words().files;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
