//! The words of a Word document (ECMA-376, Part 1, section 17), paragraph by paragraph.
//!
//! Kept: paragraphs, lists with their numbers or bullets, links, content controls, tracked insertions; a table becomes one
//! paragraph a row, its cells joined by tabs. Left out, each with a note: what is hidden,
//! deleted, or stands outside the running text. A document type is refused, so that no
//! entity can grow; nesting and size are bounded.

mod body;
mod lists;

use body::Body;
use lists::{Lists, of_turns};

use super::decode::decode;
use super::office;
use super::zip::Archive;
use crate::parsed::{DocxPart, Note, Parsed, Place, Problem};

/// The longest XML that is read: some hundred hours of talk.
const MAX_XML: usize = 64 << 20;
/// The longest list of lists, or of styles, that is read.
const MAX_LISTS: usize = 8 << 20;
/// The most headers and footers that are looked into.
const MAX_HEADERS: usize = 30;
/// The usual place of the text.
const MAIN: &str = "word/document.xml";

/// Returns the paragraphs of a Word document, without the empty ones; nothing when the
/// bytes are no Word document. A line break inside a paragraph is `\n`.
pub fn read(bytes: &[u8]) -> Parsed<Option<Vec<String>>> {
    let refused = |problem| Parsed {
        value: None,
        notes: vec![Note::loss(Place::default(), problem)],
    };
    let archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(error) => return refused(office::problem(error, Problem::NotADocx)),
    };
    let main = office::main_part(&archive, MAIN);
    let xml = match archive.read(&main, MAX_XML) {
        Ok(xml) => decode(&xml).value,
        Err(error) => return refused(office::problem(error, Problem::NotADocx)),
    };
    let (mut body, stopped) = with_lists(&archive, &main, &xml);
    if stopped == Some(Problem::XmlDoctype) {
        return refused(Problem::XmlDoctype);
    }
    let headers = archive
        .names()
        .filter(|it| it.starts_with("word/header") || it.starts_with("word/footer"))
        .take(MAX_HEADERS)
        .filter(|it| has_text(&archive, it))
        .count();
    body.skip(DocxPart::Headers, headers);
    let mut notes: Vec<Note> =
        stopped.into_iter().map(|it| Note::loss(Place::default(), it)).collect();
    notes.extend(body.skipped.into_iter().map(|(part, count)| {
        Note::info(Place::default(), Problem::DocxPartSkipped { part, count })
    }));
    Parsed { value: Some(body.pile.paragraphs), notes }
}

/// Reads the text with its lists. Where the numbers turn out to be those of turns, it is read
/// again without them: they say nothing, and would stand before the speakers' names.
fn with_lists(archive: &Archive<'_>, main: &str, xml: &str) -> (Body, Option<Problem>) {
    let folder = main.rsplit_once('/').map_or("", |it| it.0);
    let part = |name: &str| {
        let bytes = archive.read(&format!("{folder}/{name}"), MAX_LISTS);
        decode(&bytes.unwrap_or_default()).value
    };
    let numbering = part("numbering.xml");
    let none = numbering.is_empty();
    let lists = || {
        if none { Lists::default() } else { Lists::read(&numbering, &part("styles.xml")) }
    };
    let mut body = Body::with(lists());
    let stopped = body.read(xml);
    let silent = of_turns(&body.items);
    if none || silent.iter().next().is_none() {
        return (body, stopped);
    }
    let mut again = lists();
    again.silent = silent;
    let mut body = Body::with(again);
    let stopped = body.read(xml);
    (body, stopped)
}

