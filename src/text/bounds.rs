//! Where words and sentences begin and end, for moving and selecting by keyboard.

use super::{Text, TextRange};

/// Returns the end of the next word at or after the position, inside `within`.
pub fn next_word(text: &Text, within: TextRange, position: u32) -> u32 {
    words(text, within)
        .map(TextRange::end)
        .find(|&end| end > position)
        .unwrap_or(within.end())
}

/// Returns the start of the word before the position, inside `within`.
pub fn previous_word(text: &Text, within: TextRange, position: u32) -> u32 {
    words(text, within)
        .map(TextRange::start)
        .take_while(|&start| start < position)
        .last()
        .unwrap_or(within.start())
}

/// Returns the sentence of `within` that holds the position, without the space after it.
pub fn sentence_at(text: &Text, within: TextRange, position: u32) -> TextRange {
    let all: Vec<TextRange> = sentences(text, within).collect();
    all.iter()
        .copied()
        .find(|it| position < it.end())
        .or_else(|| all.last().copied())
        .unwrap_or(within)
}

/// Returns the end of the next sentence after the position.
pub fn next_sentence(text: &Text, within: TextRange, position: u32) -> u32 {
    sentences(text, within)
        .map(TextRange::end)
        .find(|&end| end > position)
        .unwrap_or(within.end())
}

/// Returns the start of the sentence before the position.
pub fn previous_sentence(text: &Text, within: TextRange, position: u32) -> u32 {
    sentences(text, within)
        .map(TextRange::start)
        .take_while(|&start| start < position)
        .last()
        .unwrap_or(within.start())
}

/// Words are letters and digits in a row, with the apostrophes, hyphens and points between
/// them. Plain on purpose: the tables of Unicode's own rule weigh more than the gain.
fn words(text: &Text, within: TextRange) -> impl Iterator<Item = TextRange> {
    let mut found = Vec::new();
    let mut start = None;
    let mut end = within.start();
    for (position, c) in (within.start()..).zip(text.slice(within).chars()) {
        let joins = matches!(c, '\'' | '’' | '-' | '‐' | '.' | ',' | '_' | '\u{301}');
        if c.is_alphanumeric() {
            // A joining mark joins only when it stands alone between two.
            if let Some(from) = start
                && position > end + 1
            {
                found.extend(TextRange::new(from, end));
                start = None;
            }
            start = start.or(Some(position));
            end = position + 1;
        } else if !joins && let Some(from) = start {
            found.extend(TextRange::new(from, end));
            start = None;
        }
    }
    found.extend(start.and_then(|from| TextRange::new(from, end)));
    found.into_iter()
}

/// Sentences end at `.`, `!`, `?` or `…`, with closing quotes and brackets, before a space;
/// and at a line break. Plain on purpose: a speaker's "Dr. Who" costs one more key.
pub fn sentences(text: &Text, within: TextRange) -> impl Iterator<Item = TextRange> {
    let mut found = Vec::new();
    let mut start = None;
    let mut closing = false;
    let mut position = within.start();
    for c in text.slice(within).chars() {
        let space = c.is_whitespace();
        if let Some(from) = start
            && (c == '\n' || (closing && space))
        {
            found.extend(TextRange::new(from, position));
            start = None;
        }
        if !space && start.is_none() {
            start = Some(position);
        }
        closing = matches!(c, '.' | '!' | '?' | '…')
            || (closing && matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']'));
        position += 1;
    }
    if let Some(from) = start {
        let tail = text.slice(within).chars().rev().take_while(|c| c.is_whitespace());
        let trimmed = position - u32::try_from(tail.count()).unwrap_or_default();
        found.extend(TextRange::new(from, trimmed));
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(content: &str) -> (Text, TextRange) {
        let text = Text::new(content);
        let range = text.range(0, text.len()).unwrap();
        (text, range)
    }

    #[test]
    fn sentences_keep_their_marks_and_lose_the_space() {
        let (text, range) = all("We met “late.” Nobody came!  Why? It was 3.5 km…  ");
        let found: Vec<&str> = sentences(&text, range).map(|it| text.slice(it)).collect();
        assert_eq!(found, ["We met “late.”", "Nobody came!", "Why?", "It was 3.5 km…"]);
    }

    #[test]
    fn words_forward_and_back() {
        let (text, range) = all("Don’t panic, 👩‍⚕️ said.");
        assert_eq!(next_word(&text, range, 0), 5);
        assert_eq!(next_word(&text, range, 5), 11);
        assert_eq!(previous_word(&text, range, 11), 6);
        assert_eq!(previous_word(&text, range, 0), 0);
        assert_eq!(next_word(&text, range, text.len()), text.len());
        let (text, range) = all("A well-kept ward -- 3.5 km, naïve cafe\u{301}s…");
        let found: Vec<&str> = words(&text, range).map(|it| text.slice(it)).collect();
        assert_eq!(
            found,
            ["A", "well-kept", "ward", "3.5", "km", "naïve", "cafe\u{301}s"]
        );
    }

    #[test]
    fn the_sentence_at_a_position() {
        let (text, range) = all("One. Two is longer. Three");
        assert_eq!(text.slice(sentence_at(&text, range, 7)), "Two is longer.");
        assert_eq!(text.slice(sentence_at(&text, range, 99)), "Three");
        assert_eq!(next_sentence(&text, range, 4), 19);
        assert_eq!(previous_sentence(&text, range, 19), 5);
    }
}
