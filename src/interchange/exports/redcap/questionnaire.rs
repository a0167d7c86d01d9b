//! A questionnaire as a `REDCap` data dictionary, both ways. What the dictionary says and a
//! question has no place for is kept with it, column by column, and written again as long
//! as it still says what the question is; what a question is and the dictionary has no
//! place for stands in the field's annotation.

use super::super::names::clean;
use super::dictionary::choices_of;
use crate::order::Map;
use crate::survey::reading::{Choice, declared};
use crate::survey::{Asking, Kind, Level, Limit, Limits, MissingCode, Records};
use crate::text;

/// The 18 columns of a dictionary, and the key under which each is kept.
pub(super) const COLUMNS: [(&str, &str); 18] = [
    ("name", "Variable / Field Name"),
    ("form", "Form Name"),
    ("section", "Section Header"),
    ("type", "Field Type"),
    ("label", "Field Label"),
    ("choices", "Choices, Calculations, OR Slider Labels"),
    ("note", "Field Note"),
    ("validation", "Text Validation Type OR Show Slider Number"),
    ("min", "Text Validation Min"),
    ("max", "Text Validation Max"),
    ("identifier", "Identifier?"),
    ("branching", "Branching Logic (Show field only if...)"),
    ("required", "Required Field?"),
    ("alignment", "Custom Alignment"),
    ("number", "Question Number (surveys only)"),
    ("matrix", "Matrix Group Name"),
    ("ranking", "Matrix Ranking?"),
    ("annotation", "Field Annotation"),
];

/// The place of each column.
pub(super) mod at {
    pub(in super::super) const NAME: usize = 0;
    pub(in super::super) const FORM: usize = 1;
    pub(in super::super) const SECTION: usize = 2;
    pub(in super::super) const TYPE: usize = 3;
    pub(in super::super) const LABEL: usize = 4;
    pub(in super::super) const CHOICES: usize = 5;
    pub(in super::super) const NOTE: usize = 6;
    pub(in super::super) const VALIDATION: usize = 7;
    pub(in super::super) const MIN: usize = 8;
    pub(in super::super) const MAX: usize = 9;
    pub(in super::super) const IDENTIFIER: usize = 10;
    pub(in super::super) const BRANCHING: usize = 11;
    pub(in super::super) const REQUIRED: usize = 12;
    pub(in super::super) const MATRIX: usize = 15;
    pub(in super::super) const ANNOTATION: usize = 17;
}

/// A record of a dictionary.
pub(super) type Cells = [String; 18];

/// Returns the places of the 18 columns, by the beginnings of their headings; nothing when the
/// records are no dictionary.
pub(super) fn places(records: &Records) -> Option<[Option<usize>; 18]> {
    let letters = |text: &str| -> String {
        let own = text.chars().filter(|it| it.is_alphanumeric());
        own.flat_map(char::to_lowercase).take(7).collect()
    };
    let width = records.columns.len();
    let heads: Vec<String> = (0..width).map(|it| letters(records.head(it))).collect();
    // "Text Validation Type", "Min" and "Max" begin alike.
    let found = COLUMNS.map(|(_, heading)| {
        let whole = (0..width).find(|it| records.head(*it) == heading);
        whole.or_else(|| heads.iter().position(|it| *it == letters(heading)))
    });
    (found[at::NAME].is_some() && found[at::TYPE].is_some()).then_some(found)
}

/// Returns a record of a dictionary.
pub(super) fn record(
    records: &Records,
    places: &[Option<usize>; 18],
    row: usize,
) -> Cells {
    places.map(|it| it.map_or_else(String::new, |it| records.cell(row, it).to_owned()))
}

/// What a record says, without what is only kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) missing_codes: Vec<MissingCode>,
    pub(super) reversed: bool,
    pub(super) asking: Asking,
}

/// What between options stands in cells of questions with several answers.
const JOINER: &str = ";";
/// What Heddle adds to an annotation.
const OWN: &str = "@HEDDLE(";

