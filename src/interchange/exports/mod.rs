//! Exports of survey tools, recognised by their headers without being told.
//!
//! [`recognise`] takes records of text, whichever file they came from, finds out which tool
//! wrote them and which of them are headers, and makes a table with a [`Hint`] for each
//! column. The draft of the survey (`survey::reading`) starts from that. Each tool has its
//! module: `detect` says whether it wrote the records, `read` makes columns of them.

mod forms;
mod join;
mod kobo;
mod limesurvey;
mod names;
mod qualtrics;
mod redcap;
mod surveymonkey;

pub use redcap::{Dictionary, read_questionnaire, write_questionnaire};

use std::rc::Rc;

use super::csv::header;
use crate::parsed::{ExportRemark, Note, Parsed, Place, Problem, Tool};
use crate::survey::reading::{DateOrder, Hint, LeftOut, Recognised};
use crate::survey::{Cells, Records};

/// What a person says about the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How many records stand above the headers, and how many are headers, whichever tool wrote
    /// the file; nothing when the tool is to tell.
    pub plain: Option<(usize, usize)>,
    /// Previews and tests of the survey are taken in.
    pub previews: bool,
    /// Respondents who did not reach the end are left out.
    pub finished: bool,
}

impl Layout {
    /// Returns that of a plain table, the first record of which is the header.
    pub fn plain() -> Self {
        Self { plain: Some((0, 1)), ..Self::default() }
    }
}

/// A column being made of a tool's columns.
#[derive(Debug)]
struct Made {
    name: String,
    cells: Cells,
    hint: Hint,
}

/// The columns that a tool's module made, with the records they stand in.
#[derive(Debug)]
struct Answers {
    tool: Tool,
    /// How many records at the top of the file are headers.
    headers: usize,
    columns: Vec<Made>,
    numbers: Vec<u32>,
    order: DateOrder,
}

/// Recognises the tool that wrote the records, and makes a table of them with what their
/// headers say about each column.
///
/// `layout` is what a person says who knows better. `dictionary` is the `REDCap` data dictionary given beside it.
/// Notes say what was recognised, left out, joined and flagged; they have no file name.
pub fn recognise(
    mut records: Records,
    layout: Layout,
    dictionary: Option<&Records>,
) -> Parsed<Recognised> {
    let mut notes = Vec::new();
    let fields = dictionary.and_then(Dictionary::read);
    if dictionary.is_some() && fields.is_none() {
        notes.push(warning(ExportRemark::NotADictionary));
    }
    let delimiter = records.delimiter;
    let tool = match layout.plain {
        Some((above, headers)) => {
            records.lift(above, headers);
            Tool::Plain
        }
        None => detect(&records, fields.as_ref()),
    };
    let tool_of = match tool {
        Tool::Plain => {
            if Dictionary::read(&records).is_some() {
                notes.push(warning(ExportRemark::OnlyADictionary));
            }
            unknown
        }
        Tool::Qualtrics => qualtrics::read,
        Tool::SurveyMonkey => surveymonkey::read,
        Tool::RedcapRaw | Tool::RedcapLabels => redcap::read,
        Tool::LimeSurveyCodes | Tool::LimeSurveyText | Tool::LimeSurveyBoth => {
            limesurvey::read
        }
        Tool::KoboNames | Tool::KoboLabels => kobo::read,
        Tool::GoogleForms | Tool::GoogleSheet | Tool::MicrosoftForms => forms::read,
    };
    let found = notes.len();
    let dictionary = fields.as_ref();
    let mut answers =
        tool_of(Work { records, tool, layout, dictionary, notes: &mut notes });
    if let Some((_, headers)) = layout.plain {
        answers.headers = headers.max(1);
    }
    if layout.finished {
        leave_out(&mut answers, &mut notes);
    }
    if tool == Tool::Plain && layout.plain != Layout::plain().plain {
        for it in &mut answers.columns {
            if names::is_personal(&it.name) {
                it.hint.left_out = Some(LeftOut::Personal);
            }
        }
    }
    if tool != Tool::Plain {
        let headers = answers.headers;
        notes.insert(found, info(ExportRemark::Recognised { tool, headers }));
    }
    let value = table(answers, delimiter, &mut notes);
    Parsed { value, notes }
}

/// Tells whether a file's first bytes are those of a `REDCap` data dictionary.
pub fn is_dictionary(bytes: &[u8]) -> bool {
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let bare = bare.strip_prefix(b"\"").unwrap_or(bare);
    bare.starts_with(b"Variable / Field Name")
}

