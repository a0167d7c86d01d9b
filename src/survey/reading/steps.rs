//! Drafting in steps, so that the page can show progress and stay awake.
//!
//! `loop { if drafting.step(budget).is_done() { break } … yield to the browser … }`, then
//! [`Drafting::finish`]. One step looks at whole columns until the budget of cells is spent,
//! at least one column; 500,000 cells take about 10 ms natively.

use std::rc::Rc;

use super::batteries;
use super::column::ColumnDraft;
use super::dates::DateOrder;
use super::draft::SurveyDraft;
use super::fit;
use super::numerals::DecimalMark;
use super::propose::{self, Profile};
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
}

impl Drafting {
    /// Begins with a table.
    pub fn start(table: Rc<Table>) -> Self {
        let habits =
            propose::Habits { decimal: DecimalMark::Point, order: DateOrder::DayFirst };
        Self { table, profiles: Vec::new(), columns: Vec::new(), fitted: 0, habits }
    }

    /// Looks at columns until about so many cells were seen. Each column is seen three
    /// times: for its habits, for its kind, for how its cells fit.
    pub fn step(&mut self, budget: usize) -> Progress {
        let count = self.table.columns.len();
        let cells = self.table.rows().max(1);
        let mut spent = 0;
        while spent < budget && !self.progress().is_done() {
            spent = spent.saturating_add(cells);
            if let Some(column) = self.table.columns.get(self.profiles.len()) {
                self.profiles.push(Profile::of(column));
                if self.profiles.len() == count {
                    self.habits = propose::habits(&self.profiles, self.table.delimiter);
                }
            } else if let (Some(profile), Some(name)) = (
                self.profiles.get(self.columns.len()),
                self.table.header.get(self.columns.len()),
            ) {
                let place = self.columns.len();
                let cells = self.table.columns.get(place);
                let first = place == 0;
                let made = cells
                    .map(|it| propose::column(name, it, profile, self.habits, first));
                self.columns.extend(made);
                if self.columns.len() == count {
                    batteries::agree(&mut self.columns, &self.table);
                }
            } else {
                if let (Some(draft), Some(cells)) = (
                    self.columns.get_mut(self.fitted),
                    self.table.columns.get(self.fitted),
                ) {
                    fit::refit(draft, cells);
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
        let respondent = propose::respondent(&self.columns);
        SurveyDraft { table: self.table, columns: self.columns, respondent }
    }
}
