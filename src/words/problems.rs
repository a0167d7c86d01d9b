//! What is said, in English, about a file that was read: what was found, what was kept, and
//! what to do. Plain words; every sentence whole.

use super::numbers::EN as NUMBERS;
use super::{Sentence, exports};
use crate::parsed::{DocxPart, FileKind, Place, Problem};

/// The longest piece of a file that is quoted.
const QUOTED: usize = 60;

/// Says where something is: `study.csv, row 12, column “site”`.
pub(super) fn place(place: &Place) -> String {
    let lines = ["txt", "md", "vtt", "srt", "json"];
    let is_text = place
        .file
        .as_deref()
        .and_then(|it| it.rsplit_once('.'))
        .is_some_and(|it| lines.contains(&it.1.to_ascii_lowercase().as_str()));
    let row = if is_text { "line" } else { "row" };
    let parts = [
        place.file.clone(),
        place.row.map(|it| format!("{row} {}", whole(it))),
        place.column.as_ref().map(|it| format!("column {}", quoted(it))),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

/// Says what a problem is.
#[expect(
    clippy::too_many_lines,
    reason = "a catalogue: one arm a problem, in their order"
)]
pub(super) fn problem(problem: &Problem) -> Sentence {
    use Problem as P;
    match problem {
        // Any file.
        P::EmptyFile => say("This file is empty.")
            .hint("Check that it was saved or downloaded completely, and choose it again."),
        P::TooLarge { size, limit } => say(format!(
            "This file is too large: {}. Heddle takes up to {}.",
            NUMBERS.size(*size),
            NUMBERS.size(*limit)
        ))
        .hint("Split it into smaller files, or leave out what you do not need."),
        P::WrongKind { found } => wrong_kind(*found),
        P::ReadAsWindows1252 => say(
            "This file does not say how its letters are stored. It was read as Western \
             European (Windows-1252).",
        )
        .hint(
            "Look at a few accented letters. If they are wrong, save the file again as \
             UTF-8 and open that.",
        ),
        P::UndecodableBytes { count } => say(format!(
            "{} could not be read. A “�” stands in each place; everything else was kept.",
            count_of(*count, "character", "characters")
        ))
        .hint("If they matter, save the file again as UTF-8 and open that."),
        P::NulRemoved { count } => say(format!(
            "Left out of the text: {} that cannot be shown. All other text was kept.",
            count_of(*count, "empty character", "empty characters")
        )),

        // Tables.
        P::ShortRow { found, expected } => say(format!(
            "This row has {} where the header has {}. The missing cells count as empty.",
            count_of(*found, "cell", "cells"),
            count_of(*expected, "column", "columns")
        )),
        P::LongRow { found, expected } => say(format!(
            "This row has {} where the header has {}. The surplus was kept in extra columns.",
            count_of(*found, "cell", "cells"),
            count_of(*expected, "column", "columns")
        ))
        .hint(
            "A comma or semicolon inside a text without quotes is the usual cause. Check \
             the row.",
        ),
        P::MoreRows { count } => say(format!(
            "{} of this kind, not listed here.",
            count_of(*count, "more remark", "more remarks")
        )),
        P::DuplicateHeader { renamed } => say(format!(
            "Two columns have the same name. The later one is now called {}.",
            quoted(renamed)
        )),
        P::EmptyHeader { named } => {
            say(format!("A column has no name. It is now called {}.", quoted(named)))
        }
        P::UnclosedQuote => say(
            "A quotation mark opens a text here and nothing closes it, so the rest of the \
             file was read as one cell.",
        )
        .hint("Close or remove the quotation mark and choose the file again."),
        P::NoRows => say("This table has column names but no rows below them.")
            .hint("Check that the export holds the answers, not only the questions."),
        P::NotANumber { text } => say(format!(
            "{} is not a number. It was set aside and counts as missing.",
            quoted(text)
        ))
        .hint("If the column holds text, change its kind in the preview."),
        P::NotADate { text } => say(format!(
            "{} is not a date. It was set aside and counts as missing.",
            quoted(text)
        ))
        .hint("If the column holds text, change its kind in the preview."),
        P::NotALevel { text } => say(format!(
            "{} is not one of this question’s answers. It was set aside and counts as \
             missing.",
            quoted(text)
        ))
        .hint("Add it to the answers in the preview, or change the question’s kind."),
        P::DuplicateRespondent { id, renamed } => say(format!(
            "Two rows have the respondent {}. Both were kept; the later one is now {}.",
            quoted(id),
            quoted(renamed)
        ))
        .hint("If one person answered twice, remove one of the rows from the file."),
        P::EmptyRespondent { named } => say(format!(
            "This row has no respondent. It was kept and is now called {}.",
            quoted(named)
        )),
        P::TimesDropped { count } => say(format!(
            "{} held a time of day as well. The day was kept, the time was left out.",
            count_of(*count, "date", "dates")
        ))
        .hint("If the times matter, change the column’s kind to text in the preview."),
        P::FormulaUnmasked { count } => say(format!(
            "In {}, the apostrophe in front was removed. It was there only so that a \
             spreadsheet would not compute the text.",
            count_of(*count, "cell", "cells")
        )),
        P::BlankRows { count } => say(format!(
            "Left out: {} without any text at the end of the table.",
            count_of(*count, "row", "rows")
        )),
        P::ColumnMissing { name } => {
            say(format!("There is no column {}, which this list needs.", quoted(name)))
                .hint("Add the column, or say in the preview which column it is.")
        }
        P::RowIncomplete { column } => say(format!(
            "This row was left out, because its cell in {} is empty.",
            quoted(column)
        ))
        .hint("Fill the cell in and choose the file again."),

        P::Format(problem) => super::formats::problem(problem),
        P::Export(remark) => exports::remark(remark),
        P::Book(remark) => super::books::remark(remark),

        // Transcripts.
        P::NoSpeakers => say(
            "No speakers were recognised. Every paragraph was kept, without a speaker.",
        )
        .hint(
            "If people speak here, begin each of their turns with a name and a colon, \
             such as “Interviewer:”, and choose the file again.",
        ),
        P::LabelLeft { label } => say(format!(
            "{} could be a speaker, but stands before a colon only once. It was left in \
             the text.",
            quoted(label)
        ))
        .hint(
            "If it is a speaker, put a name that returns, or a time such as [00:12], \
             before it and choose the file again.",
        ),
        P::NoText => say("This file holds no words to code.").hint(
            "If it holds pictures of pages, the text must be recognised or typed first.",
        ),
        P::NotADocx => say("This is not a Word document, although it is named like one.")
            .hint("Open it in the program that made it and save it as .docx or .txt."),
        P::NotAnOdt => {
            say("This is not an OpenDocument text, although it is named like one.")
                .hint("Open it in the program that made it and save it as .odt or .txt.")
        }
        P::NotRichText => say("This is not rich text, although it is named like it.")
            .hint("Open it in the program that made it and save it as .docx or .txt."),
        P::MarksRemoved { count } => say(format!(
            "Left out of the text: {} for headings, quotes and emphasis, such as “#” and “**”.",
            count_of(*count, "mark", "marks")
        )),
        P::DocxPartSkipped { part, count } => skipped(*part, *count),
        P::ZipTooLarge => {
            say("This file grows far beyond its size when it is unpacked. It was not opened.")
                .hint("If you trust it, open it in its own program and save it as .txt.")
        }
        P::ZipDamaged => say("This file is damaged and could not be unpacked.").hint(
            "Copy or download it again. If it opens in its own program, save it there \
             under a new name.",
        ),
        P::ZipUnsupported => say(
            "This file is locked with a password or packed in a way that Heddle does not \
             read.",
        )
        .hint("Open it in its own program, remove the password and save it again."),
        P::XmlDoctype => say(
            "This document contains definitions that no office program writes. It was not \
             opened, since such definitions can be harmful.",
        )
        .hint("Open it in Word or LibreOffice and save it under a new name."),
        P::XmlDamaged => {
            say("This document breaks off or is damaged. The text up to there was kept.")
                .hint("Compare its end with the original, or save that again.")
        }
        P::NotVtt => {
            say("These subtitles do not begin with “WEBVTT”. They were read all the same.")
        }
        P::CueTime { text } => say(format!(
            "The time {} could not be read. The words were kept, without a time.",
            quoted(text)
        )),

        // Participants, codebooks, codings.
        P::UnknownDocument { name } => {
            say(format!("There is no transcript called {}.", quoted(name)))
                .hint("Choose the transcript in the preview, or import it first.")
        }
        P::AttributeDiffers { participant, kept, dropped } => say(format!(
            "{} has both {} and {} here. The first was kept.",
            quoted(participant),
            quoted(kept),
            quoted(dropped)
        ))
        .hint("Correct the list, or change the value at the participant afterwards."),
        P::CodeAdded { name } => say(format!(
            "The code {} was not in the codebook. It was added without a definition.",
            quoted(name)
        )),
        P::CoderAdded { name } => {
            say(format!("The coder {} is new and was added to the study.", quoted(name)))
        }
        P::DuplicateCode { name } => {
            say(format!("The code {} stands twice. The first one was kept.", quoted(name)))
                .hint("If they are two codes, give them different names.")
        }
        P::ParentUnknown { name } => say(format!(
            "The parent code {} is not in the file, or leads back to this code. The code \
             was put at the top of the codebook.",
            quoted(name)
        )),
        P::OutsideText { start, end, length } => say(format!(
            "The passage from {} to {} is not in the text, which has {}. It was left out.",
            quoted(start),
            quoted(end),
            count_of(usize::try_from(*length).unwrap_or(usize::MAX), "character", "characters")
        ))
        .hint("The passage may belong to another version of the transcript."),
        P::DuplicateSegment => say(
            "The same coder gave this passage the same code twice. One of the two was kept.",
        ),
        P::QuoteMoved { quote } => say(format!(
            "The passage {} was not where its segment said. The segment was moved to where \
             these words stand.",
            quoted(quote)
        )),
        P::QuoteDiffers { quote, text } => say(format!(
            "The passage was marked as {}, but the transcript has {} there. It was kept as \
             it was marked, for you to check.",
            quoted(quote),
            quoted(text)
        ))
        .hint("The transcript may have been changed after it was coded."),
        P::UnknownStance { text } => say(format!(
            "{} is none of barrier, facilitator and mixed. The passage was kept without it.",
            quoted(text)
        )),

        // Study files.
        P::JsonDamaged { line, detail } => say(format!(
            "This file breaks off or is damaged at line {} ({}). It was not opened, and \
             your studies are as they were.",
            whole(*line),
            clipped(detail)
        ))
        .hint("Copy or download it again, or ask for a new copy."),
        P::NotAStudy => say("This file is not a Heddle study.")
            .hint("Study files end in .json and are made on the screen “Files”."),
        P::NewerVersion { found, known } => say(format!(
            "This study was saved by a newer Heddle (format {found}; this one reads up to \
             {known}). It was not opened."
        ))
        .hint("Open it with the newer Heddle, for instance from a fresh copy of the page."),
        P::Migrated { from } => say(format!(
            "This study was saved by an older Heddle (format {from}). It was brought up to \
             date; the file itself is unchanged."
        )),
        P::RecordUnreadable { kind, which, detail } => say(format!(
            "A record of the kind {}, {}, could not be read and was left out ({}).",
            quoted(kind),
            quoted(which),
            clipped(detail)
        ))
        .hint("Keep the original file. Everything else was opened."),
        P::DanglingLink { kind, which, target } => say(format!(
            "A record of the kind {}, {}, points to {}, which is not in the file. The \
             record was kept without it.",
            quoted(kind),
            quoted(which),
            quoted(target)
        )),
        P::DuplicateId { kind, id } => say(format!(
            "Two records of the kind {} have the same number {}. The first was kept.",
            quoted(kind),
            quoted(id)
        )),

        // The store.
        P::SaveIncomplete { key } => say(format!(
            "The last save was not finished ({}). The last whole state was opened instead.",
            clipped(key)
        ))
        .hint("Check your latest changes, and download a copy of the study."),
        P::SavePutTogether { groups } => say(format!(
            "What says how this study was last saved cannot be read. It was put together \
             from what was found: {}, the newest of each.",
            NUMBERS.count(*groups, "group of records", "groups of records")
        ))
        .hint("Check your latest changes, and download a copy of the study."),
    }
}

