//! `LimeSurvey`: one header record of question codes (`G01Q02[SQ001]`), of full texts
//! (`Question [sub-question]`), or of both (`G01Q02[SQ001]. Question [sub-question]`).

use super::join::{self, Choosable, OTHER, Tick};
use super::names::{bracketed, clean, is_personal, key};
use super::{Answers, Made, Work, info, not_shown, unfinished};
use crate::parsed::{ExportRemark, Note, Tool};
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Cells, Records};

/// What stands in cells of questions that were not shown.
const HIDDEN: &str = "N/A";
/// The commonest cells of a ticked option.
const YES: &[&str] = &["Y", "Yes"];
/// And of one that was seen and not ticked.
const NO: &[&str] = &["N", "No"];

/// What the fixed columns at the front are, by code and by English text, letters and digits
/// only.
const FIXED: &[(&str, &str, Option<LeftOut>)] = &[
    ("id", "responseid", None),
    ("submitdate", "datesubmitted", None),
    ("lastpage", "lastpage", Some(LeftOut::Technical)),
    ("startlanguage", "startlanguage", None),
    ("seed", "seed", Some(LeftOut::Technical)),
    ("token", "accesscode", Some(LeftOut::Personal)),
    ("startdate", "datestarted", None),
    ("datestamp", "datelastaction", Some(LeftOut::Technical)),
    ("ipaddr", "ipaddress", Some(LeftOut::Personal)),
    ("refurl", "referrerurl", Some(LeftOut::Technical)),
    ("interviewtime", "totaltime", None),
];

/// A column's heading in parts.
struct Head {
    /// As it stands there, or its code where code and text stand together.
    name: String,
    text: String,
    /// The place in [`FIXED`].
    fixed: Option<usize>,
}

/// Returns a heading's code and text, where both stand there.
fn both(heading: &str) -> Option<(&str, &str)> {
    let (code, text) = heading.split_once(". ")?;
    let bare = code.split('[').next().unwrap_or(code);
    let is_code = !bare.is_empty()
        && bare.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    (is_code && !code.contains(' ') && !text.trim().is_empty())
        .then(|| (code, text.trim()))
}

/// Tells whether `LimeSurvey` wrote the records, and how its headings are.
pub(super) fn detect(records: &Records) -> Option<Tool> {
    let heads: Vec<&str> =
        (0..records.columns.len()).map(|it| records.head(it)).collect();
    let codes: Vec<String> = heads.iter().map(|it| key(it)).collect();
    let has = |name: &str| codes.iter().any(|it| it == name);
    let first = heads.first().copied().unwrap_or("");
    if both(first).is_some_and(|it| it.0 == "id")
        && heads.iter().any(|it| it.starts_with("submitdate. "))
    {
        return Some(Tool::LimeSurveyBoth);
    }
    if key(first) == "id"
        && has("submitdate")
        && (has("startlanguage") || has("lastpage"))
    {
        return Some(Tool::LimeSurveyCodes);
    }
    let fits = key(first) == "responseid" && has("datesubmitted");
    (fits && (has("startlanguage") || has("lastpage"))).then_some(Tool::LimeSurveyText)
}

fn head(heading: &str, tool: Tool) -> Head {
    let split = if tool == Tool::LimeSurveyBoth { both(heading) } else { None };
    let (name, text) = split.unwrap_or((heading, heading));
    // Spaces may have become underscores in full texts.
    let spaced =
        tool == Tool::LimeSurveyText && !text.contains(' ') && text.contains('_');
    let text = if spaced { clean(&text.replace('_', " ")) } else { clean(text) };
    let own = key(name);
    let fixed = FIXED.iter().position(|it| {
        if tool == Tool::LimeSurveyText { it.1 == own } else { it.0 == own }
    });
    Head { name: name.to_owned(), text, fixed }
}

/// Tells whether the column holds what people wrote beside the options.
fn is_other(head: &Head) -> bool {
    bracketed(&head.name).is_some_and(|it| it.1.eq_ignore_ascii_case("other"))
}

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { records, tool, notes, .. } = work;
    let heads: Vec<Head> =
        (0..records.columns.len()).map(|it| head(records.head(it), tool)).collect();
    let submitted = heads.iter().position(|it| it.fixed == Some(1));
    let rows = (0..records.rows()).filter(|row| {
        submitted.is_some_and(|it| records.cell(*row, it).trim().is_empty())
    });
    unfinished(rows.map(|it| records.number(it) as usize).collect(), notes);

    let (mut columns, mut hidden) = (Vec::new(), 0);
    let mut column = 0;
    while let Some(head) = heads.get(column) {
        let cells = records.columns.get(column).cloned().unwrap_or_default();
        let width = group(&heads, column, &records);
        if width > 0 {
            let heads = heads.get(column..column + width).unwrap_or(&[]);
            hidden += hidden_in(&records, column, width);
            columns.push(choices(heads, column, &records, notes));
            // What people wrote is a question of its own as well.
            if let Some(last) = heads.last().filter(|it| is_other(it)) {
                let cells = records.columns.get(column + width - 1).cloned();
                columns.push(answer(last, cells.unwrap_or_default()));
            }
        } else if let Some(fixed) = head.fixed {
            columns.push(respondent_data(head, fixed, cells));
        } else {
            hidden += hidden_in(&records, column, 1);
            columns.push(answer(head, cells));
        }
        column += width.max(1);
    }
    not_shown(hidden, notes);
    if tool == Tool::LimeSurveyCodes {
        notes.push(info(ExportRemark::CodesOnly));
    }
    let order = DateOrder::DayFirst;
    Answers { tool, headers: 1, columns, numbers: records.numbers, order }
}

