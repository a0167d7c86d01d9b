//! One column of the preview: a line that says what it is, and all of it when opened.

use yew::prelude::*;

use super::checked::is_open;
use super::{Act, ColumnDetail};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::parts::{Button, Checkbox, Choice, Look, Select};
use crate::app::shared::Shared;
use crate::survey::KindName;
use crate::survey::reading::{Ask, Change, ColumnDraft, Reading};
use crate::words::survey::Survey;

/// So many levels stand in the line; the rest is counted.
const LISTED: usize = 7;
/// So many characters of a cell stand in the line.
const CELL: usize = 60;

/// Props of [`ColumnRow`].
#[derive(Properties, PartialEq)]
pub struct ColumnRowProps {
    /// Its place among the columns.
    pub at: usize,
    /// The column.
    pub column: Shared<ColumnDraft>,
    /// Whether it holds the respondents' ids.
    pub respondent: bool,
    /// Whether it is opened.
    pub open: bool,
    /// Changes it.
    pub onact: Callback<Act>,
    /// Opens or closes it.
    pub onopen: Callback<Option<usize>>,
}

/// One column of the preview.
#[component]
pub fn ColumnRow(props: &ColumnRowProps) -> Html {
    let all = &use_words().survey;
    let words = &all.column;
    let (at, column) = (props.at, &props.column);
    let onkeep = use_event((at, props.onact.clone()), |on: bool, (at, onact)| {
        onact.emit(Act::Column(*at, Change::Dropped(!on)));
    });
    let onkind = use_event((at, props.onact.clone()), |value: AttrValue, (at, onact)| {
        if let Some(kind) = KindName::parse(&value) {
            onact.emit(Act::Column(*at, Change::Kind(kind)));
        }
    });
    let open = use_event(
        (at, props.open, props.onopen.clone()),
        |_: MouseEvent, (at, open, onopen)| onopen.emit((!open).then_some(*at)),
    );
    let kinds = use_memo((), |()| -> std::rc::Rc<[Choice]> {
        let name = |it: &KindName| Choice::new(it.as_str(), (all.kind)(*it));
        KindName::ALL.iter().map(name).collect()
    });
    let missing = column.fit.empty + column.fit.declared;
    let class = classes!(
        "column",
        column.dropped.then_some("dropped"),
        props.open.then_some("open")
    );
    html! {
        <tbody {class}>
            <tr class="column-line">
                <td class="column-keep">
                    <Checkbox
                        id={format!("keep-{at}")}
                        label={(words.keep)(&column.name)}
                        hide_label=true
                        checked={!column.dropped}
                        onchange={onkeep}
                    />
                </td>
                <th scope="row" class="column-name">
                    <span class="column-title">{ &column.name }</span>
                    if column.text != column.name {
                        <span class="column-wording">{ &column.text }</span>
                    }
                    if props.respondent {
                        <span class="badge">{ all.respondent }</span>
                    }
                </th>
                <td class="column-kind">
                    <Select
                        id={format!("kind-{at}")}
                        label={(words.kind_of)(&column.name)}
                        hide_label=true
                        value={column.kind.name().as_str()}
                        options={(*kinds).clone()}
                        disabled={column.dropped}
                        onchange={onkind}
                    />
                </td>
                <td class="column-content">
                    { content(column, all) }
                    <span class="column-why">{ (all.why)(&column.why) }</span>
                    { warnings(column, all) }
                </td>
                <td class="column-missing figure">
                    <span class="narrow">{ words.heads[3] }{ ": " }</span>
                    { (words.missing)(missing) }
                </td>
                <td class="column-open">
                    <Button
                        look={Look::Quiet}
                        label={(words.open)(&column.name)}
                        expanded={props.open}
                        onclick={open}
                    >
                        { if props.open { "▴" } else { "▾" } }
                    </Button>
                </td>
            </tr>
            if props.open {
                <tr class="column-more">
                    <td colspan="6">
                        <ColumnDetail {at} column={column.clone()} onact={props.onact.clone()} />
                    </td>
                </tr>
            }
        </tbody>
    }
}

/// Shows what is in the column: its levels, or how a few cells are read.
fn content(column: &ColumnDraft, words: &Survey) -> Html {
    let levels = column.kind.levels();
    if levels.is_empty() {
        return html! {
            <ul class="column-samples">
                for it in &column.fit.samples {
                    <li>
                        <span class="before">{ clipped(&it.before) }</span>
                        if changes(&it.before, &it.after) {
                            { " → " }
                            <span class="after">{ clipped(&(words.reading_of)(&it.after)) }</span>
                        }
                    </li>
                }
            </ul>
        };
    }
    let more = levels.len().saturating_sub(LISTED);
    html! {
        <ul class="column-levels">
            for it in levels.iter().take(LISTED) {
                <li class={it.off_scale.then_some("off")}>{ clipped(&it.label) }</li>
            }
            if more > 0 {
                <li class="more">{ (words.column.more_levels)(more) }</li>
            }
        </ul>
    }
}

/// Tells whether a cell is read as something that does not look the same.
fn changes(before: &str, after: &Reading) -> bool {
    match after {
        Reading::Text(text) | Reading::Level(text) => text.trim() != before.trim(),
        Reading::Number(number) => number.to_string() != before.trim(),
        Reading::Date(day) => day.to_string() != before.trim(),
        Reading::Options(_)
        | Reading::NoAnswer
        | Reading::NotShown
        | Reading::Unreadable => true,
    }
}

/// Says what is open or does not fit.
fn warnings(column: &ColumnDraft, words: &Survey) -> Html {
    let open: Vec<&Ask> = column.asks.iter().filter(|it| is_open(it, column)).collect();
    let unreadable = column.fit.unreadable;
    if column.dropped || (open.is_empty() && unreadable == 0) {
        return Html::default();
    }
    html! {
        <>
            if unreadable > 0 {
                <span class="column-warn">
                    { (words.column.unreadable)(unreadable) }
                    if let Some((row, text)) = column.fit.strays.first() {
                        { format!(": {}, “{}”", (words.column.row)(*row), clipped(text)) }
                    }
                </span>
            }
            for it in open {
                <span class="column-ask">{ (words.ask)(it) }</span>
            }
        </>
    }
}

/// Returns a cell's text on one line, not too long.
pub(super) fn clipped(text: &str) -> String {
    let mut line: String = text
        .trim()
        .chars()
        .take(CELL)
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    if text.trim().chars().nth(CELL).is_some() {
        line.push('…');
    }
    line
}
