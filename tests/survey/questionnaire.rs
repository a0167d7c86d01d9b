//! Questionnaires: changed question by question, and as `REDCap` data dictionaries.

use std::rc::Rc;

use heddle::id::{Ids, QuestionId, SurveyId};
use heddle::interchange::{exports, table_in};
use heddle::order::Map;
use heddle::parsed::{ExportRemark, Problem};
use heddle::stamp::{Day, Provenance};
use heddle::study::{Command, Refusal, Study, apply};
use heddle::survey::{
    Answers, Asking, Column, Kind, Level, Limit, Limits, Missing, MissingCode, Question,
    Reply, Survey, recast,
};

use super::fixture;
use crate::common::{id, stamp, study};

fn read(bytes: &[u8], name: &str) -> heddle::parsed::Parsed<Survey> {
    let records = table_in::read_records(bytes).value;
    let mut ids = Ids::seeded(7);
    let made =
        exports::read_questionnaire(&records, (name, "d.csv"), &mut ids, &stamp(1));
    made.unwrap()
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let records = table_in::read_records(bytes).value;
    let mut all = vec![records.first.clone()];
    for row in 0..records.rows() {
        all.push(
            (0..records.columns.len())
                .map(|it| records.cell(row, it).to_owned())
                .collect(),
        );
    }
    all
}

#[test]
fn a_dictionary_comes_back_with_all_its_columns() {
    let path = fixture("survey-exports/redcap_data_dictionary.csv");
    let bytes = std::fs::read(path).unwrap();
    let read_first = read(&bytes, "Staff survey");
    assert_eq!(read_first.notes, []);
    let survey = read_first.value;
    let written = exports::write_questionnaire(&survey);
    assert_eq!(cells(&written), cells(&bytes));
    // What was written is read as the same questionnaire.
    assert_eq!(read(&written, "Staff survey").value, survey);

    let of = |name: &str| survey.by_name(name).unwrap().0.clone();
    assert_eq!(of("record_id").kind, Kind::Identifier);
    let site = of("site");
    assert_eq!(site.asking.heading, "About you");
    assert!(site.asking.required);
    assert_eq!(site.kind.levels().len(), 3);
    let years = of("yrs").asking.limits;
    assert_eq!(years.least, Some(Limit::Number(0.0)));
    assert_eq!(years.most, Some(Limit::Number(60.0)));
    let safe = of("hand_safe");
    assert!(matches!(&safe.kind, Kind::Scale(it) if it.len() == 5));
    assert_eq!(safe.missing_codes.len(), 1);
    assert_eq!(of("tools_oth").asking.shown_if, "[tools(3)] = '1' and [site] <> '2'");
    assert!(!of("age2").asking.is_asked());
    assert!(of("info").asking.is_text_only());
    assert!(of("change").asking.is_asked());
}

#[test]
fn every_column_is_kept_and_what_is_changed_is_written() {
    let heading = cells(
        &std::fs::read(fixture("survey-exports/redcap_data_dictionary.csv")).unwrap(),
    )
    .remove(0)
    .iter()
    .map(|it| format!("\"{it}\""))
    .collect::<Vec<String>>()
    .join(",");
    let text = format!(
        "{heading}\r\n\
         id,intake,,text,ID,,,,,,y,,,RH,1,,,\r\n\
         born,intake,<b>Your days</b>,text,\"<i>Born</i>\",,day first,date_dmy,1900-01-01,today,y,,y,LV,2,,,@NONOW\r\n\
         mood,intake,,dropdown,Mood,\"3, Good | 2, So-so | 1, Bad\",help,,,,,[born] <> '',,RV,3,m1,y,note here\r\n"
    );
    let survey = read(text.as_bytes(), "Other name").value;
    let written = exports::write_questionnaire(&survey);
    assert_eq!(cells(&written), cells(text.as_bytes()));
    assert_eq!(survey.by_name("born").unwrap().0.text, "Born");

    // Changed questions are written as they are, and keep what is still so.
    let mut changed = survey.clone();
    let (born, _) = &mut changed.questions[1];
    born.text = "Date of birth".into();
    born.asking.required = false;
    let (mood, _) = &mut changed.questions[2];
    mood.missing_codes.push(MissingCode { value: "-9".into(), reason: "Refused".into() });
    let written = exports::write_questionnaire(&changed);
    let rows = cells(&written);
    assert_eq!((rows[2][4].as_str(), rows[2][12].as_str()), ("Date of birth", ""));
    assert_eq!((rows[2][7].as_str(), rows[2][17].as_str()), ("date_dmy", "@NONOW"));
    let again = read(&written, "Other name").value;
    let codes = &again.by_name("mood").unwrap().0.missing_codes;
    assert_eq!(codes, &changed.questions[2].0.missing_codes);
}

