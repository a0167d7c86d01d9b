//! The results of `describe` as they are printed. The keys and their order are a promise
//! (docs/cli.md): scripts read them.

use std::io::Write;

use serde::Serialize;

use super::failure::Failure;
use crate::stats::{
    Base, Description, Detail, Frequencies, Middle, MultipleResponse, Shape, Stat,
    Summary, Tally, Undefined,
};
use crate::survey::Question;

/// The whole result.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Out {
    /// All respondents.
    Whole {
        /// One for each question, in the file's order.
        questions: Vec<QuestionOut>,
    },
    /// Respondents in groups.
    Split {
        /// The column that splits.
        by: String,
        /// Respondents in no group.
        ungrouped: usize,
        /// The groups, in the order of the column's levels.
        groups: Vec<GroupOut>,
    },
}

/// A group of respondents.
#[derive(Debug, Serialize)]
pub(super) struct GroupOut {
    /// What its members answered to the column that splits.
    pub(super) value: String,
    /// The questions, described for them.
    pub(super) questions: Vec<QuestionOut>,
}

/// A question's description. A statistic that the kind does not have is absent, one that is
/// undefined is null.
#[derive(Debug, Serialize)]
pub(super) struct QuestionOut {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    pub(super) kind: &'static str,
    pub(super) n: usize,
    pub(super) missing: usize,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) off_scale: usize,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) not_shown: usize,
    #[serde(flatten)]
    pub(super) numbers: Option<Numbers>,
    #[serde(flatten)]
    pub(super) days: Option<Days>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) levels: Option<Vec<LevelOut>>,
    /// The median of a scale as a category, or the two between which it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) median_category: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shape: Option<ShapeOut>,
    pub(super) base: BaseOut,
}

/// How numbers lie around their mean, and how well it is known.
#[derive(Debug, Default, Serialize)]
pub(super) struct ShapeOut {
    se: Option<f64>,
    mean_low: Option<f64>,
    mean_high: Option<f64>,
    q1_type6: Option<f64>,
    q3_type6: Option<f64>,
    skewness: Option<f64>,
    skewness_se: Option<f64>,
    kurtosis: Option<f64>,
    kurtosis_se: Option<f64>,
    modes: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// Who is in a description, and who is not.
#[derive(Debug, Serialize)]
pub(super) struct BaseOut {
    rows: usize,
    shown: usize,
    not_shown: usize,
    empty: usize,
    unreadable: usize,
    declared: Vec<DeclaredOut>,
}

/// A declared missing code.
#[derive(Debug, Serialize)]
struct DeclaredOut {
    value: String,
    reason: String,
    count: usize,
}

impl BaseOut {
    pub(super) fn of(question: &Question, base: &Base) -> Self {
        let codes = question.missing_codes.iter().zip(&base.declared);
        let declared = codes.map(|(code, count)| DeclaredOut {
            value: code.value.clone(),
            reason: code.reason.clone(),
            count: *count,
        });
        Self {
            rows: base.rows,
            shown: base.shown(),
            not_shown: base.not_shown,
            empty: base.empty,
            unreadable: base.unreadable,
            declared: declared.collect(),
        }
    }
}

impl ShapeOut {
    /// Makes the output of numbers, if there are any.
    pub(super) fn of(tally: Result<&Tally, Undefined>, level: f64) -> Self {
        let tally = match tally {
            Ok(it) => it,
            Err(reason) => return Self { why: Some(why(reason)), ..Self::default() },
        };
        let summary = Summary::of(tally);
        let it = Shape::of(tally, &summary, level);
        let all = [it.se, it.skewness, it.kurtosis];
        Self {
            why: reason(&all),
            se: it.se.ok(),
            mean_low: it.interval.ok().map(|it| it.low),
            mean_high: it.interval.ok().map(|it| it.high),
            q1_type6: summary.type6.q1.ok(),
            q3_type6: summary.type6.q3.ok(),
            skewness: it.skewness.ok(),
            skewness_se: it.skewness_se.ok(),
            kurtosis: it.kurtosis.ok(),
            kurtosis_se: it.kurtosis_se.ok(),
            modes: it.modes.unwrap_or_default(),
        }
    }
}

/// Prints a result.
pub(super) fn print(result: &impl Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, result)?;
    writeln!(out)?;
    Ok(())
}

/// The statistics of a scale or number.
#[derive(Debug, Serialize)]
pub(super) struct Numbers {
    pub(super) mean: Option<f64>,
    pub(super) sd: Option<f64>,
    pub(super) median: Option<f64>,
    pub(super) q1: Option<f64>,
    pub(super) q3: Option<f64>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
}

/// The first and last of days, as YYYY-MM-DD.
#[derive(Debug, Serialize)]
pub(super) struct Days {
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
}

