//! `REDCap`'s data dictionary: a record a field, 18 columns.

use super::super::names::{clean, key};
use crate::survey::Records;
use crate::survey::logic::Rule;

/// A data dictionary, understood.
#[derive(Clone, Debug)]
pub struct Dictionary {
    pub(super) fields: Vec<Field>,
}

/// A field: a question, or something that only the form needs.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) label: String,
    /// The label with the heading of its matrix in front.
    pub(super) text: String,
    /// Codes and labels, in the questionnaire's order.
    pub(super) choices: Vec<(String, String)>,
    pub(super) validation: String,
    pub(super) identifies: bool,
    /// When the field is shown; nothing when always, an error when it was not understood.
    pub(super) rule: Option<Result<Rule, String>>,
}

impl Dictionary {
    /// Reads a data dictionary; nothing when the records are none.
    pub fn read(records: &Records) -> Option<Self> {
        let width = records.columns.len();
        let at =
            |start: &str| (0..width).find(|it| key(records.head(*it)).starts_with(start));
        let (name, kind) = (at("variable")?, at("fieldtype")?);
        let (label, choices) = (at("fieldlabel")?, at("choices")?);
        let rows = 0..records.rows();
        let cell = |row, column: Option<usize>| {
            column.map_or("", |it| records.cell(row, it).trim())
        };
        let mut fields: Vec<Field> = Vec::new();
        let mut matrix = (String::new(), String::new());
        for row in rows {
            let kind = records.cell(row, kind).trim().to_lowercase();
            let label = clean(records.cell(row, label));
            let group = cell(row, at("matrixgroup"));
            let section = clean(cell(row, at("sectionheader")));
            if group != matrix.0 || !section.is_empty() {
                matrix = (group.to_owned(), section);
            }
            let stem = matrix.1.trim();
            let text = if group.is_empty() || stem.is_empty() {
                label.clone()
            } else {
                format!("{stem} - {label}")
            };
            let branching = cell(row, at("branchinglogic"));
            let rule = (!branching.is_empty())
                .then(|| Rule::read(branching).ok_or_else(|| branching.to_owned()));
            fields.push(Field {
                name: records.cell(row, name).trim().to_owned(),
                choices: choices_of(&kind, records.cell(row, choices)),
                validation: cell(row, at("textvalidationtype")).to_lowercase(),
                identifies: cell(row, at("identifier")).eq_ignore_ascii_case("y"),
                kind,
                label,
                text,
                rule,
            });
        }
        fields.retain(|it| !it.name.is_empty());
        Some(Self { fields })
    }

    /// Returns the field of this name.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|it| it.name == name)
    }
}

impl Field {
    /// Tells whether the field has answers at all.
    pub(super) fn has_answers(&self) -> bool {
        self.kind != "descriptive"
    }

    /// Tells whether people fill the field in, and not the form.
    pub(super) fn is_asked(&self) -> bool {
        self.has_answers() && self.kind != "calc"
    }

    /// Returns the code of a cell, which may hold a code or a label.
    pub(super) fn code<'a>(&'a self, cell: &'a str) -> &'a str {
        let known = self.choices.iter().find(|it| it.1 == cell);
        known.map_or(cell, |it| it.0.as_str())
    }
}

/// Returns the codes and labels of a field's choices: `1, one | 2, two`; a label may
/// contain commas.
pub(super) fn choices_of(kind: &str, cell: &str) -> Vec<(String, String)> {
    let fixed = |yes: &str, no: &str| {
        vec![("1".to_owned(), yes.to_owned()), ("0".to_owned(), no.to_owned())]
    };
    match kind {
        "yesno" => fixed("Yes", "No"),
        "truefalse" => fixed("True", "False"),
        "radio" | "dropdown" | "checkbox" => {
            let pairs = cell.split('|').filter_map(|it| it.split_once(','));
            pairs.map(|(code, label)| (code.trim().to_owned(), clean(label))).collect()
        }
        _ => Vec::new(),
    }
}
