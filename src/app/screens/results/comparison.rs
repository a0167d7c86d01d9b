//! Whether a question's answers differ between groups: tests, with the size of the
//! difference beside each, and the pairs of more than two groups.

use super::sheet::{Figure, Line, Sheet, file_name, number};
use super::subject::{By, marks, name_of};
use super::tables::DECIMALS;
use crate::app::parts::Column;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::compare::Dunn;
use crate::stats::crosstab::Fit;
use crate::stats::pairing::{
    self, Comparison, Extra, Marks, Shared, compare, cross, crossed, numbers,
};
use crate::stats::{Limits, Method, Stat, Test};
use crate::survey::{Question, Survey};
use crate::words::EN;
use crate::words::results::Results;

/// How sure intervals are.
const LEVEL: f64 = 0.95;

/// Returns the tables of a question's differences between groups; none for kinds that
/// cannot be compared.
pub(super) fn sheets(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let Some((question, column)) = survey.question(id) else { return Vec::new() };
    let Some(groups) = marks(survey, participants, by) else { return Vec::new() };
    let by = name_of(survey, by);
    // A scale without scores is looked at as a choice.
    if let Some(Ok(numbers)) = numbers(question, column) {
        let made = compare(&numbers, &groups, LEVEL);
        let mut sheets = vec![(
            "tests-by",
            tests(question, &by, &made.tests, made.shared, Vec::new(), words),
        )];
        if !made.pairs.is_empty() {
            sheets.push(("pairs-by", pairs(question, &by, &made, &groups, words)));
        }
        return sheets;
    }
    let Ok(answers) = pairing::marks(question, column) else {
        return Vec::new();
    };
    let (shared, table) = cross(&groups, &answers);
    let notes = if table.fit().is_some_and(Fit::is_doubtful) {
        vec![EN.methods.doubtful.to_owned()]
    } else {
        Vec::new()
    };
    let all = crossed(&table, LEVEL, Limits::default(), Extra::default());
    vec![("tests-by", tests(question, &by, &all, shared, notes, words))]
}

fn tests(
    question: &Question,
    by: &str,
    all: &[Test],
    shared: Shared,
    notes: Vec<String>,
    words: &Results,
) -> Sheet {
    let heads = &words.compare;
    let mut lines = Vec::new();
    let mut sentences: Vec<&str> = Vec::new();
    for test in all {
        sentences.push((EN.methods.sentence)(test.method));
        let df = test.df.map_or(Figure::Empty, |it| {
            // Whole for chi-squared and H; Welch's are not.
            let decimals = if it.fract() == 0.0 { 0 } else { DECIMALS };
            Figure::Stat(Ok(it), decimals)
        });
        let mut head = vec![
            Figure::Words((EN.methods.name)(test.method).to_owned()),
            Figure::Count(test.n),
            Figure::Stat(test.statistic, DECIMALS),
            df,
            Figure::Probability(test.p),
        ];
        if test.effects.is_empty() {
            head.extend([Figure::Empty, Figure::Empty, Figure::Empty]);
            lines.push(Line::new(head));
            continue;
        }
        for (at, (size, effect)) in test.effects.iter().enumerate() {
            let mut line =
                if at == 0 { std::mem::take(&mut head) } else { vec![Figure::Empty; 5] };
            let interval = match effect.interval {
                Ok(it) => Figure::Words((heads.interval)(
                    &number(it.low, DECIMALS),
                    &number(it.high, DECIMALS),
                )),
                Err(why) => Figure::Stat(Err(why), DECIMALS),
            };
            line.push(Figure::Words((EN.methods.size)(*size).to_owned()));
            line.push(Figure::Stat(effect.value, DECIMALS));
            line.push(interval);
            lines.push(Line::new(line));
        }
    }
    let mut all_notes = vec![base(shared, words)];
    all_notes.extend(notes);
    all_notes.extend(sentences.into_iter().map(str::to_owned));
    all_notes.push(heads.judge.to_owned());
    Sheet {
        caption: (heads.caption)(&question.text, by),
        columns: vec![
            Column::words(heads.test),
            Column::figures(words.tables.n),
            Column::figures(heads.statistic),
            Column::figures(heads.df),
            Column::figures(heads.p),
            Column::words(heads.size),
            Column::figures(heads.value),
            Column::words(heads.between),
        ],
        lines,
        notes: all_notes,
        file: file_name(&[&question.name, "differences by", by]),
    }
}

fn base(shared: Shared, words: &Results) -> String {
    (words.compare.base)(
        shared.n,
        shared.rows,
        [shared.missing, shared.not_shown, shared.off_scale],
    )
}

fn pairs(
    question: &Question,
    by: &str,
    made: &Comparison,
    groups: &Marks,
    words: &Results,
) -> Sheet {
    let heads = &words.compare;
    let name = |place: usize| {
        let found = made.groups.get(place).and_then(|it| groups.values.get(it.place));
        found.cloned().unwrap_or_default()
    };
    let line = |it: &Dunn| {
        let difference: Stat = Ok(it.difference);
        Line::new(vec![
            Figure::Words((heads.pair)(&name(it.groups.0), &name(it.groups.1))),
            Figure::Stat(difference, DECIMALS),
            Figure::Stat(it.z, DECIMALS),
            Figure::Probability(it.p),
            Figure::Probability(it.p_holm),
        ])
    };
    Sheet {
        caption: (heads.pairs)(&question.text, by),
        columns: vec![
            Column::words(heads.groups),
            Column::figures(heads.ranks),
            Column::figures(heads.z),
            Column::figures(heads.p),
            Column::figures(heads.holm),
        ],
        lines: made.pairs.iter().map(line).collect(),
        notes: vec![(EN.methods.sentence)(Method::Dunn).to_owned()],
        file: file_name(&[&question.name, "pairs by", by]),
    }
}
