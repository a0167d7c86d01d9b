//! Every word that a person reads, in one place: sentences for files' problems, refusals,
//! labels of screens; numbers and plurals by language. English now.
//!
//! A language is one static of [`Words`]. A field that it lacks, or a problem that it does
//! not word, does not compile; nothing falls back to another language in silence.

mod numbers;
mod problems;

pub use numbers::Numbers;

use crate::parsed::{Place, Problem};

/// What is said to a person: what is so, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What was wrong or understood, and what was kept.
    pub message: String,
    /// What to do, when there is something to do.
    pub hint: Option<String>,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language's tag (BCP 47), for the page and its dates.
    pub tag: &'static str,
    /// How numbers are written.
    pub numbers: Numbers,
    /// Says what a problem of a file is.
    pub problem: fn(&Problem) -> Sentence,
    /// Says where in a file something is; empty for a place without any part.
    pub place: fn(&Place) -> String,
}

/// English.
pub static EN: Words = Words {
    tag: "en",
    numbers: problems::NUMBERS,
    problem: problems::problem,
    place: problems::place,
};
