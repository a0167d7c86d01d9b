//! Turns of a plain text: who speaks, when, and where in the text their words are.
//!
//! A turn's words are the text's own, character for character, so that a position in the
//! file stays one in the transcript. What follows a turn without a label of its own belongs
//! to it, line breaks and all. A time leaves the text: at the start of a line it begins a
//! turn of the same speaker; at the end of one it is when the next words begin.

use super::label;
use super::line::{Below, Line};
use super::speakers::Census;
use crate::order::{Map, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::transcript::{Draft, DraftSpeaker, DraftTurn};

/// Labels that were left in the text are listed up to this number.
const LISTED: usize = 8;

/// Returns the speakers and turns of a text whose line ends are `\n`.
pub(super) fn read(text: &str) -> Parsed<Draft> {
    let lines = lines(text);
    let (census, has_blanks) = count(&lines);
    let speakers = census.speakers();
    let mut notes = Vec::new();
    if speakers.is_empty() {
        notes.push(Note::info(Place::default(), Problem::NoSpeakers));
    } else {
        let left = census.left(&speakers);
        for (line, name) in left.iter().take(LISTED) {
            let problem = Problem::LabelLeft { label: (*name).to_owned() };
            notes.push(Note::info(Place::row(line + 1), problem));
        }
        if left.len() > LISTED {
            let problem = Problem::MoreRows { count: left.len() - LISTED };
            notes.push(Note::info(Place::default(), problem));
        }
    }
    let mut turns = Turns::new(text, &speakers, has_blanks);
    for line in &lines {
        turns.take(line);
    }
    Parsed { value: turns.draft(), notes }
}

/// A line with what it might say.
struct Found<'a> {
    /// The byte of the text at which it begins.
    at: usize,
    text: &'a str,
    line: Line<'a>,
}

fn lines(text: &str) -> Vec<Found<'_>> {
    let mut at = 0;
    let mut after_arrow = false;
    let mut lines: Vec<Found<'_>> = text
        .split('\n')
        .map(|it| {
            let line = Line::read(it, after_arrow);
            after_arrow = line.lead.is_some_and(|it| it.arrow && it.words.is_none());
            let found = Found { at, text: it, line };
            at += it.len() + 1;
            found
        })
        .collect();
    look_below(&mut lines);
    lines
}

/// Reads each line once more with what stands below it, the last one first.
fn look_below(lines: &mut [Found<'_>]) {
    let (mut next, mut filled) = (Below::Other, Below::Other);
    for found in lines.iter_mut().rev() {
        if found.text.trim().is_empty() {
            next = Below::Other;
            continue;
        }
        let below = if next == Below::Time { next } else { filled };
        found.line = found.line.above(found.text, below);
        let line = &found.line;
        let is_words = line.header.is_none() && line.lead.is_none();
        next = if line.is_time() && filled == Below::Words {
            Below::Time
        } else {
            Below::Other
        };
        filled = if is_words { Below::Words } else { Below::Other };
    }
}

/// Counts the labels, and tells whether blank lines part the paragraphs.
fn count(lines: &[Found<'_>]) -> (Census, bool) {
    let is_blank = |it: &Found<'_>| it.text.trim().is_empty();
    let filled = lines.iter().filter(|it| !is_blank(it)).count();
    let mut blocks = 0;
    let mut after_blank = true;
    for line in lines {
        blocks += usize::from(after_blank && !is_blank(line));
        after_blank = is_blank(line);
    }
    let has_blanks = blocks > 1;
    let mut census = Census::new(if has_blanks { blocks } else { filled });
    let mut after_blank = true;
    for (number, line) in lines.iter().enumerate() {
        if let Some(header) = &line.line.header {
            census.add(header, number, after_blank || !has_blanks);
        }
        after_blank = is_blank(line);
    }
    (census, has_blanks)
}

/// The turns as far as they are read.
struct Turns<'a> {
    text: &'a str,
    keys: &'a Set<String>,
    has_blanks: bool,
    /// The speakers' places by key, in order of first speech.
    places: Map<String, usize>,
    draft: Draft,
    /// Who speaks now: key and label.
    speaker: Option<(String, &'a str)>,
    /// When the next words begin.
    time: Option<u32>,
    /// The bytes of the turn that is open.
    open: Option<(usize, usize)>,
    /// Bytes and code points up to the last turn's start.
    counted: (usize, u32),
}

impl<'a> Turns<'a> {
    fn new(text: &'a str, keys: &'a Set<String>, has_blanks: bool) -> Self {
        Self {
            text,
            keys,
            has_blanks,
            places: Map::new(),
            draft: Draft::default(),
            speaker: None,
            time: None,
            open: None,
            counted: (0, 0),
        }
    }

    fn take(&mut self, found: &Found<'a>) {
        if found.text.trim().is_empty() {
            // Without a speaker, every paragraph is a turn.
            if self.speaker.is_none() {
                self.close();
            }
            return;
        }
        if self.speaker.is_none() && !self.has_blanks {
            self.close();
        }
        let end = found.line.tail.map_or(found.text.len(), |it| it.words_end);
        let start = self.begin(found);
        self.extend(found.at, found.text.get(start..end).unwrap_or_default(), start);
        if let Some(tail) = found.line.tail {
            self.close();
            self.time = Some(tail.time);
        }
    }

    /// Takes what stands before a line's words and returns the byte at which they begin.
    fn begin(&mut self, found: &Found<'a>) -> usize {
        let header = found
            .line
            .header
            .map(|it| (label::key(it.label), it))
            .filter(|(key, _)| self.keys.contains(key));
        if let Some((key, header)) = header {
            self.close();
            self.speaker = Some((key, header.label));
            self.time = header.time.or(self.time);
            return header.words;
        }
        let Some(lead) = found.line.lead else { return 0 };
        // A time of day on a line of its own is a heading, unless people speak here.
        if !lead.sure && (lead.words.is_some() || self.keys.is_empty()) {
            return 0;
        }
        self.close();
        self.time = Some(lead.time);
        lead.words.unwrap_or(found.text.len())
    }

    fn extend(&mut self, line: usize, words: &str, start: usize) {
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return;
        }
        let from = line + start + (words.len() - words.trim_start().len());
        let to = from + trimmed.len();
        self.open = Some(self.open.map_or((from, to), |(first, _)| (first, to)));
    }

    fn close(&mut self) {
        let Some((from, to)) = self.open.take() else { return };
        let (byte, chars) = self.counted;
        let between = self.text.get(byte..from).unwrap_or_default().chars().count();
        let source = chars.saturating_add(u32::try_from(between).unwrap_or(u32::MAX));
        self.counted = (from, source);
        let speaker = self.speaker.as_ref().map(|(key, name)| {
            *self.places.entry(key.clone()).or_insert_with(|| {
                let words: Vec<&str> = name.split_whitespace().collect();
                let name = words.join(" ");
                self.draft.speakers.push(DraftSpeaker { name, interviewer: false });
                self.draft.speakers.len() - 1
            })
        });
        let text = self.text.get(from..to).unwrap_or_default().to_owned();
        let time = self.time.take();
        self.draft.turns.push(DraftTurn { speaker, time, source, text });
    }

    fn draft(mut self) -> Draft {
        self.close();
        self.draft
    }
}

#[cfg(test)]
#[path = "turns_tests.rs"]
mod tests;
