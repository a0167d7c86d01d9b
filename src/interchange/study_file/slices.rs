//! A study cut into record groups, for a store that writes only what changed.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::assemble::{Records, assemble};
use super::{finding, to_wire, wire};
use crate::id::{CoderId, Id as _, SurveyId, TranscriptId, VersionId};
use crate::order::Map;
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::study::Study;
use crate::survey::{Column, Question, Survey};

/// Which record group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SliceKey {
    /// Name, coders, removed records.
    About,
    /// All participants.
    Participants,
    /// One survey with its answers.
    Survey(SurveyId),
    /// One transcript's text and turns.
    Transcript(TranscriptId),
    /// All codes.
    Codebook,
    /// One version of the codebook.
    Version(VersionId),
    /// One coder's segments on one transcript.
    Layer(TranscriptId, CoderId),
    /// All themes and memos, and what is kept of finding.
    Findings,
    /// One page of the log.
    Log(usize),
}

impl fmt::Display for SliceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About => f.write_str("about"),
            Self::Participants => f.write_str("participants"),
            Self::Survey(id) => write!(f, "survey/{id}"),
            Self::Transcript(id) => write!(f, "transcript/{id}"),
            Self::Codebook => f.write_str("codebook"),
            Self::Version(id) => write!(f, "version/{id}"),
            Self::Layer(transcript, coder) => write!(f, "layer/{transcript}/{coder}"),
            Self::Findings => f.write_str("findings"),
            Self::Log(page) => write!(f, "log/{page}"),
        }
    }
}

impl SliceKey {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let found = match (parts.next()?, parts.next(), parts.next()) {
            ("about", None, None) => Self::About,
            ("participants", None, None) => Self::Participants,
            ("codebook", None, None) => Self::Codebook,
            ("findings", None, None) => Self::Findings,
            ("version", Some(id), None) => Self::Version(VersionId::parse(id)?),
            ("survey", Some(id), None) => Self::Survey(SurveyId::parse(id)?),
            ("transcript", Some(id), None) => Self::Transcript(TranscriptId::parse(id)?),
            ("log", Some(page), None) => Self::Log(page.parse().ok()?),
            ("layer", Some(transcript), Some(coder)) => {
                Self::Layer(TranscriptId::parse(transcript)?, CoderId::parse(coder)?)
            }
            _ => return None,
        };
        parts.next().is_none().then_some(found)
    }
}

/// Returns the study's record groups.
pub fn slice_keys(study: &Study) -> Vec<SliceKey> {
    let mut keys = vec![SliceKey::About, SliceKey::Participants];
    keys.extend(study.surveys.keys().map(|&it| SliceKey::Survey(it)));
    keys.extend(study.transcripts.keys().map(|&it| SliceKey::Transcript(it)));
    keys.push(SliceKey::Codebook);
    keys.extend(study.versions.0.keys().map(|&it| SliceKey::Version(it)));
    keys.extend(study.layers.keys().map(|&(t, c)| SliceKey::Layer(t, c)));
    keys.push(SliceKey::Findings);
    keys.extend((0..study.log.pages().len()).map(SliceKey::Log));
    keys
}

/// Returns the record groups that are not the very same in both studies: those a store must
/// write when it holds `before`. What is no longer there is not listed.
pub fn changed_slices(before: &Study, after: &Study) -> Vec<SliceKey> {
    fn same<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
        matches!((a, b), (Some(a), Some(b)) if Rc::ptr_eq(a, b))
    }
    let mut keys = slice_keys(after);
    keys.retain(|key| !match key {
        SliceKey::About => {
            Rc::ptr_eq(&before.about, &after.about)
                && Rc::ptr_eq(&before.removed, &after.removed)
        }
        SliceKey::Participants => Rc::ptr_eq(&before.participants, &after.participants),
        SliceKey::Survey(id) => same(before.surveys.get(id), after.surveys.get(id)),
        SliceKey::Transcript(id) => {
            same(before.transcripts.get(id), after.transcripts.get(id))
        }
        SliceKey::Codebook => Rc::ptr_eq(&before.codebook, &after.codebook),
        SliceKey::Version(id) => same(before.versions.get(*id), after.versions.get(*id)),
        SliceKey::Layer(t, c) => {
            same(before.layers.get(&(*t, *c)), after.layers.get(&(*t, *c)))
        }
        SliceKey::Findings => {
            Rc::ptr_eq(&before.themes, &after.themes)
                && Rc::ptr_eq(&before.memos, &after.memos)
                && Rc::ptr_eq(&before.finding, &after.finding)
        }
        SliceKey::Log(page) => {
            same(before.log.pages().get(*page), after.log.pages().get(*page))
        }
    });
    keys
}

