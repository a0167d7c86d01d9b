//! The results of questions: all of them at a glance, or one with its chart, its tables and
//! its groups.

mod across;
mod comparison;
mod crossed;
mod described;
mod detail;
mod guard;
mod hiding;
mod open_answers;
mod other_half;
mod overview;
mod paired;
mod pictures;
mod reliability;
mod scales;
mod shape;
mod sheet;
mod subject;
mod tables;
mod to_coding;
mod workbook;

use std::rc::Rc;

use yew::prelude::*;

pub use self::across::{AcrossSites, AcrossSitesProps};
use self::described::use_described;
pub use self::detail::{QuestionDetail, QuestionDetailProps};
pub use self::hiding::Hiding;
pub use self::open_answers::{OpenAnswers, OpenAnswersProps};
pub use self::other_half::{OtherHalf, OtherHalfProps};
pub use self::overview::{Overview, OverviewProps};
pub use self::reliability::{Against, AgainstProps};
pub use self::scales::{Scales, ScalesProps};
pub use self::sheet::{Figure, Line, Sheet, SheetTable, SheetTableProps};
pub use self::subject::{By, Grouped, batteries, grouped, ways};
use crate::app::context::{Surveys, use_about, use_participants, use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Empty, PageHead, Progress, Section, Select};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::id::{Id as _, QuestionId, SurveyId};
use crate::stats::composites::with_composites;
use crate::stats::masked::respondents;
use crate::survey::Survey;
use crate::words::EN;
use crate::words::results::Results;

/// Props of [`ResultsScreen`].
#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    /// The question to show alone.
    #[prop_or_default]
    pub question: Option<QuestionId>,
}

/// The screen.
#[component]
pub fn ResultsScreen(props: &ResultsProps) -> Html {
    let words = &use_words().results;
    let surveys = use_surveys();
    let chosen = use_state(|| None::<SurveyId>);
    let by = use_state(|| None::<By>);
    let onsurvey = use_event((), {
        let (chosen, by) = (chosen.setter(), by.setter());
        move |value: AttrValue, ()| {
            chosen.set(SurveyId::parse(&value));
            by.set(None);
        }
    });
    let onby = use_event((), {
        let by = by.setter();
        move |value: AttrValue, ()| by.set(By::parse(&value))
    });
    let asked = props.question.and_then(|id| {
        surveys.values().find(|it| {
            it.question(id).is_some() || it.composites.iter().any(|it| it.id == id)
        })
    });
    let chosen = chosen.and_then(|it| surveys.get(&it));
    let Some(survey) = asked.or(chosen).or_else(|| surveys.values().next()) else {
        return html! {
            <>
                <PageHead title={words.title} section={Section::Warp} />
                <Empty title={words.none} text={words.none_text}>
                    <a class="button primary" href={Route::Survey.href()}>{ words.go_import }</a>
                </Empty>
            </>
        };
    };
    let surveys: Rc<[Choice]> = surveys
        .values()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    html! {
        <OfSurvey
            survey={Shared::from(survey)}
            {surveys}
            question={props.question}
            by={(*by).clone()}
            {onsurvey}
            {onby}
        />
    }
}

#[derive(Properties, PartialEq)]
struct OfSurveyProps {
    survey: Shared<Survey>,
    surveys: Rc<[Choice]>,
    question: Option<QuestionId>,
    by: Option<By>,
    onsurvey: Callback<AttrValue>,
    onby: Callback<AttrValue>,
}

