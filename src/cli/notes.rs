//! Remarks on files, for the terminal.

use std::io::{self, Write};

use crate::parsed::Note;
use crate::words::EN;

/// Prints each note on a line: where, what, what to do.
pub(super) fn print(notes: &[Note], err: &mut dyn Write) -> io::Result<()> {
    for note in notes {
        let sentence = (EN.problem)(&note.problem);
        let place = (EN.place)(&note.place);
        let gap = if place.is_empty() { "" } else { ": " };
        let hint = sentence.hint.map(|it| format!(" {it}")).unwrap_or_default();
        writeln!(err, "{place}{gap}{}{hint}", sentence.message)?;
    }
    Ok(())
}
