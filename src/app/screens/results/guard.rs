//! What of a result is shown when small counts are hidden: every table and every picture
//! of this screen passes here. The rules are those of `stats::disclosure` and `stats::masked`.

use super::sheet::{Figure, Line, Sheet};
use super::subject::Grouped;
use super::tables::{LEVEL, PERCENT, ends};
use crate::stats::crosstab::Counts;
use crate::stats::masked::{Masked, answered, counts, is_off, share};
pub(super) use crate::stats::masked::{less, pictured};
use crate::stats::pairing::{Absent, Marks, Part};
use crate::stats::proportion::wilson;
use crate::stats::{Base, Description, Detail, Disclosure, Mask, Totals, Undefined};
use crate::survey::Survey;
use crate::words::EN;

/// What stands for a hidden figure.
const HIDDEN: Figure = Figure::Stat(Err(Undefined::Hidden), 0);

/// How many answered, as the head of the screen says it.
pub(super) fn base(base: &Base, rule: Disclosure) -> String {
    let (n, all) = answered(base, rule);
    (EN.analysis.hidden.base)(n, all)
}

/// What of a question's groups is hidden.
pub(super) struct Groups {
    /// The groups of which nothing is shown.
    pub(super) gone: Vec<bool>,
    /// The answers on the scale, a row a group.
    cells: Mask,
    /// Those off it.
    off: Mask,
}

/// Decides what of a question's groups is hidden.
pub(super) fn groups(grouped: &Grouped, rule: Disclosure) -> Groups {
    let all = grouped.groups.iter().map(|(_, it)| counts(it).unwrap_or_default());
    let (on, off): (Vec<Vec<usize>>, Vec<Vec<usize>>) = all.unzip();
    let width = |rows: &[Vec<usize>]| rows.iter().map(Vec::len).max().unwrap_or(0);
    // A group without an answer has no counts: 0 in all places.
    let filled = |rows: &[Vec<usize>]| {
        let wide = width(rows);
        let fill = |it: &Vec<usize>| {
            it.iter().copied().chain(std::iter::repeat(0)).take(wide).collect()
        };
        rows.iter().map(fill).collect::<Vec<Vec<usize>>>()
    };
    let sizes: Vec<usize> = grouped.groups.iter().map(|(_, it)| it.base.n).collect();
    let cells = rule.mask(&Counts::of_rows(&filled(&on)), Totals::Both);
    let off = rule.mask(&Counts::of_rows(&filled(&off)), Totals::Both);
    let mut gone = rule.list(&sizes);
    for (at, it) in gone.iter_mut().enumerate() {
        *it |= cells.rows.get(at).copied().unwrap_or(false);
    }
    Groups { gone, cells, off }
}

impl Groups {
    /// How many groups are hidden.
    pub(super) fn left_out(&self) -> usize {
        self.gone.iter().filter(|it| **it).count()
    }

    fn is_gone(&self, group: usize) -> bool {
        self.gone.get(group).copied().unwrap_or(false)
    }
}

/// Returns the groups for pictures: without those that are hidden, and without what is
/// hidden of the others.
pub(super) fn pictured_groups(
    grouped: &Grouped,
    mask: &Groups,
    rule: Disclosure,
) -> Grouped {
    let mut made = grouped.clone();
    let mut place = 0..;
    made.tallies.retain(|_| !place.next().is_some_and(|it| mask.is_gone(it)));
    let shown = made.groups.iter().enumerate().filter(|it| !mask.is_gone(it.0));
    made.groups = shown
        .map(|(at, (name, it))| {
            let mut it = pictured(it, rule);
            match &mut it.detail {
                Detail::Scale { table, .. } if mask.cells.in_row(at) => table.valid = 0,
                Detail::Single(table) => {
                    let mut place = 0..;
                    table.rows.retain(|row| {
                        is_off(row)
                            || !place.next().is_some_and(|it| mask.cells.at(at, it))
                    });
                }
                Detail::Multiple(table) => {
                    let mut place = 0..;
                    table.rows.retain(|_| {
                        !place.next().is_some_and(|it| mask.cells.at(at, it))
                    });
                }
                _ => {}
            }
            (name.clone(), it)
        })
        .collect();
    made
}

