//! What each column of a `REDCap` export holds, told by its name, and by the dictionary where
//! there is one.

use super::dictionary::{Dictionary, Field};
use crate::interchange::exports::join;
use crate::interchange::exports::names::{clean, key};
use crate::parsed::Tool;
use crate::survey::{Cells, Records};

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The record's id, or something else that the tool adds.
    Added,
    /// When a survey was sent.
    Timestamp,
    /// How complete a form is: 0, 1, 2 or in words.
    Complete,
    /// A box of a checkbox question: the question, its code, its label.
    Box(String, String, String),
    /// An answer; the place of its field in the dictionary.
    Answer(Option<usize>),
}

/// A column with the form that it belongs to.
pub(super) struct Head {
    /// The field's name where it is known, else the heading.
    pub(super) name: String,
    pub(super) role: Role,
    /// The place of its form among the forms.
    pub(super) form: usize,
}

/// Splits `tools____1` into the field and the code −1.
fn box_of(name: &str) -> Option<(&str, String)> {
    let (field, code) = name.split_once("___")?;
    let code = match code.strip_prefix('_') {
        Some(digits) => format!("-{digits}"),
        None => code.to_owned(),
    };
    (!field.is_empty() && !code.is_empty()).then_some((field, code))
}

/// Splits `Which tools? (choice=SBAR card)` into the question and the label.
fn choice_of(heading: &str) -> Option<(String, String)> {
    let (question, label) = heading.trim().strip_suffix(')')?.rsplit_once("(choice=")?;
    Some((clean(question), clean(label)))
}

/// Says what each column holds.
pub(super) fn heads(
    records: &Records,
    tool: Tool,
    dictionary: Option<&Dictionary>,
) -> Vec<Head> {
    let raw = tool == Tool::RedcapRaw;
    let fields = dictionary.map_or(&[][..], |it| &it.fields);
    let (mut form, mut next) = (0, 0);
    let mut heads = Vec::new();
    for column in 0..records.columns.len() {
        let heading = records.head(column);
        let mut name = heading.to_owned();
        let known = |fits: &dyn Fn(&Field) -> bool| fields.iter().position(fits);
        let field = if raw {
            known(&|it| it.item.name == heading)
        } else {
            // Labels may occur twice; fields stand in the dictionary's order.
            let text = clean(heading);
            let later = fields.iter().skip(next).position(|it| it.label == text);
            let found =
                later.map(|it| it + next).or_else(|| known(&|it| it.label == text));
            next = found.map_or(next, |it| it + 1);
            found
        };
        let complete = join::only(
            records.columns.get(column).unwrap_or(&Cells::default()),
            &["0", "1", "2", "Incomplete", "Unverified", "Complete"],
        );
        let role = if let Some(field) = field {
            if let Some(it) = fields.get(field) {
                name.clone_from(&it.item.name);
            }
            Role::Answer(Some(field))
        } else if raw && let Some((field, code)) = box_of(heading) {
            let own = dictionary.and_then(|it| it.field(field));
            // A code's letters are small in names, and its signs underscores.
            let named = |it: &str| it.to_lowercase().replace(['-', '.', ' '], "_");
            let bare = code.replace('-', "_");
            let found =
                own.and_then(|it| it.choices.iter().find(|it| named(&it.0) == bare));
            let (code, label) = found.cloned().unwrap_or((code.clone(), code));
            Role::Box(field.to_owned(), code, label)
        } else if !raw && let Some((question, label)) = choice_of(heading) {
            let own =
                fields.iter().find(|it| it.kind == "checkbox" && it.label == question);
            let code = own.and_then(|it| it.choices.iter().find(|it| it.1 == label));
            let code = code.map_or_else(|| label.clone(), |it| it.0.clone());
            Role::Box(own.map_or(question, |it| it.item.name.clone()), code, label)
        } else if complete && (heading.ends_with("_complete") || heading == "Complete?") {
            Role::Complete
        } else if heading.ends_with("_timestamp") || heading == "Survey Timestamp" {
            Role::Timestamp
        } else if column == 0 || heading.starts_with("redcap_") || is_added(heading) {
            Role::Added
        } else {
            Role::Answer(None)
        };
        let ends = role == Role::Complete;
        heads.push(Head { name, role, form });
        form += usize::from(ends);
    }
    heads
}

fn is_added(heading: &str) -> bool {
    let added = [
        "eventname",
        "repeatinstrument",
        "repeatinstance",
        "dataaccessgroup",
        "surveyidentifier",
    ];
    added.contains(&key(heading).as_str())
}
