//! What of one question's description is hidden when small counts are: the screen, the pictures
//! and the report all ask here. The rules are those of [`super::disclosure`].
//!
//! A question's counts are one list: its answers on the scale make up n, with those off it who
//! answered, with the missing of whom it was asked. So nothing that is hidden can be had by
//! subtracting one of these from another. Within groups it is one table of all of them, whose
//! last column of sums is that list as it is shown of all ([`super::grouping`]).

use super::flow::{Flow, Weight};
use super::frequencies::percent;
use super::{
    Base, Description, Detail, Disclosure, LevelRow, Middle, Stat, Summary, Undefined,
};

/// What of a question's counts is hidden, a place a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each count that is printed")]
pub struct Masked {
    /// The answers on the scale, the options, or the bins of numbers.
    pub on: Vec<bool>,
    /// Those off the scale.
    pub off: Vec<bool>,
    /// Those without an answer, by the reasons that anybody has.
    pub reasons: Vec<bool>,
    /// How many answered on the scale.
    pub n: bool,
    /// How many answered.
    pub answered: bool,
    /// How many answered off the scale.
    pub apart: bool,
    /// How many have no answer.
    pub missing: bool,
    /// How many were asked: the base of percent.
    pub shown: bool,
}

// Places of the flow.
const ASKED: usize = 0;
const ANSWERED: usize = 1;
const N: usize = 2;
const APART: usize = 3;
const MISSING: usize = 4;
const END: usize = 5;

impl Masked {
    /// Decides what of a description is hidden.
    pub fn of(described: &Description, rule: Disclosure) -> Self {
        let base = &described.base;
        let (on, off) = counts(described).unwrap_or_default();
        let options = matches!(described.detail, Detail::Multiple(_));
        // Options overlap: what adds up is who answered at all.
        let parts = if options || on.is_empty() { vec![base.n] } else { on.clone() };
        let reasons: Vec<usize> = reasons(base).filter(|it| *it > 0).collect();
        let mut flow = Flow::default();
        flow.add(END, ASKED, base.shown(), Weight::Base);
        flow.add(ASKED, ANSWERED, base.n + base.off_scale, Weight::Base);
        flow.add(ANSWERED, N, base.n, Weight::Sum);
        if !off.is_empty() {
            flow.add(ANSWERED, APART, base.off_scale, Weight::Base);
        }
        if !reasons.is_empty() {
            flow.add(ASKED, MISSING, base.missing(), Weight::Base);
        }
        for (place, all) in [(N, &parts), (APART, &off), (MISSING, &reasons)] {
            for it in all {
                flow.add(place, END, *it, Weight::Part);
            }
        }
        let mut all = flow.close(rule).into_iter();
        let mut next = |is: bool| is && all.next() == Some(true);
        let (shown, answered, n) = (next(true), next(true), next(true));
        let (apart, missing) = (next(!off.is_empty()), next(!reasons.is_empty()));
        let mut take = |many: usize| (0..many).map(|_| next(true)).collect::<Vec<bool>>();
        let parts = take(parts.len());
        let (off, reasons) = (take(off.len()), take(reasons.len()));
        // Who did not tick it is a count as well.
        let few = |it: &usize| rule.is_small(*it) || rule.is_small(base.n - it);
        let on = if options { on.iter().map(few).collect() } else { parts };
        Self { on, off, reasons, n, answered, apart, missing, shown }
    }

    /// Tells whether a count of answers is hidden.
    pub fn any(&self) -> bool {
        self.n || self.on.contains(&true) || self.off.contains(&true)
    }

    /// Returns how many answered and of how many, as they are shown.
    pub fn head(&self, base: &Base, rule: Disclosure) -> [Option<usize>; 2] {
        let seen = |hidden: bool, it: usize| (!hidden).then(|| rule.shown(it));
        let answered = base.n + base.off_scale;
        [seen(self.answered, answered), seen(self.shown, base.shown())]
    }
}

