//! Multiple choice in one cell: what joins the options, what the options are, and how to
//! split a cell when an option itself contains the joiner.

use super::column::ColumnDraft;
use super::levels;
use crate::order::{self, Map};
use crate::survey::{Cells, Level};
use crate::text::{is_capital, is_small};

/// What may join options, the clearest first.
const JOINERS: [&str; 4] = [";", "|", ", ", ","];
/// A question has at most so many options; rarer texts stay strays.
const MAX_OPTIONS: usize = 200;
/// So many cells are looked at to find the joiner.
const SAMPLE: usize = 5000;

/// Returns the joiner when the cells are clearly several recurring texts each; of a tool
/// that always joins with the same text, only that.
pub(super) fn joiner(cells: &Cells, only: Option<&'static str>) -> Option<&'static str> {
    let sample: Vec<(&str, usize)> = match cells.distinct() {
        Some(distinct) => distinct,
        None => cells
            .iter()
            .filter(|it| !it.is_empty())
            .take(SAMPLE)
            .map(|it| (it, 1))
            .collect(),
    };
    let occurs = |it: &&str| sample.iter().any(|cell| cell.0.contains(*it));
    let fits = |it: &&'static str| occurs(it) && is_joined(&sample, it);
    match only {
        Some(only) => Some(only).filter(fits),
        None => JOINERS.into_iter().find(fits),
    }
}

/// Returns a joiner that occurs in the cells at all, for a column that must be joined.
pub(super) fn any_joiner(cells: &Cells) -> &'static str {
    let found =
        JOINERS.into_iter().find(|it| cells.iter().take(SAMPLE).any(|c| c.contains(it)));
    joiner(cells, None).or(found).unwrap_or(";")
}

fn is_joined(cells: &[(&str, usize)], joiner: &str) -> bool {
    let mut parts: Map<String, usize> = Map::new();
    let (mut answered, mut several, mut alone, mut ticks) = (0, 0, 0, 0);
    let (mut sizes, mut longest) = ((usize::MAX, 0), 0);
    let mut sentence = false;
    for (cell, count) in cells.iter().filter(|it| !it.0.trim().is_empty()) {
        let found = pieces(cell, joiner);
        answered += count;
        if found.len() > 1 || cell.trim_end().ends_with(joiner.trim_end()) {
            several += count;
        } else {
            alone += count;
        }
        sizes = (sizes.0.min(found.len()), sizes.1.max(found.len()));
        for part in found {
            longest = longest.max(part.chars().count());
            sentence |= part.ends_with(['.', '!', '?']);
            ticks += count;
            *parts.entry(part.to_lowercase()).or_default() += count;
        }
    }
    let once = parts.values().filter(|it| **it == 1).count();
    let recurs = once < parts.len();
    let comma = joiner.starts_with(',');
    if several == 0 || parts.len() < 2 || (comma && (alone == 0 || sizes.0 == sizes.1)) {
        return false;
    }
    if answered < 8 {
        let short = longest <= 40 && !sentence;
        return short && several * 3 >= answered && (recurs || !comma);
    }
    let often = if comma { 3 } else { 2 };
    several * 50 >= answered
        && parts.len() <= MAX_OPTIONS
        && ticks >= parts.len() * often
        && once * 3 <= parts.len()
        && longest <= 120
}

/// Splits a cell at every joiner; outer space and empty pieces are left out.
fn pieces<'a>(cell: &'a str, joiner: &str) -> Vec<&'a str> {
    let bare = bare(joiner);
    cell.split(bare).map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// Returns the joiner without its spaces, which tools add and people forget.
fn bare(joiner: &str) -> &str {
    let bare = joiner.trim();
    if bare.is_empty() { joiner } else { bare }
}

