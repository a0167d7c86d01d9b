//! What can be said about a codebook that was read. The sentences for people are in
//! `words/books.rs`, which matches every variant.

/// A remark on a codebook's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookRemark {
    /// Columns that say nothing about codes were left out.
    ColumnsUnused {
        /// Their names.
        names: Vec<String>,
    },
    /// Two codes under one parent had the same name; the later one was renamed.
    Renamed {
        /// As in the file.
        from: String,
        /// Its name now.
        to: String,
    },
    /// Folders, which cannot be given in the program that wrote them, became codes.
    Folders {
        /// How many.
        count: usize,
    },
    /// The folder around all codes was left out.
    WrapperLeft {
        /// Its name.
        name: String,
    },
    /// Colours that are none of the palette's became the nearest of them.
    ColoursNear {
        /// How many codes.
        count: usize,
    },
    /// Names such as `Staff::Time` became codes under each other.
    NamesSplit {
        /// How many.
        count: usize,
        /// What stood between.
        sign: String,
    },
    /// Elements that are no part of a codebook were left out.
    Elements {
        /// What they are called.
        name: String,
        /// How many.
        count: usize,
    },
    /// The file is XML, and no codebook.
    NoCodebook,
    /// There is no code in the file.
    NoCodes,
    /// Codes are here already and stay as they are.
    Kept {
        /// How many.
        count: usize,
        /// How many of them the file describes in other words.
        differ: usize,
    },
    /// What the file says of a code cannot be done here.
    NotDone {
        /// The code's name.
        name: String,
    },
}
