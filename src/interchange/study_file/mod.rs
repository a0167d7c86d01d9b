//! The study file: a documented, versioned JSON format (`docs/format.md`,
//! `docs/study.schema.json`). The same records, a slice each, are what the browser's storage
//! keeps.

mod assemble;
mod cell;
mod changes;
mod codes;
mod finding;
mod from_wire;
mod slices;
mod to_wire;
mod wire;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub use changes::{Groups, changes};
pub use slices::{
    SliceKey, assemble_slices, changed_slices, question_json, slice_json, slice_keys,
    survey_ends,
};

use self::assemble::{Records, assemble};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::study::Study;

/// The format's name, at the head of each file.
pub const FORMAT: &str = "heddle-study";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// Returns the study as a file: one record a line, in a fixed order.
pub fn write(study: &Study) -> String {
    let mut out = String::with_capacity(1 << 16);
    out.push_str("{\n");
    field(&mut out, "format", FORMAT);
    field(&mut out, "version", &VERSION);
    field(&mut out, "study", &to_wire::about(&study.about));
    list(&mut out, "coders", study.about.coders.values().map(to_wire::coder));
    field(&mut out, "attributes", &study.participants.attributes);
    let people = study.participants.people.values();
    list(&mut out, "participants", people.map(to_wire::participant));
    list(&mut out, "surveys", study.surveys.values().map(|it| to_wire::survey(it)));
    let transcripts = study.transcripts.values();
    list(&mut out, "transcripts", transcripts.map(|it| to_wire::transcript(it)));
    list(&mut out, "codebook", to_wire::codebook(&study.codebook));
    let versions = study.versions.0.values();
    if versions.len() > 0 {
        list(&mut out, "versions", versions.map(|it| to_wire::version(it)));
    }
    let layers = study.layers.values().map(|it| {
        let text = study.transcript(it.transcript).map(|it| &it.text);
        to_wire::layer(it, text)
    });
    list(&mut out, "layers", layers);
    list(&mut out, "themes", study.themes.iter().map(|it| to_wire::theme(it)));
    list(&mut out, "memos", study.memos.values().map(to_wire::memo));
    // Left out when there are none, as they were before there were any.
    let kept = &study.finding;
    if !kept.queries.is_empty() {
        list(&mut out, "queries", kept.queries.values().map(finding::query));
    }
    if let Some(words) = &kept.stop_words {
        field(&mut out, "stop_words", words);
    }
    if !kept.dismissed.is_empty() {
        list(&mut out, "dismissed", finding::dismissed(&kept.dismissed));
    }
    list(&mut out, "removed", to_wire::removals(&study.removed));
    list(&mut out, "log", study.log.entries().map(to_wire::log_entry));
    out.truncate(out.len() - 2);
    out.push_str("\n}\n");
    out
}

/// Adds `"name": value,` and a line break.
fn field(out: &mut String, name: &str, value: &(impl Serialize + ?Sized)) {
    push(out, name);
    out.push(':');
    push(out, value);
    out.push_str(",\n");
}

/// Adds a list, one record a line.
fn list<T: Serialize>(
    out: &mut String,
    name: &str,
    records: impl IntoIterator<Item = T>,
) {
    push(out, name);
    out.push_str(":[");
    for (number, record) in records.into_iter().enumerate() {
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        push(out, &record);
    }
    out.push_str("],\n");
}

fn push(out: &mut String, value: &(impl Serialize + ?Sized)) {
    // None of the stored types can fail: their maps have text keys, their numbers are finite.
    out.push_str(&serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()));
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
    #[serde(default)]
    version: Option<u32>,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    study: Option<&'a RawValue>,
    #[serde(borrow, default)]
    coders: Vec<&'a RawValue>,
    #[serde(default)]
    attributes: Vec<String>,
    #[serde(borrow, default)]
    participants: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    surveys: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    transcripts: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    codebook: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    versions: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    layers: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    themes: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    memos: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    queries: Vec<&'a RawValue>,
    #[serde(default)]
    stop_words: Option<Vec<String>>,
    #[serde(borrow, default)]
    dismissed: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    removed: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    log: Vec<&'a RawValue>,
}

/// Tells whether the text seems to be a study file, without reading all of it.
pub fn looks_like_study(text: &str) -> bool {
    let start: String = text.chars().take(400).filter(|c| !c.is_whitespace()).collect();
    start.starts_with('{') && start.contains(&format!("\"format\":\"{FORMAT}\""))
}

/// Reads a study file. Every record is checked; what had to be repaired or left out is
/// noted. No value when it is no study, breaks off, or is of a newer version.
pub fn read(text: &str) -> Parsed<Option<Study>> {
    let refuse = |problem| Parsed {
        value: None,
        notes: vec![Note::loss(Place::default(), problem)],
    };
    if text.trim().is_empty() {
        return refuse(Problem::EmptyFile);
    }
    let damaged = |error: &serde_json::Error| {
        let detail = error.to_string();
        Parsed {
            value: None,
            notes: vec![Note::loss(
                Place::row(error.line()),
                Problem::JsonDamaged { line: error.line(), detail },
            )],
        }
    };
    let head = match serde_json::from_str::<Head<'_>>(text) {
        Ok(head) => head,
        Err(error) if error.is_data() => return refuse(Problem::NotAStudy),
        Err(error) => return damaged(&error),
    };
    match (head.format.as_deref(), head.version) {
        (Some(FORMAT), Some(VERSION)) => {}
        (Some(FORMAT), Some(found)) if found > VERSION => {
            return refuse(Problem::NewerVersion { found, known: VERSION });
        }
        // Older versions, once there are any, are brought up to date here, step by step.
        _ => return refuse(Problem::NotAStudy),
    }
    match serde_json::from_str::<File<'_>>(text) {
        Err(error) => damaged(&error),
        Ok(file) => assemble(&Records {
            about: file.study,
            coders: file.coders,
            attributes: file.attributes,
            participants: file.participants,
            surveys: file.surveys,
            transcripts: file.transcripts,
            codebook: file.codebook,
            versions: file.versions,
            layers: file.layers,
            themes: file.themes,
            memos: file.memos,
            queries: file.queries,
            stop_words: file.stop_words,
            dismissed: file.dismissed,
            removed: file.removed,
            log: file.log,
        }),
    }
}
