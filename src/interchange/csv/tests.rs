//! Files of every dialect, and broken ones, as tables.

use proptest::prelude::*;

use super::*;
use crate::parsed::FileKind;

fn check(text: &str, header: &[&str], rows: &[&[&str]], problems: &[Problem]) {
    let parsed = read(text.as_bytes());
    let table = parsed.value;
    assert_eq!(table.header, header, "{text:?}");
    let found: Vec<Vec<&str>> = (0..table.rows())
        .map(|row| (0..table.columns.len()).map(|it| table.cell(row, it)).collect())
        .collect();
    assert_eq!(found, rows, "{text:?}");
    let notes: Vec<Problem> = parsed.notes.into_iter().map(|it| it.problem).collect();
    assert_eq!(notes, problems, "{text:?}");
}

#[test]
fn dialects() {
    for text in [
        "a,b\n1,\"x, y\"\n",
        "a;b\n1;x, y\n",
        "a\tb\r\n1\tx, y\r\n",
        "a|b\r1|x, y\r",
        "\u{feff}\"a\";\"b\"\r\n\"1\";\"x, y\"\r\n\r\n",
        "sep=;\r\na;b\r\n1;x, y",
    ] {
        check(text, &["a", "b"], &[&["1", "x, y"]], &[]);
    }
    let utf16: Vec<u8> = "a;b\n1;é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).value.cell(0, 1), "é");
    let latin = read(b"a;b\n1;caf\xE9\n");
    assert_eq!(latin.value.cell(0, 1), "café");
    assert_eq!(latin.notes[0].problem, Problem::ReadAsWindows1252);
}

#[test]
fn quotes_and_line_breaks() {
    check(
        "a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n",
        &["a", "b"],
        &[&["x\ny", "say \"hi\""]],
        &[],
    );
    check("\"a\nb\",c\n1,2\n", &["a\nb", "c"], &[&["1", "2"]], &[]);
}

#[test]
fn uneven_rows_are_kept() {
    check(
        "a,b\n1\n1,2,3\n4,5\n",
        &["a", "b", "C"],
        &[&["1", "", ""], &["1", "2", "3"], &["4", "5", ""]],
        &[
            Problem::EmptyHeader { named: "C".into() },
            Problem::ShortRow { found: 1, expected: 2 },
            Problem::LongRow { found: 3, expected: 2 },
        ],
    );
    // Empty cells behind the last column are a program's habit, not data.
    check("a,b,\n1,2,\n3,4,\n", &["a", "b"], &[&["1", "2"], &["3", "4"]], &[]);
    check("a,b\n1,2,,\n3,4\n", &["a", "b"], &[&["1", "2"], &["3", "4"]], &[]);
    let many = format!("a,b\n{}", "1\n".repeat(25));
    let parsed = read(many.as_bytes());
    assert_eq!(parsed.notes.len(), LISTED + 1);
    assert_eq!(parsed.notes[0].place.row, Some(2));
    assert_eq!(parsed.notes[LISTED].problem, Problem::MoreRows { count: 15 });
}

#[test]
fn headers_become_unique() {
    check(
        "x,,x,x (2), x \n1,2,3,4,5\n",
        &["x", "B", "x (3)", "x (2)", "x (4)"],
        &[&["1", "2", "3", "4", "5"]],
        &[
            Problem::EmptyHeader { named: "B".into() },
            Problem::DuplicateHeader { renamed: "x (3)".into() },
            Problem::DuplicateHeader { renamed: "x (4)".into() },
        ],
    );
}

#[test]
fn blank_rows_at_the_end_are_no_respondents() {
    check(
        "a,b\n1,2\n,\n3,4\n,\n,\n",
        &["a", "b"],
        &[&["1", "2"], &["", ""], &["3", "4"]],
        &[Problem::BlankRows { count: 2 }],
    );
}

#[test]
fn a_quote_left_open_costs_its_line_only() {
    check(
        "a,b\n1,x\n2,\"oops\n3,y\n4,z\n",
        &["a", "b"],
        &[&["1", "x"], &["2", "\"oops"], &["3", "y"], &["4", "z"]],
        &[Problem::UnclosedQuote],
    );
    check("a,\"b\n1,2\n", &["a", "\"b"], &[&["1", "2"]], &[Problem::UnclosedQuote]);
}

#[test]
fn files_that_hold_no_table() {
    check("", &[], &[], &[Problem::EmptyFile]);
    check("\r\n \r\n", &[], &[], &[Problem::EmptyFile]);
    check("a,b\n", &["a", "b"], &[], &[Problem::NoRows]);
    check("%PDF-1.7\n", &[], &[], &[Problem::WrongKind { found: FileKind::Pdf }]);
    check(
        "a,b\n'=1,'quoted'\n",
        &["a", "b"],
        &[&["=1", "'quoted'"]],
        &[Problem::FormulaUnmasked { count: 1 }],
    );
}

#[test]
fn steps_give_the_same() {
    let mut text = String::from("id,a,b\n");
    for it in 0..500 {
        text.push_str(&[&it.to_string(), ",\"x\n\",y\n"].concat());
    }
    let mut reading = CsvReading::start(&Rc::from(text.as_bytes())).unwrap();
    let mut last = 0;
    let mut steps = 0;
    loop {
        let progress = reading.step(1000);
        assert!(progress.done >= last && progress.done <= progress.total);
        last = progress.done;
        steps += 1;
        if progress.is_done() {
            break;
        }
    }
    assert!(steps > 3);
    assert_eq!(reading.finish(), read(text.as_bytes()));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[\",;\t|\r\n a-c'=]{0,120}") {
        let table = read(text.as_bytes()).value;
        prop_assert_eq!(table.header.len(), table.columns.len());
        prop_assert!(table.columns.iter().all(|it| it.len() == table.rows()));
        prop_assert!(table.header.iter().all(|it| !it.is_empty()));
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let table = read(&bytes).value;
        prop_assert_eq!(table.header.len(), table.columns.len());
    }
}
