//! Answers typed from paper forms: what is shown, what is meant, what is wrong, what is
//! kept, and two typings compared.

use std::rc::Rc;

use heddle::id::SurveyId;
use heddle::stamp::{Day, Provenance};
use heddle::study::{Command, History, Refusal, Study, Typing, apply};
use heddle::survey::form::{self, Form, Wrong};
use heddle::survey::{
    Asking, Column, Filling, Kind, Level, Limit, Limits, Missing, MissingCode, Question,
    Reply, RuleTrouble, Survey, compare, rule_of,
};
use proptest::prelude::*;

use crate::common::{id, stamp, study};

fn question(number: u32, name: &str, kind: Kind, shown_if: &str) -> Question {
    Question {
        id: id(number),
        name: name.into(),
        text: name.into(),
        kind,
        missing_codes: vec![MissingCode { value: "-9".into(), reason: "Refused".into() }],
        reversed: false,
        asking: Asking { shown_if: shown_if.into(), ..Asking::default() },
        provenance: Provenance::new(&stamp(1)),
    }
}

fn levels(all: &[(&str, &str)]) -> Vec<Level> {
    let level = |it: &(&str, &str)| Level { label: it.1.into(), ..Level::plain(it.0) };
    all.iter().map(level).collect()
}

fn survey(questions: Vec<Question>) -> Survey {
    let column = |it: &Question| Rc::new(Column::empty(&it.kind, 0));
    Survey {
        id: id(500),
        name: "Paper".into(),
        source: String::new(),
        respondents: Rc::default(),
        questions: questions.into_iter().map(|it| (it.clone(), column(&it))).collect(),
        composites: Vec::new(),
        second: None,
        provenance: Provenance::new(&stamp(1)),
    }
}

fn smokers() -> Survey {
    let yes_no = || levels(&[("1", "Yes"), ("0", "No")]);
    survey(vec![
        question(501, "smokes", Kind::Single(yes_no()), ""),
        question(502, "per_day", Kind::Number, "[smokes] = '1'"),
        question(
            503,
            "tried",
            Kind::Multiple(levels(&[("a", "Patch"), ("b", "Gum")]), ";".into()),
            "[per_day] > 10",
        ),
        question(504, "patch", Kind::Text, "[tried(a)] = '1' and [smokes] <> '0'"),
        question(505, "odd", Kind::Text, "[nowhere] = '1'"),
    ])
}

#[test]
fn questions_are_jumped_over() {
    let form = Form::of(&smokers());
    let (yes, no) = (Reply::Choice(0), Reply::Choice(1));
    let ticked = Reply::Choices([0].into());
    let none = Reply::NONE;
    for (replies, want) in [
        (vec![], "smokes odd"),
        (vec![no.clone()], "smokes odd"),
        (vec![yes.clone()], "smokes per_day odd"),
        (vec![yes.clone(), Reply::Number(20.0)], "smokes per_day tried odd"),
        (
            vec![yes.clone(), Reply::Number(20.0), ticked.clone()],
            "smokes per_day tried patch odd",
        ),
        (vec![yes.clone(), Reply::Number(10.0), ticked.clone()], "smokes per_day odd"),
        // What was said to a question that is hidden again counts for nothing.
        (vec![no.clone(), Reply::Number(20.0), ticked.clone()], "smokes odd"),
        (vec![none.clone(), Reply::Number(20.0), ticked.clone()], "smokes odd"),
    ] {
        let shown = form.shown(&replies);
        let names: Vec<&str> = form
            .questions()
            .iter()
            .zip(&shown)
            .filter(|it| *it.1)
            .map(|it| it.0.name.as_str())
            .collect();
        assert_eq!(names.join(" "), want, "{replies:?}");
    }
    let kept = form.finished("P1", &[no, Reply::Number(20.0), ticked]);
    let hidden = Reply::Missing(Missing::NotShown);
    assert_eq!(kept[1..4], [hidden.clone(), hidden.clone(), hidden]);
    assert_eq!(kept[4], Reply::NONE);
}

#[test]
fn rules_look_back_only() {
    let mut survey = smokers();
    let trouble = |survey: &Survey, at: usize| {
        rule_of(&survey.questions.iter().map(|it| &it.0), at).map(Result::err)
    };
    assert_eq!(trouble(&survey, 0), None);
    assert_eq!(trouble(&survey, 1), Some(None));
    assert_eq!(trouble(&survey, 4), Some(Some(RuleTrouble::Unknown("nowhere".into()))));
    survey.questions[1].0.asking.shown_if = "[tried(a)] = '1'".into();
    assert_eq!(trouble(&survey, 1), Some(Some(RuleTrouble::Later("tried".into()))));
    survey.questions[1].0.asking.shown_if = "sum([smokes])".into();
    assert_eq!(trouble(&survey, 1), Some(Some(RuleTrouble::Unread)));
}

