//! `describe survey.csv [--by COLUMN] [--json]`.

use std::io::Write;

use clap::Args;

use super::failure::Failure;
use super::json::{self, GroupOut, Out, QuestionOut, ShapeOut};
use super::plain;
use super::source::{Opened, Source, no_split};
use crate::stats::{describe, split, tally};

/// Describes every question of a survey file.
#[derive(Debug, Args)]
pub(super) struct Describe {
    #[command(flatten)]
    source: Source,
    /// Describes each group of answers to this column apart.
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
}

impl Describe {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let opened = self.source.open(err)?;
        let result = match &self.by {
            None => Out::Whole { questions: questions(&opened, None) },
            Some(column) => by(&opened, column)?,
        };
        if self.source.json {
            json::print(&result, out)
        } else {
            Ok(plain::print(&result, out)?)
        }
    }
}

fn questions(opened: &Opened, rows: Option<&[u32]>) -> Vec<QuestionOut> {
    let all = opened.survey.questions.iter();
    let of = |(question, column): &(_, std::rc::Rc<_>)| {
        let mut made = QuestionOut::of(question, &describe(question, column, rows));
        made.shape = tally(question, column, rows)
            .map(|it| ShapeOut::of(it.as_ref().map_err(|it| *it), opened.level));
        made
    };
    all.map(of).collect()
}

fn by(opened: &Opened, name: &str) -> Result<Out, Failure> {
    let (question, column) = opened.question(name)?;
    let groups = split(question, column).map_err(|why| no_split(name, why))?;
    let ungrouped = groups.outside.len();
    let of = |group: crate::stats::split::Group| GroupOut {
        questions: questions(opened, Some(&group.rows)),
        value: group.value,
    };
    let groups = groups.groups.into_iter().map(of).collect();
    Ok(Out::Split { by: name.to_owned(), ungrouped, groups })
}
