//! Each kind of records, compared: by pointer first, then by value.

use std::rc::Rc;

use uuid::Uuid;

use super::{Aspect, Change, Differing, NAMED, What};
use crate::codebook::{Code, Codebook};
use crate::coding::{Layer, Segment};
use crate::find::Finding;
use crate::id::Id as _;
use crate::order;
use crate::participants::Participant;
use crate::study::apply::target_name;
use crate::study::{Log, Memo, Study};
use crate::survey::{Column, Composite, Question, Survey};
use crate::themes::Theme;
use crate::transcript::Transcript;

type Parts = Vec<Differing>;

/// What tells a record from the others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Id(Uuid),
    Text(&'a str),
}

/// Compares two lists of records by their keys. `name` is asked for the name of a record of
/// the later list (`true`) or the earlier one; `differs` for what differs in a record that
/// is in both, if anything.
fn compare(
    what: What,
    (before, after): (&[Key<'_>], &[Key<'_>]),
    name: &dyn Fn(bool, usize) -> String,
    differs: &dyn Fn(usize, usize) -> Option<Vec<Aspect>>,
    parts: &mut Parts,
) {
    let mut places =
        order::map(before.iter().enumerate().map(|(at, key)| (*key, Some(at))));
    let mut found = Differing::empty(what);
    let mut last = None;
    for (at, key) in after.iter().enumerate() {
        let Some(old) = places.get_mut(key).and_then(Option::take) else {
            found.added.add(|| name(true, at));
            continue;
        };
        found.moved |= last.is_some_and(|it| it > old);
        last = Some(old);
        if let Some(aspects) = differs(old, at) {
            found.changed += 1;
            if found.changes.len() < NAMED {
                found.changes.push(Change { name: name(true, at), aspects });
            }
        }
    }
    let left = |at, key| places.get(key) == Some(&Some(at));
    let gone = before.iter().enumerate().filter(|&(at, key)| left(at, key));
    gone.for_each(|(at, _)| found.removed.add(|| name(false, at)));
    if !found.is_empty() {
        parts.push(found);
    }
}

/// Compares two lists of records that have ids and names.
fn records<T>(
    what: What,
    (before, after): (&[T], &[T]),
    key: impl Fn(&T) -> Uuid,
    name: impl Fn(&T) -> String,
    differs: impl Fn(&T, &T) -> Option<Vec<Aspect>>,
    parts: &mut Parts,
) {
    let keys =
        |all: &[T]| -> Vec<Key<'_>> { all.iter().map(|it| Key::Id(key(it))).collect() };
    let named = |later: bool, at: usize| {
        let all = if later { after } else { before };
        all.get(at).map(&name).unwrap_or_default()
    };
    let differing = |a: usize, b: usize| differs(before.get(a)?, after.get(b)?);
    compare(what, (&keys(before), &keys(after)), &named, &differing, parts);
}

/// Compares two lists of texts that are all different.
fn texts(what: What, before: &[&str], after: &[&str], parts: &mut Parts) {
    fn keys<'a>(all: &[&'a str]) -> Vec<Key<'a>> {
        all.iter().map(|it| Key::Text(it)).collect()
    }
    let name = |later: bool, at: usize| {
        let all = if later { after } else { before };
        all.get(at).map(|it| (*it).to_owned()).unwrap_or_default()
    };
    compare(what, (&keys(before), &keys(after)), &name, &|_, _| None, parts);
}

fn same<T: PartialEq>(a: &Rc<T>, b: &Rc<T>) -> bool {
    Rc::ptr_eq(a, b) || a == b
}

/// Returns the aspects that differ.
fn only<const N: usize>(all: [(bool, Aspect); N]) -> Vec<Aspect> {
    all.into_iter().filter(|it| it.0).map(|it| it.1).collect()
}

/// Tells whether all but the logs is the same.
pub(super) fn same_but_log(before: &Study, after: &Study) -> bool {
    let bare = |it: &Study| Study { log: Log::default(), ..it.clone() };
    bare(before) == bare(after)
}

