//! A study made of several files at once: transcripts, and if there are any a survey, a
//! participant list, a codebook and codings. The terminal and the sample study use it; the
//! page takes the same steps one at a time, with previews.

use super::coded::{Existing, Plan, book_plan};
use super::participants::{Columns, ParticipantSheet, match_documents, read};
use super::survey_file::{self, Wish};
use super::{coded, table_in, transcripts};
use crate::id::{Ids, TranscriptId};
use crate::order;
use crate::parsed::{Note, Parsed};
use crate::participants::Participant;
use crate::stamp::Stamp;
use crate::study::{Command, Refusal, Study, apply};
use crate::survey::Table;
use crate::survey::reading::SurveyDraft;

/// A file: its name and its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileIn {
    /// The name, with its ending.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The files to make a study of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// Text, Word or subtitle files.
    pub transcripts: Vec<FileIn>,
    /// A survey's table, and what to call the survey.
    pub survey: Option<(FileIn, String)>,
    /// The survey's sheet, if it is a workbook's.
    pub sheet: Option<String>,
    /// The `REDCap` data dictionary of the survey.
    pub dictionary: Option<FileIn>,
    /// The participant list.
    pub participants: Option<FileIn>,
    /// The codebook.
    pub codebook: Option<FileIn>,
    /// Codings made elsewhere.
    pub codings: Option<FileIn>,
}

impl Bundle {
    /// Adds everything in the bundle to a study. What a file could not give is noted, with
    /// the file's name; a refusal means that two files contradict each other.
    pub fn add_to(
        &self,
        study: Study,
        ids: &mut Ids,
        stamp: &Stamp,
    ) -> Result<Parsed<Study>, Refusal> {
        let mut study = study;
        let mut notes = Vec::new();
        let mut taken = Vec::new();
        for file in &self.transcripts {
            let parsed = transcripts::read(&file.name, &file.bytes);
            let draft = keep(&mut notes, &file.name, parsed);
            taken.extend(draft.map(|it| it.into_transcript(ids, stamp)));
        }
        if !taken.is_empty() {
            study = apply(&study, &Command::AddTranscripts(taken), stamp)?;
        }
        if let Some(file) = &self.participants {
            let table = table(&mut notes, file);
            let all: Vec<(TranscriptId, &str)> =
                study.transcripts.values().map(|it| (it.id, it.name.as_str())).collect();
            let parsed = read_people(&table);
            let sheet = keep(&mut notes, &file.name, parsed);
            let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
            let sheet = keep(&mut notes, &file.name, match_documents(sheet, &names));
            let places: Vec<TranscriptId> = all.iter().map(|(id, _)| *id).collect();
            let command = people_command(&study, &sheet, &places, ids, stamp);
            study = apply(&study, &command, stamp)?;
        }
        if let Some((file, name)) = &self.survey {
            let dictionary = self
                .dictionary
                .as_ref()
                .map(|it| keep(&mut notes, &it.name, table_in::read_records(&it.bytes)));
            let sheet = self.sheet.as_deref();
            let dictionary = dictionary.as_ref();
            let wish = Wish { sheet, dictionary, ..Wish::default() };
            let parsed = survey_file::read(&file.bytes, wish);
            if let Some(read) = keep(&mut notes, &file.name, parsed) {
                let draft = SurveyDraft::told(read.recognised);
                let parsed = draft.into_survey(name, &file.name, ids, stamp);
                let survey = keep(&mut notes, &file.name, parsed);
                study = apply(&study, &Command::AddSurvey(Box::new(survey)), stamp)?;
            }
        }
        if let Some(file) = &self.codebook {
            let plan = codebook_plan(&study, file, ids);
            let plan = keep(&mut notes, &file.name, plan);
            study = take(study, plan.commands, stamp)?;
        }
        if let Some(file) = &self.codings {
            let table = table(&mut notes, file);
            let plan =
                keep(&mut notes, &file.name, coded::codings_plan(&study, &table, ids));
            study = take(study, plan.commands, stamp)?;
        }
        Ok(Parsed { value: study, notes })
    }
}

fn take(study: Study, commands: Vec<Command>, stamp: &Stamp) -> Result<Study, Refusal> {
    if commands.is_empty() {
        return Ok(study);
    }
    apply(&study, &Command::Together(commands), stamp)
}

/// Hands out the value; its notes get the file's name.
fn keep<T>(notes: &mut Vec<Note>, file: &str, parsed: Parsed<T>) -> T {
    let named =
        parsed.notes.into_iter().map(|it| Note { place: it.place.in_file(file), ..it });
    notes.extend(named);
    parsed.value
}

fn table(notes: &mut Vec<Note>, file: &FileIn) -> Table {
    keep(notes, &file.name, table_in::read(&file.bytes))
}

/// Reads a codebook of any form, and plans what it adds; codes that the study has already
/// stay as they are.
fn codebook_plan(study: &Study, file: &FileIn, ids: &mut Ids) -> Parsed<Plan> {
    let mut notes = Vec::new();
    let draft = coded::read_book(&file.name, &file.bytes).1.take(&mut notes);
    let value = book_plan(study, &draft, Existing::Keep, ids).take(&mut notes);
    order::sort_by_key(&mut notes, |it| it.place.row);
    Parsed { value, notes }
}

/// Reads a table as a participant list.
pub fn read_people(table: &Table) -> Parsed<ParticipantSheet> {
    let columns = Columns::recognise(&table.header);
    let width = table.header.len();
    let rows = (0..table.rows())
        .map(|row| (0..width).map(|column| table.cell(row, column)).collect::<Vec<_>>());
    read(&table.header, rows, columns)
}

/// Returns the command that takes a participant list into the study. People whose name the
/// study knows keep their id and what the list says nothing about. `transcripts` are those
/// that the list was matched to, in the same order.
pub fn people_command(
    study: &Study,
    sheet: &ParticipantSheet,
    transcripts: &[TranscriptId],
    ids: &mut Ids,
    stamp: &Stamp,
) -> Command {
    let (made, order) = sheet.participants(ids, stamp);
    let mut people = Vec::with_capacity(order.len());
    let mut links = Vec::new();
    for (id, listed) in order.iter().zip(&sheet.people) {
        let Some(new) = made.people.get(id) else { continue };
        let person = match study.participants.by_name(&new.name) {
            None => new.clone(),
            Some(old) => {
                let mut attributes = old.attributes.clone();
                attributes.extend(new.attributes.clone());
                let respondent = new.respondent.clone().or(old.respondent.clone());
                let provenance = old.provenance.touched(stamp);
                Participant { attributes, respondent, provenance, ..old.clone() }
            }
        };
        let documents = listed.documents.iter().filter_map(|it| it.transcript);
        links.extend(documents.filter_map(|it| transcripts.get(it)).map(|&transcript| {
            Command::LinkTranscript { id: transcript, participant: Some(person.id) }
        }));
        people.push(person);
    }
    let attributes = made.attributes;
    let put = Command::PutParticipants { attributes, people };
    Command::Together(std::iter::once(put).chain(links).collect())
}
