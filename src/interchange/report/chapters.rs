//! The chapters of a report besides the survey's results.

use super::Choice;
use super::html::Page;
use super::words::{Figures, Words};
use crate::order::{self, Map, Set};
use crate::stamp::Moment;
use crate::stats::masked::respondents;
use crate::stats::{Counts, Disclosure, Totals, describe};
use crate::study::Study;
use crate::themes::{Tally, Theme, described, hide, quotes, support, tally};
use crate::transcript::TranscriptKind;

/// Writes how the study was done, from what is in it.
pub(super) fn methods(page: &mut Page, study: &Study, words: &Words) {
    page.open("section", "");
    page.text("h2", "", words.headings[0]);
    for it in (words.methods)(&figures(study)) {
        page.text("p", "", &it);
    }
    page.close("section");
}

/// Returns what the methods are told from.
fn figures(study: &Study) -> Figures {
    let mut kinds = [0; 5];
    for (count, kind) in kinds.iter_mut().zip(TranscriptKind::ALL) {
        *count = study.transcripts.values().filter(|it| it.kind == kind).count();
    }
    let text = study.transcripts.values().map(|it| it.text.as_str());
    let coded = || study.layers.values().filter(|it| !it.segments().is_empty());
    let mut coders_of: Map<_, usize> = Map::new();
    coded().for_each(|it| *coders_of.entry(it.transcript).or_default() += 1);
    let segments = || coded().flat_map(|it| it.segments());
    let days = || segments().map(|it| it.provenance.created.at);
    let days: Option<(Moment, Moment)> = days().min().zip(days().max());
    let rule = study.about.disclosure;
    let with = with_transcript(study).len();
    let top = study.codebook.entries().iter().filter(|it| it.depth == 0).count();
    Figures {
        surveys: study
            .surveys
            .values()
            .map(|it| {
                let all = it.questions.iter();
                let all = all.map(|(it, column)| describe(it, column, None));
                let rows = respondents(it.rows(), all, rule);
                (it.name.clone(), rows, it.questions.len())
            })
            .collect(),
        kinds,
        participants: rule.seen_of(with, study.participants.len()),
        words: text.map(|it| it.split_whitespace().count()).sum(),
        coders: order::set(coded().map(|it| it.coder)).len(),
        codes: [study.codebook.len(), top, segments().count()],
        double: coders_of.values().filter(|it| **it > 1).count(),
        themes: study.themes.len(),
        days: days.map(|(a, b)| [a, b].map(|it| it.day().to_string())),
    }
}

/// Returns the participants who have a transcript or speak in one.
fn with_transcript(study: &Study) -> Set<crate::id::ParticipantId> {
    order::set(study.transcripts.values().flat_map(|it| {
        let speakers = it.speakers.values().filter_map(|it| it.participant);
        it.participant.into_iter().chain(speakers)
    }))
}

/// Writes how many participants there are of each value of each attribute.
pub(super) fn participants(page: &mut Page, study: &Study, words: &Words) {
    let people = &study.participants;
    if people.is_empty() {
        return;
    }
    page.open("section", "");
    page.text("h2", "", words.headings[1]);
    let with = with_transcript(study);
    for attribute in &people.attributes {
        let values = people.values_of(attribute);
        // One that tells single people is not counted by.
        if values.is_empty() || values.len() >= people.len().max(2) {
            continue;
        }
        let of = |value: Option<&str>| {
            let there = people.people.values().filter(|it| it.value(attribute) == value);
            let all: Vec<_> = there.collect();
            let coded = all.iter().filter(|it| with.contains(&it.id)).count();
            (value.unwrap_or(words.none).to_owned(), [coded, all.len() - coded])
        };
        let mut groups: Vec<_> = values.into_iter().map(|it| of(Some(it))).collect();
        let none = of(None);
        if none.1 != [0, 0] {
            groups.push(none);
        }
        let rows = counted(groups, study.about.disclosure, words);
        let (caption, [all, coded]) = &words.attribute;
        page.table(&caption(attribute), &[attribute, all, coded], &rows, "");
    }
    page.close("section");
}

