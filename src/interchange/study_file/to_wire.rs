//! Domain values as their stored forms. Everything is written in a fixed order, so that the
//! same study always gives the same bytes.

use std::rc::Rc;

use uuid::Uuid;

use super::cell::{Cell, Cells};
use super::wire::{self, At, By};
use crate::codebook::{Code, Codebook, Version};
use crate::coding::{Layer, Segment};
use crate::id::{Id, SpeakerId};
use crate::order::Map;
use crate::participants::Participant;
use crate::stamp::{Provenance, Stamp};
use crate::study::{About, Coder, Entry, Memo, MemoTarget};
use crate::survey::{
    Answers, Asking, Column, Composite, Given, Kind, Limit, Missing, Question, Second,
    Survey,
};
use crate::text::Text;
use crate::themes::Theme;
use crate::transcript::{Correction, Transcript, Words};

fn by(stamp: &Stamp) -> By {
    By { at: At(stamp.at), by: stamp.by.uuid() }
}

/// Returns when it was made, and when it was changed if it was.
pub(crate) fn made(it: &Provenance) -> (By, Option<By>) {
    (by(&it.created), (it.modified != it.created).then(|| by(&it.modified)))
}

pub(crate) fn about(it: &About) -> wire::About {
    let (created, modified) = made(&it.provenance);
    wire::About {
        id: it.id.uuid(),
        name: it.name.clone(),
        description: it.description.clone(),
        disclosure: it.disclosure.is_on().then_some(wire::Disclosure {
            below: it.disclosure.below,
            round: it.disclosure.round,
            zeros: it.disclosure.zeros,
        }),
        created,
        modified,
    }
}

pub(crate) fn coder(it: &Coder) -> wire::Coder {
    let (created, modified) = made(&it.provenance);
    let number_keys = it.keys.as_ref().map(|it| {
        let all = it.codes();
        let used = all.iter().rposition(Option::is_some).map_or(0, |it| it + 1);
        all.iter().take(used).map(|it| it.map(Id::uuid)).collect()
    });
    let (id, name) = (it.id.uuid(), it.name.clone());
    wire::Coder { id, name, number_keys, created, modified }
}

pub(crate) fn removed<'a, I: Id + 'a>(
    all: impl IntoIterator<Item = (&'a I, &'a Stamp)>,
) -> Vec<wire::Removed> {
    all.into_iter().map(|(id, it)| removal(id.uuid(), it)).collect()
}

pub(crate) fn removals(all: &Map<Uuid, Stamp>) -> Vec<wire::Removed> {
    all.iter().map(|(&id, it)| removal(id, it)).collect()
}

pub(crate) fn removal(id: Uuid, stamp: &Stamp) -> wire::Removed {
    wire::Removed { id, at: At(stamp.at), by: stamp.by.uuid() }
}

pub(crate) fn participant(it: &Participant) -> wire::Participant {
    let (created, modified) = made(&it.provenance);
    wire::Participant {
        id: it.id.uuid(),
        name: it.name.clone(),
        attributes: it.attributes.clone(),
        respondent: it.respondent.clone(),
        note: it.note.clone(),
        created,
        modified,
    }
}

pub(crate) fn survey(it: &Survey) -> wire::Survey {
    let (created, modified) = made(&it.provenance);
    wire::Survey {
        id: it.id.uuid(),
        name: it.name.clone(),
        source: it.source.clone(),
        respondents: it.respondents.iter().map(ToString::to_string).collect(),
        questions: it.questions.iter().map(|(q, column)| question(q, column)).collect(),
        scales: it.composites.iter().map(composite).collect(),
        second: it.second.as_deref().map(second),
        created,
        modified,
    }
}

fn composite(it: &Composite) -> wire::Composite {
    let (created, modified) = made(&it.provenance);
    wire::Composite {
        id: it.id.uuid(),
        name: it.name.clone(),
        items: it.items.iter().map(|it| it.uuid()).collect(),
        score: it.score.as_str().to_owned(),
        min_valid: it.least,
        created,
        modified,
    }
}

fn second(it: &Second) -> wire::Second {
    let mut settled: Vec<Vec<u32>> =
        it.columns.iter().map(|it| it.settled.iter().copied().collect()).collect();
    if settled.iter().all(Vec::is_empty) {
        settled.clear();
    }
    let answers = it.columns.iter().map(|it| Cells::Of(Rc::clone(&it.column)));
    wire::Second {
        respondents: it.respondents.iter().map(ToString::to_string).collect(),
        answers: answers.collect(),
        settled,
    }
}

