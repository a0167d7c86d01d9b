//! The survey's results: a table a question, with how many answered and how many did not. Where
//! the study hides small counts, they are hidden as on the screen.

use super::html::Page;
use super::{Choice, Words};
use crate::stats::masked::{Masked, share};
use crate::stats::{
    Description, Detail, Disclosure, Frequencies, LevelRow, Middle, MultipleResponse,
    OptionRow, Stat, Summary, Undefined, describe, rounded,
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
            one(page, question, column, study.about.disclosure, words);
        }
    }
    if !first {
        page.close("section");
    }
}

fn one(
    page: &mut Page,
    question: &Question,
    column: &Column,
    rule: Disclosure,
    words: &Words,
) {
    let found = describe(question, column, None);
    let few = Masked::of(&found, rule).n;
    page.open("article", "");
    page.text("h4", "", &question.text);
    let said = if rule.is_on() {
        (words.answered)(Masked::of(&found, rule).head(&found.base, rule))
    } else {
        (words.base)(question, &found.base)
    };
    page.text("p", "base", &said);
    let levels = question.kind.levels();
    match &found.detail {
        Detail::Single(table) => answers(page, question, &found, table, rule, words),
        Detail::Scale { table, middle, summary } => {
            answers(page, question, &found, table, rule, words);
            let label = |at: usize| levels.get(at).map_or("", |it| it.label.as_str());
            let said = match *middle {
                _ if few => String::new(),
                Middle::At(at) => (words.middle)(&format!("“{}”", label(at))),
                Middle::Between(low, high) => {
                    (words.middle)(&(words.between)(label(low), label(high)))
                }
                Middle::None(_) => String::new(),
            };
            page.paragraphs("base", &said);
            if summary.mean.is_ok() && !few {
                numbers(page, summary, rule, words);
            }
        }
        Detail::Multiple(table) => choices(page, question, &found, table, rule, words),
        // Of so few there is nothing to say but that they are few.
        Detail::Number { .. }
        | Detail::Date { .. }
        | Detail::Text
        | Detail::Identifier
            if few => {}
        Detail::Number { summary, .. } => numbers(page, summary, rule, words),
        Detail::Date { first, last } => {
            let [n, from, to] = words.days;
            let day = |it: &Option<_>| {
                it.map_or("–".into(), |it: crate::stamp::Day| it.to_string())
            };
            let row = vec![rule.shown(found.base.n).to_string(), day(first), day(last)];
            page.table(words.captions[2], &[n, from, to], &[row], "");
        }
        Detail::Text | Detail::Identifier => {
            page.text("p", "base", &(words.written)(rule.shown(found.base.n)));
        }
    }
    page.close("article");
}

fn name(levels: &[Level], at: usize, words: &Words) -> String {
    let Some(level) = levels.get(at) else { return String::new() };
    if level.off_scale { (words.apart)(&level.label) } else { level.label.clone() }
}

fn percent(value: Stat, words: &Words) -> String {
    match value {
        Ok(it) => rounded(it, DECIMALS[1]),
        Err(Undefined::Hidden) => words.sign.to_owned(),
        // Off the scale there is no share of the valid answers.
        Err(_) => "–".to_owned(),
    }
}

/// Returns a row of a table: the answer, its count, and its shares.
fn row(
    name: String,
    count: usize,
    shares: [Stat; 2],
    hidden: bool,
    rule: Disclosure,
    words: &Words,
) -> Vec<String> {
    if hidden {
        let sign = || words.sign.to_owned();
        return vec![name, sign(), sign(), sign()];
    }
    let [first, second] = shares.map(|it| percent(it, words));
    vec![name, rule.shown(count).to_string(), first, second]
}

fn answers(
    page: &mut Page,
    question: &Question,
    found: &Description,
    table: &Frequencies,
    rule: Disclosure,
    words: &Words,
) {
    let levels = question.kind.levels();
    let mask = Masked::of(found, rule);
    // Those off the scale stand last, as in the mask.
    let hidden = mask.on.iter().chain(&mask.off);
    let line = |(it, hidden): (&LevelRow, &bool)| {
        let of = |exact: Stat, n: usize| exact.and_then(|_| share(it.count, n, rule));
        // Of how many it is would be told by the share.
        let percent = if mask.shown { Err(Undefined::Hidden) } else { it.percent };
        let shares = [of(percent, table.base), of(it.valid_percent, table.valid)];
        let name = name(levels, it.level, words);
        row(name, it.count, shares, mask.n || *hidden, rule, words)
    };
    let rows: Vec<_> = table.rows.iter().zip(hidden).map(line).collect();
    page.table(words.captions[0], &words.answers, &rows, words.table_notes[0]);
}

fn choices(
    page: &mut Page,
    question: &Question,
    found: &Description,
    table: &MultipleResponse,
    rule: Disclosure,
    words: &Words,
) {
    let levels = question.kind.levels();
    let mask = Masked::of(found, rule);
    let any = rule.round > 1 || mask.on.contains(&true);
    let line = |(it, hidden): (&OptionRow, &bool)| {
        let answered = it.of_answered.and_then(|_| share(it.count, table.answered, rule));
        // All ticks together would give a hidden option away, and the exact ones.
        let ticks = if any { Err(Undefined::Hidden) } else { it.of_ticks };
        let name = name(levels, it.level, words);
        row(name, it.count, [answered, ticks], mask.n || *hidden, rule, words)
    };
    let rows: Vec<_> = table.rows.iter().zip(&mask.on).map(line).collect();
    page.table(words.captions[0], &words.choices, &rows, words.table_notes[1]);
}

fn numbers(page: &mut Page, it: &Summary, rule: Disclosure, words: &Words) {
    let number = |it: Stat| {
        let text = it.map_or_else(|_| "–".to_owned(), |it| rounded(it, DECIMALS[0]));
        text.replace('-', "−")
    };
    let rest = [it.mean, it.sd, it.median, it.type7.q1, it.type7.q3, it.min, it.max];
    let mut row = vec![rule.shown(it.n).to_string()];
    row.extend(rest.into_iter().map(number));
    page.table(words.captions[1], &words.numbers, &[row], words.table_notes[2]);
}
