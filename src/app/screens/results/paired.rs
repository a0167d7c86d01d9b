//! The same people in two surveys of the study: how their answers to one question changed.

use std::rc::Rc;

use super::comparison::tests;
use super::sheet::{Figure, Line, Sheet, file_name};
use super::subject::{By, labels};
use super::tables::{DECIMALS, LEVEL};
use crate::app::parts::Column;
use crate::id::{QuestionId, SurveyId};
use crate::order::Map;
use crate::stats::composites::with_composites;
use crate::stats::crosstab::Counts;
use crate::stats::pairing::{self, Marks, both, change, changed, cross, numbers};
use crate::stats::{Disclosure, Stat, Summary, Tally, Test, Totals, Undefined, waves};
use crate::survey::{Kind, Survey};
use crate::words::EN;
use crate::words::results::Results;

/// Returns the other surveys of the study that some of the same people answered.
pub(super) fn ways(survey: &Survey, all: &Map<SurveyId, Rc<Survey>>) -> Vec<By> {
    let shares = |it: &Survey| waves::aligned(survey, it).iter().any(Option::is_some);
    let others = all.values().filter(|it| it.id != survey.id && shares(it));
    others.map(|it| By::Wave(it.id)).collect()
}

/// Returns the tables of how answers changed from the other survey to this one.
pub(super) fn sheets(
    survey: &Survey,
    id: QuestionId,
    other: &Survey,
    rule: Disclosure,
    words: &Results,
) -> Result<Vec<(&'static str, Sheet)>, String> {
    let own = &EN.analysis.waves;
    let missing = || (own.unmatched)(&other.name);
    let (question, column) = survey.question(id).ok_or_else(missing)?;
    let whole = with_composites(other);
    let (theirs, their_column) = waves::same(question, &whole).ok_or_else(missing)?;
    let aligned = waves::aligned(survey, other);
    let captioned = |of: fn(&str, &str, &str) -> String| {
        of(&question.text, &other.name, &survey.name)
    };
    // How many answered both is not said where few answered only one.
    let rows = survey.rows();
    let paired = |n: usize| {
        let told = !rule.is_small(rows - n);
        told.then(|| (own.note)(rule.shown(n), rule.shown(rows), &theirs.text))
    };
    let mut sheets = Vec::new();
    let mut all: Vec<Test> = Vec::new();
    let mut shared = None;
    let mut hidden = false;
    if let (Some(Ok(now)), Some(Ok(then))) =
        (numbers(question, column), numbers(theirs, their_column))
    {
        let then = waves::brought(&aligned, &then);
        let (found, test) = change(&then, &now, LEVEL);
        let (_, pairs) = both(&then, &now);
        hidden = rule.is_small(pairs.len());
        let mut sheet = means((&other.name, &survey.name), &pairs, hidden, rule);
        sheet.caption = captioned(own.caption);
        sheet.file = file_name(&[&question.name, "change from", &other.name]);
        sheet.notes.extend(paired(pairs.len()));
        sheets.push(("waves", sheet));
        all.push(test);
        shared = Some(found);
    }
    // Of numbers a table from each to each would say nothing.
    if !matches!(question.kind, Kind::Number)
        && let (Ok(now), Ok(then)) =
            (pairing::marks(question, column), pairing::marks(theirs, their_column))
    {
        let then = waves::brought_marks(&aligned, &then);
        let (found, test) = changed(&then, &now, LEVEL);
        let fits = test.p.is_ok();
        let moves = moves(
            (&labels(theirs, &then), &other.name),
            (&labels(question, &now), &survey.name),
            rule,
        );
        hidden |= moves.1;
        let mut sheet = moves.0;
        sheet.caption = captioned(own.caption);
        sheet.file = file_name(&[&question.name, "moves from", &other.name]);
        if shared.is_none() {
            sheet.notes.extend(paired(found.n));
        }
        sheets.push(("moves", sheet));
        if fits || all.is_empty() {
            all.push(test);
        }
        shared = shared.or(Some(found));
    }
    let Some(shared) = shared else { return Err(own.unfit.to_owned()) };
    if hidden {
        if let Some((_, it)) = sheets.last_mut() {
            it.notes.push(EN.analysis.hidden.tests.to_owned());
        }
    } else {
        let mut sheet = tests(question, "", &all, shared, Vec::new(), words);
        sheet.caption = captioned(own.tests);
        sheet.file = file_name(&[&question.name, "change tests", &other.name]);
        sheets.push(("tests-waves", sheet));
    }
    Ok(sheets)
}

