//! Core tests.

// Under `cfg(test)` helpers may be as blunt as the tests themselves (clippy.toml).
#[cfg(test)]
mod survey;
