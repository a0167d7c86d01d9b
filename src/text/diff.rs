//! What differs between two wordings, word by word (E. W. Myers, "An O(ND) Difference
//! Algorithm and Its Variations", 1986), told so that coded passages keep their words.

use unicode_segmentation::UnicodeSegmentation as _;

use super::edits::{Change, chars};
use super::{Text, TextRange};

/// Beyond so many words put in and taken out the stretch is one change: nobody follows
/// more, and the work grows with the square.
const BOUND: usize = 1_000;
/// So far a change is moved along words that repeat, to spare a passage.
const SLIDE: usize = 200;

/// Returns the changes that make `new` of the old text's stretch from `start`, which reads
/// `old`. Where repeated words allow several ("no, no, no" loses one), those are chosen that
/// touch the fewest of the passages `keep`.
pub fn differences(start: u32, old: &str, new: &str, keep: &[TextRange]) -> Vec<Change> {
    let (a, b) = (tokens(old), tokens(new));
    let mut hunks = hunks(&a, &b);
    let ends = |all: &[&str], from: u32| {
        let mut at = from;
        let mut found = vec![from];
        found.extend(all.iter().map(|it| {
            at += chars(it);
            at
        }));
        found
    };
    let places = ends(&a, start);
    let place = |at: usize| places.get(at).copied().unwrap_or_default();
    for at in 0..hunks.len() {
        let Some(hunk) = hunks.get(at).copied() else { continue };
        let floor = at.checked_sub(1).and_then(|it| hunks.get(it)).map_or(0, |it| it.a.1);
        let roof = hunks.get(at + 1).map_or(a.len(), |it| it.a.0);
        let harm = |it: &Hunk| harm(keep, place(it.a.0), place(it.a.1));
        let best = slid(hunk, &a, &b, (floor, roof), &harm);
        if let Some(it) = hunks.get_mut(at) {
            *it = best;
        }
    }
    let made = hunks.iter().map(|it| Change {
        start: place(it.a.0),
        end: place(it.a.1),
        with: b.get(it.b.0..it.b.1).unwrap_or_default().concat(),
    });
    let text = Text::new(old);
    made.map(|it| narrowed(it, &text, start, keep)).collect()
}

/// Words, and single graphemes of all else.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut word: Option<usize> = None;
    for (at, it) in text.grapheme_indices(true) {
        if it.starts_with(char::is_alphanumeric) {
            word = word.or(Some(at));
            continue;
        }
        if let Some(from) = word.take() {
            found.extend(text.get(from..at));
        }
        found.push(it);
    }
    found.extend(word.and_then(|from| text.get(from..)));
    found
}

/// Tokens `a` of the old that `b` of the new stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hunk {
    a: (usize, usize),
    b: (usize, usize),
}

fn hunks(a: &[&str], b: &[&str]) -> Vec<Hunk> {
    let first = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(first..).unwrap_or_default(), b.get(first..).unwrap_or_default());
    let last = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let a = a.get(..a.len() - last).unwrap_or_default();
    let b = b.get(..b.len() - last).unwrap_or_default();
    let mut found: Vec<Hunk> = Vec::new();
    let mut add = |a: (usize, usize), b: (usize, usize)| match found.last_mut() {
        Some(it) if it.a.1 == a.0 && it.b.1 == b.0 => (it.a.1, it.b.1) = (a.1, b.1),
        _ => found.push(Hunk { a, b }),
    };
    match steps(a, b) {
        _ if a.is_empty() && b.is_empty() => (),
        Some(steps) => {
            for (x, y, down) in steps {
                let (a, b) = if down { (0, 1) } else { (1, 0) };
                add((first + x, first + x + a), (first + y, first + y + b));
            }
        }
        None => add((first, first + a.len()), (first, first + b.len())),
    }
    found
}

type Step = (usize, usize, bool);

