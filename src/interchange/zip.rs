//! Reading a zip archive: one named entry at a time, with every size bounded by what really
//! comes out, whatever the archive claims. Knows stored and deflated entries, which is all
//! that Word, Excel and REFI-QDA write; the 64-bit form and encryption are refused.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use thiserror::Error;

use super::crc::crc32;

/// More entries than any document has.
const MAX_ENTRIES: usize = 20_000;
/// An entry may grow by this factor, or to [`FREE_SIZE`], whichever is more.
const MAX_RATIO: usize = 250;
/// Small entries may compress as well as they like.
const FREE_SIZE: usize = 4 << 20;

/// Why an archive or an entry could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ZipError {
    /// No zip archive: it has no directory at its end.
    #[error("no zip archive")]
    NotZip,
    /// The directory or the entry contradicts itself, or breaks off.
    #[error("damaged zip archive")]
    Damaged,
    /// The 64-bit form, encryption, several parts or an unknown compression.
    #[error("a form of zip that is not read")]
    Unsupported,
    /// More entries, or more data from an entry, than is taken.
    #[error("the zip archive grows too large")]
    TooLarge,
    /// The archive has no entry of this name.
    #[error("no such entry")]
    NoEntry,
}

/// A zip archive in memory: its directory, and the bytes that it describes.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    method: u16,
    encrypted: bool,
    crc: u32,
    packed: usize,
    /// Where the local header is.
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        let end = find_end(bytes).ok_or(ZipError::NotZip)?;
        let mut tail = Fields(bytes.get(end + 4..).unwrap_or_default());
        let (disk, start_disk) = (tail.u16()?, tail.u16()?);
        let (here, count) = (tail.u16()?, tail.u16()?);
        let (size, offset) = (tail.u32()?, tail.u32()?);
        if count == u16::MAX || size == u32::MAX || offset == u32::MAX {
            return Err(ZipError::Unsupported);
        }
        if disk != 0 || start_disk != 0 || here != count {
            return Err(ZipError::Unsupported);
        }
        if usize::from(count) > MAX_ENTRIES {
            return Err(ZipError::TooLarge);
        }
        let start = end.checked_sub(wide(size)).ok_or(ZipError::Damaged)?;
        // What stands before the archive shifts all its positions.
        let shift = start.checked_sub(wide(offset)).ok_or(ZipError::Damaged)?;
        let mut directory = Fields(bytes.get(start..end).ok_or(ZipError::Damaged)?);
        let entries = (0..count)
            .map(|_| Entry::read(&mut directory, shift))
            .collect::<Result<Vec<Entry>, ZipError>>()?;
        Ok(Self { bytes, entries })
    }

    /// Returns the names of the entries, in the directory's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|it| it.name.as_str())
    }

    /// Returns the content of an entry, if it is no longer than `limit` bytes.
    pub fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ZipError> {
        let entry =
            self.entries.iter().find(|it| it.name == name).ok_or(ZipError::NoEntry)?;
        if entry.encrypted || entry.packed == wide(u32::MAX) {
            return Err(ZipError::Unsupported);
        }
        let packed = self.packed(entry)?;
        let limit = limit.min(packed.len().saturating_mul(MAX_RATIO).max(FREE_SIZE));
        let content = match entry.method {
            0 if packed.len() > limit => return Err(ZipError::TooLarge),
            0 => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, limit).map_err(|it| {
                if it.status == TINFLStatus::HasMoreOutput {
                    ZipError::TooLarge
                } else {
                    ZipError::Damaged
                }
            })?,
            _ => return Err(ZipError::Unsupported),
        };
        if crc32(&content) == entry.crc { Ok(content) } else { Err(ZipError::Damaged) }
    }

    /// Returns the packed bytes of an entry. Sizes are the directory's: the local header has
    /// none when a data descriptor follows the data.
    fn packed(&self, entry: &Entry) -> Result<&'a [u8], ZipError> {
        let mut local = Fields(self.bytes.get(entry.at..).ok_or(ZipError::Damaged)?);
        if local.take(4)? != b"PK\x03\x04" {
            return Err(ZipError::Damaged);
        }
        local.take(22)?;
        let (name, extra) = (local.u16()?, local.u16()?);
        local.take(usize::from(name) + usize::from(extra))?;
        local.take(entry.packed)
    }
}

impl Entry {
    fn read(from: &mut Fields<'_>, shift: usize) -> Result<Self, ZipError> {
        if from.take(4)? != b"PK\x01\x02" {
            return Err(ZipError::Damaged);
        }
        from.take(4)?;
        let (flags, method) = (from.u16()?, from.u16()?);
        from.take(4)?;
        let (crc, packed, _size) = (from.u32()?, from.u32()?, from.u32()?);
        let (name, extra, comment) = (from.u16()?, from.u16()?, from.u16()?);
        from.take(8)?;
        let at = from.u32()?;
        let name = from.take(usize::from(name))?;
        from.take(usize::from(extra) + usize::from(comment))?;
        Ok(Self {
            // Some writers separate folders by backslashes.
            name: String::from_utf8_lossy(name).replace('\\', "/"),
            method,
            encrypted: flags & 1 == 1,
            crc,
            packed: wide(packed),
            at: wide(at).checked_add(shift).ok_or(ZipError::Damaged)?,
        })
    }
}

