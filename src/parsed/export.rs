//! What can be said about the export of a survey tool. The sentences for people are in
//! `words/exports.rs`, which matches every variant.

/// Which tool wrote a table, and in which form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// No tool that is known: the first record is the header.
    #[default]
    Plain,
    /// Qualtrics.
    Qualtrics,
    /// `SurveyMonkey`, "All responses".
    SurveyMonkey,
    /// `REDCap`, raw data.
    RedcapRaw,
    /// `REDCap`, labels.
    RedcapLabels,
    /// `LimeSurvey`, question codes as headings.
    LimeSurveyCodes,
    /// `LimeSurvey`, questions' full text as headings.
    LimeSurveyText,
    /// `LimeSurvey`, codes and texts as headings.
    LimeSurveyBoth,
    /// `KoboToolbox`, XML names.
    KoboNames,
    /// `KoboToolbox`, labels.
    KoboLabels,
    /// Google Forms, its own download.
    GoogleForms,
    /// Google Forms, the linked sheet.
    GoogleSheet,
    /// Microsoft Forms.
    MicrosoftForms,
}

/// A remark on an export. Rows are those of the file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportRemark {
    /// The tool was recognised, and so many records are headers.
    Recognised {
        /// The tool.
        tool: Tool,
        /// How many records at the top are headers.
        headers: usize,
    },
    /// A data dictionary was used: so many of its fields are in the table.
    DictionaryUsed {
        /// Fields that were found.
        found: usize,
        /// Fields of the dictionary that hold answers.
        of: usize,
    },
    /// The file given beside the survey is no data dictionary; it was not used.
    NotADictionary,
    /// The file is itself a data dictionary: questions, no answers.
    OnlyADictionary,
    /// Previews and tests of the survey were left out.
    PreviewsDropped {
        /// Their rows.
        rows: Vec<usize>,
    },
    /// Previews and tests of the survey were taken in, since the person wants them.
    PreviewsKept {
        /// Their rows.
        rows: Vec<usize>,
    },
    /// Respondents did not reach the end; they were kept.
    Unfinished {
        /// Their rows.
        rows: Vec<usize>,
    },
    /// Respondents did not reach the end; they were left out, since the person wants it.
    UnfinishedDropped {
        /// Their rows.
        rows: Vec<usize>,
    },
    /// Columns that can identify people are proposed to be left out.
    Personal {
        /// How many.
        count: usize,
    },
    /// Columns that only the tool needs are proposed to be left out.
    Technical {
        /// How many.
        count: usize,
    },
    /// Columns, one an option, became one question.
    Joined {
        /// How many.
        columns: usize,
    },
    /// Respondents who wrote an answer of their own count as having chosen "Other".
    OtherChosen {
        /// How many.
        count: usize,
    },
    /// Boxes without a tick in forms that were not finished count as not answered.
    BoxesUnanswered {
        /// How many respondents.
        count: usize,
    },
    /// Cells are "not shown": the question was hidden from the respondent.
    NotShown {
        /// How many cells.
        count: usize,
    },
    /// A dictionary has two fields of one name: the first is kept.
    FieldTwice {
        /// The name.
        name: String,
    },
    /// A rule of a questionnaire is not understood: it is kept, and hides nothing.
    RuleKept {
        /// The rule.
        rule: String,
    },
    /// A branching rule could not be understood; its blanks count as not answered.
    RuleUnread {
        /// The rule.
        rule: String,
    },
    /// Answers are codes; the export says nowhere what they mean.
    CodesOnly,
    /// A cell looks like a date that a spreadsheet made of something else.
    DateLike {
        /// The cell.
        text: String,
    },
}
