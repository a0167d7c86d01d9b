//! Whether a question's answers differ between groups: tests, with the size of the
//! difference beside each, and the pairs of more than two groups.

use super::guard;
use super::sheet::{Figure, Line, Sheet, bounded, file_name, number};
use super::subject::{By, labelled, marks, name_of, title};
use super::tables::{DECIMALS, LEVEL};
use crate::app::parts::Column;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::compare::Dunn;
use crate::stats::crosstab::Fit;
use crate::stats::pairing::{
    self, Comparison, Extra, Marks, Part, Shared, compare, correlate, cross, crossed,
    numbers,
};
use crate::stats::{
    Crosstab, Disclosure, Limits, Method, Size, Stat, Test, Totals, sites,
};
use crate::survey::{Column as Answers, Question, Survey};
use crate::words::EN;
use crate::words::results::Results;

/// Returns the tables of a question's differences between groups, and of how it goes
/// together with another one; none for kinds that cannot be compared.
pub(super) fn sheets(
    survey: &Survey,
    participants: &Participants,
    id: QuestionId,
    by: &By,
    (rule, gone): (Disclosure, Option<&[usize]>),
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let Some((question, column)) = survey.question(id) else { return Vec::new() };
    let own = numbers(question, column).and_then(Result::ok);
    let other = match by {
        By::Question(id) => survey.question(*id),
        By::Attribute(_) | By::Wave(_) => None,
    };
    let theirs = other.and_then(|(it, column)| Some((it, numbers(it, column)?.ok()?)));
    let mut sheets = Vec::new();
    if let Some(groups) = marks(survey, participants, by) {
        let by = name_of(survey, by);
        sheets = match &own {
            Some(own) => between(question, own, &groups, &by, (rule, gone), words),
            None => of_answers(question, column, &groups, &by, rule, words),
        };
    } else if let (None, Some((it, values))) = (&own, &theirs) {
        // A number's groups are the answers to this question.
        if let Some(groups) = labelled(question, column) {
            sheets = between(it, values, &groups, &question.text, (rule, None), words);
        }
    }
    if let (Some(own), Some((other, theirs))) = (&own, &theirs) {
        let (shared, tests) = correlate(own, theirs, LEVEL);
        if !rule.is_small(shared.n) {
            let mut sheet =
                self::tests(question, &other.text, &tests, shared, Vec::new(), words);
            sheet.caption = (EN.analysis.together)(&question.text, &title(other));
            sheet.file = file_name(&[&question.name, "with", &other.name]);
            sheets.push(("together", sheet));
        }
    }
    sheets
}

/// Compares numbers between groups; those too small to be shown are left out.
fn between(
    question: &Question,
    values: &[Part<f64>],
    groups: &Marks,
    by: &str,
    (rule, gone): (Disclosure, Option<&[usize]>),
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let (groups, left_out) = guard::marks(values, groups, gone, rule);
    let made = compare(values, &groups, LEVEL);
    let note = (left_out > 0).then(|| (EN.analysis.hidden.left_out)(left_out));
    let mut notes: Vec<String> = note.into_iter().collect();
    let name = |place: usize| groups.values.get(place).cloned().unwrap_or_default();
    let ranks =
        made.groups.iter().map(|it| (name(it.place), number(it.mean_rank, DECIMALS)));
    notes.push((words.compare.mean_ranks)(&ranks.collect::<Vec<_>>()));
    if let [first, second] = made.groups.as_slice() {
        notes.push((words.compare.first_less)(&name(first.place), &name(second.place)));
    }
    let mut sheets =
        vec![("tests-by", tests(question, by, &made.tests, made.shared, notes, words))];
    if !made.pairs.is_empty() {
        sheets.push(("pairs-by", pairs(question, by, &made, &groups, words)));
    }
    sheets
}

/// Compares answers without numbers between groups: as a choice, or each option of several.
fn of_answers(
    question: &Question,
    column: &Answers,
    groups: &Marks,
    by: &str,
    rule: Disclosure,
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let Ok(answers) = pairing::marks(question, column) else {
        return options(question, column, groups, by, rule, words)
            .into_iter()
            .map(|it| ("tests-by", it))
            .collect();
    };
    let (shared, table) = cross(groups, &answers);
    let mut notes = said(&table, (groups, &answers), words);
    let mut all = crossed(&table, LEVEL, Limits::default(), Extra::default());
    // From chi-squared and the totals the cells of a small table could be worked out.
    if rule.mask(&table.counts, Totals::Both).any() {
        notes = vec![EN.analysis.hidden.tests.to_owned()];
        all.clear();
    }
    vec![("tests-by", tests(question, by, &all, shared, notes, words))]
}

