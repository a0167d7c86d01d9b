//! What of a question's groups is hidden: one table of all its counts by group, for every view
//! of them. Its sums are those of the question as a whole, as they are shown there; those in
//! none of the groups are a row of it, since they follow from the rest.

use super::flow::{Flow, Weight};
use super::masked::{Masked, counts};
use super::{Description, Detail, Disclosure};

/// What of a question's groups is hidden, a place a group; those in none stand last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// How many answered on the scale: where that is hidden, nothing is shown of the group.
    pub n: Vec<bool>,
    /// How many have no answer.
    pub missing: Vec<bool>,
    /// The answers on the scale, or the options; of numbers all of them in one.
    pub on: Vec<Vec<bool>>,
    /// Those off the scale.
    pub off: Vec<Vec<bool>>,
    /// What is hidden of the question as a whole.
    pub whole: Masked,
}

/// The counts of a group.
#[derive(Clone)]
struct Row {
    on: Vec<usize>,
    off: Vec<usize>,
    missing: usize,
}

impl Row {
    fn n(&self) -> usize {
        self.on.iter().sum()
    }
}

// Places of the flow; behind them the groups, then the answers.
const ALL: usize = 0;
const ANSWERED: usize = 1;
const N: usize = 2;
const APART: usize = 3;
const MISSING: usize = 4;
const ASKED: usize = 5;
const GROUPS: usize = 6;

