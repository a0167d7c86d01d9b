//! Subtitles as transcripts: `WebVTT` (W3C Candidate Recommendation, 2019) and `SubRip`.
//!
//! Speakers are the voices of `<v Name>`; in files without voices, labels inside the cues,
//! by the same rules as in plain text. Cues of one speaker that follow each other are one
//! turn; without any speakers a turn ends at a pause, or at the end of a sentence when it
//! is long.

use super::super::markup::{entity, split_near};
use super::label;
use super::line::Line;
use super::speakers::Census;
use super::time;
use crate::order::{Map, Set};
use crate::parsed::{Note, Parsed, Place, Problem};
use crate::transcript::{Draft, DraftSpeaker, DraftTurn};

/// A silence that ends a turn without a speaker, in milliseconds.
const PAUSE: u32 = 2_000;
/// A turn without a speaker ends at the first sentence end after so many bytes.
const LONG: usize = 500;

/// Tells whether a text is subtitles: it begins so, or its name says so and it has times.
pub(super) fn is_subtitles(text: &str, ending: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let begins = first
        .strip_prefix("WEBVTT")
        .is_some_and(|it| it.is_empty() || it.starts_with([' ', '\t']));
    begins
        || begins_as_subrip(text)
        || (matches!(ending, "vtt" | "srt")
            && text.lines().any(|it| times(it).is_some_and(|it| it.is_ok())))
}

/// A number alone on its line, and below it a span of times.
fn begins_as_subrip(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).skip_while(|it| it.is_empty());
    lines.next().is_some_and(is_number)
        && lines
            .next()
            .and_then(times)
            .is_some_and(|it| it.is_ok_and(|it| it.1.is_some()))
}

fn is_number(line: &str) -> bool {
    (1..=9).contains(&line.len()) && line.bytes().all(|it| it.is_ascii_digit())
}

/// Returns the speakers and turns of subtitles whose line ends are `\n`.
pub(super) fn read(text: &str, wants_header: bool) -> Parsed<Draft> {
    let mut notes = Vec::new();
    if wants_header && !text.starts_with("WEBVTT") {
        notes.push(Note::warning(Place::default(), Problem::NotVtt));
    }
    let mut cues = cues(text, &mut notes);
    if cues.iter().all(|it| it.speaker.is_none()) {
        cues = name_by_labels(cues);
    }
    if !cues.is_empty() && cues.iter().all(|it| it.speaker.is_none()) {
        notes.push(Note::info(Place::default(), Problem::NoSpeakers));
    }
    Parsed { value: join(cues), notes }
}

/// A stretch of a cue that one voice speaks.
#[derive(Debug, Default)]
struct Cue {
    start: Option<u32>,
    end: Option<u32>,
    speaker: Option<String>,
    words: String,
    /// Follows in the same cue as the one before.
    goes_on: bool,
    /// A dash says that someone else speaks.
    dash: bool,
}

/// Reads a line of cue times: nothing when it is none, an error when it is a broken one.
fn times(line: &str) -> Option<Result<(u32, Option<u32>), ()>> {
    let (before, after) = line.split_once("-->")?;
    let start = time::leading(before.trim());
    let end = time::leading(after.trim_start());
    Some(start.map(|it| (it.time, end.map(|it| it.time))).ok_or(()))
}

fn cues(text: &str, notes: &mut Vec<Note>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut number = 0;
    for block in lines.split(|it| it.trim().is_empty()) {
        let mut first = number;
        number += block.len() + 1;
        // Cues without a blank line between them are told apart by their times.
        let mut rest = block;
        while !rest.is_empty() {
            let next = next_cue(rest);
            let (cue, after) = rest.split_at_checked(next).unwrap_or((rest, &[]));
            read_block(cue, first, &mut cues, notes);
            first += cue.len();
            rest = after;
        }
    }
    cues
}

/// Returns the line at which the second cue of a block begins, or the block's length.
fn next_cue(block: &[&str]) -> usize {
    let is_time = |it: &&str| times(it).is_some_and(|it| it.is_ok());
    let mut found = block.iter().enumerate().filter(|it| is_time(it.1)).map(|it| it.0);
    let (Some(first), Some(second)) = (found.next(), found.next()) else {
        return block.len();
    };
    let numbered = second > first + 1
        && block.get(second - 1).is_some_and(|it| is_number(it.trim()));
    second - usize::from(numbered)
}

