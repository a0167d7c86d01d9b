//! The studies on this computer, the last saved first.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::context::{Now, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look};
use crate::id::StudyId;
use crate::store::StudyEntry;

/// Props of [`StudyList`].
#[derive(Properties, PartialEq)]
pub struct StudyListProps {
    /// The studies.
    pub entries: Rc<[StudyEntry]>,
    /// The one that is open.
    #[prop_or_default]
    pub current: Option<StudyId>,
    /// The clock.
    pub now: Now,
    /// Opens one.
    pub onopen: Callback<StudyId>,
    /// Puts one into the bin.
    pub onbin: Callback<StudyId>,
}

/// The studies on this computer.
#[component]
pub fn StudyList(props: &StudyListProps) -> Html {
    html! {
        <ul class="study-list">
            for it in props.entries.iter() {
                <Entry
                    key={it.id.to_string()}
                    entry={it.clone()}
                    current={props.current == Some(it.id)}
                    now={props.now}
                    onopen={props.onopen.clone()}
                    onbin={props.onbin.clone()}
                />
            }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    entry: StudyEntry,
    current: bool,
    now: Now,
    onopen: Callback<StudyId>,
    onbin: Callback<StudyId>,
}

#[component]
fn Entry(props: &EntryProps) -> Html {
    let words = use_words();
    let (entry, counts) = (&props.entry, props.entry.counts);
    let open = use_event((entry.id, props.onopen.clone()), |_: MouseEvent, (id, it)| {
        it.emit(*id);
    });
    let bin = use_event((entry.id, props.onbin.clone()), |_: MouseEvent, (id, it)| {
        it.emit(*id);
    });
    let holds = (words.home.holds)(counts.transcripts, counts.respondents, counts.coders);
    let backup = entry.backup_at.map_or(words.shell.no_backup.to_owned(), |it| {
        (words.shell.backup)(&(words.time.ago)(it, props.now))
    });
    html! {
        <li class="study-item">
            <button type="button" class="study-open" onclick={open}>
                <span class="study-line">
                    <span class="study-name">
                        { &entry.name }
                        if props.current {
                            <span class="badge">{ words.home.current }</span>
                        }
                    </span>
                    <span class="study-when">{ (words.time.when)(entry.saved_at, props.now) }</span>
                </span>
                <span class="study-holds">{ holds }{ " · " }{ backup }</span>
            </button>
            <Button
                look={Look::Quiet}
                class="study-bin"
                label={AttrValue::from((words.home.bin_study)(&entry.name))}
                onclick={bin}
            >
                { words.home.bin }
            </Button>
        </li>
    }
}
