//! A survey's file of whichever format, told by its content: CSV, Excel (.xlsx) or SPSS
//! (.sav, .zsav). All become a table with what the file says about its columns, from which
//! the draft of the survey starts.
//!
//! A large file is read in steps: [`SurveyReading::start`], [`SurveyReading::step`] with a
//! budget of bytes until it is done, [`SurveyReading::finish`]. [`read`] does it all at
//! once.

use std::rc::Rc;

use super::csv::{self, CsvReading};
use super::exports::{self, Layout};
use super::sav::{self, SavReading};
use super::xlsx::{self, SheetName, SheetReading};
use crate::parsed::{Note, Parsed, Problem};
use crate::survey::Records;
use crate::survey::reading::{Progress, Recognised};

/// What a person says about a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// The sheet of a workbook; without one, the first visible one that holds anything.
    pub sheet: Option<&'a str>,
    /// What is said about its rows.
    pub layout: Layout,
    /// The `REDCap` data dictionary given beside the file.
    pub dictionary: Option<&'a Records>,
}

/// A survey's file that was read.
#[derive(Clone, Debug)]
pub struct SurveyFile {
    /// The answers, with what the file says about them.
    pub recognised: Recognised,
    /// The sheets of a workbook, and which of them was read; none of other files.
    pub sheets: (Vec<SheetName>, usize),
}

/// Reads a file at once; nothing when it holds no table. Notes have no file name; the
/// caller adds it.
pub fn read(bytes: &[u8], wish: Wish<'_>) -> Parsed<Option<SurveyFile>> {
    match SurveyReading::start(&Rc::from(bytes), wish.sheet) {
        Ok(reading) => reading.finish(wish),
        Err(note) => Parsed { value: None, notes: vec![*note] },
    }
}

/// A file being read. See the module's documentation.
#[derive(Debug)]
pub enum SurveyReading {
    /// Text.
    Csv(Box<CsvReading>),
    /// A sheet of a workbook.
    Sheet(Box<SheetReading>),
    /// An SPSS file.
    Sav(Box<SavReading>),
}

impl SurveyReading {
    /// Begins with a file's bytes, and perhaps the name of a sheet; a file that holds no
    /// table, or is too large, is refused.
    pub fn start(bytes: &Rc<[u8]>, sheet: Option<&str>) -> Result<Self, Box<Note>> {
        csv::within_limit(bytes)?;
        if sav::is_sav(bytes) {
            SavReading::start(bytes).map(|it| Self::Sav(Box::new(it)))
        } else if xlsx::is_workbook(bytes) {
            SheetReading::start(bytes, sheet).map(|it| Self::Sheet(Box::new(it)))
        } else {
            CsvReading::start(bytes).map(|it| Self::Csv(Box::new(it)))
        }
    }

    /// Reads on until about so many bytes are read.
    pub fn step(&mut self, budget: usize) -> Progress {
        match self {
            Self::Csv(it) => it.step(budget),
            Self::Sheet(it) => it.step(budget),
            Self::Sav(it) => it.step(budget),
        }
    }

    /// Returns the file; what no step has reached is read now.
    pub fn finish(self, wish: Wish<'_>) -> Parsed<Option<SurveyFile>> {
        let mut notes = Vec::new();
        let mut sheets = (Vec::new(), 0);
        let records = match self {
            Self::Csv(it) => it.records().take(&mut notes),
            Self::Sheet(it) => {
                let sheet = it.finish().take(&mut notes);
                sheets = (sheet.sheets, sheet.chosen);
                sheet.records
            }
            Self::Sav(it) => {
                let file = it.finish().take(&mut notes);
                let recognised = sav::recognise(file).take(&mut notes);
                return Parsed { value: Some(SurveyFile { recognised, sheets }), notes };
            }
        };
        if records.columns.is_empty() {
            return Parsed { value: None, notes };
        }
        if wish.layout.plain.is_some_and(|it| it.0 > 0) {
            // The title was no measure for the rows below.
            let uneven = |it: &Note| {
                matches!(it.problem, Problem::ShortRow { .. } | Problem::LongRow { .. })
            };
            notes.retain(|it| !uneven(it));
        }
        let recognised = exports::recognise(records, wish.layout, wish.dictionary);
        let recognised = recognised.take(&mut notes);
        Parsed { value: Some(SurveyFile { recognised, sheets }), notes }
    }
}