/// Says what is to be known about the tests of a crosstab.
pub(super) fn said(
    table: &Crosstab,
    (groups, answers): (&Marks, &Marks),
    words: &Results,
) -> Vec<String> {
    let mut notes = Vec::new();
    if table.fit().is_some_and(Fit::is_doubtful) {
        notes.push(EN.methods.doubtful.to_owned());
    }
    if let ([first, second], [answer, _]) = (&*table.rows, &*table.columns) {
        let name =
            |marks: &Marks, at: usize| marks.values.get(at).cloned().unwrap_or_default();
        let (first, second) = (name(groups, *first), name(groups, *second));
        notes.push((words.compare.of_first)(&name(answers, *answer), &first, &second));
    }
    notes
}

/// Compares how many chose each option of a multiple choice.
fn options(
    question: &Question,
    column: &Answers,
    groups: &Marks,
    by: &str,
    rule: Disclosure,
    words: &Results,
) -> Option<Sheet> {
    let mut whole: Option<Sheet> = None;
    for (at, level) in question.kind.levels().iter().enumerate() {
        let chosen = sites::hits(question, column, &[at])?;
        let of = chosen.iter().map(|it| it.map(|it| usize::from(!it))).collect();
        let answers = Marks { values: vec![level.label.clone(), String::new()], of };
        let (shared, table) = cross(groups, &answers);
        if rule.mask(&table.counts, Totals::Both).any() {
            continue;
        }
        let all = crossed(&table, LEVEL, Limits::default(), Extra::default());
        let notes = said(&table, (groups, &answers), words);
        let mut sheet = tests(question, by, &all, shared, notes, words);
        for line in &mut sheet.lines {
            line.figures.insert(0, Figure::Words(level.label.clone()));
        }
        match &mut whole {
            None => {
                sheet.columns.insert(0, Column::words(EN.analysis.cross.option));
                sheet.caption = (EN.analysis.cross.options)(&question.text, by);
                whole = Some(sheet);
            }
            Some(it) => {
                it.lines.extend(sheet.lines);
                let more =
                    sheet.notes.into_iter().filter(|note| !it.notes.contains(note));
                let more: Vec<String> = more.collect();
                it.notes.extend(more);
            }
        }
    }
    whole
}

pub(super) fn tests(
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
            if test.effects.iter().any(|it| it.0 == Size::Correlation) {
                Figure::Bounded(test.statistic, DECIMALS)
            } else {
                Figure::Stat(test.statistic, DECIMALS)
            },
            df,
            Figure::Probability(test.p),
        ];
        if test.effects.is_empty() {
            // A dash, which is explained, where there would be one.
            let none = test.p.err().map_or(Figure::Empty, |it| Figure::Stat(Err(it), 0));
            head.extend([Figure::Empty, none.clone(), none]);
            lines.push(Line::new(head));
            continue;
        }
        for (at, (size, effect)) in test.effects.iter().enumerate() {
            let mut line = if at == 0 {
                std::mem::take(&mut head)
            } else {
                // Every row has its heading.
                let name = (EN.methods.name)(test.method).to_owned();
                let mut more = vec![Figure::Empty; 5];
                if let Some(first) = more.first_mut() {
                    *first = Figure::Words(name);
                }
                more
            };
            let shown = if size.is_bounded() { bounded } else { number };
            let interval = match effect.interval {
                Ok(it) => Figure::Words((heads.interval)(
                    &shown(it.low, DECIMALS),
                    &shown(it.high, DECIMALS),
                )),
                Err(why) => Figure::Stat(Err(why), DECIMALS),
            };
            line.push(Figure::Words((EN.methods.size)(*size).to_owned()));
            line.push(if size.is_bounded() {
                Figure::Bounded(effect.value, DECIMALS)
            } else {
                Figure::Stat(effect.value, DECIMALS)
            });
            line.push(interval);
            lines.push(Line::new(line));
        }
    }
    let mut all_notes = vec![base(shared, words)];
    all_notes.extend(notes);
    let errors = all.iter().filter_map(|it| it.p_error);
    all_notes.extend(errors.map(|it| (EN.analysis.sampled)(&number(it, 5))));
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