/// Little-endian numbers, one after the other.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ZipError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ZipError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, ZipError> {
        let bytes = self.take(2)?.first_chunk().ok_or(ZipError::Damaged)?;
        Ok(u16::from_le_bytes(*bytes))
    }

    fn u32(&mut self) -> Result<u32, ZipError> {
        let bytes = self.take(4)?.first_chunk().ok_or(ZipError::Damaged)?;
        Ok(u32::from_le_bytes(*bytes))
    }
}

/// Returns where the end record begins: 22 bytes and a comment of at most 65,535.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|it| it == b"PK\x05\x06")?;
    Some(from + at)
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A writer for tests: deflated entries with data descriptors, as Word's own are read.
#[cfg(test)]
pub(crate) mod testing {
    use super::super::crc::crc32;

    /// Returns an archive with these entries.
    pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::new();
        let mut directory: Vec<u8> = Vec::new();
        for (name, content) in entries {
            let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
            let sizes = [crc32(content), packed.len() as u32, content.len() as u32];
            let sizes: Vec<u8> = sizes.iter().flat_map(|it| it.to_le_bytes()).collect();
            let at = out.len() as u32;
            let lengths = [name.len() as u8, (name.len() >> 8) as u8, 0, 0];
            // Version 2.0, a data descriptor, deflated, 2026-01-15.
            let head = [20, 0, 8, 0, 8, 0, 0, 0, 0x2F, 0x5C];
            out.extend(b"PK\x03\x04".iter().chain(&head).chain(&[0; 12]));
            out.extend(lengths.iter().chain(name.as_bytes()).chain(&packed));
            out.extend(b"PK\x07\x08".iter().chain(&sizes));
            directory.extend(b"PK\x01\x02\x14\0".iter().chain(&head).chain(&sizes));
            directory.extend(lengths.iter().chain(&[0; 10]).chain(&at.to_le_bytes()));
            directory.extend(name.as_bytes());
        }
        let count = (entries.len() as u16).to_le_bytes();
        let (size, at) = (directory.len() as u32, out.len() as u32);
        out.extend(directory);
        out.extend(b"PK\x05\x06\0\0\0\0".iter().chain(&count).chain(&count));
        out.extend(size.to_le_bytes().iter().chain(&at.to_le_bytes()).chain(&[0, 0]));
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::zip;
    use super::*;

    #[test]
    fn entries_come_back() {
        let text = "naïve ".repeat(1000);
        let bytes =
            zip(&[("a.txt", b"one"), ("word/b.xml", text.as_bytes()), ("c", b"")]);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a.txt", "word/b.xml", "c"]);
        assert_eq!(archive.read("a.txt", 10).unwrap(), b"one");
        assert_eq!(archive.read("word/b.xml", 1 << 20).unwrap(), text.as_bytes());
        assert_eq!(archive.read("c", 10).unwrap(), b"");
        assert_eq!(archive.read("d", 10), Err(ZipError::NoEntry));
        assert_eq!(archive.read("word/b.xml", 100), Err(ZipError::TooLarge));
        let shifted = [b"#!/bin/sh\n", &bytes[..]].concat();
        assert_eq!(Archive::open(&shifted).unwrap().read("a.txt", 9).unwrap(), b"one");
    }

    #[test]
    fn a_bomb_stops_at_its_ratio() {
        let zeros = vec![0; 200 << 20];
        let bytes = zip(&[("bomb", &zeros)]);
        assert!(bytes.len() < 300_000);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.read("bomb", usize::MAX), Err(ZipError::TooLarge));
    }

    #[test]
    fn damage_is_named() {
        let bytes = zip(&[("a.txt", b"some words to pack, some words")]);
        assert_eq!(Archive::open(b"").unwrap_err(), ZipError::NotZip);
        assert_eq!(Archive::open(b"PK\x03\x04").unwrap_err(), ZipError::NotZip);
        let cut = &bytes[..bytes.len() - 30];
        assert_eq!(Archive::open(cut).unwrap_err(), ZipError::NotZip);
        let beheaded = &bytes[20..];
        assert_eq!(Archive::open(beheaded).unwrap_err(), ZipError::Damaged);
        let mut flipped = bytes.clone();
        flipped[40] ^= 0x10;
        let archive = Archive::open(&flipped).unwrap();
        assert_eq!(archive.read("a.txt", 1 << 20), Err(ZipError::Damaged));
        let mut wide = bytes.clone();
        let end = wide.len();
        wide[end - 6..end - 2].fill(0xFF);
        assert_eq!(Archive::open(&wide).unwrap_err(), ZipError::Unsupported);
    }

    proptest! {
        #[test]
        fn no_flipped_bit_panics(at in 0usize..10_000, bit in 0u8..8, cut in 0usize..10_000) {
            let mut bytes = zip(&[("a", b"some words"), ("b", b"others")]);
            let length = bytes.len();
            bytes[at % length] ^= 1 << bit;
            bytes.truncate(length - if cut % 3 == 0 { cut % length } else { 0 });
            if let Ok(archive) = Archive::open(&bytes) {
                for name in ["a", "b"] {
                    if let Ok(content) = archive.read(name, 1000) {
                        prop_assert!(content == b"some words" || content == b"others");
                    }
                }
            }
        }
    }
}
