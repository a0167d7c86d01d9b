//! What of a result is shown when small counts are hidden: every table and every picture
//! of this screen passes here. The rules are those of `stats::disclosure`, `stats::masked` and
//! `stats::grouping`.

use super::sheet::{Figure, Line, Sheet};
use super::subject::Grouped;
use super::tables::{LEVEL, PERCENT, ends, label};
pub(super) use crate::stats::masked::pictured;
use crate::stats::masked::{Masked, counts, drawn, is_off, share};
use crate::stats::pairing::{Absent, Marks, Part};
use crate::stats::proportion::wilson;
use crate::stats::{Description, Detail, Disclosure, Grouping, Undefined};
use crate::survey::{Question, Survey};
use crate::words::EN;

/// What stands for a hidden figure.
pub(super) const HIDDEN: Figure = Figure::Stat(Err(Undefined::Hidden), 0);

/// How many answered, as the head of the screen says it.
pub(super) fn base(own: &Description, rule: Disclosure) -> String {
    (EN.analysis.hidden.base)(Masked::of(own, rule).head(&own.base, rule))
}

/// Tells whether a picture of a question leaves something out.
pub(super) fn less(own: &Description, rule: Disclosure) -> bool {
    Masked::of(own, rule).any()
}

/// Decides what of a question's groups is hidden.
pub(super) fn groups(own: &Description, grouped: &Grouped, rule: Disclosure) -> Grouping {
    Grouping::of(own, grouped.groups.iter().map(|it| &it.1), &grouped.rest, rule)
}

/// Returns the groups that are hidden, as places among the marks' values.
pub(super) fn gone(grouped: &Grouped, mask: &Grouping) -> Vec<usize> {
    let all = grouped.places.iter().enumerate();
    all.filter(|it| mask.is_gone(it.0)).map(|it| *it.1).collect()
}

/// Returns the place of a level among the answers on the scale, or the options.
pub(super) fn place(own: &Description, level: usize) -> Option<usize> {
    match &own.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            table.rows.iter().filter(|it| !is_off(it)).position(|it| it.level == level)
        }
        _ => Some(level),
    }
}

/// Returns the groups for pictures: without those that are hidden, and without what is
/// hidden of the others.
pub(super) fn pictured_groups(
    grouped: &Grouped,
    mask: &Grouping,
    rule: Disclosure,
) -> Grouped {
    let mut made = grouped.clone();
    let mut place = 0..;
    made.tallies.retain(|_| !place.next().is_some_and(|it| mask.is_gone(it)));
    let shown = grouped.groups.iter().enumerate().filter(|it| !mask.is_gone(it.0));
    let shown =
        shown.map(|(at, (name, it))| (name.clone(), drawn(it, &mask.group(at), rule)));
    made.groups = shown.collect();
    made
}

/// Returns groups without those that are hidden, which are in none then, and how many those
/// are: `gone`, or those of a list of how many have a value.
pub(super) fn marks<T: Copy>(
    values: &[Part<T>],
    groups: &Marks,
    gone: Option<&[usize]>,
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
    let few = |(at, few): (usize, bool)| few.then_some(at);
    let gone = gone.map_or_else(
        || rule.list(&sizes).into_iter().enumerate().filter_map(few).collect(),
        <[usize]>::to_vec,
    );
    (without(groups, &gone), gone.len())
}

