//! Qualtrics: three header records (names, question texts, JSON with import ids), in files
//! from before 2017 two (`V1` … `V10`, then texts). Metadata columns are told by their names
//! or import ids, since the texts are in the account's language.

use super::join::{self, Choosable, Tick};
use super::names::{clean, key, shared_stem};
use super::{Answers, Made, Work, info, unfinished, warning};
use crate::parsed::{ExportRemark, Tool};
use crate::survey::reading::{DateOrder, Expect, Hint, LeftOut};
use crate::survey::{Cells, Kind, Level, MissingCode, Records};
use crate::text;

/// What a column of metadata is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meta {
    Respondent,
    Personal,
    Technical,
    Status,
    Progress,
    Finished,
    Channel,
    Other,
}

/// Metadata columns by their names and import ids, letters and digits only.
const METADATA: &[(&str, Meta)] = &[
    ("responseid", Meta::Respondent),
    ("recordid", Meta::Respondent),
    ("ipaddress", Meta::Personal),
    ("recipientlastname", Meta::Personal),
    ("recipientfirstname", Meta::Personal),
    ("recipientemail", Meta::Personal),
    ("locationlatitude", Meta::Personal),
    ("locationlongitude", Meta::Personal),
    ("status", Meta::Status),
    ("progress", Meta::Progress),
    ("finished", Meta::Finished),
    ("distributionchannel", Meta::Channel),
    ("recordeddate", Meta::Technical),
    ("responseset", Meta::Technical),
    ("startdate", Meta::Other),
    ("enddate", Meta::Other),
    ("durationinseconds", Meta::Other),
    ("duration", Meta::Other),
    ("externalreference", Meta::Other),
    ("externaldatareference", Meta::Other),
    ("userlanguage", Meta::Other),
];

/// What "seen but unanswered" is exported as.
const SEEN: &str = "-99";

/// A column with what its headers say.
struct Head {
    name: String,
    text: String,
    /// The question's import id and, of one column a choice, the choice's.
    import: String,
    choice: bool,
    meta: Option<Meta>,
}

/// Returns how many header records the file has, if Qualtrics wrote it.
fn headers(records: &Records) -> Option<usize> {
    let width = records.columns.len();
    let ids = |row: usize| {
        (0..width)
            .any(|it| records.cell(row, it).trim_start().starts_with("{\"ImportId\""))
    };
    if let Some(row) = (0..3).find(|it| ids(*it)) {
        return Some(row + 2);
    }
    let at = |name: &str| (0..width).find(|it| key(records.head(*it)) == name);
    if records.head(0) == "V1" && records.head(1) == "V2" {
        return key(records.cell(0, 0)).starts_with("responseid").then_some(2);
    }
    let start = at("startdate")?;
    at("enddate")
        .filter(|_| at("responseid").is_some() || at("recordeddate").is_some())?;
    at("finished").or(at("progress"))?;
    let date = records.cell(0, start).trim().starts_with(|it: char| it.is_ascii_digit());
    Some(if date || records.rows() == 0 { 1 } else { 2 })
}

/// Tells whether Qualtrics wrote the records.
pub(super) fn detect(records: &Records) -> Option<Tool> {
    headers(records).map(|_| Tool::Qualtrics)
}

fn value<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let rest = json.split_once(&format!("\"{name}\""))?.1;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|it| it.0)
}

fn head(records: &Records, column: usize, headers: usize) -> Head {
    let legacy = records.head(0) == "V1";
    let name = records.head(column).to_owned();
    let json = headers.checked_sub(2).map_or("", |row| records.cell(row, column));
    let import = value(json, "ImportId").unwrap_or("");
    // With two header records the second holds texts, or, in rare files, import ids.
    let said = if headers >= 2 && (headers > 2 || import.is_empty()) {
        clean(records.cell(0, column))
    } else {
        String::new()
    };
    let text = if said.is_empty() { name.clone() } else { said };
    let keys = [key(&name), key(import), key(&text)];
    let meta = METADATA.iter().find(|(it, _)| keys.iter().take(2).any(|key| key == it));
    let asked = import.starts_with("QID");
    let mut meta = meta.map(|it| it.1).filter(|_| !asked);
    if legacy && name.starts_with('V') {
        meta = match keys[2].as_str() {
            "name" | "emailaddress" => Some(Meta::Personal),
            text => METADATA.iter().find(|it| it.0 == text).map(|it| it.1).or(meta),
        };
    }
    let choice = value(json, "choiceId").is_some() || text.contains(CHOICE);
    Head { name, text, import: import.to_owned(), choice, meta }
}

