//! The XML of a Word document's text, read in one pass without recursion.

use quick_xml::events::BytesStart;

use super::super::office::{self, Hears, attribute};
use super::super::paragraphs::Pile;
use super::lists::{Item, Lists, number, value};
use crate::order::Map;
use crate::parsed::{DocxPart, Problem};

/// The text as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The paragraphs.
    pub(super) pile: Pile,
    /// What was left out.
    pub(super) skipped: Map<DocxPart, usize>,
    /// The prefix of Word's own elements, with its colon.
    prefix: String,
    /// The paragraph's end was deleted: the next one goes on in the same line.
    joined: bool,
    /// The names of the open elements, outermost first.
    open: Vec<Part>,
    /// Elements open below one whose content is left out, itself included.
    skipping: usize,
    /// What that one counts as, if it is worth a note.
    skipping_as: Option<DocxPart>,
    /// The run being read is hidden.
    hidden: bool,
    /// The document's lists.
    lists: Lists,
    /// The list that the paragraph says it is in, and how deep.
    item: (Option<String>, Option<usize>),
    /// The one that its style says.
    styled: Option<Item>,
    /// The items read so far: their lists and their words.
    pub(super) items: Vec<(String, String)>,
}

/// How an element's content is left out.
enum LeftOut {
    /// With a note.
    As(DocxPart),
    /// As no part of the text in any program.
    Silently,
}

/// The elements that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Paragraph,
    Run,
    Text,
    RunProperties,
    ParagraphProperties,
    Row,
    Cell,
    Other,
}

impl Hears for Body {
    fn depth(&self) -> usize {
        self.open.len() + self.skipping
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        if self.open.is_empty() && self.skipping == 0 {
            self.prefix = word_prefix(element);
        }
        let name = element.name();
        let name = name.as_ref();
        let own = name.strip_prefix(self.prefix.as_str());
        if self.skipping > 0 {
            self.skipping += 1;
            if own == Some("txbxContent") && self.skipping_as == Some(DocxPart::Pictures)
            {
                // What was taken for a picture is a box of text.
                self.skipping_as = Some(DocxPart::TextBoxes);
            }
            return;
        }
        let left_out = match own {
            Some(own) => self.left_out(own),
            None if name == "mc:Fallback" => Some(LeftOut::Silently),
            None if name == "m:oMath" => Some(LeftOut::As(DocxPart::Equations)),
            None => None,
        };
        if let Some(left_out) = left_out {
            self.skipping = 1;
            self.skipping_as = match left_out {
                LeftOut::As(part) => Some(part),
                LeftOut::Silently => None,
            };
            return;
        }
        let part = own.map_or(Part::Other, |own| self.own(own, element));
        self.open.push(part);
    }

    fn end(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
            if self.skipping == 0
                && let Some(part) = self.skipping_as.take()
            {
                self.skip(part, 1);
            }
            return;
        }
        match self.open.pop() {
            Some(Part::Run) => self.hidden = false,
            Some(Part::Paragraph) => self.end_paragraph(),
            Some(Part::Row) => self.pile.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipping == 0 && self.open.last() == Some(&Part::Text) {
            self.text_in_run(text);
        }
    }
}

impl Body {
    /// Returns a text to be read, of a document with these lists.
    pub(super) fn with(lists: Lists) -> Self {
        Self { lists, ..Self::default() }
    }

    /// Reads the XML to its end, or to where it breaks off, and says why.
    pub(super) fn read(&mut self, xml: &str) -> Option<Problem> {
        let stopped = office::walk(xml, self);
        // What was open when the XML broke off is kept.
        self.joined = false;
        self.pile.finish();
        stopped
    }

    /// Counts what is left out.
    pub(super) fn skip(&mut self, part: DocxPart, count: usize) {
        if count > 0 {
            *self.skipped.entry(part).or_default() += count;
        }
    }

