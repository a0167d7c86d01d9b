//! Words of the codebook.

use super::numbers::count;
use crate::codebook::{Code, Colour};
use crate::interchange::coded::BookForm;
use crate::themes::Going;

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
    /// Saves the codebook: as CSV, as Markdown, as REFI-QDA.
    pub exports: [&'static str; 3],
    /// There is nothing to save.
    pub nothing_to_save: &'static str,
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
    /// Labels and help of the texts, in the order of `codebook::Part::ALL`.
    pub texts: [(&'static str, &'static str); 5],
    /// Label and help of the source.
    pub source: (&'static str, &'static str),
    /// A code without a source.
    pub emergent: &'static str,
    /// Label and help of the number key.
    pub favourite: (&'static str, &'static str),
    /// A number without a code; a number with the code that has it.
    pub number: fn(u8, Option<&str>) -> String,
    /// No number.
    pub no_number: &'static str,
    /// An archived code's mark, and its name with it.
    pub archived: &'static str,
    /// See above.
    pub named: fn(&Code) -> String,
    /// Shows archived codes too: how many there are.
    pub show_archived: fn(usize) -> String,
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
    /// Where a code was put: its name, and under what.
    pub moved: fn(&str, Option<&str>) -> String,
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
    /// What merging changes, a sentence each: from, into, what goes, memos.
    pub merge_what: fn(&str, &str, &Going, usize) -> Vec<String>,
    /// Merges.
    pub merge_yes: &'static str,
    /// It was merged.
    pub merged: fn(&str, &str) -> String,
    /// Deals the code's segments out.
    pub split: &'static str,
    /// Puts the code away, and brings it back.
    pub archive: [&'static str; 2],
    /// It was put away, or brought back.
    pub archive_done: [fn(&str) -> String; 2],
    /// What archiving does.
    pub archive_what: &'static str,
    /// Removes the code.
    pub remove: &'static str,
    /// Asks before removing a code with segments: its name, what goes.
    pub remove_sure: fn(&str, &Going) -> String,
    /// Removes it with its segments.
    pub remove_yes: &'static str,
    /// It was removed, with so many segments.
    pub removed: fn(&str, usize) -> String,
    /// Heading of an import: the file.
    pub import_of: fn(&str) -> String,
    /// What an import of codes would do: codes added, changed, kept, themes added.
    pub adds_codes: fn([usize; 4]) -> String,
    /// What becomes of codes that are here already: label, and the two ways.
    pub existing: (&'static str, [&'static str; 2]),
    /// Heading of what an import changes.
    pub import_changes: fn(usize) -> String,
    /// In which form a codebook was read.
    pub forms: fn(BookForm) -> &'static str,
    /// What an import of codings would add: segments, codes, coders.
    pub adds_codings: fn(usize, usize, usize) -> String,
    /// An import would add nothing.
    pub adds_nothing: &'static str,
    /// Caption of the first rows of a file.
    pub first_rows: fn(usize, usize) -> String,
    /// What a codebook, and a table of codings, must have.
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
    exports: ["Save as CSV", "Save as Markdown", "Save as REFI-QDA (.qdc)"],
    nothing_to_save: "There is no code to save yet.",
    file: "codebook",
    search: "Search names and definitions",
    not_found: |typed| format!("No code fits “{typed}”."),
    tree: "Codes",
    tree_keys: "Drag a code to move it, or use Alt+arrows. F2 renames it, Delete archives it.",
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
        ("Counter-example", "A passage that looks alike and does not get it."),
    ],
    source: (
        "Source",
        "The framework it is taken from. Empty: it emerged from the material.",
    ),
    emergent: "emergent",
    favourite: (
        "Number key in coding",
        "One key gives this code to a passage. Each coder has keys of their own.",
    ),
    number: |number, code| match code {
        Some(name) => format!("{number} (now “{name}”)"),
        None => number.to_string(),
    },
    no_number: "none",
    archived: "archived",
    named: |it| {
        if it.is_active() {
            it.name.clone()
        } else {
            format!("{} ({})", it.name, EN.archived)
        }
    },
    show_archived: |n| format!("Show {}", count(n, "archived code", "archived codes")),
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
    moved: |name, above| match above {
        Some(above) => format!("“{name}” is now under “{above}”."),
        None => format!("“{name}” is now at the top."),
    },
    move_to: "Move to…",
    top: "Top of the codebook",
    move_label: "Put it under which code?",
    merge: "Merge into…",
    merge_label: "Merge it into which code?",
    merge_what,
    merge_yes: "Merge",
    merged: |from, into| format!("“{from}” merged into “{into}”."),
    split: "Split…",
    archive: ["Archive", "Bring back"],
    archive_done: [
        |name| format!("“{name}” archived. Its segments are kept."),
        |name| format!("“{name}” is back."),
    ],
    archive_what: "An archived code keeps its segments and cannot be given any more; codes \
                   under it are archived with it.",
    remove: "Delete",
    remove_sure: |name, going| {
        let mut said = format!(
            "Delete “{name}” with {}? To keep them, archive it.",
            count(going.segments, "segment", "segments")
        );
        if !going.themes.is_empty() {
            said = format!("{said} It is taken out of {}.", listed(&going.themes));
        }
        said
    },
    remove_yes: "Delete with segments",
    removed: |name, segments| match segments {
        0 => format!("Code “{name}” removed."),
        n => format!("Code “{name}” removed with {}.", count(n, "segment", "segments")),
    },
    import_of: |file| format!("Import “{file}”"),
    adds_codes: |[codes, changed, kept, themes]| {
        format!(
            "Adds {} and {}, changes {changed}, leaves {kept} as before.",
            count(codes, "code", "codes"),
            count(themes, "theme", "themes")
        )
    },
    existing: (
        "Codes that are here already",
        ["stay as they are", "take the file’s words"],
    ),
    import_changes: |n| format!("What would change: {}", count(n, "code", "codes")),
    forms: |it| match it {
        BookForm::Table => "Read as a table.",
        BookForm::Markdown => "Read as Markdown.",
        BookForm::Qdc => "Read as REFI-QDA.",
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
        "A codebook is a table with the column code and, if you like, parent, theme, \
         definition, use_when, do_not_use_when, example, counter_example, colour (1 to 8), \
         source; or a Markdown file with a heading for each code; or REFI-QDA (.qdc).",
        "Codings have the columns document, code, coder and either start and end (places \
         in the file) or from and to (first and last words); if you like, stance and memo.",
    ],
    take: "Import",
    leave: "Leave it",
    taken: |file| format!("“{file}” imported."),
};

/// Names in quotes, in a row.
fn listed(names: &[String]) -> String {
    names.iter().map(|it| format!("“{it}”")).collect::<Vec<_>>().join(", ")
}

/// What merging changes.
fn merge_what(from: &str, into: &str, going: &Going, memos: usize) -> Vec<String> {
    let mut said = vec![format!(
        "{} of “{from}” will have the code “{into}”, and “{from}” goes.",
        count(going.segments, "segment", "segments")
    )];
    if going.joined > 0 {
        said.push(format!(
            "{} one with another: the same coder gave both codes to the same or \
             overlapping words. Memos are kept; stances that differ become “mixed”.",
            count(going.joined, "segment becomes", "segments become")
        ));
    }
    if !going.themes.is_empty() {
        said.push(format!("“{into}” takes its place in {}.", listed(&going.themes)));
    }
    if memos > 0 {
        said.push(format!(
            "{} on it will be on “{into}”.",
            count(memos, "memo", "memos")
        ));
    }
    if !going.children.is_empty() {
        said.push(format!("Moving up: {}.", listed(&going.children)));
    }
    said
}
