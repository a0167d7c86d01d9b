//! `compare survey.csv OUTCOME --by COLUMN`, or `--with COLUMN [--paired]`.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::json::{self, Numbers};
use super::plain::{grid, number};
use super::source::{Opened, Source};
use super::tests_out::{self, SharedOut, TestOut, p_text};
use crate::stats::compare::Dunn;
use crate::stats::pairing::{GroupNumbers, change, changed, compare, correlate};
use crate::stats::{Method, Test, waves};
use crate::words::methods;

/// Compares the answers to a question between groups, or with those to another question.
#[derive(Debug, Args)]
pub(super) struct Compare {
    #[command(flatten)]
    source: Source,
    /// The question: a scale or a number; with --paired also a choice of two answers.
    outcome: String,
    /// Compares groups of respondents by their answers to this question.
    #[arg(
        long,
        value_name = "COLUMN",
        conflicts_with = "with",
        required_unless_present_any = ["with", "wave"]
    )]
    by: Option<String>,
    /// Compares with another question of the same respondents.
    #[arg(long, value_name = "COLUMN")]
    with: Option<String>,
    /// Compares with the same question of an earlier survey that the same people answered:
    /// they are matched by their ids, the question by its name or wording.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["by", "with"])]
    wave: Option<PathBuf>,
    /// With --with: whether answers changed, instead of how they go together.
    #[arg(long, requires = "with")]
    paired: bool,
    /// Only this method, such as welch or spearman; all that fit, when left out.
    #[arg(long)]
    method: Option<String>,
}

#[derive(Debug, Serialize)]
struct Out {
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    base: SharedOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupOut>>,
    tests: Vec<TestOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pairs: Vec<PairOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs_sentence: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct GroupOut {
    value: String,
    n: usize,
    #[serde(flatten)]
    numbers: Numbers,
    mean_rank: f64,
}

#[derive(Debug, Serialize)]
struct PairOut {
    first: String,
    second: String,
    difference: f64,
    z: Option<f64>,
    p: Option<f64>,
    p_holm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

impl Compare {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let mut result = match (&self.by, &self.with, &self.wave) {
            (Some(by), _, _) => self.groups(&opened, by)?,
            (None, Some(with), _) => self.two(&opened, with)?,
            (None, None, Some(file)) => {
                let earlier = self.source.open_other(file, err)?;
                self.waves(&opened, &earlier)?
            }
            (None, None, None) => {
                return Err(Failure::Unfit(self.outcome.clone(), "no --by"));
            }
        };
        if let Some(method) = &self.method {
            let fits = |it: &TestOut| it.method.starts_with(method.as_str());
            let all: Vec<&str> = result.tests.iter().map(|it| it.method).collect();
            let all = all.join(", ");
            result.tests.retain(fits);
            if result.tests.is_empty() {
                let why = format!("the methods that fit here are {all}");
                return Err(Failure::Spec(method.clone(), why));
            }
        }
        if self.source.json { json::print(&result, out) } else { plain(&result, out) }
    }

    fn groups(&self, opened: &Opened, by: &str) -> Result<Out, Failure> {
        let numbers = opened.numbers(&self.outcome)?;
        let marks = opened.marks(by)?;
        let made = compare(&numbers, &marks, opened.level);
        let value = |place: usize| marks.values.get(place).cloned().unwrap_or_default();
        let group = |it: &GroupNumbers| GroupOut {
            value: value(it.place),
            n: it.summary.n,
            numbers: Numbers::of(&it.summary),
            mean_rank: it.mean_rank,
        };
        let name = |place: usize| {
            made.groups.get(place).map(|it| value(it.place)).unwrap_or_default()
        };
        let pair = |it: &Dunn| PairOut {
            first: name(it.groups.0),
            second: name(it.groups.1),
            difference: it.difference,
            z: it.z.ok(),
            p: it.p.ok(),
            p_holm: it.p_holm.ok(),
            why: it.p.err().map(json::why),
        };
        let pairs: Vec<PairOut> = made.pairs.iter().map(pair).collect();
        let sentence =
            (!pairs.is_empty()).then_some((methods::EN.sentence)(Method::Dunn));
        Ok(Out {
            outcome: self.outcome.clone(),
            by: Some(by.to_owned()),
            with: None,
            base: made.shared.into(),
            groups: Some(made.groups.iter().map(group).collect()),
            tests: made.tests.iter().map(TestOut::from).collect(),
            pairs,
            pairs_sentence: sentence,
        })
    }