impl Grouping {
    /// Decides what of a question's groups is hidden; `rest` are those in none.
    pub fn of<'a>(
        whole: &Description,
        groups: impl Iterator<Item = &'a Description>,
        rest: &'a Description,
        rule: Disclosure,
    ) -> Self {
        let masked = Masked::of(whole, rule);
        let all: Vec<&Description> = groups.chain([rest]).collect();
        let levels = matches!(whole.detail, Detail::Single(_) | Detail::Scale { .. });
        let row = |it: &&Description| {
            let missing = it.base.missing();
            let (on, off) = counts(it).filter(|_| levels).unwrap_or_default();
            // Numbers and options do not add up to n: that is a part of its own.
            let on = if levels { on } else { vec![it.base.n] };
            Row { on, off, missing }
        };
        let rows: Vec<Row> = all.iter().map(row).collect();
        let sums = if levels { masked.on.clone() } else { vec![masked.n] };
        let mut made = Self { whole: masked, ..Self::default() };
        made.fill(&rows, &sums, rule, false);
        if let Detail::Multiple(table) = &whole.detail {
            let mut on = vec![Vec::new(); rows.len()];
            for at in 0..table.rows.len() {
                let row = |it: &&Description| {
                    let (on, _) = counts(it).unwrap_or_default();
                    let ticked = on.get(at).copied().unwrap_or(0);
                    Row {
                        on: vec![ticked, it.base.n - ticked],
                        off: Vec::new(),
                        missing: 0,
                    }
                };
                let rows: Vec<Row> = all.iter().map(row).collect();
                let hidden = made.whole.on.get(at).copied().unwrap_or(false);
                let mut option = made.clone();
                option.fill(&rows, &[hidden; 2], rule, true);
                for (all, it) in on.iter_mut().zip(option.on) {
                    all.extend(it.first());
                }
            }
            made.on = on;
        }
        made
    }

    /// Decides what of a table is hidden; of options how many answered is `settled`.
    fn fill(&mut self, rows: &[Row], sums: &[bool], rule: Disclosure, settled: bool) {
        let mut flow = Flow::default();
        let answers = GROUPS + rows.len();
        for (at, it) in rows.iter().enumerate() {
            let hidden = self.n.get(at).copied().unwrap_or(false);
            let weight = if settled { Weight::Settled(hidden) } else { Weight::Sum };
            flow.add(ALL, GROUPS + at, it.n(), weight);
            for (place, count) in it.on.iter().enumerate() {
                flow.add(GROUPS + at, answers + place, *count, Weight::Part);
            }
            for (place, count) in it.off.iter().enumerate() {
                flow.add(ALL, answers + sums.len() + place, *count, Weight::Part);
            }
            if it.missing > 0 {
                flow.add(ALL, MISSING, it.missing, Weight::Part);
            }
        }
        let sum = |of: &dyn Fn(&Row) -> usize| rows.iter().map(of).sum::<usize>();
        let at = |all: &[usize], place: usize| all.get(place).copied().unwrap_or(0);
        for (place, hidden) in sums.iter().enumerate() {
            let value = sum(&|it| at(&it.on, place));
            flow.add(answers + place, N, value, Weight::Settled(*hidden));
        }
        for (place, hidden) in self.whole.off.iter().enumerate().filter(|_| !settled) {
            let value = sum(&|it| at(&it.off, place));
            let from = answers + sums.len() + place;
            flow.add(from, APART, value, Weight::Settled(*hidden));
        }
        let it = &self.whole;
        let (n, apart) = (sum(&Row::n), sum(&|it| it.off.iter().sum()));
        let missing = sum(&|it| it.missing);
        let of = |hidden: bool| Weight::Settled(if settled { it.n } else { hidden });
        flow.add(N, ANSWERED, n, Weight::Settled(it.n));
        flow.add(APART, ANSWERED, apart, of(it.apart));
        flow.add(ANSWERED, ASKED, n + apart, of(it.answered));
        flow.add(MISSING, ASKED, missing, of(it.missing));
        flow.add(ASKED, ALL, n + apart + missing, of(it.shown));
        let mut all = flow.close(rule).into_iter();
        let mut next = || all.next().unwrap_or(false);
        let mut made = Self { whole: it.clone(), ..Self::default() };
        for it in rows {
            made.n.push(next());
            made.on.push(it.on.iter().map(|_| next()).collect());
            made.off.push(it.off.iter().map(|_| next()).collect());
            made.missing.push(it.missing > 0 && next());
        }
        *self = made;
    }

    /// Tells whether nothing is shown of a group.
    pub fn is_gone(&self, group: usize) -> bool {
        self.n.get(group).copied().unwrap_or(false)
    }

    /// Tells whether an answer's count in a group is hidden.
    pub fn at(&self, group: usize, place: usize) -> bool {
        let row = self.on.get(group);
        self.is_gone(group) || row.and_then(|it| it.get(place)).copied().unwrap_or(false)
    }

    /// Tells whether anything of those in none of the groups is hidden.
    pub fn rest(&self) -> bool {
        let last = self.n.len().saturating_sub(1);
        let of = |all: &[Vec<bool>]| all.last().is_some_and(|it| it.contains(&true));
        self.is_gone(last)
            || self.missing.last() == Some(&true)
            || of(&self.on)
            || of(&self.off)
    }

    /// Tells whether the sum of some groups does not follow from what is shown: of those that
    /// gave an answer, or of all that answered.
    pub fn sum(&self, groups: &[usize], place: Option<usize>) -> bool {
        let hidden = |group: usize| match place {
            Some(it) => self.at(group, it),
            None => self.is_gone(group),
        };
        let whole = match place {
            Some(it) => self.whole.on.get(it).copied().unwrap_or(false),
            None => self.whole.n,
        };
        let (some, rest): (Vec<usize>, Vec<usize>) =
            (0..self.n.len()).partition(|it| groups.contains(it));
        some.into_iter().any(hidden) && (whole || rest.into_iter().any(hidden))
    }

    /// Tells whether a count of an answer on the scale is hidden in any group.
    pub fn any(&self) -> bool {
        self.n.contains(&true) || self.on.iter().any(|it| it.contains(&true))
    }

    /// Returns what is hidden of one group, for its picture: never of how many it is.
    pub fn group(&self, group: usize) -> Masked {
        let of = |all: &[Vec<bool>]| all.get(group).cloned().unwrap_or_default();
        let (on, off) = (of(&self.on), of(&self.off));
        let missing = self.missing.get(group).copied().unwrap_or(false);
        let n = self.is_gone(group);
        Masked { on, off, n, missing, shown: true, ..Masked::default() }
    }
}
