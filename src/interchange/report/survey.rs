//! The survey's results: a table a question, with how many answered and how many did not.

use super::html::Page;
use super::{Choice, Words};
use crate::stats::{
    Detail, Frequencies, Middle, MultipleResponse, Stat, Summary, describe, rounded,
};
use crate::study::Study;
use crate::survey::{Column, Kind, Level, Question};

/// Decimals of means and the like, and of percentages.
const DECIMALS: [usize; 2] = [2, 1];

/// Writes the results of the questions that were chosen.
pub(super) fn results(page: &mut Page, study: &Study, choice: &Choice, words: &Words) {
    let wanted =
        |it: &Question| it.kind != Kind::Identifier && !choice.without.contains(&it.id);
    let mut first = true;
    for survey in study.surveys.values() {
        let mut questions = survey.questions.iter().filter(|it| wanted(&it.0)).peekable();
        if questions.peek().is_none() {
            continue;
        }
        if first {
            page.open("section", "");
            page.text("h2", "", words.headings[2]);
            first = false;
        }
        page.text("h3", "", &survey.name);
        for (question, column) in questions {
            one(page, question, column, words);
        }
    }
    if !first {
        page.close("section");
    }
}

fn one(page: &mut Page, question: &Question, column: &Column, words: &Words) {
    let found = describe(question, column, None);
    page.open("article", "");
    page.text("h4", "", &question.text);
    page.text("p", "base", &(words.base)(question, &found.base));
    let levels = question.kind.levels();
    match &found.detail {
        Detail::Single(table) => answers(page, question, table, words),
        Detail::Scale { table, middle, summary } => {
            answers(page, question, table, words);
            let label = |at: usize| levels.get(at).map_or("", |it| it.label.as_str());
            let said = match *middle {
                Middle::At(at) => (words.middle)(&format!("“{}”", label(at))),
                Middle::Between(low, high) => {
                    (words.middle)(&(words.between)(label(low), label(high)))
                }
                Middle::None(_) => String::new(),
            };
            page.paragraphs("base", &said);
            if summary.mean.is_ok() {
                numbers(page, summary, words);
            }
        }
        Detail::Multiple(table) => choices(page, question, table, words),
        Detail::Number { summary, .. } => numbers(page, summary, words),
        Detail::Date { first, last } => {
            let [n, from, to] = words.days;
            let day = |it: &Option<_>| {
                it.map_or("–".into(), |it: crate::stamp::Day| it.to_string())
            };
            let row = vec![found.base.n.to_string(), day(first), day(last)];
            page.table(words.captions[2], &[n, from, to], &[row], "");
        }
        Detail::Text | Detail::Identifier => {
            page.text("p", "base", &(words.written)(found.base.n));
        }
    }
    page.close("article");
}

fn name(levels: &[Level], at: usize, words: &Words) -> String {
    let Some(level) = levels.get(at) else { return String::new() };
    if level.off_scale { (words.apart)(&level.label) } else { level.label.clone() }
}

fn percent(value: Stat) -> String {
    // Off the scale there is no share of the valid answers.
    value.map_or_else(|_| "–".to_owned(), |it| rounded(it, DECIMALS[1]))
}

fn answers(page: &mut Page, question: &Question, table: &Frequencies, words: &Words) {
    let levels = question.kind.levels();
    let row = |it: &crate::stats::LevelRow| {
        vec![
            name(levels, it.level, words),
            it.count.to_string(),
            percent(it.percent),
            percent(it.valid_percent),
        ]
    };
    let rows: Vec<_> = table.rows.iter().map(row).collect();
    page.table(words.captions[0], &words.answers, &rows, words.table_notes[0]);
}

fn choices(
    page: &mut Page,
    question: &Question,
    table: &MultipleResponse,
    words: &Words,
) {
    let levels = question.kind.levels();
    let row = |it: &crate::stats::OptionRow| {
        vec![
            name(levels, it.level, words),
            it.count.to_string(),
            percent(it.of_answered),
            percent(it.of_ticks),
        ]
    };
    let rows: Vec<_> = table.rows.iter().map(row).collect();
    page.table(words.captions[0], &words.choices, &rows, words.table_notes[1]);
}

fn numbers(page: &mut Page, it: &Summary, words: &Words) {
    let number = |it: Stat| {
        let text = it.map_or_else(|_| "–".to_owned(), |it| rounded(it, DECIMALS[0]));
        text.replace('-', "−")
    };
    let rest = [it.mean, it.sd, it.median, it.type7.q1, it.type7.q3, it.min, it.max];
    let mut row = vec![it.n.to_string()];
    row.extend(rest.into_iter().map(number));
    page.table(words.captions[1], &words.numbers, &[row], words.table_notes[2]);
}
