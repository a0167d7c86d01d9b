//! Numbers from a survey; one file a measure: definition, source, tests. Pure: the same
//! answers give the same bits natively and in the browser, since nothing but `+ - * /` and
//! the square root is used. What is undefined says why ([`Undefined`]); it is never NaN.

pub mod describe;
pub mod frequencies;
pub mod histogram;
pub mod multiple;
pub mod ordinal;
pub mod rounding;
pub mod split;
pub mod sum;
pub mod summary;
pub mod tally;

pub use describe::{Base, Description, Detail, describe};
pub use frequencies::{Frequencies, LevelRow};
pub use histogram::{Bin, Histogram, Rule};
pub use multiple::{MultipleResponse, OptionRow};
pub use ordinal::Middle;
pub use rounding::rounded;
pub use split::{Groups, NoSplit, split};
pub use summary::{Quartiles, Summary};
pub use tally::Tally;

/// A statistic, or the reason why there is none.
pub type Stat = Result<f64, Undefined>;

/// Why a statistic is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undefined {
    /// There are no answers.
    NoAnswers,
    /// One answer has no spread: n − 1 is 0.
    OneAnswer,
    /// An answer's level has no score.
    NoScore,
    /// The numbers are too large to compute with.
    TooLarge,
    /// The base is empty: a percentage of nothing.
    EmptyBase,
    /// The row is outside the base: off the scale, or missing.
    OutsideBase,
    /// Options of a multiple choice do not add up, so they do not cumulate.
    Overlapping,
}
