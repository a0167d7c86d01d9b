//! From bytes to text: which encoding a file is in, and what it is when it is no text.
//!
//! The order of belief: a byte order mark; zero bytes in every other place (UTF-16); valid
//! UTF-8; UTF-8 with a few damaged characters; Windows-1252, in which any other byte means
//! something. Line ends are kept as they are, since a table's cells may hold them.

use crate::parsed::{FileKind, Note, Parsed, Place, Problem};

/// How many of the first bytes tell what a file is.
const HEAD: usize = 8 * 1024;

/// Windows-1252 from 0x80 to 0x9F; the rest of it is Latin-1. `�` where it has no character.
const WINDOWS_1252: [char; 32] = [
    '€', '�', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '�', 'Ž',
    '�', //
    '�', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '�', 'ž', 'Ÿ',
];

/// Returns the text of the bytes, whatever its encoding, without byte order mark and NUL.
pub fn decode(bytes: &[u8]) -> Parsed<String> {
    let mut decoding = Decoding::start(bytes);
    while !decoding.step(bytes, bytes.len()) {}
    let from = decoding.from;
    let Parsed { value, notes } = decoding.finish();
    let as_it_is = || utf8(bytes.get(from..).unwrap_or(&[])).0;
    Parsed { value: value.unwrap_or_else(as_it_is), notes }
}

/// How a file stores its letters.
#[derive(Clone, Copy, Debug)]
enum Coding {
    Utf8,
    Utf16(Order),
    Windows1252,
}

/// What a [`Decoding`] does, from the first byte to the last of the file.
#[derive(Clone, Copy, Debug)]
enum Pass {
    /// Looks whether all is UTF-8 without NUL: then the bytes are the text as they are.
    Check,
    /// Counts whole and damaged characters of UTF-8.
    Count { whole: usize, damaged: usize },
    /// Makes the text.
    Make(Coding),
    /// Is at the end.
    Done,
}

/// A large file being decoded in steps: [`Decoding::start`], [`Decoding::step`] with the same
/// bytes until it says that it is done, [`Decoding::finish`]. [`decode`] does it all at once.
#[derive(Debug)]
pub(super) struct Decoding {
    pass: Pass,
    /// Where the text begins, behind the byte order mark.
    pub(super) from: usize,
    at: usize,
    made: Option<String>,
    undecodable: usize,
    nul: usize,
    windows_1252: bool,
}

impl Decoding {
    /// Begins with a file's bytes.
    pub(super) fn start(bytes: &[u8]) -> Self {
        let utf16 = |order| Pass::Make(Coding::Utf16(order));
        let (from, pass) = match bytes {
            [0xEF, 0xBB, 0xBF, ..] => (3, Pass::Check),
            [0xFF, 0xFE, ..] => (2, utf16(u16::from_le_bytes)),
            [0xFE, 0xFF, ..] => (2, utf16(u16::from_be_bytes)),
            _ => (0, utf16_without_mark(bytes).map_or(Pass::Check, utf16)),
        };
        Self {
            pass,
            from,
            at: from,
            made: None,
            undecodable: 0,
            nul: 0,
            windows_1252: false,
        }
    }

