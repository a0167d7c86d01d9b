//! Codebooks and codings made elsewhere: read into commands that add them to a study, with
//! a note on everything that could not be used. Codebooks also go out again, as a table, as
//! Markdown or as REFI-QDA; and some are ready-made.

mod body;
mod codebook;
mod codings;
mod draft;
mod markdown;
mod qdc;
mod shelves;

use std::rc::Rc;

pub use codebook::{codebook_table, read_codebook};
pub use codings::codings_plan;
pub use draft::{BookDraft, CodeDraft, Existing, ThemeDraft, book_plan};
pub use markdown::{codebook_markdown, read_markdown};
pub use qdc::{codebook_qdc, looks_like_qdc, read_qdc};
pub use shelves::{Shelf, shelves};

use super::{decode, table_in};
use crate::codebook::Codebook;
use crate::parsed::{Note, Parsed};
use crate::study::Command;
use crate::survey::Table;

/// What a file of codes or codings would add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The commands that add it, to be given together.
    pub commands: Vec<Command>,
    /// Codes that would be added.
    pub codes: usize,
    /// Codes that would be changed.
    pub changed: usize,
    /// Codes that are here and would stay as they are.
    pub kept: usize,
    /// Themes that would be added.
    pub themes: usize,
    /// Coders that would be added.
    pub coders: usize,
    /// Segments that would be added.
    pub segments: usize,
    /// The codebook as it would be then. Only when a codebook was read.
    pub after: Rc<Codebook>,
}

/// In which form a codebook is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookForm {
    /// A table.
    Table,
    /// Headings with text.
    Markdown,
    /// REFI-QDA.
    Qdc,
}

/// Reads a codebook of whatever form.
pub fn read_book(name: &str, bytes: &[u8]) -> (BookForm, Parsed<BookDraft>) {
    let start = decode::decode(bytes.get(..4096).unwrap_or(bytes)).value;
    let ending = name.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    let form = if matches!(ending.as_str(), "qdc" | "qde") || looks_like_qdc(&start) {
        BookForm::Qdc
    } else if matches!(ending.as_str(), "md" | "markdown" | "txt") {
        BookForm::Markdown
    } else {
        BookForm::Table
    };
    let mut notes: Vec<Note> = Vec::new();
    let draft = match form {
        BookForm::Table => read_codebook(&table_in::read(bytes).take(&mut notes)),
        BookForm::Markdown => read_markdown(&decode::decode(bytes).take(&mut notes)),
        BookForm::Qdc => read_qdc(&decode::decode(bytes).take(&mut notes)),
    };
    let value = draft.take(&mut notes);
    (form, Parsed { value, notes })
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
