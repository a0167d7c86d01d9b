//! The four views of the search.

use std::rc::Rc;

use heddle::app::route::Route;
use heddle::app::screens;
use heddle::app::session::{Action, Session};
use heddle::app::sought::{Sought, View};
use heddle::find::{Group, Is, Limits, Order, Part, SaidBy};

use crate::common::{asks, id, study};
use crate::stage::{screen, session};

async fn sought(it: Sought) -> String {
    let open = Rc::new(Session::of(study()));
    let open = Session::reduce(&open, Action::Seek(Box::new(it)));
    session(&open, Route::Search, screens::screen(Route::Search)).await
}

#[tokio::test]
async fn places_stand_under_each_other() {
    let typed = "*e*".to_owned();
    let html = sought(Sought { typed, ..Sought::default() }).await;
    let places = html.matches("class=\"kwic-before\"").count();
    assert!(places > 3);
    assert_eq!(html.matches("<mark>").count(), places);
    assert_eq!(html.matches("class=\"kwic-after\"").count(), places);
    assert!(html.contains(&format!("{places} places in ")), "{html}");
    // By what is before them, transcripts are named at each place instead.
    assert_eq!(html.matches("<h2>P0").count(), 2);
    let typed = "*e*".to_owned();
    let html = sought(Sought { typed, order: Order::Before, ..Sought::default() }).await;
    assert_eq!(html.matches("<h2>P0").count(), 0);
    assert_eq!(html.matches("<mark>").count(), places);
}

#[tokio::test]
async fn a_pattern_that_cannot_be_read_says_why() {
    let typed = "(staff".to_owned();
    let html = sought(Sought { typed, pattern: true, ..Sought::default() }).await;
    assert!(html.contains("At character 1: this ( has no )."), "{html}");
    assert!(html.contains("aria-invalid=\"true\""));
}

#[tokio::test]
async fn words_are_counted_in_a_table() {
    let html = sought(Sought { view: View::Counts, ..Sought::default() }).await;
    // The study's own stop words: "and" and "the".
    assert!(!html.contains("Show where “the” is said"));
    assert!(html.contains("Show where “") && html.contains("words are left out"));
}

#[tokio::test]
async fn a_query_is_shown_with_what_it_finds() {
    let it = Sought {
        view: View::Segments,
        asks: asks(20),
        query: Some(id(80)),
        ..Sought::default()
    };
    let html = sought(it).await;
    // A row for each condition, the group and its own among them.
    assert_eq!(html.matches("class=\"query-row\"").count(), 15);
    assert!(html.contains("Heard"));
    assert!(html.contains("<blockquote"));
    assert!(!html.contains(">P01</span>"), "people are not named");
}

#[tokio::test]
async fn what_is_not_chosen_or_bare_says_what_to_do() {
    let start = sought(Sought { view: View::Like, ..Sought::default() }).await;
    assert!(start.contains("Which code?"), "{start}");
    let bare = screen(study(), Route::MoreLike { code: id(20) }).await;
    assert!(bare.contains("You have given this code to no passage yet."), "{bare}");
    let of = screen(study(), Route::CodeSegments { code: id(21) }).await;
    assert!(of.contains("(2 segments)"), "{of}");
}

#[tokio::test]
async fn proposals_say_because_of_what() {
    let mut it = Sought { view: View::Like, code: Some(id(21)), ..Sought::default() };
    let html = sought(it.clone()).await;
    assert!(html.contains("class=\"proposal\""), "{html}");
    assert!(html.contains("Because of") && html.contains("<mark"));
    // The list is one stop for the keyboard.
    assert_eq!(html.matches("tabindex=\"0\" aria-label=\"P0").count(), 1, "{html}");
    it.limits.said_by = SaidBy::Interviewers;
    let asked = sought(it).await;
    assert_ne!(asked, html);
}

#[tokio::test]
async fn what_few_people_say_is_not_found_when_small_counts_are_hidden() {
    let sought = async |it: Sought| {
        let mut hides = study();
        Rc::make_mut(&mut hides.about).disclosure =
            heddle::stats::Disclosure { below: 5, round: 0, zeros: false };
        let open = Rc::new(Session::of(hides));
        let open = Session::reduce(&open, Action::Seek(Box::new(it)));
        session(&open, Route::Search, screens::screen(Route::Search)).await
    };
    // Doctors: one participant.
    let value = Some(("role".to_owned(), Some("Doctor".to_owned())));
    let is = Is::Value { attribute: "role".into(), value: Some("Doctor".into()) };
    let asks = Group { any: false, parts: vec![Part { not: false, is }] };
    let limits = Limits { value, ..Limits::default() };
    let found = |view, asks, limits| Sought {
        typed: "*e*".into(),
        view,
        asks,
        limits,
        ..Sought::default()
    };
    for it in [
        found(View::Segments, asks, Limits::default()),
        found(View::Words, Group::default(), limits),
    ] {
        let html = sought(it).await;
        assert!(html.contains("what they say is not listed"), "{html}");
        assert!(!html.contains("class=\"said\""), "{html}");
    }
    let is = Is::Code { code: id(20), under: true };
    let by_code = Group { any: false, parts: vec![Part { not: false, is }] };
    // Others are listed, but in how few transcripts is not said.
    for it in [
        found(View::Segments, by_code, Limits::default()),
        found(View::Words, Group::default(), Limits::default()),
    ] {
        let html = sought(it).await;
        assert!(
            html.contains("class=\"said\"") && html.contains("[c] transcripts."),
            "{html}"
        );
    }
}
