//! The tables of a question: how often each answer was given, and its numbers.

use super::sheet::{Figure, Line, Sheet, file_name};
use super::subject::Grouped;
use crate::app::parts::Column;
use crate::stats::proportion::wilson;
use crate::stats::{
    Base, Description, Detail, Frequencies, Interval, Middle, MultipleResponse,
    QuantileType, Stat, Summary, Undefined, frequencies,
};
use crate::survey::{Level, Question};
use crate::words::results::Results;

/// Decimals of means and the like.
pub(super) const DECIMALS: usize = 2;
/// Decimals of percentages.
pub(super) const PERCENT: usize = 1;
/// How sure intervals are.
pub(super) const LEVEL: f64 = 0.95;

/// Returns the ends of a share's interval, 0-100.
pub(super) fn ends(interval: Result<Interval, Undefined>) -> (Stat, Stat) {
    (interval.map(|it| it.low * 100.0), interval.map(|it| it.high * 100.0))
}

/// Returns the cells of the interval of a count of n; empty for what is outside the base.
fn between(count: usize, n: usize, outside: bool) -> [Figure; 2] {
    let found =
        if outside { Err(Undefined::OutsideBase) } else { wilson(count, n, LEVEL) };
    let (low, high) = ends(found);
    [Figure::Stat(low, PERCENT), Figure::Stat(high, PERCENT)]
}

/// Returns the label of a level.
pub(super) fn label(levels: &[Level], at: usize) -> String {
    levels.get(at).map_or_else(String::new, |it| it.label.clone())
}

/// Returns the middle answer in words.
pub(super) fn middle(
    middle: Middle,
    levels: &[Level],
    words: &Results,
) -> Option<String> {
    match middle {
        Middle::At(at) => Some(label(levels, at)),
        Middle::Between(low, high) => {
            Some((words.between)(&label(levels, low), &label(levels, high)))
        }
        Middle::None(_) => None,
    }
}

/// Returns the reasons of a question's declared codes.
pub(super) fn reasons(question: &Question) -> Vec<String> {
    let of = |it: &crate::survey::MissingCode| {
        if it.reason.is_empty() {
            format!("“{}”", it.value)
        } else {
            it.reason.clone()
        }
    };
    question.missing_codes.iter().map(of).collect()
}

/// Returns the labels of a question's levels off the scale.
pub(super) fn apart(question: &Question) -> Vec<String> {
    let off = question.kind.levels().iter().filter(|it| it.off_scale);
    off.map(|it| it.label.clone()).collect()
}

/// Returns the table of how often each answer was given; nothing for kinds without levels.
pub(super) fn answers(
    question: &Question,
    described: &Description,
    words: &Results,
) -> Option<Sheet> {
    let mut sheet = match &described.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            frequency(question, table, &described.base, words)
        }
        Detail::Multiple(table) => options(question, table, &described.base, words),
        _ => return None,
    };
    if described.base.unreadable > 0 {
        sheet.notes.push((words.notes.strays)(described.base.unreadable));
    }
    Some(sheet)
}

