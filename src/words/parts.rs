//! Words of the parts that every screen is made of.

/// Words of the parts that every screen is made of.
#[derive(Debug)]
pub struct Parts {
    /// Leaves without doing it.
    pub cancel: &'static str,
    /// Makes a notice go away.
    pub dismiss: &'static str,
    /// Copies a table.
    pub copy: &'static str,
    /// Saves a table as CSV.
    pub csv: &'static str,
    /// What a scrolling table is called for a screen reader.
    pub scrolls: fn(&str) -> String,
    /// Offers to choose files.
    pub choose_files: &'static str,
    /// Offers to make what was typed.
    pub create: fn(&str) -> String,
    /// Nothing in a list fits what was typed.
    pub no_match: fn(&str) -> String,
    /// How many entries of a list fit.
    pub matches: fn(usize) -> String,
    /// Beside a field that may stay empty.
    pub optional: &'static str,
}

/// English.
pub const EN: Parts = Parts {
    cancel: "Cancel",
    dismiss: "Dismiss",
    copy: "Copy",
    csv: "CSV",
    scrolls: |name| format!("{name}, scrolls sideways"),
    choose_files: "Choose files…",
    create: |name| format!("New: “{name}”"),
    no_match: |typed| format!("Nothing fits “{typed}”."),
    matches: |count| super::numbers::count(count, "entry", "entries"),
    optional: "optional",
};
