//! `REDCap`: raw data or labels, one header record, with the data dictionary beside them
//! where the person gives it. A box of a checkbox question is a column of its own, 0 even
//! where the form was never opened; a form ends with the column that says how complete it is.

mod dictionary;
mod logic;

pub use self::dictionary::Dictionary;

use self::dictionary::Field;
use self::logic::Side;
use super::join::{self, Choosable, NONE, Tick};
use super::names::{clean, is_personal, key};
use super::{Answers, Made, Work, info, not_shown, unfinished};
use crate::parsed::{ExportRemark, Note, Place, Problem, Tool};
use crate::survey::reading::{Choice, DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Cells, Kind, Level, MissingCode, Records};

/// Stands in cells of questions that branching hid.
const HIDDEN: &str = "[not shown]";
/// Stands in the time stamps of surveys that were begun and not sent.
const UNSENT: &str = "[not completed]";

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
enum Role {
    /// The record's id, or something else that the tool adds.
    Added,
    /// When a survey was sent.
    Timestamp,
    /// How complete a form is: 0, 1, 2 or in words.
    Complete,
    /// A box of a checkbox question: the question, its code, its label.
    Box(String, String, String),
    /// An answer; the place of its field in the dictionary.
    Answer(Option<usize>),
}

/// A column with the form that it belongs to.
struct Head {
    name: String,
    role: Role,
    form: usize,
}

/// Tells whether `REDCap` wrote the records.
pub(super) fn detect(records: &Records, dictionary: Option<&Dictionary>) -> Option<Tool> {
    let heads: Vec<&str> =
        (0..records.columns.len()).map(|it| records.head(it)).collect();
    let has = |fits: &dyn Fn(&str) -> bool| heads.iter().any(|it| fits(it));
    if let Some(first) = dictionary.and_then(|it| it.fields.first()) {
        if heads.first() == Some(&first.name.as_str()) {
            return Some(Tool::RedcapRaw);
        }
        if heads.first().is_some_and(|it| clean(it) == first.label) {
            return Some(Tool::RedcapLabels);
        }
    }
    let complete = has(&|it| it.ends_with("_complete"));
    let boxes = has(&|it| it.contains("___"));
    let own = has(&|it| it.starts_with("redcap_"))
        || boxes
        || has(&|it| it.ends_with("_timestamp"));
    if complete && (own || heads.first() == Some(&"record_id")) {
        return Some(Tool::RedcapRaw);
    }
    let boxes = has(&|it| it.contains("(choice="));
    let complete = has(&|it| it == "Complete?");
    let known = ["Survey Identifier", "Event Name", "Record ID", "Repeat Instrument"];
    (complete && (boxes || has(&|it| known.contains(&it)))).then_some(Tool::RedcapLabels)
}

/// Splits `tools____1` into the field and the code −1.
fn box_of(name: &str) -> Option<(&str, String)> {
    let (field, code) = name.split_once("___")?;
    let code = match code.strip_prefix('_') {
        Some(digits) => format!("-{digits}"),
        None => code.to_owned(),
    };
    (!field.is_empty() && !code.is_empty()).then_some((field, code))
}

/// Splits `Which tools? (choice=SBAR card)` into the question and the label.
fn choice_of(heading: &str) -> Option<(String, String)> {
    let (question, label) = heading.trim().strip_suffix(')')?.rsplit_once("(choice=")?;
    Some((clean(question), clean(label)))
}

