//! Skewness, kurtosis, the mean's interval, modes and proportions.

use heddle::stats::proportion::{difference, wilson};
use heddle::stats::{Shape, Stat, Summary, Tally, Undefined};
use proptest::prelude::*;
use serde_json::Value;

use super::{agrees, numbers, reference, same};

fn shape(values: &[f64]) -> Shape {
    let tally = Tally::of(values.iter().copied());
    Shape::of(&tally, &Summary::of(&tally), 0.95)
}

#[test]
fn shapes_equal_exact_fractions_pandas_and_scipy() {
    for (name, case) in reference("describe")["cases"].as_object().unwrap() {
        let values = numbers(&case["values"]);
        let it = shape(&values);
        let what = |key: &str| format!("{name}, {key}");
        agrees(it.se, &case["se"], &what("se"));
        agrees(it.skewness, &case["skewness"], &what("skewness"));
        agrees(it.skewness_se, &case["skewness_se"], &what("skewness_se"));
        agrees(it.kurtosis, &case["kurtosis"], &what("kurtosis"));
        agrees(it.kurtosis_se, &case["kurtosis_se"], &what("kurtosis_se"));
        match it.interval {
            Ok(interval) => {
                same(interval.low, &case["low"], &what("low"));
                same(interval.high, &case["high"], &what("high"));
            }
            Err(_) => assert_eq!(case["low"], Value::Null, "{name}"),
        }
        match it.modes {
            Ok(modes) => assert_eq!(modes, numbers(&case["modes"]), "{name}"),
            Err(_) => assert_eq!(case["modes"], Value::Null, "{name}"),
        }
    }
}

#[test]
fn why_there_is_none() {
    for (values, se, skewness, kurtosis, modes) in [
        (
            &[][..],
            Undefined::NoAnswers,
            Undefined::NoAnswers,
            Undefined::NoAnswers,
            Some(Undefined::NoAnswers),
        ),
        (
            &[1.0],
            Undefined::OneAnswer,
            Undefined::TooFew,
            Undefined::TooFew,
            Some(Undefined::NoRepeats),
        ),
        (
            &[2.0, 2.0, 2.0, 2.0],
            Undefined::NoAnswers,
            Undefined::NoSpread,
            Undefined::NoSpread,
            None,
        ),
    ] {
        let it = shape(values);
        assert_eq!(it.se.err().unwrap_or(Undefined::NoAnswers), se, "{values:?}");
        assert_eq!(
            (it.skewness, it.kurtosis),
            (Err(skewness), Err(kurtosis)),
            "{values:?}"
        );
        assert_eq!(it.modes.err(), modes, "{values:?}");
    }
}

#[test]
fn squares_beyond_the_doubles_are_said_to_be_too_large() {
    let it = shape(&[1e200, 2e200, 5e200]);
    assert_eq!(it.se, Err(Undefined::TooLarge));
    assert!(it.skewness.is_ok());
}

#[test]
fn proportions_equal_those_of_statsmodels() {
    let all = reference("describe");
    for row in all["wilson"].as_array().unwrap() {
        let it = wilson(
            row[0].as_u64().unwrap() as usize,
            row[1].as_u64().unwrap() as usize,
            row[2].as_f64().unwrap(),
        );
        let it = it.unwrap();
        same(it.low, &row[3], &row.to_string());
        same(it.high, &row[4], &row.to_string());
    }
    for row in all["newcombe"].as_array().unwrap() {
        let of = |place: usize| {
            (
                row[place].as_u64().unwrap() as usize,
                row[place + 1].as_u64().unwrap() as usize,
            )
        };
        let it = difference(of(0), of(2), 0.95).interval.unwrap();
        same(it.low, &row[4], &row.to_string());
        same(it.high, &row[5], &row.to_string());
    }
}

proptest! {
    #[test]
    fn an_offset_changes_neither(values in proptest::collection::vec(-500_i32..500, 4..60)) {
        let plain: Vec<f64> = values.iter().map(|it| f64::from(*it)).collect();
        let moved: Vec<f64> = plain.iter().map(|it| it + 1e12).collect();
        let (a, b) = (shape(&plain), shape(&moved));
        for (x, y) in [(a.skewness, b.skewness), (a.kurtosis, b.kurtosis), (a.se, b.se)] {
            match (x, y) {
                (Ok(x), Ok(y)) => prop_assert!((x - y).abs() <= 1e-10 * (1.0 + x.abs())),
                (x, y) => prop_assert_eq!(x, y),
            }
        }
    }

    #[test]
    fn any_numbers_have_a_shape(values in proptest::collection::vec(any::<f64>(), 0..12)) {
        let it = shape(&values);
        let fine = |it: Stat| it.is_err() || it.is_ok_and(f64::is_finite);
        prop_assert!(fine(it.skewness) && fine(it.kurtosis) && fine(it.se));
    }

    #[test]
    fn intervals_hold_their_proportion(count in 0_usize..50, more in 0_usize..50) {
        let n = count + more;
        if let Ok(it) = wilson(count, n, 0.95) {
            let share = count as f64 / n as f64;
            prop_assert!(0.0 <= it.low && it.low <= share && share <= it.high && it.high <= 1.0);
        }
    }
}
