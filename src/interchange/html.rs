//! The words of a web page (HTML Living Standard, as far as text needs it), paragraph by
//! paragraph.
//!
//! What makes a line of its own in a browser is a paragraph; a table's row is one, its cells
//! joined by tabs. Left out, each with a note: scripts, style sheets, titles, pictures and
//! what is embedded. A `<` that begins no tag is text.

use super::markup::entity;
use super::paragraphs::{Pile, Skipped};
use crate::parsed::{DocxPart, Parsed};

/// The most tables inside each other that are told apart.
const MAX_TABLES: usize = 64;

/// Elements that stand on lines of their own.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
];

/// Tells whether a text is a web page: it begins so, or its name says so and it has a tag.
pub(super) fn is_html(text: &str, ending: &str) -> bool {
    let start: String = text.trim_start().chars().take(400).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with("<?xml") && start.contains("<html"))
        || (matches!(ending, "html" | "htm" | "xhtml")
            && text
                .match_indices('<')
                .any(|(at, _)| text.get(at..).is_some_and(|it| Tag::read(it).is_some())))
}

/// Tells whether a page says itself that its letters are Windows-1252, which browsers also
/// read for Latin-1.
pub(super) fn says_western(text: &str) -> bool {
    let start: String = text.chars().take(2048).collect();
    let start = start.to_ascii_lowercase();
    let Some((_, rest)) = start.split_once("charset=") else { return false };
    let rest = rest.trim_start_matches(['"', '\'']);
    ["windows-1252", "iso-8859-1\"", "iso-8859-1'", "iso-8859-1>", "latin1", "us-ascii"]
        .iter()
        .any(|it| rest.starts_with(it))
}

/// Returns the paragraphs of a web page, without the empty ones.
pub(super) fn read(text: &str) -> Parsed<Vec<String>> {
    let mut page = Page::default();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        page.text(before);
        rest = page.take(from);
    }
    page.text(rest);
    page.pile.finish();
    Parsed { value: page.pile.paragraphs, notes: page.skipped.notes() }
}

/// A tag.
struct Tag<'a> {
    name: String,
    closes: bool,
    after: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the start of the text.
    fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !inner.starts_with(|it: char| it.is_ascii_alphabetic()) {
            return None;
        }
        let end = tag_end(inner)?;
        let name = inner
            .get(..end)?
            .split(|it: char| it.is_whitespace() || it == '/')
            .next()
            .filter(|it| it.len() <= 32)
            .unwrap_or_default()
            .to_ascii_lowercase();
        Some(Self { name, closes, after: inner.get(end + 1..)? })
    }
}

/// Returns where a tag's `>` is; one inside quotes does not count, if there is another.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote: Option<u8> = None;
    let mut first = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (_, b'>') if first.is_none() => first = Some(at),
            // No tag goes on for so long after a `>`.
            (..) if first.is_some_and(|it| at > it + 4096) => return first,
            (..) => {}
        }
    }
    first
}

