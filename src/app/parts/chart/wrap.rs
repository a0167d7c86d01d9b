//! Labels on several lines, since SVG breaks none.

/// Returns the text on at most so many lines of about so many characters; what does not fit
/// ends in an ellipsis.
pub fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let long = line.chars().count() + 1 + word.chars().count() > width;
        if long && !line.is_empty() {
            all.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        while line.chars().count() > width {
            let rest = line.chars().skip(width).collect();
            all.push(line.chars().take(width).collect());
            line = rest;
        }
    }
    if !line.is_empty() || all.is_empty() {
        all.push(line);
    }
    if all.len() > lines {
        all.truncate(lines);
        if let Some(last) = all.last_mut() {
            let kept: String = last.chars().take(width.saturating_sub(1)).collect();
            *last = format!("{}…", kept.trim_end());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        for (text, width, lines, made) in [
            ("", 5, 2, vec![""]),
            ("one two three", 7, 3, vec!["one two", "three"]),
            ("one two three four", 7, 2, vec!["one two", "three…"]),
            ("abcdefgh", 3, 4, vec!["abc", "def", "gh"]),
            ("é è 🙂", 3, 1, vec!["é…"]),
        ] {
            assert_eq!(wrap(text, width, lines), made, "{text}");
        }
    }
}