/// Reads a block of lines that holds one cue; `first` is the line before it.
fn read_block(block: &[&str], first: usize, cues: &mut Vec<Cue>, notes: &mut Vec<Note>) {
    let at = block.iter().position(|it| times(it).is_some());
    let (head, rest) = block.split_at(at.unwrap_or_default());
    let is_aside = head.iter().chain(rest).next().is_some_and(|it| is_aside(it));
    // What stands between cues has no time, but may be their words.
    if is_aside || (at.is_none() && cues.is_empty()) {
        return;
    }
    let (mut start, mut end, mut words) = (None, None, rest);
    if at.is_some() {
        let (timing, after) = rest.split_first().unwrap_or((&"", &[]));
        words = after;
        if let Some(Ok(span)) = times(timing) {
            (start, end) = (Some(span.0), span.1);
        } else {
            let problem = Problem::CueTime { text: timing.trim().to_owned() };
            let place = Place::row(first + head.len() + 1);
            notes.push(Note::warning(place, problem));
        }
    }
    let mut goes_on = at.is_none();
    for (speaker, words) in voices(&words.join("\n")) {
        if !words.is_empty() {
            cues.push(Cue { start, end, speaker, words, goes_on, dash: false });
            goes_on = true;
        }
    }
}

/// Comments, styles and regions are no speech.
fn is_aside(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|it| {
        line.strip_prefix(it)
            .is_some_and(|it| it.is_empty() || it.starts_with(char::is_whitespace))
    })
}

/// Splits a cue's text by its voices; tags go, entities become characters.
fn voices(text: &str) -> Vec<(Option<String>, String)> {
    let mut found = vec![(None, String::new())];
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&', '{']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push(&mut found, before);
        if let Some((style, after)) =
            from.strip_prefix("{\\").and_then(|it| split_near(it, b'}', 80))
            && !style.contains('\n')
        {
            // Where and how SubRip shows the words.
            rest = after;
            continue;
        }
        if from.starts_with('&') {
            let (c, after) = entity(from);
            push(&mut found, c.encode_utf8(&mut [0; 4]));
            rest = after;
        } else if let Some((tag, after)) = tag(from) {
            if let Some(name) = voice(tag) {
                found.push((Some(name), String::new()));
            } else if tag == "/v" {
                found.push((None, String::new()));
            }
            rest = after;
        } else {
            push(&mut found, from.get(..1).unwrap_or_default());
            rest = from.get(1..).unwrap_or_default();
        }
    }
    push(&mut found, rest);
    for (_, words) in &mut found {
        let trimmed = words.trim();
        if trimmed.len() < words.len() {
            *words = trimmed.to_owned();
        }
    }
    found
}

fn push(found: &mut [(Option<String>, String)], text: &str) {
    if let Some((_, words)) = found.last_mut() {
        words.push_str(text);
    }
}

/// Splits off a tag: `<` and a letter, a slash or a time, up to `>`.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('<')?;
    let begins =
        inner.starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric() || c == '>');
    split_near(inner, b'>', 400).filter(|_| begins)
}

/// Returns the name in `v Name` or `v.loud Name`.
fn voice(tag: &str) -> Option<String> {
    let rest = tag.strip_prefix('v')?;
    let (classes, name) = rest.split_once(char::is_whitespace)?;
    if !(classes.is_empty() || classes.starts_with('.')) {
        return None;
    }
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, from)) =
        rest.find('&').and_then(|it| rest.split_at_checked(it))
    {
        plain.push_str(before);
        let (c, after) = entity(from);
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(words.join(" ")).filter(|it| !it.is_empty())
}

