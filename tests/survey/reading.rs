//! What is proposed for columns, what a person can change, and what becomes of cells that
//! do not fit.

use heddle::parsed::Problem;
use heddle::stats::{Detail, Middle, describe};
use heddle::survey::reading::{
    Ask, Change, DateOrder, DecimalMark, Drafting, Family, Reading, SurveyDraft, Why,
};
use heddle::survey::{Kind, KindName, Level, Missing, MissingCode, Table};
use proptest::prelude::*;

use super::{draft, finish, problems};

/// Makes a table of one column under `name`, behind an id.
fn drafted(name: &str, cells: &[&str]) -> SurveyDraft {
    let ids: Vec<String> = (1..=cells.len()).map(|it| format!("R{it}")).collect();
    let rows = ids.iter().zip(cells).map(|(id, cell)| vec![id.as_str(), *cell]);
    SurveyDraft::of(Table::of_rows(&["id", name], rows).into())
}

fn check(name: &str, cells: &[&str], kind: KindName, levels: &[&str]) {
    let draft = drafted(name, cells);
    let it = &draft.columns[1];
    assert_eq!(it.kind.name(), kind, "{name} {cells:?}: {:?}", it.why);
    let found: Vec<&str> = it.kind.levels().iter().map(|it| it.value.as_str()).collect();
    assert_eq!(found, levels, "{name} {cells:?}");
    assert_eq!(it.fit.unreadable, 0, "{:?}", it.fit);
    let cells = cells.len();
    assert_eq!(it.fit.answered + it.fit.empty + it.fit.declared, cells);
}

#[test]
fn kinds() {
    use KindName::{Date, Multiple, Number, Scale, Single, Text};
    check(
        "Site",
        &["North", "South", "North", "", "Mobile unit"],
        Single,
        &["Mobile unit", "North", "South"],
    );
    check("Trained", &["Yes", "No", "Yes", "no "], Single, &["Yes", "No"]);
    check("Seen", &["0", "1", "1", "0"], Single, &["0", "1"]);
    check(
        "Age group",
        &["30-39", "Under 30", "60 and over", "30-39"],
        Single,
        &["Under 30", "30-39", "60 and over"],
    );
    check("q1", &["1", "5", "4", "", "2"], Scale, &["1", "2", "3", "4", "5"]);
    check("q1", &["1.0", "5.0", "4.0", "", "2.0"], Scale, &["1", "2", "3", "4", "5"]);
    check(
        "Recommend",
        &["10", "0", "9", "8", "7", "10", "3"],
        Scale,
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    );
    check("q2", &["4", "5", "N/A", "3", "1"], Scale, &["1", "2", "3", "4", "5", "N/A"]);
    check("Years in role", &["1", "5", "4", "2", "3"], Number, &[]);
    check("yrs", &["4", "12"], Number, &[]);
    check("Score", &["3.5", "4", "17.25"], Number, &[]);
    check("Postcode", &["01234", "02345", "01234"], Single, &["01234", "02345"]);
    check("Visit", &["2024-03-04", "2024-03-05 10:00"], Date, &[]);
    check("Tools", &["SBAR;Huddle", "Huddle", "SBAR;"], Multiple, &["Huddle", "SBAR"]);
    check(
        "Tools? Select all.",
        &["SBAR card", "Checklist"],
        Multiple,
        &["Checklist", "SBAR card"],
    );
    check(
        "Which? (select all that apply)",
        &["25", "2", "5"],
        Multiple,
        &["2", "5", "25"],
    );
    check(
        "Comment",
        &["More time, fewer forms.", "They say so.\nEvery year.", "None"],
        Text,
        &[],
    );
    check("Nothing", &["", " ", ""], Text, &[]);
    check(
        "Agree",
        &["Agree", "Strongly agree", "Neutral", "Not sure"],
        Scale,
        &[
            "Strongly disagree",
            "Disagree",
            "Neutral",
            "Agree",
            "Strongly agree",
            "Not sure",
        ],
    );
    check(
        "How often",
        &["Always", "Never", "Often", "Don't know"],
        Scale,
        &["Never", "Often", "Always", "Don't know"],
    );
}

