//! The survey that the commands on statistics read, and what flags or a specification say
//! about its columns (docs/cli.md).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

use super::failure::Failure;
use super::notes;
use crate::id::{CoderId, Id as _, Ids};
use crate::interchange::exports::Layout;
use crate::interchange::survey_file::{self, Wish};
use crate::interchange::table_in;
use crate::stamp::{Moment, Stamp};
use crate::stats::NoSplit;
use crate::stats::pairing::{Marks, Part, marks, numbers};
use crate::survey::reading::{Change, DateOrder, DecimalMark, SurveyDraft};
use crate::survey::{Column, KindName, Level, MissingCode, Question, Survey};

/// Which survey, and how to read it.
#[derive(Clone, Debug, Args)]
pub(super) struct Source {
    /// The survey: CSV of any dialect, .xlsx, .sav or .zsav, as its tool exported it.
    file: PathBuf,
    /// The sheet of a workbook; the first visible one that holds anything, when left out.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The REDCap data dictionary of the survey.
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,
    /// Reads a plain table: the first record is the header, whichever tool wrote it.
    #[arg(long)]
    plain: bool,
    /// Says what kind a column is: identifier, `single_choice`, scale, `multiple_choice`,
    /// number, date, text. May be given again.
    #[arg(long = "kind", value_name = "COLUMN=KIND")]
    kinds: Vec<String>,
    /// Says that a cell stands for no answer, in a column or, without one, in all. May be
    /// given again.
    #[arg(long = "missing", value_name = "[COLUMN=]CELL")]
    missing: Vec<String>,
    /// Reads kinds, levels, missing codes and options from a JSON file.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// How sure intervals are: between 0.5 and 0.9999.
    #[arg(long, value_name = "LEVEL")]
    confidence: Option<f64>,
    /// Prints JSON, as docs/cli.md says, instead of a table.
    #[arg(long)]
    pub(super) json: bool,
}

/// A specification.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Spec {
    columns: std::collections::BTreeMap<String, ColumnSpec>,
    confidence: Option<f64>,
    pub(super) items: Vec<String>,
    pub(super) reverse: Vec<String>,
    pub(super) score: Option<String>,
    pub(super) min_valid: Option<usize>,
    pub(super) seed: Option<u64>,
    pub(super) samples: Option<usize>,
    pub(super) work: Option<usize>,
}

