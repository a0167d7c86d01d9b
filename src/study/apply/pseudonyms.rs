//! Pseudonyms in the place of names, in every text of a study.

use std::rc::Rc;

use super::{Changed, correct, scrubbed};
use crate::codebook::{Code, Codebook};
use crate::coding::Layer;
use crate::order;
use crate::stamp::Stamp;
use crate::study::{Entry, Log, Pseudonyms, Refusal, Study};
use crate::transcript::{Transcript, free_name};

pub(super) fn change(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) -> Changed {
    let mut ordered = it.clone();
    // Of "Maria Jones" and "Maria" the longer one first.
    order::sort_by_key(&mut ordered.scrubs, |it| std::cmp::Reverse(it.words.len()));
    let it = &ordered;
    let words: Vec<String> = it.scrubs.iter().map(|it| it.words.clone()).collect();
    let before = study.clone();
    let mut places = 0;
    for rewording in &it.texts {
        places += rewording.changes.len();
        correct::change(study, rewording, Some(&words), stamp)?;
    }
    transcripts(study, it, &words, stamp);
    people(study, it, stamp);
    about(study, it, stamp);
    scrubbed::surveys(study, it, stamp);
    codes(study, it, stamp);
    layers(study, it, stamp);
    findings(study, it, stamp);
    finding(study, it, stamp);
    log(study, it);
    let bare = |it: &Study| Study { log: Log::default(), ..it.clone() };
    let untouched =
        it.texts.is_empty() && before.log == study.log && bare(&before) == bare(study);
    if untouched { Err(Refusal::NothingToDo) } else { Ok(places.to_string()) }
}

fn about(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    let mut about = (*study.about).clone();
    if it.scrub(&mut about.name) | it.scrub(&mut about.description) {
        about.provenance = about.provenance.touched(stamp);
    }
    let mut taken: Vec<String> =
        about.coders.values().map(|it| it.name.clone()).collect();
    for coder in about.coders.values_mut() {
        if it.scrub_name(&mut coder.name, &mut taken) {
            coder.provenance = coder.provenance.touched(stamp);
        }
    }
    if about != *study.about {
        study.about = Rc::new(about);
    }
}

fn transcripts(study: &mut Study, it: &Pseudonyms, words: &[String], stamp: &Stamp) {
    let all: Vec<Rc<Transcript>> = study.transcripts.values().cloned().collect();
    for old in all {
        let mut new = (*old).clone();
        if let Some(hidden) = new.hiding(words) {
            new = hidden;
        }
        it.scrub(&mut new.source);
        if it.scrub(&mut new.name) {
            let others = &study.transcripts;
            let taken =
                |name: &str| others.values().any(|it| it.id != old.id && it.name == name);
            new.name = free_name(&new.name, taken);
        }
        let mut names: Vec<String> = Vec::new();
        for speaker in new.speakers.values_mut() {
            if it.scrub(&mut speaker.name) {
                speaker.name =
                    free_name(&speaker.name, |it| names.iter().any(|n| n == it));
            }
            names.push(speaker.name.clone());
        }
        if new != *old {
            new.provenance = new.provenance.touched(stamp);
            Rc::make_mut(&mut study.transcripts).insert(old.id, Rc::new(new));
        }
    }
}

fn people(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    let mut all = (*study.participants).clone();
    let mut taken: Vec<String> = all.people.values().map(|it| it.name.clone()).collect();
    for person in all.people.values_mut() {
        let mut touched =
            it.scrub(&mut person.note) | it.scrub_name(&mut person.name, &mut taken);
        for value in person.attributes.values_mut() {
            touched |= it.scrub(value);
        }
        if touched {
            person.provenance = person.provenance.touched(stamp);
        }
    }
    if all != *study.participants {
        study.participants = Rc::new(all);
    }
}

/// The codes, and those of earlier versions of the codebook.
fn codes(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    if let Some(book) = book(&study.codebook, it, stamp) {
        study.codebook = Rc::new(book);
    }
    let mut versions = (*study.versions).clone();
    for version in versions.0.values_mut() {
        let book = book(&version.codebook, it, stamp);
        let mut name = version.name.clone();
        if it.scrub(&mut name) || book.is_some() {
            let new = Rc::make_mut(version);
            new.name = name;
            if let Some(book) = book {
                new.codebook = Rc::new(book);
            }
        }
    }
    if versions != *study.versions {
        study.versions = Rc::new(versions);
    }
}

