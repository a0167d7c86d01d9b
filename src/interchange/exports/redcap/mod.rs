//! `REDCap`: raw data or labels, one header record, with the data dictionary beside them
//! where the person gives it. A box of a checkbox question is a column of its own, 0 even
//! where the form was never opened; a form ends with the column that says how complete it is.

mod dictionary;
mod heads;
mod questionnaire;
mod rows;
mod whole;

pub use self::dictionary::Dictionary;
pub use self::whole::{read_questionnaire, write_questionnaire};

use self::dictionary::Field;
use self::heads::{Head, Role, heads};
use self::rows::{Rows, is_yes};
use super::join::{self, Choosable, NONE, Tick};
use super::names::{clean, is_personal, key};
use super::{Answers, Made, Work, info, not_shown, unfinished};
use crate::parsed::{ExportRemark, Note, Place, Problem, Tool};
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Asking, Cells, Kind, Level, MissingCode, Records};

/// Stands in cells of questions that branching hid.
const HIDDEN: &str = "[not shown]";
/// Stands in the time stamps of surveys that were begun and not sent.
const UNSENT: &str = "[not completed]";

/// Tells whether `REDCap` wrote the records.
pub(super) fn detect(records: &Records, dictionary: Option<&Dictionary>) -> Option<Tool> {
    let heads: Vec<&str> =
        (0..records.columns.len()).map(|it| records.head(it)).collect();
    let has = |fits: &dyn Fn(&str) -> bool| heads.iter().any(|it| fits(it));
    if let Some(first) = dictionary.and_then(|it| it.fields.first()) {
        if heads.first() == Some(&first.item.name.as_str()) {
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

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { records, tool, dictionary, notes, .. } = work;
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
    if let Some(dictionary) = dictionary {
        put_texts(&mut columns, dictionary, records.rows());
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
                head.name == it.item.name
                    || matches!(&head.role, Role::Box(field, ..) if *field == it.item.name)
            })
        };
        let (found, of) = (all.clone().filter(is_there).count(), all.count());
        notes.push(info(ExportRemark::DictionaryUsed { found, of }));
        for it in &dictionary.fields {
            if let Some(Err(rule)) = &it.rule {
                let problem =
                    Problem::Export(ExportRemark::RuleUnread { rule: rule.clone() });
                notes.push(Note::warning(Place::column(&it.item.name), problem));
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
    let tick = |_: &Choosable, cell: &str| match cell {
        "" => Tick::Blank,
        cell if is_yes(cell) => Tick::Chosen,
        _ => Tick::Not,
    };
    let mut made = join::question(rows.records, (name, text), &options, &tick, notes);
    let off = rows.hidden(field, form);
    let (mut cells, mut unanswered, mut hidden) = (Cells::default(), 0, 0);
    for (row, cell) in made.cells.iter().enumerate() {
        let open = match rows.status(row, form) {
            Some(status) => status > 0,
            None => rows.is_opened(row, form),
        };
        if cell != NONE {
            cells.push(cell);
        } else if off.as_ref().is_some_and(|it| it.get(row) == Some(&true)) {
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
    if let Some(field) = field {
        made.hint.asking = field.asking.clone();
        made.hint.left_out = field.identifies.then_some(LeftOut::Personal);
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
        hint = hint_of(field);
        if tool == Tool::RedcapLabels && !field.choices.is_empty() {
            // The dictionary's rules and missing codes speak of codes.
            let mut coded = Cells::default();
            cells.iter().for_each(|it| coded.push(field.code(it.trim())));
            cells = coded;
        }
        if let Some(off) = rows.hidden(Some(field), form) {
            let mut marked = Cells::default();
            for (cell, off) in cells.iter().zip(off) {
                let skipped = off && cell.trim().is_empty();
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

fn hint_of(field: &Field) -> Hint {
    let validation = field.validation.as_str();
    let kind = &field.item.kind;
    let expect = match field.kind.as_str() {
        "text" if validation.starts_with("datetime_") => Expect::Kind(Kind::Date),
        // What people typed without being told how may be anything.
        "text" | "notes" if matches!(kind, Kind::Text) && validation.is_empty() => {
            Expect::Open
        }
        "file" | "sql" | "signature" => Expect::One,
        _ => Expect::Kind(kind.clone()),
    };
    let personal = field.identifies || matches!(validation, "email" | "phone");
    let left_out = if personal {
        Some(LeftOut::Personal)
    } else {
        (field.kind == "file").then_some(LeftOut::Technical)
    };
    Hint {
        text: Some(field.text.clone()).filter(|it| !it.is_empty()),
        expect,
        missing_codes: field.item.missing_codes.clone(),
        left_out,
        asking: field.asking.clone(),
        reversed: field.item.reversed,
        ..Hint::default()
    }
}

/// Puts the texts of a form, which no data have, among the questions that they stand between.
fn put_texts(columns: &mut Vec<Made>, dictionary: &Dictionary, rows: usize) {
    let form = |it: &Field| it.asking.redcap.get("form").cloned();
    for (at, field) in dictionary.fields.iter().enumerate() {
        if field.has_answers() {
            continue;
        }
        let same = |it: &&Field| form(it) == form(field);
        let place =
            |it: &Field| columns.iter().position(|made| made.name == it.item.name);
        let before = dictionary.fields.iter().take(at).filter(same).filter_map(place);
        let after = dictionary.fields.iter().skip(at).filter(same).find_map(place);
        if let Some(place) = before.max().map(|it| it + 1).or(after) {
            let name = field.item.name.clone();
            let mut cells = Cells::default();
            (0..rows).for_each(|_| cells.push(HIDDEN));
            let not_shown = Some(HIDDEN.to_owned());
            let hint = Hint { not_shown, ..hint_of(field) };
            columns.insert(place, Made { name, cells, hint });
        }
    }
}

/// Makes a column of one that the tool adds.
fn added(rows: &Rows<'_>, column: usize, role: &Role) -> Made {
    let name = rows.heads.get(column).map_or("", |it| it.name.as_str());
    let mut cells = rows.records.columns.get(column).cloned().unwrap_or_default();
    let mut hint = Hint { respondent: column == 0, ..Hint::default() };
    if column > 0 {
        hint.asking = Asking::added();
    }
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
