//! `REDCap`'s data dictionary: a record a field, 18 columns.

use super::super::names::clean;
use super::questionnaire::{Item, at, places, record};
use crate::survey::logic::Rule;
use crate::survey::{Asking, Records};

/// A data dictionary, understood.
#[derive(Clone, Debug)]
pub struct Dictionary {
    pub(super) fields: Vec<Field>,
}

/// A field: a question, or something that only the form needs.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) item: Item,
    /// How it is asked, with what only the dictionary says.
    pub(super) asking: Asking,
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

/// The rows of a matrix that a form shows under one heading.
#[derive(Default)]
pub(super) struct Matrix {
    group: String,
    stem: String,
}

impl Matrix {
    /// Goes on to the next field: its matrix, if any, and the heading above it.
    pub(super) fn next(&mut self, group: &str, heading: &str) {
        if group != self.group || !heading.is_empty() {
            group.clone_into(&mut self.group);
            heading.clone_into(&mut self.stem);
        }
    }

    /// Returns a field's label with the matrix's heading in front.
    fn text(&self, label: &str) -> String {
        if self.group.is_empty() || self.stem.is_empty() {
            label.to_owned()
        } else {
            format!("{}{BETWEEN}{label}", self.stem)
        }
    }

    /// Returns the label of a field from its text; nothing when the heading is not in front.
    pub(super) fn row<'a>(&self, text: &'a str) -> Option<&'a str> {
        let within = !self.group.is_empty() && !self.stem.is_empty();
        let rest = text.strip_prefix(self.stem.as_str()).filter(|_| within)?;
        rest.strip_prefix(BETWEEN).filter(|it| !it.is_empty())
    }
}

/// Stands between the heading of a matrix and a row's label.
const BETWEEN: &str = " - ";

impl Dictionary {
    /// Reads a data dictionary; nothing when the records are none.
    pub fn read(records: &Records) -> Option<Self> {
        let places = places(records)?;
        places[at::LABEL].and(places[at::CHOICES])?;
        let mut fields: Vec<Field> = Vec::new();
        let mut matrix = Matrix::default();
        for row in 0..records.rows() {
            let cells = record(records, &places, row);
            let cell = |at: usize| cells.get(at).map_or("", |it| it.trim());
            let item = Item::read(&cells, row == 0);
            matrix.next(cell(at::MATRIX), &item.asking.heading);
            let kind = cell(at::TYPE).to_lowercase();
            let label = clean(cell(at::LABEL));
            let branching = cell(at::BRANCHING);
            let rule = (!branching.is_empty())
                .then(|| Rule::read(branching).ok_or_else(|| branching.to_owned()));
            fields.push(Field {
                choices: choices_of(&kind, cell(at::CHOICES)),
                validation: cell(at::VALIDATION).to_lowercase(),
                identifies: cell(at::IDENTIFIER).eq_ignore_ascii_case("y"),
                text: matrix.text(&label),
                asking: Asking { redcap: item.kept(&cells, ""), ..item.asking.clone() },
                item,
                kind,
                label,
                rule,
            });
        }
        fields.retain(|it| !it.item.name.is_empty());
        Some(Self { fields })
    }

    /// Returns the field of this name.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|it| it.item.name == name)
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
