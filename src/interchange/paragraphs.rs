//! What documents of all formats become: paragraphs, in which a row of a table is one
//! paragraph with its cells joined by tabs.

use crate::parsed::{DocxPart, Note, Place, Problem};

/// Paragraphs as far as they are read.
#[derive(Debug, Default)]
pub(super) struct Pile {
    /// The paragraphs, without the empty ones.
    pub(super) paragraphs: Vec<String>,
    /// The paragraph being read.
    current: String,
    /// The tables that are open, one in a cell of the other: each its row's cells.
    rows: Vec<Vec<String>>,
}

impl Pile {
    /// Returns the words of the paragraph so far.
    pub(super) fn words(&self) -> &str {
        &self.current
    }

    /// Puts the mark of a list before the paragraph.
    pub(super) fn begin_with(&mut self, mark: &str) {
        self.current.insert_str(0, mark);
    }

    /// Adds text as it is.
    pub(super) fn push(&mut self, text: &str) {
        self.current.push_str(text);
    }

    /// Adds text in which line ends and runs of spaces are one space, and none at the
    /// start of a line.
    pub(super) fn flow(&mut self, text: &str) {
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.current.push(c);
            } else if !self.current.is_empty()
                && !self.current.ends_with([' ', '\t', '\n'])
            {
                self.current.push(' ');
            }
        }
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.current);
        self.deliver(&text);
    }

    /// Begins a row of a table.
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of the row.
    pub(super) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(String::new());
        }
    }

    /// Ends the row, if there is one.
    pub(super) fn end_row(&mut self) {
        let cells = self.rows.pop().unwrap_or_default();
        self.deliver(&cells.join("\t"));
    }

    /// Returns how many rows are open, one in a cell of the other.
    pub(super) fn open_rows(&self) -> usize {
        self.rows.len()
    }

    /// Ends all that is open.
    pub(super) fn finish(&mut self) {
        self.end_paragraph();
        while !self.rows.is_empty() {
            self.end_row();
        }
    }

    /// Gives a paragraph, or a row, to the cell that it is in, or to the text.
    fn deliver(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match self.rows.last_mut().and_then(|it| it.last_mut()) {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(text.trim());
            }
            None => self.paragraphs.push(text.trim_end().to_owned()),
        }
    }
}

/// What was left out, counted.
#[derive(Debug, Default)]
pub(super) struct Skipped(pub(super) Vec<(DocxPart, usize)>);

impl Skipped {
    /// Counts one more.
    pub(super) fn add(&mut self, part: DocxPart) {
        match self.0.iter_mut().find(|it| it.0 == part) {
            Some(it) => it.1 += 1,
            None => self.0.push((part, 1)),
        }
    }

    /// Returns a remark for each kind.
    pub(super) fn notes(self) -> Vec<Note> {
        let note = |(part, count)| {
            Note::info(Place::default(), Problem::DocxPartSkipped { part, count })
        };
        self.0.into_iter().map(note).collect()
    }
}
