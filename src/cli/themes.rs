//! `themes study.json [--by ATTRIBUTE] [--json]`.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::check::open;
use super::failure::Failure;
use crate::study::Study;
use crate::themes::{Tally, ValueCounts, hide, support, tally};
use crate::words::numbers::seen;

/// Counts what supports each theme of a study.
#[derive(Debug, Args)]
pub(super) struct Themes {
    /// The study file.
    study: PathBuf,
    /// Counts the values of this attribute of the participants apart.
    #[arg(long, value_name = "ATTRIBUTE")]
    by: Option<String>,
    /// Prints JSON, as docs/cli.md says, instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Out<'a> {
    themes: Vec<ThemeOut<'a>>,
}

#[derive(Serialize)]
struct ThemeOut<'a> {
    name: &'a str,
    segments: usize,
    transcripts: Option<usize>,
    participants: Option<usize>,
    codes: Vec<CodeOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<By<'a>>,
}

#[derive(Serialize)]
struct CodeOut<'a> {
    name: &'a str,
    segments: usize,
}

/// Values in the order in which people list them, as a JSON object.
struct By<'a>(&'a [ValueCounts]);

#[derive(Serialize)]
struct ValueOut {
    segments: Option<usize>,
    participants: Option<usize>,
}

impl Serialize for By<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for it in self.0 {
            let counts = ValueOut {
                segments: (!it.hidden).then_some(it.counts.segments),
                participants: (!it.hidden).then_some(it.counts.participants),
            };
            map.serialize_entry(it.value.as_deref().unwrap_or_default(), &counts)?;
        }
        map.end()
    }
}

impl Themes {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let study = open(&self.study, err)?;
        let attributes = &study.participants.attributes;
        if let Some(by) = &self.by
            && !attributes.contains(by)
        {
            return Err(Failure::NoAttribute(by.clone(), attributes.join(", ")));
        }
        let mut found = tally(&study.themes, &study.material(), self.by.as_deref());
        // What the study hides is hidden here too.
        hide(&mut found, study.about.disclosure);
        if self.json {
            let themes = found.iter().map(|it| theme(&study, it, self.by.is_some()));
            serde_json::to_writer_pretty(&mut *out, &Out { themes: themes.collect() })?;
            writeln!(out)?;
        } else {
            print(&study, &found, out)?;
        }
        Ok(())
    }
}

fn theme<'a>(study: &'a Study, it: &'a Tally, by: bool) -> ThemeOut<'a> {
    let codes = it.codes.iter().map(|&(id, segments)| CodeOut {
        name: study.codebook.get(id).map_or("", |it| it.name.as_str()),
        segments,
    });
    let [_, transcripts, participants, _] =
        support(&it.counts, it.base, study.about.disclosure);
    ThemeOut {
        name: study.theme(it.theme).map_or("", |it| it.name.as_str()),
        segments: it.counts.segments,
        transcripts,
        participants,
        codes: codes.collect(),
        by: by.then_some(By(&it.by)),
    }
}

fn print(study: &Study, found: &[Tally], out: &mut dyn Write) -> Result<(), Failure> {
    for it in found {
        let name = study.theme(it.theme).map_or("", |it| it.name.as_str());
        let shown = support(&it.counts, it.base, study.about.disclosure);
        let [segments, transcripts, people, base] = shown.map(seen);
        writeln!(
            out,
            "{name}: {segments} segments, {transcripts} transcripts, {people} of {base} participants",
        )?;
        for by in &it.by {
            if by.hidden {
                let value = by.value.as_deref().unwrap_or("(not stated)");
                writeln!(out, "  {value}: hidden")?;
                continue;
            }
            writeln!(
                out,
                "  {}: {} segments, {} of {} participants",
                by.value.as_deref().unwrap_or("(not stated)"),
                by.counts.segments,
                by.counts.participants,
                by.base
            )?;
        }
    }
    Ok(())
}
