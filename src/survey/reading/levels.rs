//! The levels that cells suggest for a kind, in an order that makes sense.

use std::cmp::Ordering;

use super::column::ColumnDraft;
use super::families::{self, Scale};
use super::ladders::is_off_scale;
use super::told::Choice;
use super::{numerals, options};
use crate::order;
use crate::survey::{Cells, Kind, KindName, Level, MissingCode};
use crate::text;

/// A question has at most so many levels; rarer texts stay strays.
const MAX_LEVELS: usize = 2000;

/// Returns the form in which cells and levels are compared.
pub(super) fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Returns the different answers with how often each occurs, in natural order: trimmed,
/// without the empty one and the missing codes; of wordings that differ in case only, the
/// commonest.
pub(super) fn values(cells: &Cells, missing: &[MissingCode]) -> Vec<(String, usize)> {
    let missing: Vec<String> = missing.iter().map(|it| key(&it.value)).collect();
    let mut all: Vec<(String, &str, usize)> = Vec::new();
    cells.each(|text, count| {
        let text = text.trim();
        let key = key(text);
        if !text.is_empty() && !missing.contains(&key) {
            all.push((key, text, count));
        }
    });
    order::sort(&mut all);
    let sum = |all: &[(String, &str, usize)]| all.iter().map(|it| it.2).sum::<usize>();
    let mut values: Vec<(String, usize)> = Vec::new();
    for wordings in all.chunk_by(|a, b| a.0 == b.0) {
        let mut best = ("", 0);
        for same in wordings.chunk_by(|a, b| a.1 == b.1) {
            let count = sum(same);
            if let Some(it) = same.first().filter(|_| count > best.1) {
                best = (it.1, count);
            }
        }
        values.push((best.0.to_owned(), sum(wordings)));
    }
    if values.len() > MAX_LEVELS {
        order::sort_by_key(&mut values, |it| std::cmp::Reverse(it.1));
        values.truncate(MAX_LEVELS);
    }
    natural(&mut values);
    values
}

