//! Words of the report, which is read by people who do not have Heddle.

use super::numbers::{count, seen, seen_count, whole};
use super::{analysis, results};
use crate::interchange::report::{Figures, Words};

fn methods(it: &Figures) -> Vec<String> {
    let mut said = Vec::new();
    for (name, respondents, questions) in &it.surveys {
        let answers = respondents.map_or_else(String::new, |it| {
            format!("{} to ", count(it, "respondent’s answers", "respondents’ answers"))
        });
        said.push(format!(
            "The survey “{name}” has {answers}{}. Answers are described with their number, the number \
             missing, and percentages of those who answered; numbers and scored scales with mean, \
             standard deviation, median and quartiles.",
            count(*questions, "question", "questions"),
        ));
    }
    let names = [
        ("interview", "interviews"),
        ("focus group", "focus groups"),
        ("field note", "field notes"),
        ("document", "documents"),
        ("collection of open answers", "collections of open answers"),
    ];
    let kinds: Vec<String> = it
        .kinds
        .iter()
        .zip(names)
        .filter(|it| *it.0 > 0)
        .map(|(n, (one, many))| count(*n, one, many))
        .collect();
    if !kinds.is_empty() {
        let mut text = format!("The material is {}", kinds.join(", "));
        if it.participants != Some(0) {
            let people = seen_count(it.participants, "participant", "participants");
            text = format!("{text} of {people}");
        }
        said.push(format!("{text}: {} in all.", count(it.words, "word", "words")));
    }
    let [codes, top, segments] = it.codes;
    if segments > 0 {
        let mut text = format!(
            "{} coded {} with a codebook of {} ({} at the top)",
            count(it.coders, "coder", "coders"),
            count(segments, "segment", "segments"),
            count(codes, "code", "codes"),
            whole(top)
        );
        if let Some([first, last]) = &it.days {
            let when = if first == last {
                format!(" on {first}")
            } else {
                format!(" between {first} and {last}")
            };
            text.push_str(&when);
        }
        text.push('.');
        if it.double > 0 {
            let verb = if it.double == 1 { "was" } else { "were" };
            let more = count(it.double, "transcript", "transcripts");
            text = format!("{text} {more} {verb} coded by more than one coder.");
        }
        said.push(text);
    }
    if it.themes > 0 {
        said.push(format!(
            "Codes were gathered in {}. A theme is counted in segments, and in the transcripts and \
             participants that have at least one; a segment is one coder’s.",
            count(it.themes, "theme", "themes")
        ));
    }
    said
}

/// English.
pub const EN: Words = Words {
    tag: "en",
    kind: "Report",
    made: |made| match made.release {
        "" => format!("Made with Heddle on {}.", made.day),
        release => format!("Made with Heddle {release} on {}.", made.day),
    },
    headings: ["Methods", "Participants", "Survey", "Themes", "Codebook"],
    methods,
    attribute: (
        |name| format!("Participants by {name}"),
        ["Participants", "With a transcript"],
    ),
    none: "not known",
    base: |question, base| {
        let reason = |it: &crate::survey::MissingCode| {
            if it.reason.is_empty() {
                format!("“{}”", it.value)
            } else {
                it.reason.clone()
            }
        };
        let reasons: Vec<String> = question.missing_codes.iter().map(reason).collect();
        let apart = question.kind.levels().iter().filter(|it| it.off_scale);
        let apart: Vec<String> = apart.map(|it| it.label.clone()).collect();
        format!("{}.", (results::EN.base)(base, &reasons, &apart))
    },
    table: results::EN.table,
    captions: ["How often each answer was given", "In numbers", "First and last day"],
    answers: ["Answer", "n", "%", "Valid %"],
    choices: ["Answer", "n", "% of those who answered", "% of choices"],
    apart: results::EN.tables.apart,
    numbers: ["n", "Mean", "SD", "Median", "Q1", "Q3", "Min", "Max"],
    days: ["n", "First", "Last"],
    middle: |label| format!("The middle answer is {label}."),
    between: |low, high| format!("between “{low}” and “{high}”"),
    written: |n| {
        format!("{}, not printed here.", count(n, "written answer", "written answers"))
    },
    hidden: |rule| {
        format!(
            "Small counts are hidden in this report. {}",
            (analysis::EN.hidden.note)(rule)
        )
    },
    sign: analysis::EN.hidden.sign,
    answered: |all| format!("{}.", (analysis::EN.hidden.base)(all)),
    table_notes: [
        "%: of those who were shown the question. Valid %: of those who answered on the scale.",
        "Percentages of people can add up to more than 100, since one may choose several.",
        "SD: standard deviation of a sample (n − 1). Q1, Q3: quartiles of type 7, as in R and Excel.",
    ],
    support: |all| {
        let [segments, transcripts, people, base] = all;
        format!(
            "{} in {}, from {} of {}.",
            seen_count(segments, "segment", "segments"),
            seen_count(transcripts, "transcript", "transcripts"),
            seen(people),
            seen_count(base, "participant", "participants")
        )
    },
    stances: |all| {
        let names = ["barrier", "facilitator", "mixed", "without a stance"];
        if all.iter().take(3).all(|it| *it == 0) {
            return String::new();
        }
        let parts = all.iter().zip(names).filter(|it| *it.0 > 0);
        let parts: Vec<String> =
            parts.map(|(n, name)| format!("{name} {}", whole(*n))).collect();
        format!("By stance: {}.", parts.join(", "))
    },
    by: (
        |theme, by| format!("{theme}, by {by}"),
        ["Segments", "Transcripts", "Participants"],
    ),
    of: |some, all| format!("{} of {}", whole(some), whole(all)),
    somebody: "a participant",
    fields: ["Definition", "Use when", "Do not use when", "Example"],
    segments: |n| count(n, "segment", "segments"),
    notes: "A dash stands where a figure is undefined. Nobody is named here; people are told by what \
            they share with others.",
};

/// Words of choosing what is in a report.
#[derive(Debug)]
pub struct Choosing {
    /// The report's own words.
    pub report: Words,
    /// Heading.
    pub title: &'static str,
    /// What a report is.
    pub text: &'static str,
    /// By what themes are counted, and by nothing.
    pub by: [&'static str; 2],
    /// What tells who is quoted.
    pub told_by: &'static str,
    /// An attribute that tells a single person.
    pub single: fn(&str) -> String,
    /// The chosen quotes.
    pub quotes: &'static str,
    /// The codebook.
    pub codebook: &'static str,
    /// Which questions: how many, of how many.
    pub questions: fn(usize, usize) -> String,
    /// Heading of what is chosen.
    pub what: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// What the file is called after the study's name.
    pub file: &'static str,
}

/// English.
pub const CHOOSING: Choosing = Choosing {
    report: EN,
    title: "Report",
    text: "One HTML file to read, print or paste into a document, for people without Heddle: methods, \
           participants, survey results, themes with their chosen quotes, the codebook. It holds no \
           script and asks for nothing. Nobody is named.",
    by: ["Count themes by", "nothing"],
    told_by: "Tell who is quoted by (several together can tell a single person)",
    single: |name| format!("{name} (tells single people)"),
    quotes: "Quotes that were chosen for themes",
    codebook: "Codebook",
    questions: |some, all| format!("Questions of the survey: {some} of {all}"),
    what: "What is in it",
    save: "Save the report (HTML)",
    file: "report",
};
