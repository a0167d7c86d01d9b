//! Readings of people's files: the value, and what there is to say about it. A file is
//! never refused whole for one bad row, and nothing is dropped without a note.
//!
//! [`Problem`] is the list of everything that can be wrong with a file. The sentences for
//! people are in `words/problems.rs`, which matches every variant.

mod books;
mod export;
mod formats;

pub use books::BookRemark;
pub use export::{ExportRemark, Tool};
pub use formats::FormatProblem;

/// A value read from a file, with remarks on the reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// What was read.
    pub value: T,
    /// What was wrong, dropped, changed or guessed; in the file's order.
    pub notes: Vec<Note>,
}

impl<T> Parsed<T> {
    /// Returns a reading without remarks.
    pub fn clean(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }

    /// Returns the same reading of another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Parsed<U> {
        Parsed { value: change(self.value), notes: self.notes }
    }

    /// Hands out the value and moves its notes to `notes`.
    pub fn take(self, notes: &mut Vec<Note>) -> T {
        notes.extend(self.notes);
        self.value
    }
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was understood in a way worth knowing.
    Info,
    /// Something was repaired or left open; nothing was lost.
    Warning,
    /// Something in the file could not be kept.
    Loss,
}

/// Where in a file something is. All numbers count from 1, as people do.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name.
    pub file: Option<String>,
    /// The row of a table, or the line of a text, as an editor shows it.
    pub row: Option<usize>,
    /// The column's name.
    pub column: Option<String>,
}

impl Place {
    /// Returns the place that is a whole file.
    pub fn file(name: &str) -> Self {
        Self { file: Some(name.to_owned()), ..Self::default() }
    }

    /// Returns the place in this row or line.
    pub fn row(number: usize) -> Self {
        Self { row: Some(number), ..Self::default() }
    }

    /// Returns the place in this column.
    pub fn column(name: &str) -> Self {
        Self { column: Some(name.to_owned()), ..Self::default() }
    }

    /// Returns the same place, in this column.
    #[must_use]
    pub fn at_column(self, name: &str) -> Self {
        Self { column: Some(name.to_owned()), ..self }
    }

    /// Returns the same place, in this file.
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        Self { file: Some(name.to_owned()), ..self }
    }
}

/// A remark on a reading: where, how bad, what.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where it is.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// What it is.
    pub problem: Problem,
}

impl Note {
    /// Returns a remark that informs.
    pub fn info(place: Place, problem: Problem) -> Self {
        Self { place, severity: Severity::Info, problem }
    }

    /// Returns a remark on something repaired or left open.
    pub fn warning(place: Place, problem: Problem) -> Self {
        Self { place, severity: Severity::Warning, problem }
    }

    /// Returns a remark on something that could not be kept.
    pub fn loss(place: Place, problem: Problem) -> Self {
        Self { place, severity: Severity::Loss, problem }
    }
}

