//! The cells of one sheet, read a few rows at a time.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::as_text::shortest;
use super::super::office::push_entity;
use super::Sheet;
use super::book::{Book, SheetName};
use super::format::Shown;
use super::moment;
use super::rows::Rows;
use super::strings::{self, Runs, Strings};
use crate::parsed::{FormatProblem, Note, Parsed, Place, Problem};
use crate::survey::Records;
use crate::survey::reading::Progress;
use crate::text;

/// Excel's own limit of columns.
const MAX_COLUMNS: usize = 16_384;

/// A sheet being read. See the module's documentation.
#[derive(Debug)]
pub struct SheetReading {
    xml: String,
    /// How much of the XML is read, up to the end of a row.
    at: usize,
    is_done: bool,
    cells: CellsReading,
    sheets: Vec<SheetName>,
    chosen: usize,
    notes: Vec<Note>,
}

/// What a cell's own marks say of it.
#[derive(Debug, Default)]
struct Marks {
    kind: String,
    style: usize,
    has_formula: bool,
    has_value: bool,
}

/// What text belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    Value,
    Inline,
}

/// How often something occurred, and where first.
#[derive(Debug, Default)]
struct Seen {
    count: usize,
    first: Option<Place>,
}

#[derive(Debug, Default)]
struct CellsReading {
    strings: Strings,
    shown: Vec<Shown>,
    from_1904: bool,
    rows: Rows,
    /// The row being read: its number from 1, and its cells.
    row: usize,
    cells: Vec<String>,
    /// The column of the cell being read, from 0.
    column: usize,
    marks: Marks,
    within: Within,
    value: String,
    runs: Runs,
    is_hidden: bool,
    /// There was no room for the row before, nor is there for those that follow.
    is_full: bool,
    remarks: Remarks,
}

/// What will have to be said.
#[derive(Debug, Default)]
struct Remarks {
    merged: usize,
    hidden: usize,
    /// Cells were left out.
    is_cut: bool,
    errors: Seen,
    unvalued: Seen,
    dayless: Seen,
    unknown: Seen,
}

impl SheetReading {
    /// Begins with a workbook's bytes and a sheet's name; without one, with the first
    /// visible sheet that holds anything. What is no workbook, or has no such sheet, is
    /// refused.
    pub fn start(bytes: &[u8], sheet: Option<&str>) -> Result<Self, Box<Note>> {
        let refuse = |problem| Box::new(Note::loss(Place::default(), problem));
        let mut book = Book::open(bytes).map_err(refuse)?;
        let names: Vec<SheetName> = book.sheets.iter().map(|it| it.0.clone()).collect();
        let wanted: Vec<usize> = match sheet {
            Some(name) => {
                let lower = name.to_lowercase();
                let fits = |it: &SheetName| it.name.to_lowercase() == lower;
                names.iter().position(fits).into_iter().collect()
            }
            None => (0..names.len())
                .filter(|at| names.get(*at).is_some_and(|it| !it.hidden))
                .collect(),
        };
        if let (Some(name), []) = (sheet, wanted.as_slice()) {
            let listed: Vec<&str> = names.iter().map(|it| it.name.as_str()).collect();
            let sheets = listed.join(", ");
            let problem = FormatProblem::NoSuchSheet { name: name.to_owned(), sheets };
            return Err(refuse(Problem::Format(problem)));
        }
        let mut reading = Self {
            xml: String::new(),
            at: 0,
            is_done: true,
            cells: CellsReading {
                shown: book.shown.clone(),
                from_1904: book.from_1904,
                ..CellsReading::default()
            },
            sheets: names,
            chosen: 0,
            notes: book.notes.clone(),
        };
        let mut trouble = Problem::Format(FormatProblem::NothingInSheets);
        let mut strings = std::mem::take(&mut book.strings);
        for at in wanted {
            match book.sheet(at) {
                Ok(xml) => reading.xml = xml,
                Err(problem) => {
                    trouble = problem;
                    continue;
                }
            }
            reading.chosen = at;
            reading.at = 0;
            reading.is_done = false;
            reading.notes.clone_from(&book.notes);
            let (shown, from_1904) = (book.shown.clone(), book.from_1904);
            reading.cells =
                CellsReading { strings, shown, from_1904, ..CellsReading::default() };
            while reading.cells.rows.is_empty() && !reading.step(1).is_done() {}
            if !reading.cells.rows.is_empty() {
                return Ok(reading);
            }
            strings = std::mem::take(&mut reading.cells.strings);
        }
        Err(refuse(trouble))
    }

    /// Returns the names of the workbook's sheets, and which of them is read.
    pub fn sheets(&self) -> (&[SheetName], usize) {
        (&self.sheets, self.chosen)
    }

    /// Returns the first row that is not empty.
    pub fn first(&self) -> &[String] {
        self.cells.rows.first()
    }

