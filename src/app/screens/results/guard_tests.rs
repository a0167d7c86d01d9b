//! What is hidden of each table and picture of results.

use std::rc::Rc;

use super::super::subject::{By, grouped};
use super::super::tables;
use super::*;
use crate::id::Ids;
use crate::interchange::csv;
use crate::participants::Participants;
use crate::stamp::{Moment, Stamp};
use crate::stats::{QuantileType, describe};
use crate::survey::reading::SurveyDraft;

const FIVE: Disclosure = Disclosure { below: 5, round: 0, zeros: false };

/// 30 of North, 20 of South, 3 of West; of the answers one is rare.
fn survey() -> Survey {
    let line = |at: usize| {
        let ward = if at < 30 {
            "North"
        } else if at < 50 {
            "South"
        } else {
            "West"
        };
        let mood = match at % 10 {
            0..=3 => "Agree",
            4..=7 => "Disagree",
            _ if at == 9 => "Strongly agree",
            _ => "Neither agree nor disagree",
        };
        format!("R{at},{ward},{mood},{}\n", at % 7)
    };
    let lines: Vec<String> = (0..53).map(line).collect();
    let text = format!("id,ward,mood,years\n{}", lines.concat());
    let mut ids = Ids::seeded(3);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let draft = SurveyDraft::of(Rc::new(csv::read_text(&text).value));
    draft.into_survey("Wards", "wards.csv", &mut ids, &stamp).value
}

fn of<'a>(survey: &'a Survey, name: &str) -> (&'a Question, Description) {
    let (question, column) = survey.by_name(name).unwrap();
    (question, describe(question, column, None))
}

fn is_hidden(it: &Figure) -> bool {
    matches!(it, Figure::Stat(Err(Undefined::Hidden), _))
}

