//! A whole questionnaire from a dictionary, and as one.

use std::rc::Rc;

use super::dictionary::Matrix;
use super::questionnaire::{COLUMNS, Cells, Item, at, places, record};
use crate::id::Ids;
use crate::interchange::table_out;
use crate::order::{self, Map, Set};
use crate::parsed::{ExportRemark, Note, Parsed, Place, Problem};
use crate::stamp::{Provenance, Stamp};
use crate::survey::logic::{Rule, Side};
use crate::survey::{Column, Kind, Question, Records, RuleTrouble, Survey, rule_of};

/// What the form is called where the survey's name has no letters.
const FORM: &str = "survey";

/// Makes a survey that nobody has answered of a data dictionary; nothing when the records
/// are none.
pub fn read_questionnaire(
    records: &Records,
    (name, source): (&str, &str),
    ids: &mut Ids,
    stamp: &Stamp,
) -> Option<Parsed<Survey>> {
    let places = places(records)?;
    let mut notes = Vec::new();
    let mut questions: Vec<(Question, Rc<Column>)> = Vec::new();
    let mut taken: Set<String> = Set::new();
    let form = slug(name);
    for row in 0..records.rows() {
        let cells = record(records, &places, row);
        let first = questions.is_empty();
        let item = Item::read(&cells, first);
        let number = records.number(row) as usize;
        if item.name.is_empty() {
            continue;
        }
        if !taken.insert(item.name.clone()) {
            let problem = ExportRemark::FieldTwice { name: item.name };
            notes.push(Note::loss(Place::row(number), Problem::Export(problem)));
            continue;
        }
        let kept = item.kept(&cells, &form);
        let mut asking = item.asking;
        asking.redcap = kept;
        let column = Rc::new(Column::empty(&item.kind, 0));
        let question = Question {
            id: ids.make(),
            name: item.name,
            text: item.text,
            kind: item.kind,
            missing_codes: item.missing_codes,
            reversed: item.reversed,
            asking,
            provenance: Provenance::new(stamp),
        };
        questions.push((question, column));
    }
    for place in 0..questions.len() {
        let rule = rule_of(&questions.iter().map(|it| &it.0), place);
        let Some((question, _)) = questions.get(place) else { continue };
        if let Some(Err(RuleTrouble::Unread | RuleTrouble::Unknown(_))) = rule {
            let rule = question.asking.shown_if.clone();
            let problem = ExportRemark::RuleKept { rule };
            notes.push(Note::warning(
                Place::column(&question.name),
                Problem::Export(problem),
            ));
        }
    }
    (!questions.is_empty()).then(|| Parsed {
        value: Survey {
            id: ids.make(),
            name: name.to_owned(),
            source: source.to_owned(),
            respondents: Rc::default(),
            questions,
            composites: Vec::new(),
            second: None,
            provenance: Provenance::new(stamp),
        },
        notes,
    })
}

/// Writes a survey's questions as a data dictionary. Names and codes that `REDCap` does not
/// take are written as it does.
pub fn write_questionnaire(survey: &Survey) -> Vec<u8> {
    let form = slug(&survey.name);
    let identified = survey
        .questions
        .first()
        .is_some_and(|(it, _)| matches!(it.kind, Kind::Identifier));
    let names = names(survey, identified);
    let mut rows: Vec<Cells> = Vec::new();
    if !identified {
        let mut cells = Cells::default();
        let fixed = [
            (at::NAME, "record_id"),
            (at::FORM, form.as_str()),
            (at::TYPE, "text"),
            (at::LABEL, "Record ID"),
        ];
        for (at, text) in fixed {
            if let Some(cell) = cells.get_mut(at) {
                text.clone_into(cell);
            }
        }
        rows.push(cells);
    }
    let mut matrix = Matrix::default();
    for (place, (question, _)) in survey.questions.iter().enumerate() {
        if question.asking.is_added() {
            continue;
        }
        let first = identified && place == 0;
        let mut item = item(survey, question, &names);
        // What stands above all rows of a matrix is no part of a row's label.
        let group = question.asking.redcap.get("matrix").map_or("", String::as_str);
        matrix.next(group, &question.asking.heading);
        if let Some(label) = matrix.row(&item.text) {
            item.text = label.to_owned();
        }
        rows.push(item.write(&form, &question.asking.redcap, first));
    }
    let header = COLUMNS.map(|it| it.1.to_owned());
    table_out::plain_csv(&header, rows.iter().map(<[String; 18]>::as_slice), &is_choices)
}

