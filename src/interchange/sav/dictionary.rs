//! The first half of an SPSS file: what describes its variables.

use super::extensions;
use super::fields::{Cut, Fields};
use super::letters::Letters;
use super::{Measure, raw};
use crate::parsed::{FormatProblem, Note, Place, Problem};

/// The widest string that stands in one variable; a wider one is cut into several.
const SHORT_STRING: usize = 255;
/// The width by which the pieces of a very wide string are counted.
const PIECE: usize = 252;

/// How the cases are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Eight bytes an element.
    None,
    /// A byte for each element that is a small number or blank.
    Bytes,
    /// The same in blocks of zlib.
    Zlib,
}

/// What describes a file's cases.
#[derive(Debug)]
pub(super) struct Dictionary {
    pub(super) is_big: bool,
    pub(super) packing: Packing,
    /// What is added to a small number in one byte.
    pub(super) bias: f64,
    /// How many cases the file says that it has.
    pub(super) cases: Option<usize>,
    /// The number that means "no answer".
    pub(super) nothing: f64,
    pub(super) letters: Letters,
    pub(super) variables: Vec<raw::Variable>,
    /// Where the cases begin.
    pub(super) data: usize,
    pub(super) notes: Vec<Note>,
}

impl Dictionary {
    /// Reads a file up to its cases.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Cut> {
        let (is_big, mut fields) = head(bytes)?;
        let packing = packing(bytes, fields.i32()?)?;
        let _weight = fields.i32()?;
        let cases = usize::try_from(fields.i32()?).ok();
        let bias = fields.f64()?;
        // When it was made, its label, and room.
        fields.take(9 + 8 + 64 + 3)?;
        let mut all = Self {
            is_big,
            packing,
            bias,
            cases,
            nothing: -f64::MAX,
            letters: Letters::Unsaid,
            variables: Vec::new(),
            data: 0,
            notes: Vec::new(),
        };
        let mut more = extensions::Extensions::default();
        // The place of each variable's first element, from 1, as labels name it.
        let mut elements = 0_usize;
        loop {
            match fields.i32()? {
                2 => all.variable(&mut fields, &mut elements)?,
                3 => all.labels(&mut fields)?,
                // A document: lines of 80 characters.
                6 => {
                    let lines = fields.count()?;
                    fields.take(lines.checked_mul(80).ok_or(Cut)?)?;
                }
                7 => {
                    let (kind, size, count) =
                        (fields.i32()?, fields.count()?, fields.count()?);
                    let part = fields.take(size.checked_mul(count).ok_or(Cut)?)?;
                    more.keep(kind, part);
                }
                999 => {
                    fields.i32()?;
                    break;
                }
                _ => return Err(Cut),
            }
        }
        all.data = bytes.len() - fields.len();
        more.apply(&mut all);
        all.join_pieces(&more);
        if all.variables.is_empty() {
            return Err(Cut);
        }
        Ok(all)
    }

    /// Notes that a part was not understood.
    pub(super) fn unread(&mut self, part: u32) {
        let problem = Problem::Format(FormatProblem::SpssPartUnread { part });
        self.notes.push(Note::warning(Place::default(), problem));
    }

    fn variable(
        &mut self,
        fields: &mut Fields<'_>,
        elements: &mut usize,
    ) -> Result<(), Cut> {
        let width = fields.i32()?;
        let (has_label, missing) = (fields.i32()?, fields.i32()?);
        let (print, _write) = (fields.i32()?, fields.i32()?);
        let name = fields.take(8)?.to_vec();
        let mut label = None;
        if has_label == 1 {
            let length = fields.count()?;
            let padded = length.checked_next_multiple_of(4).ok_or(Cut)?;
            label = fields.take(padded)?.get(..length).map(<[u8]>::to_vec);
        }
        let mut values = Vec::new();
        let mut range = None;
        if missing < 0 {
            range = Some((fields.f64()?, fields.f64()?));
        }
        let single = match missing {
            -3 => 1,
            other => other.clamp(0, 3),
        };
        for _ in 0..single {
            values.push(fields.take(8)?.to_vec());
        }
        *elements += 1;
        let Ok(width) = usize::try_from(width) else {
            // The variable before goes on.
            let before = self.variables.last_mut().ok_or(Cut)?;
            before.elements += 1;
            return Ok(());
        };
        let [_, _, format, _] = print.to_le_bytes();
        self.variables.push(raw::Variable {
            name,
            label,
            width,
            format,
            values,
            range,
            elements: 1,
            index: *elements,
            ..raw::Variable::default()
        });
        Ok(())
    }

    /// Reads labels of values, and which variables have them.
    fn labels(&mut self, fields: &mut Fields<'_>) -> Result<(), Cut> {
        let count = fields.count()?;
        let mut labels = Vec::new();
        for _ in 0..count {
            let value = fields.take(8)?.to_vec();
            let length = usize::from(*fields.take(1)?.first().ok_or(Cut)?);
            // With its length, the label fills whole elements.
            let room = (length + 1).next_multiple_of(8) - 1;
            let label = fields.take(room)?.get(..length).unwrap_or_default().to_vec();
            labels.push((value, label));
        }
        if fields.i32()? != 4 {
            return Err(Cut);
        }
        for _ in 0..fields.count()? {
            let index = fields.count()?;
            match self.variables.iter_mut().find(|it| it.index == index) {
                Some(variable) => variable.labels.clone_from(&labels),
                None => self.unread(3),
            }
        }
        Ok(())
    }

    /// Joins the pieces of very wide strings, which stand as variables of their own.
    fn join_pieces(&mut self, more: &extensions::Extensions<'_>) {
        for (name, width) in more.wide_strings() {
            let Some(at) = self.variables.iter().position(|it| it.is_called(name)) else {
                self.unread(14);
                continue;
            };
            let count = width.div_ceil(PIECE);
            let end = at.saturating_add(count);
            if width <= SHORT_STRING || end > self.variables.len() {
                self.unread(14);
                continue;
            }
            let pieces: Vec<usize> =
                self.variables.drain(at + 1..end).map(|it| it.elements).collect();
            if let Some(first) = self.variables.get_mut(at) {
                first.pieces = pieces;
                first.width = width;
            }
        }
        if let Some(long) = more.long_names() {
            for (short, name) in long {
                let found = self.variables.iter_mut().find(|it| it.is_called(short));
                if let Some(variable) = found {
                    variable.long = Some(name.to_vec());
                }
            }
        }
        more.long_strings(self);
    }
}

/// Reads what tells the byte order; the fields go on behind it.
fn head(bytes: &[u8]) -> Result<(bool, Fields<'_>), Cut> {
    let layout = |is_big| -> Result<Option<Fields<'_>>, Cut> {
        let mut fields = Fields::new(bytes, is_big);
        fields.take(64)?;
        let fits = matches!(fields.i32()?, 2 | 3);
        let _elements = fields.i32()?;
        Ok(fits.then_some(fields))
    };
    for is_big in [false, true] {
        if let Some(fields) = layout(is_big)? {
            return Ok((is_big, fields));
        }
    }
    Err(Cut)
}

fn packing(bytes: &[u8], number: i32) -> Result<Packing, Cut> {
    match (bytes.get(..4), number) {
        (Some(b"$FL3"), _) | (_, 2) => Ok(Packing::Zlib),
        (_, 0) => Ok(Packing::None),
        (_, 1) => Ok(Packing::Bytes),
        _ => Err(Cut),
    }
}

/// Returns the measure with this number.
pub(super) fn measure(number: i32) -> Measure {
    match number {
        1 => Measure::Nominal,
        2 => Measure::Ordinal,
        3 => Measure::Scale,
        _ => Measure::Unsaid,
    }
}
