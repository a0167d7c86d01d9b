//! Correcting a text, and pseudonyms.

use std::rc::Rc;

use heddle::app::route::Route;
use heddle::app::screens::coding::correct::{Correct, Plan};
use heddle::app::screens::coding::correct_shown::Changes;
use heddle::app::shared::Shared;
use heddle::study::correct::{corrected, retyped};
use heddle::study::{Command, Study, apply};
use yew::prelude::*;

use crate::common::{stamp, study};
use crate::stage::{at, screen};

fn typed(study: &Study, turn: usize, new: &str) -> heddle::study::Rewording {
    retyped(study, study.transcripts_by_name()[0].id, turn, new).unwrap()
}

#[tokio::test]
async fn what_a_correction_will_change() {
    let study = study();
    let new = "She sat with <us> at the desk. “Naïve,” we said… cafe\u{301}.";
    let rewording = typed(&study, 1, new);
    let made = Rc::new(corrected(&study, &rewording, None, &stamp(9)).unwrap());
    let plan =
        Rc::new(Plan { rewordings: vec![rewording], made: vec![made], wrong: None });
    let transcripts = Shared::from(&study.transcripts);
    let changes = html! { <Changes {plan} {transcripts} /> };
    let html = at(study, Route::Transcripts, changes).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn the_panel_with_what_was_corrected_before() {
    let before = study();
    let command = Command::Correct(typed(&before, 0, "What really helped? 👩‍⚕️"));
    let study = apply(&before, &command, &stamp(9)).unwrap();
    let transcript = Shared::from(study.transcripts_by_name()[0]);
    let panel = html! { <Correct {transcript} turn={0} /> };
    let html = at(study, Route::Transcripts, panel).await;
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn likely_names_with_their_places() {
    let before = study();
    let said = "And then, Dr <b>Okafor</b>? Ask Dr Okafor on 3 May.";
    let command = Command::Correct(typed(&before, 2, said));
    let study = apply(&before, &command, &stamp(9)).unwrap();
    insta::assert_snapshot!(screen(study, Route::Pseudonyms).await);
}
