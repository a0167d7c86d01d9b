//! Every word that a person reads, in one place: sentences for files' problems, refusals,
//! labels of screens; numbers and plurals by language. English now.
//!
//! Each screen's words are a struct in its own file, of `&'static str` and, for sentences
//! with something in them, functions; `EN` is the English one. A second language is a
//! second static. Components get them by `app::context::use_words()`.

pub mod about;
pub mod actions;
pub mod analysis;
mod books;
pub mod charts;
pub mod codebook;
pub mod coding;
pub mod correct;
pub mod difference;
pub mod entry;
pub mod exports;
pub mod files;
mod formats;
pub mod home;
pub mod keeping;
pub mod locking;
pub mod log;
pub mod memos;
pub mod methods;
pub mod notices;
pub mod numbers;
pub mod overview;
pub mod participants;
pub mod parts;
mod problems;
pub mod pseudonyms;
pub mod questionnaire;
pub mod refusals;
pub mod report;
pub mod results;
pub mod search;
pub mod shell;
pub mod survey;
pub mod themes;
pub mod time;
pub mod transcripts;
pub mod update;
pub mod versions;

pub use numbers::Numbers;

use crate::parsed::{Place, Problem};

/// What is said to a person: what is so, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What was wrong or understood, and what was kept.
    pub message: String,
    /// What to do, when there is something to do.
    pub hint: Option<String>,
}

/// All words of one language. A field that a language lacks, or a problem that it does not
/// word, does not compile; nothing falls back to another language in silence.
#[derive(Debug)]
pub struct Words {
    /// The language's tag (BCP 47), for the page and its dates.
    pub tag: &'static str,
    /// How numbers are written.
    pub numbers: Numbers,
    /// Says what a problem of a file is.
    pub problem: fn(&Problem) -> Sentence,
    /// Says where in a file something is; empty for a place without any part.
    pub place: fn(&Place) -> String,
    /// The frame around every screen.
    pub shell: shell::Shell,
    /// What the page says unasked.
    pub notices: notices::Notices,
    /// Words of the parts that every screen is made of.
    pub parts: parts::Parts,
    /// Days, times and ages.
    pub time: time::Time,
    /// The first screen.
    pub home: home::Home,
    /// The study at a glance.
    pub overview: overview::Overview,
    /// Survey list and import.
    pub survey: survey::Survey,
    /// Entering answers.
    pub entry: entry::Entry,
    /// Exports of survey tools.
    pub exports: exports::Exports,
    /// Updating a survey.
    pub update: update::Update,
    /// Results of questions.
    pub results: results::Results,
    /// Scales, sites, crosstabs, waves, and what is hidden.
    pub analysis: analysis::Analysis,
    /// How results were computed.
    pub methods: methods::Methods,
    /// Participants.
    pub participants: participants::Participants,
    /// Transcript list and import.
    pub transcripts: transcripts::Transcripts,
    /// Coding a transcript.
    pub coding: coding::Coding,
    /// Correcting its text.
    pub correct: correct::Correct,
    /// Pseudonyms.
    pub pseudonyms: pseudonyms::Pseudonyms,
    /// The codebook.
    pub codebook: codebook::Codebook,
    /// The codebook's versions, splitting, ready-made codes.
    pub versions: versions::Versions,
    /// Words in all transcripts.
    pub search: search::Search,
    /// All memos.
    pub memos: memos::Memos,
    /// Themes.
    pub themes: themes::Themes,
    /// What differs between two states of a study.
    pub difference: difference::Differences,
    /// Keeping studies.
    pub keeping: keeping::Keeping,
    /// The passphrase, and wiping this computer.
    pub locking: locking::Locking,
    /// The log of changes.
    pub log: log::Log,
    /// Files out and in.
    pub files: files::Files,
    /// The report, and choosing what is in it.
    pub report: report::Choosing,
    /// Settings and about.
    pub about: about::About,
}

/// English.
pub static EN: Words = Words {
    tag: "en",
    numbers: numbers::EN,
    problem: problems::problem,
    place: problems::place,
    shell: shell::EN,
    notices: notices::EN,
    parts: parts::EN,
    time: time::EN,
    home: home::EN,
    overview: overview::EN,
    survey: survey::EN,
    entry: entry::EN,
    exports: exports::EN,
    update: update::EN,
    results: results::EN,
    analysis: analysis::EN,
    methods: methods::EN,
    participants: participants::EN,
    transcripts: transcripts::EN,
    coding: coding::EN,
    correct: correct::EN,
    pseudonyms: pseudonyms::EN,
    codebook: codebook::EN,
    versions: versions::EN,
    search: search::EN,
    memos: memos::EN,
    themes: themes::EN,
    difference: difference::EN,
    keeping: keeping::EN,
    locking: locking::EN,
    log: log::EN,
    files: files::EN,
    report: report::CHOOSING,
    about: about::EN,
};
