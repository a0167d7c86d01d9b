//! The core from a terminal. See docs/cli.md.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(heddle::cli::run(std::env::args_os(), &mut out, &mut err))
}
