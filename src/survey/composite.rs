//! Composite scales: several questions taken as one number a respondent. Only what was
//! decided stands here; `stats::composites` makes a question of it.

use crate::id::QuestionId;
use crate::stamp::Provenance;

/// A composite scale of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Composite {
    /// Its id: it is looked at like a question.
    pub id: QuestionId,
    /// Its name.
    pub name: String,
    /// The questions it takes, each once. Which of them run the other way stands with the
    /// questions ([`super::Question::reversed`]).
    pub items: Vec<QuestionId>,
    /// How they make one number.
    pub score: Score,
    /// How many of them a respondent must have answered.
    pub least: usize,
    /// Who and when.
    pub provenance: Provenance,
}

/// How items make one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// The mean of the items answered.
    Mean,
    /// That mean times the number of items.
    Sum,
}

impl Score {
    /// Returns the word for it in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Sum => "sum",
        }
    }

    /// Reads the word of [`Score::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Mean, Self::Sum].into_iter().find(|it| it.as_str() == text)
    }
}

impl Composite {
    /// Returns how many items are asked for when nobody says: half of them.
    pub fn half(items: usize) -> usize {
        items.div_ceil(2).max(1)
    }
}
