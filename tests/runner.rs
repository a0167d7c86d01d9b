//! Core tests.

mod transcripts;
