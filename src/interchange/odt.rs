//! The words of an OpenDocument text (ISO/IEC 26300-3, `content.xml`), paragraph by
//! paragraph.
//!
//! Kept: paragraphs, headings, lists, links, tracked insertions; a table becomes one
//! paragraph a row, its cells joined by tabs. Left out, each with a note: what was deleted
//! while changes were tracked, notes, comments, text boxes, pictures and hidden text.
//! Headers and footers of pages stand in another file, which is not opened.

use quick_xml::events::BytesStart;

use super::decode::decode;
use super::office::{self, Hears, attribute};
use super::paragraphs::{Pile, Skipped};
use super::zip::Archive;
use crate::parsed::{DocxPart, Note, Parsed, Place, Problem};

/// The longest XML that is read.
const MAX_XML: usize = 64 << 20;
/// The most spaces that one element stands for.
const MAX_SPACES: usize = 200;
/// The place of the text.
const MAIN: &str = "content.xml";

/// Tells whether an archive is an OpenDocument file.
pub(super) fn is_odf(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|it| {
        it.names().any(|it| it == MAIN) && !it.names().any(|it| it.starts_with("word/"))
    })
}

/// Returns the paragraphs of an OpenDocument text, without the empty ones; nothing when
/// the bytes are none. A line break inside a paragraph is `\n`.
pub(super) fn read(bytes: &[u8]) -> Parsed<Option<Vec<String>>> {
    match text(bytes) {
        Ok((body, stopped)) => {
            let mut notes: Vec<Note> =
                stopped.into_iter().map(|it| Note::loss(Place::default(), it)).collect();
            notes.extend(body.skipped.notes());
            Parsed { value: Some(body.pile.paragraphs), notes }
        }
        Err(problem) => {
            let notes = vec![Note::loss(Place::default(), problem)];
            Parsed { value: None, notes }
        }
    }
}

fn text(bytes: &[u8]) -> Result<(Body, Option<Problem>), Problem> {
    let wrong = |error| office::problem(error, Problem::NotAnOdt);
    let archive = Archive::open(bytes).map_err(wrong)?;
    let manifest = archive.read("META-INF/manifest.xml", 1 << 20).unwrap_or_default();
    if decode(&manifest).value.contains("encryption-data") {
        return Err(Problem::ZipUnsupported);
    }
    let xml = archive.read(MAIN, MAX_XML).map_err(wrong)?;
    let mut body = Body::default();
    let stopped = body.read(&decode(&xml).value);
    match stopped {
        Some(Problem::XmlDoctype) => Err(Problem::XmlDoctype),
        // A sheet, a drawing, or no OpenDocument at all.
        _ if !body.is_text => Err(Problem::NotAnOdt),
        _ => Ok((body, stopped)),
    }
}

#[derive(Debug, Default)]
struct Body {
    pile: Pile,
    skipped: Skipped,
    /// The running text was found.
    is_text: bool,
    /// The open elements, outermost first: what ends with each.
    open: Vec<Ends>,
    /// Paragraphs and headings that are open.
    paragraphs: usize,
    /// Elements open below one whose content is left out, itself included.
    skipping: usize,
}

/// What ends with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Paragraph,
    Row,
    Nothing,
}

impl Hears for Body {
    fn depth(&self) -> usize {
        self.open.len() + self.skipping
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = name.as_ref();
        if self.skipping > 0 {
            // Each deletion, picture or box in what is left out counts.
            self.skipping += 1;
            if name == "text:deletion" {
                self.skipped.add(DocxPart::Deletions);
            }
            return;
        }
        let left_out = match name {
            "text:note" => Some(DocxPart::Footnotes),
            "office:annotation" => Some(DocxPart::Comments),
            "draw:text-box" => Some(DocxPart::TextBoxes),
            "draw:image" => Some(DocxPart::Pictures),
            "draw:object" | "draw:object-ole" | "draw:plugin" => Some(DocxPart::Embedded),
            "text:hidden-text" | "text:hidden-paragraph" => Some(DocxPart::HiddenText),
            _ => None,
        };
        if let Some(part) = left_out {
            self.skipped.add(part);
        }
        if left_out.is_some()
            || matches!(
                name,
                "text:tracked-changes"
                    | "text:ruby-text"
                    | "office:forms"
                    | "svg:desc"
                    | "svg:title"
            )
        {
            self.skipping = 1;
            return;
        }
        let mut ends = Ends::Nothing;
        match name {
            "office:text" => self.is_text = true,
            "text:p" | "text:h" => {
                ends = Ends::Paragraph;
                self.paragraphs += 1;
            }
            "table:table-row" => {
                ends = Ends::Row;
                self.pile.begin_row();
            }
            "table:table-cell" | "table:covered-table-cell" => self.pile.begin_cell(),
            "text:tab" => self.exactly("\t", 1),
            "text:line-break" => self.exactly("\n", 1),
            "text:s" => {
                let count = attribute(element, "text:c").and_then(|it| it.parse().ok());
                self.exactly(" ", count.unwrap_or(1).min(MAX_SPACES));
            }
            _ => {}
        }
        self.open.push(ends);
    }

    fn end(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        match self.open.pop() {
            Some(Ends::Paragraph) => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.pile.end_paragraph();
            }
            Some(Ends::Row) => self.pile.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipping == 0 && self.paragraphs > 0 {
            self.pile.flow(text);
        }
    }
}

