//! Records 7: what later versions of SPSS added to the description of variables.

use super::dictionary::{Dictionary, measure};
use super::fields::{Cut, Fields};
use super::letters::Letters;

/// The records that matter, as they were found.
#[derive(Debug, Default)]
pub(super) struct Extensions<'a> {
    parts: Vec<(i32, &'a [u8])>,
}

impl<'a> Extensions<'a> {
    /// Keeps a record of this kind.
    pub(super) fn keep(&mut self, kind: i32, part: &'a [u8]) {
        self.parts.push((kind, part));
    }

    fn part(&self, kind: i32) -> Option<&'a [u8]> {
        self.parts.iter().find(|it| it.0 == kind).map(|it| it.1)
    }

    /// Takes over what is said of the whole file, and of how each variable is measured.
    pub(super) fn apply(&self, all: &mut Dictionary) {
        let is_big = all.is_big;
        let fields = |kind| self.part(kind).map(|it| Fields::new(it, is_big));
        if let Some(mut machine) = fields(3) {
            let number = machine.take(28).and_then(|_| machine.i32());
            all.letters = number.map_or(Letters::Unsaid, Letters::numbered);
        }
        if let Some(name) = self.part(20) {
            all.letters = Letters::named(&String::from_utf8_lossy(name));
        }
        if let Some(mut numbers) = fields(4) {
            all.nothing = numbers.f64().unwrap_or(all.nothing);
        }
        if let Some(mut counts) = fields(16) {
            let found = counts.take(8).and_then(|_| counts.wide());
            all.cases = found.ok().or(all.cases);
        }
        if let Some(display) = fields(11)
            && read_measures(display, all).is_err()
        {
            all.unread(11);
        }
    }

    /// Returns the pairs of short and long names.
    pub(super) fn long_names(
        &self,
    ) -> Option<impl Iterator<Item = (&'a [u8], &'a [u8])>> {
        let pairs = self.part(13)?.split(|it| *it == b'\t');
        Some(pairs.filter_map(pair))
    }

    /// Returns the short names of very wide strings, and how wide they are.
    pub(super) fn wide_strings(&self) -> Vec<(&'a [u8], usize)> {
        let pairs = self.part(14).unwrap_or_default().split(|it| *it == b'\t');
        pairs
            .filter_map(pair)
            .filter_map(|(name, width)| {
                let digits = width.iter().copied().filter(u8::is_ascii_digit);
                let width = digits.fold(0_usize, |sum, it| {
                    sum.saturating_mul(10).saturating_add(usize::from(it - b'0'))
                });
                Some((name, width)).filter(|it| it.1 <= 32_767)
            })
            .collect()
    }

    /// Takes over labels and missing values of strings longer than eight bytes.
    pub(super) fn long_strings(&self, all: &mut Dictionary) {
        for (kind, part) in &self.parts {
            let read = match kind {
                21 => read_labels(Fields::new(part, all.is_big), all),
                22 => read_missing(Fields::new(part, all.is_big), all),
                _ => Ok(()),
            };
            if read.is_err() {
                all.unread(kind.unsigned_abs());
            }
        }
    }
}

/// Splits `NAME=value`.
fn pair(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|it| *it == b'=')?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

/// Two or three numbers a variable: how it is measured, perhaps how wide it is shown, and
/// on which side.
fn read_measures(mut fields: Fields<'_>, all: &mut Dictionary) -> Result<(), Cut> {
    let numbers = fields.len() / 4;
    let each = numbers.checked_div(all.variables.len()).unwrap_or(0);
    if !(2..=3).contains(&each) || numbers != each * all.variables.len() {
        return Err(Cut);
    }
    for variable in &mut all.variables {
        variable.measure = measure(fields.i32()?);
        fields.take((each - 1) * 4)?;
    }
    Ok(())
}

fn read_labels(mut fields: Fields<'_>, all: &mut Dictionary) -> Result<(), Cut> {
    while !fields.is_empty() {
        let name = fields.counted()?;
        let _width = fields.i32()?;
        let mut labels = Vec::new();
        for _ in 0..fields.count()? {
            let value = fields.counted()?.to_vec();
            labels.push((value, fields.counted()?.to_vec()));
        }
        match all.variables.iter_mut().find(|it| it.is_called(name)) {
            Some(variable) => variable.labels = labels,
            None => all.unread(21),
        }
    }
    Ok(())
}

fn read_missing(mut fields: Fields<'_>, all: &mut Dictionary) -> Result<(), Cut> {
    while !fields.is_empty() {
        let name = fields.counted()?;
        let count = *fields.take(1)?.first().ok_or(Cut)?;
        let length = fields.count()?;
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(fields.take(length)?.to_vec());
        }
        match all.variables.iter_mut().find(|it| it.is_called(name)) {
            Some(variable) => variable.values = values,
            None => all.unread(22),
        }
    }
    Ok(())
}
