//! One answer in a file: a number, a text, a list of options' places, or nothing, with the
//! reason where it is not simply an empty cell.

use std::fmt;
use std::rc::Rc;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::to_wire;
use crate::survey::Column;
use crate::text;

/// Returns the same double as was written: the JSON reader's own is one beside it at times.
fn exact<E: Error>(raw: &str) -> Result<f64, E> {
    let number = text::number(raw).filter(|it| it.is_finite());
    number.ok_or_else(|| E::custom(format_args!("{raw} is no number")))
}

/// Reads a number that may be missing.
pub(super) fn optional<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<f64>, D::Error> {
    let raw = Option::<&RawValue>::deserialize(from)?;
    raw.map(|it| exact(it.get())).transpose()
}

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// An empty cell.
    Empty,
    /// The place of a level among the question's.
    Place(u16),
    /// The places of options.
    Places(Vec<u16>),
    /// A quantity.
    Number(f64),
    /// Words, a day, an id.
    Text(String),
    /// No answer for this reason: `not_shown`, `code` with its place, or `unreadable` with
    /// the cell's text.
    Missing {
        /// The reason.
        reason: String,
        /// The missing code's place.
        code: Option<u8>,
        /// The text that does not fit.
        text: Option<String>,
    },
}

/// The answers to a question: as they were read, or of a column, each made when it is written:
/// made all at once those of a large survey would need more room than all else together.
pub(crate) enum Cells {
    /// As they were read.
    Read(Vec<Cell>),
    /// Of a column.
    Of(Rc<Column>),
}

impl Cells {
    fn len(&self) -> usize {
        match self {
            Self::Read(_) => 0,
            Self::Of(column) => column.answers.len(),
        }
    }

    fn at(&self, row: usize) -> Cell {
        match self {
            // Only what a column holds is written.
            Self::Read(_) => Cell::Empty,
            Self::Of(column) => to_wire::cell(column, row),
        }
    }

    /// Returns those that were read.
    pub(crate) fn read(self) -> Vec<Cell> {
        match self {
            Self::Read(cells) => cells,
            Self::Of(_) => Vec::new(),
        }
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((0..self.len()).map(|row| self.at(row)))
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::Read)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => to.serialize_unit(),
            Self::Place(place) => to.serialize_u16(*place),
            Self::Number(number) => to.serialize_f64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::Places(places) => {
                let mut list = to.serialize_seq(Some(places.len()))?;
                for place in places {
                    list.serialize_element(place)?;
                }
                list.end()
            }
            Self::Missing { reason, code, text } => {
                let mut map = to.serialize_map(None)?;
                map.serialize_entry("missing", reason)?;
                if let Some(code) = code {
                    map.serialize_entry("code", code)?;
                }
                if let Some(text) = text {
                    map.serialize_entry("text", text)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(from)?.get();
        if raw.starts_with(|it: char| it == '-' || it.is_ascii_digit()) {
            let number = || exact(raw).map(Self::Number);
            return raw
                .parse()
                .map_or_else(|_no_place| number(), |it| Ok(Self::Place(it)));
        }
        let mut inner = serde_json::Deserializer::from_str(raw);
        inner.deserialize_any(CellVisitor).map_err(D::Error::custom)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "an answer: a number, a text, a list of places, null or a missing reason",
        )
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        let mut places = Vec::new();
        while let Some(place) = list.next_element()? {
            places.push(place);
        }
        Ok(Cell::Places(places))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let (mut reason, mut code, mut text) = (String::new(), None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "missing" => reason = map.next_value()?,
                "code" => code = map.next_value()?,
                "text" => text = map.next_value()?,
                _ => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        Ok(Cell::Missing { reason, code, text })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_number_comes_back_as_the_same_double(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            let text = serde_json::to_string(&Cell::Number(number)).unwrap();
            let back: Cell = serde_json::from_str(&text).unwrap();
            prop_assert!(matches!(back, Cell::Number(it) if it.to_bits() == bits));
        }
    }

    #[test]
    fn cells_are_read_as_what_they_are() {
        for (text, cell) in [
            ("null", Some(Cell::Empty)),
            ("65535", Some(Cell::Place(65_535))),
            ("65536", Some(Cell::Number(65_536.0))),
            ("-1", Some(Cell::Number(-1.0))),
            ("5.5", Some(Cell::Number(5.5))),
            ("1e999", None),
            ("true", None),
            (r#""Yes""#, Some(Cell::Text("Yes".to_owned()))),
            ("[1, 2]", Some(Cell::Places(vec![1, 2]))),
        ] {
            assert_eq!(serde_json::from_str(text).ok(), cell, "{text}");
        }
    }
}
