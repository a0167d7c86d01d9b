//! A theme's segments by stance: what hinders to the left, what helps to the right, mixed
//! across the middle. The numbers stand below in words.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::themes::StanceCounts;

/// Half the bar's width.
const HALF: f64 = 100.0;

/// Props of [`Split`].
#[derive(Properties, PartialEq)]
pub struct SplitProps {
    /// The segments.
    pub counts: StanceCounts,
    /// What fills half the bar: the longest side of all bars that are compared.
    pub most: f64,
}

/// Returns the longer side of a bar, mixed segments half on each.
pub(super) fn longest(counts: &StanceCounts) -> f64 {
    let side = counts.barrier.max(counts.facilitator) as f64;
    side + counts.mixed as f64 / 2.0
}

/// A diverging bar.
#[component]
pub fn Split(props: &SplitProps) -> Html {
    let words = &use_words().themes;
    let it = &props.counts;
    let said = (words.split)(it.barrier, it.facilitator, it.mixed, it.none);
    if it.barrier + it.facilitator + it.mixed == 0 {
        return html! { <p class="split-words">{ words.no_stances }</p> };
    }
    let scale = if props.most > 0.0 { HALF / props.most } else { 0.0 };
    let width = |n: usize| n as f64 * scale;
    let mixed = width(it.mixed);
    let left = HALF - mixed / 2.0;
    let bar = |x: f64, width: f64, class: &'static str| {
        html! {
            <rect
                key={class}
                {class}
                x={format!("{x:.2}")}
                y="1"
                width={format!("{width:.2}")}
                height="8"
            />
        }
    };
    html! {
        <div class="split">
            <svg class="split-bar" viewBox="0 0 200 10" preserveAspectRatio="none" role="img" aria-label={said.clone()}>
                { bar(left - width(it.barrier), width(it.barrier), "split-barrier") }
                { bar(left, mixed, "split-mixed") }
                { bar(HALF + mixed / 2.0, width(it.facilitator), "split-facilitator") }
                <line class="split-middle" x1="100" x2="100" y1="0" y2="10" />
            </svg>
            <p class="split-words" aria-hidden="true">{ said }</p>
        </div>
    }
}
