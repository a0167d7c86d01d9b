//! Words of the survey list, its import and its questions.

use super::EN as WORDS;
use super::numbers::count;
use super::questionnaire;
use crate::survey::KindName;
use crate::survey::reading::{Ask, Family, Reading, Why};

/// Words of the survey list and its import.
#[derive(Debug)]
pub struct Survey {
    /// The screen's title.
    pub title: &'static str,
    /// There is no survey yet.
    pub none: &'static str,
    /// What a survey is good for, and what can be read.
    pub none_text: &'static str,
    /// Where to drop a file.
    pub drop: &'static str,
    /// Opens the import when there is a survey already.
    pub add: &'static str,
    /// Chooses a file.
    pub choose: &'static str,
    /// A file of several that waits for its turn.
    pub waiting: fn(usize) -> String,
    /// The file is being read.
    pub reading: fn(&str) -> String,
    /// The columns are being understood.
    pub drafting: fn(&str) -> String,
    /// The answers are being taken.
    pub importing: &'static str,
    /// A file could not be used.
    pub refused: fn(&str) -> String,
    /// Tries another file.
    pub another: &'static str,
    /// Where a remark is, before it.
    pub at: fn(&str) -> String,
    /// Heading of the preview.
    pub check: &'static str,
    /// What to do in it.
    pub check_lead: &'static str,
    /// Rows, columns, delimiter and encoding of the file.
    pub file: fn(usize, usize, char, Encoding) -> String,
    /// Label of the choice of a workbook's sheet.
    pub sheet: &'static str,
    /// A sheet that the workbook hides.
    pub sheet_hidden: fn(&str) -> String,
    /// Opens the remarks about the file.
    pub remarks: fn(usize) -> String,
    /// Label of the survey's name.
    pub name: &'static str,
    /// Label of the choice of the column with respondents' ids.
    pub respondent: &'static str,
    /// Why it is asked.
    pub respondent_help: &'static str,
    /// No column has them.
    pub respondent_none: &'static str,
    /// Takes the survey.
    pub import: fn(usize) -> String,
    /// Searches the columns.
    pub filter: &'static str,
    /// Shows only columns with something to decide.
    pub only_asking: fn(usize) -> String,
    /// How many columns are listed of how many.
    pub listed: fn(usize, usize) -> String,
    /// The survey was taken.
    pub imported: fn(usize, usize) -> String,
    /// With remarks.
    pub imported_hint: fn(usize) -> String,
    /// Words of one column.
    pub column: Column,
    /// Words of the questions afterwards.
    pub question: questionnaire::Question,
    /// Words of making a questionnaire.
    pub build: questionnaire::Build,
    /// Words of how a question is asked.
    pub asking: questionnaire::Asking,
    /// The name of a kind.
    pub kind: fn(KindName) -> &'static str,
    /// Why a kind was proposed.
    pub why: fn(&Why) -> String,
    /// What the file leaves open.
    pub ask: fn(&Ask) -> String,
    /// A cell, understood.
    pub reading_of: fn(&Reading) -> String,
}

/// How a file stores its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16.
    Utf16,
    /// Windows-1252.
    Windows1252,
    /// Whatever an Excel workbook does.
    Workbook,
    /// As an SPSS file says.
    Spss,
}

