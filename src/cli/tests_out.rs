//! Tests as they are printed: the same keys in every command.

use std::io::{self, Write};

use serde::Serialize;

use super::json::why;
use super::plain::{grid, number};
use crate::stats::pairing::Shared;
use crate::stats::{Effect, Size, Stat, Test, rounded};
use crate::words::methods;

/// A test.
#[derive(Debug, Serialize)]
pub(super) struct TestOut {
    pub(super) method: &'static str,
    n: usize,
    statistic: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    df: Option<f64>,
    p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p_error: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    effects: Vec<EffectOut>,
    sentence: &'static str,
}

/// A size with its interval.
#[derive(Debug, Serialize)]
pub(super) struct EffectOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<&'static str>,
    #[serde(skip)]
    name: &'static str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// Who is in a comparison.
#[derive(Debug, Serialize)]
pub(super) struct SharedOut {
    rows: usize,
    n: usize,
    not_shown: usize,
    missing: usize,
    off_scale: usize,
}

impl From<Shared> for SharedOut {
    fn from(it: Shared) -> Self {
        Self {
            rows: it.rows,
            n: it.n,
            not_shown: it.not_shown,
            missing: it.missing,
            off_scale: it.off_scale,
        }
    }
}

impl SharedOut {
    /// Prints one line.
    pub(super) fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "n = {} of {}; {} missing, {} not shown, {} off the scale",
            self.n, self.rows, self.missing, self.not_shown, self.off_scale
        )
    }
}

impl EffectOut {
    pub(super) fn of(size: Option<Size>, it: &Effect) -> Self {
        let interval = it.interval.ok();
        Self {
            measure: size.map(Size::as_str),
            name: size.map_or("", methods::EN.size),
            value: it.value.ok(),
            low: interval.map(|it| it.low),
            high: interval.map(|it| it.high),
            why: it.value.err().or(it.interval.err()).map(why),
        }
    }

    /// Returns the size in words.
    pub(super) fn text(&self) -> String {
        let value = number(self.value, 3);
        match (self.low, self.high) {
            (Some(low), Some(high)) => {
                format!(
                    "{} = {value} [{}, {}]",
                    self.name,
                    rounded(low, 3),
                    rounded(high, 3)
                )
            }
            _ => format!("{} = {value}", self.name),
        }
    }
}

impl From<&Test> for TestOut {
    fn from(it: &Test) -> Self {
        Self {
            method: it.method.as_str(),
            n: it.n,
            statistic: it.statistic.ok(),
            df: it.df,
            p: it.p.ok(),
            p_error: it.p_error,
            why: it.p.err().or(it.statistic.err()).map(why),
            effects: it
                .effects
                .iter()
                .map(|it| EffectOut::of(Some(it.0), &it.1))
                .collect(),
            sentence: (methods::EN.sentence)(it.method),
        }
    }
}

/// Prints tests for the eye.
pub(super) fn print(tests: &[TestOut], out: &mut dyn Write) -> io::Result<()> {
    let head = ["test", "n", "statistic", "df", "p"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for it in tests {
        rows.push(vec![
            it.method.to_owned(),
            it.n.to_string(),
            number(it.statistic, 3),
            it.df.map_or_else(String::new, |it| rounded(it, 2)),
            p_text(it.p.ok_or(crate::stats::Undefined::NoAnswers)),
        ]);
    }
    grid(&rows, 1, out)?;
    for it in tests {
        writeln!(out, "\n{}: {}", it.method, it.sentence)?;
        for effect in &it.effects {
            writeln!(out, "  {}", effect.text())?;
        }
        if let Some(error) = it.p_error {
            writeln!(out, "  standard error of p = {}", rounded(error, 5))?;
        }
        if let Some(why) = it.why {
            writeln!(out, "  undefined: {why}")?;
        }
    }
    Ok(())
}

/// Returns a probability with three decimals and no zero before the point.
pub(super) fn p_text(p: Stat) -> String {
    match p {
        Err(_) => "-".to_owned(),
        Ok(p) if p < 0.0005 => "< .001".to_owned(),
        Ok(p) => rounded(p, 3).trim_start_matches('0').to_owned(),
    }
}