#[test]
fn what_is_typed() {
    let scale = Kind::Scale(levels(&[
        ("1", "Disagree"),
        ("2", "Neither"),
        ("3", "Agree"),
        ("9", "Not sure"),
    ]));
    let words = Kind::Single(levels(&[
        ("Ward sister", "Ward sister"),
        ("Ward clerk", "Ward clerk"),
        ("Doctor", "Doctor"),
    ]));
    let letters = Kind::Multiple(
        levels(&[("a", "Huddle"), ("b", "Card"), ("c", "Board")]),
        ";".into(),
    );
    let day = |it: &str| Reply::Date(Day::parse(it).unwrap());
    let many = |all: &[u16]| Ok(Reply::Choices(all.into()));
    for (kind, text, want) in [
        (&scale, "3", Ok(Reply::Choice(2))),
        (&scale, " 9 ", Ok(Reply::Choice(3))),
        (&scale, "agree", Ok(Reply::Choice(2))),
        (&scale, "nei", Ok(Reply::Choice(1))),
        (&scale, "n", Err(Wrong::Several)),
        (&scale, "4", Err(Wrong::NoLevel)),
        (&scale, "-9", Ok(Reply::Missing(Missing::Declared(0)))),
        (&scale, "", Ok(Reply::NONE)),
        (&words, "2", Ok(Reply::Choice(1))),
        (&words, "ward s", Ok(Reply::Choice(0))),
        (&words, "ward", Err(Wrong::Several)),
        (&words, "4", Err(Wrong::NoLevel)),
        (&letters, "ca", many(&[0, 2])),
        (&letters, "b, a a", many(&[0, 1])),
        (&letters, "Board + huddle", many(&[0, 2])),
        (&letters, "0", many(&[])),
        (&letters, "ax", Err(Wrong::NoLevel)),
        (&Kind::Number, "3,5", Ok(Reply::Number(3.5))),
        (&Kind::Number, "-4", Ok(Reply::Number(-4.0))),
        (&Kind::Number, "about 3", Err(Wrong::NoNumber)),
        (&Kind::Date, "2026-02-28", Ok(day("2026-02-28"))),
        (&Kind::Date, "3/4/2026", Ok(day("2026-04-03"))),
        (&Kind::Date, "2026-02-30", Err(Wrong::NoDay)),
        (&Kind::Text, " It went well. ", Ok(Reply::Text("It went well.".into()))),
    ] {
        let asked = question(1, "q", kind.clone(), "");
        let found = form::typed(&asked, text);
        assert_eq!(found, want, "{text:?} to {kind:?}");
        // What is shown to be corrected means the same when it is typed again.
        if let Ok(reply) = found {
            let shown = form::shown_as(&asked, &reply);
            assert_eq!(form::typed(&asked, &shown), Ok(reply), "{shown:?}");
        }
    }
}

#[test]
fn what_is_not_taken() {
    let mut number = question(1, "n", Kind::Number, "");
    number.asking.required = true;
    number.asking.limits = Limits {
        least: Some(Limit::Number(0.0)),
        most: Some(Limit::Number(60.0)),
        whole: true,
    };
    let mut day = question(2, "d", Kind::Date, "");
    let first = Day::parse("2026-01-01").unwrap();
    day.asking.limits.least = Some(Limit::Day(first));
    let date = |it: &str| Reply::Date(Day::parse(it).unwrap());
    for (asked, reply, want) in [
        (&number, Reply::NONE, Some(Wrong::Required)),
        (&number, Reply::Missing(Missing::Declared(0)), None),
        (&number, Reply::Number(0.0), None),
        (&number, Reply::Number(60.0), None),
        (&number, Reply::Number(60.5), Some(Wrong::NotWhole)),
        (&number, Reply::Number(-1.0), Some(Wrong::TooLow(Limit::Number(0.0)))),
        (&number, Reply::Number(61.0), Some(Wrong::TooHigh(Limit::Number(60.0)))),
        (&day, Reply::NONE, None),
        (&day, date("2026-01-01"), None),
        (&day, date("2025-12-31"), Some(Wrong::TooLow(Limit::Day(first)))),
    ] {
        assert_eq!(form::check(asked, &reply), want, "{reply:?}");
    }
}