const CHOICE: &str = " - Selected Choice - ";

pub(super) fn read(work: Work<'_>) -> Answers {
    let Work { mut records, tool, layout, notes, .. } = work;
    let headers = headers(&records).unwrap_or(1);
    let heads: Vec<Head> =
        (0..records.columns.len()).map(|it| head(&records, it, headers)).collect();
    let at = |meta: Meta| heads.iter().position(|it| it.meta == Some(meta));
    let cell =
        |row: usize, meta: Meta| at(meta).map_or("", |it| records.cell(row, it).trim());

    let (mut keep, mut previews, mut partial) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..records.rows() {
        let header = row + 1 < headers;
        let status = cell(row, Meta::Status);
        let preview = matches!(status, "1" | "2" | "9" | "17" | "Survey Test")
            || status.ends_with("Survey Preview")
            || matches!(cell(row, Meta::Channel), "preview" | "test");
        let short = text::number(cell(row, Meta::Progress)).is_some_and(|it| it < 100.0)
            || matches!(cell(row, Meta::Finished), "False" | "FALSE" | "false" | "0");
        if !header && preview {
            previews.push(records.number(row) as usize);
        } else if !header && short {
            partial.push(records.number(row) as usize);
        }
        keep.push(!header && (layout.previews || !preview));
    }
    let only_previews = keep.iter().all(|it| !it) && !previews.is_empty();
    if only_previews {
        // Somebody who tries a survey out before it is sent wants to see something.
        keep = (0..records.rows()).map(|row| row + 1 >= headers).collect();
        previews.clear();
    }
    records.retain(&keep);
    if !previews.is_empty() {
        notes.push(warning(if layout.previews {
            ExportRemark::PreviewsKept { rows: previews }
        } else {
            ExportRemark::PreviewsDropped { rows: previews }
        }));
    }
    unfinished(partial, notes);

    let mut columns = Vec::new();
    let mut column = 0;
    while let Some(head) = heads.get(column) {
        let width = group(&heads, column, &records);
        if width > 1 {
            let heads = heads.get(column..column + width).unwrap_or(&[]);
            columns.push(choices(heads, column, &records, notes));
        } else if !head.name.is_empty() || !head.text.is_empty() {
            let cells = records.columns.get(column).cloned().unwrap_or_default();
            columns.push(single(head, &heads, cells));
        }
        column += width;
    }
    if is_coded(&heads, &records) {
        notes.push(info(ExportRemark::CodesOnly));
    }
    let order = DateOrder::MonthFirst;
    Answers { tool, headers, columns, numbers: records.numbers, order }
}

/// Tells whether the answers to all questions with choices are numbers.
fn is_coded(heads: &[Head], records: &Records) -> bool {
    let group = |it: &Head| it.name.ends_with("_NPS_GROUP");
    let chosen = heads.iter().zip(&records.columns).filter(|(it, _)| {
        it.import.starts_with("QID") && !it.import.ends_with("_TEXT") && !group(it)
    });
    let mut chosen = chosen.flat_map(|it| it.1.distinct().unwrap_or_default());
    let mut found = false;
    let coded = |it: &str| it.is_empty() || it.parse::<i32>().is_ok();
    let all = chosen.all(|(cell, _)| {
        found |= !cell.is_empty();
        coded(cell.trim())
    });
    all && found
}

/// Returns how many columns from here are the choices of one question: of the same import
/// id or stem, each with one value besides "not chosen" at most.
fn group(heads: &[Head], start: usize, records: &Records) -> usize {
    let Some(first) = heads.get(start).filter(|it| it.choice) else { return 1 };
    let stem = |it: &Head| it.text.split_once(CHOICE).map(|it| it.0.to_owned());
    let own = stem(first);
    let same = |it: &&Head| {
        it.choice
            && ((!first.import.is_empty() && it.import == first.import)
                || (own.is_some() && stem(it) == own))
    };
    let width = heads.iter().skip(start).take_while(same).count();
    let one = |cells: &Cells| {
        let values = cells.distinct().unwrap_or_default();
        let chosen = values.iter().filter(|it| !matches!(it.0.trim(), "" | "0" | SEEN));
        cells.distinct().is_some() && chosen.count() <= 1
    };
    let columns = records.columns.get(start..start + width).unwrap_or(&[]);
    if columns.iter().all(one) { width.max(1) } else { 1 }
}

