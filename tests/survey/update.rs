//! A newer export of a survey that the study has already.

use std::rc::Rc;

use heddle::id::{CoderId, Id as _, Ids};
use heddle::stamp::{Moment, Stamp};
use heddle::study::{Command, History, Refusal, Study, apply};
use heddle::survey::reading::{Change, SurveyDraft};
use heddle::survey::{
    Answers, Given, Kind, KindName, Missing, MissingCode, Survey, Update, Updating,
};
use proptest::prelude::*;

const OLD: &str = "id,site,safe,tools,years,comment\n\
                   R1,North,Agree,A;B,3,Fine\n\
                   R2,South,Disagree,A,-99,\n\
                   R3,North,Agree,B,2.5,Ok\n";

fn stamp(at: i64) -> Stamp {
    Stamp { at: Moment(at), by: CoderId::from_uuid(uuid::Uuid::from_u128(7)) }
}

fn made(draft: SurveyDraft, seed: u64) -> Survey {
    draft.into_survey("Staff", "staff.csv", &mut Ids::seeded(seed), &stamp(1)).value
}

fn survey(text: &str, seed: u64) -> Survey {
    made(super::draft(text), seed)
}

fn update(old: &Survey, newer: &Survey, stamp: &Stamp) -> Update {
    heddle::survey::update(&Rc::new(old.clone()), &Rc::new(newer.clone()), stamp)
}

fn names(all: &[Rc<str>]) -> Vec<&str> {
    all.iter().map(|it| &**it).collect()
}

/// What changed, as `respondent question: before -> after`.
fn changes(update: &Update) -> Vec<String> {
    let one = |it: &heddle::survey::AnswerChange| {
        let question = &update.survey.question(it.question).unwrap().0.name;
        let said = |it: &Given<String>| it.clone().unwrap_or_default();
        let (before, after) = (said(&it.before), said(&it.after));
        format!("{} {question}: {before} -> {after}", it.respondent)
    };
    update.changes.iter().map(one).collect()
}

#[test]
fn the_same_file_changes_nothing() {
    let old = survey(OLD, 1);
    let found = update(&old, &survey(OLD, 2), &stamp(2));
    assert!(found.is_nothing() && !found.numbered, "{found:?}");
    assert_eq!(found.survey.questions, old.questions);
    assert_eq!(found.survey.respondents, old.respondents);
}

#[test]
fn a_newer_file_says_what_is_new() {
    // R2 is gone, R1 and R3 stand elsewhere, R4 is new; `years` is gone, `role` is new.
    let newer = "role,comment,id,safe,site,tools\n\
                 Nurse,Ok,R3,Disagree,North,B\n\
                 Doctor,Well,R4,Agree,West,A;C\n\
                 Nurse,Fine,R1,Agree,North,\n";
    let old = survey(OLD, 1);
    let found = update(&old, &survey(newer, 2), &stamp(2));
    assert_eq!(names(&found.added), ["R4"]);
    assert_eq!(names(&found.gone), ["R2"]);
    assert_eq!(names(&found.survey.respondents), ["R1", "R2", "R3", "R4"]);
    assert_eq!(changes(&found), ["R3 safe: Agree -> Disagree", "R1 tools: A; B -> "]);
    assert_eq!(found.changed, 2);
    assert_eq!(
        (found.new_questions.join(" "), found.absent_questions.join(" ")),
        ("role".into(), "years".into())
    );
    let levels = [("site", "West"), ("tools", "C"), ("comment", "Well")]
        .map(|it| (it.0.to_owned(), it.1.to_owned()));
    assert_eq!(found.new_levels, levels);
    let column = |name: &str| &found.survey.by_name(name).unwrap().1.answers;
    assert_eq!(
        *column("years"),
        Answers::Number(vec![Ok(3.0), Ok(-99.0), Ok(2.5), Err(Missing::Empty)])
    );
    let (site, answers) = found.survey.by_name("site").unwrap();
    let values: Vec<&str> =
        site.kind.levels().iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["North", "West", "South"]);
    assert_eq!(answers.answers, Answers::Choice(vec![Ok(0), Ok(2), Ok(0), Ok(1)]));
    // Ids of questions stay, so that what is linked to them stays linked.
    assert_eq!(site.id, old.by_name("site").unwrap().0.id);
    assert_eq!(found.survey.id, old.id);
    assert_eq!(column("role").missing(1), Some(Missing::Empty));
}