/// Returns the steps that put in (`true`) and take out, each with where it stands in both;
/// nothing beyond the bound.
#[expect(clippy::many_single_char_names, reason = "the names of the paper")]
fn steps(a: &[&str], b: &[&str]) -> Option<Vec<Step>> {
    let (n, m) = (a.len(), b.len());
    let most = (n + m).min(BOUND);
    // How far each diagonal has come after d steps; diagonal k stands at k + d.
    let mut reached: Vec<Vec<usize>> = Vec::new();
    for d in 0..=most {
        let before = reached.last();
        let mut row = vec![0; 2 * d + 1];
        let mut done = false;
        for k in (0..=2 * d).step_by(2) {
            let mut x = from(before, d, k).0;
            // y = x - (k - d)
            let mut y = (x + d).checked_sub(k).unwrap_or(usize::MAX);
            while x < n && y < m && a.get(x) == b.get(y) {
                (x, y) = (x + 1, y + 1);
            }
            if let Some(it) = row.get_mut(k) {
                *it = x;
            }
            done |= x >= n && y >= m && x == n && y == m;
        }
        reached.push(row);
        if done {
            return Some(walk_back(&reached, n, m, d));
        }
    }
    None
}

/// Returns from where diagonal `k` of row `d` is entered: the old side's place after the
/// step, and whether the step puts in.
fn from(before: Option<&Vec<usize>>, d: usize, k: usize) -> (usize, bool) {
    let Some(before) = before else { return (0, true) };
    // In the row before, diagonals stand one place lower: k - 1 is this one.
    let at = |it: Option<usize>| it.and_then(|it| before.get(it)).copied();
    let (lower, upper) = (at(k.checked_sub(2)), at(Some(k)));
    match (lower, upper) {
        (Some(left), Some(right)) if left < right => (right, true),
        (Some(left), _) if k > 0 => (left + 1, false),
        (_, Some(right)) => (right, true),
        _ => (d, true),
    }
}

#[expect(clippy::many_single_char_names, reason = "the names of the paper")]
fn walk_back(reached: &[Vec<usize>], n: usize, m: usize, last: usize) -> Vec<Step> {
    let (mut x, mut y) = (n, m);
    let mut found = Vec::new();
    for d in (1..=last).rev() {
        let before = d.checked_sub(1).and_then(|it| reached.get(it));
        let k = (x + d).saturating_sub(y);
        let (start, down) = from(before, d, k);
        let begin = (start + d).saturating_sub(k);
        (x, y) = if down {
            (start, begin.saturating_sub(1))
        } else {
            (start.saturating_sub(1), begin)
        };
        found.push((x, y, down));
    }
    found.reverse();
    found
}

/// How much a change from `start` to `end` does to the passages.
fn harm(keep: &[TextRange], start: u32, end: u32) -> usize {
    let of = |it: &TextRange| {
        if start == end {
            usize::from(it.start() < start && start < it.end())
        } else if start <= it.start() && it.end() <= end {
            1_000
        } else {
            usize::from(it.start() < end && start < it.end())
        }
    };
    keep.iter().map(of).sum()
}

/// Moves what is only put in or taken out along words that repeat, to where it harms least.
fn slid(
    hunk: Hunk,
    a: &[&str],
    b: &[&str],
    (floor, roof): (usize, usize),
    harm: &dyn Fn(&Hunk) -> usize,
) -> Hunk {
    let Hunk { a: (from, to), b: (start, end) } = hunk;
    let (all, low, high) = match (from == to, start == end) {
        (false, true) => (a, from, to),
        (true, false) => (b, start, end),
        _ => return hunk,
    };
    let (mut best, mut least) = (hunk, harm(&hunk));
    let moved = |by: usize, back: bool| {
        let step = |it: usize| if back { it - by } else { it + by };
        Hunk { a: (step(from), step(to)), b: (step(start), step(end)) }
    };
    for back in [true, false] {
        for by in 1..=SLIDE {
            let same = if back {
                by <= low
                    && from >= floor + by
                    && start >= by
                    && all.get(low - by) == all.get(high - by)
            } else {
                to + by <= roof
                    && all.get(low + by - 1) == all.get(high + by - 1)
                    && high + by <= all.len()
            };
            if least == 0 || !same {
                break;
            }
            let it = moved(by, back);
            let found = harm(&it);
            if found < least {
                (best, least) = (it, found);
            }
        }
    }
    best
}

