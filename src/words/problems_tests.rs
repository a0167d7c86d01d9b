//! Every problem has its words: whole sentences, plain, with their numbers filled in.

use super::*;
use crate::parsed::{ExportRemark as E, FormatProblem, Problem as P, Tool};

/// One of each that is about a workbook or an SPSS file.
fn formats() -> Vec<FormatProblem> {
    use FormatProblem as P;
    let count = 1_234;
    vec![
        P::NotAWorkbook,
        P::BinaryWorkbook,
        P::NoSuchSheet { name: "the name".into(), sheets: "the sheets".into() },
        P::NothingInSheets,
        P::StylesDamaged,
        P::StringsDamaged,
        P::OtherSheets { name: "the name".into(), others: count, hidden: count },
        P::TooManyCells { rows: count },
        P::TextsMissing { count },
        P::FormulasUnvalued { count },
        P::ErrorCells { count },
        P::NoSuchDay { count },
        P::MergedCells { count },
        P::HiddenRows { count },
        P::NotSpss,
        P::SpssCutShort { rows: count },
        P::SpssRowsDiffer { said: count, found: count },
        P::SpssPartUnread { part: 7 },
        P::SpssLetters { name: "the name".into() },
        P::SpssLabelsUnused { count },
        P::SpssMissingMerged { count },
        P::SpssNoSuchDay { count },
    ]
}

/// One of each, in the order of [`Problem`].
#[expect(clippy::too_many_lines, reason = "a list")]
fn all() -> Vec<Problem> {
    let text = |field: &str| format!("the {field}");
    let mut all = vec![
        P::EmptyFile,
        P::TooLarge { size: 104_857_600, limit: 104_857_600 },
        P::ReadAsWindows1252,
        P::UndecodableBytes { count: 1_234 },
        P::NulRemoved { count: 1_234 },
        P::ShortRow { found: 1_234, expected: 1_234 },
        P::LongRow { found: 1_234, expected: 1_234 },
        P::MoreRows { count: 1_234 },
        P::DuplicateHeader { renamed: text("renamed") },
        P::EmptyHeader { named: text("named") },
        P::UnclosedQuote,
        P::NoRows,
        P::NotANumber { text: text("text") },
        P::NotADate { text: text("text") },
        P::NotALevel { text: text("text") },
        P::DuplicateRespondent { id: text("id"), renamed: text("renamed") },
        P::EmptyRespondent { named: text("named") },
        P::TimesDropped { count: 1_234 },
        P::FormulaUnmasked { count: 1_234 },
        P::BlankRows { count: 1_234 },
        P::ColumnMissing { name: text("name") },
        P::RowIncomplete { column: text("column") },
        P::NoSpeakers,
        P::LabelLeft { label: text("label") },
        P::NoText,
        P::NotADocx,
        P::NotAnOdt,
        P::NotRichText,
        P::MarksRemoved { count: 1_234 },
        P::ZipTooLarge,
        P::ZipDamaged,
        P::ZipUnsupported,
        P::XmlDoctype,
        P::XmlDamaged,
        P::NotVtt,
        P::CueTime { text: text("text") },
        P::UnknownDocument { name: text("name") },
        P::AttributeDiffers {
            participant: text("participant"),
            kept: text("kept"),
            dropped: text("dropped"),
        },
        P::CodeAdded { name: text("name") },
        P::CoderAdded { name: text("name") },
        P::DuplicateCode { name: text("name") },
        P::ParentUnknown { name: text("name") },
        P::OutsideText { start: text("start"), end: text("end"), length: 7 },
        P::DuplicateSegment,
        P::QuoteMoved { quote: text("quote") },
        P::QuoteDiffers { quote: text("quote"), text: text("text") },
        P::UnknownStance { text: text("text") },
        P::JsonDamaged { line: 1_234, detail: text("detail") },
        P::NotAStudy,
        P::NewerVersion { found: 7, known: 7 },
        P::Migrated { from: 7 },
        P::RecordUnreadable {
            kind: text("kind"),
            which: text("which"),
            detail: text("detail"),
        },
        P::DanglingLink {
            kind: text("kind"),
            which: text("which"),
            target: text("target"),
        },
        P::DuplicateId { kind: text("kind"), id: text("id") },
        P::SaveIncomplete { key: text("key") },
        P::SavePutTogether { groups: 2 },
    ];
    all.extend(formats().into_iter().map(P::Format));
    all.extend(
        [
            FileKind::Pdf,
            FileKind::Zip,
            FileKind::OldOffice,
            FileKind::RichText,
            FileKind::Picture,
            FileKind::Media,
            FileKind::Binary,
        ]
        .map(|found| P::WrongKind { found }),
    );
    let parts = [
        DocxPart::Comments,
        DocxPart::Headers,
        DocxPart::Footnotes,
        DocxPart::TextBoxes,
        DocxPart::Pictures,
        DocxPart::Equations,
        DocxPart::Embedded,
        DocxPart::HiddenText,
        DocxPart::Deletions,
        DocxPart::Scripts,
    ];
    let exports = [
        E::Recognised { tool: Tool::Qualtrics, headers: 3 },
        E::DictionaryUsed { found: 7, of: 8 },
        E::NotADictionary,
        E::OnlyADictionary,
        E::PreviewsDropped { rows: vec![7] },
        E::PreviewsKept { rows: vec![7] },
        E::UnfinishedDropped { rows: vec![7, 9] },
        E::Unfinished { rows: (1..20).collect() },
        E::Personal { count: 1 },
        E::Technical { count: 2 },
        E::Joined { columns: 4 },
        E::OtherChosen { count: 1 },
        E::BoxesUnanswered { count: 2 },
        E::NotShown { count: 3 },
        E::FieldTwice { name: text("name") },
        E::RuleKept { rule: text("rule") },
        E::RuleUnread { rule: text("rule") },
        E::CodesOnly,
        E::DateLike { text: text("text") },
    ];
    all.extend(exports.map(P::Export));
    all.extend(parts.map(|part| P::DocxPartSkipped { part, count: 1 }));
    all.extend(parts.map(|part| P::DocxPartSkipped { part, count: 2 }));
    all
}

