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
    /// A column has no use in this command.
    #[error("{0:?} cannot be used here: {1}")]
    Unfit(String, &'static str),
    /// A specification, or a flag that says the same, cannot be used.
    #[error("{0}: {1}")]
    Spec(String, String),
    /// A column cannot split the respondents.
    #[error("{0:?} cannot split the respondents: {1}")]
    NoSplit(String, &'static str),
    /// A file is no study that can be opened.
    #[error("{} cannot be opened as a study", .0.display())]
    NoStudy(PathBuf),
    /// A file has no codes.
    #[error("{} has no codes", .0.display())]
    NoCodes(PathBuf),
    /// A study file has records that are not as they should be.
    #[error("{}: {} remarks", .0.display(), .1)]
    Unsound(PathBuf, usize),
    /// The participants have no such attribute.
    #[error("there is no attribute {0:?}; the attributes are: {1}")]
    NoAttribute(String, String),
    /// A moment that cannot be read.
    #[error("{0:?} is no moment such as 2026-01-15T09:00:00Z")]
    NoMoment(String),
    /// Two files contradict each other.
    #[error("the files do not fit together: {0}")]
    Refused(String),
    /// The study cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
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
            Self::Unreadable { .. }
            | Self::NoTable(_)
            | Self::NoStudy(_)
            | Self::NoCodes(_)
            | Self::Unsound(..)
            | Self::Refused(_)
            | Self::Unwritable { .. }
            | Self::Write(_) => 1,
            Self::NoColumn(..)
            | Self::NoSplit(..)
            | Self::Unfit(..)
            | Self::Spec(..)
            | Self::NoAttribute(..)
            | Self::NoMoment(_) => 2,
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
