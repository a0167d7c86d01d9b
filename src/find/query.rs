//! What is asked of segments: conditions, joined by and, or and not, in groups within groups.

use crate::coding::Stance;
use crate::id::{CodeId, CoderId, ParticipantId, QueryId};
use crate::participants::Participants;
use crate::stamp::Provenance;
use crate::stats::Disclosure;
use crate::transcript::TranscriptKind;

/// A query kept under a name. What it finds is never kept: it is found anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery {
    /// Its id.
    pub id: QueryId,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub asks: Group,
    /// Who and when.
    pub provenance: Provenance,
}

/// Conditions of which all, or one, must be true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Whether one is enough.
    pub any: bool,
    /// The conditions; none lets everything through.
    pub parts: Vec<Part>,
}

impl Group {
    /// Tells whether somebody is asked for, by values of attributes alone; nothing where those
    /// are not asked for.
    fn asks_for(&self, person: ParticipantId, people: &Participants) -> Option<bool> {
        let part = |it: &Part| {
            let is = match &it.is {
                Is::Group(group) => group.asks_for(person, people)?,
                Is::Value { attribute, value } => {
                    people.value(person, attribute) == value.as_deref()
                }
                _ => return None,
            };
            Some(is != it.not)
        };
        let mut all = self.parts.iter().filter_map(part).peekable();
        all.peek()?;
        Some(if self.any { all.any(|it| it) } else { all.all(|it| it) })
    }

    /// Tells whether so few people are asked for that what they say would tell who they are.
    pub fn is_of_few(&self, people: &Participants, rule: Disclosure) -> bool {
        let asked = people.people.keys().filter_map(|it| self.asks_for(*it, people));
        let asked: Vec<bool> = asked.collect();
        !asked.is_empty() && rule.is_small(asked.iter().filter(|it| **it).count())
    }
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether it must not be so.
    pub not: bool,
    /// What must be so.
    pub is: Is,
}

/// What can be true of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is {
    /// A group of conditions is true.
    Group(Group),
    /// It has the code, or one under it.
    Code {
        /// The code.
        code: CodeId,
        /// Whether those under it will do.
        under: bool,
    },
    /// The coder made it.
    Coder(CoderId),
    /// It has the stance, or none.
    Stance(Option<Stance>),
    /// Who says it has this value of an attribute, or none.
    Value {
        /// The attribute.
        attribute: String,
        /// The value.
        value: Option<String>,
    },
    /// It is of a transcript of this kind.
    Kind(TranscriptKind),
    /// The words and phrases are said in it.
    Words(String),
    /// Its memo says this; of nothing, it has one.
    Memo(String),
    /// Another segment, with the code or one under it, is near.
    Near {
        /// The other's code.
        code: CodeId,
        /// Whether those under it will do.
        under: bool,
        /// How near.
        how: Near,
    },
}

/// How two passages lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// They share words.
    Overlaps,
    /// It lies in the other one, or has the same words.
    Inside,
    /// The other one lies in it, or has the same words.
    Around,
    /// At most so many words are said between them.
    Words(u32),
    /// At most so many turns lie between where they are: 0 is the same turn, 1 the next.
    Turns(u32),
}

impl Group {
    /// Tells whether a condition names the code.
    pub fn names(&self, code: CodeId) -> bool {
        self.parts.iter().any(|it| match &it.is {
            Is::Group(group) => group.names(code),
            Is::Code { code: it, .. } | Is::Near { code: it, .. } => *it == code,
            _ => false,
        })
    }

    /// Hands on every text of its conditions, to be changed.
    pub fn each_text(&mut self, take: &mut dyn FnMut(&mut String)) {
        for part in &mut self.parts {
            match &mut part.is {
                Is::Group(group) => group.each_text(take),
                Is::Words(text) | Is::Memo(text) => take(text),
                Is::Value { value: Some(value), .. } => take(value),
                _ => {}
            }
        }
    }

    /// Puts one code in the place of another. (A code that is gone stays named: without its
    /// condition, something else would be asked.)
    pub fn replace(&mut self, code: CodeId, by: CodeId) {
        for part in &mut self.parts {
            match &mut part.is {
                Is::Group(group) => group.replace(code, by),
                Is::Code { code: it, .. } | Is::Near { code: it, .. } if *it == code => {
                    *it = by;
                }
                _ => {}
            }
        }
    }

    /// Returns the codes that its conditions want a segment to have, those under them among
    /// them: what its results are mostly of.
    pub fn codes(&self) -> Vec<CodeId> {
        let mut all = Vec::new();
        for part in self.parts.iter().filter(|it| !it.not) {
            match &part.is {
                Is::Group(group) => all.extend(group.codes()),
                Is::Code { code, .. } => all.push(*code),
                _ => {}
            }
        }
        all
    }
}
