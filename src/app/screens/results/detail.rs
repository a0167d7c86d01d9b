//! One question: its chart, its tables, its groups, and what people wrote.

use yew::prelude::*;

use super::sheet::{Figure, Line, Sheet, SheetTable, file_name};
use super::subject::{By, Grouped, batteries, grouped};
use super::{OpenAnswers, OtherHalf, comparison, overview, pictures, shape, tables};
use crate::app::context::{use_participants, use_words};
use crate::app::parts::{Column, Message};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::stats::{Description, Detail};
use crate::survey::{Question, Survey};
use crate::words::results::Results;

/// Props of [`QuestionDetail`].
#[derive(Properties, PartialEq)]
pub struct QuestionDetailProps {
    /// The survey.
    pub survey: Shared<Survey>,
    /// The description of each question.
    pub described: Shared<Vec<Description>>,
    /// The question.
    pub question: QuestionId,
    /// How it is split.
    pub by: Option<By>,
}

/// What a question is shown as.
struct Made {
    sheets: Vec<(&'static str, Shared<Sheet>)>,
    grouped: Option<Grouped>,
}

/// One question.
#[component]
pub fn QuestionDetail(props: &QuestionDetailProps) -> Html {
    let words = &use_words().results;
    let participants = use_participants();
    let place = props.survey.questions.iter().position(|(it, _)| it.id == props.question);
    let made = use_memo(
        (
            props.survey.clone(),
            props.described.clone(),
            props.question,
            props.by.clone(),
            participants,
        ),
        |(survey, described, id, by, participants)| {
            let at = survey.questions.iter().position(|(it, _)| it.id == *id)?;
            let (question, column) = survey.questions.get(at)?;
            let own = described.get(at)?;
            let by = by.as_ref().filter(|it| **it != By::Question(*id));
            let grouped = by.and_then(|by| grouped(survey, participants, *id, by));
            let mut sheets = sheets(question, own, grouped.as_ref(), words);
            if grouped.is_none() && own.base.n > 0 {
                let more = shape::sheet(question, column, words);
                sheets.extend(more.map(|it| ("shape", Shared::new(it))));
            }
            if let Some(by) = by {
                let more = comparison::sheets(survey, participants, *id, by, words);
                sheets.extend(more.into_iter().map(|(id, it)| (id, Shared::new(it))));
            }
            Some(Made { sheets, grouped })
        },
    );
    let found = place.and_then(|at| {
        let (question, _) = props.survey.questions.get(at)?;
        Some((at, question, props.described.get(at)?))
    });
    let (Some((at, question, own)), Some(made)) = (found, &*made) else {
        return html! { <Message message={words.gone} /> };
    };
    let run = batteries(&props.survey).into_iter().find(|it| it.contains(&at));
    let text = matches!(own.detail, Detail::Text);
    let drawn =
        !matches!(own.detail, Detail::Text | Detail::Identifier | Detail::Date { .. });
    html! {
        <div class="page results">
            if own.base.n + own.base.off_scale == 0 {
                <Message message={words.nobody} />
            } else if let Some(made) = &made.grouped {
                <section class="battery" key="by">{ pictures::by(question, made, words) }</section>
            } else if let Some(run) = &run {
                <section class="battery" key="run">
                    { overview::battery(&props.survey, &props.described, run, Some(at), words) }
                </section>
            } else if drawn {
                <section class="battery" key="own">{ pictures::of(question, own, words) }</section>
            }
            <div class={classes!("results-two", made.grouped.is_some().then_some("stacked"))}>
                <div class="results-tables">
                    for (number, (id, sheet)) in made.sheets.iter().enumerate() {
                        <SheetTable key={*id} id={*id} number={number + 1} sheet={sheet.clone()} />
                    }
                    if text {
                        <OpenAnswers key={question.id.to_string()} survey={props.survey.clone()} question={question.id} />
                    }
                </div>
                <OtherHalf survey={props.survey.clone()} />
            </div>
        </div>
    }
}

fn sheets(
    question: &Question,
    own: &Description,
    grouped: Option<&Grouped>,
    words: &Results,
) -> Vec<(&'static str, Shared<Sheet>)> {
    let mut made: Vec<(&'static str, Option<Sheet>)> = Vec::new();
    if let Some(grouped) = grouped {
        made.push(("numbers-by", tables::numbers_by(question, own, grouped, words)));
        made.push(("answers-by", tables::answers_by(question, own, grouped, words)));
        if made.iter().all(|it| it.1.is_none()) {
            made.push(("counts-by", Some(counts_by(question, own, grouped, words))));
        }
    } else {
        made.push(("answers", tables::answers(question, own, words)));
        made.push(("numbers", tables::numbers(question, own, words)));
        made.push(("days", days(question, own, words)));
    }
    let shared = |(id, it): (_, Option<Sheet>)| Some((id, Shared::new(it?)));
    made.into_iter().filter_map(shared).collect()
}

/// Returns how many of each group answered, for kinds of which nothing else can be said.
fn counts_by(
    question: &Question,
    own: &Description,
    grouped: &Grouped,
    words: &Results,
) -> Sheet {
    let heads = &words.tables;
    let cells = |name: &str, it: &Description| {
        let (n, missing) = (it.base.n, it.base.missing());
        vec![Figure::Words(name.to_owned()), Figure::Count(n), Figure::Count(missing)]
    };
    let groups = grouped.groups.iter().map(|(name, it)| Line::new(cells(name, it)));
    let mut lines: Vec<Line> = groups.collect();
    lines.push(Line::total(cells(heads.total, own)));
    let outside = (grouped.outside > 0).then(|| (words.notes.outside)(grouped.outside));
    Sheet {
        caption: (heads.by)(&question.text, &grouped.by),
        columns: vec![
            Column::words(grouped.by.clone()),
            Column::figures(heads.n),
            Column::figures(heads.missing),
        ],
        lines,
        notes: outside.into_iter().collect(),
        file: file_name(&[&question.name, "by", &grouped.by]),
    }
}

/// Returns the first and the last day, for dates.
fn days(question: &Question, own: &Description, words: &Results) -> Option<Sheet> {
    let Detail::Date { first, last } = &own.detail else { return None };
    let heads = &words.tables;
    let day = |it: &Option<crate::stamp::Day>| {
        it.map_or(Figure::Empty, |it| Figure::Words(it.to_string()))
    };
    Some(Sheet {
        caption: (heads.numbers)(&question.text),
        columns: vec![
            Column::words(heads.question),
            Column::figures(heads.n),
            Column::figures(heads.missing),
            Column::figures(heads.first),
            Column::figures(heads.last),
        ],
        lines: vec![Line::new(vec![
            Figure::Words(question.name.clone()),
            Figure::Count(own.base.n),
            Figure::Count(own.base.missing()),
            day(first),
            day(last),
        ])],
        notes: Vec::new(),
        file: file_name(&[&question.name, "days"]),
    })
}
