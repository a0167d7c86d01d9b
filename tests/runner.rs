//! Core tests.

mod survey;