    /// Tells whether the content of an element is left out.
    fn left_out(&self, own: &str) -> Option<LeftOut> {
        let part = match own {
            // Inside properties, `del` marks the paragraph and has no content.
            "del" | "moveFrom" if self.open.last() != Some(&Part::RunProperties) => {
                DocxPart::Deletions
            }
            "drawing" | "pict" => DocxPart::Pictures,
            "object" | "altChunk" | "subDoc" => DocxPart::Embedded,
            "txbxContent" => DocxPart::TextBoxes,
            "footnoteReference" | "endnoteReference" => DocxPart::Footnotes,
            "commentReference" => DocxPart::Comments,
            // How the paragraph or the run was before somebody changed it.
            "pPrChange" | "rPrChange" | "rt" | "instrText" | "delText" | "sdtPr"
            | "tblPr" | "sectPr" => {
                return Some(LeftOut::Silently);
            }
            _ => return None,
        };
        Some(LeftOut::As(part))
    }

    /// Takes an element of Word's own whose content is read.
    fn own(&mut self, own: &str, element: &BytesStart<'_>) -> Part {
        let in_run = self.open.last() == Some(&Part::Run);
        match own {
            "p" => return Part::Paragraph,
            "r" => return Part::Run,
            "rPr" => return Part::RunProperties,
            "pPr" => return Part::ParagraphProperties,
            "t" if in_run => return Part::Text,
            "tr" => {
                self.pile.begin_row();
                return Part::Row;
            }
            "tc" => {
                self.pile.begin_cell();
                return Part::Cell;
            }
            "pStyle" => {
                self.styled = value(element).and_then(|it| self.lists.of_style(&it));
            }
            "numId" => self.item.0 = value(element),
            "ilvl" => self.item.1 = number(element, "val"),
            "tab" | "ptab" if in_run => self.text_in_run("\t"),
            "br" | "cr" if in_run => self.text_in_run("\n"),
            "noBreakHyphen" if in_run => self.text_in_run("-"),
            "vanish" if self.is_run_format() => {
                self.hidden = is_on(element, &self.prefix);
            }
            "del" | "moveFrom" => self.joined |= self.is_paragraph_mark(),
            _ => {}
        }
        Part::Other
    }

    fn text_in_run(&mut self, text: &str) {
        if self.hidden {
            self.skip(DocxPart::HiddenText, 1);
        } else {
            self.pile.push(text);
        }
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.joined) {
            return;
        }
        if let Some(item) = self.item() {
            let words = self.pile.words();
            // An item without words counts nothing that anybody sees.
            if !words.trim().is_empty() {
                self.items.push((item.0.clone(), words.to_owned()));
                if let Some(mark) = self.lists.mark(&item) {
                    self.pile.begin_with(&mark);
                }
            }
        }
        self.pile.end_paragraph();
    }

    /// Returns the list that the paragraph is in: as it says itself, or as its style does.
    fn item(&mut self) -> Option<Item> {
        let (list, depth) = std::mem::take(&mut self.item);
        let styled = self.styled.take();
        let by_style = styled.as_ref().map(|it| it.1);
        let list = list.or(styled.map(|it| it.0))?;
        // 0 takes a paragraph out of the list that its style puts it in.
        (list != "0").then(|| (list, depth.or(by_style).unwrap_or_default()))
    }

    /// Inside `<w:r><w:rPr>`: formats the run.
    fn is_run_format(&self) -> bool {
        matches!(self.open.as_slice(), [.., Part::Run, Part::RunProperties])
    }

    /// Inside `<w:pPr><w:rPr>`: formats the paragraph's mark.
    fn is_paragraph_mark(&self) -> bool {
        matches!(
            self.open.as_slice(),
            [.., Part::ParagraphProperties, Part::RunProperties]
        )
    }
}

/// Returns the prefix that the root gives Word's namespace, transitional or strict.
fn word_prefix(root: &BytesStart<'_>) -> String {
    let spaces = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ];
    root.attributes()
        .with_checks(false)
        .flatten()
        .find(|it| spaces.contains(&it.value.as_ref()))
        .map_or_else(
            || "w:".to_owned(),
            |it| match it.key.as_ref().split_once(':') {
                Some((_, prefix)) => format!("{prefix}:"),
                None => String::new(),
            },
        )
}

/// Tells whether a switch such as `<w:vanish/>` is on: it is, unless its value says no.
fn is_on(element: &BytesStart<'_>, prefix: &str) -> bool {
    let value = attribute(element, &format!("{prefix}val"));
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}
