//! Workbooks as another program reads them: Python's openpyxl, where it is installed
//! (`HEDDLE_PYTHON` names another Python).

use std::process::Command;

use heddle::interchange::table_out::OutCell;
use heddle::interchange::xlsx_out::{BookCell, BookSheet, workbook};

#[test]
fn openpyxl_reads_what_is_written() {
    let python = std::env::var("HEDDLE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let there = Command::new(&python).args(["-c", "import openpyxl"]).output();
    if !there.is_ok_and(|it| it.status.success()) {
        return;
    }
    let cell = |cell, decimals| BookCell { cell, decimals };
    let sheet = BookSheet {
        name: "Table 1".into(),
        title: "Means & <counts>".into(),
        header: vec!["Question".into(), "n".into(), "M".into()],
        rows: vec![
            (
                vec![
                    cell(OutCell::text("=SUM(A1:A9)"), None),
                    cell(OutCell::Count(118), None),
                    cell(OutCell::Number(3.847_457_627_118_644), Some(2)),
                ],
                false,
            ),
            (vec![cell(OutCell::text("All"), None), cell(OutCell::Empty, None)], true),
        ],
        notes: vec!["n = 118 of 124.".into()],
    };
    let bytes = workbook(&[sheet], ["Notes", "Table", "Note"]).unwrap();
    let file = std::env::temp_dir().join(format!("heddle-{}.xlsx", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/workbook.py");
    let read = Command::new(&python).arg(script).arg(&file).output().unwrap();
    std::fs::remove_file(&file).ok();
    let said = String::from_utf8(read.stdout).unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let want = "\
Table 1
s bold Question | s bold n | s bold M
s plain =SUM(A1:A9) | n plain 118 | n plain 3.847457627118644 as 0.00
s bold All | n plain None | n plain None
Notes
s bold Table | s bold Note
s bold Table 1 | s plain Means & <counts>
n plain None | s plain n = 118 of 124.
";
    assert_eq!(said, want);
}