fn heads(records: &Records, tool: Tool, dictionary: Option<&Dictionary>) -> Vec<Head> {
    let raw = tool == Tool::RedcapRaw;
    let fields = dictionary.map_or(&[][..], |it| &it.fields);
    let (mut form, mut next) = (0, 0);
    let mut heads = Vec::new();
    for column in 0..records.columns.len() {
        let heading = records.head(column);
        let mut name = heading.to_owned();
        let known = |fits: &dyn Fn(&Field) -> bool| fields.iter().position(fits);
        let field = if raw {
            known(&|it| it.name == heading)
        } else {
            // Labels may occur twice; fields stand in the dictionary's order.
            let text = clean(heading);
            let later = fields.iter().skip(next).position(|it| it.label == text);
            let found =
                later.map(|it| it + next).or_else(|| known(&|it| it.label == text));
            next = found.map_or(next, |it| it + 1);
            found
        };
        let complete = join::only(
            records.columns.get(column).unwrap_or(&Cells::default()),
            &["0", "1", "2", "Incomplete", "Unverified", "Complete"],
        );
        let role = if let Some(field) = field {
            if let Some(it) = fields.get(field) {
                name.clone_from(&it.name);
            }
            Role::Answer(Some(field))
        } else if raw && let Some((field, code)) = box_of(heading) {
            let own = dictionary.and_then(|it| it.field(field));
            // A code's letters are small in names, and its signs underscores.
            let named = |it: &str| it.to_lowercase().replace(['-', '.', ' '], "_");
            let bare = code.replace('-', "_");
            let found =
                own.and_then(|it| it.choices.iter().find(|it| named(&it.0) == bare));
            let (code, label) = found.cloned().unwrap_or((code.clone(), code));
            Role::Box(field.to_owned(), code, label)
        } else if !raw && let Some((question, label)) = choice_of(heading) {
            let own =
                fields.iter().find(|it| it.kind == "checkbox" && it.label == question);
            let code = own.and_then(|it| it.choices.iter().find(|it| it.1 == label));
            let code = code.map_or_else(|| label.clone(), |it| it.0.clone());
            Role::Box(own.map_or(question, |it| it.name.clone()), code, label)
        } else if complete && (heading.ends_with("_complete") || heading == "Complete?") {
            Role::Complete
        } else if heading.ends_with("_timestamp") || heading == "Survey Timestamp" {
            Role::Timestamp
        } else if column == 0 || heading.starts_with("redcap_") || is_added(heading) {
            Role::Added
        } else {
            Role::Answer(None)
        };
        let ends = role == Role::Complete;
        heads.push(Head { name, role, form });
        form += usize::from(ends);
    }
    heads
}

fn is_added(heading: &str) -> bool {
    let added = [
        "eventname",
        "repeatinstrument",
        "repeatinstance",
        "dataaccessgroup",
        "surveyidentifier",
    ];
    added.contains(&key(heading).as_str())
}

/// What is asked of rows again and again.
struct Rows<'a> {
    records: &'a Records,
    heads: &'a [Head],
    dictionary: Option<&'a Dictionary>,
    /// Of each form, whether anything was filled in by each row. Boxes without a tick do not
    /// count: they are 0 where nobody looked.
    opened: Vec<Vec<bool>>,
}

impl<'a> Rows<'a> {
    fn of(
        records: &'a Records,
        heads: &'a [Head],
        dictionary: Option<&'a Dictionary>,
    ) -> Self {
        let mut rows = Self { records, heads, dictionary, opened: Vec::new() };
        let forms = heads.last().map_or(0, |it| it.form + 1);
        let mut opened = vec![vec![false; records.rows()]; forms];
        for (column, head) in heads.iter().enumerate().skip(1) {
            let Some(opened) = opened.get_mut(head.form) else { continue };
            let asked = match head.role {
                Role::Answer(field) => rows.field(field).is_none_or(Field::is_asked),
                _ => false,
            };
            let ticked = matches!(head.role, Role::Box(..));
            for (row, opened) in opened.iter_mut().enumerate() {
                let cell = rows.cell(row, column);
                *opened |= (asked && !cell.is_empty()) || (ticked && is_yes(cell));
            }
        }
        rows.opened = opened;
        rows
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.records.cell(row, column).trim()
    }

    /// Says how complete a form is: 0, 1 or 2.
    fn status(&self, row: usize, form: usize) -> Option<u8> {
        let of = |it: &Head| it.form == form && it.role == Role::Complete;
        let column = self.heads.iter().position(of)?;
        match self.cell(row, column) {
            "0" | "Incomplete" => Some(0),
            "1" | "Unverified" => Some(1),
            "2" | "Complete" => Some(2),
            _ => None,
        }
    }

    fn is_opened(&self, row: usize, form: usize) -> bool {
        self.opened.get(form).and_then(|it| it.get(row)).copied().unwrap_or(false)
    }

    fn field(&self, place: Option<usize>) -> Option<&Field> {
        self.dictionary?.fields.get(place?)
    }