/// What a specification says about a column.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ColumnSpec {
    kind: Option<String>,
    levels: Option<Vec<LevelSpec>>,
    missing: Option<Vec<String>>,
    joiner: Option<String>,
    decimal: Option<Decimal>,
    date_order: Option<Order>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decimal {
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Order {
    DayFirst,
    MonthFirst,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum LevelSpec {
    Value(String),
    Whole {
        value: String,
        label: Option<String>,
        score: Option<f64>,
        #[serde(default)]
        off_scale: bool,
    },
}

/// A survey and what was asked about it.
pub(super) struct Opened {
    pub(super) survey: Survey,
    pub(super) spec: Spec,
    pub(super) level: f64,
}

impl Source {
    /// Reads the survey as the page proposes it, changed as flags and specification say.
    /// Ids and stamps are of no use here, so they are the same on every run.
    pub(super) fn open(&self, err: &mut dyn Write) -> Result<Opened, Failure> {
        let spec = self.spec()?;
        let level = self.confidence.or(spec.confidence).unwrap_or(0.95);
        if !(0.5..=0.9999).contains(&level) {
            let why = format!("{level} is not between 0.5 and 0.9999");
            return Err(Failure::Spec("confidence".to_owned(), why));
        }
        let mut found = Vec::new();
        let dictionary = match &self.dictionary {
            Some(path) => Some(table_in::read_records(&read(path)?).take(&mut found)),
            None => None,
        };
        let wish = Wish {
            sheet: self.sheet.as_deref(),
            layout: if self.plain { Layout::plain() } else { Layout::default() },
            dictionary: dictionary.as_ref(),
        };
        let opened = survey_file::read(&read(&self.file)?, wish).take(&mut found);
        let Some(opened) = opened else {
            notes::print(&found, err)?;
            return Err(Failure::NoTable(self.file.clone()));
        };
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let mut draft = SurveyDraft::told(opened.recognised);
        self.change(&spec, &mut draft)?;
        let nobody = CoderId::from_uuid(uuid::Uuid::nil());
        let nobody = Stamp { at: Moment::default(), by: nobody };
        let made = draft.into_survey(&name, &name, &mut Ids::seeded(0), &nobody);
        let survey = made.take(&mut found);
        notes::print(&found, err)?;
        Ok(Opened { survey, spec, level })
    }

    /// Reads another survey the same way.
    pub(super) fn open_other(
        &self,
        file: &Path,
        err: &mut dyn Write,
    ) -> Result<Opened, Failure> {
        Self { file: file.to_owned(), ..self.clone() }.open(err)
    }

    fn spec(&self) -> Result<Spec, Failure> {
        let Some(path) = &self.spec else { return Ok(Spec::default()) };
        serde_json::from_slice(&read(path)?)
            .map_err(|why| Failure::Spec(path.display().to_string(), why.to_string()))
    }

    fn change(&self, spec: &Spec, draft: &mut SurveyDraft) -> Result<(), Failure> {
        // A missing code may be what keeps a column from being a scale: it comes first.
        for flag in &self.missing {
            let (column, cell) = flag.split_once('=').unwrap_or(("", flag));
            let places = match column {
                "" => 0..draft.columns.len(),
                name => one(draft, name)?,
            };
            places.for_each(|place| add_missing(draft, place, &[cell.to_owned()]));
        }
        for (name, column) in &spec.columns {
            let place = one(draft, name)?.start;
            add_missing(draft, place, column.missing.as_deref().unwrap_or_default());
            if let Some(decimal) = column.decimal {
                let mark = match decimal {
                    Decimal::Point => DecimalMark::Point,
                    Decimal::Comma => DecimalMark::Comma,
                };
                draft.change(place, Change::Decimal(mark));
            }
            if let Some(order) = column.date_order {
                let order = match order {
                    Order::DayFirst => DateOrder::DayFirst,
                    Order::MonthFirst => DateOrder::MonthFirst,
                };
                draft.change(place, Change::Order(order));
            }
            if let Some(kind) = &column.kind {
                draft.change(place, Change::Kind(kind_of(name, kind)?));
            }
            if let Some(joiner) = &column.joiner {
                draft.change(place, Change::Joiner(joiner.clone()));
            }
            if let Some(levels) = &column.levels {
                draft.change(place, Change::Levels(scored(levels)));
            }
        }
        for flag in &self.kinds {
            let Some((name, kind)) = flag.rsplit_once('=') else {
                return Err(Failure::Spec(flag.clone(), "is not COLUMN=KIND".to_owned()));
            };
            let place = one(draft, name)?.start;
            draft.change(place, Change::Kind(kind_of(name, kind)?));
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|source| Failure::Unreadable { path: path.to_owned(), source })
}

/// Returns the place of the column with this name, and the one after it.
fn one(draft: &SurveyDraft, name: &str) -> Result<std::ops::Range<usize>, Failure> {
    let mut all = draft.columns.iter();
    match all.position(|it| it.name == name) {
        Some(place) => Ok(place..place + 1),
        None => Err(no_column(name, draft.columns.iter().map(|it| it.name.as_str()))),
    }
}

fn no_column<'a>(name: &str, all: impl Iterator<Item = &'a str>) -> Failure {
    Failure::NoColumn(name.to_owned(), all.collect::<Vec<_>>().join(", "))
}

fn kind_of(column: &str, kind: &str) -> Result<KindName, Failure> {
    KindName::parse(kind).ok_or_else(|| {
        let all = KindName::ALL.map(KindName::as_str).join(", ");
        Failure::Spec(column.to_owned(), format!("{kind:?} is none of {all}"))
    })
}

/// Declares cells as missing, besides those that are, and proposes the column's levels anew
/// without them.
fn add_missing(draft: &mut SurveyDraft, place: usize, cells: &[String]) {
    let Some(column) = draft.columns.get(place).filter(|_| !cells.is_empty()) else {
        return;
    };
    let mut codes = column.missing_codes.clone();
    codes.extend(
        cells.iter().map(|it| MissingCode { value: it.clone(), reason: it.clone() }),
    );
    draft.change(place, Change::MissingCodes(codes));
}

/// Makes levels; where none has a score, points of the scale get 1, 2, 3 … or, when all are
/// numbers, these.
fn scored(specs: &[LevelSpec]) -> Vec<Level> {
    let mut levels: Vec<Level> = specs.iter().map(LevelSpec::level).collect();
    if levels.iter().all(|it| it.score.is_none()) {
        let own =
            |it: &Level| crate::text::number(it.value.trim()).filter(|it| it.is_finite());
        let numeric = levels.iter().all(|it| it.off_scale || own(it).is_some());
        let on = levels.iter_mut().filter(|it| !it.off_scale);
        for (place, level) in on.enumerate() {
            level.score = if numeric { own(level) } else { Some((place + 1) as f64) };
        }
    }
    levels
}

impl LevelSpec {
    fn level(&self) -> Level {
        match self {
            Self::Value(value) => Level::plain(value),
            Self::Whole { value, label, score, off_scale } => Level {
                label: label.clone().unwrap_or_else(|| value.clone()),
                score: *score,
                off_scale: *off_scale,
                ..Level::plain(value)
            },
        }
    }
}

impl Opened {
    /// Returns a question by its column's name.
    pub(super) fn question(&self, name: &str) -> Result<(&Question, &Column), Failure> {
        let all = || self.survey.questions.iter().map(|it| it.0.name.as_str());
        let found = self.survey.by_name(name).ok_or_else(|| no_column(name, all()))?;
        Ok((found.0, found.1))
    }

    /// Returns a question's numbers.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<Part<f64>>, Failure> {
        let (question, column) = self.question(name)?;
        let why = match numbers(question, column) {
            Some(Ok(found)) => return Ok(found),
            Some(Err(_)) => "an answered level has no score",
            None => "only scale and number columns have numbers",
        };
        Err(Failure::Unfit(name.to_owned(), why))
    }

    /// Tells whether a question has numbers.
    pub(super) fn is_numeric(&self, name: &str) -> Result<bool, Failure> {
        let kind = self.question(name)?.0.kind.name();
        Ok(matches!(kind, KindName::Scale | KindName::Number))
    }

    /// Returns the groups that a question's answers make.
    pub(super) fn marks(&self, name: &str) -> Result<Marks, Failure> {
        let (question, column) = self.question(name)?;
        marks(question, column).map_err(|why| no_split(name, why))
    }
}

/// Says why a column makes no groups.
pub(super) fn no_split(name: &str, why: NoSplit) -> Failure {
    let why = match why {
        NoSplit::Kind => "only single choice, scale and number columns do",
        NoSplit::TooMany => "it has too many different numbers",
    };
    Failure::NoSplit(name.to_owned(), why)
}