fn asking(it: &Asking) -> Option<Box<wire::Asking>> {
    let limit = |it: Option<Limit>| it.map(|it| it.to_string());
    (*it != Asking::default()).then(|| {
        Box::new(wire::Asking {
            heading: it.heading.clone(),
            help: it.help.clone(),
            shown_if: it.shown_if.clone(),
            required: it.required,
            least: limit(it.limits.least),
            most: limit(it.limits.most),
            whole: it.limits.whole,
            redcap: it.redcap.clone(),
        })
    })
}

pub(crate) fn question(it: &Question, column: &Rc<Column>) -> wire::Question {
    let (created, modified) = made(&it.provenance);
    let levels = it.kind.levels().iter().map(|it| wire::Level {
        value: it.value.clone(),
        label: (it.label != it.value).then(|| it.label.clone()),
        score: it.score,
        off_scale: it.off_scale,
    });
    let codes = it.missing_codes.iter().map(|it| wire::MissingCode {
        value: it.value.clone(),
        reason: it.reason.clone(),
    });
    let separator = match &it.kind {
        Kind::Multiple(_, separator) => Some(separator.clone()),
        _ => None,
    };
    wire::Question {
        id: it.id.uuid(),
        name: it.name.clone(),
        text: if it.text == it.name { String::new() } else { it.text.clone() },
        kind: it.kind.name().as_str().to_owned(),
        levels: levels.collect(),
        separator,
        missing_codes: codes.collect(),
        asking: asking(&it.asking),
        reversed: it.reversed,
        created,
        modified,
        answers: Cells::Of(Rc::clone(column)),
    }
}

/// Returns one answer of a column.
pub(super) fn cell(column: &Column, row: usize) -> Cell {
    fn made<T>(rows: &[Given<T>], row: usize, cell: impl Fn(&T) -> Cell) -> Given<Cell> {
        rows.get(row).unwrap_or(&Err(Missing::Empty)).as_ref().map(cell).map_err(|it| *it)
    }
    let cell = match &column.answers {
        Answers::Choice(rows) => made(rows, row, |&it| Cell::Place(it)),
        Answers::Choices(rows) => made(rows, row, |it| Cell::Places(it.to_vec())),
        Answers::Number(rows) => made(rows, row, |&it| Cell::Number(it)),
        Answers::Date(rows) => made(rows, row, |it| Cell::Text(it.to_string())),
        Answers::Text(rows) => made(rows, row, |it| Cell::Text(it.to_string())),
    };
    cell.unwrap_or_else(|why| missing(column, row, why))
}

fn missing(column: &Column, row: usize, why: Missing) -> Cell {
    let because = |reason: &str, code, text| Cell::Missing {
        reason: reason.to_owned(),
        code,
        text,
    };
    match why {
        Missing::Empty => Cell::Empty,
        Missing::NotShown => because("not_shown", None, None),
        Missing::Declared(code) => because("code", Some(code), None),
        Missing::Unreadable => {
            let text = u32::try_from(row).ok().and_then(|it| column.strays.get(&it));
            because("unreadable", None, text.map(ToString::to_string))
        }
    }
}

pub(crate) fn transcript(it: &Transcript) -> wire::Transcript {
    let (created, modified) = made(&it.provenance);
    let place = |id: SpeakerId| it.speakers.keys().position(|&other| other == id);
    let speakers = it.speakers.iter().map(|(id, it)| wire::Speaker {
        id: id.uuid(),
        name: it.name.clone(),
        interviewer: it.interviewer,
        participant: it.participant.map(Id::uuid),
    });
    let turns = it.turns.iter().map(|it| wire::Turn {
        start: it.range.start(),
        end: it.range.end(),
        speaker: it.speaker.and_then(place),
        time: it.time,
        source: it.source,
    });
    wire::Transcript {
        id: it.id.uuid(),
        name: it.name.clone(),
        kind: it.kind.as_str().to_owned(),
        source: it.source.clone(),
        participant: it.participant.map(Id::uuid),
        speakers: speakers.collect(),
        turns: turns.collect(),
        corrections: it.corrections.iter().map(correction).collect(),
        created,
        modified,
        text: it.text.as_str().to_owned(),
    }
}

fn correction(it: &Correction) -> wire::Correction {
    fn words(it: &Words) -> wire::Words {
        match it {
            Words::Shown(it) => wire::Words::Shown(it.clone()),
            Words::Hidden(length) => wire::Words::Hidden(*length),
        }
    }
    let edits = it.rewrites.iter().map(|it| wire::Edit {
        start: it.start,
        was: words(&it.was),
        now: words(&it.now),
    });
    let By { at, by } = by(&it.stamp);
    wire::Correction { at, by, edits: edits.collect() }
}

