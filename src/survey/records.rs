//! Records of text: a file's cells before anyone says which of its records are headers.
//! Readers of files make them (CSV, spreadsheets); `interchange::exports` recognises the
//! tool that wrote them and makes a [`Table`](super::Table).

use super::Cells;

/// Records of text, in the file's order. The first stands apart, since in most files it is
/// the header; the others are kept a column at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The first record, as it stands there: cells may be empty or the same.
    pub first: Vec<String>,
    /// The records behind it, a column each, all of the same length. There may be more
    /// columns than the first record has cells, never fewer.
    pub columns: Vec<Cells>,
    /// The number in the file of each record behind the first, counted from 1 as a
    /// spreadsheet does; left empty when they are 2, 3, 4 …
    pub numbers: Vec<u32>,
    /// The character between two cells of the file; a comma when there was none.
    pub delimiter: char,
}

impl Records {
    /// Makes records of rows of cells, the first of them first; `numbers` as in the field.
    /// Short rows are filled up with empty cells.
    pub fn of_rows<T: AsRef<str>>(
        rows: impl IntoIterator<Item = Vec<T>>,
        numbers: Vec<u32>,
        delimiter: char,
    ) -> Self {
        let mut rows = rows.into_iter();
        let first: Vec<String> = rows
            .next()
            .map(|row| row.iter().map(|it| it.as_ref().to_owned()).collect())
            .unwrap_or_default();
        let mut columns: Vec<Cells> = first.iter().map(|_| Cells::default()).collect();
        for (before, row) in rows.enumerate() {
            while columns.len() < row.len() {
                let mut cells = Cells::default();
                (0..before).for_each(|_| cells.push(""));
                columns.push(cells);
            }
            let mut cells = row.iter().map(AsRef::as_ref);
            for column in &mut columns {
                column.push(cells.next().unwrap_or(""));
            }
        }
        Self { first, columns, numbers, delimiter }
    }

    /// Returns the number of records behind the first.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Cells::len)
    }

    /// Returns the text of a cell of the first record, trimmed; empty when there is none.
    pub fn head(&self, column: usize) -> &str {
        self.first.get(column).map_or("", |it| it.trim())
    }

    /// Returns the text of a cell behind the first record; empty when there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.columns.get(column).map_or("", |it| it.get(row))
    }

    /// Returns the number in the file of a record behind the first, counted from 1.
    pub fn number(&self, row: usize) -> u32 {
        let usual = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(2);
        self.numbers.get(row).copied().unwrap_or(usual)
    }

    /// Takes so many records away from the front, and makes one of so many headers below: a
    /// heading above several columns is that of each of them.
    pub fn lift(&mut self, above: usize, headers: usize) {
        let below = above.saturating_add(headers.max(1));
        if below == 1 {
            return;
        }
        let mut names = vec![String::new(); self.columns.len()];
        for record in above..below {
            let mut heading = "";
            for (column, name) in names.iter_mut().enumerate() {
                let own = match record.checked_sub(1) {
                    Some(row) => self.cell(row, column).trim(),
                    None => self.head(column),
                };
                if !own.is_empty() || record + 1 == below {
                    heading = own;
                }
                if !name.is_empty() && !heading.is_empty() {
                    name.push_str(" - ");
                }
                name.push_str(heading);
            }
        }
        self.first = names;
        let keep: Vec<bool> = (0..self.rows()).map(|row| row + 1 >= below).collect();
        self.retain(&keep);
    }

    /// Takes away the records behind the first for which `keep` says no; the others keep
    /// their numbers.
    pub fn retain(&mut self, keep: &[bool]) {
        if keep.iter().all(|it| *it) {
            return;
        }
        let rows = (0..self.rows()).zip(keep).filter(|it| *it.1);
        self.numbers = rows.map(|(row, _)| self.number(row)).collect();
        for column in &mut self.columns {
            column.retain(keep);
        }
    }
}
