//! A table as CSV that spreadsheets open rightly and harmlessly: UTF-8 with byte order
//! mark, CRLF, every text quoted, numbers as numbers, and no text that a spreadsheet would
//! compute.
//!
//! A text is masked by an apostrophe when it would be taken for a formula: when it begins
//! with a tab or a line break or, after spaces and apostrophes, with `= + - @` or their
//! full-width forms (OWASP ASVS 1.2.10, CWE-1236). Our reader takes the apostrophe away
//! again ([`unmask`]); since texts that already begin with apostrophes before such a sign get
//! one more, every text comes back as it was.

/// A cell of a table to write.
#[derive(Clone, Debug, PartialEq)]
pub enum OutCell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number, written in full precision with a decimal point.
    Number(f64),
    /// A whole number.
    Count(usize),
}

impl OutCell {
    /// Returns a cell with this text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Returns a cell with this count, or with the sign of one that is hidden.
    pub fn seen(count: Option<usize>, sign: &str) -> Self {
        count.map_or_else(|| Self::text(sign), Self::Count)
    }

    /// Returns a cell with this number, or an empty one.
    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

/// Returns the file of a table: a header and rows of cells.
pub fn csv<'a>(
    header: &[String],
    rows: impl IntoIterator<Item = &'a [OutCell]>,
) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    push_row(&mut out, header.iter(), |out, it| push_text(out, it));
    for row in rows {
        push_row(&mut out, row.iter(), |out, it| match it {
            OutCell::Text(text) => push_text(out, text),
            // Shortest text that reads back as the same number; never an exponent.
            OutCell::Number(number) if number.is_finite() => {
                out.push_str(&number.to_string());
            }
            OutCell::Empty | OutCell::Number(_) => {}
            OutCell::Count(count) => out.push_str(&count.to_string()),
        });
    }
    out.into_bytes()
}

/// Returns the file of a table of texts for another program than a spreadsheet: without a
/// byte order mark, and texts that `safe` knows are not masked.
pub fn plain_csv<'a>(
    header: &'a [String],
    rows: impl IntoIterator<Item = &'a [String]>,
    safe: &dyn Fn(&str) -> bool,
) -> Vec<u8> {
    let mut out = String::new();
    for row in std::iter::once(header).chain(rows) {
        push_row(&mut out, row.iter(), |out, it| {
            if safe(it) {
                out.push('"');
                out.push_str(&it.replace('"', "\"\""));
                out.push('"');
            } else {
                push_text(out, it);
            }
        });
    }
    out.into_bytes()
}

fn push_row<T>(
    out: &mut String,
    cells: impl Iterator<Item = T>,
    push: impl Fn(&mut String, T),
) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        push(out, cell);
    }
    out.push_str("\r\n");
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    if is_formula(text) {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

/// Tells whether a spreadsheet might compute the text, or would without its apostrophes.
pub(super) fn is_formula(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let starts = |it: &str, signs: &[char]| it.starts_with(signs);
    starts(bare, &['\t', '\r', '\n'])
        || starts(
            bare.trim_start_matches(|it: char| it == '\'' || it.is_whitespace()),
            &['=', '+', '-', '@', '＝', '＋', '－', '＠'],
        )
}

/// Returns the text without the apostrophe that only kept it from being computed.
pub fn unmask(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::interchange::csv;

    #[test]
    fn a_file_for_spreadsheets() {
        let row = [
            OutCell::text("say \"hi\"\nthere"),
            OutCell::Number(-1.5),
            OutCell::Count(3),
            OutCell::Empty,
            OutCell::Number(f64::NAN),
        ];
        let bytes = super::csv(&["a".into(), "=b".into()], [&row[..]]);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"a\",\"'=b\"\r\n\"say \"\"hi\"\"\nthere\",-1.5,3,,\r\n"
        );
    }

    #[test]
    fn formulas_are_masked() {
        for text in [
            "=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "  =1", "＝1", "'=1", "' -1",
            "\u{a0}+",
        ] {
            assert!(is_formula(text), "{text:?}");
            assert_eq!(unmask(&format!("'{text}")), text);
        }
        for text in ["", "a=b", "it's", "'quoted'", "'", " x"] {
            assert!(!is_formula(text), "{text:?}");
            assert_eq!(unmask(text), text);
        }
    }

    proptest! {
        #[test]
        fn tables_come_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[-'=+@\"; \t\r\n,aé＝🙂0-9|]{0,8}", 3), 0..8),
        ) {
            let header = ["first", "second", "third"].map(str::to_owned);
            let mut cells: Vec<Vec<OutCell>> = Vec::new();
            for row in &rows {
                cells.push(row.iter().map(|it| OutCell::text(it)).collect());
            }
            // A last row with text in it, since blank rows at the end are left out.
            cells.push(vec![OutCell::text("x"), OutCell::text("y"), OutCell::text("z")]);
            let bytes = super::csv(&header, cells.iter().map(Vec::as_slice));
            let table = csv::read(&bytes).value;
            prop_assert_eq!(&table.header[..], &header[..]);
            prop_assert_eq!(table.rows(), rows.len() + 1);
            for (at, row) in rows.iter().enumerate() {
                for (column, text) in row.iter().enumerate() {
                    prop_assert_eq!(table.cell(at, column), text.as_str());
                }
            }
        }
    }
}
