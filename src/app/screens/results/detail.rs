//! One question: its chart, its tables, its groups, and what people wrote.

use std::rc::Rc;

use yew::prelude::*;

use super::pictures::Boxed;
use super::reliability::Against;
use super::sheet::{Figure, Line, Sheet, SheetTable, file_name};
use super::subject::{By, Grouped, batteries, grouped};
use super::workbook::Workbook;
use super::{
    AcrossSites, OpenAnswers, OtherHalf, comparison, crossed, guard, overview, paired,
    pictures, reliability, shape, subject, tables,
};
use crate::app::browser::settings;
use crate::app::context::{Surveys, use_about, use_participants, use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Column, Message, Segmented, Select};
use crate::app::shared::Shared;
use crate::id::QuestionId;
use crate::participants::Participants;
use crate::stats::{
    Description, Detail, Disclosure, QuantileType, Tally, Undefined, tally,
};
use crate::survey::{Question, Survey};
use crate::words::EN;
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

/// What a question's groups are shown as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Groups,
    Cross,
    Sites,
}

impl View {
    const ALL: [(Self, &str); 3] =
        [(Self::Groups, "groups"), (Self::Cross, "cross"), (Self::Sites, "sites")];

    /// Tells whether there is anything of this kind to show.
    fn fits(self, of: &Detail) -> bool {
        let levels = matches!(of, Detail::Single(_) | Detail::Scale { .. });
        match self {
            Self::Groups => true,
            Self::Cross => levels,
            Self::Sites => {
                levels || matches!(of, Detail::Multiple(_) | Detail::Number { .. })
            }
        }
    }

    fn key(self) -> &'static str {
        Self::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }
}

/// What a question is shown as.
struct Made {
    sheets: Vec<(&'static str, Shared<Sheet>)>,
    /// For pictures: without what is hidden.
    grouped: Option<Grouped>,
    /// The numbers of all, for a box plot; none where they may not be drawn.
    tally: Option<Tally>,
    /// Sentences beside the picture: what it leaves out, and why there is none.
    beside: Vec<String>,
    /// Questions of a composite scale that seem to run the other way.
    against: Vec<(QuestionId, String, bool)>,
}

type Given<'a> = (&'a Survey, &'a Participants, &'a Surveys, Disclosure, QuantileType);

/// Percentages of fewer people are shown without decimals.
const FEW: usize = 100;

/// The setting of which quartiles are shown: `6` or `7`.
const QUARTILES: &str = "quartiles";

