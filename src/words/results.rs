//! Words of the results of questions.

use super::EN as WORDS;
use super::charts::{self, Charts};
use super::methods;
use super::numbers::{count, seen, seen_count};
use crate::stats::{Base, QuantileType, Rule, Undefined};

/// Words of the results of questions.
#[derive(Debug)]
pub struct Results {
    /// The screen's title.
    pub title: &'static str,
    /// There is nothing to show.
    pub none: &'static str,
    /// What to do about it.
    pub none_text: &'static str,
    /// Goes to the import.
    pub go_import: &'static str,
    /// The question of the address is gone.
    pub gone: &'static str,
    /// Goes to all questions.
    pub all: &'static str,
    /// The question before and the one after.
    pub neighbours: [&'static str; 2],
    /// How much there is.
    pub holds: fn(usize, Option<usize>) -> String,
    /// Label of the choice of survey.
    pub survey: &'static str,
    /// Label of the choice of split.
    pub by: &'static str,
    /// No split.
    pub by_none: &'static str,
    /// Label of the choice of quartiles, and type 7, type 6.
    pub quartiles: (&'static str, [&'static str; 2]),
    /// Group of splits: attributes of participants.
    pub by_attribute: fn(&str) -> String,
    /// How many answered and how many did not, with the declared reasons and the labels
    /// off the scale.
    pub base: fn(&Base, &[String], &[String]) -> String,
    /// Nobody answered.
    pub nobody: &'static str,
    /// The number of a table.
    pub table: fn(usize) -> String,
    /// Heads and captions of tables.
    pub tables: Tables,
    /// Differences between groups.
    pub compare: methods::Compare,
    /// A mean's precision, and the shape of numbers.
    pub shape: methods::ShapeWords,
    /// Words of charts.
    pub charts: Charts,
    /// Notes under tables.
    pub notes: Notes,
    /// Open answers.
    pub open: Open,
    /// The other half of the study.
    pub other: Other,
    /// Why a statistic is undefined.
    pub undefined: fn(Undefined) -> &'static str,
    /// The median of ordered answers, between two of them.
    pub between: fn(&str, &str) -> String,
    /// The title of a run of questions: first and last name.
    pub battery: fn(&str, &str) -> String,
    /// Many answers are being described.
    pub describing: &'static str,
    /// What a run of questions has in common: how many, first and last point.
    pub battery_about: fn(usize, &str, &str) -> String,
}

