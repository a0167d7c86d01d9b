//! The transcripts: their list, and their import. See `words::transcripts`.

pub mod draft_card;
pub mod edit;
pub mod import;
pub mod list;
pub mod pile;
pub mod speakers;

use yew::prelude::*;

use self::import::{Import, people};
use self::list::{Line, List, line};
use crate::app::context::{
    use_about, use_layers, use_participants, use_study, use_transcripts, use_words,
};
use crate::app::event::use_event;
use crate::app::parts::{Button, Look, PageHead, Section};

/// The screen.
#[component]
pub fn TranscriptsScreen() -> Html {
    let all = use_words();
    let words = &all.transcripts;
    let (study, transcripts) = (use_study(), use_transcripts());
    let (layers, about, participants) = (use_layers(), use_about(), use_participants());
    let importing = use_state(|| false);
    let people = use_memo(participants.clone(), |it| people(it, all));
    let lines = use_memo(
        (transcripts.clone(), layers, about, participants),
        |(_, layers, about, participants)| {
            let by_name = study.transcripts_by_name();
            let lines = by_name.iter().map(|it| line(it, layers, about, participants));
            lines.collect::<Vec<Line>>()
        },
    );
    let toggle = use_event(*importing, {
        let importing = importing.setter();
        move |_: MouseEvent, now| importing.set(!now)
    });
    let ondone = use_event((), {
        let importing = importing.setter();
        move |(), ()| importing.set(false)
    });
    let empty = transcripts.is_empty();
    let total = lines.iter().map(|it| it.words).sum();
    let said =
        if empty { words.lead.to_owned() } else { (words.about)(lines.len(), total) };
    html! {
        <>
            <PageHead title={words.title} about={said} section={Section::Weft}>
                if !empty {
                    <Button look={Look::Primary} expanded={*importing} onclick={toggle}>{ words.import.open }</Button>
                }
            </PageHead>
            <div class="page">
                <Import key="import" open={empty || *importing} {ondone} />
                if !empty {
                    <List key="list" {lines} people={(*people).clone()} />
                }
            </div>
        </>
    }
}
