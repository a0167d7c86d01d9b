//! A question's levels, widened by those that a newer file uses.

use super::super::{Answers, Column, Given, Kind, Level, Question};
use crate::order;
use crate::survey::reading::same_value;

/// Returns the question with the levels that only the newer file uses, the new places of
/// its own levels, and the values of the new ones. A new level stands behind the level
/// that comes before it in the newer question; scores are the old ones unless they would
/// not ascend any more.
pub(super) fn widened(
    old: &Question,
    newer: &Question,
    used: &[bool],
) -> (Question, Vec<u16>, Vec<String>) {
    let mut levels: Vec<(Option<usize>, Level)> = old
        .kind
        .levels()
        .iter()
        .cloned()
        .enumerate()
        .map(|(at, it)| (Some(at), it))
        .collect();
    let is = |a: &Level, b: &Level| {
        same_value(&a.value, &b.value) || same_value(&a.label, &b.value)
    };
    let is_missing = |it: &Level| {
        old.missing_codes.iter().any(|code| same_value(&code.value, &it.value))
    };
    let mut more = Vec::new();
    // Behind which level a new one goes.
    let mut behind = 0;
    if old.kind.name() == newer.kind.name() {
        for (level, used) in newer.kind.levels().iter().zip(used) {
            if let Some(at) = levels.iter().position(|it| is(&it.1, level)) {
                behind = at + 1;
            } else if *used && !is_missing(level) {
                more.push(level.value.clone());
                levels.insert(behind, (None, level.clone()));
                behind += 1;
            }
        }
    }
    if more.is_empty() {
        return (old.clone(), Vec::new(), more);
    }
    let mut moved = vec![0; old.kind.levels().len()];
    for (new, (old, _)) in (0_u16..).zip(&levels) {
        if let Some(place) = old.and_then(|it| moved.get_mut(it)) {
            *place = new;
        }
    }
    let mut levels: Vec<Level> = levels.into_iter().map(|it| it.1).collect();
    let scores = levels.iter().filter(|it| !it.off_scale).map(|it| it.score);
    if !scores.is_sorted_by(|a, b| a.zip(*b).is_none_or(|(a, b)| a < b)) {
        for level in &mut levels {
            let known = newer.kind.levels().iter().find(|it| is(level, it));
            level.score = known.map_or(level.score, |it| it.score);
        }
    }
    let kind = match &old.kind {
        Kind::Single(_) => Kind::Single(levels),
        Kind::Scale(_) => Kind::Scale(levels),
        Kind::Multiple(_, joiner) => Kind::Multiple(levels, joiner.clone()),
        other => other.clone(),
    };
    (Question { kind, ..old.clone() }, moved, more)
}

/// Returns the answers with levels at their new places; as they are when none has moved.
pub(super) fn moved(column: &Column, places: &[u16]) -> Column {
    if places.is_empty() {
        return column.clone();
    }
    let place = |old: u16| places.get(usize::from(old)).copied().unwrap_or(old);
    let answers = match &column.answers {
        Answers::Choice(rows) => {
            Answers::Choice(rows.iter().map(|it| it.map(place)).collect())
        }
        Answers::Choices(rows) => {
            let all = |it: &Given<Box<[u16]>>| {
                it.clone().map(|mut all| {
                    all.iter_mut().for_each(|it| *it = place(*it));
                    order::sort(&mut all);
                    all
                })
            };
            Answers::Choices(rows.iter().map(all).collect())
        }
        other => other.clone(),
    };
    Column { answers, strays: column.strays.clone() }
}