    /// Reads rows until about so many bytes are read, at least one.
    pub fn step(&mut self, budget: usize) -> Progress {
        let xml = std::mem::take(&mut self.xml);
        if !self.is_done {
            match self.cells.read(xml.get(self.at..).unwrap_or_default(), budget) {
                Ok(Some(read)) => self.at += read,
                Ok(None) => self.is_done = true,
                Err(problem) => {
                    self.notes.push(Note::loss(Place::row(self.cells.row), problem));
                    self.cells.end_row();
                    self.is_done = true;
                }
            }
        }
        self.xml = xml;
        let total = self.xml.len();
        let done = if self.is_done { total } else { self.at.min(total) };
        // Not done before the last row is in.
        Progress { done, total: total.max(done + usize::from(!self.is_done)) }
    }

    /// Returns the sheet; what no step has reached is read now.
    pub fn finish(mut self) -> Parsed<Sheet> {
        while !self.step(usize::MAX).is_done() {}
        let name = self.sheets.get(self.chosen).map(|it| it.name.clone());
        let (name, mut notes) = (name.unwrap_or_default(), self.notes);
        let others = self.sheets.len().saturating_sub(1);
        if others > 0 {
            let hidden = self.sheets.iter().filter(|it| it.hidden).count();
            let problem = FormatProblem::OtherSheets { name, others, hidden };
            notes.push(Note::info(Place::default(), Problem::Format(problem)));
        }
        let records = self.cells.end_all(&mut notes);
        let value = Sheet { sheets: self.sheets, chosen: self.chosen, records };
        Parsed { value, notes }
    }
}

