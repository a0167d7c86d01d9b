//! The stored types of format version 1: what a study looks like in a file and in the
//! browser's storage. Kept apart from the domain's types, so that those can be renamed and
//! every reading passes their constructors. `docs/format.md` explains each field.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::cell::Cells;
use crate::order::Map;
use crate::stamp::Moment;

/// A moment, as `YYYY-MM-DDThh:mm:ss.mmmZ`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct At(pub(crate) Moment);

impl Serialize for At {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        let wrong =
            || serde::de::Error::custom("no moment such as 2026-01-15T09:00:00.000Z");
        Moment::parse(&text).map(Self).ok_or_else(wrong)
    }
}

#[derive(Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
pub(crate) struct By {
    pub(crate) at: At,
    pub(crate) by: Uuid,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(it: &bool) -> bool {
    !*it
}

#[derive(Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) disclosure: Option<Disclosure>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Disclosure {
    pub(crate) below: usize,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) round: usize,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) zeros: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(it: &usize) -> bool {
    *it == 0
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Composite {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) items: Vec<Uuid>,
    pub(crate) score: String,
    pub(crate) min_valid: usize,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Coder {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// Nothing as long as they chose none; an empty list when they took all away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) number_keys: Option<Vec<Option<Uuid>>>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Participant {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) attributes: Map<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) respondent: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Survey {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) source: String,
    pub(crate) respondents: Vec<String>,
    pub(crate) questions: Vec<Question>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) scales: Vec<Composite>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) second: Option<Second>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Question {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) text: String,
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) levels: Vec<Level>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) separator: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing_codes: Vec<MissingCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) asking: Option<Box<Asking>>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) reversed: bool,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
    pub(crate) answers: Cells,
}

/// The second typing of paper forms: a list of answers for each question, in their order.
#[derive(Serialize, Deserialize)]
pub(crate) struct Second {
    pub(crate) respondents: Vec<String>,
    pub(crate) answers: Vec<Cells>,
    /// The rows that are decided, of each question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) settled: Vec<Vec<u32>>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Asking {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) heading: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) help: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) shown_if: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) least: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) most: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) whole: bool,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) redcap: Map<String, String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Level {
    pub(crate) value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::cell::optional"
    )]
    pub(crate) score: Option<f64>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) off_scale: bool,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MissingCode {
    pub(crate) value: String,
    pub(crate) reason: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Transcript {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) participant: Option<Uuid>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) turns: Vec<Turn>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) corrections: Vec<Correction>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
    pub(crate) text: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Speaker {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) interviewer: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) participant: Option<Uuid>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Turn {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The speaker's place among the transcript's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) speaker: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<u32>,
    pub(crate) source: u32,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Correction {
    pub(crate) at: At,
    pub(crate) by: Uuid,
    pub(crate) edits: Vec<Edit>,
}

/// Words, or how many letters they had where they are hidden.
#[derive(Serialize, Deserialize)]
pub(crate) struct Edit {
    pub(crate) start: u32,
    pub(crate) was: Words,
    pub(crate) now: Words,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Words {
    Shown(String),
    Hidden(u32),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Code {
    pub(crate) id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<Uuid>,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) definition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) use_when: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) not_when: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) example: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) counter_example: String,
    pub(crate) colour: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) favourite: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) archived: Option<By>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ruled: Option<By>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) redefined: Option<By>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) merged: Vec<Uuid>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

/// A version of the codebook; `C` is a code.
#[derive(Serialize, Deserialize)]
pub(crate) struct Version<C> {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) saved: By,
    pub(crate) codebook: Vec<C>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Layer<S> {
    pub(crate) transcript: Uuid,
    pub(crate) coder: Uuid,
    pub(crate) segments: Vec<S>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) removed: Vec<Removed>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Segment {
    pub(crate) id: Uuid,
    pub(crate) code: Uuid,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Left out in the browser's storage, where the text cannot change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stance: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) memo: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) checked: Option<By>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Removed {
    pub(crate) id: Uuid,
    pub(crate) at: At,
    pub(crate) by: Uuid,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Theme {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) statement: String,
    pub(crate) codes: Vec<Uuid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) quotes: Vec<Uuid>,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Memo {
    pub(crate) id: Uuid,
    pub(crate) on: On,
    pub(crate) text: String,
    pub(crate) created: By,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<By>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct On {
    pub(crate) kind: String,
    pub(crate) id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) turn: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct LogEntry {
    pub(crate) at: At,
    pub(crate) by: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<At>,
    pub(crate) action: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) subject: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub(crate) count: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_one(n: &u32) -> bool {
    *n == 1
}
