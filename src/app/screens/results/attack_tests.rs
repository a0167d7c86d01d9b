//! Everything that is printed of one question and one split, read by somebody who takes each
//! number as an equation and looks for the small counts.

#![expect(
    clippy::float_cmp,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "times are 0 or 1, and sums of counts are whole"
)]

use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::across;
use super::*;
use crate::id::Ids;
use crate::interchange::csv;
use crate::stamp::{Moment, Stamp};
use crate::stats::{Stat, describe};
use crate::survey::reading::SurveyDraft;
use crate::survey::{Column as Held, Kind, Level};

/// The wards; the last one is none.
const WARDS: [&str; 3] = ["North", "South", ""];
/// The answers; the last but one is off the scale, the last one is none.
const ANSWERS: [&str; 5] = ["1", "2", "3", "Not sure", ""];
/// Answers on the scale.
const ON: usize = 3;
const CELLS: usize = WARDS.len() * ANSWERS.len();

/// Returns respondents of so many wards and answers, row by row; as a scale, or as a choice.
fn survey(counts: &[usize], scale: bool) -> Survey {
    let mut text = String::from("id,ward,mood\n");
    let mut levels: Vec<(usize, usize)> = Vec::new();
    for (at, count) in counts.iter().enumerate() {
        let (ward, answer) = (at / ANSWERS.len(), at % ANSWERS.len());
        for _ in 0..*count {
            levels.push((ward, answer));
            writeln!(text, "R{},{},x", levels.len(), WARDS[ward]).unwrap();
        }
    }
    let mut ids = Ids::seeded(3);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let draft = SurveyDraft::of(Rc::new(csv::read_text(&text).value));
    let mut survey = draft.into_survey("Wards", "wards.csv", &mut ids, &stamp).value;
    for (at, (question, column)) in survey.questions.iter_mut().enumerate().skip(1) {
        let names: Vec<&str> =
            if at == 1 { WARDS[..2].to_vec() } else { ANSWERS[..4].to_vec() };
        let level = |it: &&str| Level {
            score: it.parse().ok(),
            off_scale: *it == "Not sure",
            ..Level::plain(it)
        };
        let all: Vec<Level> = names.iter().map(level).collect();
        question.kind =
            if at == 2 && scale { Kind::Scale(all) } else { Kind::Single(all) };
        let of = levels.iter().map(|it| if at == 1 { it.0 } else { it.1 });
        let given = of.map(|it| {
            if it < names.len() {
                Ok(it as u16)
            } else {
                Err(crate::survey::Missing::Empty)
            }
        });
        let answers = crate::survey::Answers::Choice(given.collect());
        *column = Rc::new(Held { answers, ..Held::clone(column) });
    }
    survey
}

/// A sum of cells, each so many times, and what it comes to.
type Equation = (Vec<f64>, f64);

#[derive(Default)]
struct Attack {
    known: Vec<Equation>,
    /// Percentages of one sum in another.
    shares: Vec<(Vec<f64>, Vec<f64>, f64)>,
}

/// Wards and answers that belong to a figure.
type Of<'a> = (&'a [usize], &'a [usize]);

const ALL: &[usize] = &[0, 1, 2];
const IN: &[usize] = &[0, 1];
const SCALE: &[usize] = &[0, 1, 2];
const ASKED: &[usize] = &[0, 1, 2, 3, 4];

fn sum((wards, answers): Of<'_>) -> Vec<f64> {
    let is = |at: usize| {
        wards.contains(&(at / ANSWERS.len())) && answers.contains(&(at % ANSWERS.len()))
    };
    (0..CELLS).map(|at| if is(at) { 1.0 } else { 0.0 }).collect()
}

impl Attack {
    fn count(&mut self, figure: &Figure, of: Of<'_>) {
        if let Figure::Count(it) = figure {
            self.known.push((sum(of), *it as f64));
        }
    }

    /// A percentage of one sum in another.
    fn share(&mut self, figure: &Figure, of: Of<'_>, base: Of<'_>) {
        if let Figure::Stat(Ok(it), _) = figure {
            self.shares.push((sum(of), sum(base), *it));
        }
    }

