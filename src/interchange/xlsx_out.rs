//! An Excel workbook of tables: a sheet a table, and one with the notes on them. Numbers are
//! numbers in full precision, shown as they are shown here; texts are texts, whatever they
//! begin with: no formula is ever written.

#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "small parts, read more easily whole"
)]

use super::table_out::OutCell;
use super::zip_out;

/// A cell, with how many decimals a number is shown with.
#[derive(Clone, Debug, PartialEq)]
pub struct BookCell {
    /// What is in it.
    pub cell: OutCell,
    /// Decimals that are shown, at most four; all that there are when nothing is said.
    pub decimals: Option<usize>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct BookSheet {
    /// What the sheet is called, as far as Excel lets it.
    pub name: String,
    /// What the table shows, on the sheet of notes.
    pub title: String,
    /// The heads of its columns.
    pub header: Vec<String>,
    /// Its rows, and whether each is a total.
    pub rows: Vec<(Vec<BookCell>, bool)>,
    /// Sentences about it, on the sheet of notes.
    pub notes: Vec<String>,
}

/// A sheet's name has at most so many characters.
const LONGEST: usize = 31;
/// A cell's text has at most so many characters.
const CELL: usize = 32_767;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Formats of cells, by their place in [`styles`].
mod style {
    pub(super) const HEADER: usize = 1;
    pub(super) const TOTAL: usize = 2;
    /// The first one for numbers with decimals, none to four; those of totals follow.
    pub(super) const DECIMALS: usize = 3;
    pub(super) const WRAPPED: usize = 13;
}

/// Returns the workbook; nothing when it is too large for one. `notes` is what the sheet of
/// notes is called, with the heads of its two columns.
pub fn workbook(sheets: &[BookSheet], notes: [&str; 3]) -> Option<Vec<u8>> {
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let name = free(&sheet.name, &names);
        names.push(name);
    }
    let mut pages: Vec<String> = sheets.iter().map(page).collect();
    pages.push(notes_page(sheets, &names, notes));
    names.push(free(notes[0], &names));
    let numbered = || (1..=pages.len()).map(|it| it.to_string());
    let parts: String = numbered()
        .map(|it| {
            format!(
                r#"<Override PartName="/xl/worksheets/sheet{it}.xml" ContentType="{TYPE}.worksheet+xml"/>"#
            )
        })
        .collect();
    let types = format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>{parts}</Types>"#
    );
    let root = format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let listed: String = names
        .iter()
        .zip(numbered())
        .map(|(name, it)| {
            format!(r#"<sheet name="{}" sheetId="{it}" r:id="rId{it}"/>"#, escape(name))
        })
        .collect();
    let book = format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>"#
    );
    let links: String = numbered()
        .map(|it| {
            format!(
                r#"<Relationship Id="rId{it}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{it}.xml"/>"#
            )
        })
        .collect();
    let last = pages.len() + 1;
    let relations = format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}<Relationship Id="rId{last}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
    );
    let mut entries: Vec<(String, String)> = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), root),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    for (page, number) in pages.into_iter().zip(1..) {
        entries.push((format!("xl/worksheets/sheet{number}.xml"), page));
    }
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, it)| (name.as_str(), it.as_bytes())).collect();
    zip_out::zip(&entries)
}

/// Returns a name that Excel takes and no other sheet has.
fn free(name: &str, taken: &[String]) -> String {
    let kept = name.chars().map(|it| if "[]:*?/\\'".contains(it) { ' ' } else { it });
    let kept: String = kept.filter(|it| !it.is_control()).collect();
    let kept = kept.split_whitespace().collect::<Vec<&str>>().join(" ");
    let bare = if kept.is_empty() { "Table" } else { kept.as_str() };
    let same =
        |it: &str| taken.iter().any(|known| known.to_lowercase() == it.to_lowercase());
    let cut = |room: usize| {
        let cut: String = bare.chars().take(room).collect();
        cut.trim_end().to_owned()
    };
    let mut made = cut(LONGEST);
    let mut number = 2;
    while same(&made) {
        let end = format!(" {number}");
        made = format!("{}{end}", cut(LONGEST - end.len()));
        number += 1;
    }
    made
}

/// Returns text for XML: without what no XML can hold.
fn escape(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for it in text.chars().take(CELL) {
        match it {
            '&' => made.push_str("&amp;"),
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            '"' => made.push_str("&quot;"),
            '\t' | '\n' => made.push(it),
            '\r' | '\u{fffe}' | '\u{ffff}' => {}
            it if it.is_control() => {}
            it => made.push(it),
        }
    }
    made
}

/// Returns what a column is called: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut made = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        made.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    made
}

fn text(at: &str, style: usize, it: &str) -> String {
    format!(
        r#"<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
        escape(it)
    )
}