pub(super) fn about(before: &Study, after: &Study, parts: &mut Parts) {
    let (a, b) = (&before.about, &after.about);
    if Rc::ptr_eq(a, b) {
        return;
    }
    let alike = (a.id, &a.name, &a.description, a.disclosure, a.provenance)
        == (b.id, &b.name, &b.description, b.disclosure, b.provenance);
    let one = [Key::Text("")];
    let differs = |_: usize, _: usize| {
        let aspects = only([
            (a.name != b.name, Aspect::Name),
            (a.description != b.description, Aspect::Description),
            (a.disclosure != b.disclosure, Aspect::Disclosure),
        ]);
        (!alike).then_some(aspects)
    };
    compare(What::Study, (&one, &one), &|_, _| b.name.clone(), &differs, parts);
    let lists: [Vec<_>; 2] = [a, b].map(|it| it.coders.values().collect());
    records(
        What::Coders,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| {
            let aspects = || {
                only([
                    (x.name != y.name, Aspect::Name),
                    (x.keys != y.keys, Aspect::Favourite),
                ])
            };
            (x != y).then(aspects)
        },
        parts,
    );
}

pub(super) fn participants(before: &Study, after: &Study, parts: &mut Parts) {
    let (a, b) = (&before.participants, &after.participants);
    if Rc::ptr_eq(a, b) {
        return;
    }
    let names = [a, b].map(|it| it.attributes.iter().map(String::as_str).collect());
    let [old, new]: [Vec<&str>; 2] = names;
    texts(What::Attributes, &old, &new, parts);
    let lists: [Vec<_>; 2] = [a, b].map(|it| it.people.values().collect());
    records(
        What::Participants,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| (x != y).then(|| person(x, y)),
        parts,
    );
}

fn person(a: &Participant, b: &Participant) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.attributes != b.attributes, Aspect::Attributes),
        (a.respondent != b.respondent, Aspect::Respondent),
        (a.note != b.note, Aspect::Note),
    ])
}

pub(super) fn surveys(before: &Study, after: &Study, parts: &mut Parts) {
    if Rc::ptr_eq(&before.surveys, &after.surveys) {
        return;
    }
    let lists: [Vec<_>; 2] = [before, after].map(|it| it.surveys.values().collect());
    records(
        What::Surveys,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| (!same(x, y)).then(|| survey(x, y)),
        parts,
    );
    for (id, b) in &*after.surveys {
        let Some(a) = before.surveys.get(id).filter(|it| !Rc::ptr_eq(it, b)) else {
            continue;
        };
        if !Rc::ptr_eq(&a.respondents, &b.respondents) {
            let names = [a, b].map(|it| it.respondents.iter().map(|it| &**it).collect());
            let [old, new]: [Vec<&str>; 2] = names;
            texts(What::Respondents(b.name.clone()), &old, &new, parts);
        }
        records(
            What::Questions(b.name.clone()),
            (&a.questions, &b.questions),
            |it| it.0.id.uuid(),
            |it| it.0.name.clone(),
            question,
            parts,
        );
        records(
            What::Scales(b.name.clone()),
            (&a.composites, &b.composites),
            |it| it.id.uuid(),
            |it| it.name.clone(),
            |x, y| (x != y).then(|| scale(x, y)),
            parts,
        );
    }
}

fn survey(a: &Survey, b: &Survey) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.source != b.source, Aspect::Source),
        (a.respondents != b.respondents, Aspect::Respondents),
        (a.questions != b.questions, Aspect::Questions),
        (a.composites != b.composites, Aspect::Scales),
        (a.second != b.second, Aspect::SecondTyping),
    ])
}

fn scale(a: &Composite, b: &Composite) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.items != b.items, Aspect::Items),
        ((a.score, a.least) != (b.score, b.least), Aspect::Score),
    ])
}

type Asked = (Question, Rc<Column>);

fn question((a, x): &Asked, (b, y): &Asked) -> Option<Vec<Aspect>> {
    let answers = !same(x, y);
    if a == b && !answers {
        return None;
    }
    Some(only([
        (a.name != b.name, Aspect::Name),
        (a.text != b.text, Aspect::Wording),
        (a.kind != b.kind, Aspect::Kind),
        (a.missing_codes != b.missing_codes, Aspect::MissingCodes),
        (a.asking != b.asking, Aspect::Asking),
        (a.reversed != b.reversed, Aspect::Reversed),
        (answers, Aspect::Answers),
    ]))
}

pub(super) fn transcripts(before: &Study, after: &Study, parts: &mut Parts) {
    if Rc::ptr_eq(&before.transcripts, &after.transcripts) {
        return;
    }
    let lists: [Vec<_>; 2] = [before, after].map(|it| it.transcripts.values().collect());
    records(
        What::Transcripts,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| (!same(x, y)).then(|| transcript(x, y)),
        parts,
    );
}

