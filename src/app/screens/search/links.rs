//! From a code to its segments, and to more like them.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::route::Route;
use crate::id::CodeId;

/// Props of [`CodeLinks`].
#[derive(Properties, PartialEq)]
pub struct CodeLinksProps {
    /// The code.
    pub code: CodeId,
}

/// The two ways.
#[component]
pub fn CodeLinks(props: &CodeLinksProps) -> Html {
    let words = &use_words().search;
    let [_, _, _, like] = words.views;
    let code = props.code;
    html! {
        <p class="code-links">
            <a href={Route::CodeSegments { code }.href()}>{ words.find_segments }</a>
            { " · " }
            <a href={Route::MoreLike { code }.href()}>{ like }</a>
        </p>
    }
}