/// Tells whether a cell lists choices, the first of which may be negative: masked, `REDCap`
/// would take the apostrophe for part of the code; a spreadsheet cannot compute it.
fn is_choices(cell: &str) -> bool {
    let rest = cell.strip_prefix('-').unwrap_or(cell);
    let digits = rest.trim_start_matches(|it: char| it.is_ascii_digit());
    digits.len() < rest.len() && digits.starts_with(", ")
}

fn slug(name: &str) -> String {
    let mut made = String::new();
    for it in name.chars() {
        match it.to_ascii_lowercase() {
            it if it.is_ascii_alphanumeric() => made.push(it),
            _ if !made.is_empty() && !made.ends_with('_') => made.push('_'),
            _ => {}
        }
    }
    let made = made.trim_end_matches('_');
    let begins = made.starts_with(|it: char| it.is_ascii_alphabetic());
    match (made.is_empty(), begins) {
        (true, _) => FORM.to_owned(),
        (false, true) => made.to_owned(),
        (false, false) => format!("{FORM}_{made}"),
    }
}

/// Returns what each question is called in the dictionary: as it is, if `REDCap` takes it.
fn names(survey: &Survey, identified: bool) -> Map<String, String> {
    let valid = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_lowercase())
            && it.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    let own = survey.questions.iter().map(|it| &it.0.name);
    let mut taken: Set<String> = order::set(own.clone().filter(|it| valid(it)).cloned());
    if !identified {
        taken.insert("record_id".to_owned());
    }
    let mut made = Map::new();
    for name in own {
        if valid(name) && (identified || name != "record_id") {
            made.insert(name.clone(), name.clone());
            continue;
        }
        let stem: String = slug(name).chars().take(24).collect();
        let mut free = stem.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{stem}_{number}");
            number += 1;
        }
        made.insert(name.clone(), free);
    }
    made
}

/// Tells whether `REDCap` takes all of a question's values as codes.
fn has_codes(question: &Question) -> bool {
    question.kind.levels().iter().all(|it| {
        !it.value.is_empty()
            && it.value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
    })
}

fn item(survey: &Survey, question: &Question, names: &Map<String, String>) -> Item {
    let mut kind = question.kind.clone();
    if !has_codes(question)
        && let Kind::Single(levels) | Kind::Scale(levels) | Kind::Multiple(levels, _) =
            &mut kind
    {
        for (at, level) in (1..).zip(levels) {
            level.value = i32::to_string(&at);
        }
    }
    if let Kind::Multiple(_, joiner) = &mut kind {
        ";".clone_into(joiner);
    }
    let mut asking = question.asking.clone();
    asking.redcap = Map::new();
    let known = |it: &str| names.contains_key(it);
    let all_same = names.iter().all(|(a, b)| a == b)
        && survey.questions.iter().all(|it| has_codes(&it.0));
    if !all_same && let Some(mut rule) = Rule::read_with(&asking.shown_if, &known) {
        translate(&mut rule, survey, names);
        asking.shown_if = rule.to_string();
    }
    Item {
        name: names.get(&question.name).cloned().unwrap_or_default(),
        text: question.text.split_whitespace().collect::<Vec<&str>>().join(" "),
        kind,
        missing_codes: question.missing_codes.clone(),
        reversed: question.reversed,
        asking,
    }
}

/// Gives the fields and codes of a rule the names they have in the dictionary.
fn translate(rule: &mut Rule, survey: &Survey, names: &Map<String, String>) {
    match rule {
        Rule::And(all) | Rule::Or(all) => {
            for it in all {
                translate(it, survey, names);
            }
        }
        Rule::Compare(a, _, b) => {
            let of = |side: &Side| match side {
                Side::Field(name) | Side::Box(name, _) => Some(name.clone()),
                Side::Constant(_) => None,
            };
            let about = of(a).or_else(|| of(b));
            let question =
                about.and_then(|it| survey.by_name(&it)).map(|it| it.0.clone());
            let code = |text: &mut String| {
                let Some(question) = question.as_ref().filter(|it| !has_codes(it)) else {
                    return;
                };
                let levels = question.kind.levels();
                if let Some(at) = levels.iter().position(|it| it.value == *text) {
                    *text = (at + 1).to_string();
                }
            };
            for side in [a, b] {
                match side {
                    Side::Constant(text) => code(text),
                    Side::Field(name) => {
                        name.clone_from(names.get(name).unwrap_or(&String::new()));
                    }
                    Side::Box(name, option) => {
                        code(option);
                        name.clone_from(names.get(name).unwrap_or(&String::new()));
                    }
                }
            }
        }
    }
}
