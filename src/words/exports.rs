//! What is said, in English, about the export of a survey tool.

use super::Sentence;
use super::problems::{count_of, quoted, say, whole};
use crate::parsed::{ExportRemark, Tool};

/// Words of the preview about the tool that wrote a file.
#[derive(Debug)]
pub struct Exports {
    /// What a file was recognised as, with its header rows.
    pub recognised: fn(Tool, usize) -> String,
    /// Reads it as a plain table instead.
    pub plain: &'static str,
    /// It is read as a plain table because the person said so.
    pub is_plain: &'static str,
    /// Recognises it again.
    pub again: &'static str,
    /// Label of how many rows stand above the headings.
    pub above: &'static str,
    /// Label of how many rows are headings.
    pub headers: &'static str,
    /// Takes so many responses in that were made while the survey was tried out.
    pub previews: fn(usize) -> String,
    /// Takes so many respondents in who did not reach the end.
    pub unfinished: fn(usize) -> String,
}

/// English.
pub const EN: Exports = Exports {
    recognised: |found, headers| {
        format!("Recognised as: {}.", recognised(found, headers))
    },
    plain: "Read as a plain table",
    is_plain: "Read as a plain table: nothing else is known than its headings.",
    again: "Recognise the survey tool",
    above: "Rows above the headings",
    headers: "Rows of headings",
    previews: |rows| {
        let responses = count_of(rows, "response", "responses");
        format!("Take in {responses} made while the survey was tried out")
    },
    unfinished: |rows| {
        let people = count_of(rows, "respondent", "respondents");
        format!("Take in {people} who did not reach the end")
    },
};

/// So many rows are named; the others are counted.
const NAMED: usize = 5;

/// Returns what an export is called.
fn tool(tool: Tool) -> &'static str {
    match tool {
        Tool::Plain => "plain table",
        Tool::Qualtrics => "Qualtrics export",
        Tool::SurveyMonkey => "SurveyMonkey export",
        Tool::RedcapRaw => "REDCap export of raw data",
        Tool::RedcapLabels => "REDCap export of labels",
        Tool::LimeSurveyCodes => "LimeSurvey export with question codes",
        Tool::LimeSurveyText => "LimeSurvey export with full texts",
        Tool::LimeSurveyBoth => "LimeSurvey export with codes and texts",
        Tool::KoboNames => "KoboToolbox export with XML names",
        Tool::KoboLabels => "KoboToolbox export with labels",
        Tool::GoogleForms => "Google Forms download",
        Tool::GoogleSheet => "Google Forms sheet",
        Tool::MicrosoftForms => "Microsoft Forms export",
    }
}

/// Says how a file was recognised: `Qualtrics export, 3 header rows`.
fn recognised(found: Tool, headers: usize) -> String {
    format!("{}, {}", tool(found), count_of(headers, "header row", "header rows"))
}

/// Says what there is to say.
#[expect(clippy::too_many_lines, reason = "a catalogue: one arm a remark")]
pub(super) fn remark(remark: &ExportRemark) -> Sentence {
    use ExportRemark as E;
    match remark {
        E::Recognised { tool, headers } => {
            say(format!("Recognised as: {}.", recognised(*tool, *headers)))
        }
        E::DictionaryUsed { found, of } => say(format!(
            "Questions, choices and branching come from the data dictionary: {} of its {} \
             are in this file.",
            whole(*found),
            count_of(*of, "field", "fields")
        )),
        E::NotADictionary => say(
            "The file given as data dictionary is not one that REDCap wrote. It was not \
             used.",
        )
        .hint("In REDCap, download it in the Project Setup as CSV."),
        E::OnlyADictionary => {
            say("This is a REDCap data dictionary: it holds questions and no answers.")
                .hint("Give the data export as well: the dictionary says what its codes mean.")
        }
        E::PreviewsDropped { rows } => say(format!(
            "Left out: {} made while the survey was tried out ({}).",
            count_of(rows.len(), "response", "responses"),
            named(rows)
        )),
        E::Unfinished { rows } => say(format!(
            "{} did not reach the end ({}). Their answers were kept.",
            count_of(rows.len(), "respondent", "respondents"),
            named(rows)
        ))
        .hint("To leave them out, take the tick away in the preview."),
        E::PreviewsKept { rows } => say(format!(
            "Taken in: {} made while the survey was tried out ({}).",
            count_of(rows.len(), "response", "responses"),
            named(rows)
        )),
        E::UnfinishedDropped { rows } => say(format!(
            "Left out: {} who did not reach the end ({}).",
            count_of(rows.len(), "respondent", "respondents"),
            named(rows)
        )),
        E::Personal { count } => say(format!(
            "{} can identify people, such as an address or a name, and will be left out.",
            count_of(*count, "column", "columns")
        ))
        .hint("Tick a column in the preview to keep it."),
        E::Technical { count } => say(format!(
            "{} that only the survey tool needs, or without any answer, will be left out.",
            count_of(*count, "column", "columns")
        ))
        .hint("Tick a column in the preview to keep it."),
        E::Joined { columns } => say(format!(
            "{} became one question with several choices.",
            count_of(*columns, "column", "columns")
        )),
        E::OtherChosen { count } => say(format!(
            "{} as having chosen “Other”, since they wrote an answer of their own. What \
             they wrote is a question of its own.",
            count_of(*count, "respondent counts", "respondents count")
        )),
        E::BoxesUnanswered { count } => say(format!(
            "{} ticked no box in a form that was not completed, and {} as not having \
             answered.",
            count_of(*count, "respondent", "respondents"),
            if *count == 1 { "counts" } else { "count" }
        )),
        E::NotShown { count } => say(format!(
            "In {}, the question was not shown to the respondent. These are neither answers \
             nor missing ones.",
            count_of(*count, "case", "cases")
        )),
        E::FieldTwice { name } => say(format!(
            "Two fields are called {}. The first was taken, the other left out.",
            quoted(name)
        ))
        .hint("Give one of them another name in the file, and choose it again."),
        E::RuleKept { rule } => say(format!(
            "The rule that says when this is shown is not understood: {}. It is kept, and \
             the question is shown to everybody.",
            quoted(rule)
        ))
        .hint("Write it anew under “Shown if”, with answers to earlier questions."),
        E::RuleUnread { rule } => say(format!(
            "The branching rule {} was not understood. Where the question is blank, it \
             counts as not answered.",
            quoted(rule)
        )),
        E::CodesOnly => say(
            "The answers in this export are codes, and it does not say what they mean.",
        )
        .hint(
            "Write the labels beside the codes in the preview, or export again with labels.",
        ),
        E::DateLike { text } => say(format!(
            "{} may be a range such as 2-3 that a spreadsheet took for a date.",
            quoted(text)
        ))
        .hint("Compare with the survey tool, and export again without opening it in Excel."),
    }
}

/// Names the first rows and counts the others.
fn named(rows: &[usize]) -> String {
    let listed: Vec<String> = rows.iter().take(NAMED).map(|it| whole(*it)).collect();
    let more = rows.len().saturating_sub(NAMED);
    let rest =
        if more > 0 { format!(" and {} more", whole(more)) } else { String::new() };
    let row = if rows.len() == 1 { "row" } else { "rows" };
    format!("{row} {}{rest}", listed.join(", "))
}
