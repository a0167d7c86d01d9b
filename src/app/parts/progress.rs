//! How far something is that takes longer than a moment.

use yew::prelude::*;

/// Props of [`Progress`].
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// What is being done.
    pub label: AttrValue,
    /// How much is done, if it is known.
    #[prop_or_default]
    pub done: Option<usize>,
    /// How much there is.
    #[prop_or_default]
    pub of: usize,
}

/// How far something is.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let value = props.done.map(|it| it.to_string());
    let max = props.done.map(|_| props.of.max(1).to_string());
    html! {
        <label class="progress">
            <span>{ &props.label }</span>
            <progress {value} {max} />
        </label>
    }
}
