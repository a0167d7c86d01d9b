//! `check study.json`: whether every record of a study file is sound.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::notes;
use crate::interchange::{decode, study_file};
use crate::study::Study;

/// Checks a study file: exit code 0 when every record is sound, 1 when not.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The study file.
    study: PathBuf,
}

impl Check {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let parsed = read(&self.study)?;
        notes::print(&parsed.notes, err)?;
        let path = || self.study.clone();
        match (parsed.value, parsed.notes.len()) {
            (Some(_), 0) => {
                writeln!(
                    out,
                    "{}: sound, format version {}",
                    path().display(),
                    study_file::VERSION
                )?;
                Ok(())
            }
            (Some(_), count) => Err(Failure::Unsound(path(), count)),
            (None, _) => Err(Failure::NoStudy(path())),
        }
    }
}

fn read(path: &Path) -> Result<crate::parsed::Parsed<Option<Study>>, Failure> {
    let bytes = fs::read(path)
        .map_err(|source| Failure::Unreadable { path: path.to_owned(), source })?;
    Ok(study_file::read(&decode::decode(&bytes).value))
}

/// Opens a study file; what had to be repaired goes to the error stream.
pub(super) fn open(path: &Path, err: &mut dyn Write) -> Result<Study, Failure> {
    let parsed = read(path)?;
    notes::print(&parsed.notes, err)?;
    parsed.value.ok_or_else(|| Failure::NoStudy(path.to_owned()))
}
