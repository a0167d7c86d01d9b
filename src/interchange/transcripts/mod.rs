//! Transcripts as files: plain text, Markdown, Word, OpenDocument and rich text, web pages,
//! `WebVTT` and `SubRip` subtitles become drafts that are shown, corrected and only then
//! taken into a study.

mod label;
mod line;
mod lists;
mod markdown;
mod speakers;
mod time;
mod turns;
mod vtt;

use label::Asks;

use super::decode::{decode, sniff, unix_lines};
use super::{docx, html, odt, rtf};
use crate::parsed::{FileKind, Note, Parsed, Place, Problem};
use crate::transcript::{Draft, TranscriptKind};

/// The largest file that is opened: a Word document may hold pictures.
const MAX_FILE: usize = 128 << 20;
/// The longest text that is read, in bytes: some thousand hours of talk.
const MAX_TEXT: usize = 32 << 20;
/// The longest rich text that is read: it holds its pictures as text.
const MAX_RICH: usize = 64 << 20;
/// From so many people who are asked, it is a group.
const GROUP: usize = 4;

/// Returns the transcript in a file; nothing when it holds none, with a note that says why.
/// Pasted text is read in the same way, under any name.
pub fn read(file_name: &str, bytes: &[u8]) -> Parsed<Option<Draft>> {
    let mut notes = Vec::new();
    let value = match draft(file_name, bytes, &mut notes) {
        Ok(draft) if draft.turns.is_empty() => {
            notes.push(Note::loss(Place::default(), Problem::NoText));
            None
        }
        Ok(mut draft) => {
            stem(file_name).clone_into(&mut draft.name);
            file_name.clone_into(&mut draft.source);
            mark_interviewers(&mut draft);
            draft.kind = kind(&draft);
            Some(draft)
        }
        Err(problem) => {
            notes.push(Note::loss(Place::default(), problem));
            None
        }
    };
    let notes =
        notes.into_iter().map(|it| Note { place: it.place.in_file(file_name), ..it });
    Parsed { value, notes: notes.collect() }
}

/// Returns a file's name without folders and ending: the name of its transcript.
pub fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.trim().is_empty() && is_ending(ending) => stem,
        _ => name,
    }
}

/// A few letters and digits, not digits alone: `docx`, but not the 5 of `Ward 3.5`.
fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric())
        && text.bytes().any(|it| it.is_ascii_alphabetic())
}

fn draft(file_name: &str, bytes: &[u8], notes: &mut Vec<Note>) -> Result<Draft, Problem> {
    let ending = file_name.rsplit_once('.').map_or("", |it| it.1).to_ascii_lowercase();
    if bytes.is_empty() {
        return Err(Problem::EmptyFile);
    }
    refuse_longer(bytes.len(), MAX_FILE)?;
    match sniff(bytes) {
        Some(FileKind::Zip) => {
            let reading = if ending == "odt" || odt::is_odf(bytes) {
                zipped(bytes, odt::is_odf(bytes))
            } else {
                docx::read(bytes)
            };
            let paragraphs =
                reading.take(notes).ok_or(()).or_else(|()| last_loss(notes))?;
            from_paragraphs(&paragraphs, notes)
        }
        Some(FileKind::RichText) => {
            refuse_longer(bytes.len(), MAX_RICH)?;
            from_paragraphs(&rtf::read(bytes).take(notes), notes)
        }
        Some(found) => Err(Problem::WrongKind { found }),
        None => match ending.as_str() {
            "docx" => Err(Problem::NotADocx),
            "odt" => Err(Problem::NotAnOdt),
            "rtf" => Err(Problem::NotRichText),
            _ => from_text(bytes, &ending, notes),
        },
    }
}

/// Reads an archive that is named .odt, or is one: a Word document may be named so as well.
fn zipped(bytes: &[u8], is_odf: bool) -> Parsed<Option<Vec<String>>> {
    if is_odf {
        return odt::read(bytes);
    }
    let mut reading = docx::read(bytes);
    for note in reading.notes.iter_mut().filter(|it| it.problem == Problem::NotADocx) {
        note.problem = Problem::NotAnOdt;
    }
    reading
}