pub(crate) fn codebook(book: &Codebook) -> Vec<wire::Code> {
    placed(book).into_iter().map(|(it, parent)| code(it, parent)).collect()
}

/// Returns the codes in reading order, each with the id of the one under which it lies.
pub(crate) fn placed(book: &Codebook) -> Vec<(&Rc<Code>, Option<Uuid>)> {
    let mut above: Vec<Uuid> = Vec::new();
    let mut found = Vec::with_capacity(book.len());
    for entry in book.entries() {
        above.truncate(entry.depth);
        found.push((&entry.code, above.last().copied()));
        above.push(entry.code.id.uuid());
    }
    found
}

pub(crate) fn code(it: &Code, parent: Option<Uuid>) -> wire::Code {
    let (created, modified) = made(&it.provenance);
    wire::Code {
        id: it.id.uuid(),
        parent,
        name: it.name.clone(),
        definition: it.definition.clone(),
        use_when: it.use_when.clone(),
        not_when: it.not_when.clone(),
        example: it.example.clone(),
        counter_example: it.counter_example.clone(),
        colour: u32::from(it.colour.number()),
        source: it.source.clone(),
        favourite: it.favourite,
        archived: it.archived.as_ref().map(by),
        ruled: it.ruled.as_ref().map(by),
        redefined: it.redefined.as_ref().map(by),
        merged: it.merged.iter().map(|it| it.uuid()).collect(),
        created,
        modified,
    }
}

pub(crate) fn version(it: &Version) -> wire::Version<wire::Code> {
    wire::Version {
        id: it.id.uuid(),
        name: it.name.clone(),
        saved: by(&it.stamp),
        codebook: codebook(&it.codebook),
    }
}

/// Returns a layer; with the text given, each segment has its quote.
pub(crate) fn layer(it: &Layer, text: Option<&Text>) -> wire::Layer<wire::Segment> {
    wire::Layer {
        segments: it.segments().iter().map(|it| segment(it, text)).collect(),
        removed: removed(&it.removed),
        ..bare_layer(it)
    }
}

/// Returns a layer without its lists.
pub(crate) fn bare_layer(it: &Layer) -> wire::Layer<wire::Segment> {
    wire::Layer {
        transcript: it.transcript.uuid(),
        coder: it.coder.uuid(),
        segments: Vec::new(),
        removed: Vec::new(),
    }
}

pub(crate) fn segment(it: &Segment, text: Option<&Text>) -> wire::Segment {
    let (created, modified) = made(&it.provenance);
    wire::Segment {
        id: it.id.uuid(),
        code: it.code.uuid(),
        start: it.range.start(),
        end: it.range.end(),
        quote: text.map(|text| text.slice(it.range).to_owned()),
        stance: it.stance.map(|it| it.as_str().to_owned()),
        memo: it.memo.clone(),
        checked: it.checked.as_ref().map(by),
        created,
        modified,
    }
}

pub(crate) fn theme(it: &Theme) -> wire::Theme {
    let (created, modified) = made(&it.provenance);
    wire::Theme {
        id: it.id.uuid(),
        name: it.name.clone(),
        statement: it.statement.clone(),
        codes: it.codes.iter().map(|it| it.uuid()).collect(),
        quotes: it.quotes.iter().map(|it| it.uuid()).collect(),
        created,
        modified,
    }
}

pub(crate) fn memo(it: &Memo) -> wire::Memo {
    let (created, modified) = made(&it.provenance);
    let (kind, id) = match it.on {
        MemoTarget::Study(id) => ("study", id.uuid()),
        MemoTarget::Participant(id) => ("participant", id.uuid()),
        MemoTarget::Question(id) => ("question", id.uuid()),
        MemoTarget::Transcript(id) => ("transcript", id.uuid()),
        MemoTarget::Turn(id, _) => ("turn", id.uuid()),
        MemoTarget::Code(id) => ("code", id.uuid()),
        MemoTarget::Theme(id) => ("theme", id.uuid()),
    };
    let turn = match it.on {
        MemoTarget::Turn(_, turn) => Some(turn),
        _ => None,
    };
    wire::Memo {
        id: it.id.uuid(),
        on: wire::On { kind: kind.to_owned(), id, turn },
        text: it.text.clone(),
        created,
        modified,
    }
}

pub(crate) fn log_entry(it: &Entry) -> wire::LogEntry {
    wire::LogEntry {
        at: At(it.stamp.at),
        by: it.stamp.by.uuid(),
        until: (it.until != it.stamp.at).then_some(At(it.until)),
        action: it.action.clone(),
        subject: it.subject.clone(),
        count: it.count,
    }
}