/// Looks for `Name: words` in cues without voices, as meeting programs write them, and for
/// the dashes by which subtitles tell that someone else speaks.
fn name_by_labels(cues: Vec<Cue>) -> Vec<Cue> {
    let mut census = Census::new(cues.len());
    for (number, cue) in cues.iter().enumerate() {
        for line in cue.words.split('\n') {
            if let Some(header) = Line::read(without_dash(line).0, false).header {
                census.add(&header, number, true);
            }
        }
    }
    let speakers: Set<String> = census.speakers();
    let mut current: Option<String> = None;
    let mut named: Vec<Cue> = Vec::new();
    for cue in cues {
        for (number, line) in cue.words.split('\n').enumerate() {
            let (line, dash) = without_dash(line);
            let header = Line::read(line, false)
                .header
                .filter(|it| speakers.contains(&label::key(it.label)));
            if dash {
                current = None;
            }
            let words = match header {
                Some(header) => {
                    let words: Vec<&str> = header.label.split_whitespace().collect();
                    current = Some(words.join(" "));
                    line.get(header.words..).unwrap_or_default().trim()
                }
                None => line,
            };
            if number > 0
                && header.is_none()
                && !dash
                && let Some(last) = named.last_mut()
            {
                last.words.push('\n');
                last.words.push_str(words);
                continue;
            }
            named.push(Cue {
                start: cue.start,
                end: cue.end,
                speaker: current.clone(),
                words: words.to_owned(),
                goes_on: cue.goes_on || number > 0,
                dash,
            });
        }
    }
    named
}

/// Takes the dash off a line that begins with one, and tells whether it had one.
fn without_dash(line: &str) -> (&str, bool) {
    let line = line.trim();
    match line.strip_prefix(['-', '–', '—']).map(str::trim_start) {
        Some(words)
            if words
                .starts_with(|c: char| c.is_alphabetic() || "¿¡“\"'’([♪".contains(c)) =>
        {
            (words, true)
        }
        _ => (line, false),
    }
}

/// Joins cues into turns.
fn join(cues: Vec<Cue>) -> Draft {
    let mut draft = Draft::default();
    let mut places: Map<String, usize> = Map::new();
    let mut end: Option<u32> = None;
    for cue in cues {
        let lines: Vec<&str> = cue.words.split('\n').map(str::trim).collect();
        let words = lines.join(" ").trim().to_owned();
        if words.is_empty() {
            continue;
        }
        let speaker = cue.speaker.map(|name| {
            *places.entry(label::key(&name)).or_insert_with(|| {
                draft.speakers.push(DraftSpeaker { name, interviewer: false });
                draft.speakers.len() - 1
            })
        });
        let silent = match (end, cue.start) {
            (Some(end), Some(start)) => start >= end.saturating_add(PAUSE),
            _ => false,
        };
        end = cue.end.or(cue.start).or(end);
        match draft.turns.last_mut() {
            Some(last)
                if last.speaker == speaker
                    && !(cue.dash && speaker.is_none())
                    && (speaker.is_some()
                        || !(silent && !cue.goes_on || is_long(&last.text))) =>
            {
                last.text.push(' ');
                last.text.push_str(&words);
            }
            _ => draft.turns.push(DraftTurn {
                speaker,
                time: cue.start,
                source: 0,
                text: words,
            }),
        }
    }
    draft
}

