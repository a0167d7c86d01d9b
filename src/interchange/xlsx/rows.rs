//! Rows of cells becoming records, as many as a page can hold.

use crate::survey::{Cells, Records};

/// So many cells are kept, empty ones counted: a sheet with one word in its last corner has
/// 17 thousand million.
const MAX_CELLS: usize = 40_000_000;
/// So many bytes of text are kept: a sheet may say one long text a million times.
const MAX_TEXT: usize = 256 << 20;

/// Rows that are taken one by one.
#[derive(Debug, Default)]
pub(super) struct Rows {
    first: Option<Vec<String>>,
    columns: Vec<Cells>,
    numbers: Vec<u32>,
    text: usize,
}

impl Rows {
    /// Takes a row and its number in the sheet. Returns whether there was room for it.
    pub(super) fn push(&mut self, number: u32, cells: &[String]) -> bool {
        self.text += cells.iter().map(String::len).sum::<usize>();
        let width = self.columns.len().max(cells.len());
        if width.saturating_mul(self.len() + 1) > MAX_CELLS || self.text > MAX_TEXT {
            return false;
        }
        if self.first.is_none() {
            self.columns = cells.iter().map(|_| Cells::default()).collect();
            self.first = Some(cells.to_vec());
            return true;
        }
        while self.columns.len() < width {
            let mut column = Cells::default();
            self.numbers.iter().for_each(|_| column.push(""));
            self.columns.push(column);
        }
        let mut cells = cells.iter();
        for column in &mut self.columns {
            column.push(cells.next().map_or("", String::as_str));
        }
        self.numbers.push(number);
        true
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> usize {
        self.numbers.len() + usize::from(self.first.is_some())
    }

    /// Tells whether there are no rows.
    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Returns the first row.
    pub(super) fn first(&self) -> &[String] {
        self.first.as_deref().unwrap_or_default()
    }

    /// Returns the records.
    pub(super) fn into_records(self) -> Records {
        Records {
            first: self.first.unwrap_or_default(),
            columns: self.columns,
            numbers: self.numbers,
            delimiter: ',',
        }
    }
}
