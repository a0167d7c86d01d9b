//! The preview of a survey export, the results of each kind of question, and the charts.

use std::rc::Rc;

use heddle::app::parts::chart::{
    Bar, Bars, BoxRow, Boxes, ChartBin, Histogram, Likert, LikertRow, Spark,
};
use heddle::app::screens::results::{By, Overview, QuestionDetail};
use heddle::app::screens::survey::preview::{
    ColumnDetail, ColumnRow, rows, sheets, source,
};
use heddle::app::screens::survey::{Changes, LevelsEditor, Refused, SurveyCard};
use heddle::app::shared::Shared;
use heddle::id::Ids;
use heddle::interchange::csv;
use heddle::interchange::exports::Layout;
use heddle::interchange::xlsx::SheetName;
use heddle::parsed::{ExportRemark, FileKind, Note, Place, Problem, Tool};
use heddle::stamp::{Moment, Stamp};
use heddle::stats::{BoxPlot, Description, QuantileType, Tally, describe};
use heddle::survey::reading::{Change, SurveyDraft};
use heddle::survey::{KindName, Level, MissingCode, Survey, update};
use heddle::words::EN;
use yew::prelude::*;

use crate::stage::part;

/// A table with one column of each kind.
const TABLE: &str = "id,role,mood,cost,tools,since,words\n\
    R1,Nurse,Agree,1.5,Board;Huddle,2024-03-01,It helped.\n\
    R2,Doctor,Not sure,2,Board,2024-03-14,No time <at all>\n\
    R3,Nurse,Strongly agree,-99,Huddle,2024-04-02,\n\
    R4,Nurse,Disagree,4.25,Board;Huddle;Notes,2024-04-02,Ask again in winter.\n\
    R5,Doctor,,2,Board;Notes,,It is ten minutes and it is ours.\n\
    R6,Nurse,Agree,3,Notes,2024-05-20,\n\
    R7,Doctor,Agree,2,Board;Huddle,2024-05-21,Good.\n\
    R8,Nurse,Disagree,1,Huddle;Notes,2024-05-22,Bad.\n";

fn draft() -> SurveyDraft {
    SurveyDraft::of(Rc::new(csv::read_text(TABLE).value))
}

fn survey() -> Survey {
    let mut ids = Ids::seeded(3);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    draft().into_survey("Ward survey", "ward.csv", &mut ids, &stamp).value
}

fn described(survey: &Survey) -> Vec<Description> {
    survey.questions.iter().map(|(it, column)| describe(it, column, None)).collect()
}

fn row(at: usize) -> Html {
    let column = Shared::new(draft().columns[at].clone());
    html! {
        <table>
            <ColumnRow
                {at}
                {column}
                respondent={at == 0}
                open=false
                onact={Callback::noop()}
                onopen={Callback::noop()}
            />
        </table>
    }
}

fn question(name: &str, by: Option<&str>) -> Html {
    let survey = survey();
    let described = Shared::new(described(&survey));
    let question = survey.by_name(name).unwrap().0.id;
    let by = by.map(|it| By::Question(survey.by_name(it).unwrap().0.id));
    html! { <QuestionDetail survey={Shared::new(survey)} {described} {question} {by} /> }
}

#[tokio::test]
async fn a_column_says_what_it_is_and_why() {
    insta::assert_snapshot!(part(|| html! { <>{ row(2) }{ row(3) }{ row(4) }</> }).await);
}

#[tokio::test]
async fn a_workbook_offers_its_other_sheets() {
    let name = |name: &str, hidden| SheetName { name: name.to_owned(), hidden };
    let all = [name("Answers", false), name("Codes", true)];
    let html = part(move || {
        let words = &heddle::words::EN.survey;
        html! {
            <>
                { sheets((&all, 0), Layout::default(), &Callback::noop(), words) }
                { sheets((&all[..1], 0), Layout::default(), &Callback::noop(), words) }
            </>
        }
    });
    let html = html.await;
    // A workbook of one sheet offers nothing.
    assert_eq!(html.matches("<select").count(), 1, "{html}");
    assert!(html.contains(">Answers<") && html.contains(">Codes (hidden)<"), "{html}");
}

