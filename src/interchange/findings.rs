//! Findings as tables to hand over: a theme's quotes, and all codings with their places.
//! The columns' names are part of the format, like those of `coded`, so that a script can
//! rely on them.

use super::table_out::{self, OutCell};
use crate::coding::{Segment, Stance};
use crate::find::{Frequencies, Frequency};
use crate::id::{CodeId, CoderId, ParticipantId};
use crate::stats::Disclosure;
use crate::study::Study;
use crate::survey::{Answers, Column, Given, Kind, Missing, Question, Survey};
use crate::themes::{Quote, Tag, Theme, is_recognisable};
use crate::transcript::Transcript;

/// A table to write: its header and its rows.
pub type OutTable = (Vec<String>, Vec<Vec<OutCell>>);

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|it| (*it).to_owned()).collect()
}

fn stance(it: Option<Stance>) -> OutCell {
    it.map_or(OutCell::Empty, |it| OutCell::text(it.as_str()))
}

fn code_name(study: &Study, segment: CodeId) -> OutCell {
    OutCell::text(study.codebook.get(segment).map_or("", |it| it.name.as_str()))
}

/// Returns one row a segment of quotes, with the attributes chosen instead of names.
pub fn quotes_table(
    study: &Study,
    quotes: &[(&Theme, Vec<Quote>)],
    attributes: &[String],
) -> OutTable {
    let mut names = header(&["theme"]);
    names.extend(quote_names(attributes));
    names.push("chosen".to_owned());
    let mut rows = Vec::new();
    for (theme, quotes) in quotes {
        for (quote, tag) in
            quotes.iter().flat_map(|it| it.tags.iter().map(move |tag| (it, tag)))
        {
            let mut row = vec![OutCell::text(&theme.name)];
            row.extend(quoted(study, quote, tag, attributes));
            let chosen = theme.quotes.contains(&tag.segment);
            row.push(OutCell::text(if chosen { "yes" } else { "" }));
            rows.push(row);
        }
    }
    (names, rows)
}

/// Returns one row a segment that a query found, with attributes instead of names.
pub fn found_table(study: &Study, quotes: &[Quote], attributes: &[String]) -> OutTable {
    let tags = quotes.iter().flat_map(|it| it.tags.iter().map(move |tag| (it, tag)));
    let rows = tags.map(|(quote, tag)| quoted(study, quote, tag, attributes));
    (quote_names(attributes), rows.collect())
}

fn quote_names(attributes: &[String]) -> Vec<String> {
    let mut names = header(&["quote", "transcript", "turn", "code", "stance", "coder"]);
    names.extend(attributes.iter().cloned());
    names
}

fn quoted(
    study: &Study,
    quote: &Quote,
    tag: &Tag,
    attributes: &[String],
) -> Vec<OutCell> {
    let transcript = study.transcript(quote.transcript);
    let mut row = vec![
        OutCell::text(transcript.map_or("", |it| it.text.slice(quote.range))),
        OutCell::text(transcript.map_or("", |it| it.name.as_str())),
        quote.turn.map_or(OutCell::Empty, OutCell::Count),
        code_name(study, tag.code),
        stance(tag.stance),
        OutCell::text(study.coder_name(tag.coder)),
    ];
    // Of people whom that would give away nothing is said.
    let rule = study.about.disclosure;
    let told = quote
        .participant
        .is_some_and(|it| is_recognisable(it, attributes, &study.participants, rule));
    let cell = |it: &String| if told { OutCell::Empty } else { value(study, quote, it) };
    row.extend(attributes.iter().map(cell));
    row
}

/// Returns how often words are said, a row each, shares of all words said in full; `sign`
/// stands for what is hidden.
pub fn words_table(counts: &Frequencies, rule: Disclosure, sign: &str) -> OutTable {
    let names = header(&["word", "times", "share", "transcripts", "participants"]);
    let row = |it: &Frequency| {
        let [_, transcripts, people, _] = counts.reach(it, rule);
        vec![
            OutCell::text(&it.word),
            OutCell::Count(it.count),
            OutCell::Number(counts.share(it.count)),
            OutCell::seen(transcripts, sign),
            OutCell::seen(people, sign),
        ]
    };
    (names, counts.words.iter().map(row).collect())
}

fn value(study: &Study, quote: &Quote, attribute: &str) -> OutCell {
    let value = |id: ParticipantId| study.participants.value(id, attribute);
    quote.participant.and_then(value).map_or(OutCell::Empty, OutCell::text)
}

/// Returns one row a segment of the study. `start` and `end` count code points of the file
/// that the transcript was read from, as `coded::codings_plan` reads them; `text_start` and
/// `text_end` those of the transcript's own text, as in the study file.
pub fn codings_table(study: &Study) -> OutTable {
    let names = header(&[
        "document",
        "start",
        "end",
        "code",
        "coder",
        "stance",
        "memo",
        "text_start",
        "text_end",
        "quote",
    ]);
    let mut rows = Vec::new();
    for transcript in study.transcripts_by_name() {
        for layer in study.layers_on(transcript.id) {
            let segments = layer.segments().iter();
            rows.extend(segments.map(|it| coding(study, transcript, layer.coder, it)));
        }
    }
    (names, rows)
}