    /// Tells whether branching hid the field from the respondent.
    fn is_hidden(&self, row: usize, field: Option<&Field>) -> bool {
        let Some(Ok(rule)) = field.and_then(|it| it.rule.as_ref()) else { return false };
        let value = |side: &Side| match side {
            Side::Constant(text) => Some(text.clone()),
            Side::Field(name) => {
                let field = self.dictionary?.field(name)?;
                let column = self.heads.iter().position(|it| it.name == *name)?;
                Some(field.code(self.cell(row, column)).to_owned())
            }
            Side::Box(name, code) => {
                let own = |it: &Head| matches!(&it.role, Role::Box(field, own, _) if field == name && own == code);
                let column = self.heads.iter().position(own)?;
                let ticked = is_yes(self.cell(row, column));
                Some(if ticked { "1" } else { "0" }.to_owned())
            }
        };
        rule.holds(&value) == Some(false)
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(cell, "1" | "Checked")
}

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { records, tool, dictionary, notes } = work;
    let heads = heads(&records, tool, dictionary);
    let rows = Rows::of(&records, &heads, dictionary);
    remark(&rows, notes);
    let (mut columns, mut hidden) = (Vec::new(), 0);
    let mut column = 0;
    while let Some(head) = heads.get(column) {
        let mut width = 1;
        match &head.role {
            Role::Box(field, ..) => {
                let same =
                    |it: &&Head| matches!(&it.role, Role::Box(own, ..) if own == field);
                width = heads.iter().skip(column).take_while(same).count().max(1);
                let (made, count) = boxes(&rows, column, width, notes);
                columns.push(made);
                hidden += count;
            }
            Role::Answer(field) => {
                let (made, count) = answer(&rows, column, rows.field(*field), tool);
                columns.push(made);
                hidden += count;
            }
            role => columns.push(added(&rows, column, role)),
        }
        column += width;
    }
    not_shown(hidden, notes);
    if tool == Tool::RedcapRaw && dictionary.is_none() {
        notes.push(info(ExportRemark::CodesOnly));
    }
    let order = DateOrder::DayFirst;
    Answers { tool, headers: 1, columns, numbers: records.numbers.clone(), order }
}

fn remark(rows: &Rows<'_>, notes: &mut Vec<Note>) {
    if let Some(dictionary) = rows.dictionary {
        let all = dictionary.fields.iter().filter(|it| it.has_answers());
        let is_there = |it: &&Field| {
            rows.heads.iter().any(|head| {
                head.name == it.name
                    || matches!(&head.role, Role::Box(field, ..) if *field == it.name)
            })
        };
        let (found, of) = (all.clone().filter(is_there).count(), all.count());
        notes.push(info(ExportRemark::DictionaryUsed { found, of }));
        for it in &dictionary.fields {
            if let Some(Err(rule)) = &it.rule {
                let problem =
                    Problem::Export(ExportRemark::RuleUnread { rule: rule.clone() });
                notes.push(Note::warning(Place::column(&it.name), problem));
            }
        }
    }
    let forms = rows.heads.last().map_or(0, |it| it.form + 1);
    let partial = (0..rows.records.rows()).filter(|&row| {
        (0..forms)
            .any(|form| rows.status(row, form) == Some(0) && rows.is_opened(row, form))
    });
    unfinished(partial.map(|it| rows.records.number(it) as usize).collect(), notes);
}

/// Joins the boxes of a question; returns it with how often it was not shown.
fn boxes(
    rows: &Rows<'_>,
    start: usize,
    width: usize,
    notes: &mut Vec<Note>,
) -> (Made, usize) {
    let heads = rows.heads.get(start..start + width).unwrap_or(&[]);
    let options: Vec<Choosable> = heads
        .iter()
        .enumerate()
        .filter_map(|(at, it)| match &it.role {
            Role::Box(_, code, label) => Some(Choosable {
                value: code.clone(),
                label: label.clone(),
                column: start + at,
            }),
            _ => None,
        })
        .collect();
    let (name, form) = match heads.first() {
        Some(Head { role: Role::Box(field, ..), form, .. }) => (field.as_str(), *form),
        _ => ("", 0),
    };
    let field = rows.dictionary.and_then(|it| it.field(name));
    let text = field.map_or(name, |it| it.text.as_str());
    let tick = |_: usize, _: &Choosable, cell: &str| match cell {
        "" => Tick::Blank,
        cell if is_yes(cell) => Tick::Chosen,
        _ => Tick::Not,
    };
    let mut made = join::question(rows.records, (name, text), &options, tick, notes);
    let (mut cells, mut unanswered, mut hidden) = (Cells::default(), 0, 0);
    for (row, cell) in made.cells.iter().enumerate() {
        let open = match rows.status(row, form) {
            Some(status) => status > 0,
            None => rows.is_opened(row, form),
        };
        if cell != NONE {
            cells.push(cell);
        } else if rows.is_opened(row, form) && rows.is_hidden(row, field) {
            hidden += 1;
            cells.push(HIDDEN);
        } else if open {
            cells.push(cell);
        } else {
            unanswered += 1;
            cells.push("");
        }
    }
    made.cells = cells;
    made.hint.not_shown = Some(HIDDEN.to_owned());
    if unanswered > 0 {
        let problem =
            Problem::Export(ExportRemark::BoxesUnanswered { count: unanswered });
        notes.push(Note::info(Place::column(name), problem));
    }
    if field.is_some_and(|it| it.identifies) {
        made.hint.left_out = Some(LeftOut::Personal);
    }
    (made, hidden)
}