/// Returns groups without those that are hidden: their members are in none.
pub(super) fn marks<T: Copy>(
    values: &[Part<T>],
    groups: &Marks,
    rule: Disclosure,
) -> (Marks, usize) {
    let mut sizes = vec![0_usize; groups.values.len()];
    for (value, group) in values.iter().zip(&groups.of) {
        if let (Ok(_), Ok(at)) = (value, group)
            && let Some(size) = sizes.get_mut(*at)
        {
            *size += 1;
        }
    }
    let gone = rule.list(&sizes);
    let hide = |at: usize| gone.get(at).copied().unwrap_or(false);
    let of = groups.of.iter().map(|it| match it {
        Ok(at) if hide(*at) => Err(Absent::Missing),
        other => *other,
    });
    let left_out = gone.iter().filter(|it| **it).count();
    (Marks { values: groups.values.clone(), of: of.collect() }, left_out)
}

fn hide(line: &mut Line, from: usize) {
    for it in line.figures.iter_mut().skip(from) {
        if !matches!(it, Figure::Empty | Figure::Words(_) | Figure::Link(..)) {
            *it = HIDDEN;
        }
    }
}

fn put(line: &mut Line, at: usize, figure: Figure) {
    if let Some(it) = line.figures.get_mut(at) {
        *it = figure;
    }
}

/// Puts the share of rounded counts in its place, and its interval behind it: one of the exact
/// count would give it away.
fn put_share(line: &mut Line, count: usize, n: usize, rule: Disclosure) {
    let (low, high) = ends(wilson(rule.shown(count), rule.shown(n), LEVEL));
    for (at, it) in [share(count, n, rule), low, high].into_iter().enumerate() {
        put(line, 3 + at, Figure::Stat(it, PERCENT));
    }
}

/// Finishes a table: rounds what counts are left, and says what was hidden.
fn finish(mut sheet: Sheet, rule: Disclosure) -> Sheet {
    for it in sheet.lines.iter_mut().flat_map(|it| &mut it.figures) {
        if let Figure::Count(count) = it {
            *count = rule.shown(*count);
        }
    }
    sheet.notes.push((EN.analysis.hidden.note)(rule));
    sheet
}

/// Hides what must be of the table of how often each answer was given.
pub(super) fn answers(mut sheet: Sheet, own: &Description, rule: Disclosure) -> Sheet {
    let Masked { on, off } = Masked::of(own, rule);
    let Some((on_counts, off_counts)) = counts(own) else { return sheet };
    let levels = on.len() + off.len();
    let multiple = matches!(own.detail, Detail::Multiple(_));
    let base = own.base.shown();
    let all = on_counts.iter().zip(&on).map(|it| (it, own.base.n, true));
    let apart = off_counts.iter().zip(&off).map(|it| (it, own.base.n, false));
    let any = on.contains(&true);
    let decimals = PERCENT;
    for (line, ((count, gone), n, valid)) in sheet.lines.iter_mut().zip(all.chain(apart))
    {
        if *gone {
            hide(line, 1);
        } else if rule.round > 1 {
            put(line, 2, Figure::Stat(share(*count, base, rule), decimals));
            if valid {
                put_share(line, *count, n, rule);
            }
        }
        // Two cumulated shares give away the one between them; so do shares of rounded ones.
        if valid && (rule.round > 1 || any && !multiple) {
            put(line, 6, HIDDEN);
        }
    }
    // Those without an answer, by reason: a list of its own.
    let reasons = sheet.lines.iter_mut().skip(levels).filter(|it| !it.total);
    let reasons: Vec<&mut Line> = reasons.collect();
    let count = |it: &&mut Line| match it.figures.get(1) {
        Some(Figure::Count(it)) => *it,
        _ => 0,
    };
    let sizes: Vec<usize> = reasons.iter().map(count).collect();
    for (line, gone) in reasons.into_iter().zip(rule.list(&sizes)) {
        if gone {
            hide(line, 1);
        }
    }
    if rule.is_small(own.base.n) {
        sheet.lines.iter_mut().for_each(|it| hide(it, 1));
    }
    // They say the exact numbers that the table rounds or hides.
    if rule.round > 1 || any {
        sheet.notes.clear();
    }
    finish(sheet, rule)
}