/// Words of one column of the preview.
#[derive(Debug)]
pub struct Column {
    /// Heads of the list: column, kind, what is in it, missing.
    pub heads: [&'static str; 4],
    /// Opens a column.
    pub open: fn(&str) -> String,
    /// Label of the kind.
    pub kind: &'static str,
    /// The kind of a column, for a screen reader.
    pub kind_of: fn(&str) -> String,
    /// Label of the wording.
    pub wording: &'static str,
    /// Leaves a column out.
    pub keep: fn(&str) -> String,
    /// Label of the box.
    pub keep_short: &'static str,
    /// The column is left out.
    pub dropped: &'static str,
    /// How many answers and how many are missing.
    pub missing: fn(usize) -> String,
    /// How many cells do not fit.
    pub unreadable: fn(usize) -> String,
    /// Which cells do not fit.
    pub strays: &'static str,
    /// The row of a cell.
    pub row: fn(usize) -> String,
    /// What happens to them.
    pub strays_hint: &'static str,
    /// Cells had times of day.
    pub timed: fn(usize) -> String,
    /// Label of the examples.
    pub samples: &'static str,
    /// Label of the decimal mark.
    pub decimal: &'static str,
    /// Point and comma.
    pub marks: [&'static str; 2],
    /// Label of the order of dates.
    pub order: &'static str,
    /// Day first and month first.
    pub orders: [&'static str; 2],
    /// Label of the text between options.
    pub joiner: &'static str,
    /// Why it is asked.
    pub joiner_help: &'static str,
    /// Label of the reasons for no answer.
    pub missing_title: &'static str,
    /// What is offered.
    pub missing_help: &'static str,
    /// Counts a value as no answer.
    pub as_missing: fn(&str, usize) -> String,
    /// Takes the values over into all other columns.
    pub everywhere: &'static str,
    /// So many columns have taken them over.
    pub spread: fn(usize) -> String,
    /// Label of a reason.
    pub reason: fn(&str) -> String,
    /// Placeholder of a reason.
    pub reason_example: &'static str,
    /// Heading of the levels.
    pub levels: fn(KindName) -> &'static str,
    /// Heads of the levels: order, in the file, label, score, off the scale.
    pub level_heads: [&'static str; 5],
    /// Moves a level up.
    pub up: fn(&str) -> String,
    /// Moves a level down.
    pub down: fn(&str) -> String,
    /// Turns the order round.
    pub reverse: &'static str,
    /// Label of a level's label.
    pub label_of: fn(&str) -> String,
    /// Label of a level's score.
    pub score_of: fn(&str) -> String,
    /// Label of the box that sets a level apart.
    pub off_of: fn(&str) -> String,
    /// What the box means.
    pub off_help: &'static str,
    /// Adds a level.
    pub add_level: &'static str,
    /// Label of a level's value.
    pub value_of: fn(&str) -> String,
    /// Takes a level away.
    pub remove_level: fn(&str) -> String,
    /// So many levels are not listed.
    pub more_levels: fn(usize) -> String,
}

fn kind(name: KindName) -> &'static str {
    match name {
        KindName::Identifier => "Identifies the person",
        KindName::Single => "One choice",
        KindName::Scale => "Scale",
        KindName::Multiple => "Several choices",
        KindName::Number => "Number",
        KindName::Date => "Date",
        KindName::Text => "Text",
    }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Agreement => "an agreement scale",
        Family::Frequency => "a scale of how often",
        Family::Satisfaction => "a satisfaction scale",
        Family::Quality => "a scale of how good",
        Family::Likelihood => "a scale of how likely",
        Family::Importance => "a scale of how important",
        Family::Extent => "a scale of how much",
        Family::Other => "a worded scale",
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::AllEmpty => "Every cell is empty.".to_owned(),
        Why::NamedAsId => {
            "Its name says that it identifies; nothing occurs twice.".to_owned()
        }
        Why::UniqueCodes => "Codes in the first column, none twice.".to_owned(),
        Why::Addresses => {
            "The cells are e-mail addresses; tick it to keep it all the same.".to_owned()
        }
        Why::Family { family: it, unused: 0 } => {
            format!("The answers are points of {}.", family(*it))
        }
        Why::Family { family: it, unused } => format!(
            "The answers are points of {}; {} nobody chose here {} added.",
            family(*it),
            count(*unused, "point that", "points that"),
            if *unused == 1 { "was" } else { "were" }
        ),
        Why::IntegerScale { low, high } => {
            format!("Whole numbers from {low} to {high}, like a rating.")
        }
        Why::NamedAsMultiple => "Its name says “all that apply”.".to_owned(),
        Why::Joined => "Cells join several answers that recur.".to_owned(),
        Why::Numbers => "The cells are numbers.".to_owned(),
        Why::Dates => "The cells are dates.".to_owned(),
        Why::FewValues { count: it } => {
            format!("{} that recur.", count(*it, "answer", "answers"))
        }
        Why::FreeText => "Most cells occur only once.".to_owned(),
        Why::Declared => "The file says so.".to_owned(),
        Why::Personal => {
            "It can identify people; tick it to keep it all the same.".to_owned()
        }
        Why::Technical => {
            "Only the survey tool needs it, or it is empty; tick it to keep it."
                .to_owned()
        }
        Why::Chosen => "You chose it.".to_owned(),
    }
}

fn ask(ask: &Ask) -> String {
    match ask {
        Ask::DateOrder => {
            "Is 04/03 the fourth of March or April the third? Nothing in the file says."
                .to_owned()
        }
        Ask::DecimalMark => {
            "Is 1,234 above a thousand, or a little above one? Nothing in the file says."
                .to_owned()
        }
        Ask::LooksMissing(values) => {
            let mut listed: Vec<String> = values
                .iter()
                .take(3)
                .map(|(value, times)| format!("“{value}” ({})", whole(*times)))
                .collect();
            if values.len() > 3 {
                listed.push(format!("{} more", values.len() - 3));
            }
            format!("May mean “no answer”: {}.", listed.join(", "))
        }
    }
}

fn reading_of(reading: &Reading) -> String {
    match reading {
        Reading::Level(label) => label.clone(),
        Reading::Options(labels) if labels.is_empty() => "none chosen".to_owned(),
        Reading::Options(labels) => labels.join(" · "),
        Reading::Number(number) => number.to_string(),
        Reading::Date(day) => day.to_string(),
        Reading::Text(text) => text.clone(),
        Reading::NoAnswer => "no answer".to_owned(),
        Reading::NotShown => "not shown".to_owned(),
        Reading::Unreadable => "does not fit".to_owned(),
    }
}

fn delimiter(found: char) -> String {
    match found {
        ',' => "commas".to_owned(),
        ';' => "semicolons".to_owned(),
        '\t' => "tabs".to_owned(),
        other => format!("“{other}”"),
    }
}

fn encoding(found: Encoding) -> &'static str {
    match found {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Windows1252 => "Western European letters",
        Encoding::Workbook | Encoding::Spss => "",
    }
}

fn whole(number: usize) -> String {
    WORDS.numbers.whole(number)
}

/// English.
pub const EN: Survey = Survey {
    title: "Questions",
    none: "No survey yet",
    none_text: "Bring the export of your survey tool as it came: CSV, Excel or SPSS. You will \
                see what was understood of every column, and can change it, before anything is \
                imported.",
    drop: "Drop a CSV, Excel or SPSS file here",
    add: "Import another survey",
    choose: "Choose a file…",
    waiting: |files| format!("{} will follow.", count(files, "more file", "more files")),
    reading: |name| format!("Reading “{name}”"),
    drafting: |name| format!("Understanding the columns of “{name}”"),
    importing: "Taking the answers",
    refused: |name| format!("“{name}” was not imported."),
    another: "Choose another file…",
    at: |place| format!("{place}: "),
    check: "Check what was understood",
    check_lead: "Nothing is imported yet. Change what is wrong; leave out what you do not need.",
    file: |rows, columns, between, letters| {
        let stored = match letters {
            Encoding::Workbook => "Excel workbook".to_owned(),
            Encoding::Spss => "SPSS file".to_owned(),
            Encoding::Utf8 | Encoding::Utf16 | Encoding::Windows1252 => {
                let between = delimiter(between);
                format!("cells between {between} · {}", encoding(letters))
            }
        };
        let rows = count(rows, "row", "rows");
        format!("{rows}, {} · {stored}", count(columns, "column", "columns"))
    },
    sheet: "Sheet",
    sheet_hidden: |name| format!("{name} (hidden)"),
    remarks: |remarks| count(remarks, "remark on the file", "remarks on the file"),
    name: "Name of the survey",
    respondent: "Who answered",
    respondent_help: "The column that tells respondents apart. Participants are matched by it.",
    respondent_none: "No column: number the rows",
    import: |questions| format!("Import {}", count(questions, "question", "questions")),
    filter: "Find a column",
    only_asking: |columns| format!("Only those with a question to you ({columns})"),
    listed: |shown, all| {
        if shown == all {
            count(all, "column", "columns")
        } else {
            format!("{} of {}", whole(shown), count(all, "column", "columns"))
        }
    },
    imported: |answers, questions| {
        format!(
            "Imported: {}, {}.",
            count(questions, "question", "questions"),
            count(answers, "respondent", "respondents")
        )
    },
    imported_hint: |remarks| {
        format!(
            "{} on cells that did not fit; their text is kept with each question.",
            count(remarks, "remark", "remarks")
        )
    },
    column: Column {
        heads: ["Column", "Kind", "In the file", "Missing"],
        open: |name| format!("Look at and change {name}"),
        kind: "Kind",
        kind_of: |name| format!("Kind of {name}"),
        wording: "Wording of the question",
        keep: |name| format!("Import {name}"),
        keep_short: "Import",
        dropped: "left out",
        missing: |missing| {
            if missing == 0 { "none".to_owned() } else { whole(missing) }
        },
        unreadable: |cells| {
            let verb = if cells == 1 { "does" } else { "do" };
            format!("{} {verb} not fit", count(cells, "cell", "cells"))
        },
        strays: "Cells that do not fit",
        row: |row| format!("row {}", whole(row)),
        strays_hint: "They will count as missing; their text is kept with the question.",
        timed: |cells| {
            format!(
                "{} also {} a time of day; only the day will be kept.",
                count(cells, "cell", "cells"),
                if cells == 1 { "has" } else { "have" }
            )
        },
        samples: "Read as",
        decimal: "Decimal mark",
        marks: ["3.5 (point)", "3,5 (comma)"],
        order: "Order of dates",
        orders: ["Day first: 31/12", "Month first: 12/31"],
        joiner: "Text between the choices",
        joiner_help: "What stands between two choices in one cell, such as ; or a comma.",
        missing_title: "What counts as no answer",
        missing_help: "An empty cell always does. Tick a value if it means the same.",
        as_missing: |value, times| {
            format!("“{value}”, {}", count(times, "time", "times"))
        },
        everywhere: "The same in every column where it occurs",
        spread: |columns| {
            format!(
                "The same holds in {} now.",
                count(columns, "more column", "more columns")
            )
        },
        reason: |value| format!("What “{value}” means"),
        reason_example: "such as Prefer not to say",
        levels: |kind| match kind {
            KindName::Scale => "Points of the scale, lowest first",
            KindName::Multiple => "Choices",
            _ => "Answers",
        },
        level_heads: ["Order", "In the file", "Shown as", "Score", "Not on the scale"],
        up: |label| format!("Move {label} up"),
        down: |label| format!("Move {label} down"),
        reverse: "Turn the order round",
        label_of: |value| format!("{value} is shown as"),
        score_of: |value| format!("Score of {value}"),
        off_of: |value| format!("{value} is not on the scale"),
        off_help: "“Not sure” and the like: shown apart and left out of percentages and means.",
        add_level: "Add an answer",
        value_of: |label| format!("Value of {label}"),
        remove_level: |label| format!("Take {label} away"),
        more_levels: |levels| {
            format!("{} not listed here.", count(levels, "more answer", "more answers"))
        },
    },
    question: questionnaire::QUESTION,
    build: questionnaire::BUILD,
    asking: questionnaire::ASKING,
    kind,
    why,
    ask,
    reading_of,
};