/// The results of one survey, described once for as long as it stays as it is.
#[component]
fn OfSurvey(props: &OfSurveyProps) -> Html {
    let words = &use_words().results;
    let participants = use_participants();
    let surveys = use_surveys();
    let rule = use_about().disclosure;
    // Composite scales stand behind the questions, and are looked at like them.
    let whole = use_memo(props.survey.clone(), |it| Shared::new(with_composites(it)));
    let survey = &*whole;
    let described = use_described(survey);
    let given = (survey.clone(), participants, surveys.clone());
    let ways = use_memo(given, |(survey, participants, surveys)| {
        let mut all = ways(survey, participants);
        all.extend(paired::ways(survey, surveys));
        all
    });
    let Some(described) = described else {
        return html! {
            <>
                <PageHead title={words.title} section={Section::Warp} />
                <div class="page" aria-busy="true"><Progress label={words.describing} /></div>
            </>
        };
    };
    let Some(id) = props.question else {
        let questions =
            survey.questions.iter().filter(|(it, _)| overview::is_described(it));
        let rows = respondents(survey.rows(), described.iter().cloned(), rule);
        let about = (words.holds)(questions.count(), rows);
        return html! {
            <>
                <PageHead title={words.title} {about} section={Section::Warp}>
                    if props.surveys.len() > 1 {
                        <Select
                            id="results-survey"
                            label={words.survey}
                            inline=true
                            value={survey.id.to_string()}
                            options={props.surveys.clone()}
                            onchange={props.onsurvey.clone()}
                        />
                    }
                </PageHead>
                <Overview survey={survey.clone()} described={described} />
                <div class="page results"><Scales survey={survey.clone()} /><Hiding /></div>
            </>
        };
    };
    let place = survey.questions.iter().position(|(it, _)| it.id == id);
    let question = place.and_then(|it| survey.questions.get(it)).map(|(it, _)| it);
    let title = question.map_or_else(|| words.gone.to_owned(), subject::title);
    let about = question
        .zip(place.and_then(|it| described.get(it)))
        .map(|(it, own)| {
            if rule.is_on() {
                return guard::base(own, rule);
            }
            (words.base)(&own.base, &tables::reasons(it), &tables::apart(it))
        })
        .unwrap_or_default();
    let by = props.by.clone().filter(|it| ways.contains(it));
    html! {
        <>
            { steps(survey, place, words) }
            <PageHead {title} {about} section={Section::Warp}>
                if !ways.is_empty() {
                    <Select
                        id="results-by"
                        label={words.by}
                        inline=true
                        value={by.as_ref().map_or_else(|| "none".to_owned(), By::key)}
                        options={choices(survey, &surveys, &ways, id, words)}
                        onchange={props.onby.clone()}
                    />
                }
            </PageHead>
            <QuestionDetail
                survey={survey.clone()}
                described={described}
                question={id}
                {by}
            />
        </>
    }
}

fn choices(
    survey: &Survey,
    surveys: &Surveys,
    ways: &[By],
    id: QuestionId,
    words: &Results,
) -> Rc<[Choice]> {
    let name = |by: &By| {
        let name = subject::name_of(survey, by);
        match by {
            By::Question(_) => name,
            By::Attribute(_) => (words.by_attribute)(&name),
            By::Wave(id) => {
                let other = surveys.get(id).map_or("", |it| it.name.as_str());
                (EN.analysis.waves.with)(other)
            }
        }
    };
    std::iter::once(Choice::new("none", words.by_none))
        .chain(
            ways.iter()
                .filter(|it| **it != By::Question(id))
                .map(|it| Choice::new(it.key(), name(it))),
        )
        .collect()
}

/// Shows the way back and to the neighbours.
fn steps(survey: &Survey, place: Option<usize>, words: &Results) -> Html {
    let link = |at: Option<usize>, label: &'static str| {
        let (question, _) = survey.questions.get(at?)?;
        if !overview::is_described(question) {
            return None;
        }
        let href = (Route::Question { question: question.id }).href();
        Some(html! { <a {href} title={question.text.clone()}>{ label }</a> })
    };
    let [previous, next] = words.neighbours;
    html! {
        <nav class="results-steps" aria-label={words.all}>
            <a href={Route::Results.href()}>{ words.all }</a>
            { for link(place.and_then(|it| it.checked_sub(1)), previous) }
            { for link(place.map(|it| it + 1), next) }
        </nav>
    }
}
