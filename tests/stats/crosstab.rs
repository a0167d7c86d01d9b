//! Crosstabs and their tests against `SciPy`, `statsmodels`, R and tables counted one by one.

use heddle::stats::{Counts, Crosstab, Limits, Method, Size, Undefined, fisher};
use proptest::prelude::*;
use serde_json::Value;

use super::{agrees, count, numbers, reference, same, within};

fn of(rows: &[Vec<usize>]) -> Crosstab {
    Crosstab::of(&Counts::of_rows(rows))
}

fn table(value: &Value) -> Crosstab {
    let row = |it: &Value| numbers(it).into_iter().map(count).collect();
    of(&value.as_array().unwrap().iter().map(row).collect::<Vec<Vec<usize>>>())
}

#[test]
fn tables_equal_those_of_scipy_and_statsmodels() {
    for (name, case) in reference("crosstab")["cases"].as_object().unwrap() {
        let it = table(&case["table"]);
        let test = it.chi_squared(0.95);
        agrees(test.statistic, &case["chi_squared"], name);
        agrees(test.p, &case["p"], name);
        assert_eq!(test.df, case["df"].as_f64());
        for (cell, place) in it.cells.iter().zip(0..) {
            same(cell.expected, &case["expected"][place], name);
            agrees(cell.residual, &case["residuals"][place], name);
        }
        let v = test.effect(Size::CramersV).unwrap();
        agrees(v.value, &case["v"], &format!("{name}, V"));
        super::between(v.interval, &reference("noncentral")["v"][name], name);
        agrees(
            it.corrected_v().value,
            &case["v_corrected"],
            &format!("{name}, V corrected"),
        );
        if let Some(yates) = it.yates() {
            agrees(yates.statistic, &case["yates"], name);
            agrees(yates.p, &case["yates_p"], name);
        }
        if let Some([(_, odds), _]) = it.two_by_two(0.95) {
            agrees(odds.value, &case["odds_ratio"][0], name);
            if let Ok(interval) = odds.interval {
                same(interval.low, &case["odds_ratio"][1], name);
                same(interval.high, &case["odds_ratio"][2], name);
            }
        }
        if case["fisher"].is_number() {
            let exact = fisher(&it, Limits::default());
            assert_eq!(exact.method, Method::FisherExact, "{name}");
            agrees(exact.p, &case["fisher"], &format!("{name}, Fisher"));
        }
    }
}

