//! What of one question's description is hidden when small counts are: the screen, the pictures
//! and the report all ask here. The rules are those of [`super::disclosure`].

use super::frequencies::percent;
use super::{
    Base, Description, Detail, Disclosure, LevelRow, Middle, Stat, Summary, Undefined,
};

/// What of a question's table of answers is hidden, a place a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masked {
    /// The answers on the scale, or the options.
    pub on: Vec<bool>,
    /// Those off the scale.
    pub off: Vec<bool>,
}

impl Masked {
    /// Decides what of a description is hidden.
    pub fn of(described: &Description, rule: Disclosure) -> Self {
        let Some((on, off)) = counts(described) else { return Self::default() };
        let mut known = on;
        if let Detail::Multiple(table) = &described.detail {
            // Who did not tick it is a count as well: where they are few, it is as if those
            // who did were.
            for count in &mut known {
                if rule.is_small(table.answered.saturating_sub(*count)) {
                    *count = 1;
                }
            }
        }
        Self { on: rule.list(&known), off: rule.list(&off) }
    }

    /// Tells whether anything is hidden.
    pub fn any(&self) -> bool {
        self.on.contains(&true) || self.off.contains(&true)
    }
}

/// Returns the answers' counts of a question with levels: on the scale, and off it.
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
        _ => None,
    }
}

/// Returns how many answered and of how many, as they are shown; nothing for too few.
pub fn answered(base: &Base, rule: Disclosure) -> (Option<usize>, usize) {
    let n = base.n + base.off_scale;
    let n = (!rule.is_small(n)).then(|| rule.shown(n));
    (n, rule.shown(base.shown()))
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
    if !rule.is_on() {
        return described.clone();
    }
    let few = rule.is_small(described.base.n);
    let on = Masked::of(described, rule).on;
    let mut made = described.clone();
    made.base.n = rule.shown(made.base.n);
    match &mut made.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            // A stack shows every part of a whole, or none.
            let mut keep = on.iter().map(|it| !it);
            let mut rows = table.rows.clone();
            rows.retain(|it| is_off(it) || keep.next().unwrap_or(true));
            let less = rows.len() < table.rows.len();
            if less && matches!(described.detail, Detail::Scale { .. }) {
                table.valid = 0;
            }
            rows.retain(|it| !(is_off(it) && rule.is_small(it.count)));
            for row in &mut rows {
                row.count = rule.shown(row.count);
            }
            table.rows = rows;
        }
        Detail::Multiple(table) => {
            let mut keep = on.iter().map(|it| !it);
            table.rows.retain(|_| keep.next().unwrap_or(true));
            for row in &mut table.rows {
                row.count = rule.shown(row.count);
            }
        }
        Detail::Number { histogram: Some(it), .. } => {
            let all: Vec<usize> = it.bins.iter().map(|it| it.count).collect();
            for (bin, hide) in it.bins.iter_mut().zip(rule.list(&all)) {
                bin.count = if hide { 0 } else { rule.shown(bin.count) };
            }
        }
        _ => {}
    }
    if few {
        without_numbers(&mut made.detail);
    }
    made.base.off_scale = if rule.is_small(made.base.off_scale) {
        0
    } else {
        rule.shown(made.base.off_scale)
    };
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

/// Tells whether a picture of a question leaves something out.
pub fn less(described: &Description, rule: Disclosure) -> bool {
    let bins = match &described.detail {
        Detail::Number { histogram: Some(it), .. } => {
            let all: Vec<usize> = it.bins.iter().map(|it| it.count).collect();
            rule.list(&all).contains(&true)
        }
        _ => false,
    };
    bins || Masked::of(described, rule).any() || rule.is_small(described.base.n)
}
