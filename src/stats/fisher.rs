//! Fisher's exact test for tables of any size.
//!
//! With all row and column totals fixed, a table's probability is Π rᵢ! Π cⱼ! / (n! Π xᵢⱼ!);
//! p is the sum over all tables not more probable than the observed one (with a tolerance of
//! 10^-7, as R has it): Freeman & Halton, Biometrika 38 (1951). R `fisher.test(x)$p.value`.
//!
//! Tables are counted column by column. When what is left to fill can only give tables that
//! all count, or none of which does, they are taken together: the probabilities of all ways
//! to fill them add up to a known number. This is the idea of Mehta & Patel's network (JASA
//! 78, 1983), with simpler bounds. Beyond a limit of work, tables are sampled with the same
//! totals instead, cell by cell from the hypergeometric distribution (as Patefield, Applied
//! Statistics 30, 1981, does), from a seed that is handed in; p is then (1 + those that
//! count) / (1 + all), with its standard error.

use super::crosstab::Crosstab;
use super::inference::{Method, Test};
use super::math::{exp, ln};
use super::random::Random;
use crate::order;

/// Relative tolerance for tables as probable as the observed one.
const TIE: f64 = 1e-7;

/// At most so many cells are drawn: fewer tables of those with more than 200 cells.
const DRAWS: usize = 20_000_000;

/// How much work the exact test may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Columns filled before tables are sampled instead.
    pub work: usize,
    /// Tables sampled then; at least one.
    pub samples: usize,
    /// Where the sample begins.
    pub seed: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { work: 2_000_000, samples: 100_000, seed: 1 }
    }
}

/// Tests whether rows differ; the statistic is the observed table's probability.
pub fn fisher(crosstab: &Crosstab, limits: Limits) -> Test {
    let n = crosstab.counts.total();
    if let Some(why) = crosstab.why_not() {
        return Test::undefined(Method::FisherExact, n, why);
    }
    let counts = &crosstab.counts;
    let (mut rows, mut columns) = (counts.row_totals(), counts.column_totals());
    // Fewer rows mean fewer ways to fill a column.
    if rows.len() > columns.len() {
        std::mem::swap(&mut rows, &mut columns);
    }
    // The largest columns first: they decide most.
    order::sort_by(&mut columns, |a, b| b.cmp(a));
    let logs = Logs::up_to(n);
    let observed: f64 = counts.cells().iter().map(|it| logs.of(*it)).sum();
    let fixed: f64 =
        rows.iter().chain(&columns).map(|it| logs.of(*it)).sum::<f64>() - logs.of(n);
    let probability = exp(fixed - observed);
    let target = observed - TIE;
    let mut walk = Walk {
        columns: &columns,
        logs: &logs,
        target,
        fixed,
        sum: 0.0,
        left: limits.work,
    };
    if walk.column(0, &mut rows.clone(), 0.0).is_some() {
        return Test::new(Method::FisherExact, n, probability, walk.sum);
    }
    let mut random = Random::seeded(limits.seed);
    let most = DRAWS / (rows.len() * columns.len()).max(1);
    let samples = limits.samples.min(most).max(1);
    let counted = (0..samples)
        .filter(|_| sample(&rows, &columns, &logs, &mut random) >= target)
        .count();
    let p = (counted + 1) as f64 / (samples + 1) as f64;
    let error = (p * (1.0 - p) / samples as f64).sqrt();
    let test = Test::new(Method::FisherSampled, n, probability, p);
    Test { p_error: Some(error), ..test }
}

/// Logarithms of factorials.
struct Logs(Vec<f64>);

impl Logs {
    fn up_to(n: usize) -> Self {
        let mut sum = super::sum::Sum::default();
        let rest = (1..=n).map(|it| {
            sum.add(ln(it as f64));
            sum.value()
        });
        Self(std::iter::once(0.0).chain(rest).collect())
    }

    fn of(&self, n: usize) -> f64 {
        self.0.get(n).copied().unwrap_or(f64::INFINITY)
    }

    /// The least that the logarithms of factorials of `parts` numbers with this sum can be.
    fn spread(&self, sum: usize, parts: usize) -> f64 {
        let (each, more) = (sum / parts, sum % parts);
        (parts - more) as f64 * self.of(each) + more as f64 * self.of(each + 1)
    }
}

struct Walk<'a> {
    columns: &'a [usize],
    logs: &'a Logs,
    /// Tables count whose logarithms of factorials add up to this or more.
    target: f64,
    fixed: f64,
    sum: f64,
    left: usize,
}

