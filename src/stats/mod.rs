//! Numbers from a survey; one file a measure: definition, source, tests. Pure: the same
//! answers give the same bits natively and in the browser, since nothing but `+ - * /` and
//! the square root is used (exponential and logarithm are made of them, in [`math`]). What is undefined says why ([`Undefined`]); it is never NaN.

pub mod box_plot;
mod centre;
pub mod compare;
pub mod composites;
pub mod crosstab;
pub mod describe;
pub mod disclosure;
pub mod distributions;
pub mod fisher;
mod flow;
pub mod frequencies;
pub mod grouping;
pub mod histogram;
pub mod inference;
pub mod masked;
pub mod math;
pub mod multiple;
pub mod noncentral;
pub mod ordinal;
pub mod pairing;
pub mod proportion;
pub mod random;
pub mod rounding;
pub mod scale;
pub mod shape;
pub mod sites;
pub mod special;
pub mod split;
pub mod sum;
pub mod summary;
pub mod tally;
pub mod waves;

pub use box_plot::BoxPlot;
pub use crosstab::{Counts, Crosstab};
pub use describe::{Base, Description, Detail, describe, tally};
pub use disclosure::{Disclosure, Mask, Totals};
pub use fisher::{Limits, fisher};
pub use frequencies::{Frequencies, LevelRow};
pub use grouping::Grouping;
pub use histogram::{Bin, Histogram, Rule};
pub use inference::{Method, Size, Test};
pub use multiple::{MultipleResponse, OptionRow};
pub use ordinal::Middle;
pub use rounding::rounded;
pub use shape::Shape;
pub use split::{Groups, NoSplit, split};
pub use summary::{QuantileType, Quartiles, Summary};
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
    /// There are too few answers for this measure.
    TooFew,
    /// All answers are the same.
    NoSpread,
    /// No answer was given twice.
    NoRepeats,
    /// Only one group, or only one answer, is left: nothing to compare.
    OneGroup,
    /// A cell of the table is empty.
    EmptyCell,
    /// Groups or ranks do not overlap at all: the size is at its limit and has no interval.
    Separated,
    /// Cronbach's alpha is below 0: an item seems to run the other way.
    NegativeAlpha,
    /// There are too few items for this measure.
    TooFewItems,
    /// The factor would explain one item wholly: the model does not fit.
    Improper,
    /// The numbers did not settle.
    NotSettled,
    /// There are not just two different answers.
    NotTwo,
    /// No interval is computed for this measure.
    NoInterval,
    /// It is hidden, since so few people stand behind it.
    Hidden,
}

/// From where to where a number lies, with the confidence that was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The size of a difference or an association, with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The size.
    pub value: Stat,
    /// Its interval.
    pub interval: Result<Interval, Undefined>,
}

impl Effect {
    /// Returns an effect that is undefined for this reason.
    pub fn undefined(why: Undefined) -> Self {
        Self { value: Err(why), interval: Err(why) }
    }
}
