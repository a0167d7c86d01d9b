//! A text with an index between code points, UTF-8 bytes and UTF-16 units.

use std::fmt;
use std::rc::Rc;

use unicode_segmentation::GraphemeCursor;

use super::TextRange;

/// Code points between two marks of the index.
const STEP: u32 = 256;

/// A text that never changes, cheap to clone, with positions in code points.
#[derive(Clone)]
pub struct Text {
    content: Rc<str>,
    chars: u32,
    utf16: u32,
    /// Bytes and UTF-16 units before every code point whose number is a multiple of STEP.
    marks: Rc<[(u32, u32)]>,
}

impl Text {
    /// Indexes the text. Texts over 4 GiB cannot be addressed and are cut there, which no
    /// reader lets happen.
    pub fn new(content: &str) -> Self {
        let mut marks = Vec::with_capacity(content.len() / STEP as usize + 1);
        let (mut chars, mut bytes, mut utf16) = (0_u32, 0_u32, 0_u32);
        for c in content.chars() {
            if chars % STEP == 0 {
                marks.push((bytes, utf16));
            }
            chars += 1;
            bytes += size(c.len_utf8());
            utf16 += size(c.len_utf16());
        }
        Self { content: content.into(), chars, utf16, marks: marks.into() }
    }

    /// Returns the text itself.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Returns its length in code points.
    pub fn len(&self) -> u32 {
        self.chars
    }

    /// Tells whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// Returns its length in UTF-16 units.
    pub fn len_utf16(&self) -> u32 {
        self.utf16
    }

    /// Returns the range if it is not empty and lies inside the text.
    pub fn range(&self, start: u32, end: u32) -> Option<TextRange> {
        TextRange::new(start, end).filter(|it| it.end() <= self.chars)
    }

    /// Returns the text of the range, as far as it lies inside.
    pub fn slice(&self, range: TextRange) -> &str {
        let (start, end) = (self.byte(range.start()), self.byte(range.end()));
        self.content.get(start..end).unwrap_or_default()
    }

    /// Returns the byte at which the code point begins; the text's end when beyond it.
    pub fn byte(&self, position: u32) -> usize {
        self.walk(position).0
    }

    /// Returns the UTF-16 units before the code point; the text's end when beyond it.
    pub fn utf16(&self, position: u32) -> u32 {
        self.walk(position).1
    }

    /// Returns the code point that the UTF-16 unit belongs to: inside a surrogate pair it is
    /// the pair's own position. The text's end when beyond it.
    pub fn from_utf16(&self, unit: u32) -> u32 {
        self.find(|&(_, utf16)| utf16 <= unit, |_, utf16| utf16 <= unit)
    }

    /// Returns the code point that the byte belongs to; the text's end when beyond it.
    pub fn from_byte(&self, byte: usize) -> u32 {
        let byte = size(byte);
        self.find(|&(bytes, _)| bytes <= byte, |bytes, _| bytes <= byte)
    }

    /// Widens the range to whole graphemes, so that no accent or joined emoji is cut.
    pub fn snap(&self, range: TextRange) -> TextRange {
        let start = self.grapheme_edge(range.start(), false);
        let end = self.grapheme_edge(range.end(), true);
        TextRange::new(start, end).unwrap_or(range)
    }

    /// Returns the range without the spaces at its ends; nothing when it is all spaces.
    pub fn trim(&self, range: TextRange) -> Option<TextRange> {
        let slice = self.slice(range);
        let count = |it: &str| size(it.chars().count());
        let start = range.start() + count(slice) - count(slice.trim_start());
        TextRange::new(start, start + count(slice.trim()))
    }

    fn grapheme_edge(&self, position: u32, forward: bool) -> u32 {
        let text = self.as_str();
        let byte = self.byte(position);
        let mut cursor = GraphemeCursor::new(byte, text.len(), true);
        if cursor.is_boundary(text, 0).unwrap_or(true) {
            return position.min(self.chars);
        }
        let edge = if forward {
            cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
        } else {
            cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
        };
        self.from_byte(edge)
    }