/// Returns both waves' numbers and the differences', of those who have both.
fn means(
    (then, now): (&str, &str),
    pairs: &[(f64, f64)],
    hidden: bool,
    rule: Disclosure,
) -> Sheet {
    let words = &EN.analysis.waves;
    let line = |name: &str, values: &mut dyn Iterator<Item = f64>| {
        let it = Summary::of(&Tally::of(values));
        let stat = |value: Stat| {
            Figure::Stat(if hidden { Err(Undefined::Hidden) } else { value }, DECIMALS)
        };
        let n = if hidden { stat(it.mean) } else { Figure::Count(rule.shown(it.n)) };
        let figures = vec![
            Figure::Words(name.to_owned()),
            n,
            stat(it.mean),
            stat(it.sd),
            stat(it.median),
        ];
        Line::new(figures)
    };
    let lines = vec![
        line(then, &mut pairs.iter().map(|it| it.0)),
        line(now, &mut pairs.iter().map(|it| it.1)),
        line(words.change, &mut pairs.iter().map(|it| it.1 - it.0)),
    ];
    let [first, rest @ ..] = words.heads;
    let mut columns = vec![Column::words(first)];
    columns.extend(rest.map(Column::figures));
    let notes = rule.is_on().then(|| (EN.analysis.hidden.note)(rule));
    Sheet {
        caption: String::new(),
        columns,
        lines,
        notes: notes.into_iter().collect(),
        file: String::new(),
    }
}

/// Returns how many went from each answer to each, and whether any of it is hidden.
fn moves(
    (then, first): (&Marks, &str),
    (now, second): (&Marks, &str),
    rule: Disclosure,
) -> (Sheet, bool) {
    let (_, table) = cross(then, now);
    let counts: &Counts = &table.counts;
    let mask = rule.mask(counts, Totals::Both);
    let name = |places: &[usize], marks: &Marks, at: usize| {
        let value = places.get(at).and_then(|it| marks.values.get(*it));
        value.cloned().unwrap_or_default()
    };
    let shown = |count: usize, hidden: bool| {
        if hidden {
            Figure::Stat(Err(Undefined::Hidden), 0)
        } else {
            Figure::Count(rule.shown(count))
        }
    };
    let total = EN.results.tables.total;
    let mut columns = vec![Column::words((EN.analysis.waves.moves)(first))];
    columns.extend((0..counts.columns()).map(|at| {
        Column::figures(format!("{second}: {}", name(&table.columns, now, at)))
    }));
    columns.push(Column::figures(total));
    let gone = |all: &[bool], at: usize| all.get(at).copied().unwrap_or(false);
    let sums = counts.row_totals();
    let line = |at: usize| {
        let mut line = vec![Figure::Words(name(&table.rows, then, at))];
        line.extend(
            (0..counts.columns()).map(|it| shown(counts.at(at, it), mask.at(at, it))),
        );
        line.push(shown(sums.get(at).copied().unwrap_or(0), gone(&mask.rows, at)));
        Line::new(line)
    };
    let mut lines: Vec<Line> = (0..counts.rows()).map(line).collect();
    let mut last = vec![Figure::Words(total.to_owned())];
    let sums = counts.column_totals();
    last.extend(
        sums.iter().enumerate().map(|(at, it)| shown(*it, gone(&mask.column_totals, at))),
    );
    last.push(shown(counts.total(), mask.all));
    lines.push(Line::total(last));
    let notes = rule.is_on().then(|| (EN.analysis.hidden.note)(rule));
    let sheet = Sheet {
        caption: String::new(),
        columns,
        lines,
        notes: notes.into_iter().collect(),
        file: String::new(),
    };
    (sheet, mask.any())
}
