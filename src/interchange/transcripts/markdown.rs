//! Markdown as plain text: the marks of headings, quotes and emphasis are taken off, line
//! by line. Lists, links and code stay as they are written.

/// Returns the text without marks, and how many there were.
pub(super) fn without_marks(text: &str) -> (String, usize) {
    let mut plain = String::with_capacity(text.len());
    let mut count = 0;
    let mut in_code = false;
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            plain.push('\n');
        }
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            plain.push_str(line);
        } else if in_code {
            plain.push_str(line);
        } else {
            let body = without_start(line, &mut count);
            without_emphasis(body, &mut plain, &mut count);
        }
    }
    (plain, count)
}

/// Takes `> ` and `# ` off the start of a line.
fn without_start<'a>(line: &'a str, count: &mut usize) -> &'a str {
    let mut body = line;
    while let Some(rest) = body.trim_start_matches(' ').strip_prefix('>') {
        *count += 1;
        body = rest.strip_prefix(' ').unwrap_or(rest);
    }
    let rest = body.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(body.len() - rest.len()))
        && (rest.is_empty() || rest.starts_with([' ', '\t']));
    if is_heading {
        *count += 1;
        rest.trim_start()
    } else {
        body
    }
}

/// A run of one mark: where it begins, how long it is, the mark.
type Run = (usize, usize, u8);

/// Adds a line without the pairs of `*`, `**`, `_`, `__` around words.
fn without_emphasis(line: &str, plain: &mut String, count: &mut usize) {
    let bytes = line.as_bytes();
    let mut open: Vec<Run> = Vec::new();
    let mut gone: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(&mark) = bytes.get(at) {
        if !matches!(mark, b'*' | b'_') {
            at += 1;
            continue;
        }
        let length = bytes.iter().skip(at).take_while(|it| **it == mark).count();
        let before = line.get(..at).and_then(|it| it.chars().next_back());
        let after = line.get(at + length..).and_then(|it| it.chars().next());
        let run = (at, length, mark);
        at += length;
        let begins = after.is_some_and(|it| !it.is_whitespace())
            && before.is_none_or(|it| !it.is_alphanumeric() && it != '\\');
        let ends = before.is_some_and(|it| !it.is_whitespace() && it != '\\')
            && after.is_none_or(|it| !it.is_alphanumeric());
        let opener = open.iter().rposition(|it| (it.1, it.2) == (length, mark));
        if let Some(opener) = opener.filter(|_| ends) {
            gone.extend(open.drain(opener..).take(1));
            gone.push(run);
        } else if begins && length <= 3 && open.len() < 16 {
            open.push(run);
        }
    }
    *count += gone.len();
    let mut from = 0;
    while let Some(next) = gone.iter().filter(|it| it.0 >= from).min_by_key(|it| it.0) {
        plain.push_str(line.get(from..next.0).unwrap_or_default());
        from = next.0 + next.1;
    }
    plain.push_str(line.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (text, plain, count) in [
            ("# A title\n\nText", "A title\n\nText", 1),
            ("> > so\n>we", "so\nwe", 3),
            ("**Anna:** So *we* __began__ ***it***", "Anna: So we began it", 8),
            ("**Anna *x* b**", "Anna x b", 4),
            ("#tag and 5 * 6 * 7, a_b_c", "#tag and 5 * 6 * 7, a_b_c", 0),
            ("* one\n- two", "* one\n- two", 0),
            ("```\n# no\n```\n# yes", "```\n# no\n```\nyes", 1),
            ("a \\*b\\* **c", "a \\*b\\* **c", 0),
            ("", "", 0),
        ] {
            assert_eq!(without_marks(text), (plain.to_owned(), count), "{text}");
        }
    }

    proptest! {
        #[test]
        fn only_marks_are_lost(text in "[#>*_a-c`é\\\\ \n]{0,80}") {
            let (plain, _) = without_marks(&text);
            let bare = |it: &str| it.replace(['#', '>', '*', '_', ' '], "");
            prop_assert_eq!(bare(&plain), bare(&text));
        }
    }
}
