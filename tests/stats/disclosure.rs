//! Hidden counts against somebody who tries every table that fits what is visible.

use heddle::stats::crosstab::Counts;
use heddle::stats::{Disclosure, Mask, Totals};
use proptest::prelude::*;

/// What is visible: `None` is hidden. Cells row by row, totals of rows, of columns, of all.
struct Visible {
    rows: usize,
    columns: usize,
    cells: Vec<Option<usize>>,
    row_totals: Vec<Option<usize>>,
    column_totals: Vec<Option<usize>>,
    all: Option<usize>,
}

fn visible(counts: &Counts, mask: &Mask, both: bool) -> Visible {
    let (rows, columns) = (counts.rows(), counts.columns());
    let seen = |hidden: bool, value: usize| (!hidden).then_some(value);
    let at = |it: usize| (it / columns, it % columns);
    let cells = (0..rows * columns)
        .map(at)
        .map(|(row, column)| seen(mask.at(row, column), counts.at(row, column)))
        .collect();
    let totals = |mask: &[bool], of: Vec<usize>| -> Vec<Option<usize>> {
        mask.iter().zip(of).map(|(hidden, it)| seen(*hidden, it)).collect()
    };
    Visible {
        rows,
        columns,
        cells,
        row_totals: totals(&mask.rows, counts.row_totals()),
        column_totals: if both {
            totals(&mask.column_totals, counts.column_totals())
        } else {
            vec![None; columns]
        },
        all: if both { seen(mask.all, counts.total()) } else { None },
    }
}

/// Goes through every table that fits, with hidden cells up to `most`, and hands it to `see`.
fn every(visible: &Visible, most: usize, see: &mut dyn FnMut(&[usize])) {
    fn fits(it: &Visible, cells: &[usize]) -> bool {
        let row =
            |at: usize| cells[at * it.columns..][..it.columns].iter().sum::<usize>();
        let column = |at: usize| cells.iter().skip(at).step_by(it.columns).sum::<usize>();
        let same = |want: Option<usize>, found: usize| want.is_none_or(|it| it == found);
        (0..it.rows).all(|at| same(it.row_totals[at], row(at)))
            && (0..it.columns).all(|at| same(it.column_totals[at], column(at)))
            && same(it.all, cells.iter().sum())
    }
    fn fill(
        it: &Visible,
        most: usize,
        cells: &mut Vec<usize>,
        see: &mut dyn FnMut(&[usize]),
    ) {
        let Some(next) = it.cells.get(cells.len()) else {
            if fits(it, cells) {
                see(cells);
            }
            return;
        };
        // A row that is full must have its sum already.
        if cells.len().is_multiple_of(it.columns) && !cells.is_empty() {
            let at = cells.len() / it.columns - 1;
            let sum: usize = cells[at * it.columns..].iter().sum();
            if it.row_totals[at].is_some_and(|it| it != sum) {
                return;
            }
        }
        let range = next.map_or(0..=most, |it| it..=it);
        for value in range {
            cells.push(value);
            fill(it, most, cells, see);
            cells.pop();
        }
    }
    fill(visible, most, &mut Vec::new(), see);
}

/// Returns the hidden cells that have one value only in all tables that fit.
fn recovered(counts: &Counts, mask: &Mask, both: bool) -> Vec<usize> {
    let visible = visible(counts, mask, both);
    let largest = counts.cells().iter().copied().max().unwrap_or(0);
    let mut values: Vec<Vec<usize>> = vec![Vec::new(); counts.cells().len()];
    every(&visible, largest + 2, &mut |cells| {
        for (seen, it) in values.iter_mut().zip(cells) {
            if !seen.contains(it) {
                seen.push(*it);
            }
        }
    });
    let hidden = (0..values.len()).filter(|it| visible.cells[*it].is_none());
    hidden.filter(|it| values[*it].len() < 2).collect()
}

