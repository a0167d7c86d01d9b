//! A place with nothing in it yet, and what to do about that.

use yew::prelude::*;

/// Props of [`Empty`].
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// What is not there yet.
    pub title: AttrValue,
    /// What it will be good for.
    #[prop_or_default]
    pub text: AttrValue,
    /// The next step: one or two buttons.
    #[prop_or_default]
    pub children: Html,
}

/// A place with nothing in it yet.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty">
            <p class="empty-title">{ &props.title }</p>
            if !props.text.is_empty() {
                <p class="empty-text">{ &props.text }</p>
            }
            <div class="empty-steps">{ props.children.clone() }</div>
        </div>
    }
}
