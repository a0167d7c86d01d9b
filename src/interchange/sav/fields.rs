//! Numbers and bytes of an SPSS file, one after the other, in the file's byte order.

/// The file breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut;

/// What is left of some bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    is_big: bool,
}

impl<'a> Fields<'a> {
    /// Begins with bytes whose numbers have their highest byte first, or last.
    pub(super) fn new(bytes: &'a [u8], is_big: bool) -> Self {
        Self { rest: bytes, is_big }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Cut> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Cut)?;
        self.rest = rest;
        Ok(taken)
    }

    /// Takes as many bytes as a number before them says.
    pub(super) fn counted(&mut self) -> Result<&'a [u8], Cut> {
        let count = self.count()?;
        self.take(count)
    }

    pub(super) fn i32(&mut self) -> Result<i32, Cut> {
        let bytes = *self.take(4)?.first_chunk().ok_or(Cut)?;
        let from = if self.is_big { i32::from_be_bytes } else { i32::from_le_bytes };
        Ok(from(bytes))
    }

    /// Takes a number that cannot be below zero.
    pub(super) fn count(&mut self) -> Result<usize, Cut> {
        usize::try_from(self.i32()?).ok().ok_or(Cut)
    }

    /// Takes a number of 64 bits that cannot be below zero.
    pub(super) fn wide(&mut self) -> Result<usize, Cut> {
        let bytes = *self.take(8)?.first_chunk().ok_or(Cut)?;
        let from = if self.is_big { i64::from_be_bytes } else { i64::from_le_bytes };
        usize::try_from(from(bytes)).ok().ok_or(Cut)
    }

    pub(super) fn f64(&mut self) -> Result<f64, Cut> {
        let bytes = *self.take(8)?.first_chunk().ok_or(Cut)?;
        Ok(double(bytes, self.is_big))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.rest.len()
    }
}

/// Returns the number in eight bytes.
pub(super) fn double(bytes: [u8; 8], is_big: bool) -> f64 {
    if is_big { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) }
}

/// Returns the eight bytes of a number.
pub(super) fn bytes_of(number: f64, is_big: bool) -> [u8; 8] {
    if is_big { number.to_be_bytes() } else { number.to_le_bytes() }
}