    /// Goes on for about so many bytes; tells whether it is done.
    pub(super) fn step(&mut self, bytes: &[u8], budget: usize) -> bool {
        let end = self.at.saturating_add(budget.max(HEAD));
        let wide = matches!(self.pass, Pass::Make(Coding::Utf16(_)));
        let end = if wide { end & !1 } else { end };
        let end = if end < bytes.len() { cut(bytes, self.at, end, wide) } else { end };
        let piece = bytes.get(self.at..end.min(bytes.len())).unwrap_or(&[]);
        self.at = end;
        let last = end >= bytes.len();
        match self.pass {
            Pass::Check => {
                if std::str::from_utf8(piece).is_err() {
                    // With the mark it is UTF-8 whatever is damaged.
                    let count = Pass::Count { whole: 0, damaged: 0 };
                    self.again(if self.from > 0 { UTF8 } else { count });
                } else if piece.contains(&0) {
                    self.again(UTF8);
                } else if last {
                    self.pass = Pass::Done;
                }
            }
            Pass::Count { mut whole, mut damaged } => {
                for chunk in piece.utf8_chunks() {
                    whole += chunk.valid().bytes().filter(|it| *it >= 0xC0).count();
                    damaged += usize::from(!chunk.invalid().is_empty());
                }
                self.pass = Pass::Count { whole, damaged };
                if last {
                    self.windows_1252 = !is_mostly_utf8(whole, damaged);
                    let windows = Pass::Make(Coding::Windows1252);
                    self.again(if self.windows_1252 { windows } else { UTF8 });
                }
            }
            Pass::Make(coding) => {
                let (text, bad) = match coding {
                    Coding::Utf8 => utf8(piece),
                    Coding::Utf16(order) => utf16(piece, order),
                    Coding::Windows1252 => windows_1252(piece),
                };
                self.undecodable += bad;
                let made = self.made.get_or_insert_with(String::new);
                let before = made.len();
                made.extend(text.split('\0'));
                self.nul += before + text.len() - made.len();
                if last {
                    self.pass = Pass::Done;
                }
            }
            Pass::Done => {}
        }
        matches!(self.pass, Pass::Done)
    }

    fn again(&mut self, pass: Pass) {
        (self.pass, self.at) = (pass, self.from);
    }

    /// Returns the text, if it is not the bytes as they are from `from` on.
    pub(super) fn finish(self) -> Parsed<Option<String>> {
        let mut notes = Vec::new();
        let mut note = |severity: fn(Place, Problem) -> Note, problem| {
            notes.push(severity(Place::default(), problem));
        };
        if self.windows_1252 {
            note(Note::info, Problem::ReadAsWindows1252);
        }
        if self.undecodable > 0 {
            note(Note::loss, Problem::UndecodableBytes { count: self.undecodable });
        }
        if self.nul > 0 {
            note(Note::warning, Problem::NulRemoved { count: self.nul });
        }
        Parsed { value: self.made, notes }
    }
}

const UTF8: Pass = Pass::Make(Coding::Utf8);

/// Returns where bytes may be cut at or before `end`, so that no character is: behind a line
/// end, or of a long line, before a byte that begins a character. Bytes of UTF-16 are cut
/// before a pair.
fn cut(bytes: &[u8], start: usize, end: usize, wide: bool) -> usize {
    let piece = bytes.get(start..end).unwrap_or(&[]);
    if wide {
        // Of either order: a first half of a character in four bytes has 0xD8 to 0xDB.
        let half = |it: Option<&u8>| it.is_some_and(|it| (0xD8..=0xDB).contains(it));
        let last = piece.last_chunk::<2>();
        return if last.is_some_and(|it| half(it.first()) || half(it.last())) {
            end - 2
        } else {
            end
        };
    }
    let line = piece.iter().rposition(|it| *it == b'\n').map(|it| start + it + 1);
    line.unwrap_or_else(|| {
        let begins = |it: &usize| bytes.get(*it).is_some_and(|it| *it & 0xC0 != 0x80);
        (end.saturating_sub(3)..=end).rev().find(begins).unwrap_or(end)
    })
}

