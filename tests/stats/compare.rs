//! Comparisons and correlations against `SciPy`, `pingouin`, `statsmodels`,
//! `scikit-posthocs` and R.

use heddle::stats::compare::{
    dunn, kendall, kruskal_wallis, mann_whitney, mc_nemar, mean_ranks, pearson, spearman,
    welch, wilcoxon,
};
use heddle::stats::{Effect, Method, Size, Test, Undefined};
use proptest::prelude::*;
use serde_json::Value;

use super::{agrees, numbers, reference, same};

const LEVEL: f64 = 0.95;

/// `want` is the size and, where there is one, its interval.
fn size(found: Effect, want: &Value, what: &str) {
    agrees(found.value, &want[0], what);
    match found.interval {
        Ok(it) => {
            same(it.low, &want[1], &format!("{what}, low"));
            same(it.high, &want[2], &format!("{what}, high"));
        }
        Err(_) => assert_eq!(want[1], Value::Null, "{what}"),
    }
}

fn result(test: &Test, statistic: &Value, p: &Value, what: &str) {
    agrees(test.statistic, statistic, what);
    agrees(test.p, p, &format!("{what}, p"));
}

#[test]
fn two_groups() {
    let (all, r) = (reference("compare"), reference("r"));
    for (name, case) in all["two"].as_object().unwrap() {
        let (a, b) = (numbers(&case["first"]), numbers(&case["second"]));
        let r = &r["two"][name];
        let test = mann_whitney(&a, &b, LEVEL);
        let exact = test.method == Method::MannWhitneyExact;
        assert_eq!(exact, a.len() * b.len() <= 400);
        let p = if exact { &case["p_exact"] } else { &case["p_normal"] };
        result(&test, &case["u"], p, name);
        let known = if exact { &r["p_exact"] } else { &r["p_normal"] };
        if known.is_number() {
            result(&test, &r["u"], known, &format!("{name} in R"));
        }
        size(test.effect(Size::RankBiserial).unwrap(), &case["cliff"], name);

        let test = welch(&a, &b, LEVEL);
        let want = &case["welch"];
        result(&test, &want["t"], &want["p"], name);
        if test.p.is_ok() {
            same(test.df.unwrap(), &want["df"], name);
            size(
                test.effect(Size::DifferenceOfMeans).unwrap(),
                &want["difference"],
                name,
            );
            size(test.effect(Size::HedgesG).unwrap(), &want["g"], name);
            if !name.starts_with("offset") {
                result(&test, &r["t"], &r["p"], &format!("{name} in R"));
            }
        }
    }
}

#[test]
fn many_groups() {
    let (all, r) = (reference("compare"), reference("r"));
    for (name, case) in all["many"].as_object().unwrap() {
        let groups: Vec<Vec<f64>> =
            case["groups"].as_array().unwrap().iter().map(numbers).collect();
        let mut slices: Vec<&[f64]> = groups.iter().map(|it| &it[..]).collect();
        let test = kruskal_wallis(&slices, LEVEL);
        result(&test, &case["h"], &case["p"], name);
        result(
            &test,
            &r["many"][name]["h"],
            &r["many"][name]["p"],
            &format!("{name} in R"),
        );
        let epsilon = test.effect(Size::EpsilonSquared).unwrap();
        agrees(epsilon.value, &case["epsilon"], name);
        let interval = &reference("noncentral")["epsilon"][name];
        super::between(epsilon.interval, interval, &format!("{name}, epsilon"));
        for (pair, place) in dunn(&slices).iter().zip(0..) {
            agrees(pair.p, &case["dunn"][place], &format!("{name}, Dunn {place}"));
            agrees(
                pair.p_holm,
                &case["dunn_holm"][place],
                &format!("{name}, Holm {place}"),
            );
        }
        // An empty group changes nothing but the places.
        slices.insert(0, &[]);
        assert_eq!(kruskal_wallis(&slices, LEVEL), test);
        assert_eq!(dunn(&slices)[0].groups, (1, 2));
    }
}

