//! Exports of survey tools (invented people), as far as they have one header row.

use heddle::interchange::csv;
use heddle::survey::KindName::{
    self, Date, Identifier, Multiple, Number, Scale, Single, Text,
};
use heddle::survey::reading::SurveyDraft;

fn kinds(file: &str) -> (usize, Vec<(String, KindName)>) {
    let bytes = std::fs::read(super::fixture("exports").join(file)).unwrap();
    let table = csv::read(&bytes).value;
    let draft = SurveyDraft::of(table.into());
    let kinds = draft.columns.iter().map(|it| (it.name.clone(), it.kind.name()));
    (draft.table.rows(), kinds.collect())
}

fn check(file: &str, rows: usize, want: &[(&str, KindName)]) {
    let (found, kinds) = kinds(file);
    assert_eq!(found, rows, "{file}");
    for (name, kind) in want {
        let found = kinds.iter().find(|it| it.0 == *name);
        assert_eq!(found.map(|it| it.1), Some(*kind), "{file}: {name}");
    }
}

#[test]
fn google() {
    let want = [
        ("Timestamp", Date),
        ("Which site do you work at?", Single),
        ("Which tools do you use?", Multiple),
        ("How much do you agree? [Handovers are safe]", Scale),
        ("Years in role", Number),
        ("What would you change first?", Text),
    ];
    check("google_forms_download.csv", 3, &want);
    check("google_sheets_linked.csv", 3, &want);
}

#[test]
fn limesurvey() {
    check(
        "limesurvey_codes.csv",
        3,
        &[("id", Identifier), ("submitdate", Date), ("G01Q05", Text)],
    );
    check("limesurvey_full.csv", 2, &[("Response ID", Identifier)]);
    let bytes = std::fs::read(super::fixture("exports/limesurvey_codes.csv")).unwrap();
    let table = csv::read(&bytes).value;
    let column = table.column("G01Q05").unwrap();
    assert_eq!(table.cell(2, column), "=SUM(A1)");
}

#[test]
fn redcap_and_kobo() {
    check(
        "redcap_data_raw.csv",
        3,
        &[("record_id", Identifier), ("yrs", Number), ("change", Text)],
    );
    check(
        "redcap_data_labels.csv",
        3,
        &[("Record ID", Identifier), ("Handovers are safe", Scale)],
    );
    check(
        "kobo_xml_values.csv",
        3,
        &[("start", Date), ("_uuid", Identifier), ("tools/sbar", Single)],
    );
    check("kobo_labels.csv", 1, &[("start", Date)]);
}

/// Two or three header rows are not told apart yet; the file is still read whole.
#[test]
fn more_header_rows_are_kept_as_rows() {
    check("surveymonkey_expanded.csv", 4, &[]);
    check("qualtrics_choice_text.csv", 8, &[]);
    check("qualtrics_numeric_split_multi.csv", 8, &[]);
}
