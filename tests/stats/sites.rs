//! Sites against SciPy and statsmodels.

use heddle::stats::pairing::{Absent, Marks};
use heddle::stats::sites::{
    LIMITS, Measure, SMALL, Site, Sites, Standing, mean_limits, means, share_limits,
    shares,
};
use heddle::stats::{Disclosure, Interval, Undefined};
use serde_json::Value;

use super::{agrees, count, number, numbers, reference, same};

fn marks(groups: usize, of: Vec<usize>) -> Marks {
    let values = (0..groups).map(|it| format!("site {it}")).collect();
    Marks { values, of: of.into_iter().map(Ok).collect() }
}

fn interval(found: Result<Interval, Undefined>, low: &Value, high: &Value, what: &str) {
    match found {
        Ok(it) => {
            same(it.low, low, what);
            same(it.high, high, what);
        }
        Err(_) => assert!(low.is_null() && high.is_null(), "{what}: {low} to {high}"),
    }
}

fn limits(site: &Site, want: &Value, what: &str) {
    for (found, want) in site.limits.into_iter().zip(want["limits"].as_array().unwrap()) {
        interval(found, &want[0], &want[1], what);
    }
}

fn of_place(sites: &Sites, place: usize) -> &Site {
    sites.sites.iter().find(|it| it.place == place).unwrap()
}

#[test]
fn means_of_sites_equal_those_of_scipy() {
    for (name, case) in reference("sites")["means"].as_object().unwrap() {
        let groups: Vec<Vec<f64>> =
            case["groups"].as_array().unwrap().iter().map(numbers).collect();
        let all: Vec<_> = groups.iter().flatten().map(|it| Ok(*it)).collect();
        let of = groups.iter().enumerate().flat_map(|(at, it)| vec![at; it.len()]);
        let found = means(&all, &marks(groups.len(), of.collect()), 0.95);
        agrees(found.overall, &case["overall"], name);
        agrees(found.sd, &case["sd"], name);
        assert_eq!(found.shared.n, all.len());
        for (place, want) in case["sites"].as_array().unwrap().iter().enumerate() {
            let what = format!("{name}, site {place}");
            let site = of_place(&found, place);
            assert_eq!(site.n, groups[place].len());
            agrees(site.value, &want["value"], &what);
            agrees(site.sd, &want["sd"], &what);
            interval(site.interval, &want["low"], &want["high"], &what);
            limits(site, want, &what);
        }
        let values: Vec<f64> = found.sites.iter().map(|it| it.value.unwrap()).collect();
        assert!(values.is_sorted(), "{name}: the lowest first");
    }
}

#[test]
fn shares_of_sites_equal_those_of_statsmodels() {
    for (name, case) in reference("sites")["shares"].as_object().unwrap() {
        let sites = case["sites"].as_array().unwrap();
        let (mut hits, mut of) = (Vec::new(), Vec::new());
        for (place, it) in sites.iter().enumerate() {
            let n = count(number(&it["n"]));
            let some = count(number(&it["count"]));
            hits.extend((0..n).map(|at| Ok(at < some)));
            of.extend(vec![place; n]);
        }
        let found = shares(&hits, &marks(sites.len(), of), 0.95);
        agrees(found.overall, &case["overall"], name);
        for (place, want) in sites.iter().enumerate() {
            let what = format!("{name}, site {place}");
            let site = of_place(&found, place);
            agrees(site.value, &want["value"], &what);
            interval(site.interval, &want["low"], &want["high"], &what);
            limits(site, want, &what);
        }
    }
}

#[test]
fn limits_of_shares_equal_those_of_scipy() {
    for row in reference("sites")["grid"].as_array().unwrap() {
        let [p, n, level, low, high] = numbers(row)[..] else { panic!("{row}") };
        let it = share_limits(p, count(n), level).unwrap();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1e-3);
        assert!(near(it.low, low) && near(it.high, high), "{row}: {it:?}");
    }
}

