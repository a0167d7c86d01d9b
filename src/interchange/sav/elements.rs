//! The second half of an SPSS file: its cases, as elements of eight bytes each, unpacked.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::dictionary::{Dictionary, Packing};
use super::fields::{Fields, bytes_of};

/// No block grows beyond this; programs write blocks of 4 MB.
const MAX_BLOCK: usize = 64 << 20;
/// Blanks, in any order of bytes.
const BLANKS: [u8; 8] = *b"        ";

/// An element.
pub(super) type Element = [u8; 8];

/// Elements, one after the other.
#[derive(Debug)]
pub(super) struct Elements {
    /// What is read now: all cases, or an unpacked block of them.
    bytes: Vec<u8>,
    at: usize,
    is_packed: bool,
    /// Commands of one byte each that stand before the elements they cannot hold.
    commands: [u8; 8],
    next: usize,
    is_big: bool,
    bias: f64,
    nothing: Element,
    blocks: Blocks,
    /// How many were read.
    pub(super) count: usize,
    /// The data ends in a way that it should not.
    pub(super) is_damaged: bool,
}

/// Blocks of zlib that are not yet unpacked.
#[derive(Debug, Default)]
struct Blocks {
    file: Vec<u8>,
    /// Where each is, and how long.
    places: std::vec::IntoIter<(usize, usize)>,
    read: usize,
}

impl Elements {
    pub(super) fn new(bytes: &[u8], dictionary: &Dictionary) -> Self {
        let is_big = dictionary.is_big;
        let mut elements = Self {
            bytes: Vec::new(),
            at: 0,
            is_packed: dictionary.packing != Packing::None,
            commands: [0; 8],
            next: 8,
            is_big,
            bias: dictionary.bias,
            nothing: bytes_of(dictionary.nothing, is_big),
            blocks: Blocks::default(),
            count: 0,
            is_damaged: false,
        };
        if dictionary.packing == Packing::Zlib {
            let places = places(bytes, dictionary);
            elements.is_damaged = places.is_none();
            let places = places.unwrap_or_default().into_iter();
            elements.blocks = Blocks { file: bytes.to_vec(), places, read: 0 };
        } else {
            elements.bytes = bytes.get(dictionary.data..).unwrap_or_default().to_vec();
        }
        elements
    }

    /// Returns how much is read, and how much there is, in bytes.
    pub(super) fn progress(&self) -> (usize, usize) {
        if self.blocks.file.is_empty() {
            (self.at, self.bytes.len())
        } else {
            (self.blocks.read, self.blocks.file.len())
        }
    }

    /// Returns the next element; nothing at the end.
    pub(super) fn next(&mut self) -> Option<Element> {
        self.count += 1;
        if !self.is_packed {
            return self.raw();
        }
        loop {
            let Some(&command) = self.commands.get(self.next) else {
                self.commands = self.raw()?;
                self.next = 0;
                continue;
            };
            self.next += 1;
            match command {
                0 => {}
                252 => {
                    self.next -= 1;
                    return None;
                }
                253 => {
                    let element = self.raw();
                    self.is_damaged |= element.is_none();
                    return element;
                }
                254 => return Some(BLANKS),
                255 => return Some(self.nothing),
                small => {
                    return Some(bytes_of(f64::from(small) - self.bias, self.is_big));
                }
            }
        }
    }

    /// Returns the next eight bytes.
    fn raw(&mut self) -> Option<Element> {
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            if let Some(element) = rest.first_chunk() {
                self.at += 8;
                return Some(*element);
            }
            self.is_damaged |= !rest.is_empty();
            if !self.unpack() {
                return None;
            }
        }
    }

    /// Unpacks the next block, if there is one.
    fn unpack(&mut self) -> bool {
        let Some((at, length)) = self.blocks.places.next() else { return false };
        let block = self.blocks.file.get(at..at.saturating_add(length));
        let unpacked =
            block.and_then(|it| decompress_to_vec_zlib_with_limit(it, MAX_BLOCK).ok());
        self.is_damaged |= unpacked.is_none();
        self.blocks.read = at.saturating_add(length).min(self.blocks.file.len());
        self.at = 0;
        self.bytes = unpacked.unwrap_or_default();
        !self.bytes.is_empty()
    }
}

/// Returns where the blocks are, as the list behind them says.
fn places(bytes: &[u8], dictionary: &Dictionary) -> Option<Vec<(usize, usize)>> {
    let is_big = dictionary.is_big;
    let mut head = Fields::new(bytes.get(dictionary.data..)?, is_big);
    let (_own, list) = (head.wide().ok()?, head.wide().ok()?);
    let mut list = Fields::new(bytes.get(list..)?, is_big);
    list.take(8 + 8 + 4).ok()?;
    let count = list.count().ok()?;
    let mut places = Vec::new();
    for _ in 0..count {
        list.take(8).ok()?;
        let at = list.wide().ok()?;
        list.take(4).ok()?;
        places.push((at, list.count().ok()?));
    }
    Some(places)
}
