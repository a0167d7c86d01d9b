//! A text as one short line.

/// Returns the text as one line of at most so many characters: runs of spaces and line
/// breaks become one space, and what is too much is cut between two words.
pub fn short(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        let length = line.chars().count() + gap + word.chars().count();
        if length > most {
            if line.is_empty() {
                line.extend(word.chars().take(most.saturating_sub(1)));
            }
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Returns the text on at most so many lines of at most so many characters each.
pub fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut rest: Vec<&str> = text.split_whitespace().rev().collect();
    let mut found = Vec::new();
    while let Some(first) = rest.pop() {
        if found.len() + 1 >= lines {
            let last: Vec<&str> =
                std::iter::once(first).chain(rest.iter().rev().copied()).collect();
            found.push(short(&last.join(" "), width));
            break;
        }
        let mut line = first.to_owned();
        while let Some(next) =
            rest.last().filter(|it| line.chars().count() + it.chars().count() < width)
        {
            line.push(' ');
            line.push_str(next);
            rest.pop();
        }
        found.push(if line.chars().count() > width { short(&line, width) } else { line });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short("  one\n two ", 20), "one two");
        assert_eq!(short("one two three", 9), "one two…");
        assert_eq!(short("Donaudampfschiff", 6), "Donau…");
        assert_eq!(short("", 6), "");
    }

    #[test]
    fn names_on_two_lines() {
        let lines = |text| wrap(text, 12, 2);
        assert_eq!(lines("Credibility"), ["Credibility"]);
        assert_eq!(lines("Coach makes sense"), ["Coach makes", "sense"]);
        assert_eq!(lines("Coach makes sense of it all"), ["Coach makes", "sense of it…"]);
        assert_eq!(lines(""), Vec::<String>::new());
    }
}