#[test]
fn a_form_is_filled_in() {
    let mut survey = smokers();
    survey.questions[1].0.asking.limits.most = Some(Limit::Number(80.0));
    survey.questions[0].0.asking.required = true;
    let form = Rc::new(Form::of(&survey));
    let mut filling = Filling::new(&form);
    assert_eq!((filling.next(None), filling.progress()), (Some(0), (0, 2)));
    // It has to be answered; paper may be blank all the same.
    assert!(!filling.settle(0));
    assert_eq!(filling.lines()[0].wrong, Some(Wrong::Required));
    assert!(filling.settle(0));
    filling.put(0, "yes");
    assert!(filling.settle(0));
    assert_eq!(filling.next(Some(0)), Some(1));
    filling.put(1, "200");
    assert!(!filling.settle(1));
    // Another answer is looked at anew; who insists is insisted on.
    filling.put(1, "about 20");
    assert!(!filling.settle(1));
    assert!(!filling.insist(1));
    assert!(filling.settle(1), "said before, kept now");
    assert_eq!(filling.stop(), None);
    let kept = filling.finished("P1");
    assert_eq!(kept[0].1, Reply::Choice(0));
    assert_eq!(kept[1].1, Reply::Stray("about 20".into()));
    // Whether these are more than 10 nobody knows: what depends on it is asked.
    assert_eq!(kept[2].1, Reply::NONE);
    // A reason instead; and back.
    filling.choose(1, Reply::Missing(Missing::Declared(0)));
    assert_eq!(filling.lines()[1].typed, "-9");
    assert!(filling.insist(1));
    assert_eq!((filling.previous(4), filling.previous(1)), (Some(1), Some(0)));
    // Corrected later: what was kept is kept until it is changed.
    let replies: Vec<Reply> = kept.into_iter().map(|it| it.1).collect();
    let mut again = Filling::of(&form, &replies);
    assert_eq!(again.stop(), None);
    assert_eq!(again.lines()[1].typed, "about 20");
    assert_eq!(again.finished("P1")[1].1, Reply::Stray("about 20".into()));
    again.put(1, "200");
    assert_eq!(again.stop(), Some(1));
}

#[test]
fn ids_go_on() {
    for (taken, want) in [
        (vec![], "1"),
        (vec!["1", "2"], "3"),
        (vec!["P-009"], "P-010"),
        (vec!["P-099", "Q1", "P-100", "P-007"], "P-101"),
        (vec!["Amara"], "1"),
        (vec!["18446744073709551615"], "18446744073709551615"),
    ] {
        let found = form::next_id(taken.iter().copied());
        // At the end of all numbers there is no next one; the form then says it is taken.
        assert_eq!(found, want, "{taken:?}");
    }
}

fn of(study: &Study) -> &Survey {
    study.surveys.get(&id::<SurveyId>(50)).unwrap()
}

fn enter(
    typing: Typing,
    respondent: &str,
    replaces: Option<&str>,
    replies: Vec<(u32, Reply)>,
) -> Command {
    Command::EnterRespondent {
        survey: id(50),
        typing,
        respondent: respondent.into(),
        replaces: replaces.map(Into::into),
        replies: replies.into_iter().map(|(number, it)| (id(number), it)).collect(),
    }
}

#[test]
fn one_respondent_is_one_step() {
    let before = study();
    let mut history = History::new(before.clone());
    let command = enter(
        Typing::First,
        " R4 ",
        None,
        vec![(51, Reply::Choice(1)), (54, Reply::Stray("3 to 4".into()))],
    );
    history.run(&command, &stamp(90)).unwrap();
    let survey = of(history.study());
    assert_eq!(survey.rows(), 4);
    assert_eq!(&*survey.respondents[3], "R4");
    let replies = form::replies_of(survey, 3);
    assert_eq!(replies[0], Reply::Choice(1));
    assert_eq!(replies[1], Reply::NONE);
    assert_eq!(replies[3], Reply::Stray("3 to 4".into()));
    // The others are as they were.
    for row in 0..3 {
        assert_eq!(form::replies_of(survey, row), form::replies_of(of(&before), row));
    }
    assert!(history.undo(&stamp(91)));
    assert_eq!(of(history.study()).questions, of(&before).questions);
    assert_eq!(of(history.study()).respondents, of(&before).respondents);
}

#[test]
fn respondents_are_corrected_and_removed() {
    let study = study();
    let done = |command: &Command| apply(&study, command, &stamp(90));
    let refused = |command: &Command| done(command).unwrap_err();
    assert_eq!(
        refused(&enter(Typing::First, "R1", None, vec![])),
        Refusal::NameTaken("R1".into())
    );
    assert_eq!(refused(&enter(Typing::First, "", None, vec![])), Refusal::NameEmpty);
    let unfit = enter(Typing::First, "R9", None, vec![(51, Reply::Number(1.0))]);
    assert_eq!(refused(&unfit), Refusal::Gone);
    let beyond = enter(Typing::First, "R9", None, vec![(51, Reply::Choice(2))]);
    assert_eq!(refused(&beyond), Refusal::Gone);
    // Corrected: one answer, and the id; what is not named stays.
    let next =
        done(&enter(Typing::First, "R2b", Some("R2"), vec![(51, Reply::Choice(0))]))
            .unwrap();
    let survey = of(&next);
    assert_eq!(survey.rows(), 3);
    assert_eq!(&*survey.respondents[1], "R2b");
    let (old, new) = (form::replies_of(of(&study), 1), form::replies_of(survey, 1));
    assert_eq!(new[0], Reply::Choice(0));
    assert_eq!(new[1..], old[1..]);
    // Removed: strays of those behind move up with their rows.
    let gone = Command::RemoveRespondent {
        survey: id(50),
        typing: Typing::First,
        respondent: "R1".into(),
    };
    let next = done(&gone).unwrap();
    let survey = of(&next);
    assert_eq!(survey.rows(), 2);
    assert_eq!(form::replies_of(survey, 0), form::replies_of(of(&study), 1));
    assert_eq!(form::replies_of(survey, 0)[3], Reply::Stray("a few".into()));
}

