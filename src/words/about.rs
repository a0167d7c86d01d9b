//! Words of the settings and of what Heddle is.

/// Words of the settings and of what Heddle is.
#[derive(Debug)]
pub struct About {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// The version.
    pub version: fn(&str) -> String,
    /// Which release this is: its name, and the checksum of its program.
    pub release: fn(&str, &str) -> String,
    /// What to do with the checksum.
    pub release_check: &'static str,
    /// Heading of the looks.
    pub looks: &'static str,
    /// Headings, each with its paragraphs.
    pub sections: [(&'static str, &'static [&'static str]); 4],
    /// Heading of the shortcuts.
    pub keys: &'static str,
    /// Columns of the shortcuts' table.
    pub key_columns: [&'static str; 3],
    /// Shortcuts: keys, what they do, where.
    pub shortcuts: &'static [(&'static str, &'static str, &'static str)],
    /// What the table of shortcuts leaves out.
    pub keys_note: &'static str,
}

/// English.
pub const EN: About = About {
    title: "About Heddle",
    lead: "Survey and interviews, woven into findings, in one page.",
    version: |version| format!("Version {version}"),
    release: |release, sum| format!("Release {release}. SHA-256 of its program: {sum}"),
    release_check: "SHA256SUMS, which comes with each release, lists the checksums of all its files: \
                    “sha256sum heddle.html” (on Windows “certutil -hashfile heddle.html SHA256”) prints \
                    that of the one file.",
    looks: "Colours",
    sections: [
        (
            "Where your work is kept",
            &[
                "In this browser, on this computer, and nowhere else. Every change is kept \
                 at once. Whoever can use this browser profile can read it.",
                "Browsers may throw away what pages keep: when their data are cleared, when \
                 a private window is closed, on some systems after weeks without a visit. \
                 Save the study as a file now and then; the top of the page says when you \
                 last did.",
                "Heddle as one file, opened from a disk: Chrome and Edge keep what it stores \
                 in one place for all such files, where any other web page opened from a disk \
                 can read it. Firefox keeps it under the file’s place: moved or renamed, the \
                 file starts empty.",
            ],
        ),
        (
            "What is sent",
            &["Nothing. Once the page has loaded it makes no request: its own security \
               policy forbids it, so the browser would refuse. It works with the network \
               unplugged. Where it is hosted, the browser asks its host at each start \
               whether there is a newer version; it is not used before you agree."],
        ),
        (
            "What the numbers are",
            &[
                "Every table says what it is of: how many, of how many, what is missing, how \
               it was computed. A number that cannot be computed says why.",
            ],
        ),
        (
            "Licence",
            &[
                "Heddle is free software under the MIT or the Apache 2.0 licence, as you like: \
               LICENSE-MIT and LICENSE-APACHE lie beside its sources. The libraries it is \
               built of have licences of the same kind: THIRD-PARTY.txt, which comes with it, \
               names them all, and so does the end of heddle.html. The study file’s format is \
               documented in docs/format.md.",
            ],
        ),
    ],
    keys: "Keys",
    key_columns: ["Keys", "What they do", "Where"],
    shortcuts: &[
        ("Ctrl+Z", "Takes the last change back", "everywhere but in text fields"),
        ("Ctrl+Shift+Z", "Does it again", "everywhere but in text fields"),
        ("↑ ↓", "Go through lists and trees", "trees, menus, pickers"),
        ("← →", "Close and open a branch", "trees"),
        ("Alt+↑ Alt+↓", "Moves the code up or down", "codebook"),
        ("Alt+→ Alt+←", "Moves the code under the one above, or out", "codebook"),
        ("F2", "Renames the code", "codebook"),
        ("Del", "Removes the code", "codebook"),
        ("Enter", "Takes what is marked", "pickers, menus"),
        ("Ctrl+Enter", "Makes what was typed", "code picker"),
        ("Esc", "Leaves a picker, a menu or a question", "everywhere"),
    ],
    keys_note: "On a Mac, Cmd in the place of Ctrl. The keys for coding stand beside the \
                transcript.",
};