/// One question.
#[component]
pub fn QuestionDetail(props: &QuestionDetailProps) -> Html {
    let all = use_words();
    let words = &all.results;
    let (participants, surveys) = (use_participants(), use_surveys());
    let rule = use_about().disclosure;
    let view = use_state(|| View::Groups);
    let onview = use_event(view.setter(), |key: AttrValue, view| {
        let found = View::ALL.into_iter().find(|it| it.1 == key.as_str());
        view.set(found.map_or(View::Groups, |it| it.0));
    });
    let kind = use_state(|| QuantileType::Seven);
    use_effect_with((), {
        let kind = kind.setter();
        move |()| {
            if settings::get(QUARTILES).as_deref() == Some("6") {
                kind.set(QuantileType::Six);
            }
        }
    });
    let onkind = use_event(kind.setter(), |key: AttrValue, kind| {
        settings::set(QUARTILES, &key);
        kind.set(if key == "6" { QuantileType::Six } else { QuantileType::Seven });
    });
    let place = props.survey.questions.iter().position(|(it, _)| it.id == props.question);
    let detail = place.and_then(|it| props.described.get(it)).map(|it| it.detail.clone());
    let fits = |it: View| detail.as_ref().is_some_and(|of| it.fits(of));
    let chosen = if fits(*view) { *view } else { View::Groups };
    let made = use_memo(
        (
            props.survey.clone(),
            props.described.clone(),
            props.question,
            props.by.clone(),
            (participants, surveys, rule, chosen, *kind),
        ),
        |(survey, described, id, by, (participants, surveys, rule, view, kind))| {
            let at = survey.questions.iter().position(|(it, _)| it.id == *id)?;
            let own = described.get(at)?;
            let by = by.as_ref().filter(|it| **it != By::Question(*id));
            let given: Given<'_> = (survey, participants, surveys, *rule, *kind);
            match by {
                Some(by) => split(given, at, own, by, *view, words),
                None => whole(survey, at, own, (*rule, *kind), words),
            }
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
    let by = props.by.clone().filter(|it| *it != By::Question(props.question));
    let groups = made.grouped.is_some();
    let shown = if groups { chosen } else { View::Groups };
    let views: Rc<[Choice]> = View::ALL
        .iter()
        .zip(all.analysis.views.1)
        .filter(|(it, _)| it.0.fits(&own.detail))
        .map(|(it, label)| Choice::new(it.1, label))
        .collect();
    let how = Boxed { kind: *kind, points: !rule.is_on() };
    let boxed = made.tally.as_ref().map(|it| (it, &how));
    let waves = matches!(by, Some(By::Wave(_)));
    let counted = tables::summary(own).is_some() && shown == View::Groups && !waves;
    html! {
        <div class="page results">
            if counted || groups && views.len() > 1 {
                <div class="results-choices" key="choices">
                    if groups && views.len() > 1 {
                        <Segmented
                            id="results-view"
                            label={all.analysis.views.0}
                            value={shown.key()}
                            options={views}
                            onchange={onview}
                        />
                    }
                    if counted {
                        <Select
                            id="results-quartiles"
                            label={words.quartiles.0}
                            inline=true
                            value={if *kind == QuantileType::Six { "6" } else { "7" }}
                            options={Rc::from(["7", "6"].iter().zip(words.quartiles.1).map(|(key, it)| Choice::new(*key, it)).collect::<Vec<_>>())}
                            onchange={onkind}
                        />
                    }
                </div>
            }
            if own.base.n + own.base.off_scale == 0 {
                <Message message={words.nobody} />
            } else if let (View::Sites, Some(by)) = (shown, by.clone()) {
                <AcrossSites
                    key="sites"
                    survey={props.survey.clone()}
                    question={props.question}
                    {by}
                    {rule}
                />
            } else if let (Some(made), View::Groups) = (&made.grouped, shown) {
                <section class="battery" key="by">{ pictures::by(question, made, &how, words) }</section>
            } else if let (Some(made), View::Cross) = (&made.grouped, shown) {
                <section class="battery" key="cross">{ pictures::crossed(question, made, words) }</section>
            } else if by.is_some() {
                // A table says it all.
            } else if let Some(run) = &run {
                <section class="battery" key="run">
                    { overview::battery(&props.survey, &props.described, run, (Some(at), rule), words) }
                </section>
            } else if drawn {
                <section class="battery" key="own">
                    { pictures::of(question, &guard::pictured(own, rule), boxed, words) }
                </section>
            }
            for (at, it) in made.beside.iter().enumerate() {
                <p class="note" key={format!("beside-{at}")}>{ it.clone() }</p>
            }
            if !made.against.is_empty() {
                <Against
                    key="against"
                    survey={props.survey.id}
                    items={made.against.clone()}
                    negative={is_negative(&made.sheets)}
                />
            }
            <div class={classes!("results-two", by.is_some().then_some("stacked"))}>
                <div class="results-tables">
                    for (number, (id, sheet)) in made.sheets.iter().enumerate() {
                        <SheetTable key={*id} id={*id} number={number + 1} sheet={sheet.clone()} />
                    }
                    <Workbook
                        key="workbook"
                        name={question.name.clone()}
                        sheets={made.sheets.iter().map(|it| it.1.clone()).collect::<Rc<[_]>>()}
                    />
                    if text {
                        <OpenAnswers key={question.id.to_string()} survey={props.survey.clone()} question={question.id} />
                    }
                </div>
                <OtherHalf survey={props.survey.clone()} />
            </div>
        </div>
    }
}

/// Tells whether alpha is below 0.
fn is_negative(sheets: &[(&'static str, Shared<Sheet>)]) -> bool {
    let table = sheets.iter().find(|it| it.0 == "reliability");
    let line = table.and_then(|it| it.1.lines.first());
    let alpha = line.and_then(|it| it.figures.get(1));
    matches!(alpha, Some(Figure::Bounded(Err(Undefined::NegativeAlpha), _)))
}

/// Returns what is shown of a question as a whole.
fn whole(
    survey: &Survey,
    at: usize,
    own: &Description,
    (rule, kind): (Disclosure, QuantileType),
    words: &Results,
) -> Option<Made> {
    let (question, column) = survey.questions.get(at)?;
    let mut all = sheets(question, own, None, kind, words);
    if own.base.n > 0 {
        all.extend(shape::sheet(question, column, words).map(|it| ("shape", it)));
    }
    say_reversed(question, &mut all);
    let mut beside = Vec::new();
    if rule.is_on() {
        let guarded = |(id, it): (&'static str, Sheet)| match id {
            "answers" => (id, guard::answers(it, own, rule)),
            "shape" => (id, guard::shape(it, own, rule)),
            _ => (id, guard::numbers(it, own, rule)),
        };
        all = all.into_iter().map(guarded).collect();
        if guard::less(own, rule) {
            beside.push(EN.analysis.hidden.picture.to_owned());
        }
    }
    let mut against = Vec::new();
    if let Some(scale) = survey.composites.iter().find(|it| it.id == question.id) {
        let (sheets, items) = reliability::sheets(survey, scale, rule);
        let item = |id| {
            let (it, _) = survey.question(id)?;
            Some((id, it.text.clone(), it.reversed))
        };
        against = items.into_iter().filter_map(item).collect();
        all.extend(sheets);
    }
    let drawn = matches!(own.detail, Detail::Number { .. }) && !rule.is_small(own.base.n);
    let tally = drawn.then(|| tally(question, column, None)?.ok()).flatten();
    Some(Made { sheets: kept(all, own, words), grouped: None, tally, beside, against })
}

/// Returns what is shown of a question by groups, or beside another one.
fn split(
    (survey, participants, surveys, rule, kind): Given<'_>,
    at: usize,
    own: &Description,
    by: &By,
    view: View,
    words: &Results,
) -> Option<Made> {
    let (question, _) = survey.questions.get(at)?;
    let id = question.id;
    let mut beside = Vec::new();
    if let By::Wave(other) = by {
        let found = paired::sheets(survey, id, surveys.get(other)?, rule, words);
        let mut sheets = found.unwrap_or_else(|why| {
            beside.push(why);
            Vec::new()
        });
        if rule.is_on() {
            guard::all_tests(&mut sheets, (question, own, None), rule);
        }
        say_reversed(question, &mut sheets);
        let (sheets, against) = (kept(sheets, own, words), Vec::new());
        return Some(Made { sheets, grouped: None, tally: None, beside, against });
    }
    let mut grouped = grouped(survey, participants, id, by);
    // One mask for all views of these groups: what one hides no other tells.
    let mask = grouped.as_ref().map(|it| guard::groups(own, it, rule));
    let mut all = Vec::new();
    let mut gone = None;
    let mut compared = match (&grouped, &mask, view) {
        (Some(made), Some(mask), View::Cross) => {
            crossed::sheets(survey, participants, id, by, (own, made, mask), rule, words)
        }
        (Some(_), _, View::Sites) => Vec::new(),
        (made, mask, _) => {
            if let (Some(made), Some(mask)) = (made, mask) {
                gone = rule.is_on().then(|| guard::gone(made, mask));
            }
            let how = (rule, gone.as_deref());
            comparison::sheets(survey, participants, id, by, how, words)
        }
    };
    if rule.is_on() {
        let of = (question, own, grouped.as_ref().zip(mask.as_ref()));
        guard::all_tests(&mut compared, of, rule);
    }
    if let (Some(made), Some(mask), View::Groups) = (&grouped, &mask, view) {
        all = sheets(question, own, Some(made), kind, words);
        if rule.is_on() {
            let guarded = |(id, it): (&'static str, Sheet)| match id {
                "answers-by" => (id, guard::answers_by(it, own, made, mask, rule)),
                "shares-by" => (id, guard::shares_by(it, made, mask, rule)),
                _ => (id, guard::numbers_by(it, made, mask, rule)),
            };
            all = all.into_iter().map(guarded).collect();
            if gone.as_ref().is_some_and(|it| !it.is_empty()) {
                beside.push((EN.analysis.hidden.groups)(gone.map_or(0, |it| it.len())));
            }
            grouped = Some(guard::pictured_groups(made, mask, rule));
        }
    } else if let (Some(made), Some(mask), View::Cross, true) =
        (&grouped, &mask, view, rule.is_on())
    {
        grouped = Some(guard::pictured_groups(made, mask, rule));
    } else if grouped.is_none() {
        beside.push((EN.analysis.no_groups)(&subject::name_of(survey, by)));
    }
    all.extend(compared);
    say_reversed(question, &mut all);
    let sheets = kept(all, own, words);
    Some(Made { sheets, grouped, tally: None, beside, against: Vec::new() })
}

/// Says of a reverse-coded question, under every table of its numbers, that they are turned
/// round.
fn say_reversed(question: &Question, sheets: &mut [(&'static str, Sheet)]) {
    // Answers stand as they were given.
    let numbers = |id| {
        !matches!(id, "answers" | "answers-by" | "shares-by" | "crosstab" | "tests-cross")
    };
    if question.is_reversed() {
        let noted = sheets.iter_mut().filter(|it| numbers(it.0));
        noted.for_each(|it| it.1.notes.push(EN.analysis.reversed_note.to_owned()));
    }
}

/// Returns the tables to keep. Percentages of few have no decimals, which would promise what
/// is not there.
fn kept(
    all: Vec<(&'static str, Sheet)>,
    own: &Description,
    words: &Results,
) -> Vec<(&'static str, Shared<Sheet>)> {
    let shares = ["answers", "answers-by", "shares-by", "crosstab"];
    let keep = |(id, mut sheet): (&'static str, Sheet)| {
        if shares.contains(&id) {
            if own.base.n < FEW {
                sheet.without_decimals(tables::PERCENT);
            }
            if !matches!(own.detail, Detail::Multiple(_)) {
                sheet.notes.push(words.notes.rounded.to_owned());
            }
        }
        (id, Shared::new(sheet))
    };
    all.into_iter().map(keep).collect()
}

fn sheets(
    question: &Question,
    own: &Description,
    grouped: Option<&Grouped>,
    kind: QuantileType,
    words: &Results,
) -> Vec<(&'static str, Sheet)> {
    let mut made: Vec<(&'static str, Option<Sheet>)> = Vec::new();
    if let Some(grouped) = grouped {
        made.push((
            "numbers-by",
            tables::numbers_by(question, own, grouped, kind, words),
        ));
        made.push(("answers-by", tables::answers_by(question, own, grouped, words)));
        made.push(("shares-by", tables::shares_by(question, own, grouped, words)));
        if made.iter().all(|it| it.1.is_none()) {
            made.push(("counts-by", Some(counts_by(question, own, grouped, words))));
        }
    } else {
        made.push(("answers", tables::answers(question, own, words)));
        made.push(("numbers", tables::numbers(question, own, kind, words)));
        made.push(("days", days(question, own, words)));
    }
    made.into_iter().filter_map(|(id, it)| Some((id, it?))).collect()
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

#[cfg(test)]
#[path = "attack_tests.rs"]
mod attack_tests;
