//! Summaries against NumPy, pandas and SciPy (fixtures/stats/golden.py) and against the
//! certified values of NIST's Statistical Reference Datasets (fixtures/stats/nist.json).

use heddle::stats::{Stat, Summary, Tally, Undefined};
use serde_json::Value;

fn load(name: &str) -> Value {
    let path = super::fixture("stats").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn near(found: Stat, want: f64, what: &str) {
    let found = found.unwrap_or_else(|why| panic!("{what}: {why:?}"));
    let off = (found - want).abs();
    assert!(off <= want.abs() * 1e-12, "{what}: {found} is not {want}");
}

#[test]
fn summaries_equal_those_of_numpy_and_exact_fractions() {
    let golden = load("golden.json");
    for (name, case) in golden["cases"].as_object().unwrap() {
        let numbers = case["values"].as_array().unwrap();
        let values =
            numbers.iter().map(|it| it.as_str().unwrap().parse::<f64>().unwrap());
        let it = Summary::of(&Tally::of(values));
        assert_eq!(it.n as u64, case["n"].as_u64().unwrap(), "{name}");
        let stats = [
            ("mean", it.mean),
            ("sd", it.sd),
            ("median", it.median),
            ("q1_type7", it.type7.q1),
            ("q3_type7", it.type7.q3),
            ("q1_type6", it.type6.q1),
            ("q3_type6", it.type6.q3),
            ("min", it.min),
            ("max", it.max),
        ];
        for (key, stat) in stats {
            match case[key].as_f64() {
                // The square of 1e-300 is below the smallest number there is.
                Some(_) if name == "tiny" && key == "sd" => assert!(stat.is_ok()),
                Some(want) => near(stat, want, &format!("{name}, {key}")),
                None if it.n == 0 => {
                    assert_eq!(stat, Err(Undefined::NoAnswers), "{name}");
                }
                None => assert_eq!(stat, Err(Undefined::OneAnswer), "{name}, {key}"),
            }
        }
    }
}

#[test]
fn certified_values_of_nist() {
    for (name, set) in load("nist.json")["sets"].as_object().unwrap() {
        let text = set["values"].as_str().unwrap();
        let it = Summary::of(&Tally::of(text.split(' ').map(|it| it.parse().unwrap())));
        assert_eq!(it.n as u64, set["n"].as_u64().unwrap());
        let certified = |key: &str| set[key].as_str().unwrap().parse::<f64>().unwrap();
        near(it.mean, certified("mean"), name);
        near(it.sd, certified("sd"), name);
    }
}

/// NIST's `NumAcc1` to `NumAcc4`: few digits in common but many in front.
#[test]
fn numerical_accuracy_of_nist() {
    let alternating = |middle: f64, low: f64, high: f64| {
        let tail = (0..500).flat_map(move |_| [low, high]);
        Summary::of(&Tally::of(std::iter::once(middle).chain(tail)))
    };
    let first = Summary::of(&Tally::of([10_000_001.0, 10_000_003.0, 10_000_002.0]));
    assert_eq!((first.mean, first.sd), (Ok(10_000_002.0), Ok(1.0)));
    for (it, mean, sd, digits) in [
        (alternating(1.2, 1.1, 1.3), 1.2, 0.1, 14),
        (alternating(1_000_000.2, 1_000_000.1, 1_000_000.3), 1_000_000.2, 0.1, 9),
        (alternating(10_000_000.2, 10_000_000.1, 10_000_000.3), 10_000_000.2, 0.1, 8),
    ] {
        assert_eq!(it.n, 1001);
        near(it.mean, mean, "mean");
        let off = (it.sd.unwrap() - sd).abs() / sd;
        assert!(off < 0.1_f64.powi(digits), "{} is off by {off}", it.sd.unwrap());
    }
}

mod laws {
    use proptest::prelude::*;

    use super::*;

    fn of(values: &[f64]) -> Summary {
        Summary::of(&Tally::of(values.iter().copied()))
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(values in proptest::collection::vec(-1e9..1e9_f64, 0..60)) {
            let mut back = values.clone();
            back.reverse();
            prop_assert_eq!(of(&values), of(&back));
        }

        #[test]
        fn the_numbers_lie_in_order(values in proptest::collection::vec(-1e9..1e9_f64, 2..60)) {
            let it = of(&values);
            let line = [it.min, it.type7.q1, it.median, it.type7.q3, it.max].map(Result::unwrap);
            prop_assert!(line.is_sorted(), "{:?}", line);
            let line = [it.min, it.type6.q1, it.median, it.type6.q3, it.max].map(Result::unwrap);
            prop_assert!(line.is_sorted(), "{:?}", line);
            let mean = it.mean.unwrap();
            prop_assert!(it.min.unwrap() <= mean && mean <= it.max.unwrap());
        }

        #[test]
        fn an_offset_moves_the_mean_and_leaves_the_spread(
            values in proptest::collection::vec(-500_i32..500, 2..60),
        ) {
            let plain: Vec<f64> = values.iter().map(|it| f64::from(*it)).collect();
            let moved: Vec<f64> = plain.iter().map(|it| it + 1e12).collect();
            let (a, b) = (of(&plain), of(&moved));
            let (x, y) = (a.sd.unwrap(), b.sd.unwrap());
            prop_assert!((x - y).abs() <= x * 1e-12, "{} {}", x, y);
            let off = (b.mean.unwrap() - 1e12) - a.mean.unwrap();
            prop_assert!(off.abs() <= 1e-3);
        }

        #[test]
        fn counting_twice_is_writing_twice(values in proptest::collection::vec(-9_i32..9, 1..30)) {
            let twice: Vec<f64> = values.iter().flat_map(|it| [f64::from(*it); 2]).collect();
            let pairs = values.iter().map(|it| (f64::from(*it), 2));
            prop_assert_eq!(of(&twice), Summary::of(&Tally::of_pairs(pairs)));
        }

        #[test]
        fn any_numbers_are_summarised(values in proptest::collection::vec(any::<f64>(), 0..20)) {
            let it = of(&values);
            for stat in [it.mean, it.sd, it.median, it.type7.iqr, it.type6.iqr] {
                prop_assert!(stat.is_ok_and(f64::is_finite) || stat.is_err());
            }
        }
    }
}
