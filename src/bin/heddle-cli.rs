//! The core from a terminal.
fn main() {}
