//! The screen Coding: see `words::coding`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;
use crate::id::{SegmentId, TranscriptId};

/// Props of [`CodingScreen`].
#[derive(Properties, PartialEq)]
pub struct CodingProps {
    /// The transcript to code.
    pub transcript: TranscriptId,
    /// The segment to begin at.
    #[prop_or_default]
    pub segment: Option<SegmentId>,
}

/// The screen.
#[component]
pub fn CodingScreen(_: &CodingProps) -> Html {
    let words = &use_words().coding;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