#[test]
fn what_a_person_said_about_a_question_stays() {
    let mut draft = super::draft(OLD);
    let code = MissingCode { value: "-99".into(), reason: "Refused".into() };
    draft.change(4, Change::MissingCodes(vec![code]));
    draft.change(5, Change::Kind(KindName::Single));
    draft.change(5, Change::Text("What else?".into()));
    let old = made(draft, 1);
    // The newer file by itself would say that `years` is text and -99 an answer.
    let newer = OLD.replace("3,Fine", "some,Fine").replace("2.5,Ok", "-99,Other");
    let found = update(&old, &survey(&newer, 2), &stamp(2));
    assert_eq!(
        changes(&found),
        ["R1 years: 3 -> some", "R3 years: 2.5 -> -99", "R3 comment: Ok -> Other"]
    );
    let (years, column) = found.survey.by_name("years").unwrap();
    assert!(matches!(years.kind, Kind::Number));
    let gone = [Missing::Unreadable, Missing::Declared(0), Missing::Declared(0)];
    assert_eq!(column.answers, Answers::Number(gone.map(Err).to_vec()));
    assert_eq!(column.strays[&0].as_ref(), "some");
    assert_eq!(found.survey.by_name("comment").unwrap().0.text, "What else?");
}

#[test]
fn a_new_point_of_a_scale_stands_in_its_place() {
    let old = survey("id,safe\nA1,Agree\nA2,Disagree\nA3,Agree\n", 1);
    let newer = "id,safe\nA1,Neutral\nA2,Strongly disagree\nA3,Agree\nA4,Disagree\n";
    let found = update(&old, &survey(newer, 2), &stamp(2)).survey;
    let (safe, column) = found.by_name("safe").unwrap();
    let points: Vec<&str> =
        safe.kind.levels().iter().map(|it| it.value.as_str()).collect();
    assert_eq!(points, ["Strongly disagree", "Disagree", "Neutral", "Agree"]);
    let scores: Vec<Option<f64>> = safe.kind.levels().iter().map(|it| it.score).collect();
    assert!(scores.is_sorted() && scores[0].is_some(), "{scores:?}");
    assert_eq!(column.answers, Answers::Choice(vec![Ok(2), Ok(0), Ok(3), Ok(1)]));
}

#[test]
fn all_that_changes_is_said_and_listed() {
    let newer = "id,site,safe,role\nR3,North,Disagree,Nurse\nR4,West,Agree,Nurse\nR1,North,,Nurse\n";
    let found = update(&survey(OLD, 1), &survey(newer, 2), &stamp(2));
    let words = &heddle::words::EN.update;
    assert_eq!(
        (words.said)(&found),
        "“Staff” is updated: 1 respondent added, 2 answers changed, 1 question added."
    );
    let (heads, rows) = (words.list)(&found);
    assert!(rows.iter().all(|it| it.len() == heads.len()));
    let file =
        heddle::interchange::table_out::csv(&heads, rows.iter().map(Vec::as_slice));
    let kept = "though not in the newer file";
    let want = format!(
        "\u{feff}\"What\",\"Question\",\"Respondent\",\"Until now\",\"In the newer file\"\r\n\
         \"Question added\",\"role\",\"\",\"\",\"\"\r\n\
         \"Question kept, {kept}\",\"tools\",\"\",\"\",\"\"\r\n\
         \"Question kept, {kept}\",\"years\",\"\",\"\",\"\"\r\n\
         \"Question kept, {kept}\",\"comment\",\"\",\"\",\"\"\r\n\
         \"Possible answer added\",\"site\",\"\",\"\",\"West\"\r\n\
         \"Answer changed\",\"safe\",\"R1\",\"Agree\",\"(no answer)\"\r\n\
         \"Answer changed\",\"safe\",\"R3\",\"Agree\",\"Disagree\"\r\n\
         \"Respondent added\",\"\",\"R4\",\"\",\"\"\r\n\
         \"Respondent kept, {kept}\",\"\",\"R2\",\"\",\"\"\r\n"
    );
    assert_eq!(String::from_utf8(file).unwrap(), want);
}