    fn sheet(&mut self, id: &str, sheet: &Sheet) {
        for line in &sheet.lines {
            let at = &line.figures;
            let name = line.figures.first().map_or_else(String::new, |it| match it {
                Figure::Words(it) | Figure::Link(it, _) => it.clone(),
                _ => String::new(),
            });
            let named =
                |all: &[&str]| all.iter().position(|it| !it.is_empty() && *it == name);
            let ward = named(&WARDS);
            let group: Vec<usize> = ward.into_iter().collect();
            let wards: &[usize] = if line.total || ward.is_none() { ALL } else { &group };
            let off = name.contains("Not sure").then_some(3);
            let answer = named(&ANSWERS).or(off);
            let one: Vec<usize> = answer.into_iter().collect();
            match id {
                "answers" => {
                    let of: &[usize] = if line.total {
                        ASKED
                    } else if one.is_empty() {
                        &[4]
                    } else {
                        &one
                    };
                    self.count(&at[1], (ALL, of));
                    self.share(&at[2], (ALL, of), (ALL, ASKED));
                    if one.is_empty() {
                        continue;
                    }
                    self.share(&at[3], (ALL, &one), (ALL, SCALE));
                    let below: Vec<usize> = (0..=answer.unwrap_or(0)).collect();
                    self.share(&at[6], (ALL, &below), (ALL, SCALE));
                }
                "numbers" | "numbers-by" | "answers-by" => {
                    self.count(&at[1], (wards, SCALE));
                    self.count(&at[2], (wards, &[4]));
                    if id == "answers-by" {
                        for place in 0..ON {
                            self.share(&at[3 + place], (wards, &[place]), (wards, SCALE));
                        }
                        self.count(&at[3 + ON], (wards, &[3]));
                    }
                }
                "shares-by" => {
                    let answer = match &at[1] {
                        Figure::Words(it) => {
                            ANSWERS.iter().position(|one| one == it).unwrap()
                        }
                        _ => panic!("an answer"),
                    };
                    self.count(&at[2], (wards, &[answer]));
                    self.share(&at[3], (wards, &[answer]), (wards, SCALE));
                }
                _ => {}
            }
        }
    }

    fn crosstab(&mut self, sheet: &Sheet) {
        let heads: Vec<usize> = sheet
            .columns
            .iter()
            .filter_map(|it| ANSWERS.iter().position(|one| *one == it.label.as_str()))
            .collect();
        // Totals first.
        let lines = sheet.lines.iter().filter(|it| it.total);
        for line in lines.chain(sheet.lines.iter().filter(|it| !it.total)) {
            let (Figure::Words(name), Figure::Words(kind)) =
                (&line.figures[0], &line.figures[1])
            else {
                panic!("two heads")
            };
            let ward: Vec<usize> =
                WARDS.iter().position(|it| it == name).into_iter().collect();
            let wards: &[usize] = if line.total { IN } else { &ward };
            let kind =
                EN.analysis.cross.figures.iter().position(|it| it == kind).unwrap();
            let row: Vec<&[usize]> = heads.iter().map(std::slice::from_ref).collect();
            for (answers, figure) in
                row.into_iter().chain([SCALE]).zip(&line.figures[2..])
            {
                let base = match kind {
                    0 => {
                        self.count(figure, (wards, answers));
                        continue;
                    }
                    1 => (wards, SCALE),
                    2 => (IN, answers),
                    3 => (IN, SCALE),
                    // What is expected is not a sum, but tells all three totals.
                    _ => {
                        let told = [(wards, SCALE), (IN, answers), (IN, SCALE)];
                        let told =
                            told.map(|it| self.known.iter().any(|one| one.0 == sum(it)));
                        let hidden =
                            matches!(figure, Figure::Stat(Err(_), _) | Figure::Empty);
                        assert!(hidden || told == [true; 3], "{}", sheet.text());
                        continue;
                    }
                };
                self.share(figure, (wards, answers), base);
            }
        }
    }

    fn sites(&mut self, sheet: &Sheet, answer: usize) {
        for line in &sheet.lines {
            let Figure::Words(name) = &line.figures[0] else { panic!("a site") };
            let Some(ward) = WARDS.iter().position(|it| it == name) else { continue };
            self.count(&line.figures[1], (&[ward], SCALE));
            self.share(&line.figures[2], (&[ward], &[answer]), (&[ward], SCALE));
        }
    }

