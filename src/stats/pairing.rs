//! Two questions, or more, of the same respondents: what to compare, taken out of a survey,
//! and who is in none of it, and why.

use super::compare::{self, Dunn};
use super::crosstab::{Counts, Crosstab, Fit};
use super::fisher::{Limits, fisher};
use super::inference::{Method, Size, Test};
use super::split::{NoSplit, split};
use super::summary::Summary;
use super::tally::Tally;
use super::{Effect, Undefined};
use crate::survey::{Answers, Column, Kind, Missing, Question};

/// Why a respondent has no number, or no group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Was not shown the question: outside every base.
    NotShown,
    /// Did not answer, or with what does not fit.
    Missing,
    /// Answered off the scale ("not sure").
    OffScale,
}

/// A respondent's number or group, or why there is none.
pub type Part<T> = Result<T, Absent>;

/// The respondents of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// All of them.
    pub rows: usize,
    /// Those with all that is compared.
    pub n: usize,
    /// Those who were not shown one of the questions.
    pub not_shown: usize,
    /// Of the others, those without an answer to one of them.
    pub missing: usize,
    /// Of the others, those who answered one of them off the scale.
    pub off_scale: usize,
}

impl Shared {
    /// Counts a respondent: in, or out for the weightiest of these reasons.
    fn count(&mut self, reasons: [Option<Absent>; 2]) {
        let has = |why| reasons.contains(&Some(why));
        self.rows += 1;
        *(if has(Absent::NotShown) {
            &mut self.not_shown
        } else if has(Absent::Missing) {
            &mut self.missing
        } else if has(Absent::OffScale) {
            &mut self.off_scale
        } else {
            &mut self.n
        }) += 1;
    }
}

pub(super) fn absent(missing: Missing) -> Absent {
    match missing {
        Missing::NotShown => Absent::NotShown,
        Missing::Empty | Missing::Declared(_) | Missing::Unreadable => Absent::Missing,
    }
}

/// Returns every respondent's number: a number, or the score of a scale's point. Nothing
/// for other kinds.
pub fn numbers(
    question: &Question,
    column: &Column,
) -> Option<Result<Vec<Part<f64>>, Undefined>> {
    match (&column.answers, &question.kind) {
        (Answers::Number(given), _) => {
            Some(Ok(given.iter().map(|it| it.map_err(absent)).collect()))
        }
        (Answers::Choice(given), Kind::Scale(levels)) => {
            let scores = question.scores();
            let of = |level: u16| match levels.get(usize::from(level)) {
                Some(it) if it.off_scale => Ok(Err(Absent::OffScale)),
                _ => {
                    let score = scores.get(usize::from(level)).copied().flatten();
                    score.map(Ok).ok_or(Undefined::NoScore)
                }
            };
            let rows =
                given.iter().map(|it| it.map_or_else(|it| Ok(Err(absent(it))), of));
            Some(rows.collect())
        }
        _ => None,
    }
}

/// Respondents in groups, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    /// The groups' values, as they stand in the file; those off the scale too, empty.
    pub values: Vec<String>,
    /// Every respondent's group: its place among the values.
    pub of: Vec<Part<usize>>,
}

/// Returns every respondent's group by their answer to a question, as [`split()`] does;
/// answers off the scale make no group.
pub fn marks(question: &Question, column: &Column) -> Result<Marks, NoSplit> {
    let groups = split(question, column)?;
    let rows = 0..column.answers.len();
    let missing = |row| column.answers.missing(row).map_or(Absent::Missing, absent);
    let mut of: Vec<Part<usize>> = rows.map(|row| Err(missing(row))).collect();
    let levels = question.kind.levels();
    for (place, group) in groups.groups.iter().enumerate() {
        let off = levels.get(place).is_some_and(|it| it.off_scale);
        for row in &group.rows {
            if let Some(slot) = of.get_mut(*row as usize) {
                *slot = if off { Err(Absent::OffScale) } else { Ok(place) };
            }
        }
    }
    Ok(Marks { values: groups.groups.into_iter().map(|it| it.value).collect(), of })
}

/// Returns the pairs of those who have both, and who has not.
pub fn both<A: Copy, B: Copy>(a: &[Part<A>], b: &[Part<B>]) -> (Shared, Vec<(A, B)>) {
    let mut shared = Shared::default();
    let mut pairs = Vec::new();
    for (a, b) in a.iter().zip(b) {
        shared.count([a.as_ref().err().copied(), b.as_ref().err().copied()]);
        if let (Ok(a), Ok(b)) = (a, b) {
            pairs.push((*a, *b));
        }
    }
    (shared, pairs)
}

/// Crosses two questions: the first one's groups are the rows.
pub fn cross(rows: &Marks, columns: &Marks) -> (Shared, Crosstab) {
    let (shared, pairs) = both(&rows.of, &columns.of);
    let mut counts = Counts::zeros(rows.values.len(), columns.values.len());
    for (row, column) in pairs {
        counts.add(row, column);
    }
    (shared, Crosstab::of(&counts))
}

