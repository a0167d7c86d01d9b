//! What subtitles and web pages have in common: text with tags and character references.

/// Splits at an ASCII character that stands among the first `reach` bytes.
pub(super) fn split_near(text: &str, at: u8, reach: usize) -> Option<(&str, &str)> {
    let position = text.bytes().take(reach).position(|it| it == at)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
}

/// Takes one entity from a text that begins with `&`; a stray one stands for itself.
pub(super) fn entity(text: &str) -> (char, &str) {
    let rest = text.get(1..).unwrap_or_default();
    let found = split_near(rest, b';', 9).and_then(|(name, after)| {
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            "lrm" => '\u{200e}',
            "rlm" => '\u{200f}',
            "hellip" => '…',
            "ndash" => '–',
            "mdash" => '—',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            "laquo" => '«',
            "raquo" => '»',
            "eacute" => 'é',
            "egrave" => 'è',
            "agrave" => 'à',
            "ccedil" => 'ç',
            "auml" => 'ä',
            "ouml" => 'ö',
            "uuml" => 'ü',
            "szlig" => 'ß',
            "shy" => '\u{ad}',
            "euro" => '€',
            "copy" => '©',
            "middot" => '·',
            "bull" => '•',
            _ => numbered(name).filter(|it| *it != '\0')?,
        };
        Some((c, after))
    });
    found.unwrap_or(('&', rest))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_characters() {
        for (text, found) in [
            ("&amp;x", ('&', "x")),
            ("&#233;", ('é', "")),
            ("&#x1F642;!", ('🙂', "!")),
            ("&hellip;", ('…', "")),
            ("& so", ('&', " so")),
            ("&unheard;", ('&', "unheard;")),
            ("&#0;", ('&', "#0;")),
            ("&#xD800;", ('&', "#xD800;")),
            ("&", ('&', "")),
        ] {
            assert_eq!(entity(text), found, "{text}");
        }
    }
}
