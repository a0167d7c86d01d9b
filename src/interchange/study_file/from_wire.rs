//! Stored forms as domain values, through the domain's own constructors. Links between
//! records are checked in `assemble`.

use std::rc::Rc;

use super::assemble::Notes;
use super::cell::{Cell, Cells};
use super::wire;
use crate::codebook::{Code, Colour, FAVOURITES};
use crate::id::{Id, QuestionId, SpeakerId};
use crate::order::{self, Map};
use crate::parsed::Problem;
use crate::participants::Participant;
use crate::stamp::{Day, Provenance, Stamp};
use crate::stats::Disclosure;
use crate::study::MemoTarget;
use crate::survey::{
    Answers, Asking, Column, Composite, Given, Kind, KindName, Level, Limit, Limits,
    Missing, MissingCode, Question, Score, Second, SecondColumn, Survey,
};
use crate::text::Text;
use crate::themes::Theme;
use crate::transcript::{
    Correction, Rewrite, Speaker, Transcript, TranscriptKind, Turn, Words,
};

pub(crate) fn stamp(it: wire::By) -> Stamp {
    Stamp { at: it.at.0, by: Id::from_uuid(it.by) }
}

pub(crate) fn provenance(created: wire::By, modified: Option<wire::By>) -> Provenance {
    Provenance { created: stamp(created), modified: stamp(modified.unwrap_or(created)) }
}

pub(crate) fn stamp_of(it: &wire::Removed) -> Stamp {
    Stamp { at: it.at.0, by: Id::from_uuid(it.by) }
}

pub(crate) fn participant(it: wire::Participant) -> Participant {
    Participant {
        id: Id::from_uuid(it.id),
        name: it.name,
        attributes: it.attributes,
        respondent: it.respondent,
        note: it.note,
        provenance: provenance(it.created, it.modified),
    }
}

pub(crate) fn code(it: wire::Code) -> Code {
    Code {
        id: Id::from_uuid(it.id),
        name: it.name,
        definition: it.definition,
        use_when: it.use_when,
        not_when: it.not_when,
        example: it.example,
        counter_example: it.counter_example,
        colour: Colour::new(it.colour),
        source: it.source,
        favourite: it.favourite.filter(|it| (1..=FAVOURITES).contains(it)),
        archived: it.archived.map(stamp),
        ruled: it.ruled.map(stamp),
        redefined: it.redefined.map(stamp),
        merged: it.merged.into_iter().map(Id::from_uuid).collect(),
        provenance: provenance(it.created, it.modified),
    }
}

pub(crate) fn theme(it: wire::Theme) -> Theme {
    Theme {
        id: Id::from_uuid(it.id),
        name: it.name,
        statement: it.statement,
        codes: it.codes.into_iter().map(Id::from_uuid).collect(),
        quotes: it.quotes.into_iter().map(Id::from_uuid).collect(),
        provenance: provenance(it.created, it.modified),
    }
}

pub(crate) fn memo_target(on: &wire::On) -> Option<MemoTarget> {
    Some(match on.kind.as_str() {
        "study" => MemoTarget::Study(Id::from_uuid(on.id)),
        "participant" => MemoTarget::Participant(Id::from_uuid(on.id)),
        "question" => MemoTarget::Question(Id::from_uuid(on.id)),
        "transcript" => MemoTarget::Transcript(Id::from_uuid(on.id)),
        "turn" => MemoTarget::Turn(Id::from_uuid(on.id), on.turn?),
        "code" => MemoTarget::Code(Id::from_uuid(on.id)),
        "theme" => MemoTarget::Theme(Id::from_uuid(on.id)),
        _ => return None,
    })
}

pub(crate) fn transcript(it: wire::Transcript, notes: &mut Notes) -> Transcript {
    let text = Text::new(&it.text);
    let order: Vec<SpeakerId> =
        it.speakers.iter().map(|it| Id::from_uuid(it.id)).collect();
    let speakers: Map<SpeakerId, Speaker> =
        order::map(it.speakers.into_iter().map(|it| {
            let participant = it.participant.map(Id::from_uuid);
            let speaker =
                Speaker { name: it.name, interviewer: it.interviewer, participant };
            (Id::from_uuid(it.id), speaker)
        }));
    let mut turns: Vec<Turn> = Vec::with_capacity(it.turns.len());
    for turn in &it.turns {
        let after = turns.last().map_or(0, |it| it.range.end());
        match text.range(turn.start, turn.end).filter(|it| it.start() >= after) {
            Some(range) => turns.push(Turn {
                range,
                speaker: turn.speaker.and_then(|it| order.get(it).copied()),
                time: turn.time,
                source: turn.source,
            }),
            None => notes.lose(Problem::OutsideText {
                start: turn.start.to_string(),
                end: turn.end.to_string(),
                length: text.len(),
            }),
        }
    }
    if turns.is_empty()
        && let Some(range) = text.range(0, text.len())
    {
        turns.push(Turn { range, speaker: None, time: None, source: 0 });
    }
    let kind = TranscriptKind::parse(&it.kind).unwrap_or_else(|| {
        notes.unreadable("transcript kind", &it.name, &it.kind);
        TranscriptKind::default()
    });
    let corrections: Vec<Correction> =
        it.corrections.into_iter().map(correction).collect();
    let corrections = if fits(&corrections, text.len()) {
        corrections
    } else {
        notes.unreadable("corrections", &it.name, "they do not fit the text");
        Vec::new()
    };
    Transcript {
        id: Id::from_uuid(it.id),
        name: it.name,
        kind,
        source: it.source,
        text,
        turns: Rc::new(turns),
        speakers,
        participant: it.participant.map(Id::from_uuid),
        corrections: Rc::new(corrections),
        provenance: provenance(it.created, it.modified),
    }
}

