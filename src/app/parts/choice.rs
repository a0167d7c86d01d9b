//! One of several things to choose from, and the three threads of the loom.

use yew::AttrValue;

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is handed back.
    pub value: AttrValue,
    /// What is shown.
    pub label: AttrValue,
}

impl Choice {
    /// Returns a choice.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Which half of a study something belongs to; gives it its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Neither.
    #[default]
    Plain,
    /// The survey.
    Warp,
    /// The interviews.
    Weft,
    /// Where the two meet.
    Join,
}

impl Section {
    /// Returns its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Warp => "warp",
            Self::Weft => "weft",
            Self::Join => "join",
        }
    }
}
