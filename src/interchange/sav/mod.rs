//! SPSS files (.sav and .zsav), as PSPP's developers describe the format: variables with
//! labels, measures and declared missing values, and the cases as text.
//!
//! Read are both byte orders, all three packings (none, a byte an element, blocks of zlib),
//! long names, strings of any width, labels and missing values of all of them, and dates.
//! Cells are text as a CSV file would hold it: numbers as short as they can be, days as
//! `2024-03-04`, "no answer" (system-missing) and blank strings empty.
//!
//! A large file is read in steps, as a CSV file is: [`SavReading::start`],
//! [`SavReading::step`], [`SavReading::finish`].

mod dictionary;
mod elements;
mod extensions;
mod fields;
mod letters;
mod raw;
mod survey;
mod value;

use std::rc::Rc;

pub use survey::recognise;
pub use value::Shown;

use self::dictionary::Dictionary;
use self::elements::Elements;
use self::fields::Cut;
use self::letters::Letters;
use crate::parsed::{FormatProblem, Note, Parsed, Place, Problem};
use crate::survey::Cells;
use crate::survey::reading::Progress;

/// So many cells are kept.
const MAX_CELLS: usize = 40_000_000;
/// So many different numbers of a variable are remembered with their texts.
const REMEMBERED: usize = 24;

/// An SPSS file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavFile {
    /// Its variables, in its order, all of the same number of cells.
    pub variables: Vec<Variable>,
}

/// A variable with its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variable {
    /// Its name; the long one, if it has one.
    pub name: String,
    /// Its label: the wording of a question. May be empty.
    pub label: String,
    /// Its cells are strings.
    pub is_text: bool,
    /// What its print format makes of its numbers.
    pub shown: Shown,
    /// How it is measured.
    pub measure: Measure,
    /// The values that have a label, with it: as cells have them, in the file's order.
    pub labels: Vec<(String, String)>,
    /// What is declared missing.
    pub missing: MissingValues,
    /// The cells.
    pub cells: Cells,
}

/// The values declared missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MissingValues {
    /// One by one, as cells have them.
    pub values: Vec<String>,
    /// All numbers from one to another, both included.
    pub range: Option<(f64, f64)>,
}

/// How a variable is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// The file does not say.
    #[default]
    Unsaid,
    /// Categories without order.
    Nominal,
    /// Categories in order.
    Ordinal,
    /// Quantities.
    Scale,
}

/// Tells whether the bytes begin like an SPSS file.
pub fn is_sav(bytes: &[u8]) -> bool {
    matches!(bytes, [b'$', b'F', b'L', b'2' | b'3', ..])
}

/// Reads a file at once. Notes have no file name; the caller adds it.
pub fn read(bytes: &[u8]) -> Parsed<SavFile> {
    match SavReading::start(bytes) {
        Ok(reading) => reading.finish(),
        Err(note) => Parsed { value: SavFile::default(), notes: vec![*note] },
    }
}

/// A file being read. See the module's documentation.
#[derive(Debug)]
pub struct SavReading {
    dictionary: Rc<Dictionary>,
    elements: Elements,
    columns: Vec<Column>,
    rows: usize,
    is_done: bool,
    is_cut: bool,
    is_full: bool,
}

/// The cells of a variable, being read.
#[derive(Debug, Default)]
struct Column {
    cells: Cells,
    shown: Shown,
    /// Numbers that occurred, and their texts.
    known: Vec<(u64, String)>,
    dayless: usize,
}

impl SavReading {
    /// Begins with a file's bytes; what is no SPSS file is refused.
    pub fn start(bytes: &[u8]) -> Result<Self, Box<Note>> {
        let not = || {
            let problem = Problem::Format(FormatProblem::NotSpss);
            Box::new(Note::loss(Place::default(), problem))
        };
        if !is_sav(bytes) {
            return Err(not());
        }
        let dictionary = Dictionary::read(bytes).map_err(|Cut| not())?;
        let column = |it: &raw::Variable| {
            let shown = Shown::of(it.format);
            Column { shown, ..Column::default() }
        };
        Ok(Self {
            elements: Elements::new(bytes, &dictionary),
            columns: dictionary.variables.iter().map(column).collect(),
            dictionary: Rc::new(dictionary),
            rows: 0,
            is_done: false,
            is_cut: false,
            is_full: false,
        })
    }

    /// Reads cases until about so many bytes are read, at least one.
    pub fn step(&mut self, budget: usize) -> Progress {
        let end = self.elements.progress().0.saturating_add(budget);
        // A block of zlib is unpacked at once, but its cases take longer.
        let most = self.elements.count.saturating_add(budget);
        while !self.is_done {
            let all = self.dictionary.cases.is_some_and(|it| self.rows >= it);
            let width = self.columns.len();
            self.is_full = !all && width.saturating_mul(self.rows + 1) > MAX_CELLS;
            self.is_done = all || self.is_full || !self.case();
            if self.elements.progress().0 >= end || self.elements.count >= most {
                break;
            }
        }
        let (read, total) = self.elements.progress();
        let done = if self.is_done { total } else { read.min(total) };
        // Not done before the last case is in.
        Progress { done, total: total.max(done + usize::from(!self.is_done)) }
    }

