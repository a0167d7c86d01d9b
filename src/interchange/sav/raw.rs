//! A variable as the file has it, before its letters can be read.

use super::Measure;

#[derive(Debug, Default)]
pub(super) struct Variable {
    /// Its name of at most eight letters.
    pub(super) name: Vec<u8>,
    /// Its name, if it has a longer one.
    pub(super) long: Option<Vec<u8>>,
    pub(super) label: Option<Vec<u8>>,
    /// Bytes of a string; 0 for a number.
    pub(super) width: usize,
    /// The number of its print format's type.
    pub(super) format: u8,
    pub(super) measure: Measure,
    /// Values declared missing.
    pub(super) values: Vec<Vec<u8>>,
    /// A range declared missing, both ends included.
    pub(super) range: Option<(f64, f64)>,
    pub(super) labels: Vec<(Vec<u8>, Vec<u8>)>,
    /// Elements of eight bytes that hold it, or its first piece.
    pub(super) elements: usize,
    /// Elements of its further pieces.
    pub(super) pieces: Vec<usize>,
    /// The place of its first element, from 1.
    pub(super) index: usize,
}

impl Variable {
    /// Tells whether this is its name, short or long.
    pub(super) fn is_called(&self, name: &[u8]) -> bool {
        let bare = |it: &[u8]| it.trim_ascii().to_ascii_lowercase();
        let name = bare(name);
        bare(&self.name) == name || self.long.as_ref().is_some_and(|it| bare(it) == name)
    }
}
