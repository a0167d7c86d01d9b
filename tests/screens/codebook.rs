//! The codebook's views: versions, what is to be checked, ready-made codes, splitting, and a
//! codebook before it is taken.

use std::rc::Rc;

use heddle::app::open::{Incoming, IncomingKind};
use heddle::app::route::Route;
use heddle::app::screens::codebook::{ImportPreview, Merging};
use heddle::id::CodeId;
use heddle::study::{CodeFields, Command, Study, apply};
use yew::prelude::*;

use crate::common::{id, stamp, study};
use crate::stage::{at, screen};

/// The study with a version, after which a definition changed and a code was archived.
fn later() -> Study {
    let mut it = study();
    let mut fields = CodeFields::of(it.codebook.get(id(21)).unwrap());
    fields.definition = "What trust in the coach means.".into();
    fields.source = "RE-AIM".into();
    let commands = [
        Command::SaveVersion { id: id(70), name: "Round 1".into() },
        Command::EditCode { id: id(21), fields },
        Command::SetFavourite { id: id(22), number: Some(3) },
        Command::ArchiveCode { id: id(23), archived: true },
    ];
    for (at, command) in (60_000..).zip(&commands) {
        it = apply(&it, command, &stamp(at)).unwrap();
    }
    it
}

#[tokio::test]
async fn a_code_with_its_number_and_where_it_is_from() {
    let html = screen(later(), Route::Code { id: id(21) }).await;
    assert!(html.contains("Show 1 archived code"), "{html}");
    assert!(!html.contains("Pressures</span>"), "archived codes are out of sight");
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn an_archived_code_is_shown_when_it_is_asked_for() {
    let html = screen(later(), Route::Code { id: id(23) }).await;
    assert!(html.contains("Pressures</span>") && html.contains("Bring back"), "{html}");
    assert!(!html.contains("Number key in coding"));
}

#[tokio::test]
async fn versions_and_what_changed() {
    let html = screen(later(), Route::Versions).await;
    assert!(html.contains("2 codes differ."), "{html}");
    assert!(html.contains("2 segments coded before that, and not checked since"));
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn what_is_to_be_checked() {
    let html = screen(later(), Route::Check).await;
    assert!(html.contains("To check (2)") && html.contains("All 2 still fit"), "{html}");
    insta::assert_snapshot!(html);
    assert!(screen(study(), Route::Check).await.contains("Nothing to check."));
}

#[tokio::test]
async fn ready_made_codes() {
    let html = screen(study(), Route::Shelves).await;
    for name in
        ["CFIR 2022", "TDF v2", "RE-AIM", "Proctor", "Normalization", "Collaborative"]
    {
        assert!(html.contains(name), "{name}");
    }
    assert!(html.contains("Add 75 codes: CFIR 2022"), "{html}");
}

#[tokio::test]
async fn a_code_is_split() {
    let html = screen(later(), Route::Split { id: id(20) }).await;
    assert!(html.contains("No segment has this code."), "{html}");
    insta::assert_snapshot!(screen(later(), Route::Split { id: id(23) }).await);
}

#[tokio::test]
async fn what_merging_would_change() {
    let nothing = Callback::noop;
    let (from, heir): (CodeId, CodeId) = (id(22), id(21));
    let html = html! {
        <Merging from={from} {heir} onyes={nothing()} oncancel={nothing()} />
    };
    let html = at(study(), Route::Codebook, html).await;
    assert!(
        html.contains("“Credibility” takes its place in “Coaching that fits”."),
        "{html}"
    );
}

#[tokio::test]
async fn a_codebook_before_it_is_taken() {
    let text = "code,parent,definition,notes\nVisits,Coaching,Coming to us.,x\nRota,,,\n";
    let bytes = Rc::from(text.as_bytes());
    let file = Incoming { name: "book.csv".into(), bytes, kind: IncomingKind::Codebook };
    let html = html! { <ImportPreview {file} ondone={Callback::noop()} /> };
    insta::assert_snapshot!(at(study(), Route::Codebook, html).await);
}
