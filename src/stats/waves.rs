//! Two surveys of the same people: whose answers belong together, and which questions.

use super::pairing::{Absent, Marks, Part};
use crate::order::{self, Map};
use crate::survey::{Column, Question, Survey};

/// Returns for each respondent of a survey their row in another one, if they answered it:
/// respondents are matched by their ids.
pub fn aligned(survey: &Survey, other: &Survey) -> Vec<Option<usize>> {
    let places: Map<&str, usize> =
        order::map(other.respondents.iter().enumerate().map(|(row, it)| (&**it, row)));
    survey.respondents.iter().map(|it| places.get(&**it).copied()).collect()
}

/// Returns the question of another survey that asks the same: the one with the same name,
/// else the only one with the same wording; of the same kind.
pub fn same<'a>(
    question: &Question,
    other: &'a Survey,
) -> Option<(&'a Question, &'a Column)> {
    let alike = |it: &Question| it.kind.name() == question.kind.name();
    if let Some((found, column)) = other.by_name(&question.name).filter(|it| alike(it.0))
    {
        return Some((found, column));
    }
    let text = question.text.trim();
    let mut worded = other.questions.iter().filter(|(it, _)| {
        alike(it) && it.text != it.name && it.text.trim().eq_ignore_ascii_case(text)
    });
    let (found, column) = worded.next()?;
    worded.next().is_none().then_some((found, column))
}

/// Brings another survey's numbers into the order of this one's rows; who is not in it has
/// none.
pub fn brought(rows: &[Option<usize>], numbers: &[Part<f64>]) -> Vec<Part<f64>> {
    let at = |row: &Option<usize>| row.and_then(|it| numbers.get(it).copied());
    rows.iter().map(|it| at(it).unwrap_or(Err(Absent::Missing))).collect()
}

/// The same of groups.
pub fn brought_marks(rows: &[Option<usize>], marks: &Marks) -> Marks {
    let at = |row: &Option<usize>| row.and_then(|it| marks.of.get(it).copied());
    let of = rows.iter().map(|it| at(it).unwrap_or(Err(Absent::Missing))).collect();
    Marks { values: marks.values.clone(), of }
}