#[derive(Serialize)]
struct AboutOut {
    study: wire::About,
    coders: Vec<wire::Coder>,
    removed: Vec<wire::Removed>,
}

#[derive(Deserialize)]
struct AboutIn<'a> {
    #[serde(borrow)]
    study: &'a RawValue,
    #[serde(borrow)]
    coders: Vec<&'a RawValue>,
    #[serde(borrow)]
    removed: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct ParticipantsOut<'a> {
    attributes: &'a [String],
    participants: Vec<wire::Participant>,
}

#[derive(Deserialize)]
struct ParticipantsIn<'a> {
    attributes: Vec<String>,
    #[serde(borrow)]
    participants: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct FindingsOut {
    themes: Vec<wire::Theme>,
    memos: Vec<wire::Memo>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    queries: Vec<finding::QueryOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop_words: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dismissed: Vec<finding::DismissedOut>,
}

impl FindingsOut {
    /// Returns what is kept of finding: values, which a change hands on whole.
    fn bare(study: &Study) -> Self {
        Self {
            themes: Vec::new(),
            memos: Vec::new(),
            queries: study.finding.queries.values().map(finding::query).collect(),
            stop_words: study.finding.stop_words.clone(),
            dismissed: finding::dismissed(&study.finding.dismissed),
        }
    }
}

#[derive(Deserialize)]
struct FindingsIn<'a> {
    #[serde(borrow)]
    themes: Vec<&'a RawValue>,
    #[serde(borrow)]
    memos: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    queries: Vec<&'a RawValue>,
    #[serde(default)]
    stop_words: Option<Vec<String>>,
    #[serde(borrow, default)]
    dismissed: Vec<&'a RawValue>,
}

/// Returns one record group as JSON; nothing when the study does not have it.
pub fn slice_json(study: &Study, key: SliceKey) -> Option<String> {
    match key {
        SliceKey::About => json(&AboutOut {
            study: to_wire::about(&study.about),
            coders: study.about.coders.values().map(to_wire::coder).collect(),
            removed: to_wire::removals(&study.removed),
        }),
        SliceKey::Participants => json(&ParticipantsOut {
            attributes: &study.participants.attributes,
            participants: study
                .participants
                .people
                .values()
                .map(to_wire::participant)
                .collect(),
        }),
        SliceKey::Survey(id) => {
            study.surveys.get(&id).and_then(|it| json(&to_wire::survey(it)))
        }
        SliceKey::Transcript(id) => {
            study.transcripts.get(&id).and_then(|it| json(&to_wire::transcript(it)))
        }
        SliceKey::Codebook => json(&to_wire::codebook(&study.codebook)),
        SliceKey::Version(id) => {
            study.versions.get(id).and_then(|it| json(&to_wire::version(it)))
        }
        SliceKey::Layer(t, c) => {
            study.layers.get(&(t, c)).and_then(|it| json(&to_wire::layer(it, None)))
        }
        SliceKey::Findings => json(&FindingsOut {
            themes: study.themes.iter().map(|it| to_wire::theme(it)).collect(),
            memos: study.memos.values().map(to_wire::memo).collect(),
            ..FindingsOut::bare(study)
        }),
        SliceKey::Log(page) => {
            study.log.pages().get(page).and_then(|it| {
                json(&it.iter().map(to_wire::log_entry).collect::<Vec<_>>())
            })
        }
    }
}