/// Makes a question of a column; returns it with how often it was not shown.
fn answer(
    rows: &Rows<'_>,
    column: usize,
    field: Option<&Field>,
    tool: Tool,
) -> (Made, usize) {
    let own = rows.records.columns.get(column).cloned().unwrap_or_default();
    let (name, form) =
        rows.heads.get(column).map_or(("", 0), |it| (it.name.as_str(), it.form));
    let mut hint = Hint { expect: Expect::One, ..Hint::default() };
    let mut cells = own;
    let mut hidden = 0;
    if let Some(field) = field {
        hint = hint_of(field, tool);
        if let Some(Ok(_)) = field.rule {
            let mut marked = Cells::default();
            for (row, cell) in cells.iter().enumerate() {
                let skipped = cell.trim().is_empty()
                    && rows.is_opened(row, form)
                    && rows.is_hidden(row, Some(field));
                hidden += usize::from(skipped);
                marked.push(if skipped { HIDDEN } else { cell });
            }
            cells = marked;
            hint.not_shown = Some(HIDDEN.to_owned());
        }
    }
    if is_personal(name) {
        hint.left_out = Some(LeftOut::Personal);
    }
    hint.respondent = column == 0;
    (Made { name: name.to_owned(), cells, hint }, hidden)
}

fn hint_of(field: &Field, tool: Tool) -> Hint {
    let choice = |(code, label): &(String, String)| Choice {
        value: if tool == Tool::RedcapRaw { code.clone() } else { label.clone() },
        label: label.clone(),
        code: code.clone(),
    };
    let validation = field.validation.as_str();
    let numeric = ["integer", "number"].iter().any(|it| validation.starts_with(it));
    let dated = ["date_", "datetime_"].iter().any(|it| validation.starts_with(it));
    let expect = match field.kind.as_str() {
        "radio" | "dropdown" | "yesno" | "truefalse" => {
            Expect::Choices(field.choices.iter().map(choice).collect())
        }
        "text" if numeric => Expect::Kind(Kind::Number),
        "text" if dated => Expect::Kind(Kind::Date),
        "text" | "notes" | "slider" | "calc" => Expect::Open,
        _ => Expect::One,
    };
    let personal = field.identifies || matches!(validation, "email" | "phone");
    let left_out = if personal {
        Some(LeftOut::Personal)
    } else {
        (field.kind == "file").then_some(LeftOut::Technical)
    };
    let text = Some(field.text.clone()).filter(|it| !it.is_empty());
    Hint { text, expect, left_out, ..Hint::default() }
}

/// Makes a column of one that the tool adds.
fn added(rows: &Rows<'_>, column: usize, role: &Role) -> Made {
    let name = rows.heads.get(column).map_or("", |it| it.name.as_str());
    let mut cells = rows.records.columns.get(column).cloned().unwrap_or_default();
    let mut hint = Hint { respondent: column == 0, ..Hint::default() };
    match role {
        Role::Timestamp => {
            hint.expect = Expect::Kind(Kind::Date);
            let found = cells.iter().any(|it| it.trim() == UNSENT);
            let reason = UNSENT.trim_matches(['[', ']']).to_owned();
            let code = MissingCode { value: UNSENT.to_owned(), reason };
            hint.missing_codes = if found { vec![code] } else { Vec::new() };
        }
        Role::Complete => {
            let form = rows.heads.get(column).map_or(0, |it| it.form);
            let mut stated = Cells::default();
            for (row, cell) in cells.iter().enumerate() {
                let never =
                    rows.status(row, form) == Some(0) && !rows.is_opened(row, form);
                stated.push(if never { "" } else { cell });
            }
            cells = stated;
            let coded = join::only(&cells, &["0", "1", "2"]);
            let named =
                ["Incomplete", "Unverified", "Complete"].into_iter().zip(["0", "1", "2"]);
            let levels = named.map(|(label, code)| Level {
                label: label.to_owned(),
                ..Level::plain(if coded { code } else { label })
            });
            hint.expect = Expect::Kind(Kind::Single(levels.collect()));
        }
        _ if column > 0 => {
            let personal = key(name).ends_with("surveyidentifier");
            hint.left_out = if personal {
                Some(LeftOut::Personal)
            } else {
                cells.iter().all(str::is_empty).then_some(LeftOut::Technical)
            };
        }
        _ => {}
    }
    Made { name: name.to_owned(), cells, hint }
}
