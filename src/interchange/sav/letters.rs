//! How an SPSS file stores its letters, by the name or the number that it gives.

use super::super::decode;

/// How letters are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Letters {
    /// The file does not say: UTF-8 if it can be that, else Windows-1252.
    #[default]
    Unsaid,
    /// UTF-8.
    Utf8,
    /// Windows-1252, and what it contains: ASCII and Latin-1.
    Western,
    /// A way that is not known, by its name; read as Windows-1252.
    Unknown(String),
}

impl Letters {
    /// Reads the name of record 7/20, such as `UTF-8` or `windows-1252`.
    pub(super) fn named(name: &str) -> Self {
        let bare: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|it| it.to_ascii_lowercase())
            .collect();
        match bare.as_str() {
            "" => Self::Unsaid,
            "utf8" | "65001" | "cp65001" => Self::Utf8,
            "windows1252" | "cp1252" | "1252" | "iso88591" | "latin1" | "usascii"
            | "ascii" | "ansix341968" => Self::Western,
            _ => Self::Unknown(name.trim().to_owned()),
        }
    }

    /// Reads the number of record 7/3: a code page of Windows; 2 and 3 are 7 and 8 bits of
    /// no further description.
    pub(super) fn numbered(number: i32) -> Self {
        match number {
            0 | 2 | 3 => Self::Unsaid,
            65001 => Self::Utf8,
            1252 | 20127 | 28591 => Self::Western,
            other => Self::Unknown(other.to_string()),
        }
    }

    /// Returns the text in the bytes, without NUL and the blanks that fill it up.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        let filled = bytes.iter().rposition(|it| !matches!(it, 0 | b' '));
        let bytes = bytes.get(..filled.map_or(0, |it| it + 1)).unwrap_or_default();
        let is_utf8 = match self {
            Self::Utf8 => true,
            Self::Unsaid => std::str::from_utf8(bytes).is_ok(),
            Self::Western | Self::Unknown(_) => bytes.is_ascii(),
        };
        let mut text = if is_utf8 {
            // A long text may be cut inside a letter.
            String::from_utf8_lossy(bytes).into_owned()
        } else {
            decode::windows_1252(bytes).0
        };
        if text.contains('\0') {
            text.retain(|it| it != '\0');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        for (name, letters) in [
            ("UTF-8", Letters::Utf8),
            ("utf8", Letters::Utf8),
            ("windows-1252", Letters::Western),
            ("ISO-8859-1", Letters::Western),
            ("", Letters::Unsaid),
            ("EUC-KR", Letters::Unknown("EUC-KR".into())),
        ] {
            assert_eq!(Letters::named(name), letters);
        }
        assert_eq!(Letters::numbered(65001), Letters::Utf8);
        assert_eq!(Letters::numbered(1252), Letters::Western);
        assert_eq!(Letters::numbered(932), Letters::Unknown("932".into()));
    }

    #[test]
    fn texts_lose_what_fills_them_up() {
        assert_eq!(Letters::Utf8.text(b" Gr\xC3\xB6\xC3\x9Fe   \0"), " Größe");
        assert_eq!(Letters::Western.text(b"Gr\xF6\xDFe   "), "Größe");
        assert_eq!(Letters::Unsaid.text(b"Gr\xF6\xDFe"), "Größe");
        assert_eq!(Letters::Unsaid.text(b"Gr\xC3\xB6"), "Grö");
        assert_eq!(Letters::Utf8.text(b"cut \xC3"), "cut \u{fffd}");
        assert_eq!(Letters::Utf8.text(b"   "), "");
    }
}