fn column(sheet: &Sheet, at: usize) -> Vec<String> {
    sheet
        .text()
        .lines()
        .skip(1)
        .map(|it| it.split('\t').nth(at).unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_rare_answer_takes_another_with_it_and_the_cumulated_shares() {
    let survey = survey();
    let (question, own) = of(&survey, "mood");
    let words = &EN.results;
    let plain = tables::answers(question, &own, words).unwrap();
    let sheet = answers(plain.clone(), &own, FIVE);
    let hidden = column(&sheet, 1).iter().filter(|it| *it == "[c]").count();
    assert!(hidden >= 2, "{}", sheet.text());
    let at = column(&plain, 1).iter().position(|it| it == "1").unwrap();
    assert_eq!(column(&sheet, 1)[at], "[c]");
    assert!(column(&sheet, 6).iter().take(4).all(|it| it == "[c]"), "{}", sheet.text());
    // Their intervals would give them away; those of the others stand.
    for (place, n) in column(&sheet, 1).iter().enumerate().take(5) {
        let ends = [4, 5].map(|it| column(&sheet, it)[place].clone());
        assert!(ends.iter().all(|it| (it == "[c]") == (n == "[c]")), "{}", sheet.text());
    }
    assert!(sheet.notes.last().unwrap().contains("counts from 1 to 4"));
    // The file holds no number in its place either.
    let csv = String::from_utf8(sheet.csv()).unwrap();
    assert!(csv.contains("[c]") && !csv.contains("1.88"), "{csv}");
    // Nor does the picture.
    let Detail::Scale { table, .. } = pictured(&own, FIVE).detail else {
        panic!("a scale")
    };
    assert_eq!(table.valid, 0, "a stack shows every part of a whole, or none");
    assert!(less(&own, FIVE) && !less(&own, Disclosure::default()));
}

#[test]
fn a_small_group_has_no_numbers_and_is_in_no_test() {
    let survey = survey();
    let (question, own) = of(&survey, "years");
    let by = By::Question(survey.by_name("ward").unwrap().0.id);
    let people = Participants::default();
    let made = grouped(&survey, &people, question.id, &by).unwrap();
    let mask = groups(&own, &made, FIVE);
    // Of the two large ones the smaller goes too: else its size and mean gave West's away.
    assert_eq!(gone(&made, &mask), [1, 2]);
    let sheet =
        tables::numbers_by(question, &own, &made, QuantileType::Seven, &EN.results)
            .unwrap();
    let sheet = numbers_by(sheet, &made, &mask, FIVE);
    for line in &sheet.lines {
        let Some(Figure::Words(name)) = line.figures.first() else { panic!("a name") };
        let gone = name == "West" || name == "South";
        assert!(line.figures.iter().skip(1).all(|it| is_hidden(it) == gone), "{name}");
    }
    let drawn = pictured_groups(&made, &mask, FIVE);
    assert_eq!((drawn.groups.len(), drawn.tallies.len()), (1, 1));
    let numbers =
        crate::stats::pairing::numbers(question, survey.question(question.id).unwrap().1);
    let groups = super::super::subject::marks(&survey, &people, &by).unwrap();
    let (left, out) = marks(&numbers.unwrap().unwrap(), &groups, None, FIVE);
    assert_eq!((left.of.iter().filter(|it| it.is_ok()).count(), out), (30, 2));
}

#[test]
fn shares_within_groups_have_intervals_but_where_they_are_hidden() {
    let survey = survey();
    let (question, own) = of(&survey, "mood");
    let by = By::Question(survey.by_name("ward").unwrap().0.id);
    let made = grouped(&survey, &Participants::default(), question.id, &by).unwrap();
    let plain = tables::shares_by(question, &own, &made, &EN.results).unwrap();
    let rows: Vec<String> = plain.text().lines().skip(1).map(str::to_owned).collect();
    // statsmodels: proportion_confint(12, 30, method="wilson"), (8, 20).
    assert!(rows.contains(&"North\tAgree\t12\t40.0\t24.6\t57.7".to_owned()), "{rows:?}");
    assert!(rows.contains(&"South\tAgree\t8\t40.0\t21.9\t61.3".to_owned()), "{rows:?}");
    let mask = groups(&own, &made, FIVE);
    let beside = tables::answers_by(question, &own, &made, &EN.results).unwrap();
    let beside = answers_by(beside, &own, &made, &mask, FIVE);
    let sheet = shares_by(plain, &made, &mask, FIVE);
    // What one table hides the other does not show.
    let answers = beside.columns.len() - 3;
    let mut hidden = 0;
    for (at, line) in sheet.lines.iter().enumerate() {
        let cell = &beside.lines[at / answers].figures[3 + at % answers];
        hidden += usize::from(is_hidden(cell));
        for it in line.figures.iter().skip(2) {
            assert_eq!(is_hidden(it), is_hidden(cell), "{}", sheet.text());
        }
    }
    assert!(hidden > answers && hidden < sheet.lines.len(), "{}", sheet.text());
    assert!(sheet.notes.last().unwrap().contains("counts from 1 to 4"));
    let tens = Disclosure { round: 10, ..FIVE };
    let rough = tables::shares_by(question, &own, &made, &EN.results).unwrap();
    let rough = shares_by(rough, &made, &groups(&own, &made, tens), tens);
    // 12 of 30 is 10 of 30: proportion_confint(10, 30, method="wilson").
    let rows: Vec<String> = rough.text().lines().skip(1).map(str::to_owned).collect();
    assert!(
        rows.contains(&"North\tDisagree\t10\t33.3\t19.2\t51.2".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn rounded_counts_have_rounded_shares() {
    let rule = Disclosure { below: 8, round: 5, zeros: false };
    let survey = survey();
    let (question, own) = of(&survey, "ward");
    let sheet = tables::answers(question, &own, &EN.results).unwrap();
    let sheet = answers(sheet, &own, rule);
    // 30, 20 and 3 of 53: West is hidden, and South with it; 53 is 55.
    assert_eq!(column(&sheet, 1), ["30", "[c]", "[c]", "55"]);
    assert_eq!(column(&sheet, 2)[0], "54.5");
    // Wilson's of 30 of 55: statsmodels `proportion_confint(30, 55, method="wilson")`.
    assert_eq!([4, 5].map(|it| column(&sheet, it)[0].clone()), ["41.5", "67.0"]);
    // The picture's bars are as long as the rounded counts say.
    let Detail::Single(table) = pictured(&own, rule).detail else { panic!("a choice") };
    let drawn: Vec<_> =
        table.rows.iter().map(|it| (it.count, it.valid_percent)).collect();
    assert_eq!(drawn, [(30, Ok(30.0 * 100.0 / 55.0))]);
    assert_eq!(base(&own, rule), "55 of 55 answered");
    assert_eq!(base(&own, FIVE), "53 of 53 answered");
}

#[test]
fn an_option_that_all_but_a_few_chose_is_hidden_with_another() {
    let line = |at: usize| {
        let tools = if at == 7 { "Board" } else { "Board;Huddle" };
        let rare = if at < 20 { ";Notes" } else { "" };
        format!("R{at},{tools}{rare}\n")
    };
    let lines: Vec<String> = (0..53).map(line).collect();
    let text = format!("id,tools\n{}", lines.concat());
    let mut ids = Ids::seeded(3);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let draft = SurveyDraft::of(Rc::new(csv::read_text(&text).value));
    let survey = draft.into_survey("Wards", "wards.csv", &mut ids, &stamp).value;
    let (question, own) = of(&survey, "tools");
    let plain = tables::answers(question, &own, &EN.results).unwrap();
    // statsmodels: proportion_confint(20, 53, method="wilson").
    let at = column(&plain, 1).iter().position(|it| it == "20").unwrap();
    assert_eq!([4, 5].map(|it| column(&plain, it)[at].clone()), ["25.9", "51.2"]);
    let sheet = answers(plain, &own, FIVE);
    // All but one chose it. Of ticks shown as shares of all, it could be worked out.
    let hidden = column(&sheet, 1).iter().filter(|it| *it == "[c]").count();
    assert_eq!(hidden, 1, "{}", sheet.text());
    assert!(column(&sheet, 6).iter().all(|it| it == "[c]"), "{}", sheet.text());
    assert!(!sheet.notes.iter().any(|it| it.contains("53")), "{:?}", sheet.notes);
}

#[test]
fn zeros_are_hidden_on_request() {
    let survey = survey();
    let (question, own) = of(&survey, "mood");
    let zero = |rule| {
        let sheet = tables::answers(question, &own, &EN.results).unwrap();
        let plain = column(&sheet, 1);
        let at = plain.iter().position(|it| it == "0").expect("a level nobody chose");
        column(&answers(sheet, &own, rule), 1)[at].clone()
    };
    assert_eq!(zero(FIVE), "0");
    assert_eq!(zero(Disclosure { zeros: true, ..FIVE }), "[c]");
}

#[test]
fn nothing_is_hidden_when_it_is_off() {
    let survey = survey();
    let off = Disclosure::default();
    for name in ["ward", "mood", "years"] {
        let (_, own) = of(&survey, name);
        assert_eq!(pictured(&own, off), own);
        assert!(!less(&own, off));
    }
}
