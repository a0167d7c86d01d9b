//! Opening: a study kept here, the sample, a new one, or files of any kind from a picker or
//! a drop. Files are told apart by what is in them first and by their ending second; a
//! study opens, everything else waits for the screen that imports it (see
//! [`super::context::use_incoming`]).

use std::rc::Rc;

use yew::prelude::*;

use super::browser::files::Picked;
use super::browser::{clock, files, ids, settings};
use super::context::{use_dispatch, use_keeper};
use super::dispatch::Dispatch;
use super::keeper::Keeper;
use super::notice::Notice;
use super::route::{Route, use_go};
use super::session::Action;
use super::shared::Shared;
use crate::id::{CoderId, Id as _, StudyId};
use crate::interchange::coded::looks_like_qdc;
use crate::interchange::xlsx::{self, SheetReading};
use crate::interchange::{decode, sav, study_file};
use crate::parsed::{FileKind, Note, Parsed};
use crate::sample;
use crate::stamp::Stamp;
use crate::store::OpenError;
use crate::store::meter::Level;
use crate::study::Study;
use crate::words::EN;
use crate::words::refusals::refusal;

/// What the picker offers.
pub const ACCEPT: &str =
    ".json,.csv,.tsv,.xlsx,.sav,.zsav,.txt,.docx,.odt,.rtf,.html,.htm,.md,.vtt,.srt,.qdc";

/// A file that waits for the screen that imports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The file's name.
    pub name: String,
    /// Its bytes, as they are.
    pub bytes: Rc<[u8]>,
    /// What it seems to be.
    pub kind: IncomingKind,
}

/// What a file to import seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomingKind {
    /// A survey's answers.
    Survey,
    /// A participant sheet.
    Participants,
    /// A codebook.
    Codebook,
    /// A table of codings.
    Codings,
    /// A transcript.
    Transcript,
}

