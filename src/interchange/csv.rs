//! CSV of any dialect to a raw table.
//!
//! The delimiter is found by consistency over whole records (quoted cells may hold any of
//! them), quotes are those of RFC 4180 with line breaks inside, lines end in CRLF, LF or
//! CR. Rows of uneven length are padded or given extra columns, headers are made unique;
//! every repair is noted.
//!
//! A large file is read in steps: [`CsvReading::start`], [`CsvReading::step`] with a budget
//! of bytes until it is done, [`CsvReading::finish`]. [`read`] does it all at once.

pub(super) mod header;
mod sniff;

pub(super) use header::letters;

use std::io::Cursor;
use std::rc::Rc;

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::decode::{self, Decoding};
use super::table_out;
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::survey::reading::Progress;
use crate::survey::{Cells, Records, Table};

/// The largest file taken, in bytes.
pub const LIMIT: u64 = 200_000_000;

/// So many rows with the same trouble are listed, then only counted.
const LISTED: usize = 10;

/// So many times as many bytes are decoded as are read in one step.
const DECODES: usize = 8;

/// So often a quote that is never closed is taken for a plain character.
const MAX_REPAIRS: u32 = 8;

/// Reads a file at once. Notes have no file name; the caller adds it.
pub fn read(bytes: &[u8]) -> Parsed<Table> {
    match CsvReading::start(&Rc::from(bytes)) {
        Ok(reading) => reading.finish(),
        Err(note) => Parsed { value: Table::default(), notes: vec![*note] },
    }
}

/// Reads a file's records at once, as [`read`].
pub fn read_records(bytes: &[u8]) -> Parsed<Records> {
    match CsvReading::start(&Rc::from(bytes)) {
        Ok(reading) => reading.records(),
        Err(note) => Parsed { value: Records::default(), notes: vec![*note] },
    }
}

/// Reads the records of a text at once, as [`read`].
pub fn read_text_records(text: &str) -> Parsed<Records> {
    CsvReading::of_text(text).records()
}

/// Reads text at once, as [`read`].
pub fn read_text(text: &str) -> Parsed<Table> {
    CsvReading::of_text(text).finish()
}

/// Refuses a file that is too large.
pub(super) fn within_limit(bytes: &[u8]) -> Result<(), Box<Note>> {
    let size = bytes.len() as u64;
    if size > LIMIT {
        let problem = Problem::TooLarge { size, limit: LIMIT };
        return Err(Box::new(Note::loss(Place::default(), problem)));
    }
    Ok(())
}

/// A file being read. See the module's documentation.
#[derive(Debug)]
pub struct CsvReading {
    /// The text, or what is still to be decoded.
    bytes: Rc<[u8]>,
    decoding: Option<Decoding>,
    reader: Reader<Cursor<Rc<[u8]>>>,
    /// Where the reader's first byte stands in the text.
    offset: usize,
    done: bool,
    /// There is no text at all.
    empty: bool,
    delimiter: u8,
    record: ByteRecord,
    header: Option<Vec<String>>,
    columns: Vec<Cells>,
    rows: usize,
    /// Rows at the end so far in which every cell is empty.
    blank: usize,
    repairs: u32,
    unmasked: usize,
    uneven: Vec<Note>,
    more_uneven: usize,
    notes: Vec<Note>,
}

impl CsvReading {
    /// Begins with a file's bytes; a file that is no text, or too large, is refused.
    pub fn start(bytes: &Rc<[u8]>) -> Result<Self, Box<Note>> {
        within_limit(bytes)?;
        if let Some(found) = decode::sniff(bytes) {
            let problem = Problem::WrongKind { found };
            return Err(Box::new(Note::loss(Place::default(), problem)));
        }
        Ok(Self::of(Rc::clone(bytes), Some(Decoding::start(bytes))))
    }

    fn of_text(text: &str) -> Self {
        let mut reading = Self::of(Rc::from(text.as_bytes()), None);
        reading.begin(0);
        reading
    }