impl CellsReading {
    /// Reads rows of XML until so many bytes are read. Returns how many, up to the end of a
    /// row, or nothing at the end of the sheet.
    fn read(&mut self, xml: &str, budget: usize) -> Result<Option<usize>, Problem> {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        // What was opened before this piece of the sheet is closed in a later one.
        config.allow_unmatched_ends = true;
        loop {
            let mut row_ends = false;
            match reader.read_event() {
                Ok(Event::Start(it)) => self.start(&it),
                Ok(Event::Empty(it)) => {
                    self.start(&it);
                    row_ends = self.end(it.local_name().as_ref());
                }
                Ok(Event::End(it)) => {
                    let name = it.local_name();
                    if name.as_ref() == "worksheet" {
                        return Ok(None);
                    }
                    row_ends = self.end(name.as_ref());
                }
                Ok(Event::Text(it)) => self.text(&it.xml10_content()),
                Ok(Event::CData(it)) => self.text(&it.xml10_content()),
                Ok(Event::GeneralRef(it)) => {
                    let mut text = String::new();
                    push_entity(&it, &mut text);
                    self.text(&text);
                }
                Ok(Event::DocType(_)) => return Err(Problem::XmlDoctype),
                Ok(Event::Eof) | Err(_) => return Err(Problem::XmlDamaged),
                Ok(_) => {}
            }
            if row_ends {
                let read = usize::try_from(reader.buffer_position());
                let read = read.unwrap_or(usize::MAX);
                if read >= budget {
                    return Ok(Some(read));
                }
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" => self.start_row(element),
            "c" => self.start_cell(element),
            "f" => self.marks.has_formula = true,
            "v" => {
                self.marks.has_value = true;
                self.within = Within::Value;
            }
            "is" => {
                self.marks.has_value = true;
                self.within = Within::Inline;
            }
            "mergeCell" => self.remarks.merged += 1,
            name if self.within == Within::Inline => self.runs.start(name),
            _ => {}
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        self.column = 0;
        self.row += 1;
        self.is_hidden = false;
        for it in element.attributes().with_checks(false).flatten() {
            match it.key.as_ref() {
                "r" => self.row = it.value.parse().unwrap_or(self.row),
                "hidden" => self.is_hidden = matches!(it.value.as_ref(), "1" | "true"),
                _ => {}
            }
        }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) {
        self.marks.kind.clear();
        (self.marks.style, self.marks.has_formula, self.marks.has_value) =
            (0, false, false);
        self.value.clear();
        for it in element.attributes().with_checks(false).flatten() {
            match it.key.as_ref() {
                "r" => self.column = column(&it.value).unwrap_or(self.column),
                "t" => self.marks.kind.push_str(&it.value),
                "s" => self.marks.style = it.value.parse().unwrap_or_default(),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.within {
            Within::Value => self.value.push_str(text),
            Within::Inline => self.runs.text(text),
            Within::Nothing => {}
        }
    }

    /// Ends an element. Tells whether it was a row.
    fn end(&mut self, name: &str) -> bool {
        match name {
            "v" => self.within = Within::Nothing,
            "is" => {
                self.within = Within::Nothing;
                self.value = self.runs.take();
            }
            "c" => self.end_cell(),
            "row" => {
                self.end_row();
                return true;
            }
            name if self.within == Within::Inline => self.runs.end(name),
            _ => {}
        }
        false
    }

    fn end_cell(&mut self) {
        let column = self.column;
        self.column += 1;
        let mut text = String::new();
        self.content(column, &mut text);
        if text.is_empty() {
            return;
        }
        if column >= MAX_COLUMNS {
            self.remarks.is_cut = true;
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
    }

    /// Returns where the cell being read is.
    fn place(&self, column: usize) -> Place {
        Place::row(self.row).at_column(&super::super::csv::letters(column))
    }

    /// Adds the text of the cell that was read.
    fn content(&mut self, column: usize, out: &mut String) {
        let value = std::mem::take(&mut self.value);
        let kind = std::mem::take(&mut self.marks.kind);
        if self.marks.has_formula
            && (!self.marks.has_value || (value.is_empty() && kind != "str"))
        {
            let place = self.place(column);
            self.remarks.unvalued.see(place);
        }
        match kind.as_str() {
            "s" => {
                let number = value.trim().parse().ok();
                match number.and_then(|it| self.strings.get(it)) {
                    Some(known) => out.push_str(known),
                    None if value.is_empty() => {}
                    None => {
                        let place = self.place(column);
                        self.remarks.unknown.see(place);
                    }
                }
            }
            "str" | "inlineStr" => strings::unescape(&value, out),
            "b" => out.push_str(match value.trim() {
                "0" | "false" => "FALSE",
                "" => "",
                _ => "TRUE",
            }),
            "e" => {
                out.push_str(&value);
                if !value.is_empty() {
                    let place = self.place(column);
                    self.remarks.errors.see(place);
                }
            }
            "d" => out.push_str(&value.replacen('T', " ", 1)),
            _ => self.number(value.trim(), column, out),
        }
        self.value = value;
        self.marks.kind = kind;
    }

    /// Adds a number, or the moment that it stands for.
    fn number(&mut self, text: &str, column: usize, out: &mut String) {
        let shown = self.shown.get(self.marks.style).copied().unwrap_or_default();
        let number = text::number(text).filter(|it| it.is_finite());
        let Some(number) = number else {
            // No program writes this; whoever looks at it will know.
            return out.push_str(text);
        };
        if shown != Shown::Number {
            if let Some(moment) = moment::text(number, shown, self.from_1904) {
                return out.push_str(&moment);
            }
            let place = self.place(column);
            self.remarks.dayless.see(place);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.bytes().all(|it| it.is_ascii_digit()) {
            // Every digit of a long number, as of an id, counts.
            out.push_str(text);
        } else {
            out.push_str(&shortest(number));
        }
    }

    /// Takes the row that was read, unless it is empty.
    fn end_row(&mut self) {
        let filled = self.cells.iter().rposition(|it| !it.trim().is_empty());
        let count = filled.map_or(0, |it| it + 1);
        // A row that is formatted but empty is no record.
        if count > 0 && !self.is_full {
            let row = u32::try_from(self.row).unwrap_or(u32::MAX);
            let cells = self.cells.get(..count).unwrap_or_default();
            self.is_full |= !self.rows.push(row, cells);
            self.remarks.hidden += usize::from(self.is_hidden);
        }
        self.cells.clear();
    }

    /// Returns the records, and says what there is to say about them.
    fn end_all(self, notes: &mut Vec<Note>) -> Records {
        let mut say = |place: Place, severity: fn(Place, Problem) -> Note, problem| {
            notes.push(severity(place, Problem::Format(problem)));
        };
        let info = |count: usize| (count > 0).then_some(count);
        if self.is_full || self.remarks.is_cut {
            let rows = self.rows.len();
            say(Place::default(), Note::loss, FormatProblem::TooManyCells { rows });
        }
        if let Some((place, count)) = self.remarks.unknown.of() {
            say(place, Note::loss, FormatProblem::TextsMissing { count });
        }
        if let Some((place, count)) = self.remarks.unvalued.of() {
            say(place, Note::warning, FormatProblem::FormulasUnvalued { count });
        }
        if let Some((place, count)) = self.remarks.errors.of() {
            say(place, Note::warning, FormatProblem::ErrorCells { count });
        }
        if let Some((place, count)) = self.remarks.dayless.of() {
            say(place, Note::warning, FormatProblem::NoSuchDay { count });
        }
        if let Some(count) = info(self.remarks.merged) {
            say(Place::default(), Note::info, FormatProblem::MergedCells { count });
        }
        if let Some(count) = info(self.remarks.hidden) {
            say(Place::default(), Note::info, FormatProblem::HiddenRows { count });
        }
        self.rows.into_records()
    }
}

impl Seen {
    fn see(&mut self, place: Place) {
        self.count += 1;
        if self.first.is_none() {
            self.first = Some(place);
        }
    }

    /// Returns the first place and the count, if there is one.
    fn of(&self) -> Option<(Place, usize)> {
        self.first.clone().map(|it| (it, self.count))
    }
}

/// Returns the column of a cell such as `AB12`, from 0.
fn column(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    column.checked_sub(1)
}
