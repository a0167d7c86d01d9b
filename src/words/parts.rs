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
    /// Copies a table with all decimals.
    pub copy_exact: &'static str,
    /// Saves a table for Excel.
    pub excel: &'static str,
    /// Saves all tables of a screen for Excel.
    pub excel_all: &'static str,
    /// The sheet of notes in a workbook, and its heads.
    pub notes: [&'static str; 3],
    /// What the note of a copied table begins with.
    pub note: &'static str,
    /// Saves a picture: SVG, PNG.
    pub picture: [&'static str; 2],
    /// Goes to the table with a picture's figures.
    pub to_table: &'static str,
    /// Draws the middle point of a scale apart.
    pub neutral_apart: &'static str,
    /// A picture could not be saved.
    pub no_picture: [&'static str; 2],
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
    /// What the star beside a question means.
    pub required: &'static str,
    /// Beside a field that may stay empty.
    pub optional: &'static str,
}

/// English.
pub const EN: Parts = Parts {
    cancel: "Cancel",
    dismiss: "Dismiss",
    copy: "Copy",
    copy_exact: "Copy with all decimals",
    excel: "Excel",
    excel_all: "All tables as an Excel workbook",
    notes: ["Notes", "Table", "Note"],
    note: "Note.",
    picture: ["SVG", "PNG"],
    to_table: "Table",
    neutral_apart: "Middle answer apart",
    no_picture: ["The picture could not be saved.", "Try the other form, SVG or PNG."],
    csv: "CSV",
    scrolls: |name| format!("{name}, scrolls sideways"),
    choose_files: "Choose files…",
    create: |name| format!("New: “{name}”"),
    no_match: |typed| format!("Nothing fits “{typed}”."),
    matches: |count| super::numbers::count(count, "entry", "entries"),
    required: "has to be answered",
    optional: "optional",
};