impl Body {
    fn read(&mut self, xml: &str) -> Option<Problem> {
        let stopped = office::walk(xml, self);
        self.pile.finish();
        stopped
    }

    fn exactly(&mut self, text: &str, count: usize) {
        if self.paragraphs > 0 {
            self.pile.push(&text.repeat(count));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::zip::testing::zip;
    use super::*;

    fn document(body: &str) -> Vec<u8> {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body>\
             <office:text>{body}</office:text></office:body></office:document-content>"
        );
        let kind = b"application/vnd.oasis.opendocument.text";
        zip(&[("mimetype", kind), (MAIN, xml.as_bytes())])
    }

    fn check(body: &str, paragraphs: &[&str], parts: &[(DocxPart, usize)]) {
        let bytes = document(body);
        assert!(is_odf(&bytes));
        let parsed = read(&bytes);
        assert_eq!(parsed.value.unwrap(), paragraphs, "{body}");
        let skipped = Skipped(parts.to_vec()).notes();
        assert_eq!(parsed.notes, skipped, "{body}");
    }

    #[test]
    fn paragraphs_spaces_and_breaks() {
        check(
            "<text:h text:outline-level=\"1\">A  title</text:h>\n<text:p>Inter<text:span>viewer:\
             </text:span> R&amp;D\n  &#233;<text:s text:c=\"2\"/><text:s/>x<text:tab/>y\
             <text:line-break/>z</text:p><text:p/><text:list><text:list-item><text:p>one\
             </text:p></text:list-item></text:list>",
            &["A title", "Interviewer: R&D é   x\ty\nz", "one"],
            &[],
        );
    }

    #[test]
    fn tables_are_read_row_by_row() {
        let cell = |it: &str| format!("<table:table-cell>{it}</table:table-cell>");
        let p = |it: &str| format!("<text:p>{it}</text:p>");
        let row = |it: &str| format!("<table:table-row>{it}</table:table-row>");
        let inner = format!("<table:table>{}</table:table>", row(&cell(&p("in"))));
        let table = format!(
            "<table:table><table:table-column/>{}{}</table:table>",
            row(&(cell(&p("I")) + &cell(&(p("How?") + &p("Why?"))))),
            row(&(cell(&p("")) + &cell(&(p("Well") + &inner)))),
        );
        check(
            &(p("Before") + &table + &p("After")),
            &["Before", "I\tHow?\nWhy?", "\tWell\nin", "After"],
            &[],
        );
    }

    #[test]
    fn what_is_left_out_is_said() {
        check(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p>\
             </text:deletion></text:changed-region><text:changed-region><text:insertion/>\
             </text:changed-region></text:tracked-changes>\
             <text:p>We <text:change-start/>always<text:change-end/> met<text:note><text:p>n\
             </text:p></text:note>.<office:annotation><text:p>c</text:p></office:annotation>\
             <draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>\
             <draw:frame><draw:image/></draw:frame></text:p>",
            &["We always met."],
            &[
                (DocxPart::Deletions, 1),
                (DocxPart::Footnotes, 1),
                (DocxPart::Comments, 1),
                (DocxPart::TextBoxes, 1),
                (DocxPart::Pictures, 1),
            ],
        );
    }

    #[test]
    fn broken_files_say_what_they_are() {
        let problem = |bytes: &[u8]| {
            let parsed = read(bytes);
            (parsed.value, parsed.notes.into_iter().map(|it| it.problem).next().unwrap())
        };
        assert_eq!(problem(b"no zip"), (None, Problem::NotAnOdt));
        assert_eq!(problem(&zip(&[("a", b"b")])), (None, Problem::NotAnOdt));
        let sheet = b"<office:document-content><office:body><office:spreadsheet/>\
                      </office:body></office:document-content>";
        assert_eq!(problem(&zip(&[(MAIN, sheet)])), (None, Problem::NotAnOdt));
        let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]><office:text>&a;</office:text>";
        assert_eq!(problem(&zip(&[(MAIN, bomb)])), (None, Problem::XmlDoctype));
        let manifest: (&str, &[u8]) =
            ("META-INF/manifest.xml", b"<manifest:encryption-data/>");
        let locked = zip(&[(MAIN, b"\x01\x02"), manifest]);
        assert_eq!(problem(&locked), (None, Problem::ZipUnsupported));
        let cut = b"<office:text><text:p>kept</text:p><text:p>and th";
        let (value, found) = problem(&zip(&[(MAIN, cut)]));
        assert_eq!(value.unwrap(), ["kept", "and th"]);
        assert_eq!(found, Problem::XmlDamaged);
    }

    proptest! {
        #[test]
        fn nothing_panics_and_no_word_is_lost(
            body in "(<text:p>|</text:p>|<text:span>|</text:span>|<table:table-row>|</table:table-row>|<table:table-cell>|<text:s text:c=\"99999999\"/>|<text:tab/>|&amp;| |\n|<|&){0,40}",
            words in proptest::collection::vec("[a-zé🙂]{1,6}", 0..10),
        ) {
            let _parsed = read(&document(&body));
            let whole = format!("<text:p>{}</text:p>", words.join("</text:p><text:p>"));
            prop_assume!(!words.is_empty());
            prop_assert_eq!(read(&document(&whole)).value.unwrap(), words);
        }
    }
}
