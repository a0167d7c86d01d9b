//! Everything that can be said about an Excel workbook or an SPSS file. The sentences for
//! people are in `words/formats.rs`, which matches every variant.

/// Something about a workbook or an SPSS file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatProblem {
    // Workbooks.
    /// The bytes are a packed file, but no Excel workbook.
    NotAWorkbook,
    /// The workbook is in Excel's binary form (.xlsb).
    BinaryWorkbook,
    /// The workbook has no sheet of this name.
    NoSuchSheet {
        /// The name asked for.
        name: String,
        /// The names there are, joined by commas.
        sheets: String,
    },
    /// No visible sheet holds anything.
    NothingInSheets,
    /// The formats could not be read; dates are numbers.
    StylesDamaged,
    /// The texts could not be read to their end.
    StringsDamaged,
    /// One sheet of several was read.
    OtherSheets {
        /// Its name.
        name: String,
        /// How many others there are.
        others: usize,
        /// How many of all sheets are hidden.
        hidden: usize,
    },
    /// The file has more cells than the page can take; so many rows were kept.
    TooManyCells {
        /// Rows kept.
        rows: usize,
    },
    /// Cells name texts that the workbook does not have; they are empty.
    TextsMissing {
        /// How many cells.
        count: usize,
    },
    /// Formulas without a computed value; their cells are empty.
    FormulasUnvalued {
        /// How many cells.
        count: usize,
    },
    /// Cells hold an error such as `#N/A`; it was kept as text.
    ErrorCells {
        /// How many cells.
        count: usize,
    },
    /// Cells are shown as dates, but their numbers are none; the numbers were kept.
    NoSuchDay {
        /// How many cells.
        count: usize,
    },
    /// Cells are merged: the text belongs to the first of them, the others are empty.
    MergedCells {
        /// How many groups of cells.
        count: usize,
    },
    /// Rows that the sheet hides were read like the others.
    HiddenRows {
        /// How many.
        count: usize,
    },

    // SPSS files.
    /// The bytes begin like an SPSS file, but what follows is none.
    NotSpss,
    /// The data breaks off; the respondents up to there were kept.
    SpssCutShort {
        /// Respondents kept.
        rows: usize,
    },
    /// The file says how many respondents it has, and holds another number.
    SpssRowsDiffer {
        /// As many as it says.
        said: usize,
        /// As many as there are.
        found: usize,
    },
    /// Part of what describes the variables could not be read; they were kept without it.
    SpssPartUnread {
        /// The part's number among the kinds of parts.
        part: u32,
    },
    /// The file's letters are stored in a way that is not known; they were read as Western
    /// European.
    SpssLetters {
        /// The name that the file gives it.
        name: String,
    },
    /// Labels of values were left out, since the variable is a quantity.
    SpssLabelsUnused {
        /// How many.
        count: usize,
    },
    /// More values are declared missing than can be told apart; these cells are empty.
    SpssMissingMerged {
        /// How many cells.
        count: usize,
    },
    /// Cells hold dates outside the calendar; their numbers were kept.
    SpssNoSuchDay {
        /// How many cells.
        count: usize,
    },
}
