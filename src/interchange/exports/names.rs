//! What column names and texts say, whichever tool wrote them.

/// Names of columns that can identify a person by themselves, letters and digits only.
const PERSONAL: &[&str] = &[
    "email",
    "emailaddress",
    "recipientemail",
    "ipaddress",
    "ipaddr",
    "firstname",
    "lastname",
    "fullname",
    "surname",
    "recipientfirstname",
    "recipientlastname",
    "phone",
    "phonenumber",
    "telephone",
    "latitude",
    "longitude",
    "locationlatitude",
    "locationlongitude",
];

/// Months as spreadsheets shorten them.
const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Tags inside words and lines.
const INLINE: &[&str] =
    &["b", "i", "u", "em", "strong", "span", "font", "a", "sup", "sub"];

/// Returns a name's letters and digits, small.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Tells whether a column of this name can identify people.
pub(super) fn is_personal(name: &str) -> bool {
    PERSONAL.contains(&key(name).as_str())
}

/// Tells whether a cell looks like `2-Jan` or `Jan-02`.
pub(super) fn is_date_like(cell: &str) -> bool {
    let Some((a, b)) = cell.split_once('-') else { return false };
    let number =
        |it: &str| matches!(it.len(), 1 | 2) && it.bytes().all(|b| b.is_ascii_digit());
    let month = |it: &str| MONTHS.contains(&it.to_ascii_lowercase().as_str());
    (number(a) && month(b)) || (month(a) && number(b))
}

/// Returns a question's text on one line, without the tags and entities of HTML.
pub(super) fn clean(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        bare.push_str(before);
        let is_tag = tag.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
        if let Some((name, after)) = tag.split_once('>').filter(|_| is_tag) {
            let name = name.trim_start_matches('/').split(' ').next().unwrap_or("");
            if !INLINE.contains(&name) {
                bare.push(' ');
            }
            rest = after;
        } else {
            bare.push('<');
            rest = tag;
        }
    }
    bare.push_str(rest);
    for (entity, letter) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        if bare.contains(entity) {
            bare = bare.replace(entity, letter);
        }
    }
    bare.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Returns `stem` and `inner` of `stem [inner]`.
pub(super) fn bracketed(heading: &str) -> Option<(&str, &str)> {
    let (stem, inner) = heading.trim().strip_suffix(']')?.rsplit_once('[')?;
    (!inner.is_empty()).then(|| (stem.trim_end(), inner.trim()))
}

/// Returns the longest start that all texts share and that ends with ` - `, cut before it.
pub(super) fn shared_stem<'a>(texts: &[&'a str]) -> Option<&'a str> {
    let first = *texts.first()?;
    let ends = first.match_indices(" - ").map(|it| it.0);
    let shared = |end: &usize| {
        let stem = first.get(..end + 3).unwrap_or("");
        texts.iter().all(|it| it.starts_with(stem))
    };
    let end = ends.filter(shared).last()?;
    first.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_without_html() {
        for (text, want) in [
            ("How much\r\n<b>do you</b> agree?&nbsp;", "How much do you agree?"),
            ("Fewer than <5 & more", "Fewer than <5 & more"),
            ("a < b > c", "a < b > c"),
            ("<p>One</p><p>two &lt;3</p>", "One two <3"),
            ("&amp;lt;", "&lt;"),
            ("open <b", "open <b"),
        ] {
            assert_eq!(clean(text), want);
        }
    }

    #[test]
    fn headings_in_parts() {
        assert_eq!(bracketed("G01Q02[SQ001]"), Some(("G01Q02", "SQ001")));
        assert_eq!(bracketed("Which? [a [b]]"), Some(("Which? [a", "b]")));
        assert_eq!(bracketed("Which?"), None);
        assert_eq!(shared_stem(&["Q - x - One", "Q - x - Two"]), Some("Q - x"));
        assert_eq!(shared_stem(&["Q - One", "R - Two"]), None);
    }

    #[test]
    fn dates_that_were_ranges() {
        assert!(is_date_like("2-Jan") && is_date_like("Mar-05"));
        assert!(
            !is_date_like("2-3") && !is_date_like("May") && !is_date_like("12-Marsh")
        );
        assert!(is_personal("E-mail") && is_personal("IP Address"));
        assert!(!is_personal("Name of your ward"));
    }
}
