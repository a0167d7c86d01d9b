//! Why a command did not do its work.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// A failure, in words for the terminal.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file holds no table.
    #[error("{} holds no table that can be described", .0.display())]
    NoTable(PathBuf),
    /// There is no such column.
    #[error("there is no column {0:?}; the columns are: {1}")]
    NoColumn(String, String),
    /// A column cannot split the respondents.
    #[error("{0:?} cannot split the respondents: {1}")]
    NoSplit(String, &'static str),
    /// Whoever read the output has stopped.
    #[error("the output was closed")]
    PipeClosed,
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Write(io::Error),
}

impl Failure {
    /// Returns the exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Unreadable { .. } | Self::NoTable(_) | Self::Write(_) => 1,
            Self::NoColumn(..) | Self::NoSplit(..) => 2,
            Self::PipeClosed => 0,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::PipeClosed
        } else {
            Self::Write(error)
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}
