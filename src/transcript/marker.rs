//! Speakers by a marker of the person's own, where a text marks them in a way that is not
//! recognised: `<{name}>`, `{name} >>`, `## {name}`.

use super::{Draft, DraftSpeaker, DraftTurn};
use crate::text::chars;

/// What stands for the speaker's name in a pattern.
pub const NAME: &str = "{name}";
/// A longer name is none: the marks stand there by chance.
const LONGEST: u32 = 40;

impl Draft {
    /// Returns the draft with a turn begun by each line that begins as the pattern says, and
    /// how many do; nothing when the pattern says nothing. What was recognised already
    /// stays.
    pub fn marked(&self, pattern: &str) -> Option<(Self, usize)> {
        let (before, after) = pattern.split_once(NAME)?;
        let marks = (before.trim_start(), after.trim_end());
        if [marks.0, marks.1].concat().trim().is_empty() {
            return None;
        }
        let mut made = Self { turns: Vec::new(), ..self.clone() };
        let mut count = 0;
        for turn in &self.turns {
            let mut at = turn.source;
            let mut now = DraftTurn { text: String::new(), ..turn.clone() };
            for line in turn.text.split('\n') {
                let words = match name_in(line, marks) {
                    Some((name, words)) => {
                        count += 1;
                        made.push_turn(std::mem::take(&mut now));
                        let speaker = Some(made.speaker_named(name));
                        now = DraftTurn { speaker, ..DraftTurn::default() };
                        words
                    }
                    None => line,
                };
                if now.text.is_empty() {
                    let skipped = line.len() - words.trim_start().len();
                    let head = line.get(..skipped).unwrap_or_default();
                    now.source = at.saturating_add(chars(head));
                    now.text.push_str(words.trim_start());
                } else {
                    now.text.push('\n');
                    now.text.push_str(words);
                }
                at = at.saturating_add(chars(line)).saturating_add(1);
            }
            made.push_turn(now);
        }
        Some((made, count))
    }

    fn push_turn(&mut self, mut turn: DraftTurn) {
        turn.text.truncate(turn.text.trim_end().len());
        if !turn.text.is_empty() {
            self.turns.push(turn);
        }
    }

    fn speaker_named(&mut self, name: &str) -> usize {
        let known = self.speakers.iter().position(|it| it.name == name);
        known.unwrap_or_else(|| {
            let name = name.to_owned();
            self.speakers.push(DraftSpeaker { name, interviewer: false });
            self.speakers.len() - 1
        })
    }
}

/// Returns the name that a line begins with, and the words after it.
fn name_in<'a>(
    line: &'a str,
    (before, after): (&str, &str),
) -> Option<(&'a str, &'a str)> {
    let rest = line.trim_start().strip_prefix(before)?;
    let (name, words) =
        if after.is_empty() { (rest, "") } else { rest.split_once(after)? };
    let name = name.trim();
    let fits = !name.is_empty() && chars(name) <= LONGEST;
    fits.then_some((name, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        let turn = DraftTurn { text: text.into(), source: 10, ..DraftTurn::default() };
        Draft { turns: vec![turn], ..Draft::default() }
    }

    type Turns = Vec<(String, u32, String)>;

    fn said(text: &str, pattern: &str) -> Option<(Turns, usize)> {
        let (made, count) = draft(text).marked(pattern)?;
        let name = |it: Option<usize>| {
            it.map_or(String::new(), |it| made.speakers[it].name.clone())
        };
        let turns =
            made.turns.iter().map(|it| (name(it.speaker), it.source, it.text.clone()));
        Some((turns.collect(), count))
    }

    #[test]
    fn markers_of_ones_own() {
        let turn =
            |name: &str, source, text: &str| (name.to_owned(), source, text.to_owned());
        for (text, pattern, turns) in [
            (
                "<Ann> How 🙂?\n<Bo> Well.\nSo.\n<Ann> Why?",
                "<{name}>",
                vec![
                    turn("Ann", 16, "How 🙂?"),
                    turn("Bo", 28, "Well.\nSo."),
                    turn("Ann", 44, "Why?"),
                ],
            ),
            (
                "Intro.\nAnn >> How?",
                "{name} >>",
                vec![turn("", 10, "Intro."), turn("Ann", 24, "How?")],
            ),
            ("## Ann\nHow?", "## {name}", vec![turn("Ann", 17, "How?")]),
        ] {
            let count = turns.iter().filter(|it| !it.0.is_empty()).count();
            assert_eq!(said(text, pattern), Some((turns, count)), "{text}");
        }
        assert_eq!(said("Ann: How?", "{name}"), None);
        assert_eq!(said("Ann: How?", "nobody"), None);
        assert_eq!(said("How?", "<{name}>").unwrap().1, 0);
    }
}
