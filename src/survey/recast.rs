//! Answers that follow their question when its kind, levels or missing codes change. No
//! answer is lost: one that does not fit any more is kept as it was written.

use super::update::{fit, text_of};
use super::{Cells, Column, Kind, Missing, Question, Reply};
use crate::order::Set;

/// Where each of the old values is among the new ones: where the same value is, or in the
/// same place under another name; nothing when it is gone.
fn places(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let known: Set<&str> = crate::order::set(old.iter().copied());
    let found = |(at, value): (usize, &&str)| {
        let same = new.iter().position(|it| it == value);
        same.or_else(|| new.get(at).filter(|it| !known.contains(**it)).map(|_| at))
    };
    old.iter().enumerate().map(found).collect()
}

/// Returns a question's answers as the changed question has them; nothing when they stay.
pub fn recast(old: &Question, new: &Question, column: &Column) -> Option<Column> {
    fn values(it: &Question) -> Vec<&str> {
        it.kind.levels().iter().map(|it| it.value.as_str()).collect()
    }
    fn codes(it: &Question) -> Vec<&str> {
        it.missing_codes.iter().map(|it| it.value.as_str()).collect()
    }
    let joiner = |it: &Question| match &it.kind {
        Kind::Multiple(_, joiner) => joiner.clone(),
        _ => String::new(),
    };
    let levels = places(&values(old), &values(new));
    let reasons = places(&codes(old), &codes(new));
    let still = |all: &[Option<usize>], count: usize| {
        all.len() <= count && (0..).zip(all).all(|(at, it)| *it == Some(at))
    };
    // A new code may stand for what were answers, a new level for what did not fit.
    let same_answers = column.strays.is_empty()
        && super::same_shape(&old.kind, &new.kind)
        && still(&levels, new.kind.levels().len())
        && still(&reasons, new.missing_codes.len())
        && reasons.len() == new.missing_codes.len();
    if same_answers {
        return None;
    }
    let choices = !new.kind.levels().is_empty();
    let value = |at: &u16| -> String {
        let at = usize::from(*at);
        let moved = levels.get(at).copied().flatten().filter(|_| choices);
        let level = moved
            .map_or_else(|| old.kind.levels().get(at), |it| new.kind.levels().get(it));
        level.map(|it| it.value.clone()).unwrap_or_default()
    };
    let between = if choices { joiner(new) } else { "; ".to_owned() };
    let between = if between.is_empty() { ";".to_owned() } else { between };
    let mut cells = Cells::default();
    let rows = column.answers.len();
    for row in 0..rows {
        let text = match column.reply(row) {
            Reply::Choice(it) => value(&it),
            Reply::Choices(all) => {
                all.iter().map(value).collect::<Vec<String>>().join(&between)
            }
            Reply::Missing(Missing::Declared(code)) => {
                let moved = reasons.get(usize::from(code)).copied().flatten();
                let known = moved.and_then(|it| new.missing_codes.get(it));
                let known = known.or_else(|| old.missing_codes.get(usize::from(code)));
                known.map(|it| it.value.clone()).unwrap_or_default()
            }
            _ => text_of(old, column, row, false),
        };
        cells.push(&text);
    }
    Some(fit(new, column, &cells))
}
