//! The head of a screen: what it is, how many of how many, and what can be done.

use yew::prelude::*;

use super::Section;

/// Props of [`PageHead`].
#[derive(Properties, PartialEq)]
pub struct PageHeadProps {
    /// The screen's title: its only `h1`, which takes the focus when one comes here.
    pub title: AttrValue,
    /// What is beside it in smaller type: `118 of 124 answered`.
    #[prop_or_default]
    pub about: AttrValue,
    /// Which half of the study it belongs to.
    #[prop_or_default]
    pub section: Section,
    /// What can be done: buttons.
    #[prop_or_default]
    pub children: Html,
}

/// The head of a screen.
#[component]
pub fn PageHead(props: &PageHeadProps) -> Html {
    html! {
        <header class={classes!("page-head", props.section.class())}>
            <h1 tabindex="-1">{ &props.title }</h1>
            if !props.about.is_empty() {
                <p class="page-about">{ &props.about }</p>
            }
            <div class="page-actions">{ props.children.clone() }</div>
        </header>
    }
}
