//! The charts of a question, made from its description.

use std::rc::Rc;

use yew::prelude::*;

use super::sheet::{DASH, number, stat};
use super::subject::{Grouped, points};
use super::tables::{DECIMALS, label};
use crate::app::parts::chart::{
    Bar, Bars, BoxRow, Boxes, ChartBin, Heat, HeatRow, Histogram, Likert, LikertRow,
};
use crate::order;
use crate::stats::{
    BoxPlot, Description, Detail, Frequencies, QuantileType, Stat, Tally,
};
use crate::survey::{Kind, Level, Question};
use crate::words::EN;
use crate::words::results::Results;

/// So many bars are drawn; the rest is in the table.
const MOST_BARS: usize = 25;
/// So many answers get a column of a heat map.
const MOST_COLUMNS: usize = 12;
/// So many groups get a small chart of their own.
const MOST_GROUPS: usize = 12;

/// Returns the points of a scale for the key of a chart.
pub(super) fn keys(question: &Question) -> Rc<[AttrValue]> {
    points(question).into_iter().map(|it| AttrValue::from(it.label.clone())).collect()
}

/// Returns the row of a scale's answers.
pub(super) fn likert_row(
    name: &str,
    described: &Description,
    levels: &[Level],
    strong: bool,
) -> Option<LikertRow> {
    let Detail::Scale { table, summary, .. } = &described.detail else { return None };
    let on = |it: &&crate::stats::LevelRow| {
        levels.get(it.level).is_some_and(|it| !it.off_scale)
    };
    let shares: Rc<[f64]> = if table.valid == 0 {
        Rc::from([])
    } else {
        let rows = table.rows.iter().filter(on);
        rows.map(|it| it.valid_percent.unwrap_or_default()).collect()
    };
    let off = levels.iter().filter(|it| it.off_scale).count();
    let told: Vec<usize> =
        table.rows.iter().filter(|it| !on(it)).map(|it| it.count).collect();
    Some(LikertRow {
        label: AttrValue::from(name.to_owned()),
        shares,
        value: AttrValue::from(stat(summary.mean, 1)),
        // What is hidden has no row; it is not nobody.
        apart: if told.len() < off {
            AttrValue::from(EN.analysis.hidden.sign)
        } else if off > 0 {
            AttrValue::from(told.iter().sum::<usize>().to_string())
        } else {
            AttrValue::default()
        },
        strong,
    })
}

/// Draws scales with the same points under each other.
pub(super) fn likert(
    id: &str,
    title: &str,
    question: &Question,
    rows: Vec<LikertRow>,
    words: &Results,
) -> Html {
    let points = keys(question);
    let about: Vec<String> = rows
        .iter()
        .map(|row| {
            let shares = row.shares.iter().zip(points.iter());
            let said: Vec<String> = shares
                .map(|(share, it)| (words.charts.point)(it, &number(*share, 0)))
                .collect();
            format!("{}: {}", row.label, said.join(", "))
        })
        .collect();
    let valued = rows.iter().any(|it| it.value != DASH);
    let apart = rows.iter().any(|it| !it.apart.is_empty());
    html! {
        <Likert
            id={id.to_owned()}
            title={title.to_owned()}
            about={about.join(". ")}
            {points}
            rows={Rc::from(rows)}
            value_head={if valued { words.charts.mean } else { "" }}
            apart_head={if apart { words.charts.apart } else { "" }}
        />
    }
}

/// A bar before it is drawn: the level, how often, its share, whether it is set apart.
struct Share {
    level: usize,
    count: usize,
    valid: Stat,
    apart: bool,
}

