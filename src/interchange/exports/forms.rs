//! Google Forms and Microsoft Forms: one header record of question texts behind a few
//! columns of the form's own.

use super::names::{is_personal, key};
use super::{Answers, Made, Work};
use crate::parsed::Tool;
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Cells, Records};

/// Google's first column, by the account's language.
const TIMESTAMP: &[&str] = &[
    "timestamp",
    "zeitstempel",
    "horodateur",
    "marcatemporal",
    "carimbodedatahora",
    "informazionicronologiche",
    "tijdstempel",
    "tidsstempel",
    "tidstämpel",
];

/// Microsoft's first columns, by the account's language.
const MICROSOFT: &[[&str; 3]] = &[
    ["id", "starttime", "completiontime"],
    ["id", "startzeit", "fertigstellungszeit"],
    ["id", "heurededébut", "heuredefin"],
    ["id", "horadeinicio", "horadefinalización"],
];

/// Tells whether one of the two wrote the records.
pub(super) fn detect(records: &Records) -> Option<Tool> {
    let heads = [0, 1, 2].map(|it| key(records.head(it)));
    if MICROSOFT.iter().any(|it| heads == *it) {
        return Some(Tool::MicrosoftForms);
    }
    if !heads.first().is_some_and(|it| TIMESTAMP.contains(&it.as_str())) {
        return None;
    }
    let stamp = records.columns.first()?.iter().find(|it| !it.trim().is_empty());
    // The download writes 2024/03/04 9:15:05 AM GMT+0, the sheet as its country does.
    let download =
        stamp.is_some_and(|it| it.contains("GMT") || it.get(4..5) == Some("/"));
    Some(if download { Tool::GoogleForms } else { Tool::GoogleSheet })
}

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { records, tool, .. } = work;
    let joiner = if tool == Tool::GoogleSheet { ", " } else { ";" };
    let microsoft = tool == Tool::MicrosoftForms;
    let heads: Vec<String> =
        (0..records.columns.len()).map(|it| records.head(it).to_owned()).collect();
    let made =
        heads.into_iter().zip(records.columns).enumerate().map(|(at, (name, cells))| {
            let mut hint = Hint { expect: Expect::Joined(joiner), ..Hint::default() };
            let fixed = if microsoft { 6 } else { 2 };
            if at < fixed {
                hint.left_out = left_out(&key(&name), &cells, microsoft);
                hint.respondent = microsoft && at == 0;
            }
            if at < if microsoft { 3 } else { 1 } {
                hint.expect = Expect::Anything;
            }
            if microsoft && is_quiz(&name) {
                hint.left_out = Some(LeftOut::Technical);
            }
            if is_personal(&name) {
                hint.left_out = Some(LeftOut::Personal);
            }
            Made { name, cells, hint }
        });
    let columns = made.collect();
    let order = DateOrder::DayFirst;
    Answers { tool, headers: 1, columns, numbers: records.numbers, order }
}

/// Says why a column of the form's own is better left out.
fn left_out(key: &str, cells: &Cells, microsoft: bool) -> Option<LeftOut> {
    let personal =
        ["name", "nom", "nombre", "username", "nutzername", "adressedemessagerie"];
    if personal.contains(&key) || key.starts_with("email") || key.starts_with("correo") {
        return Some(LeftOut::Personal);
    }
    let modified = ["lastmodifiedtime", "zeitpunktderletztenänderung"].contains(&key);
    let empty = key.starts_with("last") && cells.iter().all(str::is_empty);
    (microsoft && (modified || empty)).then_some(LeftOut::Technical)
}

/// Tells whether Microsoft's quiz added the column.
fn is_quiz(name: &str) -> bool {
    let whole = ["totalpoints", "quizfeedback", "gradepostedtime"];
    name.starts_with("Points - ")
        || name.starts_with("Feedback - ")
        || whole.contains(&key(name).as_str())
}