    fn of(bytes: Rc<[u8]>, decoding: Option<Decoding>) -> Self {
        Self {
            reader: reader(Rc::clone(&bytes), 0, (b',', true)),
            bytes,
            decoding,
            offset: 0,
            done: false,
            empty: false,
            delimiter: b',',
            record: ByteRecord::new(),
            header: None,
            columns: Vec::new(),
            rows: 0,
            blank: 0,
            repairs: 0,
            unmasked: 0,
            uneven: Vec::new(),
            more_uneven: 0,
            notes: Vec::new(),
        }
    }

    /// Begins to read the text, which stands from this place on.
    fn begin(&mut self, from: usize) {
        let text = self.bytes.get(from..).unwrap_or(&[]);
        // Of other spaces than these no file is made.
        self.empty = text.iter().all(u8::is_ascii_whitespace);
        self.done = self.empty;
        let (delimiter, declared) =
            sniff::declared(text).unwrap_or_else(|| (sniff::delimiter(text), 0));
        (self.delimiter, self.offset) = (delimiter, from + declared);
        self.reader = reader(Rc::clone(&self.bytes), self.offset, (delimiter, true));
    }

    /// Decodes some bytes more, and tells whether that is not done.
    fn decode(&mut self, budget: usize) -> bool {
        let Some(mut decoding) = self.decoding.take() else { return false };
        if !decoding.step(&self.bytes, budget) {
            self.decoding = Some(decoding);
            return true;
        }
        let from = decoding.from;
        let made = decoding.finish().take(&mut self.notes);
        let from = if let Some(text) = made {
            self.bytes = Rc::from(text.into_bytes());
            0
        } else {
            from
        };
        self.begin(from);
        false
    }

    /// Reads records until about so many bytes are read, at least one. Before that the bytes
    /// are decoded, in steps that count for nothing.
    pub fn step(&mut self, budget: usize) -> Progress {
        let total = self.bytes.len();
        if self.decode(budget.saturating_mul(DECODES)) {
            return Progress { done: 0, total: total.max(1) };
        }
        let end = self.position().saturating_add(budget.max(1));
        while !self.done && self.position() < end {
            let start = self.position();
            let mut record = std::mem::take(&mut self.record);
            // The bytes are in memory and records flexible: reading cannot fail.
            let more = self.reader.read_byte_record(&mut record).unwrap_or(false);
            if more && self.position() >= self.bytes.len() && self.is_unclosed(start) {
                self.repair(start, &mut record);
            }
            if more {
                self.take(&record);
            }
            self.done = !more;
            self.record = record;
        }
        let total = self.bytes.len();
        let done = if self.done { total } else { self.position().min(total) };
        // Not done before the last record is in.
        Progress { done, total: total.max(done + usize::from(!self.done)) }
    }

    fn position(&self) -> usize {
        let inside = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.offset.saturating_add(inside)
    }

    fn is_unclosed(&self, start: usize) -> bool {
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        self.repairs < MAX_REPAIRS && sniff::is_unclosed(rest, self.delimiter)
    }

    /// A quote that is never closed has swallowed the rest of the file: its line is read
    /// again with quotes as plain characters, and reading goes on behind it.
    fn repair(&mut self, start: usize, record: &mut ByteRecord) {
        self.repairs += 1;
        self.notes.push(Note::warning(Place::row(self.row()), Problem::UnclosedQuote));
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        let skip = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n')).count();
        let line = rest.iter().skip(skip).position(|it| matches!(it, b'\r' | b'\n'));
        let length = line.map_or(rest.len(), |it| it + skip);
        let line = Rc::from(rest.get(..length).unwrap_or(&[]));
        let found = reader(line, 0, (self.delimiter, false)).read_byte_record(record);
        debug_assert!(matches!(found, Ok(true)));
        self.offset = start + length;
        let bytes = Rc::clone(&self.bytes);
        self.reader = reader(bytes, self.offset, (self.delimiter, true));
    }

    /// Returns the number of the record that is read next, as a spreadsheet shows it.
    fn row(&self) -> usize {
        match self.header {
            None => 1,
            Some(_) => self.rows + 2,
        }
    }

