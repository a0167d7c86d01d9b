//! Entering answers, two typings compared, and handing the page over.

use heddle::app::route::Route;
use heddle::app::screens::entry::{EntryLine, EntryLineProps};
use heddle::app::shared::Shared;
use heddle::study::{Command, Typing, apply};
use heddle::survey::form::Form;
use heddle::survey::{Filling, Reply};
use yew::prelude::*;

use crate::common::{id, stamp, study};
use crate::stage::{part, screen};

/// The first three questions of the small study's survey, as lines of a form.
#[tokio::test]
async fn a_form_is_typed_line_by_line() {
    let study = study();
    let survey = study.surveys.values().next().unwrap();
    let form = std::rc::Rc::new(Form::of(survey));
    let drawn = part(move || {
        let study = crate::common::study();
        let survey = study.surveys.values().next().unwrap();
        let form = std::rc::Rc::new(Form::of(survey));
        let mut filling = Filling::new(&form);
        filling.put(0, "n");
        filling.put(1, "-99");
        filling.put(3, "about 3");
        filling.settle(3);
        let shown = filling.shown();
        let lines = filling.lines().iter().enumerate().map(|(at, line)| {
            let props = EntryLineProps {
                form: Shared::from(&form),
                at,
                number: at + 1,
                line: line.clone(),
                shown: shown[at],
                onact: Callback::noop(),
            };
            html! { <EntryLine ..props /> }
        });
        html! { { for lines.take(4) } }
    })
    .await;
    drop(form);
    assert!(drawn.contains("Nurse"), "{drawn}");
    assert!(drawn.contains("That is no number."), "{drawn}");
    assert!(drawn.contains("Refused"), "{drawn}");
    insta::assert_snapshot!(drawn);
}

#[tokio::test]
async fn answers_are_entered() {
    let drawn = screen(study(), Route::Entry { survey: id(50) }).await;
    // The respondent after R3, and who was entered, the last one first.
    assert!(drawn.contains("value=\"R4\""), "{drawn}");
    insta::assert_snapshot!(drawn);
}

#[tokio::test]
async fn two_typings_are_compared() {
    let mut study = study();
    let again = Command::EnterRespondent {
        survey: id(50),
        typing: Typing::Second,
        respondent: "R9".into(),
        replaces: None,
        replies: vec![(id(51), Reply::Choice(0))],
    };
    study = apply(&study, &again, &stamp(91)).unwrap();
    let drawn = screen(study, Route::Typings { survey: id(50) }).await;
    assert!(drawn.contains("Only the second time: R9."), "{drawn}");
    insta::assert_snapshot!(drawn);
}

#[tokio::test]
async fn the_page_is_handed_over() {
    insta::assert_snapshot!(screen(study(), Route::Alone { survey: id(50) }).await);
}

#[tokio::test]
async fn a_survey_that_is_gone_is_said() {
    let drawn = screen(study(), Route::Entry { survey: id(77) }).await;
    assert!(drawn.contains("This survey is not in the study any more."), "{drawn}");
}