fn shares(described: &Description) -> Vec<Share> {
    let of = |table: &Frequencies| {
        let row = |it: &crate::stats::LevelRow| {
            let apart = it.valid_percent.is_err();
            let valid = it.valid_percent.or(it.percent);
            Share { level: it.level, count: it.count, valid, apart }
        };
        table.rows.iter().map(row).collect()
    };
    match &described.detail {
        Detail::Single(table) | Detail::Scale { table, .. } => of(table),
        Detail::Multiple(table) => table
            .rows
            .iter()
            .map(|it| Share {
                level: it.level,
                count: it.count,
                valid: it.of_answered,
                apart: false,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Draws how often each answer was given. Charts to compare are `alike`: they have the same
/// longest bar and the same order.
fn bars(
    id: &str,
    title: &str,
    question: &Question,
    described: &Description,
    alike: Option<(f64, &[usize])>,
    words: &Results,
) -> Html {
    let mut all = shares(described);
    match alike {
        Some((_, order)) => {
            order::sort_by_key(&mut all, |it| {
                order.iter().position(|at| *at == it.level)
            });
        }
        // Without an order of their own, the most frequent first; what is apart stays last.
        None => {
            order::sort_by_key(&mut all, |it| (it.apart, std::cmp::Reverse(it.count)));
        }
    }
    let more = all.len().saturating_sub(MOST_BARS);
    let levels = question.kind.levels();
    let share = |it: &Share| it.valid.unwrap_or_default();
    let bars: Rc<[Bar]> = all
        .iter()
        .take(MOST_BARS)
        .map(|it| Bar {
            label: label(levels, it.level).into(),
            value: share(it),
            text: (words.charts.bar_end)(it.count, &number(share(it), 0)).into(),
            apart: it.apart,
        })
        .collect();
    let about: Vec<String> = all
        .iter()
        .take(MOST_BARS)
        .map(|it| {
            let percent = number(share(it), 0);
            (words.charts.bar)(&label(levels, it.level), it.count, &percent)
        })
        .collect();
    let own = || all.iter().map(share).fold(0.0, f64::max);
    let most = alike.map_or_else(own, |it| it.0);
    html! {
        <>
            <Bars
                id={id.to_owned()}
                title={title.to_owned()}
                about={about.join(", ")}
                {bars}
                {most}
            />
            if more > 0 {
                <p class="note">{ (words.charts.more)(more) }</p>
            }
        </>
    }
}

/// What a box plot is made from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Boxed {
    /// The quartiles' type.
    pub(super) kind: QuantileType,
    /// Whether single answers may be drawn.
    pub(super) points: bool,
}

/// Draws a question; of numbers also a box plot of all, if it may be drawn.
pub(super) fn of(
    question: &Question,
    described: &Description,
    boxed: Option<(&Tally, &Boxed)>,
    words: &Results,
) -> Html {
    match &described.detail {
        Detail::Single(_) | Detail::Multiple(_) => {
            bars("chart", &question.text, question, described, None, words)
        }
        Detail::Scale { .. } => {
            let row =
                likert_row(&question.text, described, question.kind.levels(), false);
            likert("chart", &question.text, question, row.into_iter().collect(), words)
        }
        Detail::Number { histogram: Some(it), .. } => {
            let bins: Rc<[ChartBin]> = it
                .bins
                .iter()
                .map(|it| {
                    let count = (!it.hidden).then_some(it.count);
                    ChartBin { from: it.from, to: it.to, count }
                })
                .collect();
            let ends = bins.first().zip(bins.last()).map(|it| (it.0.from, it.1.to));
            let about: Vec<String> = bins
                .iter()
                .map(|it| {
                    let (from, to) = (it.from.to_string(), it.to.to_string());
                    (words.charts.bin)(&from, &to, it.count)
                })
                .collect();
            html! {
                <>
                    <Histogram
                        id="chart"
                        title={question.text.clone()}
                        about={about.join("; ")}
                        {bins}
                    />
                    <p class="note">{ (words.notes.bins)(it.rule) }</p>
                    if let Some((tally, how)) = boxed {
                        { boxes("chart-box", &(words.charts.boxed)(&question.text), (&[("", tally, described.base.n)], ends), how, words) }
                    }
                </>
            }
        }
        _ => Html::default(),
    }
}

/// A group: its name, its numbers, how many they are.
type Group<'a> = (&'a str, &'a Tally, usize);

/// Draws a box with its points for each group; on this axis, if there is one already.
fn boxes(
    id: &str,
    title: &str,
    (groups, axis): (&[Group<'_>], Option<(f64, f64)>),
    how: &Boxed,
    words: &Results,
) -> Html {
    let mut about = Vec::new();
    let mut all = true;
    let rows: Rc<[BoxRow]> = groups
        .iter()
        .map(|(name, tally, n)| {
            let made = BoxPlot::of(tally, how.kind);
            let made = made.map(|it| if how.points { it } else { it.without_points() });
            if let Some(it) = &made {
                let [low, middle, high] = it.middle;
                let five = [it.ends.0, low, middle, high, it.ends.1];
                let five = five.map(|it| number(it, DECIMALS));
                let said =
                    (words.charts.range)(name, five.each_ref().map(String::as_str));
                about.push(format!("{said}, {}", (words.charts.n)(*n)));
                all &= it.all;
            }
            BoxRow {
                label: AttrValue::from((*name).to_owned()),
                drawn: made,
                text: (words.charts.n)(*n).into(),
            }
        })
        .collect();
    html! {
        <>
            <Boxes id={id.to_owned()} title={title.to_owned()} about={about.join(". ")} {rows} {axis} />
            <p class="note">
                if how.points {
                    { (words.notes.boxes)(how.kind, all) }
                } else {
                    { words.notes.no_points }
                }
            </p>
        </>
    }
}

/// Returns the levels, those first that are most frequent in all groups together.
fn order(grouped: &Grouped) -> Vec<usize> {
    let mut sums: Vec<(bool, usize, usize)> = Vec::new();
    for it in grouped.groups.iter().flat_map(|(_, it)| shares(it)) {
        match sums.iter_mut().find(|sum| sum.2 == it.level) {
            Some(sum) => sum.1 += it.count,
            None => sums.push((it.apart, it.count, it.level)),
        }
    }
    order::sort_by_key(&mut sums, |it| (it.0, std::cmp::Reverse(it.1)));
    sums.into_iter().map(|it| it.2).collect()
}

/// Draws the groups by the answers, each cell with its share of the group.
fn heat(
    question: &Question,
    grouped: &Grouped,
    order: &[usize],
    words: &Results,
) -> Html {
    let levels = question.kind.levels();
    let columns: Vec<usize> = order.iter().copied().take(MOST_COLUMNS).collect();
    let mut about = Vec::new();
    let mut rows = Vec::new();
    for (name, it) in grouped.groups.iter().take(MOST_BARS) {
        let own = shares(it);
        let share = |level: &usize| {
            let found = own.iter().find(|it| it.level == *level);
            found.filter(|it| !it.apart).and_then(|it| it.valid.ok())
        };
        let all: Rc<[Option<f64>]> = columns.iter().map(share).collect();
        let said: Vec<String> = columns
            .iter()
            .zip(all.iter())
            .filter_map(|(at, it)| {
                Some((words.charts.point)(&label(levels, *at), &number((*it)?, 0)))
            })
            .collect();
        about.push(format!("{name}: {}", said.join(", ")));
        rows.push(HeatRow { label: name.clone().into(), shares: all });
    }
    if columns.len() < 2 || rows.len() < 2 {
        return Html::default();
    }
    let heads: Rc<[AttrValue]> =
        columns.iter().map(|it| AttrValue::from(label(levels, *it))).collect();
    let title = (words.tables.answers_by)(&question.text, &grouped.by);
    html! {
        <Heat id="chart-heat" {title} about={about.join(". ")} columns={heads} rows={Rc::from(rows)} />
    }
}

/// Draws the groups by the answers: those on a scale in its order, others the most frequent
/// first.
pub(super) fn crossed(question: &Question, grouped: &Grouped, words: &Results) -> Html {
    let levels = question.kind.levels();
    let on = levels.iter().enumerate().filter(|it| !it.1.off_scale).map(|it| it.0);
    let scale = matches!(question.kind, Kind::Scale(_));
    let order = if scale { on.collect() } else { order(grouped) };
    heat(question, grouped, &order, words)
}

/// Draws a question's groups side by side.
pub(super) fn by(
    question: &Question,
    grouped: &Grouped,
    how: &Boxed,
    words: &Results,
) -> Html {
    let Some((_, first)) = grouped.groups.first() else { return Html::default() };
    match &first.detail {
        Detail::Scale { .. } => {
            let levels = question.kind.levels();
            let rows = grouped
                .groups
                .iter()
                .filter_map(|(name, it)| likert_row(name, it, levels, false))
                .collect();
            let title = (words.tables.by)(&question.text, &grouped.by);
            likert("chart-by", &title, question, rows, words)
        }
        Detail::Number { .. } => {
            let all = grouped.groups.iter().zip(&grouped.tallies);
            let rows: Vec<(&str, &Tally, usize)> =
                all.map(|((name, it), of)| (name.as_str(), of, it.base.n)).collect();
            let title = (words.tables.by)(&question.text, &grouped.by);
            boxes("chart-by", &title, (&rows, None), how, words)
        }
        Detail::Single(_) | Detail::Multiple(_) => {
            let shown = grouped.groups.iter().take(MOST_GROUPS);
            let most = shown
                .clone()
                .flat_map(|(_, it)| shares(it))
                .map(|it| it.valid.unwrap_or_default())
                .fold(0.0, f64::max);
            let order = order(grouped);
            let more = grouped.groups.len().saturating_sub(MOST_GROUPS);
            html! {
                <>
                    { heat(question, grouped, &order, words) }
                    <div class="multiples">
                        for (at, (name, it)) in shown.enumerate() {
                            <section key={at.to_string()} class="multiple">
                                <h2>{ name.clone() }</h2>
                                <p class="note">{ (words.charts.n)(it.base.n) }</p>
                                { bars(&format!("chart-by-{at}"), name, question, it, Some((most, &order)), words) }
                            </section>
                        }
                    </div>
                    if more > 0 {
                        <p class="note">{ (words.charts.more)(more) }</p>
                    }
                </>
            }
        }
        _ => Html::default(),
    }
}