#[test]
fn identifiers() {
    let of = |text: &str| {
        let made = draft(text);
        (made.respondent, made.columns[0].why.clone())
    };
    assert_eq!(of("ResponseId,a\nR_1,x\nR_2,y\n"), (Some(0), Why::NamedAsId));
    assert_eq!(of("code,a\nA1,x\nB2,y\n"), (Some(0), Why::UniqueCodes));
    assert_eq!(of("no,a\n7,x\n8,y\n9,z\n"), (Some(0), Why::UniqueCodes));
    assert_eq!(of("email,a\na@x.org,x\nb@x.org,y\n"), (None, Why::Addresses));
    assert_eq!(
        of("Timestamp,a\n2024-01-01 10:00,x\n2024-01-02 11:00,y\n"),
        (None, Why::Dates)
    );
    assert_eq!(of("Site,a\nNorth,x\nSouth,y\n"), (None, Why::FewValues { count: 2 }));
}

#[test]
fn a_battery_shares_its_points() {
    let text = "id,Care [food],Care [rest],Other\nA1,Agree,Strongly agree,Agree\n\
                A2,Disagree,Agree,2\nA3,Neutral,,1\n";
    let made = draft(text);
    let values = |at: usize| -> Vec<(String, Option<f64>)> {
        let levels = made.columns[at].kind.levels();
        levels.iter().map(|it| (it.value.clone(), it.score)).collect()
    };
    let all = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"];
    let all: Vec<_> = all
        .iter()
        .zip(1..)
        .map(|(it, n)| ((*it).to_owned(), Some(f64::from(n))))
        .collect();
    assert_eq!((values(1), values(2)), (all.clone(), all));
    let why = Why::Family { family: Family::Agreement, unused: 3 };
    assert_eq!(made.columns[2].why, why);
}

/// Everybody gave the same answer to one item of a battery: a scale all the same.
#[test]
fn an_item_with_one_answer_joins_its_neighbours() {
    let text = "id,q1,q2,q3,Care [a],Care [b],Care [c]\n\
                A1,1,4,2,Agree,Agree,Neutral\nA2,5,4,4,Agree,Disagree,Neutral\n\
                A3,3,4,1,Agree,Agree,N/A\n";
    let made = draft(text);
    for (at, points) in [(1, 5), (2, 5), (3, 5), (4, 3), (5, 3), (6, 3)] {
        let it = &made.columns[at];
        assert_eq!(it.kind.name(), KindName::Scale, "{}: {:?}", it.name, it.why);
        let on = it.kind.levels().iter().filter(|it| !it.off_scale).count();
        assert_eq!((on, it.fit.unreadable), (points, 0), "{}", it.name);
    }
}

#[test]
fn only_an_empty_cell_is_missing_until_someone_says_so() {
    let mut made = drafted("Which system?", &["None", "NA", "N/A", "", "Epic", "-99"]);
    let it = &made.columns[1];
    assert_eq!((it.fit.answered, it.fit.empty), (5, 1));
    let alike = ["-99", "N/A", "NA", "None"].map(|it| (it.to_owned(), 1)).to_vec();
    assert_eq!(it.asks, [Ask::LooksMissing(alike)]);

    let code =
        |value: &str| MissingCode { value: value.into(), reason: "declined".into() };
    made.change(1, Change::MissingCodes(vec![code("-99"), code("na")]));
    let it = &made.columns[1];
    assert_eq!((it.fit.answered, it.fit.declared, it.fit.unreadable), (3, 2, 0));
    assert_eq!(it.kind.levels().len(), 3);

    let mut back = made.clone();
    back.change(1, Change::MissingCodes(vec![]));
    assert_eq!((back.columns[1].fit.answered, back.columns[1].fit.unreadable), (5, 0));

    let survey = finish(made).value;
    let answers = &survey.by_name("Which system?").unwrap().1.answers;
    assert_eq!(answers.missing(5), Some(Missing::Declared(0)));
    assert_eq!(answers.missing(1), Some(Missing::Declared(1)));
    assert_eq!(answers.missing(3), Some(Missing::Empty));
    assert_eq!(answers.missing(0), None);
}

#[test]
fn missing_codes_are_taken_over_into_the_columns_where_they_occur() {
    let text = "id,a,b,c,d,why\n-99,1,-99,2,5,x\nR2,-99,3,-98,5,-99\nR3,2,-99,1,5,y\n\
                R4,5,4,2,5,z\nR5,3,4,2,5,w\n";
    let mut draft = super::draft(text);
    let code =
        |value: &str| MissingCode { value: value.into(), reason: "Refused".into() };
    draft.change(1, Change::MissingCodes(vec![code("-99"), code("888888")]));
    // In b and in the open answers; not where it does not occur, nor in the ids.
    assert_eq!(draft.spread_codes(1), 2);
    let codes: Vec<usize> =
        draft.columns.iter().map(|it| it.missing_codes.len()).collect();
    assert_eq!(codes, [0, 2, 1, 0, 0, 1]);
    assert_eq!(draft.columns[2].missing_codes, [code("-99")]);
    assert_eq!((draft.columns[2].fit.declared, draft.columns[2].fit.answered), (2, 3));
    // Once is enough.
    assert_eq!((draft.spread_codes(1), draft.spread_codes(99)), (0, 0));
}

