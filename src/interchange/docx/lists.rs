//! The numbers and bullets of lists (ECMA-376, Part 1, section 17.9). They are seen on the
//! page and stand nowhere in the text: a document says only which list a paragraph is in.

use quick_xml::events::BytesStart;

use super::super::office::{self, Hears};
use crate::order::{self, Set};

/// Levels that a list can have.
const LEVELS: usize = 9;

/// A paragraph's place: the list's id, and how deep.
pub(super) type Item = (String, usize);

/// How a level is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// The first number, 1 where nothing is said.
    start: Option<u32>,
    /// The word for its numbers.
    format: String,
    /// The numbers of levels as `%1`, and what stands around them.
    text: String,
}

/// A kind of list, and how far it has been counted.
#[derive(Debug, Default)]
struct Kind {
    id: String,
    levels: Vec<Level>,
    counts: Vec<u32>,
}

/// A list; several of one kind are counted on.
#[derive(Debug, Default)]
struct List {
    id: String,
    kind: String,
    /// Where it begins anew: levels and first numbers.
    restarts: Vec<(usize, u32)>,
}

/// The lists of a document. There are few: they are looked up one by one.
#[derive(Debug, Default)]
pub(super) struct Lists {
    kinds: Vec<Kind>,
    all: Vec<List>,
    /// Styles that make a paragraph an item.
    styles: Vec<(String, Item)>,
    /// Lists whose numbers are those of turns, not of what was said.
    pub(super) silent: Set<String>,
}

impl Lists {
    /// Reads what a document says of its lists, and of the styles that make them.
    pub(super) fn read(numbering: &str, styles: &str) -> Self {
        let mut reader = Reader::default();
        office::walk(numbering, &mut reader);
        let mut named = Reader { lists: reader.lists, ..Reader::default() };
        office::walk(styles, &mut named);
        named.lists
    }

    /// Returns the item that a style makes of a paragraph.
    pub(super) fn of_style(&self, style: &str) -> Option<Item> {
        let found = self.styles.iter().find(|it| it.0 == style);
        found.map(|it| it.1.clone()).filter(|it| !it.0.is_empty())
    }

    /// Counts an item and returns what stands before it.
    pub(super) fn mark(&mut self, (list, depth): &Item) -> Option<String> {
        let own = self.all.iter_mut().find(|it| it.id == *list)?;
        let kind = self.kinds.iter_mut().find(|it| it.id == own.kind)?;
        let (levels, counts) = (&kind.levels, &mut kind.counts);
        let level = levels.get(*depth)?;
        let start = |it: usize| levels.get(it).and_then(|it| it.start).unwrap_or(1);
        if counts.is_empty() {
            counts.extend((0..LEVELS).map(|it| start(it).saturating_sub(1)));
        }
        for (at, number) in own.restarts.drain(..) {
            if let Some(count) = counts.get_mut(at) {
                *count = number.saturating_sub(1);
            }
        }
        for (at, count) in counts.iter_mut().enumerate().skip(*depth) {
            *count = if at == *depth {
                count.saturating_add(1)
            } else {
                start(at).saturating_sub(1)
            };
        }
        if self.silent.contains(list) || level.format == "none" {
            return None;
        }
        if level.format == "bullet" {
            let dash = level.text.starts_with(['-', '–', '—']);
            return Some(if dash { "– " } else { "• " }.to_owned());
        }
        let mut text = level.text.clone();
        for (at, count) in counts.iter().enumerate() {
            let format = levels.get(at).map_or("", |it| it.format.as_str());
            // A level above that was passed over counts as its first.
            let number = written((*count).max(1), format);
            text = text.replace(&format!("%{}", at + 1), &number);
        }
        Some(text.trim().to_owned() + " ").filter(|it| it.len() > 1)
    }
}

/// Returns a number as a list writes it.
fn written(number: u32, format: &str) -> String {
    let lower = match format {
        "lowerLetter" | "upperLetter" => {
            // z, then aa, bb.
            let letter = (number - 1) % 26;
            let times = usize::try_from((number - 1) / 26 + 1).unwrap_or(1).min(9);
            char::from_u32('a' as u32 + letter).unwrap_or('a').to_string().repeat(times)
        }
        "lowerRoman" | "upperRoman" if number < 4000 => roman(number),
        _ => return number.to_string(),
    };
    if format.starts_with("upper") { lower.to_ascii_uppercase() } else { lower }
}

fn roman(mut number: u32) -> String {
    let signs = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in signs {
        while number >= value {
            number -= value;
            text.push_str(sign);
        }
    }
    text
}

