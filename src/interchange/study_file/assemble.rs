//! Putting a study together from stored records, whatever state they are in. Every link is
//! checked; what does not fit is repaired where that loses nothing, and always noted.

use std::collections::HashSet;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::from_wire as from;
use super::{codes, finding, wire};
use crate::codebook::{Code, Codebook, Colour, NumberKeys};
use crate::coding::{Layer, Layers, Segment};
use crate::find::{Dismissed, Finding, list};
use crate::id::{CodeId, CoderId, Id, TranscriptId};
use crate::order::{self, Map, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::stamp::{Provenance, Stamp};
use crate::study::{About, Coder, Entry, Log, Memo, MemoTarget, Study};
use crate::survey::Survey;
use crate::text::find_quote;
use crate::themes::Theme;
use crate::transcript::Transcript;

/// The records of a study, each still as its own text.
#[derive(Default)]
pub(crate) struct Records<'a> {
    pub(crate) about: Option<&'a RawValue>,
    pub(crate) coders: Vec<&'a RawValue>,
    pub(crate) attributes: Vec<String>,
    pub(crate) participants: Vec<&'a RawValue>,
    pub(crate) surveys: Vec<&'a RawValue>,
    pub(crate) transcripts: Vec<&'a RawValue>,
    pub(crate) codebook: Vec<&'a RawValue>,
    pub(crate) versions: Vec<&'a RawValue>,
    pub(crate) layers: Vec<&'a RawValue>,
    pub(crate) themes: Vec<&'a RawValue>,
    pub(crate) memos: Vec<&'a RawValue>,
    pub(crate) queries: Vec<&'a RawValue>,
    pub(crate) stop_words: Option<Vec<String>>,
    pub(crate) dismissed: Vec<&'a RawValue>,
    pub(crate) removed: Vec<&'a RawValue>,
    pub(crate) log: Vec<&'a RawValue>,
}

/// Collects notes while a study is put together.
pub(crate) struct Notes(pub(crate) Vec<Note>);

impl Notes {
    pub(crate) fn warn(&mut self, problem: Problem) {
        self.0.push(Note::warning(Place::default(), problem));
    }

    pub(crate) fn lose(&mut self, problem: Problem) {
        self.0.push(Note::loss(Place::default(), problem));
    }

    pub(crate) fn unreadable(&mut self, kind: &str, which: &str, detail: &str) {
        self.lose(Problem::RecordUnreadable {
            kind: kind.to_owned(),
            which: which.to_owned(),
            detail: detail.to_owned(),
        });
    }

    pub(crate) fn dangling(&mut self, kind: &str, which: &str, target: Uuid) {
        self.warn(Problem::DanglingLink {
            kind: kind.to_owned(),
            which: which.to_owned(),
            target: target.to_string(),
        });
    }

    pub(crate) fn twice(&mut self, kind: &str, id: Uuid) {
        self.lose(Problem::DuplicateId { kind: kind.to_owned(), id: id.to_string() });
    }

    /// Adds a record, unless there is one with its id already.
    pub(crate) fn keep_first<I: Id, T>(
        &mut self,
        all: &mut Map<I, T>,
        kind: &str,
        id: I,
        record: T,
    ) {
        if all.contains_key(&id) {
            self.twice(kind, id.uuid());
        } else {
            all.insert(id, record);
        }
    }

    /// Reads one record, or notes why it cannot be read.
    fn read<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        number: usize,
        raw: &RawValue,
    ) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.unreadable(kind, &(number + 1).to_string(), &error.to_string());
                None
            }
        }
    }

    pub(crate) fn read_all<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        all: &[&RawValue],
    ) -> Vec<T> {
        let numbered = all.iter().enumerate();
        numbered.filter_map(|(number, raw)| self.read(kind, number, raw)).collect()
    }
}