fn frequency(
    question: &Question,
    table: &Frequencies,
    base: &Base,
    words: &Results,
) -> Sheet {
    let heads = &words.tables;
    let levels = question.kind.levels();
    let mut lines: Vec<Line> = Vec::with_capacity(table.rows.len() + 5);
    for row in &table.rows {
        let name = label(levels, row.level);
        let off = levels.get(row.level).is_some_and(|it| it.off_scale);
        let [low, high] = between(row.count, table.valid, off);
        lines.push(Line::new(vec![
            Figure::Words(if off { (heads.apart)(&name) } else { name }),
            Figure::Count(row.count),
            Figure::Stat(row.percent, PERCENT),
            Figure::Stat(row.valid_percent, PERCENT),
            low,
            high,
            Figure::Stat(row.cumulative_percent, PERCENT),
        ]));
    }
    lines.extend(missing(question, base, words, 4));
    let all = frequencies::percent(base.shown(), base.shown());
    let valid = frequencies::percent(table.valid, table.valid);
    lines.push(Line::total(vec![
        Figure::Words(heads.total.to_owned()),
        Figure::Count(base.shown()),
        Figure::Stat(all, PERCENT),
        Figure::Stat(valid, PERCENT),
        Figure::Empty,
        Figure::Empty,
        Figure::Empty,
    ]));
    let mut notes = vec![(words.notes.percent)(table.base, table.valid)];
    notes.push(words.notes.wilson[0].to_owned());
    notes.push(words.notes.cumulative.to_owned());
    if levels.iter().any(|it| it.off_scale) {
        notes.push(words.notes.apart.to_owned());
    }
    Sheet {
        caption: (heads.frequencies)(&question.text),
        columns: vec![
            Column::words(heads.answer),
            Column::figures(heads.n),
            Column::figures(heads.percent),
            Column::figures(heads.valid),
            Column::figures(heads.interval[0]),
            Column::figures(heads.interval[1]),
            Column::figures(heads.cumulative),
        ],
        lines,
        notes,
        file: file_name(&[&question.name, "answers"]),
    }
}

/// Returns the rows of those without an answer, by reason, as SPSS lists them.
fn missing(question: &Question, base: &Base, words: &Results, empty: usize) -> Vec<Line> {
    let heads = &words.tables;
    let mut rows: Vec<(String, usize)> = Vec::new();
    rows.push((heads.skipped.to_owned(), base.empty));
    for (code, times) in question.missing_codes.iter().zip(&base.declared) {
        rows.push(((heads.declared)(&code.reason, &code.value), *times));
    }
    rows.push((heads.unreadable.to_owned(), base.unreadable));
    rows.into_iter()
        .filter(|it| it.1 > 0)
        .map(|(name, times)| {
            let mut figures = vec![
                Figure::Words(name),
                Figure::Count(times),
                Figure::Stat(frequencies::percent(times, base.shown()), PERCENT),
            ];
            figures.extend((0..empty).map(|_| Figure::Empty));
            Line::new(figures)
        })
        .collect()
}

fn options(
    question: &Question,
    table: &MultipleResponse,
    base: &Base,
    words: &Results,
) -> Sheet {
    let heads = &words.tables;
    let levels = question.kind.levels();
    let mut lines: Vec<Line> = table
        .rows
        .iter()
        .map(|row| {
            let [low, high] = between(row.count, table.answered, false);
            Line::new(vec![
                Figure::Words(label(levels, row.level)),
                Figure::Count(row.count),
                Figure::Stat(row.of_all, PERCENT),
                Figure::Stat(row.of_answered, PERCENT),
                low,
                high,
                Figure::Stat(row.of_ticks, PERCENT),
            ])
        })
        .collect();
    lines.extend(missing(question, base, words, 4));
    Sheet {
        caption: (heads.frequencies)(&question.text),
        columns: vec![
            Column::words(heads.answer),
            Column::figures(heads.n),
            Column::figures(heads.of_all),
            Column::figures(heads.of_answered),
            Column::figures(heads.interval[0]),
            Column::figures(heads.interval[1]),
            Column::figures(heads.of_ticks),
        ],
        lines,
        notes: vec![
            (words.notes.multiple)(table.answered, table.ticks),
            words.notes.wilson[1].to_owned(),
        ],
        file: file_name(&[&question.name, "answers"]),
    }
}

/// Returns the summary of numbers and scores, if the kind has one.
pub(super) fn summary(described: &Description) -> Option<&Summary> {
    match &described.detail {
        Detail::Scale { summary, .. } | Detail::Number { summary, .. } => Some(summary),
        _ => None,
    }
}

