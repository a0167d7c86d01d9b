//! Names for the columns of a table: trimmed, not empty, unique.

use crate::order::{self, Set};
use crate::parsed::{Note, Place, Problem};
use crate::survey::{Cells, Records, Table};

/// Makes a table of records: the first is the header.
pub(in crate::interchange) fn table(records: Records, notes: &mut Vec<Note>) -> Table {
    let Records { first, mut columns, numbers, delimiter } = records;
    let header = names(&first, &mut columns, notes);
    let table = Table { header, columns, delimiter, numbers };
    if table.rows() == 0 {
        notes.push(Note::warning(Place::default(), Problem::NoRows));
    }
    table
}

/// Makes names for all columns, and takes away columns at the end without name and cells.
/// An empty header becomes the column's letters in a spreadsheet; of two equal ones the
/// later is numbered: `Comment (2)`.
fn names(
    found: &[String],
    columns: &mut Vec<Cells>,
    notes: &mut Vec<Note>,
) -> Vec<String> {
    let mut names: Vec<String> = found.iter().map(|it| it.trim().to_owned()).collect();
    names.resize(columns.len(), String::new());
    while names.last().is_some_and(String::is_empty)
        && columns.last().is_some_and(|it| it.iter().all(str::is_empty))
    {
        names.pop();
        columns.pop();
    }
    let written: Set<String> = order::set(names.iter().cloned());
    let mut taken: Set<String> = Set::new();
    for (place, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            let stem = letters(place);
            *name = free(&stem, |it| taken.contains(it) || written.contains(it));
            let problem = Problem::EmptyHeader { named: name.clone() };
            notes.push(Note::info(Place::row(1).at_column(name), problem));
        } else if taken.contains(name) {
            let renamed = free(name, |it| taken.contains(it) || written.contains(it));
            let problem = Problem::DuplicateHeader { renamed: renamed.clone() };
            notes.push(Note::warning(Place::row(1).at_column(name), problem));
            *name = renamed;
        }
        taken.insert(name.clone());
    }
    names
}

fn free(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(stem) {
        return stem.to_owned();
    }
    let numbered = (2_u64..).map(|it| format!("{stem} ({it})"));
    numbered.into_iter().find(|it| !taken(it)).unwrap_or_default()
}

/// Returns a spreadsheet's letters for a column, counted from 0: A … Z, AA, AB …
pub(in crate::interchange) fn letters(place: usize) -> String {
    let mut rest = place + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheet_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
