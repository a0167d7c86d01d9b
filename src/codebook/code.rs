//! One code.

use crate::id::CodeId;
use crate::stamp::Provenance;

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
    /// Its colour.
    pub colour: Colour,
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
            colour,
            provenance,
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