impl Walk<'_> {
    /// Fills this column and all after it; `rows` is what the rows have left, `so_far` the
    /// sum of logarithms. Nothing when the work is too much.
    fn column(&mut self, place: usize, rows: &mut [usize], so_far: f64) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        let rest = self.columns.get(place..).unwrap_or_default();
        let logs = self.logs;
        let row_logs: f64 = rows.iter().map(|it| logs.of(*it)).sum();
        let Some((&first, after)) = rest.split_first().filter(|it| !it.1.is_empty())
        else {
            if so_far + row_logs >= self.target {
                self.sum += exp(self.fixed - so_far - row_logs);
            }
            return Some(());
        };
        let column_logs: f64 = rest.iter().map(|it| logs.of(*it)).sum();
        if so_far + row_logs.min(column_logs) < self.target {
            return Some(());
        }
        let spread_rows: f64 = rows.iter().map(|it| logs.spread(*it, rest.len())).sum();
        let spread_columns: f64 =
            rest.iter().map(|it| logs.spread(*it, rows.len())).sum();
        if so_far + spread_rows.max(spread_columns) >= self.target {
            let all = logs.of(rest.iter().sum()) - row_logs - column_logs;
            self.sum += exp(self.fixed - so_far + all);
            return Some(());
        }
        let later = after.iter().sum();
        self.cell(place, 0, first, later, rows, so_far)
    }

    /// Fills this cell of the column and those below it; `open` is what the column has
    /// left, `later` what all columns after it hold, less what rows above have kept back.
    fn cell(
        &mut self,
        place: usize,
        row: usize,
        open: usize,
        later: usize,
        rows: &mut [usize],
        so_far: f64,
    ) -> Option<()> {
        let Some(&total) = rows.get(row) else {
            return self.column(place + 1, rows, so_far);
        };
        // What the row keeps back must fit into the later columns.
        for x in total.saturating_sub(later)..=total.min(open) {
            let kept = total - x;
            if let Some(slot) = rows.get_mut(row) {
                *slot = kept;
            }
            let logs = so_far + self.logs.of(x);
            // The last row takes all that is open: only one x leaves nothing.
            let done = self.cell(place, row + 1, open - x, later - kept, rows, logs);
            if let Some(slot) = rows.get_mut(row) {
                *slot = total;
            }
            done?;
        }
        Some(())
    }
}

/// Draws a table with these totals; returns the sum of its logarithms of factorials.
fn sample(rows: &[usize], columns: &[usize], logs: &Logs, random: &mut Random) -> f64 {
    let mut rows = rows.to_vec();
    let mut sum = 0.0;
    for &column in columns {
        let mut open = column;
        let mut all: usize = rows.iter().sum();
        for row in &mut rows {
            let x = hypergeometric(all, *row, open, logs, random);
            sum += logs.of(x);
            all -= *row;
            open -= x;
            *row -= x;
        }
    }
    sum
}

/// Draws how many of `open` taken out of `all` are among the `marked` ones: from the most
/// probable number outwards.
fn hypergeometric(
    all: usize,
    marked: usize,
    open: usize,
    logs: &Logs,
    random: &mut Random,
) -> usize {
    let low = (marked + open).saturating_sub(all);
    let high = marked.min(open);
    if low >= high {
        return low;
    }
    let mode = ((marked + 1) * (open + 1) / (all + 2)).clamp(low, high);
    let height = exp(logs.of(marked)
        + logs.of(all - marked)
        + logs.of(open)
        + logs.of(all - open)
        - logs.of(all)
        - logs.of(mode)
        - logs.of(marked - mode)
        - logs.of(open - mode)
        - logs.of(all + mode - marked - open));
    // The probability of x + 1 as a multiple of that of x.
    let ratio = |x: usize| {
        (marked - x) as f64 * (open - x) as f64
            / ((x + 1) as f64 * (all + x + 1 - marked - open) as f64)
    };
    let mut rest = random.share() - height;
    let (mut up, mut down) = ((mode, height), (mode, height));
    while rest > 0.0 && (up.0 < high || down.0 > low) {
        if up.0 < high {
            up = (up.0 + 1, up.1 * ratio(up.0));
            rest -= up.1;
            if rest <= 0.0 {
                return up.0;
            }
        }
        if down.0 > low {
            down = (down.0 - 1, down.1 / ratio(down.0 - 1));
            rest -= down.1;
            if rest <= 0.0 {
                return down.0;
            }
        }
    }
    mode
}
