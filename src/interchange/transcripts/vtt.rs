//! Subtitles as transcripts: `WebVTT` (W3C Candidate Recommendation, 2019) and `SubRip`.
//!
//! Speakers are the voices of `<v Name>`; in files without voices, labels inside the cues,
//! by the same rules as in plain text. Cues of one speaker that follow each other are one
//! turn; without any speakers a turn ends at a pause, or at the end of a sentence when it
//! is long.

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
        || (matches!(ending, "vtt" | "srt")
            && text.lines().any(|it| times(it).is_some_and(|it| it.is_ok())))
}

/// Returns the speakers and turns of subtitles whose line ends are `\n`.
pub(super) fn read(text: &str, wants_header: bool) -> Parsed<Draft> {
    let mut notes = Vec::new();
    if wants_header && !text.starts_with("WEBVTT") {
        notes.push(Note::warning(Place::default(), Problem::NotVtt));
    }
    let mut cues = cues(text, &mut notes);
    if cues.iter().all(|it| it.speaker.is_none()) {
        name_by_labels(&mut cues);
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
    for block in lines.split(|it| it.is_empty()) {
        let first = number;
        number += block.len() + 1;
        let at = block.iter().position(|it| times(it).is_some());
        let (head, rest) = block.split_at(at.unwrap_or_default());
        let is_aside = head.iter().chain(rest).next().is_some_and(|it| is_aside(it));
        // What stands between cues has no time, but may be their words.
        if is_aside || (at.is_none() && cues.is_empty()) {
            continue;
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
        for (speaker, words) in voices(&words.join(" ")) {
            if !words.is_empty() {
                cues.push(Cue { start, end, speaker, words, goes_on });
                goes_on = true;
            }
        }
    }
    cues
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
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push(&mut found, before);
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
            push(&mut found, "<");
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

/// Splits at an ASCII character that stands among the first `reach` bytes.
fn split_near(text: &str, at: u8, reach: usize) -> Option<(&str, &str)> {
    let position = text.bytes().take(reach).position(|it| it == at)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
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

/// Takes one entity from a text that begins with `&`; a stray one stands for itself.
fn entity(text: &str) -> (char, &str) {
    let rest = text.get(1..).unwrap_or_default();
    let found = split_near(rest, b';', 9).and_then(|(name, after)| {
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            "lrm" => '\u{200e}',
            "rlm" => '\u{200f}',
            _ => numbered(name).filter(|it| *it != '\0')?,
        };
        Some((c, after))
    });
    found.unwrap_or(('&', rest))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

/// Looks for `Name: words` in cues without voices, as meeting programs write them.
fn name_by_labels(cues: &mut [Cue]) {
    let mut census = Census::new(cues.len());
    for (number, cue) in cues.iter().enumerate() {
        if let Some(header) = Line::read(&cue.words, false).header {
            census.add(&header, number, true);
        }
    }
    let speakers: Set<String> = census.speakers();
    let mut current: Option<String> = None;
    for cue in cues {
        let header = Line::read(&cue.words, false)
            .header
            .filter(|it| speakers.contains(&label::key(it.label)));
        if let Some(header) = header {
            let words: Vec<&str> = header.label.split_whitespace().collect();
            current = Some(words.join(" "));
            cue.words =
                cue.words.get(header.words..).unwrap_or_default().trim().to_owned();
        }
        cue.speaker.clone_from(&current);
    }
}

/// Joins cues into turns.
fn join(cues: Vec<Cue>) -> Draft {
    let mut draft = Draft::default();
    let mut places: Map<String, usize> = Map::new();
    let mut end: Option<u32> = None;
    for cue in cues {
        if cue.words.is_empty() {
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
                    && (speaker.is_some()
                        || !(silent && !cue.goes_on || is_long(&last.text))) =>
            {
                last.text.push(' ');
                last.text.push_str(&cue.words);
            }
            _ => draft.turns.push(DraftTurn {
                speaker,
                time: cue.start,
                source: 0,
                text: cue.words,
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
        assert!(!is_subtitles(text, "txt"));
        check(text, &["-@1|Hello there."]);
        let note = Note::warning(Place::default(), Problem::NotVtt);
        assert_eq!(read(text, true).notes.first(), Some(&note));
    }
}