/// Returns how many respondents there are, as it is told beside all of a survey's questions;
/// nothing where it would give away how many few were not asked one or gave no answer.
pub fn respondents(
    rows: usize,
    mut described: impl Iterator<Item = Description>,
    rule: Disclosure,
) -> Option<usize> {
    let hides = |it: Description| Masked::of(&it, rule).shown;
    let told = !rule.is_on() || !described.any(hides);
    told.then(|| rule.shown(rows))
}

/// Returns how many have no answer for each reason.
fn reasons(base: &Base) -> impl Iterator<Item = usize> {
    let declared = base.declared.iter().copied();
    [base.empty].into_iter().chain(declared).chain([base.unreadable])
}

/// Returns the answers' counts of a question: on the scale, and off it; of numbers those of
/// their bins.
pub fn counts(described: &Description) -> Option<(Vec<usize>, Vec<usize>)> {
    match &described.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            let of = |off: bool| {
                let rows = table.rows.iter().filter(move |it| is_off(it) == off);
                rows.map(|it| it.count).collect()
            };
            Some((of(false), of(true)))
        }
        Detail::Multiple(table) => {
            Some((table.rows.iter().map(|it| it.count).collect(), Vec::new()))
        }
        Detail::Number { histogram: Some(it), .. } => {
            Some((it.bins.iter().map(|it| it.count).collect(), Vec::new()))
        }
        _ => None,
    }
}

/// Tells whether a row is of an answer off the scale.
pub fn is_off(row: &LevelRow) -> bool {
    row.valid_percent == Err(Undefined::OutsideBase)
}

/// Returns a share of counts as they are shown.
pub fn share(count: usize, n: usize, rule: Disclosure) -> Stat {
    percent(rule.shown(count), rule.shown(n))
}

/// Returns a description for pictures: without what is hidden of it.
pub fn pictured(described: &Description, rule: Disclosure) -> Description {
    drawn(described, &Masked::of(described, rule), rule)
}

/// Returns a description without what is hidden: rows that are, are left out. What is off the
/// scale is left out where its share would tell of how many it is.
pub fn drawn(described: &Description, mask: &Masked, rule: Disclosure) -> Description {
    let mut made = described.clone();
    if !rule.is_on() {
        return made;
    }
    let n = made.base.n;
    made.base.n = rule.shown(n);
    let mut hidden = mask.on.iter().chain(&mask.off).copied();
    let mut keep = || !hidden.next().unwrap_or(false);
    let alone = matches!(made.detail, Detail::Single(_));
    match &mut made.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            table.rows.retain(|it| keep() && !(alone && mask.shown && is_off(it)));
            for row in &mut table.rows {
                row.percent = share(row.count, described.base.shown(), rule);
                row.valid_percent =
                    row.valid_percent.and_then(|_| share(row.count, n, rule));
                row.count = rule.shown(row.count);
            }
            // A stack shows every part of a whole, or none.
            if !alone && mask.on.contains(&true) {
                table.valid = 0;
            }
        }
        Detail::Multiple(table) => {
            table.rows.retain(|_| keep());
            for row in &mut table.rows {
                row.of_answered = share(row.count, n, rule);
                row.count = rule.shown(row.count);
            }
        }
        Detail::Number { histogram: Some(it), .. } => {
            for bin in &mut it.bins {
                bin.hidden = !keep();
                bin.count = if bin.hidden { 0 } else { rule.shown(bin.count) };
            }
        }
        _ => {}
    }
    if mask.n {
        without_numbers(&mut made.detail);
    }
    made
}

/// Takes out what so few people have no mean, middle or range of.
fn without_numbers(detail: &mut Detail) {
    let undefined = |it: &Summary| Summary::undefined(it.n, Undefined::Hidden);
    match detail {
        Detail::Scale { summary, middle, .. } => {
            *summary = undefined(summary);
            *middle = Middle::None(Undefined::Hidden);
        }
        Detail::Number { summary, histogram } => {
            *summary = undefined(summary);
            *histogram = None;
        }
        Detail::Date { first, last } => (*first, *last) = (None, None),
        _ => {}
    }
}
