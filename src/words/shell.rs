//! Words of the frame around every screen.

/// Words of the frame around every screen.
#[derive(Debug)]
pub struct Shell {
    /// The product's name.
    pub name: &'static str,
    /// Jumps over the navigation.
    pub skip: &'static str,
    /// The navigation's name for a screen reader.
    pub navigation: &'static str,
    /// Goes to the first screen.
    pub home: &'static str,
    /// Group of the survey's screens.
    pub survey: &'static str,
    /// Group of the interviews' screens.
    pub interviews: &'static str,
    /// Group of what both say together.
    pub findings: &'static str,
    /// Group of what concerns the whole study.
    pub study: &'static str,
    /// More screens, on a narrow page.
    pub more: &'static str,
    /// Who is coding.
    pub coding_as: fn(&str) -> String,
    /// The whole name of the choice of coder; it begins with what is in sight.
    pub choose_coder: fn(&str) -> String,
    /// Someone who is not among them.
    pub new_coder: &'static str,
    /// Takes the last change back.
    pub undo: &'static str,
    /// Does it again.
    pub redo: &'static str,
    /// What undo would take back.
    pub undo_what: fn(&str) -> String,
    /// What redo would do again.
    pub redo_what: fn(&str) -> String,
    /// All changes are kept in this browser.
    pub saved: &'static str,
    /// Changes are being kept.
    pub saving: &'static str,
    /// Changes could not be kept.
    pub not_saved: &'static str,
    /// Another tab writes the study.
    pub reading: &'static str,
    /// When the study was saved as a file last.
    pub backup: fn(&str) -> String,
    /// Saves the study as a file.
    pub backup_do: &'static str,
    /// The study was never saved as a file.
    pub no_backup: &'static str,
    /// Opens the list of everything that can be done.
    pub commands: &'static str,
    /// In its empty field.
    pub commands_hint: &'static str,
    /// Goes to a screen.
    pub go_to: fn(&str) -> String,
    /// What an entry of the list is: a transcript, a theme.
    pub a_transcript: &'static str,
    /// What an entry of the list is.
    pub a_theme: &'static str,
    /// Closes what lies above the screen.
    pub close: &'static str,
    /// The head of the sheet of keys, and of its parts.
    pub keys_head: &'static str,
    /// Keys that work on every screen.
    pub keys_everywhere: &'static str,
    /// Keys in a transcript's text.
    pub keys_text: &'static str,
    /// Keys while a code is chosen.
    pub keys_picker: &'static str,
    /// Keys in a tree.
    pub keys_tree: &'static str,
    /// The keys that work on every screen, and what each does.
    pub keys: &'static [(&'static str, &'static str)],
    /// The keys of a tree, and what each does.
    pub tree_keys: &'static [(&'static str, &'static str)],
    /// Label of the choice of theme.
    pub theme: &'static str,
    /// The themes: system's, light, dark.
    pub themes: [&'static str; 3],
    /// Where one may drop files.
    pub drop: &'static str,
}

/// English.
pub const EN: Shell = Shell {
    name: "Heddle",
    skip: "Skip to the content",
    navigation: "Study",
    home: "All studies",
    survey: "Survey",
    interviews: "Interviews",
    findings: "Findings",
    study: "Study",
    more: "More",
    coding_as: |name| format!("coding as {name}"),
    choose_coder: |name| format!("coding as {name}: choose who is coding"),
    new_coder: "Someone new…",
    undo: "Undo",
    redo: "Redo",
    undo_what: |what| format!("Undo: {what}"),
    redo_what: |what| format!("Redo: {what}"),
    saved: "Saved",
    saving: "Saving…",
    not_saved: "Not saved",
    reading: "Reading along",
    backup: |age| format!("backup {age}"),
    backup_do: "Save a backup file now",
    no_backup: "no backup yet",
    commands: "Commands",
    commands_hint: "What do you want to do, or where to go?",
    go_to: |screen| format!("Go to: {screen}"),
    a_transcript: "transcript",
    a_theme: "theme",
    close: "Close",
    keys_head: "Keys",
    keys_everywhere: "Everywhere",
    keys_text: "In a transcript’s text",
    keys_picker: "While choosing a code",
    keys_tree: "In the codebook",
    keys: &[
        ("Ctrl+K", "everything that can be done here, and where to go"),
        ("?", "this list"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+Shift+Z", "redo"),
        ("Tab", "next field, button or list; Shift+Tab the one before"),
        ("Esc", "close what is open"),
    ],
    tree_keys: &[
        ("↑ ↓", "code before or after"),
        ("→ ←", "open and close, into and out of a code"),
        ("Alt+↑↓", "move the code up or down"),
        ("Alt+→←", "move it under the code above, or out"),
        ("↵", "choose the code; with words selected: code them"),
    ],
    theme: "Colours",
    themes: ["System", "Light", "Dark"],
    drop: "Drop to open",
};
