//! Composite scales, sites, crosstabs and hidden small counts, as they are drawn.

use std::rc::Rc;

use heddle::app::parts::chart::{Caterpillar, Funnel, FunnelPoint, Mark, SitePoint};
use heddle::app::screens::results::{
    AcrossSites, Against, By, Overview, QuestionDetail, Scales,
};
use heddle::app::shared::Shared;
use heddle::id::{Id as _, Ids, QuestionId};
use heddle::interchange::csv;
use heddle::stamp::{Moment, Provenance, Stamp};
use heddle::stats::composites::with_composites;
use heddle::stats::{Description, Disclosure, describe};
use heddle::survey::reading::SurveyDraft;
use heddle::survey::{Composite, Score, Survey};
use yew::prelude::*;

use crate::stage::part;

/// Thirty-six respondents of three wards; the last question runs the other way.
fn table() -> String {
    let line = |at: usize| {
        let ward = ["North", "East", "South"][at % 3];
        // East is high, South low.
        let level = match at % 3 {
            0 => 2 + at / 3 % 3,
            1 => 4 + at / 3 % 2,
            _ => 1 + at / 3 % 2,
        };
        let other = (level + at % 2).clamp(1, 5);
        format!("R{at},{ward},{level},{other},{},{}\n", 6 - level, 20 + at)
    };
    let lines: Vec<String> = (0..36).map(line).collect();
    format!("id,ward,safe,heard,blamed,age\n{}", lines.concat())
}

fn survey(reversed: bool) -> Survey {
    let mut ids = Ids::seeded(7);
    let stamp = Stamp { at: Moment(0), by: ids.make() };
    let draft = SurveyDraft::of(Rc::new(csv::read_text(&table()).value));
    let mut survey = draft.into_survey("Wards", "wards.csv", &mut ids, &stamp).value;
    let items = ["safe", "heard", "blamed"].map(|it| survey.by_name(it).unwrap().0.id);
    survey.composites.push(Composite {
        id: QuestionId::from_uuid(uuid::Uuid::from_u128(5)),
        name: "Safety climate".into(),
        items: items.to_vec(),
        score: Score::Mean,
        least: 2,
        provenance: Provenance::new(&stamp),
    });
    for (question, _) in &mut survey.questions {
        question.reversed = reversed && question.name == "blamed";
    }
    with_composites(&survey)
}

fn described(survey: &Survey) -> Shared<Vec<Description>> {
    let all = survey.questions.iter();
    Shared::new(all.map(|(it, column)| describe(it, column, None)).collect())
}

fn question(survey: Survey, name: &str, by: Option<&str>) -> Html {
    let described = described(&survey);
    let question = survey.by_name(name).unwrap().0.id;
    let by = by.map(|it| By::Question(survey.by_name(it).unwrap().0.id));
    html! { <QuestionDetail survey={Shared::new(survey)} {described} {question} {by} /> }
}

