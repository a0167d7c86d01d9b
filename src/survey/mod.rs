//! Surveys: questions, and what each respondent answered. Knows nothing of files' dialects
//! (`interchange::csv`), of the tools that write them (`interchange::exports`) or of
//! statistics (`stats`).

mod answer;
mod composite;
mod question;
pub mod reading;
mod records;
mod table;
mod update;

use std::rc::Rc;

pub use answer::{Answers, Column, Given, Missing};
pub use composite::{Composite, Score};
pub use question::{Kind, KindName, Level, MissingCode, Question};
pub use records::Records;
pub use table::{Cells, Table};
pub use update::{AnswerChange, Update, update};

use crate::id::{QuestionId, SurveyId};
use crate::stamp::Provenance;

/// A questionnaire and its answers: one column a question, one row a respondent.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// Its name.
    pub name: String,
    /// The file it was read from, if any.
    pub source: String,
    /// The respondents' ids, one a row; unique.
    pub respondents: Rc<Vec<Rc<str>>>,
    /// The questions, in the questionnaire's order, each with its answers.
    pub questions: Vec<(Question, Rc<Column>)>,
    /// Its composite scales, in the order in which they were made.
    pub composites: Vec<Composite>,
    /// Who and when.
    pub provenance: Provenance,
}

impl Survey {
    /// Returns the number of respondents.
    pub fn rows(&self) -> usize {
        self.respondents.len()
    }

    /// Returns a question with its answers.
    pub fn question(&self, id: QuestionId) -> Option<(&Question, &Rc<Column>)> {
        self.questions.iter().find(|(it, _)| it.id == id).map(|(q, c)| (q, c))
    }

    /// Returns the question whose name this is.
    pub fn by_name(&self, name: &str) -> Option<(&Question, &Rc<Column>)> {
        self.questions.iter().find(|(it, _)| it.name == name).map(|(q, c)| (q, c))
    }
}
