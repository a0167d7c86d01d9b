//! Stable lanes for the margin: every segment in the first lane that is free at its start.

use crate::text::TextRange;

/// Returns the lane of each range, counted from 0. The ranges must be sorted by start (as a
/// layer's are); two ranges in one lane never overlap, and a range keeps its lane when one
/// that starts later is added.
pub fn lanes(ranges: &[TextRange]) -> Vec<usize> {
    let mut free_from: Vec<u32> = Vec::new();
    let mut found = Vec::with_capacity(ranges.len());
    for range in ranges {
        let lane = free_from.iter().position(|&end| end <= range.start());
        match lane.and_then(|it| free_from.get_mut(it)) {
            Some(end) => *end = range.end(),
            None => free_from.push(range.end()),
        }
        found.push(lane.unwrap_or(free_from.len() - 1));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_two_in_a_lane_overlap(
            mut segments in prop::collection::vec((0u32..120, 1u32..40), 0..30)
        ) {
            segments.sort_unstable();
            let ranges: Vec<_> = segments
                .iter()
                .map(|&(start, length)| TextRange::new(start, start + length).unwrap())
                .collect();
            let found = lanes(&ranges);
            let deepest = (0..200)
                .map(|at| ranges.iter().filter(|it| it.contains(at)).count())
                .max()
                .unwrap_or(0);
            prop_assert_eq!(found.iter().max().map_or(0, |it| it + 1), deepest);
            for (i, a) in ranges.iter().enumerate() {
                for (j, b) in ranges.iter().enumerate().skip(i + 1) {
                    prop_assert!(found[i] != found[j] || !a.overlaps(*b));
                }
            }
        }
    }
}
