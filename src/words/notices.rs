//! What the page says unasked.

/// A message and what to do about it.
pub type Said = (&'static str, &'static str);

/// What the page says unasked.
#[derive(Debug)]
pub struct Notices {
    /// A link to a screen of a study, but none is open.
    pub no_study: Said,
    /// The study that was open is not on this computer any more.
    pub study_gone: Said,
    /// What was undone.
    pub undone: fn(&str) -> String,
    /// What was done again.
    pub redone: fn(&str) -> String,
    /// The browser's storage is full.
    pub full: Said,
    /// The browser keeps nothing for this page.
    pub blocked: Said,
    /// The store says no for another reason.
    pub not_saved: fn(&str) -> String,
    /// What to do when something was not saved.
    pub not_saved_hint: &'static str,
    /// Saves the study as a file.
    pub download: &'static str,
    /// A file was opened as this study.
    pub opened: fn(&str) -> String,
    /// A file is of no kind that Heddle reads.
    pub unknown_file: fn(&str) -> String,
    /// What kinds it reads.
    pub unknown_file_hint: &'static str,
    /// A file could not be read from the disk.
    pub unreadable: fn(&str) -> String,
    /// What to do then.
    pub unreadable_hint: &'static str,
    /// Something was copied.
    pub copied: &'static str,
    /// Copying was refused by the browser.
    pub not_copied: Said,
}

/// English.
pub const EN: Notices = Notices {
    no_study: (
        "That page belongs to a study, and none is open.",
        "Open one here, then follow the link again.",
    ),
    study_gone: (
        "The study that was open is not on this computer any more.",
        "Open another one, or its file.",
    ),
    undone: |what| format!("Undone: {what}"),
    redone: |what| format!("Done again: {what}"),
    full: (
        "This browser has no room left for the study: the last changes are not saved.",
        "Download the study now. Then erase studies from the bin, and it will be saved.",
    ),
    blocked: (
        "This browser keeps nothing for this page: changes last until the tab is closed.",
        "Download the study before you leave, or allow this page to store data.",
    ),
    not_saved: |why| format!("The last changes are not saved: {why}"),
    not_saved_hint: "Download the study now, so that nothing is lost.",
    download: "Download my study",
    opened: |name| format!("“{name}” is open."),
    unknown_file: |name| format!("Heddle does not know what “{name}” is."),
    unknown_file_hint: "It reads studies (.json), tables (.csv) and transcripts (.txt, .docx, .vtt).",
    unreadable: |name| format!("“{name}” could not be read from the disk."),
    unreadable_hint: "Is it still there? Close it in other programs and try again.",
    copied: "Copied.",
    not_copied: (
        "The browser did not allow copying.",
        "Save it as a file instead.",
    ),
};
