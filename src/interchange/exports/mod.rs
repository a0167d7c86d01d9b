//! Exports of survey tools, recognised by their headers without being told.
//!
//! [`recognise`] takes records of text, whichever file they came from, finds out which tool
//! wrote them and which of them are headers, and makes a [`Table`] with a [`Hint`] for each
//! column. The draft of the survey (`survey::reading`) starts from that.

use crate::parsed::{Parsed, Tool};
use crate::survey::reading::Recognised;
use crate::survey::Records;

/// Recognises the tool that wrote the records, and makes a table of them with what their
/// headers say about each column.
///
/// `wish` is what the person says it is (`Tool::Plain`: the first record is the header);
/// nothing, to recognise it. `dictionary` is the REDCap data dictionary given beside it.
/// Notes say what was recognised, left out, joined and flagged; they have no file name.
pub fn recognise(
    records: Records,
    wish: Option<Tool>,
    dictionary: Option<&Records>,
) -> Parsed<Recognised>;
