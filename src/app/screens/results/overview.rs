//! All questions of a survey: runs of scales as one chart each, then a table of everything.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::guard;
use super::pictures::{likert, likert_row};
use super::sheet::{Figure, Line, Sheet, SheetTable, file_name};
use super::subject::{batteries, stem};
use super::tables::{DECIMALS, label, middle, summary};
use crate::app::context::{use_about, use_words};
use crate::app::parts::Column;
use crate::app::parts::chart::Spark;
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::app::steps::use_drawn;
use crate::stats::{Description, Detail, Disclosure, Stat, Undefined};
use crate::survey::{Kind, Question, Survey};
use crate::words::results::Results;
use crate::words::{EN, Words};

/// So many runs of charts are drawn at once.
const RUNS: usize = 1;

/// Props of [`Overview`].
#[derive(Properties, PartialEq)]
pub struct OverviewProps {
    /// The survey.
    pub survey: Shared<Survey>,
    /// The description of each question.
    pub described: Shared<Vec<Description>>,
}

/// All questions of a survey.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let all = use_words();
    let (survey, described) = (&props.survey, &props.described);
    let rule = use_about().disclosure;
    let runs = use_memo(survey.clone(), |it| batteries(it));
    let given = (survey.clone(), described.clone(), rule);
    let made = use_memo(given, |(survey, described, rule)| {
        // Pictures are of what may be seen.
        let drawn: Vec<Description> =
            described.iter().map(|it| guard::pictured(it, *rule)).collect();
        let sheet = table(survey, &drawn, all);
        let sheet = if rule.is_on() {
            guard::overview(sheet, survey, described, *rule)
        } else {
            sheet
        };
        Shared::new(sheet)
    });
    // The table comes when all charts above it are there.
    let drawn = use_drawn(runs.len(), RUNS, RUNS);
    html! {
        <div class="page results">
            for run in runs.iter().take(drawn) {
                <section key={format!("run-{}", run.start)} class="battery">
                    { battery(survey, described, run, (None, rule), &all.results) }
                </section>
            }
            if drawn == runs.len() {
                <SheetTable id="all-questions" sheet={(*made).clone()} />
            }
        </div>
    }
}

/// Draws what may be seen of a run of scale questions; `chosen` is the place of the one that
/// the screen is about.
pub(super) fn battery(
    survey: &Survey,
    described: &[Description],
    run: &Range<usize>,
    (chosen, rule): (Option<usize>, Disclosure),
    words: &Results,
) -> Html {
    let items = survey.questions.get(run.clone()).unwrap_or_default();
    let (Some((first, _)), Some((last, _))) = (items.first(), items.last()) else {
        return Html::default();
    };
    let texts: Vec<&str> = items.iter().map(|(it, _)| it.text.as_str()).collect();
    let (title, names) = match stem(&texts) {
        Some((head, rest)) => (head.to_owned(), rest),
        None => ((words.battery)(&first.name, &last.name), texts),
    };
    let rows = items
        .iter()
        .zip(&names)
        .zip(run.clone())
        .filter_map(|(((question, _), name), at)| {
            let levels = question.kind.levels();
            let name = if question.is_reversed() {
                (EN.analysis.reversed)(name)
            } else {
                (*name).to_owned()
            };
            let seen = guard::pictured(described.get(at)?, rule);
            likert_row(&name, &seen, levels, chosen == Some(at))
        })
        .collect();
    let points = super::pictures::keys(first);
    let (low, high) = (points.first(), points.last());
    let (low, high) =
        (low.cloned().unwrap_or_default(), high.cloned().unwrap_or_default());
    html! {
        <>
            <header class="battery-head">
                <h2>{ title.clone() }</h2>
                <p class="note">{ (words.battery_about)(items.len(), &low, &high) }</p>
            </header>
            { likert(&format!("run-{}", run.start), &title, first, rows, words) }
        </>
    }
}

/// Tells whether there is something to say about a question: what identifies people is
/// neither described nor compared.
pub(super) fn is_described(question: &Question) -> bool {
    !matches!(question.kind, Kind::Identifier)
}