/// Puts the study together; nothing when not even its name and id can be read.
pub(crate) fn assemble(records: &Records<'_>) -> Parsed<Option<Study>> {
    let mut notes = Notes(Vec::new());
    let Some(about) =
        records.about.and_then(|raw| notes.read::<wire::About>("study", 0, raw))
    else {
        notes.lose(Problem::NotAStudy);
        return Parsed { value: None, notes: notes.0 };
    };
    let mut about = About {
        id: Id::from_uuid(about.id),
        name: about.name,
        description: about.description,
        disclosure: from::disclosure(about.disclosure),
        coders: Map::new(),
        provenance: from::provenance(about.created, about.modified),
    };
    for it in notes.read_all::<wire::Coder>("coder", &records.coders) {
        let id = CoderId::from_uuid(it.id);
        let provenance = from::provenance(it.created, it.modified);
        let keys = it
            .number_keys
            .map(|it| NumberKeys::of(it.into_iter().map(|it| it.map(CodeId::from_uuid))));
        let coder = Coder { id, name: it.name, keys, provenance };
        notes.keep_first(&mut about.coders, "coder", id, coder);
    }
    let mut participants = crate::participants::Participants {
        attributes: records.attributes.clone(),
        ..Default::default()
    };
    for it in notes.read_all::<wire::Participant>("participant", &records.participants) {
        let person = from::participant(it);
        for attribute in person.attributes.keys() {
            if !participants.attributes.contains(attribute) {
                participants.attributes.push(attribute.clone());
            }
        }
        let id = person.id;
        notes.keep_first(&mut participants.people, "participant", id, person);
    }
    let surveys = surveys(records, &mut notes);
    let transcripts = transcripts(records, &participants, &mut notes);
    let mut codebook = codes::codebook(&records.codebook, &mut notes);
    let versions = codes::versions(&records.versions, &mut notes);
    let layers = layers(records, &transcripts, &mut codebook, &mut about, &mut notes);
    let themes = themes(records, &codebook, &layers, &mut notes);
    let mut study = Study {
        about: Rc::new(about),
        participants: Rc::new(participants),
        surveys: Rc::new(surveys),
        transcripts: Rc::new(transcripts),
        codebook: Rc::new(codebook),
        versions: Rc::new(versions),
        layers: Rc::new(layers),
        themes: Rc::new(themes),
        memos: Rc::default(),
        finding: Rc::default(),
        removed: Rc::default(),
        log: Log::default(),
    };
    let memos = memos(records, &study, &mut notes);
    study.memos = Rc::new(memos);
    study.finding = Rc::new(kept(records, &study, &mut notes));
    let removed = notes.read_all::<wire::Removed>("removed", &records.removed);
    study.removed =
        Rc::new(order::map(removed.iter().map(|it| (it.id, from::stamp_of(it)))));
    let log = notes.read_all::<wire::LogEntry>("log", &records.log);
    study.log = Log::from_entries(log.into_iter().map(log_entry).collect());
    Parsed { value: Some(study), notes: notes.0 }
}

fn log_entry(it: wire::LogEntry) -> Entry {
    Entry {
        stamp: Stamp { at: it.at.0, by: Id::from_uuid(it.by) },
        until: it.until.map_or(it.at.0, |it| it.0),
        action: it.action,
        subject: it.subject,
        count: it.count,
    }
}

fn surveys(
    records: &Records<'_>,
    notes: &mut Notes,
) -> Map<crate::id::SurveyId, Rc<Survey>> {
    let mut all = Map::new();
    for it in notes.read_all::<wire::Survey>("survey", &records.surveys) {
        let survey = from::survey(it, notes);
        notes.keep_first(&mut all, "survey", survey.id, Rc::new(survey));
    }
    all
}

fn transcripts(
    records: &Records<'_>,
    participants: &crate::participants::Participants,
    notes: &mut Notes,
) -> Map<TranscriptId, Rc<Transcript>> {
    let mut all = Map::new();
    for it in notes.read_all::<wire::Transcript>("transcript", &records.transcripts) {
        let mut it = from::transcript(it, notes);
        let known = |id: &_| participants.people.contains_key(id);
        if let Some(id) = it.participant
            && !known(&id)
        {
            notes.dangling("transcript", &it.name, id.uuid());
            it.participant = None;
        }
        for speaker in it.speakers.values_mut() {
            if let Some(id) = speaker.participant
                && !known(&id)
            {
                notes.dangling("speaker", &speaker.name, id.uuid());
                speaker.participant = None;
            }
        }
        notes.keep_first(&mut all, "transcript", it.id, Rc::new(it));
    }
    all
}

