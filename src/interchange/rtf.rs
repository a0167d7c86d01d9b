//! The words of rich text (RTF 1.9.1), paragraph by paragraph.
//!
//! Kept: paragraphs, lists without their numbers, link texts; a row of a table is one
//! paragraph, its cells joined by tabs. Left out with a note: pictures, embedded files,
//! notes, comments, page headers, hidden and deleted text. Letters beyond ASCII are read as
//! Unicode where the file has it, else as Windows-1252; other code pages leave a `�`.

use super::decode::windows_1252;
use super::paragraphs::{Pile, Skipped};
use crate::parsed::{DocxPart, Note, Parsed, Place, Problem};

/// The deepest nesting of groups.
const MAX_DEPTH: usize = 1024;

/// Returns the paragraphs of rich text, without the empty ones.
pub(super) fn read(bytes: &[u8]) -> Parsed<Vec<String>> {
    let mut reader = Reader { western: true, ..Reader::default() };
    let mut at = 0;
    let mut damaged = false;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => {
                if reader.groups.len() >= MAX_DEPTH {
                    damaged = true;
                    break;
                }
                reader.groups.push(reader.now);
                reader.fallback = 0;
            }
            b'}' => reader.close(),
            b'\\' => at = reader.control(bytes, at),
            b'\r' | b'\n' => {}
            byte => reader.byte(byte),
        }
    }
    damaged |= !reader.groups.is_empty();
    while !reader.groups.is_empty() {
        reader.close();
    }
    reader.pile.finish();
    let mut notes = Vec::new();
    if damaged {
        notes.push(Note::loss(Place::default(), Problem::XmlDamaged));
    }
    if reader.unread > 0 {
        let problem = Problem::UndecodableBytes { count: reader.unread };
        notes.push(Note::loss(Place::default(), problem));
    }
    notes.extend(reader.skipped.notes());
    Parsed { value: reader.pile.paragraphs, notes }
}

/// What holds inside a group.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// The group's content is left out.
    skipping: bool,
    /// It counts as this when it ends.
    part: Option<DocxPart>,
    hidden: bool,
    deleted: bool,
    /// How many characters stand in for one of Unicode; nothing said means one.
    fallback: Option<usize>,
}

#[derive(Debug, Default)]
struct Reader {
    pile: Pile,
    skipped: Skipped,
    groups: Vec<State>,
    now: State,
    /// Characters still to be passed over, which stand in for one that was read.
    fallback: usize,
    /// The first half of a character of two.
    high: Option<u16>,
    /// The code page is Windows-1252.
    western: bool,
    unread: usize,
}

impl Reader {
    /// Ends a group.
    fn close(&mut self) {
        self.fallback = 0;
        let Some(outer) = self.groups.pop() else { return };
        if self.now.skipping
            && !outer.skipping
            && let Some(part) = self.now.part
        {
            self.skipped.add(part);
        }
        self.now = outer;
    }