/// Returns groups without some: their members are in none.
pub(super) fn without(groups: &Marks, gone: &[usize]) -> Marks {
    let of = groups.of.iter().map(|it| match it {
        Ok(at) if gone.contains(at) => Err(Absent::Missing),
        other => *other,
    });
    Marks { values: groups.values.clone(), of: of.collect() }
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
pub(super) fn finish(mut sheet: Sheet, rule: Disclosure) -> Sheet {
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
    let mask = Masked::of(own, rule);
    let (on, _) = counts(own).unwrap_or_default();
    let rough = rule.round > 1;
    // Two cumulated shares give away the one between them; so do shares of rounded ones. All
    // ticks together would give a hidden option away.
    let running = rough || mask.on.contains(&true);
    let parts = mask.on.iter().chain(&mask.off).chain(&mask.reasons).copied();
    let lines = sheet.lines.iter_mut().zip(parts.chain([mask.shown]));
    for (at, (line, gone)) in lines.enumerate() {
        if gone || mask.n {
            hide(line, 1);
            continue;
        }
        // The base of percent is who was asked.
        if mask.shown {
            put(line, 2, HIDDEN);
        } else if let Some(Figure::Count(count)) = line.figures.get(1) {
            let share = share(*count, own.base.shown(), rule);
            put(line, 2, Figure::Stat(share, PERCENT));
        }
        if let Some(count) = on.get(at) {
            if rough {
                put_share(line, *count, own.base.n, rule);
            }
            if running {
                put(line, 6, HIDDEN);
            }
        }
    }
    // The first one says of how many, the last one how many do not fit.
    sheet.notes.truncate(sheet.notes.len() - usize::from(own.base.unreadable > 0));
    sheet.notes.drain(..1);
    finish(sheet, rule)
}

/// Hides how many answered and how many are missing, and with the first all that is of them.
fn bases(line: &mut Line, (n, missing): (bool, bool)) {
    if n {
        line.figures.iter_mut().skip(1).for_each(|it| *it = HIDDEN);
    } else if missing {
        put(line, 2, HIDDEN);
    }
}

/// Hides what must be of a table of numbers of one question.
pub(super) fn numbers(mut sheet: Sheet, own: &Description, rule: Disclosure) -> Sheet {
    let mask = Masked::of(own, rule);
    sheet.lines.iter_mut().for_each(|it| bases(it, (mask.n, mask.missing)));
    if mask.n {
        sheet.notes.clear();
    }
    finish(sheet, rule)
}

/// Hides what must be of how numbers lie; what tells how many they are when they are rounded.
pub(super) fn shape(mut sheet: Sheet, own: &Description, rule: Disclosure) -> Sheet {
    let few = Masked::of(own, rule).n;
    for line in &mut sheet.lines {
        for (at, it) in line.figures.iter_mut().enumerate() {
            if few || rule.round > 1 && !matches!(at, 3 | 5 | 7) {
                *it = HIDDEN;
            }
        }
    }
    finish(sheet, rule)
}

/// Takes out how many are in no group, where that gives something away.
fn outside(sheet: &mut Sheet, grouped: &Grouped, mask: &Grouping, rule: Disclosure) {
    let say = EN.results.notes.outside;
    let all = grouped.outside;
    let hide = mask.rest() || !gone(grouped, mask).is_empty() || rule.is_small(all);
    for it in sheet.notes.iter_mut().filter(|it| **it == say(all)) {
        *it = if hide { String::new() } else { say(rule.shown(all)) };
    }
    sheet.notes.retain(|it| !it.is_empty());
}

/// Hides what must be of a table of numbers, or of counts, by group.
pub(super) fn numbers_by(
    mut sheet: Sheet,
    grouped: &Grouped,
    mask: &Grouping,
    rule: Disclosure,
) -> Sheet {
    for (at, line) in sheet.lines.iter_mut().enumerate() {
        if line.total {
            bases(line, (mask.whole.n, mask.whole.missing));
        } else {
            bases(line, (mask.is_gone(at), mask.missing.get(at) == Some(&true)));
        }
    }
    outside(&mut sheet, grouped, mask, rule);
    finish(sheet, rule)
}

/// Hides what must be of the table of answers within groups.
pub(super) fn answers_by(
    mut sheet: Sheet,
    own: &Description,
    grouped: &Grouped,
    mask: &Grouping,
    rule: Disclosure,
) -> Sheet {
    let all = grouped.groups.iter().map(|it| &it.1).chain([own]);
    for (at, (line, it)) in sheet.lines.iter_mut().zip(all).enumerate() {
        let hidden = if line.total { mask.whole.clone() } else { mask.group(at) };
        let (on, _) = counts(it).unwrap_or_default();
        for (place, gone) in hidden.on.iter().chain(&hidden.off).enumerate() {
            if *gone {
                put(line, 3 + place, HIDDEN);
            } else if let Some(count) = on.get(place) {
                let share = share(*count, it.base.n, rule);
                put(line, 3 + place, Figure::Stat(share, PERCENT));
            }
        }
        bases(line, (hidden.n, hidden.missing));
    }
    outside(&mut sheet, grouped, mask, rule);
    finish(sheet, rule)
}

/// Hides what must be of the intervals of answers within groups.
pub(super) fn shares_by(
    mut sheet: Sheet,
    grouped: &Grouped,
    mask: &Grouping,
    rule: Disclosure,
) -> Sheet {
    let mut lines = sheet.lines.iter_mut();
    for (at, (_, it)) in grouped.groups.iter().enumerate() {
        for (place, count) in counts(it).unwrap_or_default().0.into_iter().enumerate() {
            let Some(line) = lines.next() else { break };
            if mask.at(at, place) {
                hide(line, 2);
            } else if rule.round > 1 {
                put_share(line, count, it.base.n, rule);
            }
        }
    }
    finish(sheet, rule)
}

/// A question, its description, and its groups with what is hidden of them, if it has any.
type Tested<'a> = (&'a Question, &'a Description, Option<(&'a Grouped, &'a Grouping)>);

/// Hides what must be of all tests among tables.
pub(super) fn all_tests(
    sheets: &mut [(&'static str, Sheet)],
    of: Tested<'_>,
    rule: Disclosure,
) {
    for (id, it) in sheets {
        if *id == "together" || id.starts_with("tests") {
            *it = tests(it.clone(), *id == "together", of, rule);
        }
    }
}

/// Hides what must be of tests: who is not in them, and all of those from which hidden counts
/// could be worked out. How many are in those of two numbers `together` is not said where few
/// have only one.
fn tests(
    mut sheet: Sheet,
    together: bool,
    (question, own, groups): Tested<'_>,
    rule: Disclosure,
) -> Sheet {
    // The first note says how many are not in it, and why.
    sheet.notes.drain(..1);
    let mask = groups.map(|it| it.1);
    let any = mask.is_some_and(Grouping::any);
    for line in &mut sheet.lines {
        let Some(Figure::Count(n)) = line.figures.get(1) else { continue };
        if together && rule.is_small(own.base.n.saturating_sub(*n)) {
            put(line, 1, HIDDEN);
        }
    }
    let before = sheet.lines.len();
    match &own.detail {
        _ if together => {}
        Detail::Single(_) if any => sheet.lines.clear(),
        Detail::Multiple(table) => {
            let kept = |it: &Line| {
                let option = table.rows.iter().position(|row| {
                    let name = Figure::Words(label(question.kind.levels(), row.level));
                    it.figures.first() == Some(&name)
                });
                let hidden =
                    |mask: &Grouping, at| (0..mask.n.len()).any(|it| mask.at(it, at));
                !mask.zip(option).is_some_and(|(mask, at)| hidden(mask, at))
            };
            sheet.lines.retain(kept);
        }
        _ => {}
    }
    let said = EN.analysis.hidden.tests;
    if sheet.lines.len() < before && !sheet.notes.iter().any(|it| it == said) {
        sheet.notes.push(said.to_owned());
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
        let mask = Masked::of(it, rule);
        if mask.n {
            hide(line, 2);
            put(line, 6, HIDDEN);
            put(line, 7, HIDDEN);
        } else if mask.missing {
            put(line, 3, HIDDEN);
        }
    }
    finish(sheet, rule)
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod guard_tests;
