//! A question crossed with another one, or with an attribute: every cell with its count,
//! its shares, what would be expected, and how far it is from that.

use super::comparison::{said, tests};
use super::sheet::{Figure, Line, Sheet, file_name};
use super::subject::{By, labelled, marks, name_of};
use super::tables::{DECIMALS, LEVEL, PERCENT};
use crate::app::parts::Column;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::crosstab::Cell;
use crate::stats::frequencies::percent;
use crate::stats::pairing::{Extra, Marks, cross, crossed};
use crate::stats::{Crosstab, Disclosure, Limits, Mask, Totals, Undefined};
use crate::survey::Survey;
use crate::words::EN;
use crate::words::results::Results;

/// Returns the crosstab and its tests; none for kinds that cannot be crossed.
pub(super) fn sheets(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
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
    let mask = rule.mask(&table.counts, Totals::Both);
    let mut made = sheet(&question.text, &by, (&groups, &answers), &table, &mask, rule);
    made.file = file_name(&[&question.name, "crosstab by", &by]);
    let mut sheets = vec![("crosstab", made)];
    // Chi-squared and the totals give the cells of a small table away.
    if !mask.any() {
        let all = crossed(&table, LEVEL, Limits::default(), Extra::default());
        let notes = said(&table, (&groups, &answers), words);
        sheets.push(("tests-cross", tests(question, &by, &all, shared, notes, words)));
    } else if let Some((_, it)) = sheets.first_mut() {
        it.notes.push(EN.analysis.hidden.tests.to_owned());
    }
    sheets
}

fn names(places: &[usize], marks: &Marks) -> Vec<String> {
    places.iter().filter_map(|it| marks.values.get(*it).cloned()).collect()
}

fn sheet(
    what: &str,
    by: &str,
    (groups, answers): (&Marks, &Marks),
    table: &Crosstab,
    mask: &Mask,
    rule: Disclosure,
) -> Sheet {
    let words = &EN.analysis.cross;
    let mut columns = vec![Column::words(by.to_owned()), Column::words(words.figure)];
    columns.extend(names(&table.columns, answers).into_iter().map(Column::figures));
    columns.push(Column::figures(EN.results.tables.total));
    let wide = table.columns.len();
    let mut lines = Vec::new();
    let rows = table.cells.chunks(wide.max(1)).zip(table.counts.row_totals());
    for (at, ((cells, total), name)) in rows.zip(names(&table.rows, groups)).enumerate() {
        let gone = mask.rows.get(at).copied().unwrap_or(false);
        for (kind, label) in words.figures.iter().enumerate() {
            // In each row, so that each has its heading, in a file too.
            let first = Figure::Words(name.clone());
            let mut line = vec![first, Figure::Words((*label).to_owned())];
            for (column, cell) in cells.iter().enumerate() {
                let hidden = mask.at(at, column);
                line.push(figure(kind, cell, hidden, rule));
            }
            line.push(match kind {
                0 => shown(total, gone, rule),
                3 => share(total, table.counts.total(), gone || mask.all, rule),
                _ => Figure::Empty,
            });
            lines.push(Line::new(line));
        }
    }
    let totals = table.counts.column_totals();
    let gone = |at: usize| mask.column_totals.get(at).copied().unwrap_or(false);
    let n = table.counts.total();
    for (kind, label) in [(0, words.figures[0]), (3, words.figures[3])] {
        let first = EN.results.tables.total;
        let mut line =
            vec![Figure::Words(first.to_owned()), Figure::Words(label.to_owned())];
        line.extend(totals.iter().enumerate().map(|(at, count)| match kind {
            0 => shown(*count, gone(at), rule),
            _ => share(*count, n, gone(at) || mask.all, rule),
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

const HIDDEN: Figure = Figure::Stat(Err(Undefined::Hidden), 0);

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
