//! The results of `describe` as tables for the eye.

use std::io::{self, Write};

use super::json::{Out, QuestionOut};
use crate::stats::rounded;

/// Prints the whole result.
pub(super) fn print(result: &Out, out: &mut dyn Write) -> io::Result<()> {
    match result {
        Out::Whole { questions } => tables(questions, out),
        Out::Split { by, ungrouped, groups } => {
            for group in groups {
                writeln!(out, "{by} = {}\n", group.value)?;
                tables(&group.questions, out)?;
                writeln!(out)?;
            }
            writeln!(out, "in no group: {ungrouped}")
        }
    }
}

fn tables(questions: &[QuestionOut], out: &mut dyn Write) -> io::Result<()> {
    let head = [
        "question", "kind", "n", "missing", "mean", "sd", "median", "q1", "q3", "min",
        "max",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(questions.iter().map(summary));
    grid(&rows, 2, out)?;
    for question in questions {
        let Some(levels) = &question.levels else { continue };
        let head = [question.name.as_str(), "count", "%", "valid %", "cumulative %"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for level in levels {
            let share = |it: Option<f64>| number(it, 1);
            rows.push(vec![
                level.label.as_ref().unwrap_or(&level.value).clone(),
                level.count.to_string(),
                share(level.percent),
                share(level.valid_percent),
                share(level.cumulative_percent),
            ]);
        }
        writeln!(out)?;
        grid(&rows, 1, out)?;
    }
    Ok(())
}

fn summary(question: &QuestionOut) -> Vec<String> {
    let mut row = vec![
        question.name.clone(),
        question.kind.to_owned(),
        question.n.to_string(),
        question.missing.to_string(),
    ];
    if let Some(it) = &question.numbers {
        let all = [it.mean, it.sd, it.median, it.q1, it.q3, it.min, it.max];
        row.extend(all.into_iter().map(|it| number(it, 2)));
    } else if let Some(it) = &question.days {
        row.extend(std::iter::repeat_n(String::new(), 5));
        row.extend([&it.min, &it.max].map(|it| it.clone().unwrap_or_default()));
    }
    row
}

pub(super) fn number(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |it| rounded(it, decimals))
}

/// Prints cells in columns, the first ones to the left and the others to the right.
pub(super) fn grid(
    rows: &[Vec<String>],
    left: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|it: &Vec<String>| it.get(column));
        cells.map(|it: &String| it.chars().count()).max().unwrap_or(0).min(60)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let cell: String =
                cell.replace(['\n', '\r'], " ").chars().take(*width).collect();
            let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
            if place < left {
                line.push_str(&cell);
                line.push_str(&padding);
            } else {
                line.push_str(&padding);
                line.push_str(&cell);
            }
            line.push_str("  ");
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