    /// Turns shares of a known sum into sums.
    fn finish(&mut self) {
        for (some, base, share) in std::mem::take(&mut self.shares) {
            let known = self.known.iter().find(|it| it.0 == base).map(|it| it.1);
            self.known.push(if let Some(it) = known {
                (some, (share * it / 100.0).round())
            } else {
                let pairs = some.iter().zip(base).map(|(a, b)| a * 100.0 - b * share);
                (pairs.collect(), 0.0)
            });
        }
    }

    /// Tells whether another value of a cell fits all that is known.
    fn other(&self, truth: &[usize], cell: usize) -> bool {
        let values = (0..=truth[cell] + 6).filter(|it| *it != truth[cell]);
        values.into_iter().any(|it| {
            let mut tried = vec![None; CELLS];
            tried[cell] = Some(it);
            self.fill(truth, tried)
        })
    }

    /// Goes through all tables with these cells: while the other cells, as they are, do not fit
    /// something that is known, one of them must change.
    fn fill(&self, truth: &[usize], mut tried: Vec<Option<usize>>) -> bool {
        loop {
            let mut next: Option<(usize, usize)> = None;
            let mut sure = None;
            for (times, value) in &self.known {
                let cells = || times.iter().enumerate().filter(|it| *it.1 != 0.0);
                let sum = |of: &dyn Fn(usize) -> usize| {
                    cells().map(|(at, it)| it * of(at) as f64).sum::<f64>() - value
                };
                let close = 1e-6 * (1.0 + value.abs());
                let least = sum(&|at| tried[at].unwrap_or(0));
                let whole = cells().all(|it| *it.1 == 1.0);
                let open: Vec<usize> =
                    cells().map(|it| it.0).filter(|at| tried[*at].is_none()).collect();
                if whole && least > close || open.is_empty() && least.abs() > close {
                    return false;
                }
                if let ([one], true) = (&open[..], whole) {
                    sure = Some((*one, (-least).round() as usize));
                    break;
                }
                let now = sum(&|at| tried[at].unwrap_or(truth[at]));
                if now.abs() > close && next.is_none_or(|it| open.len() < it.0) {
                    next = open.first().map(|it| (open.len(), *it));
                }
            }
            if let Some((at, value)) = sure {
                tried[at] = Some(value);
                continue;
            }
            let Some((_, at)) = next else { return true };
            let mut values: Vec<usize> = (0..=truth[at] + 6).collect();
            values.sort_by_key(|it| it.abs_diff(truth[at]));
            return values.into_iter().any(|it| {
                let mut tried = tried.clone();
                tried[at] = Some(it);
                self.fill(truth, tried)
            });
        }
    }
}

fn stats(sheet: &Sheet) -> impl Iterator<Item = Stat> {
    sheet.lines.iter().flat_map(|it| &it.figures).filter_map(|it| match it {
        Figure::Stat(it, _) => Some(*it),
        _ => None,
    })
}

/// Reads all that the screens of a question and its split print.
fn attack(survey: &Survey, rule: Disclosure) -> Attack {
    let mut made = Attack::default();
    let words = &EN.results;
    let (people, surveys) = (Participants::default(), Surveys::default());
    let own = describe(&survey.questions[2].0, &survey.questions[2].1, None);
    let by = By::Question(survey.questions[1].0.id);
    let given: super::Given<'_> = (survey, &people, &surveys, rule, QuantileType::Seven);
    let head = guard::base(&own, rule);
    let numbers: Vec<&str> = head.split(' ').collect();
    for (at, of) in [(0, &ASKED[..4]), (2, ASKED)] {
        if let Some(it) = numbers.get(at).and_then(|it| it.parse().ok()) {
            made.count(&Figure::Count(it), (ALL, of));
        }
    }
    let all = whole(survey, 2, &own, (rule, QuantileType::Seven), words).unwrap();
    let groups = split(given, 2, &own, &by, View::Groups, words).unwrap();
    let cross = split(given, 2, &own, &by, View::Cross, words).unwrap();
    for it in [&all, &groups, &cross] {
        for (id, sheet) in &it.sheets {
            made.sheet(id, sheet);
            // No sentence counts people, but for how many are in no group.
            for note in &sheet.notes {
                let outside = (0..60).find(|it| *note == (words.notes.outside)(*it));
                if let Some(it) = outside {
                    made.count(&Figure::Count(it), (&[2], ASKED));
                } else {
                    assert!(!note.contains("without an answer"), "{note}");
                    assert!(!note.contains("% of the"), "{note}");
                }
            }
            if *id == "crosstab" {
                made.crosstab(sheet);
            }
            if *id == "tests-by" && matches!(own.detail, Detail::Scale { .. }) {
                let gone = groups.grouped.as_ref().unwrap().groups.len() < 2;
                let n = sheet.lines.first().and_then(|it| it.figures.get(1));
                if let Some(n) = n.filter(|_| !gone) {
                    made.count(n, (IN, SCALE));
                }
            }
        }
    }
    for answer in 0..ON {
        let sheet =
            across::printed(survey, &people, survey.questions[2].0.id, &by, answer, rule);
        if let Some(sheet) = sheet {
            made.sites(&sheet, answer);
        }
    }
    made.finish();
    made
}

