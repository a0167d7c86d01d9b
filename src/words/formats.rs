//! What is said, in English, about Excel workbooks and SPSS files.

use super::Sentence;
use super::problems::{count_of, quoted, say, whole};
use crate::parsed::FormatProblem;

/// Says what a problem is.
#[expect(
    clippy::too_many_lines,
    reason = "a catalogue: one arm a problem, in their order"
)]
pub(super) fn problem(problem: &FormatProblem) -> Sentence {
    use FormatProblem as P;
    match problem {
        // Workbooks.
        P::NotAWorkbook => say(
            "This is a packed file, but not an Excel workbook that can be read here.",
        )
        .hint("Open it in its own program and save it as .xlsx or CSV."),
        P::BinaryWorkbook => say(
            "This is a binary Excel workbook (.xlsb), which Heddle does not read.",
        )
        .hint("Open it in Excel and save it as .xlsx."),
        P::NoSuchSheet { name, sheets } => say(format!(
            "There is no sheet {}. The sheets are: {sheets}.",
            quoted(name)
        )),
        P::NothingInSheets => say("The visible sheets of this workbook are all empty.")
            .hint("If the answers are on a hidden sheet, show it in Excel and save."),
        P::StylesDamaged => say(
            "The formats of this workbook could not be read, so dates may stand here as \
             numbers of days.",
        )
        .hint("Open the workbook in its own program and save it under a new name."),
        P::StringsDamaged => say(
            "The list of this workbook’s texts breaks off. Cells whose text is missing \
             are empty; everything else was kept.",
        )
        .hint("Copy or download it again, or save it in Excel under a new name."),
        P::OtherSheets { name, others, hidden } => {
            let others = count_of(*others, "other sheet", "other sheets");
            let hidden = match hidden {
                0 => String::new(),
                _ => format!(" ({} hidden)", whole(*hidden)),
            };
            say(format!(
                "The sheet {} was read. The workbook has {others}{hidden}.",
                quoted(name)
            ))
        }
        P::TooManyCells { rows } => say(format!(
            "This file has more cells than Heddle takes. {} kept; the rest was left out.",
            count_of(*rows, "row was", "rows were")
        ))
        .hint("Delete what stands far to the right or below the answers, and save."),
        P::TextsMissing { count } => say(format!(
            "In {}, the text is missing from the workbook. They count as empty; this is \
             the first.",
            count_of(*count, "cell", "cells")
        ))
        .hint("Open the workbook in its own program and save it under a new name."),
        P::FormulasUnvalued { count } => say(format!(
            "{} never computed by the program that saved this workbook. Their cells count \
             as empty; this is the first.",
            count_of(*count, "formula was", "formulas were")
        ))
        .hint("Open the workbook in Excel or LibreOffice, save it, and choose it again."),
        P::ErrorCells { count } => say(format!(
            "{} an error such as #N/A instead of a value. It was kept as text; this is \
             the first.",
            count_of(*count, "cell holds", "cells hold")
        ))
        .hint("Correct the formula, or declare the error as missing in the preview."),
        P::NoSuchDay { count } => say(format!(
            "{} formatted as a date, but no date. The number was kept; this is the first.",
            count_of(*count, "cell is", "cells are")
        )),
        P::MergedCells { count } => say(format!(
            "{} merged. The text belongs to the first cell of each; the others are empty.",
            count_of(*count, "group of cells is", "groups of cells are")
        )),
        P::HiddenRows { count } => say(format!(
            "{} hidden in the workbook, perhaps by a filter. They were read like the \
             others.",
            count_of(*count, "row is", "rows are")
        ))
        .hint("If they should not count, delete them in the workbook and save."),

        // SPSS files.
        P::NotSpss => say(
            "This file begins like an SPSS file, but what follows cannot be read. It was \
             not opened.",
        )
        .hint("Save it again in SPSS, or export it as CSV, and open that."),
        P::SpssCutShort { rows } => say(format!(
            "This file breaks off. {} kept.",
            count_of(*rows, "respondent was", "respondents were")
        ))
        .hint("Copy or download it again."),
        P::SpssRowsDiffer { said, found } => say(format!(
            "This file says that it has {}, and holds {}. All that it holds were kept.",
            count_of(*said, "respondent", "respondents"),
            whole(*found)
        ))
        .hint("Compare the number with the original."),
        P::SpssPartUnread { part } => say(format!(
            "A part of what describes the variables (kind {part}) could not be read. The \
             answers were kept, without what it says."
        ))
        .hint("Check names, labels and missing values in the preview."),
        P::SpssLetters { name } => say(format!(
            "The letters of this file are stored as {}, which Heddle does not know. They \
             were read as Western European.",
            quoted(name)
        ))
        .hint("If accented letters are wrong, save the file in SPSS as Unicode (UTF-8)."),
        P::SpssLabelsUnused { count } => say(format!(
            "This variable is a quantity, so {} not used. The values were kept.",
            count_of(*count, "label of a value was", "labels of values were")
        ))
        .hint("If it is a choice, change its kind in the preview."),
        P::SpssMissingMerged { count } => say(format!(
            "This variable has more different values declared missing than can be told \
             apart. {} empty instead.",
            count_of(*count, "cell is", "cells are")
        )),
        P::SpssNoSuchDay { count } => say(format!(
            "{} a date outside the calendar. The number was kept.",
            count_of(*count, "cell holds", "cells hold")
        )),
    }
}
