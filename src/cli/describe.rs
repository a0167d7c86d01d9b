//! `describe survey.csv [--by COLUMN] [--json]`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::json::{GroupOut, Out, QuestionOut};
use super::{notes, plain};
use crate::id::{CoderId, Id as _, Ids};
use crate::interchange::{csv, exports};
use crate::parsed::Parsed;
use crate::stamp::{Moment, Stamp};
use crate::stats::{NoSplit, describe, split};
use crate::survey::Survey;
use crate::survey::reading::SurveyDraft;

/// Describes every question of a survey file.
#[derive(Debug, Args)]
pub(super) struct Describe {
    /// The survey: a CSV file of any dialect, as its tool exported it.
    file: PathBuf,
    /// The REDCap data dictionary of the survey.
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,
    /// Reads a plain table: the first record is the header, whichever tool wrote it.
    #[arg(long)]
    plain: bool,
    /// Describes each group of answers to this column apart.
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// Prints JSON, as docs/cli.md says, instead of a table.
    #[arg(long)]
    json: bool,
}

impl Describe {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let Parsed { value: survey, notes } = self.read()?;
        notes::print(&notes, err)?;
        let Some(survey) = survey else {
            return Err(Failure::NoTable(self.file.clone()));
        };
        let result = match &self.by {
            None => Out::Whole { questions: questions(&survey, None) },
            Some(column) => by(&survey, column)?,
        };
        if self.json {
            serde_json::to_writer_pretty(&mut *out, &result)?;
            writeln!(out)?;
        } else {
            plain::print(&result, out)?;
        }
        Ok(())
    }
}

impl Describe {
    /// Reads a survey as the page proposes it. Ids and stamps are of no use here, so they
    /// are the same on every run.
    fn read(&self) -> Result<Parsed<Option<Survey>>, Failure> {
        let path = self.file.as_path();
        let mut notes = Vec::new();
        let records = csv::read_records(&bytes(path)?).take(&mut notes);
        let dictionary = match &self.dictionary {
            Some(path) => Some(csv::read_records(&bytes(path)?).take(&mut notes)),
            None => None,
        };
        if records.columns.is_empty() {
            return Ok(Parsed { value: None, notes });
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let recognised = exports::recognise(records, self.plain, dictionary.as_ref());
        let draft = SurveyDraft::told(recognised.take(&mut notes));
        let nobody = CoderId::from_uuid(uuid::Uuid::nil());
        let nobody = Stamp { at: Moment::default(), by: nobody };
        let made = draft.into_survey(&name, &name, &mut Ids::seeded(0), &nobody);
        let survey = made.take(&mut notes);
        Ok(Parsed { value: Some(survey), notes })
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|source| Failure::Unreadable { path: path.to_owned(), source })
}

fn questions(survey: &Survey, rows: Option<&[u32]>) -> Vec<QuestionOut> {
    let all = survey.questions.iter();
    all.map(|(it, column)| QuestionOut::of(it, &describe(it, column, rows))).collect()
}

fn by(survey: &Survey, name: &str) -> Result<Out, Failure> {
    let Some((question, column)) = survey.by_name(name) else {
        let names: Vec<&str> =
            survey.questions.iter().map(|it| it.0.name.as_str()).collect();
        return Err(Failure::NoColumn(name.to_owned(), names.join(", ")));
    };
    let groups = split(question, column).map_err(|why| {
        let why = match why {
            NoSplit::Kind => "only single choice, scale and number columns do",
            NoSplit::TooMany => "it has too many different numbers",
        };
        Failure::NoSplit(name.to_owned(), why)
    })?;
    let ungrouped = groups.outside.len();
    let of = |group: crate::stats::split::Group| GroupOut {
        questions: questions(survey, Some(&group.rows)),
        value: group.value,
    };
    let groups = groups.groups.into_iter().map(of).collect();
    Ok(Out::Split { by: name.to_owned(), ungrouped, groups })
}