fn question(number: u32, name: &str, kind: Kind) -> Question {
    Question {
        id: id(number),
        name: name.into(),
        text: format!("{name}?"),
        kind,
        missing_codes: Vec::new(),
        reversed: false,
        asking: Asking::default(),
        provenance: Provenance::new(&stamp(1)),
    }
}

fn levels(all: &[(&str, Option<f64>, bool)]) -> Vec<Level> {
    all.iter()
        .map(|(value, score, off_scale)| Level {
            score: *score,
            off_scale: *off_scale,
            label: format!("{value} (label)"),
            value: (*value).into(),
        })
        .collect()
}

/// A questionnaire that was built here, with names and values that `REDCap` does not take.
fn built() -> Survey {
    let scale = levels(&[
        ("Not at all", Some(0.0), false),
        ("Somewhat", Some(5.0), false),
        ("Very, very much", Some(10.0), false),
        ("Cannot say", None, true),
    ]);
    let mut well = question(902, "How well?", Kind::Scale(scale));
    well.missing_codes
        .push(MissingCode { value: "-99".into(), reason: "Refused".into() });
    well.reversed = true;
    let mut visits = question(903, "visits", Kind::Number);
    visits
        .missing_codes
        .push(MissingCode { value: "-9".into(), reason: "Unknown".into() });
    visits.asking.shown_if = "[How well?] = 'Somewhat'".into();
    visits.asking.limits.whole = true;
    let last = question(904, "2nd visit", Kind::Date);
    let mut last = Question { ..last };
    last.asking.limits = Limits {
        least: Day::parse("2026-01-01").map(Limit::Day),
        most: None,
        whole: false,
    };
    let tools = question(
        905,
        "Tools",
        Kind::Multiple(levels(&[("a|b", None, false)]), "|".into()),
    );
    let questions = [well, visits, last, tools, question(906, "why", Kind::Text)];
    let column = |it: &Question| Rc::new(Column::empty(&it.kind, 0));
    Survey {
        id: id(900),
        name: "1st try".into(),
        source: String::new(),
        respondents: Rc::default(),
        questions: questions.into_iter().map(|it| (it.clone(), column(&it))).collect(),
        composites: Vec::new(),
        second: None,
        provenance: Provenance::new(&stamp(1)),
    }
}

#[test]
fn what_was_built_here_goes_to_redcap_and_back() {
    let written = exports::write_questionnaire(&built());
    let rows = cells(&written);
    let names: Vec<&str> = rows.iter().skip(1).map(|it| it[0].as_str()).collect();
    assert_eq!(
        names,
        ["record_id", "how_well", "visits", "survey_2nd_visit", "tools", "why"]
    );
    assert_eq!(rows[1][1], "survey_1st_try");
    assert_eq!(
        rows[2][5],
        "1, Not at all (label) | 2, Somewhat (label) | 3, Very, very much (label) | \
         4, Cannot say (label) | -99, Refused"
    );
    // Rules ask for names and codes as they are in the dictionary.
    assert_eq!(rows[3][11], "[how_well] = '2'");
    let back = read(&written, "1st try").value;
    let well = &back.by_name("how_well").unwrap().0;
    let Kind::Scale(levels) = &well.kind else { panic!("{:?}", well.kind) };
    let scores: Vec<Option<f64>> = levels.iter().map(|it| it.score).collect();
    assert_eq!(scores, [Some(0.0), Some(5.0), Some(10.0), None]);
    assert!(levels[3].off_scale && !levels[2].off_scale);
    assert_eq!(well.missing_codes.len(), 1);
    assert!(well.reversed);
    let visits = &back.by_name("visits").unwrap().0;
    assert_eq!(visits.missing_codes[0].value, "-9");
    assert!(visits.asking.limits.whole);
    let dated = &back.by_name("survey_2nd_visit").unwrap().0;
    assert_eq!(dated.asking.limits.least, Day::parse("2026-01-01").map(Limit::Day));
    // Written again, it stays the same.
    assert_eq!(cells(&exports::write_questionnaire(&back)), rows);
}