    fn take(&mut self, record: &ByteRecord) {
        if self.header.is_none() {
            let names = record.iter().map(|it| String::from_utf8_lossy(it).into_owned());
            let names: Vec<String> = names.collect();
            self.columns = names.iter().map(|_| Cells::default()).collect();
            self.header = Some(names);
            return;
        }
        let width = self.header.as_ref().map_or(0, Vec::len);
        let filled = record.iter().rposition(|it| !it.is_empty()).map_or(0, |it| it + 1);
        if filled == 0 {
            self.blank += 1;
        } else {
            self.blank = 0;
        }
        if record.len() < width && filled > 0 {
            self.note_uneven(Problem::ShortRow { found: record.len(), expected: width });
        } else if filled > width {
            self.note_uneven(Problem::LongRow { found: filled, expected: width });
            while self.columns.len() < filled {
                let mut cells = Cells::default();
                (0..self.rows).for_each(|_| cells.push(""));
                self.columns.push(cells);
            }
        }
        let mut cells = record.iter();
        for column in &mut self.columns {
            let cell = cells.next().unwrap_or_default();
            if column.push_known(cell) {
                continue;
            }
            // Cells of a text are text: they end at characters that are no part of others.
            let text = std::str::from_utf8(cell).unwrap_or_default();
            let bare =
                if text.starts_with('\'') { table_out::unmask(text) } else { text };
            self.unmasked += usize::from(bare.len() < text.len());
            column.push(bare);
        }
        self.rows += 1;
    }

    fn note_uneven(&mut self, problem: Problem) {
        if self.uneven.len() < LISTED {
            self.uneven.push(Note::warning(Place::row(self.row()), problem));
        } else {
            self.more_uneven += 1;
        }
    }

    fn read_on(&mut self) {
        while !self.step(usize::MAX).is_done() {}
    }

    /// Returns the table, its first record the header; what no step has reached is read
    /// now.
    pub fn finish(mut self) -> Parsed<Table> {
        self.read_on();
        if self.empty {
            return Parsed { value: Table::default(), notes: self.records().notes };
        }
        let Parsed { value: records, notes: rest } = self.records();
        let mut notes = Vec::new();
        let table = header::table(records, &mut notes);
        notes.extend(rest);
        Parsed { value: table, notes }
    }

    /// Returns the records before anyone says which of them are headers; what no step has
    /// reached is read now.
    pub fn records(mut self) -> Parsed<Records> {
        self.read_on();
        let mut notes = self.notes;
        if self.empty {
            notes.push(Note::loss(Place::default(), Problem::EmptyFile));
        }
        let blank = self.blank;
        if blank > 0 && self.rows > blank {
            notes.push(Note::info(Place::default(), Problem::BlankRows { count: blank }));
        }
        let rows = self.rows - blank;
        let mut columns = self.columns;
        for column in &mut columns {
            column.truncate(rows);
        }
        notes.append(&mut self.uneven);
        if self.more_uneven > 0 {
            let problem = Problem::MoreRows { count: self.more_uneven };
            notes.push(Note::warning(Place::default(), problem));
        }
        if self.unmasked > 0 {
            let problem = Problem::FormulaUnmasked { count: self.unmasked };
            notes.push(Note::info(Place::default(), problem));
        }
        let delimiter = char::from(self.delimiter);
        let first = self.header.unwrap_or_default();
        let value = Records { first, columns, numbers: Vec::new(), delimiter };
        Parsed { value, notes }
    }
}

/// Reads from this place on, with this delimiter and with or without quotes.
fn reader(
    bytes: Rc<[u8]>,
    from: usize,
    (delimiter, quoting): (u8, bool),
) -> Reader<Cursor<Rc<[u8]>>> {
    let mut bytes = Cursor::new(bytes);
    bytes.set_position(from as u64);
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .buffer_capacity(64 * 1024)
        .from_reader(bytes)
}

#[cfg(test)]
mod tests;