/// Leaves out of a change what is the same at its ends, where a passage begins or ends
/// inside it.
fn narrowed(change: Change, old: &Text, start: u32, keep: &[TextRange]) -> Change {
    let inside = |at: u32| change.start < at && at < change.end;
    if !keep.iter().any(|it| inside(it.start()) || inside(it.end())) {
        return change;
    }
    let was = super::edits::between(old, change.start - start, change.end - start);
    let same = |(a, b): &(&str, &str)| a == b;
    let first = was.graphemes(true).zip(change.with.graphemes(true)).take_while(same);
    let first: usize = first.map(|it| it.0.len()).sum();
    let rest = was.get(first..).unwrap_or_default();
    let with = change.with.get(first..).unwrap_or_default();
    let last =
        rest.graphemes(true).rev().zip(with.graphemes(true).rev()).take_while(same);
    let last: usize = last.map(|it| it.0.len()).sum();
    let head = chars(was.get(..first).unwrap_or_default());
    let tail = chars(rest.get(rest.len() - last..).unwrap_or_default());
    Change {
        start: change.start + head,
        end: change.end - tail,
        with: with.get(..with.len() - last).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Edits, changed};

    fn said(old: &str, new: &str) -> Vec<(String, String)> {
        let text = Text::new(old);
        let found = differences(0, old, new, &[]);
        assert_eq!(changed(&text, &found).as_deref(), Some(new));
        found
            .into_iter()
            .map(|it| {
                (super::super::edits::between(&text, it.start, it.end).into(), it.with)
            })
            .collect()
    }

    #[test]
    fn words_that_differ() {
        for (old, new, found) in [
            ("the same", "the same", vec![]),
            ("teh ward", "the ward", vec![("teh", "the")]),
            ("we went in", "we in", vec![("went ", "")]),
            ("we in", "we went in", vec![("", "went ")]),
            ("", "new", vec![("", "new")]),
            ("old", "", vec![("old", "")]),
            (
                "Maria met 👩‍⚕️ and Ana",
                "Mary met 👩 and Anna",
                vec![("Maria", "Mary"), ("👩‍⚕️", "👩"), ("Ana", "Anna")],
            ),
            ("cafe\u{301} x", "cafe x", vec![("cafe\u{301}", "cafe")]),
            ("one\ntwo", "one two", vec![("\n", " ")]),
            ("שלום עולם", "שלום לעולם", vec![("עולם", "לעולם")]),
        ] {
            let found: Vec<(String, String)> =
                found.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(said(old, new), found, "{old} > {new}");
        }
    }

    #[test]
    fn of_words_that_repeat_those_go_that_are_not_coded() {
        let text = Text::new("no no no");
        for (start, end, left) in [(0, 2, (0, 2)), (3, 5, (3, 5)), (6, 8, (3, 5))] {
            let coded = text.range(start, end).unwrap();
            let found = differences(0, "no no no", "no no", &[coded]);
            let now = Edits::of(&found).unwrap().map(coded).unwrap();
            assert_eq!((now.start(), now.end()), left, "{start} {found:?}");
        }
    }

    #[test]
    fn far_apart_is_one_change() {
        let many = |with: &str| {
            let all: Vec<String> = (0..2_000).map(|it| it.to_string()).collect();
            all.join(with)
        };
        let (old, new) = (many(" a"), many("-b"));
        assert_eq!(differences(0, &old, &new, &[]).len(), 1);
    }
}
