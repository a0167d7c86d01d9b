//! `import [--survey …] [--participants …] [--codebook …] [--codings …] TRANSCRIPT… -o FILE`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::notes;
use crate::id::{CoderId, Ids};
use crate::interchange::bundle::{Bundle, FileIn};
use crate::interchange::{crc32, study_file, table_in};
use crate::stamp::{Moment, Stamp};
use crate::study::Study;

/// Makes a study of transcripts, a survey, participants, a codebook and codings.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Transcripts: .txt, .md, .docx, .odt, .rtf, .html, .vtt or .srt.
    transcripts: Vec<PathBuf>,
    /// A survey: CSV of any dialect, .xlsx, .sav or .zsav, as its tool exported it.
    #[arg(long, value_name = "FILE")]
    survey: Option<PathBuf>,
    /// The sheet of a workbook; the first visible one that holds anything, when left out.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The REDCap data dictionary of the survey.
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,
    /// The participants; matched to transcripts by the column `document`.
    #[arg(long, value_name = "FILE")]
    participants: Option<PathBuf>,
    /// The codebook: a table, Markdown, or REFI-QDA (.qdc). Its themes come with it.
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
    /// Codings: document, start, end, code, coder; code points, the end exclusive.
    #[arg(long, value_name = "FILE")]
    codings: Option<PathBuf>,
    /// The study's name; the output file's, when left out.
    #[arg(long)]
    name: Option<String>,
    /// Who imports; the first coder of the codings, when left out.
    #[arg(long)]
    coder: Option<String>,
    /// The moment to stamp records with, such as 2026-01-15T09:00:00Z; now, when left out.
    /// The same files at the same moment give the same bytes.
    #[arg(long, value_name = "MOMENT")]
    at: Option<String>,
    /// Where to write the study.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

impl Import {
    pub(super) fn run(
        &self,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<(), Failure> {
        let at = self.moment()?;
        let read_opt = |path: &Option<PathBuf>| path.as_deref().map(read).transpose();
        let codings = read_opt(&self.codings)?;
        let bundle = Bundle {
            transcripts: self
                .transcripts
                .iter()
                .map(|it| read(it))
                .collect::<Result<_, _>>()?,
            survey: read_opt(&self.survey)?.map(|file| {
                let name = stem(Path::new(&file.name));
                (file, name)
            }),
            sheet: self.sheet.clone(),
            dictionary: read_opt(&self.dictionary)?,
            participants: read_opt(&self.participants)?,
            codebook: read_opt(&self.codebook)?,
            codings,
        };
        let mut ids = Ids::seeded(seed(&bundle, at));
        let by: CoderId = ids.make();
        let stamp = Stamp { at, by };
        let name = self.name.clone().unwrap_or_else(|| stem(&self.output));
        let coder = self.coder.clone().unwrap_or_else(|| first_coder(&bundle));
        let study = Study::new(ids.make(), &name, &coder, &stamp);
        let parsed = bundle
            .add_to(study, &mut ids, &stamp)
            .map_err(|refusal| Failure::Refused(refusal.to_string()))?;
        notes::print(&parsed.notes, err)?;
        let study = parsed.value;
        fs::write(&self.output, study_file::write(&study)).map_err(|source| {
            Failure::Unwritable { path: self.output.clone(), source }
        })?;
        let segments: usize = study.layers.values().map(|it| it.segments().len()).sum();
        writeln!(
            out,
            "{}: {} transcripts, {} participants, {} respondents, {} codes, {} themes, {} \
             segments by {} coders",
            self.output.display(),
            study.transcripts.len(),
            study.participants.len(),
            study.surveys.values().map(|it| it.rows()).sum::<usize>(),
            study.codebook.len(),
            study.themes.len(),
            segments,
            study.about.coders.len(),
        )?;
        Ok(())
    }

    fn moment(&self) -> Result<Moment, Failure> {
        match &self.at {
            Some(text) => {
                Moment::parse(text).ok_or_else(|| Failure::NoMoment(text.clone()))
            }
            None => Ok(now()),
        }
    }
}

/// The terminal is one of the two places with a clock; the page's is in `app/browser`.
#[expect(
    clippy::disallowed_methods,
    reason = "the edge of the core: the clock begins here"
)]
fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Moment(since.map_or(0, |it| i64::try_from(it.as_millis()).unwrap_or_default()))
}

fn read(path: &Path) -> Result<FileIn, Failure> {
    let bytes = fs::read(path)
        .map_err(|source| Failure::Unreadable { path: path.to_owned(), source })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(FileIn { name, bytes })
}

fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let whole = name.strip_suffix(".heddle.json").unwrap_or(&name);
    Path::new(whole).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns a number that depends on every byte of the files and on the moment.
fn seed(bundle: &Bundle, at: Moment) -> u64 {
    let survey = bundle.survey.iter().map(|(file, _)| file);
    let tables =
        [&bundle.dictionary, &bundle.participants, &bundle.codebook, &bundle.codings];
    let files =
        bundle.transcripts.iter().chain(survey).chain(tables.into_iter().flatten());
    let hash = files.fold(0, |hash: u32, file| {
        hash.rotate_left(7) ^ crc32(file.name.as_bytes()) ^ crc32(&file.bytes)
    });
    (u64::from(hash) << 32) ^ at.0.unsigned_abs()
}

/// Returns the coder of the first coding, so that nobody without work is made up.
fn first_coder(bundle: &Bundle) -> String {
    let name = bundle.codings.as_ref().and_then(|file| {
        let table = table_in::read(&file.bytes).value;
        let name = table.cell(0, table.column("coder")?).trim().to_owned();
        (!name.is_empty()).then_some(name)
    });
    name.unwrap_or_else(|| "Coder 1".to_owned())
}