fn wrong_kind(found: FileKind) -> Sentence {
    match found {
        FileKind::Pdf => say("This is a PDF, which Heddle does not read: a PDF holds letters on a page, not words in order, and mistakes in them would be seen by nobody.")
            .hint("Use the document it was made from, or open it, copy its text and paste that."),
        FileKind::Zip => say("This is a packed file, which cannot be read here.").hint(
            "Unpack it first. If it is a spreadsheet, save it as .xlsx or CSV; if it is a \
             document, save it as .docx.",
        ),
        FileKind::OldOffice => say("This file is in the old Office format (.doc or .xls), or locked.")
            .hint("Open it in Word or Excel and save it as .docx or .xlsx, without a password."),
        FileKind::RichText => say("This is a rich text file (.rtf), which Heddle reads only as a transcript.")
            .hint("Drop it on the screen of the transcripts."),
        FileKind::Picture => say("This is a picture, which holds no text that can be read.")
            .hint("Have its text recognised or type it, and open that."),
        FileKind::Media => say("This is a recording, not its transcript.")
            .hint("Transcribe it first, and open the transcript as .txt, .docx or .vtt."),
        FileKind::Binary => say("This file holds no text that Heddle can read.")
            .hint("Export it from the program that made it, as CSV, .txt or .docx."),
    }
}

