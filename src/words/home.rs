//! Words of the first screen.

use super::numbers::{count, rough};

/// Words of the first screen.
#[derive(Debug)]
pub struct Home {
    /// What this is, in a few words.
    pub title: &'static str,
    /// What it does and where things stay.
    pub lead: &'static str,
    /// Opens the sample.
    pub sample: &'static str,
    /// Begins a study.
    pub new: &'static str,
    /// Opens a file.
    pub open: &'static str,
    /// That one may drop files.
    pub drop: &'static str,
    /// Which files.
    pub kinds: &'static str,
    /// Label of the new study's name.
    pub study_name: &'static str,
    /// Label of the person's name.
    pub your_name: &'static str,
    /// Why the person's name is asked for.
    pub your_name_help: &'static str,
    /// Makes the study.
    pub begin: &'static str,
    /// Files wait for a study to go into.
    pub waiting: fn(usize) -> String,
    /// Heading of the list of studies.
    pub here: &'static str,
    /// Nothing is kept yet.
    pub none: &'static str,
    /// What a study holds: transcripts, answers, coders.
    pub holds: fn(usize, usize, usize) -> String,
    /// The study is open now.
    pub current: &'static str,
    /// Puts a study into the bin.
    pub bin: &'static str,
    /// The same, by name.
    pub bin_study: fn(&str) -> String,
    /// Heading of the bin.
    pub binned: fn(usize) -> String,
    /// Takes a study out of the bin.
    pub restore: &'static str,
    /// The same, by name.
    pub restore_study: fn(&str) -> String,
    /// Erases for good.
    pub erase: &'static str,
    /// The same, by name.
    pub erase_study: fn(&str) -> String,
    /// Asks before erasing.
    pub erase_sure: fn(&str) -> String,
    /// A study that is kept and cannot be opened as it is, by name if that is known.
    pub unreadable: fn(Option<&str>) -> String,
    /// All its pieces are there; some are; none that can be read.
    pub unreadable_whole: &'static str,
    /// See above.
    pub unreadable_part: &'static str,
    /// See above.
    pub unreadable_nothing: &'static str,
    /// Opens what there is of it.
    pub unreadable_open: &'static str,
    /// How much of the browser's room is taken.
    pub room: fn(usize, usize) -> String,
    /// What the meter shows, for a screen reader.
    pub room_label: &'static str,
    /// The browser keeps nothing.
    pub blocked: &'static str,
    /// What that means.
    pub blocked_hint: &'static str,
}

/// English.
pub const EN: Home = Home {
    title: "Survey and interviews, woven into findings.",
    lead: "Describe your survey, code your transcripts, bring them together by theme. \
           Everything stays in this browser: nothing to install, nothing sent anywhere.",
    sample: "Open the sample study",
    new: "New study",
    open: "Open a file…",
    drop: "Or drop a study, a survey export or transcripts anywhere on this page.",
    kinds: "JSON, CSV, Excel, SPSS, TXT, Word, ODT, RTF, HTML, VTT, SRT.",
    study_name: "What is the study called?",
    your_name: "Your name",
    your_name_help: "Your codings carry it, so that colleagues know whose they are.",
    begin: "Begin",
    waiting: |files| {
        format!("{} will be imported into it.", count(files, "file", "files"))
    },
    here: "On this computer",
    none: "No study is kept in this browser yet. The sample is a good place to look around: \
           sixty survey answers, six interviews, two coders.",
    holds: |transcripts, answers, coders| {
        format!(
            "{} · {} · {}",
            count(transcripts, "transcript", "transcripts"),
            count(answers, "answer", "answers"),
            count(coders, "coder", "coders")
        )
    },
    current: "open",
    bin: "Bin",
    bin_study: |name| format!("Put {name} into the bin"),
    binned: |studies| format!("Bin ({studies})"),
    restore: "Restore",
    restore_study: |name| format!("Restore {name}"),
    erase: "Erase",
    erase_study: |name| format!("Erase {name}"),
    erase_sure: |name| format!("Erase “{name}” for good?"),
    room: |used, whole| {
        let (used, whole) = (rough(used), rough(whole));
        let short = used.strip_suffix(" million").unwrap_or(&used);
        format!("{short} of {whole} characters used.")
    },
    unreadable: |name| match name {
        Some(name) => format!("The list of the pieces of “{name}” is damaged."),
        None => "Of one study nothing is left that can be read.".to_owned(),
    },
    unreadable_whole: "All its pieces seem to be there, and it can be put together from them.",
    unreadable_part: "Some of its pieces are there: what is left can be opened. A backup file may have more.",
    unreadable_nothing: "What was found is kept as it is, under “This computer”. Open your last backup file.",
    unreadable_open: "Put it together",
    room_label: "Room taken in this browser",
    blocked: "This browser keeps nothing for this page.",
    blocked_hint: "What you do lasts until the tab is closed: download your study before \
                   you leave, or allow this page to store data.",
};