/// The heads of the columns of numbers.
fn number_heads(words: &Results) -> Vec<Column> {
    let it = &words.tables;
    [it.n, it.missing, it.mean, it.sd, it.median, it.q1, it.q3, it.iqr, it.min, it.max]
        .into_iter()
        .map(Column::figures)
        .collect()
}

fn number_cells(
    base: &Base,
    it: &Summary,
    decimals: usize,
    kind: QuantileType,
) -> Vec<Figure> {
    let exact = |it: Stat| Figure::Stat(it, decimals);
    let quartiles = it.quartiles(kind);
    vec![
        Figure::Count(it.n),
        Figure::Count(base.missing()),
        Figure::Stat(it.mean, DECIMALS),
        Figure::Stat(it.sd, DECIMALS),
        exact(it.median),
        exact(quartiles.q1),
        exact(quartiles.q3),
        exact(quartiles.iqr),
        exact(it.min),
        exact(it.max),
    ]
}

/// Returns how many decimals show all of these statistics, at most two.
fn decimals<'a>(all: impl IntoIterator<Item = &'a Summary>, kind: QuantileType) -> usize {
    let mut most = 0;
    for it in all {
        let quartiles = it.quartiles(kind);
        let exact =
            [it.median, quartiles.q1, quartiles.q3, quartiles.iqr, it.min, it.max];
        for value in exact.into_iter().flatten() {
            most = most.max(decimals_of(value));
        }
    }
    most
}

/// Returns how many decimals show a number, at most two.
pub(super) fn decimals_of(value: f64) -> usize {
    let text = value.to_string();
    text.split_once('.').map_or(0, |it| it.1.len()).min(DECIMALS)
}

/// Returns the table of numbers; nothing for kinds without.
pub(super) fn numbers(
    question: &Question,
    described: &Description,
    kind: QuantileType,
    words: &Results,
) -> Option<Sheet> {
    let it = summary(described)?;
    let mut columns = number_heads(words);
    let mut cells = number_cells(&described.base, it, decimals([it], kind), kind);
    columns.insert(0, Column::words(words.tables.question));
    cells.insert(0, Figure::Words(question.name.clone()));
    let mut notes = vec![(words.notes.numbers)(kind)];
    if let Detail::Scale { middle: at, .. } = &described.detail {
        let levels = question.kind.levels();
        notes.extend(middle(*at, levels, words).map(|it| (words.notes.middle)(&it)));
    }
    Some(Sheet {
        caption: (words.tables.numbers)(&question.text),
        columns,
        lines: vec![Line::new(cells)],
        notes,
        file: file_name(&[&question.name, "numbers"]),
    })
}

/// Returns the numbers of each group; nothing for kinds without.
pub(super) fn numbers_by(
    question: &Question,
    whole: &Description,
    grouped: &Grouped,
    kind: QuantileType,
    words: &Results,
) -> Option<Sheet> {
    let all = summary(whole)?;
    let groups = grouped.groups.iter().filter_map(|(_, it)| summary(it));
    let places = decimals(groups.chain([all]), kind);
    let mut lines: Vec<Line> = grouped
        .groups
        .iter()
        .filter_map(|(name, it)| {
            let mut cells = vec![Figure::Words(name.clone())];
            cells.extend(number_cells(&it.base, summary(it)?, places, kind));
            Some(Line::new(cells))
        })
        .collect();
    let mut cells = vec![Figure::Words(words.tables.total.to_owned())];
    cells.extend(number_cells(&whole.base, all, places, kind));
    lines.push(Line::total(cells));
    let mut columns = number_heads(words);
    columns.insert(0, Column::words(grouped.by.clone()));
    let mut notes = vec![(words.notes.numbers)(kind)];
    if grouped.outside > 0 {
        notes.push((words.notes.outside)(grouped.outside));
    }
    Some(Sheet {
        caption: (words.tables.by)(&question.text, &grouped.by),
        columns,
        lines,
        notes,
        file: file_name(&[&question.name, "by", &grouped.by, "numbers"]),
    })
}

