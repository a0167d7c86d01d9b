//! The checksum of zip archives and of what is stored.

/// The tables for eight bytes at a time.
type Tables = [[u32; 256]; 8];

thread_local! {
    // Made when first asked for: written out they are noise, of which the page would carry each byte.
    static TABLES: Tables = tables();
}

/// Returns the CRC-32 of the bytes (ISO 3309, as zip uses it; IEEE 802.3).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    TABLES.with(|tables| !after(tables, u32::MAX, bytes))
}

fn after(tables: &Tables, mut crc: u32, bytes: &[u8]) -> u32 {
    let (eights, rest) = bytes.as_chunks::<8>();
    for [a, b, c, d, e, f, g, h] in eights {
        let [one, two, three, four] = crc.to_le_bytes();
        let places = [*h, *g, *f, *e, d ^ four, c ^ three, b ^ two, a ^ one];
        crc =
            tables.iter().zip(places).fold(0, |crc, (table, at)| crc ^ entry(table, at));
    }
    let [first, ..] = tables;
    rest.iter().fold(crc, |crc, byte| {
        let [low, ..] = crc.to_le_bytes();
        entry(first, low ^ byte) ^ (crc >> 8)
    })
}

fn entry(table: &[u32; 256], at: u8) -> u32 {
    table.get(usize::from(at)).copied().unwrap_or_default()
}

fn tables() -> Tables {
    let mut last = [0; 256];
    for (crc, number) in last.iter_mut().zip(0_u32..) {
        *crc = (0..8).fold(number, |crc, _bit| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        });
    }
    let first = last;
    let mut tables = [last; 8];
    for table in tables.iter_mut().skip(1) {
        last = last.map(|crc| {
            let [low, ..] = crc.to_le_bytes();
            entry(&first, low) ^ (crc >> 8)
        });
        *table = last;
    }
    tables
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn is_the_checksum_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    proptest! {
        #[test]
        fn equals_another_program(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(crc32(&bytes), crc32fast::hash(&bytes));
        }
    }
}
