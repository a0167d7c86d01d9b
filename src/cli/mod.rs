//! `heddle-cli`: the core from a terminal, for scripts and for checking (docs/cli.md).
//!
//! Results go to the output, everything said about the way there to the error stream. Exit
//! codes: 0 done, 1 the file cannot be used, 2 the command is wrong.

mod check;
mod codebook;
mod compare;
mod crosstab;
mod describe;
mod failure;
mod frequencies;
mod import;
mod json;
mod notes;
mod plain;
mod scale;
mod sites;
mod source;
mod tests_out;
mod themes;

use std::ffi::OsString;
use std::io::Write;

use clap::{Parser, Subcommand};

use failure::Failure;

/// Survey and interview coding from a terminal.
#[derive(Debug, Parser)]
#[command(name = "heddle-cli", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Describes every question of a survey file.
    Describe(describe::Describe),
    /// Counts the answers to questions, with an interval of each share.
    Frequencies(frequencies::Frequencies),
    /// Crosses two questions: counts, percentages, residuals, chi-squared, Fisher's test.
    Crosstab(crosstab::CrosstabArgs),
    /// Compares the answers to a question between groups, or with those to another.
    Compare(compare::Compare),
    /// Looks at several items as one scale: alpha, omega, each item, the composite.
    Scale(scale::Scale),
    /// Compares a question across sites: intervals, funnel limits, who stands out.
    Sites(sites::Sites),
    /// Makes a study of transcripts, a survey, participants, a codebook and codings.
    Import(import::Import),
    /// Counts what supports each theme of a study.
    Themes(themes::Themes),
    /// Writes a codebook in another form: a table, Markdown, REFI-QDA.
    Codebook(codebook::Codebook),
    /// Checks a study file.
    Check(check::Check),
}

/// Runs a command line, the program's name first; returns the exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(problem) => return say(&problem, out, err),
    };
    let done = match parsed.command {
        Command::Describe(it) => it.run(out, err),
        Command::Frequencies(it) => it.run(out, err),
        Command::Crosstab(it) => it.run(out, err),
        Command::Compare(it) => it.run(out, err),
        Command::Scale(it) => it.run(out, err),
        Command::Sites(it) => it.run(out, err),
        Command::Import(it) => it.run(out, err),
        Command::Themes(it) => it.run(out, err),
        Command::Codebook(it) => it.run(out, err),
        Command::Check(it) => it.run(out, err),
    };
    match done.and_then(|()| out.flush().map_err(Failure::from)) {
        // The reader of a pipe may leave early, as `head` does.
        Ok(()) | Err(Failure::PipeClosed) => 0,
        Err(failure) => {
            // Nowhere is left to say that saying it failed.
            drop(writeln!(err, "heddle-cli: {failure}"));
            failure.code()
        }
    }
}

/// Prints what clap has to say: help and version to the output, mistakes to the errors.
fn say(problem: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if problem.use_stderr() {
        drop(write!(err, "{problem}"));
        2
    } else {
        drop(write!(out, "{problem}"));
        0
    }
}
