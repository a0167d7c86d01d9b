//! What in a study may tell who somebody is, and what to put in its place.

use super::{MemoTarget, Study};
use crate::id::{
    CodeId, CoderId, ParticipantId, QuestionId, SegmentId, SurveyId, ThemeId,
    TranscriptId,
};
use crate::identifiers::{Found, Kind, Names, find, is_like_name};
use crate::order::{self, Map, Set};
use crate::survey::{Answers, Column};
use crate::text::TextRange;

/// Words that may tell who somebody is, as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What they seem to be.
    pub kind: Kind,
    /// The words.
    pub words: String,
    /// What might stand in their place.
    pub pseudonym: String,
    /// Where they stand.
    pub places: Vec<Spot>,
}

/// A place in a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In what was said.
    Said(TranscriptId, TextRange),
    /// In the study's name or description.
    About,
    /// In a participant's name, attributes or note.
    Participant(ParticipantId),
    /// In a transcript's name, its file's, or a speaker's.
    Transcript(TranscriptId),
    /// In a code.
    Code(CodeId),
    /// In a theme.
    Theme(ThemeId),
    /// In a memo.
    Memo(MemoTarget),
    /// In a segment's memo.
    Segment(TranscriptId, SegmentId),
    /// In an open answer, or one that did not fit its question.
    Answer(QuestionId),
    /// In the wording of a question, or in one of its possible answers.
    Question(QuestionId),
    /// In a survey's name, its file's, or a respondent's id.
    Survey(SurveyId),
    /// The name of somebody who codes.
    Coder(CoderId),
    /// In a kept query.
    Query,
    /// In the log of changes.
    Log,
}

impl Candidate {
    /// Tells whether it stands nowhere but in a coder's name, and in what the log says of
    /// that: no word about anybody who was asked.
    pub fn is_only_coders(&self) -> bool {
        let coder = |it: &Spot| matches!(it, Spot::Coder(_));
        self.places.iter().any(coder)
            && self.places.iter().all(|it| coder(it) || *it == Spot::Log)
    }
}

/// How pseudonyms are made, in words.
#[derive(Debug)]
pub struct Labels {
    /// What a title makes of a person: `Nurse` of `nurse`; nothing of `Mrs`.
    pub role: fn(&str) -> Option<&'static str>,
    /// Anybody else.
    pub person: &'static str,
    /// Somebody who codes.
    pub coder: &'static str,
    /// What a place is, of its name: `Hospital`; nothing for other places.
    pub place: fn(&str) -> Option<&'static str>,
    /// Any other place, and what is on the person's own list.
    pub other: &'static str,
    /// What all others are, by kind: the same for all of them.
    pub same: fn(Kind) -> &'static str,
}

/// Returns what may tell who somebody is: names first, each as it is written. `own` is the
/// person's list; `key` holds pseudonyms that stand for words already.
pub fn candidates(
    study: &Study,
    own: &[String],
    key: &[(String, String)],
    labels: &Labels,
) -> Vec<Candidate> {
    let mut names = Names::default();
    for it in study.transcripts.values() {
        names.learn(it.text.as_str());
    }
    others(study, &mut |_, text| names.learn(text));
    let speakers = study.transcripts.values().flat_map(|it| it.speakers.values());
    speakers.for_each(|it| names.know(&it.name));
    study.participants.people.values().for_each(|it| names.know(&it.name));
    study.about.coders.values().for_each(|it| names.know(&it.name));
    for (_, words) in key {
        names.know(words);
    }
    let mut all: Map<(Kind, String), Vec<Spot>> = Map::new();
    let mut add = |text: &str, it: Found, spot: Spot| {
        let words = text.get(it.start..it.end).unwrap_or_default().to_owned();
        let spots = all.entry((it.kind, words)).or_default();
        if !spots.contains(&spot) {
            spots.push(spot);
        }
    };
    for it in study.transcripts_by_name() {
        let text = &it.text;
        for found in find(text.as_str(), &names, own) {
            let (start, end) = (text.from_byte(found.start), text.from_byte(found.end));
            if let Some(range) = text.range(start, end) {
                add(text.as_str(), found, Spot::Said(it.id, range));
            }
        }
    }
    others(study, &mut |spot, text| {
        for it in find(text, &names, own) {
            add(text, it, spot);
        }
    });
    asked(study, &mut |spot, text| {
        let found = find(text, &names, own).into_iter().filter(|it| {
            let words = text.get(it.start..it.end).unwrap_or_default();
            it.kind != Kind::Name || names.tells(words)
        });
        for it in found {
            add(text, it, spot);
        }
    });
    for coder in study.about.coders.values() {
        let (spot, name) = (Spot::Coder(coder.id), coder.name.as_str());
        let found = find(name, &names, own);
        if found.is_empty() && is_like_name(name) && !name.contains('[') {
            let whole = Found { kind: Kind::Name, start: 0, end: name.len() };
            add(name, whole, spot);
        }
        for it in found {
            add(name, it, spot);
        }
    }
    let mut found: Vec<Candidate> = all
        .into_iter()
        .map(|((kind, words), places)| Candidate {
            kind,
            words,
            pseudonym: String::new(),
            places,
        })
        .collect();
    propose(study, &mut found, key, labels);
    found
}

