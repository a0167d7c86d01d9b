//! How densely a transcript is coded, from its beginning to its end.

use super::Mark;

/// Returns for each of `bins` equally long parts of a text of `length` characters how many
/// segments cover a character of it on average.
pub fn density(marks: &[Mark], length: u32, bins: usize) -> Vec<f64> {
    let mut sums = vec![0.0; bins];
    let width = f64::from(length) / f64::from(u32::try_from(bins).unwrap_or(u32::MAX));
    if length == 0 || bins == 0 {
        return sums;
    }
    for range in marks.iter().map(|it| it.segment.range) {
        let (start, end) = (f64::from(range.start()), f64::from(range.end()));
        // Bins before the one that it begins in, or a bin too few where that is not exact.
        let before = ((start / width).floor() - 1.0).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of bins"
        )]
        let skipped = before as usize;
        let mut from = before * width;
        for sum in sums.iter_mut().skip(skipped) {
            if from >= end {
                break;
            }
            let to = from + width;
            let inside = to.min(end) - from.max(start);
            if inside > 0.0 {
                *sum += inside / width;
            }
            from = to;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::coding::Segment;
    use crate::id::Ids;
    use crate::stamp::{Moment, Provenance, Stamp};
    use crate::text::TextRange;

    #[test]
    fn parts_of_a_text() {
        let mut ids = Ids::seeded(3);
        let coder = ids.make();
        let stamp = Stamp { at: Moment(0), by: coder };
        let mut mark = |start, end| Mark {
            segment: Rc::new(Segment {
                id: ids.make(),
                code: ids.make(),
                range: TextRange::new(start, end).unwrap(),
                stance: None,
                memo: String::new(),
                checked: None,
                provenance: Provenance::new(&stamp),
            }),
            coder,
        };
        let marks = [mark(0, 50), mark(25, 50), mark(95, 100)];
        let found = density(&marks, 100, 4);
        let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-12;
        assert!(found.iter().zip(&[1.0, 2.0, 0.0, 0.2]).all(near), "{found:?}");
        assert_eq!(density(&marks, 0, 4), [0.0; 4]);
        assert!(density(&marks, 100, 0).is_empty());
    }
}