/// Hides a table of numbers of one question when few answered.
pub(super) fn numbers(mut sheet: Sheet, own: &Description, rule: Disclosure) -> Sheet {
    if rule.is_small(own.base.n) {
        sheet.lines.iter_mut().for_each(|it| hide(it, 0));
        sheet.notes.clear();
    }
    finish(sheet, rule)
}

/// Hides the groups of a table of numbers, or of counts, by group.
pub(super) fn numbers_by(mut sheet: Sheet, mask: &Groups, rule: Disclosure) -> Sheet {
    for (at, line) in sheet.lines.iter_mut().filter(|it| !it.total).enumerate() {
        if mask.is_gone(at) {
            hide(line, 1);
        }
    }
    // How many are in no group would give a hidden group away.
    if mask.left_out() > 0 {
        sheet.notes.truncate(1);
    }
    finish(sheet, rule)
}

/// Hides what must be of the table of answers within groups.
pub(super) fn answers_by(
    mut sheet: Sheet,
    grouped: &Grouped,
    mask: &Groups,
    rule: Disclosure,
) -> Sheet {
    let decimals = PERCENT;
    let groups = sheet.lines.iter_mut().filter(|it| !it.total).zip(&grouped.groups);
    for (at, (line, (_, it))) in groups.enumerate() {
        if mask.is_gone(at) {
            hide(line, 1);
            continue;
        }
        let (on, off) = counts(it).unwrap_or_default();
        for (place, count) in on.iter().enumerate() {
            if mask.cells.at(at, place) {
                put(line, 3 + place, HIDDEN);
            } else if rule.round > 1 {
                let share = share(*count, it.base.n, rule);
                put(line, 3 + place, Figure::Stat(share, decimals));
            }
        }
        for place in 0..off.len() {
            if mask.off.at(at, place) {
                put(line, 3 + on.len() + place, HIDDEN);
            }
        }
    }
    for line in sheet.lines.iter_mut().filter(|it| it.total) {
        for place in 0..mask.cells.column_totals.len() {
            if mask.cells.column_totals.get(place) == Some(&true) {
                put(line, 3 + place, HIDDEN);
            }
        }
    }
    if mask.left_out() > 0 {
        sheet.notes.truncate(1);
    }
    finish(sheet, rule)
}

/// Hides what must be of the intervals of answers within groups.
pub(super) fn shares_by(
    mut sheet: Sheet,
    grouped: &Grouped,
    mask: &Groups,
    rule: Disclosure,
) -> Sheet {
    let mut lines = sheet.lines.iter_mut();
    for (at, (_, it)) in grouped.groups.iter().enumerate() {
        for (place, count) in counts(it).unwrap_or_default().0.into_iter().enumerate() {
            let Some(line) = lines.next() else { break };
            if mask.is_gone(at) || mask.cells.at(at, place) {
                hide(line, 2);
            } else if rule.round > 1 {
                put_share(line, count, it.base.n, rule);
            }
        }
    }
    finish(sheet, rule)
}

/// Hides what must be of the list of all questions, which are described so.
pub(super) fn overview(
    mut sheet: Sheet,
    survey: &Survey,
    described: &[Description],
    rule: Disclosure,
) -> Sheet {
    let all = survey.questions.iter().zip(described);
    let all = all.filter(|((it, _), _)| super::overview::is_described(it));
    for (line, (_, it)) in sheet.lines.iter_mut().zip(all) {
        if rule.is_small(it.base.n) {
            hide(line, 2);
            put(line, 6, HIDDEN);
            put(line, 7, HIDDEN);
        }
    }
    finish(sheet, rule)
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