impl Item {
    /// Reads a record; the first one of a dictionary holds the respondents' ids.
    pub(super) fn read(cells: &Cells, first: bool) -> Self {
        let cell = |at: usize| cells.get(at).map_or("", |it| it.trim());
        let field = cell(at::TYPE).to_lowercase();
        let validation = cell(at::VALIDATION).to_lowercase();
        let raw = cell(at::CHOICES);
        let choices: Vec<Choice> = choices_of(&field, raw)
            .into_iter()
            .map(|(code, label)| Choice { value: code.clone(), label, code })
            .collect();
        let (mut kind, mut missing_codes) = match field.as_str() {
            "radio" | "dropdown" | "yesno" | "truefalse" => declared(&choices),
            "checkbox" => {
                let level = |it: &Choice| Level {
                    label: it.label.clone(),
                    ..Level::plain(&it.value)
                };
                let levels = choices.iter().map(level).collect();
                (Kind::Multiple(levels, JOINER.to_owned()), Vec::new())
            }
            "slider" | "calc" => (Kind::Number, Vec::new()),
            _ if first => (Kind::Identifier, Vec::new()),
            "text" if is_number(&validation) => (Kind::Number, Vec::new()),
            "text" if validation.starts_with("date_") => (Kind::Date, Vec::new()),
            _ => (Kind::Text, Vec::new()),
        };
        let reversed = annotated(cell(at::ANNOTATION), &mut kind, &mut missing_codes);
        let limits = if field == "slider" {
            let limit = |at: usize, usual: f64| {
                Limit::parse(cell(at), &kind).or(Some(Limit::Number(usual)))
            };
            let (least, most) = (limit(at::MIN, 0.0), limit(at::MAX, 100.0));
            Limits { least, most, whole: true }
        } else {
            Limits {
                least: Limit::parse(cell(at::MIN), &kind),
                most: Limit::parse(cell(at::MAX), &kind),
                whole: validation == "integer",
            }
        };
        let label = clean(cell(at::LABEL));
        let name = cell(at::NAME).to_owned();
        Self {
            text: if label.is_empty() { name.clone() } else { label },
            name,
            kind,
            missing_codes,
            reversed,
            asking: Asking {
                heading: clean(cell(at::SECTION)),
                help: clean(cell(at::NOTE)),
                shown_if: cell(at::BRANCHING).to_owned(),
                required: cell(at::REQUIRED).eq_ignore_ascii_case("y"),
                limits,
                redcap: Map::new(),
            },
        }
    }

    /// Writes a record, with what was kept where it still says the same.
    pub(super) fn write(
        &self,
        form: &str,
        kept: &Map<String, String>,
        first: bool,
    ) -> Cells {
        let mut cells = self.plain(form);
        for (place, (key, _)) in COLUMNS.iter().enumerate() {
            let Some(raw) = kept.get(*key) else { continue };
            let Some(cell) = cells.get_mut(place) else { continue };
            let own = std::mem::replace(cell, raw.clone());
            // One cell may only be right together with those before it.
            if Self::read(&cells, first) != *self
                && let Some(cell) = cells.get_mut(place)
                && !matches!(place, at::TYPE | at::CHOICES)
            {
                *cell = own;
            }
        }
        if Self::read(&cells, first) != *self {
            // What was kept contradicts the question, or the dictionary cannot say it.
            let mut plain = self.plain(form);
            // These say nothing of the answers.
            for place in [1, 10, 13, 14, 15, 16, 17] {
                let raw = COLUMNS.get(place).and_then(|it| kept.get(it.0));
                if let (Some(cell), Some(raw)) = (plain.get_mut(place), raw) {
                    cell.clone_from(raw);
                }
            }
            if Self::read(&plain, first) != *self {
                let said = plain.get_mut(at::ANNOTATION);
                if let Some(said) = said {
                    let both = format!("{} {}", without_own(said), self.own());
                    both.trim().clone_into(said);
                }
            }
            return plain;
        }
        cells
    }

    /// Returns what of a record is to be kept, since [`Item::plain`] would write it
    /// otherwise.
    pub(super) fn kept(&self, cells: &Cells, form: &str) -> Map<String, String> {
        let plain = self.plain(form);
        let columns = COLUMNS.iter().zip(cells).zip(&plain);
        let other = columns.filter(|((_, raw), own)| raw != own);
        crate::order::map(other.map(|((key, raw), _)| (key.0.to_owned(), raw.clone())))
    }

    /// Writes a record from the question alone.
    fn plain(&self, form: &str) -> Cells {
        let mut cells = Cells::default();
        let mut put = |at: usize, text: &str| {
            if let Some(cell) = cells.get_mut(at) {
                text.clone_into(cell);
            }
        };
        let limits = &self.asking.limits;
        put(at::NAME, &self.name);
        put(at::FORM, form);
        put(at::SECTION, &self.asking.heading);
        put(at::LABEL, &self.text);
        put(at::NOTE, &self.asking.help);
        put(at::BRANCHING, &self.asking.shown_if);
        put(at::REQUIRED, if self.asking.required { "y" } else { "" });
        let (field, validation) = match &self.kind {
            Kind::Identifier => ("text", ""),
            Kind::Single(_) | Kind::Scale(_) => ("radio", ""),
            Kind::Multiple(..) => ("checkbox", ""),
            Kind::Number => ("text", if limits.whole { "integer" } else { "number" }),
            Kind::Date => ("text", "date_ymd"),
            Kind::Text => ("notes", ""),
        };
        put(at::TYPE, field);
        put(at::VALIDATION, validation);
        let limit = |it: Option<Limit>| it.map(|it| it.to_string()).unwrap_or_default();
        put(at::MIN, &limit(limits.least));
        put(at::MAX, &limit(limits.most));
        let mut choices: Vec<String> = Vec::new();
        for it in self.kind.levels() {
            choices.push(format!("{}, {}", it.value, it.label.replace('|', "/")));
        }
        if matches!(self.kind, Kind::Single(_) | Kind::Scale(_)) {
            for it in &self.missing_codes {
                choices.push(format!("{}, {}", it.value, it.reason.replace('|', "/")));
            }
        }
        put(at::CHOICES, &choices.join(" | "));
        cells
    }

