//! `crosstab survey.csv ROWS COLUMNS`: two questions crossed, and whether the rows differ.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::json;
use super::plain::{grid, number};
use super::source::{Opened, Source};
use super::tests_out::{self, SharedOut, TestOut};
use crate::stats::pairing::{Extra, cross, crossed};
use crate::stats::{Crosstab, Limits, Test};
use crate::words::methods;

/// Crosses two questions: counts, percentages, residuals, chi-squared, Fisher's test.
#[derive(Debug, Args)]
pub(super) struct CrosstabArgs {
    #[command(flatten)]
    source: Source,
    /// The question whose answers make the rows.
    rows: String,
    /// The question whose answers make the columns.
    columns: String,
    /// Adds Cramér's V corrected for its bias.
    #[arg(long)]
    bias_corrected: bool,
    /// Adds Yates' correction, for two rows and two columns.
    #[arg(long)]
    yates: bool,
    /// Adds Fisher's test even where chi-squared will do.
    #[arg(long)]
    fisher: bool,
    /// Where the sample begins that Fisher's test may need.
    #[arg(long)]
    seed: Option<u64>,
    /// How many tables are sampled then.
    #[arg(long)]
    samples: Option<usize>,
    /// After how many steps tables are sampled instead of counted.
    #[arg(long)]
    work: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Out {
    rows: String,
    columns: String,
    base: SharedOut,
    row_values: Vec<String>,
    column_values: Vec<String>,
    empty_rows: Vec<String>,
    empty_columns: Vec<String>,
    row_totals: Vec<usize>,
    column_totals: Vec<usize>,
    cells: Vec<Vec<CellOut>>,
    fit: Option<FitOut>,
    tests: Vec<TestOut>,
}

#[derive(Debug, Serialize)]
struct CellOut {
    count: usize,
    row_percent: Option<f64>,
    column_percent: Option<f64>,
    total_percent: Option<f64>,
    expected: f64,
    residual: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct FitOut {
    smallest_expected: f64,
    below_five: usize,
    cells: usize,
    doubtful: bool,
}

impl CrosstabArgs {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let (rows, columns) = (opened.marks(&self.rows)?, opened.marks(&self.columns)?);
        let (shared, table) = cross(&rows, &columns);
        let named = |values: &[String], places: &[usize]| -> Vec<String> {
            places.iter().filter_map(|it| values.get(*it).cloned()).collect()
        };
        let cell = |it: &crate::stats::crosstab::Cell| CellOut {
            count: it.count,
            row_percent: it.row_percent.ok(),
            column_percent: it.column_percent.ok(),
            total_percent: it.total_percent.ok(),
            expected: it.expected,
            residual: it.residual.ok(),
            why: it.residual.err().map(json::why),
        };
        let lines = table.cells.chunks(table.columns.len().max(1));
        let fit = table.fit().map(|it| FitOut {
            smallest_expected: it.smallest,
            below_five: it.below_five,
            cells: it.cells,
            doubtful: it.is_doubtful(),
        });
        let result = Out {
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            base: shared.into(),
            row_values: named(&rows.values, &table.rows),
            column_values: named(&columns.values, &table.columns),
            empty_rows: named(&rows.values, &table.empty_rows),
            empty_columns: named(&columns.values, &table.empty_columns),
            row_totals: table.counts.row_totals(),
            column_totals: table.counts.column_totals(),
            cells: lines.map(|it| it.iter().map(cell).collect()).collect(),
            fit,
            tests: self.tests(&table, &opened).iter().map(TestOut::from).collect(),
        };
        if self.source.json { json::print(&result, out) } else { plain(&result, out) }
    }

    fn tests(&self, table: &Crosstab, opened: &Opened) -> Vec<Test> {
        let spec = &opened.spec;
        let usual = Limits::default();
        let limits = Limits {
            seed: self.seed.or(spec.seed).unwrap_or(usual.seed),
            samples: self.samples.or(spec.samples).unwrap_or(usual.samples),
            work: self.work.or(spec.work).unwrap_or(usual.work),
        };
        let extra = Extra {
            corrected_v: self.bias_corrected,
            yates: self.yates,
            fisher: self.fisher,
        };
        crossed(table, opened.level, limits, extra)
    }
}

fn plain(result: &Out, out: &mut dyn Write) -> Result<(), Failure> {
    let mut head = vec![format!("{} \\ {}", result.rows, result.columns)];
    head.extend(result.column_values.iter().cloned());
    head.push("total".to_owned());
    let mut rows = vec![head];
    for ((value, cells), total) in
        result.row_values.iter().zip(&result.cells).zip(&result.row_totals)
    {
        let line = |name: &str, of: &dyn Fn(&CellOut) -> String| {
            let mut row = vec![name.to_owned()];
            row.extend(cells.iter().map(of));
            row
        };
        let mut counts = line(value, &|it| it.count.to_string());
        counts.push(total.to_string());
        rows.push(counts);
        rows.push(line("  row %", &|it| number(it.row_percent, 1)));
        rows.push(line("  column %", &|it| number(it.column_percent, 1)));
        rows.push(line("  expected", &|it| number(Some(it.expected), 1)));
        rows.push(line("  residual", &|it| number(it.residual, 2)));
    }
    let mut totals = vec!["total".to_owned()];
    totals.extend(result.column_totals.iter().map(ToString::to_string));
    rows.push(totals);
    grid(&rows, 1, out)?;
    writeln!(out)?;
    result.base.print(out)?;
    for (what, values) in
        [("rows", &result.empty_rows), ("columns", &result.empty_columns)]
    {
        if !values.is_empty() {
            writeln!(out, "{what} without answers: {}", values.join(", "))?;
        }
    }
    if result.fit.as_ref().is_some_and(|it| it.doubtful) {
        writeln!(out, "{}", methods::EN.doubtful)?;
    }
    writeln!(out)?;
    tests_out::print(&result.tests, out)?;
    Ok(())
}
