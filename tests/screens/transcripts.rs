//! The list of transcripts and their import.

use std::rc::Rc;

use heddle::app::route::Route;
use heddle::app::screens::transcripts::draft_card::DraftCard;
use heddle::app::screens::transcripts::pile::{Change, FileIn, Pile};
use heddle::app::shared::Shared;
use heddle::study::Study;
use yew::prelude::*;

use crate::common::{id, stamp};
use crate::stage::{part, screen};

fn pile(name: &'static str, bytes: &'static [u8]) -> Pile {
    let file = FileIn { name: name.into(), bytes: Some(Rc::from(bytes)) };
    let add = Change::Add(vec![file], vec!["P07".into()], Vec::new());
    (*Rc::new(Pile::default()).reduce(add)).clone()
}

#[tokio::test]
async fn the_list_says_how_far_each_is_coded() {
    let study = heddle::sample::study(id(1)).unwrap().value;
    let html = screen(study, Route::Transcripts).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn without_transcripts_the_next_step_is_there() {
    let study = Study::new(id(9), "Winter", "Amara", &stamp(0));
    let html = screen(study, Route::Transcripts).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn a_draft_is_shown_before_it_is_taken() {
    let html = part(|| {
        let text = "Interviewer: How?\n\nNurse: So <b>it</b> was.\n\nInterviewer: Why?\n\n\
                    Nurse: Well.";
        let pile = pile("P07.txt", text.as_bytes());
        html! {
            <DraftCard
                paper={Shared::from(&pile.papers[0])}
                people={Rc::from([])}
                onchange={Callback::noop()}
            />
        }
    })
    .await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn a_file_without_a_transcript_says_why() {
    let html = part(|| {
        let pile = pile("notes.docx", b"no zip");
        html! {
            <DraftCard
                paper={Shared::from(&pile.papers[0])}
                people={Rc::from([])}
                onchange={Callback::noop()}
            />
        }
    })
    .await;
    insta::assert_snapshot!(html);
}
