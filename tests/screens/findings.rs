//! Overview, codebook, themes, participants, files, changes and about.

use std::rc::Rc;

use heddle::app::open::{Incoming, IncomingKind};
use heddle::app::route::Route;
use heddle::app::screens::codebook::ImportPreview;
use heddle::app::screens::coding::code_card::CodeCard;
use heddle::app::screens::files::{Found, read_study};
use heddle::app::screens::participants::SheetPreview;
use heddle::app::screens::results::{OpenAnswers, OtherHalf};
use heddle::app::screens::themes::Split;
use heddle::app::shared::Shared;
use heddle::id::QuestionId;
use heddle::interchange::study_file;
use heddle::study::Study;
use heddle::themes::StanceCounts;
use yew::prelude::*;

use crate::common::{id, study};
use crate::stage::{NOW, at, part, screen};

#[tokio::test]
async fn the_study_at_a_glance() {
    insta::assert_snapshot!(screen(study(), Route::Overview).await);
}

#[tokio::test]
async fn the_tree_of_codes() {
    insta::assert_snapshot!(screen(study(), Route::Codebook).await);
}

#[tokio::test]
async fn themes_with_what_supports_them() {
    insta::assert_snapshot!(screen(study(), Route::Themes).await);
}

#[tokio::test]
async fn a_theme_with_its_quotes() {
    let html = screen(study(), Route::Theme { id: id(40) }).await;
    // Two coders' segments on the same words are one quote; the third stands alone.
    assert_eq!(html.matches("<blockquote").count(), 2);
    assert!(html.contains("2 passages from 3 segments"));
    assert!(!html.contains(">P01</span>"), "people are not named");
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn a_theme_that_is_gone() {
    insta::assert_snapshot!(screen(study(), Route::Theme { id: id(99) }).await);
}

#[tokio::test]
async fn participants_with_what_is_theirs() {
    insta::assert_snapshot!(screen(study(), Route::Participants).await);
}

#[tokio::test]
async fn files_out_and_in() {
    insta::assert_snapshot!(screen(study(), Route::Files).await);
}

#[tokio::test]
async fn what_was_done() {
    insta::assert_snapshot!(screen(study(), Route::Log).await);
}

#[tokio::test]
async fn what_heddle_is() {
    insta::assert_snapshot!(screen(study(), Route::About).await);
}

#[tokio::test]
async fn nothing_is_there_yet() {
    let empty = heddle::app::context::empty_study;
    for (route, said) in [
        (Route::Codebook, "No codes yet."),
        (Route::Themes, "No themes yet."),
        (Route::Participants, "Nobody yet."),
        (Route::Log, "Nothing has been changed yet."),
    ] {
        let html = screen(empty(), route).await;
        assert!(html.contains(said), "{html}");
        assert!(html.contains("class=\"empty"), "{html}");
    }
}

#[tokio::test]
async fn stances_diverge() {
    let counts = StanceCounts { barrier: 6, facilitator: 2, mixed: 4, none: 1 };
    let none = StanceCounts { none: 3, ..StanceCounts::default() };
    let html = part(move || {
        html! { <><Split {counts} most=10.0 /><Split counts={none} most=10.0 /></> }
    });
    insta::assert_snapshot!(html.await);
}

fn file(kind: IncomingKind, name: &str, text: &str) -> Incoming {
    let bytes = Rc::from(text.as_bytes());
    Incoming { name: name.to_owned(), bytes, kind }
}

#[tokio::test]
async fn a_participant_list_before_it_is_taken() {
    let list = "document,participant,role,respondent\nP01,P01,Nurse,R1\n\
                P09,P09,Coach,R9\n,,Lost,\n";
    let file = file(IncomingKind::Participants, "people.csv", list);
    let html = html! { <SheetPreview {file} ondone={Callback::noop()} /> };
    insta::assert_snapshot!(at(study(), Route::Participants, html).await);
}

#[tokio::test]
async fn codings_before_they_are_taken() {
    let table = "document,start,end,code,coder\nP01,55,70,Credibility,Jo\n\
                 P01,9000,9009,Visits,Jo\nP77,1,2,Visits,Jo\nP02,55,70,Fresh,Kim\n";
    let codings = file(IncomingKind::Codings, "codings.csv", table);
    let codes = "name,about\nTrust,x\n";
    let wrong = file(IncomingKind::Codings, "wrong.csv", codes);
    let html = html! {
        <>
            <ImportPreview file={codings} ondone={Callback::noop()} />
            <ImportPreview file={wrong} ondone={Callback::noop()} />
        </>
    };
    insta::assert_snapshot!(at(study(), Route::Codebook, html).await);
}

#[tokio::test]
async fn study_files_before_they_are_opened() {
    let whole = study_file::write(&study());
    let cut = &whole[..whole.len() / 3];
    let newer = whole.replace("\"version\":1", "\"version\":7");
    let moved = whole.replace(
        "\"start\":85,\"end\":118,\"quote\"",
        "\"start\":8500,\"end\":8533,\"quote\"",
    );
    let shown = |name: &str, text: &str, twin: Option<&str>| {
        let mut reading = read_study(name, text.as_bytes());
        reading.twin = twin.map(str::to_owned);
        let reading = Rc::new(reading);
        html! {
            <Found
                {reading}
                now={NOW}
                onopen={Callback::noop()}
                onreplace={Callback::noop()}
                onleave={Callback::noop()}
            />
        }
    };
    let html = html! {
        <>
            { shown("cut.json", cut, None) }
            { shown("newer.json", &newer, None) }
            { shown("other.json", "{\"format\":\"x\"}", None) }
            { shown("moved.json", &moved, None) }
            { shown("twin.json", &whole, Some("Winter falls")) }
        </>
    };
    insta::assert_snapshot!(at(study(), Route::Files, html).await);
}

/// Returns the study with counts from 1 to 4 hidden.
fn hiding() -> Study {
    let mut it = study();
    Rc::make_mut(&mut it.about).disclosure =
        heddle::stats::Disclosure { below: 5, round: 0, zeros: false };
    it
}

/// Returns pieces that count people: a theme, those who take part, the study at a glance, the
/// other half beside a question, a code's card, open answers.
async fn counting_people(it: fn() -> Study) -> Vec<String> {
    let study = it();
    let mut all = Vec::new();
    for route in [Route::Theme { id: id(40) }, Route::Participants, Route::Overview] {
        all.push(screen(it(), route).await);
    }
    let survey = Shared::from(study.surveys.values().next().unwrap());
    let codebook = Shared::from(&study.codebook);
    let code = Shared::from(study.codebook.get(id(21)).unwrap());
    for piece in [
        html! { <OtherHalf survey={survey.clone()} /> },
        html! { <CodeCard {code} {codebook} doing={None} ondoing={Callback::noop()} /> },
        html! { <OpenAnswers {survey} question={id::<QuestionId>(56)} /> },
    ] {
        all.push(at(it(), Route::Results, piece).await);
    }
    all
}

#[tokio::test]
async fn few_people_are_counted_nowhere_when_small_counts_are_hidden() {
    let open = counting_people(study).await;
    let hidden = counting_people(hiding).await;
    let said = [
        [
            "1 transcript · 1 of 2 participants",
            "[c] transcripts · [c] of [c] participants",
        ],
        [
            "2 participants · 2 with a transcript · 1 in the survey",
            "[c] participants · [c] with a transcript · [c] in the survey",
        ],
        ["2 with a transcript", "[c] with a transcript"],
        ["1 of 2 participants", "[c] of [c] participants"],
        ["1 of 2 participants", "[c] of [c] participants"],
        ["Respondent R", "what they say is not listed"],
    ];
    for ((open, hidden), [plain, masked]) in open.iter().zip(&hidden).zip(said) {
        assert!(open.contains(plain) && !open.contains(masked), "{open}");
        assert!(hidden.contains(masked) && !hidden.contains(plain), "{hidden}");
    }
    // Beside a question, not even that somebody was interviewed too.
    assert!(
        open[3].contains("was interviewed too") && !hidden[3].contains("interviewed too")
    );
}
