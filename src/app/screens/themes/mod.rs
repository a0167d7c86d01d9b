//! The screen Themes: see `words::themes`.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::parts::PageHead;
use crate::id::ThemeId;

/// Props of [`ThemesScreen`].
#[derive(Properties, PartialEq)]
pub struct ThemesProps {
    /// The theme to show alone.
    #[prop_or_default]
    pub theme: Option<ThemeId>,
}

/// The screen.
#[component]
pub fn ThemesScreen(_: &ThemesProps) -> Html {
    let words = &use_words().themes;
    html! {
        <PageHead title={words.title} about={words.lead} />
    }
}