#[derive(Debug, Default)]
struct Page {
    pile: Pile,
    skipped: Skipped,
    /// The open tables, outermost first: whether a row is open.
    tables: Vec<bool>,
    /// Elements open in which spaces and line ends stay.
    preformatted: usize,
    /// What was looked for to the end and is not there any more: ends of elements, `>`.
    absent: Vec<String>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.pile.push(text);
        } else {
            self.pile.flow(text);
        }
    }

    /// Takes what begins with `<` or `&` and returns what follows it.
    fn take<'a>(&mut self, from: &'a str) -> &'a str {
        if from.starts_with('&') {
            let (c, after) = entity(from);
            self.text(c.encode_utf8(&mut [0; 4]));
            return after;
        }
        if from.starts_with("<!--")
            && let Some(after) = self.after(from.get(4..).unwrap_or_default(), "-->")
        {
            return after;
        }
        if from.starts_with("<!") || from.starts_with("<?") {
            if let Some(after) = self.after(from, ">") {
                return after;
            }
        } else if !self.is_absent(">") {
            if let Some(tag) = Tag::read(from) {
                return self.tag(&tag);
            }
            if !from.contains('>') {
                self.absent.push(">".to_owned());
            }
        }
        self.text("<");
        from.get(1..).unwrap_or_default()
    }

    fn is_absent(&self, what: &str) -> bool {
        self.absent.iter().any(|it| it == what)
    }

    /// Returns what follows the next such text; looks for what is absent once only.
    fn after<'a>(&mut self, from: &'a str, what: &str) -> Option<&'a str> {
        if self.is_absent(what) {
            return None;
        }
        let found = from.split_once(what).map(|it| it.1);
        if found.is_none() {
            self.absent.push(what.to_owned());
        }
        found
    }

    /// Returns what follows the end of an element.
    fn after_element<'a>(&mut self, from: &'a str, name: &str) -> Option<&'a str> {
        if self.is_absent(name) {
            return None;
        }
        for (at, _) in from.match_indices("</") {
            let inner = from.get(at + 2..).unwrap_or_default();
            let is_end =
                inner.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
                    && !inner.get(name.len()..).is_some_and(|it| {
                        it.starts_with(|it: char| it.is_ascii_alphanumeric())
                    });
            if is_end {
                return Some(inner.split_once('>').map_or("", |it| it.1));
            }
        }
        self.absent.push(name.to_owned());
        None
    }

    fn tag<'a>(&mut self, tag: &Tag<'a>) -> &'a str {
        let name = tag.name.as_str();
        let left_out = match name {
            "script" | "style" | "title" => Some(DocxPart::Scripts),
            "svg" | "canvas" => Some(DocxPart::Pictures),
            "math" => Some(DocxPart::Equations),
            "object" | "iframe" | "audio" | "video" => Some(DocxPart::Embedded),
            "template" | "noscript" => Some(DocxPart::HiddenText),
            _ => None,
        };
        if let Some(part) = left_out
            && !tag.closes
            && let Some(after) = self.after_element(tag.after, name)
        {
            self.skipped.add(part);
            return after;
        }
        if BLOCKS.contains(&name) {
            self.pile.end_paragraph();
        }
        match (name, tag.closes) {
            ("img", false) => self.skipped.add(DocxPart::Pictures),
            ("br", _) => self.pile.push("\n"),
            ("pre", false) => self.preformatted += 1,
            ("pre", true) => self.preformatted = self.preformatted.saturating_sub(1),
            ("table", false) if self.tables.len() < MAX_TABLES => self.tables.push(false),
            ("table", true) => {
                self.end_row();
                self.tables.pop();
            }
            ("tr", false) => {
                self.end_row();
                self.begin_row();
            }
            ("tr", true) => self.end_row(),
            ("td" | "th", false) => {
                self.begin_row();
                self.pile.begin_cell();
            }
            _ => {}
        }
        tag.after
    }

    /// Begins a row of the innermost table, unless one is open.
    fn begin_row(&mut self) {
        if let Some(open @ false) = self.tables.last_mut() {
            *open = true;
            self.pile.begin_row();
        }
    }

    fn end_row(&mut self) {
        if let Some(open @ true) = self.tables.last_mut() {
            *open = false;
            self.pile.end_row();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, paragraphs: &[&str], parts: &[(DocxPart, usize)]) {
        let parsed = read(text);
        assert_eq!(parsed.value, paragraphs, "{text}");
        assert_eq!(parsed.notes, Skipped(parts.to_vec()).notes(), "{text}");
    }

    #[test]
    fn paragraphs_breaks_and_references() {
        check(
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>T</title>\n<style>p{}</style>\
             </head><BODY class=\"a>b\"><h1>A  <b>title</b></h1>\n<P>Inter<i>viewer</i>: R&amp;D\n\
             &eacute;&nbsp;x<br>\n y < 5 &c<p>Next<!-- <p>no --><ul><li>one<li>two</ul>loose\
             <script>if (a<b) '</p>'</script><img src=x><pre>a\n  b</pre>",
            &[
                "A title",
                "Interviewer: R&D é\u{a0}x\ny < 5 &c",
                "Next",
                "one",
                "two",
                "loose",
                "a\n  b",
            ],
            &[(DocxPart::Scripts, 3), (DocxPart::Pictures, 1)],
        );
    }

    #[test]
    fn tables_with_and_without_ends() {
        let with = "<table><tbody><tr><td>I</td><td><p>How?</p><p>Why?</p></td></tr><tr>\
                    <td></td><td>Well<table><tr><td>in</td></tr></table></td></tr></table>After";
        check(with, &["I\tHow?\nWhy?", "\tWell\nin", "After"], &[]);
        check("<table><tr><td>a<td>b<tr><td>c</table>d", &["a\tb", "c", "d"], &[]);
        check("a<tr><td>b</table></table>c", &["a", "b", "c"], &[]);
    }

    #[test]
    fn broken_pages_keep_their_words() {
        check("<p>a <b", &["a <b"], &[]);
        check("<p>a <!-- b <c>d", &["a d"], &[]);
        check("<svg>a<svg>b", &["ab"], &[]);
        check("<a title=\"it's>x</a>y", &["xy"], &[]);
    }

    #[test]
    fn what_is_a_page() {
        for (text, ending, is) in [
            ("\n<!DOCTYPE HTML PUBLIC>", "txt", true),
            ("<html lang=en>", "", true),
            ("<?xml version='1.0'?><html>", "xml", true),
            ("so <b>we</b>", "html", true),
            ("5 < 6", "html", false),
            ("so <b>we</b>", "txt", false),
        ] {
            assert_eq!(is_html(text, ending), is, "{text}");
        }
        assert!(says_western("<meta charset=\"ISO-8859-1\">"));
        assert!(says_western("<meta content='text/html; charset=windows-1252'>"));
        assert!(!says_western("<meta charset=windows-1251>"));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_no_word_is_lost(
            text in "(<p>|</p>|<b|>|<br/>|<table>|</table>|<tr>|<td>|</tr>|<pre>|</pre>|<!DOCTYPE html>|&amp;|&|é|word| |\n){0,60}",
            rough in "[<>!a-c&;\"'/ -]{0,60}",
        ) {
            let _parsed = read(&rough);
            // Inside an unfinished tag, words are its attributes.
            let whole = text.replace("<b", "<b>");
            let words: usize = read(&whole).value.iter().map(|it| it.matches("word").count()).sum();
            prop_assert_eq!(words, whole.matches("word").count());
        }
    }
}
