//! Writing a zip archive: deflated entries, all in memory.

use miniz_oxide::deflate::compress_to_vec;

use super::crc::crc32;

/// Fast and small enough for tables.
const EFFORT: u8 = 6;
/// Version 2.0, names in UTF-8, deflated, 1980-01-01: the same entries give the same bytes.
const HEAD: [u8; 10] = [20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0];

/// Returns an archive with these entries; nothing when they are beyond what a plain archive
/// can hold.
pub(super) fn zip(entries: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    let mut directory: Vec<u8> = Vec::new();
    for (name, content) in entries {
        let packed = compress_to_vec(content, EFFORT);
        let small = |size: usize| u32::try_from(size).ok();
        let sizes = [crc32(content), small(packed.len())?, small(content.len())?];
        let sizes: Vec<u8> = sizes.iter().flat_map(|it| it.to_le_bytes()).collect();
        let length = u16::try_from(name.len()).ok()?.to_le_bytes();
        let at = small(out.len())?.to_le_bytes();
        out.extend(b"PK\x03\x04");
        directory.extend(b"PK\x01\x02\x14\0");
        for to in [&mut out, &mut directory] {
            to.extend(HEAD);
            to.extend(&sizes);
            to.extend(length);
            to.extend([0, 0]);
        }
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(entries.len()).ok()?.to_le_bytes();
    let at = u32::try_from(out.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::zip::Archive;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let long = "naïve ".repeat(900);
        let entries: [(&str, &[u8]); 3] =
            [("a.xml", b"one"), ("x/é.xml", long.as_bytes()), ("none", b"")];
        let bytes = zip(&entries).unwrap();
        let archive = Archive::open(&bytes).unwrap();
        assert!(archive.names().eq(entries.iter().map(|it| it.0)));
        for (name, content) in entries {
            assert_eq!(archive.read(name, 1 << 20).unwrap(), content);
        }
        assert_eq!(zip(&entries).unwrap(), bytes);
    }
}
