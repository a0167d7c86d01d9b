//! `sites survey.csv OUTCOME --by COLUMN`: one question across sites, with the limits of a
//! funnel plot and who stands out.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::Failure;
use super::json;
use super::plain::{grid, number};
use super::source::{Opened, Source};
use super::tests_out::SharedOut;
use crate::stats::sites::{self, LIMITS, Measure, Site, Sites as Found, Standing};
use crate::stats::{Interval, Undefined, rounded};
use crate::words::EN;

/// Compares a question across sites: means or shares, the limits of a funnel plot, and who
/// stands out in the good direction.
#[derive(Debug, Args)]
pub(super) struct Sites {
    #[command(flatten)]
    source: Source,
    /// The question.
    outcome: String,
    /// What makes the sites: a question with few answers.
    #[arg(long, value_name = "COLUMN")]
    by: String,
    /// Compares the share of this answer, as it stands in the file, instead of means. May
    /// be given again: of these answers together.
    #[arg(long = "answer", value_name = "VALUE")]
    answers: Vec<String>,
    /// Compares the share of a scale's two highest points together.
    #[arg(long, conflicts_with = "answers")]
    top: bool,
    /// Which direction is good.
    #[arg(long, value_enum, default_value = "high")]
    good: Good,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Good {
    High,
    Low,
}

#[derive(Debug, Serialize)]
struct Out {
    outcome: String,
    by: String,
    measure: &'static str,
    base: SharedOut,
    overall: Option<f64>,
    sd: Option<f64>,
    sites: Vec<SiteOut>,
    #[serde(rename = "standing_out")]
    named: Vec<String>,
    sentence: &'static str,
}

#[derive(Debug, Serialize)]
struct SiteOut {
    value: String,
    n: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    estimate: Option<f64>,
    sd: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    limits: [LimitOut; 2],
    standing: &'static str,
    small: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct LimitOut {
    level: f64,
    low: Option<f64>,
    high: Option<f64>,
}

impl Sites {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let marks = opened.marks(&self.by)?;
        let found = self.found(&opened, &marks)?;
        let name = |it: &Site| marks.values.get(it.place).cloned().unwrap_or_default();
        let result = Out {
            outcome: self.outcome.clone(),
            by: self.by.clone(),
            measure: match found.measure {
                Measure::Mean => "mean",
                Measure::Share => "share",
            },
            base: found.shared.into(),
            overall: found.overall.ok(),
            sd: found.sd.ok(),
            sites: found.sites.iter().map(|it| site(it, name(it), &found)).collect(),
            named: found
                .standing_out(self.good == Good::High)
                .into_iter()
                .map(name)
                .collect(),
            sentence: match found.measure {
                Measure::Mean => EN.analysis.sites.means,
                Measure::Share => EN.analysis.sites.shares,
            },
        };
        if self.source.json { json::print(&result, out) } else { plain(&result, out) }
    }

    fn found(
        &self,
        opened: &Opened,
        marks: &crate::stats::pairing::Marks,
    ) -> Result<Found, Failure> {
        let (question, column) = opened.question(&self.outcome)?;
        let levels = question.kind.levels();
        let wanted = if self.top {
            sites::top(question)
        } else {
            let place = |answer: &String| {
                let at = levels.iter().position(|it| it.value == *answer);
                at.ok_or_else(|| {
                    let all: Vec<&str> = levels.iter().map(|it| &*it.value).collect();
                    let why = format!("is no answer; the answers are {}", all.join(", "));
                    Failure::Spec(answer.clone(), why)
                })
            };
            self.answers.iter().map(place).collect::<Result<_, _>>()?
        };
        if wanted.is_empty() && !self.top {
            return Ok(sites::means(
                &opened.numbers(&self.outcome)?,
                marks,
                opened.level,
            ));
        }
        let unfit = "only columns with levels have shares";
        let hits = sites::hits(question, column, &wanted);
        let hits = hits.ok_or_else(|| Failure::Unfit(self.outcome.clone(), unfit))?;
        Ok(sites::shares(&hits, marks, opened.level))
    }
}

fn site(it: &Site, value: String, found: &Found) -> SiteOut {
    let ends = |it: Result<Interval, Undefined>| {
        let it = it.ok();
        (it.map(|it| it.low), it.map(|it| it.high))
    };
    let (low, high) = ends(it.interval);
    let [inner, outer] = it.limits.map(ends);
    let [first, second] = LIMITS;
    let limit = |level, (low, high)| LimitOut { level, low, high };
    let share = found.measure == Measure::Share;
    SiteOut {
        value,
        n: it.n,
        count: share.then_some(it.count),
        estimate: it.value.ok(),
        sd: it.sd.ok(),
        low,
        high,
        limits: [limit(first, inner), limit(second, outer)],
        standing: match it.standing() {
            Standing::FarBelow => "far_below",
            Standing::Below => "below",
            Standing::Within => "within",
            Standing::Above => "above",
            Standing::FarAbove => "far_above",
        },
        small: it.is_small(),
        why: it.value.err().or(it.interval.err()).map(json::why),
    }
}

fn plain(result: &Out, out: &mut dyn Write) -> Result<(), Failure> {
    result.base.print(out)?;
    let head = [&result.by, "n", result.measure, "low", "high", "95%", "99.8%", "lies"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let between = |it: &LimitOut| match (it.low, it.high) {
        (Some(low), Some(high)) => format!("{} - {}", rounded(low, 3), rounded(high, 3)),
        _ => "-".to_owned(),
    };
    for it in &result.sites {
        let lies = if it.small {
            format!("{} (small)", it.standing)
        } else {
            it.standing.to_owned()
        };
        let mut row = vec![it.value.clone(), it.n.to_string()];
        row.extend([it.estimate, it.low, it.high].map(|it| number(it, 3)));
        row.extend(it.limits.iter().map(between));
        row.push(lies);
        rows.push(row);
    }
    writeln!(out)?;
    grid(&rows, 1, out)?;
    writeln!(out, "\nall: {}", number(result.overall, 3))?;
    let named =
        if result.named.is_empty() { "none".to_owned() } else { result.named.join(", ") };
    writeln!(out, "stands out in the good direction: {named}")?;
    writeln!(out, "{}", result.sentence)?;
    Ok(())
}
