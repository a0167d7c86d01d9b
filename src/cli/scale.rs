//! `scale survey.csv ITEM…`: how well items go together, and the number they make.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::json::{self, Numbers, ShapeOut};
use super::plain::{grid, number};
use super::source::{Opened, Source};
use super::tests_out::EffectOut;
use crate::stats::scale::{
    Composite, Omega, Reliability, Score, complete, composite, omega, reversed,
};
use crate::stats::{Stat, Summary, Tally};
use crate::survey::Level;

/// Looks at several items as one scale: alpha, omega, each item, the composite.
#[derive(Debug, Args)]
pub(super) struct Scale {
    #[command(flatten)]
    source: Source,
    /// The items' columns; two at least.
    items: Vec<String>,
    /// An item that runs the other way and is turned round. May be given again.
    #[arg(long, value_name = "ITEM")]
    reverse: Vec<String>,
    /// What items make: mean, or sum.
    #[arg(long)]
    score: Option<String>,
    /// How many items a respondent must have answered; half of them, when left out.
    #[arg(long)]
    min_valid: Option<usize>,
    /// Adds every respondent's number.
    #[arg(long)]
    values: bool,
}

#[derive(Debug, Serialize)]
struct Out {
    items: Vec<ItemOut>,
    rows: usize,
    complete: usize,
    alpha: EffectOut,
    #[serde(flatten)]
    others: Others,
    against: Vec<String>,
    composite: CompositeOut,
}

#[derive(Debug, Serialize)]
struct Others {
    alpha_standardised: Option<f64>,
    mean_correlation: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    omega: Option<f64>,
    omega_standardised: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omega_why: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct ItemOut {
    name: String,
    reversed: bool,
    n: usize,
    mean: Option<f64>,
    sd: Option<f64>,
    rest_correlation: Option<f64>,
    alpha_if_dropped: Option<f64>,
    loading: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct CompositeOut {
    score: &'static str,
    min_valid: usize,
    n: usize,
    partial: usize,
    too_few: usize,
    empty: usize,
    #[serde(flatten)]
    numbers: Numbers,
    shape: ShapeOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<Vec<Option<f64>>>,
}

/// What was asked for, from flags and specification.
struct Asked<'a> {
    items: &'a [String],
    reverse: &'a [String],
    score: Score,
    least: usize,
}

impl Scale {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let asked = self.asked(&opened)?;
        let columns = asked.items.iter().map(|it| column(&opened, it, asked.reverse));
        let columns: Vec<Vec<Option<f64>>> = columns.collect::<Result<_, _>>()?;
        let result = self.result(&opened, &asked, &columns);
        if self.source.json { json::print(&result, out) } else { plain(&result, out) }
    }

    fn asked<'a>(&'a self, opened: &'a Opened) -> Result<Asked<'a>, Failure> {
        let spec = &opened.spec;
        let or = |flags: &'a Vec<String>, own: &'a Vec<String>| {
            if flags.is_empty() { own } else { flags }
        };
        let (items, reverse) =
            (or(&self.items, &spec.items), or(&self.reverse, &spec.reverse));
        let wrong =
            |what: &str, why: &str| Err(Failure::Spec(what.to_owned(), why.to_owned()));
        if items.len() < 2 {
            return wrong("items", "a scale has two items at least");
        }
        if let Some(twice) = items
            .iter()
            .enumerate()
            .find(|it| items.iter().take(it.0).any(|other| other == it.1))
        {
            return wrong(twice.1, "is named twice");
        }
        if let Some(other) = reverse.iter().find(|it| !items.contains(it)) {
            return wrong(other, "is turned round but is no item");
        }
        let score = match self.score.as_ref().or(spec.score.as_ref()).map(String::as_str)
        {
            None | Some("mean") => Score::Mean,
            Some("sum") => Score::Sum,
            Some(_) => return wrong("score", "is neither mean nor sum"),
        };
        let least = self.min_valid.or(spec.min_valid).unwrap_or(items.len().div_ceil(2));
        Ok(Asked { items, reverse, score, least })
    }

    fn result(
        &self,
        opened: &Opened,
        asked: &Asked<'_>,
        columns: &[Vec<Option<f64>>],
    ) -> Out {
        let row =
            |at: usize| columns.iter().map(|it| it.get(at).copied().flatten()).collect();
        let rows: Vec<Vec<Option<f64>>> = (0..opened.survey.rows()).map(row).collect();
        let whole = complete(&rows);
        let found = Reliability::of(&whole, opened.level);
        let model = omega(&whole);
        let made = composite(&rows, asked.score, asked.least);
        Out {
            items: items(asked, columns, &found, &model),
            rows: rows.len(),
            complete: whole.len(),
            alpha: EffectOut::of(None, &found.alpha),
            others: Others {
                alpha_standardised: found.standardised.ok(),
                mean_correlation: found.mean_correlation.ok(),
                why: json::reason(&[found.standardised, found.mean_correlation]),
                omega: model.value.ok(),
                omega_standardised: model.standardised.ok(),
                omega_why: model.value.err().map(json::why),
            },
            against: found
                .against
                .iter()
                .filter_map(|it| asked.items.get(*it).cloned())
                .collect(),
            composite: self.composite(asked, made, opened.level),
        }
    }