/// Proposes the options of joined cells, in natural order.
///
/// An option that contains the joiner ("Huddle board, electronic") shows by its second
/// half: it begins with a small letter while the options begin with capitals, or with a
/// space while the joiner is a bare comma, as Qualtrics writes it.
pub(super) fn options(cells: &Cells, joiner: &str, draft: &ColumnDraft) -> Vec<Level> {
    let values = levels::values(cells, &draft.no_answers());
    let (mut capital, mut small) = (0, 0);
    for (cell, count) in &values {
        for part in pieces(cell, joiner) {
            let upper = part.starts_with(is_capital);
            *(if upper { &mut capital } else { &mut small }) += count;
        }
    }
    let continued = capital > small;
    let mut found: Map<String, (String, usize)> = Map::new();
    let mut add = |option: String, count: usize| {
        let it = found.entry(option.to_lowercase()).or_insert((option, 0));
        it.1 += count;
    };
    let glue =
        format!("{}{}", bare(joiner), if joiner.ends_with(' ') { " " } else { "" });
    for (cell, count) in &values {
        let mut open = String::new();
        for part in cell.split(bare(joiner)) {
            let spaced = joiner == "," && part.starts_with(' ');
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            let small = continued && part.starts_with(is_small);
            let goes_on = bare(joiner) == "," && (small || spaced);
            if !open.is_empty() && goes_on {
                open.push_str(if spaced { ", " } else { &glue });
            } else if !open.is_empty() {
                add(std::mem::take(&mut open), *count);
            }
            open.push_str(part);
        }
        if !open.is_empty() {
            add(open, *count);
        }
    }
    let mut options: Vec<(String, usize)> = found.into_values().collect();
    order::sort_by_key(&mut options, |it| std::cmp::Reverse(it.1));
    options.truncate(MAX_OPTIONS);
    levels::natural(&mut options);
    options.into_iter().map(|it| Level::plain(&it.0)).collect()
}

/// Returns the places of the options in a cell, ascending, each once: at every piece the
/// longest known option that begins there. Nothing when a piece is no option.
pub(super) fn split(
    cell: &str,
    joiner: &str,
    place: impl Fn(&str) -> Option<u16>,
) -> Option<Box<[u16]>> {
    if let Some(whole) = place(cell.trim()) {
        return Some(Box::new([whole]));
    }
    let bare = bare(joiner);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(cell.match_indices(bare).map(|(at, it)| at + it.len()))
        .collect();
    let end_of =
        |piece: usize| starts.get(piece + 1).map_or(cell.len(), |it| it - bare.len());
    let mut chosen: Vec<u16> = Vec::new();
    let mut piece = 0;
    while let Some(&start) = starts.get(piece) {
        let text = |last: usize| cell.get(start..end_of(last)).unwrap_or("").trim();
        if text(piece).is_empty() {
            piece += 1;
            continue;
        }
        // Options with more than a dozen joiners in them are beyond belief.
        let longest = (starts.len() - 1).min(piece + 12);
        let found = (piece..=longest).rev().find_map(|it| Some((it, place(text(it))?)));
        let (last, option) = found?;
        chosen.push(option);
        piece = last + 1;
    }
    order::sort(&mut chosen);
    chosen.dedup();
    Some(chosen.into_boxed_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Cells {
        let mut cells = Cells::default();
        for it in texts {
            cells.push(it);
        }
        cells
    }

    #[test]
    fn joiners_when_clear() {
        for (texts, want) in [
            (
                &[
                    "SBAR card;Huddle board, electronic",
                    "Checklist",
                    "SBAR card;WhatsApp group",
                ][..],
                Some(";"),
            ),
            (
                &[
                    "SBAR card, Huddle board, electronic",
                    "Checklist",
                    "SBAR card, WhatsApp group",
                ],
                Some(", "),
            ),
            (&["A;B;", "B;", "C;"], Some(";")),
            (&["red|green", "red"], Some("|")),
            (&["SBAR,Checklist", "SBAR", "Checklist,Other"], Some(",")),
            (&["More time, fewer forms", "They said so.", ""], None),
            (&["We tried; it failed. No money.", "Fine"], None),
            (&["Toronto, ON", "Ottawa, ON", "Toronto, ON"], None),
            (&["North", "South"], None),
            (&[], None),
        ] {
            assert_eq!(joiner(&cells(texts), None), want, "{texts:?}");
        }
    }

    #[test]
    fn an_option_with_a_comma_is_one() {
        let options = ["sbar card", "huddle board, electronic", "huddle board"];
        let place = |it: &str| {
            let at = options.iter().position(|o| *o == it.to_lowercase())?;
            u16::try_from(at).ok()
        };
        let of = |cell: &str| split(cell, ", ", place).map(|it| it.to_vec());
        assert_eq!(of("SBAR card, Huddle board, electronic"), Some(vec![0, 1]));
        assert_eq!(of("Huddle board, SBAR card"), Some(vec![0, 2]));
        assert_eq!(of("Huddle board,electronic"), None);
        assert_eq!(of("SBAR card,,SBAR card,"), Some(vec![0]));
        assert_eq!(of("SBAR card, Fax"), None);
    }
}
