//! Makes neighbouring columns agree: the items of one battery share their points, so that a
//! point that nobody chose for one of them is still there, scores are the same, and an item
//! to which everybody gave the same answer is a scale like the others.

use super::column::{ColumnDraft, Why};
use super::families::{self, Scale};
use super::levels::{self, Point};
use crate::order::Map;
use crate::survey::{Cells, Kind, Table};

/// A scale has at most so many points; more are those of several scales.
const MAX_POINTS: usize = 7;

/// What neighbours must have in common to be a battery.
#[derive(Clone, PartialEq)]
enum Battery {
    /// Numbers under the same stem: `q1`, `q2`; `Rate [food]`, `Rate [rest]`.
    Numbers(String),
    /// Points of the same well-known scale.
    Words(Scale),
}

/// A column and the battery that it belongs to.
type Item<'a> = (Option<Battery>, &'a mut ColumnDraft);

/// Makes the columns of each battery agree.
pub(super) fn agree(columns: &mut [ColumnDraft], table: &Table) {
    let mut items: Vec<Item<'_>> =
        columns.iter_mut().map(|it| (battery(it), it)).collect();
    pool(&mut items, &table.columns);
    adopt(&mut items, &table.columns, 0..table.columns.len());
    adopt(&mut items, &table.columns, (0..table.columns.len()).rev());
    for run in items.chunk_by_mut(|a, b| a.0.is_some() && a.0 == b.0) {
        match run.first().and_then(|it| it.0.clone()) {
            Some(Battery::Numbers(_)) => agree_numbers(run),
            Some(Battery::Words(scale)) => agree_words(run, &scale),
            None => {}
        }
    }
}

fn battery(draft: &ColumnDraft) -> Option<Battery> {
    match &draft.why {
        Why::IntegerScale { .. } => Some(Battery::Numbers(stem(&draft.name))),
        Why::Family { .. } => {
            let values = draft.kind.levels().iter().filter(|it| !it.off_scale);
            let texts: Vec<(String, usize)> =
                values.map(|it| (families::normal(&it.value).0, 1)).collect();
            families::recognise(&texts).map(|it| Battery::Words(it.scale))
        }
        _ => None,
    }
}

fn stem(name: &str) -> String {
    let stem = name.split(['[', '(']).next().unwrap_or(name);
    stem.trim_end_matches(|it: char| it.is_ascii_digit() || " _-.".contains(it))
        .to_owned()
}

/// Returns the question that the column is a row of, if its heading says so: `Stem [row]`,
/// or a wording `Stem - row`.
fn matrix(draft: &ColumnDraft) -> Option<&str> {
    let bracketed = draft.name.strip_suffix(']').and_then(|it| it.rsplit_once('['));
    let dashed = || draft.text.rsplit_once(" - ").filter(|_| draft.text != draft.name);
    bracketed.or_else(dashed).map(|it| it.0.trim_end())
}

