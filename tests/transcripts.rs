//! Transcripts from files: the corpus in three formats, and files that nobody should open.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::PathBuf;

use heddle::id::Ids;
use heddle::interchange::transcripts::{read, stem};
use heddle::parsed::{DocxPart, Problem};
use heddle::stamp::{Moment, Stamp};
use heddle::transcript::{Draft, Transcript, TranscriptKind};
use proptest::prelude::*;

fn fixture(path: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::read(root.join(path)).unwrap()
}

fn draft(path: &str) -> Draft {
    let name = path.rsplit('/').next().unwrap();
    let parsed = read(name, &fixture(path));
    assert_eq!(parsed.notes, [], "{path}");
    parsed.value.unwrap()
}

fn taken(draft: Draft) -> Transcript {
    let mut ids = Ids::seeded(1);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    draft.into_transcript(&mut ids, &stamp)
}

/// Each turn as `speaker: words`.
fn shown(draft: &Draft) -> Vec<String> {
    let turn = |it: &heddle::transcript::DraftTurn| {
        let name = it.speaker.map_or("-", |it| draft.speakers[it].name.as_str());
        let time = it.time.map_or(String::new(), |it| format!(" {}", it / 1000));
        format!("{name}{time}: {}", it.text)
    };
    draft.turns.iter().map(turn).collect()
}

#[test]
fn the_corpus_is_understood() {
    let it = draft("corpus/interviews/interview-001.txt");
    let text = String::from_utf8(fixture("corpus/interviews/interview-001.txt")).unwrap();
    assert_eq!(it.name, "interview-001");
    assert_eq!(it.kind, TranscriptKind::Interview);
    let who: Vec<(&str, bool)> =
        it.speakers.iter().map(|it| (it.name.as_str(), it.interviewer)).collect();
    assert_eq!(who, [("Interviewer", true), ("Participant", false)]);
    assert_eq!(shown(&it), text.split("\n\n").collect::<Vec<_>>());
}

/// Every passage of `codings.csv` is the same words in the transcript, without the labels
/// between turns.
#[test]
fn the_corpus_codings_find_their_words() {
    let table = fixture("corpus/codings.csv");
    let mut found = 0;
    for row in csv::Reader::from_reader(table.as_slice()).records() {
        let row = row.unwrap();
        let file = format!("corpus/interviews/{}.txt", &row[0]);
        let text = String::from_utf8(fixture(&file)).unwrap();
        let (start, end): (usize, usize) =
            (row[1].parse().unwrap(), row[2].parse().unwrap());
        let passage: String = text.chars().skip(start).take(end - start).collect();
        let spoken =
            passage.replace("\n\nInterviewer: ", "\n").replace("\n\nParticipant: ", "\n");
        let it = taken(draft(&file));
        let (from, to) = (u32::try_from(start).unwrap(), u32::try_from(end).unwrap());
        let range = it.range_from_source(from, to).unwrap();
        assert_eq!(it.text.slice(range), spoken);
        found += 1;
    }
    assert!(found > 200);
}

#[test]
fn subtitles_and_word_give_the_same_turns_as_text() {
    for number in 1..=3 {
        let text = draft(&format!("corpus/interviews/interview-00{number}.txt"));
        let mut subtitles = draft(&format!("corpus/interviews/interview-00{number}.vtt"));
        assert!(subtitles.turns.iter().all(|it| it.time.is_some()));
        subtitles.turns.iter_mut().for_each(|it| it.time = None);
        subtitles.source.clone_from(&text.source);
        assert_eq!(subtitles, text);
    }
    let text = draft("corpus/interviews/interview-001.txt");
    let mut word = draft("transcripts/interview-001.docx");
    word.source.clone_from(&text.source);
    assert_eq!(word, text);
}

#[test]
fn a_word_document_as_people_type_it() {
    let parsed = read("interview.docx", &fixture("transcripts/interview.docx"));
    assert_eq!(
        shown(&parsed.value.unwrap()),
        [
            "-: Interview with a nurse",
            "Interviewer: How did it begin?",
            "Participant: With Agnès\u{a0}M. and a cafe\u{301} so\u{ad}to\u{ad}speak 👩‍⚕️.\n\n\
         Two things:\n\ntrust\n\ntime",
            "Interviewer: And then?",
            "Participant: We always met\non Fridays.",
        ]
    );
    let problems: Vec<Problem> = parsed.notes.into_iter().map(|it| it.problem).collect();
    let skipped = |part| Problem::DocxPartSkipped { part, count: 1 };
    let parts = [DocxPart::Headers, DocxPart::Footnotes, DocxPart::Deletions];
    assert_eq!(problems, parts.map(skipped));
}

