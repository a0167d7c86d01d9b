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

    /// Returns what of a list with its sum is hidden.
    pub fn list(self, counts: &[usize]) -> Vec<bool> {
        self.mask(&Counts::of_rows(&[counts.to_vec()]), Totals::Rows).cells
    }

    /// Returns what of a table is hidden.
    pub fn mask(self, counts: &Counts, totals: Totals) -> Mask {
        let mut flow = Flow::of(counts, totals);
        if self.below > 1 {
            for it in &mut flow.edges {
                it.hidden |= self.is_small(it.value);
            }
            loop {
                let next = flow.next(self);
                if next.is_empty() {
                    break;
                }
                for (at, it) in flow.edges.iter_mut().enumerate() {
                    it.hidden |= next.contains(&at);
                }
            }
        }
        let told = |it: &Edge| it.hidden && it.counts;
        let (rows, columns) = (counts.rows(), counts.columns());
        let mut all = flow.edges.iter().map(told);
        let mut take = |many: usize| all.by_ref().take(many).collect::<Vec<bool>>();
        let cells = take(rows * columns);
        let (rows, column_totals) = (take(rows), take(columns));
        Mask { columns, cells, rows, column_totals, all: take(1).contains(&true) }
    }
}

/// What it costs to come to a place, and by which count from where; nothing at the start.
type Come = (usize, Option<(usize, usize)>);

/// A count between two places of the flow.
#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    value: usize,
    hidden: bool,
    /// Stands in the table; what does not is hidden from the start and not looked at.
    counts: bool,
    total: bool,
}

impl Edge {
    /// What it costs to hide it: how many people, and much more for a total or a 0.
    fn cost(&self) -> usize {
        let more = if self.total {
            1_000_000
        } else if self.value == 0 {
            1_000
        } else {
            1
        };
        self.value + more
    }
}

/// The table as a flow: from a source through the rows and the columns into a sink, and by
/// the sum of all back to the source. What enters a place leaves it.
struct Flow {
    edges: Vec<Edge>,
    places: usize,
}

impl Flow {
    fn of(counts: &Counts, totals: Totals) -> Self {
        let (rows, columns) = (counts.rows(), counts.columns());
        let (source, sink) = (rows + columns, rows + columns + 1);
        let edge = |from, to, value, total, counts| Edge {
            from,
            to,
            value,
            total,
            counts,
            hidden: !counts,
        };
        let mut edges = Vec::with_capacity((rows + 1) * (columns + 1));
        for row in 0..rows {
            for column in 0..columns {
                let value = counts.at(row, column);
                edges.push(edge(row, rows + column, value, false, true));
            }
        }
        let both = totals == Totals::Both;
        for (row, value) in counts.row_totals().into_iter().enumerate().take(rows) {
            edges.push(edge(source, row, value, true, true));
        }
        for (column, value) in counts.column_totals().into_iter().enumerate() {
            edges.push(edge(rows + column, sink, value, true, both));
        }
        edges.push(edge(sink, source, counts.total(), true, both));
        Self { edges, places: rows + columns + 2 }
    }

    /// Returns the next counts to hide; none when it is enough.
    fn next(&self, rule: Disclosure) -> Vec<usize> {
        let exposed = self.edges.iter().enumerate();
        let exposed =
            exposed.filter(|(at, it)| it.hidden && it.counts && self.follows(*at));
        if let Some((at, _)) = exposed.into_iter().next() {
            return self.circle(at);
        }
        (0..self.places).find_map(|it| self.few(it, rule)).into_iter().collect()
    }

    /// Returns what to hide at a place where the hidden counts are few together, though
    /// their sum follows from what is visible.
    fn few(&self, place: usize, rule: Disclosure) -> Option<usize> {
        let at = |it: &&(usize, &Edge)| it.1.from == place || it.1.to == place;
        let all: Vec<(usize, &Edge)> = self.edges.iter().enumerate().collect();
        // The total is what stands alone on its side: into a row, out of a column.
        let source = self.places - 2;
        let whole = |it: &Edge| {
            it.total
                && !(place == source && it.from == source)
                && !(place == source + 1 && it.to == source + 1)
        };
        let here: Vec<_> = all.iter().filter(at).collect();
        if here.iter().any(|it| whole(it.1) && it.1.hidden) {
            return None;
        }
        let parts = || here.iter().filter(|it| !whole(it.1));
        let sum: usize = parts().filter(|it| it.1.hidden).map(|it| it.1.value).sum();
        if !rule.is_small(sum) {
            return None;
        }
        self.cheapest(parts().filter(|it| it.1.value > 0).map(|it| it.0))
    }

    /// Returns the visible count among these that costs least.
    fn cheapest(&self, among: impl Iterator<Item = usize>) -> Option<usize> {
        let cost = |at: usize| {
            let it = self.edges.get(at).filter(|it| !it.hidden)?;
            Some((it.cost(), at))
        };
        among.filter_map(cost).min().map(|it| it.1)
    }

    /// Tells whether only one value of a hidden count fits what is visible: no circle of
    /// hidden counts leads through it.
    fn follows(&self, at: usize) -> bool {
        self.way(at, false).is_none()
    }

    /// Returns the visible counts of the cheapest circle through a hidden one: with them
    /// hidden, it can be one more, or one less.
    fn circle(&self, at: usize) -> Vec<usize> {
        self.way(at, true).map_or_else(Vec::new, |it| it.1)
    }

    /// Returns the cheapest way from one end of a count to the other without it, and the
    /// visible counts on it: for one more through it, or for one less if it is not 0.
    fn way(&self, at: usize, through_visible: bool) -> Option<(usize, Vec<usize>)> {
        let edge = self.edges.get(at)?;
        let more = self.path(at, edge.to, edge.from, through_visible);
        if more.as_ref().is_some_and(|it| it.0 == 0) || edge.value == 0 {
            return more;
        }
        let less = self.path(at, edge.from, edge.to, through_visible);
        match (more, less) {
            (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// Along a count one more can flow, against it one less if it is not 0. (Bellman and
    /// Ford: the tables are small.)
    fn path(
        &self,
        without: usize,
        from: usize,
        to: usize,
        through_visible: bool,
    ) -> Option<(usize, Vec<usize>)> {
        // What it costs to come here, and by which count from where.
        let mut best: Vec<Option<Come>> = vec![None; self.places];
        *best.get_mut(from)? = Some((0, None));
        for _ in 0..self.places {
            let mut changed = false;
            for (at, it) in self.edges.iter().enumerate() {
                if at == without || !(it.hidden || through_visible) {
                    continue;
                }
                let step = if it.hidden { 0 } else { it.cost() };
                let back = (it.value > 0).then_some((it.to, it.from));
                for (start, end) in [(it.from, it.to)].into_iter().chain(back) {
                    let Some((so_far, _)) = best.get(start).copied().flatten() else {
                        continue;
                    };
                    let cost = so_far.saturating_add(step);
                    if let Some(slot) = best.get_mut(end)
                        && slot.is_none_or(|it| cost < it.0)
                    {
                        *slot = Some((cost, Some((at, start))));
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        let (cost, _) = best.get(to).copied().flatten()?;
        let (mut found, mut here) = (Vec::new(), to);
        while let Some((_, Some((at, before)))) = best.get(here).copied().flatten() {
            if self.edges.get(at).is_some_and(|it| !it.hidden) {
                found.push(at);
            }
            here = before;
        }
        Some((cost, found))
    }
}
