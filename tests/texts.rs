//! One interview in every format: the same turns, whatever it is kept in and named.

use std::path::PathBuf;

use heddle::interchange::transcripts::read;
use heddle::parsed::{DocxPart, Problem};
use heddle::transcript::Draft;
use proptest::prelude::*;

fn fixture(name: &str) -> Vec<u8> {
    let root =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/transcripts");
    std::fs::read(root.join(name)).unwrap()
}

fn shown(draft: &Draft) -> Vec<String> {
    let turn = |it: &heddle::transcript::DraftTurn| {
        let name = it.speaker.map_or("-", |it| draft.speakers[it].name.as_str());
        format!("{name}: {}", it.text)
    };
    draft.turns.iter().map(turn).collect()
}

const TURNS: [&str; 4] = [
    "Interviewer: How did it begin?",
    "Participant: With Agnès, “so” to speak.\nOn a Friday 🙂.",
    "Interviewer: And then?",
    "Participant: We went on & on.",
];

const HTML: &str = "<!DOCTYPE html><html><head><title>T</title></head><body>\
     <p><b>Interviewer:</b> How did it\n begin?</p><div>Participant: With Agn&egrave;s, “so” to \
     speak.<br>On a Friday &#x1F642;.</div><p>Interviewer: And then?<p>Participant: We went \
     on &amp; on.</body></html>";

const RTF: &str = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard{\\b Interviewer:} How did it \
     begin?\\par\nParticipant: With Agn\\'e8s, \\ldblquote so\\rdblquote  to speak.\\line On a Friday \
     \\u-10179?\\u-8638?.\\par\nInterviewer: And then?\\par\nParticipant: We went on & on.\\par}";

const MARKDOWN: &str = "**Interviewer:** How did it *begin*?\n\n**Participant:** With Agnès, “so” to \
     speak.\n> On a Friday 🙂.\n\n**Interviewer:** And then?\n\n**Participant:** We went on & on.\n";

#[test]
fn the_same_turns_in_every_format() {
    let western: Vec<u8> = HTML
        .replace("“so”", "&ldquo;so&rdquo;")
        .replace("Agn&egrave;s", "Agn\u{e8}s")
        .replace("<head>", "<head><meta charset=\"iso-8859-1\">")
        .chars()
        .map(|it| it as u8)
        .collect();
    for (name, bytes, notes) in [
        ("a.html", HTML.as_bytes().to_vec(), 1),
        ("a.txt", HTML.as_bytes().to_vec(), 1),
        ("a.htm", western, 1),
        ("a.rtf", RTF.as_bytes().to_vec(), 0),
        ("a.doc", RTF.as_bytes().to_vec(), 0),
        ("a.md", MARKDOWN.as_bytes().to_vec(), 1),
        ("a.odt", fixture("interview.odt"), 1),
        ("a.docx", fixture("interview.odt"), 1),
    ] {
        let parsed = read(name, &bytes);
        let draft = parsed.value.unwrap();
        assert_eq!(shown(&draft), TURNS, "{name}");
        assert_eq!(parsed.notes.len(), notes, "{name}: {:?}", parsed.notes);
        assert!(draft.speakers[0].interviewer);
    }
}

#[test]
fn what_is_left_out_and_taken_off_is_said() {
    let problems = |name: &str, bytes: &[u8]| -> Vec<Problem> {
        read(name, bytes).notes.into_iter().map(|it| it.problem).collect()
    };
    let skipped = |part| vec![Problem::DocxPartSkipped { part, count: 1 }];
    assert_eq!(problems("a.html", HTML.as_bytes()), skipped(DocxPart::Scripts));
    assert_eq!(
        problems("a.odt", &fixture("interview.odt")),
        skipped(DocxPart::Deletions)
    );
    let marks = vec![Problem::MarksRemoved { count: 11 }];
    assert_eq!(problems("a.md", MARKDOWN.as_bytes()), marks);
}

#[test]
fn a_wrong_inside_is_said() {
    for (name, bytes, problem) in [
        ("a.odt", &b"plain words"[..], Problem::NotAnOdt),
        ("a.odt", b"PK\x03\x04 cut", Problem::NotAnOdt),
        ("a.rtf", b"plain words", Problem::NotRichText),
        ("a.rtf", b"{\\rtf1 {\\fonttbl x}}", Problem::NoText),
        ("a.html", b"<html><script>x</script>", Problem::NoText),
    ] {
        let parsed = read(name, bytes);
        assert_eq!(parsed.value, None, "{name}");
        assert_eq!(parsed.notes.last().unwrap().problem, problem, "{name}");
    }
    // A Word document is read under another name, and plain text needs no tags.
    assert!(read("a.odt", &fixture("interview.docx")).value.is_some());
    assert_eq!(shown(&read("a.html", b"I: 5 < 6?\n\nP: Yes.").value.unwrap()).len(), 2);
}

#[test]
fn damaged_files_never_panic() {
    let whole = fixture("interview.odt");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let parsed = read("a.odt", &bytes);
        assert!(parsed.value.is_some() || !parsed.notes.is_empty());
        bytes.truncate(at);
        assert!(!read("a.odt", &bytes).notes.is_empty());
    }
    for (name, text) in [("a.rtf", RTF), ("a.html", HTML), ("a.md", MARKDOWN)] {
        for at in 0..text.len() {
            let parsed = read(name, &text.as_bytes()[..at]);
            assert!(parsed.value.is_some() || !parsed.notes.is_empty());
        }
    }
}

proptest! {
    #[test]
    fn any_words_stay_in_every_format(
        words in proptest::collection::vec("[a-zé🙂]{1,8}( [a-z<>&\\\\{}]{1,5}){0,3}", 1..8),
    ) {
        let escape = |it: &str| it.replace('&', "&amp;").replace('<', "&lt;");
        let html: Vec<String> = words.iter().map(|it| escape(it)).collect();
        let html = html.join("<p>");
        let rich = |it: &String| {
            let mut text = String::new();
            for c in it.chars() {
                let mut units = [0; 2];
                match c {
                    '\\' | '{' | '}' => text.extend(['\\', c]),
                    _ if c.is_ascii() => text.push(c),
                    _ => c.encode_utf16(&mut units).iter().for_each(|it| {
                        text.extend(["\\u", &i32::from(*it).to_string(), "?"]);
                    }),
                }
            }
            text + "\\par\n"
        };
        let rtf: String = words.iter().map(rich).collect();
        let turns = |name: &str, bytes: &[u8]| -> Vec<String> {
            let draft = read(name, bytes).value.unwrap();
            draft.turns.into_iter().map(|it| it.text).collect()
        };
        prop_assert_eq!(&turns("a.html", format!("<html><p>{html}").as_bytes()), &words);
        prop_assert_eq!(&turns("a.rtf", format!("{{\\rtf1 {rtf}}}").as_bytes()), &words);
    }
}
