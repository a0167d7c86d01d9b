//! Drafting in steps, so that the page can show progress and stay awake.
//!
//! `loop { if drafting.step(budget).is_done() { break } … yield to the browser … }`, then
//! [`Drafting::finish`]. One step looks at whole columns until the budget of cells is spent,
//! at least one column; 500,000 cells take about 10 ms natively.

use std::rc::Rc;

use super::batteries;
use super::column::ColumnDraft;
use super::draft::SurveyDraft;
use super::fit;
use super::numerals::DecimalMark;
use super::propose::{self, Profile};
use super::told::{Hint, Recognised};
use crate::parsed::Tool;
use crate::survey::Table;

/// How far something long has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How much is done.
    pub done: usize,
    /// How much there is to do; at least `done`.
    pub total: usize,
}

impl Progress {
    /// Tells whether nothing is left to do.
    pub fn is_done(self) -> bool {
        self.done >= self.total
    }
}

/// A draft being made. See the module's documentation.
#[derive(Debug)]
pub struct Drafting {
    table: Rc<Table>,
    profiles: Vec<Profile>,
    columns: Vec<ColumnDraft>,
    fitted: usize,
    habits: propose::Habits,
    hints: Vec<Hint>,
    tool: Tool,
    headers: usize,
}

impl Drafting {
    /// Begins with a table whose header says nothing but names.
    pub fn start(table: Rc<Table>) -> Self {
        Self::told(Recognised::plain(table))
    }

    /// Begins with a table and what its file says about it.
    pub fn told(recognised: Recognised) -> Self {
        let Recognised { table, tool, headers, order, mut hints } = recognised;
        hints.resize_with(table.columns.len(), Hint::default);
        let habits = propose::Habits { decimal: DecimalMark::Point, order };
        let (profiles, columns) = (Vec::new(), Vec::new());
        Self { table, profiles, columns, fitted: 0, habits, hints, tool, headers }
    }

    /// Looks at columns until about so many cells were seen. Each column is seen three
    /// times: for its habits, for its kind, for how its cells fit.
    pub fn step(&mut self, budget: usize) -> Progress {
        let count = self.table.columns.len();
        let cells = self.table.rows().max(1);
        let mut spent = 0;
        while spent < budget && !self.progress().is_done() {
            spent = spent.saturating_add(cells);
            let seen = self.profiles.len();
            if let (Some(column), Some(hint)) =
                (self.table.columns.get(seen), self.hints.get(seen))
            {
                self.profiles.push(Profile::of(column, hint));
                if self.profiles.len() == count {
                    let (delimiter, order) = (self.table.delimiter, self.habits.order);
                    self.habits = propose::habits(&self.profiles, delimiter, order);
                }
            } else if let (Some(profile), Some(name), Some(hint)) = (
                self.profiles.get(self.columns.len()),
                self.table.header.get(self.columns.len()),
                self.hints.get(self.columns.len()),
            ) {
                let place = self.columns.len();
                let cells = self.table.columns.get(place);
                let first = place == 0;
                let made = cells.map(|it| {
                    propose::column(name, it, profile, self.habits, first, hint)
                });
                self.columns.extend(made);
                if self.columns.len() == count {
                    batteries::agree(&mut self.columns, &self.table);
                }
            } else {
                if let Some(draft) = self.columns.get_mut(self.fitted) {
                    fit::refit(draft, self.fitted, &self.table);
                }
                self.fitted += 1;
            }
        }
        self.progress()
    }

    fn progress(&self) -> Progress {
        let done = self.profiles.len() + self.columns.len() + self.fitted;
        Progress { done, total: self.table.columns.len() * 3 }
    }

    /// Returns the draft; what no step has reached is done now.
    pub fn finish(mut self) -> SurveyDraft {
        while !self.step(usize::MAX).is_done() {}
        let said = self.hints.iter().position(|it| it.respondent);
        let respondent = said.or_else(|| propose::respondent(&self.columns));
        let Self { table, columns, tool, headers, .. } = self;
        SurveyDraft { table, columns, respondent, tool, headers }
    }
}