/// Looks at the rows of a matrix together where none has answers enough to be told by
/// itself: "Agree" here and "Strongly agree" there are one scale.
fn pool(items: &mut [Item<'_>], cells: &[Cells]) {
    let same = |a: &Item<'_>, b: &Item<'_>| {
        matrix(a.1).is_some_and(|it| matrix(b.1) == Some(it))
    };
    let mut start = 0;
    for run in items.chunk_by_mut(same) {
        let cells = cells.get(start..start + run.len()).unwrap_or(&[]);
        start += run.len();
        if run.len() < 2 || run.iter().any(|it| it.0.is_some()) {
            continue;
        }
        let few = run.iter().filter(|it| matches!(it.1.why, Why::FewValues { .. }));
        let mut texts: Vec<(String, usize)> = Vec::new();
        for level in few.flat_map(|it| it.1.kind.levels()) {
            let text = families::normal(&level.value).0;
            if texts.iter().all(|it| it.0 != text) {
                texts.push((text, 1));
            }
        }
        let Some(scale) = families::recognise(&texts).map(|it| it.scale) else {
            continue;
        };
        let battery = Battery::Words(scale);
        for ((own, draft), cells) in run.iter_mut().zip(cells) {
            if fit_in(draft, cells, &battery) {
                *own = Some(battery.clone());
            }
        }
    }
}

/// Takes columns with too few different answers to be told by themselves into the battery
/// of the column before them in this order.
fn adopt(items: &mut [Item<'_>], cells: &[Cells], order: impl Iterator<Item = usize>) {
    let mut before: Option<Battery> = None;
    for place in order {
        let (Some((own, draft)), Some(cells)) = (items.get_mut(place), cells.get(place))
        else {
            continue;
        };
        if own.is_none()
            && let Some(battery) = &before
            && fit_in(draft, cells, battery)
        {
            *own = before.clone();
        }
        before.clone_from(own);
    }
}

/// Makes the column an item of the battery, if all its answers are answers there.
fn fit_in(draft: &mut ColumnDraft, cells: &Cells, battery: &Battery) -> bool {
    let apart = draft.no_answers();
    let values = || levels::values(cells, &apart);
    match (battery, &draft.why) {
        (Battery::Numbers(like), Why::Numbers) if *like == stem(&draft.name) => {
            if cells.distinct().is_none() {
                return false;
            }
            let values = values();
            let range = levels::integers(&values, draft).filter(|it| it.1 - it.0 < 11);
            let Some((low, high)) = range else { return false };
            draft.kind = Kind::Scale(levels::numbered((low, high), &values));
            draft.why = Why::IntegerScale { low, high };
        }
        (Battery::Words(scale), Why::FewValues { .. }) => {
            let values = values();
            let Some(levels) = levels::points_of(scale, &values) else { return false };
            draft.kind = Kind::Scale(levels);
            draft.why = Why::Family { family: scale.family(), unused: 0 };
        }
        _ => return false,
    }
    draft.proposed = draft.kind.name();
    true
}

fn agree_numbers(run: &mut [Item<'_>]) {
    let ranges = run.iter().filter_map(|(_, it)| match it.why {
        Why::IntegerScale { low, high } => Some((low, high)),
        _ => None,
    });
    let Some((low, high)) = ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
        return;
    };
    for (_, draft) in run {
        let off = draft.kind.levels().iter().filter(|it| it.off_scale);
        let off: Vec<(String, usize)> = off.map(|it| (it.value.clone(), 1)).collect();
        draft.kind = Kind::Scale(levels::numbered((low, high), &off));
        draft.why = Why::IntegerScale { low, high };
    }
}

/// Returns the points that the column has: rank, wording, number beside it.
fn points(draft: &ColumnDraft, scale: &Scale) -> Vec<Point> {
    let on = draft.kind.levels().iter().filter(|it| !it.off_scale);
    on.filter_map(|level| {
        let (text, number) = families::normal(&level.value);
        let rank = families::rank(scale, &text)?;
        Some(Point { rank, value: level.value.clone(), number })
    })
    .collect()
}

fn agree_words(run: &mut [Item<'_>], scale: &Scale) {
    let mut all: Map<i32, Point> = Map::new();
    for (_, draft) in run.iter() {
        for point in points(draft, scale) {
            all.entry(point.rank).or_insert(point);
        }
    }
    let missing = all.values().filter(|it| !all.contains_key(&-it.rank));
    let mirrored: Vec<Point> = missing
        .filter_map(|it| {
            let value = families::opposite(&it.value, scale)?;
            Some(Point { rank: -it.rank, value, number: None })
        })
        .collect();
    all.extend(mirrored.into_iter().map(|it| (it.rank, it)));
    if all.len() > MAX_POINTS {
        return;
    }
    for (_, draft) in run {
        let mut points = points(draft, scale);
        let used: Vec<i32> = points.iter().map(|it| it.rank).collect();
        points.extend(all.values().filter(|it| !used.contains(&it.rank)).cloned());
        let unused = points.len() - used.len();
        let off = draft.kind.levels().iter().filter(|it| it.off_scale).cloned();
        let off: Vec<_> = off.collect();
        let mut levels = levels::scored(points);
        levels.extend(off);
        draft.kind = Kind::Scale(levels);
        draft.why = Why::Family { family: scale.family(), unused };
    }
}