/// Returns what in a text may tell who somebody is, by what a study's texts teach.
pub fn leaks_in<'a>(
    study: &Study,
    own: &[String],
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let mut names = Names::default();
    study.transcripts.values().for_each(|it| names.learn(it.text.as_str()));
    study.participants.people.values().for_each(|it| names.know(&it.name));
    study.about.coders.values().for_each(|it| names.know(&it.name));
    let mut found: Set<String> = Set::new();
    for text in texts {
        for it in find(text, &names, own) {
            found.insert(text.get(it.start..it.end).unwrap_or_default().to_owned());
        }
    }
    found.into_iter().collect()
}

/// Gives every text but what was said, and what was asked.
fn others(study: &Study, each: &mut dyn FnMut(Spot, &str)) {
    let about = &study.about;
    each(Spot::About, &about.name);
    each(Spot::About, &about.description);
    for it in study.participants.people.values() {
        let spot = Spot::Participant(it.id);
        each(spot, &it.name);
        each(spot, it.respondent.as_deref().unwrap_or_default());
        each(spot, &it.note);
        it.attributes.values().for_each(|it| each(spot, it));
    }
    for it in study.transcripts.values() {
        each(Spot::Transcript(it.id), &it.name);
        each(Spot::Transcript(it.id), &it.source);
        it.speakers.values().for_each(|s| each(Spot::Transcript(it.id), &s.name));
        for rewrite in it.corrections.iter().flat_map(|it| &it.rewrites) {
            for words in [&rewrite.was, &rewrite.now] {
                each(Spot::Transcript(it.id), words.shown().unwrap_or_default());
            }
        }
    }
    let versions = study.versions.0.values().flat_map(|it| it.codebook.codes());
    for it in study.codebook.codes().chain(versions) {
        for text in [
            &it.name,
            &it.definition,
            &it.use_when,
            &it.not_when,
            &it.example,
            &it.counter_example,
        ] {
            each(Spot::Code(it.id), text);
        }
    }
    for it in study.themes.iter() {
        each(Spot::Theme(it.id), &it.name);
        each(Spot::Theme(it.id), &it.statement);
    }
    for it in study.finding.queries.values() {
        each(Spot::Query, &it.name);
        let text = &mut |text: &mut String| each(Spot::Query, text);
        it.asks.clone().each_text(text);
    }
    for it in study.memos.values() {
        each(Spot::Memo(it.on), &it.text);
    }
    for layer in study.layers.values() {
        for it in layer.segments().iter().filter(|it| !it.memo.is_empty()) {
            each(Spot::Segment(layer.transcript, it.id), &it.memo);
        }
    }
    for survey in study.surveys.values() {
        let again = survey.second.iter().flat_map(|it| &it.columns);
        let again = again.map(|it| &it.column);
        let ids = survey.questions.iter().map(|it| it.0.id);
        for (id, (_, column)) in ids.clone().zip(&survey.questions) {
            answers(Spot::Answer(id), column, each);
        }
        for (id, column) in ids.zip(again) {
            answers(Spot::Answer(id), column, each);
        }
    }
    study.log.entries().for_each(|it| each(Spot::Log, &it.subject));
}

fn answers(spot: Spot, column: &Column, each: &mut dyn FnMut(Spot, &str)) {
    if let Answers::Text(texts) = &column.answers {
        texts.iter().flatten().for_each(|it| each(spot, it));
    }
    column.strays.values().for_each(|it| each(spot, it));
}