#[test]
fn formulas_are_masked_but_not_negative_codes() {
    let mut survey = built();
    survey.questions[4].0.text = "=cmd|' /C calc'!A0".into();
    survey.questions[0].0.kind =
        Kind::Single(vec![Level { label: "None".into(), ..Level::plain("-1") }]);
    let text = String::from_utf8(exports::write_questionnaire(&survey)).unwrap();
    assert!(text.contains("\"'=cmd|"), "{text}");
    assert!(text.contains("\"-1, None | -99, Refused\""), "{text}");
}

#[test]
fn what_is_no_dictionary_and_what_is_odd() {
    let records = table_in::read_records(b"a,b\n1,2\n").value;
    let mut ids = Ids::seeded(1);
    assert_eq!(
        exports::read_questionnaire(&records, ("x", "x.csv"), &mut ids, &stamp(1)),
        None
    );
    let odd = b"Variable / Field Name,Field Type,Field Label,Branching Logic (Show field only if...)\n\
        a,text,A,\na,text,B,\nb,text,C,datediff([a]) > 3\n,text,D,\n";
    let made = read(odd, "x");
    let found: Vec<&Problem> = made.notes.iter().map(|it| &it.problem).collect();
    assert_eq!(
        found,
        [
            &Problem::Export(ExportRemark::FieldTwice { name: "a".into() }),
            &Problem::Export(ExportRemark::RuleKept { rule: "datediff([a]) > 3".into() }),
        ]
    );
    assert_eq!(made.value.questions.len(), 2);
}

fn survey_of(study: &Study) -> Rc<Survey> {
    Rc::clone(study.surveys.get(&id::<SurveyId>(50)).unwrap())
}

fn with(command: &Command) -> Result<Rc<Survey>, Refusal> {
    apply(&study(), command, &stamp(99)).map(|it| survey_of(&it))
}

#[test]
fn questions_are_added_moved_and_removed_with_both_typings() {
    let aligned = |it: &Survey| {
        let second = it.second.as_ref().unwrap();
        assert_eq!(second.columns.len(), it.questions.len());
        for ((question, column), other) in it.questions.iter().zip(&second.columns) {
            let shape = |it: &Answers| std::mem::discriminant(it);
            let empty = Column::empty(&question.kind, 0).answers;
            assert_eq!(shape(&column.answers), shape(&empty));
            assert_eq!(shape(&other.column.answers), shape(&empty));
            assert_eq!(other.column.answers.len(), second.respondents.len());
            assert_eq!(column.answers.len(), it.rows());
        }
    };
    let survey = id::<SurveyId>(50);
    let new = Box::new(question(77, "new", Kind::Date));
    let add = |before| Command::AddQuestion { survey, question: new.clone(), before };
    let made = with(&add(Some(id(52)))).unwrap();
    assert_eq!(made.questions[1].0.name, "new");
    aligned(&made);
    assert_eq!(with(&add(None)).unwrap().questions.last().unwrap().0.name, "new");
    assert_eq!(with(&add(Some(id(99)))), Err(Refusal::Gone));
    let twin = Box::new(Question { name: "role".into(), ..(*new).clone() });
    let twin = Command::AddQuestion { survey, question: twin, before: None };
    assert_eq!(with(&twin), Err(Refusal::NameTaken("role".into())));

    let order = |it: &Survey| -> Vec<String> {
        it.questions.iter().map(|it| it.0.name.clone()).collect()
    };
    let to = |number: u32, before: Option<u32>| Command::MoveQuestion {
        survey,
        id: id(number),
        before: before.map(id::<QuestionId>),
    };
    for (command, want) in [
        (to(51, Some(53)), "learned role tools years seen comment"),
        (to(51, None), "learned tools years seen comment role"),
        (to(56, Some(51)), "comment role learned tools years seen"),
    ] {
        let made = with(&command).unwrap();
        assert_eq!(order(&made).join(" "), want);
        aligned(&made);
        // The second typing moves along.
        let second = made.second.as_ref().unwrap();
        let years = made.questions.iter().position(|it| it.0.name == "years").unwrap();
        assert_eq!(second.columns[years].column.reply(0), Reply::Stray("a lot".into()));
    }
    assert_eq!(with(&to(51, Some(52))), Err(Refusal::NothingToDo));

    let gone = with(&Command::RemoveQuestion { survey, id: id(51) }).unwrap();
    assert_eq!(order(&gone)[0], "learned");
    aligned(&gone);
}

