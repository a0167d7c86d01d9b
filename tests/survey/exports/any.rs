//! Whatever the records, recognition neither fails nor loses a respondent in silence.

use heddle::interchange::exports::{self, Layout};
use heddle::parsed::ExportRemark as E;
use heddle::survey::Records;
use proptest::prelude::*;

use super::finish;

/// Headings of every tool, whole and broken.
const HEADS: &[&str] = &[
    "StartDate",
    "EndDate",
    "Finished",
    "Status",
    "ResponseId",
    "Q1_1",
    "V1",
    "V2",
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "record_id",
    "redcap_event_name",
    "a___1",
    "a____9",
    "a_complete",
    "b_timestamp",
    "a (choice=x)",
    "Complete?",
    "Record ID",
    "id",
    "submitdate",
    "lastpage",
    "Q[1]",
    "Q[2]",
    "Q[other]",
    "_id",
    "_uuid",
    "_index",
    "t",
    "t/a",
    "t/b",
    "Timestamp",
    "ID",
    "Start time",
    "Completion time",
    "Email",
    "",
    "é",
];

/// Cells of every tool.
const CELLS: &[&str] = &[
    "",
    "0",
    "1",
    "2",
    "-99",
    "Y",
    "N/A",
    "-oth-",
    "Yes",
    "Checked",
    "A;B;",
    "A,B",
    "Response",
    "Other (please specify)",
    "Survey Preview",
    "{\"ImportId\":\"QID1\",\"choiceId\":\"1\"}",
    "{\"ImportId\"",
    "2024-01-02",
    "04/03/2024 9:15:05 AM",
    "[not completed]",
    "#tag",
    "<b>é",
    "ResponseID",
];

fn tables() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    (1_usize..9, 0_usize..8).prop_flat_map(|(width, rows)| {
        let head = proptest::collection::vec(proptest::sample::select(HEADS), width);
        let cells =
            proptest::collection::vec(proptest::sample::select(CELLS), 0..=width + 1);
        (head, proptest::collection::vec(cells, rows))
            .prop_map(|(head, rows)| std::iter::once(head).chain(rows).collect())
    })
}

/// Headings of one tool in its order, so that its reader is reached.
fn known() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let heads = proptest::sample::select(vec![
        vec![
            "StartDate",
            "EndDate",
            "Finished",
            "Status",
            "ResponseId",
            "Q1_1",
            "Q1_2",
            "Q2",
        ],
        vec!["V1", "V2", "Q1", "", "Q2"],
        vec!["Respondent ID", "Collector ID", "Start Date", "End Date", "Q", "", "", "R"],
        vec![
            "record_id",
            "redcap_event_name",
            "a",
            "b___1",
            "b____2",
            "f_complete",
            "c",
            "g_complete",
        ],
        vec!["Record ID", "a", "b (choice=x)", "b (choice=y)", "Complete?", "Complete?"],
        vec!["id", "submitdate", "lastpage", "Q[1]", "Q[2]", "Q[other]", "R", "S[1]"],
        vec!["t", "t/a", "t/b", "g/x", "g/y", "_id", "_uuid", "_index"],
        vec!["Timestamp", "Email Address", "A", "B [x]", "B [y]"],
        vec!["ID", "Start time", "Completion time", "Email", "Name", "A", "A2"],
    ]);
    (heads, 0_usize..8).prop_flat_map(|(head, rows)| {
        let cells =
            proptest::collection::vec(proptest::sample::select(CELLS), head.len());
        (Just(head), proptest::collection::vec(cells, rows))
            .prop_map(|(head, rows)| std::iter::once(head).chain(rows).collect())
    })
}

/// Reads the rows: as a plain table, with a dictionary beside them, as said.
fn check(rows: &[Vec<&str>], [plain, beside]: [bool; 2]) -> Result<(), TestCaseError> {
    let records = Records::of_rows(rows.to_vec(), Vec::new(), ',');
    let dictionary = super::records("redcap_data_dictionary.csv");
    let layout = if plain { Layout::plain() } else { Layout::default() };
    let parsed = exports::recognise(records, layout, beside.then_some(&dictionary));
    let table = parsed.value.table.clone();
    prop_assert_eq!(table.header.len(), table.columns.len());
    prop_assert!(parsed.value.hints.len() <= table.columns.len());
    let lengths: Vec<usize> =
        table.columns.iter().map(heddle::survey::Cells::len).collect();
    prop_assert!(lengths.iter().all(|it| *it == table.rows()));
    let numbers: Vec<usize> = (0..table.rows()).map(|it| table.record(it)).collect();
    prop_assert!(numbers.is_sorted_by(|a, b| a < b));
    let headers = parsed.value.headers;
    let read = finish(parsed);
    let dropped: usize = read
        .remarks()
        .iter()
        .map(|it| if let E::PreviewsDropped { rows } = it { rows.len() } else { 0 })
        .sum();
    // Every record is a header, a respondent, or named as left out.
    if table.columns.iter().any(|it| !it.is_empty()) {
        prop_assert_eq!(headers + read.survey.rows() + dropped, rows.len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn of_any_headings(rows in tables(), plain: bool, beside: bool) {
        check(&rows, [plain, beside])?;
    }

    #[test]
    fn of_each_tools_headings(rows in known(), beside: bool) {
        check(&rows, [false, beside])?;
    }
}
