//! `codebook FILE [--to csv|md|qdc]`: a codebook in another form.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{check, notes};
use crate::id::Ids;
use crate::interchange::coded::{
    Existing, book_plan, codebook_markdown, codebook_qdc, codebook_table, read_book,
};
use crate::interchange::decode;
use crate::interchange::study_file::looks_like_study;
use crate::interchange::table_out::{self, OutCell};
use crate::stamp::{Moment, Stamp};
use crate::study::{Command, Study, apply};

/// Writes the codebook of a study, or of a file of any form, in one of three forms.
#[derive(Debug, Args)]
pub(super) struct Codebook {
    /// A study, or a codebook as a table, as Markdown or as REFI-QDA.
    file: PathBuf,
    /// The form to write.
    #[arg(long, value_enum, default_value_t = To::Md)]
    to: To,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum To {
    /// A table.
    Csv,
    /// Markdown.
    Md,
    /// REFI-QDA.
    Qdc,
}

impl Codebook {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let study = self.read(err)?;
        match self.to {
            To::Csv => {
                let (header, rows) = codebook_table(&study);
                let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
                let cells = |it: Vec<String>| it.into_iter().map(OutCell::Text).collect();
                let rows: Vec<Vec<OutCell>> = rows.into_iter().map(cells).collect();
                out.write_all(&table_out::csv(&header, rows.iter().map(Vec::as_slice)))?;
            }
            To::Md => out.write_all(codebook_markdown(&study).as_bytes())?,
            To::Qdc => {
                let xml = codebook_qdc(&study);
                let xml = xml.ok_or_else(|| Failure::NoCodes(self.file.clone()))?;
                out.write_all(xml.as_bytes())?;
            }
        }
        Ok(())
    }

    fn read(&self, err: &mut dyn Write) -> Result<Study, Failure> {
        let path = || self.file.clone();
        let bytes = fs::read(&self.file)
            .map_err(|source| Failure::Unreadable { path: path(), source })?;
        let start = decode::decode(bytes.get(..4096).unwrap_or(&bytes)).value;
        if looks_like_study(&start) {
            return check::open(&self.file, err);
        }
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let title = name.rsplit_once('.').map_or(&*name, |it| it.0);
        let (_, draft) = read_book(&name, &bytes);
        // What a codebook does not say, when and by whom, is not written either.
        let mut ids = Ids::seeded(0);
        let stamp = Stamp { at: Moment(0), by: ids.make() };
        let empty = Study::new(ids.make(), title, "heddle-cli", &stamp);
        let plan = book_plan(&empty, &draft.value, Existing::Keep, &mut ids);
        notes::print(&draft.notes, err)?;
        notes::print(&plan.notes, err)?;
        if plan.value.codes == 0 {
            return Err(Failure::NoCodes(path()));
        }
        apply(&empty, &Command::Together(plan.value.commands), &stamp)
            .map_err(|why| Failure::Refused(why.to_string()))
    }
}