/// Returns a name for something whose record is lost: the beginning of its id.
fn stand_in(id: Uuid) -> String {
    id.simple().to_string().chars().take(8).collect()
}

fn layers(
    records: &Records<'_>,
    transcripts: &Map<TranscriptId, Rc<Transcript>>,
    codebook: &mut Codebook,
    about: &mut About,
    notes: &mut Notes,
) -> Layers {
    let mut all = Layers::new();
    let mut ids = HashSet::new();
    for (number, raw) in records.layers.iter().enumerate() {
        // The segments stay raw, so that one damaged segment costs only itself.
        let read = serde_json::from_str::<wire::Layer<&RawValue>>(raw.get());
        let layer = match read {
            Ok(layer) => layer,
            Err(error) => {
                let number = (number + 1).to_string();
                notes.unreadable("layer", &number, &error.to_string());
                continue;
            }
        };
        let transcript_id = TranscriptId::from_uuid(layer.transcript);
        let Some(transcript) = transcripts.get(&transcript_id) else {
            let detail = format!("transcript {} is not in the file", layer.transcript);
            notes.unreadable("layer", &(number + 1).to_string(), &detail);
            continue;
        };
        let coder = CoderId::from_uuid(layer.coder);
        let mut segments = Vec::with_capacity(layer.segments.len());
        for (number, raw) in layer.segments.iter().enumerate() {
            let Some(it) = notes.read::<wire::Segment>("segment", number, raw) else {
                continue;
            };
            if !ids.insert(it.id) {
                notes.twice("segment", it.id);
                continue;
            }
            if let Some(segment) = segment(it, transcript, notes) {
                adopt_code(codebook, &segment, notes);
                segments.push(Rc::new(segment));
            }
        }
        if !about.coders.contains_key(&coder) {
            notes.dangling("layer", &transcript.name, layer.coder);
            let provenance = about.provenance;
            let name = stand_in(layer.coder);
            about.coders.insert(coder, Coder { id: coder, name, keys: None, provenance });
        }
        let mut made = Layer::with(transcript_id, coder, segments);
        let removed = layer.removed.iter();
        made.removed =
            order::map(removed.map(|it| (Id::from_uuid(it.id), from::stamp_of(it))));
        all.entry((transcript_id, coder))
            .and_modify(|old| {
                // Two layers of one coder on one transcript are one.
                let both = old.segments().iter().chain(made.segments()).cloned();
                let mut joined = Layer::with(transcript_id, coder, both.collect());
                joined.removed = old.removed.clone();
                joined.removed.extend(made.removed.clone());
                *old = Rc::new(joined);
            })
            .or_insert_with(|| Rc::new(made.clone()));
    }
    all
}

/// A segment whose code is lost keeps its place under a code named after the id.
fn adopt_code(codebook: &mut Codebook, segment: &Segment, notes: &mut Notes) {
    if !codebook.contains(segment.code) {
        let id = segment.code.uuid();
        notes.dangling("segment", &segment.id.to_string(), id);
        let provenance: Provenance = segment.provenance;
        let code =
            Code::named(segment.code, &stand_in(id), Colour::default(), provenance);
        if codebook.insert(code, None, None).is_err() {
            notes.twice("code", id);
        }
    }
}