#[tokio::test]
async fn a_composite_scale_is_described_with_its_reliability() {
    let html = part(|| question(survey(true), "Safety climate", None)).await;
    assert!(html.contains("blamed (reverse-coded)"), "{html}");
    assert!(!html.contains("run against the others"), "{html}");
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn a_negative_alpha_names_who_runs_the_other_way() {
    let html = part(|| question(survey(false), "Safety climate", None)).await;
    assert!(html.contains("Alpha is below 0"), "{html}");
    assert!(html.contains("“blamed” seems to run against the others."), "{html}");
    assert!(html.contains(">Reverse-code “blamed”<"), "{html}");
    let back = part(|| {
        let items =
            vec![(QuestionId::from_uuid(uuid::Uuid::from_u128(9)), "x".to_owned(), true)];
        let survey = heddle::id::SurveyId::from_uuid(uuid::Uuid::from_u128(8));
        html! { <Against {survey} {items} negative=false /> }
    });
    assert!(back.await.contains("Do not reverse-code “x”"));
}

#[tokio::test]
async fn scales_are_listed_with_what_they_are_made_of() {
    insta::assert_snapshot!(
        part(|| html! { <Scales survey={Shared::new(survey(true))} /> }).await
    );
}

#[tokio::test]
async fn a_scale_is_compared_between_groups() {
    let html = part(|| question(survey(true), "Safety climate", Some("ward"))).await;
    for said in ["Kruskal–Wallis", "p (Holm)", "Site comparison"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    // A number has no crosstab.
    assert!(!html.contains("Crosstab"), "{html}");
    // Two scales: by groups, and by how they go together.
    let html = part(|| question(survey(true), "safe", Some("heard"))).await;
    for said in [
        "How “safe” and “heard” go together",
        "Spearman, ρ",
        "Kendall, τ-b",
        "Pearson, r",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    // A number makes no groups of the other.
    let html = part(|| question(survey(true), "safe", Some("age"))).await;
    assert!(html.contains("“age” is a number and makes no groups"), "{html}");
    assert!(html.contains("Spearman, ρ") && !html.contains("Kruskal"), "{html}");
}

#[tokio::test]
async fn a_reverse_coded_question_says_so_by_groups_too() {
    let note = heddle::words::EN.analysis.reversed_note;
    let noted = |html: &str| html.matches(note).count();
    // Under the groups' numbers, the tests, the pairs; not under what was answered.
    let html = part(|| question(survey(true), "blamed", Some("ward"))).await;
    assert_eq!(noted(&html), 3, "{html}");
    let html = part(|| question(survey(true), "safe", Some("ward"))).await;
    assert_eq!(noted(&html), 0, "{html}");
    // Beside another scale that is the one turned round, its name says so.
    let html = part(|| question(survey(true), "safe", Some("blamed"))).await;
    assert!(html.contains("“safe” and “blamed (reverse-coded)” go together"), "{html}");
}

fn sites(rule: Disclosure) -> Html {
    let survey = survey(true);
    let question = survey.by_name("Safety climate").unwrap().0.id;
    let by = By::Question(survey.by_name("ward").unwrap().0.id);
    html! { <AcrossSites survey={Shared::new(survey)} {question} {by} {rule} /> }
}

#[tokio::test]
async fn sites_that_stand_out_are_named() {
    let html = part(|| sites(Disclosure::default())).await;
    assert!(html.contains("East stands out in the good direction"), "{html}");
    insta::assert_snapshot!(html);
}

#[tokio::test]
async fn sites_below_the_limit_are_not_shown() {
    let html = part(|| sites(Disclosure { below: 20, round: 0, zeros: false })).await;
    assert!(html.contains("3 groups are not drawn"), "{html}");
    assert!(!html.contains("stands out") && html.contains("[c]"), "{html}");
}

#[tokio::test]
async fn site_plots_tell_marks_apart_by_shape() {
    let html = part(|| {
        let site = |label: &'static str, n, value, mark| SitePoint {
            label: label.into(),
            n,
            value,
            interval: (n > 1).then_some((value - 0.1, value + 0.1)),
            mark,
            text: format!("{value} · n = {n}").into(),
        };
        let sites: Rc<[SitePoint]> = Rc::from([
            site(
                "A small ward with a name that is long enough to break",
                1,
                0.2,
                Mark::Small,
            ),
            site("North", 30, 0.5, Mark::Plain),
            site("East", 40, 0.9, Mark::Out),
        ]);
        let limit = |n, w: f64| FunnelPoint {
            n,
            inner: (0.5 - w, 0.5 + w),
            outer: (0.5 - 1.5 * w, 0.5 + 1.5 * w),
        };
        let limits: Rc<[FunnelPoint]> = Rc::from([limit(2, 0.3), limit(40, 0.1)]);
        html! {
            <>
                <Caterpillar id="c" title="Sites" about="In words." sites={sites.clone()} overall={0.5} overall_text="All: 50%" share=true />
                <Funnel id="f" title="Funnel" about="In words." {sites} {limits} overall={0.5} share=true axis="Number of answers" names={["95% limits", "99.8% limits"].map(AttrValue::from)} />
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn all_questions_name_the_reverse_coded_one() {
    let html = part(|| {
        let survey = survey(true);
        let described = described(&survey);
        html! { <Overview survey={Shared::new(survey)} {described} /> }
    });
    let html = html.await;
    assert!(
        html.contains("blamed (reverse-coded)") && html.contains(">Safety climate<"),
        "{html}"
    );
}