/// Everything that can be said about a file that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    // Any file.
    /// The file has no content.
    EmptyFile,
    /// The file is larger than the page can take; sizes in bytes.
    TooLarge {
        /// The file's size.
        size: u64,
        /// The largest size taken.
        limit: u64,
    },
    /// The file's first bytes say that it is something else, such as a PDF.
    WrongKind {
        /// What it seems to be.
        found: FileKind,
    },
    /// The bytes are not UTF-8 or UTF-16; they were read as Windows-1252.
    ReadAsWindows1252,
    /// Bytes that no encoding explains were replaced by `�`.
    UndecodableBytes {
        /// How many characters.
        count: usize,
    },
    /// NUL characters were removed.
    NulRemoved {
        /// How many.
        count: usize,
    },

    // Tables.
    /// A row has fewer cells than the header; the missing ones count as empty.
    ShortRow {
        /// Cells found.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// A row has more cells than the header; the surplus is kept in extra columns.
    LongRow {
        /// Cells found.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// More rows have the same problem; only the first ones are listed.
    MoreRows {
        /// How many more.
        count: usize,
    },
    /// Two columns had the same header; the later one was renamed.
    DuplicateHeader {
        /// The new name.
        renamed: String,
    },
    /// A column had no header; it was named.
    EmptyHeader {
        /// The name it was given.
        named: String,
    },
    /// A quote was opened and never closed.
    UnclosedQuote,
    /// The file has a header and no rows.
    NoRows,
    /// A cell is no number though its column is; its text was kept apart and counts as
    /// missing.
    NotANumber {
        /// The cell's text.
        text: String,
    },
    /// A cell is no date though its column is; its text was kept apart.
    NotADate {
        /// The cell's text.
        text: String,
    },
    /// A cell is none of the question's levels; its text was kept apart.
    NotALevel {
        /// The cell's text.
        text: String,
    },
    /// Two rows have the same respondent id; the later one was numbered.
    DuplicateRespondent {
        /// The id.
        id: String,
        /// The id it was given.
        renamed: String,
    },
    /// A row has no respondent id; it was given one.
    EmptyRespondent {
        /// The id it was given.
        named: String,
    },
    /// Cells of a date column also held a time of day; a date keeps the day only.
    TimesDropped {
        /// How many cells.
        count: usize,
    },
    /// Cells began with an apostrophe that only kept a spreadsheet from computing them; it
    /// was removed.
    FormulaUnmasked {
        /// How many cells.
        count: usize,
    },
    /// Rows at the end without any text were left out.
    BlankRows {
        /// How many.
        count: usize,
    },
    /// A column that the file needs is not there.
    ColumnMissing {
        /// The column's expected name.
        name: String,
    },
    /// A row lacks what it needs and was left out.
    RowIncomplete {
        /// The column whose cell is empty.
        column: String,
    },

    /// Something about an Excel workbook or an SPSS file.
    Format(FormatProblem),
    /// Something about the export of a survey tool.
    Export(ExportRemark),
    /// Something about a codebook.
    Book(BookRemark),

    // Transcripts.
    /// No speakers were recognised; every paragraph is a turn without one.
    NoSpeakers,
    /// Words before a colon that could be a speaker's name were left in the text, since
    /// they stand there only once.
    LabelLeft {
        /// The words.
        label: String,
    },
    /// The transcript holds no text.
    NoText,
    /// The bytes are no Word document (a .docx is a zip archive with word/document.xml).
    NotADocx,
    /// The bytes are no OpenDocument text (a zip archive with content.xml).
    NotAnOdt,
    /// The file is named .rtf and does not begin as rich text does.
    NotRichText,
    /// Marks of Markdown were taken off.
    MarksRemoved {
        /// How many.
        count: usize,
    },
    /// Part of a document was left out.
    DocxPartSkipped {
        /// What was left out.
        part: DocxPart,
        /// How many of them.
        count: usize,
    },
    /// A compressed file grows beyond what the page can take.
    ZipTooLarge,
    /// The zip archive is damaged.
    ZipDamaged,
    /// The zip archive is encrypted, or of a form that is not read.
    ZipUnsupported,
    /// The XML declares a document type, which no office file does; it was not read.
    XmlDoctype,
    /// XML that could not be read on from here; what came before was kept.
    XmlDamaged,
    /// The file does not begin with `WEBVTT`.
    NotVtt,
    /// A cue's times could not be read; its text was kept.
    CueTime {
        /// The line.
        text: String,
    },

    // Participants, codebooks, codings.
    /// A document named in the file is not among the transcripts.
    UnknownDocument {
        /// Its name in the file.
        name: String,
    },
    /// Two rows give one participant different values; the first was kept.
    AttributeDiffers {
        /// The participant's name.
        participant: String,
        /// The value kept.
        kept: String,
        /// The value left out.
        dropped: String,
    },
    /// A code named in the file is not in the codebook; it was added.
    CodeAdded {
        /// Its name.
        name: String,
    },
    /// A coder named in the file was added to the study.
    CoderAdded {
        /// Their name.
        name: String,
    },
    /// A code stands twice in the file; the first one was kept.
    DuplicateCode {
        /// Its name.
        name: String,
    },
    /// A code's parent is not in the file or would make a circle; it was put at the top.
    ParentUnknown {
        /// The parent's name.
        name: String,
    },
    /// A passage's positions lie outside the text, or are no numbers.
    OutsideText {
        /// Start as written.
        start: String,
        /// End as written.
        end: String,
        /// The text's length in code points.
        length: u32,
    },
    /// The same coder gave the same passage the same code twice; one was kept.
    DuplicateSegment,
    /// A segment's quote is not at its place; it was moved to where the quote stands.
    QuoteMoved {
        /// The quote.
        quote: String,
    },
    /// A coder's layer holds a segment whose quote differs from the text.
    QuoteDiffers {
        /// The quote in the file.
        quote: String,
        /// The text at that place.
        text: String,
    },
    /// A stance that is none of barrier, facilitator, mixed was left out.
    UnknownStance {
        /// As written.
        text: String,
    },

    // Study files.
    /// The file is no JSON, or breaks off.
    JsonDamaged {
        /// Line of the damage, from 1.
        line: usize,
        /// What the reader expected, in its own words.
        detail: String,
    },
    /// The JSON is no Heddle study.
    NotAStudy,
    /// The study was written by a newer Heddle.
    NewerVersion {
        /// Its format version.
        found: u32,
        /// The newest version this Heddle reads.
        known: u32,
    },
    /// The study was written by an older Heddle and was brought up to date.
    Migrated {
        /// The version it had.
        from: u32,
    },
    /// A record could not be read and was left out.
    RecordUnreadable {
        /// What kind of record, in the format's word.
        kind: String,
        /// Which: its id, name or number.
        which: String,
        /// Why.
        detail: String,
    },
    /// A record names another that is not there; the link was removed.
    DanglingLink {
        /// What kind of record has the link.
        kind: String,
        /// Which.
        which: String,
        /// The id it names.
        target: String,
    },
    /// Two records have the same id; the first was kept.
    DuplicateId {
        /// What kind of record.
        kind: String,
        /// The id.
        id: String,
    },

    // The store.
    /// A saved record's checksum does not fit; an older whole state was opened.
    SaveIncomplete {
        /// The record's key.
        key: String,
    },
    /// What says which records make up a saved study is gone; it was put together from the
    /// newest of each that were found.
    SavePutTogether {
        /// How many groups of records.
        groups: usize,
    },
}

/// What a file seems to be from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `%PDF`.
    Pdf,
    /// A zip archive: Word, Excel, REFI-QDA.
    Zip,
    /// The old Office container (.doc, .xls).
    OldOffice,
    /// Rich text (.rtf).
    RichText,
    /// A picture.
    Picture,
    /// Sound or video.
    Media,
    /// Binary data of no known kind.
    Binary,
}

/// What a reading of a document leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocxPart {
    /// Comments in the margin.
    Comments,
    /// Headers and footers of pages that hold text.
    Headers,
    /// Footnotes and endnotes.
    Footnotes,
    /// Text boxes.
    TextBoxes,
    /// Pictures and drawings.
    Pictures,
    /// Equations.
    Equations,
    /// Embedded files and objects.
    Embedded,
    /// Text formatted as hidden.
    HiddenText,
    /// Text that was deleted while changes were tracked.
    Deletions,
    /// Scripts, style sheets and the title of a web page.
    Scripts,
}
