//! Words of the passphrase, and of wiping this computer.

use super::numbers::count;

/// Words of the passphrase, and of wiping this computer.
#[derive(Debug)]
pub struct Locking {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// The studies are locked.
    pub locked: &'static str,
    /// What to do.
    pub locked_text: &'static str,
    /// They are, and somebody was answering a survey alone.
    pub locked_alone: &'static str,
    /// The passphrase.
    pub passphrase: &'static str,
    /// Unlocks.
    pub unlock: &'static str,
    /// It is being tried, or done.
    pub working: &'static str,
    /// Nobody can help with a lost one: the question, and what can be done.
    pub lost: [&'static str; 2],
    /// Why it was not done.
    pub wrong: &'static str,
    /// The same.
    pub too_short: &'static str,
    /// The same.
    pub differ: &'static str,
    /// The same.
    pub damaged: &'static str,
    /// The same.
    pub newer: &'static str,
    /// The same.
    pub memory: &'static str,
    /// The same.
    pub drawer: &'static str,
    /// The same.
    pub other: &'static str,
    /// The same.
    pub not_sure: &'static str,
    /// Heading of setting one.
    pub set: &'static str,
    /// What it does and does not.
    pub set_text: &'static [&'static str],
    /// First, every study as a file.
    pub first: fn(usize) -> String,
    /// Saves them.
    pub first_do: &'static str,
    /// A new one, and once more.
    pub new: [&'static str; 2],
    /// What it should be like.
    pub new_help: &'static str,
    /// That nobody can recover it.
    pub sure: &'static str,
    /// Sets it.
    pub set_do: &'static str,
    /// It was set; changed; taken away.
    pub done: [&'static str; 3],
    /// Heading when there is one.
    pub have: &'static str,
    /// What holds then.
    pub have_text: &'static str,
    /// Locks now.
    pub lock_now: &'static str,
    /// When it locks by itself.
    pub after: &'static str,
    /// After so many minutes; never.
    pub minutes: fn(u32) -> String,
    /// Heading of another one, and its button.
    pub change: [&'static str; 2],
    /// The present one.
    pub old: &'static str,
    /// Heading of taking it away, and its button.
    pub take_away: [&'static str; 2],
    /// What that does.
    pub take_away_text: &'static str,
    /// Heading of what could not be read.
    pub aside: &'static str,
    /// What it is.
    pub aside_text: &'static str,
    /// Saves one as a file; its whole name.
    pub aside_save: (&'static str, fn(&str) -> String),
    /// Throws one away; its whole name; asks before.
    pub aside_discard: (&'static str, fn(&str) -> String, &'static str),
    /// Heading of wiping.
    pub wipe: &'static str,
    /// What it does.
    pub wipe_text: &'static str,
    /// Does it.
    pub wipe_do: &'static str,
    /// Asks before.
    pub wipe_sure: fn(usize) -> String,
}

/// English.
pub const EN: Locking = Locking {
    title: "This computer",
    lead: "What Heddle keeps in this browser, who can read it, and how to remove it.",
    locked: "Heddle is locked",
    locked_text: "The studies in this browser are locked with a passphrase.",
    locked_alone: "Please hand this device to the staff. With their passphrase the questions go on where you were; nothing that \
         you answered is lost.",
    passphrase: "Passphrase",
    unlock: "Unlock",
    working: "One moment…",
    lost: [
        "Lost the passphrase?",
        "Nobody can recover it. Wipe this computer to use Heddle here again, then open the study files that you saved.",
    ],
    wrong: "That is not the passphrase. Is Caps Lock on?",
    too_short: "A passphrase needs at least 8 characters; four words are better.",
    differ: "The two are not the same.",
    damaged: "What this browser kept of the lock is damaged: the studies cannot be opened here. Open your study files.",
    newer: "The studies were locked by a newer Heddle. Reload the page to get it.",
    memory: "This computer has not enough memory free for it. Close other programs or tabs, then try again.",
    drawer: "The browser did not keep it. Is there room left?",
    other: "It could not be done. Reload the page and try again.",
    not_sure: "Say that you know it.",
    set: "Lock with a passphrase",
    set_text: &[
        "For computers that others use too. Names, answers, transcripts, codes and earlier states are kept encrypted; whoever \
         opens this browser, or reads its files, sees how many studies there are and how large, and nothing else.",
        "Files that you save are not encrypted. What this browser kept before may stay in its own files for a while. Whoever \
         controls this computer while it is unlocked can read everything.",
    ],
    first: |studies| {
        format!(
            "First save {} as {}: there is no way back without the passphrase.",
            count(studies, "study", "studies"),
            if studies == 1 { "a file" } else { "files" }
        )
    },
    first_do: "Save all studies as files",
    new: ["New passphrase", "The same again"],
    new_help: "At least 8 characters. Four words that nobody else would put together are good.",
    sure: "I know that nobody can recover the passphrase.",
    set_do: "Lock with this passphrase",
    done: [
        "The studies in this browser are locked with your passphrase from now on.",
        "The passphrase was changed.",
        "The studies in this browser are no longer locked.",
    ],
    have: "Locked with a passphrase",
    have_text: "Everything that Heddle keeps in this browser is encrypted. It is unlocked now.",
    lock_now: "Lock now",
    after: "Lock by itself",
    minutes: |minutes| match minutes {
        0 => "only when the page is closed".to_owned(),
        60 => "after an hour without a key or a click".to_owned(),
        minutes => format!("after {minutes} minutes without a key or a click"),
    },
    change: ["Another passphrase", "Change it"],
    old: "The present passphrase",
    take_away: ["No passphrase any more", "Take it away"],
    take_away_text: "Everything is kept unencrypted again.",
    aside: "What could not be read",
    aside_text: "Heddle never deletes what it cannot read. These pieces were put aside, as they were found; a file of one may \
                 help somebody to repair it.",
    aside_save: ("Save", |name| format!("Save {name} as a file")),
    aside_discard: (
        "Throw away",
        |name| format!("Throw {name} away"),
        "Throw it away for good?",
    ),
    wipe: "Wipe this computer",
    wipe_text: "Removes every study, every earlier state and every setting of Heddle from this browser. Study files that you \
                saved stay where they are.",
    wipe_do: "Wipe everything…",
    wipe_sure: |studies| match studies {
        0 => "Remove everything that Heddle keeps in this browser?".to_owned(),
        _ => format!(
            "Erase {} for good? Nothing brings them back but files.",
            count(studies, "study", "studies")
        ),
    },
};
