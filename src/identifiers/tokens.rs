//! Words of a text with where they are.

use crate::text::{is_capital, is_small};

/// A word: letters and digits, with the apostrophes and hyphens between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a sentence begins with it, so that its capital says nothing.
    pub(super) first: bool,
    /// Whether only spaces (and the point of a short word) stand between it and the word
    /// before.
    pub(super) joined: bool,
}

impl Word<'_> {
    /// Tells whether it begins with a capital and goes on with small letters.
    pub(super) fn is_capital(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(is_capital)
            && letters.any(is_small)
            && !self.text.chars().any(|it| it.is_ascii_digit())
    }
}

/// Returns a word without the `'s` of a genitive.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut end = 0;
    let letters = text.char_indices().chain([(text.len(), '\n')]);
    for (at, c) in letters {
        let mark = !c.is_ascii() && !c.is_whitespace() && is_mark(c);
        if c.is_alphanumeric() || (mark && start.is_some()) {
            start = start.or(Some(at));
            end = at + c.len_utf8();
            continue;
        }
        let Some(from) = start else { continue };
        let next = text.get(at + c.len_utf8()..).and_then(|it| it.chars().next());
        let between = matches!(c, '\'' | '’' | '-') && end == at;
        if between && next.is_some_and(char::is_alphanumeric) {
            continue;
        }
        start = None;
        let gap = text.get(found.last().map_or(0, |it| it.end)..from).unwrap_or_default();
        let before = found.last().map_or("", |it| it.text);
        let short = super::names::is_short_title(before);
        let gap = if short { gap.strip_prefix('.').unwrap_or(gap) } else { gap };
        let ends = |c: char| {
            matches!(
                c,
                '.' | '!'
                    | '?'
                    | ':'
                    | '…'
                    | '“'
                    | '"'
                    | '('
                    | '\n'
                    | '–'
                    | '—'
                    | '•'
                    | '‘'
            )
        };
        found.push(Word {
            text: text.get(from..end).unwrap_or_default(),
            start: from,
            end,
            first: found.is_empty() || gap.contains(ends),
            joined: !found.is_empty()
                && !gap.is_empty()
                && gap.trim_matches(' ').is_empty(),
        });
    }
    found
}

/// Accents that stand behind their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
