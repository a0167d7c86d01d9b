//! Something said in its place, beside what it is about.

use yew::prelude::*;

use crate::app::notice::Tone;

/// Props of [`Message`].
#[derive(Properties, PartialEq)]
pub struct MessageProps {
    /// How much it matters.
    #[prop_or_default]
    pub tone: Tone,
    /// What happened.
    pub message: AttrValue,
    /// What to do.
    #[prop_or_default]
    pub hint: AttrValue,
    /// More of it: a list, buttons.
    #[prop_or_default]
    pub children: Html,
}

/// Something said in its place.
#[component]
pub fn Message(props: &MessageProps) -> Html {
    html! {
        <div class={classes!("message", props.tone.class())}>
            <p class="message-text">
                <strong>{ &props.message }</strong>
                if !props.hint.is_empty() {
                    { " " }
                    <span>{ &props.hint }</span>
                }
            </p>
            { props.children.clone() }
        </div>
    }
}
