//! Composite scales as questions: a number a respondent, so that all that can be done with a
//! number question can be done with a scale.

use std::rc::Rc;

use super::pairing::{self, Absent, Part};
use super::scale::{Omega, Reliability, complete, composite, omega};
use crate::order::Map;
use crate::survey::{
    Answers, Column, Composite, Kind, Missing, MissingCode, Question, Survey,
};

/// Why somebody who answered items has no score.
const TOO_FEW: &str = "Too few items answered";

/// Returns a composite's items that are there and have numbers, each with every
/// respondent's: reverse-coded ones are turned round already.
pub fn items<'a>(
    survey: &'a Survey,
    scale: &Composite,
) -> Vec<(&'a Question, Vec<Part<f64>>)> {
    let item = |id| {
        let (question, column) = survey.question(id)?;
        Some((question, pairing::numbers(question, column)?.ok()?))
    };
    scale.items.iter().filter_map(|id| item(*id)).collect()
}

/// Returns the composite as a question with its answers. Who was shown none of the items was
/// not shown the scale; who answered none skipped it; who answered some, but too few, has no
/// answer for a reason of its own.
pub fn derived(survey: &Survey, scale: &Composite) -> (Question, Column) {
    let items = items(survey, scale);
    let rows = rows(survey, &items);
    let made = composite(&rows, scale.score, scale.least);
    let unseen = |row: usize| {
        let at = |it: &(&Question, Vec<Part<f64>>)| {
            it.1.get(row).is_some_and(|it| *it == Err(Absent::NotShown))
        };
        !items.is_empty() && items.iter().all(at)
    };
    let some =
        |row: usize| rows.get(row).is_some_and(|it| it.iter().any(Option::is_some));
    let given = made.values.iter().enumerate().map(|(row, value)| {
        value.ok_or_else(|| match row {
            row if unseen(row) => Missing::NotShown,
            row if some(row) => Missing::Declared(0),
            _ => Missing::Empty,
        })
    });
    let question = Question {
        id: scale.id,
        name: scale.name.clone(),
        text: scale.name.clone(),
        kind: Kind::Number,
        missing_codes: vec![MissingCode {
            value: String::new(),
            reason: TOO_FEW.to_owned(),
        }],
        reversed: false,
        asking: crate::survey::Asking::default(),
        provenance: scale.provenance,
    };
    (question, Column { answers: Answers::Number(given.collect()), strays: Map::new() })
}

/// Returns the survey with its composites as questions behind its own.
pub fn with_composites(survey: &Survey) -> Survey {
    let mut whole = survey.clone();
    for scale in &survey.composites {
        let (question, column) = derived(survey, scale);
        whole.questions.push((question, Rc::new(column)));
    }
    whole
}

/// How well a composite's items go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Alpha, and what each item does to it.
    pub alpha: Reliability,
    /// `McDonald`'s omega.
    pub omega: Omega,
    /// Respondents in all.
    pub rows: usize,
}

/// Looks at a composite's items, in the order of [`items`].
pub fn together(survey: &Survey, scale: &Composite, level: f64) -> Together {
    let items = items(survey, scale);
    let whole = complete(&rows(survey, &items));
    Together {
        alpha: Reliability::of(&whole, level),
        omega: omega(&whole),
        rows: survey.rows(),
    }
}

fn rows(survey: &Survey, items: &[(&Question, Vec<Part<f64>>)]) -> Vec<Vec<Option<f64>>> {
    let cell =
        |row: usize, numbers: &[Part<f64>]| numbers.get(row).and_then(|it| it.ok());
    let row = |at| items.iter().map(|it| cell(at, &it.1)).collect();
    (0..survey.rows()).map(row).collect()
}