/// What a tool's module works on.
struct Work<'a> {
    records: Records,
    tool: Tool,
    layout: Layout,
    dictionary: Option<&'a Dictionary>,
    notes: &'a mut Vec<Note>,
}

fn detect(records: &Records, dictionary: Option<&Dictionary>) -> Tool {
    qualtrics::detect(records)
        .or_else(|| surveymonkey::detect(records))
        .or_else(|| redcap::detect(records, dictionary))
        .or_else(|| limesurvey::detect(records))
        .or_else(|| kobo::detect(records))
        .or_else(|| forms::detect(records))
        .unwrap_or(Tool::Plain)
}

/// Columns as they stand there, under the first record.
fn unknown(work: Work<'_>) -> Answers {
    let Records { first, columns, numbers, .. } = work.records;
    let mut names = first.into_iter();
    let made = columns.into_iter().map(|cells| Made {
        name: names.next().unwrap_or_default(),
        cells,
        hint: Hint::default(),
    });
    let (columns, order) = (made.collect(), DateOrder::DayFirst);
    Answers { tool: Tool::Plain, headers: 1, columns, numbers, order }
}

fn table(answers: Answers, delimiter: char, notes: &mut Vec<Note>) -> Recognised {
    let Answers { tool, headers, columns, numbers, order } = answers;
    let (mut personal, mut technical) = (0, 0);
    let mut records =
        Records { first: Vec::new(), columns: Vec::new(), numbers, delimiter };
    let mut hints = Vec::new();
    for Made { name, cells, hint } in columns {
        match hint.left_out {
            Some(LeftOut::Personal) => personal += 1,
            Some(LeftOut::Technical) => technical += 1,
            None => date_like(&name, &cells, notes),
        }
        records.first.push(name);
        records.columns.push(cells);
        hints.push(hint);
    }
    if personal > 0 {
        notes.push(info(ExportRemark::Personal { count: personal }));
    }
    if technical > 0 {
        notes.push(info(ExportRemark::Technical { count: technical }));
    }
    let table = Rc::new(header::table(records, notes));
    hints.truncate(table.columns.len());
    Recognised { table, tool, headers, order, hints }
}

/// Notes a cell such as `2-Jan`, which a spreadsheet makes of `1-2`.
fn date_like(name: &str, cells: &Cells, notes: &mut Vec<Note>) {
    let Some(distinct) = cells.distinct() else { return };
    let found = distinct.iter().map(|it| it.0.trim()).find(|it| names::is_date_like(it));
    if let Some(text) = found {
        let problem = ExportRemark::DateLike { text: text.to_owned() };
        notes.push(Note::warning(Place::column(name), Problem::Export(problem)));
    }
}

fn info(remark: ExportRemark) -> Note {
    Note::info(Place::default(), Problem::Export(remark))
}

fn warning(remark: ExportRemark) -> Note {
    Note::warning(Place::default(), Problem::Export(remark))
}

/// Notes the respondents who did not reach the end.
fn unfinished(rows: Vec<usize>, notes: &mut Vec<Note>) {
    if !rows.is_empty() {
        notes.push(warning(ExportRemark::Unfinished { rows }));
    }
}

/// Leaves out the respondents who did not reach the end, unless nobody did.
fn leave_out(answers: &mut Answers, notes: &mut [Note]) {
    for note in notes {
        let Problem::Export(ExportRemark::Unfinished { rows }) = &note.problem else {
            continue;
        };
        let numbers = std::mem::take(&mut answers.numbers);
        let columns = answers.columns.iter_mut();
        let columns = columns.map(|it| std::mem::take(&mut it.cells)).collect();
        let mut records = Records { columns, numbers, ..Records::default() };
        let is_short = |row| rows.contains(&(records.number(row) as usize));
        let keep: Vec<bool> = (0..records.rows()).map(|row| !is_short(row)).collect();
        let dropped = keep.contains(&true);
        if dropped {
            records.retain(&keep);
        }
        answers.numbers = records.numbers;
        for (made, cells) in answers.columns.iter_mut().zip(records.columns) {
            made.cells = cells;
        }
        if dropped {
            let remark = ExportRemark::UnfinishedDropped { rows: rows.clone() };
            note.problem = Problem::Export(remark);
        }
    }
}

/// Notes how many cells say that the question was not shown.
fn not_shown(count: usize, notes: &mut Vec<Note>) {
    if count > 0 {
        notes.push(info(ExportRemark::NotShown { count }));
    }
}