#[test]
fn pairs() {
    let (all, r) = (reference("compare"), reference("r"));
    for (name, case) in all["pairs"].as_object().unwrap() {
        let (a, b) = (numbers(&case["first"]), numbers(&case["second"]));
        let r = &r["pairs"][name];
        for (test, key) in [
            (pearson(&a, &b, LEVEL), "r"),
            (spearman(&a, &b, LEVEL), "rho"),
            (kendall(&a, &b, LEVEL), "tau"),
        ] {
            let what = format!("{name}, {key}");
            let p = &format!("{key}_p");
            result(&test, &case[key], &case[p], &what);
            let interval = case[format!("{key}_interval")].as_array();
            let ends = interval.cloned().unwrap_or_default();
            let want = [vec![case[key].clone()], ends].concat();
            size(test.effect(Size::Correlation).unwrap(), &Value::Array(want), &what);
            if !name.starts_with("offset") {
                result(&test, &r[key], &r[p], &format!("{what} in R"));
            }
        }
        let test = wilcoxon(&a.into_iter().zip(b).collect::<Vec<_>>(), LEVEL);
        let exact = test.method == Method::WilcoxonExact;
        let p = if exact { "w_p_exact" } else { "w_p_normal" };
        result(&test, &case["w"], &case[p], &format!("{name}, W"));
        if r[p].is_number() {
            result(&test, &r["w"], &r[p], &format!("{name}, W in R"));
        }
        size(
            test.effect(Size::RankBiserial).unwrap(),
            &case["w_size"],
            &format!("{name}, W"),
        );
    }
}

#[test]
fn changes() {
    let r = numbers(&reference("r")["mc_nemar"]);
    for (case, r) in reference("compare")["mc_nemar"].as_array().unwrap().iter().zip(r) {
        let of = |key: &str| case[key].as_u64().unwrap() as usize;
        let test = mc_nemar(of("up"), of("down"), LEVEL);
        agrees(test.p, &case["p"], &case.to_string());
        same(test.p.unwrap(), &r.into(), &case.to_string());
        size(
            test.effect(Size::OddsRatio).unwrap(),
            &case["odds_ratio"],
            &case.to_string(),
        );
    }
    assert_eq!(mc_nemar(0, 0, LEVEL).p, Err(Undefined::NoSpread));
}

#[test]
fn too_little_to_compare() {
    let none: &[f64] = &[];
    let same_numbers = [3.0; 6];
    for (test, why) in [
        (mann_whitney(none, &[1.0], LEVEL), Undefined::OneGroup),
        (welch(&[1.0], none, LEVEL), Undefined::OneGroup),
        (welch(&[1.0], &[1.0, 2.0], LEVEL), Undefined::OneAnswer),
        (welch(&same_numbers, &[3.0; 4], LEVEL), Undefined::NoSpread),
        (kruskal_wallis(&[], LEVEL), Undefined::NoAnswers),
        (kruskal_wallis(&[none, none], LEVEL), Undefined::NoAnswers),
        (kruskal_wallis(&[&[1.0, 2.0], none], LEVEL), Undefined::OneGroup),
        (kruskal_wallis(&[&same_numbers, &[3.0]], LEVEL), Undefined::NoSpread),
        (pearson(none, none, LEVEL), Undefined::NoAnswers),
        (pearson(&[1.0], &[2.0], LEVEL), Undefined::OneAnswer),
        (pearson(&[1.0, 2.0], &[2.0, 3.0], LEVEL), Undefined::TooFew),
        (
            spearman(&same_numbers, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], LEVEL),
            Undefined::NoSpread,
        ),
        (kendall(none, none, LEVEL), Undefined::NoAnswers),
        (kendall(&[1.0], &[1.0], LEVEL), Undefined::OneAnswer),
        (kendall(&same_numbers, &same_numbers, LEVEL), Undefined::NoSpread),
        (wilcoxon(&[], LEVEL), Undefined::NoAnswers),
        (wilcoxon(&[(2.0, 2.0), (3.0, 3.0)], LEVEL), Undefined::NoSpread),
    ] {
        assert_eq!(test.p, Err(why), "{test:?}");
    }
    // 0.1 each time, in decimals: two ties, and one difference of 0.
    let tenths =
        wilcoxon(&[(1.0, 1.1), (0.5, 0.6), (0.3, 0.4), (0.2, 0.1), (0.7, 0.7)], LEVEL);
    assert_eq!((tenths.n, tenths.statistic), (4, Ok(7.5)));
    // All equal: no order is surprising, and no size is defined.
    let equal = mann_whitney(&same_numbers, &[3.0; 2], LEVEL);
    assert_eq!(equal.p, Ok(1.0));
    assert_eq!(equal.effect(Size::RankBiserial).unwrap().value, Err(Undefined::NoSpread));
    let apart = mann_whitney(&[1.0, 2.0], &[5.0, 6.0], LEVEL).effect(Size::RankBiserial);
    assert_eq!(apart.unwrap().interval, Err(Undefined::Separated));
    assert_eq!(pearson(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0], LEVEL).p, Ok(0.0));
    assert!(dunn(&[&same_numbers, &[3.0]])[0].p_holm.is_err() && dunn(&[]).is_empty());
    assert_eq!(mean_ranks(&[&[1.0, 5.0], &[5.0], none]), [1.75, 2.5, 0.0]);
}