    /// Takes what follows a backslash and returns where the rest begins.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let rest = bytes.get(at..).unwrap_or_default();
        let letters =
            rest.iter().take(32).take_while(|it| it.is_ascii_alphabetic()).count();
        if letters == 0 {
            return at + self.symbol(rest);
        }
        let (word, rest) = rest.split_at_checked(letters).unwrap_or((rest, &[]));
        let minus = usize::from(rest.first() == Some(&b'-'));
        let after_minus = rest.get(minus..).unwrap_or_default();
        let digits =
            after_minus.iter().take(10).take_while(|it| it.is_ascii_digit()).count();
        let mut length = letters;
        let mut number: Option<i64> = None;
        if digits > 0 {
            length += minus + digits;
            let text =
                rest.get(..minus + digits).and_then(|it| std::str::from_utf8(it).ok());
            number = text.and_then(|it| it.parse().ok());
        }
        if bytes.get(at + length) == Some(&b' ') {
            length += 1;
        }
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            let count =
                number.and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
            return at + length + count.min(bytes.len());
        }
        if self.fallback > 0 {
            self.fallback -= 1;
        } else {
            self.word(word, number);
        }
        at + length
    }

    /// Takes a control symbol and returns its length.
    fn symbol(&mut self, rest: &[u8]) -> usize {
        match rest {
            [b'\'', high, low, ..] => {
                let hex = |it: u8| char::from(it).to_digit(16);
                if let (Some(high), Some(low)) = (hex(*high), hex(*low))
                    && let Ok(byte) = u8::try_from(high * 16 + low)
                {
                    self.byte(byte);
                    return 3;
                }
                1
            }
            [b'*', ..] => {
                self.now.skipping = true;
                1
            }
            [b'\r' | b'\n', ..] => {
                self.word("par", None);
                1
            }
            [b'~', ..] => self.one("\u{a0}"),
            [b'_', ..] => self.one("-"),
            [b'\\', ..] => self.one("\\"),
            [b'{', ..] => self.one("{"),
            [b'}', ..] => self.one("}"),
            [] => 0,
            _ => 1,
        }
    }

    fn one(&mut self, text: &str) -> usize {
        if self.fallback > 0 {
            self.fallback -= 1;
        } else {
            self.text(text);
        }
        1
    }

    fn byte(&mut self, byte: u8) {
        if self.fallback > 0 {
            self.fallback -= 1;
            return;
        }
        let (text, mut bad) = windows_1252(&[byte]);
        if byte >= 0x80 && !self.western {
            bad = 1;
        }
        if bad > 0 {
            self.unread += usize::from(!self.now.skipping);
            self.text("\u{fffd}");
        } else {
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        if !(self.now.skipping || self.now.hidden || self.now.deleted) {
            self.pile.push(text);
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.western = matches!(number, Some(0 | 1252)),
            "mac" | "pc" | "pca" => self.western = false,
            "uc" => self.now.fallback = number.and_then(|it| usize::try_from(it).ok()),
            "u" => {
                self.unicode(number.unwrap_or_default());
                self.fallback = self.now.fallback.unwrap_or(1);
            }
            "shptxt" if self.now.part == Some(DocxPart::Pictures) => {
                // What was taken for a picture is a box of text.
                for it in self.groups.iter_mut().chain([&mut self.now]) {
                    if it.skipping && it.part == Some(DocxPart::Pictures) {
                        it.part = Some(DocxPart::TextBoxes);
                    }
                }
            }
            "nestrow" => self.pile.end_paragraph(),
            _ => {
                let part = part_of(word);
                if part.is_some() || is_aside(word) {
                    self.now.part = self.now.part.or(part);
                    self.now.skipping = true;
                }
                if !self.now.skipping {
                    self.layout(word, on);
                }
            }
        }
    }

    /// Takes a word that shapes the text.
    fn layout(&mut self, word: &str, on: bool) {
        match word {
            "par" | "sect" | "page" | "column" => self.pile.end_paragraph(),
            "line" | "lbr" => self.text("\n"),
            "tab" | "nestcell" => self.text("\t"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            "intbl" => self.open_row(),
            "cell" => {
                self.open_row();
                self.pile.end_paragraph();
                self.pile.begin_cell();
            }
            "row" => {
                self.pile.end_paragraph();
                if self.pile.open_rows() > 0 {
                    self.pile.end_row();
                }
            }
            "plain" => {
                self.now.hidden = false;
                self.now.deleted = false;
            }
            "v" => {
                if on && !self.now.hidden {
                    self.skipped.add(DocxPart::HiddenText);
                }
                self.now.hidden = on;
            }
            "deleted" => {
                if on && !self.now.deleted {
                    self.skipped.add(DocxPart::Deletions);
                }
                self.now.deleted = on;
            }
            _ => {}
        }
    }

    fn open_row(&mut self) {
        if self.pile.open_rows() == 0 {
            self.pile.begin_row();
            self.pile.begin_cell();
        }
    }

    /// Takes a code unit of UTF-16, which is written as a signed number.
    fn unicode(&mut self, number: i64) {
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or_default();
        let units = [self.high.take().unwrap_or(unit), unit];
        let found = match unit {
            0xD800..=0xDBFF => {
                self.high = Some(unit);
                return;
            }
            0xDC00..=0xDFFF => char::decode_utf16(units).next().and_then(Result::ok),
            0 => return,
            _ => char::from_u32(u32::from(unit)),
        };
        let c = found.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.text(c.encode_utf8(&mut [0; 4]));
    }
}

/// Tells whether a word begins a group that is no text in any program.
fn is_aside(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "fonttbl", "colortbl", "stylesheet", "info", "fldinst", "listtext", "pntext",
        "nonshppict", "listtable", "listoverridetable", "rsidtbl", "filetbl", "revtbl",
        "nonesttables", "tc", "tcn", "xe", "rxe", "txe", "template", "bkmkstart",
        "bkmkend",
    ];
    WORDS.contains(&word)
}