    /// Returns bytes and UTF-16 units before a code point.
    fn walk(&self, position: u32) -> (usize, u32) {
        if position >= self.chars {
            return (self.content.len(), self.utf16);
        }
        let (bytes, mut utf16) =
            self.marks.get((position / STEP) as usize).copied().unwrap_or_default();
        let mut byte = bytes as usize;
        let rest = self.content.get(byte..).unwrap_or_default();
        for c in rest.chars().take((position % STEP) as usize) {
            byte += c.len_utf8();
            utf16 += size(c.len_utf16());
        }
        (byte, utf16)
    }

    /// Returns the last code point whose mark still satisfies the (monotone) condition.
    fn find(
        &self,
        mark: impl Fn(&(u32, u32)) -> bool,
        at: impl Fn(u32, u32) -> bool,
    ) -> u32 {
        let block = self.marks.partition_point(mark).saturating_sub(1);
        let Some(&(mut bytes, mut utf16)) = self.marks.get(block) else { return 0 };
        let mut position = size(block) * STEP;
        for c in self.content.get(bytes as usize..).unwrap_or_default().chars() {
            bytes += size(c.len_utf8());
            utf16 += size(c.len_utf16());
            if !at(bytes, utf16) {
                return position;
            }
            position += 1;
        }
        position
    }
}

fn size(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.content, &other.content) || self.content == other.content
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.content, f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 32 UTF-16 units, 31 code points, 46 bytes, 27 graphemes.
    const MIXED: &str = "Nurse 👩‍⚕️ said “naïve” é end.";

    #[test]
    fn units_of_a_mixed_text() {
        let text = Text::new(MIXED);
        assert_eq!(text.len() as usize, MIXED.chars().count());
        assert_eq!(text.len_utf16() as usize, MIXED.encode_utf16().count());
        let woman = MIXED.chars().position(|c| c == '👩').unwrap() as u32;
        assert_eq!(text.utf16(woman + 1), text.utf16(woman) + 2);
        assert_eq!(text.from_utf16(text.utf16(woman) + 1), woman);
    }

    #[test]
    fn a_range_snaps_to_whole_graphemes() {
        let text = Text::new(MIXED);
        let inside = text.range(7, 8).unwrap();
        assert_eq!(text.slice(text.snap(inside)), "👩‍⚕️");
        let e = Text::new("cafe\u{301} au lait");
        assert_eq!(e.slice(e.snap(e.range(0, 4).unwrap())), "cafe\u{301}");
    }

    #[test]
    fn beyond_the_end_is_the_end() {
        let text = Text::new("ab");
        assert_eq!((text.byte(9), text.utf16(9), text.from_utf16(9)), (2, 2, 2));
        assert_eq!(text.range(1, 3), None);
        assert_eq!(text.range(1, 1), None);
        let empty = Text::new("");
        assert_eq!((empty.byte(0), empty.from_utf16(3), empty.from_byte(1)), (0, 0, 0));
    }

    proptest! {
        #[test]
        fn all_units_agree_with_counting(content in "(\\PC|\r\n|🙂|e\u{301}|漢){0,700}") {
            let text = Text::new(&content);
            let (mut utf16, mut chars) = (0, 0);
            for (byte, c) in content.char_indices() {
                prop_assert_eq!(text.byte(chars), byte);
                prop_assert_eq!(text.utf16(chars), utf16);
                prop_assert_eq!(text.from_utf16(utf16), chars);
                prop_assert_eq!(text.from_byte(byte), chars);
                utf16 += c.len_utf16() as u32;
                chars += 1;
            }
            prop_assert_eq!(text.len(), chars);
            prop_assert_eq!(text.from_utf16(utf16), chars);
        }

        #[test]
        fn snapping_only_widens(content in "(a|👩‍⚕️|e\u{301}|\r\n){1,40}", a in 0u32..80, b in 1u32..80) {
            let text = Text::new(&content);
            if let Some(range) = text.range(a.min(b), a.max(b)) {
                let wide = text.snap(range);
                prop_assert!(wide.start() <= range.start() && range.end() <= wide.end());
                prop_assert_eq!(text.snap(wide), wide);
            }
        }
    }
}