fn from_text(
    bytes: &[u8],
    ending: &str,
    notes: &mut Vec<Note>,
) -> Result<Draft, Problem> {
    refuse_longer(bytes.len(), MAX_TEXT)?;
    let before = notes.len();
    let text = unix_lines(decode(bytes).take(notes));
    if html::is_html(&text, ending) {
        if html::says_western(&text) {
            let mut place = 0;
            notes.retain(|it| {
                place += 1;
                place <= before || it.problem != Problem::ReadAsWindows1252
            });
        }
        return from_paragraphs(&html::read(&text).take(notes), notes);
    }
    if vtt::is_subtitles(&text, ending) {
        let mut draft = vtt::read(&text, ending == "vtt").take(notes);
        renumber(&mut draft);
        return Ok(draft);
    }
    if ending == "vtt" {
        notes.push(Note::warning(Place::default(), Problem::NotVtt));
    }
    if matches!(ending, "md" | "markdown") {
        let (plain, count) = markdown::without_marks(&text);
        if count > 0 {
            notes.push(Note::info(Place::default(), Problem::MarksRemoved { count }));
            let mut draft = turns::read(&plain).take(notes);
            renumber(&mut draft);
            return Ok(draft);
        }
    }
    Ok(turns::read(&text).take(notes))
}

/// Reads the paragraphs of a document; lines are no places in it.
fn from_paragraphs(
    paragraphs: &[String],
    notes: &mut Vec<Note>,
) -> Result<Draft, Problem> {
    let text = paragraphs.join("\n\n");
    refuse_longer(text.len(), MAX_TEXT)?;
    let before = notes.len();
    let mut draft = turns::read(&text).take(notes);
    for note in notes.iter_mut().skip(before) {
        note.place.row = None;
    }
    renumber(&mut draft);
    Ok(draft)
}

/// Hands the last note back as the reason of a refusal.
fn last_loss<T>(notes: &mut Vec<Note>) -> Result<T, Problem> {
    Err(notes.pop().map_or(Problem::NotADocx, |it| it.problem))
}

fn refuse_longer(size: usize, limit: usize) -> Result<(), Problem> {
    let wide = |it: usize| u64::try_from(it).unwrap_or(u64::MAX);
    if size > limit {
        Err(Problem::TooLarge { size: wide(size), limit: wide(limit) })
    } else {
        Ok(())
    }
}

/// Gives turns the positions that they have in a plain text of `Speaker: words` turns with
/// a blank line between two: what such a file of the same interview would have.
fn renumber(draft: &mut Draft) {
    let chars = |it: &str| u32::try_from(it.chars().count()).unwrap_or(u32::MAX);
    let mut at = 0_u32;
    for turn in &mut draft.turns {
        let speaker = turn.speaker.and_then(|it| draft.speakers.get(it));
        let label = speaker.map_or(0, |it| chars(&it.name).saturating_add(2));
        turn.source = at.saturating_add(label);
        at = turn.source.saturating_add(chars(&turn.text)).saturating_add(2);
    }
}

/// Marks who asks: by name, or, for a facilitator, by asking more than anyone else.
fn mark_interviewers(draft: &mut Draft) {
    let mut questions = vec![0_usize; draft.speakers.len()];
    for turn in &draft.turns {
        let asked = turn.text.contains(['?', '？', '؟']);
        if let Some(it) = turn.speaker.and_then(|it| questions.get_mut(it)) {
            *it += usize::from(asked);
        }
    }
    let most = questions.iter().copied().max().unwrap_or_default();
    let alone = questions.iter().filter(|it| **it == most).count() == 1;
    for (speaker, asked) in draft.speakers.iter_mut().zip(questions) {
        speaker.interviewer = match label::asks(&speaker.name) {
            Asks::Yes => true,
            Asks::Perhaps => asked > 0 && asked == most && alone,
            Asks::Unknown => false,
        };
    }
    // Where everyone seems to ask, the names say nothing.
    if draft.speakers.iter().all(|it| it.interviewer) {
        draft.speakers.iter_mut().for_each(|it| it.interviewer = false);
    }
}

