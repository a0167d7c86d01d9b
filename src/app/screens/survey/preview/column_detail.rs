//! A column, opened: its wording, how its cells are read, what counts as no answer, and its
//! levels.

use std::rc::Rc;

use yew::prelude::*;

use super::super::LevelsEditor;
use super::column_row::clipped;
use super::{Act, MissingCodes};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Choice, Segmented, TextField};
use crate::app::shared::Shared;
use crate::survey::reading::{Ask, Change, ColumnDraft, DateOrder, DecimalMark};
use crate::survey::{Kind, Level, MissingCode};
use crate::words::survey::Survey;

/// Props of [`ColumnDetail`].
#[derive(Properties, PartialEq)]
pub struct ColumnDetailProps {
    /// Its place among the columns.
    pub at: usize,
    /// The column.
    pub column: Shared<ColumnDraft>,
    /// Changes it.
    pub onact: Callback<Act>,
}

/// A column, opened.
#[component]
pub fn ColumnDetail(props: &ColumnDetailProps) -> Html {
    let all = &use_words().survey;
    let words = &all.column;
    let (at, column) = (props.at, &props.column);
    let act = use_event((at, props.onact.clone()), |change: Change, (at, onact)| {
        onact.emit(Act::Column(*at, change));
    });
    let ontext = use_event((act.clone(), column.clone()), |text: String, (act, it)| {
        let text = text.trim();
        let text = if text.is_empty() { &it.name } else { text };
        act.emit(Change::Text(text.to_owned()));
    });
    let onjoiner = use_event(act.clone(), |text: String, act| {
        act.emit(Change::Joiner(text));
    });
    let ondecimal = use_event(act.clone(), |value: AttrValue, act| {
        let comma = value == "comma";
        act.emit(Change::Decimal(if comma {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        }));
    });
    let onorder = use_event(act.clone(), |value: AttrValue, act| {
        let month = value == "month";
        act.emit(Change::Order(if month {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        }));
    });
    let onlevels =
        use_event(act.clone(), |(levels, _): (Vec<Level>, Vec<usize>), act| {
            act.emit(Change::Levels(levels));
        });
    let oneverywhere = use_event((at, props.onact.clone()), |(), (at, onact)| {
        onact.emit(Act::Everywhere(*at));
    });
    let oncodes = use_event(act, |codes: Vec<MissingCode>, act| {
        act.emit(Change::MissingCodes(codes));
    });

    let pair = |values: [&'static str; 2], labels: [&'static str; 2]| -> Rc<[Choice]> {
        values.into_iter().zip(labels).map(|(it, label)| Choice::new(it, label)).collect()
    };
    let marks = pair(["point", "comma"], words.marks);
    let orders = pair(["day", "month"], words.orders);
    let candidates: Rc<[(String, usize)]> = column
        .asks
        .iter()
        .find_map(|it| match it {
            Ask::LooksMissing(values) => Some(values.clone()),
            Ask::DateOrder | Ask::DecimalMark => None,
        })
        .unwrap_or_default()
        .into();
    let comma = column.decimal == DecimalMark::Comma;
    let month = column.order == DateOrder::MonthFirst;
    let levels: Rc<[Level]> = column.kind.levels().into();
    let choice =
        matches!(column.kind, Kind::Single(_) | Kind::Scale(_) | Kind::Multiple(..));
    html! {
        <div class="column-detail">
            <div class="column-side">
                <TextField
                    id={format!("text-{at}")}
                    label={words.wording}
                    value={column.text.clone()}
                    oncommit={ontext}
                />
                if matches!(column.kind, Kind::Number) {
                    <Segmented
                        id={format!("decimal-{at}")}
                        label={words.decimal}
                        show_label=true
                        value={if comma { "comma" } else { "point" }}
                        options={marks}
                        onchange={ondecimal}
                    />
                }
                if matches!(column.kind, Kind::Date) {
                    <Segmented
                        id={format!("order-{at}")}
                        label={words.order}
                        show_label=true
                        value={if month { "month" } else { "day" }}
                        options={orders}
                        onchange={onorder}
                    />
                }
                if let Kind::Multiple(_, joiner) = &column.kind {
                    <TextField
                        id={format!("joiner-{at}")}
                        label={words.joiner}
                        help={words.joiner_help}
                        value={joiner.clone()}
                        oncommit={onjoiner}
                    />
                }
                { samples(column, all) }
                { strays(column, all) }
                <MissingCodes
                    id={format!("missing-{at}")}
                    {candidates}
                    codes={column.missing_codes.clone()}
                    {oncodes}
                    {oneverywhere}
                />
            </div>
            if choice {
                <LevelsEditor
                    id={format!("levels-{at}")}
                    kind={column.kind.name()}
                    {levels}
                    {onlevels}
                />
            }
        </div>
    }
}

fn samples(column: &ColumnDraft, words: &Survey) -> Html {
    html! {
        if !column.fit.samples.is_empty() {
            <div>
                <h3>{ words.column.samples }</h3>
                <ul class="column-samples">
                    for it in &column.fit.samples {
                        <li>
                            <span class="before">{ clipped(&it.before) }</span>
                            { " → " }
                            <span class="after">{ clipped(&(words.reading_of)(&it.after)) }</span>
                        </li>
                    }
                </ul>
                if column.fit.timed > 0 {
                    <p class="note">{ (words.column.timed)(column.fit.timed) }</p>
                }
            </div>
        }
    }
}

fn strays(column: &ColumnDraft, words: &Survey) -> Html {
    html! {
        if column.fit.unreadable > 0 {
            <div>
                <h3>{ words.column.strays }</h3>
                <ul class="column-samples">
                    for (row, text) in &column.fit.strays {
                        <li>
                            { (words.column.row)(*row) }
                            { ": " }
                            <span class="before">{ clipped(text) }</span>
                        </li>
                    }
                </ul>
                <p class="note">
                    { (words.column.unreadable)(column.fit.unreadable) }
                    { ". " }
                    { words.column.strays_hint }
                </p>
            </div>
        }
    }
}
