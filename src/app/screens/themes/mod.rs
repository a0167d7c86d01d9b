//! The screen Themes: all of them with what supports them, or one with all its quotes.

mod card;
mod codes;
mod detail;
mod filters;
mod form;
mod list;
mod quote;
mod quotes;
mod split;
mod tables;

use yew::prelude::*;

pub use self::card::{Card, CardProps};
pub use self::codes::{CodePicker, CodePickerProps};
pub use self::filters::{Filters, FiltersProps};
pub use self::quote::{QuoteItem, QuoteItemProps};
pub(crate) use self::quotes::attributes_to_begin_with;
pub use self::split::{Split, SplitProps};
pub(crate) use self::tables::noted;
use crate::app::context::{use_themes, use_words};
use crate::app::parts::{Empty, PageHead, Section};
use crate::app::route::Route;
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
pub fn ThemesScreen(props: &ThemesProps) -> Html {
    let words = &use_words().themes;
    let themes = use_themes();
    let Some(id) = props.theme else { return html! { <list::List /> } };
    if let Some(theme) = themes.iter().find(|it| it.id == id) {
        return html! { <detail::Detail key={id.to_string()} theme={theme.clone()} /> };
    }
    html! {
        <div class="page">
            <PageHead title={words.title} section={Section::Join} />
            <Empty title={words.gone}>
                <a class="button" href={Route::Themes.href()}>{ words.all }</a>
            </Empty>
        </div>
    }
}
