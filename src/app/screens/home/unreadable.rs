//! Studies of which something is kept, and nothing that says how to open them.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::use_words;
use crate::app::notice::Tone;
use crate::app::parts::{Button, Message};
use crate::id::StudyId;
use crate::store::Unreadable;

/// Props of [`UnreadableList`].
#[derive(Properties, PartialEq)]
pub struct UnreadableListProps {
    /// The studies.
    pub studies: Rc<[Unreadable]>,
    /// Opens what there is of one.
    pub onopen: Callback<StudyId>,
}

/// The studies, each with what can be done.
#[component]
pub fn UnreadableList(props: &UnreadableListProps) -> Html {
    let words = &use_words().home;
    let study = |it: &Unreadable| {
        let open = {
            let (onopen, id) = (props.onopen.clone(), it.id);
            Callback::from(move |_: MouseEvent| onopen.emit(id))
        };
        let hint = if it.name.is_none() {
            words.unreadable_nothing
        } else if it.whole {
            words.unreadable_whole
        } else {
            words.unreadable_part
        };
        html! {
            <Message
                key={it.id.to_string()}
                tone={Tone::Warning}
                message={(words.unreadable)(it.name.as_deref())}
                {hint}
            >
                if it.name.is_some() {
                    <div class="row"><Button onclick={open}>{ words.unreadable_open }</Button></div>
                }
            </Message>
        }
    };
    html! { <>{ for props.studies.iter().map(study) }</> }
}
