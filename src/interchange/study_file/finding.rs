//! What a study keeps of finding, as its stored forms and back.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::wire::By;
use super::{from_wire, to_wire};
use crate::coding::Stance;
use crate::find::{Dismissed, Group, Is, Near, Part, SavedQuery};
use crate::id::Id;
use crate::order::Set;
use crate::transcript::TranscriptKind;

#[derive(Serialize, Deserialize)]
pub(crate) struct QueryOut {
    pub(crate) id: Uuid,
    name: String,
    #[serde(flatten)]
    asks: GroupOut,
    created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<By>,
}

#[derive(Serialize, Deserialize, Default)]
struct GroupOut {
    #[serde(default, skip_serializing_if = "is_false")]
    any: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartOut>,
}

/// A condition: which fields it has depends on what it `is`.
#[derive(Serialize, Deserialize, Default)]
struct PartOut {
    #[serde(default, skip_serializing_if = "is_false")]
    not: bool,
    is: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "is_false")]
    under: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attribute: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    near: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    #[serde(default, skip_serializing_if = "is_false")]
    any: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Self>,
}

/// Turns that one coder dismissed for one code in one transcript.
#[derive(Serialize, Deserialize)]
pub(crate) struct DismissedOut {
    code: Uuid,
    coder: Uuid,
    transcript: Uuid,
    marks: Vec<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(it: &bool) -> bool {
    !*it
}

pub(crate) fn query(it: &SavedQuery) -> QueryOut {
    let (created, modified) = to_wire::made(&it.provenance);
    let asks = GroupOut { any: it.asks.any, parts: parts(&it.asks) };
    QueryOut { id: it.id.uuid(), name: it.name.clone(), asks, created, modified }
}

fn parts(group: &Group) -> Vec<PartOut> {
    group.parts.iter().map(part).collect()
}

fn part(it: &Part) -> PartOut {
    let mut out = PartOut { not: it.not, ..PartOut::default() };
    let is = match &it.is {
        Is::Group(group) => {
            (out.any, out.parts) = (group.any, parts(group));
            "group"
        }
        Is::Code { code, under } => {
            (out.id, out.under) = (Some(code.uuid()), *under);
            "code"
        }
        Is::Coder(coder) => {
            out.id = Some(coder.uuid());
            "coder"
        }
        Is::Stance(stance) => {
            out.value = stance.map(|it| it.as_str().to_owned());
            "stance"
        }
        Is::Value { attribute, value } => {
            (out.attribute, out.value) = (Some(attribute.clone()), value.clone());
            "attribute"
        }
        Is::Kind(kind) => {
            out.value = Some(kind.as_str().to_owned());
            "kind"
        }
        Is::Words(words) => {
            out.value = Some(words.clone());
            "words"
        }
        Is::Memo(words) => {
            out.value = Some(words.clone());
            "memo"
        }
        Is::Near { code, under, how } => {
            (out.id, out.under) = (Some(code.uuid()), *under);
            let (near, most) = match how {
                Near::Overlaps => ("overlaps", None),
                Near::Inside => ("inside", None),
                Near::Around => ("around", None),
                Near::Words(most) => ("words", Some(*most)),
                Near::Turns(most) => ("turns", Some(*most)),
            };
            (out.near, out.most) = (Some(near.to_owned()), most);
            "near"
        }
    };
    is.clone_into(&mut out.is);
    out
}

/// Returns the query, or the word for a condition that is not known.
pub(crate) fn read_query(it: QueryOut) -> Result<SavedQuery, String> {
    let provenance = from_wire::provenance(it.created, it.modified);
    let asks = Group { any: it.asks.any, parts: read_parts(it.asks.parts)? };
    Ok(SavedQuery { id: Id::from_uuid(it.id), name: it.name, asks, provenance })
}

fn read_parts(all: Vec<PartOut>) -> Result<Vec<Part>, String> {
    all.into_iter().map(read_part).collect()
}

fn read_part(it: PartOut) -> Result<Part, String> {
    let not = it.not;
    let word = it.is.clone();
    read_is(it).map_or(Err(word), |it| it.map(|is| Part { not, is }))
}

/// Returns what a condition says; nothing when it cannot be understood.
fn read_is(it: PartOut) -> Option<Result<Is, String>> {
    let value = it.value;
    Some(Ok(match it.is.as_str() {
        "group" => match read_parts(it.parts) {
            Ok(parts) => Is::Group(Group { any: it.any, parts }),
            Err(word) => return Some(Err(word)),
        },
        "code" => Is::Code { code: Id::from_uuid(it.id?), under: it.under },
        "coder" => Is::Coder(Id::from_uuid(it.id?)),
        "stance" => Is::Stance(match value {
            None => None,
            Some(word) => Some(Stance::parse(&word)?),
        }),
        "attribute" => Is::Value { attribute: it.attribute?, value },
        "kind" => Is::Kind(TranscriptKind::parse(&value?)?),
        "words" => Is::Words(value.unwrap_or_default()),
        "memo" => Is::Memo(value.unwrap_or_default()),
        "near" => Is::Near {
            code: Id::from_uuid(it.id?),
            under: it.under,
            how: match it.near?.as_str() {
                "overlaps" => Near::Overlaps,
                "inside" => Near::Inside,
                "around" => Near::Around,
                "words" => Near::Words(it.most?),
                "turns" => Near::Turns(it.most?),
                _ => return None,
            },
        },
        _ => return None,
    }))
}

pub(crate) fn dismissed(all: &Set<Dismissed>) -> Vec<DismissedOut> {
    let mut out: Vec<DismissedOut> = Vec::new();
    // In order, so those that belong together follow each other.
    for it in all {
        let key = (it.code.uuid(), it.coder.uuid(), it.transcript.uuid());
        match out.last_mut() {
            Some(last) if (last.code, last.coder, last.transcript) == key => {
                last.marks.push(it.mark);
            }
            _ => {
                let (code, coder, transcript) = key;
                out.push(DismissedOut { code, coder, transcript, marks: vec![it.mark] });
            }
        }
    }
    out
}

pub(crate) fn read_dismissed(it: &DismissedOut) -> impl Iterator<Item = Dismissed> + '_ {
    it.marks.iter().map(|mark| Dismissed {
        code: Id::from_uuid(it.code),
        coder: Id::from_uuid(it.coder),
        transcript: Id::from_uuid(it.transcript),
        mark: *mark,
    })
}
