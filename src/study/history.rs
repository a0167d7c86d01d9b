//! Undo and redo by keeping the studies that were.

use std::rc::Rc;

use super::{Command, Refusal, Study, apply};
use crate::stamp::Stamp;

/// How many steps can be undone.
const LIMIT: usize = 100;
/// Changes of the same text within this many milliseconds are undone together.
const TOGETHER: i64 = 3_000;

/// A study with its past and its undone future.
#[derive(Clone, Debug)]
pub struct History {
    study: Rc<Study>,
    past: Vec<Step>,
    future: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    /// The study before (in the past) or after (in the future) the step.
    study: Rc<Study>,
    /// What the step was: see [`Command::action`].
    action: &'static str,
    /// Which text it edits, for steps that are undone together.
    edits: Option<String>,
    /// When.
    at: i64,
}

impl History {
    /// Begins with a study; nothing can be undone yet.
    pub fn new(study: Study) -> Self {
        Self { study: Rc::new(study), past: Vec::new(), future: Vec::new() }
    }

    /// Returns the study as it is now.
    pub fn study(&self) -> &Rc<Study> {
        &self.study
    }

    /// Carries out a command; a refusal leaves everything as it is, redo included.
    pub fn run(&mut self, command: &Command, stamp: &Stamp) -> Result<(), Refusal> {
        let next = apply(&self.study, command, stamp)?;
        let step = Step {
            study: Rc::clone(&self.study),
            action: command.action(),
            edits: command.edits(),
            at: stamp.at.0,
        };
        let together = self.future.is_empty()
            && step.edits.is_some()
            && self.past.last_mut().is_some_and(|last| {
                let same = last.edits == step.edits
                    && (0..TOGETHER).contains(&(step.at - last.at));
                if same {
                    last.at = step.at;
                }
                same
            });
        if !together {
            self.past.push(step);
            if self.past.len() > LIMIT {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.study = Rc::new(next);
        Ok(())
    }

    /// Returns what undo would take back, if anything.
    pub fn undoable(&self) -> Option<&'static str> {
        self.past.last().map(|it| it.action)
    }

    /// Returns what redo would do again, if anything.
    pub fn redoable(&self) -> Option<&'static str> {
        self.future.last().map(|it| it.action)
    }

    /// Takes the last step back. The log keeps it, and that it was undone.
    pub fn undo(&mut self, stamp: &Stamp) -> bool {
        let Some(step) = self.past.pop() else { return false };
        let after = self.swap(&step.study, "undo", step.action, stamp);
        self.future.push(Step { study: after, ..step });
        true
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, stamp: &Stamp) -> bool {
        let Some(step) = self.future.pop() else { return false };
        let before = self.swap(&step.study, "redo", step.action, stamp);
        // Not joined with what follows: the edit was finished once.
        self.past.push(Step { study: before, edits: None, ..step });
        true
    }

    /// Puts another study in the place of this one, with the log of this one going on.
    fn swap(
        &mut self,
        other: &Study,
        what: &str,
        action: &str,
        stamp: &Stamp,
    ) -> Rc<Study> {
        let mut log = self.study.log.clone();
        log.add(stamp, what, action);
        let next = Study { log, ..other.clone() };
        std::mem::replace(&mut self.study, Rc::new(next))
    }
}
