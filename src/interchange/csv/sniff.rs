//! What separates the cells of a file.

use ::csv::{ByteRecord, ReaderBuilder};

/// What may stand between cells, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many bytes and records tell the delimiter.
const SAMPLE: usize = 256 * 1024;
const RECORDS: usize = 500;

/// Returns the delimiter that Excel's first line `sep=;` declares, with its length.
pub(super) fn declared(bytes: &[u8]) -> Option<(u8, usize)> {
    let rest = bytes.strip_prefix(b"sep=").or_else(|| bytes.strip_prefix(b"SEP="))?;
    match rest {
        [delimiter, b'\r', b'\n', ..] if DELIMITERS.contains(delimiter) => {
            Some((*delimiter, 7))
        }
        [delimiter, b'\n' | b'\r', ..] if DELIMITERS.contains(delimiter) => {
            Some((*delimiter, 6))
        }
        _ => None,
    }
}

/// Returns the delimiter with which most records have as many cells as the header; of
/// several, the one that makes more cells. A comma when nothing separates.
pub(super) fn delimiter(bytes: &[u8]) -> u8 {
    let cut = bytes.len() > SAMPLE;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let (share, cells) = consistency(sample, delimiter, cut);
        if (share, cells) > (best.0, best.1) {
            best = (share, cells, delimiter);
        }
    }
    best.2
}

/// Returns how many of a thousand records have as many cells as the header, and how many
/// those are; zeros when the header has one cell only.
fn consistency(sample: &[u8], delimiter: u8, cut: bool) -> (usize, usize) {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(sample);
    let mut record = ByteRecord::new();
    let mut sizes: Vec<usize> = Vec::new();
    while sizes.len() < RECORDS && reader.read_byte_record(&mut record).unwrap_or(false) {
        // Empty cells behind the last text are a matter of taste.
        let filled = record.iter().rposition(|it| !it.is_empty()).map_or(0, |it| it + 1);
        sizes.push(if filled == 0 { 0 } else { record.len() });
    }
    if cut && sizes.len() > 1 && sizes.len() < RECORDS {
        sizes.pop();
    }
    sizes.retain(|it| *it > 0);
    let Some(&header) = sizes.first() else { return (0, 0) };
    if header < 2 {
        return (0, 0);
    }
    let same = sizes.iter().filter(|it| **it == header).count();
    (same * 1000 / sizes.len(), header)
}

/// Tells whether a record that reaches the end of the file ends inside quotes.
pub(super) fn is_unclosed(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut fresh) = (false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
        } else if fresh && byte == b'"' {
            quoted = true;
            fresh = false;
        } else {
            fresh = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters() {
        for (text, want) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n", b';'),
            ("a;b\n\"x, y\";\"1\"\n", b';'),
            ("\"a, b\";\"c\"\n\"x\";\"1\"\n", b';'),
            ("a\tb c\n1\tx, y, z\n", b'\t'),
            ("a|b|c\n1|2;3|4\n", b'|'),
            ("id,tools\n1,a;b\n2,c;d;e\n", b','),
            ("id,text\n1,\"one;\ntwo\"\n2,x\n", b','),
            ("a\n1\n", b','),
            ("a,b,c\n1,2\n1,2,3,4\n1,2,3\n", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(text.as_bytes()), want, "{text:?}");
        }
        assert_eq!(declared(b"sep=;\r\na;b"), Some((b';', 7)));
        assert_eq!(declared(b"sep=x\n"), None);
    }

    #[test]
    fn quotes_left_open() {
        for (text, open) in [
            ("a,\"b", true),
            ("a,\"b\"", false),
            ("a,\"b\"\"", true),
            ("a,b\"c", false),
            ("\"\"", false),
            ("", false),
        ] {
            assert_eq!(is_unclosed(text.as_bytes(), b','), open, "{text}");
        }
    }
}