#[test]
fn a_new_name_is_known_to_the_rules_that_ask_for_it() {
    let old = survey_of(&study());
    let (role, _) = old.question(id(51)).unwrap();
    let named = |name: &str| Command::SetQuestion {
        survey: id(50),
        question: Box::new(Question { name: name.into(), ..role.clone() }),
        column: None,
    };
    let made = with(&named("Your role")).unwrap();
    let years = &made.question(id(54)).unwrap().0;
    assert_eq!(years.asking.shown_if, "[Your role] = 'Nurse'");
    assert_eq!(with(&named("years")), Err(Refusal::NameTaken("years".into())));
    assert_eq!(with(&named(" ")), Err(Refusal::NameEmpty));
}

#[test]
fn answers_follow_their_question() {
    let kind = |all: &[&str]| {
        Kind::Single(all.iter().map(|it| Level::plain(it)).collect::<Vec<Level>>())
    };
    let column = |answers| Column { answers, strays: Map::default() };
    let old = Question {
        missing_codes: vec![MissingCode { value: "-9".into(), reason: "Refused".into() }],
        ..question(1, "q", kind(&["a", "b", "c"]))
    };
    let given = column(Answers::Choice(vec![
        Ok(0),
        Ok(2),
        Err(Missing::Declared(0)),
        Err(Missing::NotShown),
        Err(Missing::Empty),
    ]));
    let replies = |it: &Column| (0..5).map(|row| it.reply(row)).collect::<Vec<Reply>>();
    let text = |it: &str| Reply::Stray(it.into());
    let (none, hidden) = (Reply::NONE, Reply::Missing(Missing::NotShown));
    let declared = |at| Reply::Missing(Missing::Declared(at));
    for (kind, codes, want) in [
        // Another order, another value in the same place, one more.
        (
            kind(&["c", "b", "a"]),
            vec!["-9"],
            vec![Reply::Choice(2), Reply::Choice(0), declared(0)],
        ),
        (
            kind(&["A", "b", "c", "d"]),
            vec!["-9"],
            vec![Reply::Choice(0), Reply::Choice(2), declared(0)],
        ),
        // A level is taken away: the cell stays as it was.
        (kind(&["a", "b"]), vec!["-9"], vec![Reply::Choice(0), text("c"), declared(0)]),
        // A level becomes a reason; a reason is renamed, or no longer one.
        (
            kind(&["b", "c"]),
            vec!["-9", "a"],
            vec![declared(1), Reply::Choice(1), declared(0)],
        ),
        (
            kind(&["a", "b", "c"]),
            vec!["-8"],
            vec![Reply::Choice(0), Reply::Choice(2), declared(0)],
        ),
        (
            kind(&["a", "b", "c"]),
            vec![],
            vec![Reply::Choice(0), Reply::Choice(2), text("-9")],
        ),
        // Another kind.
        (
            Kind::Text,
            vec![],
            vec![
                Reply::Text("a".into()),
                Reply::Text("c".into()),
                Reply::Text("-9".into()),
            ],
        ),
        (Kind::Number, vec![], vec![text("a"), text("c"), Reply::Number(-9.0)]),
    ] {
        let next = Question {
            kind,
            missing_codes: codes
                .iter()
                .map(|it| MissingCode { value: (*it).into(), reason: String::new() })
                .collect(),
            ..old.clone()
        };
        let made = recast(&old, &next, &given).unwrap_or_else(|| given.clone());
        let mut want = want;
        want.extend([hidden.clone(), none.clone()]);
        assert_eq!(replies(&made), want, "{next:?}");
        // And back to what it was, whatever the question was in between.
        let back = recast(&next, &old, &made).unwrap_or(made);
        assert_eq!(replies(&back), replies(&given), "{next:?}");
    }
    // Labels and scores are no reason to touch answers.
    let same = Question { kind: kind(&["a", "b", "c"]), ..old.clone() };
    assert_eq!(recast(&old, &same, &given), None);
}
