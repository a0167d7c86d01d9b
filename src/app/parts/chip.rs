//! The colour of a code, and a code's name with it.

use yew::prelude::*;

use crate::codebook::Colour;

/// Returns the class that gives something a code's colour: `c1` to `c8`.
pub fn colour_class(colour: Colour) -> &'static str {
    match colour.number() {
        1 => "c1",
        2 => "c2",
        3 => "c3",
        4 => "c4",
        5 => "c5",
        6 => "c6",
        7 => "c7",
        _ => "c8",
    }
}

/// Props of [`Dot`].
#[derive(Properties, PartialEq)]
pub struct DotProps {
    /// The colour.
    pub colour: Colour,
}

/// A code's colour as a small square; the name stands beside it, always.
#[component]
pub fn Dot(props: &DotProps) -> Html {
    html! { <span class={classes!("dot", colour_class(props.colour))} aria-hidden="true" /> }
}

/// Props of [`Chip`].
#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// The name.
    pub label: AttrValue,
    /// Its colour, if it is a code's.
    #[prop_or_default]
    pub colour: Option<Colour>,
    /// Takes it away; without it, it stays.
    #[prop_or_default]
    pub onremove: Option<Callback<MouseEvent>>,
    /// What taking it away is called: `Remove Credibility`.
    #[prop_or_default]
    pub remove: Option<AttrValue>,
}

/// A name in a small frame.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! {
        <span class="chip">
            if let Some(colour) = props.colour {
                <Dot {colour} />
            }
            <span class="chip-name">{ &props.label }</span>
            if let Some(onremove) = &props.onremove {
                <button
                    type="button"
                    class="chip-remove"
                    aria-label={props.remove.clone()}
                    onclick={onremove.clone()}
                >
                    { "×" }
                </button>
            }
        </span>
    }
}