impl IncomingKind {
    /// Returns the screen that imports it.
    pub fn screen(self) -> Route {
        match self {
            Self::Survey => Route::Survey,
            Self::Participants => Route::Participants,
            Self::Codebook | Self::Codings => Route::Codebook,
            Self::Transcript => Route::Transcripts,
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Study,
    Import(IncomingKind),
    Unknown,
}

/// Tells what a file is; `here` is the screen on which it was dropped, for tables that
/// could be several things.
fn kind_of(name: &str, bytes: &[u8], here: Route) -> Kind {
    let ending = name.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    if sav::is_sav(bytes) {
        return Kind::Import(IncomingKind::Survey);
    }
    if xlsx::is_workbook(bytes) {
        // What cannot be read is for the screen to say.
        let reading = SheetReading::start(bytes, None).ok();
        let first = reading.as_ref().map_or(&[][..], SheetReading::first);
        return Kind::Import(table_kind(first, here));
    }
    match (decode::sniff(bytes), ending.as_str()) {
        // Wrong inside: the screen that imports it says what is wrong.
        (_, "xlsx" | "xls" | "sav" | "zsav") | (Some(_), "csv") => {
            return Kind::Import(IncomingKind::Survey);
        }
        (Some(FileKind::RichText), _)
        | (Some(_), "docx" | "odt" | "rtf" | "txt" | "vtt" | "srt")
        | (None, "docx" | "odt" | "rtf" | "vtt" | "srt" | "html" | "htm") => {
            return Kind::Import(IncomingKind::Transcript);
        }
        (Some(_), _) => return Kind::Unknown,
        (None, _) => {}
    }
    let start = decode::decode(bytes.get(..4096).unwrap_or(bytes)).value;
    if study_file::looks_like_study(&start) || ending == "json" {
        return Kind::Study;
    }
    let book = ending == "qdc"
        || ((ending == "xml" || ending == "qde") && looks_like_qdc(&start));
    if book || (ending == "md" && here.is_codebook()) {
        return Kind::Import(IncomingKind::Codebook);
    }
    if start.starts_with("WEBVTT") {
        return Kind::Import(IncomingKind::Transcript);
    }
    match ending.as_str() {
        "csv" | "tsv" | "tab" => {
            let header = start.lines().next().unwrap_or_default();
            let cells = header.split([',', ';', '\t']).map(str::to_owned);
            Kind::Import(table_kind(&cells.collect::<Vec<String>>(), here))
        }
        "txt" | "text" | "md" => Kind::Import(IncomingKind::Transcript),
        _ => Kind::Unknown,
    }
}

/// Tells what a table is by the names of its columns.
fn table_kind(header: &[String], here: Route) -> IncomingKind {
    let bare = |it: &String| it.trim_matches(['"', ' ']).to_lowercase();
    let columns: Vec<String> = header.iter().map(bare).collect();
    let has =
        |names: &[&str]| names.iter().all(|name| columns.iter().any(|it| it == name));
    if has(&["document", "code"]) {
        IncomingKind::Codings
    } else if (has(&["code"]) && (columns.len() <= 14 || here.is_codebook()))
        || (has(&["name", "definition"]) && here.is_codebook())
    {
        IncomingKind::Codebook
    } else if here == Route::Participants || has(&["document", "participant"]) {
        IncomingKind::Participants
    } else {
        IncomingKind::Survey
    }
}

/// What opens things. For callbacks and effects.
#[derive(Clone, PartialEq)]
pub struct Opener {
    dispatch: Dispatch,
    keeper: Shared<Keeper>,
    go: Callback<Route>,
}

/// Returns what opens things.
#[hook]
pub fn use_opener() -> Opener {
    Opener { dispatch: use_dispatch(), keeper: use_keeper(), go: use_go() }
}

impl Opener {
    /// Lets the person choose files, and opens them.
    pub fn pick(&self, here: Route) {
        let opener = self.clone();
        files::pick(
            ACCEPT,
            true,
            Callback::from(move |picked| opener.files(picked, here)),
        );
    }

    /// Opens files.
    pub fn files(&self, picked: Vec<Picked>, here: Route) {
        let words = &EN.notices;
        let mut incoming = Vec::new();
        for Picked { name, bytes } in picked {
            let Some(bytes) = bytes else {
                let said = (words.unreadable)(&name);
                self.dispatch.notify(Notice::warning(said, words.unreadable_hint));
                continue;
            };
            match kind_of(&name, &bytes, here) {
                Kind::Study => self.study_file(&name, &bytes),
                Kind::Import(kind) => incoming.push(Incoming { name, bytes, kind }),
                Kind::Unknown => {
                    let said = (words.unknown_file)(&name);
                    self.dispatch.notify(Notice::warning(said, words.unknown_file_hint));
                }
            }
        }
        let Some(first) = incoming.first() else { return };
        let screen = first.kind.screen();
        self.dispatch.bring(incoming);
        let open = self.dispatch.study().is_some();
        self.go.emit(if open { screen } else { Route::Home });
    }

    fn study_file(&self, name: &str, bytes: &[u8]) {
        let mut notes = Vec::new();
        let text = decode::decode(bytes).take(&mut notes);
        let parsed = study_file::read(&text);
        let Parsed { value, notes: more } = parsed;
        notes.extend(more);
        let Some(study) = value else {
            return self.dispatch.notify(not_opened(name, &notes));
        };
        if !notes.is_empty() {
            self.dispatch.notify(repaired(name, &notes));
        }
        let has = self.keeper.has(study.about.id);
        if !has && self.keeper.meter().level() == Level::NoImports {
            let (message, hint) = EN.keeping.scarce[1];
            return self.dispatch.notify(Notice::error(message, hint));
        }
        if has {
            return self.dispatch.act(Action::Twin(Some(Box::new(study))));
        }
        self.study(study);
    }

    /// Opens a study and shows it, or the screen that imports the files that wait.
    pub fn study(&self, study: Study) {
        let coder = chosen_coder(study.about.id);
        self.dispatch.open_study(study, coder);
        let session = self.dispatch.session();
        let screen =
            session.and_then(|it| it.incoming().first().map(|it| it.kind.screen()));
        self.go.emit(screen.unwrap_or(Route::Overview));
    }

    /// Opens a study in the place of the one with its id that is kept here.
    pub fn instead(&self, study: Study) {
        // Opened once, so that the save knows what it replaces.
        drop(self.keeper.open(study.about.id));
        self.study(study);
    }

    /// Opens a study that is kept here and shows it. Returns whether it could.
    pub fn kept(&self, id: StudyId) -> bool {
        let opened = self.reopen(id);
        if opened {
            self.go.emit(Route::Overview);
        }
        opened
    }

    /// Opens what there is of a study whose head cannot be read.
    pub fn put_together(&self, id: StudyId) {
        if self.take(id, self.keeper.put_together(id)) {
            self.go.emit(Route::Overview);
        }
    }

    /// Opens a study that is kept here, and stays where we are.
    fn reopen(&self, id: StudyId) -> bool {
        if self.dispatch.study().is_some_and(|it| it.about.id == id) {
            return true;
        }
        self.take(id, self.keeper.open(id))
    }

    fn take(&self, id: StudyId, opened: Result<Parsed<Study>, OpenError>) -> bool {
        let words = &EN.notices;
        match opened {
            Ok(parsed) => {
                if !parsed.notes.is_empty() {
                    let name = &parsed.value.about.name;
                    self.dispatch.notify(repaired(name, &parsed.notes));
                }
                self.dispatch.open_study(parsed.value, chosen_coder(id));
                self.dispatch.act(Action::BackedUp(self.keeper.backup(id)));
                true
            }
            Err(error) => {
                let (message, hint) = match error {
                    OpenError::Drawer(_) => words.blocked,
                    OpenError::Unknown => words.study_gone,
                    OpenError::Newer { .. } => words.newer,
                    OpenError::Damaged(_) => words.damaged,
                };
                self.dispatch.notify(Notice::error(message, hint));
                false
            }
        }
    }

    /// Opens the study that was open last, for addresses of its screens. Goes to the first
    /// screen, with a notice, when there is none.
    pub fn last(&self) {
        let last = settings::get("open").and_then(|it| StudyId::parse(&it));
        let opened = last.is_some_and(|it| self.reopen(it));
        if !opened {
            if last.is_none() {
                let (message, hint) = EN.notices.no_study;
                self.dispatch.notify(Notice::warning(message, hint));
            }
            settings::forget("open");
            self.go.emit(Route::Home);
        }
    }

    /// Opens the sample study: the copy that is here already, with what was done to it, or a
    /// new one.
    pub fn sample(&self) {
        let last = settings::get("sample").and_then(|it| StudyId::parse(&it));
        if let Some(id) = last
            && self.keeper.on_shelf(id)
            && self.kept(id)
        {
            return;
        }
        let id: StudyId = ids::new_id();
        match sample::study(id) {
            Ok(parsed) => {
                settings::set("sample", &id.to_string());
                self.study(parsed.value);
            }
            Err(refused) => {
                let (message, hint) = refusal(&refused);
                self.dispatch.notify(Notice::error(message, hint));
            }
        }
    }

    /// Begins a new study.
    pub fn begin(&self, name: &str, coder: &str) {
        let mut ids = ids::ids();
        let stamp = Stamp { at: clock::now().at, by: ids.make() };
        settings::set("name", coder);
        self.study(Study::new(ids.make(), name.trim(), coder.trim(), &stamp));
    }

    /// Closes the study that is open.
    pub fn close(&self) {
        settings::forget("open");
        self.dispatch.close_study();
    }
}

/// Says why a file is no study that can be opened: its last remark is the reason.
fn not_opened(name: &str, notes: &[Note]) -> Notice {
    let words = &EN.notices;
    let said = (words.not_a_study)(name);
    let Some(reason) = notes.last().map(|it| (EN.problem)(&it.problem)) else {
        return Notice::warning(said, words.not_a_study_hint);
    };
    let hint = reason.hint.unwrap_or_else(|| words.not_a_study_hint.to_owned());
    Notice::warning(format!("{said} {}", reason.message), hint)
}

/// Says that a study was opened, and the first of what had to be repaired in it.
fn repaired(name: &str, notes: &[Note]) -> Notice {
    let words = &EN.notices;
    let worst = notes.iter().max_by_key(|it| it.severity);
    let first = worst.map(|it| (EN.problem)(&it.problem).message).unwrap_or_default();
    let said = (words.repaired)(name, notes.len());
    Notice::warning(format!("{said} {first}"), words.repaired_hint)
}

fn chosen_coder(study: StudyId) -> Option<CoderId> {
    settings::get(&format!("coder/{study}")).and_then(|it| CoderId::parse(&it))
}

/// Remembers who codes in a study, for the next time it is opened here.
pub fn remember_coder(study: StudyId, coder: CoderId) {
    settings::set(&format!("coder/{study}"), &coder.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_what_is_in_them() {
        use IncomingKind as I;
        for (name, bytes, kind) in [
            ("s.json", r#"{"format":"heddle-study","version":1}"#, Kind::Study),
            ("s.txt", r#"{ "format": "heddle-study" }"#, Kind::Study),
            ("a.csv", "id,site,q1\n1,A,2", Kind::Import(I::Survey)),
            ("a.CSV", "\"code\";\"parent\";\"definition\"", Kind::Import(I::Codebook)),
            ("a.csv", "document,start,end,code,coder", Kind::Import(I::Codings)),
            ("a.csv", "document,participant,role", Kind::Import(I::Participants)),
            ("a.csv", "%PDF-1.7 and more", Kind::Import(I::Survey)),
            ("a.txt", "I: Hello", Kind::Import(I::Transcript)),
            ("a.docx", "no zip", Kind::Import(I::Transcript)),
            ("a.vtt", "", Kind::Import(I::Transcript)),
            (
                "a.srt",
                "1\n00:00:01,000 --> 00:00:02,000\nSo",
                Kind::Import(I::Transcript),
            ),
            ("a.odt", "no zip", Kind::Import(I::Transcript)),
            ("a.rtf", "{\\rtf1 So}", Kind::Import(I::Transcript)),
            ("a.doc", "{\\rtf1 So}", Kind::Import(I::Transcript)),
            ("a.htm", "<p>So", Kind::Import(I::Transcript)),
            ("a.md", "# So", Kind::Import(I::Transcript)),
            ("a.qdc", "<?xml version=\"1.0\"?><CodeBook>", Kind::Import(I::Codebook)),
            ("a.xml", "<CodeBook xmlns=\"x\">", Kind::Import(I::Codebook)),
            ("a.pdf", "%PDF-1.7", Kind::Unknown),
            ("a.bin", "?", Kind::Unknown),
            ("a.xlsx", "no zip", Kind::Import(I::Survey)),
            ("a.dat", "$FL2@(#) SPSS DATA FILE", Kind::Import(I::Survey)),
        ] {
            assert_eq!(kind_of(name, bytes.as_bytes(), Route::Home), kind, "{name}");
        }
        let word = include_bytes!("../../tests/fixtures/transcripts/interview.docx");
        let sheet = include_bytes!("../../tests/fixtures/workbooks/xlsxwriter.xlsx");
        let spss = include_bytes!("../../tests/fixtures/spss/blocks.zsav");
        for (name, bytes, kind) in [
            ("a.docx", &word[..], I::Transcript),
            ("no ending", sheet, I::Survey),
            ("a.csv", sheet, I::Survey),
            ("a.txt", spss, I::Survey),
        ] {
            let found = kind_of(name, bytes, Route::Home);
            assert_eq!(found, Kind::Import(kind), "{name}");
        }
        let found = kind_of("a.csv", b"name,definition\n", Route::Codebook);
        assert_eq!(found, Kind::Import(I::Codebook));
        let found = kind_of("a.xlsx", sheet, Route::Participants);
        assert_eq!(found, Kind::Import(I::Participants));
    }
}
