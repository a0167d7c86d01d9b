//! Words of the codebook's versions, of what is in doubt, of splitting and of ready-made
//! codes.

use super::numbers::count;
use crate::codebook::{Part, What};
use crate::study::Returning;

/// Words of the codebook's versions and all that follows from them.
#[derive(Debug)]
pub struct Versions {
    /// Names of the four views of the codebook: codes, versions, to check, ready-made.
    pub views: [&'static str; 4],
    /// Name of the row of views.
    pub views_of: &'static str,
    /// Heading of saving a version.
    pub save_title: &'static str,
    /// What a version is for.
    pub save_text: &'static str,
    /// Label of its name.
    pub name: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// It was saved.
    pub saved: fn(&str) -> String,
    /// Heading of the versions.
    pub list: &'static str,
    /// There is none.
    pub none: &'static str,
    /// By whom and when, and how many codes: coder, when, codes.
    pub made: fn(&str, &str, usize) -> String,
    /// Behind the words of a version's buttons, for the ear: of which one.
    pub of: fn(&str) -> String,
    /// Compares a version.
    pub compare_it: &'static str,
    /// Renames it.
    pub rename: &'static str,
    /// Goes back to it.
    pub return_to: &'static str,
    /// What that would change, a sentence each.
    pub return_says: fn(&Returning) -> Vec<String>,
    /// The same, code by code.
    pub return_changes: &'static str,
    /// Whether to.
    pub return_sure: fn(&str) -> String,
    /// Does it.
    pub return_yes: &'static str,
    /// It was done.
    pub returned: fn(&str) -> String,
    /// It would change nothing.
    pub return_none: fn(&str) -> String,
    /// Removes it.
    pub remove: &'static str,
    /// It was removed.
    pub removed: fn(&str) -> String,
    /// Heading of the comparison.
    pub compare: &'static str,
    /// Labels of the two that are compared.
    pub between: [&'static str; 2],
    /// The codebook as it is.
    pub now: &'static str,
    /// How many codes differ, of how many.
    pub differ: fn(usize) -> String,
    /// None does.
    pub same: &'static str,
    /// What differs of a code, in short; texts by their label.
    pub what: fn(&What) -> String,
    /// What was taken out of a text, and put in, for a screen reader.
    pub marks: [&'static str; 2],
    /// How many segments a change puts in doubt.
    pub doubts: fn(usize) -> String,
    /// What is to be checked.
    pub check_text: &'static str,
    /// Nothing is.
    pub check_none: (&'static str, &'static str),
    /// When a code's rules changed.
    pub changed: fn(&str) -> String,
    /// The segment still has the right code.
    pub fits: &'static str,
    /// See above, with its words.
    pub fits_name: fn(&str) -> String,
    /// All of a code do.
    pub fit_all: fn(usize) -> String,
    /// They were checked.
    pub checked: fn(usize) -> String,
    /// Where a segment is: transcript, turn from 0.
    pub place: fn(&str, usize) -> String,
    /// More than are shown.
    pub more: fn(usize) -> String,
    /// Splitting a code.
    pub split: Split,
    /// Ready-made codes.
    pub shelves: Shelves,
}

/// Words of splitting a code.
#[derive(Debug)]
pub struct Split {
    /// Heading: the code.
    pub title: fn(&str) -> String,
    /// What is done.
    pub text: &'static str,
    /// Leads back to the codebook.
    pub done: &'static str,
    /// How many were looked at, of how many.
    pub progress: fn(usize, usize) -> String,
    /// Heading of the codes to deal to.
    pub targets: &'static str,
    /// None yet.
    pub no_targets: &'static str,
    /// Adds a code that is there.
    pub add_target: &'static str,
    /// Label of a new code's name, and its button.
    pub new_target: (&'static str, &'static str),
    /// Gives the segment to a code; leaves it and gives it too.
    pub give: fn(&str) -> String,
    /// See above.
    pub both: fn(&str) -> String,
    /// Shift with the number does both.
    pub both_help: &'static str,
    /// Leaves it where it is.
    pub leave: &'static str,
    /// Goes back one.
    pub back: &'static str,
    /// What was done, for a screen reader: given to, left.
    pub given: fn(&str) -> String,
    /// See above.
    pub left: &'static str,
    /// All segments were looked at: left where they were.
    pub finished: fn(usize) -> String,
    /// It has no segments.
    pub nothing: &'static str,
    /// Takes a code off the list, by name.
    pub drop_target: fn(&str) -> String,
}

/// Words of ready-made codes.
#[derive(Debug)]
pub struct Shelves {
    /// What they are.
    pub text: &'static str,
    /// How many codes a shelf has.
    pub codes: fn(usize) -> String,
    /// Label of its parts.
    pub parts: &'static str,
    /// Adds so many.
    pub add: fn(usize) -> String,
    /// They are in the codebook already.
    pub there: &'static str,
    /// They were added.
    pub added: fn(&str, usize) -> String,
}

/// Returns the label of a text.
fn text(part: Part) -> &'static str {
    let at = Part::ALL.iter().position(|it| *it == part).unwrap_or_default();
    super::codebook::EN.texts.get(at).map_or("", |it| it.0)
}

fn path(names: &[String]) -> String {
    if names.is_empty() { "the top".to_owned() } else { names.join(" › ") }
}

fn what(it: &What) -> String {
    match it {
        What::Added => "added".to_owned(),
        What::Removed => "deleted".to_owned(),
        What::Merged(into) => format!("merged into “{into}”"),
        What::Archived => "archived".to_owned(),
        What::BroughtBack => "brought back".to_owned(),
        What::Renamed(from) => format!("was called “{from}”"),
        What::Moved(from, to) => format!("moved from {} to {}", path(from), path(to)),
        What::Words(part, _) => text(*part).to_owned(),
        What::Coloured(from) => {
            format!("was {}", (super::codebook::EN.colours)(*from))
        }
        What::Sourced(from, to) => match (from.as_str(), to.as_str()) {
            ("", to) => format!("source: {to}"),
            (from, "") => format!("source was {from}"),
            (from, to) => format!("source: {to}, was {from}"),
        },
    }
}

fn return_says(it: &Returning) -> Vec<String> {
    let codes = |n: usize, one: &str, more: &str| {
        format!("{} {}", count(n, "code", "codes"), if n == 1 { one } else { more })
    };
    let mut said = vec![match it.changes.len() {
        0 => "The order of codes changes, nothing else.".to_owned(),
        n => format!("{}.", codes(n, "changes", "change")),
    }];
    if it.archived > 0 {
        let keep = match it.kept {
            0 => "no segment has them".to_owned(),
            1 => "1 segment keeps its code".to_owned(),
            n => format!("{} keep their code", count(n, "segment", "segments")),
        };
        let what = codes(
            it.archived,
            "that this version does not have is archived",
            "that this version does not have are archived",
        );
        said.push(format!("{what}; {keep}."));
    }
    if it.back > 0 {
        let what = codes(
            it.back,
            "that was deleted or merged since comes back",
            "that were deleted or merged since come back",
        );
        said.push(format!("{what}, without segments."));
    }
    if it.doubts > 0 {
        said.push(format!(
            "{} to check then, because the words they were coded by change.",
            count(it.doubts, "segment is", "segments are")
        ));
    }
    said.push(
        "No segment loses its code, and one undo takes it back. To keep the codebook as it is \
         now as well, save a version of it first."
            .to_owned(),
    );
    said
}

/// English.
pub const EN: Versions = Versions {
    views: ["Codes", "Versions", "To check", "Ready-made"],
    views_of: "Views of the codebook",
    save_title: "Save a version",
    save_text: "Keeps the codebook as it is now under a name: before a round of coding, say. \
                Later you see what changed since, and what was coded by the old words.",
    name: "Name of the version",
    save: "Save version",
    saved: |name| format!("Version “{name}” saved."),
    list: "Versions",
    none: "No version saved yet.",
    made: |coder, when, codes| {
        let by = if coder.is_empty() { String::new() } else { format!("{coder}, ") };
        format!("{by}{when} · {}", count(codes, "code", "codes"))
    },
    of: |name| format!(" “{name}”"),
    compare_it: "Compare with now",
    rename: "Rename",
    return_to: "Go back to it…",
    return_says,
    return_changes: "What would change, code by code",
    return_sure: |name| format!("Go back to “{name}”?"),
    return_yes: "Go back",
    returned: |name| format!("The codebook is as “{name}” has it."),
    return_none: |name| format!("The codebook is as “{name}” has it already."),
    remove: "Delete",
    removed: |name| format!("Version “{name}” deleted."),
    compare: "What changed",
    between: ["From", "To"],
    now: "Now",
    differ: |n| {
        format!(
            "{} {}.",
            count(n, "code", "codes"),
            if n == 1 { "differs" } else { "differ" }
        )
    },
    same: "No code differs.",
    what,
    marks: ["taken out: ", "put in: "],
    doubts: |n| {
        format!(
            "{} coded before that, and not checked since",
            count(n, "segment", "segments")
        )
    },
    check_text: "Segments that got their code before its definition, “use when” or “do not \
                 use when” changed, and that nobody has checked since.",
    check_none: (
        "Nothing to check.",
        "When the definition of a code changes, what was coded by the old one is listed here.",
    ),
    changed: |when| format!("changed {when}"),
    fits: "Still fits",
    fits_name: |quote| format!("Still fits: {quote}"),
    fit_all: |n| format!("All {n} still fit"),
    checked: |n| format!("{} checked.", count(n, "segment", "segments")),
    place: |transcript, turn| format!("{transcript}, turn {}", turn + 1),
    more: |n| format!("and {} more", super::numbers::whole(n)),
    split: Split {
        title: |code| format!("Split “{code}”"),
        text: "Give each segment to one of the codes by its number. What you leave keeps its \
               code. Every step is saved at once and can be undone; you can stop and go on \
               another day.",
        done: "Back to the codebook",
        progress: |at, of| {
            format!("{at} of {} looked at", count(of, "segment", "segments"))
        },
        targets: "Deal out to",
        no_targets: "Choose the codes to deal out to: some that are there, or new ones.",
        add_target: "Add a code that is there",
        new_target: ("New code", "Add"),
        give: |name| format!("Give to “{name}”"),
        both: |name| format!("Leave, and give to “{name}” too"),
        both_help: "Shift and the number: leaves it, and gives it to that code too.",
        leave: "Leave it",
        back: "One back",
        given: |name| format!("Given to {name}."),
        left: "Left.",
        finished: |left| match left {
            0 => "All segments have been dealt out.".to_owned(),
            n => format!(
                "All looked at; {} as before.",
                count(n, "segment stays", "segments stay")
            ),
        },
        nothing: "No segment has this code.",
        drop_target: |name| format!("Take “{name}” off the list"),
    },
    shelves: Shelves {
        text: "Frameworks of the field as codes, with short definitions of our own and where \
               they are described. Their codes are marked with their source; yours stay \
               marked as emergent. Change or archive what you do not need.",
        codes: |n| count(n, "code", "codes"),
        parts: "Parts to add",
        add: |n| format!("Add {}", count(n, "code", "codes")),
        there: "In the codebook already.",
        added: |shelf, n| format!("{}: {} added.", shelf, count(n, "code", "codes")),
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_going_back_would_change() {
        let says = |archived, kept, back, doubts| {
            let changes = Vec::new();
            return_says(&Returning { changes, archived, kept, back, doubts })
        };
        assert_eq!(says(0, 0, 0, 0).len(), 2);
        let some = says(1, 3, 2, 1);
        assert_eq!(
            some[1],
            "1 code that this version does not have is archived; 3 segments keep their code."
        );
        assert_eq!(
            some[2],
            "2 codes that were deleted or merged since come back, without segments."
        );
        assert_eq!(
            some[3],
            "1 segment is to check then, because the words they were coded by change."
        );
        assert_eq!(
            says(2, 0, 0, 0)[1],
            "2 codes that this version does not have are archived; no segment has them."
        );
    }
}