/// What is wanted of a crosstab besides the usual tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extra {
    /// Cramér's V corrected for its bias.
    pub corrected_v: bool,
    /// Yates' correction, for two rows and two columns.
    pub yates: bool,
    /// Fisher's test even where chi-squared will do.
    pub fisher: bool,
}

/// Returns the tests of a crosstab, the one to look at first in front: Fisher's where
/// chi-squared cannot be trusted. It also stands beside chi-squared for two by two.
pub fn crossed(table: &Crosstab, level: f64, limits: Limits, extra: Extra) -> Vec<Test> {
    let mut first = table.chi_squared(level);
    if extra.corrected_v {
        first = first.with(Size::CramersVCorrected, table.corrected_v());
    }
    for (size, effect) in table.two_by_two(level).into_iter().flatten() {
        first = first.with(size, effect);
    }
    let mut tests = vec![first];
    tests.extend(table.yates().filter(|_| extra.yates));
    let doubtful = table.fit().is_some_and(Fit::is_doubtful);
    if extra.fisher || doubtful || table.is_two_by_two() {
        let place = if doubtful { 0 } else { tests.len() };
        tests.insert(place, fisher(table, limits));
    }
    tests
}

/// Numbers of groups, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Who is in it.
    pub shared: Shared,
    /// The groups that have anybody, in the marks' order.
    pub groups: Vec<GroupNumbers>,
    /// For two groups Mann and Whitney's and Welch's test, for more Kruskal and Wallis'.
    pub tests: Vec<Test>,
    /// For more than two groups, every pair; places are those among `groups`.
    pub pairs: Vec<Dunn>,
}

/// The numbers of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupNumbers {
    /// The group's place among the marks' values.
    pub place: usize,
    /// Its numbers, summarised.
    pub summary: Summary,
    /// Its mean rank among all numbers.
    pub mean_rank: f64,
}

/// Compares numbers between groups.
pub fn compare(numbers: &[Part<f64>], marks: &Marks, level: f64) -> Comparison {
    let (shared, pairs) = both(numbers, &marks.of);
    let mut values: Vec<(usize, Vec<f64>)> =
        (0..marks.values.len()).map(|it| (it, Vec::new())).collect();
    for (number, place) in pairs {
        if let Some(group) = values.get_mut(place) {
            group.1.push(number);
        }
    }
    values.retain(|it| !it.1.is_empty());
    let slices: Vec<&[f64]> = values.iter().map(|it| it.1.as_slice()).collect();
    let group = |((place, values), mean_rank): (&(usize, Vec<f64>), f64)| GroupNumbers {
        place: *place,
        summary: Summary::of(&Tally::of(values.iter().copied())),
        mean_rank,
    };
    let ranks = compare::mean_ranks(&slices);
    let groups = values.iter().zip(ranks).map(group).collect();
    let (tests, pairs) = match slices.as_slice() {
        [first, second] => (
            vec![
                compare::mann_whitney(first, second, level),
                compare::welch(first, second, level),
            ],
            Vec::new(),
        ),
        all => (vec![compare::kruskal_wallis(all, level)], compare::dunn(all)),
    };
    Comparison { shared, groups, tests, pairs }
}

/// Returns how two numbers of the same respondents go together: by ranks first.
pub fn correlate(
    first: &[Part<f64>],
    second: &[Part<f64>],
    level: f64,
) -> (Shared, Vec<Test>) {
    let (shared, pairs) = both(first, second);
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let tests = [compare::spearman, compare::kendall, compare::pearson];
    (shared, tests.map(|test| test(&a, &b, level)).into())
}

/// Returns whether the second number of the same respondents is larger than the first.
pub fn change(first: &[Part<f64>], second: &[Part<f64>], level: f64) -> (Shared, Test) {
    let (shared, pairs) = both(first, second);
    (shared, compare::wilcoxon(&pairs, level))
}

/// Returns whether respondents changed between two questions with the same two answers, by
/// `McNemar`'s test: `up` changed from the first value to the second. Undefined when there
/// are not two answers.
pub fn changed(first: &Marks, second: &Marks, level: f64) -> (Shared, Test) {
    let (shared, pairs) = both(&first.of, &second.of);
    let value = |marks: &'_ Marks, place: usize| marks.values.get(place).cloned();
    let named: Vec<_> =
        pairs.iter().map(|(a, b)| (value(first, *a), value(second, *b))).collect();
    // In the first question's order, then what only the second one has.
    let in_order = first.values.iter().chain(&second.values).cloned().map(Some);
    let mut used: Vec<Option<String>> = Vec::new();
    for it in in_order {
        let found = named.iter().any(|(a, b)| *a == it || *b == it);
        if found && !used.contains(&it) {
            used.push(it);
        }
    }
    let [low, high] = used.as_slice() else {
        let why = if pairs.is_empty() { Undefined::NoAnswers } else { Undefined::NotTwo };
        let none = Test::undefined(Method::McNemar, pairs.len(), why);
        return (shared, none.with(Size::OddsRatio, Effect::undefined(why)));
    };
    let count = |from: &Option<String>, to: &Option<String>| {
        named.iter().filter(|(a, b)| a == from && b == to).count()
    };
    (shared, compare::mc_nemar(count(low, high), count(high, low), level))
}