fn cell(at: &str, it: &BookCell, total: bool) -> String {
    let plain = if total { style::TOTAL } else { 0 };
    match &it.cell {
        OutCell::Text(words) => text(at, plain, words),
        OutCell::Count(count) => format!(r#"<c r="{at}" s="{plain}"><v>{count}</v></c>"#),
        OutCell::Number(number) if number.is_finite() => {
            let style = it.decimals.map_or(plain, |it| {
                style::DECIMALS + it.min(4) + if total { 5 } else { 0 }
            });
            format!(r#"<c r="{at}" s="{style}"><v>{number}</v></c>"#)
        }
        OutCell::Empty | OutCell::Number(_) => String::new(),
    }
}

/// Returns the width of a column, in characters.
fn width(sheet: &BookSheet, column: usize) -> usize {
    let long = |it: &BookCell| match &it.cell {
        OutCell::Text(words) => words.chars().count(),
        _ => 8,
    };
    let head = sheet.header.get(column).map_or(0, |it| it.chars().count());
    let cells = sheet.rows.iter().filter_map(|it| it.0.get(column)).map(long);
    cells.max().unwrap_or(0).max(head).clamp(8, 50) + 2
}

fn page(sheet: &BookSheet) -> String {
    let mut rows = String::new();
    let heads: String = sheet
        .header
        .iter()
        .enumerate()
        .map(|(at, it)| text(&format!("{}1", letters(at)), style::HEADER, it))
        .collect();
    rows.push_str(&format!(r#"<row r="1">{heads}</row>"#));
    for ((cells, total), number) in sheet.rows.iter().zip(2..) {
        let made: String = cells
            .iter()
            .enumerate()
            .map(|(at, it)| cell(&format!("{}{number}", letters(at)), it, *total))
            .collect();
        rows.push_str(&format!(r#"<row r="{number}">{made}</row>"#));
    }
    let columns: String = (0..sheet.header.len())
        .map(|it| {
            let (at, wide) = (it + 1, width(sheet, it));
            format!(r#"<col min="{at}" max="{at}" width="{wide}" customWidth="1"/>"#)
        })
        .collect();
    let columns =
        if columns.is_empty() { columns } else { format!("<cols>{columns}</cols>") };
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>{columns}<sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn notes_page(sheets: &[BookSheet], names: &[String], notes: [&str; 3]) -> String {
    let mut rows = format!(
        r#"<row r="1">{}{}</row>"#,
        text("A1", style::HEADER, notes[1]),
        text("B1", style::HEADER, notes[2])
    );
    let mut number = 2;
    for (sheet, name) in sheets.iter().zip(names) {
        let said = std::iter::once(&sheet.title).chain(&sheet.notes);
        for (at, it) in said.enumerate() {
            let first = if at == 0 {
                text(&format!("A{number}"), style::TOTAL, name)
            } else {
                String::new()
            };
            let second = text(&format!("B{number}"), style::WRAPPED, it);
            rows.push_str(&format!(r#"<row r="{number}">{first}{second}</row>"#));
            number += 1;
        }
    }
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><cols><col min="1" max="1" width="33" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn styles() -> String {
    let formats = ["0", "0.0", "0.00", "0.000", "0.0000"];
    let numbered: String = formats
        .iter()
        .zip(164..)
        .map(|(it, id)| format!(r#"<numFmt numFmtId="{id}" formatCode="{it}"/>"#))
        .collect();
    let decimals = |font: usize| -> String {
        (164..169)
            .map(|it| {
                format!(
                    r#"<xf numFmtId="{it}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#
                )
            })
            .collect()
    };
    let (plain, bold) = (decimals(0), decimals(1));
    format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="5">{numbered}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="medium"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="14"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>{plain}{bold}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::xlsx;

    fn plain(cell: OutCell) -> BookCell {
        BookCell { cell, decimals: None }
    }

    fn table(name: &str) -> BookSheet {
        BookSheet {
            name: name.to_owned(),
            title: "How often <each> & why".to_owned(),
            header: vec!["Answer".to_owned(), "n".to_owned(), "=M".to_owned()],
            rows: vec![
                (
                    vec![
                        plain(OutCell::text("=1+1")),
                        plain(OutCell::Count(7)),
                        BookCell { cell: OutCell::Number(1.0 / 3.0), decimals: Some(2) },
                    ],
                    false,
                ),
                (
                    vec![
                        plain(OutCell::text(" two\nlines \u{0}\u{b} 🙂 ")),
                        plain(OutCell::Empty),
                        BookCell { cell: OutCell::Number(-2.5e-7), decimals: Some(9) },
                    ],
                    true,
                ),
            ],
            notes: vec!["n = 7.".to_owned()],
        }
    }

    #[test]
    fn a_workbook_is_read_back() {
        let bytes = workbook(&[table("One"), table("One")], ["Notes", "Table", "Note"]);
        let bytes = bytes.unwrap();
        let first = xlsx::read(&bytes, None).value;
        let names: Vec<&str> = first.sheets.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["One", "One 2", "Notes"]);
        let records = &first.records;
        assert_eq!(records.first, ["Answer", "n", "=M"]);
        let row = |at: usize| {
            (0..3).map(|it| records.cell(at, it).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(row(0), ["=1+1", "7", &(1.0_f64 / 3.0).to_string()]);
        assert_eq!(row(1)[0].trim(), "two\nlines  🙂");
        let small: f64 = row(1)[2].parse().unwrap();
        assert_eq!(small.to_bits(), (-2.5e-7_f64).to_bits());
        let notes = xlsx::read(&bytes, Some("Notes")).value.records;
        assert_eq!(notes.first, ["Table", "Note"]);
        assert_eq!(notes.cell(0, 1), "How often <each> & why");
        assert_eq!(notes.cell(1, 1), "n = 7.");
        assert_eq!(notes.cell(2, 0), "One 2");
    }

    #[test]
    fn no_cell_is_a_formula() {
        let bytes = workbook(&[table("x")], ["Notes", "Table", "Note"]).unwrap();
        let archive = super::super::zip::Archive::open(&bytes).unwrap();
        for name in archive.names() {
            let content = archive.read(name, 1 << 20).unwrap();
            let text = String::from_utf8(content).unwrap();
            assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
        }
    }

    #[test]
    fn names_that_excel_takes() {
        let taken = ["Table".to_owned()];
        for (name, made) in [
            ("a/b:c [d]", "a b c d"),
            ("", "Table 2"),
            ("TABLE", "TABLE 2"),
            ("x".repeat(40).as_str(), "x".repeat(31).as_str()),
        ] {
            assert_eq!(free(name, &taken), made);
        }
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
