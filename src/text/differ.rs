//! Which words of a text changed: for reading, so whole words and signs, not letters.

/// A stretch of a text before or after it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// Only before.
    Gone(String),
    /// Only after.
    New(String),
}

/// Texts whose words multiply to more are shown as taken out and put in whole.
const MOST: usize = 1 << 20;

/// Returns the text after the change with what was taken out, in reading order: what is
/// [`Piece::Kept`] and [`Piece::Gone`] makes up the text before, what is kept and new the
/// text after.
pub fn changed_words(before: &str, after: &str) -> Vec<Piece> {
    let (a, b) = (words(before), words(after));
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) =
        (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    let end =
        rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| x == y).count();
    let middle_a = rest_a.get(..rest_a.len() - end).unwrap_or_default();
    let middle_b = rest_b.get(..rest_b.len() - end).unwrap_or_default();
    let mut told = Told::default();
    for word in a.iter().take(start) {
        told.say(Side::Both, word);
    }
    middle(middle_a, middle_b, &mut told);
    for word in rest_a.iter().skip(middle_a.len()) {
        told.say(Side::Both, word);
    }
    whole_phrases(told.pieces)
}

/// Several words in a row that were replaced are one phrase out and one in: the spaces
/// between them, which are in both, go with them.
fn whole_phrases(pieces: Vec<Piece>) -> Vec<Piece> {
    // What is out, in, and kept after it.
    let mut groups: Vec<[String; 3]> = vec![Default::default()];
    for piece in pieces {
        let Some([gone, new, kept]) = groups.last_mut() else { continue };
        match piece {
            Piece::Kept(it) => kept.push_str(&it),
            changed => {
                if !kept.trim().is_empty() || (gone.is_empty() && new.is_empty()) {
                    if !kept.is_empty() {
                        groups.push(Default::default());
                    }
                } else if !kept.is_empty() && !gone.is_empty() && !new.is_empty() {
                    gone.push_str(kept);
                    new.push_str(kept);
                    kept.clear();
                } else if !kept.is_empty() {
                    groups.push(Default::default());
                }
                if let Some([gone, new, _]) = groups.last_mut() {
                    match changed {
                        Piece::Gone(it) => gone.push_str(&it),
                        Piece::New(it) | Piece::Kept(it) => new.push_str(&it),
                    }
                }
            }
        }
    }
    let parts = groups.into_iter().flat_map(|[gone, new, kept]| {
        [Piece::Gone(gone), Piece::New(new), Piece::Kept(kept)]
    });
    parts.filter(|it| !it.text().is_empty()).collect()
}

impl Piece {
    /// Returns the stretch.
    pub fn text(&self) -> &str {
        match self {
            Self::Kept(it) | Self::Gone(it) | Self::New(it) => it,
        }
    }
}

/// Cuts a text into words, spaces and signs; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut last = false;
    for (at, c) in text.char_indices() {
        let in_word = c.is_alphanumeric() || c == '\'' || c == '’';
        if at > from && !(in_word && last) {
            found.push(text.get(from..at).unwrap_or_default());
            from = at;
        }
        last = in_word;
    }
    if from < text.len() {
        found.push(text.get(from..).unwrap_or_default());
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Both,
    Before,
    After,
}

#[derive(Default)]
struct Told {
    pieces: Vec<Piece>,
}

impl Told {
    fn say(&mut self, side: Side, word: &str) {
        match (self.pieces.last_mut(), side) {
            (Some(Piece::Kept(it)), Side::Both)
            | (Some(Piece::Gone(it)), Side::Before)
            | (Some(Piece::New(it)), Side::After) => it.push_str(word),
            (_, Side::Both) => self.pieces.push(Piece::Kept(word.to_owned())),
            (_, Side::Before) => self.pieces.push(Piece::Gone(word.to_owned())),
            (_, Side::After) => self.pieces.push(Piece::New(word.to_owned())),
        }
    }

    fn all(&mut self, side: Side, words: &[&str]) {
        for word in words {
            self.say(side, word);
        }
    }
}

/// The longest common subsequence of words, by the table of its lengths.
fn middle(a: &[&str], b: &[&str], told: &mut Told) {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > MOST {
        told.all(Side::Before, a);
        told.all(Side::After, b);
        return;
    }
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    let at = |longest: &[u32], i: usize, j: usize| {
        longest.get(i * width + j).copied().unwrap_or_default()
    };
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let value = if x == y {
                at(&longest, i + 1, j + 1) + 1
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(cell) = longest.get_mut(i * width + j) {
                *cell = value;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    // What was taken out is told before what came in its place.
    let mut put_in: Vec<&str> = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            told.all(Side::After, &put_in);
            put_in.clear();
            told.say(Side::Both, x);
            (i, j) = (i + 1, j + 1);
        } else if at(&longest, i + 1, j) >= at(&longest, i, j + 1) {
            told.say(Side::Before, x);
            i += 1;
        } else {
            put_in.push(y);
            j += 1;
        }
    }
    told.all(Side::Before, a.get(i..).unwrap_or_default());
    told.all(Side::After, &put_in);
    told.all(Side::After, b.get(j..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn show(before: &str, after: &str) -> String {
        let piece = |it: &Piece| match it {
            Piece::Kept(it) => it.clone(),
            Piece::Gone(it) => format!("[-{it}-]"),
            Piece::New(it) => format!("{{+{it}+}}"),
        };
        changed_words(before, after).iter().map(piece).collect()
    }

    #[test]
    fn words_that_changed() {
        for (before, after, shown) in [
            ("", "", ""),
            ("", "Staff time.", "{+Staff time.+}"),
            ("Staff time.", "", "[-Staff time.-]"),
            ("Staff time.", "Staff time.", "Staff time."),
            ("Staff time.", "Staff’s own time.", "[-Staff-]{+Staff’s own+} time."),
            (
                "No time, no staff.",
                "No time and no staff.",
                "No time[-,-]{+ and+} no staff.",
            ),
            ("a b c d", "a c b d", "a [-b -]c{+ b+} d"),
            ("more time for us", "less room for us", "[-more time-]{+less room+} for us"),
            ("café 👩‍⚕️", "cafés 👩‍⚕️", "[-café-]{+cafés+} 👩‍⚕️"),
        ] {
            assert_eq!(show(before, after), shown, "{before:?} {after:?}");
        }
    }

    #[test]
    fn very_long_texts_are_told_whole() {
        let long = |word: &str| format!("{word} ").repeat(1200);
        let found = changed_words(&long("a"), &long("b"));
        assert_eq!(found.len(), 3, "out, in, and the last space, which is in both");
    }

    proptest! {
        #[test]
        fn both_texts_come_back(before in "[ab, é\n]{0,24}", after in "[ab, é\n]{0,24}") {
            let (mut old, mut new) = (String::new(), String::new());
            for piece in changed_words(&before, &after) {
                match piece {
                    Piece::Kept(it) => {
                        old.push_str(&it);
                        new.push_str(&it);
                    }
                    Piece::Gone(it) => old.push_str(&it),
                    Piece::New(it) => new.push_str(&it),
                }
            }
            prop_assert_eq!(old, before);
            prop_assert_eq!(new, after);
        }
    }
}