/// Returns the text with every line end made `\n`.
pub fn unix_lines(text: String) -> String {
    if text.as_bytes().contains(&b'\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

/// Tells what the file is when its bytes say that it is no plain text.
pub fn sniff(bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some(FileKind::Pdf),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(FileKind::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(FileKind::OldOffice),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(FileKind::RichText),
        _ if is_picture(bytes) => Some(FileKind::Picture),
        _ if is_media(bytes) => Some(FileKind::Media),
        [0x1F, 0x8B, ..] => Some(FileKind::Binary),
        _ if has_binary_head(bytes) => Some(FileKind::Binary),
        _ => None,
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xFF, 0xD8, 0xFF, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => true,
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] => kind.starts_with(b"WEBP"),
        [0, 0, 0, _, b'f', b't', b'y', b'p', kind @ ..] => {
            kind.starts_with(b"hei")
                || kind.starts_with(b"avif")
                || kind.starts_with(b"mif1")
        }
        _ => false,
    }
}

fn is_media(bytes: &[u8]) -> bool {
    match bytes {
        [b'I', b'D', b'3', 2..=4, ..]
        | [b'O', b'g', b'g', b'S', ..]
        | [b'f', b'L', b'a', b'C', ..]
        | [0x1A, 0x45, 0xDF, 0xA3, ..]
        | [0xFF, 0xFB | 0xF3 | 0xF2 | 0xF1 | 0xF9, ..]
        | [0, 0, 0, _, b'f', b't', b'y', b'p', ..]
        | [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..]
        | [b'#', b'!', b'A', b'M', b'R', ..] => true,
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] => {
            kind.starts_with(b"WAVE") || kind.starts_with(b"AVI ")
        }
        [b'F', b'O', b'R', b'M', _, _, _, _, kind @ ..] => kind.starts_with(b"AIF"),
        _ => false,
    }
}

/// One control character in ten, in a file that is no UTF-16, is no text.
fn has_binary_head(bytes: &[u8]) -> bool {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || utf16_without_mark(bytes).is_some()
    {
        return false;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let controls =
        head.iter().filter(|it| matches!(it, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls * 10 > head.len()
}

fn utf8(bytes: &[u8]) -> (String, usize) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), 0);
    }
    let bad = bytes.utf8_chunks().filter(|it| !it.invalid().is_empty()).count();
    (String::from_utf8_lossy(bytes).into_owned(), bad)
}

/// A text with more whole characters of two or more bytes than damaged ones is UTF-8 that
/// was cut or patched: in Windows-1252 such sequences are all but unheard of.
fn is_mostly_utf8(whole: usize, damaged: usize) -> bool {
    whole > damaged
}

type Order = fn([u8; 2]) -> u16;

