//! One code.

use crate::id::CodeId;
use crate::stamp::{Moment, Provenance, Stamp};

/// A label with all that a second coder needs to use it alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Its id.
    pub id: CodeId,
    /// The label.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub use_when: String,
    /// When not to use it, and what to use instead.
    pub not_when: String,
    /// A passage that shows it.
    pub example: String,
    /// A passage that looks like it and is not.
    pub counter_example: String,
    /// Its colour.
    pub colour: Colour,
    /// The framework it was taken from; empty when it emerged from the material.
    pub source: String,
    /// Its number key in coding, 1 to 9, for coders who chose none of their own: from files
    /// of before each coder had some. No two codes have the same.
    pub favourite: Option<u8>,
    /// Since when it is kept for its segments only, and who said so. What lies under an
    /// archived code is archived too.
    pub archived: Option<Stamp>,
    /// When the rules for using it were last written or changed.
    pub ruled: Option<Stamp>,
    /// When they were last changed after somebody had coded by them: what was coded before
    /// is in doubt.
    pub redefined: Option<Stamp>,
    /// The codes that were merged into it.
    pub merged: Vec<CodeId>,
    /// Who and when.
    pub provenance: Provenance,
}

impl Code {
    /// Returns a code with a name alone.
    pub fn named(id: CodeId, name: &str, colour: Colour, provenance: Provenance) -> Self {
        Self {
            id,
            name: name.to_owned(),
            definition: String::new(),
            use_when: String::new(),
            not_when: String::new(),
            example: String::new(),
            counter_example: String::new(),
            colour,
            source: String::new(),
            favourite: None,
            archived: None,
            ruled: None,
            redefined: None,
            merged: Vec::new(),
            provenance,
        }
    }

    /// Returns when the rules for using it were last written or changed.
    pub fn ruled_at(&self) -> Moment {
        self.ruled.map_or(self.provenance.created.at, |it| it.at)
    }

    /// Tells whether the code is in use: not archived.
    pub fn is_active(&self) -> bool {
        self.archived.is_none()
    }
}

/// One of a code's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What it means.
    Definition,
    /// When to use it.
    UseWhen,
    /// When not to use it.
    NotWhen,
    /// A passage that shows it.
    Example,
    /// A passage that looks like it and is not.
    CounterExample,
}

impl Part {
    /// All texts, in the order in which they are read.
    pub const ALL: [Self; 5] = [
        Self::Definition,
        Self::UseWhen,
        Self::NotWhen,
        Self::Example,
        Self::CounterExample,
    ];

    /// Returns the word for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::UseWhen => "use_when",
            Self::NotWhen => "do_not_use_when",
            Self::Example => "example",
            Self::CounterExample => "counter_example",
        }
    }

    /// Tells whether it rules what gets the code: when it changes, what was coded before
    /// is in doubt.
    pub fn is_rule(self) -> bool {
        matches!(self, Self::Definition | Self::UseWhen | Self::NotWhen)
    }

    /// Returns the text of a code.
    pub fn of(self, code: &Code) -> &String {
        match self {
            Self::Definition => &code.definition,
            Self::UseWhen => &code.use_when,
            Self::NotWhen => &code.not_when,
            Self::Example => &code.example,
            Self::CounterExample => &code.counter_example,
        }
    }

    /// Returns the text of a code, to change it.
    pub fn of_mut(self, code: &mut Code) -> &mut String {
        match self {
            Self::Definition => &mut code.definition,
            Self::UseWhen => &mut code.use_when,
            Self::NotWhen => &mut code.not_when,
            Self::Example => &mut code.example,
            Self::CounterExample => &mut code.counter_example,
        }
    }
}

/// One of the eight colours of the palette, 1 to 8: told apart by people who see colours
/// differently, in light and dark, and never used without the code's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(u8);

impl Colour {
    /// How many colours there are.
    pub const COUNT: u8 = 8;

    /// Returns the colour with this number, counted from 1 and beginning again after the
    /// last one.
    pub fn new(number: u32) -> Self {
        let turn = number.saturating_sub(1) % u32::from(Self::COUNT);
        Self(u8::try_from(turn).unwrap_or_default())
    }

    /// Returns the number, 1 to 8.
    pub fn number(self) -> u8 {
        self.0 + 1
    }

    /// Returns all colours.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }
}
