//! Composite scales as questions, reversed items and two waves, on a small survey.

use std::rc::Rc;

use heddle::id::Id;
use heddle::order::Map;
use heddle::stamp::{Moment, Provenance, Stamp};
use heddle::stats::composites::{derived, items, together, with_composites};
use heddle::stats::pairing::{self, Absent};
use heddle::stats::{Detail, Undefined, describe, waves};
use heddle::survey::{
    Answers, Column, Composite, Given, Kind, Level, Missing, Question, Score, Survey,
};
use uuid::Uuid;

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

fn provenance() -> Provenance {
    Provenance::new(&Stamp { at: Moment(0), by: id(1) })
}

type Asked = (Question, Rc<Column>);

/// A question of points 1 to 5, with "not sure" as a sixth level.
fn item(number: u128, name: &str, reversed: bool, given: Vec<Given<u16>>) -> Asked {
    let point =
        |it: u8| Level { score: Some(f64::from(it)), ..Level::plain(&it.to_string()) };
    let mut levels: Vec<Level> = (1..=5).map(point).collect();
    levels.push(Level { off_scale: true, ..Level::plain("not sure") });
    let question = Question {
        id: id(number),
        name: name.into(),
        text: format!("How is {name}?"),
        kind: Kind::Scale(levels),
        missing_codes: Vec::new(),
        reversed,
        asking: heddle::survey::Asking::default(),
        provenance: provenance(),
    };
    let column = Column { answers: Answers::Choice(given), strays: Map::new() };
    (question, Rc::new(column))
}

fn survey(questions: Vec<Asked>, respondents: &[&str]) -> Survey {
    Survey {
        id: id(90),
        name: "s".into(),
        source: String::new(),
        respondents: Rc::new(respondents.iter().map(|it| (*it).into()).collect()),
        questions,
        composites: vec![Composite {
            id: id(80),
            name: "Climate".into(),
            items: vec![id(11), id(12), id(13)],
            score: Score::Mean,
            least: 2,
            provenance: provenance(),
        }],
        second: None,
        provenance: provenance(),
    }
}

const UNSEEN: Given<u16> = Err(Missing::NotShown);

/// The last item runs the other way.
fn small(reversed: bool) -> Survey {
    let gap = Err(Missing::Empty);
    survey(
        vec![
            item(11, "a", false, vec![Ok(4), Ok(3), Ok(0), gap, UNSEEN, Ok(1)]),
            item(12, "b", false, vec![Ok(3), Ok(3), Ok(1), Ok(5), UNSEEN, Ok(0)]),
            item(13, "c", reversed, vec![Ok(0), Ok(2), Ok(4), Ok(1), UNSEEN, Ok(3)]),
        ],
        &["r1", "r2", "r3", "r4", "r5", "r6"],
    )
}

#[test]
fn a_composite_is_a_question_with_numbers() {
    let survey = small(true);
    let (question, column) = derived(&survey, &survey.composites[0]);
    assert_eq!((question.id, question.kind), (id(80), Kind::Number));
    // 5, 4 and 6 − 1; 4, 4 and 6 − 3; 1, 2 and 6 − 5; one item only; none shown; 2, 1, 6 − 4.
    assert_eq!(
        column.answers,
        Answers::Number(vec![
            Ok(14.0 / 3.0),
            Ok(11.0 / 3.0),
            Ok(4.0 / 3.0),
            Err(Missing::Declared(0)),
            Err(Missing::NotShown),
            Ok(5.0 / 3.0),
        ])
    );
    let whole = with_composites(&survey);
    let (last, column) = whole.questions.last().unwrap();
    let told = describe(last, column, None);
    assert_eq!((told.base.n, told.base.missing(), told.base.not_shown), (4, 1, 1));
    // Too few answers are not none: that is a reason of its own, and said as such.
    assert_eq!((told.base.empty, told.base.declared.as_slice()), (0, &[1][..]));
    let reasons: Vec<String> =
        last.missing_codes.iter().map(|it| it.reason.clone()).collect();
    assert_eq!(
        (heddle::words::EN.results.base)(&told.base, &reasons, &[]),
        "4 of 5 answered; 1 missing (1 Too few items answered); not shown to 1"
    );
    let mut skipped = small(true);
    skipped.composites[0].least = 1;
    for (_, column) in &mut skipped.questions {
        let Answers::Choice(rows) = &mut std::rc::Rc::make_mut(column).answers else {
            panic!()
        };
        rows[3] = Err(Missing::Empty);
    }
    let (_, column) = derived(&skipped, &skipped.composites[0]);
    assert_eq!(column.answers.missing(3), Some(Missing::Empty));
}

