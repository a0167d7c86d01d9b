//! Codebooks and codings made elsewhere, as tables: read into commands that add them to a
//! study, with a note on everything that could not be used.

mod codebook;
mod codings;

pub use codebook::{codebook_plan, codebook_table};
pub use codings::codings_plan;

use crate::study::Command;
use crate::survey::Table;

/// What a table of codes or codings would add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The commands that add it, to be given together.
    pub commands: Vec<Command>,
    /// Codes that would be added.
    pub codes: usize,
    /// Themes that would be added.
    pub themes: usize,
    /// Coders that would be added.
    pub coders: usize,
    /// Segments that would be added.
    pub segments: usize,
}

/// Returns the place of the first column that has one of these names, whatever the case.
fn column(table: &Table, names: &[&str]) -> Option<usize> {
    let plain = |it: &str| it.trim().to_lowercase().replace([' ', '-'], "_");
    names.iter().find_map(|name| table.header.iter().position(|it| plain(it) == *name))
}

/// Tells whether the table seems to be a codebook.
pub fn looks_like_codebook(table: &Table) -> bool {
    let has = |names| column(table, names).is_some();
    has(&["code", "code_name"]) && has(&["definition", "description", "parent", "theme"])
}

/// Tells whether the table seems to hold codings.
pub fn looks_like_codings(table: &Table) -> bool {
    let has = |names| column(table, names).is_some();
    has(&["document", "transcript"]) && has(&["code"]) && has(&["start", "from"])
}