fn choices(
    heads: &[Head],
    start: usize,
    records: &Records,
    notes: &mut Vec<crate::parsed::Note>,
) -> Made {
    let texts: Vec<&str> = heads.iter().map(|it| it.text.as_str()).collect();
    let stem = shared_stem(&texts).unwrap_or("");
    let label = |text: &str| {
        let rest = text.strip_prefix(stem).unwrap_or(text);
        rest.strip_prefix(" - ").unwrap_or(rest).trim().to_owned()
    };
    let options: Vec<Choosable> = heads
        .iter()
        .enumerate()
        .map(|(at, it)| Choosable {
            value: label(&it.text),
            label: label(&it.text),
            column: start + at,
        })
        .collect();
    let first = heads.first().map_or("", |it| it.name.as_str());
    let name = first.rsplit_once('_').map_or(first, |it| it.0);
    let text = stem.strip_suffix(CHOICE.trim_end_matches(" - ")).unwrap_or(stem);
    let tick = |_: &Choosable, cell| match cell {
        "" => Tick::Blank,
        "0" => Tick::Not,
        SEEN => Tick::Instead(SEEN),
        _ => Tick::Chosen,
    };
    let mut made = join::question(records, (name, text), &options, &tick, notes);
    made.hint.missing_codes = seen(&made.cells);
    made
}

/// Returns the code for "seen but unanswered", where it occurs.
fn seen(cells: &Cells) -> Vec<MissingCode> {
    let values = cells.distinct().unwrap_or_default();
    let found = values.iter().any(|it| it.0.trim() == SEEN);
    let code =
        MissingCode { value: SEEN.to_owned(), reason: "Seen but unanswered".to_owned() };
    if found { vec![code] } else { Vec::new() }
}

fn single(head: &Head, heads: &[Head], cells: Cells) -> Made {
    let mut hint = Hint { expect: Expect::Joined(","), ..Hint::default() };
    let bare = head.text.strip_suffix(" - Selected Choice").unwrap_or(&head.text);
    hint.text = Some(bare.to_owned()).filter(|it| *it != head.name);
    if let Some(meta) = head.meta {
        // Metadata are named in the account's language; the names are the same everywhere.
        hint.text = None;
        hint.respondent = meta == Meta::Respondent;
        hint.left_out = match meta {
            Meta::Personal => Some(LeftOut::Personal),
            Meta::Technical | Meta::Status => Some(LeftOut::Technical),
            _ => cells.iter().all(str::is_empty).then_some(LeftOut::Technical),
        };
        hint.expect = Expect::Anything;
        return Made { name: head.name.clone(), cells, hint };
    }
    let grouped =
        head.import.ends_with("_NPS_GROUP") || head.name.ends_with("_NPS_GROUP");
    let promoted = |it: &Head| {
        it.name.strip_suffix("_NPS_GROUP") == Some(&head.name)
            || (!head.import.is_empty()
                && it.import.strip_suffix("_NPS_GROUP") == Some(&head.import))
    };
    if grouped {
        let coded = join::only(&cells, &["1", "2", "3"]);
        let names = ["Detractor", "Passive", "Promoter"].into_iter().zip(["1", "2", "3"]);
        let levels = names.map(|(label, code)| Level {
            label: label.to_owned(),
            ..Level::plain(if coded { code } else { label })
        });
        hint.expect = Expect::Kind(Kind::Single(levels.collect()));
    } else if heads.iter().any(promoted) {
        let level = |it: u32| Level {
            score: Some(f64::from(it)),
            ..Level::plain(&it.to_string())
        };
        hint.expect = Expect::Kind(Kind::Scale((0..=10).map(level).collect()));
        hint.missing_codes = seen(&cells);
    } else if head.import.ends_with("_TEXT") || head.name.ends_with("_TEXT") {
        hint.expect = Expect::Open;
    } else {
        hint.missing_codes = seen(&cells);
    }
    Made { name: head.name.clone(), cells, hint }
}
