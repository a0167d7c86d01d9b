//! Finding, on whole studies.

mod keeping;
mod likeness;
mod retrieve;
mod search;