fn leaks(counts: &[usize], scale: bool, rule: Disclosure) -> Vec<usize> {
    let survey = survey(counts, scale);
    let made = attack(&survey, rule);
    for (times, value) in &made.known {
        let sum: f64 = times.iter().zip(counts).map(|(a, b)| a * *b as f64).sum();
        assert!((sum - value).abs() < 1e-6 * (1.0 + value.abs()), "{times:?} {value}");
    }
    let small = (0..CELLS).filter(|at| rule.is_small(counts[*at]));
    small.filter(|at| !made.other(counts, *at)).collect()
}

const FIVE: Disclosure = Disclosure { below: 5, round: 0, zeros: false };

#[test]
fn what_the_audit_could_work_out_can_no_longer_be_worked_out() {
    for counts in [
        // Two off the scale and one without an answer, all in one ward or in two.
        [20, 9, 20, 2, 1, 12, 8, 10, 0, 0, 0, 0, 0, 0, 0],
        [20, 9, 20, 1, 0, 12, 8, 10, 1, 1, 0, 0, 0, 0, 0],
        // One without an answer, and nobody else.
        [20, 9, 20, 0, 1, 12, 8, 10, 0, 0, 0, 0, 0, 0, 0],
        // Measures across sites, each masked alone.
        [3, 12, 12, 0, 0, 20, 9, 20, 0, 0, 15, 20, 8, 0, 0],
        // A ward of three, some in none.
        [2, 0, 1, 0, 0, 12, 8, 10, 0, 6, 1, 2, 0, 0, 0],
    ] {
        for scale in [true, false] {
            assert_eq!(leaks(&counts, scale, FIVE), Vec::<usize>::new(), "{counts:?}");
        }
    }
}

#[test]
fn the_attack_finds_what_is_printed_openly() {
    let counts = [20, 9, 20, 2, 1, 12, 8, 10, 0, 0, 0, 0, 0, 0, 0];
    let survey = survey(&counts, true);
    let open = attack_openly(&survey);
    assert!(!open.other(&counts, 3) && !open.other(&counts, 4));
}

/// What the attack knows when nothing is hidden but who reads it looks for small counts.
fn attack_openly(survey: &Survey) -> Attack {
    let mut made = Attack::default();
    let words = &EN.results;
    let own = describe(&survey.questions[2].0, &survey.questions[2].1, None);
    let by = By::Question(survey.questions[1].0.id);
    let off = Disclosure::default();
    let (people, surveys) = (Participants::default(), Surveys::default());
    let given: super::Given<'_> = (survey, &people, &surveys, off, QuantileType::Seven);
    let groups = split(given, 2, &own, &by, View::Groups, words).unwrap();
    groups.sheets.iter().for_each(|(id, it)| made.sheet(id, it));
    made.finish();
    assert!(
        groups
            .sheets
            .iter()
            .all(|it| stats(&it.1).all(|it| it != Err(Undefined::Hidden)))
    );
    made
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_small_count_has_two_values_that_fit_all_that_is_printed(
        counts in prop::collection::vec(
            prop_oneof![2 => Just(0usize), 2 => 1usize..5, 3 => 5usize..12],
            CELLS,
        ),
        scale in any::<bool>(),
    ) {
        prop_assert_eq!(leaks(&counts, scale, FIVE), Vec::<usize>::new());
    }
}