#[test]
fn the_decimal_mark_is_the_files() {
    let comma = draft("id;cost;share\nA1;1.234,5;0,435\nA2;7;1,2\n");
    for at in [1, 2] {
        assert_eq!(comma.columns[at].decimal, DecimalMark::Comma);
    }
    let after = |made: &SurveyDraft, at: usize| -> Vec<(String, Reading)> {
        let samples = made.columns[at].fit.samples.iter();
        samples.map(|it| (it.before.clone(), it.after.clone())).collect()
    };
    assert_eq!(
        after(&comma, 1),
        [("1.234,5".into(), Reading::Number(1234.5)), ("7".into(), Reading::Number(7.0))]
    );
    // A column that leaves it open is read as the others say; alone it is asked about.
    let open = draft("id,a,b\nA1,\"1,234\",0.5\nA2,\"12,500\",2.25\n");
    assert_eq!(after(&open, 1)[0].1, Reading::Number(1234.0));
    let mut alone = draft("id;a\nA1;1,234\nA2;12,500\n");
    assert_eq!(alone.columns[1].asks, [Ask::DecimalMark]);
    assert_eq!(after(&alone, 1)[0].1, Reading::Number(1.234));
    alone.change(1, Change::Decimal(DecimalMark::Point));
    assert_eq!(after(&alone, 1)[0].1, Reading::Number(1234.0));
}

#[test]
fn the_order_of_dates_is_found_or_asked() {
    let found = draft("id,day\nA1,04/03/2024\nA2,25/03/2024\n");
    assert_eq!(
        (found.columns[1].order, &found.columns[1].asks[..]),
        (DateOrder::DayFirst, &[][..])
    );
    let american = draft("id,day\nA1,04/03/2024\nA2,03/25/2024\n");
    assert_eq!(american.columns[1].order, DateOrder::MonthFirst);
    let mut open = draft("id,day\nA1,04/03/2024\nA2,05/03/2024\n");
    assert_eq!(open.columns[1].asks, [Ask::DateOrder]);
    open.change(1, Change::Order(DateOrder::MonthFirst));
    let Reading::Date(day) = open.columns[1].fit.samples[0].after else { panic!() };
    assert_eq!(day.to_string(), "2024-04-03");
}

#[test]
fn what_does_not_fit_is_kept_and_said() {
    let mut made = drafted(
        "Hours",
        &["7.5", "8", "about 5", "6", "9", "10", "11", "12", "13", "14", "many"],
    );
    made.change(1, Change::Kind(KindName::Number));
    let it = &made.columns[1];
    assert_eq!((it.fit.answered, it.fit.unreadable, &it.why), (9, 2, &Why::Chosen));
    assert_eq!(it.fit.strays, [(4, "about 5".to_owned()), (12, "many".to_owned())]);
    let made = finish(made);
    let want = ["about 5", "many"].map(|it| Problem::NotANumber { text: it.into() });
    assert_eq!(problems(&made), want);
    assert_eq!(made.notes[0].place.row, Some(4));
    let column = made.value.by_name("Hours").unwrap().1;
    assert_eq!(column.answers.missing(2), Some(Missing::Unreadable));
    assert_eq!(column.strays[&2].as_ref(), "about 5");
}

#[test]
fn a_person_changes_levels() {
    let mut made = drafted("How was it?", &["fine", "great", "awful", "fine", "dunno"]);
    made.change(1, Change::Kind(KindName::Scale));
    let level = |value: &str, score| Level { score: Some(score), ..Level::plain(value) };
    let off = Level { off_scale: true, ..Level::plain("dunno") };
    made.change(
        1,
        Change::Levels(vec![
            level("awful", 0.0),
            level("fine", 5.0),
            level("great", 10.0),
            off,
        ]),
    );
    made.change(1, Change::Text("How was the visit?".into()));
    let survey = finish(made).value;
    let (question, column) = survey.by_name("How was it?").unwrap();
    assert_eq!(question.text, "How was the visit?");
    let described = describe(question, column, None);
    assert_eq!(
        (described.base.n, described.base.off_scale, described.base.missing()),
        (4, 1, 0)
    );
    let Detail::Scale { summary, middle, table } = described.detail else { panic!() };
    assert_eq!((summary.mean, middle, table.valid), (Ok(5.0), Middle::At(1), 4));

    let mut fewer = drafted("How was it?", &["fine", "great"]);
    fewer.change(1, Change::Levels(vec![level("fine", 1.0)]));
    assert_eq!(fewer.columns[1].fit.strays, [(3, "great".to_owned())]);
}