#[test]
fn who_stands_out_is_named_in_the_good_direction_only() {
    // 20 of 20, 2 of 20, 15 of 30 and a small one of 3 of 3.
    let sites = [(20, 20), (2, 20), (15, 30), (3, 3)];
    let (mut hits, mut of) = (Vec::new(), Vec::new());
    for (place, (some, n)) in sites.into_iter().enumerate() {
        hits.extend((0..n).map(|at| Ok(at < some)));
        of.extend(vec![place; n]);
    }
    hits.push(Err(Absent::Missing));
    of.push(0);
    let found = shares(&hits, &marks(5, of), 0.95);
    assert_eq!((found.measure, found.shared.missing), (Measure::Share, 1));
    assert_eq!(found.sites.len(), 4, "a site without answers is none");
    let named = |high| -> Vec<usize> {
        found.standing_out(high).into_iter().map(|it| it.place).collect()
    };
    assert_eq!((named(true), named(false)), (vec![0], vec![1]));
    assert_eq!(of_place(&found, 0).standing(), Standing::FarAbove);
    assert_eq!(of_place(&found, 1).standing(), Standing::FarBelow);
    assert_eq!(of_place(&found, 2).standing(), Standing::Within);
    let small = of_place(&found, 3);
    assert!(small.is_small() && small.n < SMALL);
}

#[test]
fn rounded_sites_are_those_of_the_rounded_counts() {
    let of = |all: [(usize, usize); 2]| {
        let (mut hits, mut of) = (Vec::new(), Vec::new());
        for (place, (some, n)) in all.into_iter().enumerate() {
            hits.extend((0..n).map(|at| Ok(at < some)));
            of.extend(vec![place; n]);
        }
        shares(&hits, &marks(2, of), 0.95)
    };
    let rule = Disclosure { below: 8, round: 5, zeros: false };
    // 12 of 32 and 23 of 49 are 10 of 30 and 25 of 50, of 80 in all.
    let (rough, exact) =
        (of([(12, 32), (23, 49)]).rounded(rule, 0.95), of([(10, 30), (25, 50)]));
    assert_eq!((&rough.sites, rough.overall), (&exact.sites, exact.overall));
    let all = [Ok(1.0), Ok(2.0), Ok(3.0), Ok(6.0), Ok(2.0), Ok(4.0)];
    let found = means(&all, &marks(2, vec![0, 0, 0, 0, 1, 1]), 0.95);
    let rough = found.clone().rounded(rule, 0.95);
    // Of four it is as wide as of five: scipy.stats.t.ppf(0.975, 4) * sd / sqrt(5).
    let (before, after) = (of_place(&found, 0), of_place(&rough, 0));
    assert_eq!((after.n, after.value), (5, before.value));
    let half = 2.776_445_105_197_793 * before.sd.unwrap() / 5.0_f64.sqrt();
    let it = after.interval.unwrap();
    assert!((it.high - it.low - 2.0 * half).abs() < 1e-9, "{it:?}");
    // Of none there is no interval.
    assert_eq!(of_place(&rough, 1).interval, Err(Undefined::TooFew));
}

#[test]
fn nothing_to_compare_has_its_reason() {
    let none = means(&[], &marks(2, Vec::new()), 0.95);
    assert_eq!((none.overall, none.sites.len()), (Err(Undefined::NoAnswers), 0));
    let same = means(&[Ok(3.0); 4], &marks(2, vec![0, 0, 1, 1]), 0.95);
    assert_eq!(same.sites[0].limits, [Err(Undefined::NoSpread); 2]);
    assert_eq!(same.sites[0].standing(), Standing::Within);
    for level in LIMITS {
        assert_eq!(share_limits(0.0, 9, level), Err(Undefined::NoSpread));
        assert_eq!(share_limits(0.5, 0, level), Err(Undefined::NoAnswers));
        assert_eq!(mean_limits(2.0, 1.0, 0, level), Err(Undefined::NoAnswers));
    }
}