/// Returns how many gave each answer, with its share; `None` for kinds without levels.
fn shares(described: &Description) -> Option<Vec<(usize, usize, Stat)>> {
    match &described.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            let row =
                |it: &crate::stats::LevelRow| (it.level, it.count, it.valid_percent);
            Some(table.rows.iter().map(row).collect())
        }
        Detail::Multiple(table) => {
            let row = |it: &crate::stats::OptionRow| (it.level, it.count, it.of_answered);
            Some(table.rows.iter().map(row).collect())
        }
        _ => None,
    }
}

/// Returns the share of each answer within each group; nothing for kinds without levels.
pub(super) fn answers_by(
    question: &Question,
    whole: &Description,
    grouped: &Grouped,
    words: &Results,
) -> Option<Sheet> {
    let heads = &words.tables;
    let levels = question.kind.levels();
    let first = shares(whole)?;
    let mut columns = vec![
        Column::words(grouped.by.clone()),
        Column::figures(heads.n),
        Column::figures(heads.missing),
    ];
    for (level, _, valid) in &first {
        let name = label(levels, *level);
        // Off the scale there is no share of the valid answers: counts stand there.
        columns.push(Column::figures(if *valid == Err(Undefined::OutsideBase) {
            (heads.apart)(&name)
        } else {
            (heads.percent_of)(&name)
        }));
    }
    let line = |name: &str, it: &Description| {
        let mut cells = vec![
            Figure::Words(name.to_owned()),
            Figure::Count(it.base.n),
            Figure::Count(it.base.missing()),
        ];
        for (_, times, share) in shares(it).unwrap_or_default() {
            cells.push(if share == Err(Undefined::OutsideBase) {
                Figure::Count(times)
            } else {
                Figure::Stat(share, PERCENT)
            });
        }
        cells
    };
    let mut lines: Vec<Line> =
        grouped.groups.iter().map(|(name, it)| Line::new(line(name, it))).collect();
    lines.push(Line::total(line(heads.total, whole)));
    let mut notes = vec![words.notes.within.to_owned()];
    if grouped.outside > 0 {
        notes.push((words.notes.outside)(grouped.outside));
    }
    Some(Sheet {
        caption: (heads.answers_by)(&question.text, &grouped.by),
        columns,
        lines,
        notes,
        file: file_name(&[&question.name, "by", &grouped.by, "answers"]),
    })
}

/// Returns the interval of each answer's share within each group, a row a group and answer;
/// nothing for kinds without levels. What is off the scale has none.
pub(super) fn shares_by(
    question: &Question,
    whole: &Description,
    grouped: &Grouped,
    words: &Results,
) -> Option<Sheet> {
    let heads = &words.tables;
    shares(whole)?;
    let mut lines = Vec::new();
    for (name, it) in &grouped.groups {
        for (level, times, share) in shares(it).unwrap_or_default() {
            if share == Err(Undefined::OutsideBase) {
                continue;
            }
            let [low, high] = between(times, it.base.n, false);
            lines.push(Line::new(vec![
                Figure::Words(name.clone()),
                Figure::Words(label(question.kind.levels(), level)),
                Figure::Count(times),
                Figure::Stat(share, PERCENT),
                low,
                high,
            ]));
        }
    }
    let multiple = matches!(whole.detail, Detail::Multiple(_));
    let [valid, answered] = words.notes.wilson;
    Some(Sheet {
        caption: (heads.shares_by)(&question.text, &grouped.by),
        columns: vec![
            Column::words(grouped.by.clone()),
            Column::words(heads.answer),
            Column::figures(heads.n),
            Column::figures(if multiple { heads.of_answered } else { heads.valid }),
            Column::figures(heads.interval[0]),
            Column::figures(heads.interval[1]),
        ],
        lines,
        notes: vec![if multiple { answered } else { valid }.to_owned()],
        file: file_name(&[&question.name, "by", &grouped.by, "intervals"]),
    })
}
