//! Codings as tables.

use std::collections::HashSet;

use super::{Plan, column};
use crate::codebook::Colour;
use crate::coding::Stance;
use crate::id::{CodeId, CoderId, Ids, TranscriptId};
use crate::interchange::participants::find;
use crate::order::{self, Map};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::study::{CodeFields, Command, NewCode, NewSegment, Study};
use crate::survey::Table;
use crate::text::{Text, TextRange, find_quote};
use crate::transcript::Transcript;

/// Reads codings: a row a segment, with the columns `document`, `code`, `coder`, and either
/// `start` and `end` (code points of the file that the transcript was read from, the end
/// exclusive) or `from` and `to` (the passage's first and last words as they stand in the
/// transcript; an empty `to` means that `from` is all of it); if there are any, `stance`
/// and `memo`. Codes and coders that the study does not have are added.
pub fn codings_plan(study: &Study, table: &Table, ids: &mut Ids) -> Parsed<Plan> {
    let document = column(table, &["document", "transcript"]);
    let code = column(table, &["code"]);
    let start = column(table, &["start", "from"]);
    let (Some(document), Some(code), Some(start)) = (document, code, start) else {
        let missing = [(document, "document"), (code, "code"), (start, "start")];
        let notes = missing
            .into_iter()
            .filter(|(found, _)| found.is_none())
            .map(|(_, name)| Problem::ColumnMissing { name: name.to_owned() })
            .map(|problem| Note::loss(Place::default(), problem))
            .collect();
        return Parsed { value: Plan::default(), notes };
    };
    let mut planner = CodingsPlanner {
        study,
        ids,
        documents: Map::new(),
        codes: order::map(study.codebook.codes().map(|it| (it.name.clone(), it.id))),
        coders: order::map(
            study.about.coders.values().map(|it| (it.name.clone(), it.id)),
        ),
        new_codes: Vec::new(),
        new_coders: Vec::new(),
        seen: study
            .layers
            .values()
            .flat_map(|layer| {
                let at = (layer.transcript, layer.coder);
                layer.segments().iter().map(move |it| (at, it.range, it.code))
            })
            .collect(),
        layers: Map::new(),
        notes: Vec::new(),
    };
    let coder = column(table, &["coder"]);
    let end = column(table, &["end", "to"]);
    let by_words = column(table, &["start"]).is_none();
    let stance = column(table, &["stance"]);
    let memo = column(table, &["memo", "comment"]);
    for row in 0..table.rows() {
        let cell =
            |column: Option<usize>| column.map_or("", |it| table.cell(row, it).trim());
        planner.row(
            row + 2,
            &CodingRow {
                document: cell(Some(document)),
                code: cell(Some(code)),
                coder: cell(coder),
                start: cell(Some(start)),
                end: cell(end),
                stance: cell(stance),
                memo: cell(memo),
                by_words,
            },
        );
    }
    planner.finish()
}

/// One row of a table of codings.
struct CodingRow<'a> {
    document: &'a str,
    code: &'a str,
    coder: &'a str,
    start: &'a str,
    end: &'a str,
    stance: &'a str,
    memo: &'a str,
    by_words: bool,
}

type LayerKey = (TranscriptId, CoderId);

struct CodingsPlanner<'a> {
    study: &'a Study,
    ids: &'a mut Ids,
    /// Transcripts by the names that rows use; `None` for those that are not there.
    documents: Map<String, Option<&'a Transcript>>,
    codes: Map<String, CodeId>,
    coders: Map<String, CoderId>,
    new_codes: Vec<NewCode>,
    new_coders: Vec<(CoderId, String)>,
    seen: HashSet<(LayerKey, TextRange, CodeId)>,
    layers: Map<LayerKey, Vec<NewSegment>>,
    notes: Vec<Note>,
}