#[test]
fn two_typings_are_compared_and_decided() {
    let mut study = study();
    let run = |study: &mut Study, command: &Command| {
        *study = apply(study, command, &stamp(90)).unwrap();
    };
    // R3 is typed again all the same, but for one word and one answer.
    let mut replies: Vec<(u32, Reply)> =
        (51..).zip(form::replies_of(of(&study), 2)).collect();
    replies[5].1 = Reply::Text("another".into());
    replies[4].1 = Reply::NONE;
    run(&mut study, &enter(Typing::Second, "R3", None, replies));
    let found = compare(of(&study)).unwrap();
    assert_eq!(found.both, 2);
    let only: Vec<&str> = found.only_first.iter().map(|it| &**it).collect();
    assert_eq!(only, ["R1"]);
    // R2's role was decided; each of the two has six answers.
    assert_eq!((found.cells, found.settled), (12, 1));
    let open = |it: &heddle::survey::Compared| -> Vec<String> {
        let one =
            |it: &heddle::survey::Differs| format!("{} {}", it.respondent, it.question);
        it.open.iter().map(one).collect()
    };
    let r3 = |number: u32| format!("R3 {}", id::<heddle::id::QuestionId>(number));
    assert!(open(&found).ends_with(&[r3(55), r3(56)]), "{:?}", open(&found));
    assert_eq!(found.agreed + found.settled + found.open.len(), found.cells);
    let before = found.agreement().unwrap();
    let settle = Command::SettleAnswer {
        survey: id(50),
        question: id(56),
        respondent: "R3".into(),
        reply: Reply::Text("another".into()),
    };
    run(&mut study, &settle);
    let found = compare(of(&study)).unwrap();
    assert_eq!(found.settled, 2);
    assert_eq!(of(&study).questions[5].1.reply(2), Reply::Text("another".into()));
    // Deciding does not make the typists agree.
    assert_eq!(found.agreement(), Some(before));
    run(&mut study, &Command::RemoveSecondTyping { survey: id(50) });
    assert_eq!(compare(of(&study)), None);
}

proptest! {
    #[test]
    fn rows_come_back(
        replies in proptest::collection::vec(0u16..4, 1..12),
        gone in 0usize..12,
    ) {
        let reply = |it: u16| match it {
            0 => Reply::NONE,
            1 => Reply::Missing(Missing::NotShown),
            2 => Reply::Stray(Rc::from("odd")),
            _ => Reply::Choice(it),
        };
        let kind = Kind::Single((0..4).map(|it: u16| Level::plain(&it.to_string())).collect());
        let mut column = Column::empty(&kind, 0);
        for (row, it) in replies.iter().enumerate() {
            column.set(row, &reply(*it));
        }
        let mut want: Vec<Reply> = replies.iter().map(|it| reply(*it)).collect();
        let all = |column: &Column| -> Vec<Reply> {
            (0..column.answers.len()).map(|row| column.reply(row)).collect()
        };
        prop_assert_eq!(all(&column), want.clone());
        let gone = gone % want.len();
        column.remove(gone);
        want.remove(gone);
        prop_assert_eq!(all(&column), want);
        let strays = replies.iter().enumerate().filter(|it| *it.1 == 2 && it.0 != gone);
        prop_assert_eq!(column.strays.len(), strays.count());
    }

    #[test]
    fn nothing_typed_breaks_the_form(text in "[0-9a-c ,;.+\\-é🙂]{0,12}") {
        for kind in [
            Kind::Single(levels(&[("1", "a b"), ("2", "é")])),
            Kind::Multiple(levels(&[("1", "a"), ("2", "b c")]), ";".into()),
            Kind::Number,
            Kind::Date,
            Kind::Text,
        ] {
            let asked = question(1, "q", kind, "");
            if let Ok(reply) = form::typed(&asked, &text) {
                prop_assert!(asked.takes(&reply));
                prop_assert!(form::check(&asked, &reply).is_none());
            }
        }
    }
}
