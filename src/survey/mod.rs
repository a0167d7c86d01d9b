//! Surveys: questions, and what each respondent answered. Knows nothing of files' dialects
//! (`interchange::csv`), of the tools that write them (`interchange::exports`) or of
//! statistics (`stats`).

mod answer;
mod asking;
mod composite;
mod filling;
pub mod form;
pub mod logic;
mod question;
pub mod reading;
mod recast;
mod records;
mod reply;
mod second;
mod table;
mod update;

use std::rc::Rc;

pub use answer::{Answers, Column, Given, Missing};
pub use asking::{Asking, Limit, Limits, RuleTrouble, rule_of};
pub use composite::{Composite, Score};
pub use filling::{Filling, Line};
pub use question::{Kind, KindName, Level, MissingCode, Question};
pub use recast::recast;
pub use records::Records;
pub use reply::Reply;
pub use second::{Compared, Differs, Second, SecondColumn, alike, compare};
pub use table::{Cells, Table};
pub use update::{AnswerChange, Update, Updating, update};

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
    /// Its paper forms typed a second time, where they were.
    pub second: Option<Rc<Second>>,
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

    /// Returns the row of a respondent.
    pub fn row(&self, respondent: &str) -> Option<usize> {
        self.respondents.iter().position(|it| &**it == respondent)
    }

    /// Returns an answer as a file would hold it, or with the labels that people read;
    /// empty when there is none.
    pub fn text(&self, at: usize, row: usize, labelled: bool) -> String {
        self.questions.get(at).map_or_else(String::new, |(question, column)| {
            update::text_of(question, column, row, labelled)
        })
    }

    /// Returns the question whose name this is.
    pub fn by_name(&self, name: &str) -> Option<(&Question, &Rc<Column>)> {
        self.questions.iter().find(|(it, _)| it.name == name).map(|(q, c)| (q, c))
    }
}

/// Tells whether answers to questions of the two kinds are kept in the same way.
fn same_shape(a: &Kind, b: &Kind) -> bool {
    let shape = |it: &Kind| match it.name() {
        KindName::Scale => KindName::Single,
        KindName::Identifier => KindName::Text,
        other => other,
    };
    shape(a) == shape(b)
}
