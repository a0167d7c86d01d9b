//! A newer export of a survey that the study has already: what it changes, found by the
//! respondents' ids and the questions' names.
//!
//! The newer file is believed where it says something: respondents that it adds, answers
//! that it changes, questions that it adds. Nothing is taken away because the file does not
//! have it any more: respondents and questions that are gone from it are kept, and said.
//! The study's questions stay as the person made them; new answers are read as those are.

mod answers;
mod levels;

use std::collections::HashMap;
use std::rc::Rc;

use self::answers::{Source, merged};
pub(super) use self::answers::{fit, text_of};
use super::reading::Progress;
use super::{Given, Kind, Missing, Question, Survey};
use crate::id::QuestionId;
use crate::stamp::Stamp;

/// So many changed answers are listed, since each takes room; more are counted.
const LISTED: usize = 100_000;

/// What a newer export changes, and the survey as it will be.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Respondents that the file adds, in its order.
    pub added: Vec<Rc<str>>,
    /// Respondents that the file does not have any more; they are kept.
    pub gone: Vec<Rc<str>>,
    /// How many answers of respondents in both are different.
    pub changed: usize,
    /// The first 100,000 of them, a question after the other.
    pub changes: Vec<AnswerChange>,
    /// The names of questions that the file adds.
    pub new_questions: Vec<String>,
    /// The names of questions that the file does not have any more; they are kept.
    pub absent_questions: Vec<String>,
    /// Answers that a question did not have yet: its name, and the level's value.
    pub new_levels: Vec<(String, String)>,
    /// The respondents of one of the two are numbers of rows, so that the same number may
    /// not be the same person.
    pub numbered: bool,
    /// The survey as it will be.
    pub survey: Survey,
    /// What was compared: the survey as it was, and the newer one.
    pub compared: (Rc<Survey>, Rc<Survey>),
}

/// An answer that is different in the newer file; texts as people read them, or why there is
/// no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question.
    pub question: QuestionId,
    /// Whose answer it is.
    pub respondent: Rc<str>,
    /// The answer until now.
    pub before: Given<String>,
    /// The answer in the newer file.
    pub after: Given<String>,
}

impl Update {
    /// Tells whether the survey stays as it is.
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.changed == 0 && self.new_questions.is_empty()
    }
}

/// Returns what `newer` changes in `old`, at once: see [`Updating`].
pub fn update(old: &Rc<Survey>, newer: &Rc<Survey>, stamp: &Stamp) -> Update {
    Updating::start(old, newer, stamp).finish()
}

/// A survey being compared with a newer export of it, question by question. Where each
/// respondent's answers come from is decided first; questions of the same name are then read
/// as the old one has it.
#[derive(Debug)]
pub struct Updating {
    made: Update,
    sources: Vec<Source>,
    stamp: Stamp,
    next: usize,
}

impl Updating {
    /// Begins with the respondents.
    pub fn start(old: &Rc<Survey>, newer: &Rc<Survey>, stamp: &Stamp) -> Self {
        let rows_of = |survey: &Survey| -> HashMap<Rc<str>, usize> {
            survey.respondents.iter().cloned().zip(0..).collect()
        };
        let (known, found) = (rows_of(old), rows_of(newer));
        let mut respondents: Vec<Rc<str>> = old.respondents.to_vec();
        let mut sources: Vec<Source> = (0..)
            .zip(old.respondents.iter())
            .map(|(row, it)| Source { old: Some(row), new: found.get(it).copied() })
            .collect();
        let mut added = Vec::new();
        for (row, it) in newer.respondents.iter().enumerate() {
            if !known.contains_key(it) {
                added.push(Rc::clone(it));
                respondents.push(Rc::clone(it));
                sources.push(Source { old: None, new: Some(row) });
            }
        }
        let gone = old.respondents.iter().filter(|it| !found.contains_key(*it));
        let made = Update {
            added,
            gone: gone.cloned().collect(),
            changed: 0,
            changes: Vec::new(),
            new_questions: Vec::new(),
            absent_questions: Vec::new(),
            new_levels: Vec::new(),
            numbered: is_numbered(old) || is_numbered(newer),
            survey: Survey {
                source: newer.source.clone(),
                respondents: Rc::new(respondents),
                questions: Vec::new(),
                provenance: old.provenance.touched(stamp),
                ..(**old).clone()
            },
            compared: (Rc::clone(old), Rc::clone(newer)),
        };
        Self { made, sources, stamp: *stamp, next: 0 }
    }