#[tokio::test]
async fn the_tool_that_wrote_a_file_is_named_and_can_be_denied() {
    let html = part(|| {
        let said = |tool, headers, plain| {
            let layout = Layout { plain, ..Layout::default() };
            source((tool, headers), layout, &Callback::noop(), &heddle::words::EN)
        };
        html! {
            <>
                { said(Tool::Qualtrics, 3, None) }
                { said(Tool::Plain, 2, Some((1, 2))) }
                { said(Tool::Plain, 1, None) }
                { said(Tool::Plain, 0, None) }
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}

/// What the screen shows before the survey is updated from this table.
fn changes(text: &str) -> Html {
    let mut ids = Ids::seeded(4);
    let stamp = Stamp { at: Moment(1), by: ids.make() };
    let draft = SurveyDraft::of(Rc::new(csv::read_text(text).value));
    let newer = draft.into_survey("Newer", "newer.csv", &mut ids, &stamp).value;
    let update = Shared::new(update(&Rc::new(survey()), &Rc::new(newer), &stamp));
    let nothing = Callback::noop();
    html! { <Changes file="newer.csv" {update} ontake={nothing.clone()} onback={nothing} /> }
}

#[tokio::test]
async fn what_a_newer_export_changes_is_listed_before_it_is_taken() {
    let newer = TABLE.replace("R2,Doctor", "R2,Porter").replace("R8,", "R9,");
    let html = part(move || changes(&newer)).await;
    for it in [
        "What “newer.csv” changes in “Ward survey”",
        "1 respondent added, 1 answer changed, 0 questions added.",
        ">Possible answer added<",
        ">Porter<",
        ">R9<",
        ">R8<",
        ">Update the survey<",
    ] {
        assert!(html.contains(it), "{it}: {html}");
    }
    let html = part(|| changes(TABLE)).await;
    assert!(html.contains(EN.update.nothing) && !html.contains("<table"), "{html}");
    assert_eq!(html.matches(" disabled").count(), 1, "{html}");
}

#[tokio::test]
async fn kinds_of_rows_are_ticked_as_they_are_taken() {
    let html = part(|| {
        let note = |it| Note::warning(Place::default(), Problem::Export(it));
        let notes = [
            note(ExportRemark::PreviewsDropped { rows: vec![8] }),
            note(ExportRemark::Unfinished { rows: vec![6, 9] }),
            note(ExportRemark::CodesOnly),
        ];
        let words = &heddle::words::EN.exports;
        html! { { rows(&notes, Layout::default(), &Callback::noop(), words) } }
    });
    let html = html.await;
    assert_eq!(html.matches("<input").count(), 2, "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert!(
        html.contains("Take in 1 response made while the survey was tried out"),
        "{html}"
    );
    assert!(html.contains("Take in 2 respondents who did not reach the end"), "{html}");
}

#[tokio::test]
async fn a_column_opens_to_be_changed() {
    let html = part(|| {
        let column = Shared::new(draft().columns[3].clone());
        html! { <ColumnDetail at={3} {column} onact={Callback::noop()} /> }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn missing_codes_that_the_file_declares_are_shown_and_others_can_be_added() {
    let html = part(|| {
        let mut draft = draft();
        let code = |value: &str, reason: &str| MissingCode {
            value: value.to_owned(),
            reason: reason.to_owned(),
        };
        let codes = vec![code("888888", "Refused"), code("-99", "Not known")];
        draft.change(3, Change::MissingCodes(codes));
        let column = Shared::new(draft.columns[3].clone());
        html! { <ColumnDetail at={3} {column} onact={Callback::noop()} /> }
    });
    let html = html.await;
    // The one that no guess finds stands in fields; the one that was guessed is ticked, once.
    assert!(
        html.contains("value=\"888888\"") && html.contains("value=\"Refused\""),
        "{html}"
    );
    assert!(
        !html.contains("value=\"-99\"") && html.contains("value=\"Not known\""),
        "{html}"
    );
    assert!(html.contains(">Add a reason<"), "{html}");
    assert!(html.contains(">The same in every column where it occurs<"), "{html}");
}

#[tokio::test]
async fn levels_are_put_in_order() {
    let html = part(|| {
        let off = Level { off_scale: true, ..Level::plain("Not sure") };
        let low = Level { score: Some(1.0), ..Level::plain("Low") };
        let levels: Rc<[Level]> = vec![low, off].into();
        html! { <LevelsEditor id="mood" kind={KindName::Scale} {levels} onlevels={Callback::noop()} /> }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn a_file_that_is_no_table_is_refused_in_words() {
    let html = part(|| {
        let note =
            Note::loss(Place::default(), Problem::WrongKind { found: FileKind::Pdf });
        html! {
            <Refused name="answers.csv" note={Rc::new(note)} onfiles={Callback::noop()} onback={Callback::noop()} />
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn the_questions_of_a_survey() {
    insta::assert_snapshot!(
        part(|| html! { <SurveyCard survey={Shared::new(survey())} /> }).await
    );
}

#[tokio::test]
async fn all_results_at_a_glance() {
    let html = part(|| {
        let survey = survey();
        let described = Shared::new(described(&survey));
        html! { <Overview survey={Shared::new(survey)} {described} /> }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn results_of_one_choice() {
    insta::assert_snapshot!(part(|| question("role", None)).await);
}

#[tokio::test]
async fn results_of_a_scale() {
    insta::assert_snapshot!(part(|| question("mood", None)).await);
}

#[tokio::test]
async fn results_of_numbers() {
    insta::assert_snapshot!(part(|| question("cost", None)).await);
}

#[tokio::test]
async fn results_of_several_choices() {
    insta::assert_snapshot!(part(|| question("tools", None)).await);
}

#[tokio::test]
async fn results_of_dates() {
    insta::assert_snapshot!(part(|| question("since", None)).await);
}

#[tokio::test]
async fn results_in_peoples_own_words() {
    let html = part(|| question("words", None)).await;
    assert!(html.contains("No time &lt;at all&gt;"), "{html}");
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn results_of_groups() {
    insta::assert_snapshot!(part(|| question("mood", Some("role"))).await);
    insta::assert_snapshot!(part(|| question("cost", Some("role"))).await);
    insta::assert_snapshot!(part(|| question("tools", Some("role"))).await);
}

fn likert_row(label: &'static str, shares: &[f64]) -> LikertRow {
    LikertRow {
        label: label.into(),
        shares: shares.into(),
        value: "3.1".into(),
        apart: "2".into(),
        strong: label == "We had time",
    }
}

#[tokio::test]
async fn charts() {
    let html = part(|| {
        let bar =
            |label, value, apart| Bar { label, value, text: "1 · 50%".into(), apart };
        let bars: Rc<[Bar]> =
            vec![bar("Yes".into(), 50.0, false), bar("Don’t know".into(), 10.0, true)]
                .into();
        let bins: Rc<[ChartBin]> = vec![
            ChartBin { from: 0.0, to: 5.0, count: Some(3) },
            ChartBin { from: 5.0, to: 10.0, count: Some(0) },
        ]
        .into();
        // An end point that nobody chose, and a question that nobody answered.
        let rows: Rc<[LikertRow]> = vec![
            likert_row(
                "Our coach understood our ward and what it takes",
                &[0.0, 25.0, 25.0, 50.0, 0.0],
            ),
            likert_row("We had time", &[]),
        ]
        .into();
        let points: Rc<[AttrValue]> =
            ["1", "2", "3", "4", "5"].map(AttrValue::from).into();
        let numbers = Tally::of([0.5, 1.0, 1.0, 2.0, 3.0, 3.0, 9.0]);
        let boxes: Rc<[BoxRow]> = vec![
            BoxRow {
                label: "Nurse".into(),
                drawn: BoxPlot::of(&numbers, QuantileType::Seven),
                text: "n = 7".into(),
            },
            BoxRow { label: "Coach".into(), drawn: None, text: "n = 0".into() },
        ]
        .into();
        html! {
            <>
                <Bars id="a" title="Took part" about="Yes: 1" {bars} most={50.0} />
                <Histogram id="b" title="Years" about="0 to 5: 3" {bins} />
                <Likert id="c" title="Help" about="Coach" {points} {rows} value_head="Mean" apart_head="Off scale" />
                <Boxes id="d" title="Years by role" about="Nurse" rows={boxes} />
                <Spark parts={Rc::<[f64]>::from([1.0, 2.0])} scale=true />
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}