/// Returns the values of a record group's object, its lists of records empty; nothing for
/// groups that are lists.
pub(super) fn shell_json(study: &Study, key: SliceKey) -> Option<String> {
    match key {
        SliceKey::About => json(&AboutOut {
            study: to_wire::about(&study.about),
            coders: Vec::new(),
            removed: Vec::new(),
        }),
        SliceKey::Participants => json(&ParticipantsOut {
            attributes: &study.participants.attributes,
            participants: Vec::new(),
        }),
        SliceKey::Survey(id) => survey_shell(study.surveys.get(&id)?),
        SliceKey::Transcript(_) => slice_json(study, key),
        SliceKey::Layer(t, c) => json(&to_wire::bare_layer(study.layers.get(&(t, c))?)),
        SliceKey::Findings => json(&FindingsOut::bare(study)),
        SliceKey::Codebook | SliceKey::Version(_) | SliceKey::Log(_) => None,
    }
}

fn survey_shell(survey: &Survey) -> Option<String> {
    json(&to_wire::survey(&Survey { questions: Vec::new(), ..survey.clone() }))
}

/// Returns what a survey's record group begins with and what it ends with: between them stand
/// its questions ([`question_json`]), with commas.
pub fn survey_ends(survey: &Survey) -> Option<(String, String)> {
    const LIST: &str = "\"questions\":[";
    let whole = survey_shell(survey)?;
    // Within a text the quotation mark would be escaped.
    let at = whole.find(LIST)? + LIST.len();
    let (head, tail) = whole.split_at(at);
    Some((head.to_owned(), tail.to_owned()))
}

/// Returns a question with its answers as it stands in its survey's record group.
pub fn question_json(question: &Question, column: &Rc<Column>) -> Option<String> {
    json(&to_wire::question(question, column))
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Puts a study together from its record groups, in any order.
pub fn assemble_slices(slices: &Map<SliceKey, String>) -> Parsed<Option<Study>> {
    let mut records = Records::default();
    let mut notes = Vec::new();
    for (key, text) in slices {
        if let Err(error) = sort_in(&mut records, *key, text) {
            notes.push(Note::loss(
                Place::default(),
                Problem::RecordUnreadable {
                    kind: "group".to_owned(),
                    which: key.to_string(),
                    detail: error.to_string(),
                },
            ));
        }
    }
    let mut parsed = assemble(&records);
    notes.append(&mut parsed.notes);
    Parsed { value: parsed.value, notes }
}

fn sort_in<'a>(
    records: &mut Records<'a>,
    key: SliceKey,
    text: &'a str,
) -> Result<(), serde_json::Error> {
    match key {
        SliceKey::About => {
            let it: AboutIn<'a> = serde_json::from_str(text)?;
            records.about = Some(it.study);
            records.coders = it.coders;
            records.removed = it.removed;
        }
        SliceKey::Participants => {
            let it: ParticipantsIn<'a> = serde_json::from_str(text)?;
            records.attributes = it.attributes;
            records.participants = it.participants;
        }
        SliceKey::Findings => {
            let it: FindingsIn<'a> = serde_json::from_str(text)?;
            records.themes = it.themes;
            records.memos = it.memos;
            records.queries = it.queries;
            records.stop_words = it.stop_words;
            records.dismissed = it.dismissed;
        }
        SliceKey::Survey(_) => records.surveys.push(serde_json::from_str(text)?),
        SliceKey::Version(_) => records.versions.push(serde_json::from_str(text)?),
        SliceKey::Transcript(_) => records.transcripts.push(serde_json::from_str(text)?),
        SliceKey::Layer(..) => records.layers.push(serde_json::from_str(text)?),
        SliceKey::Codebook => records.codebook = serde_json::from_str(text)?,
        SliceKey::Log(_) => {
            records.log.extend(serde_json::from_str::<Vec<&'a RawValue>>(text)?);
        }
    }
    Ok(())
}
