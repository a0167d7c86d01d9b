//! Speed of what can be slow.
fn main() {}