fn table(
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
) -> impl Strategy<Value = Counts> {
    let count = prop_oneof![3 => 0usize..4, 1 => 4usize..7];
    (rows, columns)
        .prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(prop::collection::vec(count.clone(), columns), rows)
        })
        .prop_map(|it| Counts::of_rows(&it))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_hidden_cell_of_a_table_can_be_worked_out(counts in table(1..4, 1..4), below in 2usize..5) {
        let mask = Disclosure { below, round: 0, zeros: false }.mask(&counts, Totals::Both);
        prop_assert_eq!(recovered(&counts, &mask, true), Vec::<usize>::new(), "{:?}", mask);
    }

    // Small tables: with zeros hidden, there are many that fit.
    #[test]
    fn nor_with_zeros_hidden(counts in table(1..4, 1..3), below in 2usize..4) {
        let mask = Disclosure { below, round: 0, zeros: true }.mask(&counts, Totals::Both);
        prop_assert_eq!(recovered(&counts, &mask, true), Vec::<usize>::new(), "{:?}", mask);
    }

    #[test]
    fn nor_of_a_list(
        counts in table(1..2, 1..6),
        below in 2usize..6,
        zeros in any::<bool>(),
    ) {
        let mask = Disclosure { below, round: 0, zeros }.mask(&counts, Totals::Rows);
        prop_assert_eq!(recovered(&counts, &mask, false), Vec::<usize>::new(), "{:?}", mask);
    }

    #[test]
    fn every_small_count_is_hidden_and_hidden_ones_are_not_few_together(
        counts in table(1..6, 1..6),
        below in 2usize..7,
        zeros in any::<bool>(),
    ) {
        let rule = Disclosure { below, round: 0, zeros };
        let mask = rule.mask(&counts, Totals::Both);
        let (rows, columns) = (counts.rows(), counts.columns());
        let hidden = |row: usize, column: usize| {
            if mask.at(row, column) { counts.at(row, column) } else { 0 }
        };
        for row in 0..rows {
            for column in 0..columns {
                prop_assert!(!rule.is_small(counts.at(row, column)) || mask.at(row, column));
            }
            let sum: usize = (0..columns).map(|it| hidden(row, it)).sum();
            let any = (0..columns).any(|it| mask.at(row, it));
            prop_assert!(mask.rows[row] || !any || !rule.is_small(sum), "row {row}: {mask:?}");
        }
        for column in 0..columns {
            let sum: usize = (0..rows).map(|it| hidden(it, column)).sum();
            let any = (0..rows).any(|it| mask.at(it, column));
            prop_assert!(
                mask.column_totals[column] || !any || !rule.is_small(sum),
                "column {column}"
            );
        }
    }
}

#[test]
fn a_table_without_small_counts_is_shown_whole() {
    let counts = Counts::of_rows(&[vec![5, 0, 9], vec![7, 6, 5]]);
    assert!(
        !Disclosure { below: 5, round: 0, zeros: false }
            .mask(&counts, Totals::Both)
            .any()
    );
    let off = Disclosure::default();
    assert!(!off.is_on() && !off.mask(&Counts::of_rows(&[vec![1]]), Totals::Both).any());
}

#[test]
fn one_small_count_takes_three_others_with_it() {
    let counts = Counts::of_rows(&[vec![2, 20, 30], vec![40, 9, 50], vec![60, 70, 80]]);
    let mask =
        Disclosure { below: 5, round: 0, zeros: false }.mask(&counts, Totals::Both);
    let hidden = (0..9).filter(|it| mask.at(it / 3, it % 3)).collect::<Vec<_>>();
    assert_eq!(hidden.len(), 4, "{mask:?}");
    assert!(mask.at(0, 0) && !mask.rows.contains(&true) && !mask.all);
    assert!(mask.in_row(0));
}

#[test]
fn lists_hide_a_second_count() {
    let rule = Disclosure { below: 5, round: 0, zeros: false };
    assert_eq!(rule.list(&[3, 9, 40]), [true, true, false]);
    // Two small ones hide each other, unless they are few together.
    assert_eq!(rule.list(&[3, 4, 40]), [true, true, false]);
    assert_eq!(rule.list(&[1, 1, 40]), [true, true, true]);
    assert_eq!(rule.list(&[0, 9, 40]), [false; 3]);
    // On request nobody is a count to hide as well.
    let zeros = Disclosure { zeros: true, ..rule };
    assert_eq!(zeros.list(&[0, 9, 40]), [true, true, false]);
    assert!(zeros.is_small(0) && !Disclosure { below: 0, ..zeros }.is_small(0));
    assert_eq!(rule.list(&[]), [] as [bool; 0]);
}

#[test]
fn counts_are_rounded_to_the_nearest() {
    let rule = Disclosure { below: 8, round: 5, zeros: false };
    let all = [0, 8, 12, 13, 102].map(|it| rule.shown(it));
    assert_eq!((all, rule.is_on()), ([0, 10, 10, 15, 100], true));
    assert_eq!(Disclosure { below: 5, round: 0, zeros: false }.shown(13), 13);
    assert!(rule.is_small(7) && !rule.is_small(8) && !rule.is_small(0));
}
