//! Statistics against numbers computed by other programs (`tests/reference`, whose scripts
//! make `tests/fixtures/reference`).

#[cfg(feature = "cli")]
mod cli;
mod compare;
mod composites;
mod crosstab;
mod describe;
mod disclosure;
mod distributions;
mod scale;
mod sites;

use std::path::PathBuf;

use heddle::stats::{Interval, Stat, Undefined};
use serde_json::Value;

/// Returns a file of `tests/fixtures/reference`.
fn reference(name: &str) -> Value {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = root.join(format!("tests/fixtures/reference/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Returns the number, be it written as a number or as text.
fn number(value: &Value) -> f64 {
    let text = || value.as_str().and_then(|it| it.parse().ok());
    value.as_f64().or_else(text).unwrap_or_else(|| panic!("{value} is no number"))
}

#[expect(clippy::cast_sign_loss, reason = "counts are not below 0")]
fn count(value: f64) -> usize {
    value as usize
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn within(found: f64, want: f64, tolerance: f64, what: &str) {
    let off = (found - want).abs();
    assert!(off <= want.abs() * tolerance, "{what}: {found} is not {want}, off {off:e}");
}

/// Equal to ten digits; what is 0 must be nearly so.
fn same(found: f64, want: &Value, what: &str) {
    let want = number(want);
    if want == 0.0 {
        assert!(found.abs() < 1e-14, "{what}: {found} is not 0");
    } else {
        within(found, want, 1e-10, what);
    }
}

/// An interval whose ends are equal to ten digits, or none where the reference has none.
fn between(found: Result<Interval, Undefined>, want: &Value, what: &str) {
    agrees(found.map(|it| it.low), &want[0], &format!("{what}, low"));
    agrees(found.map(|it| it.high), &want[1], &format!("{what}, high"));
}

/// Equal to ten digits where the reference has a number, undefined where it has none.
fn agrees(found: Stat, want: &Value, what: &str) -> Option<Undefined> {
    match found {
        Ok(found) if !want.is_null() => {
            same(found, want, what);
            None
        }
        Ok(found) => panic!("{what}: {found}, but the reference has none"),
        Err(why) => {
            assert!(want.is_null(), "{what}: {why:?}, but the reference has {want}");
            Some(why)
        }
    }
}