#[test]
fn reversing_turns_every_number_and_no_answer() {
    let (plain, turned) = (small(false), small(true));
    let numbers = |it: &Survey| {
        let (question, column) = it.by_name("c").unwrap();
        pairing::numbers(question, column).unwrap().unwrap()
    };
    let sums = numbers(&plain).into_iter().zip(numbers(&turned));
    for (a, b) in sums {
        match (a, b) {
            (Ok(a), Ok(b)) => assert!((a + b - 6.0).abs() < 1e-15),
            (a, b) => assert_eq!((a, b), (Err(Absent::NotShown), Err(Absent::NotShown))),
        }
    }
    let told = [&plain, &turned].map(|it| {
        let (question, column) = it.by_name("c").unwrap();
        let Detail::Scale { table, summary, .. } =
            describe(question, column, None).detail
        else {
            panic!("a scale")
        };
        (table, summary.mean.unwrap(), summary.sd)
    });
    assert_eq!(told[0].0, told[1].0, "who answered what stays");
    assert!((told[0].1 + told[1].1 - 6.0).abs() < 1e-12);
    assert_eq!(told[0].2, told[1].2);
}

#[test]
fn a_negative_alpha_names_the_item_and_turning_it_round_mends_it() {
    let survey = small(false);
    let found = together(&survey, &survey.composites[0], 0.95);
    assert_eq!(found.alpha.alpha.value, Err(Undefined::NegativeAlpha));
    let all = items(&survey, &survey.composites[0]);
    let against: Vec<&str> =
        found.alpha.against.iter().map(|it| all[*it].0.name.as_str()).collect();
    assert_eq!(against, ["c"]);
    let survey = small(true);
    let found = together(&survey, &survey.composites[0], 0.95);
    assert!(found.alpha.alpha.value.unwrap() > 0.9 && found.alpha.against.is_empty());
    assert_eq!((found.alpha.n, found.rows), (4, 6));
}

#[test]
fn items_that_are_gone_or_without_numbers_are_left_out() {
    let mut survey = small(true);
    survey.questions.remove(0);
    survey.questions[0].0.kind = Kind::Single(Vec::new());
    assert_eq!(items(&survey, &survey.composites[0]).len(), 1);
    survey.questions.clear();
    let (_, column) = derived(&survey, &survey.composites[0]);
    assert_eq!(column.answers, Answers::Number(vec![Err(Missing::Empty); 6]));
}

#[test]
fn two_waves_share_respondents_and_questions() {
    let first = small(true);
    let second = survey(
        vec![
            item(21, "a", false, vec![Ok(1), Ok(2), Ok(4)]),
            item(22, "b2", false, vec![Ok(0), Ok(0), Ok(0)]),
        ],
        &["r6", "r9", "r1"],
    );
    let rows = waves::aligned(&first, &second);
    assert_eq!(rows, [Some(2), None, None, None, None, Some(0)]);
    let (question, _) = first.by_name("a").unwrap();
    let (other, column) = waves::same(question, &second).unwrap();
    assert_eq!(other.name, "a");
    let numbers = pairing::numbers(other, column).unwrap().unwrap();
    let absent = Err(Absent::Missing);
    assert_eq!(
        waves::brought(&rows, &numbers),
        [Ok(5.0), absent, absent, absent, absent, Ok(2.0)]
    );
    let marks = pairing::marks(other, column).unwrap();
    assert_eq!(waves::brought_marks(&rows, &marks).of[0], Ok(4));
    // By wording, where the name is another one; not when two have it.
    let (mut question, _) = item(31, "x", false, Vec::new());
    question.text = "how is B2? ".into();
    assert_eq!(waves::same(&question, &second).unwrap().0.name, "b2");
    let mut twice = second.clone();
    twice.questions[0].0.text = "How is b2?".into();
    assert!(waves::same(&question, &twice).is_none());
    question.kind = Kind::Number;
    assert!(waves::same(&question, &second).is_none(), "another kind");
}