impl CodingsPlanner<'_> {
    fn row(&mut self, number: usize, row: &CodingRow<'_>) {
        let place = Place::row(number);
        let needed =
            [("document", row.document), ("code", row.code), ("start", row.start)];
        if let Some((column, _)) = needed.iter().find(|(_, cell)| cell.is_empty()) {
            let problem = Problem::RowIncomplete { column: (*column).to_owned() };
            self.notes.push(Note::loss(place, problem));
            return;
        }
        let study = self.study;
        let known = self.documents.contains_key(row.document);
        let found = *self
            .documents
            .entry(row.document.to_owned())
            .or_insert_with(|| find_document(study, row.document));
        let Some(transcript) = found else {
            if !known {
                let problem = Problem::UnknownDocument { name: row.document.to_owned() };
                self.notes.push(Note::loss(place, problem));
            }
            return;
        };
        let Some(range) = passage(transcript, row) else {
            let problem = Problem::OutsideText {
                start: row.start.to_owned(),
                end: row.end.to_owned(),
                length: transcript.text.len(),
            };
            self.notes.push(Note::loss(place, problem));
            return;
        };
        let code = self.code(row.code, &place);
        let coder = self.coder(row.coder, &place);
        let at = (transcript.id, coder);
        if !self.seen.insert((at, range, code)) {
            self.notes.push(Note::info(place, Problem::DuplicateSegment));
            return;
        }
        let stance = Stance::parse(&row.stance.to_lowercase());
        if stance.is_none() && !row.stance.is_empty() {
            let problem = Problem::UnknownStance { text: row.stance.to_owned() };
            self.notes.push(Note::warning(place, problem));
        }
        let id = self.ids.make();
        let memo = row.memo.to_owned();
        let segment = NewSegment { id, code, range, stance, memo };
        self.layers.entry(at).or_default().push(segment);
    }

    fn code(&mut self, name: &str, place: &Place) -> CodeId {
        if let Some(&id) = self.codes.get(name) {
            return id;
        }
        let id = self.ids.make();
        self.codes.insert(name.to_owned(), id);
        let turn = u32::try_from(self.codes.len()).unwrap_or(1);
        let fields = CodeFields {
            name: name.to_owned(),
            colour: Colour::new(turn),
            ..CodeFields::default()
        };
        self.new_codes.push(NewCode { id, parent: None, fields });
        let problem = Problem::CodeAdded { name: name.to_owned() };
        self.notes.push(Note::info(place.clone(), problem));
        id
    }

    /// Returns the coder with this name; the study's first when the row has none.
    fn coder(&mut self, name: &str, place: &Place) -> CoderId {
        if let Some(&id) = self.coders.get(name) {
            return id;
        }
        if name.is_empty()
            && let Some(&first) = self.study.about.coders.keys().next()
        {
            return first;
        }
        let id = self.ids.make();
        self.coders.insert(name.to_owned(), id);
        self.new_coders.push((id, name.to_owned()));
        let problem = Problem::CoderAdded { name: name.to_owned() };
        self.notes.push(Note::info(place.clone(), problem));
        id
    }

    fn finish(self) -> Parsed<Plan> {
        let mut plan = Plan {
            codes: self.new_codes.len(),
            coders: self.new_coders.len(),
            segments: self.layers.values().map(Vec::len).sum(),
            ..Plan::default()
        };
        let coders = self.new_coders.into_iter();
        plan.commands.extend(coders.map(|(id, name)| Command::AddCoder { id, name }));
        if !self.new_codes.is_empty() {
            plan.commands.push(Command::AddCodes(self.new_codes));
        }
        plan.commands.extend(self.layers.into_iter().map(
            |((transcript, coder), segments)| Command::AddSegments {
                transcript,
                coder,
                segments,
            },
        ));
        Parsed { value: plan, notes: self.notes }
    }
}

/// Returns the transcript that a table calls so: by its name, else by its file's.
fn find_document<'a>(study: &'a Study, name: &str) -> Option<&'a Transcript> {
    let all: Vec<&Transcript> = study.transcripts.values().map(AsRef::as_ref).collect();
    let place = |names: Vec<&str>| find(name, &names);
    place(all.iter().map(|it| it.name.as_str()).collect())
        .or_else(|| place(all.iter().map(|it| it.source.as_str()).collect()))
        .and_then(|it| all.get(it).copied())
}

fn passage(transcript: &Transcript, row: &CodingRow<'_>) -> Option<TextRange> {
    if row.by_words {
        return words(&transcript.text, row.start, row.end);
    }
    let (start, end) = (row.start.parse().ok()?, row.end.parse().ok()?);
    let range = transcript.range_from_source(start, end)?;
    Some(transcript.text.snap(range))
}

/// Returns the passage from the first words to the next place of the last words.
fn words(text: &Text, from: &str, to: &str) -> Option<TextRange> {
    let first = find_quote(text, from, 0)?;
    if to.is_empty() {
        return Some(first);
    }
    let after = text.byte(first.start());
    let at = text.as_str().get(after..)?.find(to)? + after;
    let end = text.from_byte(at + to.len());
    text.range(first.start(), end.max(first.end()))
}