/// Returns which lists number the turns of a conversation: most of their items begin with
/// a name and a colon or a tab, and the names come again.
pub(super) fn of_turns(items: &[(String, String)]) -> Set<String> {
    let lists: Set<String> = order::set(items.iter().map(|it| it.0.clone()));
    let are_turns = |list: &String| {
        let own = items.iter().filter(|it| it.0 == *list);
        let label = |it: &(String, String)| {
            let label = it.1.split_once([':', '\t'])?.0.trim().to_owned();
            (!label.is_empty() && label.split_whitespace().count() < 5).then_some(label)
        };
        let labels: Vec<String> = own.clone().filter_map(label).collect();
        let names = order::set(labels.iter().cloned()).iter().count();
        labels.len() > 2 && labels.len() * 2 > own.count() && names * 2 <= labels.len()
    };
    order::set(lists.into_iter().filter(are_turns))
}

/// Reads the parts of a document that are about lists.
#[derive(Default)]
struct Reader {
    lists: Lists,
    depth: usize,
    list: Option<String>,
    level: usize,
}

/// Returns an attribute whatever its prefix is.
fn of(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let local = |key: &str| key.rsplit(':').next() == Some(name);
    let mut all = element.attributes();
    let mut all = all.with_checks(false).flatten();
    all.find(|it| local(it.key.as_ref())).map(|it| it.value.as_ref().to_owned())
}

/// Returns the number in an attribute.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    of(element, name)?.parse().ok()
}

/// Returns the value of a switch or a reference.
pub(super) fn value(element: &BytesStart<'_>) -> Option<String> {
    of(element, "val")
}

impl Hears for Reader {
    fn depth(&self) -> usize {
        self.depth
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        let name = element.name();
        let name = name.as_ref().rsplit(':').next().unwrap_or_default();
        let lists = &mut self.lists;
        match name {
            "abstractNum" => {
                let id = of(element, "abstractNumId").unwrap_or_default();
                lists.kinds.push(Kind { id, ..Kind::default() });
                self.list = None;
            }
            "num" => {
                self.list = of(element, "numId");
            }
            "abstractNumId" => {
                if let (Some(id), Some(kind)) = (self.list.clone(), value(element)) {
                    lists.all.push(List { id, kind, restarts: Vec::new() });
                }
            }
            "lvl" | "lvlOverride" => {
                self.level = number(element, "ilvl").unwrap_or_default();
            }
            "startOverride" => {
                let first = number(element, "val").and_then(|it| u32::try_from(it).ok());
                if let (Some(list), Some(first)) = (lists.all.last_mut(), first) {
                    list.restarts.push((self.level, first));
                }
            }
            "start" | "numFmt" | "lvlText" => {
                // A list's own levels are not read.
                let Some(kind) = lists.kinds.last_mut() else { return };
                if self.list.is_some() {
                    return;
                }
                let levels = &mut kind.levels;
                if levels.len() <= self.level && self.level < LEVELS {
                    levels.resize(self.level + 1, Level::default());
                }
                let Some(level) = levels.get_mut(self.level) else { return };
                let said = value(element).unwrap_or_default();
                match name {
                    "start" => level.start = said.parse().ok(),
                    "numFmt" => level.format = said,
                    _ => level.text = said,
                }
            }
            "style" => {
                let id = of(element, "styleId").unwrap_or_default();
                lists.styles.push((id, Item::default()));
            }
            "numId" => {
                if let Some((_, item)) = lists.styles.last_mut() {
                    item.0 = value(element).unwrap_or_default();
                }
            }
            "ilvl" => {
                if let Some((_, item)) = lists.styles.last_mut() {
                    item.1 = number(element, "val").unwrap_or_default();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_lists_write_them() {
        for (number, format, text) in [
            (4, "decimal", "4"),
            (4, "lowerLetter", "d"),
            (28, "upperLetter", "BB"),
            (4, "lowerRoman", "iv"),
            (1994, "upperRoman", "MCMXCIV"),
            (7, "ordinalText", "7"),
        ] {
            assert_eq!(written(number, format), text, "{number} {format}");
        }
    }

    #[test]
    fn lists_of_turns_are_told_by_names_that_come_again() {
        let all = |texts: &[&str]| -> Vec<(String, String)> {
            texts.iter().map(|it| ("1".to_owned(), (*it).to_owned())).collect()
        };
        let talk = all(&["I: So?", "P1: Well.", "I: And?", "P1: Then."]);
        assert!(of_turns(&talk).contains("1"));
        let topics = all(&["Time: too short", "Staff: too few", "Money: none", "Trust"]);
        assert!(!of_turns(&topics).contains("1"));
        assert!(!of_turns(&all(&["one", "two", "three"])).contains("1"));
    }
}