/// Sorts as people would: by a number at the front (`<5`, `5-10`, `over 10`), else by the
/// alphabet; "Other" and "None of these" last.
pub(super) fn natural(values: &mut [(String, usize)]) {
    order::sort_by(values, |(a, _), (b, _)| {
        let (a, b) = (rank(a), rank(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then_with(|| a.2.cmp(&b.2))
    });
}

fn rank(text: &str) -> (u8, f64, String) {
    let lower = key(text);
    // LimeSurvey's code for "Other".
    let other = lower.starts_with("other") || lower == "-oth-";
    if other || lower.starts_with("none of") {
        return (2, 0.0, lower);
    }
    let (bare, nudge) = ["less than ", "under ", "up to ", "below ", "<", "≤"]
        .into_iter()
        .find_map(|it| Some((lower.strip_prefix(it)?, -0.5)))
        .or_else(|| {
            let over = ["more than ", "over ", "above ", ">", "≥"].into_iter();
            over.into_iter().find_map(|it| Some((lower.strip_prefix(it)?, 0.5)))
        })
        .unwrap_or((&lower, 0.0));
    let bare = bare.trim_start();
    let minus = usize::from(bare.starts_with('-'));
    let digits =
        bare.bytes().skip(minus).take_while(|it| it.is_ascii_digit() || *it == b'.');
    let number = bare.get(..minus + digits.count()).and_then(text::number);
    match number {
        Some(number) => (0, number + nudge, lower),
        None => (1, 0.0, lower),
    }
}

/// Proposes the levels for a kind that a person has chosen.
pub(super) fn propose(cells: &Cells, name: KindName, draft: &ColumnDraft) -> Kind {
    let plain = || values(cells, &draft.no_answers());
    match name {
        KindName::Identifier => Kind::Identifier,
        KindName::Number => Kind::Number,
        KindName::Date => Kind::Date,
        KindName::Text => Kind::Text,
        KindName::Single => Kind::Single(single(plain())),
        KindName::Multiple => {
            let joiner = options::any_joiner(cells);
            Kind::Multiple(options::options(cells, joiner, draft), joiner.to_owned())
        }
        KindName::Scale => {
            let values = plain();
            let known = worded(&values).map(|it| it.1);
            let numbers = || integers(&values, draft).map(|it| numbered(it, &values));
            Kind::Scale(known.or_else(numbers).unwrap_or_else(|| ordered(values)))
        }
    }
}

/// Levels without order; numbers keep their number as score.
pub(super) fn single(values: Vec<(String, usize)>) -> Vec<Level> {
    let yes = values.iter().position(|it| key(&it.0) == "yes");
    let no = values.iter().position(|it| key(&it.0) == "no");
    let mut values = values;
    if let (Some(yes), Some(no)) = (yes, no)
        && no < yes
    {
        let it = values.remove(yes);
        values.insert(no, it);
    }
    let level = |(value, _): (String, usize)| Level {
        score: text::number(&value),
        ..Level::plain(&value)
    };
    let mut levels: Vec<Level> = values.into_iter().map(level).collect();
    if levels.iter().any(|it| it.score.is_none_or(|it| !it.is_finite())) {
        for level in &mut levels {
            level.score = None;
        }
    }
    levels
}

/// Levels of a questionnaire's choices, in its order: a scale when the labels are the points
/// of a well-known one, which then begin with the lowest. Choices whose code stands for "no
/// answer" in many surveys, such as -99, become missing codes.
pub(super) fn declared(choices: &[Choice]) -> (Kind, Vec<MissingCode>) {
    let mut missing = Vec::new();
    let mut levels = Vec::new();
    let mut texts = Vec::new();
    for it in choices {
        if is_code(&it.code) {
            let (value, reason) = (it.value.clone(), it.label.clone());
            missing.push(MissingCode { value, reason });
            continue;
        }
        let normal = families::normal(&it.label).0;
        let off_scale = is_off_scale(&normal);
        let score = text::number(&it.code).filter(|_| !off_scale);
        let (value, label) = (it.value.clone(), it.label.clone());
        levels.push(Level { value, label, score, off_scale });
        texts.push((normal, 1));
    }
    let Some(scale) = families::recognise(&texts).map(|it| it.scale) else {
        for level in &mut levels {
            level.score = None;
            level.off_scale = false;
        }
        return (Kind::Single(levels), missing);
    };
    let rank = |it: &Level| families::rank(&scale, &families::normal(&it.label).0);
    let (mut on, off): (Vec<Level>, Vec<Level>) =
        levels.into_iter().partition(|it| !it.off_scale);
    let ends = (on.first().and_then(rank), on.last().and_then(rank));
    if matches!(ends, (Some(first), Some(last)) if first > last) {
        on.reverse();
    }
    let scores: Option<Vec<f64>> = on.iter().map(|it| it.score).collect();
    if !scores.is_some_and(|it| it.is_sorted()) {
        for (score, level) in (1_u32..).zip(&mut on) {
            level.score = Some(f64::from(score));
        }
    }
    on.extend(off);
    (Kind::Scale(on), missing)
}

/// Levels in the order given, scored from 1; off-scale answers behind.
fn ordered(values: Vec<(String, usize)>) -> Vec<Level> {
    let (off, on): (Vec<_>, Vec<_>) =
        values.into_iter().partition(|it| is_off_scale(&families::normal(&it.0).0));
    let scored = (1_u32..).zip(on).map(|(score, (value, _))| Level {
        score: Some(f64::from(score)),
        ..Level::plain(&value)
    });
    scored.chain(off.into_iter().map(|it| off_scale(&it.0))).collect()
}

/// A level apart from the scale.
pub(super) fn off_scale(value: &str) -> Level {
    Level { off_scale: true, ..Level::plain(value) }
}

/// Levels of a well-known scale, with its identity, if the values are one.
pub(super) fn worded(values: &[(String, usize)]) -> Option<(Scale, Vec<Level>)> {
    if values.len() > 40 {
        return None;
    }
    let texts: Vec<(String, usize)> =
        values.iter().map(|it| (families::normal(&it.0).0, it.1)).collect();
    let scale = families::recognise(&texts)?.scale;
    let levels = on_scale(&scale, values).0;
    Some((scale, levels))
}

/// Levels of this scale, if there are any and all values are among them or off any scale.
pub(super) fn points_of(scale: &Scale, values: &[(String, usize)]) -> Option<Vec<Level>> {
    let (levels, strange) = on_scale(scale, values);
    (!strange && levels.iter().any(|it| !it.off_scale)).then_some(levels)
}

/// Returns the values that are points of the scale or off any, in order, and tells whether
/// there are others.
fn on_scale(scale: &Scale, values: &[(String, usize)]) -> (Vec<Level>, bool) {
    let (mut on, mut off, mut strange) = (Vec::new(), Vec::new(), false);
    for (value, _) in values {
        let (normal, number) = families::normal(value);
        if is_off_scale(&normal) {
            off.push(off_scale(value));
        } else if let Some(rank) = families::rank(scale, &normal) {
            on.push(Point { rank, value: value.clone(), number });
        } else {
            strange = true;
        }
    }
    let mut levels = scored(on);
    levels.extend(off);
    (levels, strange)
}

/// A point of a worded scale.
#[derive(Clone)]
pub(super) struct Point {
    pub(super) rank: i32,
    pub(super) value: String,
    /// The number written beside its words.
    pub(super) number: Option<i32>,
}

/// Sorts points and scores them: by the numbers beside their words when all have one and
/// these ascend, else 1, 2, 3 …
pub(super) fn scored(mut points: Vec<Point>) -> Vec<Level> {
    order::sort_by(&mut points, |a, b| {
        a.rank.cmp(&b.rank).then_with(|| a.value.cmp(&b.value))
    });
    let numbers: Option<Vec<i32>> = points.iter().map(|it| it.number).collect();
    let numbers = numbers.filter(|it| it.is_sorted());
    let mut score = 0;
    let mut before = None;
    let mut levels = Vec::new();
    for (place, point) in points.into_iter().enumerate() {
        if before != Some(point.rank) {
            score += 1;
        }
        before = Some(point.rank);
        let written = numbers.as_ref().and_then(|it| it.get(place).copied());
        let score = Some(f64::from(written.unwrap_or(score)));
        levels.push(Level { score, ..Level::plain(&point.value) });
    }
    levels
}

/// Returns the lowest and highest of values that are whole numbers from -5 to 10, those off
/// the scale and missing-like codes not counted.
pub(super) fn integers(
    values: &[(String, usize)],
    draft: &ColumnDraft,
) -> Option<(i32, i32)> {
    let mut range: Option<(i32, i32)> = None;
    for (value, _) in values {
        if is_off_scale(&families::normal(value).0) || is_code(value) {
            continue;
        }
        let number = numerals::parse(value, draft.decimal)?;
        let whole = (-5..=10)
            .find(|it| f64::from(*it).total_cmp(&(number + 0.0)) == Ordering::Equal)?;
        let (low, high) = range.unwrap_or((whole, whole));
        range = Some((low.min(whole), high.max(whole)));
    }
    range
}

/// Tells whether a number stands for "no answer" in many surveys and on no scale.
pub(super) fn is_code(value: &str) -> bool {
    let value = value.trim();
    let numeric =
        value.strip_prefix('-').unwrap_or(value).bytes().all(|it| it.is_ascii_digit());
    let far = value.parse::<i32>().is_ok_and(|it| !(-5..=10).contains(&it));
    numeric && far && super::ladders::looks_missing(value)
}

/// Levels from the lowest to the highest number, unused ones too, scored by themselves;
/// other values behind, off the scale.
pub(super) fn numbered(
    (low, high): (i32, i32),
    values: &[(String, usize)],
) -> Vec<Level> {
    let point =
        |it: i32| Level { score: Some(f64::from(it)), ..Level::plain(&it.to_string()) };
    let mut levels: Vec<Level> = (low..=high).map(point).collect();
    let off = values
        .iter()
        .filter(|it| is_off_scale(&families::normal(&it.0).0) || is_code(&it.0));
    levels.extend(off.map(|it| off_scale(&it.0)));
    levels
}

/// Takes levels away that have become missing codes, and gives levels back to values that
/// no longer are.
pub(super) fn exchange_missing(
    draft: &mut ColumnDraft,
    cells: &Cells,
    codes: Vec<MissingCode>,
) {
    let old = std::mem::replace(&mut draft.missing_codes, codes);
    let is_in = |codes: &[MissingCode], value: &str| {
        codes.iter().any(|it| key(&it.value) == key(value))
    };
    let scale = matches!(draft.kind, Kind::Scale(_));
    let (Kind::Single(levels) | Kind::Scale(levels) | Kind::Multiple(levels, _)) =
        &mut draft.kind
    else {
        return;
    };
    levels.retain(|it| !is_in(&draft.missing_codes, &it.value));
    for (value, _) in values(cells, &draft.missing_codes) {
        let known = levels.iter().any(|it| key(&it.value) == key(&value));
        if is_in(&old, &value) && !known {
            levels.push(if scale { off_scale(&value) } else { Level::plain(&value) });
        }
    }
}
