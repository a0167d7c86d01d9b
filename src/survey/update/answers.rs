//! Answers as text, read again as another question has it, and put together from two
//! surveys.

use std::rc::Rc;

use super::super::{Answers, Cells, Column, Given, Kind, Missing, Question};
use crate::order::Map;
use crate::survey::reading::read_as;

/// In which rows of the two surveys a respondent's answers are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
}

fn at<T>(rows: &[Given<T>], row: usize) -> Result<&T, Missing> {
    rows.get(row).map_or(Err(Missing::Empty), |it| it.as_ref().map_err(|it| *it))
}

/// Returns an answer as a file would hold it, or with the labels that people read; a
/// missing code as it is written, a cell that did not fit as it was, else nothing.
pub(in crate::survey) fn text_of(
    question: &Question,
    column: &Column,
    row: usize,
    labelled: bool,
) -> String {
    let levels = question.kind.levels();
    let level = |it: &u16| {
        let found = levels.get(usize::from(*it));
        found.map_or("", |it| if labelled { &it.label } else { &it.value })
    };
    let text = match &column.answers {
        Answers::Choice(rows) => at(rows, row).map(|it| level(it).to_owned()),
        Answers::Choices(rows) => at(rows, row).map(|it| {
            let joiner = match &question.kind {
                Kind::Multiple(_, joiner) if !labelled => joiner.as_str(),
                _ => "; ",
            };
            it.iter().map(level).collect::<Vec<&str>>().join(joiner)
        }),
        Answers::Number(rows) => at(rows, row).map(f64::to_string),
        Answers::Date(rows) => at(rows, row).map(ToString::to_string),
        Answers::Text(rows) => at(rows, row).map(ToString::to_string),
    };
    text.unwrap_or_else(|why| match why {
        Missing::Empty | Missing::NotShown => String::new(),
        Missing::Declared(code) => {
            let code = question.missing_codes.get(usize::from(code));
            code.map_or_else(String::new, |it| it.value.clone())
        }
        Missing::Unreadable => {
            let stray = u32::try_from(row).ok().and_then(|it| column.strays.get(&it));
            stray.map_or_else(String::new, ToString::to_string)
        }
    })
}

/// Returns which levels some answer uses.
pub(super) fn used(column: &Column, levels: usize) -> Vec<bool> {
    let mut used = vec![false; levels];
    let mut mark = |it: &u16| {
        if let Some(it) = used.get_mut(usize::from(*it)) {
            *it = true;
        }
    };
    match &column.answers {
        Answers::Choice(rows) => rows.iter().flatten().for_each(mark),
        Answers::Choices(rows) => {
            rows.iter().flatten().for_each(|all| all.iter().for_each(&mut mark));
        }
        Answers::Number(_) | Answers::Date(_) | Answers::Text(_) => {}
    }
    used
}

/// Returns a column of a newer question as the question of the study reads it.
pub(super) fn reread(question: &Question, newer: &Question, column: &Column) -> Column {
    let mut cells = Cells::default();
    for row in 0..column.answers.len() {
        cells.push(&text_of(newer, column, row, false));
    }
    fit(question, column, &cells)
}

/// Returns the texts of a column's answers as the question reads them, with what no text
/// can say.
pub(in crate::survey) fn fit(
    question: &Question,
    column: &Column,
    cells: &Cells,
) -> Column {
    let rows = column.answers.len();
    let mut read = read_as(question, cells);
    // What no text can say: a choice of nothing, and a question that was not shown.
    for row in 0..rows {
        let not_shown = column.answers.missing(row) == Some(Missing::NotShown);
        let nothing = match (&column.answers, &mut read.answers) {
            (Answers::Choices(from), Answers::Choices(to)) => {
                from.get(row).is_some_and(|it| it.as_ref().is_ok_and(|it| it.is_empty()))
                    && to.get_mut(row).map(|it| *it = Ok(Box::default())).is_some()
            }
            _ => false,
        };
        if not_shown && !nothing {
            set_missing(&mut read.answers, row, Missing::NotShown);
        }
    }
    read
}

fn set_missing(answers: &mut Answers, row: usize, why: Missing) {
    fn set<T>(rows: &mut [Given<T>], row: usize, why: Missing) {
        if let Some(it) = rows.get_mut(row) {
            *it = Err(why);
        }
    }
    match answers {
        Answers::Choice(it) => set(it, row, why),
        Answers::Choices(it) => set(it, row, why),
        Answers::Number(it) => set(it, row, why),
        Answers::Date(it) => set(it, row, why),
        Answers::Text(it) => set(it, row, why),
    }
}

/// Returns a column of this kind without rows.
pub(super) fn none(kind: &Kind) -> Column {
    Column::empty(kind, 0)
}

/// Tells whether two answers say the same.
pub(super) fn is_same(
    (old, before): (&Column, usize),
    (new, after): (&Column, usize),
) -> bool {
    let stray = |column: &Column, row: usize| {
        u32::try_from(row).ok().and_then(|it| column.strays.get(&it).cloned())
    };
    let same = match (&old.answers, &new.answers) {
        (Answers::Choice(a), Answers::Choice(b)) => a.get(before) == b.get(after),
        (Answers::Choices(a), Answers::Choices(b)) => a.get(before) == b.get(after),
        (Answers::Number(a), Answers::Number(b)) => {
            let bits = |it: Option<&Given<f64>>| it.map(|it| it.map(f64::to_bits));
            bits(a.get(before)) == bits(b.get(after))
        }
        (Answers::Date(a), Answers::Date(b)) => a.get(before) == b.get(after),
        (Answers::Text(a), Answers::Text(b)) => a.get(before) == b.get(after),
        _ => false,
    };
    same && stray(old, before) == stray(new, after)
}

/// Puts the answers of all respondents together: from the newer survey where it has them,
/// else from the old one. Without a newer column the old one goes on.
pub(super) fn merged(
    question: &Question,
    old: &Column,
    new: Option<&Column>,
    sources: &[Source],
) -> Column {
    fn pick<T: Clone>(
        old: &[Given<T>],
        new: Option<&[Given<T>]>,
        sources: &[Source],
    ) -> Vec<Given<T>> {
        let of = |it: &Source| {
            let newer = new.and_then(|all| all.get(it.new?));
            let found = newer.or_else(|| old.get(it.old?));
            found.cloned().unwrap_or(Err(Missing::Empty))
        };
        sources.iter().map(of).collect()
    }
    macro_rules! picked {
        ($kind:ident, $old:expr) => {{
            let new = new.and_then(|it| match &it.answers {
                Answers::$kind(rows) => Some(rows.as_slice()),
                _ => None,
            });
            Answers::$kind(pick($old, new, sources))
        }};
    }
    let answers = match &old.answers {
        Answers::Choice(rows) => picked!(Choice, rows),
        Answers::Choices(rows) => picked!(Choices, rows),
        Answers::Number(rows) => picked!(Number, rows),
        Answers::Date(rows) => picked!(Date, rows),
        Answers::Text(rows) => picked!(Text, rows),
    };
    let mut strays: Map<u32, Rc<str>> = Map::new();
    if !matches!(question.kind, Kind::Text | Kind::Identifier) {
        for (row, source) in (0_u32..).zip(sources) {
            let stray = |column: &Column, row: Option<usize>| {
                column.strays.get(&u32::try_from(row?).ok()?).cloned()
            };
            let found = match (new, source.new) {
                (Some(new), Some(_)) => stray(new, source.new),
                _ => stray(old, source.old),
            };
            strays.extend(found.map(|it| (row, it)));
        }
    }
    Column { answers, strays }
}
