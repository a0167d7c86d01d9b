//! What is said, in English, about a codebook that was read.

use super::Sentence;
use super::problems::{count_of, quoted, say};
use crate::parsed::BookRemark;

/// So many names are said; the others are counted.
const NAMED: usize = 5;

/// Returns the sentence for a remark.
pub(super) fn remark(it: &BookRemark) -> Sentence {
    use BookRemark as B;
    match it {
        B::ColumnsUnused { names } => {
            let some: Vec<String> =
                names.iter().take(NAMED).map(|it| quoted(it)).collect();
            let more = match names.len().saturating_sub(NAMED) {
                0 => String::new(),
                n => format!(" and {}", count_of(n, "other", "others")),
            };
            say(format!("Columns that were not read: {}{more}.", some.join(", ")))
                .hint("To keep them, give them one of the names that are read.")
        }
        B::Renamed { from, to } => say(format!(
            "The code {} stands twice in one place. The later one was called {}.",
            quoted(from),
            quoted(to)
        )),
        B::Folders { count } => say(format!(
            "{} of the file {} only there to hold others. Here every code can be given.",
            count_of(*count, "folder", "folders"),
            if *count == 1 { "is" } else { "are" }
        )),
        B::WrapperLeft { name } => say(format!(
            "The folder {} around all codes was left out; the codes in it were kept.",
            quoted(name)
        )),
        B::ColoursNear { count } => say(format!(
            "{} had a colour that is not among the eight here, and got the nearest.",
            count_of(*count, "code", "codes")
        )),
        B::NamesSplit { count, sign } => say(format!(
            "{} with {} in {} became codes under each other.",
            count_of(*count, "name", "names"),
            quoted(sign),
            if *count == 1 { "it" } else { "them" }
        )),
        B::Elements { name, count } => say(format!(
            "Left out: {} of the kind {}, which a codebook does not have.",
            count_of(*count, "element", "elements"),
            quoted(name)
        )),
        B::NoCodebook => say(
            "This XML file is no codebook: it has no element “CodeBook”.",
        )
        .hint("Export the codebook as REFI-QDA (.qdc) from the program that made it."),
        B::NoCodes => say("There is no code in this file.").hint(
            "docs/codebook.md says what a table, a Markdown file and a .qdc look like.",
        ),
        B::Kept { count, differ: 0 } => say(format!(
            "{} here already and {} as in the file.",
            count_of(*count, "code is", "codes are"),
            if *count == 1 { "is" } else { "are" }
        )),
        B::Kept { count: 1, .. } => say(
            "1 code is here already and stays as it is. The file says something else of it.",
        )
        .hint("Choose “take the file’s words” to change it."),
        B::Kept { count, differ } => say(format!(
            "{count} codes are here already and stay as they are. The file says something \
             else of {differ} of them."
        ))
        .hint("Choose “take the file’s words” to change them."),
        B::NotDone { name } => say(format!(
            "What the file says of {} cannot be done here: its name is taken, or it would \
             lie under itself. The code stays as it is.",
            quoted(name)
        )),
    }
}
