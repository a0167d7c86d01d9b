//! Overlapping segments as flat runs: what a screen draws.

use crate::order;
use crate::text::TextRange;

/// A stretch of text that is covered by the same segments throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The stretch.
    pub range: TextRange,
    /// The segments that cover it, by their place in the list given; ascending.
    pub covers: Vec<usize>,
}

/// Cuts `within` into runs at the edges of the segments' ranges. The runs cover `within`
/// exactly once, in order; neighbours differ in what covers them.
pub fn runs(within: TextRange, segments: &[TextRange]) -> Vec<Run> {
    let inside: Vec<(usize, TextRange)> = segments
        .iter()
        .enumerate()
        .filter_map(|(place, it)| Some((place, it.intersection(within)?)))
        .collect();
    let mut edges: Vec<u32> = inside
        .iter()
        .flat_map(|(_, it)| [it.start(), it.end()])
        .chain([within.start(), within.end()])
        .collect();
    order::sort(&mut edges);
    edges.dedup();
    let cuts = edges.iter().zip(edges.iter().skip(1));
    cuts.filter_map(|(&start, &end)| TextRange::new(start, end))
        .map(|range| Run {
            covers: inside
                .iter()
                .filter(|(_, it)| it.contains(range.start()))
                .map(|&(place, _)| place)
                .collect(),
            range,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::new(start, end).unwrap()
    }

    #[test]
    fn overlaps_become_runs() {
        let found = runs(range(0, 20), &[range(5, 12), range(8, 25), range(30, 40)]);
        let flat: Vec<_> =
            found.iter().map(|it| (it.range.start(), it.covers.as_slice())).collect();
        assert_eq!(flat, [(0, &[][..]), (5, &[0][..]), (8, &[0, 1][..]), (12, &[1][..])]);
    }

    proptest! {
        #[test]
        fn runs_cover_the_text_exactly_once(
            start in 0u32..50, length in 1u32..80,
            segments in prop::collection::vec((0u32..120, 1u32..40), 0..12)
        ) {
            let within = range(start, start + length);
            let ranges: Vec<_> = segments.iter().map(|&(a, n)| range(a, a + n)).collect();
            let found = runs(within, &ranges);
            let mut at = within.start();
            for run in &found {
                prop_assert_eq!(run.range.start(), at);
                at = run.range.end();
                for position in run.range.start()..run.range.end() {
                    let naive: Vec<usize> = (0..ranges.len())
                        .filter(|&it| ranges[it].contains(position))
                        .collect();
                    prop_assert_eq!(&run.covers, &naive);
                }
            }
            prop_assert_eq!(at, within.end());
        }
    }
}
