//! The bin: studies that can still be had back.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{Now, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, ConfirmButton, Look};
use crate::id::StudyId;
use crate::store::StudyEntry;

/// Props of [`Bin`].
#[derive(Properties, PartialEq)]
pub struct BinProps {
    /// The studies in it.
    pub entries: Rc<[StudyEntry]>,
    /// The clock.
    pub now: Now,
    /// Takes one out.
    pub onrestore: Callback<StudyId>,
    /// Erases one for good.
    pub onerase: Callback<StudyId>,
}

/// The bin.
#[component]
pub fn Bin(props: &BinProps) -> Html {
    let words = &use_words().home;
    html! {
        <details class="bin">
            <summary>{ (words.binned)(props.entries.len()) }</summary>
            <ul class="study-list">
                for it in props.entries.iter() {
                    <Binned
                        key={it.id.to_string()}
                        entry={it.clone()}
                        now={props.now}
                        onrestore={props.onrestore.clone()}
                        onerase={props.onerase.clone()}
                    />
                }
            </ul>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct BinnedProps {
    entry: StudyEntry,
    now: Now,
    onrestore: Callback<StudyId>,
    onerase: Callback<StudyId>,
}

#[component]
fn Binned(props: &BinnedProps) -> Html {
    let words = use_words();
    let entry = &props.entry;
    let restore =
        use_event((entry.id, props.onrestore.clone()), |_: MouseEvent, (id, it)| {
            it.emit(*id);
        });
    let erase = use_event((entry.id, props.onerase.clone()), |(), (id, it)| {
        it.emit(*id);
    });
    html! {
        <li class="study-item binned">
            <p class="study-line">
                <span class="study-name">{ &entry.name }</span>
                <span class="study-when">{ (words.time.when)(entry.saved_at, props.now) }</span>
            </p>
            <div class="row">
                <Button
                    label={AttrValue::from((words.home.restore_study)(&entry.name))}
                    onclick={restore}
                >
                    { words.home.restore }
                </Button>
                <ConfirmButton
                    look={Look::Danger}
                    label={words.home.erase}
                    name={AttrValue::from((words.home.erase_study)(&entry.name))}
                    question={(words.home.erase_sure)(&entry.name)}
                    yes={words.home.erase}
                    onyes={erase}
                />
            </div>
        </li>
    }
}
