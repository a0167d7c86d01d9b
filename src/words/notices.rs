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
    /// The study is larger than all of it.
    pub too_large: Said,
    /// The browser keeps nothing for this page.
    pub blocked: Said,
    /// The browser has no database for the second copy, or refused to write it.
    pub no_copy: Said,
    /// The second copy had newer changes, and they were taken from it.
    pub restored: &'static str,
    /// Changes of the journal could not be replayed.
    pub journal_aside: Said,
    /// They could not be taken from it.
    pub not_restored: Said,
    /// The store says no for another reason.
    pub not_saved: fn(&str) -> String,
    /// What to do when something was not saved.
    pub not_saved_hint: &'static str,
    /// The app broke.
    pub broken: &'static str,
    /// What to do then.
    pub broken_hint: &'static str,
    /// What to do when no study was open.
    pub broken_hint_no_study: &'static str,
    /// Saves the study as a file.
    pub download: &'static str,
    /// The study was saved by another tab since it was opened here.
    pub elsewhere: Said,
    /// Another tab locked this browser's studies with a passphrase.
    pub locked: Said,
    /// Keeps what is in this tab as a study of its own.
    pub keep_mine: &'static str,
    /// What that study is called.
    pub mine: fn(&str) -> String,
    /// Another tab writes the study that is open.
    pub reading: Said,
    /// Takes over from it.
    pub take: &'static str,
    /// It was asked.
    pub asking: &'static str,
    /// Another tab writes from now on.
    pub given: &'static str,
    /// This tab writes from now on.
    pub taken: &'static str,
    /// The study was saved by a newer version.
    pub newer: Said,
    /// Nothing readable is left of the study.
    pub damaged: Said,
    /// A file is no study, or a damaged one.
    pub not_a_study: fn(&str) -> String,
    /// What to do then.
    pub not_a_study_hint: &'static str,
    /// A study was opened with so many remarks.
    pub repaired: fn(&str, usize) -> String,
    /// What to do then.
    pub repaired_hint: &'static str,
    /// A study from a file is on this computer already.
    pub twin: fn(&str) -> String,
    /// What is asked then.
    pub twin_hint: &'static str,
    /// Goes on with the one that is here.
    pub twin_here: &'static str,
    /// Puts the file's in its place.
    pub twin_file: &'static str,
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
    too_large: (
        "This study is larger than all the room that the browser gives a page: the last changes are not saved.",
        "You can work with it as long as this page is open. Download the study before you leave, or import fewer questions.",
    ),
    full: (
        "This browser has no room left for the study: the last changes are not saved.",
        "Download the study now. Then erase studies from the bin, and it will be saved.",
    ),
    blocked: (
        "This browser keeps nothing for this page: changes last until the tab is closed.",
        "Download the study before you leave, or allow this page to store data.",
    ),
    no_copy: (
        "This browser keeps no second copy: if it crashes, the changes of the last minutes may be lost.",
        "Save a backup file often.",
    ),
    restored: "The browser ended before it had written everything. The newest state was restored.",
    journal_aside: (
        "Some of the last changes could not be put back: they are damaged, or the study was changed elsewhere since.",
        "They were put aside as they are: “This computer” shows what could not be read.",
    ),
    not_restored: (
        "The browser ended before it had written everything, and has no room to restore the newest state.",
        "Open the study and download it, or erase studies from the bin and load this page again.",
    ),
    not_saved: |why| format!("The last changes are not saved: {why}"),
    not_saved_hint: "Download the study now, so that nothing is lost.",
    broken: "Heddle has stopped.",
    broken_hint: "Something went wrong inside the page. What was saved is untouched; your last \
                  changes are in this file. Download it first, then reload the page.",
    broken_hint_no_study: "Something went wrong inside the page. What was saved is untouched: \
                           reload the page.",
    download: "Download my study",
    elsewhere: (
        "This study was changed in another tab since it was opened here.",
        "What you did in this tab is not saved. Keep it as a study of its own: both are then kept whole.",
    ),
    locked: (
        "Another tab has locked the studies of this browser with a passphrase.",
        "Download what is in this tab, then reload the page and unlock it.",
    ),
    keep_mine: "Keep mine too",
    mine: |name| format!("{name} (from another tab)"),
    reading: (
        "This study is open in another tab, which is writing.",
        "You see here what it saves; nothing can be changed here meanwhile.",
    ),
    take: "Write here",
    asking: "Asking the other tab…",
    given: "Another tab writes this study now. Everything from here is saved.",
    taken: "This tab writes the study now.",
    newer: (
        "This study was saved by a newer Heddle than this one.",
        "Reload the page to get the newest Heddle.",
    ),
    damaged: (
        "What this browser kept of the study is damaged and cannot be read.",
        "Open your last backup file.",
    ),
    not_a_study: |name| format!("“{name}” was not opened."),
    not_a_study_hint: "It may be cut off, or made by another program. Nothing was changed.",
    repaired: |name, remarks| {
        format!(
            "“{name}” was opened with {}.",
            super::numbers::count(remarks, "remark", "remarks")
        )
    },
    repaired_hint: "Parts that could not be read were repaired or left out.",
    twin: |name| format!("“{name}” is on this computer already."),
    twin_hint: "Going on with the file puts it in the place of what is here.",
    twin_here: "Keep what is here",
    twin_file: "Use the file",
    unknown_file: |name| format!("Heddle does not know what “{name}” is."),
    unknown_file_hint: "It reads studies (.json), tables (.csv, .xlsx, .sav) and transcripts (.txt, .md, .docx, .odt, .rtf, .html, .vtt, .srt).",
    unreadable: |name| format!("“{name}” could not be read from the disk."),
    unreadable_hint: "Is it still there? Close it in other programs and try again.",
    copied: "Copied.",
    not_copied: ("The browser did not allow copying.", "Save it as a file instead."),
};
