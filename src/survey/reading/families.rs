//! Recognises the well-known families of scales in the wordings of their points, and puts
//! the points in order.

use crate::order::Map;
use crate::text::{capitalised, is_capital};

use super::ladders::{
    LADDERS, MIDDLES, NEGATIONS, PLAIN, POLES, STRENGTHS, is_off_scale,
};

/// What a scale asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Strongly disagree … strongly agree.
    Agreement,
    /// Never … always.
    Frequency,
    /// Very dissatisfied … very satisfied.
    Satisfaction,
    /// Very poor … excellent.
    Quality,
    /// Very unlikely … very likely.
    Likelihood,
    /// Not at all important … extremely important.
    Importance,
    /// Not at all … a great deal.
    Extent,
    /// Another scale in the same manner: not at all helpful … very helpful.
    Other,
}

/// A scale's identity: two columns with the same one may share their points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scale {
    /// One of the ladders, by its place.
    Ladder(usize),
    /// From one pole to its opposite, by the pole's place.
    Poles(usize),
    /// From nothing to much of something.
    Degree(Box<str>),
}

impl Scale {
    /// Returns what the scale asks about.
    pub(super) fn family(&self) -> Family {
        match self {
            Self::Ladder(at) => LADDERS.get(*at).map_or(Family::Other, |it| it.family),
            Self::Poles(at) => POLES.get(*at).map_or(Family::Other, |it| it.0),
            Self::Degree(stem) => {
                let pole = POLES.iter().find(|it| it.1 == stem.as_ref());
                pole.map_or(Family::Other, |it| it.0)
            }
        }
    }
}

/// Points of a scale: the rank of each text that is one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Points {
    pub(super) scale: Scale,
    /// The ranks, in the order of the texts given; none for what is no point.
    pub(super) ranks: Vec<Option<i32>>,
}

/// Returns the text without what differs between tools: case, outer space, typographic
/// apostrophes, a number before (`5 - Strongly agree`) or behind (`(5)`), a last point.
pub(super) fn normal(text: &str) -> (String, Option<i32>) {
    let mut number = None;
    let mut rest = text.trim();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let (Some(head), Some(tail)) = (rest.get(..digits), rest.get(digits..))
    {
        let bare =
            tail.trim_start_matches([' ', '\u{a0}', '-', '–', '—', '.', ')', ':', '=']);
        if bare.len() < tail.len() && bare.starts_with(char::is_alphabetic) {
            number = head.parse().ok();
            rest = bare;
        }
    }
    if let Some((head, tail)) = rest.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && let Ok(found) = tail.trim().parse()
    {
        number = Some(found);
        rest = head.trim_end();
    }
    let mut out = String::with_capacity(rest.len());
    for word in rest.split(|it: char| it.is_whitespace() || "-–—,".contains(it)) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().flat_map(char::to_lowercase).map(|it| match it {
                '’' | '‘' => '\'',
                other => other,
            }));
        }
    }
    let kept = out.trim_end_matches(['.', '!', '…']).len();
    if kept > 0 && !out.starts_with("n.") {
        out.truncate(kept);
    }
    (out, number)
}

/// Finds the scale of which most of the texts are points: all but those off every scale and
/// one cell in ten. The texts come with how often each occurs.
pub(super) fn recognise(texts: &[(String, usize)]) -> Option<Points> {
    let candidates: Vec<Vec<(Scale, i32)>> =
        texts.iter().map(|(text, _)| points(text)).collect();
    let mut cover: Map<&Scale, (usize, usize)> = Map::new();
    for ((_, count), scales) in texts.iter().zip(&candidates) {
        for (scale, _) in scales {
            let it = cover.entry(scale).or_default();
            *it = (it.0 + 1, it.1 + count);
        }
    }
    let on = |(text, _): &&(String, usize)| !is_off_scale(text) && !is_middle(text);
    let total: usize = texts.iter().filter(on).map(|it| it.1).sum();
    let middles = texts.iter().filter(|it| is_middle(&it.0)).count();
    let fits = |(scale, (kinds, cells)): &(&Scale, (usize, usize))| {
        let firm = match scale {
            Scale::Degree(_) => *kinds >= 3,
            Scale::Ladder(_) => *kinds >= 2,
            Scale::Poles(_) => *kinds + middles >= 2,
        };
        firm && total > 0 && *cells * 10 >= total * 9
    };
    let best = cover.into_iter().filter(fits).max_by_key(|(scale, (kinds, cells))| {
        (*cells, *kinds, preference(scale, &candidates))
    });
    let scale = best?.0.clone();
    let ranks = texts.iter().map(|it| rank(&scale, &it.0)).collect();
    Some(Points { scale, ranks })
}

