//! How much of the browser's room is taken.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::notice::Tone;
use crate::app::parts::Message;
use crate::store::meter::{Level, Meter};

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
    let all = use_words();
    let (words, keeping) = (&all.home, &all.keeping);
    // Tenths of a per cent: a picture of a thousand units' width.
    let taken = (props.used * 1_000).checked_div(props.room).unwrap_or(0).min(1_000);
    let meter = Meter { used: props.used, room: props.room, studies: Vec::new() };
    let [scarce, none] = keeping.scarce;
    let said = match meter.level() {
        Level::Fine => None,
        Level::Warn => Some((Tone::Info, scarce)),
        Level::NoImports => Some((Tone::Warning, none)),
    };
    let high = said.map(|_| "high");
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
                if let Some((tone, (message, hint))) = said {
                    <Message {tone} {message} {hint} />
                }
                <p class="note">{ (words.room)(props.used, props.room) }</p>
            </div>
        }
    }
}