fn is_long(text: &str) -> bool {
    text.len() >= LONG && text.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, turns: &[&str]) {
        let draft = read(text, true).value;
        let shown: Vec<String> = draft
            .turns
            .iter()
            .map(|it| {
                let name = it.speaker.map_or("-", |it| draft.speakers[it].name.as_str());
                let time = it.time.map_or(String::new(), |it| format!("@{}", it / 1000));
                format!("{name}{time}|{}", it.text)
            })
            .collect();
        assert_eq!(shown, turns, "{text}");
    }

    #[test]
    fn voices_and_their_cues() {
        check(
            "WEBVTT - A title\nKind: captions\n\nNOTE\nnothing --> here\n\nSTYLE\n::cue {}\n\n\
             1\n00:00:01.000 --> 00:00:03.000 align:start\n<v.loud Anna Weiss>So <i>we</i>\n\
             began</v>\n\n2\n00:03.500 --> 00:05.000\n<v Anna Weiss>&amp; went &lt;on&gt; a < b\
             \n\n00:06.000 --> 00:07.000\n<v R&amp;D Lead>No. <00:06.500>Yes</v> (noise)\n",
            &[
                "Anna Weiss@1|So we began & went <on> a < b",
                "R&D Lead@6|No. Yes",
                "-@6|(noise)",
            ],
        );
    }

    #[test]
    fn names_inside_cues() {
        check(
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAnna Weiss: So, one thing: time.\n\n\
             2\n00:00:03.000 --> 00:00:05.000\nand money.\n\n\
             3\n00:00:05.000 --> 00:00:06.000\nBen Ito: Yes.\n\n\
             4\n00:00:06.000 --> 00:00:09.000\nAnna Weiss: Good.\n\n\
             5\n00:00:09.000 --> 00:00:10.000\nBen Ito: Bye.\n",
            &[
                "Anna Weiss@1|So, one thing: time. and money.",
                "Ben Ito@5|Yes.",
                "Anna Weiss@6|Good.",
                "Ben Ito@9|Bye.",
            ],
        );
    }

    #[test]
    fn no_names_and_pauses() {
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nso we\n\n00:02.000 --> 00:03.000\nbegan\n\n\
             00:07.000 --> 00:08.000\nlater\n",
            &["-@1|so we began", "-@7|later"],
        );
    }

    #[test]
    fn broken_times_keep_the_words() {
        let text = "WEBVTT\n\n00:xx --> 00:02.000\n<v A>One\n\n00:03.000 --> 00:04.000\n<v B>Two";
        check(text, &["A|One", "B@3|Two"]);
        let problem = Problem::CueTime { text: "00:xx --> 00:02.000".into() };
        assert_eq!(read(text, true).notes, [Note::warning(Place::row(3), problem)]);
    }

    #[test]
    fn subrip_and_a_missing_head() {
        let text = "1\n00:00:01,000 --> 00:00:02,500\nHello\nthere.\n";
        assert!(is_subtitles(text, "srt") && is_subtitles(text, "vtt"));
        assert!(is_subtitles(text, "txt") && !is_subtitles("1\nHello", "txt"));
        check(text, &["-@1|Hello there."]);
        let note = Note::warning(Place::default(), Problem::NotVtt);
        assert_eq!(read(text, true).notes.first(), Some(&note));
    }

    #[test]
    fn subrip_as_programs_write_it() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>ANNA: Hello,</i>\n<font \
             color=\"#ff0\">you &amp; you.</font>\n\n2\n00:00:02,000 --> 00:00:04,000\nStill me.\n \
             \n3\n00:00:04,000 --> 00:00:05,000\nBEN: Hi.\nANNA: So, 5 < 6.\n4\n00:00:06,000 --> \
             00:00:07,000\n- BEN: {sic} Yes.\n- ANNA: No.\n",
            &[
                "ANNA@1|Hello, you & you. Still me.",
                "BEN@4|Hi.",
                "ANNA@4|So, 5 < 6.",
                "BEN@6|{sic} Yes.",
                "ANNA@6|No.",
            ],
        );
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n- Hello.\n-Hi.\n\n2\n00:00:02,100 --> \
             00:00:03,000\n- So we began.\nat ten\n- -5 degrees.\n",
            &["-@1|Hello.", "-@1|Hi.", "-@2|So we began. at ten - -5 degrees."],
        );
    }

    proptest! {
        /// Whatever the marks around them, all words of cues become words of turns.
        #[test]
        fn no_word_of_a_cue_is_lost(
            cues in proptest::collection::vec("(- |)(ANNA: |BEN: |<i>|\\{|\\{\\\\an8\\}|)(word[0-9]{1,3}( |\n|\n- |</i>|\\}| - )){1,5}", 1..12),
            gap in "(\n|\n\n|\n \n)",
        ) {
            let mut text = String::new();
            for (number, words) in cues.iter().enumerate() {
                let times = format!("00:00:{number:02},000 --> 00:00:{number:02},900");
                let cue = [&number.to_string(), "\n", &times, "\n", words, &gap];
                text.extend(cue);
            }
            let draft = read(&text, false).value;
            let count = |it: &str| it.matches("word").count();
            let found: usize = draft.turns.iter().map(|it| count(&it.text)).sum();
            prop_assert_eq!(found, count(&text), "{}", text);
        }
    }
}
