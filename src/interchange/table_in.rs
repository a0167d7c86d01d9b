//! Tables from files of whichever format, told by its content: CSV of any dialect, or the
//! first visible sheet of an Excel workbook that holds anything.

use super::csv::{self, header};
use super::xlsx;
use crate::parsed::Parsed;
use crate::survey::{Records, Table};

/// Reads a file's records, before anyone says which of them are headers. Notes have no file
/// name; the caller adds it.
pub fn read_records(bytes: &[u8]) -> Parsed<Records> {
    if xlsx::is_workbook(bytes) {
        xlsx::read(bytes, None).map(|it| it.records)
    } else {
        csv::read_records(bytes)
    }
}

/// Reads a table whose first record is the header.
pub fn read(bytes: &[u8]) -> Parsed<Table> {
    if !xlsx::is_workbook(bytes) {
        return csv::read(bytes);
    }
    let mut notes = Vec::new();
    let records = read_records(bytes).take(&mut notes);
    let value = if records.columns.is_empty() {
        Table::default()
    } else {
        header::table(records, &mut notes)
    };
    Parsed { value, notes }
}
