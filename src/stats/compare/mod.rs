//! Whether groups differ, and whether two questions go together. All of numbers: a scale's
//! are its scores. Pure functions of slices; `stats/pairing.rs` takes them out of a survey.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

mod correlation;
mod many;
mod orders;
mod paired;
mod ranks;
mod two;

pub use correlation::{kendall, pearson, spearman};
pub use many::{Dunn, dunn, kruskal_wallis};
pub use paired::{mc_nemar, wilcoxon};
pub use ranks::mean_ranks;
pub use two::{mann_whitney, welch};
