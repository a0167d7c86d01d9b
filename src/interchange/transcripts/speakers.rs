//! Which of a text's labels are speakers: decided over the whole text, never by one line.
//!
//! A label must fit its strength: a role word may stand once; initials and names twice;
//! any other words three times. Then the text must be a conversation: a role word or a
//! label with a time that speaks twice is enough; else two labels must begin a quarter of
//! all paragraphs (of all lines, when no line is blank). Once it is one, labels that stand
//! once are taken as well where they look like the others: beside a time, as initials among
//! initials, or as two or three words that all have capitals at the start of a paragraph.

use crate::order::{self, Map, Set};

use super::label::{self, Strength};
use super::line::{Form, Header};

/// The labels of a text, counted.
#[derive(Debug, Default)]
pub(super) struct Census {
    labels: Map<String, Tally>,
    /// Paragraphs, or lines where none is blank.
    units: usize,
}

#[derive(Debug)]
struct Tally {
    /// As first written.
    label: String,
    strength: Strength,
    count: usize,
    timed: usize,
    /// Only so often set off by a colon or a time.
    strong: usize,
    opens_unit: bool,
    line: usize,
}

impl Census {
    /// Begins a count in a text of so many paragraphs or lines.
    pub(super) fn new(units: usize) -> Self {
        Self { units, ..Self::default() }
    }

    /// Counts a label at this line; `opens_unit` when a paragraph begins there.
    pub(super) fn add(&mut self, header: &Header<'_>, line: usize, opens_unit: bool) {
        let tally =
            self.labels.entry(label::key(header.label)).or_insert_with(|| Tally {
                label: header.label.to_owned(),
                strength: header.strength,
                count: 0,
                timed: 0,
                strong: 0,
                opens_unit: false,
                line,
            });
        tally.count += 1;
        tally.timed += usize::from(header.form == Form::Timed);
        tally.strong += usize::from(header.form != Form::Weak);
        tally.opens_unit |= opens_unit;
        tally.strength = tally.strength.min(header.strength);
    }

    /// Returns the keys of the labels that are speakers; none when nobody is.
    pub(super) fn speakers(&self) -> Set<String> {
        let regular: Vec<(&String, &Tally)> =
            self.labels.iter().filter(|(_, it)| it.is_regular()).collect();
        let turns: usize = regular.iter().map(|(_, it)| it.count).sum();
        let sure = regular.iter().any(|(_, it)| {
            it.count >= 2
                && (it.timed >= 2 || (it.strength == Strength::Role && it.strong >= 2))
        });
        let carries = if regular.len() >= 2 {
            turns * 4 >= self.units
        } else {
            // One voice that says it all, named by its role.
            regular.iter().any(|(_, it)| it.strength == Strength::Role)
                && turns * 2 >= self.units
        };
        if turns == 0 || !(sure || carries) {
            return Set::new();
        }
        let by_initials = regular.iter().any(|(_, it)| label::is_initials(&it.label));
        let all = self.labels.iter();
        let taken = all.filter(|(_, it)| it.is_regular() || it.joins(by_initials));
        order::set(taken.map(|(key, _)| key.clone()))
    }

    /// Returns the labels that could be speakers but were not taken, with their lines.
    pub(super) fn left(&self, speakers: &Set<String>) -> Vec<(usize, &str)> {
        let mut left: Vec<(usize, &str)> = self
            .labels
            .iter()
            .filter(|(key, it)| {
                !speakers.contains(*key)
                    && it.strength <= Strength::Name
                    && it.strong > 0
                    && it.opens_unit
            })
            .map(|(_, it)| (it.line, it.label.as_str()))
            .collect();
        order::sort(&mut left);
        left
    }
}

impl Tally {
    /// Stands often enough for what it looks like.
    fn is_regular(&self) -> bool {
        self.count
            >= match self.strength {
                Strength::Role => 1,
                Strength::Initials | Strength::Name => 2,
                Strength::Plain => 3,
            }
    }

    /// Stands once, and looks like those who speak in this text.
    fn joins(&self, by_initials: bool) -> bool {
        let words = self.label.split_whitespace().count();
        match self.strength {
            Strength::Role => true,
            _ if self.timed > 0 => self.strength <= Strength::Name,
            Strength::Initials => by_initials,
            Strength::Name => {
                self.strong > 0 && self.opens_unit && (2..=3).contains(&words)
            }
            Strength::Plain => false,
        }
    }
}
