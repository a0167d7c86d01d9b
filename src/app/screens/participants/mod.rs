//! The screen Participants: see `words::participants`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;

/// The screen.
#[component]
pub fn ParticipantsScreen() -> Html {
    let words = &use_words().participants;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