    /// Says in an annotation what a dictionary has no place for.
    fn own(&self) -> String {
        let mut parts = vec![format!("kind={}", self.kind.name().as_str())];
        let levels = self.kind.levels();
        let list = |key: &str, all: Vec<String>| {
            (!all.is_empty()).then(|| format!("{key}={}", all.join(",")))
        };
        let bare = |it: &str| it.replace(['(', ')', ';', ',', ':', '='], " ");
        parts.extend(list(
            "missing",
            self.missing_codes
                .iter()
                .map(|it| format!("{}:{}", bare(&it.value), bare(&it.reason)))
                .collect(),
        ));
        let apart = levels.iter().filter(|it| it.off_scale);
        parts.extend(list("apart", apart.map(|it| it.value.clone()).collect()));
        if matches!(self.kind, Kind::Scale(_)) {
            let scores = levels
                .iter()
                .filter_map(|it| it.score.map(|score| format!("{}:{score}", it.value)));
            parts.extend(list("scores", scores.collect()));
        }
        parts.extend(self.reversed.then(|| "reversed=y".to_owned()));
        format!("{OWN}{})", parts.join("; "))
    }
}

fn is_number(validation: &str) -> bool {
    validation == "integer" || validation.starts_with("number")
}

/// Returns an annotation without what Heddle added.
fn without_own(text: &str) -> String {
    let Some((before, rest)) = text.split_once(OWN) else { return text.to_owned() };
    let after = rest.split_once(')').map_or("", |it| it.1);
    format!("{}{after}", before.trim_end())
}

/// Reads what Heddle added to an annotation; tells whether the question is reverse-coded.
fn annotated(text: &str, kind: &mut Kind, missing_codes: &mut Vec<MissingCode>) -> bool {
    let Some(own) = text.split_once(OWN).and_then(|it| it.1.split_once(')')) else {
        return false;
    };
    let mut parts: Map<&str, &str> = Map::new();
    for part in own.0.split(';') {
        if let Some((key, value)) = part.trim().split_once('=') {
            parts.insert(key, value);
        }
    }
    let list = |key: &str| -> Vec<&str> {
        parts.get(key).map(|it| it.split(',').collect()).unwrap_or_default()
    };
    let coded: Vec<MissingCode> = list("missing")
        .into_iter()
        .filter_map(|it| it.split_once(':'))
        .map(|(value, reason)| MissingCode {
            value: value.to_owned(),
            reason: reason.to_owned(),
        })
        .collect();
    // All choices again, in the dictionary's order, as the annotation sorts them.
    let mut levels: Vec<Level> = kind.levels().to_vec();
    levels.extend(
        missing_codes
            .drain(..)
            .map(|it| Level { label: it.reason, ..Level::plain(&it.value) }),
    );
    for code in &coded {
        let label = levels.iter().find(|it| it.value == code.value);
        let reason = label.map_or(&code.reason, |it| &it.label).clone();
        missing_codes.push(MissingCode { value: code.value.clone(), reason });
    }
    levels.retain(|it| coded.iter().all(|code| code.value != it.value));
    let apart = list("apart");
    let scores: Map<&str, f64> =
        crate::order::map(list("scores").into_iter().filter_map(|it| {
            let (value, score) = it.rsplit_once(':')?;
            Some((value, text::number(score)?))
        }));
    for level in &mut levels {
        level.off_scale = apart.contains(&level.value.as_str());
        level.score = scores.get(level.value.as_str()).copied();
    }
    let named = parts.get("kind").copied().unwrap_or("");
    *kind = match (named, &kind) {
        ("scale", _) => Kind::Scale(levels),
        ("single_choice", _) => Kind::Single(levels),
        ("multiple_choice", Kind::Multiple(_, joiner)) => {
            Kind::Multiple(levels, joiner.clone())
        }
        ("identifier", _) => Kind::Identifier,
        ("text", _) => Kind::Text,
        _ => kind.clone(),
    };
    parts.contains_key("reversed")
}
