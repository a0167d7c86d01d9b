//! A question crossed with another one, or with an attribute: every cell with its count,
//! its shares, what would be expected, and how far it is from that.

use super::comparison::{said, tests};
use super::guard::{self, HIDDEN};
use super::sheet::{Figure, Line, Sheet, file_name};
use super::subject::{By, Grouped, labelled, marks, name_of};
use super::tables::{DECIMALS, LEVEL, PERCENT};
use crate::app::parts::Column;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::crosstab::Cell;
use crate::stats::frequencies::percent;
use crate::stats::pairing::{Extra, Marks, cross, crossed};
use crate::stats::{Crosstab, Description, Disclosure, Grouping, Limits};
use crate::survey::Survey;
use crate::words::EN;
use crate::words::results::Results;

/// Returns the crosstab and its tests; none for kinds that cannot be crossed.
pub(super) fn sheets(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
    (own, grouped, mask): (&Description, &Grouped, &Grouping),
    rule: Disclosure,
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let found = survey.question(id);
    let Some((question, column)) = found else { return Vec::new() };
    let groups = marks(survey, participants, by);
    let (Some(groups), Some(answers)) = (groups, labelled(question, column)) else {
        return Vec::new();
    };
    let by = name_of(survey, by);
    let (shared, table) = cross(&groups, &answers);
    let hidden = Hidden::of(&table, own, grouped, mask);
    let mut made = sheet(&question.text, &by, (&groups, &answers), &table, &hidden, rule);
    made.file = file_name(&[&question.name, "crosstab by", &by]);
    let mut sheets = vec![("crosstab", made)];
    // Chi-squared and the totals give the cells of a small table away.
    if !hidden.any() {
        let all = crossed(&table, LEVEL, Limits::default(), Extra::default());
        let notes = said(&table, (&groups, &answers), words);
        sheets.push(("tests-cross", tests(question, &by, &all, shared, notes, words)));
    } else if let Some((_, it)) = sheets.first_mut() {
        it.notes.push(EN.analysis.hidden.tests.to_owned());
    }
    sheets
}

/// What of a crosstab is hidden. Its sums are shown where they follow from what is shown of the
/// groups anyway.
struct Hidden {
    /// The cells, a row a row.
    cells: Vec<Vec<bool>>,
    rows: Vec<bool>,
    columns: Vec<bool>,
    all: bool,
}

impl Hidden {
    fn of(
        table: &Crosstab,
        own: &Description,
        grouped: &Grouped,
        mask: &Grouping,
    ) -> Self {
        let group = |it: &usize| grouped.places.iter().position(|place| place == it);
        let groups: Vec<usize> = table.rows.iter().filter_map(group).collect();
        let answer = |it: &usize| guard::place(own, *it);
        let answers: Vec<usize> = table.columns.iter().filter_map(answer).collect();
        let row = |it: &usize| answers.iter().map(|at| mask.at(*it, *at)).collect();
        Self {
            cells: groups.iter().map(row).collect(),
            rows: groups.iter().map(|it| mask.is_gone(*it)).collect(),
            columns: answers.iter().map(|it| mask.sum(&groups, Some(*it))).collect(),
            all: mask.sum(&groups, None),
        }
    }

    fn any(&self) -> bool {
        let rows = self.cells.iter().chain([&self.rows, &self.columns]);
        self.all || rows.flatten().any(|it| *it)
    }
}

fn names(places: &[usize], marks: &Marks) -> Vec<String> {
    places.iter().filter_map(|it| marks.values.get(*it).cloned()).collect()
}

fn sheet(
    what: &str,
    by: &str,
    (groups, answers): (&Marks, &Marks),
    table: &Crosstab,
    mask: &Hidden,
    rule: Disclosure,
) -> Sheet {
    let words = &EN.analysis.cross;
    let mut columns = vec![Column::words(by.to_owned()), Column::words(words.figure)];
    columns.extend(names(&table.columns, answers).into_iter().map(Column::figures));
    columns.push(Column::figures(EN.results.tables.total));
    let wide = table.columns.len();
    let mut lines = Vec::new();
    let rows = table.cells.chunks(wide.max(1)).zip(table.counts.row_totals());
    let rows =
        rows.zip(names(&table.rows, groups)).zip(mask.cells.iter().zip(&mask.rows));
    for (((cells, total), name), (hidden, &gone)) in rows {
        for (kind, label) in words.figures.iter().enumerate() {
            // In each row, so that each has its heading, in a file too.
            let first = Figure::Words(name.clone());
            let mut line = vec![first, Figure::Words((*label).to_owned())];
            let columns = hidden.iter().zip(&mask.columns);
            line.extend(cells.iter().zip(columns).map(|(cell, (own, column))| {
                // A share gives away its base, and what is expected all three.
                let hidden =
                    *own || *column && matches!(kind, 2 | 4..) || mask.all && kind > 2;
                figure(kind, cell, hidden, rule)
            }));
            line.push(match kind {
                0 => shown(total, gone, rule),
                3 => share(total, table.counts.total(), gone || mask.all, rule),
                _ => Figure::Empty,
            });
            lines.push(Line::new(line));
        }
    }
    let totals = table.counts.column_totals();
    let n = table.counts.total();
    for (kind, label) in [(0, words.figures[0]), (3, words.figures[3])] {
        let first = EN.results.tables.total;
        let mut line =
            vec![Figure::Words(first.to_owned()), Figure::Words(label.to_owned())];
        line.extend(totals.iter().zip(&mask.columns).map(|(count, gone)| match kind {
            0 => shown(*count, *gone, rule),
            _ => share(*count, n, *gone || mask.all, rule),
        }));
        line.push(match kind {
            0 => shown(n, mask.all, rule),
            _ => share(n, n, mask.all, rule),
        });
        lines.push(Line::total(line));
    }
    let mut notes = vec![words.note.to_owned()];
    let empty: Vec<String> = names(&table.empty_rows, groups)
        .into_iter()
        .chain(names(&table.empty_columns, answers))
        .collect();
    if !empty.is_empty() {
        notes.push((words.empty)(&empty));
    }
    if rule.is_on() {
        notes.push((EN.analysis.hidden.note)(rule));
    }
    let caption = (words.caption)(what, by);
    Sheet { caption, columns, lines, notes, file: String::new() }
}

fn shown(count: usize, hidden: bool, rule: Disclosure) -> Figure {
    if hidden { HIDDEN } else { Figure::Count(rule.shown(count)) }
}

fn share(count: usize, of: usize, hidden: bool, rule: Disclosure) -> Figure {
    if hidden {
        return HIDDEN;
    }
    Figure::Stat(percent(rule.shown(count), rule.shown(of)), PERCENT)
}

fn figure(kind: usize, cell: &Cell, hidden: bool, rule: Disclosure) -> Figure {
    // Of a rounded count only the count is told: its shares would be of other totals.
    if hidden || rule.round > 1 && kind > 0 {
        return HIDDEN;
    }
    match kind {
        0 => Figure::Count(rule.shown(cell.count)),
        1 => Figure::Stat(cell.row_percent, PERCENT),
        2 => Figure::Stat(cell.column_percent, PERCENT),
        3 => Figure::Stat(cell.total_percent, PERCENT),
        4 => Figure::Stat(Ok(cell.expected), DECIMALS),
        _ => Figure::Stat(cell.residual, DECIMALS),
    }
}
