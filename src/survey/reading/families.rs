//! Recognises the well-known families of scales in the wordings of their points, and puts
//! the points in order.

use std::collections::BTreeMap;

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
    let mut cover: BTreeMap<&Scale, (usize, usize)> = BTreeMap::new();
    for ((_, count), scales) in texts.iter().zip(&candidates) {
        for (scale, _) in scales {
            let it = cover.entry(scale).or_default();
            *it = (it.0 + 1, it.1 + count);
        }
    }
    let on = |(text, _): &&(String, usize)| !is_off_scale(text) && !is_middle(text);
    let total: usize = texts.iter().filter(on).map(|it| it.1).sum();
    let fits = |(scale, (kinds, cells)): &(&Scale, (usize, usize))| {
        let firm = match scale {
            Scale::Degree(_) => *kinds >= 3,
            Scale::Ladder(_) | Scale::Poles(_) => *kinds >= 2,
        };
        firm && total > 0 && *cells * 10 >= total * 9
    };
    let best = cover.into_iter().filter(fits).max_by_key(|(scale, (kinds, cells))| {
        (*cells, *kinds, preference(scale, &candidates))
    });
    let scale = best?.0.clone();
    let poles = matches!(scale, Scale::Poles(_));
    let ranks = texts.iter().zip(&candidates).map(|((text, _), found)| {
        if poles && is_middle(text) {
            return Some(0);
        }
        found.iter().find(|it| it.0 == scale).map(|it| it.1)
    });
    Some(Points { ranks: ranks.collect(), scale })
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
    let mut new = to.to_owned();
    if word.starts_with(char::is_uppercase) {
        new = to
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(to.chars().skip(1))
            .collect();
    }
    Some(format!("{head}{new}{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts in a mixed order must come out in the order given, in this family.
    fn check(family: Family, ladder: &[&str]) {
        let mut texts: Vec<(String, usize)> =
            ladder.iter().map(|it| (normal(it).0, 3)).collect();
        texts.reverse();
        let points = recognise(&texts).unwrap_or_else(|| panic!("{ladder:?}"));
        assert_eq!(points.scale.family(), family, "{ladder:?}");
        let mut ranks = points.ranks;
        ranks.reverse();
        let ranks: Vec<i32> = ranks
            .into_iter()
            .map(|it| it.unwrap_or_else(|| panic!("{ladder:?}")))
            .collect();
        assert!(ranks.is_sorted_by(|a, b| a < b), "{ladder:?}: {ranks:?}");
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a list of wordings")]
    fn families_in_their_wordings() {
        use Family::{
            Agreement, Extent, Frequency, Importance, Likelihood, Other, Quality,
            Satisfaction,
        };
        for (family, ladder) in [
            (
                Agreement,
                &[
                    "Strongly disagree",
                    "Disagree",
                    "Neither agree nor disagree",
                    "Agree",
                    "Strongly agree",
                ][..],
            ),
            (
                Agreement,
                &["Strongly Disagree", "Disagree", "Neutral", "Agree", "Strongly Agree"],
            ),
            (
                Agreement,
                &[
                    "Disagree strongly",
                    "Disagree",
                    "Undecided",
                    "Agree",
                    "Agree strongly",
                ],
            ),
            (Agreement, &["Disagree", "Agree"]),
            (
                Agreement,
                &[
                    "Completely disagree",
                    "Somewhat disagree",
                    "Somewhat agree",
                    "Completely agree",
                ],
            ),
            (
                Agreement,
                &[
                    "Strongly disagree",
                    "Disagree",
                    "Somewhat disagree",
                    "Neither",
                    "Somewhat agree",
                    "Agree",
                    "Strongly agree",
                ],
            ),
            (
                Agreement,
                &[
                    "Strongly disagree",
                    "Tend to disagree",
                    "Neither agree or disagree",
                    "Tend to agree",
                    "Strongly agree",
                ],
            ),
            (
                Agreement,
                &[
                    "1 - Strongly disagree",
                    "2 - Disagree",
                    "3 - Neutral",
                    "4 - Agree",
                    "5 - Strongly agree",
                ],
            ),
            (Frequency, &["Never", "Rarely", "Sometimes", "Often", "Always"]),
            (
                Frequency,
                &["Never", "Seldom", "Occasionally", "Frequently", "Almost always"],
            ),
            (
                Frequency,
                &[
                    "Never",
                    "Sometimes",
                    "About half the time",
                    "Most of the time",
                    "Always",
                ],
            ),
            (Frequency, &["Never", "Yearly", "Monthly", "Weekly", "Daily"]),
            (
                Satisfaction,
                &[
                    "Very dissatisfied",
                    "Dissatisfied",
                    "Neutral",
                    "Satisfied",
                    "Very satisfied",
                ],
            ),
            (
                Satisfaction,
                &[
                    "Very unsatisfied",
                    "Unsatisfied",
                    "Neither satisfied nor unsatisfied",
                    "Satisfied",
                    "Very satisfied",
                ],
            ),
            (
                Satisfaction,
                &[
                    "Extremely dissatisfied",
                    "Somewhat dissatisfied",
                    "Neither satisfied nor dissatisfied",
                    "Somewhat satisfied",
                    "Extremely satisfied",
                ],
            ),
            (
                Satisfaction,
                &[
                    "Not at all satisfied",
                    "Slightly satisfied",
                    "Moderately satisfied",
                    "Very satisfied",
                    "Extremely satisfied",
                ],
            ),
            (Quality, &["Very poor", "Poor", "Fair", "Good", "Very good"]),
            (Quality, &["Poor", "Fair", "Good", "Very good", "Excellent"]),
            (Quality, &["Terrible", "Poor", "Average", "Good", "Excellent"]),
            (
                Likelihood,
                &["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"],
            ),
            (
                Likelihood,
                &[
                    "Extremely unlikely",
                    "Somewhat unlikely",
                    "Neither likely nor unlikely",
                    "Somewhat likely",
                    "Extremely likely",
                ],
            ),
            (
                Likelihood,
                &[
                    "Definitely not",
                    "Probably not",
                    "Might or might not",
                    "Probably yes",
                    "Definitely yes",
                ],
            ),
            (
                Importance,
                &[
                    "Not at all important",
                    "Slightly important",
                    "Moderately important",
                    "Very important",
                    "Extremely important",
                ],
            ),
            (
                Importance,
                &[
                    "Not important",
                    "Of little importance",
                    "Moderately important",
                    "Important",
                    "Very important",
                ],
            ),
            (Importance, &["Unimportant", "Neutral", "Important", "Very important"]),
            (Extent, &["Not at all", "A little", "Somewhat", "Quite a bit", "Very much"]),
            (
                Extent,
                &[
                    "Not at all",
                    "To a small extent",
                    "To some extent",
                    "To a great extent",
                ],
            ),
            (
                Other,
                &[
                    "Not at all helpful",
                    "Slightly helpful",
                    "Somewhat helpful",
                    "Very helpful",
                    "Extremely helpful",
                ],
            ),
            (Other, &["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"]),
            (Other, &["Much worse", "Worse", "About the same", "Better", "Much better"]),
            (Other, &["Very low", "Low", "Medium", "High", "Very high"]),
        ] {
            check(family, ladder);
        }
    }

    #[test]
    fn what_is_no_scale() {
        for texts in [
            &["North", "South", "Mobile unit"][..],
            &["Yes", "No"],
            &["Nurse", "Doctor", "Coach", "Quality lead", "Senior manager"],
            &["Very helpful people", "Good", "The board"],
            &["Agree", "North", "South"],
            &["None", "N/A"],
            &[],
        ] {
            let texts: Vec<(String, usize)> =
                texts.iter().map(|it| (normal(it).0, 3)).collect();
            assert_eq!(recognise(&texts), None, "{texts:?}");
        }
    }

    #[test]
    fn off_scale_answers_have_no_rank() {
        let texts: Vec<(String, usize)> =
            ["Agree", "Not sure", "Disagree", "N/A", "Don’t know"]
                .iter()
                .map(|it| (normal(it).0, 1))
                .collect();
        let points = recognise(&texts).unwrap();
        assert_eq!(points.ranks, [Some(20), None, Some(-20), None, None]);
        assert!([1, 3, 4].iter().all(|at| is_off_scale(&texts[*at].0)));
    }

    #[test]
    fn opposites() {
        let scale = Scale::Poles(0);
        for (a, b) in [
            ("Strongly agree", "Strongly disagree"),
            ("Agree", "Disagree"),
            ("agree a lot", "disagree a lot"),
        ] {
            assert_eq!(opposite(a, &scale).as_deref(), Some(b));
            assert_eq!(opposite(b, &scale).as_deref(), Some(a));
        }
    }

    #[test]
    fn normal_texts() {
        for (text, want, number) in [
            ("5 - Strongly agree", "strongly agree", Some(5)),
            ("Strongly agree (5)", "strongly agree", Some(5)),
            ("  Don’t   know. ", "don't know", None),
            ("5", "5", None),
            ("2-3", "2 3", None),
            ("N.A.", "n.a.", None),
            ("…", "…", None),
        ] {
            assert_eq!(normal(text), (want.to_owned(), number), "{text}");
        }
    }
}