/// Heads and captions of tables.
#[derive(Debug)]
pub struct Tables {
    /// Question.
    pub question: &'static str,
    /// Kind.
    pub kind: &'static str,
    /// Answer.
    pub answer: &'static str,
    /// Number of answers.
    pub n: &'static str,
    /// Missing.
    pub missing: &'static str,
    /// Mean.
    pub mean: &'static str,
    /// Standard deviation.
    pub sd: &'static str,
    /// Median.
    pub median: &'static str,
    /// The ends of a share's interval.
    pub interval: [&'static str; 2],
    /// Quartiles.
    pub q1: &'static str,
    /// Quartiles.
    pub q3: &'static str,
    /// Interquartile range.
    pub iqr: &'static str,
    /// Smallest and largest.
    pub min: &'static str,
    /// Smallest and largest.
    pub max: &'static str,
    /// Most frequent answer.
    pub most: &'static str,
    /// A picture of the answers.
    pub picture: &'static str,
    /// Percent of all.
    pub percent: &'static str,
    /// Percent of valid answers.
    pub valid: &'static str,
    /// Cumulative percent.
    pub cumulative: &'static str,
    /// Percent of those who answered.
    pub of_answered: &'static str,
    /// Percent of all who saw it.
    pub of_all: &'static str,
    /// Percent of ticks.
    pub of_ticks: &'static str,
    /// First and last day.
    pub first: &'static str,
    /// First and last day.
    pub last: &'static str,
    /// Total.
    pub total: &'static str,
    /// Percent of one answer, in a grouped table.
    pub percent_of: fn(&str) -> String,
    /// Skipped.
    pub skipped: &'static str,
    /// A declared reason, or the code when it has none.
    pub declared: fn(&str, &str) -> String,
    /// Not readable.
    pub unreadable: &'static str,
    /// Not shown.
    pub not_shown: &'static str,
    /// Caption of the list of questions.
    pub overview: fn(&str) -> String,
    /// Caption of frequencies.
    pub frequencies: fn(&str) -> String,
    /// Caption of numbers.
    pub numbers: fn(&str) -> String,
    /// Caption of a grouped table.
    pub by: fn(&str, &str) -> String,
    /// Caption of grouped percentages.
    pub answers_by: fn(&str, &str) -> String,
    /// Caption of the intervals of shares within groups: question, what groups are of.
    pub shares_by: fn(&str, &str) -> String,
    /// A level off the scale.
    pub apart: fn(&str) -> String,
}

/// Notes under tables.
#[derive(Debug)]
pub struct Notes {
    /// The base of percentages.
    pub percent: fn(usize, usize) -> String,
    /// Cumulative percentages.
    pub cumulative: &'static str,
    /// Off the scale.
    pub apart: &'static str,
    /// The intervals of shares: of valid answers, of those who answered.
    pub wilson: [&'static str; 2],
    /// The methods of numbers, with quartiles of this type.
    pub numbers: fn(QuantileType) -> String,
    /// What a box plot shows, of this type; whether all points are drawn.
    pub boxes: fn(QuantileType, bool) -> String,
    /// A box plot without its points.
    pub no_points: &'static str,
    /// The scores of a scale.
    pub scores: fn(&str, &str) -> String,
    /// The median of a scale.
    pub middle: fn(&str) -> String,
    /// Several choices.
    pub multiple: fn(usize, usize) -> String,
    /// Percentages within groups.
    pub within: &'static str,
    /// Rows in no group.
    pub outside: fn(usize) -> String,
    /// How a histogram's bins were made.
    pub bins: fn(Rule) -> &'static str,
    /// A dash.
    pub dash: fn(&str) -> String,
    /// Why percentages may not add up.
    pub rounded: &'static str,
    /// The list of questions.
    pub overview: &'static str,
    /// Cells that did not fit are kept.
    pub strays: fn(usize) -> String,
}

/// Words of open answers.
#[derive(Debug)]
pub struct Open {
    /// Heading.
    pub title: fn(usize) -> String,
    /// Searches.
    pub find: &'static str,
    /// How many fit.
    pub found: fn(Option<usize>) -> String,
    /// Shows more.
    pub more: fn(usize) -> String,
    /// Who said it.
    pub by: fn(&str) -> String,
    /// Downloads them.
    pub csv: &'static str,
    /// Makes a transcript of them.
    pub to_coding: &'static str,
    /// Goes to the transcript that was made of them.
    pub coded: &'static str,
    /// Heads of the file.
    pub heads: [&'static str; 2],
}

/// Words of the other half of the study.
#[derive(Debug)]
pub struct Other {
    /// Heading, when respondents were interviewed too.
    pub same: &'static str,
    /// Heading otherwise.
    pub interviews: &'static str,
    /// How many respondents were interviewed.
    pub linked: fn(usize) -> String,
    /// How many participants a theme has.
    pub participants: fn(Option<usize>, Option<usize>) -> String,
    /// Goes to the themes.
    pub all: &'static str,
}

fn base(base: &Base, reasons: &[String], apart: &[String]) -> String {
    let mut said =
        format!("{} of {} answered", whole(base.n + base.off_scale), whole(base.shown()));
    if base.off_scale > 0 {
        let names: Vec<String> = apart.iter().map(|it| format!("“{it}”")).collect();
        let names = if names.len() > 3 || names.is_empty() {
            "off the scale".to_owned()
        } else {
            names.join(", ")
        };
        said = format!("{said}, of these {} {names}", whole(base.off_scale));
    }
    if base.missing() > 0 {
        let mut parts = Vec::new();
        if base.empty > 0 {
            parts.push(format!("{} skipped", whole(base.empty)));
        }
        for (times, reason) in base.declared.iter().zip(reasons) {
            if *times > 0 {
                parts.push(format!("{} {reason}", whole(*times)));
            }
        }
        if base.unreadable > 0 {
            parts.push(format!("{} unreadable", whole(base.unreadable)));
        }
        said =
            format!("{said}; {} missing ({})", whole(base.missing()), parts.join(", "));
    }
    if base.not_shown > 0 {
        said = format!("{said}; not shown to {}", whole(base.not_shown));
    }
    said
}

fn undefined(why: Undefined) -> &'static str {
    match why {
        Undefined::NoAnswers => "there are no answers",
        Undefined::OneAnswer => "one answer has no spread",
        Undefined::NoScore => "an answer has no score",
        Undefined::TooLarge => "the numbers are too large",
        Undefined::EmptyBase => "nobody is in the base",
        Undefined::OutsideBase => "outside the base",
        Undefined::Overlapping => "choices overlap",
        Undefined::TooFew => "there are too few answers",
        Undefined::NoSpread => "all answers are the same",
        Undefined::NoRepeats => "no answer was given twice",
        Undefined::OneGroup => "there is only one group",
        Undefined::EmptyCell => "a cell of the table is empty",
        Undefined::Separated => "the groups do not overlap",
        Undefined::NegativeAlpha => "an item seems to run the other way",
        Undefined::TooFewItems => "there are too few items",
        Undefined::Improper => "one item would be the whole factor",
        Undefined::NotSettled => "the numbers did not settle",
        Undefined::NotTwo => "there are not just two answers",
        Undefined::Hidden => "few people stand behind it",
        Undefined::NoInterval => "no interval is computed for it",
    }
}

fn type_of(kind: QuantileType) -> &'static str {
    match kind {
        QuantileType::Seven => "type 7, as in R and Excel",
        QuantileType::Six => "type 6, as in SPSS",
    }
}

fn whole(number: usize) -> String {
    WORDS.numbers.whole(number)
}

/// English.
pub const EN: Results = Results {
    title: "Results",
    none: "No answers yet",
    none_text: "Import a survey, and every question is described here: how many answered, \
                what they answered, and how groups differ.",
    go_import: "Import a survey",
    gone: "This question is no longer in the study.",
    all: "All questions",
    neighbours: ["Previous", "Next"],
    holds: |questions, answers| {
        let questions = count(questions, "question", "questions");
        answers.map_or_else(
            || questions.clone(),
            |it| format!("{questions} · {}", count(it, "respondent", "respondents")),
        )
    },
    survey: "Survey",
    by: "Split by",
    by_none: "nothing",
    quartiles: ("Quartiles", ["as in R and Excel (type 7)", "as in SPSS (type 6)"]),
    by_attribute: |name| format!("{name} (of participants)"),
    base,
    nobody: "Nobody answered this question.",
    table: |number| format!("Table {number}"),
    compare: methods::COMPARE,
    shape: methods::SHAPE,
    tables: Tables {
        question: "Question",
        kind: "Kind",
        answer: "Answer",
        n: "n",
        missing: "Missing",
        mean: "Mean",
        sd: "SD",
        median: "Median",
        interval: ["95% from", "to"],
        q1: "Q1",
        q3: "Q3",
        iqr: "IQR",
        min: "Min",
        max: "Max",
        most: "Most frequent",
        picture: "Answers",
        percent: "%",
        valid: "Valid %",
        cumulative: "Cumulative %",
        of_answered: "% of those who answered",
        of_all: "% of all",
        of_ticks: "% of choices",
        first: "First",
        last: "Last",
        total: "Total",
        percent_of: |label| format!("{label}, %"),
        skipped: "Missing: skipped",
        declared: |reason, code| {
            format!("Missing: {}", if reason.is_empty() { code } else { reason })
        },
        unreadable: "Missing: unreadable",
        not_shown: "Not shown",
        overview: |survey| format!("All questions of {survey}"),
        frequencies: |question| format!("How often each answer was given: {question}"),
        numbers: |question| format!("In numbers: {question}"),
        by: |question, by| format!("{question}, by {by}"),
        shares_by: |question, by| {
            format!("Intervals of the shares within each group: {question}, by {by}")
        },
        answers_by: |question, by| {
            format!("Answers within each group: {question}, by {by}")
        },
        apart: |label| format!("{label} (not on the scale)"),
    },
    charts: charts::EN,
    notes: Notes {
        percent: |all, valid| {
            format!(
                "%: of the {} who saw the question. Valid %: of the {} who answered.",
                whole(all),
                whole(valid)
            )
        },
        cumulative: "Cumulative %: this answer and those above it.",
        apart: "Answers that are not on the scale are counted apart, outside valid percentages, \
                mean and median.",
        wilson: [
            "95% from, to: Wilson’s interval of the valid %.",
            "95% from, to: Wilson’s interval of the % of those who answered.",
        ],
        numbers: |kind| {
            format!(
                "SD: standard deviation of a sample (n − 1). Q1, Q3: quartiles of {}; IQR: Q3 − Q1.",
                type_of(kind)
            )
        },
        boxes: |kind, all| {
            format!(
                "Box: from the first to the third quartile ({}), the line the median; whiskers to the \
                 farthest answers within 1.5 IQR of the box. {}",
                type_of(kind),
                if all {
                    "Each point is an answer, those beyond the whiskers hollow."
                } else {
                    "Of so many answers only points beyond the whiskers are drawn."
                }
            )
        },
        no_points: "Single answers are not drawn, since small counts are hidden: whiskers go to the \
                    lowest and the highest answer.",
        scores: |low, high| format!("Scores from {low} to {high}."),
        middle: |label| format!("The middle answer is “{label}”."),
        multiple: |answered, ticks| {
            format!(
                "{} made {}. Percentages of people can add up to more than 100, since one may \
                 choose several.",
                count(answered, "respondent", "respondents"),
                count(ticks, "choice", "choices")
            )
        },
        within: "Percentages are of those in the group who answered.",
        outside: |rows| {
            let verb = if rows == 1 { "is" } else { "are" };
            format!(
                "{} {verb} in none of the groups.",
                count(rows, "respondent", "respondents")
            )
        },
        bins: |rule| match rule {
            Rule::FreedmanDiaconis => {
                "Width of the bars after Freedman and Diaconis, rounded."
            }
            Rule::Sturges => "Width of the bars after Sturges, rounded.",
            Rule::Constant => "All answers are the same.",
        },
        rounded: "Percentages may not add to 100 because of rounding.",
        dash: |reasons| format!("–: undefined, since {reasons}."),
        overview: "n: answers on which the numbers rest. Means of scales are of their scores. SD: \
                   standard deviation of a sample (n − 1).",
        strays: |cells| {
            let verb = if cells == 1 { "does" } else { "do" };
            format!(
                "{} {verb} not fit the kind of question.",
                count(cells, "cell", "cells")
            )
        },
    },
    open: Open {
        title: |answers| count(answers, "answer", "answers"),
        find: "Find in the answers",
        found: |answers| format!("{} found", seen_count(answers, "answer", "answers")),
        more: |answers| format!("Show {} more", whole(answers)),
        by: |who| format!("Respondent {who}"),
        csv: "Save all as CSV",
        to_coding: "Code these answers",
        coded: "To their coding",
        heads: ["Respondent", "Answer"],
    },
    other: Other {
        same: "The same people, interviewed",
        interviews: "In the interviews",
        linked: |people| {
            let verb = if people == 1 { "was" } else { "were" };
            format!(
                "{} {verb} interviewed too.",
                count(people, "respondent", "respondents")
            )
        },
        participants: |some, all| {
            format!(
                "{} of {}",
                seen(some),
                seen_count(all, "participant", "participants")
            )
        },
        all: "All themes",
    },
    undefined,
    between: |low, high| format!("between {low} and {high}"),
    describing: "Describing the answers",
    battery: |first, last| {
        if first.chars().count() + last.chars().count() <= 30 {
            format!("{first} to {last}")
        } else {
            "On the same scale".to_owned()
        }
    },
    battery_about: |questions, low, high| {
        format!("{}, from {low} to {high}", count(questions, "question", "questions"))
    },
};
