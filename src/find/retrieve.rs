//! The segments of which a query is true. Each condition is made ready once; then every
//! segment is asked.

use std::rc::Rc;

use super::query::{Group, Is, Near, Part};
use super::words::{Ready, fold};
use super::{Index, Indexed, Words};
use crate::codebook::Codebook;
use crate::coding::{Segment, Stance};
use crate::id::{CodeId, CoderId, SegmentId, TranscriptId};
use crate::order::{self, Map, Set};
use crate::text::TextRange;
use crate::themes::{Material, Quote, Tag, gathered};
use crate::transcript::{Transcript, TranscriptKind};

/// What queries are put to.
#[derive(Clone, Copy, Debug)]
pub struct Retrieval<'a> {
    /// Transcripts, layers, participants.
    pub material: &'a Material<'a>,
    /// The codes, for those under a code.
    pub book: &'a Codebook,
    /// The words, for words and distances.
    pub index: &'a Index,
}

/// Some codes.
pub type Codes = Set<CodeId>;

/// A condition made ready.
enum Test<'a> {
    All(Vec<(bool, Self)>),
    Any(Vec<(bool, Self)>),
    Code(Codes),
    Coder(CoderId),
    Stance(Option<Stance>),
    Value(&'a str, Option<&'a str>),
    Kind(TranscriptKind),
    Words(Option<Ready<'a>>),
    Memo(String),
    /// The number of its list of other passages, and how near one must be.
    Near(usize, Near),
}

/// The passages of the codes that a condition wants near, in one transcript.
struct Others {
    codes: Codes,
    passages: Vec<(TextRange, SegmentId)>,
}

/// Returns the segments of which the query is true, those with the same words together: by
/// the transcripts' names, then in the order in which they were said. No condition, no
/// segment: "everything" is the list of codings, and nobody's question.
pub fn retrieve(query: &Group, on: &Retrieval<'_>) -> Vec<Quote> {
    if query.parts.is_empty() {
        return Vec::new();
    }
    let mut others = Vec::new();
    let wanted = ready(query, on, &mut others);
    let mut found: Map<(TranscriptId, TextRange), Vec<Tag>> = Map::new();
    let mut pairs = Vec::new();
    let mut layers = on.material.layers.iter().peekable();
    while let Some(&(&(id, _), _)) = layers.peek() {
        let mut own = Vec::new();
        while let Some((&(_, coder), layer)) = layers.next_if(|it| it.0.0 == id) {
            own.push((coder, layer));
        }
        let Some(transcript) = on.material.transcripts.get(&id) else { continue };
        let Some(text) = on.index.text(id) else { continue };
        for other in &mut others {
            let all = own.iter().flat_map(|it| it.1.segments());
            let near = all.filter(|it| other.codes.contains(&it.code));
            other.passages = near.map(|it| (it.range, it.id)).collect();
        }
        for (coder, layer) in own {
            for segment in layer.segments() {
                let asked = Asked { on, transcript, text, segment, coder };
                if asked.is(&wanted, &others) {
                    pairs.push(((id, segment.range), asked.tag()));
                }
            }
        }
    }
    order::sort_by_key(&mut pairs, |it| (it.0, it.1.code, it.1.coder, it.1.segment));
    for (key, tag) in pairs {
        found.entry(key).or_default().push(tag);
    }
    gathered(found, on.material)
}

fn codes(on: &Retrieval<'_>, code: CodeId, under: bool) -> Codes {
    order::set(if under { on.book.with_descendants(code) } else { vec![code] })
}

fn ready<'a>(group: &'a Group, on: &Retrieval<'a>, others: &mut Vec<Others>) -> Test<'a> {
    let parts: Vec<(bool, Test<'a>)> =
        group.parts.iter().map(|it| (it.not, ready_one(it, on, others))).collect();
    if group.any { Test::Any(parts) } else { Test::All(parts) }
}

fn ready_one<'a>(
    part: &'a Part,
    on: &Retrieval<'a>,
    others: &mut Vec<Others>,
) -> Test<'a> {
    match &part.is {
        Is::Group(group) => ready(group, on, others),
        Is::Code { code, under } => Test::Code(codes(on, *code, *under)),
        Is::Coder(coder) => Test::Coder(*coder),
        Is::Stance(stance) => Test::Stance(*stance),
        Is::Value { attribute, value } => Test::Value(attribute, value.as_deref()),
        Is::Kind(kind) => Test::Kind(*kind),
        Is::Words(typed) => Test::Words(Words::parse(typed).map(|it| it.ready(on.index))),
        Is::Memo(text) => Test::Memo(folded(text.trim())),
        Is::Near { code, under, how } => {
            let codes = codes(on, *code, *under);
            others.push(Others { codes, passages: Vec::new() });
            Test::Near(others.len() - 1, *how)
        }
    }
}

fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// A segment that is asked.
#[derive(Clone, Copy)]
struct Asked<'a> {
    on: &'a Retrieval<'a>,
    transcript: &'a Transcript,
    text: &'a Indexed,
    segment: &'a Rc<Segment>,
    coder: CoderId,
}

impl Asked<'_> {
    fn tag(self) -> Tag {
        let it = self.segment;
        Tag { segment: it.id, code: it.code, coder: self.coder, stance: it.stance }
    }

    fn is(self, wanted: &Test<'_>, others: &[Others]) -> bool {
        let one = |(not, part): &(bool, Test<'_>)| self.is(part, others) != *not;
        let it = self.segment;
        match wanted {
            Test::All(all) => all.iter().all(one),
            // Of no conditions at all none is missing.
            Test::Any(all) => all.is_empty() || all.iter().any(one),
            Test::Code(codes) => codes.contains(&it.code),
            Test::Coder(coder) => self.coder == *coder,
            Test::Stance(stance) => it.stance == *stance,
            Test::Value(attribute, value) => {
                let person = self.transcript.participant_at(it.range.start());
                let people = self.on.material.participants;
                person.and_then(|it| people.value(it, attribute)) == *value
            }
            Test::Kind(kind) => self.transcript.kind == *kind,
            Test::Words(words) => words
                .as_ref()
                .is_some_and(|words| words.are_in(self.text, self.text.within(it.range))),
            Test::Memo(text) => !it.memo.is_empty() && folded(&it.memo).contains(text),
            Test::Near(list, how) => others.get(*list).is_some_and(|others| {
                let mut others = others.passages.iter().filter(|other| other.1 != it.id);
                others.any(|other| self.is_near(other.0, *how))
            }),
        }
    }

    fn is_near(self, other: TextRange, how: Near) -> bool {
        let own = self.segment.range;
        let within = |a: TextRange, b: TextRange| a.intersection(b) == Some(a);
        match how {
            Near::Overlaps => own.overlaps(other),
            Near::Inside => within(own, other),
            Near::Around => within(other, own),
            Near::Words(most) => {
                let (first, last) = if own < other { (own, other) } else { (other, own) };
                let between =
                    self.text.at(last.start()).saturating_sub(self.text.at(first.end()));
                between <= usize::try_from(most).unwrap_or(usize::MAX)
            }
            Near::Turns(most) => {
                let turns = |it: TextRange| {
                    let first = self.transcript.turn_at(it.start()).unwrap_or_default();
                    (first, self.transcript.turn_at(it.end() - 1).unwrap_or(first))
                };
                let (own, other) = (turns(own), turns(other));
                let apart =
                    own.0.saturating_sub(other.1).max(other.0.saturating_sub(own.1));
                apart <= usize::try_from(most).unwrap_or(usize::MAX)
            }
        }
    }
}
