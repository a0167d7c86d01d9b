//! The sign of a loom: warp threads in blue, the weft passing through.

use yew::prelude::*;

/// The sign.
#[component]
pub fn Logo() -> Html {
    html! {
        <svg class="logo-sign" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
            <path class="thread warp" d="M5 2v18M11 2v18M17 2v18" />
            <path class="thread weft" d="M2 7h6M14 7h6M8 12.5h6M2 18h6M14 18h6" />
        </svg>
    }
}