fn book(old: &Codebook, it: &Pseudonyms, stamp: &Stamp) -> Option<Codebook> {
    let all: Vec<Rc<Code>> = old.codes().cloned().collect();
    let mut book = None;
    for old_code in all {
        let mut new = (*old_code).clone();
        let mut touched = false;
        for text in [
            &mut new.definition,
            &mut new.use_when,
            &mut new.not_when,
            &mut new.example,
            &mut new.counter_example,
        ] {
            touched |= it.scrub(text);
        }
        if it.scrub(&mut new.name) {
            let here: &Codebook = book.as_ref().unwrap_or(old);
            let taken = |it: &str| here.codes().any(|c| c.id != new.id && c.name == it);
            new.name = free_name(&new.name, taken);
            touched = true;
        }
        if touched {
            new.provenance = new.provenance.touched(stamp);
            // It is there: it was listed a moment ago.
            book.get_or_insert_with(|| old.clone()).replace(new).ok();
        }
    }
    book
}

fn layers(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    let all: Vec<Rc<Layer>> = study.layers.values().cloned().collect();
    for old in all {
        let mut new = None;
        for segment in old.segments().iter().filter(|it| !it.memo.is_empty()) {
            if let Some(memo) = it.scrubbed(&segment.memo) {
                let mut segment = (**segment).clone();
                segment.memo = memo;
                segment.provenance = segment.provenance.touched(stamp);
                new.get_or_insert_with(|| (*old).clone()).put(segment);
            }
        }
        if let Some(new) = new {
            let key = (new.transcript, new.coder);
            Rc::make_mut(&mut study.layers).insert(key, Rc::new(new));
        }
    }
}

fn findings(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    for at in 0..study.themes.len() {
        let Some(mut theme) = study.themes.get(at).map(|it| (**it).clone()) else {
            continue;
        };
        if it.scrub(&mut theme.name) | it.scrub(&mut theme.statement) {
            theme.provenance = theme.provenance.touched(stamp);
            if let Some(place) = Rc::make_mut(&mut study.themes).get_mut(at) {
                *place = Rc::new(theme);
            }
        }
    }
    let mut memos = (*study.memos).clone();
    let mut touched = false;
    for memo in memos.values_mut() {
        if it.scrub(&mut memo.text) {
            memo.provenance = memo.provenance.touched(stamp);
            touched = true;
        }
    }
    if touched {
        study.memos = Rc::new(memos);
    }
}

/// The kept queries, which follow what people's attributes are called now, and the stop words.
fn finding(study: &mut Study, it: &Pseudonyms, stamp: &Stamp) {
    let mut all = (*study.finding).clone();
    let mut taken: Vec<String> = all.queries.values().map(|it| it.name.clone()).collect();
    for query in all.queries.values_mut() {
        let mut touched = false;
        query.asks.each_text(&mut |text| touched |= it.scrub(text));
        touched |= it.scrub_name(&mut query.name, &mut taken);
        if touched {
            query.provenance = query.provenance.touched(stamp);
        }
    }
    if let Some(words) = &mut all.stop_words {
        // They are in small letters: a name among them says nothing and goes.
        let is_said = |word: &String| {
            it.scrubs.iter().any(|it| {
                let mut own = it.words.split_whitespace();
                own.any(|part| part.to_lowercase() == **word)
            })
        };
        words.retain(|word| !is_said(word));
    }
    if all != *study.finding {
        study.finding = Rc::new(all);
    }
}

/// What the log says things were called.
fn log(study: &mut Study, it: &Pseudonyms) {
    if study.log.entries().any(|entry| it.scrubbed(&entry.subject).is_some()) {
        let all = study.log.entries().map(|entry| {
            let subject = it.scrubbed(&entry.subject);
            Entry {
                subject: subject.unwrap_or_else(|| entry.subject.clone()),
                ..entry.clone()
            }
        });
        study.log = Log::from_entries(all.collect());
    }
}