#[test]
fn many_answers_take_no_time() {
    let of =
        |by: usize| -> Vec<f64> { (0..20_000).map(|it| (it * by % 7) as f64).collect() };
    let (a, b) = (of(3), of(5));
    let pairs: Vec<(f64, f64)> = a.iter().copied().zip(b.iter().copied()).collect();
    for test in [
        mann_whitney(&a, &b, LEVEL),
        kendall(&a, &b, LEVEL),
        spearman(&a, &b, LEVEL),
        wilcoxon(&pairs, LEVEL),
    ] {
        assert!(test.p.is_ok(), "{test:?}");
    }
}

proptest! {
    #[test]
    fn turning_groups_round_turns_the_sign(
        a in proptest::collection::vec(0_i32..9, 2..16),
        b in proptest::collection::vec(0_i32..9, 2..16),
    ) {
        let of = |it: &[i32]| -> Vec<f64> { it.iter().map(|it| f64::from(*it)).collect() };
        let (a, b) = (of(&a), of(&b));
        for test in [mann_whitney, welch] {
            let (there, back) = (test(&a, &b, LEVEL), test(&b, &a, LEVEL));
            match (there.p, back.p) {
                (Ok(x), Ok(y)) => prop_assert!((x - y).abs() < 1e-11, "{} {}", x, y),
                (x, y) => prop_assert_eq!(x, y),
            }
            for ((_, x), (_, y)) in there.effects.iter().zip(&back.effects) {
                if let (Ok(x), Ok(y)) = (x.value, y.value) {
                    prop_assert!((x + y).abs() < 1e-9);
                }
                if let (Ok(x), Ok(v)) = (x.interval, x.value) {
                    prop_assert!(x.low <= v && v <= x.high);
                }
            }
        }
    }

    #[test]
    fn tau_is_the_count_of_all_pairs(
        pairs in proptest::collection::vec((0_i32..6, 0_i32..6), 2..30),
    ) {
        let a: Vec<f64> = pairs.iter().map(|it| f64::from(it.0)).collect();
        let b: Vec<f64> = pairs.iter().map(|it| f64::from(it.1)).collect();
        let (mut s, mut x, mut y) = (0, 0, 0);
        for (place, one) in pairs.iter().enumerate() {
            for other in &pairs[place + 1..] {
                let (p, q) = ((one.0 - other.0).signum(), (one.1 - other.1).signum());
                s += p * q;
                x += p * p;
                y += q * q;
            }
        }
        let want = f64::from(s) / (f64::from(x) * f64::from(y)).sqrt();
        match kendall(&a, &b, LEVEL).statistic {
            Ok(tau) => prop_assert!((tau - want).abs() < 1e-12),
            Err(why) => prop_assert!(want.is_nan() && why == Undefined::NoSpread),
        }
    }

    #[test]
    fn any_numbers_are_compared(
        a in proptest::collection::vec(any::<f64>().prop_filter("finite", |it| it.is_finite()), 0..9),
        b in proptest::collection::vec(any::<f64>().prop_filter("finite", |it| it.is_finite()), 0..9),
    ) {
        let pairs: Vec<(f64, f64)> = a.iter().copied().zip(b.iter().copied()).collect();
        let n = pairs.len();
        for test in [
            mann_whitney(&a, &b, LEVEL), welch(&a, &b, LEVEL), kruskal_wallis(&[&a, &b], LEVEL),
            pearson(&a[..n], &b[..n], LEVEL), spearman(&a[..n], &b[..n], LEVEL),
            kendall(&a[..n], &b[..n], LEVEL), wilcoxon(&pairs, LEVEL),
        ] {
            prop_assert!(test.p.is_err() || test.p.is_ok_and(|it| (0.0..=1.0).contains(&it)), "{:?}", test);
            prop_assert!(test.statistic.is_err() || test.statistic.is_ok_and(f64::is_finite));
        }
    }
}