fn table(survey: &Survey, described: &[Description], all: &Words) -> Sheet {
    let (words, heads) = (&all.results, &all.results.tables);
    let lines = survey
        .questions
        .iter()
        .zip(described)
        .filter(|((question, _), _)| is_described(question))
        .map(|((question, _), it)| line(question, it, all))
        .collect();
    Sheet {
        caption: (heads.overview)(&survey.name),
        columns: vec![
            Column::words(heads.question),
            Column::words(heads.picture),
            Column::figures(heads.n),
            Column::figures(heads.missing),
            Column::figures(heads.mean),
            Column::figures(heads.sd),
            Column::words(heads.median),
            Column::words(heads.most),
            Column::words(heads.kind),
        ],
        lines,
        notes: vec![words.notes.overview.to_owned()],
        file: file_name(&[&survey.name, "questions"]),
    }
}

const NONE: Stat = Err(Undefined::OutsideBase);

fn line(question: &Question, it: &Description, all: &Words) -> Line {
    let words = &all.results;
    let levels = question.kind.levels();
    let (mean, sd) = summary(it).map_or((NONE, NONE), |it| (it.mean, it.sd));
    let median = match &it.detail {
        Detail::Scale { middle: at, .. } => {
            middle(*at, levels, words).map_or(Figure::Empty, Figure::Words)
        }
        Detail::Number { summary, .. } => Figure::Stat(summary.median, DECIMALS),
        _ => Figure::Empty,
    };
    let counts: Vec<(usize, usize)> = match &it.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => {
            let on = table.rows.iter().filter(|it| it.valid_percent.is_ok());
            on.map(|it| (it.level, it.count)).collect()
        }
        Detail::Multiple(table) => {
            table.rows.iter().map(|it| (it.level, it.count)).collect()
        }
        _ => Vec::new(),
    };
    let most = most_frequent(&counts, it.base.n, question);
    let parts: Vec<f64> = match &it.detail {
        // A hidden bin drawn as none would be a false picture.
        Detail::Number { histogram: Some(it), .. }
            if it.bins.iter().any(|it| it.hidden) =>
        {
            Vec::new()
        }
        Detail::Number { histogram: Some(it), .. } => {
            it.bins.iter().map(|it| it.count as f64).collect()
        }
        // A stack shows every part of a whole, or none.
        Detail::Scale { table, .. } if table.valid == 0 => Vec::new(),
        _ => counts.iter().map(|it| it.1 as f64).collect(),
    };
    let scale = matches!(it.detail, Detail::Scale { .. });
    let name = if question.is_reversed() {
        (EN.analysis.reversed)(&question.text)
    } else if question.text == question.name {
        question.name.clone()
    } else {
        format!("{} ({})", question.text, question.name)
    };
    Line::new(vec![
        Figure::Link(name, (Route::Question { question: question.id }).href()),
        Figure::Picture(html! { <Spark parts={Rc::<[f64]>::from(parts)} {scale} /> }),
        Figure::Count(it.base.n),
        Figure::Count(it.base.missing()),
        Figure::Stat(mean, DECIMALS),
        Figure::Stat(sd, DECIMALS),
        median,
        most,
        Figure::Words((all.survey.kind)(question.kind.name()).to_owned()),
    ])
}

/// Returns the most frequent answer with its share, or all of them when they tie.
fn most_frequent(counts: &[(usize, usize)], n: usize, question: &Question) -> Figure {
    let most = counts.iter().map(|it| it.1).max().unwrap_or(0);
    if most == 0 {
        return Figure::Empty;
    }
    let tied: Vec<String> = counts
        .iter()
        .filter(|it| it.1 == most)
        .map(|it| label(question.kind.levels(), it.0))
        .collect();
    if tied.len() > 2 {
        return Figure::Empty;
    }
    let share = crate::stats::frequencies::percent(most, n);
    let share = super::sheet::stat(share, 0);
    Figure::Words(format!("{} ({share}%)", tied.join(", ")))
}
