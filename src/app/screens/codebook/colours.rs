//! The choice of a code's colour: eight swatches, each with its name.

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::Dot;
use crate::codebook::Colour;

/// Props of [`Colours`].
#[derive(Properties, PartialEq)]
pub struct ColoursProps {
    /// The id, and the name that the radio buttons share.
    pub id: AttrValue,
    /// The colour now.
    pub value: Colour,
    /// Hears another one.
    pub onchange: Callback<Colour>,
}

/// The choice of a colour.
#[component]
pub fn Colours(props: &ColoursProps) -> Html {
    let words = &use_words().codebook;
    html! {
        <fieldset class="colours" id={props.id.clone()}>
            <legend class="field-label">{ words.colour }</legend>
            <div class="colours-row">
                for colour in Colour::all() {
                    <One
                        key={colour.number()}
                        {colour}
                        of={props.id.clone()}
                        on={colour == props.value}
                        onchange={props.onchange.clone()}
                    />
                }
            </div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    colour: Colour,
    of: AttrValue,
    on: bool,
    onchange: Callback<Colour>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let name = (use_words().codebook.colours)(props.colour);
    let onchange = use_event((props.colour, props.onchange.clone()), {
        |_: Event, (colour, onchange)| onchange.emit(*colour)
    });
    html! {
        <label class={classes!("colour", props.on.then_some("on"))} title={name}>
            <input
                type="radio"
                class="unseen"
                name={props.of.clone()}
                checked={props.on}
                {onchange}
            />
            <Dot colour={props.colour} />
            <span class="unseen">{ name }</span>
        </label>
    }
}
