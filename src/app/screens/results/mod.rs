//! The screen Results: see `words::results`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;
use crate::id::QuestionId;

/// Props of [`ResultsScreen`].
#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    /// The question to show alone.
    #[prop_or_default]
    pub question: Option<QuestionId>,
}

/// The screen.
#[component]
pub fn ResultsScreen(_: &ResultsProps) -> Html {
    let words = &use_words().results;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