/// Tells whether a header or footer has words of its own.
fn has_text(archive: &Archive<'_>, name: &str) -> bool {
    let xml = archive.read(name, 1 << 20).unwrap_or_default();
    let mut body = Body::default();
    body.read(&decode(&xml).value);
    body.pile.paragraphs.iter().any(|it| it.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::zip::testing::zip;
    use super::*;

    fn document(body: &str) -> Vec<u8> {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
             xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
             <w:body>{body}</w:body></w:document>"
        );
        zip(&[("[Content_Types].xml", b"<Types/>"), (MAIN, xml.as_bytes())])
    }

    fn check(body: &str, paragraphs: &[&str], parts: &[(DocxPart, usize)]) {
        let parsed = read(&document(body));
        assert_eq!(parsed.value.unwrap(), paragraphs, "{body}");
        let expected: Vec<Problem> = parts
            .iter()
            .map(|&(part, count)| Problem::DocxPartSkipped { part, count })
            .collect();
        let found: Vec<Problem> = parsed.notes.into_iter().map(|it| it.problem).collect();
        assert_eq!(found, expected, "{body}");
    }

    fn p(text: &str) -> String {
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn runs_tabs_breaks_and_references() {
        check(
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/>\
             </w:rPr><w:t>Inter</w:t></w:r><w:r><w:t xml:space=\"preserve\">viewer: </w:t>\
             <w:tab/><w:t>R&amp;D &#233;&#x1F642;</w:t><w:br/><w:t>follow</w:t>\
             <w:noBreakHyphen/><w:t>up\u{a0}so\u{ad}on</w:t></w:r></w:p><w:p/>",
            &["Interviewer: \tR&D é🙂\nfollow-up\u{a0}so\u{ad}on"],
            &[],
        );
    }

    #[test]
    fn tables_are_read_row_by_row() {
        let cell = |it: &str| format!("<w:tc>{it}</w:tc>");
        let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p("in")));
        let table = format!(
            "<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell(&p("I")),
            cell(&(p("How?") + &p("Why?"))),
            cell("<w:p/>"),
            cell(&(p("Well") + &inner)),
        );
        check(
            &(p("Before") + &table + &p("After")),
            &["Before", "I\tHow?\nWhy?", "\tWell\nin", "After"],
            &[],
        );
    }

    #[test]
    fn insertions_stay_and_deletions_go() {
        check(
            "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r>\
             </w:del><w:ins><w:r><w:t>always</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone\
             </w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>",
            &["We always here"],
            &[(DocxPart::Deletions, 2)],
        );
        check(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>\
             <w:p><w:r><w:t>line</w:t></w:r></w:p>",
            &["One line"],
            &[],
        );
    }

    #[test]
    fn what_is_beside_the_text_is_noted() {
        check(
            "<w:p><w:r><w:t>So</w:t><w:commentReference w:id=\"0\"/></w:r>\
             <w:r><w:footnoteReference w:id=\"1\"/></w:r>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
             <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> seen</w:t></w:r>\
             <w:r><w:drawing><a:t>in</a:t></w:drawing></w:r>\
             <w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>\
             <w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><w:txbxContent/></w:pict></mc:Fallback>\
             </mc:AlternateContent></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
            &["So seen"],
            &[
                (DocxPart::Comments, 1),
                (DocxPart::Footnotes, 1),
                (DocxPart::TextBoxes, 1),
                (DocxPart::Pictures, 1),
                (DocxPart::Equations, 1),
                (DocxPart::HiddenText, 1),
            ],
        );
    }

    #[test]
    fn headers_count_when_they_have_words() {
        let header = |text: &str| format!("<w:hdr>{}</w:hdr>", p(text));
        let bytes = zip(&[
            (MAIN, format!("<w:document>{}</w:document>", p("Text")).as_bytes()),
            ("word/header1.xml", header("Confidential").as_bytes()),
            ("word/footer1.xml", header("1").as_bytes()),
        ]);
        let parsed = read(&bytes);
        assert_eq!(parsed.value.unwrap(), ["Text"]);
        let part = DocxPart::Headers;
        let problem = Problem::DocxPartSkipped { part, count: 1 };
        assert_eq!(parsed.notes, [Note::info(Place::default(), problem)]);
    }

    #[test]
    fn another_name_and_another_prefix() {
        let rels = "<Relationships><Relationship Type=\"http://x/officeDocument\" \
                    Target=\"/word/document2.xml\"/></Relationships>";
        let xml = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">\
                   <x:p><x:r><x:t>Found</x:t></x:r></x:p></x:document>";
        let parts = [("_rels/.rels", rels), ("word/document2.xml", xml)];
        let bytes = zip(&parts.map(|(name, text)| (name, text.as_bytes())));
        assert_eq!(read(&bytes).value.unwrap(), ["Found"]);
    }

    #[test]
    fn broken_files_say_what_they_are() {
        let problem = |bytes: &[u8]| {
            let parsed = read(bytes);
            (parsed.value, parsed.notes.into_iter().map(|it| it.problem).next().unwrap())
        };
        assert_eq!(problem(b"no zip"), (None, Problem::NotADocx));
        assert_eq!(problem(&zip(&[("a", b"b")])), (None, Problem::NotADocx));
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><w:document>&a;</w:document>";
        let bytes = zip(&[(MAIN, bomb.as_bytes())]);
        assert_eq!(problem(&bytes), (None, Problem::XmlDoctype));
        let deep = p("kept") + &"<w:p>".repeat(100_000);
        let (value, found) = problem(&document(&deep));
        assert_eq!((value.unwrap(), found), (vec!["kept".into()], Problem::XmlDamaged));
        let cut = format!("<w:document>{}<w:p><w:r><w:t>and th", p("kept"));
        let (value, found) = problem(&zip(&[(MAIN, cut.as_bytes())]));
        assert_eq!(value.unwrap(), ["kept", "and th"]);
        assert_eq!(found, Problem::XmlDamaged);
    }
}