#[test]
fn lists_of_a_word_document_have_their_numbers_and_bullets() {
    assert_eq!(
        shown(&draft("transcripts/lists.docx")),
        [
            "Interviewer: What helped?",
            "Nurse: Three things, in this order:\n\n1. the huddle\n\na) every morning\n\nb) ten \
             minutes\n\n1.I no more\n\n2. the coach\n\n3. the board",
            "Interviewer: And what did not?",
            "Nurse: These:\n\n• the forms\n\n– on paper\n\nNot an item.\n\n1. first \
             again\n\nWard\tBeds\n\n• North\t24",
        ]
    );
    // Numbers of turns are no words of anybody.
    assert_eq!(
        shown(&draft("transcripts/numbered-turns.docx")),
        [
            "Interviewer: How did it begin?",
            "Nurse: With a visit.",
            "Interviewer: And then?",
            "Nurse: It went on.",
        ]
    );
}

#[test]
fn a_word_table() {
    let it = draft("transcripts/table.docx");
    assert_eq!(
        shown(&it),
        [
            "-: Time\tSpeaker\tText",
            "Interviewer 4: How did it begin?",
            "P1 9: With a visit: a long one.\nThen another.",
            "Interviewer 62: And then?",
            "P1 65: We went on.",
        ]
    );
}

#[test]
fn line_ends_and_encodings_change_nothing() {
    let text = fixture("corpus/interviews/interview-002.txt");
    let plain = read("a.txt", &text);
    let text = String::from_utf8(text).unwrap();
    let windows = text.replace('\n', "\r\n");
    assert_eq!(read("a.txt", windows.as_bytes()), plain);
    let utf16: Vec<u8> =
        format!("\u{feff}{windows}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("a.txt", &utf16), plain);
}

#[test]
fn damaged_word_documents_are_said_and_never_panic() {
    let whole = fixture("transcripts/interview.docx");
    for length in (0..whole.len()).step_by(7) {
        let parsed = read("a.docx", &whole[..length]);
        assert!(parsed.value.is_none() && !parsed.notes.is_empty());
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let parsed = read("a.docx", &bytes);
        assert!(parsed.value.is_some() || !parsed.notes.is_empty());
    }
}

/// What must hold for any text: turns in order, none empty, each at its place in the text,
/// and all of them in the transcript.
fn holds(text: &str, parsed: Option<Draft>) {
    let Some(draft) = parsed else { return };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    for turn in &draft.turns {
        let (from, length) = (turn.source as usize, turn.text.chars().count());
        assert!(from >= at && length > 0);
        at = from + length;
        assert_eq!(chars[from..at].iter().collect::<String>(), turn.text);
        assert!(turn.speaker.is_none_or(|it| it < draft.speakers.len()));
    }
    let turns = draft.turns.clone();
    let it = taken(draft);
    for (turn, was) in it.turns.iter().zip(&turns) {
        assert_eq!(it.text.slice(turn.range), was.text);
        let end = was.source + turn.range.chars();
        assert_eq!(it.range_from_source(was.source, end), Some(turn.range));
    }
    assert_eq!(it.turns.len(), turns.len());
}

proptest! {
    #[test]
    fn any_bytes_under_any_name(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        name in "[a-z./\\\\]{0,6}(\\.txt|\\.vtt|\\.docx|\\.srt|\\.odt|\\.rtf|\\.html|\\.md|)",
    ) {
        let parsed = read(&name, &bytes);
        prop_assert!(parsed.value.is_some() || !parsed.notes.is_empty());
        prop_assert!(name.ends_with(stem(&name)) || !stem(&name).is_empty());
    }

    #[test]
    fn any_talk_keeps_its_words(
        text in "((I|P1|Anna|Well, so|Time|Dr Weiss|田中|\u{301}e|🙂|[00:01:02]|0:04|#00:00:01-2#| -->| |\t|:|: |\n|\n\n|\r\n|so\\.|\\(|\\[|\u{a0}|<v A>|&amp;)){0,60}",
    ) {
        holds(&text, read("a.txt", text.as_bytes()).value);
        let subtitles = format!("WEBVTT\n\n{text}");
        if let Some(draft) = read("a.vtt", subtitles.as_bytes()).value {
            prop_assert!(draft.turns.iter().all(|it| !it.text.trim().is_empty()));
        }
    }

    #[test]
    fn any_range_of_a_file_is_a_range_of_speech_or_nothing(start in 0u32..9_000, length in 0u32..400) {
        let text = fixture("corpus/interviews/interview-003.txt");
        let it = taken(read("a.txt", &text).value.unwrap());
        let text = String::from_utf8(text).unwrap();
        if let Some(range) = it.range_from_source(start, start + length) {
            let passage: String =
                text.chars().skip(start as usize).take(length as usize).collect();
            let words = it.text.slice(range);
            prop_assert!(words.split('\n').all(|it| passage.contains(it)));
        }
    }
}
