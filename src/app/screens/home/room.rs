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
    let high = (props.room / 10 * 8).to_string();
    html! {
        if props.room > 0 && props.used > 0 {
            <div class="room">
                <meter
                    min="0"
                    max={props.room.to_string()}
                    high={high}
                    value={props.used.to_string()}
                    aria-label={words.room_label}
                />
                <p class="note">{ (words.room)(props.used, props.room) }</p>
            </div>
        }
    }
}
