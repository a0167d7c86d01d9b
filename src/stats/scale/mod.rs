//! Scales: several items taken together. Each respondent's row holds an item's number or
//! nothing; reversed items are turned round before anything else.
//!
//! Source and meaning of each measure stand in its file: [`composite()`] makes one number a
//! respondent, [`Reliability`] says how well the items go together, [`omega()`] the same
//! without taking the items for equally good.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

mod composite;
mod eigen;
mod omega;
mod reliability;

pub use composite::{Composite, composite, reversed};
pub use omega::{Omega, omega};
pub use reliability::{Dropped, Reliability};

pub use crate::survey::Score;

/// Returns the rows without a missing item, as they are: listwise.
pub fn complete(rows: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
    rows.iter().filter_map(|row| row.iter().copied().collect()).collect()
}