    /// Compares questions until about so many answers were looked at.
    pub fn step(&mut self, budget: usize) -> Progress {
        let (old, newer) = self.made.compared.clone();
        let total = old.questions.len() + newer.questions.len();
        let mut spent = 0;
        while self.next < total && spent < budget {
            if let Some((question, column)) = old.questions.get(self.next) {
                self.known(question, column, &newer);
                spent = spent.saturating_add(self.sources.len().max(1));
            } else if let Some((question, column)) =
                newer.questions.get(self.next - old.questions.len())
                && old.by_name(&question.name).is_none()
            {
                self.made.new_questions.push(question.name.clone());
                let none = answers::none(&question.kind);
                let column = merged(question, &none, Some(column), &self.sources);
                self.made.survey.questions.push((question.clone(), Rc::new(column)));
                spent = spent.saturating_add(self.sources.len().max(1));
            }
            self.next += 1;
        }
        Progress { done: self.next, total }
    }

    /// Takes over what the newer survey says of a question that both have.
    fn known(&mut self, question: &Question, column: &super::Column, newer: &Survey) {
        let (made, sources) = (&mut self.made, &self.sources);
        let Some((other, answers)) = newer.by_name(&question.name) else {
            made.absent_questions.push(question.name.clone());
            let kept = merged(question, column, None, sources);
            made.survey.questions.push((question.clone(), Rc::new(kept)));
            return;
        };
        let used = answers::used(answers, other.kind.levels().len());
        let (next, moved, more) = levels::widened(question, other, &used);
        made.new_levels.extend(more.into_iter().map(|it| (question.name.clone(), it)));
        let until_now = levels::moved(column, &moved);
        let read = answers::reread(&next, other, answers);
        made.compare(&next, (&until_now, &read), sources);
        let next = if next == *question {
            next
        } else {
            Question { provenance: question.provenance.touched(&self.stamp), ..next }
        };
        let column = merged(&next, &until_now, Some(&read), sources);
        made.survey.questions.push((next, Rc::new(column)));
    }

    /// Returns what changes; what no step has reached is compared now.
    pub fn finish(mut self) -> Update {
        while !self.step(usize::MAX).is_done() {}
        self.made
    }
}

impl Update {
    /// Counts and lists the answers to a question that are different.
    fn compare(
        &mut self,
        question: &Question,
        (old, new): (&super::Column, &super::Column),
        sources: &[Source],
    ) {
        for (source, respondent) in sources.iter().zip(self.survey.respondents.iter()) {
            let (Some(before), Some(after)) = (source.old, source.new) else { continue };
            if answers::is_same((old, before), (new, after)) {
                continue;
            }
            self.changed += 1;
            if self.changes.len() < LISTED {
                self.changes.push(AnswerChange {
                    question: question.id,
                    respondent: Rc::clone(respondent),
                    before: said(question, old, before),
                    after: said(question, new, after),
                });
            }
        }
    }
}

/// Returns an answer as people read it, or why there is none.
fn said(question: &Question, column: &super::Column, row: usize) -> Given<String> {
    match column.answers.missing(row) {
        Some(why @ (Missing::Empty | Missing::NotShown)) => Err(why),
        _ => Ok(text_of(question, column, row, true)),
    }
}

/// Tells whether the respondents are only numbered: no identifier of the file has what
/// they are called, though they are 1, 2, 3 …
fn is_numbered(survey: &Survey) -> bool {
    let counted = (1_usize..)
        .zip(survey.respondents.iter())
        .all(|(number, it)| it.parse() == Ok(number));
    let named = |(question, column): &(Question, Rc<super::Column>)| {
        matches!(question.kind, Kind::Identifier)
            && (0..survey.rows())
                .zip(survey.respondents.iter())
                .all(|(row, it)| text_of(question, column, row, false).trim() == &**it)
    };
    counted && !survey.questions.iter().any(named)
}