fn skipped(part: DocxPart, count: usize) -> Sentence {
    let (one, many) = match part {
        DocxPart::Comments => ("comment in the margin", "comments in the margin"),
        DocxPart::Headers => ("page header or footer", "page headers and footers"),
        DocxPart::Footnotes => ("footnote or endnote", "footnotes and endnotes"),
        DocxPart::TextBoxes => ("text box", "text boxes"),
        DocxPart::Pictures => ("picture", "pictures"),
        DocxPart::Equations => ("equation", "equations"),
        DocxPart::Embedded => ("embedded file", "embedded files"),
        DocxPart::HiddenText => ("piece of hidden text", "pieces of hidden text"),
        DocxPart::Deletions => {
            ("passage marked as deleted", "passages marked as deleted")
        }
        DocxPart::Scripts => {
            ("script, style sheet or page title", "scripts, style sheets or page titles")
        }
    };
    let hint = match part {
        DocxPart::Pictures
        | DocxPart::Headers
        | DocxPart::Equations
        | DocxPart::Scripts => None,
        DocxPart::Deletions => {
            Some("To keep them, reject the deletions in its own program and save.")
        }
        DocxPart::HiddenText => {
            Some("To keep them, make them visible in its own program and save.")
        }
        DocxPart::Comments
        | DocxPart::Footnotes
        | DocxPart::TextBoxes
        | DocxPart::Embedded => {
            Some("To keep them, move them into the text in its own program and save.")
        }
    };
    let said = say(format!("Left out of the text: {}.", count_of(count, one, many)));
    Sentence { hint: hint.map(str::to_owned), ..said }
}

pub(super) fn say(message: impl Into<String>) -> Sentence {
    Sentence { message: message.into(), hint: None }
}

impl Sentence {
    pub(super) fn hint(self, hint: &str) -> Self {
        Self { hint: Some(hint.to_owned()), ..self }
    }
}

pub(super) fn whole(number: usize) -> String {
    NUMBERS.whole(number)
}

pub(super) fn count_of(number: usize, one: &str, many: &str) -> String {
    NUMBERS.count(number, one, many)
}

/// Quotes a piece of the file, on one line and not too long.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", clipped(text))
}

fn clipped(text: &str) -> String {
    let mut line: String =
        text.chars().take(QUOTED).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(QUOTED).is_some() {
        line.truncate(line.trim_end().len());
        line.push('…');
    }
    line
}

#[cfg(test)]
#[path = "problems_tests.rs"]
mod tests;