fn transcript(a: &Transcript, b: &Transcript) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.kind != b.kind, Aspect::Kind),
        (a.source != b.source, Aspect::Source),
        (a.text != b.text, Aspect::Text),
        (a.text == b.text && a.corrections != b.corrections, Aspect::Corrections),
        (!same(&a.turns, &b.turns), Aspect::Turns),
        (a.speakers != b.speakers, Aspect::Speakers),
        (a.participant != b.participant, Aspect::Participant),
    ])
}

pub(super) fn codes(before: &Study, after: &Study, parts: &mut Parts) {
    let (a, b) = (&before.codebook, &after.codebook);
    if Rc::ptr_eq(a, b) {
        return;
    }
    let [old, new] = [a, b].map(|it| with_parents(it));
    let mut placed = Vec::new();
    records(
        What::Codes,
        (&old, &new),
        |it| it.0.id.uuid(),
        |it| it.0.name.clone(),
        |(x, under), (y, now)| {
            let elsewhere = under != now;
            (elsewhere || !same(x, y)).then(|| code(x, y, elsewhere))
        },
        &mut placed,
    );
    // A code that was put elsewhere has another place in the list too: said once.
    for it in &mut placed {
        let elsewhere = |it: &Change| it.aspects.contains(&Aspect::Place);
        it.moved &= !it.changes.iter().any(elsewhere);
    }
    parts.append(&mut placed);
}

pub(super) fn versions(before: &Study, after: &Study, parts: &mut Parts) {
    let (a, b) = (&before.versions, &after.versions);
    if Rc::ptr_eq(a, b) {
        return;
    }
    let lists: [Vec<_>; 2] = [a, b].map(|it| it.0.values().collect());
    records(
        What::Versions,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| (!same(x, y)).then(|| only([(x.name != y.name, Aspect::Name)])),
        parts,
    );
}

/// Returns the codes in reading order, each with the one under which it lies.
fn with_parents(book: &Codebook) -> Vec<(&Rc<Code>, Option<Uuid>)> {
    let mut above: Vec<Uuid> = Vec::new();
    let mut found = Vec::with_capacity(book.len());
    for entry in book.entries() {
        above.truncate(entry.depth);
        found.push((&entry.code, above.last().copied()));
        above.push(entry.code.id.uuid());
    }
    found
}

fn code(a: &Code, b: &Code, elsewhere: bool) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.definition != b.definition, Aspect::Definition),
        (a.use_when != b.use_when, Aspect::UseWhen),
        (a.not_when != b.not_when, Aspect::NotWhen),
        (a.example != b.example, Aspect::Example),
        (a.counter_example != b.counter_example, Aspect::CounterExample),
        (a.colour != b.colour, Aspect::Colour),
        (a.source != b.source, Aspect::Framework),
        (a.favourite != b.favourite, Aspect::Favourite),
        (a.is_active() != b.is_active(), Aspect::Archived),
        (elsewhere, Aspect::Place),
    ])
}

pub(super) fn segments(before: &Study, after: &Study, parts: &mut Parts) {
    if Rc::ptr_eq(&before.layers, &after.layers) {
        return;
    }
    let mut keys: Vec<_> = after.layers.keys().collect();
    keys.extend(before.layers.keys().filter(|it| !after.layers.contains_key(it)));
    for &(transcript, coder) in keys {
        let layer = |it: &Study| it.layers.get(&(transcript, coder)).cloned();
        let (a, b) = (layer(before), layer(after));
        if let (Some(a), Some(b)) = (&a, &b)
            && Rc::ptr_eq(a, b)
        {
            continue;
        }
        let held = after.transcript(transcript).or(before.transcript(transcript));
        let known = [after, before].map(|it| it.coder_name(coder));
        let what = What::Segments {
            transcript: held.map(|it| it.name.clone()).unwrap_or_default(),
            coder: known.into_iter().find(|it| !it.is_empty()).unwrap_or("").to_owned(),
        };
        let [old, new] =
            [&a, &b].map(|it| it.as_deref().map_or(&[][..], Layer::segments));
        let mut found = Vec::new();
        // Where a text was corrected, all after it lies elsewhere: on the same words.
        let texts = [before, after].map(|it| it.transcript(transcript));
        let moved = |x: &Rc<Segment>, y: &Rc<Segment>| {
            let [Some(a), Some(b)] = texts else { return false };
            !Rc::ptr_eq(a, b)
                && a.text.slice(x.range) == b.text.slice(y.range)
                && Segment { range: x.range, ..(**y).clone() } == **x
        };
        records(
            what,
            (old, new),
            |it| it.id.uuid(),
            |it| {
                let code = after.codebook.get(it.code).or(before.codebook.get(it.code));
                code.map(|it| it.name.clone()).unwrap_or_default()
            },
            |x, y| (!same(x, y) && !moved(x, y)).then(|| segment(x, y)),
            &mut found,
        );
        // Their order follows from where they are.
        for it in &mut found {
            it.moved = false;
        }
        found.retain(|it| !it.is_empty());
        parts.append(&mut found);
    }
}