fn coding(
    study: &Study,
    transcript: &Transcript,
    coder: CoderId,
    segment: &Segment,
) -> Vec<OutCell> {
    let range = segment.range;
    let count = |it: u32| OutCell::Count(it as usize);
    vec![
        OutCell::text(&transcript.name),
        count(in_source(transcript, range.start())),
        count(in_source(transcript, range.end() - 1) + 1),
        code_name(study, segment.code),
        OutCell::text(study.coder_name(coder)),
        stance(segment.stance),
        OutCell::text(&segment.memo),
        count(range.start()),
        count(range.end()),
        OutCell::text(transcript.text.slice(range)),
    ]
}

/// Returns where in the file it was read from a position of the text lies.
fn in_source(transcript: &Transcript, position: u32) -> u32 {
    let turn = transcript.turn_at(position).and_then(|it| transcript.turns.get(it));
    turn.map_or(position, |it| it.source + (position - it.range.start()))
}

/// Returns a survey's answers as they were read: a row a respondent, a column a question,
/// values as in the file. An answer that is missing for a declared reason has its code; one
/// that could not be read has its text.
pub fn answers_table(survey: &Survey) -> OutTable {
    let own_ids = survey.questions.iter().any(|(it, _)| it.kind == Kind::Identifier);
    let mut names: Vec<String> = Vec::new();
    if !own_ids {
        names.push("respondent".to_owned());
    }
    names.extend(survey.questions.iter().map(|(it, _)| it.name.clone()));
    let rows = survey.respondents.iter().enumerate().map(|(row, respondent)| {
        let first = (!own_ids).then(|| OutCell::text(respondent));
        let cells = survey.questions.iter().map(|(it, column)| answer(it, column, row));
        first.into_iter().chain(cells).collect()
    });
    (names, rows.collect())
}

fn at<T: Clone>(rows: &[Given<T>], row: usize) -> Given<T> {
    rows.get(row).cloned().unwrap_or(Err(Missing::Empty))
}

fn answer(question: &Question, column: &Column, row: usize) -> OutCell {
    let levels = question.kind.levels();
    let value = |at: u16| levels.get(usize::from(at)).map_or("", |it| it.value.as_str());
    let missing = |it: Missing| match it {
        Missing::Empty | Missing::NotShown => OutCell::Empty,
        Missing::Declared(code) => question
            .missing_codes
            .get(usize::from(code))
            .map_or(OutCell::Empty, |it| OutCell::text(&it.value)),
        Missing::Unreadable => u32::try_from(row)
            .ok()
            .and_then(|it| column.strays.get(&it))
            .map_or(OutCell::Empty, |it| OutCell::text(it)),
    };
    match &column.answers {
        Answers::Choice(it) => {
            at(it, row).map_or_else(missing, |it| OutCell::text(value(it)))
        }
        Answers::Choices(it) => at(it, row).map_or_else(missing, |chosen| {
            let separator = match &question.kind {
                Kind::Multiple(_, separator) => separator.as_str(),
                _ => ";",
            };
            let all: Vec<&str> = chosen.iter().map(|&it| value(it)).collect();
            OutCell::text(&all.join(separator))
        }),
        Answers::Number(it) => at(it, row).map_or_else(missing, OutCell::Number),
        Answers::Date(it) => {
            at(it, row).map_or_else(missing, |it| OutCell::text(&it.to_string()))
        }
        Answers::Text(it) => at(it, row).map_or_else(missing, |it| OutCell::text(&it)),
    }
}

/// Returns the participants, a row each: name, attributes, transcripts, respondent.
pub fn people_table(study: &Study) -> OutTable {
    let mut names = header(&["participant"]);
    names.extend(study.participants.attributes.iter().cloned());
    names.extend(header(&["document", "respondent"]));
    let mut rows = Vec::new();
    for person in study.participants.by_names() {
        let mut row = vec![OutCell::text(&person.name)];
        let attributes = study.participants.attributes.iter();
        row.extend(
            attributes.map(|it| person.value(it).map_or(OutCell::Empty, OutCell::text)),
        );
        let own = study.transcripts_by_name();
        let own: Vec<&str> = own
            .iter()
            .filter(|it| it.participant == Some(person.id))
            .map(|it| it.name.as_str())
            .collect();
        row.push(OutCell::text(&own.join(";")));
        row.push(person.respondent.as_deref().map_or(OutCell::Empty, OutCell::text));
        rows.push(row);
    }
    (names, rows)
}

/// Returns a table as text to paste: tabs between cells, a line a row. Texts that a
/// spreadsheet would compute are masked as in the file.
pub fn tsv((header, rows): &OutTable) -> String {
    let text = |it: &str| {
        let line: String =
            it.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if table_out::is_formula(it) { format!("'{line}") } else { line }
    };
    let cell = |it: &OutCell| match it {
        OutCell::Empty => String::new(),
        OutCell::Text(it) => text(it),
        OutCell::Number(it) => it.to_string(),
        OutCell::Count(it) => it.to_string(),
    };
    let mut lines = vec![header.iter().map(|it| text(it)).collect::<Vec<_>>().join("\t")];
    lines.extend(
        rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")),
    );
    lines.join("\n")
}
