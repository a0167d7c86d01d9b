//! Counts so small that they could tell who somebody is are hidden, and with them as many
//! others as it takes that nobody works them out from the totals.
//!
//! - A count from 1 to below the limit is hidden (primary suppression), on request 0 too: that
//!   nobody of a group gave an answer says something of everybody in it. Thresholds: 5 by
//!   default; 6 as the Manitoba Centre for Health Policy; 8, then rounding to 5, as
//!   `OpenSAFELY`.
//! - Then other counts, as few people as may be, until no hidden count follows from what is
//!   visible (complementary suppression; Cox, JASA 75, 1980). Whether one follows is decided
//!   exactly: a table with totals is a flow through rows and columns, and a count is open
//!   when a circle of hidden counts leads through it along which one can go up where the
//!   other goes down, none below 0 (Gusfield, SIAM Journal on Computing 17, 1988).
//! - Nor may the hidden counts of a row or column with a visible total be few together.
//!
//! What this protects against is arithmetic with totals. It does not keep a mean or a
//! standard deviation from narrowing down the counts they are made of.

use super::crosstab::Counts;
use super::flow::{Flow, Weight};

/// From which count on something is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disclosure {
    /// Counts from 1 to below this are hidden; 0 and 1 hide nothing.
    pub below: usize,
    /// Counts that are shown are rounded to multiples of this; 0 and 1 round nothing.
    pub round: usize,
    /// Whether a count of 0 is hidden like a small one.
    pub zeros: bool,
}

/// Which totals stand beside the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// Of each row only: each row is a list of its own.
    Rows,
    /// Of each row, of each column, and of all.
    Both,
}

/// What is hidden of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    columns: usize,
    cells: Vec<bool>,
    /// The rows whose total is hidden.
    pub rows: Vec<bool>,
    /// The columns whose total is hidden.
    pub column_totals: Vec<bool>,
    /// Whether the sum of all is hidden.
    pub all: bool,
}

impl Mask {
    /// Tells whether a cell is hidden.
    pub fn at(&self, row: usize, column: usize) -> bool {
        column < self.columns
            && self.cells.get(row * self.columns + column).copied().unwrap_or(false)
    }

    /// Tells whether a cell of this row is hidden, or its total.
    pub fn in_row(&self, row: usize) -> bool {
        (0..self.columns).any(|it| self.at(row, it))
            || self.rows.get(row).copied().unwrap_or(false)
    }

    /// Tells whether anything is hidden.
    pub fn any(&self) -> bool {
        self.all
            || [&self.cells, &self.rows, &self.column_totals]
                .iter()
                .any(|it| it.contains(&true))
    }
}

impl Disclosure {
    /// What is offered, besides hiding nothing and an own number.
    pub const PRESETS: [Self; 3] = [
        Self { below: 5, round: 0, zeros: false },
        Self { below: 6, round: 0, zeros: false },
        Self { below: 8, round: 5, zeros: false },
    ];

    /// Tells whether anything is hidden.
    pub fn is_on(self) -> bool {
        self.below > 1 || self.round > 1
    }

    /// Tells whether a count is too small to be shown.
    pub fn is_small(self, count: usize) -> bool {
        count < self.below && (count > 0 || self.zeros && self.below > 1)
    }

    /// Returns a count as it is shown: rounded to the nearest multiple, halves up.
    pub fn shown(self, count: usize) -> usize {
        if self.round > 1 {
            (count + self.round / 2) / self.round * self.round
        } else {
            count
        }
    }

    /// Returns a count of people as it is shown; nothing for too few.
    pub fn seen(self, count: usize) -> Option<usize> {
        (!self.is_small(count)).then(|| self.shown(count))
    }

    /// Returns a part of all as it is shown; nothing where it or the rest are too few.
    pub fn seen_of(self, count: usize, all: usize) -> Option<usize> {
        self.seen(count).filter(|_| !self.is_small(all.saturating_sub(count)))
    }

    /// Returns what of a list with its sum is hidden.
    pub fn list(self, counts: &[usize]) -> Vec<bool> {
        self.mask(&Counts::of_rows(&[counts.to_vec()]), Totals::Rows).cells
    }

    /// Returns what of a table is hidden.
    pub fn mask(self, counts: &Counts, totals: Totals) -> Mask {
        let (rows, columns) = (counts.rows(), counts.columns());
        let (source, sink) = (rows + columns, rows + columns + 1);
        let mut flow = Flow::default();
        for row in 0..rows {
            for column in 0..columns {
                let value = counts.at(row, column);
                flow.add(row, rows + column, value, Weight::Part);
            }
        }
        for (row, value) in counts.row_totals().into_iter().enumerate().take(rows) {
            flow.add(source, row, value, Weight::Sum);
        }
        let both = totals == Totals::Both;
        let sum = if both { Weight::Sum } else { Weight::Unsaid };
        for (column, value) in counts.column_totals().into_iter().enumerate() {
            flow.add(rows + column, sink, value, sum);
        }
        flow.add(sink, source, counts.total(), sum);
        let mut all = flow.close(self).into_iter();
        let mut take = |many: usize| all.by_ref().take(many).collect::<Vec<bool>>();
        let cells = take(rows * columns);
        let rows = take(rows);
        let (column_totals, all) =
            if both { (take(columns), take(1)) } else { (vec![false; columns], vec![]) };
        Mask { columns, cells, rows, column_totals, all: all.contains(&true) }
    }
}
