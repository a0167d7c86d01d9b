//! Tails and quantiles to 12 digits (`SciPy`, `mpmath`).

use heddle::stats::distributions as d;
use heddle::stats::{math, noncentral, special};
use proptest::prelude::*;

use super::{count, numbers, reference, within};

fn check(name: &str, tolerance: f64, of: impl Fn(&[f64]) -> f64) {
    let all = reference("distributions");
    for row in all[name].as_array().unwrap() {
        let row = numbers(row);
        let (want, arguments) = row.split_last().unwrap();
        let found = of(arguments);
        within(found, *want, tolerance, &format!("{name}{arguments:?}"));
    }
}

#[test]
fn exponential_and_logarithms() {
    check("exp", 5e-16, |it| math::exp(it[0]));
    check("ln", 5e-16, |it| math::ln(it[0]));
    check("ln_gamma", 1e-12, |it| special::ln_gamma(it[0]));
}

#[test]
fn tails() {
    check("normal_upper", 1e-12, |it| d::normal_upper(it[0]));
    check("t_both", 1e-12, |it| d::t_both(it[0], it[1]));
    check("chi_squared_upper", 1e-12, |it| d::chi_squared_upper(it[0], it[1]));
    check("f_upper", 1e-12, |it| d::f_upper(it[0], it[1], it[2]));
    check("binomial_up_to", 1e-12, |it| {
        d::binomial_up_to(count(it[0]), count(it[1]), it[2])
    });
}

#[test]
fn noncentral_chi_squared() {
    for (name, case) in reference("noncentral")["cdf"].as_object().unwrap() {
        let it = numbers(case);
        within(noncentral::chi_squared_up_to(it[0], it[1], it[2]), it[3], 1e-12, name);
    }
}

#[test]
fn points() {
    check("normal_within", 1e-12, |it| d::normal_within(it[0]));
    check("t_within", 1e-12, |it| d::t_within(it[0], it[1]));
    check("chi_squared_point", 1e-12, |it| d::chi_squared_point(it[0], it[1]));
    check("f_point", 1e-12, |it| d::f_point(it[0], it[1], it[2]));
}

proptest! {
    #[test]
    fn tails_fall_and_add_up(a in 0.1..80_f64, b in 0.1..80_f64, x in 0.001..0.999_f64) {
        let (lower, upper) = special::beta_tails(a, b, x, 1.0 - x);
        prop_assert!((lower + upper - 1.0).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&lower));
        let (upper2, lower2) = special::beta_tails(b, a, 1.0 - x, x);
        prop_assert!((lower - lower2).abs() < 1e-12 && (upper - upper2).abs() < 1e-12);
        let (p, q) = special::gamma_tails(a, x * b);
        prop_assert!((p + q - 1.0).abs() < 1e-12 && (0.0..=1.0).contains(&q));
        prop_assert!(d::t_both(b, a) <= d::t_both(b * 0.9, a));
    }
}