fn kind(draft: &Draft) -> TranscriptKind {
    match draft.speakers.iter().filter(|it| !it.interviewer).count() {
        0 => TranscriptKind::Document,
        people if people >= GROUP => TranscriptKind::FocusGroup,
        _ => TranscriptKind::Interview,
    }
}

#[cfg(test)]
mod tests {
    use super::super::zip::testing::zip;
    use super::*;

    #[test]
    fn names_without_endings() {
        for (file, name) in [
            ("interview-001.txt", "interview-001"),
            ("C:\\study\\Ward 3.5.docx", "Ward 3.5"),
            ("Ward 3.5", "Ward 3.5"),
            ("notes/day.one.md", "day.one"),
            (".txt", ".txt"),
            ("", ""),
        ] {
            assert_eq!(stem(file), name);
        }
    }

    fn problem(name: &str, bytes: &[u8]) -> Problem {
        let mut parsed = read(name, bytes);
        assert_eq!(parsed.value, None);
        let note = parsed.notes.pop().unwrap();
        assert_eq!(note.place, Place::file(name));
        note.problem
    }

    #[test]
    fn files_without_a_transcript() {
        let wrong = |found| Problem::WrongKind { found };
        assert_eq!(problem("a.txt", b""), Problem::EmptyFile);
        assert_eq!(problem("a.txt", b" \r\n\n"), Problem::NoText);
        assert_eq!(problem("a.txt", b"%PDF-1.4"), wrong(FileKind::Pdf));
        assert_eq!(problem("a.docx", b"plain words"), Problem::NotADocx);
        assert_eq!(problem("a.docx", b"PK\x03\x04 cut"), Problem::NotADocx);
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        assert_eq!(problem("a.docx", old), wrong(FileKind::OldOffice));
        assert_eq!(problem("a.vtt", b"WEBVTT\n\nNOTE nothing\n"), Problem::NoText);
    }

    #[test]
    fn bombs_are_refused_before_they_grow() {
        let zeros = vec![0; 32 << 20];
        let bytes = zip(&[("word/document.xml", &zeros)]);
        assert_eq!(problem("a.docx", &bytes), Problem::ZipTooLarge);
        let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
                      <w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
        let bytes = zip(&[("word/document.xml", laughs.as_bytes())]);
        assert_eq!(problem("a.docx", &bytes), Problem::XmlDoctype);
        let undeclared =
            "<w:document><w:p><w:r><w:t>So&b;</w:t></w:r></w:p></w:document>";
        let bytes = zip(&[("word/document.xml", undeclared.as_bytes())]);
        assert_eq!(read("a.docx", &bytes).value.unwrap().turns[0].text, "So&b;");
    }

    #[test]
    fn who_asks_and_what_it_is() {
        let read = |text: &str| read("a.txt", text.as_bytes()).value.unwrap();
        let group = read(
            "Facilitator: How?\nAnna: So.\nBen: No.\nCarla: Yes?\nDora: Well.\n\
             Facilitator: Why?\nAnna: So.\nBen: No.\nCarla: Yes.\nDora: Well.",
        );
        assert_eq!(group.kind, TranscriptKind::FocusGroup);
        let asking: Vec<bool> = group.speakers.iter().map(|it| it.interviewer).collect();
        assert_eq!(asking, [true, false, false, false, false]);
        let coached =
            read("I: How?\n\nFacilitator: I help.\n\nI: Why?\n\nFacilitator: So.");
        assert_eq!(coached.kind, TranscriptKind::Interview);
        assert!(coached.speakers[0].interviewer && !coached.speakers[1].interviewer);
        assert_eq!(read("Notes of a day.\n\nIt rained.").kind, TranscriptKind::Document);
    }
}