    fn waves(&self, opened: &Opened, earlier: &Opened) -> Result<Out, Failure> {
        let (question, _) = opened.question(&self.outcome)?;
        let why = "the earlier survey has no question of this name or wording and kind";
        let (theirs, _) = waves::same(question, &earlier.survey)
            .ok_or_else(|| Failure::Unfit(self.outcome.clone(), why))?;
        let rows = waves::aligned(&opened.survey, &earlier.survey);
        let name = theirs.name.as_str();
        let mut tests: Vec<Test> = Vec::new();
        let mut base = None;
        if opened.is_numeric(&self.outcome)? {
            let then = waves::brought(&rows, &earlier.numbers(name)?);
            let (shared, test) =
                change(&then, &opened.numbers(&self.outcome)?, opened.level);
            base = Some(shared);
            tests.push(test);
        }
        if let (Ok(then), Ok(now)) = (earlier.marks(name), opened.marks(&self.outcome)) {
            let then = waves::brought_marks(&rows, &then);
            let (shared, test) = changed(&then, &now, opened.level);
            base = base.or(Some(shared));
            // Two answers only: they may as well be looked at as such.
            if tests.is_empty() || test.p.is_ok() {
                tests.push(test);
            }
        }
        let unfit = "only choices, scales and numbers can be compared";
        let base = base.ok_or_else(|| Failure::Unfit(self.outcome.clone(), unfit))?;
        Ok(Out {
            outcome: self.outcome.clone(),
            by: None,
            with: Some(theirs.name.clone()),
            base: base.into(),
            groups: None,
            tests: tests.iter().map(TestOut::from).collect(),
            pairs: Vec::new(),
            pairs_sentence: None,
        })
    }

    fn two(&self, opened: &Opened, with: &str) -> Result<Out, Failure> {
        let numeric = opened.is_numeric(&self.outcome)? && opened.is_numeric(with)?;
        let (shared, tests): (_, Vec<Test>) = if !self.paired {
            let (first, second) = (opened.numbers(&self.outcome)?, opened.numbers(with)?);
            correlate(&first, &second, opened.level)
        } else if numeric {
            let (first, second) = (opened.numbers(&self.outcome)?, opened.numbers(with)?);
            let (shared, test) = change(&first, &second, opened.level);
            // Two answers only: they may as well be looked at as such.
            let two = opened.marks(&self.outcome).ok().zip(opened.marks(with).ok());
            let two = two.map(|(a, b)| changed(&a, &b, opened.level).1);
            (shared, [test].into_iter().chain(two.filter(|it| it.p.is_ok())).collect())
        } else {
            let (first, second) = (opened.marks(&self.outcome)?, opened.marks(with)?);
            let (shared, test) = changed(&first, &second, opened.level);
            (shared, vec![test])
        };
        Ok(Out {
            outcome: self.outcome.clone(),
            by: None,
            with: Some(with.to_owned()),
            base: shared.into(),
            groups: None,
            tests: tests.iter().map(TestOut::from).collect(),
            pairs: Vec::new(),
            pairs_sentence: None,
        })
    }
}

fn plain(result: &Out, out: &mut dyn Write) -> Result<(), Failure> {
    result.base.print(out)?;
    if let (Some(groups), Some(by)) = (&result.groups, &result.by) {
        let head = [by, "n", "mean", "sd", "median", "q1", "q3", "mean rank"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for it in groups {
            let all = &it.numbers;
            let numbers =
                [all.mean, all.sd, all.median, all.q1, all.q3, Some(it.mean_rank)];
            let mut row = vec![it.value.clone(), it.n.to_string()];
            row.extend(numbers.map(|it| number(it, 2)));
            rows.push(row);
        }
        writeln!(out)?;
        grid(&rows, 1, out)?;
    }
    writeln!(out)?;
    tests_out::print(&result.tests, out)?;
    if let Some(sentence) = result.pairs_sentence {
        let head = ["pair", "z", "p", "p (Holm)"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for it in &result.pairs {
            let p = |it: Option<f64>| p_text(it.ok_or(crate::stats::Undefined::NoSpread));
            let name = format!("{} - {}", it.first, it.second);
            rows.push(vec![name, number(it.z, 2), p(it.p), p(it.p_holm)]);
        }
        writeln!(out)?;
        grid(&rows, 1, out)?;
        writeln!(out, "\n{sentence}")?;
    }
    Ok(())
}