    fn composite(&self, asked: &Asked<'_>, made: Composite, level: f64) -> CompositeOut {
        let tally = Tally::of(made.values.iter().flatten().copied());
        CompositeOut {
            score: match asked.score {
                Score::Mean => "mean",
                Score::Sum => "sum",
            },
            min_valid: asked.least,
            n: tally.len(),
            partial: made.partial,
            too_few: made.too_few,
            empty: made.empty,
            numbers: Numbers::of(&Summary::of(&tally)),
            shape: ShapeOut::of(Ok(&tally), level),
            values: self.values.then_some(made.values),
        }
    }
}

fn items(
    asked: &Asked<'_>,
    columns: &[Vec<Option<f64>>],
    found: &Reliability,
    model: &Omega,
) -> Vec<ItemOut> {
    let of = |(place, (name, values)): (usize, (&String, &Vec<Option<f64>>))| {
        let summary = Summary::of(&Tally::of(values.iter().flatten().copied()));
        let none: Stat = Err(crate::stats::Undefined::NoAnswers);
        let dropped = found.dropped.get(place);
        let (rest, alpha) = dropped.map_or((none, none), |it| (it.rest, it.alpha));
        ItemOut {
            name: name.clone(),
            reversed: asked.reverse.contains(name),
            n: summary.n,
            mean: summary.mean.ok(),
            sd: summary.sd.ok(),
            rest_correlation: rest.ok(),
            alpha_if_dropped: alpha.ok(),
            loading: model.loadings.get(place).copied(),
            why: json::reason(&[summary.mean, summary.sd, rest, alpha]),
        }
    };
    asked.items.iter().zip(columns).enumerate().map(of).collect()
}

/// Returns an item's numbers, turned round if asked for: within the scale's points.
fn column(
    opened: &Opened,
    name: &String,
    reverse: &[String],
) -> Result<Vec<Option<f64>>, Failure> {
    let values = opened.numbers(name)?.into_iter().map(Result::ok);
    if !reverse.contains(name) {
        return Ok(values.collect());
    }
    let levels = opened.question(name)?.0.kind.levels().iter();
    let scores = levels.filter(|it: &&Level| !it.off_scale).filter_map(|it| it.score);
    let range = scores.fold(None, |range: Option<(f64, f64)>, it| {
        let (low, high) = range.unwrap_or((it, it));
        Some((low.min(it), high.max(it)))
    });
    let Some((low, high)) = range else {
        let why = "only a scale has points to turn round; --kind COLUMN=scale makes one";
        return Err(Failure::Unfit(name.clone(), why));
    };
    Ok(values.map(|it| it.map(|it| reversed(it, low, high))).collect())
}

fn plain(result: &Out, out: &mut dyn Write) -> Result<(), Failure> {
    let head = ["item", "n", "mean", "sd", "r with rest", "alpha without", "loading"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for it in &result.items {
        let turned = if it.reversed { " (turned round)" } else { "" };
        let mut row = vec![format!("{}{turned}", it.name), it.n.to_string()];
        row.extend([it.mean, it.sd].map(|it| number(it, 2)));
        row.extend(
            [it.rest_correlation, it.alpha_if_dropped, it.loading]
                .map(|it| number(it, 3)),
        );
        rows.push(row);
    }
    grid(&rows, 1, out)?;
    let others = &result.others;
    writeln!(out, "\nall items answered by {} of {}", result.complete, result.rows)?;
    writeln!(out, "alpha{}", result.alpha.text())?;
    writeln!(out, "standardised alpha = {}", number(others.alpha_standardised, 3))?;
    writeln!(out, "omega = {}", number(others.omega, 3))?;
    for why in [others.why, others.omega_why].into_iter().flatten() {
        writeln!(out, "undefined: {why}")?;
    }
    if !result.against.is_empty() {
        writeln!(out, "seem to run the other way: {}", result.against.join(", "))?;
    }
    let it = &result.composite;
    writeln!(
        out,
        "\n{} of at least {} items: n = {}, mean {}, sd {}; {} with items missing, {} with too \
         few, {} without any",
        it.score,
        it.min_valid,
        it.n,
        number(it.numbers.mean, 2),
        number(it.numbers.sd, 2),
        it.partial,
        it.too_few,
        it.empty
    )?;
    Ok(())
}
