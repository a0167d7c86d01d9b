//! SPSS files, broken ones. Whole ones of other programs are in `tests/survey/spss.rs`.

use proptest::prelude::*;

use super::*;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../../tests/fixtures/spss/plain.sav"),
    include_bytes!("../../../tests/fixtures/spss/bytes.sav"),
    include_bytes!("../../../tests/fixtures/spss/blocks.zsav"),
    include_bytes!("../../../tests/fixtures/spss/big-endian.sav"),
];

fn problems(read: &Parsed<SavFile>) -> Vec<FormatProblem> {
    let all = read.notes.iter().map(|it| match &it.problem {
        Problem::Format(it) => it.clone(),
        other => panic!("{other:?}"),
    });
    all.collect()
}

fn rows(file: &SavFile) -> usize {
    file.variables.first().map_or(0, |it| it.cells.len())
}

#[test]
fn a_file_that_breaks_off_keeps_its_whole_cases() {
    for (file, left) in [(0, 3), (3, 3), (1, 3)] {
        let bytes = FILES[file];
        let read = read(&bytes[..bytes.len() - 80]);
        assert_eq!(rows(&read.value), left, "{file}");
        assert!(read.value.variables.iter().all(|it| it.cells.len() == left));
        assert_eq!(problems(&read), [FormatProblem::SpssCutShort { rows: left }]);
    }
    let blocks = read(&FILES[2][..FILES[2].len() - 30]);
    assert_eq!(rows(&blocks.value), 0);
    assert_eq!(problems(&blocks), [FormatProblem::SpssCutShort { rows: 0 }]);
}

#[test]
fn a_wrong_number_of_cases_is_said() {
    let check = |bytes: &[u8], found: usize| {
        let read = read(bytes);
        let differ = FormatProblem::SpssRowsDiffer { said: 9, found };
        assert_eq!((rows(&read.value), problems(&read)), (found, vec![differ]));
    };
    let mut more = FILES[0].to_vec();
    more[80..84].copy_from_slice(&9_i32.to_le_bytes());
    check(&more, 4);
    // The number in 64 bits, in a record of its own, goes before it.
    let staff = include_bytes!("../../../tests/fixtures/survey-exports/spss_staff.sav");
    let mut more = staff.to_vec();
    let head: Vec<u8> = [7, 16, 8, 2].into_iter().flat_map(i32::to_le_bytes).collect();
    let wide = more.windows(16).position(|it| it == head).unwrap();
    more[wide + 24..wide + 32].copy_from_slice(&9_i64.to_le_bytes());
    check(&more, 6);
}

#[test]
fn what_is_no_spss_file() {
    for bytes in [&b""[..], b"$FL2", b"id,site\n1,A\n", &FILES[0][..400], &[0; 500]] {
        assert_eq!(problems(&read(bytes)), [FormatProblem::NotSpss]);
    }
}

#[test]
fn a_part_that_cannot_be_read_costs_only_itself() {
    let mut bytes = FILES[0].to_vec();
    // The width of a very wide string, which no variable can have.
    let at = bytes.windows(6).position(|it| it == b"=00600").unwrap();
    bytes[at + 1..at + 6].copy_from_slice(b"20000");
    let read = read(&bytes);
    assert_eq!(problems(&read), [FormatProblem::SpssPartUnread { part: 14 }]);
    assert_eq!(rows(&read.value), 4);
}

#[test]
fn steps_give_the_same() {
    for bytes in FILES {
        let mut reading = SavReading::start(bytes).unwrap();
        let mut last = 0;
        while !{
            let progress = reading.step(100);
            assert!(progress.done >= last && progress.done <= progress.total);
            last = progress.done;
            progress.is_done()
        } {}
        assert_eq!(reading.finish(), read(bytes));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read(&bytes);
        let head = [b"$FL2".as_slice(), &[b' '; 60], &2_i32.to_le_bytes(), &bytes].concat();
        read(&head);
    }

    #[test]
    fn changed_bytes_are_read(
        file in 0usize..4,
        changes in proptest::collection::vec((0usize..9000, any::<u8>()), 1..6),
        cut in 0usize..9000,
    ) {
        let mut bytes = FILES[file].to_vec();
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        bytes.truncate(length - if cut % 3 == 0 { cut % length } else { 0 });
        let parsed = read(&bytes);
        let rows = rows(&parsed.value);
        prop_assert!(parsed.value.variables.iter().all(|it| it.cells.len() == rows));
    }
}
