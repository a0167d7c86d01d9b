//! Cells read as a question that the study has already, not as a draft.

use super::column::{ColumnDraft, Fit, Why};
use super::dates::DateOrder;
use super::numerals::DecimalMark;
use super::told::Choice;
use super::{families, fit, ladders, levels};
use crate::survey::{Asking, Cells, Column, Kind, MissingCode, Question};

/// Reads cells as the question has it: its levels, by value or label, and its missing
/// codes. Numbers have a decimal point, and days are written `2024-03-04`.
pub fn read_as(question: &Question, cells: &Cells) -> Column {
    let draft = ColumnDraft {
        name: question.name.clone(),
        text: question.text.clone(),
        kind: question.kind.clone(),
        proposed: question.kind.name(),
        why: Why::Chosen,
        missing_codes: question.missing_codes.clone(),
        not_shown: None,
        decimal: DecimalMark::Point,
        order: DateOrder::DayFirst,
        dropped: false,
        asking: Asking::default(),
        reversed: false,
        asks: Vec::new(),
        fit: Fit::default(),
    };
    fit::read(&draft, cells)
}

/// Returns what a questionnaire's choices make: a scale where they are the points of a
/// well-known one, else one choice; and those that stand for no answer.
pub fn declared(choices: &[Choice]) -> (Kind, Vec<MissingCode>) {
    levels::declared(choices)
}

/// Tells whether two cells hold the same answer: case and outer space do not matter.
pub fn same_value(a: &str, b: &str) -> bool {
    levels::key(a) == levels::key(b)
}

/// Tells whether an answer is no point of any scale, such as "Not sure".
pub fn is_off_scale(label: &str) -> bool {
    ladders::is_off_scale(&families::normal(label).0)
}
