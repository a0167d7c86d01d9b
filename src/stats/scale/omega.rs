//! `McDonald`'s omega total of one factor.
//!
//! One factor is fitted to the correlations by maximum likelihood: Jöreskog, Psychometrika
//! 32 (1967), who minimises over the logarithms of the unique variances ψ, the loadings λ
//! following from the largest eigenvalue. Then omega is (Σ λ)² / ((Σ λ)² + Σ ψ): `McDonald`,
//! *Test Theory* (1999), 6.20. The fit does not depend on the items' units, so omega of the
//! items as they are takes λ s and ψ s², s their standard deviations; standardised omega
//! takes λ and ψ. R `factanal(x, 1)`; `psych::omega(x, nfactors = 1, fm = "ml")$omega.tot`
//! is the standardised one.
//!
//! Needs three items and more respondents than items. When the fit leaves an item less than
//! 0.005 of its variance (a Heywood case; the bound is `factanal`'s), there is no omega.

use super::eigen::Square;
use super::reliability::{correlations, covariances};
use crate::stats::math::{exp, ln};
use crate::stats::{Stat, Undefined};

/// The least unique variance that counts as a fit.
const LEAST: f64 = 0.005;

/// A one-factor model of items.
#[derive(Clone, Debug, PartialEq)]
pub struct Omega {
    /// Omega of the items as they are.
    pub value: Stat,
    /// Omega of items of equal spread.
    pub standardised: Stat,
    /// The items' correlations with the factor; empty without a fit.
    pub loadings: Vec<f64>,
}

/// Fits one factor to items: one row a respondent who answered all, equally long.
pub fn omega(rows: &[Vec<f64>]) -> Omega {
    let items = rows.first().map_or(0, Vec::len);
    let none =
        |why| Omega { value: Err(why), standardised: Err(why), loadings: Vec::new() };
    if rows.is_empty() {
        return none(Undefined::NoAnswers);
    }
    if items < 3 {
        return none(Undefined::TooFewItems);
    }
    if rows.len() <= items {
        return none(Undefined::TooFew);
    }
    let covariances = covariances(rows, items);
    let Some(correlations) = correlations(&covariances) else {
        return none(Undefined::NoSpread);
    };
    let (loadings, unique) = match fit(&correlations) {
        Ok(it) => it,
        Err(why) => return none(why),
    };
    let share = |scale: &dyn Fn(usize) -> f64| {
        let sum: f64 = loadings.iter().zip(0..).map(|(it, at)| it * scale(at)).sum();
        let rest = unique.iter().zip(0..).map(|(it, at)| it * scale(at) * scale(at));
        let common = sum * sum;
        common / (common + rest.sum::<f64>())
    };
    Omega {
        value: Ok(share(&|item| covariances.at(item, item).sqrt())),
        standardised: Ok(share(&|_| 1.0)),
        loadings,
    }
}

/// Where a fit stands: logarithms of ψ and what follows from them.
struct Place {
    logs: Vec<f64>,
    /// What is minimised.
    value: f64,
    eigenvalue: f64,
    vector: Vec<f64>,
}

impl Place {
    fn of(r: &Square, logs: Vec<f64>) -> Self {
        let by: Vec<f64> = logs.iter().map(|it| exp(-0.5 * it)).collect();
        let scale = |it: usize| by.get(it).copied().unwrap_or(1.0);
        let scaled = Square::of(r.size(), |a, b| r.at(a, b) * scale(a) * scale(b));
        let (eigenvalue, vector) = scaled.largest();
        let trace: f64 = (0..r.size()).map(|it| scaled.at(it, it)).sum();
        let value = logs.iter().sum::<f64>() + ln(eigenvalue) - eigenvalue + trace;
        Self { logs, value, eigenvalue, vector }
    }

    /// Returns the loadings and the unique variances.
    fn model(&self) -> (Vec<f64>, Vec<f64>) {
        let size = (self.eigenvalue - 1.0).max(0.0).sqrt();
        let unique: Vec<f64> = self.logs.iter().map(|it| exp(*it)).collect();
        let loadings =
            self.vector.iter().zip(&unique).map(|(v, psi)| v * psi.sqrt() * size);
        (loadings.collect(), unique)
    }
}

/// Returns the loadings and unique variances that fit best.
fn fit(r: &Square) -> Result<(Vec<f64>, Vec<f64>), Undefined> {
    let floor = ln(LEAST / 10.0);
    let mut at = Place::of(r, vec![ln(0.5); r.size()]);
    for _ in 0..200 {
        let (loadings, unique) = at.model();
        let slope: Vec<f64> = loadings
            .iter()
            .zip(&unique)
            .map(|(l, psi)| (l * l + psi - 1.0) / psi)
            .collect();
        let v = |it: usize| at.vector.get(it).copied().unwrap_or(0.0);
        let curve = Square::of(r.size(), |a, b| {
            let part = f64::from(a == b) - v(a) * v(b);
            part * part
        });
        let step = curve.solve(&slope).ok_or(Undefined::Improper)?;
        let length = step.iter().fold(0.0_f64, |most, it| most.max(it.abs()));
        if !length.is_finite() {
            return Err(Undefined::NotSettled);
        }
        // No farther than a factor of e at once, and halved until it leads down.
        let mut part = (1.0 / length).min(1.0);
        let next = loop {
            let moved = at.logs.iter().zip(&step).map(|(x, d)| (x - part * d).max(floor));
            let next = Place::of(r, moved.collect());
            if next.value <= at.value + 1e-11 || part < 1e-6 {
                break next;
            }
            part *= 0.5;
        };
        let moved = next.logs.iter().zip(&at.logs).map(|(a, b)| (a - b).abs());
        let moved = moved.fold(0.0, f64::max);
        at = next;
        if moved < 1e-13 {
            let (loadings, unique) = at.model();
            if unique.iter().any(|it| *it < LEAST) {
                return Err(Undefined::Improper);
            }
            return Ok((loadings, unique));
        }
    }
    let improper = at.logs.iter().any(|it| *it < ln(LEAST));
    Err(if improper { Undefined::Improper } else { Undefined::NotSettled })
}