fn segment(a: &Segment, b: &Segment) -> Vec<Aspect> {
    only([
        (a.code != b.code, Aspect::Code),
        (a.range != b.range, Aspect::Passage),
        (a.stance != b.stance, Aspect::Stance),
        (a.memo != b.memo, Aspect::Memo),
        (a.code == b.code && a.checked != b.checked, Aspect::Checked),
    ])
}

pub(super) fn themes(before: &Study, after: &Study, parts: &mut Parts) {
    if Rc::ptr_eq(&before.themes, &after.themes) {
        return;
    }
    records(
        What::Themes,
        (&before.themes, &after.themes),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| (!same(x, y)).then(|| theme(x, y)),
        parts,
    );
}

fn theme(a: &Theme, b: &Theme) -> Vec<Aspect> {
    only([
        (a.name != b.name, Aspect::Name),
        (a.statement != b.statement, Aspect::Statement),
        (a.codes != b.codes, Aspect::Codes),
        (a.quotes != b.quotes, Aspect::Quotes),
    ])
}

pub(super) fn memos(before: &Study, after: &Study, parts: &mut Parts) {
    if Rc::ptr_eq(&before.memos, &after.memos) {
        return;
    }
    // Each with the state in which what it is on has its name.
    let lists: [Vec<(&Study, &Memo)>; 2] =
        [before, after].map(|study| study.memos.values().map(|it| (study, it)).collect());
    records(
        What::Memos,
        (&lists[0], &lists[1]),
        |it| it.1.id.uuid(),
        |it| target_name(it.0, it.1.on),
        |(_, x), (_, y)| {
            let aspects =
                only([(x.text != y.text, Aspect::Text), (x.on != y.on, Aspect::Target)]);
            (x != y).then_some(aspects)
        },
        parts,
    );
}

pub(super) fn finding(before: &Study, after: &Study, parts: &mut Parts) {
    let (a, b) = (&before.finding, &after.finding);
    if Rc::ptr_eq(a, b) {
        return;
    }
    let lists: [Vec<_>; 2] = [a, b].map(|it| it.queries.values().collect());
    records(
        What::Queries,
        (&lists[0], &lists[1]),
        |it| it.id.uuid(),
        |it| it.name.clone(),
        |x, y| {
            let aspects = only([
                (x.name != y.name, Aspect::Name),
                (x.asks != y.asks, Aspect::Asks),
            ]);
            (x != y).then_some(aspects)
        },
        parts,
    );
    if a.stop_words != b.stop_words {
        let lists = [a, b].map(|it| it.stop_words());
        let [old, new] =
            lists.each_ref().map(|it| it.iter().map(String::as_str).collect());
        let (old, new): (Vec<&str>, Vec<&str>) = (old, new);
        texts(What::StopWords, &old, &new, parts);
    }
    let dismissed = |it: &Finding| {
        let all = it.dismissed.iter().map(|it| format!("{it:?}"));
        all.collect::<Vec<_>>()
    };
    let (old, new) = (dismissed(a), dismissed(b));
    let old: Vec<Key<'_>> = old.iter().map(|it| Key::Text(it)).collect();
    let new: Vec<Key<'_>> = new.iter().map(|it| Key::Text(it)).collect();
    let code = |later: bool, at: usize| {
        let study = if later { after } else { before };
        let code = study.finding.dismissed.iter().nth(at).map(|it| it.code);
        let code = code.and_then(|it| study.codebook.get(it));
        code.map(|it| it.name.clone()).unwrap_or_default()
    };
    compare(What::Dismissed, (&old, &new), &code, &|_, _| None, parts);
}