    /// Reads one case. Returns whether there was one.
    fn case(&mut self) -> bool {
        let dictionary = Rc::clone(&self.dictionary);
        for (at, (variable, column)) in
            dictionary.variables.iter().zip(&mut self.columns).enumerate()
        {
            let read = if variable.width == 0 {
                column.number(&mut self.elements, &dictionary)
            } else {
                column.string(&mut self.elements, variable, &dictionary.letters)
            };
            if read.is_none() {
                self.is_cut |= at > 0;
                for column in &mut self.columns {
                    column.cells.truncate(self.rows);
                }
                return false;
            }
        }
        self.rows += 1;
        true
    }

    /// Returns the file; what no step has reached is read now.
    pub fn finish(mut self) -> Parsed<SavFile> {
        while !self.step(usize::MAX).is_done() {}
        let mut notes = self.dictionary.notes.clone();
        let mut say = |place, severity: fn(Place, Problem) -> Note, problem| {
            notes.push(severity(place, Problem::Format(problem)));
        };
        let rows = self.rows;
        let letters = &self.dictionary.letters;
        let mut is_ascii = true;
        let mut variables = Vec::new();
        for (raw, column) in self.dictionary.variables.iter().zip(self.columns) {
            let count = column.dayless;
            let made = variable(raw, column, &self.dictionary);
            is_ascii &= made.is_ascii();
            if count > 0 {
                let place = Place::column(&made.name);
                say(place, Note::warning, FormatProblem::SpssNoSuchDay { count });
            }
            variables.push(made);
        }
        if let (Letters::Unknown(name), false) = (letters, is_ascii) {
            let problem = FormatProblem::SpssLetters { name: name.clone() };
            say(Place::default(), Note::warning, problem);
        }
        if self.is_full {
            say(Place::default(), Note::loss, FormatProblem::TooManyCells { rows });
        } else if self.is_cut || self.elements.is_damaged {
            say(Place::default(), Note::loss, FormatProblem::SpssCutShort { rows });
        } else if let Some(said) = self.dictionary.cases.filter(|it| *it != rows) {
            let problem = FormatProblem::SpssRowsDiffer { said, found: rows };
            say(Place::default(), Note::warning, problem);
        }
        Parsed { value: SavFile { variables }, notes }
    }
}

impl Column {
    fn number(&mut self, from: &mut Elements, all: &Dictionary) -> Option<()> {
        let number = fields::double(from.next()?, all.is_big);
        let bits = number.to_bits();
        if let Some((_, text)) = self.known.iter().find(|it| it.0 == bits) {
            self.cells.push(text);
            return Some(());
        }
        let none = bits == all.nothing.to_bits() || !number.is_finite();
        let (text, fits) =
            if none { (String::new(), true) } else { self.shown.text(number) };
        self.cells.push(&text);
        if !fits {
            // Counted, so not remembered.
            self.dayless += 1;
        } else if self.known.len() < REMEMBERED {
            self.known.push((bits, text));
        }
        Some(())
    }

    fn string(
        &mut self,
        from: &mut Elements,
        variable: &raw::Variable,
        letters: &Letters,
    ) -> Option<()> {
        let mut bytes = Vec::with_capacity(variable.width);
        for (piece, elements) in
            std::iter::once(&variable.elements).chain(&variable.pieces).enumerate()
        {
            // A piece has room for one byte more than it uses.
            bytes.truncate(piece * 255);
            for _ in 0..*elements {
                bytes.extend(from.next()?);
            }
        }
        bytes.truncate(variable.width);
        self.cells.push(&letters.text(&bytes));
        Some(())
    }
}

fn variable(raw: &raw::Variable, column: Column, all: &Dictionary) -> Variable {
    let letters = &all.letters;
    let is_text = raw.width > 0;
    let shown = column.shown;
    let value = |bytes: &Vec<u8>| match bytes.first_chunk() {
        Some(number) if !is_text => shown.text(fields::double(*number, all.is_big)).0,
        _ => letters.text(bytes),
    };
    Variable {
        name: letters.text(raw.long.as_ref().unwrap_or(&raw.name)),
        label: raw.label.as_deref().map_or_else(String::new, |it| letters.text(it)),
        is_text,
        shown,
        measure: raw.measure,
        labels: raw.labels.iter().map(|it| (value(&it.0), letters.text(&it.1))).collect(),
        missing: MissingValues {
            values: raw.values.iter().map(value).collect(),
            range: raw.range,
        },
        cells: column.cells,
    }
}

impl Variable {
    fn is_ascii(&self) -> bool {
        self.name.is_ascii()
            && self.label.is_ascii()
            && self.labels.iter().all(|it| it.0.is_ascii() && it.1.is_ascii())
            && (!self.is_text || self.cells.iter().all(str::is_ascii))
    }
}

#[cfg(test)]
mod tests;
