//! Surveys from the file to the numbers.

#[cfg(feature = "cli")]
mod cli;
mod corpus;
mod entry;
mod exports;
mod golden;
mod questionnaire;
mod reading;
mod spss;
mod update;
mod workbooks;

use std::path::PathBuf;
use std::rc::Rc;

use heddle::id::{CoderId, Id as _, Ids};
use heddle::parsed::{Parsed, Problem};
use heddle::stamp::{Moment, Stamp};
use heddle::survey::Survey;
use heddle::survey::reading::SurveyDraft;

/// Returns the path of a fixture.
pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Returns the draft of a survey in this text.
pub(crate) fn draft(text: &str) -> SurveyDraft {
    SurveyDraft::of(Rc::new(heddle::interchange::csv::read_text(text).value))
}

/// Makes the survey of a draft.
pub(crate) fn finish(draft: SurveyDraft) -> Parsed<Survey> {
    let mut ids = Ids::seeded(1);
    let stamp = Stamp { at: Moment(0), by: CoderId::from_uuid(uuid::Uuid::nil()) };
    draft.into_survey("Staff", "staff.csv", &mut ids, &stamp)
}

/// Returns what the notes say, without their places.
pub(crate) fn problems<T>(parsed: &Parsed<T>) -> Vec<Problem> {
    parsed.notes.iter().map(|it| it.problem.clone()).collect()
}