#[test]
fn comparing_in_steps_gives_the_same() {
    let newer =
        OLD.replace("North", "East").replace("years", "age") + "R4,West,Agree,B,1,\n";
    let (old, newer) = (Rc::new(survey(OLD, 1)), Rc::new(survey(&newer, 2)));
    let mut updating = Updating::start(&old, &newer, &stamp(2));
    let mut steps = 1;
    while !updating.step(1).is_done() {
        steps += 1;
    }
    // One a question of the old survey, one that is new, and a last one that finds no other.
    assert_eq!(steps, 8);
    assert_eq!(updating.finish(), update(&old, &newer, &stamp(2)));
}

#[test]
fn rows_that_are_only_numbered_are_said() {
    let text = "site,safe\nNorth,Agree\nSouth,Agree\nNorth,Disagree\nNorth,Agree\n";
    assert!(update(&survey(text, 1), &survey(text, 2), &stamp(2)).numbered);
    let named = "record_id,site\n1,North\n2,South\n3,North\n4,South\n";
    assert!(!update(&survey(named, 1), &survey(named, 2), &stamp(2)).numbered);
}

#[test]
fn the_command_updates_undoes_and_logs() {
    let mut ids = Ids::seeded(3);
    let study = Study::new(ids.make(), "Study", "Amara", &stamp(0));
    let old = survey(OLD, 1);
    let id = old.id;
    let mut history = History::new(study);
    history.run(&Command::AddSurvey(Box::new(old.clone())), &stamp(1)).unwrap();
    let renewed = |study: &Study, newer: Survey, at| {
        let made =
            heddle::survey::update(&study.surveys[&id], &Rc::new(newer), &stamp(at));
        Command::UpdateSurvey { id, made: Rc::new(made) }
    };
    let same = renewed(history.study(), survey(OLD, 2), 2);
    assert_eq!(history.run(&same, &stamp(2)), Err(Refusal::NothingToDo));
    let newer = survey(&[OLD, "R4,West,Agree,B,1,\n"].concat(), 2);
    let command = renewed(history.study(), newer, 3);
    // What is changed after the comparison is not lost by it.
    let name = "Wards".to_owned();
    let rename = Command::RenameSurvey { id, name };
    let later = apply(history.study(), &rename, &stamp(3)).unwrap();
    let later = apply(&later, &command, &stamp(4)).unwrap();
    assert_eq!(
        (later.surveys[&id].name.as_str(), later.surveys[&id].rows()),
        ("Wards", 4)
    );
    history.run(&command, &stamp(3)).unwrap();
    assert_eq!(history.study().surveys[&id].rows(), 4);
    let last = history.study().log.entries().next_back().unwrap();
    assert_eq!(
        (last.action.as_str(), last.subject.as_str()),
        ("survey.updated", "Staff")
    );
    assert_eq!(history.undoable(), Some("survey.updated"));
    history.undo(&stamp(4));
    assert_eq!(*history.study().surveys[&id], old);
    let made = Rc::new(update(&old, &old, &stamp(5)));
    let gone = Command::UpdateSurvey { id: ids.make(), made };
    assert_eq!(apply(history.study(), &gone, &stamp(5)), Err(Refusal::Gone));
}

proptest! {
    #[test]
    fn whatever_comes_the_survey_stays_whole(
        old in "id,q,r\n(R[1-5],[AB ]{0,2},[0-9-]{0,2}\n){0,6}",
        newer in "(id|q|r|s),(q|r|s)\n(R[1-7],[ABC;]{0,3}\n){0,6}",
    ) {
        let (old, newer) = (survey(&old, 1), survey(&newer, 2));
        let found = update(&old, &newer, &stamp(2));
        let rows = found.survey.rows();
        prop_assert_eq!(rows, old.rows() + found.added.len());
        for (question, column) in &found.survey.questions {
            prop_assert_eq!(column.answers.len(), rows);
            let levels = question.kind.levels().len();
            let fits = |it: &u16| usize::from(*it) < levels;
            match &column.answers {
                Answers::Choice(it) => prop_assert!(it.iter().flatten().all(fits)),
                Answers::Choices(it) => {
                    prop_assert!(it.iter().flatten().all(|it| it.iter().all(fits)));
                }
                _ => {}
            }
        }
        // Taking the same file twice changes nothing more.
        let again = update(&found.survey, &newer, &stamp(3));
        prop_assert!(again.added.is_empty() && again.changed == 0, "{:?}", again);
    }
}
