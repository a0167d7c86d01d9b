//! The median of ordered answers, as a category.
//!
//! Definition: with the answers in the levels' order, the level of the middle one; of an
//! even number the two middle ones, and when these differ the median lies between them and
//! is no number ("between 3 and 4").

use super::Undefined;

/// Where the middle of ordered answers is. Levels are places among the question's levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Middle {
    /// At this level.
    At(usize),
    /// Between these two levels, which need not be neighbours.
    Between(usize, usize),
    /// Nowhere.
    None(Undefined),
}

impl Middle {
    /// Finds the middle of counts given in the levels' order: `(level, count)`.
    pub fn of(counts: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let counts: Vec<(usize, usize)> = counts.into_iter().collect();
        let total: usize = counts.iter().map(|it| it.1).sum();
        let nth = |place: usize| {
            let mut before = 0;
            counts.iter().find(|it| {
                before += it.1;
                place < before
            })
        };
        let Some(last) = total.checked_sub(1) else {
            return Self::None(Undefined::NoAnswers);
        };
        match (nth(last / 2), nth(total / 2)) {
            (Some(low), Some(high)) if low.0 == high.0 => Self::At(low.0),
            (Some(low), Some(high)) => Self::Between(low.0, high.0),
            _ => Self::None(Undefined::NoAnswers),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(counts: &[usize], middle: Middle) {
        assert_eq!(Middle::of(counts.iter().copied().enumerate()), middle, "{counts:?}");
    }

    #[test]
    fn middles() {
        check(&[0, 3, 1], Middle::At(1));
        check(&[2, 0, 2], Middle::Between(0, 2));
        check(&[1, 1, 1], Middle::At(1));
        check(&[0, 0, 5, 5], Middle::Between(2, 3));
        check(&[1], Middle::At(0));
        check(&[0, 0], Middle::None(Undefined::NoAnswers));
    }
}
