//! Several columns, one an option, to one column of joined options.

use super::Made;
use crate::parsed::{ExportRemark, Note, Place, Problem};
use crate::survey::reading::{Expect, Hint};
use crate::survey::{Cells, Kind, Level, Records};

/// Joins the options of a cell; an option that contains it is still found, since options
/// are known.
const JOINER: &str = ";";
/// A cell of somebody who saw the question and chose nothing: a joiner without options.
pub(super) const NONE: &str = ";";
/// The option for an answer of one's own.
pub(super) const OTHER: &str = "-oth-";

/// One option of a question.
#[derive(Clone, Debug)]
pub(super) struct Choosable {
    /// As it will stand in the joined cells.
    pub(super) value: String,
    /// As people read it.
    pub(super) label: String,
    /// The column that says whether it was chosen.
    pub(super) column: usize,
}

/// What a cell says about an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick<'a> {
    /// It was chosen.
    Chosen,
    /// It was seen and not chosen.
    Not,
    /// Nothing.
    Blank,
    /// Something instead of an answer, such as the mark of a question not shown.
    Instead(&'a str),
}

/// Returns a question of several choices made of a column an option, in their order.
/// `tick` says what the cell of an option means.
pub(super) fn question<'a>(
    records: &'a Records,
    (name, text): (&str, &str),
    options: &[Choosable],
    tick: &dyn Fn(&Choosable, &'a str) -> Tick<'a>,
    notes: &mut Vec<Note>,
) -> Made {
    let mut cells = Cells::default();
    let mut joined = String::new();
    for row in 0..records.rows() {
        joined.clear();
        let (mut seen, mut instead) = (false, None);
        for option in options {
            match tick(option, records.cell(row, option.column).trim()) {
                Tick::Chosen => {
                    if !joined.is_empty() {
                        joined.push_str(JOINER);
                    }
                    joined.push_str(&option.value);
                }
                Tick::Not => seen = true,
                Tick::Blank => {}
                Tick::Instead(text) => instead = Some(text),
            }
        }
        if joined.is_empty() {
            joined.push_str(instead.unwrap_or(if seen { NONE } else { "" }));
        }
        cells.push(&joined);
    }
    let levels = options
        .iter()
        .map(|it| Level { label: it.label.clone(), ..Level::plain(&it.value) });
    let kind = Kind::Multiple(levels.collect(), JOINER.to_owned());
    let remark = ExportRemark::Joined { columns: options.len() };
    notes.push(Note::info(Place::column(name), Problem::Export(remark)));
    let text = Some(text.to_owned()).filter(|it| it != name);
    let hint = Hint { text, expect: Expect::Kind(kind), ..Hint::default() };
    Made { name: name.to_owned(), cells, hint }
}

/// Notes how many respondents count as having chosen "Other" for what they wrote.
pub(super) fn note_others(count: usize, name: &str, notes: &mut Vec<Note>) {
    if count > 0 {
        let remark = ExportRemark::OtherChosen { count };
        notes.push(Note::info(Place::column(name), Problem::Export(remark)));
    }
}

/// Tells whether every cell of a column is empty or among these.
pub(super) fn only(cells: &Cells, allowed: &[&str]) -> bool {
    cells.distinct().is_some_and(|it| {
        it.iter().all(|(text, _)| {
            let text = text.trim();
            text.is_empty() || allowed.contains(&text)
        })
    })
}