fn correction(it: wire::Correction) -> Correction {
    let words = |it| match it {
        wire::Words::Shown(it) => Words::Shown(it),
        wire::Words::Hidden(length) => Words::Hidden(length),
    };
    let rewrite = |it: wire::Edit| Rewrite {
        start: it.start,
        was: words(it.was),
        now: words(it.now),
    };
    Correction {
        stamp: Stamp { at: it.at.0, by: Id::from_uuid(it.by) },
        rewrites: it.edits.into_iter().map(rewrite).collect(),
    }
}

/// Tells whether the corrections lead to a text of this length.
fn fits(all: &[Correction], length: u32) -> bool {
    let mut length = u64::from(length);
    all.iter().rev().all(|made| {
        let mut before = length;
        let mut end = 0;
        for it in &made.rewrites {
            before = (before + u64::from(it.was.chars()))
                .saturating_sub(u64::from(it.now.chars()));
            if u64::from(it.start) < end {
                return false;
            }
            end = u64::from(it.start) + u64::from(it.was.chars());
        }
        length = before;
        end <= before && u32::try_from(before).is_ok()
    })
}

pub(crate) fn survey(it: wire::Survey, notes: &mut Notes) -> Survey {
    let rows = it.respondents.len();
    let questions: Vec<(Question, Rc<Column>)> =
        it.questions.into_iter().map(|it| question(it, rows, notes)).collect();
    let scales = it.scales.into_iter();
    let composites = scales.filter_map(|it| composite(it, &questions, notes)).collect();
    let again = it.second.map(|it| Rc::new(second(it, &questions, notes)));
    Survey {
        id: Id::from_uuid(it.id),
        name: it.name,
        source: it.source,
        respondents: Rc::new(it.respondents.into_iter().map(Into::into).collect()),
        questions,
        composites,
        second: again,
        provenance: provenance(it.created, it.modified),
    }
}

pub(crate) fn disclosure(it: Option<wire::Disclosure>) -> Disclosure {
    it.map_or_else(Disclosure::default, |it| Disclosure {
        below: it.below,
        round: it.round,
        zeros: it.zeros && it.below > 1,
    })
}

fn composite(
    it: wire::Composite,
    questions: &[(Question, Rc<Column>)],
    notes: &mut Notes,
) -> Option<Composite> {
    let Some(score) = Score::parse(&it.score) else {
        notes.unreadable("scale", &it.name, &it.score);
        return None;
    };
    let mut items: Vec<QuestionId> = Vec::new();
    for id in it.items {
        let item = QuestionId::from_uuid(id);
        if !questions.iter().any(|(it, _)| it.id == item) {
            notes.dangling("scale", &it.name, id);
        } else if !items.contains(&item) {
            items.push(item);
        }
    }
    Some(Composite {
        id: Id::from_uuid(it.id),
        name: it.name,
        least: it.min_valid.clamp(1, items.len().max(1)),
        items,
        score,
        provenance: provenance(it.created, it.modified),
    })
}

/// Reads the second typing; a question that it does not have is empty there.
fn second(
    it: wire::Second,
    questions: &[(Question, Rc<Column>)],
    notes: &mut Notes,
) -> Second {
    let rows = it.respondents.len();
    let mut answers = it.answers.into_iter();
    let mut settled = it.settled.into_iter();
    let mut columns = Vec::with_capacity(questions.len());
    for (question, _) in questions {
        let levels = question.kind.levels().len();
        let mut reader =
            Answerer { question: &question.name, levels, column: Map::new(), notes };
        let cells = answers.next().map(Cells::read);
        let cells = cells.unwrap_or_else(|| vec![Cell::Empty; rows]);
        let answers = reader.answers(question.kind.name(), cells, rows);
        let column = Rc::new(Column { answers, strays: reader.column });
        let settled = order::set(settled.next().unwrap_or_default());
        columns.push(SecondColumn { column, settled });
    }
    Second { respondents: it.respondents.into_iter().map(Into::into).collect(), columns }
}

fn asking(it: wire::Asking, kind: &Kind) -> Asking {
    let limit = |it: Option<String>| it.and_then(|it| Limit::parse(&it, kind));
    Asking {
        heading: it.heading,
        help: it.help,
        shown_if: it.shown_if,
        required: it.required,
        limits: Limits { least: limit(it.least), most: limit(it.most), whole: it.whole },
        redcap: it.redcap,
    }
}

