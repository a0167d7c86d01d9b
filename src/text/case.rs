//! Capitals and small letters, told by the standard library's table of small letters alone,
//! which the page has anyway: its tables of capitals would weigh another 4 KB.

/// How far a capital stands from its small letter, in the scripts that have both: Latin, Greek
/// and Cyrillic; Latin with accents; Cyrillic's rest; Armenian; Greek with accents; ÿ; those of
/// African languages.
const APART: [i32; 15] =
    [-32, -1, -80, -48, -38, -37, -64, -63, 121, -202, -203, -205, -206, -207, -217];

fn small(letter: char) -> char {
    let mut all = letter.to_lowercase();
    all.next().unwrap_or(letter)
}

/// Tells whether a character is a capital that has a small letter.
pub fn is_capital(letter: char) -> bool {
    small(letter) != letter
}

/// Tells whether a character is a small letter that has a capital; ß and ı are too.
pub fn is_small(letter: char) -> bool {
    matches!(letter, 'ß' | 'ı') || capital(letter) != letter
}

/// Returns a small letter's capital, as far as it is one character; else the character itself.
pub fn capital(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_uppercase();
    }
    let at = |by: &i32| char::from_u32((letter as u32).checked_add_signed(*by)?);
    let mut found = APART.iter().filter_map(at);
    found.find(|it| small(*it) == letter && is_capital(*it)).unwrap_or(letter)
}

/// Returns the words with a capital at their beginning.
pub fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map(|it| std::iter::once(capital(it)).chain(rest).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of Latin, Greek, Cyrillic and Armenian, against the standard library's tables.
    #[test]
    fn as_the_standard_library_has_it() {
        let all = ('\0'..='\u{58f}').chain('\u{1e00}'..='\u{1eff}');
        let (mut seen, mut other) = (0, Vec::new());
        for it in all {
            let mut large = it.to_uppercase();
            let back =
                large.len() == 1 && large.clone().flat_map(char::to_lowercase).eq([it]);
            let want = if back { large.next().unwrap() } else { it };
            seen += usize::from(want != it);
            if capital(it) != want || is_capital(it) != it.is_uppercase() {
                other.push(it);
            }
        }
        // Titles of two letters in one and letters of phonetics are not here.
        assert!(seen > 600 && other.len() < 60, "{seen} {} {other:?}", other.len());
        for it in "aéöñßžőřçąłșğıåæøœþð ά έ ό ώ я ё ї ґ ա ÿ ɖ ɛ ɔ ŋ"
            .split(' ')
            .flat_map(str::chars)
        {
            assert_eq!(is_small(it), it.is_lowercase(), "{it}");
        }
        assert!(
            !is_small('5') && !is_small('字') && !is_capital('字') && !is_capital('-')
        );
        assert_eq!(capitalised("élan vital"), "Élan vital");
        assert_eq!((capitalised(""), capitalised("ß")), (String::new(), "ß".to_owned()));
    }
}