/// Most letters of most languages have one zero byte in UTF-16, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<Order> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let pairs = head.len() / 2;
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    let clear =
        |much: usize, little: usize| much * 10 >= pairs * 3 && little * 20 <= pairs;
    if pairs < 2 {
        None
    } else if clear(second, first) {
        Some(u16::from_le_bytes)
    } else if clear(first, second) {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], order: Order) -> (String, usize) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut bad = rest.len();
    let mut text = String::with_capacity(pairs.len());
    for c in char::decode_utf16(pairs.iter().map(|it| order(*it))) {
        text.push(c.unwrap_or_else(|_| {
            bad += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, bad)
}

/// Returns the text of bytes in Windows-1252, and how many of them are no character.
pub(super) fn windows_1252(bytes: &[u8]) -> (String, usize) {
    let mut bad = 0;
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for &byte in bytes {
        let c = match byte {
            0x80..=0x9F => *WINDOWS_1252
                .get(usize::from(byte - 0x80))
                .unwrap_or(&char::REPLACEMENT_CHARACTER),
            _ => char::from(byte),
        };
        bad += usize::from(c == char::REPLACEMENT_CHARACTER);
        text.push(c);
    }
    (text, bad)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(bytes: &[u8], text: &str, problems: &[Problem]) {
        let parsed = decode(bytes);
        assert_eq!(parsed.value, text);
        let found: Vec<Problem> = parsed.notes.into_iter().map(|it| it.problem).collect();
        assert_eq!(found, problems);
    }

    fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_in_each_dress() {
        let text = "id,Réponse\r\n1,“oui” 🙂\n";
        check(text.as_bytes(), text, &[]);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), text, &[]);
        check(&[vec![0xFF, 0xFE], wide(text, u16::to_le_bytes)].concat(), text, &[]);
        check(&[vec![0xFE, 0xFF], wide(text, u16::to_be_bytes)].concat(), text, &[]);
        check(&wide(text, u16::to_le_bytes), text, &[]);
        check(&wide(text, u16::to_be_bytes), text, &[]);
        check(b"", "", &[]);
        check(b"\xEF\xBB\xBF", "", &[]);
        check(b"\xFF\xFE", "", &[]);
        check(b"a", "a", &[]);
    }

    #[test]
    fn windows_1252_is_said() {
        let note = Problem::ReadAsWindows1252;
        check(b"caf\xE9 \x93so\x94 \x80 5", "café “so” € 5", std::slice::from_ref(&note));
        let lost = Problem::UndecodableBytes { count: 1 };
        check(b"caf\xE9 \x81", "café �", &[note, lost]);
    }

    #[test]
    fn a_damaged_utf8_file_stays_utf8() {
        let mut bytes = "Königsberg, Agnès, naïve".as_bytes().to_vec();
        bytes.push(0xC3);
        let lost = Problem::UndecodableBytes { count: 1 };
        check(&bytes, "Königsberg, Agnès, naïve�", &[lost]);
    }

    #[test]
    fn nul_and_broken_pairs() {
        check(
            b"a\0b, plain words",
            "ab, plain words",
            &[Problem::NulRemoved { count: 1 }],
        );
        let lost = |count| Problem::UndecodableBytes { count };
        check(b"\xFF\xFEa\0\0\xD8b\0", "a�b", &[lost(1)]);
        check(b"\xFF\xFEa\0b", "a�", &[lost(1)]);
    }

    #[test]
    fn files_that_are_no_text() {
        for (bytes, kind) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], Some(FileKind::Pdf)),
            (b"PK\x03\x04rest", Some(FileKind::Zip)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(FileKind::OldOffice)),
            (b"{\\rtf1\\ansi", Some(FileKind::RichText)),
            (b"\x89PNG\r\n\x1A\n", Some(FileKind::Picture)),
            (b"\xFF\xD8\xFF\xE0", Some(FileKind::Picture)),
            (b"RIFF\0\0\0\0WAVEfmt ", Some(FileKind::Media)),
            (b"ID3\x04\0", Some(FileKind::Media)),
            (b"\0\0\0\x20ftypM4A ", Some(FileKind::Media)),
            (b"\0\x01\x02\x03\x04\x05\x06\x07", Some(FileKind::Binary)),
            (b"", None),
            (b"BM: well, the board met", None),
            (b"id;site\n1;A\n", None),
            (b"caf\xE9", None),
            (b"\xFF\xFEa\0b\0", None),
            (b"a\0b\0c\0d\0", None),
        ] {
            assert_eq!(sniff(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn line_ends() {
        assert_eq!(unix_lines("a\r\nb\rc\n".into()), "a\nb\nc\n");
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = decode(&bytes).value;
            prop_assert!(!text.contains('\0'));
            sniff(&bytes);
        }

        /// However many bytes a step takes, and wherever it is cut.
        #[test]
        fn steps_give_the_same(
            pieces in proptest::collection::vec(prop_oneof![
                Just(b"ab\n".to_vec()), Just("\u{e9}\u{1f642}".as_bytes().to_vec()), Just(vec![0xC3]),
                Just(vec![0]), Just(vec![0xE9, b' ']), proptest::collection::vec(any::<u8>(), 0..9),
            ], 0..12),
            (times, mark) in (1_usize..4000, 0_usize..4),
        ) {
            let marks: [&[u8]; 4] = [b"", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
            let bytes = [marks[mark].to_vec(), pieces.concat().repeat(times)].concat();
            let mut decoding = Decoding::start(&bytes);
            let from = decoding.from;
            while !decoding.step(&bytes, 1) {}
            let found = decoding.finish();
            let whole = decode(&bytes);
            prop_assert_eq!(found.notes, whole.notes);
            let found = found.value.unwrap_or_else(|| utf8(&bytes[from..]).0);
            prop_assert!(found == whole.value);
        }

        #[test]
        fn any_text_survives(text in "[^\0\u{FEFF}]{0,80}") {
            prop_assert_eq!(&decode(text.as_bytes()).value, &text);
            let marked = [vec![0xFE, 0xFF], wide(&text, u16::to_be_bytes)].concat();
            prop_assert_eq!(&decode(&marked).value, &text);
        }
    }
}
