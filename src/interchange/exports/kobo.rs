//! `KoboToolbox`: one header record of XML names or labels, groups joined by `/`, system
//! columns at the end, perhaps a second record of HXL tags. A question with several choices
//! has a summary column, columns `question/option` with 1 and 0, or both.

use super::join::{self, Choosable, Tick};
use super::{Answers, Made, Work, info};
use crate::parsed::{ExportRemark, Note, Tool};
use crate::survey::Records;
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};

/// Columns that the tool adds, with why they are better left out.
const SYSTEM: &[(&str, Option<LeftOut>)] = &[
    ("start", None),
    ("end", None),
    ("today", None),
    ("_id", None),
    ("_submission_time", None),
    ("_uuid", Some(LeftOut::Technical)),
    ("_validation_status", Some(LeftOut::Technical)),
    ("_notes", Some(LeftOut::Technical)),
    ("_status", Some(LeftOut::Technical)),
    ("_submitted_by", Some(LeftOut::Personal)),
    ("__version__", Some(LeftOut::Technical)),
    ("_tags", Some(LeftOut::Technical)),
    ("_index", Some(LeftOut::Technical)),
    ("_parent_table_name", Some(LeftOut::Technical)),
    ("_parent_index", Some(LeftOut::Technical)),
    ("meta/instanceID", Some(LeftOut::Technical)),
    ("formhub/uuid", Some(LeftOut::Technical)),
    ("deviceid", Some(LeftOut::Personal)),
    ("subscriberid", Some(LeftOut::Personal)),
    ("simserial", Some(LeftOut::Personal)),
    ("phonenumber", Some(LeftOut::Personal)),
    ("username", Some(LeftOut::Personal)),
];

/// Parts of a place on earth, as in `_home_latitude` beside `home`.
const PLACE: &[&str] = &["latitude", "longitude", "altitude", "precision"];

/// What ticked boxes hold.
const YES: &[&str] = &["1", "True", "TRUE"];
/// And others.
const NO: &[&str] = &["0", "False", "FALSE"];

/// Tells whether `KoboToolbox` wrote the records, with names or labels.
pub(super) fn detect(records: &Records) -> Option<Tool> {
    let heads: Vec<&str> =
        (0..records.columns.len()).map(|it| records.head(it)).collect();
    let tail = ["_id", "_uuid", "_submission_time", "_index", "_status"];
    let found = tail.iter().filter(|it| heads.contains(it)).count();
    if found < 3 {
        return None;
    }
    let own = heads.iter().filter(|it| !SYSTEM.iter().any(|(name, _)| name == *it));
    let labels = own.into_iter().any(|it| it.contains(' '));
    Some(if labels { Tool::KoboLabels } else { Tool::KoboNames })
}

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { mut records, tool, notes, .. } = work;
    let width = records.columns.len();
    let tags = (0..width).filter(|it| records.cell(0, *it).starts_with('#')).count();
    let filled = (0..width).filter(|it| !records.cell(0, *it).is_empty()).count();
    let hxl = tags > 0 && tags * 2 > filled;
    if hxl {
        let keep: Vec<bool> = (0..records.rows()).map(|it| it > 0).collect();
        records.retain(&keep);
    }
    let mut columns = Vec::new();
    let mut column = 0;
    while column < width {
        let head = records.head(column);
        let options = options(&records, column);
        if options.is_empty() {
            let cells = records.columns.get(column).cloned().unwrap_or_default();
            let hint = hint(head, &records);
            columns.push(Made { name: head.to_owned(), cells, hint });
            column += 1;
        } else {
            let summary =
                usize::from(options.first().is_some_and(|it| it.column > column));
            columns.push(choices(column, summary, &options, &records, notes));
            column += options.len() + summary;
        }
    }
    if tool == Tool::KoboNames {
        notes.push(info(ExportRemark::CodesOnly));
    }
    let headers = 1 + usize::from(hxl);
    let order = DateOrder::DayFirst;
    Answers { tool, headers, columns, numbers: records.numbers, order }
}

fn hint(head: &str, records: &Records) -> Hint {
    let system = SYSTEM.iter().find(|it| it.0 == head);
    let is_place = |name: &str| {
        records.first.iter().any(|it| {
            it.trim() == format!("_{name}_latitude")
                || name.rsplit_once('/').is_some_and(|(group, own)| {
                    it.trim() == format!("{group}/_{own}_latitude")
                })
        })
    };
    let part = head.rsplit('/').next().unwrap_or(head);
    let part_of_place = part.starts_with('_')
        && part
            .rsplit_once('_')
            .is_some_and(|it| !it.0.is_empty() && PLACE.contains(&it.1));
    let place = part_of_place || is_place(head);
    let left_out = system
        .and_then(|it| it.1)
        .or_else(|| place.then_some(LeftOut::Personal))
        .or_else(|| super::names::is_personal(part).then_some(LeftOut::Personal));
    let expect = if system.is_some() { Expect::Anything } else { Expect::One };
    Hint { respondent: head == "_id", left_out, expect, ..Hint::default() }
}

/// Returns the options of the question whose columns begin here: the columns behind that
/// are called `question/option`, or these alone where there is no summary.
fn options(records: &Records, start: usize) -> Vec<Choosable> {
    let head = records.head(start);
    let behind = |question: &str, from: usize| -> Vec<Choosable> {
        let heads = (from..records.columns.len()).map(|it| (it, records.head(it)));
        let found = heads.map_while(|(column, it)| {
            let name = it.strip_prefix(question)?.strip_prefix('/')?.to_owned();
            let ticks = records.columns.get(column)?;
            join::only(ticks, &[YES, NO].concat()).then(|| Choosable {
                value: name.clone(),
                label: name,
                column,
            })
        });
        found.collect()
    };
    let found = behind(head, start + 1);
    if !found.is_empty() {
        return found;
    }
    let Some((question, _)) = head.rsplit_once('/') else { return Vec::new() };
    let found = behind(question, start);
    // Of a question either every box says something or none does.
    let whole = (0..records.rows()).all(|row| {
        let blank = found.iter().filter(|it| records.cell(row, it.column).is_empty());
        matches!(blank.count(), n if n == 0 || n == found.len())
    });
    let answered = found.iter().any(|it| {
        (0..records.rows()).any(|row| !records.cell(row, it.column).is_empty())
    });
    if found.len() > 1 && whole && answered { found } else { Vec::new() }
}

fn choices(
    start: usize,
    summary: usize,
    options: &[Choosable],
    records: &Records,
    notes: &mut Vec<Note>,
) -> Made {
    let head = records.head(start);
    let question =
        if summary == 1 { head } else { head.rsplit_once('/').map_or(head, |it| it.0) };
    let tick = |_: &Choosable, cell: &str| match cell {
        "" => Tick::Blank,
        cell if NO.contains(&cell) => Tick::Not,
        _ => Tick::Chosen,
    };
    join::question(records, (question, question), options, &tick, notes)
}
