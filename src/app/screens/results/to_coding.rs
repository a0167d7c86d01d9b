//! Open answers, sent to coding as a transcript; or the way to the one they were sent to.

use yew::prelude::*;

use crate::app::browser::{clock, ids};
use crate::app::context::{use_dispatch, use_transcripts, use_words};
use crate::app::event::use_event;
use crate::app::parts::Button;
use crate::app::route::{Route, use_go};
use crate::id::QuestionId;
use crate::stamp::Stamp;
use crate::study::Command;
use crate::study::answers::{made_of, transcript_of};

/// Props of [`ToCoding`].
#[derive(Properties, PartialEq)]
pub(super) struct ToCodingProps {
    /// The question.
    pub question: QuestionId,
}

/// The button.
#[component]
pub(super) fn ToCoding(props: &ToCodingProps) -> Html {
    let words = &use_words().results.open;
    let (dispatch, go, transcripts) = (use_dispatch(), use_go(), use_transcripts());
    let there = use_memo((transcripts, props.question), {
        let dispatch = dispatch.clone();
        move |(_, question)| dispatch.study().and_then(|it| made_of(&it, *question))
    });
    let onclick = use_event((props.question, dispatch, go, *there), {
        |_: MouseEvent, (question, dispatch, go, there)| {
            if let Some(id) = *there {
                return go.emit(Route::Transcript { id });
            }
            let (Some(study), Some(by)) = (dispatch.study(), dispatch.coder()) else {
                return;
            };
            let stamp = Stamp { at: clock::now().at, by };
            let Some(made) = transcript_of(&study, *question, &mut ids::ids(), &stamp)
            else {
                return;
            };
            let id = made.id;
            if dispatch.attempt(Command::AddTranscripts(vec![made])).is_ok() {
                go.emit(Route::Transcript { id });
            }
        }
    });
    html! {
        <Button {onclick}>{ if there.is_some() { words.coded } else { words.to_coding } }</Button>
    }
}