/// Returns the rank of a text, normalised, on a scale, if it is a point there.
pub(super) fn rank(scale: &Scale, normal: &str) -> Option<i32> {
    if matches!(scale, Scale::Poles(_)) && is_middle(normal) {
        return Some(0);
    }
    points(normal).into_iter().find(|it| it.0 == *scale).map(|it| it.1)
}

/// Of scales that fit as well, two poles are likelier when there is one below the middle;
/// a ladder's words are likelier than a degree of anything.
fn preference(scale: &Scale, candidates: &[Vec<(Scale, i32)>]) -> u8 {
    match scale {
        Scale::Poles(_) => {
            let mut all = candidates.iter().flatten();
            let below = all.any(|(it, rank)| it == scale && *rank < 0);
            let family = scale.family();
            let usual = matches!(family, Family::Agreement | Family::Satisfaction);
            if below || usual { 3 } else { 0 }
        }
        Scale::Ladder(_) => 2,
        Scale::Degree(_) => 1,
    }
}

fn is_middle(normal: &str) -> bool {
    MIDDLES.contains(&normal)
}

/// Returns every scale of which the text is a point, with its rank there.
fn points(normal: &str) -> Vec<(Scale, i32)> {
    let mut found = Vec::new();
    for (at, ladder) in LADDERS.iter().enumerate() {
        for (rank, rung) in (0..).zip(ladder.rungs) {
            if rung.contains(&normal) {
                found.push((Scale::Ladder(at), rank));
            }
        }
    }
    for (at, (_, positive, negatives)) in POLES.iter().enumerate() {
        let neither = normal.starts_with("neither ") && normal.contains(positive);
        if neither && negatives.iter().any(|it| normal.contains(it)) {
            found.push((Scale::Poles(at), 0));
        }
        if let Some(rank) = strength(normal, positive) {
            found.push((Scale::Poles(at), rank));
        }
        let below = negatives.iter().find_map(|it| strength(normal, it));
        found.extend(below.map(|rank| (Scale::Poles(at), -rank)));
    }
    found.extend(degree(normal));
    found
}

/// Returns the strength of a pole in "strongly agree", "agree strongly" or "agree".
fn strength(normal: &str, pole: &str) -> Option<i32> {
    if normal == pole {
        return Some(PLAIN);
    }
    let before = normal.strip_suffix(pole).map(str::trim_end);
    let word = before.or_else(|| normal.strip_prefix(pole).map(str::trim_start))?;
    let spaced = normal.len() > pole.len() + word.len();
    STRENGTHS.iter().find(|it| spaced && it.1.contains(&word)).map(|it| it.0)
}

/// Returns the degree in "not at all helpful", "slightly helpful", "very helpful".
fn degree(normal: &str) -> Option<(Scale, i32)> {
    let mut best: Option<(usize, &str, i32)> = None;
    for (rank, words) in NEGATIONS.iter().chain(STRENGTHS) {
        for word in *words {
            let stem = normal.strip_prefix(word).and_then(|it| it.strip_prefix(' '));
            if let Some(stem) = stem
                && best.is_none_or(|it| word.len() > it.0)
            {
                best = Some((word.len(), stem, *rank));
            }
        }
    }
    let (stem, rank) = best.map_or((normal, PLAIN), |it| (it.1, it.2));
    let short = stem.len() <= 24 && stem.split(' ').count() <= 2 && !stem.is_empty();
    short.then(|| (Scale::Degree(stem.into()), rank))
}

/// Returns the wording of the opposite point: "Strongly agree" for "Strongly disagree" and
/// the other way round, with the capital where it was.
pub(super) fn opposite(text: &str, scale: &Scale) -> Option<String> {
    let Scale::Poles(at) = scale else { return None };
    let (_, positive, negatives) = POLES.get(*at)?;
    let lower = text.to_lowercase();
    let negative = negatives.iter().find(|it| lower.contains(**it));
    let (from, to) = match negative {
        Some(negative) => (*negative, *positive),
        None => (*positive, *negatives.first()?),
    };
    let start = lower.find(from)?;
    let (head, word) = (text.get(..start)?, text.get(start..start + from.len())?);
    let tail = text.get(start + from.len()..)?;
    let new = if word.starts_with(is_capital) { capitalised(to) } else { to.to_owned() };
    Some(format!("{head}{new}{tail}"))
}

#[cfg(test)]
mod tests;