/// A level or option.
#[derive(Debug, Serialize)]
pub(super) struct LevelOut {
    pub(super) value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    pub(super) count: usize,
    pub(super) percent: Option<f64>,
    pub(super) valid_percent: Option<f64>,
    pub(super) cumulative_percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<&'static str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl QuestionOut {
    pub(super) fn of(question: &Question, described: &Description) -> Self {
        let mut out = Self {
            name: question.name.clone(),
            text: Some(question.text.clone()).filter(|it| *it != question.name),
            kind: question.kind.name().as_str(),
            n: described.base.n,
            missing: described.base.missing(),
            off_scale: described.base.off_scale,
            not_shown: described.base.not_shown,
            numbers: None,
            days: None,
            why: None,
            levels: None,
            median_category: None,
            shape: None,
            base: BaseOut::of(question, &described.base),
        };
        match &described.detail {
            Detail::Single(table) => out.levels = Some(levels(question, table)),
            Detail::Scale { table, summary, middle } => {
                out.add(summary);
                out.median_category = Some(match *middle {
                    Middle::At(at) => vec![value(question, at)],
                    Middle::Between(low, high) => {
                        vec![value(question, low), value(question, high)]
                    }
                    Middle::None(_) => Vec::new(),
                });
                out.levels = Some(levels(question, table));
            }
            Detail::Multiple(table) => out.levels = Some(options(question, table)),
            Detail::Number { summary, .. } => out.add(summary),
            Detail::Date { first, last } => {
                let text =
                    |it: &Option<_>| it.map(|day: crate::stamp::Day| day.to_string());
                out.days = Some(Days { min: text(first), max: text(last) });
                out.why = first.is_none().then(|| why(Undefined::NoAnswers));
            }
            Detail::Text | Detail::Identifier => {}
        }
        out
    }

    fn add(&mut self, it: &Summary) {
        let all = [it.mean, it.sd, it.median, it.type7.q1, it.type7.q3, it.min, it.max];
        self.why = reason(&all);
        self.numbers = Some(Numbers::of(it));
    }
}

impl Numbers {
    pub(super) fn of(it: &Summary) -> Self {
        Self {
            mean: it.mean.ok(),
            sd: it.sd.ok(),
            median: it.median.ok(),
            q1: it.type7.q1.ok(),
            q3: it.type7.q3.ok(),
            min: it.min.ok(),
            max: it.max.ok(),
        }
    }
}

fn levels(question: &Question, table: &Frequencies) -> Vec<LevelOut> {
    let row = |it: &crate::stats::LevelRow| LevelOut {
        value: value(question, it.level),
        label: label(question, it.level),
        count: it.count,
        percent: it.percent.ok(),
        valid_percent: it.valid_percent.ok(),
        cumulative_percent: it.cumulative_percent.ok(),
        why: reason(&[it.percent, it.valid_percent, it.cumulative_percent]),
    };
    table.rows.iter().map(row).collect()
}

fn options(question: &Question, table: &MultipleResponse) -> Vec<LevelOut> {
    let row = |it: &crate::stats::OptionRow| LevelOut {
        value: value(question, it.level),
        label: label(question, it.level),
        count: it.count,
        percent: it.of_all.ok(),
        valid_percent: it.of_answered.ok(),
        cumulative_percent: None,
        why: reason(&[it.of_all, it.of_answered, Err(Undefined::Overlapping)]),
    };
    table.rows.iter().map(row).collect()
}

pub(super) fn value(question: &Question, level: usize) -> String {
    question.kind.levels().get(level).map(|it| it.value.clone()).unwrap_or_default()
}

/// Returns a level's label, where it is not its value.
fn label(question: &Question, level: usize) -> Option<String> {
    let level = question.kind.levels().get(level)?;
    Some(level.label.clone()).filter(|it| *it != level.value)
}

pub(super) fn reason(stats: &[Stat]) -> Option<&'static str> {
    stats.iter().find_map(|it| it.err()).map(why)
}

/// Returns a reason in words that stay the same.
pub(super) fn why(reason: Undefined) -> &'static str {
    match reason {
        Undefined::NoAnswers => "no answers",
        Undefined::OneAnswer => "one answer has no spread",
        Undefined::NoScore => "an answered level has no score",
        Undefined::TooLarge => "the numbers are too large",
        Undefined::EmptyBase => "the base is empty",
        Undefined::OutsideBase => "off the scale, outside the base",
        Undefined::Overlapping => "options overlap and do not cumulate",
        Undefined::TooFew => "too few answers",
        Undefined::NoSpread => "all answers are the same",
        Undefined::NoRepeats => "no answer was given twice",
        Undefined::OneGroup => "only one group",
        Undefined::EmptyCell => "a cell is empty",
        Undefined::Separated => "at its limit, without an interval",
        Undefined::NegativeAlpha => "negative: an item seems to run the other way",
        Undefined::TooFewItems => "too few items",
        Undefined::Improper => "one item would be the whole factor",
        Undefined::NotSettled => "the numbers did not settle",
        Undefined::NotTwo => "not just two different answers",
        Undefined::Hidden => "it is hidden",
        Undefined::NoInterval => "no interval is computed",
    }
}
