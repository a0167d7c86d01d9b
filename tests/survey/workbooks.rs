//! Excel workbooks written by other programs, read as records.

use heddle::interchange::exports::Layout;
use heddle::interchange::survey_file::{self, Wish};
use heddle::interchange::xlsx;
use heddle::parsed::{FormatProblem as F, Problem, Tool};
use heddle::survey::KindName::{Date, Multiple, Scale, Single};
use heddle::survey::reading::SurveyDraft;

fn read(file: &str, sheet: Option<&str>) -> (Vec<Vec<String>>, Vec<Problem>) {
    let bytes = std::fs::read(super::fixture(file)).unwrap();
    let read = xlsx::read(&bytes, sheet);
    let problems = super::problems(&read);
    let records = read.value.records;
    let mut rows = vec![records.first.clone()];
    for row in 0..records.rows() {
        let cells = 0..records.columns.len();
        rows.push(cells.map(|it| records.cell(row, it).to_owned()).collect());
    }
    (rows, problems)
}

/// Made by openpyxl: inline and rich texts, dates, times, an error, empty and hidden rows.
#[test]
fn a_workbook_of_openpyxl() {
    let (rows, problems) = read("workbooks/openpyxl.xlsx", None);
    assert_eq!(
        rows,
        [
            [
                "id", "site", "score", "safe", "", "seen", "at", "time", "worked",
                "share", "odd", "sum", "comment"
            ],
            [
                "1",
                "North",
                "0.3",
                "TRUE",
                "",
                "2024-03-04",
                "2024-03-04 09:15:05",
                "18:30:00",
                "30:05:00",
                "0.45",
                "#N/A",
                "",
                "None"
            ],
            [
                "2",
                "South\nwing",
                "1.1",
                "FALSE",
                "",
                "1900-02-28",
                "2024-03-04 12:00:00",
                "00:00:01",
                "00:01:00",
                "1",
                "",
                "",
                " spaced "
            ],
            [
                "3",
                "Harbour",
                "12345678901234570",
                "",
                "",
                "1900-03-01",
                "",
                "",
                "",
                "1e-9",
                "",
                "",
                "a\nb <&> é 🙂"
            ],
        ]
    );
    let name = "Réponses & co".to_owned();
    assert_eq!(
        problems,
        [
            F::OtherSheets { name, others: 2, hidden: 1 },
            F::FormulasUnvalued { count: 1 },
            F::ErrorCells { count: 1 },
            F::MergedCells { count: 1 },
            F::HiddenRows { count: 1 },
        ]
        .map(Problem::Format)
    );
}

#[test]
fn sheets_by_name_even_hidden_ones() {
    let bytes = std::fs::read(super::fixture("workbooks/openpyxl.xlsx")).unwrap();
    let read = xlsx::read(&bytes, Some("codes")).value;
    assert_eq!(
        (read.chosen, read.records.first),
        (2, vec!["code".into(), "label".into()])
    );
    let all: Vec<(&str, bool)> =
        read.sheets.iter().map(|it| (it.name.as_str(), it.hidden)).collect();
    assert_eq!(all, [("Read me", false), ("Réponses & co", false), ("Codes", true)]);
    // Rows 1 and 2 are empty, and so are 5 and 7: remarks name the rows of the sheet.
    assert_eq!(xlsx::read(&bytes, None).value.records.numbers, [4, 6, 8]);
}

#[test]
fn days_counted_from_1904() {
    let (rows, problems) = read("workbooks/from-1904.xlsx", None);
    let want = [["id", "seen"], ["1", "2024-03-04"], ["2", "1904-01-02 06:00:00"]];
    assert_eq!(
        (rows, problems),
        (want.map(|it| it.map(str::to_owned).to_vec()).to_vec(), vec![])
    );
}

/// Made by `XlsxWriter`: shared and rich texts, formulas with values.
#[test]
fn a_workbook_of_xlsxwriter() {
    let (rows, problems) = read("workbooks/xlsxwriter.xlsx", None);
    assert_eq!(
        rows,
        [
            ["id", "text", "sum", "word", "when", "wrong", "yes"],
            ["R1", "very safe here", "0.3", "ab", "2024-03-04", "#N/A", "TRUE"],
            ["R2", "very safe here", "", "", "-5", "", ""],
        ]
    );
    assert_eq!(
        problems,
        [
            F::FormulasUnvalued { count: 1 },
            F::ErrorCells { count: 1 },
            F::NoSuchDay { count: 1 },
        ]
        .map(Problem::Format)
    );
}

#[test]
fn microsoft_forms() {
    let (rows, problems) = read("survey-exports/ms_forms.xlsx", None);
    assert_eq!((rows.len(), rows[0].len(), problems.len()), (4, 13, 0));
    assert_eq!(rows[1][1], "2024-03-04 09:12:01");
    assert_eq!(rows[0][12], "What would you change first?\u{a0}");
    assert!(rows[1][7].ends_with(';'), "{}", rows[1][7]);
}

/// From the bytes to the draft: the tool is recognised in a workbook as in a CSV file.
#[test]
fn a_workbook_is_recognised() {
    let bytes = std::fs::read(super::fixture("survey-exports/ms_forms.xlsx")).unwrap();
    let read = survey_file::read(&bytes, Wish::default()).value.unwrap();
    assert_eq!(read.sheets.0.len(), 1);
    let draft = SurveyDraft::told(read.recognised);
    assert_eq!((draft.tool, draft.table.rows()), (Tool::MicrosoftForms, 3));
    let kind = |name: &str| {
        draft.columns.iter().find(|it| it.name == name).map(|it| it.kind.name())
    };
    assert_eq!(kind("Start time"), Some(Date));
    assert_eq!(kind("Which site do you work at?"), Some(Single));
    assert_eq!(kind("Which tools do you use?"), Some(Multiple));
    assert_eq!(kind("Handovers are safe"), Some(Scale));
    let plain = Wish { layout: Layout::plain(), ..Wish::default() };
    let read = survey_file::read(&bytes, plain).value.unwrap();
    assert_eq!(read.recognised.tool, Tool::Plain);
}

#[test]
fn files_are_told_by_their_content() {
    let of = |bytes: &[u8]| {
        let read = survey_file::read(bytes, Wish::default());
        (
            read.value.map(|it| it.recognised.table.rows()),
            super::problems(&read_notes(bytes)),
        )
    };
    for (file, rows) in [
        ("workbooks/openpyxl.xlsx", 3),
        ("spss/plain.sav", 4),
        ("spss/blocks.zsav", 4),
        ("survey-exports/google_forms_download.csv", 3),
    ] {
        let bytes = std::fs::read(super::fixture(file)).unwrap();
        assert_eq!(of(&bytes).0, Some(rows), "{file}");
    }
    let word = std::fs::read(super::fixture("transcripts/interview.docx")).unwrap();
    let zip = Problem::WrongKind { found: heddle::parsed::FileKind::Zip };
    assert_eq!(of(&word), (None, vec![zip]));
    assert_eq!(of(b"$FL2 or so"), (None, vec![Problem::Format(F::NotSpss)]));
    assert_eq!(of(b""), (None, vec![Problem::EmptyFile]));
}

fn read_notes(bytes: &[u8]) -> heddle::parsed::Parsed<()> {
    survey_file::read(bytes, Wish::default()).map(|_| ())
}
