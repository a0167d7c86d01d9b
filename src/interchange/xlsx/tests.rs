//! Sheets made by hand: what other programs do not write, and what is broken. Workbooks of
//! other programs are in `tests/survey/workbooks.rs`.

use proptest::prelude::*;

use super::super::zip::testing::zip;
use super::*;
use crate::parsed::{FormatProblem as F, Problem};

const LINKS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" \
                     Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" \
                     Type=\"http://x/styles\" Target=\"styles.xml\"/><Relationship \
                     Id=\"rId3\" Type=\"http://x/sharedStrings\" \
                     Target=\"/xl/sharedStrings.xml\"/></Relationships>";
const BOOK: &str =
    "<workbook><sheets><sheet name=\"One\" r:id=\"rId1\"/></sheets></workbook>";

/// A workbook with this sheet, these styles and these shared strings.
fn workbook(sheet: &str, styles: &str, strings: &str) -> Vec<u8> {
    zip(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

fn sheet(rows: &str) -> Vec<u8> {
    let rows = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"d mmm\"/>\
                  </numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\
                  <xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    workbook(&rows, styles, "<sst><si><t>zero</t></si><si><t>one</t></si></sst>")
}

/// Returns the first row and the others.
fn rows(read: &Parsed<Sheet>) -> Vec<Vec<String>> {
    let records = &read.value.records;
    let mut all = vec![records.first.clone()];
    for row in 0..records.rows() {
        let cells = 0..records.columns.len();
        all.push(cells.map(|it| records.cell(row, it).to_owned()).collect());
    }
    all
}

fn problems(read: &Parsed<Sheet>) -> Vec<Problem> {
    read.notes.iter().map(|it| it.problem.clone()).collect()
}

#[test]
fn cells_of_each_kind() {
    let read = read(
        &sheet(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>\
             <row><c t=\"b\"><v>0</v></c><c r=\"D3\" s=\"1\"><v>45355</v></c></row>\
             <row r=\"9\"><c t=\"d\"><v>2024-03-04T10:00:00</v></c><c><v>007</v></c>\
             <c t=\"n\"><v>0.10000000000000001</v></c></row>\
             <row><c t=\"str\"><f>A1</f><v>a &amp; b</v></c><c/><c><v>-5E-1</v></c></row>",
        ),
        None,
    );
    assert_eq!(
        rows(&read),
        [
            vec!["one", "zero"],
            vec!["FALSE", "", "", "2024-03-04"],
            vec!["2024-03-04 10:00:00", "007", "0.1", ""],
            vec!["a & b", "", "-0.5", ""],
        ]
    );
    assert_eq!(read.value.records.numbers, [3, 9, 10]);
    assert_eq!(problems(&read), []);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let bytes = sheet(
        "<row><c t=\"s\"><v>7</v></c><c><f>1+1</f></c><c t=\"e\"><v>#N/A</v></c>\
         <c s=\"1\"><v>-1</v></c><c r=\"XFE1\"><v>1</v></c></row>",
    );
    let read = read(&bytes, Some("one"));
    assert_eq!(rows(&read), [["", "", "#N/A", "-1"]]);
    assert_eq!(
        problems(&read),
        [
            F::TooManyCells { rows: 1 },
            F::TextsMissing { count: 1 },
            F::FormulasUnvalued { count: 1 },
            F::ErrorCells { count: 1 },
            F::NoSuchDay { count: 1 },
        ]
        .map(Problem::Format)
    );
    let places: Vec<Option<&str>> =
        read.notes.iter().map(|it| it.place.column.as_deref()).collect();
    assert_eq!(places, [None, Some("A"), Some("B"), Some("C"), Some("D")]);
}

#[test]
fn a_word_in_the_last_corner_does_not_fill_memory() {
    let cells = |row: usize| {
        format!("<row r=\"{row}\"><c><v>1</v></c><c r=\"XFD{row}\"><v>2</v></c></row>")
    };
    let many: String = (1..3000).map(cells).collect();
    let read = read(&sheet(&many), None);
    let kept = read.value.records.rows() + 1;
    assert!(kept * 16_384 <= 40_000_000 && kept > 1000, "{kept}");
    assert_eq!(problems(&read), [Problem::Format(F::TooManyCells { rows: kept })]);
}

#[test]
fn broken_workbooks_say_what_they_are() {
    let first = |bytes: &[u8]| problems(&read(bytes, None)).into_iter().next();
    let not = Some(Problem::Format(F::NotAWorkbook));
    assert_eq!(first(b"no zip"), not);
    assert_eq!(first(&zip(&[("word/document.xml", b"<a/>")])), not);
    assert_eq!(
        first(&zip(&[("xl/workbook.bin", b"")])),
        Some(Problem::Format(F::BinaryWorkbook))
    );
    assert_eq!(first(&sheet("")), Some(Problem::Format(F::NothingInSheets)));
    let cut = "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c";
    let read_cut = read(&workbook(cut, "<x/>", "<sst/>"), None);
    assert_eq!(rows(&read_cut), [["1"], ["2"]]);
    assert_eq!(problems(&read_cut), [Problem::XmlDamaged]);
    let good = "<worksheet><row><c t=\"s\"><v>0</v></c></row></worksheet>";
    let bomb = workbook(good, "<x/>", "<!DOCTYPE a [<!ENTITY a \"b\">]><sst/>");
    assert_eq!(first(&bomb), Some(Problem::XmlDoctype));
    let bomb = workbook("<!DOCTYPE a><worksheet/>", "<x/>", "<sst/>");
    assert_eq!(first(&bomb), Some(Problem::Format(F::NothingInSheets)));
    let damaged = workbook(good, "<x", "<sst><si><t>zero</t></si><si>");
    assert_eq!(
        problems(&read(&damaged, None)),
        [F::StylesDamaged, F::StringsDamaged].map(Problem::Format)
    );
    let none = F::NoSuchSheet { name: "Two".into(), sheets: "One".into() };
    assert_eq!(problems(&read(&sheet(""), Some("Two"))), [Problem::Format(none)]);
}

#[test]
fn steps_give_the_same() {
    let row = |it: usize| format!("<row><c><v>{it}</v></c><c t=\"s\"><v>1</v></c></row>");
    let many: String = (0..500).map(row).collect();
    let bytes = sheet(&many);
    let mut reading = SheetReading::start(&bytes, None).unwrap();
    let mut steps = 0;
    let mut last = 0;
    loop {
        let progress = reading.step(1000);
        assert!(progress.done >= last && progress.done <= progress.total);
        last = progress.done;
        steps += 1;
        if progress.is_done() {
            break;
        }
    }
    assert!(steps > 10);
    assert_eq!(reading.finish(), read(&bytes, None));
}

proptest! {
    #[test]
    fn any_sheet_is_read(rows in "(<row( r=\"[0-9]{0,3}\")?>|</row>|<c( r=\"[A-C]?[0-9]?\")?( \
                                  t=\"[sbedn]\")?>|</c>|<v>|</v>|<is><t>|</t></is>|<f/>|[0-9a&;]){0,40}") {
        let records = read(&sheet(&rows), None).value.records;
        prop_assert!(records.columns.iter().all(|it| it.len() == records.rows()));
        prop_assert_eq!(records.numbers.len(), records.rows());
        prop_assert!(records.columns.len() >= records.first.len());
    }

    #[test]
    fn no_flipped_bit_panics(at in 0usize..10_000, bit in 0u8..8) {
        let mut bytes = sheet("<row><c t=\"s\"><v>1</v></c><c s=\"1\"><v>3</v></c></row>");
        let length = bytes.len();
        bytes[at % length] ^= 1 << bit;
        read(&bytes, None);
    }
}
