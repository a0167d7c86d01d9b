//! A shortcut, shown where it works.

use yew::prelude::*;

/// Props of [`Keys`].
#[derive(Properties, PartialEq)]
pub struct KeysProps {
    /// The keys, such as `Ctrl+Z`.
    pub keys: AttrValue,
}

/// A shortcut, each key in its own small frame.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    html! {
        <span class="keys">
            for key in props.keys.split('+') {
                <kbd>{ key }</kbd>
            }
        </span>
    }
}
