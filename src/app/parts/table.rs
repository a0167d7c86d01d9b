//! A table as journals want it: three rules, no boxes, what it is of in the note below.

use std::rc::Rc;

use yew::prelude::*;

use super::{Button, Look};
use crate::app::context::use_words;
use crate::app::event::use_event;
use crate::app::steps::use_drawn;

/// So many rows are drawn at once.
const ROWS: usize = 40;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub label: AttrValue,
    /// Whether it holds figures, which stand right under each other.
    pub figures: bool,
}

impl Column {
    /// Returns a column of words.
    pub fn words(label: impl Into<AttrValue>) -> Self {
        Self { label: label.into(), figures: false }
    }

    /// Returns a column of figures.
    pub fn figures(label: impl Into<AttrValue>) -> Self {
        Self { label: label.into(), figures: true }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What tells it from the others.
    pub key: AttrValue,
    /// Its cells, one a column; the first one heads the row. See [`cell`].
    pub cells: Vec<Html>,
    /// Whether it is a total or a subtotal, set apart by a rule.
    pub total: bool,
}

impl Row {
    /// Returns a row.
    pub fn new(key: impl Into<AttrValue>, cells: Vec<Html>) -> Self {
        Self { key: key.into(), cells, total: false }
    }

    /// Returns the same row as a total.
    pub fn total(self) -> Self {
        Self { total: true, ..self }
    }
}

/// Returns a cell with words or a figure in it.
pub fn cell(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { { text } }
}

/// Props of [`Table`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// Its id.
    pub id: AttrValue,
    /// Its number, such as `Table 2`.
    #[prop_or_default]
    pub number: AttrValue,
    /// What it shows.
    pub caption: AttrValue,
    /// Its columns.
    pub columns: Rc<[Column]>,
    /// Its rows.
    pub rows: Rc<[Row]>,
    /// Below it: base, missing, definitions, method.
    #[prop_or_default]
    pub note: Html,
    /// Copies it; without it, it cannot be copied.
    #[prop_or_default]
    pub oncopy: Option<Callback<()>>,
    /// Copies it with all decimals.
    #[prop_or_default]
    pub onexact: Option<Callback<()>>,
    /// Saves it for Excel.
    #[prop_or_default]
    pub onexcel: Option<Callback<()>>,
    /// Saves it as CSV; without it, it cannot be saved.
    #[prop_or_default]
    pub oncsv: Option<Callback<()>>,
}

/// A table. It scrolls in itself when it is wide; its first column stays.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let words = &use_words().parts;
    let caption = format!("{}-caption", props.id);
    let drawn = use_drawn(props.rows.len(), ROWS, ROWS);
    html! {
        <figure class="table" id={props.id.clone()}>
            <figcaption class="table-head">
                <span id={caption.clone()}>
                    if !props.number.is_empty() {
                        <b>{ format!("{}. ", props.number) }</b>
                    }
                    <i>{ &props.caption }</i>
                </span>
                <span class="table-actions">
                    <Action onaction={props.oncopy.clone()} label={words.copy} of={props.caption.clone()} />
                    <Action onaction={props.onexact.clone()} label={words.copy_exact} of={props.caption.clone()} />
                    <Action onaction={props.onexcel.clone()} label={words.excel} of={props.caption.clone()} />
                    <Action onaction={props.oncsv.clone()} label={words.csv} of={props.caption.clone()} />
                </span>
            </figcaption>
            // It scrolls, so the keyboard must reach it.
            <div
                class="table-scroll"
                role="region"
                tabindex="0"
                aria-label={(words.scrolls)(&props.caption)}
            >
                <table aria-labelledby={caption}>
                    <thead>
                        <tr>
                            for it in props.columns.iter() {
                                <th scope="col" class={it.figures.then_some("figure")}>{ &it.label }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in props.rows.iter().take(drawn) {
                            { row_view(row, &props.columns) }
                        }
                    </tbody>
                </table>
            </div>
            if props.note != Html::default() {
                <div class="table-note">{ props.note.clone() }</div>
            }
        </figure>
    }
}

fn row_view(row: &Row, columns: &[Column]) -> Html {
    let figure = |at: usize| columns.get(at).is_some_and(|it| it.figures);
    html! {
        <tr key={row.key.to_string()} class={row.total.then_some("total")}>
            for (at, it) in row.cells.iter().enumerate() {
                if at == 0 {
                    <th scope="row">{ it.clone() }</th>
                } else {
                    <td class={figure(at).then_some("figure")}>{ it.clone() }</td>
                }
            }
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct ActionProps {
    onaction: Option<Callback<()>>,
    label: AttrValue,
    of: AttrValue,
}

#[component]
fn Action(props: &ActionProps) -> Html {
    let onclick = use_event(props.onaction.clone(), |_: MouseEvent, onaction| {
        if let Some(onaction) = onaction {
            onaction.emit(());
        }
    });
    html! {
        if props.onaction.is_some() {
            <Button
                look={Look::Quiet}
                label={AttrValue::from(format!("{}: {}", props.label, props.of))}
                {onclick}
            >
                { &props.label }
            </Button>
        }
    }
}
