//! Words of the codebook.

use super::numbers::count;
use crate::codebook::Colour;

/// Words of the codebook.
#[derive(Debug)]
pub struct Codebook {
    /// The screen's title.
    pub title: &'static str,
    /// What there is to do on it.
    pub lead: &'static str,
    /// How many codes and segments there are.
    pub about: fn(usize, usize) -> String,
    /// Nothing is there yet.
    pub none: &'static str,
    /// What a codebook is for.
    pub none_text: &'static str,
    /// Makes a code.
    pub new: &'static str,
    /// Opens the list of tables in and out.
    pub tables: &'static str,
    /// Imports a codebook.
    pub import_codes: &'static str,
    /// Imports codings.
    pub import_codings: &'static str,
    /// Saves the codebook.
    pub export: &'static str,
    /// What the saved table is called in its file's name.
    pub file: &'static str,
    /// Label of the search.
    pub search: &'static str,
    /// Nothing was found.
    pub not_found: fn(&str) -> String,
    /// Name of the tree for a screen reader.
    pub tree: &'static str,
    /// Keys that work in the tree.
    pub tree_keys: &'static str,
    /// Segments and transcripts of a code, in short and for a screen reader.
    pub reach: fn(usize, usize) -> String,
    /// The code is not used yet.
    pub unused: &'static str,
    /// Nothing is selected.
    pub choose: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// Labels and help of the texts: definition, use when, not when, example.
    pub texts: [(&'static str, &'static str); 4],
    /// Label of the colour.
    pub colour: &'static str,
    /// Names of the colours.
    pub colours: fn(Colour) -> &'static str,
    /// Under which code it lies.
    pub under: fn(&str) -> String,
    /// Adds a code under this one.
    pub add_child: &'static str,
    /// Adds a code after this one.
    pub add_sibling: &'static str,
    /// Label of the new code's name.
    pub new_name: &'static str,
    /// What the new code will lie under.
    pub new_under: fn(&str) -> String,
    /// Adds it.
    pub add: &'static str,
    /// Moves the code elsewhere.
    pub move_to: &'static str,
    /// The top of the tree.
    pub top: &'static str,
    /// Label of the search for where to.
    pub move_label: &'static str,
    /// Merges the code into another.
    pub merge: &'static str,
    /// Label of the search for into which.
    pub merge_label: &'static str,
    /// What merging changes: from, into, segments, twins, themes, children.
    pub merge_what: fn(&str, &str, usize, usize, usize, usize) -> String,
    /// Merges.
    pub merge_yes: &'static str,
    /// It was merged.
    pub merged: fn(&str, &str) -> String,
    /// Removes the code.
    pub remove: &'static str,
    /// What removing it takes along: segments, themes, children.
    pub remove_what: fn(usize, usize, usize) -> String,
    /// It was removed, with so many segments.
    pub removed: fn(&str, usize) -> String,
    /// Heading of an import: the file.
    pub import_of: fn(&str) -> String,
    /// What an import of codes would add: codes, themes.
    pub adds_codes: fn(usize, usize) -> String,
    /// What an import of codings would add: segments, codes, coders.
    pub adds_codings: fn(usize, usize, usize) -> String,
    /// An import would add nothing.
    pub adds_nothing: &'static str,
    /// Caption of the first rows of a file.
    pub first_rows: fn(usize, usize) -> String,
    /// What a table of codes, and one of codings, must have.
    pub columns_help: [&'static str; 2],
    /// Takes an import.
    pub take: &'static str,
    /// Leaves it.
    pub leave: &'static str,
    /// What was imported.
    pub taken: fn(&str) -> String,
}

/// English.
pub const EN: Codebook = Codebook {
    title: "Codebook",
    lead: "Codes with what they mean, when to use them and when not.",
    about: |codes, segments| {
        format!(
            "{} · {}",
            count(codes, "code", "codes"),
            count(segments, "segment", "segments")
        )
    },
    none: "No codes yet.",
    none_text: "A code is a label with a definition. Make one here, while you read a \
                transcript, or import the codebook you have.",
    new: "New code",
    tables: "Import, save",
    import_codes: "Import a codebook…",
    import_codings: "Import codings…",
    export: "Save as CSV",
    file: "codebook",
    search: "Search names and definitions",
    not_found: |typed| format!("No code fits “{typed}”."),
    tree: "Codes",
    tree_keys: "Alt+arrows move the code, F2 renames it, Delete removes it.",
    reach: |segments, transcripts| {
        format!(
            "{} in {}",
            count(segments, "segment", "segments"),
            count(transcripts, "transcript", "transcripts")
        )
    },
    unused: "not used yet",
    choose: "Choose a code to see what it means and to change it.",
    name: "Name",
    texts: [
        ("Definition", "What a passage with this code is about."),
        ("Use when", "What a passage must have."),
        ("Do not use when", "What looks alike, and which code it gets instead."),
        ("Example", "A passage that shows it."),
    ],
    colour: "Colour",
    colours: |it| match it.number() {
        1 => "blue",
        2 => "orange",
        3 => "green",
        4 => "plum",
        5 => "ochre",
        6 => "indigo",
        7 => "red",
        _ => "teal",
    },
    under: |path| format!("under {path}"),
    add_child: "New code under it",
    add_sibling: "New code beside it",
    new_name: "Name of the new code",
    new_under: |name| format!("It will lie under “{name}”."),
    add: "Add",
    move_to: "Move to…",
    top: "Top of the codebook",
    move_label: "Put it under which code?",
    merge: "Merge into…",
    merge_label: "Merge it into which code?",
    merge_what: |from, into, segments, twins, themes, children| {
        let mut said = format!(
            "{} of “{from}” will have the code “{into}”, and “{from}” goes.",
            count(segments, "segment", "segments")
        );
        if twins > 0 {
            said = [
                said,
                format!(
                    " Of these, {} the same coder gave both codes: they become one each.",
                    count(twins, "passage", "passages")
                ),
            ]
            .concat();
        }
        if themes > 0 {
            said = [
                said,
                format!(
                    " “{into}” takes its place in {}.",
                    count(themes, "theme", "themes")
                ),
            ]
            .concat();
        }
        if children > 0 {
            said = [
                said,
                format!(
                    " {} under it {} up.",
                    count(children, "code", "codes"),
                    if children == 1 { "moves" } else { "move" }
                ),
            ]
            .concat();
        }
        said
    },
    merge_yes: "Merge",
    merged: |from, into| format!("“{from}” merged into “{into}”."),
    remove: "Remove",
    remove_what: |segments, themes, children| {
        let mut said = match segments {
            0 => "No segment has this code.".to_owned(),
            n => format!("Removes {} with it.", count(n, "segment", "segments")),
        };
        if themes > 0 {
            said = [
                said,
                format!(" It is taken out of {}.", count(themes, "theme", "themes")),
            ]
            .concat();
        }
        if children > 0 {
            said = [
                said,
                format!(
                    " {} under it {} up.",
                    count(children, "code", "codes"),
                    if children == 1 { "moves" } else { "move" }
                ),
            ]
            .concat();
        }
        said
    },
    removed: |name, segments| match segments {
        0 => format!("Code “{name}” removed."),
        n => format!("Code “{name}” removed with {}.", count(n, "segment", "segments")),
    },
    import_of: |file| format!("Import “{file}”"),
    adds_codes: |codes, themes| {
        format!(
            "Adds {} and {}. Codes that are here already stay as they are.",
            count(codes, "code", "codes"),
            count(themes, "theme", "themes")
        )
    },
    adds_codings: |segments, codes, coders| {
        format!(
            "Adds {}, {} and {}.",
            count(segments, "segment", "segments"),
            count(codes, "code", "codes"),
            count(coders, "coder", "coders")
        )
    },
    adds_nothing: "There is nothing in this file to add.",
    first_rows: |shown, of| {
        format!("The first {shown} of {}, as they were read", count(of, "row", "rows"))
    },
    columns_help: [
        "A codebook has the column code and, if you like, parent, theme, definition, \
         use_when, do_not_use_when, example, colour (1 to 8).",
        "Codings have the columns document, code, coder and either start and end (places \
         in the file) or from and to (first and last words); if you like, stance and memo.",
    ],
    take: "Import",
    leave: "Leave it",
    taken: |file| format!("“{file}” imported."),
};