/// Returns the rows of groups: how many are in each and how many of these have a transcript,
/// by how many have one and how many have none, which are counts to hide as well.
fn counted(
    groups: Vec<(String, [usize; 2])>,
    rule: Disclosure,
    words: &Words,
) -> Vec<Vec<String>> {
    let counts: Vec<Vec<usize>> = groups.iter().map(|it| it.1.to_vec()).collect();
    let mask = rule.mask(&Counts::of_rows(&counts), Totals::Both);
    let shown = |hidden: bool, count: usize| {
        if hidden { words.sign.to_owned() } else { rule.shown(count).to_string() }
    };
    let row = |(at, (name, [with, without])): (usize, (String, [usize; 2]))| {
        let all = mask.rows.get(at).copied().unwrap_or(false);
        vec![name, shown(all, with + without), shown(mask.at(at, 0), with)]
    };
    groups.into_iter().enumerate().map(row).collect()
}

/// Writes the themes with what supports them.
pub(super) fn themes(page: &mut Page, study: &Study, choice: &Choice, words: &Words) {
    if study.themes.is_empty() {
        return;
    }
    page.open("section", "");
    page.text("h2", "", words.headings[3]);
    let rule = study.about.disclosure;
    let mut found = tally(&study.themes, &study.material(), choice.by.as_deref());
    hide(&mut found, rule);
    for (theme, tally) in study.themes.iter().zip(&found) {
        page.open("article", "theme");
        page.text("h3", "", &theme.name);
        page.paragraphs("lead", &theme.statement);
        page.text(
            "p",
            "base",
            &(words.support)(support(&tally.counts, tally.base, rule)),
        );
        let it = &tally.stances;
        let stances = (words.stances)([it.barrier, it.facilitator, it.mixed, it.none]);
        page.paragraphs("base", &stances);
        if let Some(by) = &choice.by {
            by_value(page, theme, tally, by, words);
        }
        if choice.quotes {
            chosen(page, study, theme, choice, words);
        }
        page.close("article");
    }
    page.close("section");
}

fn by_value(page: &mut Page, theme: &Theme, tally: &Tally, by: &str, words: &Words) {
    let (caption, [segments, transcripts, people]) = &words.by;
    let row = |it: &crate::themes::ValueCounts| {
        let name = it.value.clone().unwrap_or_else(|| words.none.to_owned());
        let [segments, transcripts, people] = if it.hidden {
            [(); 3].map(|()| words.sign.to_owned())
        } else {
            [
                it.counts.segments.to_string(),
                it.counts.transcripts.to_string(),
                (words.of)(it.counts.participants, it.base),
            ]
        };
        vec![name, segments, transcripts, people]
    };
    let rows: Vec<_> = tally.by.iter().map(row).collect();
    page.table(
        &caption(&theme.name, by),
        &[by, segments, transcripts, people],
        &rows,
        "",
    );
}

/// Writes the quotes that were chosen for a theme, in the order of their choosing.
fn chosen(page: &mut Page, study: &Study, theme: &Theme, choice: &Choice, words: &Words) {
    let all = quotes(theme, &study.material());
    let quote = |id| all.iter().find(|it| it.tags.iter().any(|tag| tag.segment == id));
    for it in theme.quotes.iter().filter_map(|it| quote(*it)) {
        let Some(transcript) = study.transcript(it.transcript) else { continue };
        // Of people whom that would give away nothing is said.
        let (people, rule) = (&study.participants, study.about.disclosure);
        let who = described(it.participant, &choice.told_by, people, rule);
        page.open("blockquote", "");
        page.paragraphs("", transcript.text.slice(it.range));
        page.text("footer", "", if who.is_empty() { words.somebody } else { &who });
        page.close("blockquote");
    }
}

/// Writes the codes with their definitions.
pub(super) fn codebook(page: &mut Page, study: &Study, words: &Words) {
    if study.codebook.is_empty() {
        return;
    }
    page.open("section", "codebook");
    page.text("h2", "", words.headings[4]);
    let mut counts: Map<_, usize> = Map::new();
    for it in study.layers.values().flat_map(|it| it.segments()) {
        *counts.entry(it.code).or_default() += 1;
    }
    for entry in study.codebook.entries() {
        let code = &entry.code;
        // Deeper than five nobody indents on paper.
        page.open(
            "article",
            ["d0", "d1", "d2", "d3", "d4"].get(entry.depth).map_or("d5", |it| it),
        );
        page.text("h3", "", &code.name);
        let times = counts.get(&code.id).copied().unwrap_or_default();
        page.text("p", "base", &(words.segments)(times));
        let said = [&code.definition, &code.use_when, &code.not_when, &code.example];
        let said = said.map(String::as_str);
        page.terms(words.fields.iter().copied().zip(said));
        page.close("article");
    }
    page.close("section");
}
