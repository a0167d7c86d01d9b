//! `frequencies survey.csv [QUESTION…]`: how often each answer was given, with intervals.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::json::{self, BaseOut};
use super::plain::{grid, number};
use super::source::{Opened, Source};
use crate::stats::proportion::wilson;
use crate::stats::{Detail, Stat, Undefined, describe, frequencies, tally};
use crate::survey::{Column, Question};

/// Counts the answers to questions, with Wilson's interval of each share.
#[derive(Debug, Args)]
pub(super) struct Frequencies {
    #[command(flatten)]
    source: Source,
    /// The questions' columns; all choices and scales, when left out.
    questions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Out {
    questions: Vec<QuestionOut>,
}

#[derive(Debug, Serialize)]
struct QuestionOut {
    name: String,
    kind: &'static str,
    n: usize,
    missing: usize,
    off_scale: usize,
    rows: Vec<RowOut>,
    base: BaseOut,
}

#[derive(Debug, Default, Serialize)]
struct RowOut {
    value: String,
    label: String,
    count: usize,
    percent: Option<f64>,
    valid_percent: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    cumulative_percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_of_ticks: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

impl Frequencies {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let mut questions = Vec::new();
        for name in &self.questions {
            let (question, column) = opened.question(name)?;
            let made = of(question, column, opened.level).ok_or_else(|| {
                Failure::Unfit(name.clone(), "its answers are no choices or numbers")
            })?;
            questions.push(made);
        }
        if self.questions.is_empty() {
            questions.extend(all(&opened));
        }
        let result = Out { questions };
        if self.source.json { json::print(&result, out) } else { plain(&result, out) }
    }
}

fn all(opened: &Opened) -> impl Iterator<Item = QuestionOut> {
    let with_levels = opened.survey.questions.iter();
    let with_levels = with_levels.filter(|it| !it.0.kind.levels().is_empty());
    with_levels.filter_map(|(question, column)| of(question, column, opened.level))
}

fn of(question: &Question, column: &Column, level: f64) -> Option<QuestionOut> {
    let described = describe(question, column, None);
    let base = &described.base;
    // A row of so many of `n`, without the percentages that the kinds differ in.
    let row = |value: &str, label: &str, count: usize, n: usize| {
        let interval = wilson(count, n, level).ok();
        RowOut {
            value: value.to_owned(),
            label: label.to_owned(),
            count,
            percent: frequencies::percent(count, base.shown()).ok(),
            valid_percent: frequencies::percent(count, n).ok(),
            low: interval.map(|it| it.low * 100.0),
            high: interval.map(|it| it.high * 100.0),
            ..RowOut::default()
        }
    };
    let levels = question.kind.levels();
    let of_level = |level: usize, count: usize, n: usize| {
        let it = levels.get(level);
        row(it.map_or("", |it| &it.value), it.map_or("", |it| &it.label), count, n)
    };
    let rows = match &described.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            let of = |it: &crate::stats::LevelRow| {
                let made = of_level(it.level, it.count, table.valid);
                let outside = it.valid_percent.err() == Some(Undefined::OutsideBase);
                let inside = |value: Option<f64>| value.filter(|_| !outside);
                let all: [Stat; 3] =
                    [it.percent, it.valid_percent, it.cumulative_percent];
                RowOut {
                    valid_percent: it.valid_percent.ok(),
                    low: inside(made.low),
                    high: inside(made.high),
                    cumulative_percent: it.cumulative_percent.ok(),
                    why: json::reason(&all),
                    ..made
                }
            };
            table.rows.iter().map(of).collect()
        }
        Detail::Multiple(table) => {
            let of = |it: &crate::stats::OptionRow| RowOut {
                percent_of_ticks: it.of_ticks.ok(),
                why: Some(json::why(Undefined::Overlapping)),
                ..of_level(it.level, it.count, table.answered)
            };
            table.rows.iter().map(of).collect()
        }
        Detail::Number { .. } => {
            let tally = tally(question, column, None)?.ok()?;
            let mut before = 0;
            let of = |&(value, count): &(f64, usize)| {
                before += count;
                let text = value.to_string();
                RowOut {
                    cumulative_percent: frequencies::percent(before, tally.len()).ok(),
                    ..row(&text, &text, count, tally.len())
                }
            };
            tally.pairs().iter().map(of).collect()
        }
        Detail::Date { .. } | Detail::Text | Detail::Identifier => return None,
    };
    Some(QuestionOut {
        name: question.name.clone(),
        kind: question.kind.name().as_str(),
        n: base.n,
        missing: base.missing(),
        off_scale: base.off_scale,
        rows,
        base: BaseOut::of(question, base),
    })
}

fn plain(result: &Out, out: &mut dyn Write) -> Result<(), Failure> {
    for question in &result.questions {
        let head =
            [&question.name, "count", "%", "valid %", "low", "high", "cumulative %"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for it in &question.rows {
            let numbers =
                [it.percent, it.valid_percent, it.low, it.high, it.cumulative_percent];
            let mut row = vec![it.label.clone(), it.count.to_string()];
            row.extend(numbers.map(|it| number(it, 1)));
            rows.push(row);
        }
        grid(&rows, 1, out)?;
        writeln!(out, "n = {}; {} missing\n", question.n, question.missing)?;
    }
    Ok(())
}