/// R computes its exact test with a network and a hash table of rounded path lengths; its
/// own tests allow it 1e-6.
#[test]
fn tables_equal_those_of_r() {
    let cases = reference("crosstab");
    for (name, r) in reference("r")["crosstab"].as_object().unwrap() {
        let it = table(&cases["cases"][name]["table"]);
        agrees(it.chi_squared(0.95).p, &r["p"], name);
        for (cell, place) in it.cells.iter().zip(0..) {
            let residual = &r["residuals"][place];
            let cell = cell.residual.unwrap();
            assert!((cell - residual.as_f64().unwrap()).abs() < 1e-10, "{name}: {cell}");
        }
        if let Some(p) = r["fisher"].as_f64() {
            let test = fisher(&it, Limits { work: 300_000, samples: 10_000, seed: 1 });
            match test.p_error {
                None => {
                    within(test.p.unwrap(), p, 1e-7, &format!("{name}, Fisher"));
                }
                Some(error) => {
                    assert!((test.p.unwrap() - p).abs() < 4.0 * error, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_sample_comes_near_the_exact_test_and_says_how_near() {
    for (name, case) in reference("crosstab")["cases"].as_object().unwrap() {
        let Some(exact) = case["fisher"].as_f64() else { continue };
        let it = table(&case["table"]);
        let limits = Limits { work: 0, samples: 4_000, seed: 5 };
        let sampled = fisher(&it, limits);
        assert_eq!(sampled.method, Method::FisherSampled);
        let (p, error) = (sampled.p.unwrap(), sampled.p_error.unwrap());
        assert!((p - exact).abs() <= 4.0 * error + 1e-4, "{name}: {p} {exact} ± {error}");
        assert_eq!(fisher(&it, limits), sampled, "the same seed gives the same sample");
    }
}

#[test]
fn empty_rows_and_columns_are_taken_out_and_named() {
    let it = of(&[vec![0, 3, 0, 1], vec![0, 0, 0, 0], vec![0, 2, 0, 5]]);
    assert_eq!((&it.rows[..], &it.columns[..]), (&[0, 2][..], &[1, 3][..]));
    assert_eq!((&it.empty_rows[..], &it.empty_columns[..]), (&[1][..], &[0, 2][..]));
    assert_eq!(it.counts.total(), 11);
    assert_eq!(it.chi_squared(0.95).df, Some(1.0));
    assert_eq!(it.cells[0].row_percent, Ok(75.0));
    assert_eq!(it.cells[0].column_percent, Ok(60.0));
}

#[test]
fn low_expected_counts_are_noticed() {
    let fit = |rows: &[Vec<usize>]| of(rows).fit().unwrap();
    assert!(!fit(&[vec![10, 10], vec![10, 10]]).is_doubtful());
    assert!(fit(&[vec![3, 1], vec![1, 3]]).is_doubtful());
    // One of four is a quarter: more than a fifth.
    let one = fit(&[vec![1, 20], vec![5, 20]]);
    assert!(one.below_five == 2 && one.is_doubtful());
    // One of six is less than a fifth, and is not below 1.
    let few = fit(&[vec![4, 20, 20], vec![5, 20, 20]]);
    assert_eq!((few.below_five, few.is_doubtful()), (2, true));
    let fine = fit(&[vec![4, 20, 20], vec![7, 20, 20]]);
    assert!(fine.below_five <= 1 && !fine.is_doubtful(), "{fine:?}");
}

#[test]
fn nothing_to_compare() {
    for (rows, why) in [
        (vec![], Undefined::NoAnswers),
        (vec![vec![0, 0], vec![0, 0]], Undefined::NoAnswers),
        (vec![vec![1, 0], vec![0, 0]], Undefined::OneGroup),
        (vec![vec![4, 2, 7]], Undefined::OneGroup),
        (vec![vec![4], vec![2]], Undefined::OneGroup),
    ] {
        let it = of(&rows);
        assert_eq!(it.chi_squared(0.95).p, Err(why), "{rows:?}");
        assert_eq!(fisher(&it, Limits::default()).p, Err(why), "{rows:?}");
        assert_eq!(it.corrected_v().value, Err(why), "{rows:?}");
    }
    let tiny = of(&[vec![1, 0], vec![0, 1]]);
    assert_eq!(tiny.chi_squared(0.95).statistic, Ok(2.0));
    assert_eq!(fisher(&tiny, Limits::default()).p, Ok(1.0));
}

#[test]
fn large_tables_do_not_take_for_ever() {
    let line = |row: usize| (0..8).map(|it| 20 + (it * 7 + row * 5) % 13).collect();
    let rows: Vec<Vec<usize>> = (0..6).map(line).collect();
    let limits = Limits { work: 20_000, samples: 2_000, seed: 1 };
    let test = fisher(&of(&rows), limits);
    assert_eq!(test.method, Method::FisherSampled);
    let chi = of(&rows).chi_squared(0.95).p.unwrap();
    assert!((test.p.unwrap() - chi).abs() < 0.05, "{:?} {chi}", test.p);
}

proptest! {
    #[test]
    fn exact_and_enumerated_probabilities_stay_within_0_and_1(
        rows in proptest::collection::vec(proptest::collection::vec(0_usize..6, 3), 2..4),
    ) {
        let it = of(&rows);
        let test = fisher(&it, Limits::default());
        prop_assert!(test.p.is_err() || test.p.is_ok_and(|p| p > 0.0 && p <= 1.0));
        // Neither the order of rows nor which question makes the rows matters.
        let mut turned: Vec<Vec<usize>> =
            (0..3).map(|at| rows.iter().map(|it| it[at]).collect()).collect();
        turned.reverse();
        match (test.p, fisher(&of(&turned), Limits::default()).p) {
            (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-12),
            (a, b) => prop_assert_eq!(a, b),
        }
        let sum: usize = it.cells.iter().map(|it| it.count).sum();
        prop_assert_eq!(sum, rows.concat().iter().sum::<usize>());
    }
}