#[test]
fn respondents_are_unique() {
    let text = "id,a\nA1,x\nA1,y\n,z\nA1,x\nA1 (2),y\n3,x\n";
    let mut made = draft(text);
    made.set_respondent(Some(0));
    assert_eq!(made.columns[0].kind, Kind::Identifier);
    let made = finish(made);
    let ids: Vec<&str> = made.value.respondents.iter().map(|it| &**it).collect();
    assert_eq!(ids, ["A1", "A1 (3)", "3 (2)", "A1 (4)", "A1 (2)", "3"]);
    let twice = |renamed: &str| Problem::DuplicateRespondent {
        id: "A1".into(),
        renamed: renamed.into(),
    };
    let none = Problem::EmptyRespondent { named: "3 (2)".into() };
    assert_eq!(problems(&made), [twice("A1 (3)"), none, twice("A1 (4)")]);

    let mut numbered = draft("a\nx\ny\n");
    numbered.set_respondent(None);
    let made = finish(numbered);
    assert_eq!(
        made.value.respondents.iter().map(|it| &**it).collect::<Vec<_>>(),
        ["1", "2"]
    );
}

#[test]
fn a_dropped_column_is_no_question() {
    let mut made = draft("id,a,email\nA1,x,a@x.org\n");
    made.change(2, Change::Dropped(true));
    made.change(9, Change::Dropped(true));
    let survey = finish(made).value;
    assert!(survey.by_name("email").is_none() && survey.by_name("a").is_some());
}

#[test]
fn drafting_in_steps_gives_the_same() {
    let text = "id,a,b\nA1,1,x y\nA2,5,z\nA3,3,x y\n";
    let table = std::rc::Rc::new(heddle::interchange::csv::read_text(text).value);
    let mut drafting = Drafting::start(table.clone());
    let mut steps = 0;
    while !drafting.step(1).is_done() {
        steps += 1;
    }
    assert_eq!(steps, 8);
    assert_eq!(drafting.finish().columns, SurveyDraft::of(table).columns);
}

proptest! {
    /// Whatever stands in the cells and whatever is chosen: no cell is lost and each is
    /// counted once.
    #[test]
    fn every_cell_is_accounted_for(
        cells in proptest::collection::vec("[0-9]{0,2}[,.;/ -]{0,1}[a-zA-Z0-9]{0,3}", 1..30),
        kind in 0_usize..7,
    ) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let mut made = drafted("c", &cells);
        for change in [None, Some(Change::Kind(KindName::ALL[kind]))] {
            if let Some(change) = change {
                made.change(1, change);
            }
            let fit = made.columns[1].fit.clone();
            let total = fit.answered + fit.empty + fit.declared + fit.unreadable;
            prop_assert_eq!(total, cells.len());
            let survey = finish(made.clone()).value;
            let (question, column) = survey.by_name("c").unwrap();
            prop_assert_eq!(column.strays.len(), fit.unreadable);
            for (row, text) in &column.strays {
                prop_assert_eq!(text.as_ref(), cells[*row as usize]);
            }
            let base = describe(question, column, None).base;
            prop_assert_eq!(base.rows, cells.len());
            prop_assert_eq!(base.n + base.off_scale + base.missing(), cells.len());
            prop_assert_eq!(base.unreadable, fit.unreadable);
        }
    }
}

#[test]
fn a_survey_made_in_steps_is_the_one_made_at_once() {
    use heddle::id::{CoderId, Id as _, Ids};
    use heddle::stamp::{Moment, Stamp};
    use heddle::survey::reading::Making;

    let text = "id,rate,years\nA,1,3.5\nA,5,x\n,2,\n";
    let draft = || {
        let mut draft = draft(text);
        draft.set_respondent(Some(0));
        draft
    };
    let whole = finish(draft());
    let stamp = Stamp { at: Moment(0), by: CoderId::from_uuid(uuid::Uuid::nil()) };
    let mut ids = Ids::seeded(1);
    let mut making = Making::start(draft(), ("Staff", "staff.csv"), &mut ids, &stamp);
    let mut seen = Vec::new();
    while !making.step(1, &mut ids).is_done() {
        seen.push(making.step(0, &mut ids).done);
    }
    assert_eq!(seen, [1, 2]);
    assert_eq!(making.finish(&mut ids), whole);
    assert_eq!(whole.notes.len(), 2);
}