fn hidden_in(records: &Records, start: usize, width: usize) -> usize {
    let columns = records.columns.get(start..start + width).unwrap_or(&[]);
    // The options of one question are hidden together.
    columns.first().map_or(0, |it| it.iter().filter(|it| it.trim() == HIDDEN).count())
}

fn respondent_data(head: &Head, fixed: usize, cells: Cells) -> Made {
    let left_out = FIXED.get(fixed).and_then(|it| it.2);
    let hint = Hint {
        respondent: fixed == 0,
        left_out,
        text: Some(head.text.clone()),
        ..Hint::default()
    };
    Made { name: head.name.clone(), cells, hint }
}

fn answer(head: &Head, cells: Cells) -> Made {
    let mut hint = Hint {
        text: Some(match bracketed(&head.text) {
            Some((stem, inner)) if !stem.is_empty() => format!("{stem} - {inner}"),
            _ => head.text.clone(),
        }),
        expect: Expect::One,
        not_shown: Some(HIDDEN.to_owned()),
        labels: vec![(OTHER.to_owned(), "Other".to_owned())],
        ..Hint::default()
    };
    if is_other(head) {
        hint.expect = Expect::Open;
    }
    if head.text == head.name
        && bracketed(&head.name).is_none_or(|it| !it.0.contains(' '))
    {
        hint.text = None;
    }
    if is_personal(&head.name) {
        hint.left_out = Some(LeftOut::Personal);
    }
    Made { name: head.name.clone(), cells, hint }
}

/// Returns how many columns from here are the options of one question, 0 when none: of the
/// same stem, each ticked or not, one of them ticked, the text of "Other" last.
fn group(heads: &[Head], start: usize, records: &Records) -> usize {
    let stem = |it: &Head| bracketed(&it.name).map(|it| it.0.to_owned());
    let Some(own) = heads.get(start).and_then(stem) else { return 0 };
    let same = |it: &&Head| stem(it).as_ref() == Some(&own);
    let width = heads.iter().skip(start).take_while(same).count();
    let columns = records.columns.get(start..start + width).unwrap_or(&[]);
    let other = heads.get(start + width - 1).is_some_and(is_other);
    let options = columns.get(..width - usize::from(other)).unwrap_or(&[]);
    let allowed = [YES, NO, &[HIDDEN]].concat();
    let ticked = |it: &Cells| {
        let values = it.distinct().unwrap_or_default();
        values.iter().any(|it| YES.contains(&it.0.trim()))
    };
    let fits = options.len() > 1
        && options.iter().all(|it| join::only(it, &allowed))
        && options.iter().any(ticked);
    if fits { width } else { 0 }
}

fn choices(
    heads: &[Head],
    start: usize,
    records: &Records,
    notes: &mut Vec<Note>,
) -> Made {
    let name = heads.first().and_then(|it| bracketed(&it.name)).map_or("", |it| it.0);
    let text = heads.first().and_then(|it| bracketed(&it.text)).map_or(name, |it| it.0);
    let mut other = None;
    let mut options = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let part =
            |it: &str| bracketed(it).map_or_else(String::new, |it| it.1.to_owned());
        let column = start + at;
        let (mut value, mut label) = (part(&head.name), part(&head.text));
        if is_other(head) {
            (value, label) = (OTHER.to_owned(), "Other".to_owned());
            other = Some(column);
        }
        options.push(Choosable { value, label, column });
    }
    let tick = |it: &Choosable, cell| match cell {
        "" => Tick::Blank,
        HIDDEN => Tick::Instead(HIDDEN),
        _ if other == Some(it.column) => Tick::Chosen,
        cell if NO.contains(&cell) => Tick::Not,
        _ => Tick::Chosen,
    };
    let mut made = join::question(records, (name, text), &options, &tick, notes);
    made.hint.not_shown = Some(HIDDEN.to_owned());
    if let Some(other) = other {
        let wrote = (0..records.rows())
            .filter(|row| !matches!(records.cell(*row, other).trim(), "" | HIDDEN));
        join::note_others(wrote.count(), name, notes);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_with_code_and_text() {
        assert_eq!(both("id. Response ID"), Some(("id", "Response ID")));
        let heading = "G01Q02[SQ001]. How much? [Often]";
        assert_eq!(both(heading), Some(("G01Q02[SQ001]", "How much? [Often]")));
        assert_eq!(both("Where do you work? St. John"), None);
    }
}
