//! `SurveyMonkey`, "All responses": the first record holds the questions, blank over the
//! columns that continue one; the second says what each column holds.

use super::join::{self, Choosable, Tick};
use super::names::{clean, is_personal, key};
use super::{Answers, Made, Work, unfinished};
use crate::parsed::{Note, Tool};
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Cells, Records};

/// Tells whether `SurveyMonkey` wrote the records.
pub(super) fn detect(records: &Records) -> Option<Tool> {
    let heads = ["respondentid", "collectorid", "startdate", "enddate"];
    let fits = heads.iter().zip(0..).all(|(it, at)| key(records.head(at)) == **it);
    let second = records.rows() > 0 && records.cell(0, 0).trim().is_empty();
    (fits && second).then_some(Tool::SurveyMonkey)
}

/// A column of a question: its place and what the second record calls it.
struct Part {
    column: usize,
    label: String,
}

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { mut records, tool, notes, .. } = work;
    let width = records.columns.len();
    let labels: Vec<String> = (0..width).map(|it| clean(records.cell(0, it))).collect();
    let keep: Vec<bool> = (0..records.rows()).map(|it| it > 0).collect();
    records.retain(&keep);

    let ended = (0..width).find(|it| key(records.head(*it)) == "enddate");
    let rows = (0..records.rows())
        .filter(|row| ended.is_some_and(|it| records.cell(*row, it).trim().is_empty()));
    unfinished(rows.map(|it| records.number(it) as usize).collect(), notes);

    let mut columns = Vec::new();
    let mut questions: Vec<(String, Vec<Part>)> = Vec::new();
    for (column, label) in labels.into_iter().enumerate() {
        let head = clean(records.head(column));
        let part = Part { column, label };
        match questions.last_mut().filter(|_| head.is_empty()) {
            Some(question) => question.1.push(part),
            None => questions.push((head, vec![part])),
        }
    }
    for (text, parts) in questions {
        let metadata = parts.iter().all(|it| it.label.is_empty());
        if metadata {
            for part in parts {
                columns.push(respondent_data(&text, part.column, &records));
            }
        } else {
            question(&text, &parts, &records, notes, &mut columns);
        }
    }
    let order = DateOrder::MonthFirst;
    Answers { tool, headers: 2, columns, numbers: records.numbers, order }
}

fn cells(records: &Records, column: usize) -> Cells {
    records.columns.get(column).cloned().unwrap_or_default()
}

fn respondent_data(name: &str, column: usize, records: &Records) -> Made {
    let cells = cells(records, column);
    let mut hint = Hint { respondent: key(name) == "respondentid", ..Hint::default() };
    hint.left_out = if is_personal(name) {
        Some(LeftOut::Personal)
    } else if key(name) == "collectorid" || cells.iter().all(str::is_empty) {
        Some(LeftOut::Technical)
    } else {
        None
    };
    Made { name: name.to_owned(), cells, hint }
}

/// Tells whether the column's cells are its own label, or empty.
fn is_option(part: &Part, records: &Records) -> bool {
    records.columns.get(part.column).is_some_and(|it| join::only(it, &[&part.label]))
}

fn question(
    text: &str,
    parts: &[Part],
    records: &Records,
    notes: &mut Vec<Note>,
    made: &mut Vec<Made>,
) {
    let plain = |it: &Part, expect: Expect| Made {
        name: text.to_owned(),
        cells: cells(records, it.column),
        hint: Hint { expect, ..Hint::default() },
    };
    let (own, options): (Vec<&Part>, Vec<&Part>) =
        parts.iter().partition(|it| is_own(it, parts, records));
    let answer = options.first().filter(|it| options.len() == 1 && is_whole(&it.label));
    if let Some(answer) = answer {
        let open = key(&answer.label).starts_with("openended");
        let expect = if open { Expect::Open } else { Expect::One };
        let mut column = plain(answer, expect);
        for it in &own {
            with_other(&mut column, it, records, notes);
        }
        made.push(column);
    } else if is_multiple(&options, records) {
        let mut all: Vec<Choosable> = options.iter().map(|it| choosable(it)).collect();
        all.extend(own.iter().map(|it| choosable(it)));
        let is_own = |column: usize| own.iter().any(|it| it.column == column);
        let tick = |_: &Choosable, cell: &str| {
            if cell.is_empty() { Tick::Blank } else { Tick::Chosen }
        };
        made.push(join::question(records, (text, text), &all, &tick, notes));
        let wrote = (0..records.rows()).filter(|row| {
            let written =
                |it: &Choosable| !records.cell(*row, it.column).trim().is_empty();
            all.iter().any(|it| is_own(it.column) && written(it))
        });
        join::note_others(wrote.count(), text, notes);
    } else {
        for it in &options {
            let mut column = plain(it, Expect::One);
            column.name = format!("{text} [{}]", it.label);
            column.hint.text = Some(format!("{text} - {}", it.label));
            made.push(column);
        }
    }
    for it in own {
        let mut column = plain(it, Expect::Open);
        column.name = format!("{text} [{}]", it.label);
        column.hint.text = Some(format!("{text} - {}", it.label));
        made.push(column);
    }
}

fn choosable(part: &Part) -> Choosable {
    let (value, label) = (part.label.clone(), part.label.clone());
    Choosable { value, label, column: part.column }
}

/// Tells whether the label stands for the whole answer.
fn is_whole(label: &str) -> bool {
    matches!(key(label).as_str(), "response" | "openendedresponse")
}

/// Tells whether the column holds what people wrote beside the options: it is called
/// "Other …" or is a comment, and is not itself a mere tick.
fn is_own(part: &Part, parts: &[Part], records: &Records) -> bool {
    let label = part.label.to_lowercase();
    let named = label.starts_with("other") || label.contains("please specify");
    let ticked = is_option(part, records)
        && records
            .columns
            .get(part.column)
            .is_some_and(|it| !it.iter().all(str::is_empty));
    parts.len() > 1 && named && !ticked
}

fn is_multiple(options: &[&Part], records: &Records) -> bool {
    let chosen = |it: &&Part| {
        records.columns.get(it.column).is_some_and(|it| !it.iter().all(str::is_empty))
    };
    !options.is_empty()
        && options.iter().all(|it| is_option(it, records))
        && options.iter().any(chosen)
}

/// Gives respondents who wrote an answer of their own, and chose none, that choice.
fn with_other(made: &mut Made, own: &Part, records: &Records, notes: &mut Vec<Note>) {
    let mut cells = Cells::default();
    let mut count = 0;
    for (row, cell) in made.cells.iter().enumerate() {
        let wrote = !records.cell(row, own.column).trim().is_empty();
        if wrote && cell.trim().is_empty() {
            count += 1;
            cells.push(&own.label);
        } else {
            cells.push(cell);
        }
    }
    made.cells = cells;
    join::note_others(count, &made.name, notes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_for_whole_answers() {
        assert!(is_whole("Response") && is_whole("Open-Ended Response"));
        assert!(!is_whole("Other (please specify)"));
    }
}
