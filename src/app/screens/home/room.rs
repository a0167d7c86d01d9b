//! How much of the browser's room is taken.

use yew::prelude::*;

use crate::app::context::use_words;

/// Props of [`Room`].
#[derive(Properties, PartialEq)]
pub struct RoomProps {
    /// What Heddle has taken, in UTF-16 units.
    pub used: usize,
    /// How much there is; 0 when nobody knows.
    pub room: usize,
}

/// How much room is taken, as a meter and in words.
#[component]
pub fn Room(props: &RoomProps) -> Html {
    let words = &use_words().home;
    // Tenths of a per cent: a picture of a thousand units' width.
    let taken = (props.used * 1_000).checked_div(props.room).unwrap_or(0).min(1_000);
    let high = (taken > 800).then_some("high");
    html! {
        if props.room > 0 && props.used > 0 {
            <div class="room">
                <svg
                    viewBox="0 0 1000 4"
                    preserveAspectRatio="none"
                    role="meter"
                    aria-label={words.room_label}
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow={(taken / 10).to_string()}
                >
                    <rect class={high} width={taken.max(4).to_string()} height="4" />
                </svg>
                <p class="note">{ (words.room)(props.used, props.room) }</p>
            </div>
        }
    }
}