fn segment(
    it: wire::Segment,
    transcript: &Transcript,
    notes: &mut Notes,
) -> Option<Segment> {
    let text = &transcript.text;
    let mut range = text.range(it.start, it.end);
    if let Some(quote) = &it.quote
        && range.map(|it| text.slice(it)) != Some(quote.as_str())
    {
        let found = find_quote(text, quote, it.start);
        let problem = match (found, range) {
            (Some(_), _) => Problem::QuoteMoved { quote: quote.clone() },
            (None, Some(range)) => Problem::QuoteDiffers {
                quote: quote.clone(),
                text: text.slice(range).to_owned(),
            },
            (None, None) => outside(&it, text.len()),
        };
        range = found.or(range);
        if range.is_some() {
            notes.warn(problem);
        } else {
            notes.lose(problem);
        }
    } else if range.is_none() {
        notes.lose(outside(&it, text.len()));
    }
    let stance = it.stance.as_deref().and_then(|word| {
        let stance = crate::coding::Stance::parse(word);
        if stance.is_none() {
            notes.warn(Problem::UnknownStance { text: word.to_owned() });
        }
        stance
    });
    Some(Segment {
        id: Id::from_uuid(it.id),
        code: Id::from_uuid(it.code),
        range: text.snap(range?),
        stance,
        memo: it.memo,
        checked: it.checked.map(from::stamp),
        provenance: from::provenance(it.created, it.modified),
    })
}

fn outside(it: &wire::Segment, length: u32) -> Problem {
    Problem::OutsideText { start: it.start.to_string(), end: it.end.to_string(), length }
}

fn themes(
    records: &Records<'_>,
    codebook: &Codebook,
    layers: &Layers,
    notes: &mut Notes,
) -> Vec<Rc<Theme>> {
    let read = notes.read_all::<wire::Theme>("theme", &records.themes);
    let segments: Set<Uuid> =
        order::set(layers.values().flat_map(|it| it.segments()).map(|it| it.id.uuid()));
    let mut all: Vec<Rc<Theme>> = Vec::new();
    for it in read {
        let mut theme = from::theme(it);
        if all.iter().any(|other| other.id == theme.id) {
            notes.twice("theme", theme.id.uuid());
            continue;
        }
        let name = theme.name.clone();
        theme.codes.retain(|it| {
            let known = codebook.contains(*it);
            if !known {
                notes.dangling("theme", &name, it.uuid());
            }
            known
        });
        theme.quotes.retain(|it| {
            let known = segments.contains(&it.uuid());
            if !known {
                notes.dangling("theme", &name, it.uuid());
            }
            known
        });
        all.push(Rc::new(theme));
    }
    all
}

/// What is kept of finding. A query may name a code that is gone: it then finds what it
/// would without such segments.
fn kept(records: &Records<'_>, study: &Study, notes: &mut Notes) -> Finding {
    let mut kept = Finding::default();
    for it in notes.read_all::<finding::QueryOut>("query", &records.queries) {
        let id = Id::from_uuid(it.id);
        match finding::read_query(it) {
            Ok(query) => notes.keep_first(&mut kept.queries, "query", id, query),
            Err(word) => notes.unreadable("query", &id.to_string(), &word),
        }
    }
    // In order and each once, as it is looked up.
    kept.stop_words = records.stop_words.as_ref().map(|it| list(&it.join(" ")));
    let read = notes.read_all::<finding::DismissedOut>("dismissed", &records.dismissed);
    let all = read.iter().flat_map(finding::read_dismissed);
    let known = |it: &Dismissed| {
        study.codebook.contains(it.code)
            && study.about.coders.contains_key(&it.coder)
            && study.transcripts.contains_key(&it.transcript)
    };
    let (known, stray): (Vec<_>, Vec<_>) = all.partition(known);
    if let Some(it) = stray.first() {
        notes.dangling("dismissed", &stray.len().to_string(), it.code.uuid());
    }
    kept.dismissed = order::set(known);
    kept
}

fn memos(
    records: &Records<'_>,
    study: &Study,
    notes: &mut Notes,
) -> Map<crate::id::MemoId, Memo> {
    let mut all = Map::new();
    for it in notes.read_all::<wire::Memo>("memo", &records.memos) {
        let id = Id::from_uuid(it.id);
        let target = from::memo_target(&it.on).filter(|on| study.has(*on));
        let on = target.unwrap_or_else(|| {
            notes.dangling(
                "memo",
                &it.text.chars().take(40).collect::<String>(),
                it.on.id,
            );
            MemoTarget::Study(study.about.id)
        });
        let provenance = from::provenance(it.created, it.modified);
        notes.keep_first(
            &mut all,
            "memo",
            id,
            Memo { id, on, text: it.text, provenance },
        );
    }
    all
}