#[test]
fn every_problem_has_whole_sentences() {
    for it in all() {
        let Sentence { message, hint } = problem(&it);
        for sentence in std::iter::once(&message).chain(&hint) {
            assert!(sentence.ends_with('.'), "{it:?}: {sentence}");
            let first = sentence.chars().next().unwrap();
            assert!(
                first.is_uppercase() || first.is_numeric() || first == '“',
                "{sentence}"
            );
            assert!(
                !sentence.contains(['{', '}', '\n', '"', '\'']),
                "{it:?}: {sentence}"
            );
            assert!(!sentence.contains("  "), "{it:?}: {sentence}");
            assert!((10..=260).contains(&sentence.chars().count()), "{it:?}: {sentence}");
        }
    }
}

#[test]
fn every_detail_is_said() {
    for it in all() {
        let message = problem(&it).message;
        let shown = format!("{it:?}");
        let details = shown.split('"').skip(1).step_by(2);
        for detail in details {
            assert!(message.contains(detail), "{it:?}: {message}");
        }
    }
}

#[test]
fn what_is_quoted_is_short_and_on_one_line() {
    let it = P::NotANumber { text: format!("so\n{}", "much talk ".repeat(50)) };
    let message = problem(&it).message;
    assert!(message.starts_with("“so much talk") && message.contains("…”"));
    assert!(message.chars().count() < 150 && !message.contains('\n'));
}

#[test]
fn places_as_people_say_them() {
    assert_eq!(place(&Place::default()), "");
    let it = Place::row(1_234).at_column("site").in_file("people.csv");
    assert_eq!(place(&it), "people.csv, row 1,234, column “site”");
    assert_eq!(place(&Place::row(3).in_file("a.VTT")), "a.VTT, line 3");
}

#[test]
fn one_and_many() {
    let said = |count| problem(&P::NulRemoved { count }).message;
    assert!(said(1).contains(" 1 empty character that"));
    assert!(said(2).contains(" 2 empty characters that"));
}
