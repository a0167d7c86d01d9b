//! The largest eigenvalue of a symmetric matrix, with its vector.
//!
//! Jacobi's rotations (Golub & Van Loan, *Matrix Computations*, 8.5): each makes one element
//! beside the diagonal 0, and sweeps over all of them converge quadratically.

/// A square matrix, symmetric where that matters, kept row by row.
#[derive(Clone, Debug)]
pub(super) struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    /// Makes a matrix of what `of` says of each row and column.
    pub(super) fn of(size: usize, of: impl Fn(usize, usize) -> f64) -> Self {
        let cells = (0..size).flat_map(|row| (0..size).map(move |it| (row, it)));
        Self { size, cells: cells.map(|(row, column)| of(row, column)).collect() }
    }

    /// Returns the number of rows.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Returns an element; 0 outside.
    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row * self.size + column).copied().unwrap_or(0.0)
    }

    fn set(&mut self, row: usize, column: usize, value: f64) {
        if let Some(slot) = self.cells.get_mut(row * self.size + column) {
            *slot = value;
        }
    }

    /// Turns two columns, then, if asked, the same two rows.
    fn turn(&mut self, (p, q): (usize, usize), (c, s): (f64, f64), rows: bool) {
        for it in 0..self.size {
            let (x, y) = (self.at(it, p), self.at(it, q));
            self.set(it, p, c * x - s * y);
            self.set(it, q, s * x + c * y);
        }
        for it in (0..self.size).filter(|_| rows) {
            let (x, y) = (self.at(p, it), self.at(q, it));
            self.set(p, it, c * x - s * y);
            self.set(q, it, s * x + c * y);
        }
    }

    /// Returns the largest eigenvalue and its vector of length 1, of which the larger part
    /// is positive.
    pub(super) fn largest(&self) -> (f64, Vec<f64>) {
        let mut left = self.clone();
        let mut vectors = Self::of(self.size, |row, column| f64::from(row == column));
        let diagonal = (0..self.size).map(|it| self.at(it, it).abs());
        let norm = diagonal.fold(1e-300, f64::max);
        for _ in 0..60 {
            let mut largest = 0.0_f64;
            for p in 0..self.size {
                for q in p + 1..self.size {
                    let off = left.at(p, q);
                    largest = largest.max(off.abs());
                    if off.abs() <= 1e-20 * norm {
                        continue;
                    }
                    let theta = (left.at(q, q) - left.at(p, p)) / (2.0 * off);
                    let sign = if theta < 0.0 { -1.0 } else { 1.0 };
                    let t = sign / (theta.abs() + (theta * theta + 1.0).sqrt());
                    let c = 1.0 / (t * t + 1.0).sqrt();
                    left.turn((p, q), (c, t * c), true);
                    vectors.turn((p, q), (c, t * c), false);
                }
            }
            // What was below 1e-9 before the sweep is below 1e-18 after it.
            if largest <= 1e-9 * norm {
                break;
            }
        }
        let values = (0..self.size).map(|it| (left.at(it, it), it));
        let best = values.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0));
        let mut vector: Vec<f64> =
            (0..self.size).map(|it| vectors.at(it, best.1)).collect();
        // Where both parts are equally large, the first one decides.
        let lean = vector.iter().sum::<f64>() + 1e-9 * vector.first().unwrap_or(&0.0);
        if lean < 0.0 {
            for part in &mut vector {
                *part = -*part;
            }
        }
        (best.0, vector)
    }

    /// Returns x of A x = b, A being this matrix with a positive diagonal; nothing when it
    /// has no single solution.
    pub(super) fn solve(&self, b: &[f64]) -> Option<Vec<f64>> {
        let mut left = self.clone();
        let mut right = b.to_vec();
        for pivot in 0..self.size {
            let by = left.at(pivot, pivot);
            if by.abs() < 1e-12 {
                return None;
            }
            for row in (0..self.size).filter(|it| *it != pivot) {
                let times = left.at(row, pivot) / by;
                for column in pivot..self.size {
                    let less = times * left.at(pivot, column);
                    left.set(row, column, left.at(row, column) - less);
                }
                let less = times * right.get(pivot).copied()?;
                *right.get_mut(row)? -= less;
            }
        }
        Some(right.iter().enumerate().map(|(it, x)| x / left.at(it, it)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_matrices() {
        let (value, vector) =
            Square::of(2, |r, c| if r == c { 2.0 } else { 1.0 }).largest();
        assert!((value - 3.0).abs() < 1e-14);
        assert!(vector.iter().all(|it| (it - 0.5_f64.sqrt()).abs() < 1e-14));
        let solved =
            Square::of(2, |r, c| if r == c { 2.0 } else { 1.0 }).solve(&[3.0, 3.0]);
        assert_eq!(solved, Some(vec![1.0, 1.0]));
        assert_eq!(Square::of(2, |_, _| 1.0).solve(&[1.0, 2.0]), None);
        assert_eq!(Square::of(0, |_, _| 1.0).largest(), (0.0, vec![]));
    }
}