/// Returns as what a group counts that is no running text.
fn part_of(word: &str) -> Option<DocxPart> {
    Some(match word {
        "pict" | "shp" | "shppict" | "do" => DocxPart::Pictures,
        "object" => DocxPart::Embedded,
        "footnote" => DocxPart::Footnotes,
        "annotation" => DocxPart::Comments,
        "mmath" => DocxPart::Equations,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl"
        | "footerr" | "footerf" => DocxPart::Headers,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(body: &str, paragraphs: &[&str], parts: &[(DocxPart, usize)]) {
        let text = format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {body}}}");
        let parsed = read(text.as_bytes());
        assert_eq!(parsed.value, paragraphs, "{body}");
        assert_eq!(parsed.notes, Skipped(parts.to_vec()).notes(), "{body}");
    }

    #[test]
    fn paragraphs_letters_and_breaks() {
        check(
            "{\\fonttbl{\\f0 Times;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}\
             {\\info{\\author A}}{\\*\\generator X;}\\pard\\b Inter\\b0 viewer: caf\\'e9 \\'93so\\'94\
             \\par\r\nR&D \\{x\\}\\\\ \\u8364?5 \\u-10179?\\u-8638? {\\uc2\\u233\\'c3\\'a9}a\\line b\\tab c\\~d\
             \\par\\par{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt link}}\\emdash\\\nend",
            &[
                "Interviewer: café “so”",
                "R&D {x}\\ €5 🙂 éa\nb\tc\u{a0}d",
                "link—",
                "end",
            ],
            &[],
        );
    }

    #[test]
    fn tables_are_read_row_by_row() {
        check(
            "Before\\par\\trowd\\cellx1\\cellx2\\pard\\intbl I\\cell How?\\par Why?\\cell\\row\
             \\trowd\\pard\\intbl\\cell Well\\cell\\row\\pard After\\par",
            &["Before", "I\tHow?\nWhy?", "\tWell", "After"],
            &[],
        );
    }

    #[test]
    fn what_is_left_out_is_said() {
        check(
            "{\\header Secret\\par}So{\\footnote note} we{\\*\\annotation c} {\\v hid}met\
             {\\deleted gone}.{\\pict\\bin3 }}}0a}{\\shp{\\*\\shpinst{\\shptxt box}}}",
            &["So we met."],
            &[
                (DocxPart::Headers, 1),
                (DocxPart::Footnotes, 1),
                (DocxPart::Comments, 1),
                (DocxPart::HiddenText, 1),
                (DocxPart::Deletions, 1),
                (DocxPart::Pictures, 1),
                (DocxPart::TextBoxes, 1),
            ],
        );
    }

    #[test]
    fn damage_and_other_code_pages_are_said() {
        let parsed = read(b"{\\rtf1 kept {\\b and");
        assert_eq!(parsed.value, ["kept and"]);
        assert_eq!(parsed.notes, [Note::loss(Place::default(), Problem::XmlDamaged)]);
        let parsed = read(b"{\\rtf1\\ansicpg1251 \\u1044\\'c4\\'e0}");
        assert_eq!(parsed.value, ["Д�"]);
        let problem = Problem::UndecodableBytes { count: 1 };
        assert_eq!(parsed.notes, [Note::loss(Place::default(), problem)]);
        let deep = "{".repeat(100_000);
        assert!(!read(format!("{{\\rtf1 a{deep}").as_bytes()).notes.is_empty());
    }

    proptest! {
        #[test]
        fn nothing_panics_and_no_word_is_lost(
            rough in "(\\{|\\}|\\\\|\\\\u|\\\\bin|\\\\'|-|[0-9]|\\\\par |\\\\cell|\\\\row|\\\\intbl|\\\\pict|\\\\\\*|a| |\n){0,60}",
            text in "(\\{\\\\b |\\}|\\\\par |\\\\tab |\\\\intbl |\\\\cell |\\\\row |\\\\'e9|\\\\u233\\?|word| |\n){0,60}",
        ) {
            let _parsed = read(format!("{{\\rtf1 {rough}").as_bytes());
            let found = read(format!("{{\\rtf1 {text}").as_bytes()).value;
            let words: usize = found.iter().map(|it| it.matches("word").count()).sum();
            prop_assert_eq!(words, text.matches("word").count());
        }
    }
}
