//! Scales against `pingouin`, `NumPy`, the likelihood equations solved by `mpmath`, and R.

use heddle::stats::scale::{Omega, Reliability, complete, omega};
use heddle::stats::{Stat, Undefined};
use proptest::prelude::*;
use serde_json::Value;

use super::{agrees, number, numbers, reference, same};

/// A negative alpha is no number here; that it is negative there must agree.
fn alpha(found: Stat, want: &Value, what: &str) {
    match found {
        Err(Undefined::NegativeAlpha) => assert!(number(want) < 0.0, "{what}: {want}"),
        found => assert_eq!(agrees(found, want, what), None),
    }
}

#[test]
fn scales_equal_those_of_pingouin_and_mpmath() {
    for (name, case) in reference("scale")["cases"].as_object().unwrap() {
        let rows: Vec<Vec<f64>> =
            case["rows"].as_array().unwrap().iter().map(numbers).collect();
        let it = Reliability::of(&rows, 0.95);
        assert_eq!((it.n, it.items), (rows.len(), rows[0].len()));
        alpha(it.alpha.value, &case["alpha"], name);
        if let Ok(interval) = it.alpha.interval {
            same(interval.low, &case["low"], name);
            same(interval.high, &case["high"], name);
        }
        alpha(it.standardised, &case["standardised"], &format!("{name}, standardised"));
        agrees(it.mean_correlation, &case["mean_correlation"], name);
        for (item, place) in it.dropped.iter().zip(0..) {
            agrees(item.rest, &case["rest"][place], &format!("{name}, rest {place}"));
            if it.items > 2 {
                alpha(
                    item.alpha,
                    &case["dropped"][place],
                    &format!("{name}, without {place}"),
                );
            } else {
                assert_eq!(item.alpha, Err(Undefined::TooFewItems));
            }
        }
        let Omega { value, standardised, loadings } = omega(&rows);
        agrees(value, &case["omega"], &format!("{name}, omega"));
        agrees(standardised, &case["omega_standardised"], &format!("{name}, omega std"));
        for (loading, place) in loadings.iter().zip(0..) {
            same(*loading, &case["loadings"][place], &format!("{name}, loading {place}"));
        }
    }
}

#[test]
fn scales_equal_those_of_r() {
    let all = reference("scale");
    for (name, r) in reference("r")["scale"].as_object().unwrap() {
        let rows = all["cases"][name]["rows"].as_array().unwrap().iter().map(numbers);
        let rows: Vec<Vec<f64>> = rows.collect();
        let it = Reliability::of(&rows, 0.95);
        alpha(it.alpha.value, &r["alpha"], name);
        alpha(it.standardised, &r["standardised"], name);
        for (item, place) in it.dropped.iter().zip(0..) {
            // psych adds the items up standardised when it is asked for item-rest r.
            if name != "units" {
                let (found, want) = (item.rest.unwrap(), number(&r["rest"][place]));
                assert!(
                    (found - want).abs() < 1e-9,
                    "{name}, rest {place}: {found} {want}"
                );
            }
        }
        if let (Ok(found), Some(want)) =
            (omega(&rows).standardised, r["omega_standardised"].as_f64())
        {
            assert!(
                (found - want).abs() < 1e-5,
                "{name}: {found} is not factanal's {want}"
            );
        }
    }
}

#[test]
fn items_that_run_the_other_way_are_named() {
    let all = reference("scale");
    let of = |name: &str| -> Reliability {
        let rows = all["cases"][name]["rows"].as_array().unwrap().iter().map(numbers);
        Reliability::of(&rows.collect::<Vec<_>>(), 0.95)
    };
    assert!(of("five items").against.is_empty());
    assert_eq!(of("one turned").against, [2]);
    assert_eq!(of("two turned of four").against, [1, 3]);
    let two = [vec![1.0, 5.0], vec![2.0, 4.0], vec![4.0, 1.0], vec![5.0, 2.0]];
    let it = Reliability::of(&two, 0.95);
    assert_eq!(
        (it.alpha.value, &it.against[..]),
        (Err(Undefined::NegativeAlpha), &[1][..])
    );
}

#[test]
fn too_little_for_a_scale() {
    let of = |rows: &[Vec<f64>]| Reliability::of(rows, 0.95).alpha.value;
    let constant = vec![vec![3.0, 3.0, 3.0]; 5];
    for (rows, why) in [
        (vec![], Undefined::NoAnswers),
        (vec![vec![1.0, 2.0]], Undefined::OneAnswer),
        (vec![vec![1.0], vec![2.0]], Undefined::TooFewItems),
        (constant.clone(), Undefined::NoSpread),
    ] {
        assert_eq!(of(&rows), Err(why), "{rows:?}");
    }
    for (rows, why) in [
        (vec![], Undefined::NoAnswers),
        (vec![vec![1.0, 2.0]; 9], Undefined::TooFewItems),
        (vec![vec![1.0, 2.0, 4.0]; 3], Undefined::TooFew),
        (constant, Undefined::NoSpread),
    ] {
        assert_eq!(omega(&rows).value, Err(why), "{rows:?}");
    }
    // One item is nearly the sum of the others: it would be the whole factor.
    let part = |it: i32| (f64::from(it * 7 % 5), f64::from(it * 3 % 4));
    let rows: Vec<Vec<f64>> = (0..40).map(part).map(|(a, b)| vec![a, b, a + b]).collect();
    assert!(matches!(
        omega(&rows).value,
        Err(Undefined::Improper | Undefined::NotSettled)
    ));
    let some = vec![vec![Some(1.0), None], vec![Some(2.0), Some(3.0)]];
    assert_eq!(complete(&some), [vec![2.0, 3.0]]);
}

proptest! {
    #[test]
    fn units_and_offsets_change_nothing(
        rows in proptest::collection::vec(proptest::collection::vec(1_i32..6, 4), 8..40),
    ) {
        let of = |turn: &dyn Fn(f64) -> f64| -> Vec<Vec<f64>> {
            rows.iter().map(|it| it.iter().map(|x| turn(f64::from(*x))).collect()).collect()
        };
        let (plain, moved) = (of(&|x| x), of(&|x| x * 4.0 + 1e12));
        let (a, b) = (Reliability::of(&plain, 0.95), Reliability::of(&moved, 0.95));
        match (a.alpha.value, b.alpha.value) {
            (Ok(x), Ok(y)) => prop_assert!((x - y).abs() < 1e-9),
            (x, y) => prop_assert_eq!(x, y),
        }
        prop_assert_eq!(a.against, b.against);
        let it = omega(&plain);
        prop_assert!(it.value.is_err() || it.value.is_ok_and(|it| (0.0..=1.0).contains(&it)));
    }
}
