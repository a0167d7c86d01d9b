//! The box of a box plot, with the numbers themselves beside it.
//!
//! The box goes from the first to the third quartile, of the same type as the table's; the
//! whiskers go to the farthest numbers within one and a half times its length (J. W. Tukey,
//! "Exploratory Data Analysis", 1977). R `boxplot.stats` has the same whiskers around its
//! hinges; `matplotlib.cbook.boxplot_stats` around quartiles of type 7.

use super::summary::{QuantileType, quantile};
use super::tally::Tally;

/// Of more numbers than this only those beyond the whiskers are kept.
const MOST: usize = 500;

/// The box of some numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxPlot {
    /// Where the whiskers end.
    pub whiskers: (f64, f64),
    /// First quartile, median, third quartile.
    pub middle: [f64; 3],
    /// The smallest and the largest number.
    pub ends: (f64, f64),
    /// The numbers to draw, ascending, each with how often it occurs.
    pub points: Vec<(f64, usize)>,
    /// Whether these are all numbers, not only those beyond the whiskers.
    pub all: bool,
}

impl BoxPlot {
    /// Makes the box of numbers; none without any, or when they are too large.
    pub fn of(tally: &Tally, kind: QuantileType) -> Option<Self> {
        let at = |part| quantile(tally, kind, part, 4).ok();
        let [low, median, high] = [at(1)?, at(2)?, at(3)?];
        let reach = 1.5 * (high - low);
        let inside = |it: &f64| *it >= low - reach && *it <= high + reach;
        let numbers = || tally.pairs().iter().map(|it| it.0);
        let ends = (tally.min()?, tally.max()?);
        // Where a quarter lies far out, no number may be left between it and the box.
        let first = numbers().find(inside).unwrap_or(low).min(low);
        let last = numbers().rev().find(inside).unwrap_or(high).max(high);
        let all = tally.len() <= MOST;
        let points = tally.pairs().iter().copied();
        let points = points.filter(|it| all || !inside(&it.0)).take(MOST).collect();
        let middle = [low, median, high];
        reach.is_finite().then_some(Self {
            whiskers: (first, last),
            middle,
            ends,
            points,
            all,
        })
    }

    /// Returns the box without single numbers, its whiskers out to the ends.
    pub fn without_points(self) -> Self {
        Self { whiskers: self.ends, points: Vec::new(), all: true, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[f64], kind: QuantileType) -> BoxPlot {
        BoxPlot::of(&Tally::of(values.iter().copied()), kind).unwrap()
    }

    /// `matplotlib.cbook.boxplot_stats` 3.11: q1 2.25, med 3.5, q3 4.75, whislo 1, whishi 5,
    /// fliers 12 (whis = 1.5; its quartiles are NumPy's, type 7).
    #[test]
    fn whiskers_end_at_numbers() {
        let it = of(&[1.0, 2.0, 3.0, 4.0, 5.0, 12.0], QuantileType::Seven);
        assert_eq!((it.middle, it.whiskers), ([2.25, 3.5, 4.75], (1.0, 5.0)));
        assert_eq!((it.ends, it.points.len()), ((1.0, 12.0), 6));
        assert!(it.all);
        // SPSS' quartiles reach farther, and the whisker with them.
        let it = of(&[1.0, 2.0, 3.0, 4.0, 5.0, 12.0], QuantileType::Six);
        assert_eq!((it.middle, it.whiskers), ([1.75, 3.5, 6.75], (1.0, 12.0)));
        let bare = of(&[1.0, 2.0, 3.0, 4.0, 5.0, 12.0], QuantileType::Seven);
        let bare = bare.without_points();
        assert_eq!((bare.whiskers, bare.points.len()), ((1.0, 12.0), 0));
    }

    #[test]
    fn odd_cases() {
        assert_eq!(BoxPlot::of(&Tally::of([]), QuantileType::Seven), None);
        assert_eq!(
            BoxPlot::of(&Tally::of([-1e308, 1e308]), QuantileType::Seven),
            None,
            "too wide to draw"
        );
        let one = of(&[7.0], QuantileType::Seven);
        assert_eq!((one.whiskers, one.middle), ((7.0, 7.0), [7.0; 3]));
        // Of many numbers only what lies beyond the whiskers is drawn.
        let many: Vec<f64> = (0..600).map(f64::from).chain([5000.0]).collect();
        let many = of(&many, QuantileType::Seven);
        assert_eq!((many.points, many.all), (vec![(5000.0, 1)], false));
    }

    proptest! {
        #[test]
        fn a_box_is_in_order_and_points_are_the_numbers(
            values in proptest::collection::vec(-1e6..1e6_f64, 1..60),
            six in any::<bool>(),
        ) {
            let kind = if six { QuantileType::Six } else { QuantileType::Seven };
            let it = of(&values, kind);
            let [low, median, high] = it.middle;
            let line = [it.ends.0, it.whiskers.0, low, median, high, it.whiskers.1, it.ends.1];
            prop_assert!(line.is_sorted(), "{line:?}");
            prop_assert!(it.whiskers.0 >= low - 1.5 * (high - low) - 1e-9);
            prop_assert!(it.whiskers.1 <= high + 1.5 * (high - low) + 1e-9);
            prop_assert_eq!(it.points.iter().map(|it| it.1).sum::<usize>(), values.len());
        }
    }
}
