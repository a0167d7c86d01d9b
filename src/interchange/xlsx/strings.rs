//! The texts of a workbook, which its cells name by number.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::office::push_entity;
use crate::parsed::Problem;

/// Texts one after the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the shared strings to their end, or to where they break off, and says why.
    pub(super) fn read(xml: &str) -> (Self, Option<Problem>) {
        let mut strings = Self::default();
        let mut reader = Reader::from_str(xml);
        reader.config_mut().allow_dangling_amp = true;
        let mut runs = Runs::default();
        let mut depth = 0_usize;
        loop {
            match reader.read_event() {
                Ok(Event::Start(it)) => {
                    depth += 1;
                    runs.start(it.local_name().as_ref());
                }
                Ok(Event::Empty(it)) if it.local_name().as_ref() == "si" => strings.end(),
                Ok(Event::End(it)) => {
                    depth = depth.saturating_sub(1);
                    let name = it.local_name();
                    runs.end(name.as_ref());
                    if name.as_ref() == "si" {
                        unescape(&runs.take(), &mut strings.text);
                        strings.end();
                    }
                }
                Ok(Event::Text(it)) => runs.text(&it.xml10_content()),
                Ok(Event::CData(it)) => runs.text(&it.xml10_content()),
                Ok(Event::GeneralRef(it)) => {
                    if let Some(text) = runs.open() {
                        push_entity(&it, text);
                    }
                }
                Ok(Event::DocType(_)) => return (strings, Some(Problem::XmlDoctype)),
                Ok(Event::Eof) if depth == 0 => return (strings, None),
                Ok(Event::Eof) | Err(_) => return (strings, Some(Problem::XmlDamaged)),
                Ok(_) => {}
            }
        }
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    /// Returns the text with this number, from 0.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|it| self.ends.get(it));
        self.text.get(start.copied().unwrap_or(0)..end)
    }
}

/// A text in runs of different formats, being read: `<t>`, or `<r><t>` for each run. How it
/// is pronounced (`<rPh>`) is left out.
#[derive(Debug, Default)]
pub(super) struct Runs {
    text: String,
    is_open: bool,
    is_phonetic: bool,
}

impl Runs {
    pub(super) fn start(&mut self, name: &str) {
        match name {
            "t" => self.is_open = !self.is_phonetic,
            "rPh" => self.is_phonetic = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_open = false,
            "rPh" => self.is_phonetic = false,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.is_open {
            self.text.push_str(text);
        }
    }

    /// Returns the text, if what stands here belongs to it.
    pub(super) fn open(&mut self) -> Option<&mut String> {
        self.is_open.then_some(&mut self.text)
    }

    pub(super) fn take(&mut self) -> String {
        self.is_open = false;
        self.is_phonetic = false;
        std::mem::take(&mut self.text)
    }
}

/// Adds a text with characters that XML cannot hold put back: Excel writes `_x000D_` for a
/// carriage return, and `_x005F_` for an underscore that would look like that. Line ends
/// become `\n`; other control characters have no use in an answer and become nothing.
pub(super) fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let code = tail.get(2..6).filter(|_| tail.get(6..7) == Some("_"));
        let code = code.filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
        if let Some(code) = code.and_then(|it| u32::from_str_radix(it, 16).ok()) {
            match char::from_u32(code) {
                // Before a line feed it is half of a line end.
                Some('\r') if tail.get(7..).unwrap_or("").starts_with('\n') => {}
                Some('\r') => out.push('\n'),
                Some(c) if !c.is_control() || matches!(c, '\n' | '\t') => out.push(c),
                _ => {}
            }
            rest = tail.get(7..).unwrap_or("");
        } else {
            out.push_str("_x");
            rest = tail.get(2..).unwrap_or("");
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(xml: &str) -> (Vec<String>, Option<Problem>) {
        let (strings, problem) = Strings::read(xml);
        let texts = (0..strings.ends.len()).filter_map(|it| strings.get(it));
        (texts.map(str::to_owned).collect(), problem)
    }

    #[test]
    fn runs_are_joined_and_sounds_left_out() {
        let xml = "<sst><si><t>one</t></si><si/><si><r><rPr><b/></rPr><t>t</t></r><r>\
                   <t xml:space=\"preserve\">wo </t></r></si><si><t>東</t><rPh sb=\"0\">\
                   <t>ヒガシ</t></rPh></si><si><t>a &amp; &lt;b&gt; &#233;&unknown;</t></si>\
                   <si><t/></si></sst>";
        let want = ["one", "", "two ", "東", "a & <b> é&unknown;", ""];
        assert_eq!(all(xml), (want.map(str::to_owned).to_vec(), None));
        let cut = "<x:sst><x:si><x:t>one</x:t></x:si><x:si><x:t>tw";
        assert_eq!(all(cut), (vec!["one".to_owned()], Some(Problem::XmlDamaged)));
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><sst/>";
        assert_eq!(all(bomb).1, Some(Problem::XmlDoctype));
    }

    #[test]
    fn characters_that_xml_cannot_hold() {
        for (text, want) in [
            ("a_x000D_\nb", "a\nb"),
            ("a_x000D_b", "a\nb"),
            ("a_x005F_x000D_b", "a_x000D_b"),
            ("_x0041_", "A"),
            ("_x0001_.", "."),
            ("_xyz _x12_ _x", "_xyz _x12_ _x"),
            ("_xé000_", "_xé000_"),
            ("max_x_min", "max_x_min"),
        ] {
            let mut out = String::new();
            unescape(text, &mut out);
            assert_eq!(out, want, "{text}");
        }
    }
}