fn question(
    it: wire::Question,
    rows: usize,
    notes: &mut Notes,
) -> (Question, Rc<Column>) {
    let levels: Vec<Level> = it
        .levels
        .into_iter()
        .map(|it| Level {
            label: it.label.unwrap_or_else(|| it.value.clone()),
            value: it.value,
            score: it.score,
            off_scale: it.off_scale,
        })
        .collect();
    let codes = it.missing_codes.into_iter();
    let codes = codes.map(|it| MissingCode { value: it.value, reason: it.reason });
    let name = KindName::parse(&it.kind).unwrap_or_else(|| {
        notes.unreadable("question kind", &it.name, &it.kind);
        KindName::Text
    });
    let mut reader =
        Answerer { question: &it.name, levels: levels.len(), column: Map::new(), notes };
    let answers = reader.answers(name, it.answers.read(), rows);
    let column = Rc::new(Column { answers, strays: reader.column });
    let kind = match name {
        KindName::Identifier => Kind::Identifier,
        KindName::Single => Kind::Single(levels),
        KindName::Scale => Kind::Scale(levels),
        KindName::Multiple => Kind::Multiple(levels, it.separator.unwrap_or_default()),
        KindName::Number => Kind::Number,
        KindName::Date => Kind::Date,
        KindName::Text => Kind::Text,
    };
    let question = Question {
        id: Id::from_uuid(it.id),
        text: if it.text.is_empty() { it.name.clone() } else { it.text },
        name: it.name,
        asking: it.asking.map(|it| asking(*it, &kind)).unwrap_or_default(),
        kind,
        missing_codes: codes.collect(),
        reversed: it.reversed,
        provenance: provenance(it.created, it.modified),
    };
    (question, column)
}

/// Reads a column's cells by the question's kind.
struct Answerer<'a> {
    question: &'a str,
    levels: usize,
    column: Map<u32, Rc<str>>,
    notes: &'a mut Notes,
}

impl Answerer<'_> {
    fn answers(&mut self, kind: KindName, mut cells: Vec<Cell>, rows: usize) -> Answers {
        if cells.len() != rows {
            let detail = format!("{} answers, {rows} respondents", cells.len());
            self.notes.unreadable("answers", self.question, &detail);
            cells.resize(rows, Cell::Empty);
        }
        let levels = self.levels;
        let inside = |place: &u16| usize::from(*place) < levels;
        match kind {
            KindName::Single | KindName::Scale => {
                Answers::Choice(self.column(cells, |cell| match cell {
                    Cell::Place(place) if inside(place) => Some(*place),
                    _ => None,
                }))
            }
            KindName::Multiple => {
                Answers::Choices(self.column(cells, |cell| match cell {
                    Cell::Places(places) if places.iter().all(inside) => {
                        Some(places.clone().into_boxed_slice())
                    }
                    _ => None,
                }))
            }
            KindName::Number => Answers::Number(self.column(cells, |cell| match cell {
                Cell::Number(number) => Some(*number),
                Cell::Place(number) => Some(f64::from(*number)),
                _ => None,
            })),
            KindName::Date => Answers::Date(self.column(cells, |cell| match cell {
                Cell::Text(text) => Day::parse(text),
                _ => None,
            })),
            KindName::Text | KindName::Identifier => {
                Answers::Text(self.column(cells, |cell| match cell {
                    Cell::Text(text) => Some(Rc::from(text.as_str())),
                    _ => None,
                }))
            }
        }
    }

    fn column<T>(
        &mut self,
        cells: Vec<Cell>,
        read: impl Fn(&Cell) -> Option<T>,
    ) -> Vec<Given<T>> {
        let mut given = Vec::with_capacity(cells.len());
        for (row, cell) in (0_u32..).zip(cells) {
            given.push(match cell {
                Cell::Empty => Err(Missing::Empty),
                Cell::Missing { reason, code, text } => {
                    Err(self.missing(row, &reason, code, text))
                }
                cell => read(&cell).ok_or_else(|| self.stray(row, &cell)),
            });
        }
        given
    }

    fn missing(
        &mut self,
        row: u32,
        reason: &str,
        code: Option<u8>,
        text: Option<String>,
    ) -> Missing {
        match (reason, code) {
            ("not_shown", _) => Missing::NotShown,
            ("code", Some(code)) => Missing::Declared(code),
            _ => {
                self.column.insert(row, text.unwrap_or_default().into());
                Missing::Unreadable
            }
        }
    }

    /// Keeps a cell that does not fit the question's kind.
    fn stray(&mut self, row: u32, cell: &Cell) -> Missing {
        let text = match cell {
            Cell::Text(text) => text.clone(),
            Cell::Place(place) => place.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Places(_) | Cell::Empty | Cell::Missing { .. } => String::new(),
        };
        let which = format!("{}, row {}", self.question, row + 1);
        self.notes.unreadable("answer", &which, &text);
        self.column.insert(row, text.into());
        Missing::Unreadable
    }
}
