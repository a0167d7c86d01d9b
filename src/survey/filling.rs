//! A form being filled in: what is typed so far, what it means, and where one goes next.

use std::rc::Rc;

use super::form::{Form, Wrong, check, shown_as, typed};
use super::{Missing, Reply};
use crate::id::QuestionId;

/// A form being filled in, by one respondent. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Filling {
    form: Rc<Form>,
    lines: Rc<Vec<Line>>,
}

/// The answer to one question so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// As it is typed.
    pub typed: String,
    /// What it means; nothing while it means nothing.
    pub reply: Option<Reply>,
    /// What is wrong with it, once one wanted to go on.
    pub wrong: Option<Wrong>,
    /// It is kept as it is, though something is wrong with it.
    pub kept: bool,
}

impl Line {
    /// Returns what is kept of it.
    fn taken(&self) -> Reply {
        self.reply.clone().unwrap_or_else(|| Reply::Stray(Rc::from(self.typed.trim())))
    }
}

impl Filling {
    /// Begins with nothing answered.
    pub fn new(form: &Rc<Form>) -> Self {
        let lines = form.questions().iter().map(|_| Line::default()).collect();
        Self { form: Rc::clone(form), lines: Rc::new(lines) }
    }

    /// Begins with what somebody answered, to correct it. What was kept though something
    /// is wrong with it stays kept until it is changed.
    pub fn of(form: &Rc<Form>, replies: &[Reply]) -> Self {
        let mut made = Self::new(form);
        let lines = Rc::make_mut(&mut made.lines);
        for ((line, question), reply) in
            lines.iter_mut().zip(form.questions()).zip(replies)
        {
            line.typed = shown_as(question, reply);
            line.kept = true;
            line.reply = match reply {
                Reply::Stray(_) => None,
                Reply::Missing(Missing::NotShown) => Some(Reply::NONE),
                reply => Some(reply.clone()),
            };
        }
        made
    }

    /// Takes up what was typed before; what is not there any more is left out.
    pub fn resumed(
        form: &Rc<Form>,
        typed: &dyn Fn(QuestionId) -> Option<String>,
    ) -> Self {
        let mut made = Self::new(form);
        for (at, it) in form.questions().iter().enumerate() {
            if let Some(text) = typed(it.id) {
                made.put(at, &text);
            }
        }
        made
    }

    /// Returns what is typed so far, of each question with anything.
    pub fn typed(&self) -> Vec<(QuestionId, &str)> {
        let all = self.form.questions().iter().zip(self.lines.iter());
        let all = all.map(|(question, line)| (question.id, line.typed.as_str()));
        all.filter(|it| !it.1.is_empty()).collect()
    }

    /// Returns the form.
    pub fn form(&self) -> &Rc<Form> {
        &self.form
    }

    /// Returns the answers so far, one a question.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Takes what is typed.
    pub fn put(&mut self, at: usize, text: &str) {
        let question = self.form.questions().get(at).cloned();
        let Some((question, line)) =
            question.zip(Rc::make_mut(&mut self.lines).get_mut(at))
        else {
            return;
        };
        let reply = typed(&question, text).ok();
        *line = Line { typed: text.to_owned(), reply, wrong: None, kept: false };
    }

    /// Takes an answer that was chosen, or why there is none.
    pub fn choose(&mut self, at: usize, reply: Reply) {
        let question = self.form.questions().get(at).cloned();
        let Some((question, line)) =
            question.zip(Rc::make_mut(&mut self.lines).get_mut(at))
        else {
            return;
        };
        let typed = shown_as(&question, &reply);
        *line = Line { typed, reply: Some(reply), wrong: None, kept: false };
    }

    /// Looks at an answer before one goes on, and tells whether one may. What is wrong with
    /// it is said once; whoever wants to go on again keeps it as it is.
    pub fn settle(&mut self, at: usize) -> bool {
        let wrong = self.wrong(at);
        let Some(line) = Rc::make_mut(&mut self.lines).get_mut(at) else { return true };
        if wrong.is_none() || line.kept {
            line.wrong = None;
            return true;
        }
        if line.wrong == wrong {
            line.kept = true;
            return true;
        }
        line.wrong = wrong;
        false
    }

    /// Looks at an answer, and says what is wrong as long as something is.
    pub fn insist(&mut self, at: usize) -> bool {
        let wrong = self.wrong(at);
        let fine = wrong.is_none();
        if let Some(line) = Rc::make_mut(&mut self.lines).get_mut(at) {
            line.wrong = wrong;
        }
        fine
    }

    fn wrong(&self, at: usize) -> Option<Wrong> {
        let (question, line) = (self.form.questions().get(at)?, self.lines.get(at)?);
        match typed(question, &line.typed) {
            Err(why) => Some(why),
            Ok(_) => check(question, line.reply.as_ref().unwrap_or(&Reply::NONE)),
        }
    }

    fn replies(&self) -> Vec<Reply> {
        self.lines.iter().map(Line::taken_or_none).collect()
    }

    /// Tells of each question whether it has to be asked now.
    pub fn asked(&self) -> Vec<bool> {
        self.form.asked(&self.replies())
    }

    /// Tells of each question whether it is shown now.
    pub fn shown(&self) -> Vec<bool> {
        self.form.shown(&self.replies())
    }

    /// Returns the question to go to from this one, or the first.
    pub fn next(&self, at: Option<usize>) -> Option<usize> {
        let from = at.map_or(0, |it| it + 1);
        let asked = self.asked();
        (from..asked.len()).find(|it| asked.get(*it) == Some(&true))
    }

    /// Returns the question to go back to.
    pub fn previous(&self, at: usize) -> Option<usize> {
        let asked = self.asked();
        (0..at.min(asked.len())).rev().find(|it| asked.get(*it) == Some(&true))
    }

    /// Returns how many questions have something typed, of how many that are asked.
    pub fn progress(&self) -> (usize, usize) {
        let asked = self.asked();
        let all = self.lines.iter().zip(&asked).filter(|it| *it.1);
        let done = all.clone().filter(|it| !it.0.typed.trim().is_empty());
        (done.count(), all.count())
    }

    /// Tells whether nothing has been typed.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|it| it.typed.trim().is_empty())
    }

    /// Returns the first question with which something is wrong that was not kept, and says
    /// it there.
    pub fn stop(&mut self) -> Option<usize> {
        let asked = self.asked();
        let open = |it: &Self, at: usize| {
            it.wrong(at).filter(|_| it.lines.get(at).is_some_and(|it| !it.kept))
        };
        let at = (0..asked.len())
            .find(|&at| asked.get(at) == Some(&true) && open(self, at).is_some())?;
        let wrong = self.wrong(at);
        if let Some(line) = Rc::make_mut(&mut self.lines).get_mut(at) {
            line.wrong = wrong;
        }
        Some(at)
    }

    /// Returns what is kept of the whole form.
    pub fn finished(&self, respondent: &str) -> Vec<(QuestionId, Reply)> {
        let replies = self.form.finished(respondent, &self.replies());
        self.form.questions().iter().map(|it| it.id).zip(replies).collect()
    }
}

impl Line {
    /// As [`Line::taken`]; nothing typed is no answer.
    fn taken_or_none(&self) -> Reply {
        if self.typed.trim().is_empty() && self.reply.is_none() {
            Reply::NONE
        } else {
            self.taken()
        }
    }
}
