//! Excel workbooks (.xlsx, ECMA-376 Part 1, section 18): the sheets, and the cells of one
//! sheet as records of text.
//!
//! Text comes from the shared strings or stands in the cell, its runs joined; numbers are
//! as short as they can be; a number shown as a date is written as one (`2024-03-04`,
//! `2024-03-04 09:15:00`), in the 1900 system with its 29 February 1900 or in that of 1904;
//! a formula gives the value that was computed last. Rows without text are left out. What
//! a reader of the table should know, such as errors, merged cells and hidden rows, is
//! noted.
//!
//! A large sheet is read in steps, as a CSV file is: [`SheetReading::start`],
//! [`SheetReading::step`], [`SheetReading::finish`].

mod book;
mod format;
mod moment;
mod rows;
mod sheet;
mod strings;

pub use book::{SheetName, is_workbook};
pub use sheet::SheetReading;

use crate::parsed::Parsed;
use crate::survey::Records;

/// A sheet that was read, among the sheets of its workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The names of the workbook's sheets of cells, in its order.
    pub sheets: Vec<SheetName>,
    /// Which of them was read.
    pub chosen: usize,
    /// Its cells.
    pub records: Records,
}

/// Reads a sheet at once: the one with this name, else the first visible one that holds
/// anything. Notes have no file name; the caller adds it.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Parsed<Sheet> {
    match SheetReading::start(bytes, sheet) {
        Ok(reading) => reading.finish(),
        Err(note) => Parsed { value: Sheet::default(), notes: vec![*note] },
    }
}

#[cfg(test)]
mod tests;
