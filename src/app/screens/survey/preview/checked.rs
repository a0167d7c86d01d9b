//! The draft while a person changes it. Each column is shared by pointer, so that a change
//! draws one row of a hundred and twenty.

use std::rc::Rc;

use yew::Reducible;

use crate::app::shared::Shared;
use crate::survey::reading::{Ask, Change, ColumnDraft, SurveyDraft};

/// A change of the draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Of one column.
    Column(usize, Change),
    /// Of the column that holds the respondents' ids.
    Respondent(Option<usize>),
    /// Of every column in which a missing code of this one occurs.
    Everywhere(usize),
}

/// The draft and its columns as they are shown.
#[derive(Clone, Debug)]
pub struct Checked {
    draft: SurveyDraft,
    columns: Vec<Shared<ColumnDraft>>,
    /// How often codes were taken over everywhere, and by how many columns the last time.
    spread: Option<(usize, usize)>,
}

impl Checked {
    /// Begins with what was understood.
    pub fn new(draft: SurveyDraft) -> Self {
        let columns = draft.columns.iter().map(|it| Shared::new(it.clone())).collect();
        Self { draft, columns, spread: None }
    }

    /// Returns the draft.
    pub fn draft(&self) -> &SurveyDraft {
        &self.draft
    }

    /// Returns how often codes were taken over everywhere, and by how many columns last.
    pub fn spread(&self) -> Option<(usize, usize)> {
        self.spread
    }

    /// Returns the columns.
    pub fn columns(&self) -> &[Shared<ColumnDraft>] {
        &self.columns
    }

    /// Tells whether the column has something that the person should decide or know.
    pub fn asks(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|it| asks(it))
    }
}

/// Tells whether something about the column is open: a question of the file that nobody
/// answered, or cells that do not fit.
pub(super) fn asks(column: &ColumnDraft) -> bool {
    !column.dropped
        && (column.fit.unreadable > 0 || column.asks.iter().any(|it| is_open(it, column)))
}

/// Tells whether nobody has answered the question yet.
pub(super) fn is_open(ask: &Ask, column: &ColumnDraft) -> bool {
    match ask {
        Ask::DateOrder | Ask::DecimalMark => true,
        Ask::LooksMissing(values) => values
            .iter()
            .any(|(value, _)| !column.missing_codes.iter().any(|it| it.value == *value)),
    }
}

impl Reducible for Checked {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Column(at, change) => next.draft.change(at, change),
            Act::Everywhere(at) => {
                let count = next.draft.spread_codes(at);
                next.spread = Some((next.spread.map_or(0, |it| it.0) + 1, count));
            }
            Act::Respondent(at) => next.draft.set_respondent(at),
        }
        for (shown, column) in next.columns.iter_mut().zip(&next.draft.columns) {
            if **shown != *column {
                *shown = Shared::new(column.clone());
            }
        }
        Rc::new(next)
    }
}
