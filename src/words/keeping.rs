//! Words of keeping studies: earlier states, backups, what could not be read, this computer.

use super::notices::Said;
use super::numbers::count;
use crate::store::backup::Why;
use crate::text::capitalised;

/// Words of keeping studies.
#[derive(Debug)]
pub struct Keeping {
    /// Heading of the earlier states.
    pub earlier: &'static str,
    /// What they are.
    pub earlier_text: &'static str,
    /// There are none yet.
    pub no_earlier: &'static str,
    /// There can be none in this browser.
    pub never_earlier: &'static str,
    /// Shows what is different since one, and its whole name with when it was.
    pub look: (&'static str, fn(&str) -> String),
    /// It is being read.
    pub looking: &'static str,
    /// What was in it: transcripts, respondents, segments.
    pub held: fn([usize; 3]) -> String,
    /// What is different since then.
    pub since: fn(&str) -> String,
    /// Nothing is.
    pub same: &'static str,
    /// Goes back to it.
    pub go_back: &'static str,
    /// Opens it as a study of its own, and what that is called.
    pub beside: (&'static str, fn(&str, &str) -> String),
    /// Closes it.
    pub close: &'static str,
    /// It was restored.
    pub restored: fn(&str) -> String,
    /// It cannot be read any more.
    pub lost: Said,
    /// Why it would be good to save a file, and why it is urgent.
    pub remind: fn(Why, bool) -> String,
    /// What to do then.
    pub remind_hint: &'static str,
    /// Keeps a file up to date.
    pub follow: &'static str,
    /// What that is.
    pub follow_text: &'static str,
    /// The file that is kept up to date.
    pub follows: fn(&str, &str) -> String,
    /// It was not written yet.
    pub follows_not_yet: fn(&str) -> String,
    /// No longer.
    pub unfollow: &'static str,
    /// It was on another day, and the browser wants to be asked again.
    pub follow_again: fn(&str) -> Said2,
    /// Goes on with it.
    pub follow_go_on: &'static str,
    /// It could not be written.
    pub follow_failed: fn(&str) -> Said2,
    /// The browser's room is getting scarce; nothing large fits any more.
    pub scarce: [Said; 2],
}

/// A message that names something, and what to do about it.
pub type Said2 = (String, &'static str);

/// English.
pub const EN: Keeping = Keeping {
    earlier: "Earlier states",
    earlier_text: "The last state of each day, and the state before anything large (an import, a merge), are kept in this \
                   browser for a while: all of a week, one a week for five weeks, one a month for a year.",
    no_earlier: "None yet: the first one is made when the study is changed on another day, or before an import.",
    never_earlier: "This browser keeps no second copy, and so no earlier states: save a backup file often.",
    look: ("See what changed", |when| format!("See what changed since {when}")),
    looking: "Reading…",
    held: |[transcripts, answers, segments]| {
        format!(
            "{} · {} · {}",
            count(transcripts, "transcript", "transcripts"),
            count(answers, "respondent", "respondents"),
            count(segments, "segment", "segments"),
        )
    },
    since: |when| format!("Different now from {when}:"),
    same: "Nothing is different now.",
    go_back: "Go back to this state",
    beside: ("Open it as a study of its own", |name, when| format!("{name} ({when})")),
    close: "Close",
    restored: |when| format!("The state of {when} is back."),
    lost: (
        "This earlier state cannot be read any more.",
        "Choose another one, or open a backup file.",
    ),
    remind: |why, urgent| {
        let much = if urgent { "Much would be lost with this browser: " } else { "" };
        let what = match why {
            Why::Edits(edits) => {
                format!(
                    "{} since the last backup file.",
                    count(
                        usize::try_from(edits).unwrap_or(usize::MAX),
                        "change",
                        "changes"
                    )
                )
            }
            Why::Days(days) => {
                format!(
                    "changes of {} are in no backup file.",
                    count(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
                )
            }
            Why::Clock => {
                "changes are in no backup file, and the computer's clock has gone back."
                    .to_owned()
            }
        };
        capitalised(&format!("{much}{what}"))
    },
    remind_hint: "What a browser keeps can be cleared by a click, a policy or a broken disk.",
    follow: "Keep a file up to date…",
    follow_text: "Choose a file once, perhaps on a shared drive: every change is written to it within a minute, as long as the study is open.",
    follows: |name, when| format!("“{name}” is kept up to date; written {when}."),
    follows_not_yet: |name| {
        format!("“{name}” is kept up to date from the next change on.")
    },
    unfollow: "Stop",
    follow_again: |name| {
        (
            format!("“{name}” is not kept up to date at the moment."),
            "It was when this study was open last. The browser asks for leave again.",
        )
    },
    follow_go_on: "Go on with it",
    follow_failed: |name| {
        (
            format!("“{name}” could not be written."),
            "Is the drive still there? The study is kept in this browser all the same.",
        )
    },
    scarce: [
        (
            "More than 70 % of this browser's room is taken.",
            "Save old studies as files, then erase them, before you import much.",
        ),
        (
            "This browser's room is nearly full: nothing more is imported.",
            "What you do is still saved. Save old studies as files and erase them to make room.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_are_sentences() {
        for (why, urgent, said) in [
            (Why::Edits(1), false, "1 change since the last backup file."),
            (Why::Edits(60), false, "60 changes since the last backup file."),
            (
                Why::Days(8),
                true,
                "Much would be lost with this browser: changes of 8 days are in no backup file.",
            ),
            (
                Why::Clock,
                false,
                "Changes are in no backup file, and the computer's clock has gone back.",
            ),
        ] {
            assert_eq!((EN.remind)(why, urgent), said);
        }
    }
}
