//! The draft of a survey, and how a person changes it.

use std::rc::Rc;

use super::column::{Change, ColumnDraft, Why};
use super::steps::Drafting;
use super::told::Recognised;
use super::{fit, levels};
use crate::parsed::Tool;
use crate::survey::{Column, Kind, KindName, MissingCode, Table};

/// A table on its way to a survey. The fields are for showing.
#[derive(Clone, Debug)]
pub struct SurveyDraft {
    /// The table as read from the file.
    pub table: Rc<Table>,
    /// What is understood of its columns, in their order.
    pub columns: Vec<ColumnDraft>,
    /// The column that holds the respondents' ids; without one they are numbered.
    pub respondent: Option<usize>,
    /// The tool that wrote the file, as far as its headers tell.
    pub tool: Tool,
    /// How many records at the top of the file are headers.
    pub headers: usize,
}

impl SurveyDraft {
    /// Proposes a kind for every column, at once. For large tables take the steps of
    /// [`Drafting`], so that the page stays awake.
    pub fn of(table: Rc<Table>) -> Self {
        Self::told(Recognised::plain(table))
    }

    /// As [`SurveyDraft::of`], with what the file says about its columns.
    pub fn told(recognised: Recognised) -> Self {
        let mut drafting = Drafting::told(recognised);
        while !drafting.step(usize::MAX).is_done() {}
        drafting.finish()
    }

    /// Changes what is understood of a column, and reads it again: its fit, samples and
    /// strays are those of the new choice. Nothing happens for a column that is not there.
    pub fn change(&mut self, column: usize, change: Change) {
        let (Some(draft), Some(cells)) =
            (self.columns.get_mut(column), self.table.columns.get(column))
        else {
            return;
        };
        match change {
            Change::Kind(name) => {
                draft.kind = levels::propose(cells, name, draft);
                draft.why = Why::Chosen;
            }
            Change::Levels(levels) => match &mut draft.kind {
                Kind::Single(it) | Kind::Scale(it) | Kind::Multiple(it, _) => {
                    *it = levels;
                }
                Kind::Identifier | Kind::Number | Kind::Date | Kind::Text => {}
            },
            Change::Joiner(joiner) => {
                if matches!(draft.kind, Kind::Multiple(..)) && !joiner.is_empty() {
                    let options = super::options::options(cells, &joiner, draft);
                    draft.kind = Kind::Multiple(options, joiner);
                }
            }
            Change::MissingCodes(codes) => {
                levels::exchange_missing(draft, cells, codes);
            }
            Change::Decimal(decimal) => draft.decimal = decimal,
            Change::Order(order) => draft.order = order,
            Change::Text(text) => draft.text = text,
            Change::Dropped(dropped) => draft.dropped = dropped,
        }
        fit::refit(draft, column, &self.table);
        if self.respondent == Some(column) && self.is_dropped(column) {
            self.respondent = None;
        }
    }

    /// Takes the missing codes of a column over into every other column where one of them
    /// occurs, and returns into how many. Identifiers have none.
    pub fn spread_codes(&mut self, column: usize) -> usize {
        let Some(draft) = self.columns.get(column) else { return 0 };
        let codes = draft.missing_codes.clone();
        let keys: Vec<String> = codes.iter().map(|it| levels::key(&it.value)).collect();
        let mut count = 0;
        for at in (0..self.columns.len()).filter(|it| *it != column) {
            let (Some(draft), Some(cells)) =
                (self.columns.get(at), self.table.columns.get(at))
            else {
                continue;
            };
            if matches!(draft.kind, Kind::Identifier) {
                continue;
            }
            let mut occurs = vec![false; codes.len()];
            cells.each(|text, _| {
                let found = keys.iter().position(|it| *it == levels::key(text));
                if let Some(it) = found.and_then(|it| occurs.get_mut(it)) {
                    *it = true;
                }
            });
            let known = |code: &MissingCode| {
                draft.missing_codes.iter().any(|it| it.value == code.value)
            };
            let more: Vec<MissingCode> = codes
                .iter()
                .zip(occurs)
                .filter(|(code, occurs)| *occurs && !known(code))
                .map(|it| it.0.clone())
                .collect();
            if !more.is_empty() {
                count += 1;
                let all = [draft.missing_codes.clone(), more].concat();
                self.change(at, Change::MissingCodes(all));
            }
        }
        count
    }

    fn is_dropped(&self, column: usize) -> bool {
        self.columns.get(column).is_none_or(|it| it.dropped)
    }

    /// Says which column holds the respondents' ids, if any; it becomes an identifier.
    pub fn set_respondent(&mut self, column: Option<usize>) {
        self.respondent = column.filter(|it| *it < self.columns.len());
        if let Some(column) = self.respondent {
            self.change(column, Change::Dropped(false));
            self.change(column, Change::Kind(KindName::Identifier));
            self.respondent = Some(column);
        }
    }

    /// Reads one column as it stands in the draft.
    pub fn read_column(&self, column: usize) -> Option<Column> {
        let (draft, cells) = (self.columns.get(column)?, self.table.columns.get(column)?);
        Some(fit::read(draft, cells))
    }
}
