//! Paper forms typed a second time, and what differs between the two.

use std::rc::Rc;

use super::{Column, Kind, Missing, Reply, Survey};
use crate::id::QuestionId;
use crate::order::{Map, Set};

/// The second typing of a survey's paper forms. It is described nowhere: it is there to be
/// compared with the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Second {
    /// The respondents who were typed again, one a row; unique.
    pub respondents: Vec<Rc<str>>,
    /// One a question of the survey, in its order.
    pub columns: Vec<SecondColumn>,
}

/// The second typing of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondColumn {
    /// What was typed.
    pub column: Rc<Column>,
    /// The rows in which the two differed and somebody has decided: the first has what holds.
    pub settled: Set<u32>,
}

/// The two typings, compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Respondents in both.
    pub both: usize,
    /// Those of the first alone.
    pub only_first: Vec<Rc<str>>,
    /// Those of the second alone.
    pub only_second: Vec<Rc<str>>,
    /// Answers in both; questions that were shown in neither are none.
    pub cells: usize,
    /// How many of them were typed alike.
    pub agreed: usize,
    /// How many differed and are decided.
    pub settled: usize,
    /// Those that are not decided, a respondent after the other.
    pub open: Vec<Differs>,
}

/// An answer that was typed differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    /// Whose.
    pub respondent: Rc<str>,
    /// To which question.
    pub question: QuestionId,
    /// The first time.
    pub first: Reply,
    /// The second time.
    pub second: Reply,
}

impl Compared {
    /// The share of answers that were typed alike; nothing when there are none.
    pub fn agreement(&self) -> Option<f64> {
        (self.cells > 0).then(|| self.agreed as f64 / self.cells as f64)
    }
}

/// Tells whether two replies say the same; space around and between words does not matter.
pub fn alike(a: &Reply, b: &Reply) -> bool {
    match (a, b) {
        (Reply::Text(a), Reply::Text(b)) | (Reply::Stray(a), Reply::Stray(b)) => {
            a.split_whitespace().eq(b.split_whitespace())
        }
        _ => a == b,
    }
}

/// Compares the two typings of a survey; nothing when it was typed once.
pub fn compare(survey: &Survey) -> Option<Compared> {
    let second = survey.second.as_ref()?;
    let rows: Map<&str, usize> = crate::order::map(
        second.respondents.iter().enumerate().map(|(row, it)| (&**it, row)),
    );
    let first: Set<&str> = crate::order::set(survey.respondents.iter().map(|it| &**it));
    let mut made = Compared::default();
    made.only_second
        .extend(second.respondents.iter().filter(|it| !first.contains(&***it)).cloned());
    for (row, respondent) in survey.respondents.iter().enumerate() {
        let Some(&again) = rows.get(&**respondent) else {
            made.only_first.push(Rc::clone(respondent));
            continue;
        };
        made.both += 1;
        for ((question, column), other) in survey.questions.iter().zip(&second.columns) {
            if matches!(question.kind, Kind::Identifier) || !question.asking.is_asked() {
                continue;
            }
            let (a, b) = (column.reply(row), other.column.reply(again));
            let hidden = Reply::Missing(Missing::NotShown);
            if a == hidden && b == hidden {
                continue;
            }
            made.cells += 1;
            if u32::try_from(again).is_ok_and(|it| other.settled.contains(&it)) {
                made.settled += 1;
            } else if alike(&a, &b) {
                made.agreed += 1;
            } else {
                made.open.push(Differs {
                    respondent: Rc::clone(respondent),
                    question: question.id,
                    first: a,
                    second: b,
                });
            }
        }
    }
    Some(made)
}