/// Gives the texts of surveys' questions, and what respondents are called. Their capitals
/// teach nothing: many a questionnaire has one at every word.
fn asked(study: &Study, each: &mut dyn FnMut(Spot, &str)) {
    for survey in study.surveys.values() {
        let spot = Spot::Survey(survey.id);
        each(spot, &survey.name);
        each(spot, &survey.source);
        survey.respondents.iter().for_each(|it| each(spot, it));
        let again = survey.second.iter().flat_map(|it| &it.respondents);
        again.for_each(|it| each(spot, it));
        survey.composites.iter().for_each(|it| each(Spot::Question(it.id), &it.name));
        for (question, _) in &survey.questions {
            let spot = Spot::Question(question.id);
            let asking = &question.asking;
            for text in [&question.name, &question.text, &asking.heading, &asking.help] {
                each(spot, text);
            }
            for level in question.kind.levels() {
                each(spot, &level.value);
                each(spot, &level.label);
            }
            question.missing_codes.iter().for_each(|it| each(spot, &it.reason));
        }
    }
}

/// A person or place that has a pseudonym.
struct Named {
    kind: Kind,
    /// The words of its name without the title, in small letters.
    words: Vec<String>,
    /// Whether its title is one of a man, where it says.
    man: Option<bool>,
    pseudonym: String,
}

fn propose(
    study: &Study,
    found: &mut [Candidate],
    key: &[(String, String)],
    labels: &Labels,
) {
    let mut used: Set<String> = order::set(key.iter().map(|it| it.0.clone()));
    for it in study.transcripts.values() {
        let marked = it.text.as_str().split('[').skip(1);
        used.extend(marked.filter_map(|it| Some(format!("[{}]", it.split_once(']')?.0))));
    }
    let mut known: Vec<Named> = Vec::new();
    for (pseudonym, words) in key {
        for kind in [Kind::Name, Kind::Place, Kind::Own] {
            known.push(named(kind, words, pseudonym.clone(), labels));
        }
    }
    // Whole names first: the shorter ones are parts of them.
    order::sort_by_key(found, |it| {
        let mut words = it.words.split([' ', '.']);
        let role = words.next().and_then(labels.role).is_some();
        let more = (words.count(), role);
        (std::cmp::Reverse(it.kind), std::cmp::Reverse(more), it.words.clone())
    });
    for it in found {
        if !matches!(it.kind, Kind::Name | Kind::Place | Kind::Own) {
            it.pseudonym = format!("[{}]", (labels.same)(it.kind));
            continue;
        }
        let mut new = named(it.kind, &it.words, String::new(), labels);
        let same = |old: &&Named| {
            old.kind == new.kind
                && !new.words.is_empty()
                && new.words.iter().all(|it| old.words.contains(it))
                && (old.man.is_none() || new.man.is_none() || old.man == new.man)
        };
        if let Some(old) = known.iter().find(same) {
            it.pseudonym.clone_from(&old.pseudonym);
            continue;
        }
        let codes = |it: &str| study.about.coders.values().any(|c| c.name == it);
        let label = match it.kind {
            Kind::Name if codes(&it.words) => labels.coder,
            Kind::Name => it
                .words
                .split([' ', '.'])
                .next()
                .and_then(labels.role)
                .unwrap_or(labels.person),
            _ => (labels.place)(&it.words).unwrap_or(labels.other),
        };
        let count = label == labels.other;
        let mut numbers = 0_u32..;
        let free = numbers.find_map(|number| {
            let mark = if count { (number + 1).to_string() } else { letters(number) };
            let made = format!("[{label} {mark}]");
            (!used.contains(&made)).then_some(made)
        });
        it.pseudonym = free.unwrap_or_default();
        used.insert(it.pseudonym.clone());
        new.pseudonym.clone_from(&it.pseudonym);
        known.push(new);
    }
}

fn named(kind: Kind, words: &str, pseudonym: String, labels: &Labels) -> Named {
    let mut all: Vec<String> = words
        .to_lowercase()
        .split(|it: char| it.is_whitespace() || it == '.')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    let mut man = None;
    if let Some(first) = all.first().cloned()
        && kind == Kind::Name
        && all.len() > 1
    {
        man = match first.as_str() {
            "mr" | "sir" => Some(true),
            "mrs" | "ms" | "miss" | "lady" => Some(false),
            _ => None,
        };
        if man.is_some() || (labels.role)(&first).is_some() {
            all.remove(0);
        }
    }
    Named { kind, words: all, man, pseudonym }
}

/// `A` to `Z`, then `AA`.
fn letters(number: u32) -> String {
    let letter = char::from_u32('A' as u32 + number % 26).unwrap_or('A');
    match number / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}
