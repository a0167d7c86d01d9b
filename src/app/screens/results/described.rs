//! The descriptions of a survey's questions, made in slices, so that the page stays awake, and
//! each once for as long as its question and its answers are the same.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{clock, timers};
use crate::app::shared::Shared;
use crate::stats::{Description, describe};
use crate::survey::{Column, Question, Survey};

/// How long describing may hold the page up at a time, in milliseconds.
const SLICE: i64 = 20;

/// What was described.
type Known = Vec<(Question, Rc<Column>, Description)>;

/// Describes what is not described yet, for a slice; tells whether that was all.
fn more(known: &mut Known, survey: &Survey) -> bool {
    let browser = cfg!(target_arch = "wasm32");
    let until = if browser { clock::now().at.0 + SLICE } else { 0 };
    for (at, (question, column)) in survey.questions.iter().enumerate() {
        let same = |it: &(Question, Rc<Column>, _)| {
            Rc::ptr_eq(&it.1, column) && it.0 == *question
        };
        if known.get(at).is_some_and(same) {
            continue;
        }
        if browser && clock::now().at.0 >= until {
            return false;
        }
        let made =
            (question.clone(), Rc::clone(column), describe(question, column, None));
        match known.get_mut(at) {
            Some(it) => *it = made,
            None => known.push(made),
        }
    }
    known.truncate(survey.questions.len());
    true
}

/// Returns the descriptions of a survey's questions, once all of them are made.
#[hook]
pub(super) fn use_described(survey: &Shared<Survey>) -> Option<Shared<Vec<Description>>> {
    let known = use_mut_ref(Known::new);
    let round = use_state(|| 0_u32);
    let made = use_memo((survey.clone(), *round), |(survey, _)| {
        let mut known = known.borrow_mut();
        let all = more(&mut known, survey);
        all.then(|| Shared::new(known.iter().map(|it| it.2.clone()).collect::<Vec<_>>()))
    });
    let (setter, now) = (round.setter(), *round);
    use_effect_with((survey.clone(), now, made.is_some()), move |&(_, _, done)| {
        let timer = (!done).then(|| timers::later(0, move || setter.set(now + 1)));
        move || drop(timer)
    });
    (*made).clone()
}
