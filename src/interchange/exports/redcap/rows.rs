//! What is asked of a `REDCap` record: whether a form was opened, how complete it is, whether
//! branching hid a question.

use super::dictionary::{Dictionary, Field};
use super::heads::{Head, Role};
use crate::survey::Records;
use crate::survey::logic::Side;

/// What is asked of rows again and again.
pub(super) struct Rows<'a> {
    pub(super) records: &'a Records,
    pub(super) heads: &'a [Head],
    pub(super) dictionary: Option<&'a Dictionary>,
    /// Of each form, whether anything was filled in by each row. Boxes without a tick do not
    /// count: they are 0 where nobody looked.
    opened: Vec<Vec<bool>>,
}

impl<'a> Rows<'a> {
    /// Looks at which forms were opened.
    pub(super) fn of(
        records: &'a Records,
        heads: &'a [Head],
        dictionary: Option<&'a Dictionary>,
    ) -> Self {
        let mut rows = Self { records, heads, dictionary, opened: Vec::new() };
        let forms = heads.last().map_or(0, |it| it.form + 1);
        let mut opened = vec![vec![false; records.rows()]; forms];
        for (column, head) in heads.iter().enumerate().skip(1) {
            let Some(opened) = opened.get_mut(head.form) else { continue };
            let asked = match head.role {
                Role::Answer(field) => rows.field(field).is_none_or(Field::is_asked),
                _ => false,
            };
            let ticked = matches!(head.role, Role::Box(..));
            for (row, opened) in opened.iter_mut().enumerate() {
                let cell = rows.cell(row, column);
                *opened |= (asked && !cell.is_empty()) || (ticked && is_yes(cell));
            }
        }
        rows.opened = opened;
        rows
    }

    /// Returns a cell, trimmed.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.records.cell(row, column).trim()
    }

    /// Says how complete a form is: 0, 1 or 2.
    pub(super) fn status(&self, row: usize, form: usize) -> Option<u8> {
        let of = |it: &Head| it.form == form && it.role == Role::Complete;
        let column = self.heads.iter().position(of)?;
        match self.cell(row, column) {
            "0" | "Incomplete" => Some(0),
            "1" | "Unverified" => Some(1),
            "2" | "Complete" => Some(2),
            _ => None,
        }
    }

    /// Tells whether anything was filled in in a form.
    pub(super) fn is_opened(&self, row: usize, form: usize) -> bool {
        self.opened.get(form).and_then(|it| it.get(row)).copied().unwrap_or(false)
    }

    /// Returns the field in this place of the dictionary.
    pub(super) fn field(&self, place: Option<usize>) -> Option<&Field> {
        self.dictionary?.fields.get(place?)
    }

    /// Tells of each row whether branching hid the field there; nothing when it never does,
    /// or when the file does not hold what the rule asks for. In forms that were not opened
    /// nothing was hidden.
    pub(super) fn hidden(&self, field: Option<&Field>, form: usize) -> Option<Vec<bool>> {
        let Some(Ok(rule)) = field?.rule.as_ref() else { return None };
        let mut columns: Vec<(&Side, usize)> = Vec::new();
        rule.each(&mut |side| {
            columns.extend(self.column(side).map(|column| (side, column)));
        });
        let value = |row: usize, side: &Side| {
            if let Side::Constant(text) = side {
                return Some(text.clone());
            }
            let column = columns.iter().find(|it| it.0 == side)?.1;
            let cell = self.cell(row, column);
            Some(match side {
                Side::Box(..) => if is_yes(cell) { "1" } else { "0" }.to_owned(),
                Side::Field(name) => self.dictionary?.field(name)?.code(cell).to_owned(),
                Side::Constant(_) => return None,
            })
        };
        let hides = |row| {
            self.is_opened(row, form) && rule.holds(&|it| value(row, it)) == Some(false)
        };
        Some((0..self.records.rows()).map(hides).collect())
    }

    fn column(&self, side: &Side) -> Option<usize> {
        self.heads.iter().position(|it| match (side, &it.role) {
            (Side::Field(name), Role::Answer(Some(_))) => it.name == *name,
            (Side::Box(name, code), Role::Box(field, own, _)) => {
                field == name && own == code
            }
            _ => false,
        })
    }
}

/// Tells whether a box is ticked.
pub(super) fn is_yes(cell: &str) -> bool {
    matches!(cell, "1" | "Checked")
}
