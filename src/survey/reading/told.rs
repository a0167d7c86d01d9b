//! What a file says about its columns besides their names: in further header records, in
//! the way its tool names columns, in a data dictionary beside it.

use std::rc::Rc;

use super::column::{ColumnDraft, Why};
use super::dates::DateOrder;
use super::levels;
use crate::parsed::Tool;
use crate::survey::{Asking, Kind, Level, MissingCode, Table};

/// A table with what its file says about it.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The answers: a row a respondent.
    pub table: Rc<Table>,
    /// The tool that wrote them.
    pub tool: Tool,
    /// How many records at the top of the file are headers.
    pub headers: usize,
    /// The order of day and month where no cell tells.
    pub order: DateOrder,
    /// What is said of each column, in their order; those beyond its end are not spoken of.
    pub hints: Vec<Hint>,
}

impl Recognised {
    /// Returns a table whose only header record says nothing but names.
    pub fn plain(table: Rc<Table>) -> Self {
        let (tool, order) = (Tool::Plain, DateOrder::DayFirst);
        Self { table, tool, headers: 1, order, hints: Vec::new() }
    }
}

/// What is said of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hint {
    /// The question's wording; the name when it says none.
    pub text: Option<String>,
    /// What answers to expect.
    pub expect: Expect,
    /// What levels are called: the cell and its label.
    pub labels: Vec<(String, String)>,
    /// The cells that stand for "no answer".
    pub missing_codes: Vec<MissingCode>,
    /// The cell that says that the question was not shown.
    pub not_shown: Option<String>,
    /// Why the column is better left out, if it is.
    pub left_out: Option<LeftOut>,
    /// The column holds the respondents' ids.
    pub respondent: bool,
    /// How the question is asked, as the questionnaire given beside the file says.
    pub asking: Asking,
    /// The questionnaire says that it runs against the others of its battery.
    pub reversed: bool,
}

/// What answers to expect in a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Expect {
    /// Anything: the cells tell.
    #[default]
    Anything,
    /// What people typed: text, a number or a day, never options.
    Open,
    /// Anything but several options in a cell.
    One,
    /// Anything; several options in a cell are joined by this text and no other.
    Joined(&'static str),
    /// One of these choices, in this order.
    Choices(Vec<Choice>),
    /// Just this kind.
    Kind(Kind),
}

/// A choice of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the cells.
    pub value: String,
    /// As people read it.
    pub label: String,
    /// Its code in the questionnaire.
    pub code: String,
}

/// Why a column is better left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It can identify people.
    Personal,
    /// Only the tool needs it.
    Technical,
}

/// Returns the kind that is said outright, if one is.
pub(super) fn expected(draft: &mut ColumnDraft, hint: &Hint) -> Option<(Kind, Why)> {
    match &hint.expect {
        Expect::Anything | Expect::Open | Expect::One | Expect::Joined(_) => None,
        Expect::Kind(kind) => Some((kind.clone(), Why::Declared)),
        Expect::Choices(choices) => {
            let (kind, missing) = levels::declared(choices);
            draft.missing_codes.extend(missing);
            Some((kind, Why::Declared))
        }
    }
}

/// Gives levels the labels that the file says they have.
pub(super) fn relabel(kind: &mut Kind, labels: &[(String, String)]) {
    let (Kind::Single(levels) | Kind::Scale(levels) | Kind::Multiple(levels, _)) = kind
    else {
        return;
    };
    let label = |level: &mut Level| {
        let said =
            labels.iter().find(|it| levels::key(&it.0) == levels::key(&level.value));
        if let Some((_, label)) = said {
            level.label.clone_from(label);
        }
    };
    levels.iter_mut().for_each(label);
}
