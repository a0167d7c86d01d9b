//! Finding a quote again in a text.

use super::{Text, TextRange};

/// Returns the passage that reads exactly as the quote and begins nearest to `near`; the
/// earlier one when two are as near.
pub fn find_quote(text: &Text, quote: &str, near: u32) -> Option<TextRange> {
    if quote.is_empty() {
        return None;
    }
    let length = u32::try_from(quote.chars().count()).ok()?;
    let starts = text.as_str().match_indices(quote).map(|(byte, _)| text.from_byte(byte));
    let start = starts.min_by_key(|&it| it.abs_diff(near))?;
    text.range(start, start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_several() {
        let text = Text::new("no time 🙂 no time at all, no time");
        let found = |near| find_quote(&text, "no time", near).map(TextRange::start);
        assert_eq!(found(0), Some(0));
        assert_eq!(found(12), Some(10));
        assert_eq!(found(500), Some(26));
        assert_eq!(find_quote(&text, "nowhere", 0), None);
        assert_eq!(find_quote(&text, "", 0), None);
    }
}
